"""Events of several documents that are one occurrence.

Each reader groups the mentions of its own document; here the documents' events are joined. Two
events may be one only if their frames agree (or both are what their document is chiefly about, of
the frames that tell an incident), if no date sets them apart, and if neither is a plan where the
other is a fact told for another time. Joins are taken best first, with stated tie-breaks, and never
put two events of one document together, so that no chain of likenesses runs away.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from attrs import evolve, frozen

from factrecon.algebra.trapezoid import Trapezoid
from factrecon.answers import answer, in_words
from factrecon.frames import FRAMES, Frame
from factrecon.matching.incidents import is_recent
from factrecon.matching.judgements import judged_groups
from factrecon.matching.links import Ledger, MatchLink, joined_id
from factrecon.model import Assertion, Event
from factrecon.values import Places, Time
from factrecon.values.entity import name_key

DAY = 86400.0
NEARBY = 3.5 * DAY
"""Dates of one event may be told this far apart (its start by one, its end by another)."""
FORTNIGHT = 14 * DAY
"""What lasts may be told to have begun so far apart, where both documents are chiefly about it."""
ENOUGH = 1.0
"""From this evidence on, two events of one frame are one."""

HARM = frozenset({"violence", "casualties"})
"""Topics of the frames that name one act of violence by its kind, its means or its victims."""

NOVEL = frozenset(
    ["another", "new", "next", "second", "third", "further", "additional", "longer", "other", "future", "renewed"]
)
_PREVIOUS = frozenset(["previous", "previously", "earlier", "past", "former", "prior"])


@frozen
class EventMatch:
    """The joined events by local id, and what was decided on pairs."""

    events: Mapping[str, Event]
    ledger: Ledger


def match_events(
    assertions: Iterable[Assertion],
    *,
    stories: Mapping[str, int] | None = None,
    frames: Sequence[Frame] | None = None,
    same: Iterable[tuple[str, str]] = (),
    different: Iterable[tuple[str, str]] = (),
) -> EventMatch:
    """Join the events of documents. `stories` gives each document's story; without it all are one.

    The result maps every local event id to its joined event, whose id is a hash of its first member.
    `same` and `different` are pairs of local event ids that a person has judged; they override.
    """
    known = {f.name: f for f in (FRAMES if frames is None else frames)}
    members: dict[str, Event] = {}
    weight: Counter[str] = Counter()
    told: Counter[str] = Counter()
    printed: dict[str, float] = {}
    document_of: dict[str, str] = {}
    news: set[str] = set()
    for assertion in assertions:
        event = assertion.claim.question.event
        if event is None or event.id is None:
            continue
        members.setdefault(event.id, event)
        weight[event.id] += 1
        told[event.id] += assertion.claim.question.cumulative
        document_of[event.id] = assertion.document or ""
        if assertion.published is not None:
            printed[event.id] = Time.day(
                assertion.published.year, assertion.published.month, assertion.published.day
            ).shape.a
        if is_recent(event, assertion.published):
            news.add(event.id)
    main, incidents = _main_events(members, weight, told, document_of, known, news)
    lone = _lone(members, document_of)
    only = _only_kind(members, document_of)

    def excused(x: str, y: str) -> bool:
        """Whether what would set two events apart does not: main incidents of one story, a plan come true."""
        if x in incidents and y in incidents:
            return True
        if x in main and y in main and _begun_alike(members[x], members[y], known):
            return True
        if not (only[x] and only[y]):
            return False
        return _may_come_true(members[x], members[y]) or (
            lone[x]
            and lone[y]
            and _came_due(members[x], members[y], printed)
            and _came_due(members[y], members[x], printed)
        )

    scored: list[MatchLink] = []
    ledger = Ledger()
    of_incidents = {n for n in main if _incident(members[n], known)}
    candidates = _candidates(members, document_of, stories, of_incidents, known)
    ledger.count("event", len(candidates))
    for a, b in candidates:
        alone = lone[a] and lone[b]
        may_differ = excused(a, b)
        link = _link(members[a], members[b], a in main and b in main, may_differ, known, alone=alone)
        if link is None:
            continue
        if (
            a in incidents
            and b in incidents
            and (members[a].frame == members[b].frame or _of_harm(members[a], members[b], known))
        ):
            link = evolve(link, score=link.score + 1.0)  # the main incidents of two documents come first
        if may_differ and ("planned" in members[a].modifiers) != ("planned" in members[b].modifiers):
            link = evolve(link, score=link.score + 0.5)  # the plan of the one came true in the other
        link = link if may_differ else evolve(link, against=_why_apart(members[a], members[b]))
        link = evolve(link, against=link.against or _whom_apart(members[a], members[b], known))
        ledger.add(link)
        if link.score >= ENOUGH and not link.against:
            scored.append(link)
    scored.sort(key=lambda link: (-link.score, link.a, link.b))
    cluster = judged_groups(members, same)
    forbidden = {pair for a, b in different for pair in ((a, b), (b, a))}
    for link in scored:
        one, two = cluster[link.a], cluster[link.b]
        if one is two or any(
            document_of[x] == document_of[y] and not _one_happening(members[x], members[y], known)
            for x in one
            for y in two
        ):
            continue
        if any(
            (x, y) in forbidden or (_why_apart(members[x], members[y]) and not excused(x, y)) for x in one for y in two
        ):
            continue
        if any(_whom_apart(members[x], members[y], known) for x in one for y in two):
            continue
        both = one | two
        for name in both:
            cluster[name] = both
    events: dict[str, Event] = {}
    for group in sorted({tuple(sorted(c)) for c in cluster.values()}):
        event = _joined([members[name] for name in group], group, weight)
        for name in group:
            events[name] = event
    return EventMatch(_told_apart(events), ledger)


def _candidates(
    members: Mapping[str, Event],
    document_of: Mapping[str, str],
    stories: Mapping[str, int] | None,
    incidents: set[str],
    known: Mapping[str, Frame],
) -> list[tuple[str, str]]:
    """The pairs worth a look: of one story and one kind, or both the main incidents of their documents."""
    blocks: dict[tuple[int | None, str], list[str]] = defaultdict(list)
    for name in sorted(members):
        story = stories.get(document_of[name]) if stories is not None else 0
        blocks[story, members[name].frame].append(name)
        if name in incidents:
            blocks[story, "*incident"].append(name)
        frame = known.get(members[name].frame)
        for broader in sorted({*frame.kind_of, *frame.facet_of, frame.converse} - {""}) if frame is not None else ():
            blocks[story, broader].append(name)
    pairs = {
        (a, b)
        for names in blocks.values()
        for a, b in combinations(names, 2)
        if (
            document_of[a] != document_of[b]
            and (_akin(members[a], members[b], known) or (a in incidents and b in incidents))
        )
        or _one_happening(members[a], members[b], known)
    }
    return sorted(pairs)


def _akin(a: Event, b: Event, known: Mapping[str, Frame]) -> bool:
    """Whether two events are of one frame, or one of a frame that tells the other more broadly."""
    if a.frame == b.frame:
        return True
    one, other = known.get(a.frame), known.get(b.frame)
    return (one is not None and b.frame in one.kind_of) or (other is not None and a.frame in other.kind_of)


def _one_happening(a: Event, b: Event, known: Mapping[str, Frame]) -> bool:
    """Whether two frames tell one happening from two sides on one day: a win and a match, a purchase and a sale."""
    if a.frame == b.frame or not (a.time and b.time) or ("planned" in a.modifiers) != ("planned" in b.modifiers):
        return False
    if (
        max(a.time.shape.d - a.time.shape.a, b.time.shape.d - b.time.shape.a) > 2 * DAY
        or a.time.shape.possibility(b.time.shape) < 0.5
    ):
        return False
    one, other = known.get(a.frame), known.get(b.frame)
    if one is None or other is None:
        return False
    mine, theirs = {a.frame, *one.facet_of}, {b.frame, *other.facet_of}
    return bool(mine & theirs) or one.converse == b.frame or other.converse == a.frame


def _begun_alike(a: Event, b: Event, known: Mapping[str, Frame]) -> bool:
    """Whether two tellings of something that lasts may only disagree on when it began."""
    frame = known.get(a.frame)
    if a.frame != b.frame or frame is None or not frame.durative or not (a.time and b.time):
        return False
    if _apart_words(a) | _apart_words(b) | ({"planned"} & {*a.modifiers, *b.modifiers}):
        return False
    return a.time.shape.a - FORTNIGHT <= b.time.shape.d and b.time.shape.a - FORTNIGHT <= a.time.shape.d


def _lone(members: Mapping[str, Event], document_of: Mapping[str, str]) -> dict[str, bool]:
    """Whether a document tells of no other event of the frame."""
    count = Counter((document_of[name], event.frame) for name, event in members.items())
    return {name: count[document_of[name], event.frame] == 1 for name, event in members.items()}


def _only_kind(members: Mapping[str, Event], document_of: Mapping[str, str]) -> dict[str, bool]:
    """Whether a document has no second event of the frame that is a plan where this is a fact, or the other way."""
    kinds: dict[tuple[str, str], set[bool]] = defaultdict(set)
    for name, event in members.items():
        kinds[document_of[name], event.frame].add("planned" in event.modifiers)
    return {name: len(kinds[document_of[name], e.frame]) == 1 for name, e in members.items()}


def _may_come_true(a: Event, b: Event) -> bool:
    """Whether one tells as a plan what the other tells as done: same parties, and nothing calls it another one."""
    if a.time and b.time and not _near(a.time.shape, b.time.shape):
        return False
    if ("planned" in a.modifiers) == ("planned" in b.modifiers) or (_apart_words(a) ^ _apart_words(b)) & (
        NOVEL | _PREVIOUS
    ):
        return False
    mine = {w for p in a.participants for w in name_key(p).split()}
    return bool(mine & {w for p in b.participants for w in name_key(p).split()})


def _came_due(a: Event, b: Event, printed: Mapping[str, float]) -> bool:
    """Unless `a` alone is a plan: whether it was due in the month before `b` was printed, which tells it as done."""
    if not ("planned" in a.modifiers and "planned" not in b.modifiers):
        return "planned" in b.modifiers
    if (_apart_words(a) ^ _apart_words(b)) & (NOVEL | _PREVIOUS) or a.time is None or not a.time.shape.is_bounded:
        return False
    day = printed.get(b.id or "")
    return day is not None and b.time is None and a.time.shape.a <= day + DAY and day <= a.time.shape.d + 30 * DAY


def _main_events(
    members: Mapping[str, Event],
    weight: Counter[str],
    told: Counter[str],
    document_of: Mapping[str, str],
    known: Mapping[str, Frame],
    news: set[str],
) -> tuple[frozenset[str], frozenset[str]]:
    """What each document is chiefly about: its heaviest event of each frame, and among them its main incident.

    The main incident is the one of which victims are told (`told` counts its growing figures); what is
    no `news` is told for comparison.
    """
    best: dict[tuple[str, str], str] = {}
    for name in sorted(members):
        event = members[name]
        frame = known.get(event.frame)
        kinds = [event.frame]
        if frame is not None and (frame.incident or frame.consequence):
            kinds.append("*incident")
        for kind in kinds:
            key = (document_of[name], kind)
            if "planned" in event.modifiers and kind == event.frame:
                key = (document_of[name], f"{kind} planned")
            held = best.get(key)
            by_toll = kind == "*incident"
            mine, theirs = ((n in news, by_toll * told[n], weight[n]) for n in (name, held or name))
            if held is None or (mine, held) > (theirs, name):
                best[key] = name
    incidents = frozenset(name for (_, kind), name in best.items() if kind == "*incident" and told[name])
    return frozenset(best.values()), incidents


def _of_harm(a: Event, b: Event, known: Mapping[str, Frame]) -> bool:
    """Whether both are told as violence or by what it did: one calls a murder what another calls a shooting."""
    return all((frame := known.get(e.frame)) is not None and frame.topic in HARM for e in (a, b))


def _incident(event: Event, known: Mapping[str, Frame]) -> bool:
    frame = known.get(event.frame)
    return frame is not None and (frame.incident or frame.consequence)


def _link(
    a: Event, b: Event, both_main: bool, excused: bool, known: Mapping[str, Frame], *, alone: bool = False
) -> MatchLink | None:
    same_frame = _akin(a, b, known)
    if _one_happening(a, b, known):
        shared = _names(a) & _names(b)
        if not (shared or both_main or (a.places and b.places and a.places.overlaps(b.places))):
            return None
        why = f"of one happening ({a.frame}, {b.frame}) on one day" + (
            f": {', '.join(sorted(shared))}" if shared else ""
        )
        return MatchLink(a.id or "", b.id or "", ENOUGH + 0.25 * len(shared), why)
    if not same_frame and not (both_main and _incident(a, known) and _incident(b, known)):
        return None
    # Of one story, the incidents whose victims two documents count are one: a report of the trial
    # dates the trial.
    score, reasons = 0.0, []
    if a.time and b.time and (excused or _near(a.time.shape, b.time.shape)):
        score += 1.0
        reasons.append(
            "at the same time" if _near(a.time.shape, b.time.shape) else "dates that one of them may have wrong"
        )
    shared = {name_key(p) for p in a.participants} & {name_key(p) for p in b.participants} - {""}
    if shared:
        score += 0.5
        reasons.append(f"same participants ({', '.join(sorted(shared))})")
    if a.places and b.places and a.places.overlaps(b.places):
        score += 0.25
        reasons.append("in the same place")
    if both_main:
        score += max(_weight_of_main(a, b, same_frame, known), 0.75 if alone else 0.0)
        reasons.append("each document is chiefly about it")
    heads = {r for r in a.roles if r[0].endswith("head")} & {r for r in b.roles if r[0].endswith("head")}
    if heads:
        score += 0.75
        reasons.append(f"of the same ({', '.join(sorted(h for _, h in heads))})")
    if _apart_words(a) & _apart_words(b):
        score += 0.5
        reasons.append("set apart by the same words")
    what = a.frame if a.frame == b.frame else f"an incident ({a.frame}, {b.frame})"
    return MatchLink(
        a.id or "", b.id or "", score, f"both tell of {what}" + (": " if reasons else "") + ", ".join(reasons)
    )


def _names(event: Event) -> set[str]:
    return {w for p in event.participants for w in name_key(p).split()}


def _weight_of_main(a: Event, b: Event, same_frame: bool, known: Mapping[str, Frame]) -> float:
    """What it tells that both documents are chiefly about an event of the frame.

    Much for what lasts, for incidents, and for what is named by a noun ("the deal"); little for what
    verbs alone tell, for many things rise and fall in one document.
    """
    if not same_frame:
        return 1.25
    frame = known.get(a.frame)
    named = ("named", "noun") in a.roles and ("named", "noun") in b.roles
    if frame is None or frame.durative or frame.incident or frame.consequence or named:
        return 1.5
    return 0.5


def _apart_words(event: Event) -> set[str]:
    return set(event.modifiers) - {"planned"}


def _why_apart(a: Event, b: Event) -> str:
    """What makes it impossible that two events are one; "" if nothing does."""
    if a.time and b.time:
        if not _near(a.time.shape, b.time.shape):
            return f"dated {answer(a.time)} and {answer(b.time)}"
        return ""
    if ("planned" in a.modifiers) != ("planned" in b.modifiers):
        return "one is planned, the other done"
    previous = bool(_PREVIOUS & set(a.modifiers)), bool(_PREVIOUS & set(b.modifiers))
    return "one is told as an earlier one" if previous[0] != previous[1] else ""


_ALONE = frozenset({"resignation", "candidacy", "candidacy_ended", "apology", "confession"})
"""Frames of what one does alone; elsewhere others may be named as taking part."""


def _whom_apart(a: Event, b: Event, known: Mapping[str, Frame]) -> str:
    """What tells that two events befell two: the arrest of one is not the arrest of another; "" if nothing does.

    Incidents and what lasts may be told by different parties to them.
    """
    frame = known.get(a.frame)
    if a.frame != b.frame or frame is None or frame.incident or frame.durative:
        return ""
    for role in ("patient", "agent") if a.frame in _ALONE else ("patient",):
        mine, theirs = ({name for r, name in e.roles if r == role} for e in (a, b))
        if mine or theirs:
            one, other = ({w for n in names for w in name_key(n).split()} for names in (mine, theirs))
            return f"of {min(mine)} and of {min(theirs)}" if one and other and not one & other else ""
    return ""


def _near(one: Trapezoid, two: Trapezoid) -> bool:
    return one.a - NEARBY <= two.d and two.a - NEARBY <= one.d


def _joined(group: Sequence[Event], names: Sequence[str], weight: Counter[str]) -> Event:
    # What one document tells as done is no longer a plan.
    done = any("planned" not in e.modifiers for e in group)
    told = [(n, e) for n, e in zip(names, group, strict=True) if not (done and "planned" in e.modifiers)]
    heaviest = max(told, key=lambda x: (weight[x[0]], x[0]))[1]
    times = [e.time for e in group if e.time is not None]
    places = frozenset(p for e in group if e.places is not None for p in e.places.items)
    hull = None
    if times:
        # The tightest date told: every document's date allows it.
        hull = min(times, key=lambda t: (t.shape.width, t.shape.a))
    return evolve(
        heaviest,
        id=joined_id(names),
        participants=sorted({p for e in group for p in e.participants}),
        places=Places(places) if places else None,
        time=hull,
        modifiers=sorted({m for e in group for m in e.modifiers} - ({"planned"} if done else set())),
        roles=tuple(sorted({r for e in group for r in e.roles})),
    )


def _told_apart(events: Mapping[str, Event]) -> dict[str, Event]:
    """The same events with labels that differ where two would read alike."""
    by_label: dict[str, set[str]] = defaultdict(set)
    unique = {e.id: e for e in events.values()}
    for event in unique.values():
        by_label[event.label].add(event.id or "")
    label: dict[str | None, str] = {}
    for shared, ids in sorted(by_label.items()):
        if len(ids) == 1:
            continue
        for identity in sorted(ids):
            event = unique[identity]
            label[identity] = f"{shared} ({_mark(event)})" if _mark(event) else shared
    return {name: evolve(e, label=label.get(e.id, e.label)) for name, e in events.items()}


def _mark(event: Event) -> str:
    words = sorted(_apart_words(event))
    if event.time is not None and event.time.start is not None:
        day = event.time.start
        width = event.time.shape.width / 86400
        return str(day.year) if width > 100 else in_words(day) if width < 20 else in_words(day).split(" ", 1)[1]
    return " ".join(words[:3])


def same_time(a: Time | None, b: Time | None) -> bool:
    """Whether two dates may be one event's.

    >>> same_time(Time.day(2023, 10, 4), Time.day(2023, 10, 6))
    True
    """
    return a is None or b is None or _near(a.shape, b.shape)
