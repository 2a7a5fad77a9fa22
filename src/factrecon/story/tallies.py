"""The numbers of a vote as a sentence tells them: "by 286 votes to 271", "92-81, with five abstentions"."""

from __future__ import annotations

import re

from attrs import frozen

from factrecon.language.en.patterns import pattern
from factrecon.language.quantities.numbers import parse_number
from factrecon.language.syntax.closed_classes import word_set
from factrecon.language.text.keywords import lowered, one_of

__all__ = ["Tally", "tallies"]

_WORD = (
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen"
    r"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?"
)
_N = rf"(?:\d{{1,3}}(?:,\d{{3}})?|{_WORD})"
_CUE = pattern("votes_told.cue")
_MAY_VOTE = re.compile(
    one_of(word_set("vot ballot motion bill resolution amendment abst lawmakers senators deputies judges justices mps"))
)
"""Letters that `_CUE` cannot do without."""
_GAME = pattern("votes_told.game")
_TALLY = pattern("votes_told.tally")
_SIDES = pattern("votes_told.sides")
_ABSTAINED = pattern("votes_told.abstained")


@frozen
class Tally:
    """One number of a vote: what it counts, and where it stands."""

    attribute: str
    number: float
    start: int
    end: int


def tallies(text: str, start: int, end: int) -> tuple[Tally, ...]:
    """The numbers of votes told in `text[start:end]`, one sentence.

    >>> [(t.attribute, t.number) for t in tallies("The bill passed by 52 votes to 48.", 0, 34)]
    [('votes won', 52), ('votes lost', 48)]
    """
    if not _MAY_VOTE.search(lowered(text), start, end):
        return ()
    words = text[start:end]
    if not _CUE.search(words) or _GAME.search(words):
        return ()
    found: list[Tally] = []
    for form in (_SIDES, _TALLY):
        match = form.search(words)
        if match is None:
            continue
        numbers = [(parse_number(match[name]), match.start(name), match.end(name)) for name in ("one", "two")]
        known = [(n, a, b) for n, a, b in numbers if n is not None]
        if len(known) == 2 and known[0][0] != known[1][0]:
            most = max(known)
            found += [
                Tally("votes won" if entry == most else "votes lost", entry[0], start + entry[1], start + entry[2])
                for entry in known
            ]
            break
    abstained = _ABSTAINED.search(words)
    if abstained is not None and (n := parse_number(abstained["one"])) is not None:
        found.append(Tally("abstentions", n, start + abstained.start("one"), start + abstained.end("one")))
    return tuple(found)
