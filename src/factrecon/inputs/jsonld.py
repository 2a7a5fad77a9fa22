"""schema.org articles in JSON-LD, inside a page or as a file of their own.

`datePublished`, `dateModified`, `headline`, `articleBody`, `publisher` and `url` are taken as they
stand; `sourceOrganization`, or the publisher of what the article `isBasedOn`, is its origin.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from factrecon.errors import UnreadableInput
from factrecon.inputs.article import Article, host_of, web_address
from factrecon.inputs.decoding import decoded
from factrecon.inputs.markup import plain_text
from factrecon.inputs.publication import publication

_KINDS = frozenset(["Report", "BlogPosting", "LiveBlogPosting", "SocialMediaPosting"])
_MAX_NODES = 100_000
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
        parsed = json.loads(decoded(data, name).lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise UnreadableInput(f"{name}: broken JSON ({error}); a .jsonld file holds schema.org articles") from error
    articles = tuple(articles_in(parsed))
    if not articles:
        raise UnreadableInput(f"{name}: no schema.org article in it; one has an @type such as NewsArticle")
    return articles


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
            if _is_article(node):
                yield _article(node)
                continue  # what it is based on or links to is no article of this file
            stack.extend(reversed([v for v in node.values() if isinstance(v, (list, Mapping))]))


def _is_article(node: Mapping[str, Any]) -> bool:
    kinds = node.get("@type") or node.get("type")
    for kind in kinds if isinstance(kinds, list) else [kinds]:
        local = str(kind or "").rsplit("/", 1)[-1].rsplit(":", 1)[-1]
        if local.endswith("Article") or local in _KINDS:
            return True
    return False


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
    parts = [_string(node.get("articleBody")) or _string(node.get("text"))]
    updates = node.get("liveBlogUpdate")
    for update in updates if isinstance(updates, list) else [updates]:
        if isinstance(update, Mapping):
            parts += [_string(update.get("headline")), _string(update.get("articleBody"))]
    return "\n\n".join(t for part in parts if (t := plain_text(part)))


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
