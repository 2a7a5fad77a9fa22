import pytest

from factrecon.matching.sentences.alignment import align_words
from factrecon.matching.sentences.polarity import compare_polarity
from factrecon.matching.sentences.roles import compare_roles
from factrecon.matching.sentences.statement import read_statement


def read(a, b):
    one, other = read_statement(a), read_statement(b)
    return one, other, align_words(one.words, other.words)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The mill reopened.", "The mill did not reopen."),
        ("The board approved the merger.", "The board rejected the merger."),
        ("Prices rose in May.", "Prices fell in May."),
        ("The claim is true.", "The claim is untrue."),
        ("The minister was aware of the leak.", "The minister was unaware of the leak."),
        ("Nobody was hurt in the crash.", "A driver was hurt in the crash."),
        ("All of the climbers survived.", "Some climbers died."),
    ],
)
def test_yes_against_no(a, b):
    assert compare_polarity(*read(a, b)).turned


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The appeal did not succeed.", "The appeal failed."),
        ("It is not impossible.", "It is possible."),
        ("The mill did not reopen.", "The mill has never reopened."),
        ("A dog is lying on the porch.", "A dog is standing on the porch."),
        ("A young man sings.", "An old man sings."),
        ("Not only the mill burned.", "The mill burned."),
    ],
)
def test_no_contradiction(a, b):
    assert not compare_polarity(*read(a, b)).turned


def test_restored_opposites_are_told():
    found = compare_polarity(*read("The appeal did not succeed.", "The appeal failed."))
    assert [(x.a.key, x.b.key) for x in found.restored] == [("succeed", "fail")]


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("Lee sued Ortiz.", "Ortiz sued Lee.", "swapped"),
        ("Ortiz was sued by Lee.", "Lee was sued by Ortiz.", "swapped"),
        ("The blaze was caused by lightning.", "The blaze was caused by arson.", "other"),
        ("Lee sued Ortiz.", "Ortiz was sued by Lee.", None),
        ("Lee met Ortiz.", "Ortiz met Lee.", None),
        ("Brazil beat Chile in the final.", "Chile lost the final to Brazil.", None),
    ],
)
def test_parties(a, b, kind):
    found = compare_roles(*read(a, b))
    assert (found.kind if found else None) == kind
