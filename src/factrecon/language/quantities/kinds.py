"""What narrows the things that a number counts: "30 *confirmed* cases"."""

from __future__ import annotations

from collections.abc import Sequence

from factrecon.language.en.rows import listed
from factrecon.language.quantities.mention import QuantityMention
from factrecon.language.text.tokens import Token

__all__ = ["narrowed_by"]


def narrowed_by(mention: QuantityMention, tokens: Sequence[Token]) -> str:
    """The words between a number and its noun that make it a count of another kind; "" without one.

    >>> from factrecon.language.quantities.finding import find_quantities
    >>> from factrecon.language.syntax.tagging import tokenize
    >>> text = "The state has 30 confirmed cases."
    >>> narrowed_by(find_quantities(text)[0], tokenize(text))
    'confirmed'
    """
    narrowing = listed("counts.narrowing")
    between = [t.text.lower() for t in tokens if mention.end <= t.start and t.end <= mention.noun_start]
    return " ".join(w for w in between if w in narrowing)
