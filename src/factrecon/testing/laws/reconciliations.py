"""Laws of reconciling: order, adding, quotes, and that what is one is one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import combinations

from attrs import evolve

from factrecon.graph import build_graph
from factrecon.judging import judge
from factrecon.matching.judgements import Judgements
from factrecon.model import Assertion, Document
from factrecon.reconciliation import Reconciliation, reconcile
from factrecon.testing.law import law_of
from factrecon.verdicts.verdict import judge as verdict_on

Records = Sequence[Document | Assertion]

_NEWS = [
    Document(id="d0", source="herald", text="The fire at the mill killed 30 people.", published=date(2024, 3, 8)),
    Document(id="d1", source="gazette", text="The fire at the mill killed 20 people.", published=date(2024, 3, 8)),
]


def _differ(one: Reconciliation, other: Reconciliation) -> str | None:
    if one == other and one.to_json() == other.to_json():
        return None
    a, b = (sorted(f"{v.question.ask}: {v.status}" for v in made.verdicts) for made in (one, other))
    return f"{a} against {b}"


@law_of("reconciliation", (_NEWS,))
def the_order_of_records_is_nothing(records: Records) -> str | None:
    """The same documents and claims in another order make an equal reconciliation."""
    return _differ(reconcile(records), reconcile(list(records)[::-1]))


@law_of("reconciliation", (_NEWS,))
def one_by_one_is_all_at_once(records: Records) -> str | None:
    """Adding documents and claims one by one makes what all of them make at once."""
    made = reconcile([])
    for record in records:
        made = made.add(record)
    return _differ(made, reconcile(records))


@law_of("reconciliation", (_NEWS,))
def quotes_are_the_very_words(records: Records) -> str | None:
    """Every quote is the very text of its document between its offsets, in the report as well."""
    made = reconcile(records)
    texts = made.texts
    said: Iterable[tuple[str | None, int, int, str]] = (
        (a.document, a.span.start, a.span.end, a.span.quote) for a in made.graph.assertions if a.span is not None
    )
    told = (
        (a["document"], a["start"], a["end"], a["quote"])
        for q in made.to_json()["questions"]
        for c in q["claims"]
        for a in c["assertions"]
        if a["start"] is not None
    )
    for document, start, end, quote in (*said, *told):
        if document is not None and texts[document][start:end] != quote:
            return f"{quote!r} is not at {start}-{end} of {document}: {texts[document][start:end]!r}"
    return None


@law_of("reconciliation", (_NEWS,))
def no_claim_holds_a_contradiction(records: Records) -> str | None:
    """Whoever makes one claim says one thing: their values do not contradict each other."""
    graph = reconcile(records).graph
    for found in graph.claims:
        for x, y in combinations((a.claim.value for a in graph.assertions_of(found)), 2):
            scores = x.scores(y)
            if scores is None or scores.contradiction > 0:
                return f"{x} and {y} are one claim"
    return None


@law_of("reconciliation", (_NEWS,))
def every_question_has_one_verdict(records: Records) -> str | None:
    """There is one verdict on every question, and every claim answers one of them."""
    made = reconcile(records)
    judged = [v.question.id for v in made.verdicts]
    asked = [c.question.id for c in made.graph.claims]
    if len(judged) != len(set(judged)) or set(judged) != set(asked):
        return f"{len(judged)} verdicts on {len(set(asked))} questions"
    return None


@law_of("reconciliation", (_NEWS,))
def what_is_judged_different_is_kept_apart(records: Records) -> str | None:
    """Two claims that a person judges to answer two questions do not share one."""
    made = reconcile(records)
    for question in made.to_json()["questions"]:
        quoted = [c for c in question["claims"] if any(a["quote"] for a in c["assertions"])]
        if len(quoted) < 2 or not _unlike(quoted[0], quoted[-1]):
            continue
        said = judge(made, "different", quoted[0]["id"], quoted[-1]["id"])
        again = reconcile(records, judgements=Judgements.of(said)).to_json()
        homes = [_homes(again, c) for c in (quoted[0], quoted[-1])]
        return f"both still answer {homes[0] & homes[1]}" if homes[0] & homes[1] else None
    return None


@law_of("reconciliation", (_NEWS,))
def a_plan_never_disputes(records: Records) -> str | None:
    """Of what one source only plans or wishes nothing disputes what the others tell, nor bears it out."""
    said = reconcile(records).graph.assertions
    first = min((a.source for a in said), default="")
    plans = [_planned(a) if a.source == first else a for a in said]
    graph = build_graph(plans)
    for question in graph.questions:
        answers = [a for c in graph.claims_of(question) for a in graph.assertions_of(c)]
        sources = {a.source for a in answers}
        told = {a.source for a in answers if a.status not in ("planned", "possible")}
        if first in sources and told and len(sources) == 2:
            found = verdict_on(graph, question)
            if found.status in ("disputed", "corroborated"):
                return f"{question.ask!r} is {found.status} by a plan"
    return None


def _planned(assertion: Assertion) -> Assertion:
    told = evolve(assertion.statement, mode="planned") if assertion.statement is not None else None
    return evolve(assertion, status="planned", statement=told)


@law_of("reconciliation", (_NEWS,))
def a_source_twice_is_one_voice(records: Records) -> str | None:
    """What one source prints, and prints again under another id, is neither borne out nor disputed by itself."""
    for document in records:
        if isinstance(document, Document):
            made = reconcile([document, evolve(document, id=f"{document.id}, again")])
            for verdict in made.verdicts:
                if verdict.status in ("corroborated", "disputed"):
                    return f"{verdict.question.ask!r} is {verdict.status} by {document.source} alone"
    return None


def _unlike(a: dict[str, object], b: dict[str, object]) -> bool:
    return not _spots(a) & _spots(b) and a["text"] != b["text"]


def _spots(claim: dict[str, object]) -> set[tuple[object, ...]]:
    said = claim["assertions"]
    assert isinstance(said, list)
    return {(a["document"] or a["source"], " ".join((a["quote"] or "").split())) for a in said}


def _homes(report: dict[str, object], claim: dict[str, object]) -> set[str]:
    """The questions under which the words of a claim stand with its answer."""
    questions = report["questions"]
    assert isinstance(questions, list)
    return {q["id"] for q in questions for c in q["claims"] if c["text"] == claim["text"] and _spots(c) & _spots(claim)}


RECONCILIATION = (
    the_order_of_records_is_nothing,
    one_by_one_is_all_at_once,
    quotes_are_the_very_words,
    no_claim_holds_a_contradiction,
    every_question_has_one_verdict,
    what_is_judged_different_is_kept_apart,
    a_plan_never_disputes,
    a_source_twice_is_one_voice,
)
