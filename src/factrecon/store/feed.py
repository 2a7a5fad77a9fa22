"""Changes as an Atom feed (RFC 4287), so that an alert is a reader's subscription."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from xml.sax.saxutils import escape, quoteattr

from factrecon.legible import legible
from factrecon.store.changes import Change
from factrecon.telling import CHANGES

__all__ = ["atom"]


def atom(changes: Sequence[Change], *, title: str = "What changed", page: str = "") -> str:
    """The feed, the newest change first; `page` is the address of the report's page, to which each entry links.

    >>> print(atom([]).splitlines()[1])
    <feed xmlns="http://www.w3.org/2005/Atom">
    """
    newest = max((c.at for c in changes), default=datetime(1970, 1, 1, tzinfo=UTC))
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<title>{_text(title)}</title>",
        "<id>urn:factrecon:changes</id>",
        f"<updated>{newest.isoformat()}</updated>",
        "<author><name>factrecon</name></author>",
    ]
    for c in sorted(changes, key=lambda c: -c.number):
        link = f"<link href={quoteattr(f'{page}#{c.question}')}/>" if page else ""
        told = ". ".join(filter(None, (c.headline, " → ".join(filter(None, c.answers)), c.reason)))
        lines += [
            "<entry>",
            f"<title>{_text(f'{CHANGES[c.kind]}: {c.ask}')}</title>",
            f"<id>urn:factrecon:change:{c.question}:{c.number}</id>",
            f"<updated>{c.at.isoformat()}</updated>{link}",
            f'<category term="{_text(c.kind)}"/>',
            f"<summary>{_text(told)}</summary>",
            "</entry>",
        ]
    return "\n".join([*lines, "</feed>", ""])


def _text(words: str) -> str:
    return escape(legible(words), {'"': "&quot;"})
