"""Whether it is so: what a clause says or denies, whether or not a frame knows it.

"Police said the ferry was overloaded" and "the owner has denied that it was overloaded" answer one
question with yes and no. Most clauses of a text interest nobody; matching keeps those on which several
documents speak.
"""

from __future__ import annotations

from collections.abc import Iterator

from factrecon.language.en.rows import listed
from factrecon.model import Assertion, Event, Question
from factrecon.story.analysis import Sentence
from factrecon.story.asks import question_of_truth
from factrecon.story.clauses import gives_a_number
from factrecon.story.modality import REPORTING, clause_modality, correction_in, is_turned
from factrecon.story.page import Clause, NounPhrase, Page, Story
from factrecon.story.speakers import named_subject
from factrecon.story.telling import statement_of, tell
from factrecon.values import Truth

READER = "truths"
_SILENT = REPORTING | listed("statements.weak") | listed("statements.weak_truths")
"""Verbs that say too little by themselves, or say who says it."""
_OF_THINGS = listed("saying.with_objects")
"""Verbs of saying that do more with an object: "conceded defeat", "declared an emergency"."""
_REFLEXIVE = frozenset(["himself", "herself", "itself", "themselves"])
_LONGEST = 240
_MOST = 400
"""Clauses of one document that are taken; news has fewer."""


def read_truths(story: Story) -> Iterator[Assertion]:
    """The reader of truths: one claim for each clause with a telling verb, a subject and a fixed mood."""
    for page in story.pages:
        yield from _on(page)


def _on(page: Page) -> Iterator[Assertion]:
    left = _MOST
    for sentence in page.sentences:
        for number, clause in enumerate(sentence.clauses):
            if left and _tells(sentence, number, clause):
                found = _claim(page, sentence, number, clause)
                if found is not None:
                    left -= 1
                    yield found


def _tells(sentence: Sentence, number: int, clause: Clause) -> bool:
    verb = clause.verb
    if any(c.parent == number and _is_left_undone(sentence, k) for k, c in enumerate(sentence.clauses)):
        return False  # "failed to pay": whether it paid is asked
    if clause.subject is not None and clause.subject.numeral and clause.subject.determiner not in ("no", "No"):
        return False  # "412 people died" answers how many
    counted = clause.object is not None and clause.object.head.tag == "NUM"
    if counted and clause.object is not None and clause.object.determiner.lower() != "no":
        return False  # "the storm injured two"
    if gives_a_number(sentence, clause):
        return False
    if sentence.asks or clause.subject is None or len(verb.lemma) < 3:
        return False
    if not verb.finite and not _is_left_undone(sentence, number):
        return False
    if verb.lemma in _SILENT and (clause.object is None or verb.lemma not in _OF_THINGS):
        return False
    if correction_in(sentence, clause):
        return False  # "an earlier version misstated the number": that it did is no news
    return not clause.relative or clause.object is not None


def _is_left_undone(sentence: Sentence, number: int) -> bool:
    """Whether an infinitive tells what did not happen: "failed to pay", "was unable to pay"."""
    clause = sentence.clauses[number]
    if not clause.verb.infinitive or clause.subject is None or clause.parent is None:
        return False
    modality = clause_modality(sentence, number)
    return modality.negated and modality.mode == "asserted" and is_turned(sentence, number)


def _claim(page: Page, sentence: Sentence, number: int, clause: Clause) -> Assertion | None:
    modality = clause_modality(sentence, number)
    if modality.conditional or modality.status == "possible":
        return None
    document, verb, subject = page.document, clause.verb, clause.subject
    assert subject is not None
    start, end = min(verb.start, subject.start), verb.end
    if clause.object is not None and clause.object.start > verb.start:
        end = max(end, clause.object.end)
    denial = clause.parent is not None and sentence.clauses[clause.parent].verb.lemma == "deny"
    if denial and clause.parent is not None:
        start = min(start, sentence.clauses[clause.parent].verb.start)
    if end - start > _LONGEST:
        start, end = verb.start, verb.end
    said = statement_of(page, sentence, number, start=verb.start, end=verb.end)
    if subject.head.lemma.lower() in _REFLEXIVE:
        stands = [n.text for n in sentence.names if 0 <= subject.start - n.end <= 2]
    else:
        stands = [
            n.text for n in sentence.names if subject.start <= n.start < subject.end and n.end >= subject.head.end
        ]
    names = tuple(stands)
    objects = tuple(
        n.text
        for n in sentence.names
        if clause.object is not None and clause.object.start <= n.start < clause.object.end
    )
    named = named_subject(page.analysis, sentence, clause)
    # Who "it" or "we" probably is, by the last word: "the company", "a spokesman", "Oakfield Foods".
    guess = named.split()[-1].lower() if named and subject.head.tag == "PRON" else ""
    event = Event(
        "statement",
        label=" ".join(x for x in (verb.lemma, _head(subject), _head(clause.object)) if x),
        id=f"{document.id}#truth{verb.start}",
        modifiers=(verb.lemma, _head(subject), _head(clause.object), verb.voice, guess),
        participants=names,
        roles=tuple(("object", name) for name in objects),
    )
    question = Question(event, "truth", "truth", question_of_truth(sentence.text, clause, named))
    return tell(page, said, question, Truth(said.polarity), start=start, end=end, reader=READER)


_ANYBODY = listed("reference.anybody")


def _head(phrase: NounPhrase | None) -> str:
    if phrase is not None and phrase.head.lemma.lower() in _ANYBODY:
        return "anyone"
    return phrase.head.lemma.lower() if phrase is not None and phrase.head.tag != "PRON" else ""
