"""schema.org articles in JSON-LD, inside a page or as a file of their own.

`datePublished`, `dateModified`, `headline`, `articleBody`, `publisher` and `url` are taken as they
stand; `sourceOrganization`, or the publisher of what the article `isBasedOn`, is its origin. The updates of a
`LiveBlogPosting` are articles of their own times; a `ClaimReview` is the claim it reviews, denied, asserted or left
possible by the checker, and asserted by whoever made it.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from attrs import evolve

from factrecon.errors import UnreadableInput
from factrecon.inputs.article import Article, host_of, web_address
from factrecon.inputs.decoding import decoded
from factrecon.inputs.markup import plain_text
from factrecon.inputs.publication import publication
from factrecon.language.ratings import status_of_rating

_KINDS = frozenset(["Report", "BlogPosting", "LiveBlogPosting", "SocialMediaPosting"])
_REVIEWS = frozenset(["ClaimReview"])
_MAX_NODES = 100_000
_LONGEST_CLAIM = 2_000
_LONGEST_NAME = 300


def read_jsonld(data: bytes | str, name: str = "JSON-LD") -> tuple[Article, ...]:
    """The articles of a JSON-LD file; one without `articleBody` tells so in its `problem`.

    Raises `UnreadableInput` for what is no JSON or holds no article.

    >>> [a] = read_jsonld('{"@type": "NewsArticle", "headline": "Strike ends", "articleBody": "It is over.", '
    ...                   '"publisher": {"name": "The Herald"}, "datePublished": "2024-03-05"}')
    >>> a.outlet, a.published, a.text
    ('The Herald', datetime.date(2024, 3, 5), 'It is over.')
    """
    try:
        # A control character inside a string is no reason to lose the other entries.
        parsed = json.loads(_text_of(data, name).lstrip("\ufeff"), strict=False)
    except (ValueError, RecursionError) as error:
        raise UnreadableInput(f"{name}: broken JSON ({error}); a .jsonld file holds schema.org articles") from error
    articles = tuple(articles_in(parsed))
    if not articles:
        raise UnreadableInput(
            f"{name}: no schema.org article in it; one has an @type such as NewsArticle, LiveBlogPosting or ClaimReview"
        )
    return articles


def _text_of(data: bytes | str, name: str) -> str:
    """The text of a file; a few bytes that are not UTF-8 cost themselves and not the other entries."""
    try:
        return decoded(data, name)
    except UnreadableInput:
        text = data.decode("utf-8", "replace") if isinstance(data, bytes) and b"\x00" not in data else ""
        if not text.strip() or text.count("\ufffd") > max(3, len(text) // 1000):
            raise
        return text


def linked_articles(scripts: tuple[str, ...]) -> tuple[Article, ...]:
    """The articles of a page's JSON-LD scripts; a script that is broken is passed over."""
    out: list[Article] = []
    for script in scripts[:200]:
        try:
            out.extend(articles_in(json.loads(script.strip(), strict=False)))
        except (ValueError, RecursionError):
            continue  # a page tells the same elsewhere, less exactly
    return tuple(out)


def articles_in(data: Any) -> Iterator[Article]:
    """Every article node of parsed JSON-LD, outermost first, in order."""
    stack, seen = [data], 0
    while stack and seen < _MAX_NODES:
        node = stack.pop()
        seen += 1
        if isinstance(node, list):
            stack.extend(reversed(node))
        elif isinstance(node, Mapping):
            if _is_of(node, _REVIEWS):
                yield _review(node)
                continue
            if _is_article(node):
                yield from _updates(node) if node.get("liveBlogUpdate") else (_article(node),)
                continue  # what it is based on or links to is no article of this file
            stack.extend(reversed([v for v in node.values() if isinstance(v, (list, Mapping))]))


def _is_article(node: Mapping[str, Any]) -> bool:
    return _is_of(node, _KINDS) or any(kind.endswith("Article") for kind in _types(node))


def _is_of(node: Mapping[str, Any], kinds: frozenset[str]) -> bool:
    return any(kind in kinds for kind in _types(node))


def _types(node: Mapping[str, Any]) -> list[str]:
    kinds = node.get("@type") or node.get("type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return [str(kind or "").rsplit("/", 1)[-1].rsplit(":", 1)[-1] for kind in listed]


def _updates(blog: Mapping[str, Any]) -> Iterator[Article]:
    """What stands at the head of a live blog, and every update of it with its own time."""
    whole = _article({k: v for k, v in blog.items() if k != "liveBlogUpdate"})
    if whole.text:
        yield whole
    updates = blog["liveBlogUpdate"]
    for number, update in enumerate(updates if isinstance(updates, list) else [updates], 1):
        if not isinstance(update, Mapping):
            continue
        own = _article(update)
        yield evolve(
            own,
            title=own.title or whole.title,
            outlet=own.outlet or whole.outlet,
            published=own.published or own.modified,
            url=own.url or whole.url,
            origin=own.origin or whole.origin,
            key=own.key or f"{whole.key}#{own.published or own.modified or number}\n{own.title}",
            problem="" if own.text else "unreadable: an update without articleBody",
            is_update=True,
        )


def _review(node: Mapping[str, Any]) -> Article:
    """A fact-checker's review: what was claimed, by whom, and what the checker says of it."""
    said = plain_text(_string(node.get("claimReviewed")))[:_LONGEST_CLAIM]
    item = node.get("itemReviewed")
    item = item if isinstance(item, Mapping) else {}
    said = said or plain_text(_string(item.get("text")) or _string(item.get("name")))[:_LONGEST_CLAIM]
    checker = _name(node.get("author")) or _name(node.get("publisher"))
    rating = node.get("reviewRating")
    rating = rating if isinstance(rating, Mapping) else {}
    words = plain_text(_string(rating.get("alternateName")) or _string(rating.get("name")))[:_LONGEST_NAME]
    status = status_of_rating(words, *(_number(rating.get(k)) for k in ("ratingValue", "worstRating", "bestRating")))
    url = web_address(_address(node.get("url")) or node.get("@id"))
    problem = "" if said and checker else "unreadable: a ClaimReview without claimReviewed, or without its author"
    published = publication(_string(node.get("datePublished")) or _string(node.get("dateCreated")))
    told = {"object": said, "attribute": "claim", "value": True, "kind": "truth"}
    rows = [told | {"source": checker, "status": status, "given": words, **_dated(published)}]
    claimant = _name(item.get("author"))
    if claimant and claimant != checker:
        rows.append(told | {"source": claimant, **_dated(publication(_string(item.get("datePublished"))))})
    return Article(
        text="",
        title=said[:1000],
        outlet=checker,
        published=published,
        url=url,
        key=url or said,
        problem=problem,
        claims=() if problem else tuple({k: v for k, v in row.items() if v not in ("", None)} for row in rows),
    )


def _dated(published: date | datetime | None) -> dict[str, str]:
    return {"published": published.isoformat()} if published else {}


def _number(value: Any) -> float | None:
    try:
        number = float(str(value).replace(",", ".")[:20])
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _article(node: Mapping[str, Any]) -> Article:
    text = _text(node)
    url = web_address(_address(node.get("url")) or _address(node.get("mainEntityOfPage")) or node.get("@id"))
    outlet = _name(node.get("publisher")) or _name(node.get("isPartOf"))
    return Article(
        text=text,
        title=plain_text(_string(node.get("headline")) or _string(node.get("name")))[:1000],
        outlet=outlet,
        published=publication(_string(node.get("datePublished")) or _string(node.get("dateCreated"))),
        modified=publication(_string(node.get("dateModified"))),
        url=url,
        origin=_origin(node, outlet),
        key=_string(node.get("@id")) or url or "",
        problem="" if text else "unreadable: no articleBody; the record names the article and does not hold it",
    )


def _text(node: Mapping[str, Any]) -> str:
    return plain_text(_string(node.get("articleBody")) or _string(node.get("text")))


def _origin(node: Mapping[str, Any], outlet: str) -> str | None:
    """Whom the article was taken from: the organisation named as its source, or behind its basis."""
    named = _name(node.get("sourceOrganization"))
    if named and named != outlet:
        return named
    basis = node.get("isBasedOn") or node.get("isBasedOnUrl")
    for work in basis if isinstance(basis, list) else [basis]:
        if isinstance(work, Mapping):
            found = _name(work.get("publisher")) or _name(work.get("sourceOrganization")) or _name(work)
            found = found or host_of(web_address(_address(work)))
        else:
            found = host_of(web_address(work))
        if found and found != outlet:
            return found
    return None


def _name(value: Any) -> str:
    if isinstance(value, list):
        return next((n for v in value if (n := _name(v))), "")
    if isinstance(value, Mapping):
        return _name(value.get("name") or value.get("legalName"))
    return "" if web_address(value) else plain_text(_string(value))[:_LONGEST_NAME]


def _address(value: Any) -> str:
    if isinstance(value, list):
        return next((a for v in value if (a := _address(v))), "")
    if isinstance(value, Mapping):
        return _string(value.get("url")) or _string(value.get("@id"))
    return _string(value)


def _string(value: Any) -> str:
    if isinstance(value, Mapping):
        value = value.get("@value")
    if isinstance(value, list):
        return next((s for v in value if (s := _string(v))), "")
    return value.strip() if isinstance(value, str) else ""
