"""What a person has judged: these two are the same, those two are not. It overrides, and is remembered.

Judgements live in a plain text file of the user's, one a line, that they may edit and share:

    same                001                      002                   two reports of one fire
    different           001                      003
    same event          001: the walkout began   002: the strike
    different question  001: 58 were killed      003: killed 410
    dismissed dispute   001: 58 were killed      002: killed 60   both round
    accepted dispute    001: 58 were killed      003: killed 85   the first of the two holds

Fields are separated by tabs; what follows the two is a note. `#` begins a comment. `same` and
`different` alone are about documents: whether they tell one story. An event or a question is named by
a document (or a source, for claims that stand in no document) and words that it quotes: ids of claims
and events change as documents come in, words do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final, Literal

from attrs import field, frozen

from factrecon.bounded import bytes_of
from factrecon.errors import InvalidRecord, UnknownName, UnreadableInput
from factrecon.writing import alone_with, write_whole

__all__ = [
    "ABOUT",
    "JudgedAs",
    "JudgedOf",
    "Judgement",
    "Judgements",
    "chained",
    "forget",
    "load_judgements",
    "remember",
]

JudgedAs = Literal["same", "different", "dismissed", "accepted"]
"""What a person may say of two things; the last two of a dispute."""
JudgedOf = Literal["story", "event", "question", "dispute"]
VERDICTS: Final = ("same", "different")
ABOUT: Final = ("story", "event", "question", "dispute")
"""What a judgement may be about."""
ON_DISPUTES: Final = ("dismissed", "accepted")
"""Verdicts on a dispute: it is none; the first of the two sides holds."""
MAX_BYTES: Final = 50_000_000
_BREAKS: Final = re.compile("[\t\r\n\ud800-\udfff]")


@frozen(order=True)
class Judgement:
    """One line: a verdict on two, a note, and whether it is about stories, events or questions.

    >>> Judgement("same", "001: the walkout", "002: the strike", about="event").line
    'same event\\t001: the walkout\\t002: the strike'
    """

    verdict: JudgedAs
    a: str
    b: str
    note: str = ""
    about: JudgedOf = "story"

    def __attrs_post_init__(self) -> None:
        if self.about not in ABOUT or self.verdict not in (ON_DISPUTES if self.about == "dispute" else VERDICTS):
            words = ", ".join(
                f"'{v}'" if about == "story" else f"'{v} {about}'"
                for about in ABOUT
                for v in (ON_DISPUTES if about == "dispute" else VERDICTS)
            )
            raise InvalidRecord(f"a judgement is one of {words}; not {self.words!r}")
        if not self.a or not self.b or self.a == self.b:
            raise InvalidRecord("a judgement is about two different ids")
        if _BREAKS.search(f"{self.a}{self.b}{self.note}"):
            raise InvalidRecord("ids and notes of a judgement hold no tabs, no line ends and no halves of characters")

    @property
    def words(self) -> str:
        """The verdict as the file has it: "same", "different event"."""
        return self.verdict if self.about == "story" else f"{self.verdict} {self.about}"

    @property
    def line(self) -> str:
        """The line of the file, without its end."""
        return "\t".join(filter(None, (self.words, self.a, self.b, self.note)))

    @property
    def pair(self) -> tuple[str, str]:
        """The two, the smaller first."""
        return min(self.a, self.b), max(self.a, self.b)


@frozen
class Judgements:
    """All that was judged. What is judged the same is so through every chain.

    >>> found = Judgements.of(
    ...     [Judgement("same", "a", "b"), Judgement("same", "b", "c"), Judgement("different", "c", "d")])
    >>> found.verdict("a", "c"), found.verdict("a", "d"), found.verdict("a", "e")
    ('same', 'different', None)
    """

    listed: tuple[Judgement, ...] = field(default=())
    """The judgements that count, sorted: of two on one pair the later."""

    @classmethod
    def of(cls, judgements: Iterable[Judgement]) -> Judgements:
        """Put judgements together; the later of two on one pair counts.

        Raises `InvalidRecord` where what is the same through others is also judged different.
        """
        last: dict[tuple[str, tuple[str, str]], Judgement] = {}
        for judgement in judgements:
            last[judgement.about, judgement.pair] = judgement
        found = cls(tuple(sorted(last.values(), key=lambda j: (ABOUT.index(j.about), j.verdict, j.pair, j.note))))
        for about in ABOUT:
            homes = chained(found.pairs("same", about))
            for a, b in found.pairs("different", about):
                if homes.get(a, a) == homes.get(b, b):
                    raise InvalidRecord(
                        f"{a!r} and {b!r} are judged different, and the same through others: take one judgement back"
                    )
        return found

    def pairs(self, verdict: str, about: str = "story") -> tuple[tuple[str, str], ...]:
        """The pairs with a verdict, sorted."""
        return tuple(sorted(j.pair for j in self.listed if j.verdict == verdict and j.about == about))

    @property
    def same(self) -> tuple[tuple[str, str], ...]:
        """Pairs of documents that tell one story."""
        return self.pairs("same")

    @property
    def different(self) -> tuple[tuple[str, str], ...]:
        """Pairs of documents that do not."""
        return self.pairs("different")

    def verdict(self, a: str, b: str, about: str = "story") -> str | None:
        """What follows for two: 'same', 'different', or None."""
        homes = chained(self.pairs("same", about))
        x, y = homes.get(a, a), homes.get(b, b)
        if x == y:
            return "same"
        apart = {frozenset((homes.get(c, c), homes.get(d, d))) for c, d in self.pairs("different", about)}
        return "different" if frozenset((x, y)) in apart else None


def chained(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For every id that pairs connect, the smallest id that it is connected with.

    >>> chained([("a", "b"), ("c", "b")])
    {'a': 'a', 'b': 'a', 'c': 'a'}
    """
    home: dict[str, str] = {}

    def find(x: str) -> str:
        while home.get(x, x) != x:
            home[x] = home.get(home[x], home[x])
            x = home[x]
        return x

    for a, b in pairs:
        x, y = sorted((find(a), find(b)))
        home[y] = x
        home.setdefault(x, x)
    return {name: find(name) for name in sorted(home)}


def load_judgements(path: str | Path) -> Judgements:
    """Read a file of judgements; a file that is not there yet holds none.

    Raises `UnreadableInput` for a file that is no text, `InvalidRecord` with the line for a bad line, and for a last
    line without its end: it may be the beginning of a longer one.
    """
    return _judgements(_text(Path(path)), path)


def _text(path: Path) -> str:
    if not path.exists():
        return ""
    data = bytes_of(path, MAX_BYTES)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableInput(f"{path}: not readable as UTF-8 text ({error})") from error


def _judgements(text: str, path: str | Path) -> Judgements:
    found: list[Judgement] = []
    # Only a line feed ends a line: a note may hold any other character that Python takes for a line's end.
    *lines, rest = text.split("\n")
    if rest.strip():
        raise InvalidRecord(
            f"{path}, line {len(lines) + 1}: the line has no end and may be cut short; end it or delete it"
        )
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        fields = [f.strip() for f in line.split("\t")]
        if len(fields) < 3:
            raise InvalidRecord(f"{path}, line {number}: give 'same' or 'different' and two ids, separated by tabs")
        verdict, _, about = " ".join(fields[0].split()).partition(" ")
        try:
            note = " ".join(fields[3:])
            found.append(Judgement(verdict, fields[1], fields[2], note, about or "story"))  # type: ignore[arg-type]
        except InvalidRecord as error:
            raise InvalidRecord(f"{path}, line {number}: {error}") from None
    return Judgements.of(found)


def remember(path: str | Path, judgements: Iterable[Judgement]) -> Judgements:
    """Add judgements to a file, which is created if need be, and return all that it then holds.

    Several may do so at once: each finds what the others added. Nothing is written if they contradict what the file
    holds (`InvalidRecord`), and a file that cannot be written (`UnwritableOutput`) stays as it was.
    """
    path = Path(path)
    new = list(judgements)
    with alone_with(path):
        before = _text(path)
        merged = Judgements.of([*_judgements(before, path).listed, *new])
        write_whole(path, before + "".join(j.line + "\n" for j in new))
    return merged


def forget(path: str | Path, judgement: Judgement) -> Judgements:
    """Take a judgement out of a file, and return what it then holds; comments and all other lines stay.

    Raises `UnknownName` where the file does not hold it.
    """
    path = Path(path)
    with alone_with(path):
        before = _text(path)
        kept = [x for x in before.split("\n") if not _says(x, judgement)]
        if len(kept) == before.count("\n") + 1:
            raise UnknownName(f"{path} holds no such judgement: {judgement.line!r}")
        after = "\n".join(kept)
        held = _judgements(after, path)
        write_whole(path, after)
    return held


def _says(line: str, judgement: Judgement) -> bool:
    if not line.strip() or line.lstrip().startswith("#"):
        return False
    fields = [f.strip() for f in line.split("\t")]
    about = " ".join(fields[0].split()).partition(" ")[2] or "story"
    return (about, {*fields[1:3]}) == (judgement.about, set(judgement.pair))
