"""Whether two assertions on one question tell of one deed: by who does what to whom in their statements.

Where both name who did it, or to whom, and name two, they tell of two deeds, and then their yes and no, or their two
days, dispute nothing; and a yes and a no that share no doer and nothing done to may well be of two deeds.
"""

from __future__ import annotations

from typing import Final

from factrecon.language.en.rows import listed
from factrecon.language.syntax.closed_classes import CLAUSE_TAKERS
from factrecon.matching.features import lemmas
from factrecon.model import Assertion, Mention, Statement
from factrecon.values import Places, Quantity, Time
from factrecon.values.entity import name_key

__all__ = ["NOBODY", "open_agreement", "says_both", "told_apart"]

_PARTS: Final = ("agent", "patient")
_ASKED_OF_DEEDS: Final = frozenset({"truth", "time", "duration", "places"})
_OF_CONTESTS: Final = frozenset({"votes won", "votes lost", "abstentions", "winner's score", "loser's score"})
"""What is asked of votes and matches, of which there are many."""
NOBODY: Final = listed("reference.anybody") | frozenset(
    ["", "he", "she", "it", "they", "we", "i", "you", "who", "which", "that", "this", "those", "some"]
)


def told_apart(a: Assertion, b: Assertion) -> str:
    """Why two assertions may tell of two deeds; "" where they tell of one, or where there is nothing to tell it by.

    >>> def said(who, what):
    ...     return Statement(predicate="pass",
    ...     roles=(Role("agent", Mention(who, who, who)), Role("patient", Mention(what, what, what))))
    >>> from factrecon.model import Claim, Event, Question, Role
    >>> from factrecon.values import Truth
    >>> one, other = (Assertion(Claim(Question(Event("passage"), "occurrence", "truth"), Truth(yes)), source,
    ...     statement=said(w, "bill"))
    ...               for source, w, yes in (("a", "house", True), ("b", "senate", False)))
    >>> told_apart(one, other), told_apart(one, one)
    ('it is told of house and of senate', '')
    """
    p, q = a.statement, b.statement
    if p is None or q is None:
        return ""
    if a.record is not None and b.record is not None:
        return _of_two_times(p, q) if a.claim.question.kind not in ("time", "offset") else ""
    if a.record is not None or b.record is not None:
        return ""
    if a.claim.question.attribute in _OF_CONTESTS:
        return _of_two_times(p, q) or _of_two_motions(p, q)
    if a.claim.question.kind == "quantity" and a.claim.question.cumulative:
        event = a.claim.question.event
        return _counted_in(p, q, event.places if event is not None else None)
    if a.claim.question.kind not in _ASKED_OF_DEEDS or a.claim.question.event is None:
        return ""
    for part in _PARTS:
        mine, theirs = _who(p, part), _who(q, part)
        if mine and theirs and not mine & theirs:
            return f"it is told of {min(mine)} and of {min(theirs)}"
    if a.claim.question.kind == "truth" and _of_any(p, q):
        return "it is told of no particular one"
    if a.claim.question.kind == "truth" and not (_who(p, "agent") | _heads(p, "agent")) & (
        _who(q, "agent") | _heads(q, "agent")
    ):
        if _heads(p, "agent") or _heads(q, "agent") or not _heads(p) & _heads(q):
            return "it is open whether both tell of one deed"
    return ""


def _of_two_motions(p: Statement, q: Statement) -> str:
    """Whether two sentences that give the numbers of a vote or a contest say too little of the same beside them: a
    council votes on many things in one night.

    >>> one, other = (Statement(predicate="vote", around=tuple(f"close {school} school".split()))
    ...               for school in ("grove", "lincoln"))
    >>> _of_two_motions(one, one), _of_two_motions(one, Statement(predicate="vote", around=("keep", "lincoln", "open")))
    ('', 'it is open whether both are of one vote')
    """
    mine, theirs = _doers(p), _doers(q)
    if mine and theirs and not mine & {*theirs, *q.words, *q.around}:
        return "it is open whether both are of one vote"  # the council and the school board
    few, many = sorted((_said_beside(p), _said_beside(q)), key=len)
    shared = sum(any(w == x or lemmas(w, x) == "alike" for x in many) for w in few)
    return "" if few and shared >= MOTION * len(few) else "it is open whether both are of one vote"


def _said_beside(statement: Statement) -> frozenset[str]:
    """The words of a sentence but for its verb and who did it."""
    return frozenset({*statement.words, *statement.around}) - _doers(statement) - {statement.predicate, "vote"}


def _doers(statement: Statement) -> frozenset[str]:
    """The words for who did it."""
    found = (f for f in statement.fillers("agent") if isinstance(f, Mention))
    return frozenset(w for f in found for w in name_key(f.text).split() if w not in NOBODY | {"the"})


MOTION: Final = 0.5
"""The least share of the words of the shorter of two sentences with which both are of one vote."""


def _counted_in(p: Statement, q: Statement, event: Places | None = None) -> str:
    """Whether one of two clauses counts in a place, of several of its event, that the other does not name: a part of
    what went on in all.

    >>> from factrecon.model import Role
    >>> one, other = (Statement(predicate="die", roles=(Role("place", Places.of(*names)),))
    ...               for names in (["Ely"], ["Ely", "Rye"]))
    >>> _counted_in(one, other), _counted_in(one, one)
    ('only one is counted in Rye', '')
    >>> _counted_in(one, Statement(predicate="die"), Places.of("Ely", "Rye"))
    'only one is counted in Ely'
    """
    mine, theirs, all_told = _places(p), _places(q), _each(event)
    several = any(not x.overlaps(y) for x in all_told for y in all_told)
    for one, other in ((mine, theirs), (theirs, mine)):
        alone = sorted(x.names[0] for x in one if (other or several) and not any(x.overlaps(y) for y in other))
        if alone:
            return f"only one is counted in {alone[0]}"
    return ""


def _each(places: Places | None) -> list[Places]:
    """Places one by one."""
    return [Places(frozenset([item])) for item in places.items] if places is not None else []


def _places(statement: Statement) -> list[Places]:
    """The places of a clause, one by one."""
    return [x for f in statement.fillers("place") if isinstance(f, Places) for x in _each(f)]


def _of_two_times(p: Statement, q: Statement) -> str:
    """That records say of when each is told, and of two times that exclude each other."""
    one, other = p.filler("time"), q.filler("time")
    if not (isinstance(one, Time) and isinstance(other, Time)):
        return ""
    return f"it is told of {one.text} and of {other.text}" if one.excludes(other) else ""


_OF_ONE_ANSWER: Final = frozenset({"quantity", "time", "duration"})
SAID_ALIKE: Final = 0.6
"""The share of the words of the shorter of two clauses of one document from which they tell of one thing."""


def open_agreement(a: Assertion, b: Assertion) -> str:
    """Why two assertions with one answer may still tell of two things, so that neither bears the other out; "" where
    their clauses say the same of the same.

    Verbs that are nothing without what they govern ("want", "expect") must share some of that, others a name or a noun;
    a small number is told of many things.

    >>> def said(who, did, words):
    ...     return Statement(predicate=did, roles=(Role("agent", Mention(who, who, who)),), words=(who, did, *words))
    >>> from factrecon.model import Claim, Question, Role
    >>> from factrecon.values import Truth
    >>> asked = Question("the board", "truth", "truth")
    >>> one, other = (
    ...     Assertion(Claim(asked, Truth(True)), source, reader="truths", statement=said("board", "want", words))
    ...     for source, words in (("a", ("town", "bridge", "repair")), ("b", ("mayor", "resign"))))
    >>> open_agreement(one, one), open_agreement(one, other)
    ('', 'what the verb governs has no word in common')
    """
    p, q = a.statement, b.statement
    if p is None or q is None or a.record is not None or b.record is not None:
        return ""
    question = a.claim.question
    if question.kind in _ASKED_OF_DEEDS and lemmas(p.predicate, q.predicate) in _AKIN and (who := _two_doers(p, q)):
        return who
    if question.kind == "truth":
        return _truths_apart(p, q) or _numbers_apart(p, q)
    if question.kind != "quantity" or (question.event is not None and question.event.frame not in _WORDED):
        return ""
    if lemmas(p.predicate, q.predicate) not in _AKIN and _is_small(a) and not _shared(_beside(p), _beside(q)):
        return "little but a small number is common to both"
    return ""


def _two_doers(p: Statement, q: Statement) -> str:
    """That one deed is told of two who have no word of their names in common; "" where either has no name."""
    mine, theirs = _names(p, "agent"), _names(q, "agent")
    if not (mine and theirs) or mine & theirs:
        return ""
    return f"it is told of {' '.join(sorted(mine))} and of {' '.join(sorted(theirs))}"


def _names(statement: Statement, part: str) -> set[str]:
    """The words of the names of all who play a part; none where one of them has no name."""
    found: set[str] = set()
    for m in statement.fillers(part):
        if isinstance(m, Mention):
            capital = {name_key(w) for w in m.text.split()[m.entity == "" and m.start >= 0 :] if w[:1].isupper()}
            mine = {*m.entity.split(), *capital} - _ARTICLES
            if not mine:
                return set()
            found |= mine
    return found


_ARTICLES: Final = frozenset({"the", "a", "an", "his", "her", "their", ""})


def _numbers_apart(p: Statement, q: Statement) -> str:
    """That two clauses on what was done give two numbers for one thing: "$5 trillion", "$6 trillion"."""
    apart = []
    for x in p.fillers("amount"):
        for y in q.fillers("amount"):
            scores = x.scores(y) if isinstance(x, Quantity) and isinstance(y, Quantity) and x.unit == y.unit else None
            if scores is not None and scores.contradiction < 1.0:
                return ""
            if scores is not None:
                apart.append(f"one tells of {x.text}, the other of {y.text}")
    return apart[0] if apart else ""


_WORDED: Final = ("amount", "statement")
_AKIN: Final = frozenset({"same", "alike"})
SMALL: Final = 12
"""Counts up to here are told of many things."""
_GOVERNING: Final = listed("questions.governing") | CLAUSE_TAKERS


def _truths_apart(p: Statement, q: Statement) -> str:
    if {p.predicate, q.predicate} & _GOVERNING:
        mine, theirs = ({*s.words, *s.around} - _subject(s) - {s.predicate} for s in (p, q))
        return "" if len(_shared(mine, theirs)) >= _GOVERNED else "what the verb governs has no word in common"
    one, other = _named(p), _named(q)
    return "nothing that they name is common to both" if one and other and not _shared(one, other) else ""


_GOVERNED: Final = 2
"""Words of what a verb governs, and of the sentence around it, that two tellings of one thing share at least."""


def _named(statement: Statement) -> set[str]:
    """The words of a statement but its verb, and of whomever its roles are known to mean."""
    known = {w for r in statement.roles if isinstance(r.filler, Mention) for w in r.filler.entity.split()}
    return ({*statement.words, *known} | _heads(statement)) - {statement.predicate}


def _subject(statement: Statement) -> set[str]:
    """The words of whoever does it, or of what is done to where nobody is told to do it."""
    told = statement.fillers("agent") or statement.fillers("patient")[:1]
    named = [m for m in told if isinstance(m, Mention)]
    return {w for m in named for w in (*name_key(m.text).split(), *m.entity.split(), m.head.lower())}


def _beside(statement: Statement) -> set[str]:
    """The words of a statement beside what is counted in it."""
    counted = {m.head for m in statement.fillers("counted") if isinstance(m, Mention)}
    return {w for w in statement.words if w not in counted}


def _is_small(said: Assertion) -> bool:
    value = said.claim.value
    return isinstance(value, Quantity) and (value.nominal is None or abs(value.nominal) <= SMALL)


def _shared(one: set[str], other: set[str]) -> set[str]:
    """The words of one that the other has too, or one akin."""
    return {w for w in one if w in other or any(lemmas(w, v) == "alike" for v in other)}


def says_both(a: Assertion, b: Assertion) -> bool:
    """Whether two assertions of one document are one voice on one thing: told by the same mouth, in much the same
    words.

    Most of what a document seems to say twice it says of two things; claims that came as records name what they are of.
    """
    p, q = a.statement, b.statement
    if p is None or q is None or a.record is not None or b.record is not None:
        return True
    if p.speaker != q.speaker or p.mode != q.mode or told_apart(a, b):
        return False
    if p.span == q.span or a.claim.question.kind not in _OF_ONE_ANSWER:
        return False  # one clause tells of two things, and one person holds several offices
    one, other = set(p.words), set(q.words)
    return bool(one & other) and len(one & other) >= SAID_ALIKE * min(len(one), len(other)) and len(one & other) >= 2


def _of_any(p: Statement, q: Statement) -> bool:
    """Whether nothing that both name is a particular one: what "a man" does another man may not do; but "no man" is
    each.
    """
    if any(_who(p, part) & _who(q, part) for part in _PARTS):
        return False
    both = _heads(p) & _heads(q)
    return bool(both) and all(_loosely(p, head) or _loosely(q, head) for head in both)


def _loosely(statement: Statement, head: str) -> bool:
    told = (f for part in _PARTS for f in statement.fillers(part) if isinstance(f, Mention))
    return any(f.head.lower() == head and f.text.split(" ", 1)[0].lower() in _INDEFINITE for f in told)


_INDEFINITE: Final = frozenset(["a", "an", "some", "any", "several", "many", "few", "other", "another", "one"])


def _who(statement: Statement, part: str) -> frozenset[str]:
    """Which of those whom the story knows by name play a part; a common noun may be anybody."""
    return frozenset(
        filler.entity.lower() for filler in statement.fillers(part) if isinstance(filler, Mention) and filler.entity
    )


def _heads(statement: Statement, *parts: str) -> frozenset[str]:
    """Whoever and whatever plays a part, by name or by head noun; pronouns stand for nobody in particular."""
    fillers = (f for part in parts or _PARTS for f in statement.fillers(part))
    return frozenset(
        (f.entity or f.head).lower() for f in fillers if isinstance(f, Mention) and f.head.lower() not in NOBODY
    )
