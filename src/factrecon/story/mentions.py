"""Event mentions: a trigger with its clause, its participants, and the spans that belong to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from attrs import evolve, field, frozen

from factrecon.frames import Frame
from factrecon.language.en.patterns import pattern
from factrecon.language.en.rows import listed
from factrecon.language.places.finding import PlaceMention
from factrecon.language.quantities.mention import QuantityMention
from factrecon.language.syntax.clauses import Clause
from factrecon.language.syntax.closed_classes import word_set
from factrecon.language.syntax.phrases import NounPhrase
from factrecon.language.text.keywords import lowered
from factrecon.language.text.tokens import Token
from factrecon.language.times.finding import TimeMention
from factrecon.model import Mode
from factrecon.story.analysis import Argument, Sentence
from factrecon.story.aspects import aspect_of, noun_aspect
from factrecon.story.modality import FACT, Modality, clause_modality, phrase_mode, planned, weaker
from factrecon.story.periods import limits_a_part
from factrecon.story.selection import fits
from factrecon.story.senses import frame_of_doer

STATE_VERBS: Final = listed("beside_events.state_verbs")

NOVEL = frozenset(
    [
        "another",
        "new",
        "next",
        "second",
        "third",
        "further",
        "additional",
        "potential",
        "longer",
        "other",
        "future",
        "renewed",
    ]
)
"""Words that set an event apart from the one talked about so far."""
PREVIOUS = listed("reference.previous")
_AGAIN = pattern("mentions.again")
_LIST = pattern("mentions.list")
_OVER = pattern("mentions.over")
_AHEAD = pattern("mentions.ahead")
"""Words behind which an event is not there yet: "opening the way for an election"."""
_FRONT = 4
"""Characters before a time that stands in front of its sentence."""
_EMPTY_HEADS = frozenset(["action", "activity", "incident", "event", "effort", "process", "period"])
_SPEAKING = word_set(
    """detect discover disclose reveal notice uncover spot flag identify learn discuss debate consider review vote
    criticise
    criticize condemn welcome praise denounce deplore hail back endorse oppose investigate probe examine respond react
    inform
    notify tell alert apologise apologize comment speak hear describe defend dismiss deny admit acknowledge blame
    explain claim
    address celebrate mourn commemorate clear acquit convict accuse charge suspect indict arrest detain jail sentence
    fine
    sue prosecute plead pardon absolve exonerate"""
)
"""Verbs of finding, telling, judging and trying, whose time is their own and not that of what they speak of."""
_ABOUT = frozenset({"of", "on", "about", "over", "to", "with", "for", "against"})
_BY = listed("beside_events.of_whom")


@frozen
class Mention:
    """One telling of an event. Positions are code points of the document."""

    sentence: int
    frame: Frame
    start: int
    end: int
    part: str
    clause: int | None
    """The clause that tells it, None where the noun only stands by ("following a strike")."""
    aspect: str
    modality: Modality
    phrase: NounPhrase | None
    agent: NounPhrase | None
    patient: NounPhrase | None
    words: frozenset[str]
    """The words of its noun phrase, in lower case."""
    again: bool
    followers: tuple[tuple[str, NounPhrase], ...] = ()
    """Phrases right behind the noun: ("by", 75,000 nurses), ("in", Ohio)."""
    times: tuple[TimeMention, ...] = field(default=(), repr=False)
    places: tuple[PlaceMention, ...] = field(default=(), repr=False)
    quantities: tuple[QuantityMention, ...] = field(default=(), repr=False)

    @property
    def told(self) -> bool:
        """Whether the text says something of it, rather than only naming it."""
        return self.aspect != "mention" and not self.aspect.startswith("of ")

    @property
    def status(self) -> str:
        """asserted, planned, possible or retracted."""
        return weaker(self.modality.status, phrase_mode(self.words))

    @property
    def mode(self) -> Mode:
        """How it is meant: by its clause, and by the words of its noun phrase."""
        own = phrase_mode(self.words)
        return own if weaker(self.modality.mode, own) == own else self.modality.mode


def find_mentions(sentence: Sentence) -> tuple[Mention, ...]:
    """The event mentions of a sentence, in order, each with the spans that belong to it."""
    if not sentence.triggers:
        return ()
    drafts = list(_drafts(sentence))
    return tuple(_with_spans(sentence, drafts))


def _drafts(sentence: Sentence) -> Iterator[Mention]:
    tokens = sentence.tokens
    drafts: list[Mention] = []
    done_by: set[int] = set()
    for at, clause in enumerate(sentence.clauses):
        frame = frame_of_doer(clause, sentence.indexes[0].frames)
        if frame is not None:
            word = clause.verb.head
            done_by.add(word.start)
            drafts.append(_verb(sentence, frame, word.start, word.end, "verb", at, word))
    for trigger in sentence.triggers:
        head = tokens[trigger.head]
        start, end = tokens[trigger.start_token].start, tokens[trigger.end_token - 1].end
        if trigger.part in ("verb", "patient_verb"):
            if head.start in done_by:
                continue
            number = next((i for i, c in enumerate(sentence.clauses) if c.verb.head.start == head.start), None)
            named = any(tokens[w].tag in ("NOUN", "PROPN") for w in trigger.words)  # "claimed lives"
            if number is not None and (named or fits(trigger.frame, trigger.part, sentence.clauses[number])):
                last = tokens[trigger.words[-1]]
                drafts.append(_verb(sentence, trigger.frame, start, end, trigger.part, number, last))
            continue
        arguments = sentence.arguments.get(head.start)
        first = tokens[trigger.start_token]
        if (
            trigger.part == "noun"
            and first.tag == "NOUN"
            and trigger.start_token < trigger.head
            and any(tokens[w].lemma == "of" for w in range(trigger.start_token, trigger.head))
        ):
            arguments = sentence.arguments.get(first.start, arguments)  # "a state of emergency": the state lasts
        if arguments is None and trigger.head + 1 < len(tokens) and tokens[trigger.head + 1].lemma in _EMPTY_HEADS:
            arguments = sentence.arguments.get(tokens[trigger.head + 1].start)
        if trigger.part == "adjective":
            drafts.extend(_adjective(sentence, trigger.frame, trigger.head, start, end))
        elif trigger.part == "noun" and _in_a_name(sentence, head):
            continue  # "Mia Storm"
        elif arguments is not None:  # else the noun only describes another: "strike notice"
            drafts.extend(_noun(sentence, trigger.frame, start, end, trigger.part, arguments))
    # "The talks broke off": the verb says how the talks went, and is no event of its own beside them.
    taken = {
        sentence.clauses[m.clause].verb.start
        for m in drafts
        if m.part == "noun" and m.clause is not None and (m.aspect not in ("occur", "plan") or _strikes(sentence, m))
    }
    nouns = [m for m in drafts if m.part == "noun"]
    for draft in drafts:
        if draft.part in ("verb", "patient_verb") and draft.clause is not None:
            verb = sentence.clauses[draft.clause].verb
            if verb.start in taken and (draft.end <= verb.end + 14 or draft.aspect == "occur"):
                continue
            if any(_says_more(n, draft) for n in nouns):
                continue
        elif draft.part == "noun" and any(_holds(v, draft) and not _says_more(draft, v) for v in drafts):
            continue  # the noun of a verb phrase that tells the event itself
        yield draft


def _in_a_name(sentence: Sentence, head: Token) -> bool:
    """Whether a capitalised word is the last of a person's name."""
    return head.tag == "PROPN" and any(
        n.start < head.start < n.end and n.kind == "person" and n.end <= head.end for n in sentence.names
    )


def _holds(verb: Mention, noun: Mention) -> bool:
    """Whether a verb phrase of the same frame holds the noun: "went on strike"."""
    return (
        verb.part != "noun" and verb.frame.name == noun.frame.name and verb.start <= noun.start and noun.end <= verb.end
    )


def _says_more(noun: Mention, verb: Mention) -> bool:
    """Whether the noun tells how the event of the verb phrase went, rather than that it happened."""
    same = noun.frame.name == verb.frame.name and noun.told and noun.clause == verb.clause
    return same and (not _holds(verb, noun) or noun.aspect not in ("occur", "plan", "continue"))


def _strikes(sentence: Sentence, mention: Mention) -> bool:
    """ "The flood struck the town": the verb only says that the incident happened."""
    assert mention.clause is not None
    clause = sentence.clauses[mention.clause]
    subject = clause.subject
    return (
        mention.frame.incident
        and clause.verb.voice == "active"
        and clause.verb.lemma in {"strike", "hit", "rock", "shake", "batter", "pound", "rip", "tear", "sweep", "occur"}
        and subject is not None
        and subject.start <= mention.start < subject.whole_end
    )


def _verb(sentence: Sentence, frame: Frame, start: int, end: int, part: str, number: int, last: Token) -> Mention:
    clause = sentence.clauses[number]
    agent, patient = doer_of(sentence, number), clause.patient
    if part == "patient_verb":
        agent, patient = None, clause.subject or clause.object
    if clause.relative and clause.verb.voice == "passive":
        patient = _antecedent(clause, patient)
    if patient is None and last.start > clause.verb.head.start and last.tag == "ADP":
        # "laid off 85 drivers": the particle belongs to the verb, what stands behind it is its object.
        patient = next(
            (n for p, n in clause.prepositions if p == last.lemma.lower() and 0 < n.start - last.end <= 2), None
        )
    aspect, phrase = "occur", None
    if last.start > clause.verb.head.start and last.tag in ("NOUN", "PROPN"):
        # "resumed negotiations", "staged a three-day strike": a verb phrase that holds the event's noun.
        found = sentence.arguments.get(last.start)
        phrase = found[0].phrase if found else None
        if phrase is not None and any(noun.split()[-1] == last.lemma.lower() for noun in frame.nouns):
            aspect = aspect_of(clause, "object") or "occur"
            patient = None if patient is None or patient.start <= phrase.head.start < patient.whole_end else patient
    elif last.start > clause.verb.head.start:
        # "continue to meet", "go back to talks": a phrase that says itself how the event goes.
        own = aspect_of(clause, "object")
        aspect = own if own in ("begin", "resume", "continue") else "occur"
    modality = clause_modality(sentence, number)
    if aspect in ("avert", "plan"):
        modality = evolve(modality, negated=not modality.negated) if aspect == "avert" else planned(modality)
        aspect = "occur"
    words = frozenset(t.text.lower() for t in phrase.tokens) if phrase is not None else frozenset()
    again = bool(_AGAIN.search(lowered(sentence.text), end, min(sentence.end, end + 30)))
    followers = tuple(_followers(sentence, phrase)) if phrase is not None else ()
    return Mention(
        sentence.index,
        frame,
        start,
        end,
        part,
        number,
        aspect,
        modality,
        phrase,
        agent,
        patient,
        words,
        again,
        followers,
    )


def doer_of(sentence: Sentence, number: int) -> NounPhrase | None:
    """Who does it: the agent of the clause, or for an infinitive that of the verb it hangs on ("he refused to go")."""
    clause = sentence.clauses[number]
    if clause.relative:
        return _antecedent(clause, clause.agent)
    if clause.agent is not None or not clause.verb.infinitive or clause.verb.voice != "active" or clause.parent is None:
        return clause.agent
    above = sentence.clauses[clause.parent]
    free = above.object is None and above.indirect is None
    return above.subject if free and above.verb.voice == "active" and above.verb.lemma in _CONTROLS else None


_CONTROLS = listed("modals.controlling")
"""Verbs whose subject is also that of the infinitive behind them."""


def _antecedent(clause: Clause, phrase: NounPhrase | None) -> NounPhrase | None:
    """Of "one of the four miners who survived" those of whom a relative clause speaks: the four."""
    if (
        phrase is None
        or phrase.of is None
        or not clause.relative
        or not phrase.of.numeral
        or phrase.of.start > clause.verb.start
    ):
        return phrase
    return phrase.of


def _noun(
    sentence: Sentence, frame: Frame, start: int, end: int, part: str, arguments: tuple[Argument, ...]
) -> Iterator[Mention]:
    """One mention for each clause that says something of the event; one without a clause if none does."""
    phrase = arguments[0].phrase
    words = frozenset(t.text.lower() for t in phrase.tokens)
    again = bool(_AGAIN.search(lowered(sentence.text), end, min(sentence.end, end + 20)))
    followers = tuple(_followers(sentence, phrase))
    told: dict[int, tuple[str, Argument]] = {}
    for argument in arguments:
        if argument.clause is None or argument.role == "of:":
            continue
        aspect = aspect_of(sentence.clauses[argument.clause], argument.role)
        if aspect is not None:
            told.setdefault(argument.clause, (aspect, argument))
    for number, (aspect, _) in list(told.items()):
        # "are expected to resume": the infinitive says how it goes, the finite verb only that it is a plan.
        if aspect == "plan" and any(sentence.clauses[n].parent == number for n in told if n != number):
            del told[number]
    if (
        not told
        and frame.durative
        and (past := _OVER.match(sentence.text, phrase.end, min(sentence.end, phrase.end + 24)))
    ):
        yield Mention(
            sentence.index,
            frame,
            start,
            past.end(),
            part,
            None,
            "end",
            FACT,
            phrase,
            None,
            None,
            words,
            again,
        )
        return
    if not told:
        nominal = next((a for x in arguments if x.role == "of:" and (a := noun_aspect(x.owner))), None)
        owner = next((x.owner for x in arguments if x.role == "of:" and x.owner is not None), None)
        if nominal and owner is not None:
            words |= {t.text.lower() for t in owner.tokens}
        ahead = _AHEAD.search(sentence.text, max(sentence.start, phrase.start - 32), phrase.start)
        yield Mention(
            sentence.index,
            frame,
            start,
            end,
            part,
            None,
            f"of {nominal}" if nominal else "mention",
            Modality("planned") if ahead else FACT,
            phrase,
            None,
            None,
            words,
            again,
            followers,
        )
        return
    for number, (aspect, argument) in sorted(told.items()):
        clause = sentence.clauses[number]
        modality = clause_modality(sentence, number)
        if modality.by_none and phrase is not None and phrase.determiner.lower() != "no":
            modality = evolve(modality, negated=False)  # "the fire caused no deaths": there was a fire
        if aspect == "avert":
            aspect, modality = "occur", evolve(modality, negated=not modality.negated)
        elif aspect == "plan":
            aspect, modality = "occur", planned(modality)
        agent = clause.agent if argument.role != "subject" or clause.verb.voice == "passive" else None
        if agent is phrase:
            agent = None
        yield Mention(
            sentence.index,
            frame,
            start,
            end,
            part,
            number,
            aspect,
            modality,
            phrase,
            agent,
            None,
            words,
            again,
            followers,
        )


def _adjective(sentence: Sentence, frame: Frame, head: int, start: int, end: int) -> Iterator[Mention]:
    """ "Thirty people were injured", "30 dead": the noun beside the adjective undergoes it."""
    token = sentence.tokens[head]
    if [t.text.lower() for t in sentence.tokens[max(0, head - 2) : head]] in (["among", "the"], ["among", "those"]):
        return  # "six children were among the dead": so many of them, not so many dead
    for found in sentence.arguments.values():
        for argument in found:
            phrase = argument.phrase
            if phrase.start <= token.start < phrase.end and (phrase.head.start != token.start or phrase.numeral):
                yield Mention(
                    sentence.index,
                    frame,
                    start,
                    end,
                    "adjective",
                    None,
                    "occur",
                    FACT,
                    phrase,
                    None,
                    phrase,
                    frozenset(t.text.lower() for t in phrase.tokens),
                    False,
                )
                return
    for number, clause in enumerate(sentence.clauses):
        covers = clause.object is not None and clause.object.start <= token.start < clause.object.end
        if clause.verb.lemma in STATE_VERBS and (covers or 0 <= token.start - clause.verb.end < 40):
            patient = clause.subject if clause.verb.lemma != "leave" else clause.object
            yield Mention(
                sentence.index,
                frame,
                start,
                end,
                "adjective",
                number,
                "occur",
                clause_modality(sentence, number),
                None,
                None,
                patient,
                frozenset(),
                False,
            )
            return


def _followers(sentence: Sentence, phrase: NounPhrase) -> Iterator[tuple[str, NounPhrase]]:
    """The prepositional phrases that follow a noun without a verb or comma between."""
    at = phrase.end
    for _ in range(3):
        found = None
        for other_list in sentence.arguments.values():
            for other in other_list:
                if other.phrase.start <= at or other.phrase.start - at > 24:
                    continue
                if found is None or other.phrase.start < found.start:
                    found = other.phrase
        if found is None:
            return
        between = sentence.text[at : found.start].strip()
        if not between.isalpha() or between.lower() not in _BY | {
            "in",
            "at",
            "on",
            "across",
            "over",
            "near",
            "for",
            "from",
        }:
            return
        yield between.lower(), found
        at = found.whole_end


def _with_spans(sentence: Sentence, drafts: list[Mention]) -> Iterator[Mention]:
    """Give every time, place and quantity to the mention it belongs to."""
    times: dict[int, list[TimeMention]] = {i: [] for i in range(len(drafts))}
    places: dict[int, list[PlaceMention]] = {i: [] for i in range(len(drafts))}
    quantities: dict[int, list[QuantityMention]] = {i: [] for i in range(len(drafts))}
    for time in sentence.times:
        if compares(sentence, time) or counted_at(sentence, time):
            continue
        spent = [i for i, m in enumerate(drafts) if spent_on(sentence, time, m)]
        for owner in spent[:1] or _owners(
            sentence, drafts, time.start, time.end, inside=time.prenominal or time.kind == "duration"
        ):
            number = drafts[owner].clause
            if number is None or not limits_a_part(sentence, sentence.clauses[number], time):
                times[owner].append(time)
        for i in _when(sentence, time, drafts):
            times[i].append(time)
    owners: list[int] = []
    before = -1
    for place in sorted(sentence.places, key=lambda p: p.start):
        if _takes_part(sentence, place):
            before = -1
            continue
        # A list goes where its first member goes: "in Virginia and Washington, D.C.".
        listed = before >= 0 and _LIST.fullmatch(sentence.text, before, place.start)
        if not listed:
            owners = _owners(sentence, drafts, place.start, place.end, inside=False)
        before = place.end
        for owner in owners:
            places[owner].append(place)
    for quantity in sentence.quantities:
        for owner in _quantity_owners(drafts, quantity):
            quantities[owner].append(quantity)
    for i, draft in enumerate(drafts):
        if times[i] or places[i] or quantities[i]:
            draft = evolve(draft, times=tuple(times[i]), places=tuple(places[i]), quantities=tuple(quantities[i]))
        yield draft


def _takes_part(sentence: Sentence, place: PlaceMention) -> bool:
    """Whether a country is a side of what happens rather than where: "Peru's strikes", "a truce between Peru and"."""
    if sentence.text[max(sentence.start, place.start - 8) : place.start].lower() == "between ":
        return True
    return not place.place.within and sentence.text.startswith(("'s ", "’s "), place.end)


def _when(sentence: Sentence, time: TimeMention, drafts: list[Mention]) -> list[int]:
    """The events of a clause that a day or year opens: "since 2018, when dockers walked out for two months"."""
    if time.kind != "date" or not sentence.text.startswith((", when ", " when "), time.end):
        return []
    clauses = [
        n
        for n, c in enumerate(sentence.clauses)
        if 0 <= c.start - time.end <= 8 or (c.subject is not None and 0 <= c.subject.start - time.end <= 8)
    ]
    return [i for i, m in enumerate(drafts) if m.clause is not None and m.clause in clauses]


def spent_on(sentence: Sentence, time: TimeMention, mention: Mention) -> bool:
    """Whether a length is told of an event by "of": "ten hours of talks", "12 days of heavy fighting"."""
    if time.kind != "duration" or mention.phrase is None or not 0 < mention.phrase.start - time.end <= 5:
        return False
    return sentence.text[time.end : mention.phrase.start].strip() == "of"


def counted_at(sentence: Sentence, time: TimeMention) -> bool:
    """Whether a time only tells when things stood so: "was still missing as of Thursday evening"."""
    before = sentence.text[max(sentence.start, time.start - 60) : time.start].lower()
    return before.endswith("as of ") and " still " in before


def compares(sentence: Sentence, time: TimeMention) -> bool:
    """Whether "later" only measures a distance from a plan: "on Sunday, a day later than promised"."""
    return time.text.endswith(("later", "earlier", "sooner")) and sentence.text.startswith(" than", time.end)


def _owners(sentence: Sentence, drafts: list[Mention], start: int, end: int, *, inside: bool) -> list[int]:
    # Inside the noun phrase of an event: "a three-day strike".
    within = [
        i for i, m in enumerate(drafts) if m.phrase is not None and m.phrase.start <= start and end <= m.phrase.end
    ]
    if within:
        return within
    # Right behind the noun: "a one-day strike in Virginia", "a strike Oct. 4".
    behind = [
        i
        for i, m in enumerate(drafts)
        if m.phrase is not None
        and m.phrase.end <= start
        and (
            _short_way(sentence.text[max(m.phrase.end, m.end) : start])
            or _short_way(sentence.text[max(_with_of(m.phrase), m.end) : start])
            or any(w in _BY and n.end <= start and _short_way(sentence.text[n.end : start]) for w, n in m.followers)
            or (
                m.clause is None
                and _governed(sentence, m.phrase)
                and _way_by_names(sentence.text[max(m.phrase.end, m.end) : start])
            )
        )
    ]
    number = clause_at(sentence, start)
    if number is not None and sentence.clauses[number].verb.lemma in _SPEAKING:
        behind = [
            i
            for i in behind
            if sentence.text[drafts[i].end : start].split()[:1] == ["of"]
            or not _spoken_of(sentence.clauses[number], drafts[i])
        ]
    told = [i for i, m in enumerate(drafts) if m.clause is not None and m.clause == number]
    if not told and not inside and not behind and number is not None and start - sentence.start <= _FRONT:
        # "On Monday she drove to the palace and resigned": what stands in front is said of both verbs.
        subject = sentence.clauses[number].subject
        shared = (
            i for i, m in enumerate(drafts) if m.clause is not None and sentence.clauses[m.clause].subject is subject
        )
        told = [i for i in shared if subject is not None][:1]
    if told:
        nearest = [i for i in behind if i not in told]
        if nearest and any(
            sentence.text[drafts[i].end : drafts[nearest[-1]].start].startswith((" for ", " of ", " into ", " after "))
            and drafts[i].phrase is not None
            for i in told
        ):
            return told  # "called off the search for victims of the disaster on Saturday"
        if nearest and _at(sentence, drafts[nearest[-1]]):
            return told  # "won the prize at the festival on Saturday"
        # The noun right before takes it away from the clause only if no event of the clause is as near.
        return nearest[-1:] if nearest and drafts[nearest[-1]].end > max(drafts[i].end for i in told) else told
    if behind:
        return behind[-1:]
    seen = 0
    while number is not None and seen < 4:
        clause = sentence.clauses[number]
        told = [i for i, m in enumerate(drafts) if m.clause == number]
        if told:
            return told
        if not (clause.verb.infinitive or clause.marker == "to" or (not clause.verb.finite and not clause.relative)):
            # "are expected to resume today": the time before or behind the finite verb is the infinitive's, but not
            # that of "said today that the decision to resume was wrong".
            # Nor is the time between a verb of the past and its infinitive: "voted on Monday to close".
            done = clause.verb.voice == "active" and clause.verb.leading.form == "past" and clause.verb.end <= start
            child = next(
                (
                    i
                    for i, c in enumerate(sentence.clauses)
                    if c.parent == number and _controlled(clause, c) and not (done and end <= c.verb.start)
                ),
                None,
            )
            return [i for i, m in enumerate(drafts) if child is not None and m.clause == child]
        number, seen = clause.parent, seen + 1
    return []


def _controlled(clause: Clause, child: Clause) -> bool:
    """Whether an infinitive hangs on a verb: it has the verb's subject or object for its own, or none."""
    if not child.verb.infinitive:
        return False
    mine = child.subject
    return mine is None or any(
        n is not None and n.head.start == mine.head.start for n in (clause.subject, clause.object, clause.indirect)
    )


def _spoken_of(clause: Clause, mention: Mention) -> bool:
    """Whether a clause finds, tells or judges an event: "detected the intrusion on Monday" dates the finding."""
    if mention.clause is not None or mention.phrase is None:
        return False
    complements = [
        clause.object,
        clause.subject if clause.verb.voice == "passive" else None,
        *(n for p, n in clause.prepositions if p in _ABOUT),
    ]
    return any(n is not None and n.head.start == mention.phrase.head.start for n in complements)


def _with_of(phrase: NounPhrase) -> int:
    """Where a phrase ends with what hangs on it by "of": "the murder of a jeweller"."""
    return phrase.of.end if phrase.of is not None and phrase.of.start > phrase.end else phrase.end


def _short_way(between: str) -> bool:
    words = between.replace(",", " ").split()
    return len(between) <= 22 and all(
        w.lower()
        in {
            "in",
            "on",
            "at",
            "from",
            "the",
            "of",
            "across",
            "last",
            "this",
            "starting",
            "beginning",
            "near",
            "outside",
            "for",
            "until",
            "through",
            "by",
            "around",
            "and",
            "early",
            "late",
            "held",
            "parts",
            "as",
        }
        for w in words
    )


_WAY: Final = pattern("mentions.way")


_OCCASION: Final = pattern("mentions.occasion")


def _way_by_names(between: str) -> bool:
    """Whether only names stand between an event and its date: "a 3-1 win over Athletic in Prague on Sunday"."""
    at = 0
    while at < len(between.rstrip()) and at < 60:
        found = _WAY.match(between, at)
        if found is None:
            return False
        at = found.end()
    return 0 < at < 60


def is_occasion(sentence: Sentence, mention: Mention) -> bool:
    """Whether an event that is only named is taken for a past fact: "after the win", "since Monday's strike"."""
    if mention.part != "noun" or mention.phrase is None or mention.aspect != "mention" or mention.status != "asserted":
        return False
    if mention.modality != FACT or "no" in mention.words:
        return False
    found = _OCCASION.search(sentence.text, max(sentence.start, mention.phrase.start - 24), mention.phrase.start)
    past = found is not None and found.group().split()[0].lower() in ("after", "following", "since", "in")
    return past and any(t.kind == "date" for t in mention.times)


def _at(sentence: Sentence, mention: Mention) -> bool:
    """Whether an event is told as the occasion at which another happened."""
    if mention.phrase is None or mention.clause is not None or mention.frame.incident:
        return False
    return sentence.text[max(sentence.start, mention.phrase.start - 4) : mention.phrase.start].lower() == " at "


def _governed(sentence: Sentence, phrase: NounPhrase) -> bool:
    """Whether an event stands by as the occasion: "after a win", "in the defeat"."""
    return bool(_OCCASION.search(sentence.text, max(sentence.start, phrase.start - 24), phrase.start))


def clause_at(sentence: Sentence, position: int) -> int | None:
    """The clause that a position belongs to: the last whose verb stands before it, else the first finite one."""
    last: int | None = None
    for number, clause in enumerate(sentence.clauses):
        if clause.verb.start < position and (last is None or clause.verb.start > sentence.clauses[last].verb.start):
            last = number
    if last is not None:
        verb_end = sentence.clauses[last].verb.end
        # A comma and a new subject behind the verb start the next clause: "..., and on Friday workers left".
        following = next(
            (i for i, c in enumerate(sentence.clauses) if c.start > verb_end and c.start <= position), None
        )
        return following if following is not None else last
    return next((i for i, c in enumerate(sentence.clauses) if c.verb.finite), 0 if sentence.clauses else None)


def _quantity_owners(drafts: list[Mention], quantity: QuantityMention) -> list[int]:
    out = []
    for i, m in enumerate(drafts):
        phrases = [m.agent, m.patient, m.phrase, *(p for word, p in m.followers if word in _BY)]
        if any(p is not None and _counts(p, quantity) and not _states(p, quantity, m.start) for p in phrases):
            out.append(i)
    return out


def suffers(mentions: Iterable[Mention], start: int, frame: Frame) -> bool:
    """Whether the people counted at a place suffer something else there: "20 marchers were hurt" counts no march."""
    return any(
        m.frame.consequence
        and m.frame != frame
        and m.patient is not None
        and m.patient.start - 2 <= start < m.patient.whole_end
        for m in mentions
    )


def _states(phrase: NounPhrase, quantity: QuantityMention, start: int) -> bool:
    """Whether a number is told of another state than the event's, in a list: "99 missing and 10 injured"."""
    for inner in (phrase, *phrase.conjuncts):
        if inner.start <= quantity.start + 2 and quantity.start < inner.end:
            own = inner.start <= start < inner.end
            return not own and (inner.head.tag == "ADJ" or phrase.head.tag == "ADJ")
    return False


_OF_THOSE: Final = frozenset(["the", "these", "those", "its", "their", "his", "her", "our"])


def _counts(phrase: NounPhrase, quantity: QuantityMention) -> bool:
    """Whether a number counts a phrase's head, or a member of the list that begins with it."""
    # "Nine of the 24 miners": nine, and not 24.
    whole = (
        None
        if phrase.head.tag == "NUM" and phrase.of is not None and phrase.of.determiner.lower() in _OF_THOSE
        else phrase.of
    )
    for inner in (phrase, whole, *phrase.conjuncts):
        if inner is not None and inner.start <= quantity.start + 2 and quantity.start < inner.end:
            return True
    return False
