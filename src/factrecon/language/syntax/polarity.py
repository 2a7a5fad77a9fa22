"""Whether a clause is asserted at all: negation, plans, possibility, conditions, denial, retraction.

Each clause of a sentence gets a `Standing`. Negation is counted by parity along the chain of verbs
that govern it ("did not fail to strike" struck); the weakest link decides the status: what is
denied or taken back is not asserted, what is planned has not happened.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from attrs import frozen

from factrecon.language.syntax.clauses import Clause
from factrecon.language.syntax.reporting import DENYING, DOUBTING, HEDGES, NEGATIVE, PLANNING, RETRACTING, SAYING
from factrecon.language.text.tokens import Token

__all__ = ["Cue", "Standing", "Status", "find_retractions", "standings"]

Status = Literal["asserted", "reported", "planned", "possible", "denied", "retracted"]

_WEAKER: dict[str, int] = {
    "asserted": 0,
    "reported": 1,
    "planned": 2,
    "possible": 3,
    "denied": 4,
    "retracted": 5,
}


@frozen
class Cue:
    """The words at `start:end` that gave a clause its standing, and what they are (`kind`)."""

    kind: str
    start: int
    end: int


@frozen
class Standing:
    """How a clause stands: `negated` by parity, its `status`, and whether it hangs on a condition."""

    negated: bool
    status: Status
    conditional: bool
    cues: tuple[Cue, ...]


_NOTHING = frozenset(["no", "neither"])
_NOBODY = frozenset(["nobody", "none", "nothing", "neither"])
_CONDITION = frozenset(["if", "unless", "whether", "lest", "once", "till", "until"])
_POSSIBLE_MODALS = frozenset(["may", "might", "could", "can", "would", "should"])
_TO_COME = frozenset(
    [
        "schedule",
        "expect",
        "plan",
        "set",
        "slate",
        "intend",
        "due",
        "project",
        "forecast",
        "predict",
        "ready",
        "poise",
        "bind",
    ]
)
_HEARSAY = frozenset(
    ["say", "believe", "think", "report", "allege", "suspect", "fear", "presume", "understand", "rumor", "rumour"]
)


def standings(tokens: Sequence[Token], clauses: Sequence[Clause]) -> tuple[Standing, ...]:
    """The standing of each clause of one sentence, in the order of `clauses`.

    >>> from factrecon.language.syntax.clauses import clauses
    >>> from factrecon.language.syntax.tagging import tokenize
    >>> tokens = tokenize("The union denied that nurses had refused to work.")
    >>> [(s.negated, s.status) for s in standings(tokens, clauses(tokens))]
    [(False, 'asserted'), (False, 'denied'), (True, 'denied')]
    """
    found: list[Standing] = []
    conditioned = {c.parent for c in clauses if c.marker in ("if", "unless") and c.parent is not None}
    order = sorted(range(len(clauses)), key=lambda i: _depth(clauses, i))
    results: dict[int, Standing] = {}
    for i in order:
        results[i] = _standing(tokens, clauses, i, results, i in conditioned)
    for i in range(len(clauses)):
        found.append(results[i])
    return tuple(found)


def _depth(clauses: Sequence[Clause], i: int) -> int:
    depth, at = 0, clauses[i].parent
    while at is not None and at < len(clauses) and depth <= len(clauses):
        depth, at = depth + 1, clauses[at].parent
    return depth


def _standing(
    tokens: Sequence[Token], clauses: Sequence[Clause], i: int, done: dict[int, Standing], conditioned: bool
) -> Standing:
    clause = clauses[i]
    verb = clause.verb
    cues: list[Cue] = []
    negated, status = False, "asserted"
    conditional = False

    def weaken(to: str, kind: str, start: int, end: int) -> None:
        nonlocal status
        cues.append(Cue(kind, start, end))
        if _WEAKER[to] > _WEAKER[status]:
            status = to

    if verb.negated:
        negated = True
        at = next((t for t in tokens[verb.first : verb.last] if t.lemma in ("not", "never")), verb.head)
        cues.append(Cue("negation", at.start, at.end))
    for phrase in (clause.subject, clause.object):
        if phrase is None:
            continue
        none = phrase.head.lemma.lower() in _NOBODY or (
            phrase.determiner in _NOTHING
            and not any(t.text.lower() in ("more", "less", "fewer", "longer") for t in phrase.tokens)
        )
        if none:
            negated = not negated
            cues.append(Cue("negation", phrase.start, phrase.end))
    if clause.marker == "without":
        negated = not negated
        cues.append(Cue("negation", verb.start, verb.end))
    if not verb.negated and _no_longer(tokens, clause):
        negated = not negated
        cues.append(Cue("negation", verb.start, verb.end))

    if verb.tense == "future":
        weaken("planned", "future", verb.start, verb.end)
    elif verb.modal in _POSSIBLE_MODALS:
        weaken("possible", "modal", verb.start, verb.end)
    for token in tokens[max(0, verb.first - 3) : verb.last + 2]:
        hedge = HEDGES.get(token.lemma)
        if hedge and token.tag in ("ADV", "ADJ"):
            weaken(hedge, "hedge", token.start, token.end)
    if (clause.marker in _CONDITION and clause.marker != "once") or conditioned:
        conditional = True
        weaken("possible", "condition", verb.start, verb.end)

    parent = clause.parent if clause.parent is not None and clause.parent in done and clause.parent != i else None
    if parent is not None:
        governor, above = clauses[parent], done[parent]
        lemma = governor.verb.lemma
        complement = _is_complement(clause, governor)
        if verb.infinitive:
            if lemma in NEGATIVE:
                negated = not negated
                cues.append(Cue("negation", governor.verb.start, governor.verb.end))
            if governor.verb.voice == "passive" and lemma in _HEARSAY and lemma not in ("expect",):
                weaken("reported", "hearsay", governor.verb.start, governor.verb.end)
            elif lemma in PLANNING or lemma in _TO_COME or lemma == "be":
                weaken("planned", "plan", governor.verb.start, governor.verb.end)
            elif governor.object is not None and governor.object.head.lemma in (
                "plan",
                "intention",
                "decision",
                "threat",
                "bid",
                "effort",
                "attempt",
                "vote",
            ):
                weaken("planned", "plan", governor.object.start, governor.object.end)
            if lemma in ("have", "be") and tokens[verb.first - 1].text.lower() == "yet":
                negated = not negated  # "have yet to agree"
                cues.append(Cue("negation", tokens[verb.first - 1].start, tokens[verb.first - 1].end))
            if above.negated and (
                lemma in NEGATIVE or lemma in ("manage", "begin", "start", "continue", "come", "get")
            ):
                negated = not negated
        elif complement:
            if lemma == "rule" and "out" in (governor.particle, governor.verb.particle):
                weaken(
                    "possible" if governor.verb.negated else "denied", "denial", governor.verb.start, governor.verb.end
                )
            elif lemma in DENYING:
                weaken(
                    "asserted" if governor.verb.negated else "denied", "denial", governor.verb.start, governor.verb.end
                )
            elif lemma in RETRACTING:
                weaken("retracted", "retraction", governor.verb.start, governor.verb.end)
            elif lemma in DOUBTING:
                weaken("possible", "doubt", governor.verb.start, governor.verb.end)
            elif lemma in SAYING or lemma in ("believe", "think"):
                weaken("reported", "report", governor.verb.start, governor.verb.end)
            elif lemma in ("hope", "expect", "plan", "propose", "demand"):
                weaken("planned", "plan", governor.verb.start, governor.verb.end)
            elif lemma in NEGATIVE and verb.head.form == "gerund":
                negated = not negated
                cues.append(Cue("negation", governor.verb.start, governor.verb.end))
        if (complement or verb.infinitive) and _WEAKER[above.status] > _WEAKER[status]:
            status = above.status
        conditional = conditional or ((complement or verb.infinitive) and above.conditional)
    elif verb.infinitive and clause.subject is not None:
        weaken("planned", "plan", verb.start, verb.end)  # headline: "Nurses to strike Monday"
    return Standing(negated, _as_status(status), conditional, tuple(cues))


def _as_status(status: str) -> Status:
    return status  # type: ignore[return-value]


def _is_complement(clause: Clause, governor: Clause) -> bool:
    if clause.relative and clause.marker in ("who", "which", "whom", "whose", "that"):
        return False
    if clause.verb.head.form == "gerund" and not clause.verb.finite:
        return clause.marker in ("", "from") and clause.verb.first - governor.verb.last <= 4
    return clause.marker in ("", "that", "whether", "if") and clause.verb.finite


def _no_longer(tokens: Sequence[Token], clause: Clause) -> bool:
    """ "no longer" right before or inside the verb group."""
    for k in range(max(1, clause.verb.first - 2), min(len(tokens), clause.verb.last + 3)):
        if tokens[k].text.lower() == "longer" and tokens[k - 1].text.lower() == "no":
            return True
    return False


_RETRACTION = re.compile(
    r"""\b(?:(?:an?\s)?(?:earlier|previous|initial|original)\s(?:version|edition)\sof\sthis\s(?:story|article|report|post|item)
    |(?:this|the)\s(?:story|article|report|post|headline)\s(?:has\sbeen|was)\s(?:corrected|amended|updated\sto\scorrect|retracted|revised)
    |(?:corrects?|correction|clarification|editor['’]s\snote)\b(?=\s?[:(—–-])
    |\(?this\s(?:story\s)?(?:corrects|version\scorrects)
    |(?:incorrectly|mistakenly|erroneously|wrongly)\s(?:said|stated|reported|identified|described|gave)
    |misstated|misreported|misidentified|(?:has|have|had)\s(?:been\s)?retracted|we\sregret\sthe\serror
    |(?:previously|earlier|initially)\s(?:had\s)?(?:said|reported)(?=[^.]{0,200}\b(?:but|later|since|now|revised|corrected|lowered|down\sfrom|up\sfrom)\b))""",
    re.VERBOSE | re.IGNORECASE,
)


def find_retractions(text: str) -> tuple[tuple[int, int], ...]:
    """Spans of words by which a text corrects or takes back an earlier figure or report.

    >>> text = "Correction: An earlier version of this story misstated the toll."
    >>> [text[a:b] for a, b in find_retractions(text)]
    ['Correction', 'An earlier version of this story', 'misstated']
    """
    return tuple(match.span() for match in _RETRACTION.finditer(text))
