"""Which counts of frames the words of a record ask for."""

from __future__ import annotations

import pytest

from factrecon.claim_record import assertion_from_row, assertion_to_row, count_of


@pytest.mark.parametrize(
    ("attribute", "thing", "frame"),
    [
        ("number of people unaccounted for", "the slide", "missing"),
        ("confirmed deaths", "the slide", "death"),
        ("number hurt", "the slide", "injury"),
        ("number", "evacuated villagers", "evacuation"),
        ("killed or injured", "the slide", ""),
        ("number of seats", "the theatre", ""),
        ("homes", "the slide", ""),
    ],
)
def test_the_words_tell_which_count(attribute: str, thing: str, frame: str) -> None:
    found = count_of(attribute, thing)
    assert (found.frame if found is not None else "") == frame


def test_a_toll_grows_and_the_missing_rise_and_fall() -> None:
    row = {"source": "a", "object": "the slide", "value": 3, "kind": "count"}
    dead, missing, seats = (assertion_from_row(row | {"attribute": a}) for a in ("deaths", "missing", "seats"))
    asked = [(s.claim.question.cumulative, s.claim.question.changing) for s in (dead, missing, seats)]
    assert asked == [(True, False), (False, True), (False, False)]


def test_who_says_that_a_toll_does_not_grow_is_heard_and_it_is_written_back() -> None:
    row = {
        "source": "a",
        "object": "the plague",
        "attribute": "deaths",
        "value": 3,
        "kind": "count",
        "cumulative": False,
    }
    said = assertion_from_row(row)
    assert not said.claim.question.cumulative
    assert assertion_from_row(assertion_to_row(said)) == said
    assert assertion_to_row(said)["cumulative"] is False
