"""What a store may be told, planted as news: every claim stands in its sentence, and is read there as it was meant."""

from __future__ import annotations

from hypothesis import given, settings

from factrecon import read
from factrecon.testing import Told, strategies
from factrecon.testing.store_strategies import StoreNews, news_of
from factrecon.values import Quantity


@settings(max_examples=25, deadline=None, derandomize=True, database=None)
@given(strategies.store_news())
def test_planted_claims_are_read_as_they_were_meant(news: StoreNews) -> None:
    texts = {d.id: d for d in news.documents}
    for told in news.said:
        span, wanted = news.spans[told.id], told.claim.value.base
        assert texts[span.document].span(span.start, span.end) == span
        assert texts[span.document].source == told.source
        found = [a.claim.value.base for a in read(texts[span.document]) if isinstance(a.claim.value, Quantity)]
        assert any((max(0, wanted.b), wanted.c) == (max(0, v.b), v.c) for v in found), span.quote


def test_any_claim_of_a_store_makes_a_sentence() -> None:
    made = news_of(
        [
            Told("c1", "herald", "the barn", "rooms", None, None),
            Told("c2", "herald", "the fire", "deaths", None, 12_000, "Lund"),
            Told("c3", "wire", "the barn", "rooms", 2.5, 4),
        ]
    )
    assert [d.text for d in made.documents] == [
        "The barn had any number of rooms. The fire in Lund killed at most 12,000 people.",
        "The barn had between 2.5 and 4 rooms.",
    ]
    assert [made.spans[i].document for i in ("c1", "c2", "c3")] == ["herald-news", "herald-news", "wire-news"]
