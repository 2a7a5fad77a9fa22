"""Why, of what, and what is denied: causes, charges laid and things denied, in the document's words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factrecon.language.en.patterns import pattern
from factrecon.language.en.rows import listed, listed_in_order
from factrecon.model import Assertion, Event, Question
from factrecon.story.analysis import Sentence
from factrecon.story.mentions import Mention, clause_at
from factrecon.story.modality import clause_modality
from factrecon.story.nouns import classes_of, is_of_people, is_several
from factrecon.story.occurrences import Occurrence
from factrecon.story.page import Clause, NounPhrase, Page, Story
from factrecon.story.speakers import sure_subject
from factrecon.story.telling import statement_of, tell
from factrecon.values import Text

_CAUSE = pattern("causes.cause")
_CAUSAL = re.compile("|".join(listed_in_order("causes.causal")))
"""A word that `_CAUSE` cannot do without."""
_ALLEGATION = pattern("causes.allegation")
_ENDS = pattern("causes.ends")
_ACCUSE = listed("causes.accusing")
_OPEN = {"cause": "agent", "denied": "patient", "charged with": "with:"}
"""The place of the statement that is told by each kind of claim; "of:" of who is accused or suspected."""
_PLEA = pattern("causes.plea")
_DENY = frozenset({"deny", "reject", "dismiss", "refute", "dispute"})
_OF_WHAT = pattern("causes.of_what")
_CLAIMED = pattern("causes.claimed")
_WHEN_DENIED = pattern("causes.when_denied")
"""A day between a denial and what is denied."""
_DENIED = pattern("causes.denied")


def read_causes(story: Story) -> Iterator[Assertion]:
    """The reader of causes, accusations and denials."""
    for page in story.pages:
        yield from _on(page)


def _on(page: Page) -> Iterator[Assertion]:
    held: dict[int, list[tuple[Mention, Occurrence]]] = {}
    for mention, occurrence in page.occurrences.of:
        held.setdefault(mention.sentence, []).append((mention, occurrence))
    for sentence in page.sentences:
        causal = _CAUSAL.search(sentence.lowered, sentence.start, sentence.end)
        for found in _CAUSE.finditer(sentence.text, sentence.start, sentence.end) if causal else ():
            if any(c.verb.infinitive and c.verb.start <= found.end() < c.verb.end for c in sentence.clauses):
                continue  # "is due to speak": a plan
            if _UNKNOWN.match(sentence.text, found.end()):
                continue
            event = _caused(page, sentence, found.start(), held.get(sentence.index, []))
            if event is not None:
                start = found.end()
                yield from _claim(
                    page, sentence, event, "cause", f"What caused {event.label}?", start, _end(sentence, start)
                )
        yield from _unknown(page, sentence, held.get(sentence.index, []))
        for clause in sentence.clauses:
            yield from _said_of(page, sentence, clause)
            for finds in (_causing, _backwards, _blamed):
                yield from finds(page, sentence, clause, held.get(sentence.index, []))
        yield from _denied_before(page, sentence)


_UNKNOWN = pattern("causes.unknown")


_NOT_KNOWN = pattern("causes.not_known")
"""Words that say that a cause is not known."""
_UNTOLD = pattern("causes.untold")


def _unknown(page: Page, sentence: Sentence, mentions: list[tuple[Mention, Occurrence]]) -> Iterator[Assertion]:
    """ "The cause of the break is unknown": that nobody can say why is an answer too."""
    if not _UNTOLD.search(sentence.lowered, sentence.start, sentence.end):
        return
    found = _NOT_KNOWN.search(sentence.text, sentence.start, sentence.end)
    if found is None:
        return
    near = [
        o for m, o in mentions if found.start() - 80 <= m.start <= found.end() + 60 and (m.frame.incident or m.told)
    ]
    event = page.event(near[0]) if near else page.incident or _named_of(page, sentence, found)
    if event is None:
        return
    part = next(g for g in ("a", "b", "c") if found[g])
    said = statement_of(page, sentence, clause_at(sentence, found.start()), start=found.start(), end=found.end())
    question = Question(event, "cause", "text", f"What caused {event.label}?", single=False)
    yield tell(
        page,
        said,
        question,
        Text("unknown", found[part]),
        start=found.start(),
        end=found.end(),
        at=found.start(part),
        open="agent",
        reader="causes",
    )


def _named_of(page: Page, sentence: Sentence, found: re.Match[str]) -> Event | None:
    """What the cause is of, where no frame knows it: "the cause of the break", "what caused the leak"."""
    cause = re.compile(r"\b(?:cause|reason|origin)s? (?:of|for|behind) |\bcaused ").search(
        sentence.text, found.start(), min(sentence.end, found.end() + 12)
    )
    phrase = sentence.parsed.phrase_from(cause.end()) if cause is not None else None
    if phrase is None or cause is None or phrase.start - cause.end() > 2 or phrase.head.tag == "PRON":
        return None
    head = phrase.head.lemma.lower()
    label = f"the {head}" if phrase.head.tag != "PROPN" else phrase.text
    return Event("statement", label=label, id=f"{page.document.id}#caused{phrase.start}", modifiers=("cause", head, ""))


_BACKWARDS = pattern("causes.backwards")


def _backwards(
    page: Page, sentence: Sentence, clause: Clause, mentions: list[tuple[Mention, Occurrence]]
) -> Iterator[Assertion]:
    """ "A hot bearing was the likely cause of the wreck": the subject is the cause."""
    subject = clause.subject
    if subject is None or clause.verb.lemma != "be" or subject.head.tag in ("PRON", "PROPN"):
        return
    found = _BACKWARDS.search(sentence.text, subject.start, min(sentence.end, clause.verb.end + 80))
    if (
        found is None
        or clause_modality(sentence, sentence.clauses.index(clause)).negated
        or subject.head.lemma in ("cause", "reason")
    ):
        return
    behind = [
        o for m, o in mentions if found.end() <= m.start < found.end() + 40 and (m.frame.incident or m.part == "noun")
    ]
    event = page.event(behind[0]) if behind else page.incident
    if event is not None:
        yield from _claim(
            page, sentence, event, "cause", f"What caused {event.label}?", subject.start, subject.whole_end
        )


_CAUSES = frozenset(
    {"phenomenon", "event", "artifact", "process", "state", "attribute", "substance", "act", "object", "cognition"}
)


def _blamed(
    page: Page, sentence: Sentence, clause: Clause, mentions: list[tuple[Mention, Occurrence]]
) -> Iterator[Assertion]:
    """ "The owner has blamed a small quake (for the collapse)": a thing that is blamed is a cause, a person is
    accused.
    """
    blamed = clause.object
    if clause.verb.lemma != "blame" or clause.verb.voice != "active" or blamed is None or blamed.head.tag != "NOUN":
        return
    if blamed.start < clause.verb.start or is_of_people(blamed) or not classes_of(blamed) & _CAUSES:
        return
    if clause_modality(sentence, sentence.clauses.index(clause)).negated:
        return
    undergone = [o for m, o in mentions if m.start > blamed.end and (m.frame.incident or m.part == "noun")]
    event = page.event(undergone[0]) if undergone else page.incident
    if event is not None:
        yield from _claim(page, sentence, event, "cause", f"What caused {event.label}?", blamed.start, blamed.whole_end)


def _caused(page: Page, sentence: Sentence, position: int, mentions: list[tuple[Mention, Occurrence]]) -> Event | None:
    """The event whose cause is told: that of the same clause, or which stands right before the words."""
    number = clause_at(sentence, position)
    before = [
        (m, o)
        for m, o in mentions
        if m.end <= position
        and (m.frame.incident or m.frame.durative or m.part == "noun")
        and (m.clause == number or position - m.end <= _BESIDE)
    ]
    return page.event(before[-1][1]) if before else None


_BESIDE = 12
"""Code points between an event and the words that tell its cause, where no clause joins them."""
_CAUSING = listed("causes.causing")


def _causing(
    page: Page, sentence: Sentence, clause: Clause, mentions: list[tuple[Mention, Occurrence]]
) -> Iterator[Assertion]:
    """ "A crack in the hull caused the sinking": the subject is the cause of the event that is the object."""
    subject, undergone = clause.subject, clause.object
    if clause.verb.lemma not in _CAUSING or clause.verb.voice != "active" or subject is None or undergone is None:
        return
    if subject.head.tag in ("PRON", "PROPN") or undergone.start < clause.verb.start:
        return
    told = [
        o
        for m, o in mentions
        if undergone.start <= m.start < undergone.whole_end and (m.frame.incident or m.part == "noun")
    ]
    if not told or clause_modality(sentence, sentence.clauses.index(clause)).negated:
        return
    event = page.event(told[0])
    yield from _claim(
        page,
        sentence,
        event,
        "cause",
        f"What caused {event.label}?",
        subject.start,
        max(subject.end, min(subject.whole_end, clause.verb.start)),
    )


def _said_of(page: Page, sentence: Sentence, clause: Clause) -> Iterator[Assertion]:
    lemma = clause.verb.lemma
    if lemma in _ACCUSE:
        behind = clause.object is not None and clause.object.start > clause.verb.end
        accused = clause.object if behind else clause.subject
        if accused is None or accused.head.tag == "PRON":
            return
        ends = {clause.verb.end, accused.end, accused.whole_end}
        of = _OF_WHAT.search(sentence.text, clause.verb.end, min(sentence.end, clause.verb.end + 120))
        if of is None or of.start() not in ends or accused.conjuncts:
            return  # "charging at him and bombarding him with questions"
        who = _named(sentence, accused)
        verb = {
            "accuse": "accused of",
            "charge": "charged with",
            "suspect": "suspected of",
            "convict": "convicted of",
            "acquit": "acquitted of",
        }[lemma]
        start, end = of.end(), _end(sentence, of.end())
        yield from _claim(
            page, sentence, who, verb, f"What {_be(accused)} {who} {verb}?", start, end, back=clause.verb.start
        )
    elif lemma == "plead" and clause.subject is not None:
        plea = _PLEA.search(sentence.text, clause.verb.end, min(sentence.end, clause.verb.end + 60))
        pronoun = clause.subject.head.tag == "PRON"
        number = sentence.clauses.index(clause)
        who = sure_subject(page.analysis, sentence, number) if pronoun else _named(sentence, clause.subject)
        if plea is not None and who:
            who = page.entities.called(page.document.id, who)
            verb = f"pleaded {plea['how'].lower()} to"
            start = plea.end()
            yield from _claim(
                page,
                sentence,
                who,
                verb,
                f"What did {who} plead {plea['how'].lower()} to?",
                start,
                _end(sentence, start),
                back=clause.verb.start,
            )
    elif lemma in _DENY and clause.subject is not None and clause.subject.head.tag != "PRON":
        if clause.verb.negated or clause.verb.voice == "passive":
            return  # "does not deny that"
        start = clause.verb.end + 1
        end = _end(sentence, start)
        told = _WHEN_DENIED.match(sentence.text, start, end)
        start = told.end() if told is not None else start
        words = sentence.text[start:end].strip()
        if words.split()[:1] in (["that"], ["this"], ["those"], ["these"]) and len(words.split()) < 3:
            return  # "dismissed that criticism": which is not said
        claimed = _DENIED if lemma == "deny" else _CLAIMED
        if not words or not claimed.search(words):
            # "an allegation that Acme has denied": what is denied stands before.
            if clause.object is None or clause.object.start > clause.verb.start:
                return
            start, end = clause.object.start, clause.verb.end
        who = _named(sentence, clause.subject)
        yield from _claim(page, sentence, who, "denied", f"What did {who} deny?", start, end, back=clause.verb.start)


def _denied_before(page: Page, sentence: Sentence) -> Iterator[Assertion]:
    """ "..., an allegation Acme has denied": what is denied stands before the comma."""
    for found in _ALLEGATION.finditer(sentence.text, sentence.start, sentence.end):
        who = " ".join(found["who"].split())
        start = max(sentence.start, found.start() - 160)
        yield from _claim(page, sentence, who, "denied", f"What did {who} deny?", start, found.start())


def _named(sentence: Sentence, phrase: NounPhrase) -> str:
    """A phrase as it reads inside a question."""
    words = " ".join(sentence.text[phrase.start : phrase.end].split())
    keep = phrase.tokens[0].tag != "DET" and "PROPN" in (phrase.tokens[0].tag, phrase.head.tag)
    return words if keep else words[:1].lower() + words[1:]


def _be(phrase: NounPhrase) -> str:
    return "were" if is_several(phrase) else "was"


def _end(sentence: Sentence, start: int) -> int:
    found = _ENDS.search(sentence.text, start + 3, sentence.end)
    end = min(found.start() if found else sentence.end, start + 160)
    # "The woman who accused him of lying left": the sentence goes on with its own verb.
    own = [
        c.verb.start
        for c in sentence.clauses
        if c.verb.finite and start < c.verb.start < end and c.subject is not None and c.subject.start < start
    ]
    return min(own, default=end)


def _without_day(sentence: Sentence, start: int, end: int) -> int:
    """Where words end without the day on which they were said: "denied the charge | on Monday"."""
    time = next((t for t in sentence.times if t.kind in ("date", "time") and start < t.start < end <= t.end + 1), None)
    if time is None:
        return end
    before = next((t for t in reversed(sentence.tokens) if t.end <= time.start), None)
    on = before is not None and before.text.lower() == "on" and before.start > start
    return before.start if before is not None and on else time.start if sentence.text[time.start].isupper() else end


def _claim(
    page: Page,
    sentence: Sentence,
    subject: Event | str,
    attribute: str,
    ask: str,
    start: int,
    end: int,
    *,
    back: int | None = None,
) -> Iterator[Assertion]:
    document = page.document
    if attribute != "cause":
        end = _without_day(sentence, start, end)
    words = document.text[start:end].strip()
    final = next((t for t in reversed(sentence.tokens) if t.end <= end and t.start >= start), None)
    described = final is not None and final.tag == "ADJ" and words.split()[-2:-1] in (["a"], ["an"], ["the"])
    pointing = attribute != "cause" and len(words.split()) < 3 and words.split()[:1] in (["the"], ["those"], ["these"])
    if pointing or words.lower() in ("having", "being"):
        return  # "denied the allegations": which, is said elsewhere
    if described or len(words) < 3 or (final is not None and final.tag in ("DET", "ADP", "ADV", "CCONJ", "SCONJ")):
        return  # what it leads to was not read
    number = clause_at(sentence, start)
    said = statement_of(page, sentence, number, start=start, end=end)
    end = start + len(document.text[start:end].rstrip())
    low = min(start, back) if back is not None and start - back < 160 else start
    question = Question(subject, attribute, "text", ask, single=False)
    place = _OPEN.get(attribute, "of:")
    yield tell(page, said, question, Text(words, words), start=low, end=end, open=place, reader="causes")
