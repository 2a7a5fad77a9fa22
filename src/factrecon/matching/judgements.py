"""What a person has judged: these two are the same, those two are not. It overrides, and is remembered.

Judgements live in a plain text file of the user's, one a line, that they may edit and share:

    same       doc1    doc2    two reports of one fire
    different  doc1    doc3

Fields are separated by tabs; what follows the two ids is a note. `#` begins a comment.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final, Literal

from attrs import frozen

from factrecon.errors import InvalidRecord, UnreadableInput

__all__ = ["Judgement", "Judgements", "load_judgements", "remember"]

VERDICTS: Final = ("same", "different")
MAX_BYTES: Final = 50_000_000


@frozen(order=True)
class Judgement:
    """One line: a verdict on two ids, and a note."""

    verdict: Literal["same", "different"]
    a: str
    b: str
    note: str = ""

    def __attrs_post_init__(self) -> None:
        if self.verdict not in VERDICTS:
            raise InvalidRecord(f"a judgement is 'same' or 'different', not {self.verdict!r}")
        if not self.a or not self.b or self.a == self.b:
            raise InvalidRecord("a judgement is about two different ids")
        if any(c in part for part in (self.a, self.b, self.note) for c in "\t\r\n"):
            raise InvalidRecord("ids and notes of a judgement hold no tabs and no line ends")


@frozen
class Judgements:
    """All that was judged. What is judged the same is so through every chain.

    >>> found = Judgements.of([Judgement("same", "a", "b"), Judgement("same", "b", "c"), Judgement("different", "c", "d")])
    >>> found.verdict("a", "c"), found.verdict("a", "d"), found.verdict("a", "e")
    ('same', 'different', None)
    """

    same: tuple[tuple[str, str], ...] = ()
    different: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, judgements: Iterable[Judgement]) -> Judgements:
        """Put judgements together; the later of two on one pair counts.

        Raises `InvalidRecord` where what is the same through others is also judged different.
        """
        last: dict[tuple[str, str], str] = {}
        for judgement in judgements:
            last[min(judgement.a, judgement.b), max(judgement.a, judgement.b)] = judgement.verdict
        found = cls(
            tuple(sorted(pair for pair, verdict in last.items() if verdict == "same")),
            tuple(sorted(pair for pair, verdict in last.items() if verdict == "different")),
        )
        homes = chained(found.same)
        for a, b in found.different:
            if homes.get(a, a) == homes.get(b, b):
                raise InvalidRecord(
                    f"{a!r} and {b!r} are judged different, and the same through others: take one judgement back"
                )
        return found

    def verdict(self, a: str, b: str) -> str | None:
        """What follows for two ids: 'same', 'different', or None."""
        homes = chained(self.same)
        x, y = homes.get(a, a), homes.get(b, b)
        if x == y:
            return "same"
        apart = {frozenset((homes.get(c, c), homes.get(d, d))) for c, d in self.different}
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


def judged_groups(names: Iterable[str], same: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """The group of every name before anything else is looked at: those judged the same, else the name alone."""
    known = set(names)
    homes = chained(pair for pair in same if set(pair) <= known)
    groups: dict[str, set[str]] = {}
    for name in sorted(known):
        groups.setdefault(homes.get(name, name), set()).add(name)
    return {name: group for members in groups.values() for group in (frozenset(members),) for name in group}


def load_judgements(path: str | Path) -> Judgements:
    """Read a file of judgements; a file that is not there yet holds none.

    Raises `UnreadableInput` for a file that is no text, `InvalidRecord` with the line for a bad line.
    """
    path = Path(path)
    if not path.exists():
        return Judgements()
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableInput(f"{path}: larger than {MAX_BYTES:,} bytes; split the judgements")
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInput(f"{path}: not readable as UTF-8 text ({error})") from error
    found: list[Judgement] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        fields = [f.strip() for f in line.split("\t")]
        if len(fields) < 3:
            raise InvalidRecord(f"{path}, line {number}: give 'same' or 'different' and two ids, separated by tabs")
        try:
            found.append(Judgement(fields[0], fields[1], fields[2], " ".join(fields[3:])))  # type: ignore[arg-type]
        except InvalidRecord as error:
            raise InvalidRecord(f"{path}, line {number}: {error}") from None
    return Judgements.of(found)


def remember(path: str | Path, judgements: Iterable[Judgement]) -> Judgements:
    """Add judgements to a file, which is created if need be, and return all that it then holds.

    Nothing is written if they contradict what the file holds (`InvalidRecord`).
    """
    path = Path(path)
    new = list(judgements)
    old = load_judgements(path)
    merged = Judgements.of(
        [*(Judgement("same", a, b) for a, b in old.same), *(Judgement("different", a, b) for a, b in old.different), *new]
    )
    lines = "".join("\t".join(filter(None, (j.verdict, j.a, j.b, j.note))) + "\n" for j in new)
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    if before and not before.endswith("\n"):
        lines = "\n" + lines
    with path.open("a", encoding="utf-8") as file:
        file.write(lines)
    return merged
