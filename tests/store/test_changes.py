"""What is told of a change: nothing of questions that cannot be asked, but that a dispute is gone with its words."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from factrecon.model import Document
from factrecon.store import Store
from factrecon.store.changes import Change, changes_between, told_in_words
from factrecon.store.feed import atom

NIGHT = datetime(2024, 5, 6, 2, tzinfo=UTC)


def question(name: str, status: str, ask: str = "How many died?", was: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"id": name, "status": status, "ask": ask, "was": was, "best": {"text": "four"}, "reason": "so it is"}


def told(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> list[tuple[str, str]]:
    found = changes_between({q["id"]: q for q in before}, {q["id"]: q for q in after}, (), ())
    return [(kind, str(q["ask"])) for kind, q, _, _, _ in found]


def test_a_part_split_off_without_words_is_not_told_beside_the_rest() -> None:
    after = [question("q1", "corroborated"), question("q2", "untold", "", ("q1",))]
    assert told([question("q1", "disputed")], after) == [("settled", "How many died?")]


def test_a_dispute_of_which_nothing_plain_is_left_is_told_as_it_was_asked() -> None:
    after = [question("q2", "untold", "", ("q1",))]
    assert told([question("q1", "disputed")], after) == [("settled", "How many died?")]


def test_what_is_asked_in_no_plain_words_is_no_news() -> None:
    assert told([], [question("q1", "untold", "")]) == []


def test_a_second_voice_with_other_words_is_told_as_no_other_answer() -> None:
    change = Change(
        number=1,
        at=NIGHT,
        kind="told by two",
        question="q1",
        story="s1",
        ask="How far?",
        before="over 100 miles",
        after="more than 100 miles",
        reason="two say it",
    )
    assert next(told_in_words([change])) == "newly told by two: How far? more than 100 miles"
    assert "over 100" not in atom([change])


def test_a_change_tells_of_which_story_it_is() -> None:
    day = date(2024, 5, 6)
    one = Document(id="a", title="Mill burns", published=day, text="A fire at the Ely mill killed 12 people on Sunday.")
    two = Document(id="b", text="The Ely mill fire killed 21 people on Sunday.", published=day)
    store = Store(":memory:")
    store.add([two], now=NIGHT)
    store.add([one], now=NIGHT)
    assert len(store.stories) == 1
    dispute = next(c for c in store.changes() if c.kind == "dispute")
    assert (dispute.headline, dispute.to_json()["headline"]) == ("Mill burns", "Mill burns")
    assert any(line.startswith("    Mill burns: no answer fits both") for line in told_in_words([dispute]))
    assert "<summary>Mill burns. 21. no answer fits both" in atom([dispute])
    [settled] = [c for c in store.retract("a", now=NIGHT).changes if c.kind == "settled"]
    assert settled.headline == "The Ely mill fire killed 21 people on Sunday."
