"""Questions as a store keeps them: each by itself, with nothing in it that another question's coming would change."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from factrecon.telling import place

__all__ = ["among_others", "by_itself", "numbered"]

Record = Mapping[str, Any]


def by_itself(question: Record, events: Mapping[str, Record]) -> dict[str, Any]:
    """A question of a report with names of its own for its claims, and its event in place of that event's id.

    `events` are those of the report by their ids, each with its `key`, which stands for it wherever else it is named.
    """
    names = {c["id"]: f"c{n}" for n, c in enumerate(question["claims"], 1)}
    made = _renamed(question, names)
    made.pop("number", None)
    told = events.get(str(question.get("event")))
    if told is not None:
        made["event"] = {k: v for k, v in told.items() if k != "id"}
    anchored: dict[str, Any] = _anchored(made, {i: str(e["key"]) for i, e in events.items()})
    return anchored


def among_others(question: Record, ids: Mapping[str, str]) -> dict[str, Any]:
    """A question that stood by itself with the ids of events that a report gives, by their keys."""
    event = question.get("event")
    if isinstance(event, dict):
        key = event.get("key")
        alone = {k: v for k, v in event.items() if k != "key"}
        question = {**question, "event": ids.get(str(key), alone)}
    anchored: dict[str, Any] = _anchored(question, ids)
    return anchored


def numbered(questions: Iterable[Record]) -> list[dict[str, Any]]:
    """Questions in the order in which a report tells them, with numbers, and claims named throughout."""
    out: list[dict[str, Any]] = []
    claims = 0
    for n, question in enumerate(sorted(questions, key=place), 1):
        names = {c["id"]: f"c{claims + k}" for k, c in enumerate(question["claims"], 1)}
        claims += len(names)
        made = _renamed(question, names)
        out.append({"id": made.pop("id"), "number": n, **made})
    return out


def _renamed(question: Record, names: Mapping[str, str]) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(json.dumps(question))
    for claim in made["claims"]:
        claim["id"] = names[claim["id"]]
    for c in made.get("comparisons", ()):
        c["a"], c["b"] = names[c["a"]], names[c["b"]]
    for answer in (made.get("best"), made.get("safe"), *made.get("contributions", ())):
        if answer and answer.get("claim") in names:
            answer["claim"] = names[answer["claim"]]
    if "tied" in made:
        made["tied"] = [names[c] for c in made["tied"]]
    return made


def _anchored(data: Any, names: Mapping[str, str]) -> Any:
    """The same with another name for an event where the value of an offset names it."""
    if isinstance(data, dict):
        out = {k: _anchored(v, names) for k, v in data.items()}
        if out.get("kind") == "offset":
            out["anchor"] = names.get(str(out.get("anchor")), out.get("anchor"))
        return out
    return [_anchored(x, names) for x in data] if isinstance(data, list) else data
