"""Hypothesis strategies for what is reconciled, and for reconciliations."""

from __future__ import annotations

from datetime import date

from attrs import evolve
from hypothesis import strategies as st

from factrecon.model import Assertion, Document
from factrecon.reconciliation import Reconciliation, reconcile
from factrecon.testing.claim_strategies import assertion_lists, documents, planted_documents

__all__ = ["reconciliations", "record_lists"]


def record_lists(*, most: int = 3) -> st.SearchStrategy[list[Document | Assertion]]:
    """Up to `most` documents, most of them short news of one day or another, with some claims that stand in none."""

    @st.composite
    def draw_some(draw: st.DrawFn) -> list[Document | Assertion]:
        news = planted_documents().map(lambda p: p.document)
        out: list[Document | Assertion] = []
        for n in range(draw(st.integers(0, most))):
            document = draw(st.one_of(news, news, news, documents()))
            published = draw(st.sampled_from((document.published, date(2024, 3, 8), None)))
            out.append(evolve(document, id=f"d{n}", source=f"s{n}", published=published))
        if draw(st.booleans()) or not out:
            out += draw(assertion_lists(most=3))
        return out

    return draw_some()


def reconciliations(*, most: int = 3) -> st.SearchStrategy[Reconciliation]:
    """What up to `most` documents and some claims establish and dispute."""
    return record_lists(most=most).map(reconcile)
