"""Numbers told of a noun that names the answer: "the death toll rose to 19", "the number of dead is 23".

Frames list such nouns with their attributes; a number belongs to one when it counts it ("19
fatalities"), follows it by "of", "to" or "at", or is what a verb says it came to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from attrs import evolve

from factrecon.algebra.trapezoid import Trapezoid
from factrecon.frames import Frame
from factrecon.frames.frame import Attribute
from factrecon.language.en.patterns import pattern
from factrecon.language.en.rows import listed
from factrecon.model import Assertion, Event, Question
from factrecon.story.analysis import Sentence
from factrecon.story.asks import ask_of
from factrecon.story.earlier import incident_near
from factrecon.story.mentions import clause_at, suffers
from factrecon.story.modality import clause_modality
from factrecon.story.page import Page, QuantityMention, Story, Token
from factrecon.story.telling import statement_of, tell
from factrecon.story.units import OWN_UNITS, counts_sources, in_unit_of, is_rate, on_top, unit_fits
from factrecon.values import Quantity
from factrecon.values.quantity import is_measure
from factrecon.values.units import UNITS

_LINKS = listed("tolls.links")
_PARTLY = pattern("tolls_told.partly")
_COUNTS = listed("tolls.counts")
_HELD = frozenset(["aboard"])
"""Attributes that ask how many something held."""
_HOLDS = listed("tolls.holding")
_ABOARD = pattern("tolls_told.aboard")
_CARRIES = listed("tolls.carrying")
_PERMITS = listed("tolls.permitted")
_CARED_FOR = frozenset(["patient"])
_CLOSE = 60
_ANY = "at least one"
_TURNED_OUT = pattern("tolls_told.turned_out")
"""Behind a share: it is of those who could vote, and tells how many did."""
_REACHES = listed("tolls.reaching")
_COMES = _REACHES | listed("tolls.growing")


@lru_cache(maxsize=8)
def _index(frames: tuple[Frame, ...]) -> dict[str, tuple[tuple[tuple[str, ...], Frame, Attribute], ...]]:
    out: dict[str, list[tuple[tuple[str, ...], Frame, Attribute]]] = defaultdict(list)
    for frame in frames:
        for attribute in frame.attributes:
            if attribute.kind != "quantity":
                continue
            for noun in attribute.nouns:
                words = tuple(noun.split())
                out[words[-1]].append((words, frame, attribute))
    return {k: tuple(sorted(v, key=lambda x: (-len(x[0]), x[1].name, x[2].name))) for k, v in out.items()}


def read_tolls(story: Story) -> Iterator[Assertion]:
    """The reader of tolls."""
    for page in story.pages:
        yield from _on(page)


def _on(page: Page) -> Iterator[Assertion]:
    present, told = page.occurrences.by_frame, page.occurrences.by_sentence
    index = _index(page.frames)
    for sentence in page.sentences:
        taken: set[int] = set()
        for number, lemma in enumerate(sentence.lemmas if sentence.quantities else ()):
            for words, frame, attribute in index.get(lemma, ()):
                # A noun like "value" or "share" says what it is only beside an event of its frame.
                # "1,640 patients enrolled" were taken to hospital only where somebody was.
                if frame.name not in present and (not frame.consequence or lemma in _CARED_FOR):
                    continue
                if not _stands(sentence, number, words, frame):
                    continue
                if (_undergoes(frame, attribute) or _of_things(attribute)) and all(
                    m.frame != frame for m, _ in told.get(sentence.index, ())
                ):
                    continue  # "the train had 96 cars" does not say how many left the rails
                quantity = _number(sentence, number, words, attribute)
                if quantity is None or quantity.start in taken or counts_sources(sentence, quantity):
                    continue
                if is_rate(sentence, quantity):
                    continue
                if quantity.unit != "person" and quantity.value is not None and quantity.value.text.lower() == _ANY:
                    continue  # "have had at least one dose"
                if _PARTLY.match(sentence.text, quantity.end, max(quantity.end, sentence.tokens[number].start)):
                    continue  # "three of the injured died": not so many were injured
                if attribute.name == frame.agent_count and suffers(
                    (m for m, _ in told.get(sentence.index, ())), quantity.start, frame
                ):
                    continue
                taken.add(quantity.start)
                yield from _claim(page, sentence, sentence.tokens[number], quantity, frame, attribute)
                break
        yield from _none_told(page, sentence, index)
        for quantity, frame, attribute in _turnouts(page, sentence):
            if quantity.start not in taken:
                taken.add(quantity.start)
                yield from _claim(page, sentence, _token_behind(sentence, quantity), quantity, frame, attribute)
        for quantity in sentence.quantities:
            # A unit that only one attribute has names it: "a 6.7-magnitude quake".
            if quantity.unit in OWN_UNITS and quantity.start not in taken:
                for trigger in sentence.triggers:
                    own = next((a for a in trigger.frame.attributes if a.unit == quantity.unit), None)
                    if own is not None:
                        head = sentence.tokens[trigger.head]
                        yield from _claim(page, sentence, head, quantity, trigger.frame, own)
                        break


def _none_told(
    page: Page, sentence: Sentence, index: Mapping[str, tuple[tuple[tuple[str, ...], Frame, Attribute], ...]]
) -> Iterator[Assertion]:
    """Counts of nobody: "there were no deaths or injuries", "caused no casualties"."""
    denied = False
    for number, (token, lemma) in enumerate(zip(sentence.tokens, sentence.lemmas, strict=True)):
        if lemma in ("no", "zero"):
            denied = True
            continue
        if token.tag in ("VERB", "AUX", "PUNCT", "ADP", "PRON") and lemma not in ("or", "nor"):
            denied = False
        if not denied or token.tag != "NOUN":
            continue
        asked = next(
            (
                (frame, attribute)
                for words, frame, attribute in index.get(lemma, ())
                if frame.consequence
                and attribute.cumulative
                and attribute.unit == "person"
                and _stands(sentence, number, words, frame)
            ),
            None,
        )
        place = clause_at(sentence, token.start)
        if asked is None or place is None:
            continue
        modality = clause_modality(sentence, place)
        if modality.mode != "asserted" or not modality.by_none or sentence.asks:
            continue
        frame, attribute = asked
        event = _event(page, sentence, token.start, frame)
        if event.id is None or event.frame == frame.name:
            continue  # of no happening that the text names
        value = Quantity.of(0, "person", count=True, text=f"no {token.text.lower()}")
        said = evolve(statement_of(page, sentence, place, start=token.start, end=token.end), polarity=True)
        ask = ask_of(attribute.ask, event, attribute.unit)
        question = Question(
            event, attribute.name, "quantity", ask, attribute.cumulative, attribute.single, attribute.changing
        )
        yield tell(page, said, question, value, start=token.start, end=token.end, at=token.start, reader="tolls")


def _turnouts(page: Page, sentence: Sentence) -> Iterator[tuple[QuantityMention, Frame, Attribute]]:
    """Shares of those who could vote that did: "71 percent of those eligible cast a ballot"."""
    for quantity in sentence.quantities:
        if quantity.role != "percent" or not _TURNED_OUT.match(sentence.text, quantity.end, sentence.end):
            continue
        asked = [
            (frame, a)
            for frame in page.frames
            if frame.name in page.occurrences.by_frame
            for a in frame.attributes
            if a.name == "turnout"
        ]
        if asked:
            yield quantity, *min(asked, key=lambda x: x[0].name)


def _token_behind(sentence: Sentence, quantity: QuantityMention) -> Token:
    """The verb of voting behind a share, up to which it is quoted."""
    found = _TURNED_OUT.match(sentence.text, quantity.end, sentence.end)
    assert found is not None
    return max((t for t in sentence.tokens if t.end <= found.end()), key=lambda t: t.end)


def _of_things(attribute: Attribute) -> bool:
    """Whether an attribute counts things, of which a text about an event may tell for any reason."""
    return attribute.unit not in _OF_THE_EVENT and not is_measure(attribute.unit)


_OF_THE_EVENT: Final = frozenset(["", "person", "money", "count", *(unit.dimension for unit in UNITS.values())])
"""What is no thing: people, sums and measures, counts of a charge. It is told of the event of the text wherever it
stands."""


def _undergoes(frame: Frame, attribute: Attribute) -> bool:
    """Whether the attribute counts the things that the event befalls: cars that derailed, homes that burnt down."""
    return attribute.name == frame.patient_count and attribute.unit not in ("", "person", "money", "share")


def _stands(sentence: Sentence, number: int, words: tuple[str, ...], frame: Frame) -> bool:
    if number - len(words) + 1 < 0:
        return False
    tokens = sentence.tokens[number - len(words) + 1 : number + 1]
    if any(t.lemma.lower() != w and t.text.lower() != w for t, w in zip(tokens, words, strict=True)):
        return False
    token = sentence.tokens[number]
    if token.tag not in ("NOUN", "PROPN"):  # "the number of dead": only behind a word of counting
        before = [t.lemma.lower() for t in sentence.tokens[max(0, number - 4) : number]]
        return "of" in before and bool(_COUNTS & set(before))
    return True


def _number(sentence: Sentence, number: int, words: tuple[str, ...], attribute: Attribute) -> QuantityMention | None:
    first, last = sentence.tokens[number - len(words) + 1], sentence.tokens[number]
    for quantity in sentence.quantities:
        if quantity.value is None:
            continue  # a score: "6.1 -1"
        if attribute.unit in OWN_UNITS and quantity.start - last.end == 1:
            return quantity  # "magnitude 6.8"
        if not unit_fits(attribute, quantity):
            continue
        if attribute.name in _HELD and not _held(sentence, quantity, last):
            continue
        if any(at <= t.start < to for at, to in _counted(quantity, attribute) for t in (last, first)):
            return quantity
        gap = sentence.text[last.end : quantity.start] if quantity.start >= last.end else None
        if gap is not None and len(gap) <= _CLOSE and _linked(gap):
            return quantity
        if gap is not None and _came_to(sentence, last, quantity):
            return quantity
        if quantity.end <= first.start and first.start - quantity.end <= 2 and not quantity.noun:
            return quantity
    return None


def _counted(quantity: QuantityMention, attribute: Attribute) -> Iterator[tuple[int, int]]:
    """Where what a number counts stands: its noun, or the unit that an attribute of things counts in, "40 barrels"."""
    if quantity.noun_start >= 0:
        yield quantity.noun_start, quantity.noun_end
    if _of_things(attribute) or attribute.unit == quantity.unit:
        yield quantity.start, quantity.end


def _held(sentence: Sentence, quantity: QuantityMention, noun: Token) -> bool:
    """Whether a number of people is told as what something held, rather than what befell or is allowed them."""
    if noun.lemma.lower() in ("board", "aboard"):
        return True
    number = clause_at(sentence, quantity.start)
    if number is None:
        return False
    clause = sentence.clauses[number]
    if _ABOARD.match(sentence.text, noun.end):
        return True
    anybody = noun.lemma.lower() in ("person", "people")
    if clause.verb.lemma not in (_CARRIES if anybody else _HOLDS):
        return False
    parent = clause.parent
    return parent is None or sentence.clauses[parent].verb.lemma not in _PERMITS


def _came_to(sentence: Sentence, noun: Token, quantity: QuantityMention) -> bool:
    """Whether the noun is the subject of a verb that says what it came to: "the toll ... has risen to 47"."""
    for clause in sentence.clauses:
        subject = clause.subject
        if subject is None or not subject.start <= noun.start < subject.end or clause.verb.lemma not in _COMES:
            continue
        if (
            clause.object is not None
            and clause.object.start <= quantity.start + 2
            and quantity.start < clause.object.end
        ):
            return clause.verb.lemma in _REACHES
        return any(
            word in ("to", "at") and phrase.start <= quantity.start + 3 and quantity.start < phrase.end
            for word, phrase in clause.prepositions
        )
    return False


def _linked(gap: str) -> bool:
    if any(c in gap for c in ";.!?“”"):
        return False
    words = gap.replace(",", " ").replace(":", " of ").lower().split()
    # "The death toll from the flood in Velmora rose to 19": what limits the toll may stand between.
    if words and words[0] in ("from", "in", "for", "across") and len(words) <= 9:
        verb = next((i for i, w in enumerate(words) if w in _LINKS - {"from", "of", "the", "at"}), None)
        return verb is not None and all(w in _LINKS for w in words[verb:])
    return bool(words) and all(w in _LINKS for w in words)


def _claim(
    page: Page, sentence: Sentence, token: Token, quantity: QuantityMention, frame: Frame, attribute: Attribute
) -> Iterator[Assertion]:
    value = quantity.value
    assert isinstance(value, Quantity)
    if on_top(sentence, quantity.start, quantity.end):
        return  # "an additional 49 murders" are not all
    clause = clause_at(sentence, quantity.start)
    if clause is not None:
        modality = clause_modality(sentence, clause)
        if modality.negated or modality.conditional:
            return
        subject = sentence.clauses[clause].subject
        if subject is not None and subject.determiner.lower() in ("each", "every", "either"):
            return  # a part of each, not all
    event = _event(page, sentence, quantity.start, frame)
    value = in_unit_of(attribute, value)
    if attribute.unit == "magnitude" and value.nominal is not None:
        # Two seismological services seldom agree on the tenth.
        n = value.nominal
        value = Quantity(Trapezoid(n - 0.2, n, n, n + 0.2), value.unit, n, value.modifier, value.text)
    start, end = min(token.start, quantity.start), max(token.end, quantity.end)
    said = statement_of(page, sentence, clause, start=start, end=end)
    question = Question(
        event,
        attribute.name,
        "quantity",
        ask_of(attribute.ask, event, attribute.unit),
        attribute.cumulative,
        attribute.single,
        attribute.changing,
    )
    yield tell(page, said, question, value, start=start, end=end, at=quantity.start, reader="tolls")


def _event(page: Page, sentence: Sentence, position: int, frame: Frame) -> Event:
    incident = incident_near(page, sentence, position)
    if incident is not None and (frame.consequence or (incident.frame == frame.name and incident != page.incident)):
        return incident
    told = [(m, o) for m, o in page.occurrences.by_sentence.get(sentence.index, ()) if o.frame.name == frame.name]
    if told:
        return page.event(min(told, key=lambda x: (abs(x[0].start - position), x[0].start))[1])
    own = page.occurrences.by_frame.get(frame.name)
    if own:
        return page.event(max(own, key=lambda o: (o.weight, -o.number)))
    label = f"the {frame.nouns[0] if frame.nouns else frame.name}"
    return Event(frame.name, label=label, id=f"{page.document.id}#{frame.name}0")
