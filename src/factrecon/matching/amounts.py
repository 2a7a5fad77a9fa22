"""Which amounts of several documents answer one question: same unit, alike words around them.

The words are aligned without the numbers (`matching.similarity`); they only propose that two amounts
answer one question, the numbers then agree or not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from attrs import evolve

from factrecon.matching.clusters import cluster
from factrecon.matching.similarity import align_words
from factrecon.matching.words import words_of
from factrecon.model import Assertion, Event, content_id
from factrecon.values import Quantity

FRAME = "amount"
_EMPTY_VERBS = frozenset("be have do say make get include".split())
ALIKE = 0.5
"""From this likeness of the words around them, two amounts of one unit answer one question."""
SAME_CORE = 0.9
"""Likeness of two amounts that count the same noun under the same verb."""
MOST = 400
"""Amounts of one unit in one story that are aligned pair by pair; news stories have fewer."""


def match_amounts(
    assertions: Iterable[Assertion], *, stories: Mapping[str, int] | None = None
) -> dict[str, Event]:
    """The joined event of every local amount event, by local id."""
    blocks: dict[tuple[int, str, str], dict[str, Assertion]] = defaultdict(dict)
    for assertion in assertions:
        event = assertion.claim.question.event
        if event is None or event.frame != FRAME or event.id is None or assertion.document is None:
            continue
        value = assertion.claim.value
        unit = value.dimension if isinstance(value, Quantity) else ""
        story = stories.get(assertion.document, -1) if stories else 0
        blocks[story, unit, assertion.claim.question.attribute.split(" ")[0]].setdefault(event.id, assertion)
    joined: dict[str, Event] = {}
    for key in sorted(blocks):
        block = blocks[key]
        names = sorted(block)[:MOST]
        words = {n: words_of(_label(block[n])) for n in names}
        links = []
        cannot = []
        for i, a in enumerate(names):
            for b in names[i + 1 :]:
                if block[a].document == block[b].document:
                    cannot.append((a, b))
                    continue
                score = SAME_CORE if _core(block[a]) == _core(block[b]) else align_words(words[a], words[b]).similarity
                if score >= ALIKE:
                    links.append((a, b, score))
        for group in cluster(sorted(block), links, cannot=cannot, threshold=ALIKE):
            first = block[group[0]].claim.question.event
            assert first is not None
            event = evolve(first, id=content_id("e", FRAME, list(group)))
            for name in group:
                joined[name] = event
    return joined


def _core(assertion: Assertion) -> tuple[str, ...] | str:
    """The noun counted and the verb; amounts without a noun have a core of their own."""
    event = assertion.claim.question.event
    if event is None or not event.modifiers or not event.modifiers[0] or event.modifiers[1] in _EMPTY_VERBS:
        return assertion.id
    return event.modifiers


def _label(assertion: Assertion) -> str:
    event = assertion.claim.question.event
    return event.label if event is not None else ""
