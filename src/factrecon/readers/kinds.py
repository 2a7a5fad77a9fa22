"""Which kind of a thing a number counts: 24 confirmed deaths are scope, and dispute no 30 deaths."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from factrecon.model import Assertion
from factrecon.story.page import Page
from factrecon.values import Quantity


def mark_kinds(page: Page, found: Sequence[Assertion]) -> Iterator[Assertion]:
    """With the kind of each count that is told with one as the part it holds of."""
    for assertion in found:
        kind = _kind(page, assertion) if assertion.claim.scope.part is None else ""
        if kind:
            assertion = evolve(assertion, claim=evolve(assertion.claim, scope=evolve(assertion.claim.scope, part=kind)))
        yield assertion


def _kind(page: Page, assertion: Assertion) -> str:
    span, value = assertion.span, assertion.claim.value
    if span is None or not isinstance(value, Quantity):
        return ""
    sentence = page.sentence_at(span.start)
    if sentence is None:
        return ""
    inside = [q for q in sentence.quantities if span.start <= q.start < span.end and q.nominal == value.nominal]
    return sentence.narrowed(inside[0]) if inside else ""
