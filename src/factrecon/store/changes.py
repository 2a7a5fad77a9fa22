"""What changed between two states of a story: what a careful editor would note."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from attrs import frozen

from factrecon.telling import CHANGES, answers_of, current_changes

__all__ = ["Change", "asserted_by", "came_from", "changes_between"]

Record = Mapping[str, Any]


@frozen(kw_only=True)
class Change:
    """One thing that an editor would note, and when it was found.

    `before` and `after` are the answers, `documents` those whose coming brought it about, `headline` what the story was
    called by then. `number` counts the changes of a store in their order.
    """

    number: int
    at: datetime
    kind: str
    question: str
    story: str | None
    ask: str
    before: str | None
    after: str | None
    reason: str
    documents: tuple[str, ...] = ()
    headline: str = ""

    @property
    def answers(self) -> tuple[str, str]:
        """The answer before, where it is another one, and the answer now."""
        return answers_of(self.kind, self.before, self.after)

    def to_json(self) -> dict[str, Any]:
        """The change as plain data."""
        return {
            "number": self.number,
            "at": self.at.isoformat(),
            "kind": self.kind,
            "question": self.question,
            "story": self.story,
            "headline": self.headline,
            "ask": self.ask,
            "before": self.before,
            "after": self.after,
            "reason": self.reason,
            "documents": list(self.documents),
        }


def asserted_by(question: Record) -> frozenset[str]:
    """Where a question is answered and with what: by what it shares with another state, it is known again."""
    return frozenset(
        f"{a.get('document') or a.get('source')}\t{a.get('start')}\t{a.get('end')}\t{c.get('text')}"
        for c in question.get("claims") or ()
        for a in c.get("assertions") or ()
    )


def came_from(
    before: Mapping[str, tuple[frozenset[str], Sequence[str]]], after: Mapping[str, frozenset[str]]
) -> dict[str, tuple[str, ...]]:
    """For each question the ids that it came from, its own aside: those before with which it shares an assertion.

    `before` gives what each question asserted and which ids it had come from then. A question whose id stays keeps
    those; what was split off or merged brings what it came from along.

    >>> came_from({"q1": (frozenset("ab"), ["q0"])}, {"q1": frozenset("a"), "q2": frozenset("b")})
    {'q1': ('q0',), 'q2': ('q0', 'q1')}
    """
    holders: dict[str, list[str]] = defaultdict(list)
    for identity, (asserted, _) in before.items():
        for place in asserted:
            holders[place].append(identity)
    out = {}
    for identity, asserted in after.items():
        found = {i for place in asserted for i in holders[place]} | ({identity} & before.keys())
        if found:
            every = found | {w for i in found for w in before[i][1]}
            out[identity] = tuple(sorted(every - {identity}))
    return out


_STOOD: Final = frozenset({"corroborated", "disputed", "revised"})
"""What stands on several voices already, or did."""


def changes_between(
    before: Mapping[str, Record], after: Mapping[str, Record], new: Collection[str], single: Collection[str]
) -> Iterator[tuple[str, Record, str | None, str | None, str]]:
    """What changed: the kind, the question, the answer before and after, and why.

    Questions are given by id, those after with `was`; `new` are the documents that came; `single` the ids of questions
    to which only one answer can be right: where several may be, a source that gives another changes nothing.
    """
    seen: set[str] = set()
    plain = {i for identity, q in after.items() if q["status"] != "untold" for i in (identity, *q.get("was", ()))}
    for identity, q in after.items():
        olds = [before[i] for i in (identity, *q.get("was", ())) if i in before]
        seen |= {str(o["id"]) for o in olds}
        if q["status"] == "untold":
            # Nothing is told of it, but that a dispute is gone of which no other question is left.
            gone = next((o for o in olds if o["status"] == "disputed" and o["id"] not in plain), None)
            if gone is not None:
                yield "settled", {**q, "ask": gone["ask"]}, _best(gone), _best(q), str(q.get("reason") or "")
            continue
        old = olds[0] if olds else None
        was, now = _best(old), _best(q)
        disputed = any(o["status"] == "disputed" for o in olds)
        if q["status"] == "disputed" and not disputed:
            yield "dispute", q, was, now, str(q.get("reason") or "")
        elif disputed and q["status"] != "disputed":
            yield "settled", q, was, now, str(q.get("reason") or "")
        revised = q["status"] == "revised" and (old is None or was != now or old["status"] != "revised")
        if old is not None and revised:
            yield "revised", q, was, now, str(q.get("reason") or "")
        if identity in single:
            yield from (("itself", q, told, tells, why) for told, tells, why in _with_itself(q, new))
        # Two origins may be one voice, so it is not their number that makes news.
        if q["status"] == "corroborated" and q.get("origins", 0) > 1 and not _STOOD & {o["status"] for o in olds}:
            yield "told by two", q, was, now, str(q.get("reason") or "")
        # Of a question that was split, each part is told by fewer, and nothing was taken back.
        if _status(before.get(identity)) == "corroborated" and q["status"] in ("single-source", "unresolved"):
            yield "weakened", q, was, now, str(q.get("reason") or "")
    for identity, q in before.items():
        if identity not in seen and q["status"] in ("disputed", "corroborated", "revised"):
            yield "withdrawn", q, _best(q), None, "what answered it was taken back"


def _status(question: Record | None) -> str:
    return str((question or {}).get("status"))


def _best(question: Record | None) -> str | None:
    best = (question or {}).get("best")
    return str(best["text"]) if best else None


def _with_itself(question: Record, new: Collection[str]) -> Iterator[tuple[str, str, str]]:
    """Where a source's newer document says what its older one does not: what it told, what it tells, and why."""
    texts = {c["id"]: str(c["text"]) for c in question.get("claims") or ()}
    told: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for c in question.get("claims") or ():
        for a in c.get("assertions") or ():
            if a.get("document"):
                told[str(a["source"])].append((str(a["document"]), c["id"]))
    odds = [
        (c["a"], c["b"], str(c.get("reason") or ""))
        for c in question.get("comparisons") or ()
        if c.get("relation") == "contradiction" or c.get("kind") == "update"
    ]
    for source, places in sorted(told.items()):
        fresh = {c for d, c in places if d in new}
        stale = {c for d, c in places if d not in new}
        for a, b, reason in odds:
            for one, other in ((a, b), (b, a)):
                if one in stale - fresh and other in fresh:
                    yield texts[one], texts[other], f"{source}: {reason}"


MOST_TOLD: Final = 3
"""Questions newly told by two that are listed of one story."""


def told_in_words(changes: Iterable[Change], *, every: bool = False) -> Iterator[str]:
    """The changes as lines of text, story by story (`telling.current_changes`).

    Of what is newly told by two the first few of a story are listed, and the rest is counted. With `every` all is told,
    in the order in which it was found.
    """
    known = {c.number: c for c in changes}
    if every:
        for _, c in sorted(known.items()):
            yield from _in_words(c, headline=c.headline)
        return
    for story in current_changes(c.to_json() for _, c in sorted(known.items())):
        told = [known[c["number"]] for c in story]
        headline = max(told, key=lambda c: c.number).headline
        indent = "  " if headline else ""
        if headline:
            yield headline
        seconds = [c for c in told if c.kind == "told by two"]
        for c in told:
            if c not in seconds[MOST_TOLD:]:
                yield from _in_words(c, indent=indent)
        if len(seconds) > MOST_TOLD:
            yield f"{indent}and {len(seconds) - MOST_TOLD:,} more newly told by two"


def _in_words(change: Change, *, indent: str = "", headline: str = "") -> Iterator[str]:
    by = f", by {', '.join(change.documents)}" if change.documents else ""
    found = f"({change.question}, {change.at:%Y-%m-%d %H:%M}{by})"
    told = f"{indent}{CHANGES[change.kind]}: {change.ask} {' -> '.join(filter(None, change.answers))}".rstrip()
    if change.kind == "told by two" and not headline:
        yield f"{told} {found}"
        return
    yield told
    of = f"{headline}: " if headline and change.reason else headline
    yield f"{indent}    {' '.join(filter(None, (f'{of}{change.reason}', found)))}"
