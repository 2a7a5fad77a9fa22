"""One record for a claim: a row of a file to an assertion with its statement, and back, without loss.

A row names `source, object, attribute, value` and, where known, `id, document, quote, start, end, kind, unit, event,
speaker, status, when, where, published, reader, story`. What else a claim has (scope, cue, hedge, origin ...) has its
field too, so that what was read can be written, checked and read again; fields that nobody here knows are kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Final

from attrs import evolve

from factrecon.errors import FactreconError, InvalidRecord, InvalidValue
from factrecon.frames.counts import Count, count_asked
from factrecon.language.answers import ANSWER_KINDS, read_answer, unit_named
from factrecon.language.cells import MISSING, Column, read_column
from factrecon.language.syntax.tagging import tokenize
from factrecon.language.times.written_days import day_written
from factrecon.model import (
    EVERYWHERE,
    MODES,
    STATUSES,
    Assertion,
    Attribution,
    Claim,
    ClaimRecord,
    Event,
    Mention,
    Mode,
    Question,
    Role,
    Scope,
    Span,
    Statement,
    Status,
    status_of,
)
from factrecon.values import (
    Duration,
    Entity,
    Offset,
    Places,
    Quantity,
    Time,
    Truth,
    Value,
    value_from_json,
)
from factrecon.values.encoding import shown
from factrecon.values.quantity import is_measure

REQUIRED: Final = ("source", "object", "attribute", "value")
KNOWN: Final = (
    *("id", "source", "document", "object", "attribute", "value", "kind", "unit", "quote", "start", "end"),
    *("given", "grounding", "speaker", "cue", "hedge", "status", "when", "where", "scope", "published"),
    *(
        "event",
        "story",
        "reader",
        "problem",
        "origin",
        "changing",
        "cumulative",
        "single",
        "ask",
        "open",
        "at",
        "own_words",
        "told",
        "statement",
    ),
)
"""The fields of a row, in the order in which they are written."""

_OPEN: Final = {
    "quantity": "amount",
    "duration": "amount",
    "time": "time",
    "offset": "time",
    "places": "place",
    "truth": "truth",
}
"""The place that a value of each kind fills in its record's statement, where it stands first; words fill "value"."""
_CONTENT: Final = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV"})


def assertion_from_row(
    row: Mapping[str, Any],
    *,
    where: str = "record",
    published: date | datetime | None = None,
    source: str | None = None,
    column: Column | None = None,
) -> Assertion:
    """The claim of a row, with the statement it makes; raises `InvalidRecord` naming `where` and the mend.

    >>> row = {"source": "a", "object": "the fire", "attribute": "deaths", "value": "at least one person",
    ...     "kind": "count"}
    >>> said = assertion_from_row(row)
    >>> said.claim.value.modifier, said.statement.filler("topic").text
    ('at least', 'the fire')
    """
    try:
        return _assertion(row, published, source, column)
    except FactreconError as error:
        raise InvalidRecord(f"{where}: {error}") from error


def _assertion(
    row: Mapping[str, Any], published: date | datetime | None, source: str | None, column: Column | None
) -> Assertion:
    # What is told of an event without saying what is asked of it stands for itself.
    instead = {"source": source, "attribute": row.get("event")}
    missing = [k for k in REQUIRED if row.get(k) in (None, "", [], {}) and not instead.get(k)]
    if missing:
        raise InvalidRecord(
            f"no {', '.join(missing)}; a claim needs source, object, attribute and value, a document needs text"
        )
    raw, kind = row["value"], (_words(row, "kind") or "").casefold()
    if kind and kind not in ANSWER_KINDS:
        raise InvalidRecord(f"unknown kind {kind!r}; known: {', '.join(ANSWER_KINDS)}")
    when = published or parse_published(_words(row, "published"))
    typed = isinstance(raw, Mapping)
    record = ClaimRecord(
        value=None if typed else raw,
        kind="" if typed else kind,
        unit="" if typed else _words(row, "unit") or "",
        when=_words(row, "when"),
        where=_words(row, "where"),
        problem=_words(row, "problem") or "",
        extra={k: v for k, v in row.items() if k not in KNOWN},
    )
    attribute = str(row.get("attribute") or "")
    if column is not None and isinstance(raw, str) and not kind:
        value = _in_column(raw, column, record.unit, when)
        if not _reads_alike(record, attribute, when, value):
            record = evolve(record, value=None)  # only its column tells what its words mean
    else:
        value = value_from_json(raw) if typed else _read(record, attribute, when)
    document, span, given = _place(row)
    status, mode = _standing(row)
    speaker = _words(row, "speaker")
    said = Attribution(speaker, _words(row, "cue"), _words(row, "hedge"))
    assertion = Assertion(
        claim=Claim(_question(row, value), value, _scope(row.get("scope"), when)),
        source=source or str(row["source"]),
        document=document,
        span=span,
        attribution=said,
        status=status,
        published=when,
        origin=_words(row, "origin"),
        reader=_words(row, "reader") or "",
        told=_event(row["told"]) if row.get("told") else None,
        open=_words(row, "open") or "",
        at=_whole(row, "at"),
        own_words=_words(row, "own_words") or "",
        ref=_words(row, "id"),
        given=given,
        grounding=_one_of(row, "grounding", ("exact", "folded", "absent")),
        record=record if record != ClaimRecord() else None,
    )
    told = row.get("statement")
    return evolve(assertion, statement=_statement_from(told)) if told else stated(assertion, mode=mode)


def _in_column(raw: str, column: Column, unit: str, published: date | datetime | None) -> Value:
    if raw.strip().casefold() in MISSING:
        raise InvalidRecord(f"no value: {raw.strip()!r} says nothing")
    return column.read(raw, unit=unit, published=published)


def _reads_alike(record: ClaimRecord, attribute: str, published: date | datetime | None, value: Value) -> bool:
    try:
        return _strictly(_read(record, attribute, published), value)
    except FactreconError:
        return False


def _read(record: ClaimRecord, attribute: str, published: date | datetime | None) -> Value:
    raw, unit = record.value, record.unit
    if record.kind and not isinstance(raw, (list, tuple)):
        if isinstance(raw, (int, float)) and not isinstance(raw, bool) and record.kind in _NUMBERS:
            return Quantity.of(raw, unit_named(unit), text=f"{raw} {unit}".strip())
        return read_answer(
            str(raw), record.kind, unit=unit, asked=attribute, beside=record.when or "", published=published
        )
    return structured_value(raw, unit=unit, asked=attribute, published=published)


_NUMBERS: Final = frozenset({"count", "money", "share", "measure"})


def structured_value(raw: Any, *, unit: str = "", asked: str = "", published: date | datetime | None = None) -> Value:
    """A value of which no kind is named: a number, a truth, a list of places, a value's JSON, or words.

    Words are read as the cell of a column of one, called as what is `asked` ("about 30", "more than a week", "06902"):
    whole or not at all. What is no number and no time is a place, an entity if short and a text if long.

    >>> structured_value("about 30", unit="people").unit
    'person'
    >>> structured_value("28", unit="foot").shape
    Trapezoid(27.5, 28, 28, 28.5)
    >>> structured_value(True)
    Truth(value=True, text='True')
    """
    if isinstance(raw, bool):
        return Truth(raw, str(raw))
    if isinstance(raw, (int, float)):
        return Quantity.of(raw, unit_named(unit), text=f"{raw} {unit}".strip())
    if isinstance(raw, Mapping):
        return value_from_json(raw)
    if isinstance(raw, (list, tuple)):
        return Places.of(*(str(x) for x in raw))
    column = read_column(asked, [str(raw)], units=[unit])
    return column.read(str(raw), unit=unit, published=published)


def kind_of(value: Value) -> str:
    """The kind out of `language.answers.ANSWER_KINDS` that a value is of.

    >>> kind_of(Quantity.of(30, "person")), kind_of(Quantity.of(5, "USD")), kind_of(Truth(True))
    ('count', 'money', 'truth')
    """
    if isinstance(value, Quantity):
        if value.unit in ("percent", "percentage point", "basis point"):
            return "share"
        money = value.unit.partition(" per ")[0]
        return "money" if len(money) == 3 and money.isupper() else "measure" if is_measure(value.unit) else "count"
    names = {Time: "time", Offset: "time", Duration: "duration", Places: "place", Entity: "entity", Truth: "truth"}
    return next((name for kind, name in names.items() if isinstance(value, kind)), "text")


def reread(assertion: Assertion, published: date | datetime | None) -> Assertion:
    """A given claim as read on the day its document was published: its words and its `when` name days by it.

    A typed value stays, and so does one whose record bears a day of its own.

    >>> row = {"source": "a", "object": "the vote", "attribute": "day", "value": "Friday", "kind": "time"}
    >>> reread(assertion_from_row(row), date(2024, 3, 6)).claim.value.nominal
    '2024-03-01'
    """
    record = assertion.record
    if published is None or assertion.published is not None or not states_itself(assertion):
        return assertion
    claim = assertion.claim
    value, question = claim.value, claim.question
    if record is not None and record.value is not None:
        value = _read(record, question.attribute, published)
        question = evolve(question, kind=value.kind)
    as_of = claim.scope.as_of or published
    claim = Claim(question, value, evolve(claim.scope, as_of=as_of))
    mode = assertion.mode
    return stated(evolve(assertion, claim=claim, published=published, statement=None), mode=mode)


def states_itself(assertion: Assertion) -> bool:
    """Whether its statement, if it has one, is what its record says, rather than a clause that was read."""
    own = stated(evolve(assertion, statement=None), mode=assertion.mode)
    return assertion.statement in (None, own.statement)


def stated(assertion: Assertion, *, mode: Mode | None = None) -> Assertion:
    """The assertion with a statement of its own, where it has none: its attribute said of its object.

    >>> from factrecon.model import claim
    >>> stated(claim("a", "the city council", "number of members", Quantity.of(9))).statement.words
    ('city', 'council', 'number', 'member')
    """
    if assertion.statement is not None:
        return assertion
    question, record = assertion.claim.question, assertion.record
    thing = object_of(question)
    said = assertion.attribution or Attribution()
    value = assertion.claim.value
    place = _OPEN.get(value.kind, "value")
    roles = [] if place == "truth" else [Role(place, value)]
    roles.append(Role("topic", Mention(thing, head=_head(thing))))
    if record is not None and record.where:
        roles.append(Role("place", read_answer(record.where, "place")))
    if record is not None and record.when:
        when = read_answer(record.when, "time", published=assertion.published)
        roles.append(Role("time", when if isinstance(when, (Time, Offset)) else Mention(record.when)))
    statement = Statement(
        predicate=question.attribute,
        frame=question.event.frame if question.event else "",
        mode=mode or assertion.mode,
        roles=tuple(roles),
        scope=evolve(assertion.claim.scope, as_of=None),
        speaker=said.speaker,
        cue=said.cue,
        span=assertion.span,
        words=tuple(_lemmas(f"{thing}\n{question.attribute}")),
    )
    return evolve(assertion, statement=statement, open=assertion.open or place)


def prepared(assertion: Assertion) -> Assertion:
    """A given claim as matching takes it: with a statement, an id for the event that its record names, and as an answer
    "no" where it is denied.

    >>> fire = {"source": "a", "object": "the Dock fire", "attribute": "deaths", "value": 3, "event": "fire"}
    >>> prepared(assertion_from_row(fire)).claim.question.event.id
    'a#fire:the Dock fire'
    >>> deal = {"source": "a", "object": "Lee", "attribute": "took part", "value": "yes", "kind": "truth"}
    >>> prepared(assertion_from_row(deal | {"status": "denied"})).claim.value
    Truth(value=False, text='no')
    """
    question = assertion.claim.question
    event = question.event
    if event is not None and event.id is None:
        event = evolve(event, id=f"{assertion.document or assertion.source}#{event.frame}:{event.label}")
        claim = evolve(assertion.claim, question=evolve(question, subject=event))
        assertion = evolve(assertion, claim=claim)
    return stated(denial_taken_in(assertion))


def denial_taken_in(assertion: Assertion) -> Assertion:
    """Of what is denied to be so, the answer "no", said by whoever denies it: an answer that is no already stays so.

    Records are made either way ("whether it changed: had not changed, denied"; "took part: yes, denied"). As in a
    sentence, what is meant is that it is not so, and that is an answer to set beside others.
    """
    value, record = assertion.claim.value, assertion.record
    if assertion.status != "denied" or not isinstance(value, Truth):
        return assertion
    if record is not None:
        record = evolve(record, value=None, kind="")  # its words would be read as a yes again
    said = Truth(False, "no" if value.value else value.text)
    speaker = assertion.attribution.speaker if assertion.attribution else None
    return evolve(
        assertion,
        claim=evolve(assertion.claim, value=said),
        status=status_of("asserted", speaker=speaker or assertion.document),
        statement=None if states_itself(assertion) else assertion.statement,
        record=record if record != ClaimRecord() else None,
    )


def object_of(question: Question) -> str:
    """What a question is asked of, in words."""
    event = question.event
    return (event.label or event.frame) if event is not None else str(question.subject)


@lru_cache(maxsize=8192)
def count_of(attribute: str, thing: str) -> Count | None:
    """The count of casualties and the like that an attribute asks for, or where it only says "number", its object."""
    found = count_asked(_forms(attribute))
    if found is None and _COUNTING.issuperset(_lemmas(attribute)):
        found = count_asked(_forms(thing))
    return found


_COUNTING: Final = frozenset(["number", "count", "total", "many", "figure"])


def _forms(text: str) -> list[str]:
    return [form for t in tokenize(text) for form in (t.text.lower(), t.lemma.lower())]


def _lemmas(text: str) -> list[str]:
    return [t.lemma.lower() for t in tokenize(text) if t.tag in _CONTENT]


def _head(phrase: str) -> str:
    """The lemma of the last noun before any "of", "in" or comma."""
    head = ""
    for token in tokenize(phrase):
        if token.tag in ("NOUN", "PROPN"):
            head = token.lemma.lower()
        elif head and token.tag in ("ADP", "PUNCT", "VERB"):
            break
    return head


def _place(row: Mapping[str, Any]) -> tuple[str | None, Span | None, str | None]:
    """Document, span and given words: a quote with its place is a span, one without has still to be found."""
    document, quote = _words(row, "document"), _words(row, "quote")
    start, end = _whole(row, "start"), _whole(row, "end")
    given = _words(row, "given")
    if start < 0 or end < 0 or quote is None:
        return document, None, given or quote
    if document is None:
        raise InvalidRecord("start and end need the document that they count in")
    return document, Span(document, start, end, quote), given


def _standing(row: Mapping[str, Any]) -> tuple[Status, Mode]:
    said = (_words(row, "status") or "asserted").casefold()
    mode = next((m for m in MODES if m == said), None)
    status = next((s for s in STATUSES if s == said), None)
    if status is None and mode is None:
        known = dict.fromkeys((*STATUSES, *MODES))
        raise InvalidRecord(f"unknown status {said!r}; known: {', '.join(known)}")
    meant = mode or "asserted"  # of what is reported, as its speaker has it
    return status or status_of(meant), meant


def _question(row: Mapping[str, Any], value: Value) -> Question:
    subject: Event | str = str(row["object"])
    if row.get("event"):
        subject = _event(row["event"], label=str(row["object"]))
    attribute = str(row.get("attribute") or "")
    grows, changes = _as_news_comes_in(attribute, str(row["object"]), value)
    return Question(
        subject,
        attribute,
        value.kind,
        _words(row, "ask") or "",
        _flag(row.get("cumulative"), grows),
        _flag(row.get("single"), True),
        _flag(row.get("changing"), changes),
        _words(row, "story") or "",
    )


def _as_news_comes_in(attribute: str, thing: str, value: Value) -> tuple[bool, bool]:
    """Whether a count grows, and whether it rises and falls, as news comes in: the dead, the missing."""
    if not isinstance(value, Quantity) or is_measure(value.unit):
        return False, False
    count = count_of(attribute, thing)
    return (count.attribute.cumulative, count.attribute.changing) if count is not None else (False, False)


def _event(raw: Any, *, label: str = "") -> Event:
    if isinstance(raw, str):
        return Event(raw, label=label)
    if not isinstance(raw, Mapping) or not isinstance(raw.get("frame"), str) or not raw["frame"]:
        raise InvalidRecord(f"an event is the name of a frame or an object with its frame: {shown(raw)}")
    places, time = _value(raw, "places", Places), _value(raw, "time", Time)
    return Event(
        raw["frame"],
        _names(raw.get("participants")),
        places,
        time,
        str(raw.get("label", label) or ""),
        _words(raw, "id"),
        _names(raw.get("modifiers")),
        tuple((str(x[0]), str(x[1])) for x in _pairs(raw.get("roles"))),
    )


def _value(raw: Mapping[str, Any], key: str, kind: Any) -> Any:
    """A typed value of a field, a list of names of places, or words of a time."""
    said = raw.get(key)
    if said in (None, "", []):
        return None
    if isinstance(said, Mapping):
        value = value_from_json(said)
    elif kind is Places:
        value = Places.of(*_names(said))
    else:
        value = read_answer(str(said), "time")
    if not isinstance(value, kind):
        raise InvalidRecord(f"{key} is no {kind.kind}: {shown(said)}")
    return value


def _names(raw: Any) -> tuple[str, ...]:
    if raw in (None, ""):
        return ()
    if isinstance(raw, str):
        return (raw,)
    if not isinstance(raw, (list, tuple)):
        raise InvalidRecord(f"not a list of names: {shown(raw)}")
    return tuple(str(x) for x in raw)


def _pairs(raw: Any) -> list[Any]:
    if raw in (None, ""):
        return []
    if not isinstance(raw, (list, tuple)) or not all(isinstance(x, (list, tuple)) and len(x) == 2 for x in raw):
        raise InvalidRecord(f"not a list of pairs: {shown(raw)}")
    return list(raw)


def _scope(raw: Any, published: date | datetime | None) -> Scope:
    if not raw:
        return Scope(as_of=published)
    if isinstance(raw, str):
        return Scope(part=raw, as_of=published)
    if not isinstance(raw, Mapping):
        raise InvalidValue(f"a scope is words or an object with place, part, period: {shown(raw)}")
    as_of = parse_published(_words(raw, "as_of")) if "as_of" in raw else published
    return Scope(_value(raw, "place", Places), _words(raw, "part"), _value(raw, "period", Time), as_of)


def _words(row: Mapping[str, Any], key: str) -> str | None:
    value = row.get(key)
    return None if value is None or value == "" else str(value)


def _whole(row: Mapping[str, Any], key: str) -> int:
    """A place in a text, -1 where the row has none."""
    value = row.get(key)
    if value in (None, ""):
        return -1
    try:
        number = int(str(value)[:20])
    except ValueError as error:
        raise InvalidRecord(f"{key} is no whole number: {shown(value)}") from error
    if number < 0:
        raise InvalidRecord(f"{key} counts code points from 0: {shown(value)}")
    return number


def _one_of(row: Mapping[str, Any], key: str, known: tuple[str, ...]) -> Any:
    said = _words(row, key)
    if said is not None and said not in known:
        raise InvalidRecord(f"unknown {key} {said!r}; known: {', '.join(known)}")
    return said


def _flag(value: Any, default: bool) -> bool:
    if value in (None, ""):
        return default
    return str(value).strip().casefold() in {"true", "1", "yes"}


def parse_published(text: str | None, where: str = "") -> date | datetime | None:
    """A publication date or time, in ISO form or as `day_written` reads one; raises `InvalidRecord` naming `where`.

    >>> parse_published("2023-10-13"), parse_published("13.10.2023")
    (datetime.date(2023, 10, 13), datetime.date(2023, 10, 13))
    """
    if text is None or not str(text).strip():
        return None
    text = str(text).strip()
    if day := day_written(text):
        return day
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        prefix = f"{where}: " if where else ""
        raise InvalidRecord(f"{prefix}{text[:40]!r} is no date; write it YYYY-MM-DD") from error


def assertion_to_row(assertion: Assertion) -> dict[str, Any]:
    """An assertion as one record, from which `assertion_from_row` makes it again; what says nothing is left out.

    The value is written in the words of its record where they are read the same way, else typed.

    >>> from factrecon.model import claim
    >>> assertion_to_row(claim("a", "the fire", "arson", Truth(False)))["attribute"]
    'arson'
    """
    claim, record = assertion.claim, assertion.record or ClaimRecord()
    question, event = claim.question, claim.question.event
    value = claim.value
    in_words = record.value is not None and _strictly(_read(record, question.attribute, assertion.published), value)
    bare = evolve(assertion, statement=None, open="")
    mode = assertion.mode if assertion.mode not in STATUSES else None
    derived = stated(bare, mode=mode or _mode_of_status(assertion.status))
    stands = mode if mode is not None and status_of(mode) == assertion.status else assertion.status
    own = assertion.statement is None or assertion.statement == derived.statement
    span, said = assertion.span, assertion.attribution or Attribution()
    grows, changes = _as_news_comes_in(question.attribute, object_of(question), value)
    out: dict[str, Any] = {
        "id": assertion.ref,
        "source": assertion.source,
        "document": assertion.document,
        "object": object_of(question),
        "attribute": question.attribute,
        "value": record.value if in_words else value.to_json(),
        "kind": record.kind or (None if in_words else kind_of(value)),
        "unit": record.unit if in_words else None,
        "quote": span.quote if span else assertion.given,
        "start": span.start if span else None,
        "end": span.end if span else None,
        "given": assertion.given if span else None,
        "grounding": assertion.grounding,
        "speaker": said.speaker,
        "cue": said.cue,
        "hedge": said.hedge,
        "status": stands,
        "when": record.when,
        "where": record.where,
        "scope": _scope_to_json(claim.scope, assertion.published),
        "published": assertion.published.isoformat() if assertion.published else None,
        "event": event_to_json(event) if event else None,
        "story": question.story,
        "reader": assertion.reader,
        "problem": record.problem,
        "origin": assertion.origin,
        "changing": question.changing if question.changing != changes else None,
        "cumulative": question.cumulative if question.cumulative != grows else None,
        "single": None if question.single else False,
        "ask": question.ask,
        "open": None if own and assertion.open == derived.open else assertion.open,
        "at": assertion.at if assertion.at >= 0 else None,
        "own_words": assertion.own_words,
        "told": event_to_json(assertion.told) if assertion.told else None,
        "statement": None if own else _statement_to_json(assertion.statement),
        **record.extra,
    }
    return {k: v for k, v in out.items() if v is not None and (v != "" or k in record.extra)}


def _mode_of_status(status: str) -> Mode:
    return "asserted" if status == "reported" else status  # type: ignore[return-value]


def _strictly(a: Value, b: Value) -> bool:
    return type(a) is type(b) and a.to_json() == b.to_json()


def event_to_json(event: Event) -> dict[str, Any]:
    """An event with all that it has."""
    out: dict[str, Any] = {
        "frame": event.frame,
        "participants": list(event.participants),
        "label": event.label,
        "id": event.id,
        "places": event.places.to_json() if event.places else None,
        "time": event.time.to_json() if event.time else None,
        "modifiers": list(event.modifiers),
        "roles": [list(r) for r in event.roles],
    }
    return {k: v for k, v in out.items() if v or k in ("frame", "label")}


def _scope_to_json(scope: Scope, published: date | datetime | None) -> dict[str, Any] | None:
    out: dict[str, Any] = {
        "place": scope.places.to_json() if scope.places else None,
        "part": scope.part,
        "period": scope.period.to_json() if scope.period else None,
    }
    out = {k: v for k, v in out.items() if v}
    if scope.as_of != published:
        out["as_of"] = scope.as_of.isoformat() if scope.as_of else None
    return out or None


def _statement_to_json(statement: Statement | None) -> dict[str, Any] | None:
    if statement is None:
        return None
    span = statement.span
    out: dict[str, Any] = {
        "predicate": statement.predicate,
        "frame": statement.frame,
        "polarity": None if statement.polarity else False,
        "mode": statement.mode,
        "roles": [_role_to_json(r) for r in statement.roles],
        "scope": _scope_to_json(statement.scope, None),
        "speaker": statement.speaker,
        "cue": statement.cue,
        "span": [span.document, span.start, span.end, span.quote] if span else None,
        "words": list(statement.words),
        "around": list(statement.around),
    }
    return {k: v for k, v in out.items() if v not in (None, "", []) or k == "predicate"}


def _role_to_json(role: Role) -> dict[str, Any]:
    filler = role.filler
    if not isinstance(filler, Mention):
        return {"name": role.name, "value": filler.to_json()}
    out: dict[str, Any] = {"name": role.name, "text": filler.text, "head": filler.head, "entity": filler.entity}
    if (filler.start, filler.end) != (-1, -1):
        out |= {"start": filler.start, "end": filler.end}
    return {k: v for k, v in out.items() if v != "" or k == "text"}


def _statement_from(raw: Any) -> Statement:
    if not isinstance(raw, Mapping) or not isinstance(raw.get("predicate"), str):
        raise InvalidRecord(f"a statement is an object with its predicate: {shown(raw)}")
    span = raw.get("span")
    if span is not None and not (isinstance(span, (list, tuple)) and len(span) == 4):
        raise InvalidRecord(f"a span is document, start, end and quote: {shown(span)}")
    mode: Mode = _one_of(raw, "mode", MODES) or "asserted"
    return Statement(
        predicate=raw["predicate"],
        frame=_words(raw, "frame") or "",
        polarity=_flag(raw.get("polarity"), True),
        mode=mode,
        roles=tuple(_role_from(r) for r in raw.get("roles") or ()),
        scope=_scope(raw.get("scope"), None) if raw.get("scope") else EVERYWHERE,
        speaker=_words(raw, "speaker"),
        cue=_words(raw, "cue"),
        span=Span(str(span[0]), int(span[1]), int(span[2]), str(span[3])) if span else None,
        words=_names(raw.get("words")),
        around=_names(raw.get("around")),
    )


def _role_from(raw: Any) -> Role:
    if not isinstance(raw, Mapping) or not isinstance(raw.get("name"), str):
        raise InvalidRecord(f"a role is an object with its name: {shown(raw)}")
    if isinstance(raw.get("value"), Mapping):
        return Role(raw["name"], value_from_json(raw["value"]))
    start, end = _whole(raw, "start"), _whole(raw, "end")
    text = str(raw.get("text") or "")
    return Role(raw["name"], Mention(text, _words(raw, "head") or "", _words(raw, "entity") or "", start, end))


__all__ = [
    "KNOWN",
    "REQUIRED",
    "assertion_from_row",
    "assertion_to_row",
    "denial_taken_in",
    "event_to_json",
    "kind_of",
    "object_of",
    "parse_published",
    "prepared",
    "reread",
    "stated",
    "structured_value",
]
