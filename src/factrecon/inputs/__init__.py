"""Other kinds of file that hold articles: web pages, schema.org JSON-LD, feeds.

Each input takes the bytes (or the text) of a file and gives `Article`s; `records.load` picks the
input by the file's ending.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from factrecon.inputs.article import Article
from factrecon.inputs.feeds import read_feed
from factrecon.inputs.html import read_page
from factrecon.inputs.jsonld import read_jsonld

Input = Callable[[bytes | str, str], tuple[Article, ...]]
"""Takes what a file holds and the file's name for messages; raises `UnreadableInput`."""

INPUTS: Mapping[str, Input] = MappingProxyType(
    {
        "html": read_page,
        "htm": read_page,
        "xhtml": read_page,
        "xml": read_feed,
        "rss": read_feed,
        "atom": read_feed,
        "jsonld": read_jsonld,
    }
)
"""The input for each ending of a file's name."""

__all__ = ["INPUTS", "Article", "Input", "read_feed", "read_jsonld", "read_page"]
