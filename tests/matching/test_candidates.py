"""Which sides are weighed against each other: answers of one kind, or of kin."""

from __future__ import annotations

from factrecon import Document, read
from factrecon.matching.candidates import candidates
from factrecon.matching.sides import sides_of

SAID = {
    "a": "The truce talks between Norland and the rebels ended on Tuesday after weeks of talks in Oslo.",
    "b": "“We sat with the rebels this afternoon, and they ended our truce talks,” said Norland envoy Ada Berg.",
}


def test_what_is_read_gives_a_time_or_a_yes_typed_so_that_words_are_no_answer_beside_it() -> None:
    sides = sides_of([a for name, text in SAID.items() for a in read(Document(id=name, text=text))])
    sorts = [side.sort for side in sides]
    weighed = {frozenset((sorts[one], sorts[other])) for one, other in candidates(sides)}
    assert "text" in sorts
    assert {"time", "truth", "duration"} & set(sorts)
    assert not {frozenset(["text", other]) for other in ("time", "truth", "duration")} & weighed
    assert frozenset(["truth"]) in weighed
