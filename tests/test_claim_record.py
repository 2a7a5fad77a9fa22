"""One record for a claim, in and out."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from attrs import fields_dict
from hypothesis import HealthCheck, given, settings

from factrecon import Document, Places, Quantity, Time, Truth, claim, dump, load, read
from factrecon.claim_record import KNOWN, assertion_from_row, assertion_to_row, reread, stated
from factrecon.columns import Columns
from factrecon.errors import InvalidRecord
from factrecon.language.answers import ANSWER_KINDS
from factrecon.model import MODES, STATUSES, Assertion
from factrecon.records import LeftOut
from factrecon.testing.laws.records import same_in_all
from factrecon.testing.strategies import told_assertions

ROW = {
    "id": "r7",
    "source": "the courier",
    "document": "d1",
    "object": "the Harbour Bridge",
    "attribute": "closed since",
    "value": "Friday morning",
    "kind": "time",
    "quote": "closed since Friday morning",
    "speaker": "Ana Ruiz",
    "status": "reported",
    "when": "Friday",
    "where": "Ohio",
    "story": "bridge",
    "checked by": "mk",
}


def test_a_record_makes_its_own_statement() -> None:
    said = assertion_from_row(ROW)
    assert said.statement is not None
    assert said.statement.predicate == "closed since"
    topic, place = said.statement.filler("topic"), said.statement.filler("place")
    assert topic is not None
    assert topic.text == "the Harbour Bridge"
    assert isinstance(place, Places)
    assert said.statement.speaker == "Ana Ruiz"
    assert set(said.statement.words) >= {"harbour", "bridge", "close"}
    assert said.ref == "r7"
    assert said.given == "closed since Friday morning"
    assert said.record is not None
    assert (said.record.kind, said.claim.question.story, dict(said.record.extra)) == (
        "time",
        "bridge",
        {"checked by": "mk"},
    )


def test_relative_days_wait_for_the_document() -> None:
    said = reread(assertion_from_row(ROW), date(2024, 3, 6))
    assert isinstance(said.claim.value, Time)
    assert said.claim.value.nominal == "2024-03-01TMO"
    assert said.published == date(2024, 3, 6)
    assert said.statement is not None
    assert isinstance(said.statement.filler("time"), Time)


def test_modes_are_statuses_too() -> None:
    wished = assertion_from_row({**ROW, "status": "wished"})
    assert (wished.status, wished.mode) == ("possible", "wished")
    assert assertion_to_row(wished)["status"] == "wished"


@pytest.mark.parametrize("name", ["said.jsonl", "said.csv"])
def test_a_record_comes_back_whole(tmp_path: Path, name: str) -> None:
    said = [
        assertion_from_row(ROW),
        reread(assertion_from_row(ROW), date(2024, 3, 6)),
        assertion_from_row(
            {
                "source": "b",
                "object": "x",
                "attribute": "toll",
                "value": {"kind": "truth", "value": True},
                "event": {"frame": "fire", "places": ["Ohio"], "participants": ["Acme"]},
                "document": "d",
                "quote": "so",
                "start": 4,
                "end": 6,
                "cumulative": True,
                "single": False,
                "cue": "said",
                "hedge": "may",
            }
        ),
    ]
    said = [said[0], said[2]]
    dump(said, tmp_path / name)
    back = list(load(tmp_path / name))
    assert [same_in_all(a, b) for a, b in zip(said, back, strict=True)] == [None, None]


def test_what_was_read_comes_back_whole(tmp_path: Path) -> None:
    text = (
        "At least 12 people died in a fire in Toledo on Tuesday, Ana Ruiz said. The council may not rebuild the "
        "market. "
        "A two-day strike of 300 nurses began on March 4. They returned to work a week after the strike began."
    )
    said = [stated(a) for a in read(Document(id="d", source="s", text=text, published=date(2024, 3, 6)))]
    assert len(said) > 5
    dump(said, tmp_path / "said.jsonl")
    back = [a for a in load(tmp_path / "said.jsonl") if isinstance(a, Assertion)]
    assert [same_in_all(a, b) for a, b in zip(said, back, strict=True)] == [None] * len(said)


def test_a_claim_made_in_python_comes_back(tmp_path: Path) -> None:
    said = stated(claim("a", "the fire", "deaths", Quantity.of(3, "person", modifier="about"), quote="about three"))
    dump([said], tmp_path / "said.csv")
    [back] = load(tmp_path / "said.csv")
    assert same_in_all(said, back) is None


def test_other_peoples_columns(tmp_path: Path) -> None:
    path = tmp_path / "desk.csv"
    path.write_text("Company;Who says;What;Answer;Checked\nAcme Corp;filing;staff;about 40;yes\n", encoding="utf-8")
    names = Columns.of(["object=Company", "source=Who says", "attribute=What", "value=Answer"])
    told: list[LeftOut] = []
    [said] = load(path, columns=names, on_error=told.append)
    assert isinstance(said, Assertion)
    assert said.claim.value.modifier == "about"  # type: ignore[attr-defined]
    assert said.record is not None
    assert dict(said.record.extra) == {"Checked": "yes"}
    assert [(t.lost, "Checked" in t.reason) for t in told] == [(False, True)]
    with pytest.raises(Exception, match="no column 'attribute' among object, Who says, What, value"):
        list(load(path))


def test_headings_that_people_use_are_taken_and_told(tmp_path: Path) -> None:
    path = tmp_path / "desk.csv"
    path.write_text(
        "Outlet;Subject;Question;Answer;Excerpt\nGazette;Acme Corp;staff;about 40;some forty\n", encoding="utf-8"
    )
    told: list[LeftOut] = []
    [said] = load(path, on_error=told.append)
    assert isinstance(said, Assertion)
    assert (said.source, said.claim.question.subject, said.claim.text, said.given) == (
        "Gazette",
        "Acme Corp",
        "about 40",
        "some forty",
    )
    assert [(t.lost, "'Outlet' for source" in t.reason) for t in told] == [(False, True)]


@pytest.mark.parametrize("header", ["Subject;Company;Question;Answer", "object;Question;Field;Answer"])
def test_where_two_headings_could_be_meant_none_is_taken(tmp_path: Path, header: str) -> None:
    path = tmp_path / "desk.csv"
    path.write_text(f"{header}\na;b;c;d\n", encoding="utf-8")
    with pytest.raises(Exception, match="no column"):
        list(load(path))


def test_two_records_with_one_id(tmp_path: Path) -> None:
    path = tmp_path / "two.jsonl"
    line = '{"id": "1", "source": "a", "object": "x", "attribute": "y", "value": 1}\n'
    path.write_text(line + line, encoding="utf-8")
    told: list[LeftOut] = []
    assert len(list(load(path, on_error=told.append))) == 1
    assert "id '1' is taken" in told[0].reason


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"kind": "number"}, "unknown kind 'number'"),
        ({"start": 3, "end": 9, "document": None}, "need the document"),
        ({"start": -1, "end": 3}, "from 0"),
        ({"start": "x", "end": 3}, "whole number"),
        ({"grounding": "near"}, "unknown grounding"),
        ({"event": 5}, "an event is the name of a frame"),
        ({"event": {"frame": "fire", "roles": ["x"]}}, "pairs"),
        ({"statement": {"mode": "asserted"}}, "predicate"),
        ({"statement": {"predicate": "x", "mode": "sung"}}, "unknown mode"),
        ({"status": "sung"}, "unknown status"),
        ({"published": "soon"}, "no date"),
        ({"object": ""}, "no object"),
    ],
)
def test_what_is_wrong_is_named(change: dict[str, object], message: str) -> None:
    with pytest.raises(InvalidRecord, match=message) as caught:
        assertion_from_row({**ROW, **change}, where="f.jsonl, line 3")
    assert "f.jsonl, line 3" in str(caught.value)


def test_no_field_of_an_assertion_is_forgotten() -> None:
    """A field that is added to assertions has to be written and read: the strategy of the law draws each of them."""
    drawn: set[str] = set()

    @settings(max_examples=200, deadline=None, derandomize=True, database=None)
    @given(told_assertions())
    def see(assertion: Assertion) -> None:
        bare = Assertion(assertion.claim, assertion.source)
        drawn.update(n for n in fields_dict(Assertion) if getattr(assertion, n) != getattr(bare, n))

    see()
    assert drawn | {"claim", "source"} == set(fields_dict(Assertion))


def test_a_truth_is_open_in_its_truth() -> None:
    assert stated(claim("a", "the fire", "arson", Truth(False))).open == "truth"


def test_the_shipped_schema_describes_every_row() -> None:
    """Rows of every sort of claim fit the schema, which names every field that is read, and no other."""
    import factrecon

    path = Path(factrecon.__file__).parent / "factrecon-claim-1.schema.json"
    schema = json.loads(path.read_text("utf-8"))
    assert tuple(schema["properties"]) == KNOWN
    assert schema["properties"]["kind"]["enum"][:-1] == list(ANSWER_KINDS)
    assert set(schema["properties"]["status"]["enum"]) == {*STATUSES, *MODES, None}
    validator = jsonschema.Draft202012Validator(schema)

    @settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(told_assertions())
    def fits(assertion: Assertion) -> None:
        validator.validate(json.loads(json.dumps(assertion_to_row(assertion))))

    fits()
    validator.validate(ROW)
    with pytest.raises(jsonschema.ValidationError):
        validator.validate({**ROW, "kind": "number"})
