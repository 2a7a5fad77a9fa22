"""What matching decided on pairs: which were taken for one, which nearly were, and why, feature by feature."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from factrecon.matching.bars import SHARED
from factrecon.matching.evidence import Part
from factrecon.model import content_id

__all__ = ["MOST_APART", "MatchLink", "NearMiss", "PossiblyOne", "joined_id"]

MOST_APART = 1000
"""Near misses that are remembered; the rest are counted."""


@frozen
class MatchLink:
    """What speaks for and against two claims, told by two documents, answering one question.

    `a` and `b` name the two (`DOCUMENT#...`), `documents` tell them, `kind` is the kind of answer that they give;
    `evidence` is in bits, the sum of `parts`, of which `needed` join.
    """

    a: str
    b: str
    documents: tuple[str, str]
    evidence: float
    parts: tuple[Part, ...] = ()
    kind: str = ""
    needed: float = SHARED
    against: str = ""
    """What keeps the two apart however alike they are."""
    joined: str = ""
    """The question that both answer, where they share one."""

    @property
    def reason(self) -> str:
        """The parts by weight: "+value +context -prior: 1.3 of -0.5 bits", and what would change it."""
        told = sorted(
            (p for p in self.parts if abs(p.bits) >= 0.1), key=lambda p: (p.feature == "prior", -abs(p.bits), p.feature)
        )
        signs = " ".join(f"{'+' if p.bits > 0 else '-'}{p.feature}" for p in told)
        return f"{signs}: {self.evidence:.1f} of {self.needed:.1f} bits{self._turn(told)}"

    def _turn(self, told: list[Part]) -> str:
        """What would have made it come out otherwise: the one part without which it would."""
        over = self.evidence - self.needed
        wanted = [p for p in told if p.feature != "prior" and (p.bits > over if over >= 0 else p.bits < over)]
        if not wanted or self.against:
            return ""
        turn = max(wanted, key=lambda p: (abs(p.bits), p.feature))
        return f"; without {turn.feature} ({turn.level}) it would {'not do' if over >= 0 else 'do'}"


@frozen
class NearMiss:
    """Two questions, by id, that were candidates for one and stayed apart; the nearest pair of their claims."""

    questions: tuple[str, str]
    link: MatchLink


@frozen
class PossiblyOne:
    """Two questions, by the graph's hashes of them, that may be one, and the bits that speak for it."""

    questions: tuple[str, str]
    evidence: float


def joined_id(members: Iterable[str]) -> str:
    """The id of what several documents tell: a hash of its first member, so that later documents seldom change it.

    >>> joined_id(["2#fire0", "1#fire3"]) == joined_id(["1#fire3", "4#fire0"])
    True
    """
    return content_id("e", min(members))
