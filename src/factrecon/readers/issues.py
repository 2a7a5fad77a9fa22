"""What parties want and what they are at odds over, in the document's words."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from factrecon.language.en.patterns import pattern
from factrecon.model import Assertion, Event, Question
from factrecon.story.analysis import Sentence
from factrecon.story.modality import clause_modality
from factrecon.story.page import Clause, Page, Story
from factrecon.story.telling import statement_of, tell
from factrecon.values import Text

_WANT = {
    "demand": "",
    "seek": "",
    "want": "",
    "ask": "for",
    "push": "for",
    "press": "for",
    "call": "for",
    "campaign": "for",
    "fight": "for",
    "lobby": "for",
    "strike": "for",
    "protest": "against",
    "plead": "for",
    "bargain": "for",
}
"""Verbs of demanding and the preposition before what is demanded."""
_DEMANDS = pattern("issues_told.demands")
_OVER = pattern("issues_told.over")
_GROUP = pattern("issues_told.group")
_ENDS = pattern("issues_told.ends")


def read_issues(story: Story) -> Iterator[Assertion]:
    """The reader of demands and disputed issues: one text claim each, on the document's dispute."""
    for page in story.pages:
        yield from _on(page)


def _on(page: Page) -> Iterator[Assertion]:
    for sentence in page.sentences:
        for number, clause in enumerate(sentence.clauses):
            found = _demand(sentence, clause)
            if found is not None and not clause_modality(sentence, number).negated:
                yield from _claim(page, sentence, number, *found)
        yield from _listed(page, sentence)
        near = sentence.text.find(" over ", sentence.start, sentence.end) >= 0
        over = _OVER.search(sentence.text, sentence.start, sentence.end) if near else None
        if over:
            start = over.start("issue")
            yield from _claim(page, sentence, None, start, _end(sentence, start))


def _demand(sentence: Sentence, clause: Clause) -> tuple[int, int] | None:
    preposition = _WANT.get(clause.verb.lemma)
    if preposition is None or clause.subject is None:
        return None
    if not _GROUP.search(sentence.text, clause.subject.start, clause.subject.whole_end):
        return None
    if preposition:
        phrase = next((p for word, p in clause.prepositions if word == preposition and p.start > clause.verb.end), None)
    else:
        phrase = clause.object
    if phrase is None or phrase.temporal:
        return None
    return phrase.start, max(_end(sentence, phrase.start), phrase.end)


def _listed(page: Page, sentence: Sentence) -> Iterator[Assertion]:
    """ "Higher pay topped the workers' list of demands", "their demands include ..."."""
    for found in _DEMANDS.finditer(sentence.text, sentence.start, sentence.end):
        for number, clause in enumerate(sentence.clauses):
            inside = clause.start <= found.start() < clause.end + 60
            if not inside or clause.subject is None:
                continue
            subject_is_list = clause.subject.start <= found.start() < clause.subject.whole_end
            if (
                subject_is_list
                and clause.verb.lemma in {"include", "be", "involve", "center", "centre"}
                and clause.object
            ):
                yield from _claim(page, sentence, number, clause.object.start, _end(sentence, clause.object.start))
                return
            if clause.verb.lemma in {"top", "head", "lead", "remain", "be"} and found.start() > clause.verb.end:
                start = min(
                    [c.subject.start for c in sentence.clauses if c.subject is not None and c.start >= sentence.start]
                )
                first = sentence.text.rfind(", but ", sentence.start, clause.verb.start)
                start = first + 6 if first >= 0 else start
                yield from _claim(page, sentence, number, start, clause.verb.start)
                return


def _end(sentence: Sentence, start: int) -> int:
    found = _ENDS.search(sentence.text, start + 3, sentence.end)
    end = found.start() if found else sentence.end
    return min(end, start + 200)


def _claim(page: Page, sentence: Sentence, clause: int | None, start: int, end: int) -> Iterator[Assertion]:
    document = page.document
    words = document.text[start:end].strip()
    if len(words) < 3:
        return
    end = start + len(document.text[start:end].rstrip())
    event = Event("contention", label="the dispute", id=f"{document.id}#contention0")
    question = Question(event, "issues", "text", "What is wanted, and at issue, in the dispute?", single=False)
    said = statement_of(page, sentence, clause, start=start, end=end)
    # What is wanted is asserted to be wanted, in whichever mode the clause stands that names it.
    yield tell(
        page,
        evolve(said, mode="asserted"),
        question,
        Text(words, words),
        start=start,
        end=end,
        open="patient",
        reader="issues",
    )
