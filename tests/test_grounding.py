"""Given claims held against the texts they quote."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from factrecon import Document, Time, claim, dump, ground, load, read_together, reconcile, report
from factrecon.claim_record import assertion_from_row, assertion_to_row
from factrecon.values import Quantity

PAPER = Document(
    id="d1",
    source="courier",
    published=date(2024, 3, 6),
    text="At least 12 people died when the ferry sank off Toledo on Friday. The owner, Ana Ruiz, did not resign.\n\n"
    "“The hull was 40 years old,” she said. At least 12 people died in 1911, too. Repairs cost $5.2 million.",
)


def row(**changes: Any) -> dict[str, Any]:
    said = {
        "source": "desk",
        "document": "d1",
        "object": "the ferry",
        "attribute": "deaths",
        "value": "12",
        "kind": "count",
        "quote": "At least 12 people died when the ferry sank",
    }
    return said | changes


def one(**changes: Any) -> Any:
    [check] = ground([assertion_from_row(row(**changes))], [PAPER]).checks
    return check


def test_the_quote_is_the_documents_own_slice() -> None:
    check = one(quote="the hull was 40 years old", value="40 years", kind="duration", attribute="age")
    assert check.claim.grounding == "folded"
    assert check.claim.span == PAPER.span(105, 130)
    assert check.claim.given == "the hull was 40 years old"
    assert check.claim.statement.span == check.claim.span
    assert check.value == "same"


@pytest.mark.parametrize(
    ("changes", "value"),
    [
        ({"value": "at least 12"}, "same"),
        ({"value": "21"}, "another"),
        ({"value": "more than 2"}, "another"),
        ({"value": "$12 million", "kind": "money"}, "not there"),
        ({"value": "Friday", "kind": "time", "quote": "sank off Toledo on Friday"}, "same"),
        ({"value": "Thursday", "kind": "time", "quote": "sank off Toledo on Friday"}, "another"),
        ({"value": "March 1, 2024", "kind": "time", "quote": "sank off Toledo on Friday"}, "same"),
        ({"value": "5.2 million", "unit": "USD", "kind": "money", "quote": "Repairs cost $5.2 million"}, "same"),
        ({"value": "5.3 million", "unit": "USD", "kind": "money", "quote": "Repairs cost $5.2 million"}, "another"),
        ({"value": "40 years", "kind": "duration", "quote": "40 years old"}, "same"),
        ({"value": "4 years", "kind": "duration", "quote": "40 years old"}, "not there"),
        ({"value": "Toledo", "kind": "place", "quote": "off Toledo on Friday"}, "same"),
        ({"value": "Berlin", "kind": "place", "quote": "off Toledo on Friday"}, "not there"),
        ({"value": "Ruiz", "kind": "entity", "quote": "The owner, Ana Ruiz"}, "same"),
        ({"value": "no", "kind": "truth", "quote": "did not resign"}, ""),
    ],
)
def test_the_value_is_read_again_from_the_quote(changes: dict[str, str], value: str) -> None:
    check = one(**changes)
    assert check.value == value
    assert bool(check.problem) == (value == "another")


def test_a_bound_of_the_quote_is_taken_over() -> None:
    assert one().claim.claim.value.modifier == "at least"


def test_relative_days_are_the_documents() -> None:
    value = one(value="Friday", kind="time", quote="on Friday").claim.claim.value
    assert isinstance(value, Time)
    assert value.nominal == "2024-03-01"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"quote": "At least 21 people died"}, "is not in the text; nearest: “At least 12 people died"),
        ({"quote": "did resign"}, "is not in the text"),
        ({"document": "d2"}, "there is no document 'd2'"),
        ({"value": "21"}, "“21” is not what its quote says"),
    ],
)
def test_what_does_not_stand_is_left_out_and_told(changes: dict[str, str], message: str) -> None:
    made = ground([assertion_from_row(row(id="r1", **changes))], [PAPER])
    assert made.claims == ()
    assert message in made.left_out[0].reason
    assert made.left_out[0].reason.startswith("r1 (the ferry: deaths)")
    kept = ground([assertion_from_row(row(**changes))], [PAPER], keep=True)
    assert message in kept.claims[0].record.problem  # type: ignore[union-attr]
    assert message in assertion_to_row(kept.claims[0])["problem"]
    assert kept.left_out == ()


def test_a_repeated_quote_takes_the_next_place() -> None:
    rows = [row(id=f"r{n}", quote="At least 12 people died") for n in (10, 2, 11)]
    made = ground(map(assertion_from_row, rows), [PAPER])
    assert [a.span.start for a in made.claims if a.span] == [143, 0, 143]


def test_given_places_are_checked() -> None:
    right = one(start=0, end=27, quote="At least 12 people died whe")
    assert right.claim.span.start == 0
    moved = one(start=140, end=170, quote="At least 12 people died")
    assert moved.claim.span.start == 143
    assert one(start=0, end=9, quote="It is not").problem


def test_without_documents_or_names_nothing_is_checked() -> None:
    alone = claim("a", "the ferry", "deaths", Quantity.of(3), quote="three")
    assert ground([alone], [PAPER]).claims == (alone,)
    assert ground([assertion_from_row(row(quote="nowhere"))], []).left_out == ()


def test_a_file_name_names_its_document() -> None:
    assert not one(document="d1.txt").problem


def test_reconcile_leaves_out_what_does_not_stand() -> None:
    rows = [row(id="good"), row(id="bad", quote="At least 30 people died"), row(id="wrong", value="30")]
    given = [assertion_from_row(r) for r in rows]
    made = reconcile([PAPER, *given], readers=())
    assert [a.ref for a in made.graph.assertions] == ["good"]
    assert len(made.left_out) == 2
    marked = reconcile([PAPER, *given], readers=(), keep_ungrounded=True)
    assert {(a.ref, a.grounding) for a in marked.graph.assertions} == {
        ("good", "exact"),
        ("bad", "absent"),
        ("wrong", "exact"),
    }


def test_truths_and_words_are_not_held_against_numbers() -> None:
    assert one(value=True, kind="truth").value == ""
    stated = assertion_from_row(row(value="sank in a storm", kind="text"))
    assert ground([stated], [PAPER]).checks[0].problem == ""


EXAMPLES = Path(__file__).parent.parent / "examples" / "strike"


def test_what_was_read_makes_the_same_report_again(tmp_path: Path) -> None:
    """Read, written, read back and reconciled on the texts alone: the report of the texts, to the byte."""
    documents = [d for f in sorted(EXAMPLES.glob("*.txt")) for d in load(f)]
    dump(read_together(documents), tmp_path / "said.jsonl")  # type: ignore[arg-type]
    back = list(load(tmp_path / "said.jsonl"))
    texts = reconcile(documents)
    again = reconcile([*back, *documents], readers=())
    assert report(again, format="json") == report(texts, format="json")
    assert again.left_out == texts.left_out


def test_a_day_of_what_may_happen_is_the_next_one() -> None:
    text = "They may return on Thursday, the city said. The pumps ran until Thursday, by which time the roof was dry."
    paper = Document(id="d1", text=text, published=date(2024, 5, 10))
    row = {
        "source": "desk",
        "document": "d1",
        "object": "the residents",
        "attribute": "day of return",
        "value": "Thursday",
        "kind": "time",
    }
    plan = row | {"quote": "They may return on Thursday", "status": "possible"}
    done = row | {"quote": "The pumps ran until Thursday", "attribute": "pumping", "object": "the pumps"}
    made = ground(map(assertion_from_row, [plan, done]), [paper])
    assert [a.claim.value.nominal for a in made.claims] == ["2024-05-16", "2024-05-09"]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("value", "quote", "stands"),
    [
        ("yes", "no siren had sounded", False),
        ("yes", "the sirens didn't sound", False),
        ("no", "no siren had sounded", True),
        ("yes", "the sirens of the mill sounded", True),
        ("yes", "the sirens sounded, but not for long", True),  # what is denied is something else
        ("yes", "not only the sirens sounded", True),
    ],
)
def test_a_yes_whose_quote_says_no_is_contradicted(value: str, quote: str, stands: bool) -> None:
    row = {"source": "desk", "document": "d", "object": "the sirens", "attribute": "sounded", "kind": "truth"}
    text = Document(id="d", text=f"It was dark. Residents said that {quote}. Then it rained.")
    made = ground([assertion_from_row({**row, "value": value, "quote": quote})], [text])
    assert bool(made.claims) == stands
    assert stands or "is not what its quote says" in made.left_out[0].reason
