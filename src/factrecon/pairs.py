"""Compare two claims, two values or two sentences: what follows from what, and what cannot both hold.

Two sentences are aligned by the words that are not the value. Then the typed values decide, then
who did it to whom, then the parity of denials and opposites; only where none of these speaks are two
sentences called the same, or one more precise than the other, by how much of each the other says.
Similarity alone never makes a contradiction, and never makes sentences with conflicting numbers the
same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from attrs import evolve

from factrecon.algebra.tolerance import DEFAULT, Tolerance
from factrecon.algebra.trapezoid import SAME, scores_from
from factrecon.claim_pairs import compare_read
from factrecon.comparison import Comparison, Rule, relation_of
from factrecon.errors import InvalidRecord, InvalidValue
from factrecon.matching.sentences.comparing import compare_words
from factrecon.model import Claim, Question
from factrecon.rules import RULES, compare_claims
from factrecon.values import Value

__all__ = ["compare", "compare_pairs"]

Moment = date | datetime | None

_PART: Final = 0.75
"""Inclusion at most, where only one claim of each of two otherwise different sentences agrees."""
_UNMET: Final = 0.85
"""Contradiction at most that words alone make: what no statements bear out is tension."""


def compare(
    a: Claim | Value | str,
    b: Claim | Value | str,
    *,
    published: tuple[Moment, Moment] = (None, None),
    rules: Sequence[Rule] = RULES,
    tolerance: Tolerance = DEFAULT,
) -> Comparison:
    """How two claims, two values or two sentences stand to each other.

    `published` are the days on which two sentences were published, so that "Friday" and "October 6"
    can be compared. Raises `InvalidValue` for a sentence without words, or two things of different
    kinds.

    >>> compare("The quake killed 30 people.", "The quake killed 20 people.").relation
    'contradiction'
    >>> compare("Nurses walked off the job.", "Nurses went on strike.").relation
    'same'
    """
    if isinstance(a, Claim) and isinstance(b, Claim):
        return compare_claims(a, b, rules=rules, tolerance=tolerance)
    if isinstance(a, str) and isinstance(b, str):
        for text in (a, b):
            if not text.strip():
                raise InvalidValue("a sentence to compare has no words")
        by_words = compare_words(a, b, published, tolerance)
        if by_words.scores == SAME and a == b:
            return by_words
        # What `reconcile` would tell of the two as a contradiction is one, and nothing else is.
        by_claims = compare_read(a, b, published, rules=rules, tolerance=tolerance)
        if by_words.kind == "update":
            return by_words  # of times that two undated texts do not date: no claim bears them
        if by_claims is not None and by_claims.relation == "contradiction":
            return by_words if by_words.relation == "contradiction" else _of_parts(by_claims, by_words)
        if by_words.relation == "contradiction":
            return _unmet(by_words)
        if by_claims is not None and by_words.relation == "unrelated" and by_words.kind is None:
            return _of_parts(by_claims, by_words)
        return by_words
    if isinstance(a, (str, Claim)) or isinstance(b, (str, Claim)):
        raise InvalidValue(
            f"compare two claims, two values or two sentences, not {type(a).__name__} and {type(b).__name__}"
        )
    question = Question("value", "value")
    return compare_claims(Claim(question, a), Claim(question, b), rules=rules, tolerance=tolerance)


def _of_parts(by_claims: Comparison, by_words: Comparison) -> Comparison:
    """What two claims show of two sentences that say much else: a conflict counts, an agreement is of a part."""
    least = scores_from(
        1.0 - by_claims.contradiction, min(by_claims.scores.forward, _PART), min(by_claims.scores.backward, _PART)
    )
    relation = by_claims.relation if by_claims.relation in ("contradiction", "tension") else relation_of(least)
    return evolve(by_claims, a=by_words.a, b=by_words.b, scores=least, relation=relation)


def _unmet(by_words: Comparison) -> Comparison:
    """Words at odds where no statements of the two answer one question: tension, however opposite the words are."""
    least = scores_from(1.0 - min(by_words.contradiction, _UNMET), 0.0, 0.0)
    return evolve(by_words, scores=least, relation=relation_of(least))


def compare_pairs(
    pairs: Iterable[Mapping[str, Any]], *, rules: Sequence[Rule] = RULES, tolerance: Tolerance = DEFAULT
) -> Iterator[dict[str, Any]]:
    """Compare many pairs of sentences, one at a time, in order.

    A pair has `a`, `b` and, where known, `id` and the dates `a_published` and `b_published` (ISO).
    Raises `InvalidRecord` naming the pair and what is wrong with it.

    >>> [out] = compare_pairs([{"id": "1", "a": "Talks failed.", "b": "The talks did not succeed."}])
    >>> out["relation"], out["contradiction"]
    ('same', 0.0)
    """
    for number, pair in enumerate(pairs, start=1):
        name = str(pair.get("id", number))
        a, b = pair.get("a"), pair.get("b")
        if not (isinstance(a, str) and isinstance(b, str) and a.strip() and b.strip()):
            raise InvalidRecord(f"pair {name}: give two texts as 'a' and 'b'")
        published = _moment(pair, "a_published", name), _moment(pair, "b_published", name)
        found = compare(a, b, published=published, rules=rules, tolerance=tolerance)
        yield {
            "id": name,
            "relation": found.relation,
            "agreement": round(found.agreement, 4),
            "contradiction": round(found.contradiction, 4),
            "kind": found.kind,
            "reason": found.reason,
        }


def _moment(pair: Mapping[str, Any], key: str, name: str) -> Moment:
    said = pair.get(key)
    if said is None or said == "":
        return None
    if isinstance(said, (date, datetime)):
        return said
    try:
        return datetime.fromisoformat(str(said)) if len(str(said)) > 10 else date.fromisoformat(str(said))
    except ValueError:
        raise InvalidRecord(f"pair {name}: {key} is {said!r}, not a date like 2023-10-04") from None
