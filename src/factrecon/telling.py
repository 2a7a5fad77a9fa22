"""In which order a report is told: what is at odds first, what one source says last.

Everything here reads the JSON report as plain data, so a saved one is ordered like one just made.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

Record = Mapping[str, Any]

ORDER = ("disputed", "changed", "established", "unresolved", "self", "single", "untold")
"""The sections of a report in the order in which they are told; what is untold, no plain question fits: it is listed
behind them."""

LOUD = ("contradiction", "tension")
"""Relations of claims that pull apart."""


def records(holder: object, key: str) -> tuple[Record, ...]:
    """The list of records under a key; empty where it is missing or not one, so a sparse report is told too."""
    # A report of many thousand claims asks this some million times: what is a plain dict or list is known by its type.
    found = holder.get(key) if type(holder) is dict or isinstance(holder, Mapping) else None
    if type(found) is not list and (isinstance(found, Mapping | str) or not isinstance(found, Iterable)):
        return ()
    return tuple([r for r in found if type(r) is dict or isinstance(r, Mapping)])


def figure(holder: Record, key: str) -> float:
    """A number under a key, 0 where there is none."""
    found = holder.get(key)
    return float(found) if isinstance(found, int | float) else 0.0


def assertions(question: Record) -> tuple[tuple[Record, Record], ...]:
    """Every (claim, assertion) of a question, in the report's order."""
    return tuple((c, a) for c in records(question, "claims") for a in records(c, "assertions"))


def origins_of(claim: Record) -> tuple[str, ...]:
    """The independent voices behind a claim, sorted; the source stands in where no origin is named.

    Who denies it or has taken it back is not behind it.
    """
    behind = (a for a in records(claim, "assertions") if a.get("status") not in ("denied", "retracted"))
    voices = {str(a.get("origin") or a.get("source")) for a in behind}
    return tuple(sorted(voices))


def letters(claims: Sequence[Record]) -> dict[str, str]:
    """A short name for each claim of a question: A to Z, then AA, AB and so on.

    >>> letters([{"id": "c9"}, {"id": "c3"}])
    {'c9': 'A', 'c3': 'B'}
    """
    names = {}
    for n, claim in enumerate(claims):
        name, rest = "", n + 1
        while rest:
            rest, digit = divmod(rest - 1, 26)
            name = chr(65 + digit) + name
        names[str(claim.get("id"))] = name
    return names


def comparisons(question: Record) -> tuple[Record, ...]:
    """The comparisons of a question, the loudest first: contradiction, tension, change, then the rest."""

    def rank(c: Record) -> tuple[int, float, str, str]:
        relation, kind = c.get("relation"), c.get("kind")
        order = 0 if relation == "contradiction" else 1 if relation == "tension" else 2 if kind == "update" else 3
        order = 5 if relation == "unrelated" else order
        return order, -figure(c, "contradiction"), str(c.get("a")), str(c.get("b"))

    return tuple(sorted(records(question, "comparisons"), key=rank))


def section(question: Record) -> str:
    """Which section tells a question, by its verdict and its comparisons.

    One voice that contradicts itself disputes nobody, and is told below what several answer; answers that differ where
    something is open that could explain it are no dispute either. A corroborated one is told as established unless its
    answers are more at odds than in agreement.

    >>> section({"status": "corroborated", "agreement": 0.9, "contradiction": 0.1})
    'established'
    >>> section({"status": "single-source", "comparisons": [{"relation": "contradiction", "kind": "value"}]})
    'self'
    """
    status = question.get("status")
    found = records(question, "comparisons")
    if status == "unresolved" and question.get("told", status) is None:
        return "unresolved"  # different things that may all be so: no answer is set against another
    if status == "untold":
        return "untold"
    if status == "disputed":
        return "disputed"
    if status == "revised" or question.get("told") == "different figures":
        return "changed"
    if any(c.get("relation") == "contradiction" and c.get("kind") != "update" for c in found):
        # A dispute is the strongest thing that is told: what is not one by its verdict is not told as one.
        return "self" if status == "single-source" else "disputed" if not status else "changed"
    at_odds = any(c.get("relation") in LOUD for c in found)
    if status == "corroborated":
        torn = at_odds and figure(question, "contradiction") >= figure(question, "agreement")
        return "changed" if torn else "established"
    if at_odds or any(c.get("kind") == "update" for c in found):
        return "changed"
    return "unresolved" if status == "unresolved" else "single"


def weight(question: Record) -> int:
    """How much a question's disagreement matters: its sharpest contradiction times the voices that answer, in
    millionths.

    A contradiction that decides the verdict counts double, one that a single voice has with itself once.
    """
    sharpest = max(
        (figure(c, "contradiction") for c in records(question, "comparisons") if c.get("relation") != "unrelated"),
        default=0.0,
    )
    sharpest = max(sharpest, figure(question, "contradiction"))
    voices = int(figure(question, "origins")) or len({o for c in records(question, "claims") for o in origins_of(c)})
    share = 2 * voices if question.get("status") == "disputed" else voices if voices > 1 else 1
    return round(sharpest * 1_000_000) * share


def place(question: Record) -> tuple[int, int, int, bool, int, int, str, str]:
    """Sorts questions as they are told: by section, by what matters, by how many voices tell it, numbers, days, places
    and names before yes or no and words, by how many tell it first, by their words.
    """
    voices, said = int(figure(question, "origins")), sum(len(origins_of(c)) for c in records(question, "claims"))
    about = ORDER.index(section(question))
    first = leading(question)
    worded = question.get("kind") in WORDED
    return about, -weight(question), -voices, worded, -first, -said, str(question.get("ask")), str(question.get("id"))


WORDED: Final = ("truth", "text")
"""Kinds of answers that are no typed value: they cannot be set beside one another as numbers, days, places can."""
LEAD = 600
"""Code points with which a document tells what it is about: its headline and lead."""


def leading(question: Record) -> int:
    """How many voices tell of it in the headline or lead of a document.

    >>> leading({"claims": [{"assertions": [{"origin": "a", "start": 12}, {"origin": "b", "start": 4000}]}]})
    1
    """
    return len({str(a.get("origin") or a.get("source")) for _, a in assertions(question) if 0 <= _start(a) < LEAD})


def _start(assertion: Record) -> float:
    found = assertion.get("start")
    return float(found) if isinstance(found, int | float) else -1.0


CHANGES: Final = {
    "dispute": "new dispute",
    "settled": "dispute settled",
    "revised": "figure revised",
    "itself": "a source changed its own",
    "told by two": "newly told by two",
    "weakened": "no longer told by two",
    "withdrawn": "no longer asked",
}
"""Each kind of change, as a reader is told it; what is at odds first."""
_OVERTAKEN: Final[Mapping[str, tuple[str, ...]]] = {
    "dispute": ("dispute", "settled", "told by two"),
    "settled": ("dispute", "settled", "told by two"),
    "revised": ("revised", "told by two"),
    "told by two": ("told by two", "weakened"),
    "weakened": ("told by two", "weakened"),
    "withdrawn": tuple(CHANGES),
}
"""For each kind of change, which earlier ones of that question are no news any more."""


def current_changes(changes: Iterable[Record]) -> list[list[Record]]:
    """The changes that are still so at the end, as an editor tells them: story by story, the one most at odds first; in
    a story what is at odds first, and figures and times before what is merely so.

    >>> [[c["kind"] for c in story] for story in current_changes([{"kind": "told by two", "question": "q1"},
    ...                                                           {"kind": "dispute", "question": "q1"}])]
    [['dispute']]
    """
    order = {kind: n for n, kind in enumerate(CHANGES)}
    found = list(changes)
    first = {str(c.get("question")): str(c.get("kind")) for c in reversed(found)}
    kept: list[Record] = []
    gone: dict[str, set[str]] = {}
    for change in reversed(found):
        question, kind = str(change.get("question")), str(change.get("kind"))
        later = gone.setdefault(question, set())
        # What was told by two, and is no more, in one night is as it was.
        if kind not in later and (kind, first[question]) != ("weakened", "told by two"):
            kept.append(change)
        later.update(_OVERTAKEN.get(kind, ()))
    stories = _of_one_story(kept[::-1])
    for story in stories:
        story.sort(key=lambda c: (order.get(str(c.get("kind")), len(order)), c.get("after") in ("yes", "no")))
    return sorted(stories, key=lambda story: order.get(str(story[0].get("kind")), len(order)))


def _of_one_story(changes: Iterable[Record]) -> list[list[Record]]:
    """Changes by story, each in its order: a story may get another id or another headline as texts join it, not both at
    once."""
    home: dict[tuple[str, str], list[Record]] = {}
    for change in changes:
        names = [(key, str(change[key])) for key in ("story", "headline", "question") if change.get(key)]
        joined = list({id(home[name]): home[name] for name in names if name in home}.values()) or [[]]
        [first, *others] = joined
        for other in others:
            first.extend(other)
        first.append(change)
        home = {name: first if any(held is other for other in others) else held for name, held in home.items()}
        home.update(dict.fromkeys(names, first))
    return list({id(story): story for story in home.values()}.values())


def answers_of(kind: str, before: str | None, after: str | None) -> tuple[str, str]:
    """The answer before a change, where it is another one, and the answer after it. What a second voice tells is no
    other answer, but perhaps in other words.

    >>> answers_of("revised", "12", "21"), answers_of("told by two", "over 100 miles", "more than 100 miles")
    (('12', '21'), ('', 'more than 100 miles'))
    """
    if not after:
        return "", before or ""
    return ("" if before == after or kind == "told by two" else before or ""), after
