"""Words of English text with their places: what a token is, and where tokens begin and end.

Tags and lemmas are put on by `tagging.tokenize`; this module only cuts. Contractions are cut as
the Penn Treebank does ("did" + "n't", "union" + "'s"), hyphenated words stay whole,
abbreviations keep their stop.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

__all__ = ["Tag", "Token", "VerbForm", "split_words"]

Tag = Literal[
    "NOUN",
    "PROPN",
    "VERB",
    "AUX",
    "ADJ",
    "ADV",
    "ADP",
    "DET",
    "NUM",
    "PRON",
    "CCONJ",
    "SCONJ",
    "PART",
    "PUNCT",
    "SYM",
]
"""The Universal Dependencies tags that are told apart; currency and percent signs are SYM."""

VerbForm = Literal["", "base", "past", "participle", "gerund", "3sg"]
"""Form of a VERB or AUX as far as its context shows it; empty for other words."""


class Token(NamedTuple):
    """A word, number or mark: `text` is what stands at `start:end` of the text it was cut from.

    `lemma` is in lower case except for proper names; `form` is the verb form of VERB and AUX. A tuple, for a text has
    more tokens than anything else, and no value of ours is made faster.

    >>> Token("struck", 4, 10, "strike", "VERB", "past").lemma
    'strike'
    """

    text: str
    start: int
    end: int
    lemma: str
    tag: Tag
    form: VerbForm = ""


# Order matters: the first alternative that fits wins. Every repetition is bounded, so scanning is
# linear in the length of the text.
_WORD = re.compile(
    r"""
    [a-z](?!s\.|tc\.|\.)\w{0,100}(?:[-‐‑&.@'’]\w{1,60}){0,12}                      # most words
    |[,;:()“”"!?$%]
    |[A-Z](?![a-z]{0,5}\.)\w{0,100}(?:[-‐‑&.@'’]\w{1,60}){0,12}
    |(?=\S)(?:
    (?:[A-Z][a-z]{1,5}\.|(?:[A-Z]\.){2,4})-[a-z]\w{1,40}                          # Calif.-based
    |(?:[^\W\d_]\.){2,8}(?![^\W\d_])                                            # U.S.  a.m.
    |(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Maj|Reps?|Sens?|Gov|Rev|Hon|St|Jr|Sr|Inc|Corp|Co|Ltd
       |Bros|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|vs|etc)\.(?=[\s,;:)])
    |[A-Z][a-z]{1,4}\.(?=,)                                                    # Mo., Fla.,
    |(?<![\w.])[A-Z]\.(?=\ [A-Z])                                                # J. K. Rowling
    |[^\W\d_]\w{0,100}(?:[-‐‑&.@'’]\w{1,60}){0,12}                               # words
    |\d{1,40}(?:[.,]\d{1,40}){0,4}(?:[-‐‑][^\W\d_]\w{0,40}){1,6}                 # 34-year-old
    |\d{1,40}(?:[.,:]\d{1,40}){0,20}(?:st|nd|rd|th|s|m|bn|k|am|pm)?(?!\w)        # 1,200.5  5th
    |(?<![\w.])\.\d{1,10}(?!\w)                                                     # .380
    |\w{1,200}                                                                   # 5G
    |['’](?:[sS]|re|ve|ll|[dm])(?!\w)
    |--+|\.{2,}|``|''|[^\w\s]
    )
    """,
    re.VERBOSE,
)
_CLITICS = frozenset(["s", "re", "ve", "ll", "d", "m"])


def split_words(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Spans of words, numbers, contractions and marks between `start` and `end`, in order.

    >>> text = "It didn't cost O'Hara's firm $1,200."
    >>> [text[a:b] for a, b in split_words(text)]
    ['It', 'did', "n't", 'cost', "O'Hara", "'s", 'firm', '$', '1,200', '.']
    """
    end = len(text) if end is None else end
    if text.find("'", start, end) < 0 and text.find("’", start, end) < 0:
        return [match.span() for match in _WORD.finditer(text, start, end)]
    spans: list[tuple[int, int]] = []
    for match in _WORD.finditer(text, start, end):
        left, right = match.span()
        word = match.group()
        if right - left > 2 and ("'" in word or "’" in word):
            mark = max(word.rfind("'"), word.rfind("’"))
            tail = word[mark + 1 :].lower()
            if tail in _CLITICS and mark > 0:
                spans.append((left, left + mark))
                spans.append((left + mark, right))
                continue
            if tail == "t" and mark > 1 and word[mark - 1] in "nN":
                spans.append((left, left + mark - 1))
                spans.append((left + mark - 1, right))
                continue
        spans.append((left, right))
    return spans
