"""What is told of a change: nothing of questions that cannot be asked, but that a dispute is gone with its words."""

from __future__ import annotations

from typing import Any

from factrecon.store.changes import changes_between


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
