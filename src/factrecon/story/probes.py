"""What examples of data files about clauses are held against, in the words they are written in.

A reading is `mode: status verb`, as `mode: denied close` of "He denied that the bridge had closed", with "not" where
the clause is negated: `mode: asserted not close`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from factrecon.language.en.checking import Probe
from factrecon.language.en.probes import PUBLISHED
from factrecon.model import Document
from factrecon.story.analysis import Analysis
from factrecon.story.modality import clause_modality

__all__ = ["PROBES"]


def modes(text: str) -> Iterator[str]:
    """How each clause of a text is meant."""
    analysis = Analysis(Document(id="example", text=text, published=PUBLISHED))
    for sentence in analysis.sentences:
        for number, clause in enumerate(sentence.clauses):
            modality = clause_modality(sentence, number)
            yield f"mode: {modality.mode} {'not ' if modality.negated else ''}{clause.verb.lemma}"


PROBES: Final[Mapping[str, Probe]] = {"modes": modes}
