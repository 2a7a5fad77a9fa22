"""An article as an input found it: what a document is made of, and why it is not if it cannot be."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from attrs import frozen

from factrecon.language.text.credits import outlet_in
from factrecon.model import Document


@frozen
class Article:
    """One article of a file; `text` is empty where none could be had, and `problem` tells why.

    `published` is when it first appeared and `modified` when it was last changed, both at the place
    of writing. `outlet` is who publishes it, `origin` whom it says it was taken from; `key` tells it
    from others in the same file. `note` says how the text was had if not in the usual way. `claims` are the claims
    that it makes instead of telling them, each a row of a claim's fields, as a fact-checker's review does; `is_update`
    says that it is one entry of a live blog.

    >>> Article(text="The strike is over.", outlet="The Herald").document("a").source
    'The Herald'
    """

    text: str
    title: str = ""
    outlet: str = ""
    published: date | datetime | None = None
    modified: date | datetime | None = None
    url: str | None = None
    origin: str | None = None
    key: str = ""
    problem: str = ""
    note: str = ""
    claims: tuple[Mapping[str, Any], ...] = ()
    is_update: bool = False

    def document(
        self, id: str, *, source: str | None = None, published: date | datetime | None = None, file: str = ""
    ) -> Document:
        """The article as a document; what is given here goes before what the file says.

        The updates of one live blog are of one source: where none is named, of the `file`.
        """
        alone = file if self.is_update and file else id
        return Document(
            id=id,
            text=self.text,
            source=source or self.outlet or outlet_in(self.text) or host_of(self.url) or alone,
            title=self.title,
            published=published or self.published or self.modified,
            url=self.url,
            origin=self.origin if self.origin != self.outlet else None,
        )

    def id_among(self, stem: str) -> str:
        """An id that stays the same when other articles of the file come and go.

        >>> Article(text="x", key="https://example.org/1").id_among("feed")
        'feed-d82d4b5c'
        """
        key = self.key or self.url or f"{self.title}\n{self.text}"
        return f"{stem}-{hashlib.blake2b(key.encode('utf-8', 'surrogatepass'), digest_size=4).hexdigest()}"


def host_of(url: str | None) -> str:
    """The host of a web address without "www.", empty if it is none.

    >>> host_of("https://www.example.org/news/1"), host_of("not an address")
    ('example.org', '')
    """
    if not url:
        return ""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def web_address(url: object) -> str | None:
    """The address if it is one of the web; None for anything else, as `javascript:`.

    >>> web_address(" https://example.org/a "), web_address("javascript:alert(1)")
    ('https://example.org/a', None)
    """
    text = str(url or "").strip()
    if len(text) > 2000 or not text.lower().startswith(("http://", "https://")):
        return None
    return text if not any(c.isspace() for c in text) else None
