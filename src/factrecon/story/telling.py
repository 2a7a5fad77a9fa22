"""The one function that makes an assertion: a statement with one of its places left open, and what fills it."""

from __future__ import annotations

from typing import Final

from attrs import evolve

from factrecon.language.answers import read_answer
from factrecon.language.syntax.clauses import Clause
from factrecon.model import Assertion, Attribution, Claim, Mention, Question, Role, Scope, Statement, Status, status_of
from factrecon.story.analysis import Sentence
from factrecon.story.cloze import cloze_of, noun_asked, truth_asked
from factrecon.story.mentions import Mention as EventMention
from factrecon.story.mentions import clause_at
from factrecon.story.page import Page
from factrecon.story.speakers import speaker_of, sure_subject
from factrecon.story.statement import state_noun
from factrecon.values import Text, Value

__all__ = ["TRUTH", "answer_told", "described", "opened", "place_of", "statement_at", "statement_of", "tell"]

TRUTH: Final = "truth"
"""What is open where a claim answers whether the statement is so."""
_OPEN: Final = {
    "quantity": "amount",
    "duration": "amount",
    "time": "time",
    "offset": "time",
    "places": "place",
    "truth": TRUTH,
}
"""The place that a value of each kind fills; words and names may fill any."""
_TYPED: Final = frozenset({"amount", "time", "place"})
_LONGEST: Final = 160


def statement_of(
    page: Page, sentence: Sentence, clause: int | None, *, start: int, end: int, mention: EventMention | None = None
) -> Statement:
    """The statement of a clause, said by whoever says the words at `start:end` in it.

    Without a clause it is what the noun phrase there names ("following a strike in Ohio"). `mention` gives the
    statement the frame that the words were found to fit, and weakens its mode by the words of its noun phrase.
    """
    if clause is None or clause >= len(sentence.clauses):
        found = state_noun(page.analysis, page.entities, sentence, start, end, mention)
    else:
        found = page.statements[sentence.index, clause]
    said = speaker_of(page.analysis, sentence, clause, start, end)
    if mention is None and said is None:
        return found
    frame, mode, polarity = found.frame, found.mode, found.polarity
    if mention is not None:
        frame, mode = mention.frame.name, mode if mode == "asked" else mention.mode
        polarity = polarity if mention.clause is None else not mention.modality.negated
    return Statement(
        predicate=found.predicate,
        frame=frame,
        polarity=polarity,
        mode=mode,
        roles=found.roles,
        scope=found.scope,
        speaker=said.speaker if said is not None else None,
        cue=said.cue if said is not None else None,
        span=found.span,
        words=found.words,
        around=found.around,
    )


def statement_at(page: Page, start: int, end: int) -> Statement:
    """The statement of the clause that holds a place of the document.

    >>> from factrecon.model import Document
    >>> from factrecon.story.stages import story_of
    >>> page = story_of(Document(id="a", text="The council cut the budget. Its chair objected.")).pages[0]
    >>> statement_at(page, 28, 33).predicate
    'object'
    """
    sentence = page.sentence_at(start)
    if sentence is None:
        words = " ".join(page.text[start:end].split())
        return Statement(predicate=words[:_LONGEST], span=page.document.span(start, end))
    return statement_of(page, sentence, clause_at(sentence, start), start=start, end=end)


def described(page: Page, who: str, start: int, end: int, sentence: Sentence | None = None) -> Statement:
    """What words beside a name say of who bears it: "Labor Secretary Ann Lee", "Ana Bell, 31".

    They say that somebody is something, whatever the clause around them tells and in which mode. With `sentence` the
    statement is said by whoever says the words; else by the document.
    """
    said = speaker_of(page.analysis, sentence, None, start, end) if sentence is not None else None
    entity = page.entities.key(page.document.id, who)
    return Statement(
        predicate="be",
        roles=(Role("agent", Mention(who, _head(who), entity)),),
        speaker=said.speaker if said else None,
        cue=said.cue if said else None,
        span=page.document.span(start, end),
        words=tuple(w.lower() for w in who.split()),
    )


def answer_told(page: Page, text: str, kind: str, *, unit: str = "", asked: str = "") -> Value | None:
    """The value that words of a document give as an answer of a kind (`language.answers.ANSWER_KINDS`), None for none.

    >>> from factrecon.model import Document
    >>> from factrecon.story.stages import story_of
    >>> page = story_of(Document(id="a", text="Ana Holm, who is 171 cm tall, sang.")).pages[0]
    >>> answer_told(page, "171 cm", "measure").unit, answer_told(page, "tall", "measure")
    ('centimetre', None)
    """
    value = read_answer(text, kind, unit=unit, asked=asked, published=page.published, tolerance=page.analysis.tolerance)
    return None if isinstance(value, Text) and kind != "text" else value


def tell(
    page: Page,
    statement: Statement,
    question: Question,
    value: Value,
    *,
    start: int,
    end: int,
    reader: str,
    at: int | None = None,
    open: str = "",
    scope: Scope | None = None,
) -> Assertion:
    """The assertion that `value` fills the place `open` of `statement`, quoted from `start` to `end`.

    `open` names a role; left out, it is the one that values of this kind fill. `at` is where the words of the value
    begin, `start` if not given: readers that stand over others take it from them. In the statement that the assertion
    keeps, the open place stands first among its like, with what is counted or measured right behind it, so that
    `statement.filler(open)` is what the document says there. Who says it, and how it is meant, is the statement's.

    >>> from factrecon.model import Document
    >>> from factrecon.story.stages import story_of
    >>> from factrecon.values import Truth
    >>> page = story_of(Document(id="a", text="The council approved the budget, police said.")).pages[0]
    >>> said = statement_at(page, 12, 20)
    >>> told = tell(page, said, Question("budget", "approved"), Truth(True), start=0, end=31, reader="mine")
    >>> told.status, told.attribution.speaker, told.open, told.statement.predicate
    ('reported', 'police', 'truth', 'approve')
    """
    place = open or place_of(value)
    document, said = page.document, statement.speaker is not None or statement.cue is not None
    return Assertion(
        Claim(question, value, scope or Scope(as_of=page.published)),
        document.source,
        document.id,
        document.span(start, end),
        Attribution(statement.speaker, statement.cue) if said else Attribution(),
        _status(statement, place, value),
        page.published,
        reader=reader,
        statement=opened(statement, place, value),
        open=place,
        at=start if at is None else at,
        own_words=_own_words(page, value, start if at is None else at, end, statement.predicate),
    )


def _status(statement: Statement, place: str, value: Value) -> Status:
    """How the assertion stands behind its claim.

    Whether it is so takes the denial into its answer; any other value is denied with its clause ("did not hire 300"),
    unless the clause is negated by the value itself ("no deaths").
    """
    said = statement.speaker or statement.cue
    if place == TRUTH:
        return status_of("asserted" if statement.mode == "denied" else statement.mode, speaker=said)
    if not statement.polarity and statement.mode != "retracted" and getattr(value, "nominal", None) != 0:
        return "denied"
    return status_of(statement.mode, speaker=said)


def _own_words(page: Page, value: Value, start: int, end: int, predicate: str) -> str:
    """What the value answers in the words of its clause, or of the noun phrase that it stands in."""
    sentence = page.sentence_at(start)
    if sentence is not None and value.kind == "truth":
        within = [n for n, c in enumerate(sentence.clauses) if start <= c.verb.head.start and c.verb.head.end <= end]
        # "denied that the talks resumed": what is said to be so or not is the talks, not the denial.
        told = [n for n in within if sentence.clauses[n].verb.lemma == predicate.partition(" ")[0]]
        number = next(iter(told or within), None)
        if number is None:  # "talks took place", told by the noun
            number = next((n for n, c in enumerate(sentence.clauses) if _tells_that_it_was(c, start, end)), None)
        return "" if number is None else truth_asked(sentence, number, _named(page, sentence, number))
    said = value.text
    if sentence is None or not said or value.kind in ("truth", "text"):
        return ""
    place = page.text.find(said, start, max(end, start + len(said)))
    if place < 0:
        return ""
    last = place + len(said)
    phrase = next((p for p in sentence.parsed.phrases if p.start <= place and last <= p.end), None)
    if phrase is not None and (asked := noun_asked(phrase, page.text, value.kind, place, last)):
        return asked
    number = clause_at(sentence, place)
    if number is None:
        return ""
    return cloze_of(sentence, number, value.kind, place, last, _named(page, sentence, number))


def _tells_that_it_was(clause: Clause, start: int, end: int) -> bool:
    """Whether a clause says of what stands at `start:end`, its subject, that it took place."""
    subject, verb = clause.subject, clause.verb
    if subject is None or not (subject.start <= start and end <= subject.end):
        return False
    took = verb.lemma == "take" and clause.object is not None and clause.object.head.lemma == "place"
    return took or verb.lemma in ("happen", "occur")


def _named(page: Page, sentence: Sentence, number: int) -> str:
    """Who the subject of a clause is where it is only a pronoun."""
    clause = sentence.clauses[number]
    if clause.subject is None or clause.subject.head.tag != "PRON":
        return ""
    return sure_subject(page.analysis, sentence, number)


def place_of(value: Value) -> str:
    """The place of a statement that values of a kind fill where no reader names one.

    >>> from factrecon.values import Quantity
    >>> place_of(Quantity.of(3, "person"))
    'amount'
    """
    return _OPEN.get(value.kind, "patient")


def opened(statement: Statement, place: str, value: Value) -> Statement:
    """The statement with what fills the open place first among its like, put there where it was not read.

    >>> from factrecon.values import Quantity
    >>> two, nine = (Role("amount", Quantity.of(n, "person", text=str(n))) for n in (2, 9))
    >>> said = Statement(predicate="kill", roles=(two, Role("counted", Mention("men", "man")), nine))
    >>> [r.name for r in opened(said, "amount", Quantity.of(9, "person", text="9")).roles]
    ['amount', 'amount', 'counted']
    """
    if place == TRUTH:
        return statement
    roles = list(statement.roles)
    like = [i for i, r in enumerate(roles) if r.name == place]
    at = next((i for i in like if roles[i].filler == value), None)
    if at is None:
        at = next((i for i in like if roles[i].filler.text == value.text), None)
    if at is None and like and place not in _TYPED:
        at = like[0]
    if at is None:
        filler = value if place in _TYPED else Mention(value.text, _head(value.text))
        return evolve(statement, roles=(Role(place, filler), *roles))
    end = at + 1
    while place == "amount" and end < len(roles) and roles[end].name in ("counted", "measured"):
        end += 1
    return evolve(statement, roles=(*roles[at:end], *roles[:at], *roles[end:]))


def _head(words: str) -> str:
    return words.split()[-1].lower().strip(".,;:") if words.split() else ""
