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


def test_two_origins_of_one_voice_are_not_two() -> None:
    def answered(status: str, origins: int) -> dict[str, Any]:
        return {**question("q1", status), "origins": origins}

    assert told([answered("single-source", 2)], [answered("corroborated", 3)]) == [("told by two", "How many died?")]
    assert told([answered("corroborated", 2)], [answered("corroborated", 3)]) == []
    assert told([answered("disputed", 2)], [answered("corroborated", 3)]) == [("settled", "How many died?")]


def test_what_two_told_and_do_not_any_more_is_told_but_not_where_both_came_in_one_night() -> None:
    fallen = {**question("q1", "single-source"), "origins": 1}
    assert told([{**question("q1", "corroborated"), "origins": 2}], [fallen]) == [("weakened", "How many died?")]
    weakened = change(2, "weakened", "q1", "s1")
    assert [line.strip() for line in told_in_words([weakened])][1] == "no longer told by two: q1? 12"
    assert list(told_in_words([change(1, "told by two", "q1", "s1"), weakened])) == []


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
    assert next(told_in_words([change])) == "newly told by two: How far? more than 100 miles (q1, 2024-05-06 02:00)"
    assert "over 100" not in atom([change])


def change(number: int, kind: str, question: str, story: str, after: str = "12", headline: str = "") -> Change:
    return Change(
        number=number,
        at=NIGHT,
        kind=kind,
        question=question,
        story=story,
        ask=f"{question}?",
        before=None,
        after=after,
        reason="so it is",
        headline=headline or f"Story {story}",
    )


def test_a_night_is_told_story_by_story_what_is_at_odds_first() -> None:
    night = [
        change(1, "told by two", "q1", "s1", "yes"),
        *(change(n, "told by two", f"q{n}", "s1") for n in range(2, 6)),
        change(6, "told by two", "q6", "s2"),
        change(7, "dispute", "q6", "s2"),
        change(8, "dispute", "q8", "s3"),
        change(9, "settled", "q8", "s3"),
    ]
    lines = [line.partition(" (")[0] for line in told_in_words(night)]
    assert lines == [
        "Story s2",
        "  new dispute: q6? 12",
        "      so it is",
        "Story s3",
        "  dispute settled: q8? 12",
        "      so it is",
        "Story s1",
        "  newly told by two: q2? 12",
        "  newly told by two: q3? 12",
        "  newly told by two: q4? 12",
        "  and 2 more newly told by two",
    ]
    every = [line.partition(":")[0] for line in told_in_words(night, every=True)][::2]
    assert every == ["newly told by two"] * 6 + ["new dispute", "new dispute", "dispute settled"]


def test_a_story_that_got_another_id_or_another_headline_is_told_once() -> None:
    night = [
        change(1, "told by two", "q1", "s1", headline="Mill burns"),
        change(2, "told by two", "q2", "s2", headline="Mill burns"),
        change(3, "told by two", "q3", "s3", headline="Elsewhere"),
        change(4, "dispute", "q4", "s2", headline="Twelve die in mill fire"),
    ]
    heads = [line for line in told_in_words(night) if not line.startswith(" ")]
    assert heads == ["Twelve die in mill fire", "Elsewhere"]


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
    heading, _, reason = told_in_words([dispute])
    assert heading == "Mill burns"
    assert reason.startswith("      no answer fits both")
    _, alone = told_in_words([dispute], every=True)
    assert alone.startswith("    Mill burns: no answer fits both")
    assert "<summary>Mill burns. 21. no answer fits both" in atom([dispute])
    [settled] = [c for c in store.retract("a", now=NIGHT).changes if c.kind == "settled"]
    assert settled.headline == "The Ely mill fire killed 21 people on Sunday."
