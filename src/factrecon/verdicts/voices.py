"""Who speaks on a question, and who of them is one voice, or knows by himself what he says.

Each origin speaks through what stands before its plans, its latest, then its most precise assertion. Origins that one
source speaks for (a paper and the man it quotes) are one voice.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import combinations
from typing import Any, NamedTuple

from factrecon.graph import ClaimGraph
from factrecon.matching.judgements import chained
from factrecon.model import Assertion, Question
from factrecon.verdicts.borne_out import asks_more
from factrecon.verdicts.deeds import open_agreement
from factrecon.verdicts.independence import leans_on, one_source
from factrecon.verdicts.mouths import tells_of_itself
from factrecon.verdicts.support import width

__all__ = ["Backing", "backing_of", "representatives", "stands", "voices_of"]

_RANK = {"asserted": 0, "reported": 1, "planned": 2, "possible": 3, "denied": 4, "retracted": 5}
_STANDS = frozenset({"asserted", "reported"})
_UNFULFILLED = frozenset({"planned", "wished", "conditional", "possible", "retracted", "asked"})
"""Modes in which nothing is said to be so."""


def representatives(graph: ClaimGraph, question: Question) -> dict[str, Assertion]:
    """The assertion through which each origin speaks: what stands before plans, the latest, the most precise."""
    by_origin: dict[str, list[Assertion]] = defaultdict(list)
    for claim in graph.claims_of(question):
        for assertion in graph.assertions_of(claim):
            if assertion.status not in ("denied", "retracted"):
                by_origin[assertion.origin or assertion.source].append(assertion)
    return {origin: min(said, key=_speaks_first) for origin, said in sorted(by_origin.items())}


def _speaks_first(assertion: Assertion) -> tuple[Any, ...]:
    published = assertion.published.isoformat() if assertion.published else ""
    claim = assertion.claim
    wide = width(claim.value)
    # News may tell a count anew; a day once told surely is not overtaken by a vaguer word.
    lasting = wide if claim.question.kind == "time" else 0.0
    return (
        0 if stands(assertion) else max(1, _RANK[assertion.status]),
        not claim.scope.is_empty,
        math.isinf(wide) and claim.question.cumulative,
        lasting,
        _backwards(published),
        wide,
        claim.id,
        assertion.id,
    )


def stands(assertion: Assertion) -> bool:
    """Whether something is said to be so: no plan, wish, condition or question, and not taken back.

    >>> from factrecon.model import claim
    >>> from factrecon.values import Truth
    >>> [stands(claim("a", "the bridge", "open", Truth(True), status=s)) for s in ("reported", "planned")]
    [True, False]
    """
    return assertion.status in _STANDS and assertion.mode not in _UNFULFILLED


def _backwards(text: str) -> tuple[int, ...]:
    """A key that sorts later dates first, and no date last."""
    return tuple(-ord(c) for c in text) or (0,)


def voices_of(graph: ClaimGraph, question: Question, considered: Mapping[str, Assertion]) -> dict[str, str]:
    """The voice of each origin, named by its first: origins of whom one source tells the question are one voice.

    A paper and the man it quotes are one; so is he in two papers. Only what bears on this question counts.
    """
    heard: dict[str, str] = {}
    pairs = []
    for assertion in _saying(graph, question, considered):
        origin = assertion.origin or assertion.source
        pairs.append((heard.setdefault(assertion.source, origin), origin))
    # Whoever cites a paper says what the paper says, whomever that quotes.
    pairs += [(origin, heard[origin]) for origin in considered if origin in heard]
    return _united(considered, pairs)


class Backing(NamedTuple):
    """How many bear one another out; where not two do, why."""

    many: int
    shared: str = ""
    """What all have their news from."""
    open: str = ""
    """Why those who know it by themselves may speak of two things."""


def backing_of(
    graph: ClaimGraph, question: Question, considered: Mapping[str, Assertion], voices: Mapping[str, str]
) -> Callable[[Collection[frozenset[str]]], Backing]:
    """How many of those who say what agreeing pairs of claims say, given by id, know it by themselves and of one thing.

    Those are one who have their news from one man's words, one poll, one office. To agree takes more than to differ:
    two papers that give the words or the figures of one source differently do differ.
    """

    def backing(agree: Collection[frozenset[str]]) -> Backing:
        claims = {claim for pair in agree for claim in pair}
        said = _each_once(a for a in _saying(graph, question, considered) if a.claim.id in claims)
        joined, apart = list(voices.items()), []
        shared = undecided = ""
        for a, b in combinations(said, 2):
            one, other = (x.origin or x.source for x in (a, b))
            if voices[one] == voices[other]:
                continue
            if why := one_source(a, b, graph.document):
                joined.append((one, other))
                shared = max(shared, why)
            elif frozenset((a.claim.id, b.claim.id)) in agree:
                if why := open_agreement(a, b) or asks_more(a, b, graph.document):
                    undecided = max(undecided, why)
                elif tells_of_itself(a, b):
                    shared = max(shared, "one of them tells it of itself")
                elif whom := leans_on(a, b, graph.document):
                    shared = max(shared, f"both have it from {whom}")
                else:
                    apart.append((one, other))
        home = _united(considered, joined)
        found = {home[o] for pair in apart if home[pair[0]] != home[pair[1]] for o in pair}
        return Backing(len(found), shared, undecided)

    return backing


def _each_once(said: Iterable[Assertion]) -> list[Assertion]:
    """What each voice says, a few times at most and none twice in the same words, as copies say it."""
    kept: dict[str, dict[object, Assertion]] = defaultdict(dict)
    for a in said:
        own = kept[a.origin or a.source]
        words = a.claim.id, " ".join(a.span.quote.split()).casefold() if a.span is not None else ""
        if words in own or len(own) < MOST_OF_ONE:
            own.setdefault(words, a)
    return [a for own in kept.values() for a in own.values()][:MOST_SAID]


MOST_OF_ONE = 6
"""Assertions of one voice that are looked at for what they rest on."""
MOST_SAID = 36
"""Assertions on a question that are looked at so; of more, some two know it by themselves."""


def _saying(graph: ClaimGraph, question: Question, considered: Mapping[str, Assertion]) -> Iterator[Assertion]:
    """The assertions by which the voices that are considered speak."""
    for claim in graph.claims_of(question):
        for assertion in graph.assertions_of(claim):
            origin = assertion.origin or assertion.source
            if origin in considered and (considered[origin].status == assertion.status or stands(assertion)):
                yield assertion


def _united(names: Iterable[str], pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For each name the first of those that pairs connect it with."""
    homes = chained(pair for pair in pairs if pair[0] != pair[1])
    return {name: homes.get(name, name) for name in names}
