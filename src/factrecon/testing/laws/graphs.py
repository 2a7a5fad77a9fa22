"""Laws of the claim graph."""

from __future__ import annotations

from collections.abc import Sequence

from factrecon.graph import build_graph, contradictions, to_networkx
from factrecon.model import Assertion, claim
from factrecon.testing.law import law_of
from factrecon.values import Quantity

_SAID = [
    claim("a", "the fire", "deaths", Quantity.of(30, "person")),
    claim("b", "the fire", "deaths", Quantity.of(20, "person")),
]


@law_of("graph", (_SAID,))
def the_order_of_assertions_is_nothing(assertions: Sequence[Assertion]) -> str | None:
    """The same assertions in another order make an equal graph."""
    there, back = build_graph(assertions), build_graph(list(assertions)[::-1])
    if there != back:
        return "two orders, two graphs"
    one, two = (sorted(map(repr, to_networkx(g).nodes(data=True))) for g in (there, back))
    return None if one == two else "two orders, two networks"


@law_of("graph", (_SAID,))
def an_assertion_made_twice_is_one(assertions: Sequence[Assertion]) -> str | None:
    """An assertion given twice is in the graph once."""
    return None if build_graph([*assertions, *assertions]) == build_graph(assertions) else "it changed the graph"


@law_of("graph", (_SAID,))
def graphs_hold_what_was_said(assertions: Sequence[Assertion]) -> str | None:
    """A graph holds every assertion and claim, each claim under its own question, and no other."""
    graph = build_graph(assertions)
    if {a.id for a in graph.assertions} != {a.id for a in assertions}:
        return "the assertions differ"
    if {c.id for c in graph.claims} != {a.claim.id for a in assertions}:
        return "the claims differ"
    for question in graph.questions:
        if any(c.question.id != question.id for c in graph.claims_of(question)):
            return f"a claim of another question stands under {question.attribute!r}"
    return None


@law_of("graph", (_SAID,))
def more_assertions_unsay_nothing(assertions: Sequence[Assertion]) -> str | None:
    """Adding an assertion removes no contradiction that was found before."""
    known = {frozenset((c.a, c.b)) for c in contradictions(build_graph(assertions[1:]))}
    now = {frozenset((c.a, c.b)) for c in contradictions(build_graph(assertions))}
    return None if known <= now else f"{len(known - now)} contradictions vanished"


GRAPHS = (
    the_order_of_assertions_is_nothing,
    an_assertion_made_twice_is_one,
    graphs_hold_what_was_said,
    more_assertions_unsay_nothing,
)
