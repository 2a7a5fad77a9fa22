import pytest

from factrecon.language.syntax.clauses import Clause, clauses
from factrecon.language.syntax.tagging import tokenize


def read(sentence: str) -> dict[str, Clause]:
    return {c.verb.lemma: c for c in clauses(tokenize(sentence))}


def heads(clause: Clause) -> tuple[str, str]:
    return (
        clause.subject.head.lemma if clause.subject else "",
        clause.object.head.lemma if clause.object else "",
    )


@pytest.mark.parametrize(
    ("sentence", "verb", "expected"),
    [
        ("A bomb in a market killed 12 people.", "kill", ("bomb", "people")),
        ("Officers say the driver hit two children.", "hit", ("driver", "child")),
        ("Officers say the driver hit two children.", "say", ("officer", "")),
        ("Officers say a man who hit two children was held.", "hold", ("man", "")),
        ("The mayor, who owns a farm, sold the land.", "sell", ("mayor", "land")),
        ("The mayor, who owns a farm, sold the land.", "own", ("mayor", "farm")),
        ("After talks failed, the union called a strike.", "call", ("union", "strike")),
        ("After talks failed, the union called a strike.", "fail", ("talk", "")),
        ("Gunmen stormed the hotel, killing six.", "kill", ("gunman", "six")),
        ("The firm ordered drivers to return.", "return", ("driver", "")),
        ("The firm promised drivers to pay.", "pay", ("firm", "")),
        ("The blast killed two and wounded nine.", "wound", ("blast", "nine")),
        ("“We leave,” said Ana Lund, a baker.", "say", ("Lund", "")),
        ("The boy, 12, died at home.", "die", ("boy", "")),
        ("The strike that bakers called ended.", "call", ("baker", "strike")),
    ],
)
def test_who_does_what(sentence: str, verb: str, expected: tuple[str, str]) -> None:
    assert heads(read(sentence)[verb]) == expected


def test_passive_has_patient_and_agent() -> None:
    clause = read("Two boys were hit by a truck on Friday.")["hit"]
    assert clause.patient is not None
    assert clause.patient.head.lemma == "boy"
    assert clause.agent is not None
    assert clause.agent.head.lemma == "truck"
    assert [w for w, _ in clause.prepositions] == ["by", "on"]


def test_passive_is_shared_without_its_auxiliary() -> None:
    clause = read("Two men were killed and three wounded when a wall fell.")["wound"]
    assert clause.verb.voice == "passive"
    assert clause.subject is not None
    assert clause.subject.head.text == "three"


def test_markers_and_parents() -> None:
    found = clauses(tokenize("The mayor said that the bridge would close if rain fell."))
    assert [(c.verb.lemma, c.marker, c.parent) for c in found] == [
        ("say", "", None),
        ("close", "that", 0),
        ("fall", "if", 1),
    ]


@pytest.mark.parametrize(
    ("text", "subject", "verb", "voice"),
    [
        ("A landslide in 1971 buried 60 houses.", "A landslide", "bury", "active"),
        ("The storm that crossed the bay on Monday flooded 400 homes.", "The storm", "flood", "active"),
        ("Talks with the Greens on forming a cabinet begin on Friday.", "Talks", "begin", "active"),
        ("A plan to build a dam was dropped on Monday.", "A plan", "drop", "passive"),
        ("The panel met for three hours on Monday but failed to agree.", "The panel", "fail", "active"),
        ("Orla Vale (D-Calif.) told reporters on Monday.", "Orla Vale", "tell", "active"),
        ("Orla Vale (D., Calif.) told reporters on Monday.", "Orla Vale", "tell", "active"),
    ],
)
def test_the_subject_waits_behind_what_tells_more_of_it(text, subject, verb, voice):
    found = next(c for c in clauses(tokenize(text)) if c.verb.lemma == verb)
    assert found.subject is not None
    assert (found.subject.text, found.verb.voice, found.verb.finite) == (subject, voice, True)


@pytest.mark.parametrize(
    ("text", "subject", "verb", "voice"),
    [
        ("There was no one living in the house.", "no one", "live", "active"),
        ("There were two boats tied up in the bay.", "two boats", "tie", "passive"),
        ("There is no woman in red walking her dog.", "no woman", "walk", "active"),
    ],
)
def test_there_is_with_a_participle_tells_what_who_is_there_does(text, subject, verb, voice):
    told = next(c for c in clauses(tokenize(text)) if c.verb.lemma == verb)
    assert (told.subject.text, told.verb.voice, told.verb.finite, told.parent) == (subject, voice, True, None)
    assert told.verb.leading.text in ("was", "were", "is")
