"""Copies of a document and the names of sources change nothing of what is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve

from factrecon.model import claim
from factrecon.reconciliation import reconcile
from factrecon.records import load
from factrecon.values import Entity, Quantity, Text

FLOOD = [d for f in sorted((Path(__file__).parent.parent / "examples" / "flood").glob("*.txt")) for d in load(f)]


def told(made):
    return {
        (v.question.ask, c.text): (
            v.status,
            round(v.belief, 2),
            v.best and v.best.text,
            round(v.beliefs.get(c.id, -1), 2),
        )
        for v in made.verdicts
        for c in made.graph.claims_of(v.question)
    }


@pytest.mark.xfail(
    reason="rarity is the story's own, so that matching hears copies: links at a bar may tip", strict=False
)
@pytest.mark.parametrize("own", [True, False], ids=["by the same source", "by others"])
def test_copies_move_no_belief_and_no_credibility(own):
    alone = reconcile(FLOOD)
    first = FLOOD[0]
    copies = [evolve(first, id=f"copy{n}", source=first.source if own else f"other{n}") for n in range(8)]
    many = reconcile([*FLOOD, *copies])
    assert told(many) == told(alone)
    assert {s: many.credibility[s] for s in alone.credibility} == pytest.approx(dict(alone.credibility), abs=2e-3)


@pytest.mark.parametrize("copies", [2, 50])
def test_a_claim_printed_fifty_times_counts_once(copies):
    said = [
        claim(s, f"the fire of {n}", "deaths", Quantity.of(n + (s == "b"), "person")) for n in range(3, 9) for s in "ab"
    ]
    again = [evolve(c, document=f"d{n}") for c in said if c.source == "a" for n in range(copies)]
    one, many = reconcile(said), reconcile([*said, *again])
    assert [(v.status, v.belief, v.beliefs) for v in many.verdicts] == [
        (v.status, v.belief, v.beliefs) for v in one.verdicts
    ]
    assert many.credibility == one.credibility


def test_renaming_sources_changes_no_wording():
    words = [("CHICAGO", "Chicago"), ("five", "Five"), ("the Mill", "the mill")]
    for names in (("a", "b"), ("b", "a"), ("zz", "aa")):
        said = [
            claim(source, f"the place of {n}", "town", Entity(text, text=text))
            for n, pair in enumerate(words)
            for source, text in zip(names, pair, strict=True)
        ]
        said += [
            claim(source, "it", "what", Text(text, text=text))
            for source, text in zip(names, ("it ended", "It ended"), strict=True)
        ]
        best = {v.question.subject: v.best.text for v in reconcile(said).verdicts}
        assert best == {
            "the place of 0": "Chicago",
            "the place of 1": "Five",
            "the place of 2": "the Mill",
            "it": "It ended",
        }


def test_renaming_sources_changes_no_answer():
    renamed = [evolve(d, source=f"{d.text_sha256[:6]}") for d in FLOOD]
    assert {k: v[0::2] for k, v in told(reconcile(renamed)).items()} == {
        k: v[0::2] for k, v in told(reconcile(FLOOD)).items()
    }


def test_documents_of_one_id_are_told_of_and_each_is_read():
    one, two, three = (evolve(d, id="x") for d in FLOOD[:3])
    made = reconcile([one, two, three, one])
    assert len(made.documents) == 3
    (left,) = [x for x in made.left_out if "have this id" in x.reason]
    assert (left.file, left.lost) == ("x", False)
    assert left.reason.startswith("3 documents have this id; all but one are called x-")
    assert reconcile([three, two, one]) == made
    taken = evolve(FLOOD[3], id=next(d.id for d in made.documents if d.id != "x"))
    assert len(reconcile([one, two, three, taken]).documents) == 4
