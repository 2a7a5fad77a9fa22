"""Laws of readers: what any reader owes that finds assertions in a document."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

import attrs

from factrecon.model import Assertion, Claim, Document, Question
from factrecon.testing.law import law_of
from factrecon.values import Quantity

Reader = Callable[[Document], Iterable[Assertion]]


def _example_reader(document: Document) -> list[Assertion]:
    """Finds the number in front of "people died", to show the laws on."""
    at = document.text.find(" people died")
    start = document.text.rfind(" ", 0, at) + 1
    word = document.text[start:at]
    if at < 0 or not word.isascii() or not word.isdecimal() or len(word) > 6:
        return []
    claim = Claim(Question("it", "deaths", "quantity"), Quantity.of(int(word), "person", text=word))
    return [Assertion(claim, document.source, document.id, document.span(start, at + len(" people died")))]


_DOCUMENT = Document(id="d1", source="herald", text="A fire broke out. 30 people died in it.")
_EXAMPLE = (_example_reader, _DOCUMENT)


def _found(reader: Reader, document: Document) -> list[Assertion]:
    return sorted(reader(document), key=lambda a: (a.id, a.claim.text))


@law_of("reader", _EXAMPLE)
def quotes_stand_in_the_text(reader: Reader, document: Document) -> str | None:
    """Every quote is the very text between its offsets, in code points."""
    for a in _found(reader, document):
        if a.span is None:
            return f"no span behind {a.claim.text!r}"
        there = document.text[a.span.start : a.span.end]
        if a.span.quote != there or not there:
            return f"the quote {a.span.quote!r} stands at {a.span.start}-{a.span.end}, where the text has {there!r}"
    return None


@law_of("reader", _EXAMPLE)
def spans_lie_in_the_document(reader: Reader, document: Document) -> str | None:
    """Spans lie inside the text and name its document."""
    for a in _found(reader, document):
        if a.span and (a.span.end > len(document.text) or a.span.document != document.id):
            return f"{a.span} in {document.id!r} of {len(document.text)} characters"
    return None


@law_of("reader", _EXAMPLE)
def assertions_name_who_said_it(reader: Reader, document: Document) -> str | None:
    """Every assertion names its document and the document's source."""
    for a in _found(reader, document):
        if a.document != document.id or a.source != document.source:
            return f"{a.claim.text!r} by {a.source!r} in {a.document!r}, read in {document.id!r} by {document.source!r}"
    return None


@law_of("reader", _EXAMPLE)
def reading_twice_finds_the_same(reader: Reader, document: Document) -> str | None:
    """Reading a document again finds the same assertions."""
    first, second = _found(reader, document), _found(reader, document)
    return None if first == second else f"{len(first)} first, {len(second)} then, or other ones"


@law_of("reader", _EXAMPLE)
def blank_lines_at_the_end_change_nothing(reader: Reader, document: Document) -> str | None:
    """Blank lines behind the text change no assertion."""
    longer = attrs.evolve(document, text=document.text + "\n\n")
    first, second = _found(reader, document), _found(reader, longer)
    return None if first == second else f"{len(first)} without, {len(second)} with them, or other ones"


@law_of("reader", _EXAMPLE)
def another_name_changes_only_the_name(reader: Reader, document: Document) -> str | None:
    """What is read does not depend on who publishes it."""
    renamed = attrs.evolve(document, source=document.source + " evening edition")
    first = [(a.claim.id, a.span, a.status) for a in _found(reader, document)]
    second = [(a.claim.id, a.span, a.status) for a in _found(reader, renamed)]
    return None if sorted(map(str, first)) == sorted(map(str, second)) else "another source, other assertions"


@law_of("reader", _EXAMPLE)
def what_is_read_can_be_written(reader: Reader, document: Document) -> str | None:
    """Every value read is finite plain data, and the kind that its question names."""
    for a in _found(reader, document):
        json.dumps(a.claim.value.to_json(), allow_nan=False)
        if a.claim.question.kind and a.claim.question.kind != a.claim.value.kind:
            return f"a question of kind {a.claim.question.kind!r} answered with {a.claim.value!r}"
    return None


READING = (
    quotes_stand_in_the_text,
    spans_lie_in_the_document,
    assertions_name_who_said_it,
    reading_twice_finds_the_same,
    blank_lines_at_the_end_change_nothing,
    another_name_changes_only_the_name,
    what_is_read_can_be_written,
)
