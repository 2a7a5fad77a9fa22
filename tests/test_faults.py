"""What one record breaks is told of, and the rest is reconciled as without it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factrecon.errors import InvalidRecord, UnknownName, UnreadableInput
from factrecon.faults import internal, without_faults
from factrecon.model import Document, claim
from factrecon.readers import READERS, read
from factrecon.reconciliation import reconcile
from factrecon.records import load
from factrecon.rules import RULES
from factrecon.values import Quantity

TEXTS = [
    f"A fire at a mill in {town} killed {n} people on Monday, police said. The mill had made paper for {n + 20} years."
    for n, town in enumerate(("Toledo", "Ostrel", "Velmora", "Lagos", "Oslo"), 3)
]
SOUND = [Document(id=f"d{n}", source=f"s{n}", text=text) for n, text in enumerate(TEXTS)]
BROKEN = Document(id="broken", source="b", text="A fire at a mill in Toledo killed 30 people, says BROKEN.")


def stumbling(story):
    """A reader with a fault."""
    if any("BROKEN" in d.text for d in story.documents):
        raise ZeroDivisionError("a fault")
    return ()


def told(made):
    return [(v.question.ask, v.status, v.reason) for v in made.verdicts]


def test_a_document_that_breaks_a_reader_is_left_out_and_all_else_is_as_without_it():
    readers = (*READERS, stumbling)
    whole, without = reconcile([*SOUND, BROKEN], readers=readers), reconcile(SOUND, readers=readers)
    assert told(whole) == told(without)
    assert whole.credibility == without.credibility
    (left,) = whole.left_out
    assert left.file == "broken"
    assert left.reason.startswith("internal: ZeroDivisionError (a fault)")
    assert "readers/reader.py" in left.reason
    assert "/home" not in left.reason


def test_strict_lets_the_error_through():
    with pytest.raises(ZeroDivisionError):
        reconcile([*SOUND, BROKEN], readers=(*READERS, stumbling), strict=True)


def test_adding_what_breaks_is_the_same_as_giving_it_with_the_rest():
    readers = (*READERS, stumbling)
    batch = reconcile([*SOUND, BROKEN], readers=readers)
    added = reconcile(SOUND[:2], readers=readers).add(BROKEN, SOUND[2]).add(*SOUND[3:])
    assert added == batch


def test_two_claims_that_break_a_rule_only_together_cost_one_of_them():
    def rule(a, b, *, tolerance):
        if {a.value.nominal, b.value.nominal} == {3, 4}:
            raise RuntimeError("three and four")

    claims = [claim(f"s{n}", "the fire", "deaths", Quantity.of(n, "person")) for n in (3, 4, 5, 6)]
    made, backwards = (reconcile(given, rules=(rule, *RULES)) for given in (claims, claims[::-1]))
    assert len(made.graph.assertions) == 3
    assert len(made.left_out) == 1
    assert made == backwards


def broken_method(ballot, **_):
    raise KeyError("method")


def test_what_breaks_every_record_is_no_records_fault():
    claims = [claim(s, "the fire", "deaths", Quantity.of(3, "person")) for s in "ab"]
    with pytest.raises(KeyError):
        reconcile(claims, method=broken_method)
    with pytest.raises(UnknownName):
        reconcile(claims, method="no such method")


def test_a_list_among_the_records_is_told_of():
    with pytest.raises(InvalidRecord, match="each by itself, not a list"):
        reconcile(SOUND[:1]).add(SOUND[1:])


@given(st.lists(st.integers(0, 9), max_size=40), st.sets(st.integers(0, 9)), st.integers(0, 9))
def test_the_sound_part_is_sound_and_only_what_breaks_goes(records, alone, together):
    """Values in `alone` fail by themselves, `together` only beside a nought."""

    def attempt(some):
        if alone & set(some) or (together in some and 0 in some and together):
            raise ValueError(str(some))

    sound, gone = without_faults(records, attempt)
    attempt(sound)
    assert sorted([*sound, *(r for r, _ in gone)]) == sorted(records)
    assert alone & set(records) <= {r for r, _ in gone}
    assert {r for r, _ in gone} <= alone | {0, together}


def test_the_reason_names_what_and_is_short():
    assert internal(InvalidRecord("a.csv, line 3: no value")) == "a.csv, line 3: no value"
    assert len(internal(ValueError("x" * 1000))) < 250


def test_a_few_bytes_that_are_no_text_cost_their_sentences(tmp_path):
    path = tmp_path / "a.txt"
    sound = "About 400 workers were sent home. The fire burned for three hours."
    path.write_bytes(b"A fire in Leeds killed 1\xff2 people on Monday. " + sound.encode())
    told = []
    (document,) = load(path, on_error=told.append)
    assert told[0].reason.endswith("1 characters are not UTF-8, the first at byte 24; sentences with them are not read")
    said = {(a.claim.question.attribute, a.claim.text) for a in read(document)}
    assert said == {(a.claim.question.attribute, a.claim.text) for a in read(Document(id="a", text=sound))}
    made = reconcile([document])
    assert [x.reason for x in made.left_out] == ["sentences that lost a character: skipped 44 characters"]
    with pytest.raises(UnreadableInput, match="not UTF-8 at byte 24"):
        list(load(path))
    path.write_bytes(b"caf\xe9 \x96 " * 200)
    with pytest.raises(UnreadableInput, match="not UTF-8"):
        list(load(path, on_error=told.append))


def test_a_lost_apostrophe_is_an_apostrophe():
    lost = Document(
        id="a", text="The fire didn\ufffdt kill anybody, and the mill\ufffds owner said 12 people were hurt."
    )
    whole = Document(id="a", text=lost.text.replace("\ufffd", "’"))
    assert [(a.claim, a.span.start) for a in read(lost)] == [(a.claim, a.span.start) for a in read(whole)]


def test_of_a_text_without_end_the_beginning_is_read(monkeypatch):
    monkeypatch.setattr("factrecon.story.analysis.MOST_READ", 70)
    text = "The fire in Leeds killed 12 people on Monday, the police said there. " + "The flood killed 40 people. " * 9
    made = reconcile([Document(id="a", text=text)])
    assert {a.span.end <= 70 for a in made.graph.assertions} == {True}
    assert made.left_out[0].reason == f"only the first 70 of {len(text)} characters are read; split it"
