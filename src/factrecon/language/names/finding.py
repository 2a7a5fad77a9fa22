"""Names of people, bodies and places in text: runs of capitalised words, sorted by rules.

What stands around a name says what it names: a title or an age a person, a head word ("Union",
"Department", "Inc.") a body, the gazetteer a place. At the start of a sentence and in headlines a
capital proves nothing, so there the words themselves must be no plain English.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from attrs import frozen

from factrecon.language.en.patterns import pattern
from factrecon.language.en.rows import listed
from factrecon.language.names.words import (
    CALENDAR,
    DEMONYMS,
    GIVEN_NAMES,
    HONORIFICS,
    NOT_NAMES,
    OCCUPATIONS,
    ORGANISATION_HEADS,
    OUTLET_HEADS,
    PLACE_HEADS,
    RANKS,
    SPEECH_VERBS,
    STREET_HEADS,
)
from factrecon.language.places.gazetteer import gazetteer, place_key
from factrecon.language.syntax.capitals import Capital, capitals, starts_sentence, word_before
from factrecon.language.syntax.closed_classes import word_set
from factrecon.language.syntax.lexicon import ADJ, GERUND, NOUN, PARTICIPLE, PAST, look_up
from factrecon.language.text.tokens import Token

__all__ = ["NameKind", "NameMention", "find_names"]

NameKind = Literal["person", "organisation", "place", "other"]


@frozen
class NameMention:
    """A name where it stands: `text` is the name without its title, which `title` holds as written.

    `title` is the office or occupation before a person's name ("Acting Labor Secretary") or after
    it behind a comma ("an ultrasound technician", without the article); empty if none is given.
    """

    start: int
    end: int
    text: str
    kind: NameKind
    title: str = ""


class _Run(NamedTuple):
    words: tuple[Capital, ...]
    headline: bool


_LONGEST: Final = 9
_INSIDE: Final = frozenset([" of ", " of the ", " for ", " for the "])
_GLUE: Final = frozenset(
    [" ", " & ", "-", " de ", " del ", " de la ", " la ", " von ", " van ", " bin ", " al-", " el "]
)
_NAME_GAPS: Final = frozenset([" ", ". ", "-", " de ", " del ", " la ", " von ", " van ", " bin "])
_OF_HEADS: Final = listed("names.of_heads")
_SUFFIXES: Final = listed("names.suffixes")
_TITLE_WORDS: Final = listed("names.title_words") | {"u.s"}
_APPOSITION = pattern("names_told.apposition")
_AGE = pattern("names_told.age")
_LINE = re.compile(r"[^\n\r]{1,4000}")
_TITLE_CASE_WORD = re.compile(r"(?<![\w'’.-])[^\W\d_][\w'’-]{3,}")
_VERBAL: Final = PAST | PARTICIPLE | GERUND


def find_names(text: str, *, tokens: Sequence[Token] | None = None) -> tuple[NameMention, ...]:
    """The names in a text, in order, without overlap; give it a whole document.

    With `tokens` (of the whole text, in order), a capitalised word that begins a sentence counts as
    a name only if it is tagged as one, as a noun or as an adjective.

    >>> [(m.text, m.kind, m.title) for m in find_names("On Friday, Acting Mayor Ana Ruiz met Acme Inc. in Ohio.")]
    [('Ana Ruiz', 'person', 'Acting Mayor'), ('Acme Inc', 'organisation', ''), ('Ohio', 'place', '')]
    """
    words = capitals(text)
    barred = frozenset(t.start for t in tokens if t.tag in _NOT_NOMINAL) if tokens is not None else frozenset()
    reader = _Reader(text, words, barred)
    return reader.run()


_NOT_NOMINAL = frozenset(["VERB", "AUX", "ADV", "ADP", "DET", "PRON", "CCONJ", "SCONJ", "PART", "NUM"])


class _Reader:
    """One pass over the capitalised words of a text."""

    def __init__(self, text: str, words: Sequence[Capital], barred: frozenset[int]) -> None:
        self.text = text
        self.words = words
        self.barred = barred
        self.gaz = gazetteer()
        self.headlines = _headlines(text)
        self.doubtful: list[Capital] = []
        self.out: list[NameMention] = []

    def run(self) -> tuple[NameMention, ...]:
        for run in self.runs():
            self.read(run)
        self.surnames()
        self.out.sort(key=lambda m: (m.start, m.end))
        return tuple(self.out)

    # -- runs ---------------------------------------------------------------------------------

    def runs(self) -> list[_Run]:
        """Words that may form one name, cut where one surely ends."""
        out: list[_Run] = []
        current: list[Capital] = []
        headline = False
        line = 0
        for i, word in enumerate(self.words):
            while line < len(self.headlines) and self.headlines[line][1] <= word.start:
                line += 1
            shouted = line < len(self.headlines) and self.headlines[line][0] <= word.start
            lower = word.text.lower()
            plain = lower in NOT_NAMES or lower in CALENDAR or word.start in self.barred
            if lower == "new" and i + 1 < len(self.words) and self.words[i + 1].gap == " ":
                plain = False  # New Zealand
            cut = shouted and not plain and not self.names_something(word)
            if cut or (plain and not (current and self.joins(current, word))):
                if current:
                    out.append(_Run(tuple(current), headline))
                current = []
                continue
            if current and (len(current) >= _LONGEST or not self.joins(current, word)):
                out.append(_Run(tuple(current), headline))
                current = []
            if not current:
                headline = shouted
            current.append(word)
        if current:
            out.append(_Run(tuple(current), headline))
        return out

    def names_something(self, word: Capital) -> bool:
        """In a headline: whether the word is more than plain English."""
        lower = word.text.lower()
        if lower in GIVEN_NAMES or lower in ORGANISATION_HEADS or lower in RANKS or "." in word.text:
            return True
        if lower in self.gaz.named:
            return True
        return not look_up(lower).known

    def joins(self, current: list[Capital], word: Capital) -> bool:
        """Whether a word goes on the name that the words before it began."""
        gap, last = word.gap, current[-1]
        lower = word.text.lower()
        if gap is None:
            return False
        if lower in CALENDAR:
            return False
        if gap in _GLUE:
            return lower not in NOT_NAMES or lower in ("new", "old", "first", "second")
        if gap == ". ":
            # An initial, or the stop of "St. Paul", "Sgt. Lee", "Jr."; else a sentence ends here.
            return (
                len(last.text) == 1
                or last.text in ("St", "Ft", "Mt", "Dr", "Mr", "Mrs", "Ms")
                or (last.text.lower() in _SHORT_RANKS)
            )
        if gap in _INSIDE:
            head = last.text.lower()
            return (head in _OF_HEADS or (head in ORGANISATION_HEADS and gap == " of ")) and lower not in NOT_NAMES
        if gap in (" and ", ", and ", ", "):
            inner = any(w.gap in _INSIDE for w in current) or current[0].text.lower() in ("health", "food")
            if not inner or gap == ", ":
                return False
            return self._body(current) and look_up(lower).known and last.text.lower() not in self.gaz.named
        return False

    def _body(self, current: list[Capital]) -> bool:
        return current[0].text.lower() in _OF_HEADS or any(w.text.lower() in _OF_HEADS for w in current[:4])

    # -- one run ------------------------------------------------------------------------------

    def read(self, run: _Run) -> None:
        words = list(run.words)
        text = self.text
        # A sentence's first word may be any word.
        while len(words) > 1 and starts_sentence(text, words[0].start) and self.is_plain_opening(words[0], words[1]):
            words = words[1:]
        if not words:
            return
        split = self.title_in(words)
        title = ""
        if split is not None:
            title = text[words[0].start : words[split - 1].end]
            if text[words[split - 1].end : words[split - 1].end + 1] == ".":
                title += "."
            self.person(words[split:], title)
            return
        start, end = words[0].start, words[-1].end
        lowers = [w.text.lower() for w in words]
        before = word_before(text, start)
        if all(_of_a_people(w) for w in lowers):
            return
        titled = before in RANKS or before in OCCUPATIONS or before in HONORIFICS
        if titled and not (lowers[-1] in ORGANISATION_HEADS and len(words) > 1) and not self.is_place(words):
            self.person(words, self.title_before(start))
            return
        kind = self.kind_of(words, lowers)
        if kind is None:
            return
        if kind == "person":
            self.person(words, "")
            return
        self.add(start, end, kind, "")

    def is_plain_opening(self, word: Capital, following: Capital) -> bool:
        lower = word.text.lower()
        if lower in GIVEN_NAMES or lower in RANKS or lower in HONORIFICS or following.gap != " ":
            return False
        if lower in _OPENINGS:
            return False
        if lower in self.gaz.named or word.text.isupper() or lower in _TITLE_WORDS:
            return False
        entry = look_up(lower)
        if entry.function:
            return True
        if not entry.known:
            return False
        return bool(entry.forms & _VERBAL) or not entry.classes & (NOUN | ADJ) or entry.plural

    def title_in(self, words: list[Capital]) -> int | None:
        """Where the person's name begins in "Deputy U.S. Trade Secretary Ana Lund"; None without a title."""
        for k in range(len(words) - 2, -1, -1):
            lower = words[k].text.lower().rstrip(".")
            if lower not in RANKS and lower not in HONORIFICS and lower not in _PLAIN_OCCUPATIONS:
                continue
            begin = k + 1
            if words[begin].gap in _INSIDE:
                found = self.after_office(words, begin)
                if found is None:
                    return None
                begin = found
            elif words[begin].gap not in (" ", ". "):
                return None
            rest = words[begin:]
            if len(rest) > 4 or any(w.gap not in (" ", ". ", "-") for w in rest[1:]):
                return None
            tail = rest[-1].text.lower()
            if tail in ORGANISATION_HEADS or tail in STREET_HEADS or tail in PLACE_HEADS:
                return None
            if tail in OUTLET_HEADS and len(rest) > 1:
                return None
            first = rest[0].text.lower()
            if first in ORGANISATION_HEADS or (
                first not in GIVEN_NAMES and len(rest) == 1 and look_up(first).known and lower not in HONORIFICS
            ):
                return None
            return begin
        return None

    def after_office(self, words: list[Capital], begin: int) -> int | None:
        """Where the person begins behind "Secretary of State", "Minister for Trade and Industry"."""
        for m in range(begin + 1, len(words) - 1):
            if words[m].gap != " ":
                continue
            office, name = words[m - 1].text.lower(), words[m].text.lower()
            if name in GIVEN_NAMES or (look_up(office).known and not look_up(name).known):
                return m
        if (
            len(words) - begin == 3
            and look_up(words[begin].text.lower()).known
            and all(w.gap == " " for w in words[begin + 1 :])
        ):
            return begin + 1
        return None

    def title_before(self, start: int) -> str:
        """The title in small letters before a name, with the words that belong to it."""
        left = self.text[max(0, start - 60) : start].rstrip()
        parts = left.replace("\n", " \n ").split(" ")
        taken: list[str] = []
        for part in reversed(parts):
            lower = part.lower().strip()
            if not taken:
                if lower.rstrip(".") not in RANKS | OCCUPATIONS | HONORIFICS:
                    break
            elif lower not in _TITLE_WORDS and lower not in RANKS:
                break
            taken.append(part)
            if len(taken) == 4:
                break
        return " ".join(reversed(taken))

    def person(self, words: list[Capital], title: str) -> None:
        start, end = words[0].start, words[-1].end
        if not title:
            found = _APPOSITION.match(self.text, end, end + 120)
            if found is not None:
                what = found["what"]
                parts = [p.lower() for p in what.split()]
                if any(p in OCCUPATIONS or p in RANKS for p in parts):
                    title = what
        self.add(start, end, "person", title)

    def is_place(self, words: list[Capital]) -> bool:
        key = place_key(self.text[words[0].start : words[-1].end])
        return key in self.gaz.named or self.gaz.is_city(key)

    def kind_of(self, words: list[Capital], lowers: list[str]) -> NameKind | None:
        text = self.text
        start, end = words[0].start, words[-1].end
        last = lowers[-1]
        written = text[start:end]
        key = place_key(written)
        single = len(words) == 1
        if key in self.gaz.named and not (key in ("us",) and written != "US"):
            return "place"
        if written in self.gaz.abbreviations:
            return "place"
        if single:
            return self.kind_of_word(words[0], key)
        if any(w.gap in _INSIDE for w in words[1:]):
            head = next(i for i, w in enumerate(words) if w.gap in _INSIDE) - 1
            if lowers[head] in ORGANISATION_HEADS or lowers[head] in _OF_HEADS:
                return "organisation"
        if last in _SUFFIXES and lowers[0] in GIVEN_NAMES:
            return "person"
        if last in STREET_HEADS and last not in OUTLET_HEADS and last not in ("court", "dr", "place"):
            return "place"
        bodily = last in ORGANISATION_HEADS or last in PLACE_HEADS
        if (
            lowers[0] in GIVEN_NAMES
            and 2 <= len(words) <= 4
            and not bodily
            and all(w.gap in _NAME_GAPS for w in words[1:])
        ):
            return "person"
        if last in ORGANISATION_HEADS or lowers[0] in ("university", "college"):
            return "organisation"
        if last in PLACE_HEADS or (lowers[0] in _PLACE_OPENINGS and len(words) < 4):
            return "place"
        if last in OUTLET_HEADS:
            return "organisation"
        if self.gaz.is_city(key):
            return "place"
        if (
            len(words) <= 4
            and (_AGE.match(text, end, end + 14) or self.speaks(end))
            and not any(look_up(w).known for w in lowers[-1:])
        ):
            return "person"
        if any(w in ORGANISATION_HEADS for w in lowers):
            return "organisation"
        if starts_sentence(text, start) and all(look_up(w).known for w in lowers) and len(words) == 2:
            return None
        return "other"

    def speaks(self, end: int) -> bool:
        following = self.text[end : end + 20].strip(" ,").split(" ", 1)[0]
        return following in SPEECH_VERBS

    def kind_of_word(self, word: Capital, key: str) -> NameKind | None:
        lower = word.text.lower()
        if len(lower) == 1 or lower in RANKS or lower in HONORIFICS or lower in _TITLE_WORDS:
            return None
        entry = look_up(lower)
        if _of_a_people(lower):
            return None
        if word.text.isupper() and len(word.text) > 3 and self.gaz.is_city(key) and not entry.known:
            return "place"
        if word.text.isupper() and 2 <= len(word.text) <= 6 and word.text.isalpha():
            if entry.known or entry.function:
                around = self.text[word.start - 1 : word.start] == "("
                return "organisation" if around else None
            return "organisation" if lower not in _NOT_BODIES else None
        if "-" in word.text and word.text.isupper():
            return "organisation"
        if entry.function:
            return None
        if entry.known and starts_sentence(self.text, word.start):
            self.doubtful.append(word)
            return None
        if lower in ORGANISATION_HEADS:
            return None
        if self.gaz.is_city(key) and not entry.known and not self.speaks(word.end):
            top = next((c.population for c in self.gaz.cities(key)), 0)
            if word_before(self.text, word.start) in ("in", "near", "outside", "at"):
                return "place"
            return "place" if top > 50_000 and lower not in GIVEN_NAMES else "other"
        return "other"

    def surnames(self) -> None:
        """Give lone words the kind that a full name in the same text shows."""
        people = Counter(m.text.split()[-1] for m in self.out if m.kind == "person" and " " in m.text)
        bodies: dict[str, NameKind] = {}
        for m in self.out:
            if m.kind in ("organisation", "other") and " " in m.text:
                first = m.text.split()[0]
                if bodies.get(first) != "organisation":
                    bodies[first] = m.kind
        bodies = {
            b: k
            for b, k in bodies.items()
            if b.lower() not in ORGANISATION_HEADS and b.lower() not in _OF_HEADS and b.lower() not in _TITLE_WORDS
        }
        known = {m.text for m in self.out if " " not in m.text}
        for word in self.doubtful:
            if word.text in people:
                self.add(word.start, word.end, "person", "")
            elif word.text in bodies:
                self.add(word.start, word.end, bodies[word.text], "")
            elif word.text in known:
                self.add(word.start, word.end, "other", "")
        for n, m in enumerate(self.out):
            parts = m.text.split()
            if (
                m.kind == "other"
                and 2 <= len(parts) <= 3
                and parts[-1] in people
                and not look_up(parts[0].lower()).known
            ):
                self.out[n] = NameMention(m.start, m.end, m.text, "person", m.title)
                continue
            if " " in m.text or m.kind not in ("other", "place"):
                continue
            if m.text in people and (m.kind == "other" or word_before(self.text, m.start) not in ("in", "near", "at")):
                self.out[n] = NameMention(m.start, m.end, m.text, "person", m.title)
            elif m.kind == "other" and bodies.get(m.text) == "organisation":
                self.out[n] = NameMention(m.start, m.end, m.text, "organisation", m.title)

    def add(self, start: int, end: int, kind: NameKind, title: str) -> None:
        self.out.append(NameMention(start, end, self.text[start:end], kind, title))


_SHORT_RANKS: Final = listed("names.short_ranks")
_PLAIN_OCCUPATIONS: Final = OCCUPATIONS - word_set(
    "mother father wife husband son daughter brother sister friend student owner author"
)
_PLACE_OPENINGS: Final = listed("places.openings")
_OPENINGS: Final = listed("names.openings")
_NOT_BODIES: Final = listed("names.no_acronyms")


def _of_a_people(lower: str) -> bool:
    return lower in DEMONYMS or (lower.endswith("s") and lower[:-1] in DEMONYMS)


def _headlines(text: str) -> list[tuple[int, int]]:
    """Lines in which capitals prove nothing: nearly every longer word has one."""
    out: list[tuple[int, int]] = []
    for match in _LINE.finditer(text):
        line = match.group()
        if line.isupper() and len(line) > 12:
            out.append(match.span())
            continue
        if len(line) > 200 or not line.lstrip("\"'“‘ \t")[:1].isupper():
            continue
        words = _TITLE_CASE_WORD.findall(line)
        if len(words) < 4 or line.rstrip()[-1:] in (".", ",", ";") or ". " in line:
            continue
        if sum(w[0].isupper() for w in words) * 10 >= len(words) * 8:
            out.append(match.span())
    return out
