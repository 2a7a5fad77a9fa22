"""What a reconciliation found, as one record that the report is made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from attrs import field, frozen

from factrecon.algebra.tolerance import DEFAULT, Tolerance
from factrecon.consistency.distances import Distance
from factrecon.consistency.timeline import Timeline
from factrecon.fusion.beliefs import Contribution
from factrecon.graph import ClaimGraph
from factrecon.matching.judged import Applied
from factrecon.matching.links import MatchLink, NearMiss, PossiblyOne
from factrecon.model import Document, Event
from factrecon.records import LeftOut
from factrecon.story.dating import Dating
from factrecon.verdicts.verdict import Verdict

__all__ = ["Findings"]


@frozen(kw_only=True, repr=False)
class Findings:
    """What was found, and of what: the documents, the graph of their claims, the verdicts and what they rest on."""

    graph: ClaimGraph
    verdicts: tuple[Verdict, ...]
    events: tuple[Event, ...]
    documents: tuple[Document, ...]
    timeline: Timeline
    credibility: Mapping[str, float]
    distances: Mapping[str, Distance] = {}
    """Stated distances in time held against the dates, by question id."""
    stories: Mapping[str, int] = {}
    """Which story each document tells, counted from 0."""
    links: tuple[MatchLink, ...] = ()
    """Why events, amounts and statements of two documents were taken for one."""
    apart: tuple[NearMiss, ...] = field(default=(), repr=False)
    """The nearest of those that were not."""
    asked: Mapping[str, str] = {}
    """The lasting id of each question, by the hash under which the graph holds it."""
    was: Mapping[str, tuple[str, ...]] = field(default={}, eq=False)
    """Of a question that was split or merged since the last state of a store: the ids that it came from."""
    evidence: Mapping[str, float] = {}
    """Bits of the weakest link within a question that several documents answer, by the graph's hash of it."""
    possible: tuple[PossiblyOne, ...] = ()
    """Pairs of questions that may be one, below the bar for sharing a question."""
    considered: Mapping[str, int] = {}
    """How many pairs of each kind were looked at."""
    judged: tuple[Applied, ...] = ()
    """What became of the judgements that were given."""
    contributions: Mapping[str, tuple[Contribution, ...]] = field(default={}, repr=False, eq=False)
    """What each voice adds to the answer it is for, by question id."""
    datings: Mapping[str, Dating] = {}
    """When undated documents were published, as their relative times tell, by document id."""
    tolerance: Tolerance = DEFAULT
    left_out: tuple[LeftOut, ...] = ()

    def __repr__(self) -> str:
        """One line: what there is, and how the verdicts stand."""
        found = Counter(v.status for v in self.verdicts)
        stand = ", ".join(f"{n} {status}" for status, n in sorted(found.items(), key=lambda x: (-x[1], x[0])))
        return f"<Reconciliation of {len(self.documents)} documents, {len(self.verdicts)} questions: {stand or 'none'}>"

    @property
    def texts(self) -> dict[str, str]:
        """The documents' texts by id."""
        return {d.id: d.text for d in self.documents}
