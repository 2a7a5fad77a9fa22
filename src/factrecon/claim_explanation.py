"""Why two claims of a report answer one question, or do not: slot by slot, with what matching decided."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from attrs import frozen

from factrecon.errors import InvalidRecord, InvalidValue, UnknownName
from factrecon.matching.explanation import ALIKE_WORDS, MatchExplanation, Slot, explain_match
from factrecon.matching.sentences.alignment import align
from factrecon.model import Claim, Event, Question, Scope
from factrecon.telling import letters, records
from factrecon.values import Places, Time, value_from_json

__all__ = ["FoundClaim", "by_letter", "explain_claims", "find_claim"]

Record = Mapping[str, Any]


@frozen
class FoundClaim:
    """A claim of a report and the question that it answers."""

    claim: Record
    question: Record

    @property
    def assertions(self) -> Sequence[Record]:
        """Who says it."""
        return tuple(self.claim.get("assertions") or ())

    @property
    def documents(self) -> frozenset[str]:
        """The documents that say it."""
        return frozenset(str(a["document"]) for a in self.assertions if a.get("document") is not None)

    @property
    def quote(self) -> str:
        """The first quoted words, on one line."""
        return next((" ".join(a["quote"].split()) for a in self.assertions if a.get("quote")), "")


def find_claim(report: Record, wanted: str) -> FoundClaim:
    """A claim of a report by id ("c3"), by its question and its letter there ("2A", "q82c6fe69A"), or by words.

    A question's number is its place in this report, its id lasts; the beginning of an id will do.

    The words are of what it says or of its quote; "DOCUMENT: words" narrows it.

    Raises `UnknownName`, listing what fits, where none or several fit.

    >>> made = {"questions": [{"id": "q1", "claims": [{"id": "c1", "text": "30", "assertions": []}]}]}
    >>> find_claim(made, "c1").claim["text"]
    '30'
    """
    known = [FoundClaim(c, q) for q in report["questions"] for c in q.get("claims") or ()]
    for found in known:
        if found.claim.get("id") == wanted:
            return found
    lettered = by_letter(wanted)
    if lettered and (named := _by_letter(report, *lettered)):
        return named
    folded = " ".join(wanted.casefold().split())
    fitting = [f for f in known if any(folded in said for said in _said(f))]
    exact = [f for f in fitting if folded in _said(f)]
    if len(exact or fitting) == 1:
        return (exact or fitting)[0]
    beside = [f for f in known if lettered and _is_called(f.question, lettered[0])]
    choice = exact or fitting or beside or [f for f in known if f.question.get("ask")]
    listed = "\n".join(_choice(f) for f in choice[:MOST_LISTED])
    more = f"\n  and {len(choice) - MOST_LISTED:,} more" if len(choice) > MOST_LISTED else ""
    raise UnknownName(
        f"{'several claims fit' if fitting else 'no claim fits'} {wanted!r}; choose by id:\n{listed}{more}"
    )


MOST_LISTED: Final = 40
"""Claims that are listed to choose from."""


def _choice(found: FoundClaim) -> str:
    asked = f" ({found.question['ask']})" if found.question.get("ask") else ""
    return f"  {found.claim.get('id')}: {found.claim.get('text')}{asked}"


def by_letter(wanted: str) -> tuple[str, str] | None:
    """The question and the letter by which a claim is named, None where it is not so named.

    >>> by_letter("2A"), by_letter("q82c6fe69 B"), by_letter("c3")
    (('2', 'A'), ('q82c6fe69', 'B'), None)
    """
    found = _LETTERED.fullmatch(wanted.strip())
    if found is None:
        return None
    number, letter, identity, capital = found.groups()
    return (number or identity, letter or capital)


def _by_letter(report: Record, called: str, letter: str) -> FoundClaim | None:
    asked = [q for q in report["questions"] if _is_called(q, called)]
    if len(asked) != 1:
        return None
    [question] = asked
    named = letters(records(question, "claims"))
    return next(
        (FoundClaim(c, question) for c in records(question, "claims") if named[str(c.get("id"))] == letter.upper()),
        None,
    )


def _is_called(question: Record, called: str) -> bool:
    if called.isdigit():
        return str(question.get("number")) == called
    return any(str(i).startswith(called) for i in (question["id"], *question.get("also", ()), *question.get("was", ())))


_LETTERED: Final = re.compile(r"([0-9]{1,6}) ?([A-Za-z]{1,3})|(q[0-9a-f]{4,16})[ :]?([A-Z]{1,3})")


def _said(found: FoundClaim) -> Iterator[str]:
    texts = [str(found.claim.get("text") or ""), *(str(a.get("quote") or "") for a in found.assertions)]
    for text in texts:
        flat = " ".join(text.casefold().split())
        if flat:
            yield flat
            yield from (f"{document.casefold()}: {flat}" for document in sorted(found.documents))


def explain_claims(report: Record, a: FoundClaim, b: FoundClaim) -> tuple[dict[str, Any], str]:
    """The explanation as plain data and as text."""
    same = a.question["id"] == b.question["id"]
    slots = [*_stories(report, a, b), *explain_match(_claim(report, a), _claim(report, b)).slots, *_quotes(a, b)]
    found = MatchExplanation(same, tuple(slots))
    decided = _decided(report, a, b)
    compared = _compared(a, b) if same else None
    data: dict[str, Any] = {
        **found.to_json(),
        "claims": [a.claim["id"], b.claim["id"]],
        "questions": [a.question["id"], b.question["id"]],
        "apart": [s.name for s in found.apart] if not same else [],
        "decided": decided,
        "comparison": compared,
    }
    data["reason"] = _reason(found, decided)
    return data, "\n".join(_told(a, b, found, data))


def _reason(found: MatchExplanation, decided: Sequence[Record]) -> str:
    """In one line, what brought them together or kept them apart."""
    if found.matched:
        alike = [s.name for s in found.slots if s.verdict == "alike"]
        return f"alike in {', '.join(alike)}" if alike else "judged or taken to be one"
    against = [str(d["against"]) for d in decided if d.get("against")]
    scored = [str(d["reason"]) for d in decided if not d.get("against") and d.get("reason")]
    told = against or scored
    if told:
        return "; ".join(dict.fromkeys(told))
    differing = [f"{s.name}: {s.text}" for s in found.apart if s.name not in ("event", "words around them")]
    return "; ".join(differing) or "nothing that one says of its event is said of the other's"


def _told(a: FoundClaim, b: FoundClaim, found: MatchExplanation, data: Record) -> Iterator[str]:
    one, other = (f"{f.claim['id']} ({f.claim.get('text') or '?'})" for f in (a, b))
    if found.matched:
        yield f"{one} and {other} answer the same question, {_name(a.question)}: {a.question.get('ask') or ''}".rstrip(
            ": "
        )
    else:
        yield f"{one} and {other} answer different questions."
        for f in (a, b):
            yield f"  {_name(f.question)}: {f.question.get('ask') or f.question.get('attribute') or ''}".rstrip(": ")
    for f in (a, b):
        for said in f.assertions[:3]:
            quote = f": “{' '.join(said['quote'].split())}”" if said.get("quote") else ""
            yield f"  {f.claim['id']}: {said.get('document') or said.get('source')}{quote}"
    yield f"  {'together' if found.matched else 'kept apart'}: {data['reason']}"
    yield "  slot by slot:"
    for slot in found.slots:
        score = "" if slot.score is None else f" {slot.score:.2f}"
        yield f"    {slot.name}: {slot.text} [{slot.verdict}{score}]"
    for d in data["decided"]:
        against = f", but {d['against']}" if d.get("against") else ""
        yield f"  matching looked at {d['a']} and {d['b']}: {d['reason']}{against}"
    c = data["comparison"]
    if c is not None:
        scored = (f"{name} {c[name]:.2f}" for name in ("agreement", "contradiction") if c.get(name) is not None)
        yield f"  as answers: {c['relation']} ({', '.join(scored)}): {c['reason']}"


def _name(question: Record) -> str:
    """What a person calls a question: its number, else its id."""
    return str(question.get("number") or question["id"])


def _compared(a: FoundClaim, b: FoundClaim) -> Record | None:
    ids = {a.claim["id"], b.claim["id"]}
    found = (c for c in a.question.get("comparisons") or () if {c.get("a"), c.get("b")} == ids and len(ids) == 2)
    return next((dict(c) for c in found), None)


def _decided(report: Record, a: FoundClaim, b: FoundClaim) -> list[Record]:
    """What matching decided on the events or amounts behind two claims, as far as the report holds it."""
    told = report.get("matching") or {}
    questions = {a.question["id"], b.question["id"]}
    if len(questions) == 2:
        near = [x for x in told.get("apart") or () if set(x.get("questions") or ()) == questions]
        return [dict(x) for x in near]
    ends = (a.documents, b.documents)
    return [dict(x) for x in told.get("kept") or () if _joins(x, ends) and _is_of(x, a.question)]


def _joins(link: Record, ends: tuple[frozenset[str], frozenset[str]]) -> bool:
    told = link.get("documents") or [str(link.get(end) or "").rpartition("#")[0] for end in "ab"]
    one, other = (*map(str, told), "", "")[:2]
    return (one in ends[0] and other in ends[1]) or (one in ends[1] and other in ends[0])


def _is_of(link: Record, question: Record) -> bool:
    """Whether a kept pair stands behind a question; old reports do not say."""
    of = link.get("questions")
    return question["id"] in of if isinstance(of, Sequence) else False


def _stories(report: Record, a: FoundClaim, b: FoundClaim) -> Iterator[Slot]:
    story = {str(d.get("id")): d["story"] for d in report.get("documents") or () if d.get("story") is not None}
    one, other = ({story[d] for d in f.documents if d in story} for f in (a, b))
    if one and other and len(set(story.values())) > 1:
        alike = bool(one & other)
        yield Slot(
            "story",
            ", ".join(sorted(one)),
            ", ".join(sorted(other)),
            "alike" if alike else "different",
            float(alike),
            float(alike),
        )


def _quotes(a: FoundClaim, b: FoundClaim) -> Iterator[Slot]:
    """The words in which the two are told, numbers aside."""
    if a.quote and b.quote:
        found = align(a.quote[:1000], b.quote[:1000])
        pairs = [(x.a.key, x.b.key) for x in found.links]
        shown = ", ".join(x for x, _ in pairs), ", ".join(y for _, y in pairs)
        if pairs:
            verdict = "alike" if found.similarity >= ALIKE_WORDS / 2 else "different"
            yield Slot("words around them", *shown, verdict, found.similarity, found.similarity)


def _claim(report: Record, found: FoundClaim) -> Claim:
    """The claim as matching sees it, as far as the report tells."""
    try:
        question = Question(
            _subject(report, found.question),
            str(found.question.get("attribute") or "?"),
            found.question.get("kind") or "",
        )
        return Claim(question, value_from_json(found.claim["value"]), _scope(found.claim.get("scope") or {}))
    except (InvalidValue, KeyError, TypeError, AttributeError) as error:
        raise InvalidRecord(f"claim {found.claim.get('id')!r} of the report cannot be read: {error}") from error


def _subject(report: Record, question: Record) -> Event | str:
    if question.get("subject"):
        return str(question["subject"])
    about = question.get("about")
    if about:
        return Event(
            str(about.get("frame")),
            tuple(about.get("participants") or ()),
            label=str(question.get("ask") or ""),
            id=str(question["id"]),
            modifiers=tuple(about.get("words") or ()),
        )
    named = question.get("event")
    told = (
        named
        if isinstance(named, Mapping)
        else next((e for e in report.get("events") or () if e.get("id") == named), None)
    )
    if told is None:
        return str(question.get("ask") or question["id"])
    known = told.get("known") or {}
    places, time = known.get("places"), known.get("time")
    return Event(
        str(told.get("frame")),
        tuple(told.get("participants") or ()),
        Places.from_json(places) if places else Places.of(*told["places"]) if told.get("places") else None,
        Time.from_json(time) if time else None,
        str(told.get("label") or ""),
        str(told.get("id") or question["id"]),
        tuple(known.get("modifiers") or ()),
    )


def _scope(data: Record) -> Scope:
    place, period = data.get("place"), data.get("period")
    places = Places.from_json({"items": list(place), "within": data.get("within")}) if place else None
    return Scope(places, data.get("part"), Time.from_json(period) if period else None)
