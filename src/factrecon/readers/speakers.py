"""Who says a claim inside the document, and how."""

from __future__ import annotations

import re

from factrecon.model import Attribution
from factrecon.readers.analysis import Analysis, Sentence
from factrecon.readers.modality import reporting_parent

_ACCORDING = re.compile(r"\baccording to ((?:the |a |an )?(?:[^,.;:\n]|\.(?=\w)|(?<=\.[A-Z])\.){2,80})", re.IGNORECASE)
_PRONOUNS = frozenset(["he", "she", "it", "they", "we", "i", "you", "who", "which", "that", "this", "there"])


def speaker_of(
    analysis: Analysis, sentence: Sentence, clause: int | None, start: int, end: int
) -> Attribution | None:
    """The attribution of a span: a quotation that holds it, a clause that says it, "according to"."""
    inside = [q for q in analysis.quotations_around(start) if end <= q.end and q.speaker]
    if inside:
        tightest = min(inside, key=lambda q: (q.end - q.start, q.start))
        return Attribution(tightest.speaker, tightest.cue)
    if clause is not None:
        parent = reporting_parent(sentence, clause)
        if parent is not None and parent.subject is not None:
            name = parent.subject.text
            if name.lower() not in _PRONOUNS:
                return Attribution(name, parent.verb.lemma)
    found = _ACCORDING.search(sentence.text, sentence.start, sentence.end)
    if found:
        return Attribution(found.group(1).strip(), "according to")
    return None
