"""How a clause is meant: told as a fact, a plan, a wish, a possibility, denied, taken back, asked; and whether it
denies.

Read off the verb group and what governs the clause, by the rows of `language/en/rules/modes.toml`: "are expected to
resume" is a plan, "could walk out" a possibility, "failed to reach" a denial, "has no plans to quit" a plan denied.
A clause under a verb, noun or adjective of the rows takes their mode and what stands above them; negation is counted
by parity along that chain ("never failed to vote" voted). This is the one place that says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final, Literal, Protocol, get_args

from attrs import evolve, field, frozen

from factrecon.errors import InvalidRecord
from factrecon.language.en.patterns import pattern
from factrecon.language.en.rows import Row, listed, listed_in_order, rows
from factrecon.language.syntax.clauses import Clause
from factrecon.language.syntax.closed_classes import word_set
from factrecon.language.syntax.phrases import NounPhrase
from factrecon.language.syntax.reporting import SAYING
from factrecon.language.text.keywords import lowered, one_of
from factrecon.language.text.tokens import Token
from factrecon.model import Mode, status_of

__all__ = [
    "FACT",
    "REPORTING",
    "Modality",
    "clause_modality",
    "is_turned",
    "phrase_mode",
    "planned",
    "reporting_parent",
    "rules_out",
    "turned_object",
    "weaker",
]

REPORTING: Final = (SAYING | word_set("accord according believe bill call deem find post respond think")) - {
    "accuse",
    "advise",
    "answer",
    "ask",
    "pledge",
    "predict",
    "promise",
    "urge",
    "vow",
}
"""Verbs that say who says what they govern."""

Part = Literal["verb", "noun", "adjective", "adverb", "conjunction"]
_ORDER: Final[Mapping[str, int]] = {
    "asserted": 0,
    "reported": 0,
    "planned": 1,
    "wished": 2,
    "conditional": 3,
    "possible": 4,
    "asked": 5,
    "denied": 6,
    "retracted": 7,
}
_POSSIBLE: Final = listed("modals.possible")
_OWED: Final = listed("modals.owed")
_TO_COME: Final = listed("modals.to_come")
_NONE: Final = listed("modals.none")
_ANY: Final = listed("modals.any")
_COMPARED: Final = listed("modals.compared")
_CLAIMING: Final = listed_in_order("modals.claiming")
_GERUND_GOVERNORS: Final = listed("modals.before_gerunds")
_DEEPEST: Final = 6
"""How far up a chain of clauses is followed; nobody says more."""
_BEFORE: Final = 6
"""Tokens before a clause among which the noun stands that it hangs on."""


class Clauses(Protocol):
    """What is asked of a sentence: its words, its clauses, and where it stands in its text."""

    @property
    def text(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def tokens(self) -> tuple[Token, ...]: ...
    @property
    def clauses(self) -> tuple[Clause, ...]: ...
    @property
    def asks(self) -> bool: ...
    @property
    def modalities(self) -> dict[int, Any]: ...


@frozen
class Modality:
    """`mode` is how a clause is meant, `negated` whether it denies what it tells.

    What somebody denies has the mode "denied" and is negated: it says that it is not so.

    >>> Modality("wished").status, Modality("denied", True).status
    ('possible', 'asserted')
    """

    mode: Mode = "asserted"
    negated: bool = False
    by_none: bool = field(default=False, eq=False)
    """Whether it is negated by "no" before a noun: "killed no guards"."""

    @property
    def status(self) -> str:
        """asserted, planned, possible or retracted; a denial asserts the contrary."""
        return "asserted" if self.mode == "denied" else status_of(self.mode)

    @property
    def conditional(self) -> bool:
        """Whether it hangs on a condition."""
        return self.mode == "conditional"


FACT = Modality()


@frozen
class _Rule:
    """A row as it is asked: what it makes of the clauses that its words govern."""

    name: str
    mode: Mode | None
    turns: bool
    passive: bool
    does: frozenset[str]


_Rules = Mapping[tuple[str, str, str], tuple[_Rule, ...]]


@cache
def _rules() -> _Rules:
    """The rows by part, governed form and word."""
    out: dict[tuple[str, str, str], list[_Rule]] = {}
    for row in rows("rules/modes.toml"):
        rule = _rule(row)
        for form in row.fields["governs"]:
            for word in row.words:
                out.setdefault((row.fields["part"], form, word), []).append(rule)
    return {key: tuple(found) for key, found in out.items()}


def _rule(row: Row) -> _Rule:
    fields = row.fields
    if fields.get("part") not in get_args(Part) or not isinstance(fields.get("governs"), list):
        raise InvalidRecord(f"{row.file}: {row.name}: a mode needs `part` ({', '.join(get_args(Part))}) and `governs`")
    if fields.get("mode") not in (None, *get_args(Mode)):
        raise InvalidRecord(f"{row.file}: {row.name}: no mode {fields['mode']!r}; known: {', '.join(get_args(Mode))}")
    does = frozenset(str(fields.get("does", "")).split())
    return _Rule(row.name, fields.get("mode"), bool(fields.get("turns")), bool(fields.get("passive")), does)


def _find(part: Part, form: str, word: str, clause: Clause | None = None, passive: bool = False) -> _Rule | None:
    """The row of a word that governs a clause of a form; one for the passive or for certain verbs goes first."""
    found = _rules().get((part, form, word))
    if found is None:
        return None
    fits = [
        r
        for r in found
        if (passive or not r.passive) and (not r.does or (clause is not None and clause.verb.lemma in r.does))
    ]
    return max(fits, key=lambda r: (bool(r.does), r.passive), default=None)


def weaker(one: str, two: str) -> str:
    """Of two modes or statuses the one that commits less.

    >>> weaker("asserted", "planned")
    'planned'
    """
    return one if _ORDER.get(one, 0) >= _ORDER.get(two, 0) else two


def planned(modality: Modality) -> Modality:
    """The same, as no more than a plan.

    >>> planned(FACT).mode, planned(Modality("possible")).mode
    ('planned', 'possible')
    """
    return evolve(modality, mode=_weaker("planned", modality.mode))


def _weaker(one: Mode, two: Mode) -> Mode:
    return one if _ORDER[one] >= _ORDER[two] else two


def clause_modality(sentence: Clauses, number: int) -> Modality:
    """How a clause is meant, with what the clauses, nouns and adjectives above it add."""
    known: Modality | None = sentence.modalities.get(number)
    if known is None:
        known = sentence.modalities[number] = _modality(sentence, number, 0)
    return known


def is_turned(sentence: Clauses, number: int) -> bool:
    """Whether words of the rows deny or take back what a clause tells; "not" and "no" are left out of account.

    "Failed to pay" and "denied paying" turn the paying, and so does "did not fail to pay": there "not" turns it again.
    """
    turned = any(rule.turns for rule in _adverbs(sentence, sentence.clauses[number]))
    at: int | None = number
    for _ in range(_DEEPEST):
        if at is None or _describes(sentence, sentence.clauses[at]):
            break
        clause, above = sentence.clauses[at], _parent(sentence, at)
        governor = _governor(sentence, clause, above, _form(clause))
        if governor is None:
            break
        part, rule, by_not = governor
        if not (part == "adjective" and by_not):  # "it is not true that"
            turned = turned != (rule.turns or rule.mode == "retracted")
        at = above
    return turned


def turned_object(clause: Clause) -> NounPhrase | None:
    """What a clause says did not come about or is not there: "averted *a strike*", "called off *the vote*"."""
    particle = clause.particle or clause.verb.particle
    if clause.object is not None:
        return clause.object if _find("verb", "object", f"{clause.verb.lemma} {particle}".strip()) else None
    beside = next(iter(clause.prepositions), None)
    if beside is None or _find("verb", "object", f"{clause.verb.lemma} {beside[0]}") is None:
        return None
    return beside[1]


def _describes(sentence: Clauses, clause: Clause) -> bool:
    """Whether a clause describes a noun; one with "that" and a subject of its own behind it says what the noun
    holds.
    """
    if not clause.relative or clause.marker == "to":
        return False
    if clause.marker != "that" or clause.subject is None:
        return True
    _, noun = _word_before(sentence, clause)
    holds = noun is not None and noun.tag == "NOUN" and _find("noun", "that", noun.lemma.lower()) is not None
    return not holds or clause.subject.start < noun.end if noun is not None else True


def _modality(sentence: Clauses, number: int, depth: int) -> Modality:
    clause = sentence.clauses[number]
    own = _own(sentence, number)
    if depth > _DEEPEST:
        return own
    if sentence.asks and not clause.relative:
        return evolve(own, mode="asked")
    above = _parent(sentence, number)
    if _describes(sentence, clause):
        return own
    form = _form(clause)
    governor = _governor(sentence, clause, above, form)
    if governor is None:
        return _ungoverned(sentence, clause, own, above, form, depth)
    part, rule, flips = governor
    if above is None:
        return _governed(own, rule, Modality(negated=flips), part)
    top = _modality(sentence, above, depth + 1)
    if form == "that" and part == "verb" and top.mode in ("planned", "wished", "conditional", "asked"):
        top = evolve(top, mode="possible" if rule.mode is None else "asserted")
    if part == "noun" and form == "that":
        top = evolve(top, mode="asserted")  # what is planned with a claim says nothing of the claim
    return _governed(own, rule, evolve(top, negated=top.negated != flips), part)


def _governed(own: Modality, rule: _Rule, top: Modality, part: Part) -> Modality:
    """A clause under a word of the rows, which itself stands as `top`."""
    mode, negated = own.mode, own.negated
    if rule.mode in ("denied", "retracted"):
        if top.negated:  # "did not deny that": it may be so; "did not retract": it stands
            return Modality(_weaker(mode, "possible" if rule.mode == "denied" else "asserted"), negated)
        return Modality(_weaker(mode, rule.mode), negated != rule.turns)
    if rule.name == "reports":
        return Modality("possible", not negated) if top.negated else Modality(_weaker(mode, "asserted"), negated)
    negated = negated != (rule.turns != top.negated)
    for other in (rule.mode, top.mode):
        mode = _weaker(mode, other) if other is not None else mode
    return Modality(mode, negated)


def _ungoverned(sentence: Clauses, clause: Clause, own: Modality, above: int | None, form: str, depth: int) -> Modality:
    """A clause that no row bears on: a main clause, what somebody says, an adjunct, a purpose."""
    if above is None:
        headline = clause.verb.infinitive and clause.subject is not None and clause.marker == "to"
        return evolve(own, mode=_weaker(own.mode, "planned")) if headline else own
    top = _modality(sentence, above, depth + 1)
    governor = sentence.clauses[above]
    if form == "that" and _takes(governor, clause) and clause.marker in ("", "that"):
        if top.negated and governor.verb.lemma in REPORTING:
            return Modality(_weaker(own.mode, "possible"), own.negated)  # "could not confirm that it sank"
        return own
    if form == "to":
        if clause.verb.perfect:
            return own  # "are excited to have reached": the perfect infinitive tells a fact
        if governor.verb.lemma == "be" and governor.object is None and above_is_near(governor, clause):
            return Modality(_weaker(own.mode, "planned"), own.negated != top.negated)  # "is to reopen"
        return Modality(_weaker(own.mode, "planned"), own.negated)  # a purpose: "stopped to buy bread"
    if form == "ing" and not clause.verb.finite:
        return Modality(_weaker(own.mode, top.mode if top.mode != "denied" else "asserted"), own.negated)
    return own


def above_is_near(governor: Clause, clause: Clause) -> bool:
    """Whether an infinitive stands right behind the verb it hangs on."""
    return 0 <= clause.verb.first - governor.verb.last <= 2


def _own(sentence: Clauses, number: int) -> Modality:
    """What the verb group, its own words and its conjunction say."""
    clause = sentence.clauses[number]
    verb, mode = clause.verb, "asserted"
    if verb.perfect and verb.modal in ("would", "could", "might", "should") and not clause.relative:
        mode = "conditional"  # "would have died"; but "an offer that would have raised pay" tells the offer
    elif verb.modal in _POSSIBLE:
        mode = "possible"
    elif verb.modal in _OWED:
        mode = "wished"
    elif verb.modal in _TO_COME or verb.tense == "future":
        mode = "planned"
    told: Mode = mode  # type: ignore[assignment]
    none = any(_of_none(p) for p in (clause.subject, clause.object))
    negated = verb.negated != none
    for adverb in _adverbs(sentence, clause):
        negated = negated != adverb.turns
        told = _weaker(told, adverb.mode) if adverb.mode is not None else told
    if not verb.negated and _no_longer(sentence.tokens, clause):
        negated = not negated
    if _corrected(sentence, clause):
        told = "retracted"
    rule = _find("conjunction", "clause", clause.marker or _conjunction(sentence, clause))
    if rule is not None and not _reported_question(sentence, clause, rule):
        if not (rule.name == "waiting" and _came(sentence, number)):
            told = _weaker(told, rule.mode) if rule.mode is not None else told
            negated = negated != rule.turns
    elif told == "asserted" and rule is not None:
        told = "asked"
    if verb.modal in ("would", "could", "might") and _conditioned(sentence, number):
        if reporting_parent(sentence, number) is None:  # what somebody says he would do is a plan
            told = "conditional"
    elif verb.tense == "present" and not verb.perfect and _conditioned(sentence, number):
        told = _weaker(told, "possible")  # "is interested if it gets the oil"
    return Modality(told, negated, none and negated)


def _conjunction(sentence: Clauses, clause: Clause) -> str:
    """The word right before the subject of a finite clause, where the parse took it for a preposition: "until"."""
    if not clause.verb.finite:
        return ""
    if clause.subject is None:
        return next((p for c in sentence.clauses for p, n in c.prepositions if n.last == clause.verb.first), "")
    first = clause.subject.first
    return sentence.tokens[first - 1].text.lower() if 0 < first < clause.verb.first else ""


def _reported_question(sentence: Clauses, clause: Clause, rule: _Rule) -> bool:
    """ "Asked if the driver had fled"."""
    if clause.marker != "if" or clause.parent is None or clause.parent >= len(sentence.clauses):
        return False
    asking = sentence.clauses[clause.parent].verb
    return (
        asking.lemma in ("ask", "wonder", "see", "check", "determine", "learn", "know")
        and asking.start < clause.verb.start
    )


def _came(sentence: Clauses, number: int) -> bool:
    """Whether what was waited for is told as past, behind what is told as a fact."""
    clause, above = sentence.clauses[number], _parent(sentence, number)
    if clause.verb.tense != "past" or above is None:
        return False
    return _own(sentence, above) == FACT and not sentence.clauses[above].verb.modal


def _conditioned(sentence: Clauses, number: int) -> bool:
    return any(
        c.parent == number
        and c.marker in ("if", "unless", "provided", "providing")
        and not _even(sentence, c)
        and not _reported_question(sentence, c, _CONDITION)
        for n, c in enumerate(sentence.clauses)
        if n != number
    )


def _even(sentence: Clauses, clause: Clause) -> bool:
    """ "Even if", "as if": no condition."""
    first = clause.subject.first if clause.subject is not None else clause.verb.first
    return any(t.text.lower() in ("even", "as") for t in sentence.tokens[max(0, first - 2) : first])


_CONDITION: Final = _Rule("conditions", "conditional", False, False, frozenset())


def _adverbs(sentence: Clauses, clause: Clause) -> Iterator[_Rule]:
    for place in range(max(0, clause.verb.first - 1), min(clause.verb.last, len(sentence.tokens))):
        token = sentence.tokens[place]
        if token.tag in ("ADV", "ADJ") and token.start < clause.verb.head.start:
            rule = _find("adverb", "clause", token.lemma.lower())
            if rule is not None:
                yield rule


def _no_longer(tokens: tuple[Token, ...], clause: Clause) -> bool:
    for k in range(max(1, clause.verb.first - 2), min(len(tokens), clause.verb.last + 1)):
        if tokens[k].text.lower() == "longer" and tokens[k - 1].text.lower() == "no":
            return True
    return False


_VERSION: Final = one_of(listed("correcting.versions"))
_TOLD: Final = one_of(listed("correcting.telling"))
_MISTOLD: Final = one_of(listed("correcting.misstating"))
_LABEL: Final = one_of(listed("correcting.labels"))
_EARLIER: Final = re.compile(
    rf"\b(?:an?|the) {one_of(listed('correcting.earlier'))} {_VERSION}\b"
    rf"(?: of (?:this|the|our) (?:[a-z]+ ){{0,2}}{_VERSION})?[^.;]{{0,40}}?\b{_TOLD}\b"
    rf"|\b{one_of(listed('correcting.wrongly'))} {_TOLD}\b|\b{_MISTOLD}\b",
    re.IGNORECASE,
)
_LABELLED: Final = re.compile(rf"\s*{_LABEL}(?:\s*[:.–—-]|\s+)", re.IGNORECASE)
_HEADED: Final = re.compile(rf"(?:^|\n)\W{{0,3}}{_LABEL}\W{{0,3}}\s{{0,3}}\Z", re.IGNORECASE)
_WE_TOLD: Final = re.compile(rf"\b(?:we|{_VERSION})\b[^.;]{{0,40}}?\b{_TOLD}\b", re.IGNORECASE)
_MAY_CORRECT: Final = re.compile(
    one_of(w for row in ("versions", "wrongly", "misstating", "labels") for w in listed(f"correcting.{row}"))
)
"""Letters that these cannot do without."""
_INSTEAD: Final = pattern("denied_told.instead")


def corrects(sentence: Clauses) -> bool:
    """Whether a text takes back in this sentence what an earlier version of it said."""
    return _earlier_said(sentence) is not None


def correction_in(sentence: Clauses, clause: Clause) -> bool:
    """Whether a clause tells of a correction itself: "An earlier version *misstated* the number of dead"."""
    found = _earlier_said(sentence)
    return found is not None and found.start() <= clause.verb.head.start < found.end()


def _earlier_said(sentence: Clauses) -> re.Match[str] | None:
    text, start, end = sentence.text, sentence.start, min(sentence.end, sentence.start + 400)
    if not _MAY_CORRECT.search(lowered(text), max(0, start - 40), sentence.end):
        return None
    found = _EARLIER.search(text, start, end)
    if found is None and (_LABELLED.match(text, start, end) or _HEADED.search(text[max(0, start - 40) : start])):
        found = _WE_TOLD.search(text, start, end)
    return found


def _corrected(sentence: Clauses, clause: Clause) -> bool:
    """Whether a clause tells what an earlier version of its text said."""
    found = _earlier_said(sentence)
    if found is None or clause.verb.start < found.start():
        return False
    instead = _INSTEAD.search(sentence.text, found.end(), sentence.end)
    return instead is None or clause.verb.start < instead.start()


def _parent(sentence: Clauses, number: int) -> int | None:
    clause = sentence.clauses[number]
    at = clause.parent
    if (
        at is None
        or at == number
        or at >= len(sentence.clauses)
        or (sentence.clauses[at].parent == number and at > number)
    ):
        return None
    return at


def _form(clause: Clause) -> str:
    """Which of the governed forms a clause has: "to", "that", "ing", or the preposition before its gerund."""
    if clause.verb.infinitive or clause.marker == "to":
        return "to"
    if clause.verb.finite:
        return "that"
    return clause.marker if clause.marker in _GERUND_GOVERNORS else "ing"


def _governor(sentence: Clauses, clause: Clause, above: int | None, form: str) -> tuple[Part, _Rule, bool] | None:
    """The word of the rows that a clause hangs on: its part, its row, and whether it is denied by words of its own."""
    parent = sentence.clauses[above] if above is not None else None
    adverbial = clause.marker not in ("", "that", "to", "for", "whether", "if", *_GERUND_GOVERNORS)
    if adverbial:
        return None
    at, before = _word_before(sentence, clause)
    if before is not None and (before.tag == "ADJ" or before.lemma in _SHORT):
        rule = _find("adjective", form, before.lemma.lower())
        if rule is None and before.lemma.lower() == "true" and parent is not None and parent.verb.negated:
            return "adjective", _find("adjective", "that", "untrue") or _CONDITION, True
        if rule is not None:
            return "adjective", rule, False
    if before is not None and before.tag in ("NOUN", "PROPN") and (parent is not None or form == "to"):
        found = _noun_governor(sentence, clause, parent, at, before, form)
        if found is None and clause.marker == form == "that":
            found = _far_noun(sentence, clause, parent, at)
        if found is not None:
            return found
    if form == "to":
        ranked = next((w for w in _phrase_back(sentence, at) if _find("adjective", "to", w) and w in _RANKED), None)
        if ranked is not None:
            return "adjective", _find("adjective", "to", ranked) or _CONDITION, False
        if "too" in _phrase_back(sentence, at):
            return "adjective", _Rule("too", None, True, False, frozenset()), False
    if parent is None or not _takes(parent, clause):
        return None
    if form == "to" and _is_yet(sentence, clause, parent):
        return "verb", _Rule("yet", None, True, False, frozenset()), False
    if rules_out(parent):
        return ("verb", _find("verb", "that", "deny") or _CONDITION, False) if form in ("that", "ing") else None
    if form == "that" and clause.marker not in ("", "that"):
        return None
    if form in ("to", "ing") and not _is_complement(sentence, clause, parent, form):
        return None
    rule = _find("verb", form, parent.verb.lemma, clause, passive=parent.verb.voice == "passive")
    return ("verb", rule, False) if rule is not None else None


def _far_noun(sentence: Clauses, clause: Clause, parent: Clause | None, at: int) -> tuple[Part, _Rule, bool] | None:
    """The noun of a claim or falsehood parted from its clause: "the lie that he told for years that it sank"."""
    for place in range(at - 1, max(-1, at - _FAR_BEFORE), -1):
        token = sentence.tokens[place]
        if token.tag == "PUNCT":
            return None
        rule = _find("noun", "that", token.lemma.lower()) if token.tag == "NOUN" else None
        if rule is not None and rule.mode is not None:
            return _noun_governor(sentence, clause, parent, place, token, "that")
    return None


_FAR_BEFORE: Final = 10
_SHORT: Final = listed("modals.short")
"""Adjectives that pass for nouns: "stopped short of"."""
_RANKED: Final = listed("modals.ranked")


def _noun_governor(
    sentence: Clauses, clause: Clause, parent: Clause | None, at: int, before: Token, form: str
) -> tuple[Part, _Rule, bool] | None:
    word = before.lemma.lower()
    rule = _find("noun", "for" if clause.marker == "for" and form == "to" else form, word)
    if rule is None:
        return None
    words = _phrase_back(sentence, at)
    flips = False
    if rule.name in _CLAIMING or rule.name == "denials":
        for adjective in words:
            said = _find("adjective", "claim", adjective)
            if said is not None:
                return "noun", said, False
        if parent is not None and _takes_noun(parent, before) and form == "that":
            over = _find("verb", "claim", parent.verb.lemma)
            if over is not None:
                return "verb", over, False
        if parent is not None and form == "that" and (called := _called(parent, clause)) is not None:
            return "noun", called, False
        if words & _NONE and not _own_none(parent, before):
            flips = True
    elif parent is not None and _takes_noun(parent, before) and form == "to":
        over = _find("verb", "plan", parent.verb.lemma)
        if over is not None:
            return "verb", over, False
    if words & _NONE and not _own_none(parent, before):
        flips = True
    return "noun", rule, flips


def _called(parent: Clause, clause: Clause) -> _Rule | None:
    """What the clause above says of a claim: "reports that it sank are false", "the claim that it sank is a hoax"."""
    if parent.verb.lemma not in ("be", "prove", "remain") or parent.verb.start < clause.verb.start:
        return None
    said = parent.object.head.lemma.lower() if parent.object is not None else parent.particle
    falsehood = _find("noun", "that", said)
    if falsehood is not None and falsehood.name == "falsehoods":
        return falsehood
    return _find("adjective", "claim", said)


def _own_none(parent: Clause | None, noun: Token) -> bool:
    """Whether the clause above counts the noun's "no" already."""
    return parent is not None and any(
        p is not None and p.start <= noun.start < p.end and _of_none(p) for p in (parent.subject, parent.object)
    )


def _takes_noun(parent: Clause, noun: Token) -> bool:
    """Whether a noun is the object of a clause: "withdrew its claim that"."""
    phrase = parent.object if parent.object is not None else parent.subject if parent.verb.voice == "passive" else None
    return phrase is not None and phrase.start <= noun.start < phrase.whole_end


def _is_yet(sentence: Clauses, clause: Clause, parent: Clause) -> bool:
    """ "Has yet to agree"."""
    before = sentence.tokens[clause.verb.first - 1] if clause.verb.first else None
    return parent.verb.lemma in ("have", "be") and before is not None and before.text.lower() == "yet"


def _is_complement(sentence: Clauses, clause: Clause, parent: Clause, form: str) -> bool:
    """Whether an infinitive or gerund is the verb's complement and no purpose or adjunct.

    An infinitive may stand behind the object ("urged her to resign") where the verb governs one; a gerund stands right
    behind the verb.
    """
    if form == "ing":
        return clause.marker == "" and 0 <= clause.verb.first - parent.verb.last <= 1
    if any(
        t.tag == "PUNCT" and t.text in (",", ";", ":", "—")
        for t in sentence.tokens[parent.verb.last : clause.verb.first]
    ):
        return parent.verb.lemma == "be"
    return True


def _takes(parent: Clause, clause: Clause) -> bool:
    return parent.verb.start < clause.verb.start


def _of_none(phrase: NounPhrase | None) -> bool:
    """Whether a phrase names nobody and nothing: "no factory will close"; but "no fewer than nine" are nine."""
    if phrase is None:
        return False
    head, determiner = phrase.head.lemma.lower(), phrase.determiner.lower()
    if head not in _NONE and determiner not in _NONE:
        return False
    return not any(t.text.lower() in _COMPARED for t in phrase.tokens)


def rules_out(clause: Clause) -> bool:
    """Whether the clause's verb is "rule out"."""
    return clause.verb.lemma == "rule" and "out" in (clause.particle, clause.verb.particle)


def _word_before(sentence: Clauses, clause: Clause) -> tuple[int, Token | None]:
    """The word that a clause stands behind, its conjunction, "to" and subject left out, and its place."""
    at = clause.verb.first
    own = clause.verb.finite or clause.marker == "for"
    if own and clause.subject is not None and clause.subject.first < at:
        at = clause.subject.first
    for _ in range(3):
        if at and sentence.tokens[at - 1].text.lower() in ("that", "to", "not", "never", *_GERUND_GOVERNORS):
            at -= 1
    return at - 1, sentence.tokens[at - 1] if 0 < at <= len(sentence.tokens) else None


def _phrase_back(sentence: Clauses, at: int) -> frozenset[str]:
    """The words of the noun phrase that ends at a place, back to its article."""
    out: list[str] = []
    for token in reversed(sentence.tokens[max(0, at - _BEFORE) : at + 1]):
        if token.tag in ("VERB", "AUX", "PUNCT"):
            break
        out.append(token.text.lower() if token.tag == "ADJ" else token.lemma.lower())
        if token.tag == "DET":
            break
    return frozenset(out)


def reporting_parent(sentence: Clauses, number: int) -> Clause | None:
    """The clause that says this one ("the union *said* they reached"), None if there is none."""
    seen = 0
    at: int | None = sentence.clauses[number].parent
    while at is not None and at < len(sentence.clauses) and seen < _DEEPEST:
        clause = sentence.clauses[at]
        if clause.verb.lemma in REPORTING:
            return clause
        at, seen = clause.parent, seen + 1
    return None


def taken_back_by(sentence: Clauses, number: int) -> Clause | None:
    """The clause in which somebody takes back, as his own, what this one says ("the army *withdrew* its claim that it
    had fired"), None if there is none.
    """
    clause = sentence.clauses[number]
    at = _parent(sentence, number)
    if at is None:
        return None
    above = sentence.clauses[at]
    rule = _find("verb", _form(clause), above.verb.lemma) or _find("verb", "claim", above.verb.lemma)
    said = above.object
    if rule is None or rule.mode != "retracted" or said is None or said.determiner.lower() not in _OWN:
        return None
    return above


_OWN: Final = listed("asking.own")


# ---- phrases ------------------------------------------------------------------------------------------------------

_POSSIBLE_WORDS: Final = listed("modals.possibly")
_PLANNED_WORDS: Final = listed("modals.coming")


def phrase_mode(words: frozenset[str]) -> Mode:
    """The mode that words inside a noun phrase give it: "a potential strike", "the planned talks".

    >>> phrase_mode(frozenset({"a", "potential", "strike"}))
    'possible'
    """
    if words & _POSSIBLE_WORDS:
        return "possible"
    return "planned" if words & _PLANNED_WORDS else "asserted"
