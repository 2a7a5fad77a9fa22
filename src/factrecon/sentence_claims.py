"""Claims that are a whole sentence, as a fact-checker reviews them: the sentence is read as an article's would be.

"The fire killed 14 people" is a claim of a number of deaths. Who makes it asserts them, who rates it false denies them;
so a review meets what articles say of the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from attrs import evolve

from factrecon.frames import Frame
from factrecon.model import Assertion, Document, content_id
from factrecon.readers import Read, Reader
from factrecon.readers.reading import read_documents
from factrecon.values import Truth

__all__ = ["read_sentences"]

CLAIM: Final = "claim"
"""The attribute of a record whose object is the sentence that is claimed."""


def read_sentences(
    claims: Iterable[Assertion], *, vocabulary: tuple[Frame, ...], readers: Sequence[Reader | Read]
) -> Iterator[Assertion]:
    """What the sentences say that records claim or deny, each by whoever the record is of and with its status.

    They have no place in a document: their words stand in `given`.
    """
    said = [a for a in claims if _is_sentence(a)]
    if not (said and readers):
        return
    texts = {_name(a): a for a in said}
    papers = [
        Document(id=name, text=str(a.claim.question.subject), source=a.source, published=a.published)
        for name, a in sorted(texts.items())
    ]
    stories = {paper.id: n for n, paper in enumerate(papers)}
    for read in read_documents(papers, stories=stories, vocabulary=vocabulary, readers=readers).assertions:
        record = texts[read.document or ""]
        yield evolve(
            read,
            source=record.source,
            document=record.document,
            span=None,
            at=-1,
            given=str(record.claim.question.subject),
            ref=record.ref,
            status=read.status if record.status in ("asserted", "reported") else record.status,
        )


def _is_sentence(claim: Assertion) -> bool:
    question, value = claim.claim.question, claim.claim.value
    return question.attribute == CLAIM and question.event is None and isinstance(value, Truth) and value.value


def _name(claim: Assertion) -> str:
    return content_id("claim", claim.source, str(claim.claim.question.subject), claim.status, str(claim.published))
