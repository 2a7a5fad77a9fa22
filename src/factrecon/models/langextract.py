"""What langextract wrote (its JSON Lines of annotated documents), as documents and claims whose places are checked
again.

langextract aligns what a model quoted by a fuzzy measure, which puts altered words on true ones. So its places are
taken for hints only: where the words do not stand, `ground` looks for them, or leaves the claim out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from factrecon.bounded import byte_lines, opened
from factrecon.claim_record import assertion_from_row
from factrecon.errors import FactreconError, InvalidRecord
from factrecon.model import Assertion, Document
from factrecon.models.asking import parsed
from factrecon.records import LeftOut

__all__ = ["load_langextract"]

_FIELDS: Final = ("attribute", "value", "kind", "unit", "speaker", "status", "when", "where")


def load_langextract(
    path: str | Path,
    *,
    source: str | None = None,
    published: date | datetime | None = None,
    object: str = "object",
    on_error: Callable[[LeftOut], None] | None = None,
) -> Iterator[Document | Assertion]:
    """The documents and claims of a file that langextract saved; give them to `ground` or `reconcile`.

    An extraction's class is the claim's attribute, its text the quote and the value; its attributes may name the object
    (under the key `object`, or another), and any field of a claim. `source` published the documents, else each is its
    own. Raises `InvalidRecord` for a line or extraction that cannot be used; with `on_error` it is told of, and the
    rest is still given.

    >>> from tempfile import TemporaryDirectory
    >>> line = '{"document_id": "d1", "text": "At least 12 died.", "extractions": [{"extraction_class": "deaths", ' \\
    ...     '"extraction_text": "At least 12", "char_interval": {"start_pos": 0, "end_pos": 11}, ' \\
    ...     '"attributes": {"object": "the fire", "kind": "count"}}]}'
    >>> with TemporaryDirectory() as folder:
    ...     _ = Path(folder, "out.jsonl").write_text(line)
    ...     document, claim = load_langextract(Path(folder, "out.jsonl"))
    >>> claim.claim.value.modifier, claim.span.start
    ('at least', 0)
    """
    with opened(path) as file:
        for number, line in enumerate(byte_lines(file), 1):
            if line is None or line.strip():
                where = f"{path}, line {number}"
                yield from _annotated(line, where, source, published, object, str(path), on_error)


def _annotated(
    line: bytes | None,
    where: str,
    source: str | None,
    published: date | datetime | None,
    object: str,
    file: str,
    on_error: Callable[[LeftOut], None] | None,
) -> Iterator[Document | Assertion]:
    try:
        if line is None:
            raise InvalidRecord("longer than a document is")
        data = parsed(line.decode("utf-8", "replace"))
        document = _document(data, where, source, published)
    except FactreconError as error:
        if on_error is None:
            raise InvalidRecord(f"{where}: {error}") from error
        on_error(LeftOut(file, f"{where}: {error}"))
        return
    yield document
    for n, extraction in enumerate(data.get("extractions") or (), 1):
        try:
            yield assertion_from_row(_row(extraction, document, n, object), where=f"{where}, extraction {n}")
        except FactreconError as error:
            if on_error is None:
                raise
            on_error(LeftOut(file, str(error)))


def _document(data: Any, where: str, source: str | None, published: date | datetime | None) -> Document:
    if not isinstance(data, Mapping) or not isinstance(data.get("text"), str) or not data["text"].strip():
        raise InvalidRecord("no annotated document of langextract: an object with text and extractions")
    if not isinstance(data.get("extractions") or [], list):
        raise InvalidRecord("its extractions are no list")
    identity = str(data.get("document_id") or where)
    return Document(id=identity, text=data["text"], source=source or identity, published=published)


def _row(extraction: Any, document: Document, number: int, key: str) -> dict[str, Any]:
    if not isinstance(extraction, Mapping):
        raise InvalidRecord(f"extraction {number} is no object with fields")
    attributes = extraction.get("attributes")
    told: Mapping[str, Any] = attributes if isinstance(attributes, Mapping) else {}
    text = extraction.get("extraction_text")
    place = extraction.get("char_interval")
    interval: Mapping[str, Any] = place if isinstance(place, Mapping) else {}
    row: dict[str, Any] = {
        "id": f"{document.id}#{number}",
        "source": document.source,
        "document": document.id,
        "object": told.get(key),
        "attribute": extraction.get("extraction_class"),
        "value": text,
        "quote": text,
        "start": interval.get("start_pos"),
        "end": interval.get("end_pos"),
        "given": text,
        "reader": "langextract",
    }
    row |= {k: told[k] for k in _FIELDS if told.get(k)}
    return {k: v for k, v in row.items() if v is not None}
