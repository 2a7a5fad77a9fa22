"""Which amounts and statements of several documents answer one question: same unit, alike words.

The words around them are aligned without the numbers (`matching.similarity`); they only propose that two amounts
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
from factrecon.values import Quantity, Time

FRAMES = ("amount", "statement")
"""What readers call events that only their words identify."""
_EMPTY_VERBS = frozenset(["be", "have", "do", "say", "make", "get", "include"])
ALIKE = 0.5
"""From this likeness of the words around them, two amounts of one unit answer one question."""
ALIKE_STATEMENT = 0.75
"""The same for statements, of which only subject, verb and object are compared."""
SAME_CORE = 0.9
"""Likeness of two amounts that count the same noun under the same verb."""
TWO_DAYS = 2 * 86400
MOST = 400
"""Amounts of one unit in one story that are aligned pair by pair; news stories have fewer."""


def match_amounts(
    assertions: Iterable[Assertion], *, stories: Mapping[str, int] | None = None
) -> dict[str, Event]:
    """The joined event of every local amount event, by local id."""
    blocks: dict[tuple[int, str, str], dict[str, Assertion]] = defaultdict(dict)
    for assertion in assertions:
        event = assertion.claim.question.event
        if event is None or event.frame not in FRAMES or event.id is None or assertion.document is None:
            continue
        value = assertion.claim.value
        unit = value.dimension if isinstance(value, Quantity) else event.frame
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
                if _far_apart(block[a], block[b]):
                    continue
                score = SAME_CORE if _core(block[a]) == _core(block[b]) else align_words(words[a], words[b]).similarity
                if score >= (ALIKE if key[1] != "statement" else ALIKE_STATEMENT):
                    links.append((a, b, score))
        for group in cluster(sorted(block), links, cannot=cannot, threshold=ALIKE):
            first = block[group[0]].claim.question.event
            assert first is not None
            event = evolve(first, id=content_id("e", first.frame, list(group)))
            for name in group:
                joined[name] = event
    return joined


def _far_apart(a: Assertion, b: Assertion) -> bool:
    """Whether two statements are dated so far apart that they tell of two happenings, like two arrests."""
    x, y = a.claim.value, b.claim.value
    if not (isinstance(x, Time) and isinstance(y, Time)):
        return False
    return x.shape.a - TWO_DAYS > y.shape.d or y.shape.a - TWO_DAYS > x.shape.d


def _core(assertion: Assertion) -> tuple[str, ...] | str:
    """The noun counted and the verb; amounts without a noun have a core of their own."""
    event = assertion.claim.question.event
    if event is None or not event.modifiers or not event.modifiers[0] or event.modifiers[1] in _EMPTY_VERBS:
        return assertion.id
    return event.modifiers


def _label(assertion: Assertion) -> str:
    event = assertion.claim.question.event
    return event.label if event is not None else ""
