"""What a document says of its events: whether, when, how long, where, how many.

One claim for each span that answers a question of an event, with the words that say it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import evolve

from factrecon.algebra.trapezoid import INFINITY, Trapezoid
from factrecon.errors import InvalidValue
from factrecon.frames import Frame
from factrecon.frames.frame import Attribute
from factrecon.language.en.patterns import pattern
from factrecon.language.en.rows import listed
from factrecon.model import Assertion, Event, Question, Scope
from factrecon.story.analysis import Sentence
from factrecon.story.asks import GENERIC, ask_of, question_of_truth
from factrecon.story.clauses import leads_away, names_a_place, stands_at
from factrecon.story.earlier import incident_near
from factrecon.story.incident import outermost
from factrecon.story.mentions import Mention, clause_at, is_occasion, spent_on, suffers
from factrecon.story.nouns import classes_of
from factrecon.story.occurrences import Occurrence, Occurrences
from factrecon.story.page import NounPhrase, Page, PlaceMention, QuantityMention, Story, TimeMention
from factrecon.story.stretches import describes_a_noun, stretches
from factrecon.story.telling import statement_of, tell
from factrecon.story.time_attributes import TIME_ATTRIBUTE, time_attribute
from factrecon.story.units import in_unit_of, is_rate, on_top, unit_fits
from factrecon.values import Duration, Offset, Places, Quantity, Time, Truth, Value

LONGEST_QUOTE = 400
"""Quotes are cut to the words that matter; no claim needs more."""

_COARSE = frozenset({"century", "decade", "year", "half", "season", "quarter", "month"})
_SAID = frozenset({"denial", "accusation", "at_large"})
"""Frames of what is said or is so: that it happened is no answer."""
_SINCE = pattern("events_told.since")
_SUMS = frozenset({"price", "value", "fee", "amount"})
"""Names of attributes for what is paid or taken, in one sum."""
_PAID_IN = frozenset({"money", "mass"})
_REFUSING = frozenset(
    {"reject", "refuse", "decline", "rebuff", "spurn", "dismiss", "turn", "block", "abandon", "withdraw"}
)
_WORTH = pattern("events_told.worth")
_AT_SIDE = pattern("events_told.at_side")


PRESUPPOSED = "presupposed"
"""The reader of what is only named as past: "after a 3-1 win"; it counts where another document tells of it."""


def read_events(story: Story) -> Iterator[Assertion]:
    """The reader of events."""
    for page in story.pages:
        yield from _on(page)


def _on(page: Page) -> Iterator[Assertion]:
    yield from _Reader(page).run()


class _Reader:
    """Holds what the claims of one document share."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.story: Occurrences = page.occurrences
        self.events = {id(e): page.event(e) for e in self.story.events}
        self.incident = page.incident
        self.told: dict[int, dict[int, tuple[Time, int, int]]] = {}

    def run(self) -> Iterator[Assertion]:
        for mention, occurrence in self.story.of:
            yield from self.claims(mention, occurrence)

    def claims(self, mention: Mention, occurrence: Occurrence) -> Iterator[Assertion]:
        sentence = self.page.sentences[mention.sentence]
        if mention.part != "noun" and mention.clause is not None:
            subject = sentence.clauses[mention.clause].subject
            if subject is not None and subject.head.lemma.lower() in COUNT_NOUNS:
                return  # a toll that rises is no event, but news of one
        event = self.events[id(occurrence)]
        scope = self._scope(mention, sentence)
        yield from self._truths(mention, event, sentence)
        nearest = self._nearest(mention, sentence)
        for time in mention.times:
            yield from self._times(mention, event, time, sentence, scope, nearest)
        yield from self._at_side(mention, event, sentence)
        yield from self._places(mention, event, sentence)
        yield from self._counts(mention, event, sentence)
        yield from self._one(mention, event, sentence)
        yield from self._nobody(mention, event, sentence)
        yield from self._sums(mention, event, sentence)

    # -- what is claimed --------------------------------------------------------------------

    def _truths(self, mention: Mention, event: Event, sentence: Sentence) -> Iterator[Assertion]:
        if mention.modality.conditional:
            return
        if "first" in mention.words and mention.frame.durative and mention.phrase is not None:
            since = _SINCE.match(sentence.text, mention.phrase.end, sentence.end)
            if since:  # "the first talks since the strike began": there were none in between
                yield from self._claim(
                    mention, event, "continuity", Truth(False), sentence, mention.phrase.start, since.end()
                )
        if not mention.told:
            if is_occasion(sentence, mention) and not mention.frame.consequence:
                for a in self._claim(mention, event, "occurrence", Truth(True), sentence, mention.start, mention.end):
                    yield evolve(a, reader=PRESUPPOSED)
            return
        value = not mention.modality.negated
        if mention.aspect in ("suspend", "continue") and mention.frame.durative:
            goes_on = (mention.aspect == "continue") == value
            if mention.aspect == "continue" and not self._goes_on(mention, sentence):
                return  # "dragged on for six months" tells a length, not that nothing interrupted it
            yield from self._claim(mention, event, "continuity", Truth(goes_on), sentence, mention.start, mention.end)
        if mention.aspect in ("occur", "begin") and not mention.frame.consequence and mention.frame.name not in _SAID:
            ask = _asked_of_whom(mention, sentence)
            named = ("named", "noun") in event.roles or not event.label.endswith("ing")  # "the raising" is no event
            if ask or (named and (is_happening(mention.frame) or self._has_doer(mention, sentence))):
                yield from self._claim(
                    mention, event, "occurrence", Truth(value), sentence, mention.start, mention.end, ask=ask
                )

    def _has_doer(self, mention: Mention, sentence: Sentence) -> bool:
        """Whether a clause tells the deed with somebody who does or undergoes it; a lone noun makes no event."""
        if mention.part in ("noun", "adjective") or mention.clause is None:
            return False
        clause = sentence.clauses[mention.clause]
        return clause.subject is not None or mention.agent is not None

    def _goes_on(self, mention: Mention, sentence: Sentence) -> bool:
        clause = sentence.clauses[mention.clause] if mention.clause is not None else None
        return clause is not None and clause.verb.lemma in GOING_ON

    def _times(
        self,
        mention: Mention,
        event: Event,
        time: TimeMention,
        sentence: Sentence,
        scope: Scope,
        nearest: dict[str, Time],
    ) -> Iterator[Assertion]:
        if mention.modality.negated and mention.aspect in ("occur", "begin"):
            return
        value = time.value
        if time.period is not None and time.period.value is not None and mention.frame.durative:
            if time is self._first_of(time, mention):
                yield from self._range(mention, event, time, sentence, scope)
            return
        if isinstance(value, Offset) and _for(time) and mention.frame.durative:
            # "deliberated for three days after a long trial": a length, not a distance
            yield from self._claim(
                mention, event, "duration", value.duration, sentence, time.start, time.end, scope=scope
            )
            return
        if isinstance(value, Duration) and time.kind == "duration":
            own = next((a for a in mention.frame.attributes if a.kind == "duration"), None)
            if own is not None and not mention.frame.durative and not mention.modality.negated:
                # "sentenced to nine years", "suspended for three matches' worth of weeks"
                yield from self._claim(
                    mention,
                    event,
                    own.name,
                    value,
                    sentence,
                    time.start,
                    time.end,
                    ask=ask_of(own.ask, event, own.unit),
                    single=own.single,
                )
                return
            inside = mention.phrase is not None and mention.phrase.start <= time.start < mention.phrase.end
            if (time.prenominal and inside) or (
                mention.frame.durative
                and (time.prenominal or mention.aspect == "continue" or _for(time) or spent_on(sentence, time, mention))
            ):
                yield from self._claim(mention, event, "duration", value, sentence, time.start, time.end, scope=scope)
            return
        if isinstance(value, Offset) and time.anchor is not None:
            yield from self._offset(mention, event, time, value, sentence)
            return
        if mention.frame.consequence and self.incident is not None and not isinstance(value, Duration):
            # "Two were killed on Sunday" dates the incident; "one died on Tuesday" only a death.
            harm = mention.frame.patient_count in ("deaths", "injuries")
            if harm and mention.part == "verb" and mention.told and isinstance(value, Time) and time.kind == "date":
                incident = incident_near(self.page, sentence, mention.start) or self.incident
                yield from self._claim(mention, incident, "time", value, sentence, time.start, time.end)
            return
        if isinstance(value, Time) and value.grain in _COARSE and _limits_a_number(sentence, time):
            return  # "290 cooks in 2021": the year limits the number
        told = self._told(sentence).get(time.start)
        if told is not None and not time.prenominal:
            attribute = time_attribute(mention, time)
            inside = mention.phrase is not None and mention.phrase.start <= time.start < mention.phrase.end
            if attribute == "time" and not inside and (time.preposition or "").lower() == "since":
                return  # "three have been killed since May": a stretch, not a day
            value, start, end = told
            if value.excludes(nearest.get(attribute, value)):
                return  # "condemned on Monday the blasts of last Friday": another stands nearer
            if inside or not describes_a_noun(sentence, time):
                yield from self._claim(mention, event, attribute, value, sentence, start, end, scope=scope)
            held = self._held(mention, time)
            if held is not None:
                yield from self._claim(mention, held, "time", value, sentence, start, end, scope=scope)
            over = self._ended(mention, attribute)
            if over is not None:
                yield from self._claim(mention, over, "end", value, sentence, start, end, scope=scope)

    def _nearest(self, mention: Mention, sentence: Sentence) -> dict[str, Time]:
        """The time that stands nearest to the words of the event, for each question that times answer."""
        told = self._told(sentence)
        out: dict[str, Time] = {}
        for time in sorted((t for t in mention.times if t.start in told), key=lambda t: gap(mention, t)):
            out.setdefault(time_attribute(mention, time), told[time.start][0])
        return out

    def _told(self, sentence: Sentence) -> dict[int, tuple[Time, int, int]]:
        """The times of a sentence as told, those of a list or range as one."""
        if sentence.index not in self.told:
            self.told[sentence.index] = stretches(sentence)
        return self.told[sentence.index]

    def _held(self, mention: Mention, time: TimeMention) -> Event | None:
        """The event whose noun a verb phrase holds, where the time stands before that noun: "won Sunday's election"."""
        phrase = mention.phrase
        if (
            mention.part == "noun"
            or phrase is None
            or not mention.told
            or not phrase.start <= time.start < phrase.head.start
        ):
            return None
        noun = phrase.head.lemma.lower()
        frame = next((f for f in self.page.frames if noun in f.nouns and f.name != mention.frame.name), None)
        if frame is None:
            return None
        own = self.story.by_frame.get(frame.name)
        if own:
            return self.events[id(max(own, key=lambda o: (o.weight, -o.number)))]
        return Event(frame.name, label=f"the {noun}", id=f"{self.page.document.id}#{frame.name}0")

    def _ended(self, mention: Mention, attribute: str) -> Event | None:
        """The event that is over once the mention's has happened: the search, once it is called off."""
        if attribute != "time" or not mention.told or mention.modality.negated:
            return None
        if not any(noun.startswith("end of ") for noun in mention.frame.nouns):
            return None  # an agreement may end a dispute; only the end of a search says so itself
        for name in mention.frame.ends:
            own = self.story.by_frame.get(name)
            if own:
                return self.events[id(max(own, key=lambda o: (o.weight, -o.number)))]
        frame = next((f for f in self.page.frames if f.name == mention.frame.ends[0]), None)
        if frame is None or not frame.durative or frame.incident:
            return None
        label = f"the {frame.nouns[0]}" if frame.nouns else frame.name
        return Event(frame.name, label=label, id=f"{self.page.document.id}#{frame.name}0")

    def _first_of(self, time: TimeMention, mention: Mention) -> TimeMention:
        period = time.period
        return next((t for t in mention.times if t.period == period), time)

    def _range(
        self, mention: Mention, event: Event, time: TimeMention, sentence: Sentence, scope: Scope
    ) -> Iterator[Assertion]:
        period = time.period
        assert period is not None
        ends = [t for t in sentence.times if period.start <= t.start < period.end]
        first, last = (ends[0], ends[-1]) if ends else (time, time)
        for attribute, end in (("start", first), ("end", last)):
            value = end.value
            if isinstance(value, Time):
                yield from self._claim(
                    mention, event, attribute, value, sentence, period.start, period.end, scope=scope
                )

    def _offset(
        self, mention: Mention, event: Event, time: TimeMention, value: Offset, sentence: Sentence
    ) -> Iterator[Assertion]:
        anchor = time.anchor
        assert anchor is not None
        target = self._anchor_event(sentence, anchor.start, anchor.end, mention)
        if target is None:
            return
        other, occurrence = target
        side = value.side
        if other.aspect in ("begin", "end"):
            side = "start" if other.aspect == "begin" else "end"
        elif other.aspect in ("suspend",):
            side = "end"
        elif other.part != "noun" or (other.agent is not None and other.told):
            side = "start"
        anchored = self.events[id(occurrence)]
        point = {"suspend": "breakdown", "resume": "resumption", "expire": "expiry"}.get(other.aspect, side)
        value = Offset(value.duration, value.direction, anchored.id or "", side, value.text or time.text)
        attribute = f"{TIME_ATTRIBUTE.get(mention.aspect, 'time')} {value.direction} {anchored.id} {point}"
        ask = (
            f"How long {value.direction} the {point} of {anchored.label} "
            f"{GENERIC[TIME_ATTRIBUTE.get(mention.aspect, 'time')].removeprefix('When ')}"
        ).replace("{event}", event.label)
        yield from self._claim(mention, event, attribute, value, sentence, time.start, anchor.end, ask=ask)
        yield from self._counted_back(mention, time, value, sentence, other, anchored, point)

    def _counted_back(
        self,
        mention: Mention,
        time: TimeMention,
        value: Offset,
        sentence: Sentence,
        other: Mention,
        anchored: Event,
        point: str,
    ) -> Iterator[Assertion]:
        """ "Until 1 November, a day after the contract expires" dates the contract too."""
        dated = next(
            (
                t
                for t in sentence.times
                if 0 <= time.start - t.end <= 3 and isinstance(t.value, Time) and t.kind == "date"
            ),
            None,
        )
        length = value.duration.nominal
        if dated is None or length is None or value.duration.modifier or not isinstance(dated.value, Time):
            return
        shift = -length if value.direction == "after" else length
        try:
            when = Time(dated.value.shape + shift, dated.value.grain, text=sentence.text[dated.start : time.end])
        except InvalidValue:
            return  # beyond the calendar
        attribute = point if point in GENERIC else "time"
        for a in self._claim(other, anchored, attribute, when, sentence, dated.start, time.end):
            yield evolve(a, own_words="")  # the words date another event, from which this one's day is counted

    def _at_side(self, mention: Mention, event: Event, sentence: Sentence) -> Iterator[Assertion]:
        """ "The talks ended with the start of the lockout": no distance from one side of another event."""
        if mention.clause is None or not mention.told:
            return
        if "at the " not in sentence.lowered[mention.start : sentence.end]:
            return
        for found in _AT_SIDE.finditer(sentence.text, mention.start, sentence.end):
            if clause_at(sentence, found.start()) != mention.clause:
                continue
            anchor = next(
                (
                    (m, o)
                    for m, o in self.story.by_sentence.get(sentence.index, ())
                    if 0 <= m.start - found.end() < 60 and m.start != mention.start
                ),
                None,
            )
            if anchor is None:
                continue
            anchored = self.events[id(anchor[1])]
            side = "end" if found["side"].lower() in ("end", "close", "conclusion") else "start"
            nothing = Duration(Trapezoid(0, 0, 0, 0), 0, None, found.group().strip())
            value = Offset(nothing, "after", anchored.id or "", side, f"{found.group()}{anchored.label}".strip())
            attribute = TIME_ATTRIBUTE.get(mention.aspect, "time")
            yield from self._claim(mention, event, attribute, value, sentence, found.start(), anchor[0].end)

    def _anchor_event(
        self, sentence: Sentence, start: int, end: int, mention: Mention
    ) -> tuple[Mention, Occurrence] | None:
        behind = [
            (m, o)
            for m, o in self.story.by_sentence.get(sentence.index, ())
            if start <= m.start and m.start != mention.start
        ]
        inside = [(m, o) for m, o in behind if m.start < end] or behind[:1]
        told = [(m, o) for m, o in inside if m.told]
        return next(iter(told or inside), None)

    def _places(self, mention: Mention, event: Event, sentence: Sentence) -> Iterator[Assertion]:
        if mention.frame.consequence or not mention.places or mention.modality.conditional:
            return
        if mention.part == "noun" and not is_happening(mention.frame):
            return  # "the profit in Ohio" takes no place
        found = [
            p
            for p in mention.places
            if p.weight >= 0.5 and not leads_away(sentence, p) and not names_a_place(sentence, p)
        ]
        beside: list[PlaceMention] = []
        for p in sorted(found, key=lambda p: p.start):
            if stands_at(sentence, p) or _names(sentence, mention, p) or (beside and _goes_on(sentence, beside[-1], p)):
                beside.append(p)
        found = beside
        if not found or any(w.endswith("est") and len(w) > 5 for w in mention.words):
            return  # "the largest strike in the U.S.": the place limits the superlative
        start, end = min(p.start for p in found), max(p.end for p in found)
        items = outermost({p.place for p in found})
        places = Places(frozenset(items), False, self.page.text[start:end])
        yield from self._claim(mention, event, "places", places, sentence, start, end)

    def _counts(self, mention: Mention, event: Event, sentence: Sentence) -> Iterator[Assertion]:
        frame = mention.frame
        for quantity in mention.quantities:
            role = self._role(mention, quantity.start)
            if mention.agent is not None and mention.agent.determiner.lower() in ("each", "every", "either"):
                continue  # "each side is to free 100": a part, not all
            if any(
                p is not None and _part_of(p, mention, quantity.start)
                for p in (mention.patient, mention.agent, mention.phrase)
            ):
                continue  # "three of the injured died": not so many were injured
            name = frame.agent_count if role == "agent" else frame.patient_count if role == "patient" else ""
            if not name:
                name = next(
                    (
                        a.name
                        for a in frame.attributes
                        if a.kind == "quantity" and (_named(a.nouns, mention) or _counted(a.nouns, mention, role))
                    ),
                    "",
                )
            attribute = frame.attribute(name) if name else None
            if attribute is None or not isinstance(quantity.value, Quantity) or not unit_fits(attribute, quantity):
                continue
            if attribute.name == frame.agent_count and suffers(
                (m for m, _ in self.story.by_sentence.get(sentence.index, ())), quantity.start, frame
            ):
                continue
            if attribute.cumulative and (self.besides(sentence, quantity, mention) or is_rate(sentence, quantity)):
                continue  # "two more died" is no toll
            value = quantity.value
            subject = event
            if frame.consequence and self.incident is not None:
                subject = self._theirs(quantity) or incident_near(self.page, sentence, quantity.start) or self.incident
            value = in_unit_of(attribute, value)
            scope = self._scope(mention, sentence)
            yield from self._count(mention, subject, attribute, value, sentence, (quantity.start, quantity.end), scope)

    def _count(
        self,
        mention: Mention,
        subject: Event,
        attribute: Attribute,
        value: Quantity,
        sentence: Sentence,
        span: tuple[int, int],
        scope: Scope | None = None,
    ) -> Iterator[Assertion]:
        """How many an attribute of an event counts, as the words at a span say."""
        yield from self._claim(
            mention,
            subject,
            attribute.name,
            value,
            sentence,
            *span,
            ask=ask_of(attribute.ask, subject, attribute.unit),
            scope=scope,
            cumulative=attribute.cumulative,
            single=attribute.single,
            changing=attribute.changing,
        )

    def _one(self, mention: Mention, event: Event, sentence: Sentence) -> Iterator[Assertion]:
        """ "The fire killed a child": one at least, where no number says how many."""
        frame, patient = mention.frame, mention.patient
        attribute = frame.attribute(frame.patient_count) if frame.consequence and frame.patient_count else None
        if attribute is None or attribute.unit != "person" or patient is None or mention.quantities:
            return
        if attribute.name != "deaths" or mention.part == "adjective" or mention.clause is None:
            return  # "a call of an injured child" is told, and nobody counted
        if not sentence.clauses[mention.clause].verb.finite or mention.status not in ("asserted", "reported"):
            return
        if mention.modality.negated or not mention.told or patient.conjuncts or patient.numeral:
            return
        if patient.determiner.lower() not in ("a", "an") or patient.number != "singular":
            return
        if patient.head.tag != "NOUN" or "person" not in classes_of(patient):
            return
        text = sentence.text[patient.start : patient.end]
        value = Quantity(Trapezoid(1, 1, INFINITY, INFINITY), "person", 1, "at least", text)
        subject = event
        if self.incident is not None:
            subject = incident_near(self.page, sentence, patient.start) or self.incident
        scope = self._scope(mention, sentence)
        yield from self._count(mention, subject, attribute, value, sentence, (patient.start, patient.end), scope)

    def _nobody(self, mention: Mention, event: Event, sentence: Sentence) -> Iterator[Assertion]:
        """ "Nobody was hurt", "no jobs will go": a count of none, which whoever counts some contradicts."""
        frame, patient = mention.frame, mention.patient
        attribute = frame.attribute(frame.patient_count) if frame.patient_count else None
        if attribute is None or patient is None or mention.clause is None or not mention.told:
            return
        if not mention.modality.negated or mention.modality.conditional or patient.conjuncts:
            return
        if not _is_none(sentence, patient, attribute, by_none=mention.modality.by_none):
            return
        subject = event
        if frame.consequence:
            subject = incident_near(self.page, sentence, patient.start) or self.incident or event
            if subject.frame == frame.name:
                return  # of no happening that the text names
        text = sentence.text[patient.start : patient.end]
        value = Quantity.of(0, attribute.unit or patient.head.lemma.lower(), count=True, text=text)
        for said in self._count(mention, subject, attribute, value, sentence, (patient.start, patient.end)):
            assert said.statement is not None
            yield evolve(said, statement=evolve(said.statement, polarity=True))

    def _theirs(self, quantity: QuantityMention) -> Event | None:
        """The event whose people a number counts: "20 marchers were hurt" in the march, whatever else there was."""
        for occurrence in self.story.events:
            frame = occurrence.frame
            own = (
                frame.attribute(frame.agent_count)
                if frame.incident and frame.agent_count and occurrence.actual
                else None
            )
            if own is not None and quantity.noun in own.nouns:
                return self.events[id(occurrence)]
        return None

    def _sums(self, mention: Mention, event: Event, sentence: Sentence) -> Iterator[Assertion]:
        """What was paid: "bought the mill for $41 million", "the deal is valued at $41 million"."""
        attribute = next((a for a in mention.frame.attributes if a.unit in _PAID_IN and a.name in _SUMS), None)
        if attribute is None or mention.modality.negated:
            return
        if mention.clause is not None and sentence.clauses[mention.clause].verb.lemma in _REFUSING:
            return  # "rejected an offer of $2 billion": nobody paid it
        for quantity in sentence.quantities:
            if not isinstance(quantity.value, Quantity) or quantity.role not in ("money", "level", "measure"):
                continue
            if unit_fits(attribute, quantity) and _paid(mention, quantity, sentence):
                yield from self._claim(
                    mention,
                    event,
                    attribute.name,
                    quantity.value,
                    sentence,
                    quantity.start,
                    quantity.end,
                    ask=ask_of(attribute.ask, event, attribute.unit),
                    scope=self._scope(mention, sentence),
                    single=attribute.single,
                )
                return

    def _role(self, mention: Mention, position: int) -> str:
        for name, phrase in (("patient", mention.patient), ("agent", mention.agent)):
            if phrase is not None and phrase.start <= position + 2 and position < phrase.whole_end:
                return name
        for word, phrase in mention.followers:
            if phrase.start <= position + 2 and position < phrase.whole_end:
                if word in TAKING_PART:
                    return "agent"
                if word in ("of", "against"):
                    return "patient"
        if mention.phrase is not None and mention.phrase.start <= position + 2 and position < mention.phrase.end:
            return "patient"
        return ""

    # -- what every claim shares ------------------------------------------------------------

    def _scope(self, mention: Mention, sentence: Sentence) -> Scope:
        places = self._scope_places(mention, sentence)
        published = self.page.published
        return Scope(places=places, as_of=published)

    def _scope_places(self, mention: Mention, sentence: Sentence) -> Places | None:
        """The places that limit a claim: those of its mention, or of the sentence's same event."""
        found = [p.place for p in mention.places if p.weight >= 0.5]
        if not found and mention.phrase is not None:
            for other, _ in self.story.by_sentence.get(mention.sentence, ()):
                if other is not mention and other.phrase is mention.phrase:
                    found += [p.place for p in other.places if p.weight >= 0.5]
        items = outermost(set(found))
        return Places(frozenset(items)) if items else None

    def _claim(
        self,
        mention: Mention,
        event: Event,
        attribute: str,
        value: Value,
        sentence: Sentence,
        start: int,
        end: int,
        *,
        ask: str = "",
        scope: Scope | None = None,
        cumulative: bool = False,
        single: bool = True,
        changing: bool = False,
    ) -> Iterator[Assertion]:
        ask = ask or ask_of(GENERIC[attribute], event, "")
        question = Question(event, attribute, value.kind, ask, cumulative, single, changing)
        low, high = min(start, mention.start), max(end, mention.end)
        if high - low > LONGEST_QUOTE:
            low, high = start, end
        said = statement_of(self.page, sentence, mention.clause, start=start, end=end, mention=mention)
        yield tell(self.page, said, question, value, start=low, end=high, reader="events", at=start, scope=scope)

    def besides(self, sentence: Sentence, quantity: QuantityMention, mention: Mention) -> bool:
        """Whether a number comes on top of others of its kind: "two died, three more died later".

        "Twelve died and 31 others were hurt" has no hurt but the 31: others than the dead.
        """
        if not on_top(sentence, quantity.start, quantity.end):
            return False
        told = self.story.by_sentence
        before = [m for m, _ in told.get(sentence.index, ()) if m.end <= quantity.start]
        if any(m.frame.name != mention.frame.name and m.frame.consequence for m in before):
            return any(m.frame.name == mention.frame.name and m.start != mention.start for m in before)
        return True


def _is_none(sentence: Sentence, patient: NounPhrase, attribute: Attribute, *, by_none: bool) -> bool:
    """Whether a phrase leaves nobody out whom the attribute counts: "no children" and "no one else" leave others."""
    head = patient.head.lemma.lower()
    if not by_none:
        return head in listed("nobody.anybody") and attribute.unit == "person"
    if _FURTHER.match(sentence.text, patient.end):
        return False
    words = [t.text.lower() for t in sentence.tokens if patient.start <= t.start < patient.end]
    counted = {*(listed("nobody.everybody") if attribute.unit == "person" else ()), *attribute.nouns}
    if words == [head] or head == "one":
        return attribute.unit == "person" and head in listed("nobody.nobody")
    return words[0] == "no" and len(words) == 2 and bool({head, words[1]} & counted)


_FURTHER: Final = pattern("events_told.further")
"""Behind "nobody": somebody is left out."""


def is_happening(frame: Frame) -> bool:
    """Whether events of a frame happen somewhere for a while, so that it can be asked whether and where they did.

    >>> from factrecon.frames import FRAMES
    >>> [is_happening(f) for f in FRAMES if f.name in ("strike", "shooting", "profit")]
    [False, True, True]
    """
    return frame.incident or frame.durative or frame.local or frame.held


def gap(mention: Mention, time: TimeMention) -> tuple[int, int]:
    """How far a time stands from the words of the event, in code points; behind them wins a tie."""
    if time.start >= mention.end:
        return time.start - mention.end, 0
    return mention.start - time.end, 1


def _names(sentence: Sentence, mention: Mention, place: PlaceMention) -> bool:
    """Whether a place stands in the noun phrase of what happens at one spot: "the Ohio shooting", "Lima's election"."""
    phrase, frame = mention.phrase, mention.frame
    if mention.part != "noun" or phrase is None or not phrase.start <= place.start < place.end <= phrase.head.start:
        return False
    owned = sentence.text[place.end : place.end + 2] in ("'s", "’s")
    return (frame.local or frame.held) and (owned or phrase.head.start - place.end <= _BESIDE)


_BESIDE: Final = 12
"""Code points between a place and the noun of what happened there."""
_AND: Final = pattern("events_told.and")


def _goes_on(sentence: Sentence, one: PlaceMention, other: PlaceMention) -> bool:
    """Whether a place stands in a list with another: "in Virginia and Ohio"."""
    return one.end <= other.start and _AND.fullmatch(sentence.text, one.end, other.start) is not None


def _paid(mention: Mention, quantity: QuantityMention, sentence: Sentence) -> bool:
    """Whether a sum is what the mention's verb takes, or stands behind its "for", or behind its noun and "worth"."""
    if mention.phrase is not None and _WORTH.fullmatch(sentence.text, mention.phrase.end, quantity.start):
        return True
    if mention.part == "noun" or mention.clause is None:
        return False
    clause = sentence.clauses[mention.clause]
    if clause.object is not None and (
        (clause.object.start <= quantity.start + 2 and quantity.start < clause.object.end)
        or sentence.text[clause.object.end : quantity.start].isspace()
    ):
        return True  # "invested $200 million", "fined the bank $30 million"
    return any(
        word == "for" and phrase.start <= quantity.start + 2 and quantity.start < phrase.end
        for word, phrase in clause.prepositions
    )


def _limits_a_number(sentence: Sentence, time: TimeMention) -> bool:
    return any(0 <= time.start - max(q.end, q.noun_end) <= 16 for q in sentence.quantities)


def _asked_of_whom(mention: Mention, sentence: Sentence) -> str:
    """Whether it happened, asked of somebody named: "Did Ana Lund resign?"; "" where nobody is."""
    clause = sentence.clauses[mention.clause] if mention.clause is not None and mention.part != "noun" else None
    if clause is None or mention.frame.durative or mention.frame.incident or clause.relative or not clause.verb.finite:
        return ""
    subject = clause.subject
    if subject is None or subject.conjuncts or len(subject.tokens) > 6:
        return ""
    if subject.head.tag != "PROPN" and (subject.head.tag != "NOUN" or clause.object is None):
        return ""
    return question_of_truth(sentence.text, clause)


def _for(time: TimeMention) -> bool:
    return (time.preposition or "").lower() == "for"


def _part_of(phrase: NounPhrase, mention: Mention, position: int) -> bool:
    """Whether a number counts some of those of whom the mention tells: "three of the injured"."""
    of = phrase.of
    if of is None or phrase.head.tag != "NUM" or of.determiner.lower() not in ("the", "these", "those"):
        return False
    return of.start <= mention.start < of.whole_end and phrase.start <= position < phrase.end


def _counted(nouns: tuple[str, ...], mention: Mention, role: str) -> bool:
    """Whether what is counted is what the attribute's nouns name: "three missiles hit the market"."""
    phrase = {"agent": mention.agent, "patient": mention.patient}.get(role)
    return bool(nouns) and phrase is not None and mention.part != "noun" and phrase.head.lemma.lower() in nouns


def _named(nouns: tuple[str, ...], mention: Mention) -> bool:
    return bool(nouns) and mention.phrase is not None and mention.phrase.head.lemma.lower() in nouns


__all__ = ["read_events", "time_attribute"]

COUNT_NOUNS: Final = listed("beside_events.counts")
GOING_ON: Final = listed("beside_events.going_on")
TAKING_PART: Final = listed("beside_events.taking_part")
