"""A sum told step by step: what speaks for two claims answering one question, and for the best supported answer.

Steps are signed and add up to the total, so that whoever doubts a verdict sees which of them to doubt. Everything here
reads the JSON report as plain data.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any, Final, Literal

from attrs import evolve, frozen

from factrecon.language.en.rows import listed_in_order
from factrecon.language.text.credits import wire_called
from factrecon.telling import figure, records

__all__ = [
    "Step",
    "Waterfall",
    "belief_waterfall",
    "falls_of",
    "in_lines",
    "link_waterfall",
    "nearest_miss",
    "voices",
    "weakest_link",
]

Record = Mapping[str, Any]

_SMALL: Final = 0.05
"""Steps of less are told together."""


@frozen
class Step:
    """One signed step, and what it stands for."""

    words: str
    amount: float


@frozen
class Waterfall:
    """Steps from a starting weight to a total; `needed` is the bar that the total was held against, if there was
    one.
    """

    title: str
    start: Step
    steps: tuple[Step, ...]
    unit: Literal["bits", "belief"]
    needed: float | None = None
    outcome: str = ""

    @property
    def total(self) -> float:
        """The starting weight and all steps together."""
        return math.fsum((self.start.amount, *(s.amount for s in self.steps)))


FEATURES: Final[Mapping[str, str]] = {
    "kind": "the kind of answer",
    "event": "the event",
    "predicate": "the verb",
    "attribute": "what is asked",
    "object": "of whom it is asked",
    "bag": "words of the question",
    "context": "words around",
    "sentence": "words of the sentence",
    "counted": "what is counted",
    "names": "the names in it",
    "crossed": "one answers what the other asks of",
    "value": "the answers",
    "rarity": "how seldom that answer is given",
    "place": "where it holds",
    "time": "when it holds",
    "mode": "how it is meant",
    "speaker": "who is quoted",
    "document": "one document tells both",
    "theme": "how far the story is about it",
    "fields": "of whom, beside what is asked",
    "told": "all words of both, by kind of answer",
    "best": "each other's likeliest",
    "of one event": "other claims on the same event",
}
"""Each feature of `matching/weights.toml` as a reader is told it, and what is added to them."""

_LEVELS: Final[Mapping[str, str]] = {
    "as other claims on it": "",
    "yes": "",
    "any": "",
    "both": "both of the other",
    "one": "only one says",
    "neither": "neither of the other",
    "kin": "kin",
    "other": "differ",
    "word": "share a word",
    "part": "one is part of the other",
}


def _level(feature: str, level: str) -> str:
    if level.isdecimal():
        return f"{level} % or more shared" if level != "0" else "next to none shared"
    if feature == "rarity":
        often = "told often" if "often" in level else "told seldom" if "seldom" in level else level
        return f"{level.partition(',')[0]} significant, {often}" if level[:1].isdecimal() else often
    if feature == "event" and level == "one":
        return "only one names one"
    return _LEVELS.get(level, level)


def link_waterfall(link: Record, *, joined: bool | None = None) -> Waterfall:
    """What speaks for and against two claims answering one question, in bits; from `matching` of a report.

    `joined` says whether they do; by default as the bits have it. Groups are joined by the mean of their links, so one
    link of a group may fall short.

    >>> parts = [{"feature": "prior", "level": "any", "bits": -5.0}, {"feature": "value", "level": "fits", "bits": 6.0}]
    >>> made = link_waterfall({"parts": parts, "evidence": 1.0, "needed": -1.0})
    >>> made.total, [s.words for s in made.steps]
    (1.0, ['the answers: fits'])
    """
    start, steps, small = 0.0, [], []
    for part in records(link, "parts"):
        feature, level, bits = str(part.get("feature")), str(part.get("level")), figure(part, "bits")
        if feature == "prior":
            start += bits
        elif abs(bits) < _SMALL:
            small.append(bits)
        else:
            told = _level(feature, level)
            steps.append(Step(FEATURES.get(feature, feature) + (f": {told}" if told else ""), bits))
    steps.sort(key=lambda s: (-s.amount, s.words))
    if any(small):
        steps.append(Step("all else", math.fsum(small)))
    needed = figure(link, "needed")
    against = str(link.get("against") or "")
    total = math.fsum([start, *(s.amount for s in steps)])
    if joined is None:
        joined = not against and total >= needed
    outcome = "" if joined else f"kept apart all the same: {against}" if against else "too little speaks for it"
    return Waterfall(
        "Why these are one question" if joined else "Why these are not one question",
        Step("before anything is compared", start),
        tuple(steps),
        "bits",
        needed,
        outcome,
    )


def belief_waterfall(question: Record) -> Waterfall | None:
    """What each voice does for the best supported answer; None where nothing was weighed.

    From one half, as if nobody were heard: whoever allows the answer adds half of what it weighs among all, whoever
    excludes it takes that away; last goes what is left of doubt that all who allow it are wrong.
    """
    heard, best = records(question, "heard"), question.get("best")
    if not heard or not isinstance(best, Mapping):
        return None
    named, texts = voices(question), {str(c.get("id")): str(c.get("text") or "") for c in records(question, "claims")}
    steps = []
    for h in heard:
        share, allows = figure(h, "share"), figure(h, "allows")
        who, said = named.get(str(h.get("origin")), str(h.get("origin"))), texts.get(str(h.get("claim")), "?")
        how = "" if allows >= 0.95 else ", which excludes it" if allows <= 0.05 else ", which leaves it open"
        steps.append(Step(f"{who}: {said}{how}", share * (allows - 0.5)))
    steps.sort(key=lambda s: (-s.amount, s.words))
    support = 0.5 + math.fsum(s.amount for s in steps)
    if support * figure(question, "doubt") >= 0.0005:
        steps.append(Step("that all who say so are wrong", -support * figure(question, "doubt")))
    return Waterfall(
        "Why this answer", Step("nobody heard yet", 0.5), tuple(steps), "belief", None, str(best.get("text") or "")
    )


def voices(question: Record) -> dict[str, str]:
    """The independent voices of a question by origin, each as a reader is told it.

    >>> said = [{"source": "The Herald", "origin": "reuters"}, {"source": "The Gazette", "origin": "reuters"}]
    >>> voices({"claims": [{"assertions": said}]})
    {'reuters': 'Reuters, through two outlets'}
    """
    printed: dict[str, set[str]] = {}
    speakers: dict[str, str] = {}
    for claim in records(question, "claims"):
        for a in records(claim, "assertions"):
            origin, source = str(a.get("origin") or a.get("source")), str(a.get("source"))
            printed.setdefault(origin, set()).add(source)
            if a.get("speaker"):
                speakers[origin] = max(speakers.get(origin, ""), str(a["speaker"]), key=lambda s: (len(s), s))
    return {o: voice_of(o, sorted(outlets), speaker=speakers.get(o, "")) for o, outlets in printed.items()}


_NUMBERS: Final = ("no", *listed_in_order("numbers.small")[1:13])


def voice_of(origin: str, outlets: list[str], *, speaker: str = "") -> str:
    """An independent voice in words, with the outlets through which it is heard where those are others.

    >>> voice_of("speaker: orla vale", ["The Herald"], speaker="Mayor Orla Vale")
    'Mayor Orla Vale, in The Herald'
    >>> voice_of("The Herald", ["The Herald"]), voice_of("print: The Herald", ["The Gazette", "The Herald"])
    ('The Herald', 'The Herald, and one outlet that prints it')
    """
    if origin.startswith("print: "):
        first = origin.removeprefix("print: ")
        others = [o for o in outlets if o != first]
        return first + (f", and {_outlets(others)} that print{'s' * (len(others) == 1)} it" if others else "")
    if origin.startswith("speaker: "):
        name = speaker or origin.removeprefix("speaker: ")
        return f"{name}, {'in ' + outlets[0] if len(outlets) == 1 else 'through ' + _outlets(outlets)}"
    own = [o for o in outlets if o.casefold() == origin.casefold()]
    name = own[0] if own else wire_called(origin) or origin
    others = [o for o in outlets if o not in own]
    if not others:
        return name
    return f"{name}, {'in ' + others[0] if len(others) == 1 and not own else 'through ' + _outlets(outlets)}"


def _outlets(outlets: list[str]) -> str:
    count = _NUMBERS[len(outlets)] if len(outlets) < len(_NUMBERS) else f"{len(outlets):,}"
    return f"{count} outlet{'s' * (len(outlets) != 1)}"


def weakest_link(report: Record, question: Record) -> Record | None:
    """The link on which a question hangs: of those that hold its claims together the one with the least evidence that
    reaches what the question's own is; None where its claims need none, as those asked by name."""
    wanted = question.get("evidence")
    of = [x for x in records(report.get("matching"), "kept") if question.get("id") in (x.get("questions") or ())]
    if not of or not isinstance(wanted, int | float):
        return None
    return min(of, key=lambda x: (abs(figure(x, "evidence") - wanted), str(x.get("a")), str(x.get("b"))))


def nearest_miss(report: Record, question: Record) -> Record | None:
    """Of the claims on other questions the one that came nearest to answering this; None where none was near."""
    of = [x for x in records(report.get("matching"), "apart") if question.get("id") in (x.get("questions") or ())]
    return max(of, key=lambda x: (figure(x, "evidence"), str(x.get("a")), str(x.get("b"))), default=None)


def shortened(made: Waterfall, most: int) -> Waterfall:
    """The same with at most so many steps: the weightiest in their order, the others as one.

    >>> made = Waterfall("Why", Step("start", 0.0),
    ...     (Step("a", 3.0), Step("b", 1.0), Step("c", -2.0), Step("d", -0.5)), "bits")
    >>> [(s.words, s.amount) for s in shortened(made, 3).steps]
    [('a', 3.0), ('c', -2.0), ('2 others', 0.5)]
    """
    if len(made.steps) <= most:
        return made
    weighty = {id(s) for s in sorted(made.steps, key=lambda s: -abs(s.amount))[: most - 1]}
    others = [s for s in made.steps if id(s) not in weighty]
    kept = tuple(s for s in made.steps if id(s) in weighty)
    return evolve(made, steps=(*kept, Step(f"{len(others):,} others", math.fsum(s.amount for s in others))))


def signed(amount: float) -> str:
    """An amount with its sign; what would be told as "-0.00" has none.

    >>> signed(-0.001), signed(0.5), signed(-0.5)
    ('0.00', '+0.50', '-0.50')
    """
    return "0.00" if abs(amount) < 0.005 else f"{amount:+.2f}"


def in_lines(made: Waterfall) -> Iterator[str]:
    """The waterfall as text: a line for each step, its amount, a bar left or right of the middle, and the total.

    >>> for line in in_lines(Waterfall("Why", Step("start", 1.0), (Step("less", -0.5),), "bits", 0.0, "one question")):
    ...     print(line)
    Why: one question
      +1.00  start
      -0.50  less
       0.50  together, in bits, 0.0 needed
    """
    yield f"{made.title}: {made.outcome}" if made.outcome else made.title
    for step in (made.start, *made.steps):
        yield f"  {signed(step.amount):>5}  {step.words}"
    needed = "" if made.needed is None else f", {made.needed:.1f} needed"
    yield f"  {made.total:>5.2f}  together, in {made.unit}{needed}"


def falls_of(report: Mapping[str, Any], question: Mapping[str, Any]) -> Iterator[Waterfall]:
    """The sums behind a question: why this answer, why its claims are one question, why the nearest one missed is
    not.
    """
    believed = belief_waterfall(question)
    if believed is not None:
        yield believed
    link, miss = weakest_link(report, question), nearest_miss(report, question)
    if link is not None:
        yield link_waterfall(link, joined=True)
    if miss is not None:
        texts = {
            str(c.get("id")): str(c.get("text") or "?")
            for q in records(report, "questions")
            if q.get("id") != question.get("id")
            for c in records(q, "claims")
        }
        other = next((texts[c] for c in map(str, miss.get("claims") or ()) if c in texts), "?")
        missed = link_waterfall(miss, joined=False)
        yield evolve(missed, title="Why the nearest claim is not in it", outcome=f"not “{other}”: {missed.outcome}")
