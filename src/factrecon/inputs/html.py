"""Web pages: the article of a page, by the publisher's own record or by trafilatura (extra `html`).

Where the page carries its article as JSON-LD, that text is taken. Else trafilatura finds it among
menus, teasers and cookie notices; where trafilatura finds nothing and says nothing (deep nesting,
very short pages), the plain paragraphs are taken, with a note, or the reason is told why not.
"""

from __future__ import annotations

import importlib
import warnings
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from attrs import evolve

from factrecon.errors import MissingExtra
from factrecon.inputs.article import Article, web_address
from factrecon.inputs.decoding import decoded
from factrecon.inputs.jsonld import linked_articles
from factrecon.inputs.markup import Markup, read_markup
from factrecon.inputs.publication import publication

SHORTEST = 60
"""Characters below which paragraphs are a notice rather than an article."""

_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "date",
    "citation_publication_date",
)
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified", "lastmod")
_OUTLET = ("og:site_name", "application-name", "citation_journal_title", "dc.publisher", "publisher")
_TITLE = ("og:title", "twitter:title", "headline", "dc.title")


def read_page(data: bytes | str, name: str = "page") -> tuple[Article, ...]:
    """The article of a web page, one at most; `problem` tells why where its text is empty.

    Raises `MissingExtra` where trafilatura is needed and not installed, `UnreadableInput` for what
    is empty or no text. A page never reaches for the network.

    >>> page = ('<meta property="og:site_name" content="The Herald"><script type="application/ld+json">'
    ...         '{"@type": "NewsArticle", "articleBody": "The dam at Ostrel burst on Monday, and four hamlets '
    ...         'were cut off from the valley road by the water.", "datePublished": "2024-03-05"}</script>')
    >>> [article] = read_page(page)
    >>> article.outlet, article.published, article.text[:21]
    ('The Herald', datetime.date(2024, 3, 5), 'The dam at Ostrel bur')
    """
    html = decoded(data, name)
    markup = read_markup(html)
    told = _told(markup)
    listed = linked_articles(markup.linked_data)
    reviews = tuple(a for a in listed if a.claims)
    updates = [a for a in listed if a.is_update and a.text]
    if updates:
        return (*(_merged(a, told) for a in listed if a.text), *reviews)
    own = max((a for a in listed if not a.claims), key=lambda a: len(a.text), default=None)
    if own is not None:
        told = _merged(own, told)
    if len(told.text) >= SHORTEST:
        return (told, *reviews)
    return (*_page(html, markup, told), *reviews)


def _page(html: str, markup: Markup, told: Article) -> tuple[Article, ...]:
    """The article of a page that does not carry it as data."""
    found = _extracted(html)
    if found is not None:
        return (_merged(evolve(told, text=found.text), found),)
    paragraphs = "\n".join(markup.paragraphs)
    if len(paragraphs) >= SHORTEST:
        note = "the extractor found no article; the page's plain paragraphs are read instead, menus perhaps among them"
        return (evolve(told, text=paragraphs, note=note, problem=""),)
    if told.text:
        return (told,)
    return (evolve(told, text="", problem=f"unreadable: {_reason(markup)}"),)


def _told(markup: Markup) -> Article:
    """What the page's head says of the article."""
    meta = markup.meta
    return Article(
        text="",
        title=_first(meta, _TITLE) or markup.title,
        outlet=_first(meta, _OUTLET),
        published=_dated(meta, _PUBLISHED),
        modified=_dated(meta, _MODIFIED),
        url=web_address(markup.links.get("canonical")) or web_address(meta.get("og:url")),
    )


def _first(meta: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((meta[n][:1000] for n in names if meta.get(n) and not web_address(meta[n])), "")


def _dated(meta: Mapping[str, str], names: tuple[str, ...]) -> date | datetime | None:
    return next((found for n in names if (found := publication(meta.get(n)))), None)


def _merged(one: Article, two: Article) -> Article:
    """The first, its gaps filled from the second."""
    return evolve(
        one,
        title=one.title or two.title,
        outlet=one.outlet or two.outlet,
        published=one.published or two.published,
        modified=one.modified or two.modified,
        url=one.url or two.url,
        origin=one.origin or two.origin,
        problem="" if one.text else one.problem,
    )


def _extracted(html: str) -> Article | None:
    """What trafilatura finds; None where it finds nothing."""
    try:
        trafilatura: Any = importlib.import_module("trafilatura")
    except ImportError as error:
        raise MissingExtra("reading web pages", "html") from error
    try:
        # No search of the whole page for something like a date, and no limit that moves with the clock.
        dates = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
        with warnings.catch_warnings(action="ignore"):  # what it thinks of strangers' dates is no news to a user
            found = trafilatura.bare_extraction(
                html, include_comments=False, with_metadata=True, date_extraction_params=dates
            )
    except Exception:  # whatever a hostile page does to the extractor, the paragraphs can still be had
        return None
    text = (getattr(found, "text", None) or "").strip()
    if not text:
        return None
    return Article(
        text=text,
        title=found.title or "",
        outlet=found.sitename or "",
        published=publication(found.date),
        url=web_address(found.url),
    )


def _reason(markup: Markup) -> str:
    if not markup.letters:
        drawn = "; scripts draw the page, so save it from a browser" if markup.scripts else ""
        return f"no text between its tags{drawn}"
    deep = f", tags nested {markup.depth} deep" if markup.depth > 200 else ""
    return f"no article among its {markup.letters} characters of text{deep}"
