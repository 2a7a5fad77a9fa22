"""When two claims agree: an ordered set of rules, the first that answers decides."""

from __future__ import annotations

from collections.abc import Sequence

from factrecon.algebra.tolerance import DEFAULT, Tolerance
from factrecon.comparison import Comparison, Rule
from factrecon.errors import FactreconError
from factrecon.model import Claim
from factrecon.rules.bounds import bounds
from factrecon.rules.places import one_place
from factrecon.rules.questions import questions, unrelated
from factrecon.rules.scopes import scopes
from factrecon.rules.several import several
from factrecon.rules.told_numbers import told_numbers
from factrecon.rules.told_words import told_words
from factrecon.rules.updates import updates
from factrecon.rules.values import values

RULES: tuple[Rule, ...] = (questions, scopes, updates, one_place, bounds, told_numbers, several, told_words, values)
"""Question and scope first, so that nothing is compared that does not overlap; then updates; then words that
bound one number from its two sides; then answers in the same words but for a number; then what may be held side by
side; then answers in other words; then values."""


def compare_claims(a: Claim, b: Claim, *, rules: Sequence[Rule] = RULES, tolerance: Tolerance = DEFAULT) -> Comparison:
    """How two claims stand to each other, by the first rule that answers.

    >>> from factrecon.model import Question
    >>> from factrecon.values import Quantity
    >>> deaths = Question("the fire", "deaths")
    >>> a, b = Claim(deaths, Quantity.of(30, "person")), Claim(deaths, Quantity.of(20, "person"))
    >>> compare_claims(a, b).relation
    'contradiction'
    """
    for rule in rules:
        comparison = rule(a, b, tolerance=tolerance)
        if comparison is not None:
            return comparison
    raise FactreconError(f"no rule compares a {a.value.kind} with a {b.value.kind}; put RULES behind your own")


__all__ = [
    "RULES",
    "bounds",
    "compare_claims",
    "one_place",
    "questions",
    "scopes",
    "several",
    "told_numbers",
    "told_words",
    "unrelated",
    "updates",
    "values",
]
