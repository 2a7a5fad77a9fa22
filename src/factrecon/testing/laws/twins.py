"""Laws of two texts on one deed: what is told of them does not hang on names, on wording, or on the verb that asks."""

from __future__ import annotations

from collections import Counter
from datetime import date

from factrecon.model import Document
from factrecon.pairs import compare
from factrecon.reconciliation import Reconciliation, reconcile
from factrecon.testing.law import law_of
from factrecon.testing.telling import DEEDS, Telling

_DAY = date(2024, 5, 17)
_ONE = Telling(doer="The {name} council", name="Velmar", deed=DEEDS[0], thing="the harbour budget", day="Tuesday")
_OTHER = Telling(doer="The {name} senate", name="Drelby", deed=DEEDS[1], thing="the fishing ban", day="Thursday")


def _reconciled(*texts: str) -> Reconciliation:
    return reconcile(
        [Document(id=f"d{n}", source=f"paper {n}", text=text, published=_DAY) for n, text in enumerate(texts)]
    )


def _contradict(made: Reconciliation) -> bool:
    """Whether a claim of the first text stands in contradiction to one of the second."""
    for question in made.graph.questions:
        tellers = {c.id: {a.document for a in made.graph.assertions_of(c)} for c in made.graph.claims_of(question)}
        for found in made.graph.comparisons_of(question):
            if found.relation == "contradiction" and tellers[found.a] | tellers[found.b] >= {"d0", "d1"}:
                return True
    return False


@law_of("twins", (_ONE, _OTHER))
def compare_and_reconcile_contradict_alike(one: Telling, other: Telling) -> str | None:
    """Where `compare` of two texts says contradiction, `reconcile` of them holds one, and the other way round."""
    for a, b in ((one.text, one.turned), (one.text, one.denied), (one.text, one.passive), (one.text, other.turned)):
        compared = compare(a, b, published=(_DAY, _DAY)).relation == "contradiction"
        if compared != _contradict(_reconciled(a, b)):
            return f"compare {'does' if compared else 'does not'}, reconcile otherwise: {a} / {b}"
    return None


@law_of("twins", (_ONE,))
def what_is_denied_is_not_borne_out(one: Telling) -> str | None:
    """A text and the same denied, or told with the opposite verb, corroborate nothing about the deed."""
    for text in (one.denied, one.turned):
        for verdict in _reconciled(one.text, text).verdicts:
            if verdict.status == "corroborated" and one.deed[2] in verdict.question.ask:
                return f"{verdict.question.ask!r} is corroborated by {text}"
    return None


@law_of("twins", (_ONE, _OTHER))
def unrelated_stories_share_no_question(one: Telling, other: Telling) -> str | None:
    """Two texts on two deeds of two bodies to two things answer no common question."""
    if one.name == other.name or one.thing == other.thing or one.doer == other.doer or one.deed[0] in other.deed:
        return None
    made = _reconciled(one.text, other.text)
    for question in made.graph.questions:
        said = {a.document for c in made.graph.claims_of(question) for a in made.graph.assertions_of(c)}
        if len(said) > 1 and not question.ask.startswith("When was"):
            return f"both answer {question.ask!r}"
    return None


@law_of("twins", (_ONE, "Quenford"))
def names_change_nothing(one: Telling, name: str) -> str | None:
    """Places renamed throughout give the same verdicts, up to the names."""
    named, renamed = (_statuses(_reconciled(t.text, t.turned, t.passive)) for t in (one, one.renamed(name)))
    return None if named == renamed else f"{dict(named)} against {dict(renamed)}"


def _statuses(made: Reconciliation) -> Counter[str]:
    return Counter(f"{v.question.kind} {v.status} {v.told}" for v in made.verdicts)


@law_of("twins", (_ONE,))
def a_paraphrase_keeps_the_question(one: Telling) -> str | None:
    """The deed told in the passive, by an official, or with its day first answers the same question with yes."""
    for text in (one.passive, one.reported, one.begun_by_day):
        made = _reconciled(one.text, text)
        shared = False
        for question in made.graph.questions:
            claims = [c for c in made.graph.claims_of(question) if question.kind in ("truth", "time")]
            said = {a.document for c in claims for a in made.graph.assertions_of(c)}
            shared = shared or said == {"d0", "d1"}
        if not shared:
            return f"nothing is asked of both {one.text!r} and {text!r}"
    return None


TWINS = (
    compare_and_reconcile_contradict_alike,
    what_is_denied_is_not_borne_out,
    unrelated_stories_share_no_question,
    names_change_nothing,
    a_paraphrase_keeps_the_question,
)
