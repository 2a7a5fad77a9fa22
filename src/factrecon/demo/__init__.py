"""Three short articles of our own and a recording of what a model made of them: the whole road without key or network.

The replies in the recording were written by hand in the form in which models give them, mistakes included: two quotes
that no article has, and a number that its own quote contradicts.
"""

from __future__ import annotations

from importlib import resources

from factrecon.model import Document
from factrecon.models.recording import Recording, recorded
from factrecon.records import document_from_text

__all__ = ["demo_documents", "demo_model"]

_ARTICLES = ("harbor_herald", "coast_wire", "evening_bell")


def demo_documents() -> tuple[Document, ...]:
    """The three articles.

    >>> [d.id for d in demo_documents()]
    ['harbor_herald', 'coast_wire', 'evening_bell']
    """
    folder = resources.files(__name__)
    return tuple(
        document_from_text((folder / f"{name}.txt").read_text("utf-8"), id=name, source=name.replace("_", " "))
        for name in _ARTICLES
    )


def demo_model() -> Recording:
    """The recorded model; it has no answer to anything but the three articles.

    >>> demo_model().name
    'written-by-hand'
    """
    with resources.as_file(resources.files(__name__) / "recording.jsonl") as path:
        return recorded(path)
