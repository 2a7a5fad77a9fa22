"""Numbers that no frame asks for: what they count, and what is said of it.

"About 40 homes were destroyed" answers "How many homes were destroyed?" whether or not a frame knows
destruction. Which amounts of different documents answer one question is decided in matching, by the
words around them; here they are only read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from attrs import evolve

from factrecon.language.en.patterns import pattern
from factrecon.language.en.rows import listed
from factrecon.model import Assertion, Event, Question, Scope
from factrecon.story.analysis import Sentence
from factrecon.story.asks import inverted, short
from factrecon.story.mentions import clause_at
from factrecon.story.modality import FACT, clause_modality
from factrecon.story.page import Clause, NounPhrase, Page, QuantityMention, Story
from factrecon.story.periods import period_behind
from factrecon.story.speakers import named_subject
from factrecon.story.subgroups import Subgroup, subgroup_of
from factrecon.story.telling import statement_of, tell
from factrecon.story.units import counts_sources
from factrecon.values import Quantity, Time
from factrecon.values.quantity import is_measure

READER = "amounts"
_ROLES = frozenset(
    {"origin", "level", "delta", "target", "count", "money", "percent", "points", "measure", "rate", "fraction"}
)
_LONG = ("year", "month", "quarter", "season", "decade", "day")
_LONG_AGO = 150 * 86400.0
"""Seconds by which a time must lie before publication to tell of another period."""
_GROWING = listed("amounts.growing")
"""Verbs whose counts grow as news comes in."""
_SMALL = 3
_POINTING = (["the"], ["both"], ["these"], ["those"], ["other"])
_LONGEST = 220
_ONE_WORD = re.compile(r" [a-z]{2,7} ")
_PUTS = frozenset(["put", "estimate", "set", "place", "fix", "calculate"])
_IS = listed("amounts.amounting")
_TOTALS = listed("amounts.totals")


def read_amounts(story: Story) -> Iterator[Assertion]:
    """The reader of amounts: one claim for each number of something in a clause."""
    for page in story.pages:
        yield from _on(page)


def _on(page: Page) -> Iterator[Assertion]:
    for sentence in page.sentences:
        for quantity in sentence.quantities:
            if quantity.role not in _ROLES or not isinstance(quantity.value, Quantity):
                continue
            if _is_known(sentence, quantity) or _is_whole(sentence, quantity) or counts_sources(sentence, quantity):
                continue
            number = clause_at(sentence, quantity.start)
            if number is None or _is_one(quantity):
                continue
            part = subgroup_of(sentence, quantity)
            if part is not None:
                yield from _of_part(page, sentence, quantity, part, number)
                continue
            clause = _holding(sentence, quantity) or sentence.clauses[number]
            yield from _claim(page, sentence, quantity, clause)


def _is_one(quantity: QuantityMention) -> bool:
    """ "One member blocked the draft": it picks somebody out, and counts nobody."""
    value, noun = quantity.value, quantity.noun or ""
    if not isinstance(value, Quantity) or quantity.role != "count":
        return False
    if noun[:1].isupper() and value.unit == noun and not noun.endswith("s"):
        return True  # "the three-term Governor Hall"
    return value.text.lower() == "one" or (value.text.lower() == "at least one" and value.unit != "person")


def _is_known(sentence: Sentence, quantity: QuantityMention) -> bool:
    """ "The two sides met": a small number behind "the" points at who is known, and tells of no count."""
    value = quantity.value
    if quantity.role != "count" or not isinstance(value, Quantity):
        return False
    phrase = sentence.parsed.phrase_at(quantity.start)
    if phrase is not None and any(t.tag == "PROPN" and t.end + 1 == quantity.start for t in phrase.tokens):
        return True  # "Orbix 500 futures": a name
    if value.shape.d > _SMALL:
        return False
    return sentence.text[max(sentence.start, quantity.start - 7) : quantity.start].lower().split()[-1:] in _POINTING


_PART_OF = pattern("amounts_told.part_of")


def _is_whole(sentence: Sentence, quantity: QuantityMention) -> bool:
    """ "Nine of the 24 miners are in hospital": the clause tells of the nine."""
    return bool(_PART_OF.search(sentence.text, max(sentence.start, quantity.start - 40), quantity.start))


def _holding(sentence: Sentence, quantity: QuantityMention) -> Clause | None:
    """The clause in which the number is the subject or object, rather than merely near."""
    for clause in sentence.clauses:  # "killed twelve and 31 others were hurt": their own verb's, before it
        subject = clause.subject
        if (
            subject is not None
            and clause.verb.finite
            and _within(subject, quantity)
            and subject.end <= clause.verb.start
        ):
            return clause
    for clause in sentence.clauses:
        for phrase in (clause.object, clause.indirect, clause.subject):
            if phrase is not None and phrase.start - 2 <= quantity.start < phrase.whole_end and clause.verb.finite:
                return clause
    return None


def _claim(page: Page, sentence: Sentence, quantity: QuantityMention, clause: Clause) -> Iterator[Assertion]:
    value = quantity.value
    assert isinstance(value, Quantity)
    index = sentence.clauses.index(clause)
    modality = clause_modality(sentence, index) if clause in sentence.clauses else FACT
    if modality.negated or modality.conditional or _is_command(clause):
        return
    noun = quantity.noun or ""
    named = named_subject(page.analysis, sentence, clause)
    ask = _ask(sentence, quantity, clause, noun, named)
    if ask is None:
        return
    start = min(quantity.start, clause.verb.start)
    end = max(quantity.end, quantity.noun_end, clause.verb.end)
    if end - start > _LONGEST:
        start, end = quantity.start, max(quantity.end, quantity.noun_end)
    event = _told(page, sentence, quantity, clause)
    said = statement_of(page, sentence, index, start=start, end=end)
    attribute = " ".join(
        x for x in (quantity.role if quantity.role in ("delta", "rate", "origin") else "", value.unit, noun) if x
    )
    growing = clause.verb.lemma in _GROWING and quantity.role in ("count", "level", "measure", "percent")
    question = Question(event, attribute, "quantity", ask, growing)
    scope = Scope(period=_period(sentence, quantity, clause, page.published), as_of=page.published)
    yield tell(page, said, question, value, start=start, end=end, at=quantity.start, reader=READER, scope=scope)


def _of_part(
    page: Page, sentence: Sentence, quantity: QuantityMention, part: Subgroup, number: int
) -> Iterator[Assertion]:
    """How many of those whom something befell were of one kind."""
    document, value = page.document, quantity.value
    assert isinstance(value, Quantity)
    modality = clause_modality(sentence, number)
    if modality.negated or modality.conditional:
        return
    value = Quantity(value.shape, "person", value.nominal, value.modifier, value.text)
    event = Event(
        "amount",
        label=f"{part.words} among the {part.group}",
        id=f"{document.id}#amount{quantity.start}",
        modifiers=(part.noun, part.group, ""),
    )
    start, end = min(part.start, quantity.start), max(part.end, quantity.end)
    question = Question(
        event, f"person {part.noun}", "quantity", f"How many of the {part.group} were {part.words}?", True
    )
    said = statement_of(page, sentence, number, start=start, end=end)
    yield tell(page, said, question, value, start=start, end=end, at=quantity.start, reader=READER)


def _told(page: Page, sentence: Sentence, quantity: QuantityMention, clause: Clause) -> Event:
    """What a clause says of a number, in the words that matching aligns."""
    predicate, of = (
        _extent(sentence, quantity)
        or _costing(sentence, quantity)
        or _measured(clause, quantity)
        or (_verb(clause, quantity), _subject(clause, quantity))
    )
    return Event(
        "amount",
        label=_context(sentence, quantity, clause),
        id=f"{page.document.id}#amount{quantity.start}",
        modifiers=(quantity.noun or "", predicate, of),
        participants=_named_subject(sentence, clause, quantity),
    )


_EXTENTS = {
    "high": "height",
    "tall": "height",
    "long": "length",
    "wide": "width",
    "deep": "depth",
    "thick": "thickness",
    "underground": "depth",
    "underwater": "depth",
}
_EXTENT = pattern("amounts_told.extent")
_NAMED_EXTENT = pattern("amounts_told.named_extent")


def _extent(sentence: Sentence, quantity: QuantityMention) -> tuple[str, str] | None:
    """Which extent of what a length measures: "a wall six metres high", "at a depth of 480 metres"."""
    if quantity.role not in ("measure", "count") or quantity.value is None or quantity.value.dimension != "length":
        return None
    behind = _EXTENT.match(sentence.text, max(quantity.end, quantity.noun_end), sentence.end)
    if behind is None:
        before = _NAMED_EXTENT.search(sentence.text, max(sentence.start, quantity.start - 40), quantity.start)
        return (before["name"].lower(), "") if before is not None else None
    extent = _EXTENTS.get(behind["adjective"] or "underground", "depth")
    if behind["adjective"] in (None, "underground", "underwater"):
        return extent, ""  # what lies there is told in many words
    # "A six-metre-high wall", "a wall six metres high"
    beside = [t for t in sentence.tokens if t.start == behind.end() + 1 or t.end + 1 == quantity.start]
    holder = next((t for t in reversed(beside) if t.tag == "NOUN"), None)
    if holder is not None:
        return extent, holder.lemma.lower()
    if extent == "depth":
        return extent, ""
    number = clause_at(sentence, quantity.start)
    clause = sentence.clauses[number] if number is not None else None
    of = (
        _subject(clause, quantity)
        if clause is not None and clause.verb.lemma == "be" and clause.verb.end <= quantity.start
        else ""
    )
    return (extent, of) if of else None


_COSTING = pattern("amounts_told.costing")


def _costing(sentence: Sentence, quantity: QuantityMention) -> tuple[str, str] | None:
    """What cost a sum, where the verb stands too far from its subject to be taken for the clause's."""
    if quantity.role != "money" or not _COSTING.search(
        sentence.text, max(sentence.start, quantity.start - 60), quantity.start
    ):
        return None
    number = clause_at(sentence, quantity.start)
    clause = sentence.clauses[number] if number is not None else None
    return None if clause is None or clause.verb.lemma == "cost" else ("cost", "")


def _measured(clause: Clause, quantity: QuantityMention) -> tuple[str, str] | None:
    """What is measured and of what, where the verb only puts a number to it: "put the cost of the fire at $3
    million".
    """
    phrase = None
    if clause.verb.lemma in _PUTS and clause.object is not None and clause.object.end <= quantity.start:
        phrase = clause.object
    elif clause.verb.lemma in _IS and clause.subject is not None and clause.subject.end <= quantity.start:
        phrase = clause.subject
    if phrase is None or phrase.head.lemma.lower() not in _TOTALS - {"number", "total", "figure", "count", "amount"}:
        return None
    owner = phrase.of or phrase.possessor
    return phrase.head.lemma.lower(), owner.head.lemma.lower() if owner is not None else ""


def tell_words(page: Page, found: Sequence[Assertion]) -> Iterator[Assertion]:
    """Numbers that a frame asks for with the words around them, as if no frame knew them."""
    for a in found:
        event, value, span = a.claim.question.event, a.claim.value, a.span
        if event is None or event.frame == "amount" or span is None or not isinstance(value, Quantity):
            yield a
            continue
        sentence = page.sentence_at(span.start)
        inside = [q for q in sentence.quantities if span.start <= q.start < span.end] if sentence is not None else []
        quantity = next((q for q in inside if q.value is not None and q.value.text == value.text), None)
        number = clause_at(sentence, quantity.start) if sentence is not None and quantity is not None else None
        if sentence is None or quantity is None or number is None:
            yield a
            continue
        clause = _holding(sentence, quantity) or sentence.clauses[number]
        yield evolve(a, told=_told(page, sentence, quantity, clause))


def _is_command(clause: Clause) -> bool:
    """ "Accept all 250 partners", "Save $10": words to the reader tell of nothing that happened."""
    verb = clause.verb
    return clause.subject is None and verb.finite and not verb.modal and verb.leading.form == "base"


_GIVEN = frozenset(["pay", "give", "award", "grant", "hand", "offer"])


def _verb(clause: Clause, quantity: QuantityMention) -> str:
    """The verb, told from the side of its subject: who is paid something receives it."""
    paid = clause.verb.voice == "passive" and clause.verb.lemma in _GIVEN
    return (
        "receive"
        if paid and not (clause.subject is not None and _within(clause.subject, quantity))
        else clause.verb.lemma
    )


def _subject(clause: Clause, quantity: QuantityMention) -> str:
    """The subject's head, unless it is counted itself or only a pronoun."""
    subject = clause.subject
    if subject is None or subject.head.tag == "PRON" or _within(subject, quantity):
        return ""
    return subject.head.lemma.lower()


def _named_subject(sentence: Sentence, clause: Clause, quantity: QuantityMention) -> tuple[str, ...]:
    subject = clause.subject
    if subject is None or _within(subject, quantity):
        return ()
    return tuple(n.text for n in sentence.names if subject.start <= n.start < subject.end)


def _period(sentence: Sentence, quantity: QuantityMention, clause: Clause, published: date | None) -> Time | None:
    limit = period_behind(sentence, quantity)
    if limit is not None and isinstance(limit.value, Time):
        return limit.value
    for time in sentence.times:
        # "In the 2019 election he won 55 percent": a year long past limits what the clause tells.
        told = time.value
        if isinstance(told, Time) and told.grain in _LONG and told.shape.is_bounded and published is not None:
            near = clause.start <= time.start < clause.end or time.start - sentence.start < 12
            past = told.shape.d < Time.day(published.year, published.month, published.day).shape.a - _LONG_AGO
            since = sentence.text[max(sentence.start, time.start - 12) : time.start].lower().split()[-1:] in (
                ["since"],
                ["from"],
            )
            if near and past and not since:
                return told
    return None


def _ask(sentence: Sentence, quantity: QuantityMention, clause: Clause, noun: str, named: str) -> str | None:
    value = quantity.value
    assert isinstance(value, Quantity)
    counted = _counted(sentence, quantity) or noun or _carried(sentence, quantity)
    subject = clause.subject
    extent = _extent(sentence, quantity)
    if extent is not None:
        return f"What was the {extent[0]} of the {extent[1]}?" if extent[1] else f"What was the {extent[0]}?"
    if clause.verb.lemma in ("be", "reach", "total", "stand") and subject is not None and subject.end <= quantity.start:
        if subject.head.lemma in _TOTALS:
            return f"What was {_as_inside(subject, short(sentence.text[subject.start : subject.whole_end]))}?"
    if quantity.role == "money" or (quantity.role == "rate" and not noun):
        lead = "How much"
    elif quantity.role in ("percent", "fraction", "points"):
        lead = (
            f"What share of {quantity.of}"
            if quantity.of
            else "By how much"
            if quantity.role == "points"
            else "What share"
        )
    elif is_measure(value.unit):
        lead = "How much"
    elif counted:
        lead = f"How many {counted}"
    else:
        return None
    verb = sentence.text[clause.verb.start : clause.verb.end]
    if clause.verb.leading.end <= clause.verb.start:
        verb = f"{clause.verb.leading.text.lower()} {verb}"  # "there were two people riding in it"
    if subject is not None and _within(subject, quantity) and quantity.start < clause.verb.start:
        rest = short(sentence.text[clause.verb.end : max(clause.end, clause.verb.end)].strip(" .,;:"))
        return f"{lead} {verb}{' ' + rest if rest else ''}?"
    direct = any(_within(p, quantity) for p in (clause.object, clause.indirect)) or _is_part(sentence, quantity, clause)
    if not direct or subject is None:
        echo = _echo(sentence, quantity, clause, lead, named)
        if echo is not None:
            return echo
    if subject is None:
        return f"{lead} ({verb})?"
    told = _within(clause.object, quantity) or _is_part(sentence, quantity, clause)
    other = "" if told else _words(sentence, clause.object)
    if (
        not told
        and clause.verb.end < quantity.start
        and _ONE_WORD.fullmatch(sentence.text, clause.verb.end, quantity.start)
    ):
        other = sentence.text[clause.verb.end : quantity.start].strip()  # "leading to 500 dismissals"
    return f"{lead} {inverted(sentence.text, clause, named)}{' ' + other if other else ''}?"


def _is_part(sentence: Sentence, quantity: QuantityMention, clause: Clause) -> bool:
    """ "Hired 500 people: 290 in 2022": a number behind the counted object, of which it is a part."""
    told = clause.object
    return (
        told is not None
        and told.whole_end < quantity.start
        and any(_within(told, q) for q in sentence.quantities)
        and any(mark in sentence.text[told.whole_end : quantity.start] for mark in ":,;")
    )


def _as_inside(phrase: NounPhrase, words: str) -> str:
    return words if phrase.tokens[0].tag == "PROPN" else words[:1].lower() + words[1:]


def _echo(sentence: Sentence, quantity: QuantityMention, clause: Clause, lead: str, named: str) -> str | None:
    """The clause with the question in the number's place: "The banker stole $38 million from how many clients?"."""
    subject = clause.subject
    if subject is not None and not clause.verb.finite:
        return None
    if subject is not None and subject.start < clause.verb.start:
        start = subject.start
        front = named or sentence.text[subject.start : subject.end]
        rest = sentence.text[clause.verb.start : quantity.start]
    else:
        comma = max(
            sentence.text.rfind(mark, sentence.start, clause.verb.start) for mark in (", ", "; ", ": ", "“", '"')
        )
        start = comma + 1 if comma >= 0 else sentence.start
        front, rest = sentence.text[start : clause.verb.start], sentence.text[clause.verb.start : quantity.start]
    words = " ".join(f"{front} {rest}".split()).strip(" ,;:“\"'")
    words = re.sub(r" an?$", "", words)
    if quantity.start <= clause.verb.end or not 0 < len(words) <= 90 or any(mark in words for mark in '.;“”"'):
        return None
    return f"{words[:1].upper()}{words[1:]} {lead[:1].lower()}{lead[1:]}?"


def _carried(sentence: Sentence, quantity: QuantityMention) -> str:
    """ "290 cooks in 2021, and 220 more in 2022": the noun carries over in a list."""
    before = [
        q for q in sentence.quantities if q.end <= quantity.start and q.noun and q.role in ("count", quantity.role)
    ]
    carried = _counted(sentence, before[-1]) if before and quantity.start - before[-1].end < 60 else ""
    return "people" if carried == "person" else carried


def _counted(sentence: Sentence, quantity: QuantityMention) -> str:
    if quantity.noun_start < 0:
        return ""
    return sentence.text[quantity.noun_start : quantity.noun_end].strip()


def _within(phrase: NounPhrase | None, quantity: QuantityMention) -> bool:
    if phrase is None:
        return False
    return phrase.start - 2 <= quantity.start < phrase.whole_end or quantity.end + 1 == phrase.start  # "two others"


def _words(sentence: Sentence, phrase: NounPhrase | None) -> str:
    return short(sentence.text[phrase.start : phrase.end]) if phrase is not None else ""


def _context(sentence: Sentence, quantity: QuantityMention, clause: Clause) -> str:
    """The words of the clause without the number: what matching aligns."""
    start = max(
        sentence.start, min(clause.start, quantity.start) if clause.start < quantity.start else quantity.start - 60
    )
    end = min(sentence.end, max(clause.end, quantity.end, quantity.noun_end, clause.verb.end))
    text = sentence.text[start : quantity.start] + " " + sentence.text[quantity.end : end]
    return " ".join(text.split())[:240]
