"""A document taken apart once, for every reader: sentences with their words, clauses and typed spans."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import cached_property, lru_cache
from typing import Any, Final, Protocol, TypeVar

from attrs import evolve, field, frozen

from factrecon.algebra.tolerance import DEFAULT, Tolerance
from factrecon.errors import not_a
from factrecon.frames import FRAMES, Frame
from factrecon.frames.triggers import Trigger, TriggerIndex, trigger_index
from factrecon.language.analysis import Sentence as ParsedSentence
from factrecon.language.analysis import analyse
from factrecon.language.en.patterns import pattern
from factrecon.language.names.finding import NameMention, find_names
from factrecon.language.places.finding import PlaceMention, find_places
from factrecon.language.quantities.finding import find_quantities
from factrecon.language.quantities.kinds import narrowed_by
from factrecon.language.quantities.mention import QuantityMention
from factrecon.language.quotations import Quotation, find_quotations
from factrecon.language.rejected import is_nth_of, is_rejected
from factrecon.language.syntax.clauses import Clause
from factrecon.language.syntax.phrases import Chunk, NounPhrase
from factrecon.language.text.boilerplate import boilerplate
from factrecon.language.text.damaged import damaged_stretches, without_lost_apostrophes
from factrecon.language.text.datelines import dateline, without_datelines
from factrecon.language.text.foreign import foreign_stretches
from factrecon.language.text.invisible import Settled, settle
from factrecon.language.text.keywords import lowered
from factrecon.language.text.tabular import table_rows
from factrecon.language.text.tokens import Token
from factrecon.language.text.transcripts import Label, speaker_labels
from factrecon.language.times.finding import TimeMention, find_times, resolve_all
from factrecon.model import MOST_READ, Document


class _Spanned(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_S = TypeVar("_S", bound=_Spanned)

_FEWEST_WORDS = 12
"""A text of fewer words may well be a headline, which needs no verb."""

_WORDLESS = re.compile(r"[\W_]{120,}")
_SIGN = re.compile(r"\S")
_LEAST_TITLED = 4
"""Letters of a word that a headline capitalises, and how many such words make one."""
_DAY_OF_YEAR = re.compile(r"XXXX-\d\d-\d\d")

_FROM_TODAY = pattern("times_told.from_today")
_BESIDE = 60
"""Code points beside a quotation in which its day is told."""


def _is_a_day(time: TimeMention) -> bool:
    return time.begin is not None and time.finish is not None and (time.finish - time.begin).days <= 1


Parser = Callable[[str], Sequence[ParsedSentence]]
"""Cuts a text into sentences with tokens and clauses; `PARSER` is the shipped one."""

PARSER: Final[Parser] = analyse
"""The parser that ships with the library."""


def check_means(tolerance: object, parser: object) -> None:
    """Raise `InvalidRecord` for a tolerance or a parser that is none.

    >>> check_means(DEFAULT, PARSER)
    """
    if not isinstance(tolerance, Tolerance):
        raise not_a("a tolerance", tolerance)
    if not callable(parser):
        raise not_a("a parser", parser)


@frozen
class Argument:
    """A noun phrase with the part it plays: `role` is subject, object, indirect, a preposition with
    a colon ("in:"), or "" outside any clause; `owner` is the phrase it hangs on by "of" or in a list."""

    phrase: NounPhrase
    clause: int | None
    role: str
    owner: NounPhrase | None = None


@frozen(slots=False, eq=False)
class Sentence:
    """A sentence and what stands in it; clauses and triggers are found when asked for."""

    index: int
    start: int
    end: int
    text: str = field(repr=False)
    """The whole document's text; `start:end` is the sentence."""
    parsed: ParsedSentence = field(repr=False)
    """Its words, phrases and clauses, shared with every finder that needs them."""
    times: tuple[TimeMention, ...] = ()
    quantities: tuple[QuantityMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    names: tuple[NameMention, ...] = ()
    modalities: dict[int, Any] = field(factory=dict, init=False, repr=False)
    """How each clause is meant, as far as it was asked for."""
    sayables: dict[Any, Any] = field(factory=dict, init=False, repr=False)
    """What of its clauses can be repeated, as far as it was asked for."""
    indexes: tuple[TriggerIndex, TriggerIndex] = field(kw_only=True, repr=False)
    """The words of all frames, and the nouns of those whose events last."""

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The tagged words."""
        return self.parsed.tokens

    @property
    def lowered(self) -> str:
        """The document's text in lower case, each character in its place."""
        return lowered(self.text)

    def narrowed(self, mention: QuantityMention) -> str:
        """The words that make a count one of another kind, "confirmed" of 30 confirmed cases; empty without one."""
        return narrowed_by(mention, self.tokens)

    @cached_property
    def lemmas(self) -> tuple[str, ...]:
        """The lemmas of the words, in lower case."""
        return tuple([t.lemma.lower() for t in self.parsed.tokens])

    @cached_property
    def chunks(self) -> tuple[Chunk, ...]:
        """Noun phrases, verb groups and what is neither."""
        return self.parsed.chunks

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """Verbs with their arguments."""
        return self.parsed.clauses

    @cached_property
    def asks(self) -> bool:
        """Whether it is a question, which says nothing."""
        return self.text[max(self.start, self.end - 4) : self.end].rstrip("\"”’' )").endswith("?")

    @cached_property
    def is_titled(self) -> bool:
        """Whether nearly all long words are capitalised, as in headlines, so that nothing tells names from words."""
        words = [w for t in self.tokens if len(w := t.text) >= _LEAST_TITLED and w.isalpha()]
        return len(words) >= _LEAST_TITLED and 5 * sum(w[0].isupper() for w in words) >= 4 * len(words)

    @cached_property
    def triggers(self) -> tuple[Trigger, ...]:
        """Words that name an event, in order.

        The noun of an event that lasts is found inside a longer phrase too ("the *talks* broke off"
        beside the frame of breakdowns), for the verb may only say how that event went.
        """
        every, lasting = self.indexes
        forms = [t.text.lower() for t in self.tokens]
        found = list(every.find(self.tokens, lemmas=self.lemmas, forms=forms))
        if not found:
            return ()  # the nouns of events that last are among the words of all frames
        known = {(t.frame.name, t.head) for t in found if t.part == "noun"}
        found += [
            t for t in lasting.find(self.tokens, lemmas=self.lemmas, forms=forms) if (t.frame.name, t.head) not in known
        ]
        return tuple(sorted(found, key=lambda t: (t.start_token, t.end_token, t.frame.name, t.part)))

    @cached_property
    def arguments(self) -> dict[int, tuple[Argument, ...]]:
        """Every noun phrase by the code point at which its head begins, with the parts it plays."""
        out: dict[int, list[Argument]] = {}
        for number, clause in enumerate(self.clauses):
            roles = [("subject", clause.subject), ("object", clause.object), ("indirect", clause.indirect)]
            roles += [(f"{word}:", phrase) for word, phrase in clause.prepositions]
            for role, phrase in roles:
                if phrase is not None:
                    _enter(out, phrase, number, role, None)
        for item in self.chunks:
            if isinstance(item, NounPhrase):
                _enter(out, item, None, "", None)
        return {start: tuple(found) for start, found in out.items()}


@lru_cache(maxsize=8)
def _lasting(frames: tuple[Frame, ...]) -> tuple[Frame, ...]:
    """The frames of events that last, by their nouns alone."""
    return tuple(evolve(f, verbs=(), patient_verbs=(), adjectives=()) for f in frames if f.durative and f.nouns)


def _enter(
    out: dict[int, list[Argument]], phrase: NounPhrase, clause: int | None, role: str, owner: NounPhrase | None
) -> None:
    known = out.setdefault(phrase.head.start, [])
    if clause is None and known:
        return
    known.append(Argument(phrase, clause, role, owner))
    for inner, next_owner, next_role in (
        (phrase.of, phrase, "of:"),
        (phrase.possessor, phrase, "'s:"),
        *((c, owner, role) for c in phrase.conjuncts),
        (phrase.apposition, owner, role),
    ):
        if inner is not None and inner is not phrase:
            _enter(out, inner, clause, next_role, next_owner)


@frozen(slots=False, eq=False)
class Analysis:
    """A document with its sentences and everything that spans may be found in, found once.

    A reader takes one and gives assertions; `document` is what it was made of.
    """

    document: Document
    frames: tuple[Frame, ...] = field(factory=lambda: tuple(FRAMES), repr=False)
    assumed: date | None = None
    """A publication date inferred for a document that bears none."""
    parser: Parser = field(default=analyse, repr=False)
    """What cuts the text into sentences, words and clauses."""
    tolerance: Tolerance = DEFAULT
    """What "about" and the like mean in numbers and lengths."""
    story_day: date | None = None
    """When the other documents of the story were published: the year of a day and month told by a document without
    date.
    """

    @cached_property
    def text(self) -> str:
        """The document's text as it is read, every place that of the document: header, tables, notices of the
        page, labels of a transcript, what is not English and what is damaged are blank, invisible characters stand
        outside of words."""
        text = self.settled.text
        out: list[str] = []
        at = 0
        for start, end in sorted(
            [
                (0, self.document.body_start),
                *self.foreign,
                *self.tables,
                *self.boilerplate,
                *self.damaged,
                *((s.start, s.end) for s in self.labels),
            ]
        ):
            if end > at:
                out += [text[at:start], " " * (end - max(start, at))]
                at = end
        # Signs without a word, line upon line, are drawn, not told: each would be looked at as a word.
        return _WORDLESS.sub(lambda m: _SIGN.sub(" ", m.group()), "".join(out) + text[at:])

    @cached_property
    def settled(self) -> Settled:
        """The text without invisible characters in words, and where they stood."""
        return settle(without_lost_apostrophes(self.document.text[:MOST_READ]))

    @cached_property
    def foreign(self) -> tuple[tuple[int, int], ...]:
        """The stretches that are not English."""
        return foreign_stretches(self.settled.text, self.document.body_start)

    @cached_property
    def tables(self) -> tuple[tuple[int, int], ...]:
        """The stretches that are rows of a table or a menu."""
        return table_rows(self.settled.text, self.document.body_start)

    @cached_property
    def boilerplate(self) -> tuple[tuple[int, int], ...]:
        """What the page says of itself: notices on cookies and subscriptions, tags."""
        return boilerplate(self.settled.text, self.document.body_start)

    @cached_property
    def damaged(self) -> tuple[tuple[int, int], ...]:
        """Sentences in which a character was lost."""
        return damaged_stretches(self.settled.text, self.document.body_start)

    @cached_property
    def labels(self) -> tuple[Label, ...]:
        """Who speaks, before the lines of a transcript."""
        return speaker_labels(self.settled.text, self.document.body_start)

    def label_at(self, at: int) -> Label | None:
        """The label of the line that holds the place `at`, None outside a transcript."""
        place = bisect_right(self.labels, at, key=lambda s: s.start) - 1
        return self.labels[place] if place >= 0 and at < self.labels[place].line_end else None

    @property
    def left_out(self) -> tuple[str, ...]:
        """What of the document could not be read, and why, in words."""
        out = []
        if len(self.document.text) > MOST_READ:
            out.append(f"only the first {MOST_READ:,} of {len(self.document.text):,} characters are read; split it")
        for what, spans in (
            ("not English", self.foreign),
            ("a table or menu", self.tables),
            ("notices of the page", self.boilerplate),
            ("sentences that lost a character", self.damaged),
        ):
            if spans:
                out.append(f"{what}: skipped {sum(end - start for start, end in spans):,} characters")
        words = len(self.text.split())
        if words >= _FEWEST_WORDS and not any(s.clauses for s in self.parsed):
            out.append(f"no sentence with a verb in {words:,} words")
        return tuple(out)

    @property
    def published(self) -> date | datetime | None:
        """The publication date, said or inferred."""
        return self.document.published or self.assumed

    @cached_property
    def parsed(self) -> tuple[ParsedSentence, ...]:
        """The sentences with their words and clauses, behind the header, parsed once for every finder."""
        text = without_datelines(self.text, self.document.body_start)
        return tuple(s for s in self.parser(text) if s.start >= self.document.body_start and s.start < s.end)

    @cached_property
    def dateline(self) -> tuple[int, int] | None:
        """Where the dateline stands, which belongs to no sentence."""
        return dateline(self.text, self.document.body_start)

    @cached_property
    def times(self) -> tuple[TimeMention, ...]:
        """Every time expression, in order, behind the header."""
        found = [self._spoken(self._without_verb(t)) for t in find_times(self.text, published=self.published)]
        if self.published is None and self.story_day is not None:
            found = [
                resolve_all((t,), self.story_day)[0] if _DAY_OF_YEAR.fullmatch(t.timex_value) else t for t in found
            ]
        return tuple(sorted((t for t in found if t.start >= self.document.body_start), key=lambda t: (t.start, t.end)))

    def _spoken(self, time: TimeMention) -> TimeMention:
        """A time that counts from today in the very words of somebody: from the day on which they were said, if the
        sentence that says so tells it; else it is not known."""
        if time.text.lower() in ("midnight", "noon"):
            return evolve(time, begin=None, finish=None)  # of which day is not said
        if self.published is None or _FROM_TODAY.search(self.text, time.start, time.end) is None:
            return time
        quoted = next(
            (q for q in self.quotations_around(time.start) if q.direct and q.start <= time.start < q.end), None
        )
        if quoted is None:
            return time
        about = max(0, min(quoted.cue_start, quoted.start) - _BESIDE), max(quoted.cue_end, quoted.end) + _BESIDE
        told = find_times(self.text[about[0] : quoted.start], published=self.published)
        told += find_times(self.text[quoted.end : about[1]], published=self.published)
        days = {t.begin.date() for t in told if t.kind in ("date", "time") and t.begin is not None and _is_a_day(t)}
        if len(days) == 1:
            return resolve_all((time,), days.pop())[0]
        return evolve(time, begin=None, finish=None)

    def _without_verb(self, time: TimeMention) -> TimeMention:
        """ "Will last 60 days" tells a length, where "the last 60 days" tells a time."""
        if self.text[time.start : time.start + 5].lower() != "last ":
            return time
        place = bisect_right(self.parsed, time.start, key=lambda s: s.start) - 1
        sentence = self.parsed[place] if place >= 0 else None
        if sentence is None or not any(c.verb.head.start == time.start for c in sentence.clauses):
            return time
        base = time.start + 5
        found = find_times(self.text[base : time.end], published=self.published)
        return evolve(found[0], start=base + found[0].start, end=base + found[0].end) if found else time

    @cached_property
    def quantities(self) -> tuple[QuantityMention, ...]:
        """Every number of something that is no time."""
        spans = [(t.start, t.end) for t in self.times]
        found = find_quantities(self.text, exclude=spans, sentences=self.parsed, tolerance=self.tolerance)
        body = self.document.body_start
        return tuple(
            q
            for q in found
            if q.start >= body
            and not is_rejected(self.text, q.start, q.end)
            and not (q.role == "count" and is_nth_of(self.text, q.start))
        )

    @cached_property
    def places(self) -> tuple[PlaceMention, ...]:
        """Every place."""
        return tuple(p for p in find_places(self.text) if p.start >= self.document.body_start)

    @cached_property
    def names(self) -> tuple[NameMention, ...]:
        """Every name of a person or organisation."""
        return tuple(n for n in find_names(self.text) if n.start >= self.document.body_start)

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """Who is quoted as saying what."""
        return tuple(find_quotations(self.text, sentences=self.parsed))

    def quotations_around(self, at: int) -> tuple[Quotation, ...]:
        """The outermost quotations that hold the place `at`, or end with it.

        None of them holds another, so that in their order both starts and ends ascend.
        """
        first = bisect_left(self.quotations, at, key=lambda q: q.end)
        last = bisect_right(self.quotations, at, key=lambda q: q.start)
        return self.quotations[first:last]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences, behind the header, with the spans that lie in each."""
        indexes = trigger_index(self.frames), trigger_index(_lasting(self.frames))
        return tuple(
            Sentence(
                number,
                s.start,
                s.end,
                self.text,
                s,
                _within(self.times, s.start, s.end),
                _within(self.quantities, s.start, s.end),
                _within(self.places, s.start, s.end),
                _within(self.names, s.start, s.end),
                indexes=indexes,
            )
            for number, s in enumerate(self.parsed)
        )

    def sentence_at(self, at: int) -> Sentence | None:
        """The sentence that holds the place `at`, or None between sentences."""
        index = bisect_right(self.sentences, at, key=lambda s: s.start) - 1
        return self.sentences[index] if index >= 0 and at < self.sentences[index].end else None


def _within(spans: Sequence[_S], start: int, end: int) -> tuple[_S, ...]:
    """The spans, sorted by start, that begin in a stretch."""
    first = bisect_left(spans, start, key=lambda s: s.start)
    last = bisect_left(spans, end, key=lambda s: s.start)
    return tuple(spans[first:last])
