"""Times and lengths of what no frame knows: "The bridge reopened to traffic on 4 May".

The clause itself is the event, told by its subject, verb and object. Which statements of different
documents are one is decided in matching, by those words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from factrecon.language.en.patterns import pattern
from factrecon.language.en.rows import listed
from factrecon.model import Assertion, Event, Question
from factrecon.story.analysis import Sentence
from factrecon.story.asks import question_of_clause, short
from factrecon.story.clauses import gives_a_number
from factrecon.story.mentions import clause_at, compares, counted_at
from factrecon.story.modality import REPORTING
from factrecon.story.page import Clause, NounPhrase, Page, Story, TimeMention
from factrecon.story.periods import limits_a_part
from factrecon.story.speakers import named_subject
from factrecon.story.stretches import describes_a_noun, stretches
from factrecon.story.telling import described, statement_of, tell
from factrecon.values import Duration, Offset, Time, Value

FRAME = "statement"
_LEADS: Final = {
    "time": "When",
    "duration": "How long",
    "until": "Until when",
    "within": "In how long",
}
"""How a question begins by what it asks for."""
_WITHIN: Final = ("in", "within")
_ANNOUNCING: Final = listed("saying.announcing")
"""Verbs of saying that are news themselves: when something was announced is worth asking."""
_TAKING: Final = listed("statements.lasting")
_DEFINITE: Final = pattern("spells.definite")
_RECENT: Final = pattern("spells.recent")
_THEIRS: Final = ("their ", "its ", "his ", "her ")
_POSSESSED: Final = pattern("spells.possessed")
DAY: Final = 86400.0
_EPOCH: Final = datetime(1970, 1, 1)
_FAR: Final = 5e10
"""Seconds from 1970 beyond which no date is counted from."""
_LIGHT = listed("statements.light")
"""Verbs that say as much as their object: "made his debut", "took the stand"."""
_EMPTY = listed("statements.weak") | {"say", "see"}


def read_statements(story: Story) -> Iterator[Assertion]:
    """The reader of statements: one claim for each time or length of what no frame knows."""
    for page in story.pages:
        yield from _on(page)


def _on(page: Page) -> Iterator[Assertion]:
    for sentence in page.sentences:
        told = stretches(sentence)
        dated: dict[int, Time] = {}
        for time in sentence.times:
            value, start, end = told.get(time.start, (time.value, time.start, time.end))
            if isinstance(value, Offset) and time.anchor is not None and not time.prenominal:
                if _has_length(value):
                    yield from _delay(page, sentence, time, value)
                    yield from _counted_from(page, sentence, time, value)
                continue
            if compares(sentence, time) or counted_at(sentence, time) or _of_another(sentence, time):
                continue
            if (
                time.prenominal
                and isinstance(value, Duration)
                and (lasting := _LASTING.match(sentence.text, time.end, sentence.end))
            ):
                if sentence.text[max(0, time.start - 4) : time.start].lower() == "the ":
                    yield from _spent(page, sentence, time, value, lasting)
                continue
            of_thing = (*_dated_thing(page, sentence, time, value), *_long_thing(page, sentence, time, value))
            if of_thing:
                yield from of_thing
                continue
            if (
                time.kind not in ("date", "time", "duration")
                or time.prenominal
                or not isinstance(value, (Time, Duration))
            ):
                continue
            if isinstance(value, Duration) and len(time.text.split()) < 2 and "-" not in time.text:
                continue  # "for years": no length
            if isinstance(value, Duration) and (spent := _OF_WHAT.match(sentence.text, time.end, sentence.end)):
                yield from _spent(page, sentence, time, value, spent)
                continue
            if isinstance(value, Duration) and (served := _IN_OFFICE.match(sentence.text, time.end, sentence.end)):
                if (time.preposition or "").lower() in ("after", "for", ""):
                    yield from _spent(page, sentence, time, value, served)
                continue
            preposition = (time.preposition or "").lower()
            if isinstance(value, Duration) and preposition not in ("for", "over", "", *_WITHIN):
                continue
            if isinstance(value, Time) and (
                not value.is_known or time.start not in told or (time.preposition or "").lower() == "since"
            ):
                continue
            clause = _clause(sentence, time.start) or _lasts(sentence, time)
            if clause is None and isinstance(value, Duration) and (time.preposition or "").lower() == "for":
                clause = _state(sentence, time.start)
            if clause is None or limits_a_part(sentence, clause, time) or describes_a_noun(sentence, time):
                continue
            attribute = "duration" if isinstance(value, Duration) else "time"
            if attribute == "time" and gives_a_number(sentence, clause):
                continue
            if preposition in _WITHIN and isinstance(value, Duration):
                if _RECENT.match(time.text) or sentence.text[: time.start].endswith("time in "):
                    continue  # "in the past week", "for the first time in years"
                attribute = "within"
            elif preposition in ("until", "till") and not clause.verb.negated:
                attribute = "until"
            if isinstance(value, Time) and attribute == "time":
                first = dated.setdefault(clause.verb.start, value)
                if first.excludes(value):
                    continue  # "would move the vote, due on Monday, to Friday": one clause has one date
            if attribute in ("duration", "within") and clause.verb.end > time.start:
                continue
            if attribute == "time" and clause.verb.lemma == "last":
                continue  # "a profit of 140 million last year": no verb
            yield _claim(page, sentence, clause, attribute, value, start, end)


_OF_WHAT = pattern("spells.of_what")


_LASTING = pattern("spells.lasting")
"""What lasts and is known: "the ten-day pause"."""
_IN_OFFICE = pattern("spells.in_office")
"""Where somebody is for a while: "after 14 months in office"."""
_WHERE = listed("statements.staying")
"""Prepositions that tell with "be" what lasts: "were inside the network for two weeks"."""


def _spent(
    page: Page, sentence: Sentence, time: TimeMention, value: Duration, spent: re.Match[str]
) -> Iterator[Assertion]:
    """ "Three days of national mourning": the length of what stands behind "of"."""
    document, what = page.document, spent["what"]
    number = clause_at(sentence, time.start)
    said = statement_of(page, sentence, number, start=time.start, end=spent.end())
    event = Event(FRAME, label=what, id=f"{document.id}#spent{time.start}", modifiers=("spend", spent["noun"], ""))
    lead = "How long was the time" if spent.re is _IN_OFFICE else "How long was the"
    question = Question(event, "duration", "duration", f"{lead} {what}?")
    yield tell(page, said, question, value, start=time.start, end=spent.end(), at=time.start, reader="statements")


def _has_length(value: Offset) -> bool:
    return value.duration.shape.d > 0


def _delay(page: Page, sentence: Sentence, time: TimeMention, value: Offset) -> Iterator[Assertion]:
    """ "The rocket flew again, 18 days after it exploded": a distance between two things that no frame knows."""
    anchor = time.anchor
    number = clause_at(sentence, time.start)
    if anchor is None or number is None:
        return
    before = [c for c in sentence.clauses if c.verb.start < time.start and c.subject is not None]
    after = [c for c in sentence.clauses if c.start > anchor.end and c.subject is not None and c.verb.finite]
    clause = before[-1] if before else after[0] if after else None
    if clause is None or clause.verb.lemma in REPORTING:
        clause = next((c for c in (*before[::-1], *after) if c.verb.lemma not in REPORTING), None)
    if clause is None:
        return
    if any(t.start <= anchor.start and anchor.end <= t.end for t in sentence.times):
        return  # "last year ...; weeks later": no happening to count from
    if not any(anchor.start <= t.start < anchor.end and t.tag in ("VERB", "NOUN") for t in sentence.tokens):
        return  # "the day after Eric Lund": whose defeat or speech is not said
    words = short(sentence.text[anchor.start : anchor.end].strip(" ,.;"))
    document = page.document
    told = sentence.clauses.index(clause)
    said = statement_of(page, sentence, told, start=time.start, end=time.end)
    event = Event(
        FRAME,
        label=f"{clause.verb.lemma} {_head(clause.subject)} {words}",
        id=f"{document.id}#delay{time.start}",
        modifiers=(clause.verb.lemma, _head(clause.subject), words),
    )
    ask = question_of_clause(sentence.text, clause, f"How long {value.direction} {words}", negated=not said.polarity)
    question = Question(event, f"delay {value.direction}", "duration", ask)
    start, end = min(time.start, anchor.start), max(time.end, anchor.end)
    yield tell(page, said, question, value.duration, start=start, end=end, at=time.start, reader="statements")


def _counted_from(page: Page, sentence: Sentence, time: TimeMention, value: Offset) -> Iterator[Assertion]:
    """ "Was caught two days after the escape", which the text dates: the day itself."""
    days = (value.duration.nominal or 0) / DAY
    clause = _clause(sentence, time.start)
    if (
        time.anchor is None
        or clause is None
        or value.direction != "after"
        or not 1 <= days <= 60
        or days % 1
        or value.duration.shape.width > DAY
    ):
        return
    words = sentence.text[time.anchor.start : time.anchor.end]
    known = {
        t.frame.name
        for t in sentence.triggers
        if time.anchor.start <= sentence.tokens[t.start_token].start
        and sentence.tokens[t.end_token - 1].end <= time.anchor.end
    }
    dated = {
        o.when
        for name in known
        for o in page.occurrences.by_frame.get(name, ())
        if o.actual and o.when is not None and o.when.width <= DAY and abs(o.when.a) < _FAR
    }
    first = min(dated, key=lambda shape: shape.a, default=None)
    if first is None or any(shape.possibility(first) == 0 for shape in dated):
        return
    day = _EPOCH + timedelta(seconds=first.a + days * DAY)
    told = Time.day(
        day.year, day.month, day.day, text=f"{time.text} {value.direction} {words} ({day.date().isoformat()})"
    )
    yield _claim(page, sentence, clause, "time", told, time.start, time.anchor.end)


def _clause(sentence: Sentence, position: int) -> Clause | None:
    number = clause_at(sentence, position)
    if number is None:
        return None
    clause = sentence.clauses[number]
    if clause.verb.lemma == "get" and (clause.particle or clause.verb.particle) and clause.subject is not None:
        return clause  # "got in through an account"
    before = sentence.tokens[clause.verb.first - 1] if clause.verb.first else None
    if clause.verb.infinitive and before is not None and before.tag == "NOUN":
        return None  # "a strategy to eliminate threats": what it is for
    light = clause.verb.lemma in _LIGHT and clause.object is not None and clause.object.head.tag == "NOUN"
    if clause.verb.lemma in _ANNOUNCING and clause.subject is not None and clause.verb.voice == "active":
        told = clause.object is not None and clause.object.start > clause.verb.start and not clause.object.temporal
        return clause if told or _complement(sentence, number) else None
    if (clause.verb.lemma in REPORTING | _EMPTY and not light) or clause.subject is None:
        return None
    return clause


_ANOTHERS = pattern("spells.anothers")
"""What ties a time to another happening than the clause's: "since its creation in the 1930s", "after this week"."""


def _of_another(sentence: Sentence, time: TimeMention) -> bool:
    """Whether a time dates what the clause is compared or put in order with."""
    if time.kind not in ("date", "time") or time.period is not None:
        return time.kind == "duration" and sentence.text[max(0, time.start - 6) : time.start].lower().endswith(_THEIRS)
    return bool(_ANOTHERS.search(sentence.text, max(sentence.start, time.start - 50), time.start))


def _complement(sentence: Sentence, number: int) -> str:
    """What a clause of announcing says: "that the fund opposed cuts"; "" where it says nothing."""
    for clause in sentence.clauses:
        if clause.parent == number and clause.marker == "that" and not clause.relative and clause.subject is not None:
            return f"that {sentence.text[clause.subject.start : clause.end]}"
    return ""


def _lasts(sentence: Sentence, time: TimeMention) -> Clause | None:
    """The clause that tells until when something takes or lasts."""
    number = clause_at(sentence, time.start) if (time.preposition or "").lower() in ("until", "till") else None
    clause = sentence.clauses[number] if number is not None else None
    return clause if clause is not None and clause.subject is not None and clause.verb.lemma in _TAKING else None


def _dated_thing(page: Page, sentence: Sentence, time: TimeMention, value: Value | None) -> Iterator[Assertion]:
    """ "The April 9 letter": of which day the thing is that a date stands before."""
    if not isinstance(value, Time) or time.kind != "date" or value.grain != "day" or not value.is_known:
        return
    phrase = sentence.parsed.phrase_at(time.start)
    if phrase is None or phrase.temporal or phrase.head.tag != "NOUN" or time.end > phrase.head.start:
        return
    between = [t for t in phrase.tokens if time.end <= t.start < phrase.head.start]
    if not (phrase.determiner or sentence.text[time.end : time.end + 2] in ("'s", "’s")) or any(
        t.tag not in ("NOUN", "ADJ", "PART", "PROPN") for t in between
    ):
        return
    rest = " ".join(f"{sentence.text[phrase.start : time.start]} {sentence.text[time.end : phrase.end]}".split())
    what = _POSSESSED.sub(" ", _DEFINITE.sub("", rest)).strip()
    if not what or len(what) > 60:
        return
    said = described(page, phrase.head.lemma.lower(), phrase.start, phrase.end, sentence)
    event = Event(
        FRAME,
        label=what,
        id=f"{page.document.id}#dated{time.start}",
        modifiers=("be dated", phrase.head.lemma.lower(), ""),
    )
    question = Question(event, "time", "time", f"Of which day is the {what}?")
    yield tell(page, said, question, value, start=phrase.start, end=phrase.end, at=time.start, reader="statements")


def _long_thing(page: Page, sentence: Sentence, time: TimeMention, value: Value | None) -> Iterator[Assertion]:
    """ "A maximum sentence of nine years": how long the thing is that a length hangs on by "of"."""
    if not isinstance(value, Duration) or (time.preposition or "").lower() != "of":
        return
    before = [p for p in sentence.parsed.phrases if p.end <= time.start and not p.temporal and p.head.tag == "NOUN"]
    phrase = max(before, key=lambda p: p.end, default=None)
    if phrase is None or sentence.text[phrase.end : time.start].split() != ["of"]:
        return
    what = _DEFINITE.sub("", sentence.text[phrase.start : phrase.end])
    number = clause_at(sentence, phrase.start)
    said = statement_of(page, sentence, number, start=phrase.start, end=time.end)
    if not said.polarity or said.mode in ("conditional", "asked"):
        return
    head = phrase.head.lemma.lower()
    event = Event(FRAME, label=what, id=f"{page.document.id}#long{time.start}", modifiers=("last", head, ""))
    question = Question(event, "duration", "duration", f"How long is the {short(what)}?")
    yield tell(page, said, question, value, start=phrase.start, end=time.end, at=time.start, reader="statements")


def _state(sentence: Sentence, position: int) -> Clause | None:
    """The clause that tells where something was, or what it was without: "were without power for six hours"."""
    number = clause_at(sentence, position)
    clause = sentence.clauses[number] if number is not None else None
    if clause is None or clause.subject is None or clause.verb.lemma != "be" or clause.object is not None:
        return None
    return clause if _place_of(clause, position) is not None else None


def _place_of(clause: Clause, position: int) -> tuple[str, NounPhrase] | None:
    """The first preposition with its phrase between a verb and a place behind it, if it tells of a state."""
    for word, phrase in clause.prepositions:
        if clause.verb.end <= phrase.start and phrase.end <= position:
            return (word.lower(), phrase) if word.lower() in _WHERE else None
    return None


def _claim(
    page: Page, sentence: Sentence, clause: Clause, attribute: str, value: Value, start: int, end: int
) -> Assertion:
    document = page.document
    number = sentence.clauses.index(clause)
    said = statement_of(page, sentence, number, start=start, end=end)
    state = _place_of(clause, start) if clause.verb.lemma == "be" else None
    core = [clause.verb.lemma, _head(clause.subject), _head(state[1] if state else clause.object)]
    lead = _LEADS[attribute]
    named = named_subject(page.analysis, sentence, clause)
    event = Event(
        FRAME,
        label=" ".join(x for x in core if x),
        id=f"{document.id}#{attribute}{clause.verb.start}",
        modifiers=(*core, clause.verb.voice, state[0] if state else clause.verb.particle or clause.particle),
        participants=(named,) if named else _names_in(sentence, clause.subject),
        roles=tuple(("object", name) for name in _names_in(sentence, clause.object)),
    )
    ask = question_of_clause(sentence.text, clause, lead, negated=not said.polarity, named=named, answer=(start, end))
    if clause.verb.lemma in _ANNOUNCING and clause.object is None:
        ask = f"{ask[:-1]} {short(_complement(sentence, number))}".rstrip() + "?"
    if state is not None:
        ask = f"{ask[:-1]} {state[0]} {short(state[1].text)}?"
    low, high = min(start, clause.verb.start), max(end, clause.verb.end)
    if high - low > 240:
        low, high = start, end
    question = Question(event, attribute, value.kind, ask)
    return tell(page, said, question, value, start=low, end=high, at=start, reader="statements")


def _names_in(sentence: Sentence, phrase: NounPhrase | None) -> tuple[str, ...]:
    """The names that stand as a phrase's head, not those that only tell which it is."""
    if phrase is None:
        return ()
    return tuple(n.text for n in sentence.names if phrase.start <= n.start < phrase.end and n.end >= phrase.head.end)


def _head(phrase: NounPhrase | None) -> str:
    return phrase.head.lemma.lower() if phrase is not None else ""
