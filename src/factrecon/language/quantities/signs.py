"""Signs before and behind a number: minus, plus, the brackets of accounts, "below zero"."""

from __future__ import annotations

import re

from attrs import evolve

from factrecon.language.quantities import cues
from factrecon.language.quantities.mention import QuantityMention

__all__ = ["with_sign"]


def with_sign(text: str, mention: QuantityMention) -> QuantityMention:
    """The sign before a number, its currency or its bracket is part of it."""
    start = mention.start
    bracket = cues.ACCOUNTING.search(text, max(0, start - 16), max(0, start))
    if bracket is not None and ")" in text[mention.end - 1 : mention.end + 1]:
        opening = text.rindex("(", 0, start)
        closing = max(mention.end, text.index(")", mention.end - 1) + 1)
        return evolve(mention, start=opening, end=closing, nominal=-abs(mention.nominal))
    below = cues.BELOW_ZERO.match(text, mention.end) if mention.upper is None else None
    if below is not None and mention.nominal > 0 and (mention.role == "level" or "degree" in mention.unit):
        return evolve(mention, end=below.end(), nominal=-mention.nominal)
    minus = cues.MINUS.search(text, max(0, start - 12), start)
    if minus is not None and _is_sign(text, minus, mention):
        return evolve(mention, start=minus.start(), nominal=-abs(mention.nominal))
    if cues.PLUS.search(text, max(0, start - 1), start):
        return evolve(mention, start=start - 1, direction="up", role="delta")
    return mention


def _is_sign(text: str, minus: re.Match[str], mention: QuantityMention) -> bool:
    """Whether a mark or word before a number turns it below 0: no dash of a list, no "tested negative twice"."""
    measured = mention.role not in ("count", "level", "duration", "age")
    if minus["word"]:  # "negative 5 percent"
        return measured or mention.role == "level"
    if minus["dash"]:
        return measured
    if minus["mark"] and not measured:
        return not (mention.role in ("count", "age", "duration") and cues.LINE_START.search(text, 0, minus.start()))
    return True
