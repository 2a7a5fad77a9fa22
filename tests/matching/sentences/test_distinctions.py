import pytest

from factrecon.matching.sentences.alignment import align_words
from factrecon.matching.sentences.distinctions import (
    ASKED,
    ELSEWHERE,
    NAMED_APART,
    NEVER_THE_SAME,
    ONE_OF_SEVERAL,
    UNMATCHED,
    shortfall,
)
from factrecon.matching.sentences.statement import read_statement
from factrecon.matching.sentences.values import align_values
from factrecon.pairs import compare


def told(a, b):
    one, other = read_statement(a), read_statement(b)
    return shortfall(one, other, align_words(one.words, other.words), align_values(one, other), None)


@pytest.mark.parametrize(
    ("a", "b", "lost"),
    [
        ("The senator visits Oslo.", "The senator visited Oslo.", 0.0),
        ("The senator visits Norway.", "The senator visits Chile.", NAMED_APART + ELSEWHERE),
        ("The Norwegian senator resigned.", "The Chilean senator resigned.", ELSEWHERE),
        ("The senator of Oslo resigned.", "The senator of Norway resigned.", NAMED_APART),
        ("Ana Quispe resigned.", "Luis Rojas resigned.", NAMED_APART),
        ("Four nurses quit in Oslo.", "Nurse quits in Oslo.", UNMATCHED + ONE_OF_SEVERAL),
        ("Four nurses quit in Oslo.", "Nurses quit in Oslo.", UNMATCHED),
        ("Oslo 3-2 Bergen: match report", "Oslo 0-1 Bergen: match report", NEVER_THE_SAME),
        ("The bridge is 40 years old.", "The bridge is painted every 6 years.", NEVER_THE_SAME),
        ("The 40 miners of Oslo resigned.", "The 40 miners of Oslo resigned in May.", UNMATCHED),
        ("Will the mayor of Oslo resign?", "The mayor of Oslo will resign.", ASKED),
    ],
)
def test_what_is_taken_off(a, b, lost):
    assert told(a, b) == pytest.approx(lost)
    assert told(b, a) == pytest.approx(lost)


def test_two_places_are_not_the_same_though_all_else_is():
    assert compare("Miners strike in Chile over pay.", "Miners strike in Peru over pay.").relation != "same"
    assert compare("Miners strike in Chile over pay.", "Chilean miners on strike over pay.").relation == "same"


def test_other_numbers_are_never_the_same():
    for a, b in (
        ("Silver closed at 4.81/83 an ounce.", "Silver closed at 4.90/92 an ounce."),
        ("The club drew 2-2 with Bergen.", "The club drew 1-1 with Bergen."),
    ):
        assert compare(a, b).relation not in ("same", "refines", "refined_by")
        assert compare(a, a + " ").relation == "same"
