"""What a comparison of two claims says, and the cuts by which its relation is read off the scores."""

from __future__ import annotations

from typing import Final, Literal, Protocol, get_args

from attrs import evolve, frozen

from factrecon.algebra.tolerance import Tolerance
from factrecon.algebra.trapezoid import Scores
from factrecon.model import Claim
from factrecon.notebook_cells import shown

Relation = Literal["same", "refines", "refined_by", "contradiction", "compatible", "tension", "unrelated"]
"""How the first of two claims stands to the second."""
RELATIONS: tuple[Relation, ...] = get_args(Relation)
Difference = Literal["value", "time", "scope", "polarity", "attribution", "update"]
"""Kinds of difference; a comparison without a difference has the kind None."""
DIFFERENCES: tuple[Difference, ...] = get_args(Difference)

INCLUDED = 0.8
"""From this inclusion on, one value is said to imply the other."""
IMPOSSIBLE = 0.1
"""Up to this possibility, two values contradict."""
HARMLESS = 0.1
"""Up to this contradiction, two values are compatible."""

_CONVERSE: Final[dict[Relation, Relation]] = {"refines": "refined_by", "refined_by": "refines"}


def relation_of(scores: Scores) -> Relation:
    """The relation, by the first cut that applies.

    >>> relation_of(Scores(agreement=0.0, contradiction=0.4, forward=0.0, backward=0.0))
    'tension'
    """
    forward, backward = scores.forward >= INCLUDED, scores.backward >= INCLUDED
    if forward and backward:
        return "same"
    if forward:
        return "refines"
    if backward:
        return "refined_by"
    if 1.0 - scores.contradiction <= IMPOSSIBLE:
        return "contradiction"
    if scores.contradiction <= HARMLESS:
        return "compatible"
    return "tension"


def converse_relation(relation: Relation) -> Relation:
    """The relation of (b, a), given that of (a, b).

    >>> converse_relation("refines")
    'refined_by'
    """
    return _CONVERSE.get(relation, relation)


@frozen(kw_only=True)
class Comparison:
    """How two claims stand to each other; the scores never travel without rule and reason.

    `agreement` and `contradiction` are in [0, 1] and sum with `neutral` to 1. An `unrelated` pair
    has the scores (0, 0, 1).
    """

    a: str
    b: str
    relation: Relation
    kind: Difference | None = None
    scores: Scores
    rule: str
    reason: str
    tolerance: str = "default"

    @property
    def agreement(self) -> float:
        """How far one says what the other says, in [0, 1]."""
        return self.scores.agreement

    @property
    def contradiction(self) -> float:
        """How far no answer can satisfy both, in [0, 1]."""
        return self.scores.contradiction

    @property
    def neutral(self) -> float:
        """The rest."""
        return self.scores.neutral

    @property
    def is_contradiction(self) -> bool:
        """Whether it is one that news has not overtaken: an update is none."""
        return self.relation == "contradiction" and self.kind != "update"

    def _repr_html_(self) -> str:
        good, bad = (round(100 * min(1.0, max(0.0, x))) for x in (self.agreement, self.contradiction))
        bar = (
            '<svg width="100" height="10" role="img" aria-hidden="true"><rect width="100" height="10" fill="#d0d7de"/>'
            f'<rect width="{good}" height="10" fill="#1a6b3c"/><rect x="{100 - bad}" width="{bad}" height="10" '
            'fill="#b3261e"/></svg>'
        )
        return (
            f"<div><b>{shown(self.relation.replace('_', ' '))}</b> "
            f"{f'({shown(self.kind)}) ' if self.kind else ''}{bar} "
            f"agreement {self.agreement:.2f}, contradiction {self.contradiction:.2f}"
            f"{f'<br>{shown(self.reason)}' if self.reason else ''}</div>"
        )

    @property
    def converse(self) -> Comparison:
        """The same comparison of (b, a)."""
        return evolve(self, a=self.b, b=self.a, relation=converse_relation(self.relation), scores=self.scores.converse)


def compared(
    a: Claim, b: Claim, scores: Scores, *, kind: Difference | None, rule: str, reason: str, tolerance: Tolerance
) -> Comparison:
    """What a rule says of two claims, its relation read off the scores.

    >>> from factrecon.algebra.tolerance import DEFAULT
    >>> from factrecon.model import Question
    >>> from factrecon.values import Truth
    >>> yes, no = (Claim(Question("the bridge", "open"), Truth(v)) for v in (True, False))
    >>> against = yes.value.scores(no.value)
    >>> compared(yes, no, against, kind="value", rule="mine", reason="yes is not no", tolerance=DEFAULT).relation
    'contradiction'
    """
    return Comparison(
        a=a.id,
        b=b.id,
        relation=relation_of(scores),
        kind=kind,
        scores=scores,
        rule=rule,
        reason=reason,
        tolerance=tolerance.name,
    )


class Rule(Protocol):
    """When two claims agree: a callable that compares, or returns None where it has nothing to say.

    The first rule of `RULES` that answers decides; put your own in front: `rules=(mine, *RULES)`.
    """

    def __call__(self, a: Claim, b: Claim, *, tolerance: Tolerance) -> Comparison | None:
        """Compare, or None."""
        ...
