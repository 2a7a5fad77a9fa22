"""Sentence vectors of the user's own: they may propose pairs and weigh in, never decide.

Vectors rank contradictions nearly as high as paraphrases, so all they may do is what blocking does:
say that two texts are worth comparing. Values, denials and judgements still decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, Protocol

import numpy as np

from factrecon.errors import InvalidValue

__all__ = ["SentenceVectors", "add_vector_links", "vector_pairs"]

LEAST: Final = 0.7
"""Cosine from which two vectors propose a pair."""
MOST: Final = 20
"""Pairs that one text may propose."""
SHARE: Final = 0.4
"""Share of the vectors in the score of a pair; the words that both have keep the rest."""
_BLOCK: Final = 1_024


class SentenceVectors(Protocol):
    """What a model must offer: one vector a text, of one length, in the order given."""

    def encode(self, texts: Sequence[str]) -> Any:
        """An array of shape (len(texts), n)."""
        ...


def vector_pairs(
    texts: Mapping[str, str], vectors: SentenceVectors, *, least: float = LEAST, most: int = MOST
) -> dict[tuple[str, str], float]:
    """Pairs of ids whose vectors have a cosine of at least `least`, at most `most` for each text.

    Raises `InvalidValue` if the vectors are not one a text, or not finite.
    """
    names = sorted(texts)
    if len(names) < 2:
        return {}
    array = np.asarray(vectors.encode([texts[n] for n in names]), dtype=np.float64)
    if array.ndim != 2 or len(array) != len(names) or not np.isfinite(array).all():
        raise InvalidValue(f"the vectors must be {len(names)} rows of finite numbers, not {array.shape}")
    norms = np.linalg.norm(array, axis=1, keepdims=True)
    array = array / np.where(norms > 0, norms, 1.0)
    found: dict[tuple[str, str], float] = {}
    for first in range(0, len(names), _BLOCK):
        cosines = np.round(array[first : first + _BLOCK] @ array.T, 6)
        for k, row in enumerate(cosines):
            i = first + k
            row[i] = -1.0
            near = np.flatnonzero(row >= least)
            near = near[np.lexsort((near, -row[near]))][:most]
            for j in near.tolist():
                found[names[min(i, j)], names[max(i, j)]] = float(min(1.0, row[j]))
    return found


def add_vector_links(
    links: Iterable[tuple[str, str, float]], texts: Mapping[str, str], vectors: SentenceVectors
) -> list[tuple[str, str, float]]:
    """Links with the pairs that vectors propose, each scored by words and vectors together."""
    by_words = {(a, b): score for a, b, score in links}
    by_vectors = vector_pairs(texts, vectors)
    return [
        (a, b, round((1.0 - SHARE) * by_words.get((a, b), 0.0) + SHARE * by_vectors[a, b], 6))
        if (a, b) in by_vectors
        else (a, b, by_words[a, b])
        for a, b in sorted(by_words.keys() | by_vectors.keys())
    ]
