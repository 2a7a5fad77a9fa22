import pytest

from factrecon.language.analysis import analyse
from factrecon.language.syntax.polarity import find_retractions


@pytest.mark.parametrize(
    ("sentence", "verb", "negated", "status"),
    [
        ("The bakers struck.", "strike", False, "asserted"),
        ("The bakers did not strike.", "strike", True, "asserted"),
        ("The bakers never struck.", "strike", True, "asserted"),
        ("No one was hurt.", "hurt", True, "asserted"),
        ("The crew no longer works.", "work", True, "asserted"),
        ("The sides have yet to agree.", "agree", True, "asserted"),
        ("Talks ended without reaching a deal.", "reach", True, "asserted"),
        ("The sides failed to reach a deal.", "reach", True, "asserted"),
        ("The sides did not fail to reach a deal.", "reach", False, "asserted"),
        ("The bakers will strike.", "strike", False, "planned"),
        ("The bakers plan to strike.", "strike", False, "planned"),
        ("The bakers voted to strike.", "strike", False, "planned"),
        ("Bakers to strike Monday", "strike", False, "planned"),
        ("The bridge may collapse.", "collapse", False, "possible"),
        ("If rain falls, the bridge will close.", "close", False, "possible"),
        ("If rain falls, the bridge will close.", "fall", False, "possible"),
        ("The driver reportedly fled.", "flee", False, "reported"),
        ("Officers said that the driver fled.", "flee", False, "reported"),
        ("The driver is believed to have fled.", "flee", False, "reported"),
        ("The army denied that it fired.", "fire", False, "denied"),
        ("The army did not deny that it fired.", "fire", False, "asserted"),
        ("The army denied shelling the town.", "shell", False, "denied"),
        ("The paper retracted its report that nine had died.", "die", False, "retracted"),
        ("The union denied that bakers had refused to work.", "work", True, "denied"),
    ],
)
def test_standing(sentence: str, verb: str, negated: bool, status: str) -> None:
    read = analyse(sentence)[0]
    found = {c.verb.lemma: s for c, s in zip(read.clauses, read.standings, strict=True)}
    assert verb in found, found
    assert (found[verb].negated, found[verb].status) == (negated, status)


def test_conditions_are_told() -> None:
    read = analyse("If rain falls, the bridge will close.")[0]
    assert [s.conditional for s in read.standings] == [True, True]


def test_cues_point_at_words() -> None:
    text = "It rained. The bakers did not strike."
    sentence = analyse(text)[1]
    assert [text[c.start : c.end] for s in sentence.standings for c in s.cues] == ["not"]


def test_retractions() -> None:
    text = "Correction: An earlier version of this article misstated the toll."
    assert [text[a:b] for a, b in find_retractions(text)] == [
        "Correction",
        "An earlier version of this article",
        "misstated",
    ]
    assert find_retractions("She made a correction in class.") == ()
