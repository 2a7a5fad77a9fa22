"""Whether a clause tells a fact, a plan or a possibility, and whether it denies what it tells.

Read off the verb group and the clauses it hangs on: "are expected to resume" is a plan, "could walk
out" a possibility, "failed to reach" a denial, "excited to have reached" a fact.
"""

from __future__ import annotations

from attrs import frozen

from factrecon.language.syntax.clauses import Clause
from factrecon.story.analysis import Sentence


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


REPORTING = _words(
    """say tell add report announce claim state declare confirm insist argue warn explain write note reply recall
    acknowledge admit testify allege assert suggest believe think estimate concede contend maintain stress bill deem
    describe call indicate reveal disclose show find learn post tweet comment respond respond conclude emphasize
    emphasise cite quote accord according"""
)
_PLAN = _words(
    """expect plan set schedule intend threaten vow prepare want seek hope aim agree decide vote wait promise order urge
    call slate poise pledge propose pursue mean need expect due ready determine bind forecast project predict"""
)
_ACTUAL = _words(
    """begin start continue manage happen go come return proceed help see hear watch make have get keep stop finish
    appear force cause lead allow enable"""
)
_FAIL = _words("fail refuse decline neglect deny avoid prevent avert stop bar prohibit block forget hesitate")
_DENIES = _words("deny refute")
"""Verbs after which "that" tells what is not so."""
_REJECTS = _words("reject dismiss dispute contest rebut")
_CLAIMS = _words(
    "claim report allegation accusation suggestion rumor rumour speculation charge assertion notion idea story"
)
_NONE = _words("no none neither nobody nothing")
_PLAN_NOUNS = _words(
    """plan threat effort attempt decision bid intention proposal promise vow deadline notice goal aim preparation
    request demand order call offer opportunity chance agreement pledge motion push campaign need hope desire
    authorization authorisation ability willingness readiness option right pressure"""
)
_CONDITION = _words("if unless whether provided lest until")
_POSSIBLE_MODALS = _words("may might could can should ought")
_PLAN_MODALS = _words("will shall would 'll")
_POSSIBLE_WORDS = _words(
    "possible potential threatened likely possibly perhaps maybe potentially alleged proposed looming"
)
_PLANNED_WORDS = _words("planned scheduled upcoming expected forthcoming impending imminent future anticipated")


@frozen
class Modality:
    """`status` is asserted, planned or possible; `negated` whether the clause denies what it tells."""

    status: str = "asserted"
    negated: bool = False
    conditional: bool = False


FACT = Modality()


def clause_modality(sentence: Sentence, number: int) -> Modality:
    """The modality of a clause, with what the clauses above it add."""
    clauses = sentence.clauses
    status, negated, conditional = "asserted", False, False
    at: int | None = number
    for _ in range(6):
        if at is None:
            break
        clause = clauses[at]
        own = _own(clause)
        status = _weaker(status, own.status)
        negated ^= own.negated
        if clause.marker in _CONDITION and clause.marker not in {"until", "whether"} and not _reports(clause):
            status, conditional = "possible", True
        if not _hangs_open(clause):
            if clause.parent is not None and clause.parent < len(clauses) and clause.marker in ("", "that"):
                above_it = clauses[clause.parent]
                if _denies(above_it) and _takes(above_it, clause) and not clause.relative:
                    if rules_out(above_it) and above_it.verb.negated:
                        status = _weaker(status, "possible")  # "did not rule out that": it may be so
                    else:
                        negated ^= not _own(above_it).negated
            break
        before = _word_before(sentence, clause)
        if before == "able" and clause.parent is not None and clause.parent < len(clauses):
            # "have been able to hire" tells a fact, "will be able to" a plan.
            negated ^= _own(clauses[clause.parent]).negated
            status = _weaker(status, _own(clauses[clause.parent]).status)
            break
        if before in _PLAN_NOUNS and not clause.verb.perfect:
            status = _weaker(status, "planned")
            break
        parent = clause.parent
        if parent is None or parent == at or parent >= len(clauses):
            break
        above = clauses[parent].verb.lemma
        if clause.verb.perfect and clause.verb.infinitive:
            break  # "are excited to have reached": the perfect infinitive tells a fact
        if above in _FAIL and _takes(clauses[parent], clause):
            negated = not negated
            at = parent
            continue
        if clause.verb.infinitive and _RANKED & set(_words_before(sentence, clause)):
            break  # "the last cabinet to be voted out": what was, not what is planned
        if above in _PLAN and clause.verb.voice == "passive" and not clause.verb.infinitive and clause.marker != "to":
            break  # "Ito, elected leader in May, called on him": a participle of its noun
        if above in _PLAN or (clause.verb.infinitive and above not in _ACTUAL):
            status = _weaker(status, "planned")
        if above in REPORTING:
            break
        at = parent
    return Modality(status, negated, conditional)


def phrase_status(words: frozenset[str]) -> str:
    """The status that words inside a noun phrase give it: "a potential strike", "the planned talks".

    >>> phrase_status(frozenset({"a", "potential", "strike"}))
    'possible'
    """
    if words & _POSSIBLE_WORDS:
        return "possible"
    return "planned" if words & _PLANNED_WORDS else "asserted"


def weaker(one: str, two: str) -> str:
    """Of two statuses the one that commits less.

    >>> weaker("asserted", "planned")
    'planned'
    """
    return _weaker(one, two)


def reporting_parent(sentence: Sentence, number: int) -> Clause | None:
    """The clause that says this one ("the union *said* they reached"), None if there is none."""
    seen = 0
    at: int | None = sentence.clauses[number].parent
    while at is not None and at < len(sentence.clauses) and seen < 6:
        clause = sentence.clauses[at]
        if clause.verb.lemma in REPORTING:
            return clause
        at, seen = clause.parent, seen + 1
    return None


_ORDER = {"asserted": 0, "planned": 1, "possible": 2}


def _weaker(one: str, two: str) -> str:
    return one if _ORDER.get(one, 0) >= _ORDER.get(two, 0) else two


def _denies(clause: Clause) -> bool:
    """Whether what follows with "that" is told as untrue: "denied that", "rejected claims that"."""
    if clause.verb.lemma in _DENIES or rules_out(clause):
        return True
    said = clause.object is not None and clause.object.head.lemma.lower() in _CLAIMS
    return said and clause.verb.lemma in _REJECTS


def rules_out(clause: Clause) -> bool:
    """Whether the clause's verb is "rule out"."""
    return clause.verb.lemma == "rule" and "out" in (clause.particle, clause.verb.particle)


def _own(clause: Clause) -> Modality:
    verb = clause.verb
    status = "asserted"
    if verb.modal in _POSSIBLE_MODALS:
        status = "possible"
    elif verb.modal in _PLAN_MODALS or verb.tense == "future":
        status = "planned"
    return Modality(status, verb.negated ^ _of_none(clause))


def _of_none(clause: Clause) -> bool:
    """Whether the subject is nobody: "no factory will close"."""
    subject = clause.subject
    return subject is not None and (subject.determiner in _NONE or subject.head.lemma.lower() in _NONE)


def _hangs_open(clause: Clause) -> bool:
    """Whether the clause has no time of its own and takes its parent's."""
    return clause.verb.infinitive or clause.marker == "to" or (not clause.verb.finite and not clause.relative)


def _reports(clause: Clause) -> bool:
    return clause.verb.lemma in REPORTING


def _takes(parent: Clause, clause: Clause) -> bool:
    return parent.verb.start < clause.verb.start


_RANKED = frozenset({"first", "last", "only", "second", "third", "latest", "youngest", "oldest"})


def _words_before(sentence: Sentence, clause: Clause) -> list[str]:
    """The words of the noun phrase right before a clause, back to its article."""
    out: list[str] = []
    for token in reversed(sentence.tokens[max(0, clause.verb.first - 6) : clause.verb.first]):
        if token.tag in ("VERB", "AUX", "PUNCT"):
            break
        out.append(token.lemma.lower())
        if token.tag == "DET":
            break
    return out


def _word_before(sentence: Sentence, clause: Clause) -> str:
    first = clause.verb.first
    return sentence.tokens[first - 1].lemma.lower() if 0 < first <= len(sentence.tokens) else ""
