import pytest

from factrecon.matching.directions import opposite_direction
from factrecon.matching.similarity import align_words
from factrecon.matching.statement import read_statement
from factrecon.pairs import compare


@pytest.mark.parametrize(
    ("a", "b", "thing"),
    [
        ("The cat is climbing into the box.", "The cat is climbing out of the box.", "box"),
        ("The clinic stands near the harbor.", "The clinic stands far from the harbor.", "harbor"),
        ("The guard turned on the siren.", "The guard turned off the siren.", "siren"),
        ("The cat is climbing into the box.", "The cat is climbing into the red box.", None),
        ("The cat is climbing into the box.", "The cat is sleeping out of the box.", None),
        ("The cat is walking up the road.", "The cat is walking down the road.", None),
    ],
)
def test_what_lies_in_opposite_ways(a, b, thing):
    one, other = read_statement(a), read_statement(b)
    found = opposite_direction(one, other, align_words(one.words, other.words))
    assert (None if found is None else found.a.key) == thing
    assert (compare(a, b).relation == "contradiction") == (thing is not None)
