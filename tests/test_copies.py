"""Copies of a document and the names of sources change nothing of what is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from factrecon.language.text.quoting import folded
from factrecon.matching.judgements import Judgement, Judgements
from factrecon.model import Document, claim
from factrecon.reconciliation import read_together, reconcile
from factrecon.records import load
from factrecon.values import Entity, Quantity, Text

FLOOD = [d for f in sorted((Path(__file__).parent.parent / "examples" / "flood").glob("*.txt")) for d in load(f)]


STRIKE = [d for f in sorted((Path(__file__).parent.parent / "examples" / "strike").glob("*.txt")) for d in load(f)]


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


def without(made, names):
    """The report, less what it says of some documents: their rows, assertions and sources."""
    report = made.to_json()
    report["documents"] = [d for d in report["documents"] if d["id"] not in names]
    kept = {d["source"] for d in report["documents"]}
    report["sources"] = [{"id": s["id"], "credibility": s["credibility"]} for s in report["sources"] if s["id"] in kept]
    for q in report["questions"]:
        del q["also"]  # a report that has only the copy knows the question by what the copy bears: no date, another day
        for c in q["claims"]:
            c["assertions"] = [a for a in c["assertions"] if a["document"] not in names]
        for voice in q.get("contributions", ()):
            voice["sources"] = [s for s in voice["sources"] if s in kept]
    return report


@pytest.mark.parametrize("of", [0, 1, 2])
@pytest.mark.parametrize("own", [True, False], ids=["by the same source", "by others"])
@pytest.mark.parametrize("story", [FLOOD, STRIKE], ids=["flood", "strike"])
def test_fifty_copies_change_nothing_of_what_is_told(story, own, of):
    first = story[of]
    copies = [
        evolve(first, id=f"zcopy{n}{k}", source=first.source if own else f"other{n}", text=text, published=day)
        for n in range(16)
        for k, (text, day) in enumerate(
            (
                (first.text, first.published),
                (first.text.replace("\n", "\r\n ").replace("“", '"').replace("”", '"'), None),
                (f"{first.text[: first.body_start]}  {first.text[first.body_start :]}\n", None),
            )
        )
    ]
    names = {c.id for c in copies}
    many = reconcile([*story, *copies])
    assert without(many, names) == without(reconcile(story), ())
    # Each says where it says it, in its own words.
    texts = many.texts
    said = [a for a in many.graph.assertions if a.document in names]
    assert len({a.document for a in said}) == 48
    assert all(texts[a.document][a.span.start : a.span.end] == a.span.quote for a in said)
    mine = [a for a in many.graph.assertions if a.document == first.id]
    assert len(said) == 48 * len(mine)
    assert {folded(a.quote).text for a in said} == {folded(a.quote).text for a in mine}


def test_a_reprint_says_what_it_says_as_of_its_first_day():
    tuesday = Document(
        id="a", source="gazette", published=date(2024, 5, 7), text="The fire in Leeds on Monday killed 12 people."
    )
    later = Document(
        id="b", source="herald", published=date(2024, 5, 8), text="The fire in Leeds on Monday has killed 19 people."
    )
    again = evolve(tuesday, id="c", source="bell", published=date(2024, 5, 16))
    made = reconcile([tuesday, later, again])
    assert without(made, {"c"}) == without(reconcile([tuesday, later]), ())
    assert {a.published for a in made.graph.assertions if a.document == "c"} == {date(2024, 5, 7)}


def test_copies_are_read_once():
    seen = []

    def mine(story):
        seen.extend(p.document.text for p in story.pages)
        return ()

    reconcile([*FLOOD, *(evolve(FLOOD[0], id=f"copy{n}") for n in range(9))], readers=(mine,))
    assert sorted(seen) == sorted(d.text for d in FLOOD)


def test_what_is_read_of_copies_can_be_given_back():
    documents = [*FLOOD, *(evolve(FLOOD[0], id=f"copy{n}", text=FLOOD[0].text.upper()) for n in range(3))]
    said = read_together(documents)
    assert {a.document for a in said} == {d.id for d in documents}
    given, read = reconcile([*documents, *said], readers=()), reconcile(documents)
    assert told(given) == told(read)
    assert len(given.graph.assertions) == len(read.graph.assertions)


def test_forty_copies_do_not_make_a_stream_of_a_few_documents():
    said = ("A fire at a mill in Leeds killed 3 people.", "Three people died in a Leeds mill.")
    few = [Document(id=n, text=text) for n, text in zip("ab", said, strict=True)]
    many = reconcile([*few, *(evolve(few[0], id=f"copy{n}") for n in range(40))])
    assert many.stories["a"] == many.stories["b"] == many.stories["copy0"]


@pytest.mark.parametrize("about", ["question", "story"])
def test_a_judgement_on_a_copy_is_heard(about):
    one = Document(id="a", text="The fire in Leeds killed 12 people.", published=date(2024, 5, 7))
    other = Document(id="b", text="The fire in Leeds killed 19 people.", published=date(2024, 5, 7))
    copy = evolve(one, id="copy")
    judged = Judgement(
        "different",
        "copy" if about == "story" else "copy: killed 12",
        "b" if about == "story" else "b: killed 19",
        about=about,
    )
    made = reconcile([one, other, copy], judgements=Judgements.of([judged]))
    assert [a.notice for a in made.judged] == [""]
    if about == "question":
        counts = [v.question for v in made.verdicts if v.question.kind == "quantity"]
        told = [{a.document for c in made.graph.claims_of(q) for a in made.graph.assertions_of(c)} for q in counts]
        assert sorted(map(sorted, told)) == [["a", "copy"], ["b"]]
    else:
        assert made.stories["copy"] != made.stories["b"]


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
