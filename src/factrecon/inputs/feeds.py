"""RSS and Atom feeds, through feedparser (extra `feeds`): each entry an article."""

from __future__ import annotations

import importlib
import io
import logging
import re
import warnings
from typing import Any

from factrecon.errors import MissingExtra, UnreadableInput
from factrecon.inputs.article import Article, web_address
from factrecon.inputs.markup import plain_text
from factrecon.inputs.publication import publication


def read_feed(data: bytes | str, name: str = "feed") -> tuple[Article, ...]:
    """The entries of a feed, in its order; one without content or summary tells so in its `problem`.

    An entry that names its source (aggregators do) has that as its outlet, else the feed's title.
    Raises `UnreadableInput` for what is no feed, `MissingExtra` where feedparser is not installed.
    Nothing is fetched.
    """
    if not data.strip():
        raise UnreadableInput(f"{name}: empty; there is nothing to read")
    try:
        feedparser: Any = importlib.import_module("feedparser")
    except ImportError as error:
        raise MissingExtra("reading feeds", "feeds") from error
    # A stream, for a string that looks like an address would be fetched.
    raw = data.encode("utf-8", "replace") if isinstance(data, str) else _mended(data)
    try:
        with warnings.catch_warnings(action="ignore"):
            parsed = feedparser.parse(io.BytesIO(raw), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # a parser of other people's broken XML may fail in any way
        raise UnreadableInput(f"{name}: broken feed ({type(error).__name__}: {error})") from error
    if not parsed.get("version") and not parsed.get("entries"):
        why = parsed.get("bozo_exception")
        raise UnreadableInput(f"{name}: neither RSS nor Atom{f' ({why})' if why else ''}")
    if parsed.get("bozo"):
        logging.getLogger("factrecon").info("%s: %s", name, parsed.get("bozo_exception"))
    if not parsed["entries"]:
        raise UnreadableInput(f"{name}: a feed without entries")
    title = plain_text(str(parsed["feed"].get("title") or ""))[:300]
    return tuple(_article(entry, title) for entry in parsed["entries"])


_UTF_8 = re.compile(rb"<\?xml[^>]{0,200}encoding\s*=\s*[\"']utf-?8[\"']", re.IGNORECASE)


def _mended(raw: bytes) -> bytes:
    """UTF-8 whose unsound bytes are marked as such: one of them is no reason to take all for another encoding."""
    head = raw[:400]
    if not (_UTF_8.search(head) or b"encoding" not in head) or head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return raw
    text = raw.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    # A feed that is not UTF-8 at all, whatever it says, is the parser's to guess.
    return text.encode("utf-8") if 4 * wrong < sum(byte > 127 for byte in raw) or wrong <= 3 else raw


def _article(entry: Any, feed_title: str) -> Article:
    bodies = [str(c.get("value") or "") for c in entry.get("content") or ()]
    bodies.append(str(entry.get("summary") or ""))
    text = max((plain_text(body) for body in bodies), key=len)
    source = entry.get("source") or {}
    url = web_address(entry.get("link"))
    return Article(
        text=text,
        title=plain_text(str(entry.get("title") or ""))[:1000],
        outlet=plain_text(str(source.get("title") or ""))[:300] or feed_title,
        published=_when(entry, "published"),
        modified=_when(entry, "updated"),
        url=url,
        key=str(entry.get("id") or "") or url or "",
        problem="" if text else "unreadable: the entry has neither content nor summary",
    )


def _when(entry: Any, name: str) -> Any:
    """The entry's own words, or what feedparser made of them (in universal time)."""
    if name not in entry:
        return None
    found = publication(entry.get(name))
    parts = entry.get(f"{name}_parsed")
    if found is None and parts is not None:
        found = publication("{:04d}-{:02d}-{:02d}T{:02d}:{:02d}:{:02d}".format(*parts[:6]))
    return found
