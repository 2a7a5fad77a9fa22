"""Who says what: direct and indirect quotations with speaker, cue and what is nested in them.

Direct speech is what stands between quotation marks; its speaker is looked for in the same
sentence ("...," said Lee; Lee told reporters: "..."), and a quotation that names none goes on the
one before it in the paragraph. Indirect speech is the complement of a verb of saying, or what
stands beside "according to". A quotation mark that never closes ends with its paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final, TypeGuard

from attrs import evolve, frozen

from factrecon.language.analysis import Sentence, analyse
from factrecon.language.en.patterns import pattern
from factrecon.language.en.rows import listed
from factrecon.language.names.words import ORGANISATION_HEADS, OUTLET_HEADS
from factrecon.language.quantities.units import names_person
from factrecon.language.syntax.clauses import Clause, clauses
from factrecon.language.syntax.phrases import NounPhrase, VerbGroup, chunk
from factrecon.language.syntax.reporting import DENYING, DOUBTING, REPORTING, SAYING
from factrecon.language.syntax.tagging import tokenize
from factrecon.language.text.tokens import Token

__all__ = ["Quotation", "find_quotations"]

PROMISING: Final = listed("clause_words.promising")
ADMITTING: Final = listed("clause_words.admitting")

MAX_QUOTATION = 3000
"""A longer stretch between marks is taken for marks that do not belong together."""


@frozen
class Quotation:
    """What somebody is said to have said, at `start:end` of the text (marks not included).

    `speaker` is the speaker as written there, "" if none is named; `name` is the speaker that a
    pronoun stands for, as far as the text before shows it, else the same. `cue` is the lemma of the
    verb, or "according to". `attitude` tells "say", "deny" or "doubt". `nested` are the quotations
    inside.
    """

    start: int
    end: int
    direct: bool
    speaker: str
    speaker_start: int
    speaker_end: int
    name: str
    cue: str
    cue_start: int
    cue_end: int
    attitude: str
    nested: tuple[Quotation, ...] = ()


_PAIRS = {"“": "”", "«": "»", "„": "“"}
_MARK = re.compile(r"[“”«»„\"]|``|''|\n")
_PRONOUNS = listed("quoting.pronouns")
_REMEMBERED = 900
"""Code points beyond which a pronoun hardly means a speaker named before."""
_ACCORDING = pattern("quoting.according")
_ASSERTING = DENYING | listed("saying.asserting")
"""Verbs whose bare object is what is said ("announced a strike")."""
_LEARNING = listed("saying.learning")
_SPEAKING = REPORTING | {"accord", "according", "word"}
_SIGNED = re.compile(r"[ \t]{0,3}\n?[ \t]{0,3}(?:--?|–|—)[ \t]{0,3}(?=[A-Z])")
"""A dash between a quotation and the name it is signed with, on its line or the next."""
_LABEL = re.compile(r"(?:\A|[\n.!?”\"][ \t]{0,3})([A-Z][^\n.:!?”\"]{1,60}):[ \t]{0,3}\Z")
"""A name before a colon, with nothing said of it."""
_LONGEST_NAME = 80
_COMMAS = frozenset(",?!")
_EDGE = " \t\r\n,.;:-–—"


def find_quotations(text: str, *, sentences: Sequence[Sentence] | None = None) -> tuple[Quotation, ...]:
    """The outermost quotations of a text, in order.

    Give the `sentences` of `analysis.analyse` if they are at hand.

    >>> text = 'The union said the firm told it talks were over. "We go on," said Ana Cruz.'
    >>> [(q.direct, q.speaker, q.cue, text[q.start:q.end]) for q in find_quotations(text)]
    [(False, 'The union', 'say', 'the firm told it talks were over'), (True, 'Ana Cruz', 'say', 'We go on')]
    """
    return _Finder(text, analyse(text) if sentences is None else sentences).run()


@frozen
class _Spoken:
    """A speaker and the cue that names them."""

    speaker: str
    start: int
    end: int
    cue: str
    cue_start: int
    cue_end: int
    attitude: str


class _Finder:
    """State of one pass: the sentences read so far and the last speaker named."""

    def __init__(self, text: str, sentences: Sequence[Sentence]) -> None:
        self.text = text
        self.sentences = sentences
        self.starts = [s.start for s in sentences]
        self.named: list[tuple[int, str, bool]] = []  # where a speaker was named, how, and if one person may be meant
        self.cues: frozenset[int] = frozenset()  # where the cues of direct speech begin

    def run(self) -> tuple[Quotation, ...]:
        direct = self.direct()
        self.cues = frozenset(q.cue_start for q in direct)
        indirect: list[Quotation] = []
        for sentence in self.sentences:
            # Direct speech lies side by side: what meets the sentence is one run of it.
            first = bisect_right(direct, sentence.start, key=lambda q: q.end)
            last = bisect_left(direct, sentence.end, key=lambda q: q.start)
            indirect.extend(self.indirect(sentence, direct[first:last]))
        found = sorted([*direct, *indirect], key=lambda q: (q.start, -q.end))
        return tuple(self.with_names(_nest(found)))

    # -- direct ---------------------------------------------------------------------------

    def direct(self) -> list[Quotation]:
        out: list[Quotation] = []
        last: Quotation | None = None
        for start, end in _marked(self.text):
            inner_start, inner_end = start, end
            while inner_end > inner_start and self.text[inner_end - 1] in " ,":
                inner_end -= 1
            if not _is_speech(self.text, start, end):
                continue
            spoken = self.speaker_of(start, end)
            if (
                spoken is None
                and last is not None
                and "\n\n" not in self.text[last.end : start]
                and (start - last.end < 200)
            ):
                spoken = _Spoken(
                    last.speaker,
                    last.speaker_start,
                    last.speaker_end,
                    last.cue,
                    last.cue_start,
                    last.cue_end,
                    last.attitude,
                )
            if spoken is None:
                quotation = Quotation(inner_start, inner_end, True, "", -1, -1, "", "", -1, -1, "say")
            else:
                quotation = _quotation(inner_start, inner_end, True, spoken)
            out.append(quotation)
            last = quotation
        return out

    def speaker_of(self, start: int, end: int) -> _Spoken | None:
        """The speaker named right after the quotation, or before it in its sentence."""
        text = self.text
        index = max(0, bisect_right(self.starts, start) - 1)
        last = max(0, bisect_right(self.starts, max(start, end - 1)) - 1)
        if not self.sentences:
            return None
        close = end + 1
        stop = self.sentences[last].end
        if stop <= close + 1 and last + 1 < len(self.sentences) and text[end - 1 : end] in "?!,":
            following = self.sentences[last + 1]
            if "\n" not in text[close : following.start]:
                stop = following.end
        after_end = min(stop, close + 220)
        quote = _MARK.search(text, close + 1, after_end)
        if quote is not None:
            after_end = quote.start()
        signed = self.signed(close, stop)
        if signed is not None:
            return signed
        if (
            text[end - 1 : end] in ",?!-—…"
            or text[close : close + 1] in ",—"
            or text[close : close + 2].strip().islower()
            or (text[end - 1 : end].isalnum())
        ):
            spoken = self.after(close, after_end)
            if spoken is not None:
                return spoken
        begin = max(self.sentences[index].start, start - 300)
        return self.before(begin, start - 1)

    def signed(self, start: int, stop: int) -> _Spoken | None:
        """Whose name stands alone behind a quotation and a dash: "We go on." - Ana Cruz."""
        found = _SIGNED.match(self.text, start)
        if found is None:
            return None
        line = self.text.find("\n", found.end(), found.end() + _LONGEST_NAME)
        close = line if line >= 0 else min(len(self.text), found.end() + _LONGEST_NAME)
        if line < 0 and close < len(self.text):
            close = stop
        items = [x for x in chunk(tokenize(self.text, found.end(), close)) if not _is_mark(x)]
        name = next((x for x in items[:4] if _is_named(x)), None)
        if name is None or any(isinstance(x, VerbGroup) for x in items):
            return None
        return self.spoken(name, "say", found.start(), found.end())

    def after(self, start: int, end: int) -> _Spoken | None:
        inverted = self.text[start - 2 : start - 1] in _COMMAS  # the quotation is what the verb behind it says
        while start < end and self.text[start] in " ,—–-”\"'’":
            start += 1
        if end - start < 4:
            return None
        items = chunk(tokenize(self.text, start, end))
        for k, item in enumerate(items[:6]):
            following = items[k + 1] if k + 1 < len(items) else None
            if inverted and isinstance(item, VerbGroup) and item.lemma not in REPORTING:
                utterer = _utterer(items, k)
                return self.spoken(utterer, item.lemma, item.start, item.end) if utterer is not None else None
            if isinstance(item, VerbGroup) and item.lemma in REPORTING:
                before = next((x for x in reversed(items[:k]) if isinstance(x, NounPhrase) and not x.temporal), None)
                speaker = before if before is not None else following
                if isinstance(speaker, NounPhrase) and not speaker.temporal:
                    return self.spoken(speaker, item.lemma, item.start, item.end)
                return None
            if isinstance(item, Token) and item.text.lower() == "according":
                phrase = next((x for x in items[k + 1 :] if isinstance(x, NounPhrase)), None)
                if phrase is not None:
                    return self.spoken(phrase, "according to", item.start, phrase.start)
            if isinstance(item, VerbGroup) or (isinstance(item, Token) and item.tag in ("CCONJ", "SCONJ")):
                return None
        return None

    def before(self, start: int, end: int) -> _Spoken | None:
        if end - start < 4:
            return None
        label = _LABEL.search(self.text, start, end)
        if label is not None:
            named = [x for x in chunk(tokenize(self.text, label.start(1), label.end(1))) if not _is_mark(x)]
            if named and _is_named(named[0]) and not any(isinstance(x, VerbGroup) for x in named):
                return self.spoken(named[0], "say", label.end(1), label.end())
        according = _ACCORDING.search(self.text, start, end)
        tokens = tokenize(self.text, start, end)
        said = clauses(tokens) if any(t.lemma in REPORTING for t in tokens) else ()
        found = [c for c in said if c.verb.lemma in REPORTING and c.subject is not None]
        tail = self.text[start:end].rstrip(" \"“‘'`")
        if found and (tail[-1:] in (",", ":") or end - found[-1].verb.end < 60):
            clause = found[-1]
            speaker = clause.subject if clause.verb.voice == "active" else clause.agent
            if speaker is not None:
                return self.spoken(speaker, clause.verb.lemma, clause.verb.start, clause.verb.end)
        if according is not None:
            phrase = next(
                (x for x in chunk(tokenize(self.text, according.end(), end)) if isinstance(x, NounPhrase)), None
            )
            if phrase is not None:
                return self.spoken(phrase, "according to", according.start(), according.end())
        return None

    def spoken(self, speaker: NounPhrase, cue: str, cue_start: int, cue_end: int) -> _Spoken:
        start, end = _whole(speaker)
        attitude = "deny" if cue in DENYING else "doubt" if cue in DOUBTING else "say"
        named = self.text[start:end]
        if speaker.head.tag not in ("PRON", "NUM"):
            self.named.append((start, named, _may_be_one_person(speaker)))
        return _Spoken(named, start, end, cue, cue_start, cue_end, attitude)

    # -- indirect -------------------------------------------------------------------------

    def indirect(self, sentence: Sentence, direct: Sequence[Quotation]) -> list[Quotation]:
        tokens = sentence.tokens
        if _SPEAKING.isdisjoint([t.lemma for t in tokens]):
            return []
        parts = sentence.clauses
        out: list[Quotation] = []
        for i, clause in enumerate(parts):
            verb = clause.verb
            if verb.lemma not in REPORTING or verb.infinitive or clause.subject is None:
                continue
            if any(q.start <= verb.start < q.end and q.cue_start == -1 for q in direct):
                continue
            speaker = clause.subject if verb.voice == "active" else clause.agent
            if speaker is None:
                continue
            content = self.content(parts, i, sentence)
            inside = next((q for q in direct if q.start <= verb.start < q.end), None)
            if inside is not None and content is not None:
                content = self.trimmed(max(content[0], inside.start), min(content[1], inside.end))
            if content is None or any(q.cue_start == verb.start for q in direct if _overlaps(q, content)):
                continue
            out.append(
                _quotation(content[0], content[1], False, self.spoken(speaker, verb.lemma, verb.start, verb.end))
            )
        out.extend(self.according(sentence))
        return out

    def content(self, parts: Sequence[Clause], i: int, sentence: Sentence) -> tuple[int, int] | None:
        """The span of what clause `i` of a sentence reports, or None where it has no complement."""
        start, end = sentence.start, sentence.end
        clause = parts[i]
        verb = clause.verb
        child = next(
            (k for k, c in enumerate(parts) if c.parent == i and k > i and not c.relative and _complements(c, clause)),
            None,
        )
        if child is not None:
            inner = parts[child]
            begin = (
                inner.subject.start
                if inner.subject is not None and inner.subject.start > verb.end
                else inner.verb.start
            )
            return self.trimmed(begin, self.stop(parts, i, child, end))
        subject = clause.subject
        if subject is not None and verb.lemma in SAYING - _LEARNING:
            left = min(subject.start, verb.start)
            before = self.text[start:left].rstrip()
            if (
                before.endswith((",", ",”", ',"', "—"))
                and len(before) > 8
                and not _is_adjunct(sentence.tokens, start + len(before))
            ):
                return self.trimmed(start, start + len(before))
        if clause.object is None or clause.object.start <= verb.end:
            return None
        if verb.lemma == "say":  # a complement whose verb was not understood
            return self.trimmed(clause.object.start, self.stop(parts, i, i, end))
        if verb.lemma in _ASSERTING:
            return self.trimmed(clause.object.start, max(clause.end, clause.object.whole_end))
        return None

    def stop(self, parts: Sequence[Clause], i: int, child: int, end: int) -> int:
        """Where the report ends: before ", Lee said" of another speaker, else with the sentence."""
        for later in parts[child + 1 :]:
            if later.verb.lemma in SAYING and later.parent is None and later.subject is not None:
                edge = min(later.subject.start, later.verb.start)
                if edge > parts[child].verb.end and self.text[:edge].rstrip().endswith(","):
                    return edge
        return end

    def according(self, sentence: Sentence) -> list[Quotation]:
        out: list[Quotation] = []
        start, end = sentence.start, sentence.end
        for match in _ACCORDING.finditer(self.text, start, end):
            if match.start() in self.cues:
                continue
            phrase = sentence.phrase_from(match.end())
            if phrase is None or phrase.start - match.end() > 2:
                continue
            stop = _whole(phrase)[1]
            if match.start() - start > 8:
                content = self.trimmed(start, match.start())
            else:
                comma = self.text.find(",", phrase.end, end)
                content = self.trimmed(comma + 1, end) if comma > 0 else None
            if content is not None and not (content[0] < stop and match.start() < content[1]):
                out.append(_quotation(*content, False, self.spoken(phrase, "according to", match.start(), match.end())))
                if len(out) >= 20:
                    break  # no sentence cites twenty sources
        return out

    def trimmed(self, start: int, end: int) -> tuple[int, int] | None:
        while start < end and self.text[start] in _EDGE + '”"':
            start += 1
        while end > start and self.text[end - 1] in _EDGE:
            end -= 1
        return (start, end) if end > start else None

    def with_names(self, found: list[Quotation]) -> list[Quotation]:
        """Pronouns as speakers take the last speaker who was named not far before; "he" and "she" a person."""
        named = sorted(set(self.named))
        starts = [at for at, _, _ in named]

        def resolved(quotation: Quotation) -> Quotation:
            nested = tuple(resolved(q) for q in quotation.nested)
            name = quotation.speaker
            if name.lower() in _PRONOUNS:
                k = bisect_right(starts, quotation.speaker_start) - 1
                if name.lower() in ("he", "she", "him", "her"):
                    while k >= 0 and not named[k][2]:
                        k -= 1
                if k >= 0 and quotation.speaker_start - named[k][0] <= _REMEMBERED:
                    name = named[k][1]
            if name == quotation.name and nested == quotation.nested:
                return quotation
            return evolve(quotation, name=name, nested=nested)

        return [resolved(q) for q in found]


def _is_named(item: NounPhrase | VerbGroup | Token | None) -> TypeGuard[NounPhrase]:
    """Whether a phrase is a name that may be a speaker's."""
    return isinstance(item, NounPhrase) and not item.temporal and any(t.tag == "PROPN" for t in item.tokens)


def _utterer(items: Sequence[NounPhrase | VerbGroup | Token], at: int) -> NounPhrase | None:
    """Whose verb follows a quotation at once, and so is one of saying whatever it is: "sighed Meg Hart", "Lee
    roared".
    """
    verb = items[at]
    following = items[at + 1] if at + 1 < len(items) else None
    if (
        not isinstance(verb, VerbGroup)
        or verb.head.form not in ("past", "participle", "3sg")
        or verb.last - verb.first > 1
    ):
        return None
    if not at:
        return following if _is_named(following) or _is_person(following) else None
    subject = items[0]
    if at != 1 or not (_is_named(subject) or _is_person(subject)):
        return None
    rests = following is None or (isinstance(following, Token) and following.tag in ("PUNCT", "ADV", "ADP"))
    return subject if rests else None


def _is_person(item: NounPhrase | VerbGroup | Token | None) -> TypeGuard[NounPhrase]:
    return isinstance(item, NounPhrase) and item.head.tag == "NOUN" and names_person(item.head.lemma)


def _is_mark(item: NounPhrase | VerbGroup | Token) -> bool:
    return isinstance(item, Token) and item.tag == "PUNCT"


def _may_be_one_person(speaker: NounPhrase) -> bool:
    """Whether "he" or "she" can mean the speaker: a name that is no body's, or a noun for one person."""
    head = speaker.head
    if speaker.number != "singular" or speaker.conjuncts:
        return False
    if head.tag == "PROPN":
        lower = head.text.lower()
        return lower not in ORGANISATION_HEADS and lower not in OUTLET_HEADS
    return head.tag == "NOUN" and names_person(head.lemma)


def _quotation(start: int, end: int, direct: bool, spoken: _Spoken) -> Quotation:
    return Quotation(
        start,
        end,
        direct,
        spoken.speaker,
        spoken.start,
        spoken.end,
        spoken.speaker,
        spoken.cue,
        spoken.cue_start,
        spoken.cue_end,
        spoken.attitude,
    )


def _whole(phrase: NounPhrase) -> tuple[int, int]:
    """The span of a speaker with what is folded into it, but without a closing comma."""
    end = phrase.end
    if phrase.of is not None:
        end = max(end, phrase.of.end)
    if phrase.apposition is not None and phrase.apposition.head.tag == "PROPN":
        end = max(end, phrase.apposition.end)
    for other in phrase.conjuncts:
        end = max(end, other.end)
    return phrase.start, end


def _complements(clause: Clause, governor: Clause) -> bool:
    if clause.verb.infinitive:
        return governor.verb.lemma in PROMISING
    if not clause.verb.finite:
        return clause.verb.head.form == "gerund" and governor.verb.lemma in ADMITTING
    return (
        clause.marker in ("", "that", "whether", "if", "how", "why", "what", "where", "when")
        and clause.verb.start > governor.verb.end
    )


def _is_adjunct(tokens: Sequence[Token], end: int) -> bool:
    """Whether what stands before ", Lee said" at `end` is no statement: "On Friday,", "However,"."""
    return not any(t.tag in ("VERB", "AUX") and t.form in ("past", "3sg", "base") for t in tokens if t.end <= end)


def _overlaps(quotation: Quotation, span: tuple[int, int]) -> bool:
    return quotation.start < span[1] and span[0] < quotation.end


def _nest(found: list[Quotation]) -> list[Quotation]:
    """Put quotations that lie inside another into it; `found` is sorted by start, longest first."""
    out: list[Quotation] = []
    stack: list[list[Quotation]] = []
    # Each frame is a quotation followed by what is nested in it.
    for quotation in found:
        while stack and not (stack[-1][0].start <= quotation.start and quotation.end <= stack[-1][0].end):
            _close(stack, out)
        if stack and (stack[-1][0].start, stack[-1][0].end) == (quotation.start, quotation.end):
            continue
        stack.append([quotation])
    while stack:
        _close(stack, out)
    return out


def _close(stack: list[list[Quotation]], out: list[Quotation]) -> None:
    frame = stack.pop()
    done = evolve(frame[0], nested=tuple(frame[1:])) if len(frame) > 1 else frame[0]
    if stack:
        stack[-1].append(done)
    else:
        out.append(done)


def _marked(text: str) -> list[tuple[int, int]]:
    """Spans between quotation marks, inner marks included; an open one ends with its paragraph."""
    out: list[tuple[int, int]] = []
    opened = -1
    closing = ""
    for match in _MARK.finditer(text):
        mark, at = match.group(), match.start()
        if opened < 0:
            if mark in _PAIRS:
                opened, closing = match.end(), _PAIRS[mark]
            elif mark == "``":
                opened, closing = match.end(), "''"
            elif (
                mark == '"'
                and (at + 1 < len(text) and not text[at + 1].isspace())
                and not (at and text[at - 1].isdecimal())
            ):
                opened, closing = match.end(), '"'
            continue
        if mark == "\n" or at - opened > MAX_QUOTATION:
            if mark == "\n" and at - opened <= MAX_QUOTATION:
                _append(text, opened, at, out)
            opened = -1
            if mark in _PAIRS:
                opened, closing = match.end(), _PAIRS[mark]
            continue
        if mark == closing or (closing == "''" and mark == '"') or (closing == "”" and mark == '"'):
            _append(text, opened, at, out)
            opened = -1
    if opened >= 0 and len(text) - opened <= MAX_QUOTATION:
        _append(text, opened, len(text), out)
    return out


def _append(text: str, start: int, end: int, out: list[tuple[int, int]]) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        out.append((start, end))


def _is_speech(text: str, start: int, end: int) -> bool:
    """Speech rather than a title or a word held at arm's length: three words, or a closing mark."""
    inside = text[start:end]
    return inside.count(" ") >= 2 or inside[-1:] in ".,!?"
