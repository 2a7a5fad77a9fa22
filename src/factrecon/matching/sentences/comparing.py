"""How two sentences, or texts of a few, stand to each other by their words: what is left where no statements meet.

The sentences are aligned by the words that are not the value. Then the typed values decide, then who did it to whom,
then the parity of denials and opposites; only where none of these speak are two sentences called the same, or one more
precise than the other, by how much of each the other says.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final

from factrecon.algebra.tolerance import DEFAULT, Tolerance
from factrecon.algebra.trapezoid import SAME, UNRELATED, Scores, scores_from
from factrecon.comparison import Comparison, Difference, relation_of
from factrecon.language.syntax.closed_classes import word_set
from factrecon.matching.sentences.alignment import Alignment, align_words
from factrecon.matching.sentences.containment import Denial, find_denial
from factrecon.matching.sentences.distinctions import NEVER_THE_SAME, shortfall
from factrecon.matching.sentences.narrowing import narrowed
from factrecon.matching.sentences.polarity import Polarity, compare_polarity
from factrecon.matching.sentences.results import compare_results
from factrecon.matching.sentences.roles import compare_roles
from factrecon.matching.sentences.scopes import scope_difference
from factrecon.matching.sentences.statement import Statement, read_statement
from factrecon.matching.sentences.values import AlignedValues, ValuePair, align_values
from factrecon.model import content_id

__all__ = ["Moment", "compare_words"]

Moment = date | datetime | None

EQUIVALENT: Final = 0.68
"""From this alike share on, two sentences without conflict say the same."""
INCLUDED: Final = 0.85
"""Share of a sentence that another must say too, to be implied by it."""
ABOUT_THE_SAME: Final = 0.5
"""Both covers from which two sentences are about the same happening, so that their values compare."""
WHO: Final = 0.4
"""Both covers from which the parties of two sentences are compared."""
DENIABLE: Final = 0.65
"""Both covers from which a denial in one is taken to deny the other."""
RELATED: Final = 0.35
"""The smaller cover below which two sentences have nothing to do with each other."""
_SCOPED: Final = 0.4
"""Share of a contradiction that is kept where only one sentence is limited in place or part."""
_LONGER: Final = 1.6
"""A text with so many times the content words of another is searched for what denies the other."""
_SMALLER: Final = 0.5
"""Share of the smaller cover, beside that of both texts together, in how alike two sentences are."""


def compare_words(
    a: str, b: str, published: tuple[Moment, Moment] = (None, None), tolerance: Tolerance = DEFAULT
) -> Comparison:
    """How two sentences stand to each other by their words and typed values.

    >>> compare_words("The appeal did not succeed.", "The appeal failed.").relation
    'same'
    """
    if a == b and published[0] == published[1]:
        return _comparison(a, b, SAME, "text", "word for word the same", None, tolerance)
    if (a, str(published[0])) > (b, str(published[1])):
        # One order for both directions, so that the comparison of (b, a) is the converse of (a, b).
        return compare_words(b, a, (published[1], published[0]), tolerance).converse
    one = read_statement(a, published=published[0], tolerance=tolerance)
    other = read_statement(b, published=published[1], tolerance=tolerance)
    alignment = align_words(one.words, other.words)
    values = align_values(one, other)
    scores, rule, reason, kind = _decide(one, other, alignment, values)
    return _comparison(a, b, scores, rule, reason, kind, tolerance)


_Decision = tuple[Scores, str, str, Difference | None]


def _decide(one: Statement, other: Statement, alignment: Alignment, values: AlignedValues) -> _Decision:
    """Scores, rule, reason and kind, by the first of the rules that speaks."""
    low = alignment.comparable
    polarity = compare_polarity(one, other, alignment)
    scope = scope_difference(one, other, alignment)
    worst = values.worst
    conflict = worst is not None and worst.scores.contradiction > 0.1

    if scope is not None and scope.kind == "parties":
        return UNRELATED, "parties", scope.reason, "scope"
    two = _of_two(alignment)
    if low < DENIABLE and not two:
        denial = _denial_within(one, other, alignment)
        if denial is not None and not (
            worst is not None and denial.kind == "value" and _limited(one, other, alignment, worst)
        ):
            return scores_from(0.05, 0.0, 0.0), "containment", denial.reason, denial.kind
    if low >= ABOUT_THE_SAME:
        two_days = any(p.kind == "time" and p.scores.contradiction > 0.5 for p in values.pairs)
        result = compare_results(one, other, two_days=two_days)
        if result is not None:
            told = {"same": SAME, "apart": scores_from(1.0, 0.0, 0.0)}.get(result.how, scores_from(0.05, 0.0, 0.0))
            kind: Difference | None = None if result.how == "same" else "scope" if result.how == "apart" else "value"
            return told, "results", result.reason, kind
    if low >= WHO:
        roles = compare_roles(one, other, alignment)
        if roles is not None:
            return (
                scores_from(0.05, 0.0, 0.0),
                "roles",
                roles.reason,
                "polarity" if roles.kind == "swapped" else "value",
            )
    fallen = next((p for p in values.pairs if p.is_fall), None)
    if fallen is not None and low >= DENIABLE and values.worst is not None and values.worst.scores.contradiction <= 0.1:
        reason = f"a fall is a growth below 0: {fallen.a!r} and {fallen.b!r}"
        return fallen.scores, "changes", reason, None
    deniable = low >= DENIABLE or (low >= ABOUT_THE_SAME and polarity.by_denial and _denies_more(one, other, alignment))
    if polarity.turned and deniable and two:
        return scores_from(1.0, 0.0, 0.0), "subjects", two, "scope"
    if polarity.turned and deniable and not _as_of_other_time(values):
        return scores_from(0.05, 0.0, 0.0), "polarity", polarity.reason, "polarity"
    if polarity.turned and worst is not None and worst.kind == "time" and len(values.pairs) == 1:
        return scores_from(1.0, 0.0, 0.0), "polarity", f"one of {worst.a!r}, the other of {worst.b!r}", "scope"
    if worst is not None and conflict:
        if low >= ABOUT_THE_SAME:
            return _by_values(one, other, alignment, worst, values, scope)
        if low >= RELATED:
            return scores_from(1.0, 0.0, 0.0), "alignment", "too little in common to compare their values", None
        return UNRELATED, "alignment", _why_apart(alignment), None
    return _by_words(alignment, values, polarity, low, shortfall(one, other, alignment, values, scope))


def _of_two(alignment: Alignment) -> str:
    """Why what one says and the other denies is of two things: each names something that the other does not."""
    mine, theirs = ([w.key for w in free if w.tag in _THINGS] for free in (alignment.left, alignment.right))
    return f"of {mine[0]} and of {theirs[0]}" if mine and theirs else ""


_THINGS: Final = frozenset({"NOUN", "PROPN"})
_BRINGING: Final = word_set("cause bring report record see suffer result lead leave")


def _denies_more(one: Statement, other: Statement, alignment: Alignment) -> bool:
    """Whether all that only the denying sentence says is who denies it, or denied too, as by "no deaths or
    injuries".
    """
    if bool(one.denied) == bool(other.denied):
        return False
    denying, free = (one, alignment.left) if one.denied else (other, alignment.right)
    each = bool({"or", "nor"} & set(denying.text.lower().split()))
    return all(w.start in denying.denying or w.key in _BRINGING or (each and w.start in denying.denied) for w in free)


def _limited(one: Statement, other: Statement, alignment: Alignment, worst: ValuePair) -> bool:
    return narrowed(one, other, alignment, (worst.a, worst.b), worst.kind) is not None


def _denial_within(one: Statement, other: Statement, alignment: Alignment) -> Denial | None:
    """What denies the shorter of two sentences in the other, where that is much longer."""
    if len(one.words) >= _LONGER * len(other.words):
        return find_denial(one, other, alignment.links, alignment.right_cover)
    if len(other.words) >= _LONGER * len(one.words):
        turned = alignment.converse
        return find_denial(other, one, turned.links, turned.right_cover)
    return None


def _by_values(
    one: Statement, other: Statement, alignment: Alignment, worst: ValuePair, values: AlignedValues, scope: Any
) -> _Decision:
    """The most contradictory pair decides, unless it is of other times or another part."""
    said = f"{worst.a!r} and {worst.b!r}"
    limited = narrowed(one, other, alignment, (worst.a, worst.b), worst.kind)
    if limited is not None:
        return scores_from(1.0, 0.0, 0.0), "values", f"{said}; {limited.reason}", "scope"
    if worst.kind == "value" and _as_of_other_time(values):
        return scores_from(1.0, 0.0, 0.0), "values", f"{said}, said of different times", "update"
    if scope is not None:
        kept = worst.scores.contradiction * _SCOPED
        return scores_from(1.0 - kept, 0.0, 0.0), "values", f"{said}; {scope.reason}", "scope"
    # The rest of the sentences cannot make conflicting values agree.
    scores = scores_from(1.0 - worst.scores.contradiction, 0.0, 0.0)
    return scores, "values", f"{said} do not go together", worst.kind


def _as_of_other_time(values: AlignedValues) -> bool:
    """Whether the sentences speak of different clock times or days, and values of both may hold."""
    times = [p for p in values.pairs if p.kind == "time"]
    others = [p for p in values.pairs if p.kind != "time"]
    return bool(others) and any(p.scores.contradiction > 0.5 for p in times)


def _by_words(alignment: Alignment, values: AlignedValues, polarity: Polarity, low: float, lost: float) -> _Decision:
    """Same, more precise, compatible or unrelated, by how much of each the other says."""
    restored = sum(2 * link.weight for link in polarity.restored) / alignment.total if alignment.total else 0.0
    agreed = sum(p.scores.agreement >= 0.8 for p in values.pairs)
    # A value that both give tells as much as a rare word that both have.
    total = alignment.total + 2 * agreed
    shared = (1.0 - _SMALLER) * alignment.similarity + _SMALLER * low
    alike = ((shared + restored) * alignment.total + 2 * agreed) / total if total else 0.0
    alike -= lost
    opposed = bool(polarity.turned) or any(x.how == "opposite" and x not in polarity.restored for x in alignment.links)
    opposed = opposed or lost >= NEVER_THE_SAME
    if opposed or (values.left and values.right):
        # Opposites, or values that do not even measure the same (dollars and euros): never one and the same.
        alike = min(alike, EQUIVALENT * 0.9)
    forward = backward = _inclusion(alike)
    if not opposed:
        # One that says all of the other, and more, implies it.
        if alignment.right_cover >= INCLUDED and not values.right:
            forward = max(forward, alignment.right_cover)
        if alignment.left_cover >= INCLUDED and not values.left:
            backward = max(backward, alignment.left_cover)
    for pair in values.pairs:
        forward, backward = min(forward, pair.scores.forward), min(backward, pair.scores.backward)
    contradiction = max((p.scores.contradiction for p in values.pairs), default=0.0)
    if max(low, alike) < RELATED and max(forward, backward) < 0.8:
        return UNRELATED, "alignment", _why_apart(alignment), None
    scores = scores_from(1.0 - contradiction, forward, backward)
    return scores, "alignment", _why_alike(alignment, values), None


def _inclusion(alike: float) -> float:
    """The alike share as an inclusion: `EQUIVALENT` becomes 0.8, all alike 1."""
    if alike <= 0:
        return 0.0
    if alike < EQUIVALENT:
        return 0.8 * alike / EQUIVALENT
    return min(1.0, 0.8 + 0.2 * (alike - EQUIVALENT) / (1.0 - EQUIVALENT))


def _why_alike(alignment: Alignment, values: AlignedValues) -> str:
    shared = ", ".join(alignment.reasons[:4]) or "no words"
    only = [
        f"only one says {', '.join(repr(w.key) for w in words[:3])}"
        for words in (alignment.left, alignment.right)
        if words
    ]
    agreed = [f"{p.a!r} and {p.b!r} agree" for p in values.pairs[:2] if p.scores.agreement >= 0.8]
    return "; ".join([f"shared: {shared}", *agreed, *only])


def _why_apart(alignment: Alignment) -> str:
    if not alignment.links:
        return "no words in common"
    return f"too little in common: {', '.join(alignment.reasons[:3])}"


def _comparison(
    a: str, b: str, scores: Scores, rule: str, reason: str, kind: Difference | None, tolerance: Tolerance
) -> Comparison:
    # A pair that may both hold has the same four numbers as an unrelated one.
    relation = "unrelated" if scores is UNRELATED else relation_of(scores)
    return Comparison(
        a=content_id("s", a),
        b=content_id("s", b),
        relation=relation,
        kind=kind,
        scores=scores,
        rule=f"sentences: {rule}",
        reason=reason,
        tolerance=tolerance.name,
    )
