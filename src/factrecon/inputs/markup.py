"""Tags and text of HTML in one linear pass, for what needs no extractor: metadata and paragraphs.

The standard library's parser takes quadratic time on tags that never close, so that a page of a
few kilobytes can hold it up for minutes; here every search moves forward only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape as _unescape
from typing import Literal

from attrs import field, frozen

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]{0,40})([^<>]{0,20000})>")
_ATTRIBUTE = re.compile(
    r"""([A-Za-z][\w:.-]{0,60})(?:\s{0,9}=\s{0,9}(?:"([^"]{0,8000})"|'([^']{0,8000})'|([^\s"'>]{1,2000})))?"""
)
_RAW = frozenset(["script", "style", "noscript", "template", "svg", "textarea", "iframe", "object", "select"])
"""What holds no words of the page."""
_ASIDE = frozenset(["nav", "header", "footer", "aside", "form", "button", "menu", "dialog", "figure"])
"""What stands around an article."""
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "br",
        "hr",
        "table",
        "tr",
        "td",
        "th",
        "section",
        "article",
        "main",
        "blockquote",
        "pre",
        "body",
        "figcaption",
        "title",
        "header",
        "footer",
        "nav",
        "aside",
        "form",
        "address",
    ]
)
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)

_ENDLESS = re.compile(r"&#[xX]?[0-9A-Fa-f]{9,}")
"""References to characters that do not exist, with more digits than should ever be converted."""

Kind = Literal["open", "close", "text", "raw"]


def unescape(text: str) -> str:
    """The text with its character references resolved.

    >>> unescape("R&amp;D"), unescape("&#" + "9" * 20 + ";")
    ('R&D', ';')
    """
    return _unescape(_ENDLESS.sub("", text)) if "&" in text else text


@frozen
class Piece:
    """A tag, a stretch of text, or the raw content of a script (its tag's attributes with it)."""

    kind: Kind
    name: str
    content: str = ""


def pieces(html: str) -> Iterator[Piece]:
    """The tags and texts of a page in order; comments and declarations are left out.

    >>> [(p.kind, p.name or p.content) for p in pieces("<p>One<!-- no --> <b>two</b>")]
    [('open', 'p'), ('text', 'One'), ('text', ' '), ('open', 'b'), ('text', 'two'), ('close', 'b')]
    """
    at, size = 0, len(html)
    closers: dict[str, re.Pattern[str]] = {}
    while at < size:
        mark = html.find("<", at)
        if mark < 0:
            mark = size
        if mark > at:
            yield Piece("text", "", html[at:mark])
        if mark == size:
            return
        if html.startswith("<!--", mark):
            end = html.find("-->", mark + 4)
            if end < 0:
                return  # a browser, too, hides the rest
            at = end + 3
            continue
        if html.startswith(("<!", "<?"), mark):
            end = html.find(">", mark + 2)
            if end < 0:
                return
            at = end + 1
            continue
        tag = _TAG.match(html, mark)
        if tag is None:
            yield Piece("text", "", "<")
            at = mark + 1
            continue
        name = tag.group(2).lower()
        at = tag.end()
        if tag.group(1):
            yield Piece("close", name)
        elif name in ("script", "style"):
            closer = closers.setdefault(name, re.compile(rf"</{name}\b[^<>]{{0,100}}>", re.IGNORECASE))
            found = closer.search(html, at)
            yield Piece("open", name, tag.group(3))
            yield Piece("raw", name, html[at : found.start() if found else size])
            yield Piece("close", name)
            at = found.end() if found else size
        else:
            yield Piece("open", name, tag.group(3))


def attributes(content: str) -> dict[str, str]:
    """The attributes of a tag, names in lower case, the first of each name.

    >>> attributes(' property="og:title" content="Fire &amp; flood"')
    {'property': 'og:title', 'content': 'Fire & flood'}
    """
    out: dict[str, str] = {}
    for found in _ATTRIBUTE.finditer(content):
        value = next((g for g in found.groups()[1:] if g is not None), "")
        out.setdefault(found.group(1).lower(), unescape(value))
    return out


@frozen
class Markup:
    """What a page holds beside its looks: paragraphs, named metadata, embedded JSON-LD.

    `paragraphs` are the texts of `<p>` (of any block where there is none) outside menus, headers
    and footers. `depth` is how deep tags are nested, `scripts` how many scripts there are.
    """

    title: str
    meta: Mapping[str, str]
    links: Mapping[str, str]
    linked_data: tuple[str, ...]
    paragraphs: tuple[str, ...]
    depth: int
    scripts: int
    letters: int = field(default=0)


def read_markup(html: str) -> Markup:
    """Take a page apart.

    >>> page = read_markup("<title>News</title><nav>Home</nav><p>Two died &amp; one lived.</p>")
    >>> page.title, page.paragraphs
    ('News', ('Two died & one lived.',))
    """
    meta: dict[str, str] = {}
    links: dict[str, str] = {}
    data: list[str] = []
    title: list[str] = []
    inside: list[str] = []  # in <p>
    loose: list[str] = []  # anywhere
    current: list[str] = []
    shut: list[str] = []  # the open tags that hide what they hold
    depth = deepest = scripts = 0
    in_paragraph = in_title = False
    script_type = ""

    def flush() -> None:
        words = " ".join(unescape("".join(current)).split())
        current.clear()
        if words:
            loose.append(words)
            if in_paragraph:
                inside.append(words)

    for piece in pieces(html):
        name = piece.name
        if piece.kind == "text":
            if in_title:
                title.append(piece.content)
            elif not shut:
                current.append(piece.content)
        elif piece.kind == "raw":
            if name == "script":
                scripts += 1
                if "ld+json" in script_type:
                    data.append(piece.content)
        elif piece.kind == "open":
            if name == "script":
                script_type = attributes(piece.content).get("type", "").lower()
                continue
            if name == "meta":
                found = attributes(piece.content)
                key = found.get("property") or found.get("name") or found.get("itemprop") or ""
                if key and found.get("content"):
                    meta.setdefault(key.lower(), found["content"].strip())
            elif name == "link":
                found = attributes(piece.content)
                if found.get("rel") and found.get("href"):
                    links.setdefault(found["rel"].lower(), found["href"].strip())
            if name in _VOID:
                if name in _BLOCKS:
                    current.append("\n" if name == "br" else "")
                continue
            depth += 1
            deepest = max(deepest, depth)
            if name in _BLOCKS:
                flush()
                in_paragraph = name == "p" or (in_paragraph and name == "blockquote")
            if name == "title" and not title:
                in_title = True
            if (name in _RAW or name in _ASIDE) and not piece.content.rstrip().endswith("/"):
                shut.append(name)
        else:
            depth = max(0, depth - 1)
            in_title = in_title and name != "title"
            if name in shut:
                while shut.pop() != name:
                    pass
            if name in _BLOCKS:
                flush()
                in_paragraph = False
    flush()
    chosen = inside or loose
    return Markup(
        title=" ".join(unescape("".join(title)).split()),
        meta=meta,
        links=links,
        linked_data=tuple(data),
        paragraphs=tuple(chosen),
        depth=deepest,
        scripts=scripts,
        letters=sum(map(len, loose)),
    )


def plain_text(fragment: str) -> str:
    """The words of a fragment that may hold tags or entities, a paragraph a line.

    >>> plain_text("<p>Two died.</p><p>Police &amp; medics came.</p>"), plain_text("1 < 2")
    ('Two died.\\nPolice & medics came.', '1 < 2')
    """
    if "<" in fragment and _TAG.search(fragment):
        return "\n".join(_blocks(fragment))
    return unescape(fragment).strip()


def _blocks(fragment: str) -> Iterator[str]:
    current: list[str] = []
    for piece in pieces(fragment):
        if piece.kind == "text":
            current.append(piece.content)
        elif piece.name in _BLOCKS:
            words = " ".join(unescape("".join(current)).split())
            current.clear()
            if words:
                yield words
    words = " ".join(unescape("".join(current)).split())
    if words:
        yield words
