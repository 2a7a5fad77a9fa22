"""What no other kind catches: words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from factrecon.algebra.trapezoid import SAME, Scores, scores_from
from factrecon.errors import InvalidValue

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_FUNCTION = frozenset(
    [
        "a",
        "an",
        "the",
        "and",
        "or",
        "but",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "from",
        "by",
        "with",
        "as",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "it",
        "its",
        "this",
        "that",
        "these",
        "those",
        "he",
        "she",
        "they",
        "we",
        "you",
        "i",
        "his",
        "her",
        "their",
        "our",
        "your",
        "my",
        "has",
        "have",
        "had",
        "do",
        "does",
        "did",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "shall",
        "should",
        "must",
        "not",
        "no",
        "nor",
        "so",
        "than",
        "then",
        "there",
        "here",
        "which",
        "who",
        "whom",
        "whose",
        "what",
        "when",
        "where",
        "how",
        "why",
        "if",
        "while",
        "also",
        "just",
        "about",
        "over",
        "under",
        "into",
        "out",
        "up",
        "down",
        "off",
        "again",
        "more",
        "most",
        "other",
        "some",
        "such",
        "only",
        "own",
        "same",
        "too",
        "very",
        "s",
        "t",
        "what's",
        "it's",
        "said",
        "says",
    ]
)


_DENYING = frozenset(["not", "no", "never", "neither", "nor", "none", "nobody", "nothing", "without", "cannot"])
_CLIPPED = re.compile(r"n['’]t\b", re.IGNORECASE)
DENIAL = "not"
"""What stands among the words of a text that denies: "not guilty" is not "guilty"."""


def is_denied(text: str) -> bool:
    """Whether words deny what they tell: an odd number of denials.

    >>> is_denied("not guilty"), is_denied("isn't guilty"), is_denied("guilty"), is_denied("not without fault")
    (True, True, False, False)
    """
    told = _CLIPPED.sub(" not", text[:4096].casefold())
    return sum(w in _DENYING for w in _WORD.findall(told)) % 2 == 1


def content_words(text: str) -> frozenset[str]:
    """The words that carry content, lightly stemmed so that "wage" meets "wages".

    >>> sorted(content_words("The workers' higher wages"))
    ['higher', 'wage', 'worker']
    """
    return frozenset(_stem(w) for w in _WORD.findall(text[:4096].casefold()) if w not in _FUNCTION)


def _stem(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


@frozen
class Text:
    """Words compared by shared content words; never a contradiction on similarity alone.

    The inclusion of one in another is the share of the other's content words that it has; where only one denies,
    there is none.

    >>> Text("higher wages and more staff").scores(Text("higher wages")).forward
    1.0
    >>> Text("not guilty").scores(Text("guilty")).agreement
    0.0
    """

    value: str = field(eq=False)
    text: str = field(default="", eq=False)
    words: frozenset[str] = field(init=False, repr=False)

    kind = "text"

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.value, str) or not self.value.strip():
            raise InvalidValue("a text must have words")
        if not self.text:
            object.__setattr__(self, "text", self.value)
        words = content_words(self.value)
        if words and is_denied(self.value):
            words |= {DENIAL}
        object.__setattr__(self, "words", words or frozenset({self.value.casefold().strip()}))

    def scores(self, other: Any) -> Scores | None:
        """The four numbers against another text, None against anything else; contradiction is 0."""
        if not isinstance(other, Text):
            return None
        if self.words == other.words:
            return SAME
        if (DENIAL in self.words) != (DENIAL in other.words):
            return scores_from(1.0, 0.0, 0.0)
        shared = len(self.words & other.words)
        return scores_from(1.0, shared / len(other.words), shared / len(self.words))

    def to_json(self) -> dict[str, Any]:
        """The value as the report has it."""
        return {"kind": self.kind, "value": self.value, "text": self.text}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Text:
        """The inverse of `to_json`; raises `InvalidValue`."""
        return cls(data.get("value"), str(data.get("text", "")))  # type: ignore[arg-type]
