"""Bonds: the strongest chain of links between documents, told here by trying every path."""

from itertools import pairwise, permutations

from hypothesis import given
from hypothesis import strategies as st

from factrecon.matching.bonds import bonds_of

LINKS = st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd"), st.floats(-5, 9)), max_size=8).map(
    lambda found: [(min(a, b), max(a, b), bits) for a, b, bits in found if a != b]
)


def strongest(links, one, other):
    """The widest path from one to another, by brute force."""
    best = float("-inf")
    inner = [d for d in "abcd" if d not in (one, other)]
    for n in range(3):
        for middle in permutations(inner, n):
            path = (one, *middle, other)
            steps = [max((w for a, b, w in links if {a, b} == {x, y}), default=None) for x, y in pairwise(path)]
            if None not in steps:
                best = max(best, min(steps))
    return best


@given(LINKS)
def test_between_is_the_widest_path(links):
    bonds = bonds_of({d: d for d in "abcd"}, links)
    for one in "abc":
        assert bonds.between([one], ["d"]) == strongest(links, one, "d")


@given(LINKS)
def test_the_order_of_links_is_nothing(links):
    named = {d: d for d in "abcd"}
    assert bonds_of(named, links) == bonds_of(named, list(reversed(links)))


@given(LINKS)
def test_who_asks_the_same_by_name_needs_no_evidence(links):
    bonds = bonds_of({"a": "a", "b": "a", "c": "c", "d": "d"}, links)
    assert bonds.between(["a"], ["b"]) is None
    assert bonds.between(["a"], ["c"]) == bonds.between(["b"], ["c"])
