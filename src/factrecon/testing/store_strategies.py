"""Hypothesis strategies for what a claim store is told, as claims and as news texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from attrs import frozen
from hypothesis import strategies as st

from factrecon.model import Document, Span
from factrecon.testing.claim_store import Told
from factrecon.testing.pasting import pasted

__all__ = ["StoreNews", "news_of", "sentence_of", "store_news", "told_lists"]


def told_lists(*, least: int = 1, most: int = 6) -> st.SearchStrategy[list[Told]]:
    """Claims with ids of their own on few questions, so that many meet: numbers, ranges, open ends, places.

    >>> told_lists().example()[0].id  # doctest: +SKIP
    'c0'
    """
    whole = st.integers(0, 6)
    ends: st.SearchStrategy[tuple[float | None, float | None]] = st.one_of(
        whole.map(lambda n: (n, n)),
        st.tuples(whole, st.integers(0, 4)).map(lambda t: (t[0], t[0] + t[1])),
        whole.map(lambda n: (n, None)),
        whole.map(lambda n: (None, n)),
    )
    subjects, attributes = st.sampled_from(("the fire", "the flood")), st.sampled_from(("deaths", "injuries"))
    said = st.tuples(st.sampled_from("abc"), subjects, attributes, ends, st.sampled_from(("", "Lund", "Malmo")))

    def numbered(drawn: Sequence[tuple[str, str, str, tuple[float | None, float | None], str]]) -> list[Told]:
        return [Told(f"c{n}", a, b, c, *between, place) for n, (a, b, c, between, place) in enumerate(drawn)]

    return st.lists(said, min_size=least, max_size=most).map(numbered)


@frozen
class StoreNews:
    """What a store may be told, and news in which it stands: a document for each source, a sentence for each claim."""

    said: tuple[Told, ...]
    documents: tuple[Document, ...]
    spans: Mapping[str, Span]
    """The sentence of each claim, by its id."""


_VERBS: Mapping[str, str] = {"deaths": "killed", "injuries": "injured"}


def sentence_of(told: Told) -> str:
    """A claim as a sentence of news.

    >>> sentence_of(Told("c1", "a", "the fire", "deaths", 3, None, "Lund"))
    'The fire in Lund killed at least 3 people.'
    >>> sentence_of(Told("c1", "a", "the barn", "rooms", 2, 5))
    'The barn had between 2 and 5 rooms.'
    """
    low, high = (None if x is None else f"{x:,.10g}" for x in (told.low, told.high))
    if low is None and high is None:
        count = "any number of"
    elif low is None:
        count = f"at most {high}"
    elif high is None:
        count = f"at least {low}"
    else:
        count = low if low == high else f"between {low} and {high}"
    where = f" in {told.place}" if told.place else ""
    what = f"{_VERBS[told.attribute]} {count} people" if told.attribute in _VERBS else f"had {count} {told.attribute}"
    return f"{told.subject[:1].upper()}{told.subject[1:]}{where} {what}."


def news_of(said: Iterable[Told], *, published: date = date(2024, 5, 15)) -> StoreNews:
    """News in which every claim of a store stands: the oracle's question is whether the store and its news agree.

    >>> made = news_of([Told("c1", "a", "the fire", "deaths", 3, 3), Told("c2", "a", "the fire", "injuries", 4, 4)])
    >>> made.documents[0].text
    'The fire killed 3 people. The fire injured 4 people.'
    >>> made.spans["c2"].quote
    'The fire injured 4 people.'
    """
    said, texts, spans = tuple(said), dict[str, str](), dict[str, Span]()
    for told in said:
        before = texts.get(told.source, "")
        start, sentence = len(before) + bool(before), sentence_of(told)
        texts[told.source] = f"{before} {sentence}".lstrip()
        spans[told.id] = Span(f"{told.source}-news", start, start + len(sentence), sentence)
    documents = tuple(
        Document(id=f"{source}-news", text=text, source=source, published=published) for source, text in texts.items()
    )
    return StoreNews(said, documents, spans)


def store_news(*, least: int = 1, most: int = 6) -> st.SearchStrategy[StoreNews]:
    """Claims of a store, planted as news texts: counts from 1 to 18, ranges and open ends, one claim a source.

    Read the documents into your store, and hold what it then says conflicts against `oracle_store` told `said`.
    """
    whole = st.integers(1, 9)
    ends: st.SearchStrategy[tuple[float | None, float | None]] = st.one_of(
        whole.map(lambda n: (n, n)),
        st.tuples(whole, st.integers(1, 9)).map(lambda t: (t[0], t[0] + t[1])),
        whole.map(lambda n: (n, None)),
        whole.map(lambda n: (None, n)),
    )
    said = st.tuples(
        st.sampled_from(("courier", "gazette", "herald", "mirror", "post", "star")),
        st.sampled_from(("the fire", "the flood")),
        st.sampled_from(tuple(_VERBS)),
        ends,
    )

    def planted(drawn: Sequence[tuple[str, str, str, tuple[float | None, float | None]]]) -> StoreNews:
        return news_of(Told(f"c{n}", a, b, c, *between) for n, (a, b, c, between) in enumerate(drawn))

    return pasted(planted, st.lists(said, min_size=least, max_size=most, unique_by=lambda d: d[0]))
