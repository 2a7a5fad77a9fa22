"""A language model as a reader: what it says an article says, held against the article before anybody believes it.

A model sees one article, or a part of a long one, and replies with claims that quote it. Each is checked field by
field, its quote is found in the article or it is left out, its value is read again from the quote, and what the model
read bears its name. Texts leave the machine if the model does not run on it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Lock
from typing import Any, Final

from attrs import evolve, frozen

from factrecon.claim_record import assertion_from_row
from factrecon.errors import FactreconError, InvalidRecord
from factrecon.grounding import ground
from factrecon.language.answers import ANSWER_KINDS
from factrecon.language.text.sentences import split_sentences
from factrecon.model import STATUSES, Assertion, Document
from factrecon.models.asking import Complete, ask, name_of, used_by
from factrecon.models.prompt import CLAIMS, INSTRUCTIONS, prompt_for
from factrecon.readers import Story
from factrecon.records import LeftOut

__all__ = ["AT_ONCE", "LONGEST_PART", "OVERLAP", "ModelReader", "ModelReading", "model_reader", "parts_of"]

LONGEST_PART: Final = 12_000
"""Code points of a text that a model is given at once."""
OVERLAP: Final = 1_000
"""Code points, at least, that two parts of a long text share, so that no sentence is without its neighbours."""
AT_ONCE: Final = 4
"""Calls that run at the same time."""
_MOST_CLAIMS: Final = 500  # of one part; a reply with more repeats itself
_REQUIRED: Final = ("quote", "object", "attribute", "value")
_NOTHING: Final = frozenset({"", "null", "none", "n/a", "unknown", "not stated"})


@frozen
class ModelReading:
    """What a model read of some documents: claims with their places, what was left out, and which were not read at
    all.
    """

    claims: tuple[Assertion, ...]
    left_out: tuple[LeftOut, ...] = ()
    unread: tuple[str, ...] = ()
    """Ids of documents that the budget did not reach, or that failed; read on with the same recording."""
    used: int = 0
    """Tokens, or characters where the model counts none."""


@frozen
class _Said:
    """The rows of a document as the model gave them, what of its replies could not be used, and whether all was
    asked.
    """

    rows: tuple[Mapping[str, Any], ...]
    problems: tuple[str, ...]
    complete: bool = True


class ModelReader:
    """A reader that asks a language model; see `model_reader`. What was read once is kept while the reader lives."""

    def __init__(self, complete: Complete, instructions: str, budget: int | None, at_once: int) -> None:
        """Keep what to ask, and how much may be used."""
        if at_once < 1 or (budget is not None and budget < 0):
            raise InvalidRecord(f"at_once is 1 or more and a budget 0 or more, not {at_once} and {budget}")
        self.name = f"model:{name_of(complete)}"
        self.__name__ = self.name
        self._complete, self._instructions, self._budget, self._at_once = complete, instructions, budget, at_once
        self._lock = Lock()
        self._said: dict[tuple[str, str, str], _Said] = {}
        self._left_out: dict[str, tuple[LeftOut, ...]] = {}
        self._characters = 0
        self._before = used_by(complete)

    def __repr__(self) -> str:
        return f"model_reader({self.name.removeprefix('model:')})"

    @property
    def used(self) -> int:
        """What was used so far: the model's tokens, else characters of prompts and replies."""
        used = used_by(self._complete)
        return self._characters if used is None else used - (self._before or 0)

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """What could not be used of what the model said of the documents read so far, with the reasons."""
        return tuple(left for name in sorted(self._left_out) for left in self._left_out[name])

    def ahead(self, documents: Sequence[Document], *, progress: Callable[[str, int, int], None] | None = None) -> None:
        """Ask for many documents at once, as far as the budget goes; reading them then costs nothing."""
        kept = self._said
        wanted = [d for d in dict.fromkeys(documents) if (said := kept.get(_key(d))) is None or not said.complete]
        jobs = [
            (d, n, part, len(parts))
            for d in wanted
            for parts in [parts_of(d.text, d.body_start)]
            for n, part in enumerate(parts, 1)
        ]
        done: dict[tuple[str, str, str], dict[int, _Said]] = {_key(d): {} for d in wanted}
        with ThreadPoolExecutor(max_workers=self._at_once) as pool:
            made = pool.map(lambda job: self._ask(*job), jobs)
            for count, ((document, number, _, _), said) in enumerate(zip(jobs, made, strict=True), 1):
                done[_key(document)][number] = said
                if progress:
                    progress("asking the model", count, len(jobs))
        for key, parts in done.items():
            self._said[key] = _joined([parts[n] for n in sorted(parts)])

    def __call__(self, story: Story) -> Iterator[Assertion]:
        """The claims of a story's documents."""
        self.ahead([d for d in story.documents if _key(d) not in self._said])
        for page in story.pages:
            published = page.published
            day = published if isinstance(published, date) or published is None else published.date()
            yield from self.claims_of(page.document, {page.document.id: day} if day else {})

    def claims_of(self, document: Document, days: Mapping[str, date] | None = None) -> tuple[Assertion, ...]:
        """The claims of a document that was asked for: those that stand in it; the others go to `left_out`."""
        said = self._said[_key(document)]
        made: list[Assertion] = []
        left: list[LeftOut] = [LeftOut(document.id, f"{self.name}: {problem}") for problem in said.problems]
        for n, row in enumerate(said.rows, 1):
            try:
                given = {**row, "id": f"{document.id}#{n}", "document": document.id, "reader": self.name}
                made.append(assertion_from_row(given, source=document.source, where=f"claim {n}"))
            except FactreconError as error:
                left.append(LeftOut(document.id, f"{self.name}: {error}"))
        grounded = ground(made, [document], published=days)
        left += [evolve(x, reason=f"{self.name}: {x.reason}") for x in grounded.left_out]
        self._left_out[document.id] = tuple(left)
        return grounded.claims

    def read(self, documents: Iterable[Document]) -> ModelReading:
        """Ask for documents and give what stands in them, in their order."""
        papers = list(documents)
        self.ahead(papers)
        claims = tuple(a for d in papers for a in self.claims_of(d))
        unread = tuple(d.id for d in papers if not self._said[_key(d)].complete)
        left_out = tuple(x for d in papers for x in self._left_out[d.id])
        return ModelReading(claims, left_out, unread, self.used)

    def _ask(self, document: Document, number: int, part: str, of: int) -> _Said:
        if self._budget is not None and self.used >= self._budget:
            which = f"part {number} of {of} is not read" if of > 1 else "it is not read"
            problem = f"{which}: the budget of {self._budget:,} is used up; read on with the same recording"
            return _Said((), (problem,), complete=False)
        prompt = prompt_for(document, part, number=number, of=of, instructions=self._instructions)
        try:
            (rows, problems), reply = ask(self._complete, prompt, CLAIMS, rows_of, rescue=_rescued)
        except FactreconError as error:
            return _Said((), (f"part {number} of {of}: {error}" if of > 1 else str(error),), complete=False)
        with self._lock:
            self._characters += len(prompt) + len(reply)
        return _Said(tuple(rows), tuple(problems))


def model_reader(
    complete: Complete, *, instructions: str = INSTRUCTIONS, budget: int | None = None, at_once: int = AT_ONCE
) -> ModelReader:
    """A language model as one more reader: `readers=(*READERS, model_reader(complete))`, or alone.

    `complete(prompt, schema) -> str` is any callable that answers with JSON of the schema: `recorded` keeps its
    replies, `from_llm` and `from_openai` make one. `budget` ends the asking once so much is used (tokens if the model
    has `usage`, else characters); what was read is kept. At most `at_once` calls run at the same time. Texts are sent
    to wherever the model runs.

    >>> def model(prompt, schema):
    ...     return json.dumps({"claims": [{"reason": "how many", "quote": "12 boats", "object": "the fleet",
    ...         "attribute": "size", "value": "12", "kind": "count", "speaker": None, "status": "asserted",
    ...         "when": None, "where": None}]})
    >>> reading = model_reader(model).read([Document(id="a", text="The fleet of 12 boats sailed.")])
    >>> [(a.claim.text, a.span.start, a.reader, a.ref) for a in reading.claims]
    [('12', 13, 'model:model', 'a#1')]
    """
    return ModelReader(complete, instructions, budget, at_once)


def _key(document: Document) -> tuple[str, str, str]:
    return document.id, document.source, document.text_sha256


def _joined(parts: Sequence[_Said]) -> _Said:
    """All parts of a document; what stands in the overlap of two is told once."""
    rows: dict[str, Mapping[str, Any]] = {}
    for part in parts:
        for row in part.rows:
            rows.setdefault(json.dumps([row.get(k) for k in ("quote", "object", "attribute", "value")]), row)
    problems = tuple(p for part in parts for p in part.problems)
    return _Said(tuple(rows.values()), problems, all(p.complete for p in parts))


def parts_of(text: str, start: int = 0, *, longest: int = LONGEST_PART, overlap: int = OVERLAP) -> tuple[str, ...]:
    """A text in parts that overlap, cut where sentences end.

    >>> parts_of("One is here. Two is here. Three is here. Four is here.", longest=28, overlap=10)
    ('One is here. Two is here.', 'Two is here. Three is here.', 'Three is here. Four is here.')
    """
    if len(text) - start <= longest:
        return (text[start:].strip(),)
    ends = [(max(a, start), b) for a, b in split_sentences(text) if b > start]
    parts: list[str] = []
    first = 0
    while first < len(ends):
        last = first
        while last + 1 < len(ends) and ends[last + 1][1] - ends[first][0] <= longest:
            last += 1
        parts.append(text[ends[first][0] : ends[last][1]])
        if last + 1 >= len(ends):
            break
        back = last
        while back > first + 1 and ends[last][1] - ends[back][0] < overlap:
            back -= 1
        first = back if back > first else last + 1
    return tuple(parts)


def rows_of(data: Any) -> tuple[list[Mapping[str, Any]], list[str]]:
    """The claims of a reply as rows, and what of it cannot be used; raises `InvalidRecord` for what is no reply at
    all.
    """
    listed = data.get("claims") if isinstance(data, Mapping) else data
    if not isinstance(listed, list):
        fields = ", ".join(map(repr, list(data)[:5])) if isinstance(data, Mapping) else type(data).__name__
        raise InvalidRecord(f"it has no list of claims, but {fields}")
    rows: list[Mapping[str, Any]] = []
    problems: list[str] = []
    for n, item in enumerate(listed[:_MOST_CLAIMS], 1):
        try:
            rows.append(_row(item))
        except InvalidRecord as error:
            problems.append(f"claim {n} of its reply: {error}")
    if len(listed) > _MOST_CLAIMS:
        problems.append(f"{len(listed) - _MOST_CLAIMS:,} claims beyond the first {_MOST_CLAIMS} of one reply")
    if listed and not rows:
        raise InvalidRecord(f"none of its {len(listed)} claims can be used; {problems[0]}")
    return rows, problems


def _rescued(reply: str) -> tuple[list[Mapping[str, Any]], list[str]] | None:
    """The whole claims of a reply that is cut off or otherwise broken; None where there are none."""
    decoder = json.JSONDecoder()
    found: list[Any] = []
    at = reply.find("[") + 1
    while 0 < at < len(reply) and len(found) < _MOST_CLAIMS:
        start = reply.find("{", at)
        if start < 0:
            break
        try:
            item, at = decoder.raw_decode(reply, start)
        except (ValueError, RecursionError):
            break
        found.append(item)
    try:
        rows, problems = rows_of(found)
    except InvalidRecord:
        return None
    told = f"its reply is cut off or broken; {len(rows)} whole claims of it are taken"
    return (rows, [*problems, told]) if rows else None


def _row(item: Any) -> Mapping[str, Any]:
    """A claim as a row of the fields that we know, with nothing in the place of "null"; raises `InvalidRecord`."""
    if not isinstance(item, Mapping):
        raise InvalidRecord(f"not an object with fields, but {type(item).__name__}")
    row = {k: _words(item[k]) for k in CLAIMS["properties"]["claims"]["items"]["properties"] if k in item}
    missing = [k for k in _REQUIRED if not row.get(k)]
    if missing:
        raise InvalidRecord(f"no {', '.join(missing)}")
    kind, status = (row.get("kind") or "text").casefold(), (row.get("status") or "asserted").casefold()
    if kind not in ANSWER_KINDS:
        raise InvalidRecord(f"unknown kind {kind[:40]!r}")
    if status not in STATUSES:
        raise InvalidRecord(f"unknown status {status[:40]!r}")
    return {**{k: v for k, v in row.items() if v and k != "reason"}, "kind": kind, "status": status}


def _words(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return str(value)
    if not isinstance(value, str):
        return ""
    return "" if value.strip().casefold() in _NOTHING else value
