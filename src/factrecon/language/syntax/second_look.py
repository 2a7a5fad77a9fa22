"""What only the rest of a sentence settles: tags that one pass from left to right gets wrong.

"A power cut on Tuesday left homes dark" has its verb behind the word that looked like one, and "after
the roof of a hall fell in" opens a clause although "fell" may be a noun too.
"""

from __future__ import annotations

from collections.abc import Sequence

from factrecon.language.en.rows import listed
from factrecon.language.syntax.lexicon import GERUND, NOUN, PAST, look_up
from factrecon.language.syntax.reporting import SAYING
from factrecon.language.text.tokens import Token

__all__ = ["second_look"]

_OPENERS = listed("syntax.openers")
_CUTTABLE = listed("syntax.cuttable")
_NOMINAL = frozenset(["NOUN", "PROPN", "PRON", "NUM"])
_FINITE = frozenset(["past", "3sg", "participle"])
"""Forms of a verb that may be finite; "left" and "shot" are past or participle."""
_REACH = 12
_OF_ITSELF = listed("syntax.of_itself")
"""Verbs without an object, whose participle describes nothing: "a search resulted"."""
_STATES = listed("syntax.states")
"""Words that tell where people are not, and look like forms of a verb."""
_UNITS = listed("syntax.periods")

_COMPASS = listed("syntax.compass")
_LOOKED_AT = _OPENERS | _COMPASS | _STATES | {"death", "last", "cut"}
"""Words without a form of a verb that may have another tag than they were given."""


def second_look(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens with the tags that their sentence asks for.

    >>> from factrecon.language.syntax.tagging import tokenize
    >>> tokenize("The storm cut power.")[2].tag, tokenize("A power cut in Lund left homes dark.")[2].tag
    ('VERB', 'NOUN')
    """
    out = list(tokens)
    seen = False
    for i, token in enumerate(out):
        lower = token.text.lower()
        if i and not token.form and lower not in _LOOKED_AT:
            continue
        if token.tag == "ADP" and lower in _OPENERS and seen and (verb := _opened(out, i)):
            out[i] = token._replace(tag="SCONJ")
            out[verb] = _finite(out[verb])
        elif token.tag == "SCONJ" and lower in _OPENERS and i and _governs(out, i):
            out[i] = token._replace(tag="ADP")
        elif lower == "death" and _shifted(out, i):
            # "shot to death one person": the object behind the idiom is the verb's
            out[i - 1], out[i] = out[i - 1]._replace(tag="ADV"), token._replace(tag="ADV")
        elif lower in _COMPASS and token.tag in ("ADJ", "ADV") and _heads_name(out, i):
            out[i] = token._replace(tag="PROPN", form="", lemma=token.text)
        elif not i and token.tag == "NOUN" and _opens_with_deed(out):
            out[0] = token._replace(tag="VERB", form="gerund", lemma=look_up(lower).verb)
        elif lower in _STATES and token.tag != "ADJ" and _of_people(out, i):
            out[i] = token._replace(tag="ADJ", form="", lemma=lower)
        elif lower == "last" and token.tag == "VERB" and _times(out, i):
            out[i] = token._replace(tag="ADJ", form="", lemma="last")
        elif (
            (token.form == "participle" and token.lemma in _OF_ITSELF and _tells(out, i))
            or (
                token.tag == "VERB" and token.form == "participle" and token.lemma in SAYING and _governs_clause(out, i)
            )
            or (token.tag == "VERB" and token.form == "participle" and _tells_of_a_claim(out, i))
        ):
            out[i] = token._replace(form="past")
        elif (token.tag == "VERB" and token.form in ("participle", "past") and _between_number_and_noun(out, i)) or (
            token.tag == "VERB" and token.form in ("participle", "past") and _joins_a_state(out, i)
        ):
            out[i] = token._replace(tag="ADJ", form="", lemma=lower)
        elif lower == "cut" and token.tag == "VERB" and i and (verb := _behind_a_cut(out, i)):
            out[i] = token._replace(tag="NOUN", form="")
            out[verb] = _finite(out[verb])
            continue
        seen = seen or (token.tag in ("VERB", "AUX") and token.form in ("past", "3sg", "base"))
    return tuple(out)


def _heads_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a capitalised word is the first of a longer name, though it opens the sentence: "South Korea"."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return after is not None and after.tag == "PROPN" and tokens[at].text[0].isupper() and tokens[at].text[1:].islower()


def _opens_with_deed(tokens: Sequence[Token]) -> bool:
    """ "Killing at least one person, the blast ...": a gerund with an object, and behind a comma who did it."""
    entry = look_up(tokens[0].text.lower())
    if not entry.forms & GERUND or len(tokens) < 5:
        return False
    object_follows = tokens[1].tag in ("DET", "NUM") or (
        tokens[1].text.lower() in ("at", "more", "up") and any(t.tag == "NUM" for t in tokens[2:4])
    )
    comma = next((i for i, t in enumerate(tokens[:_REACH]) if t.text == ","), 0)
    before = tokens[1:comma]
    return (
        object_follows
        and comma > 2
        and not any(t.tag in ("AUX",) or (t.tag == "VERB" and t.form == "past") for t in before)
    )


def _of_people(tokens: Sequence[Token], at: int) -> bool:
    """ "99 missing", "nine are missing", "80 unaccounted for": a state, where nothing follows that one could miss."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    free = behind is None or behind.tag in ("PUNCT", "CCONJ", "ADP", "ADV", "SCONJ")
    return free and at > 0 and (tokens[at - 1].tag in ("NUM", "NOUN", "ADV") or tokens[at - 1].lemma == "be")


def _governs_clause(tokens: Sequence[Token], at: int) -> bool:
    """ "Auditors warned the fund will run dry": who said it stands before, what is said follows with a verb of its
    own.
    """
    if not at or tokens[at - 1].tag not in ("NOUN", "PROPN", "PRON") or at + 2 >= len(tokens):
        return False
    if tokens[at + 1].tag not in ("DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM"):
        return False
    for token in tokens[at + 1 : at + _REACH]:
        if token.tag in ("PUNCT", "SCONJ", "CCONJ", "ADP", "PART"):
            return False
        if token.tag in ("AUX", "VERB"):
            return token.tag == "AUX" or token.form in ("past", "3sg")
    return False


def _tells_of_a_claim(tokens: Sequence[Token], at: int) -> bool:
    """ "Reports that the dam burst are false": the one verb behind is that of the noun before "that"."""
    if not look_up(tokens[at].text.lower()).forms & PAST:
        return False
    that = at - 1
    while that > 0 and tokens[that].tag in ("DET", "ADJ", "NOUN", "PROPN", "NUM"):
        that -= 1
    if that < 1 or that == at - 1 or tokens[that].text.lower() != "that" or tokens[that - 1].tag != "NOUN":
        return False
    if any(t.tag in ("VERB", "AUX") for t in tokens[:that]):
        return False
    behind = [t for t in tokens[at + 1 :] if t.tag == "AUX" or (t.tag == "VERB" and t.form in ("past", "3sg"))]
    return len(behind) == 1


def _tells(tokens: Sequence[Token], at: int) -> bool:
    """ "The searches resulted in": a verb that nobody undergoes, behind its subject and no auxiliary."""
    before = next((t for t in reversed(tokens[max(0, at - 3) : at]) if t.tag != "ADV"), None)
    return before is not None and before.tag in ("NOUN", "PROPN", "PRON", "NUM") and before.lemma not in ("be", "have")


def _times(tokens: Sequence[Token], at: int) -> bool:
    """ "The trustees last week warned": one unit of time behind "last", which no verb wants."""
    if at + 1 >= len(tokens) or tokens[at + 1].text.lower() not in _UNITS:
        return False
    return not at or tokens[at - 1].tag not in ("AUX", "PART")


def _between_number_and_noun(tokens: Sequence[Token], at: int) -> bool:
    """ "Resulted in 24 confirmed deaths": a number that a preposition or verb governs counts the noun behind.

    So does one whose noun has its own verb behind it: "24 confirmed deaths were told of".
    """
    if not at or at + 1 >= len(tokens) or tokens[at - 1].tag != "NUM" or tokens[at + 1].tag != "NOUN":
        return False
    noun = tokens[at + 1]
    if noun.text.lower() == noun.lemma.lower() and noun.lemma.lower() not in ("person", "people"):
        return False
    if at >= 2 and (tokens[at - 2].tag in ("ADP", "VERB") or tokens[at - 2].lemma == "be"):
        return True
    if at >= 3 and tokens[at - 2].tag == "CCONJ" and tokens[at - 3].tag == "NOUN":
        ends = at + 2 == len(tokens) or tokens[at + 2].tag in ("PUNCT", "ADP")  # "24 deaths and 31 suspected cases."
        if ends and any(t.tag == "VERB" for t in tokens[: at - 3]):
            return True
    behind = next((t for t in tokens[at + 2 : at + 4] if t.tag not in ("ADV",)), None)
    return (
        behind is not None and behind.tag in ("AUX", "VERB") and (behind.tag == "AUX" or behind.form in ("past", "3sg"))
    )


def _joins_a_state(tokens: Sequence[Token], at: int) -> bool:
    """ "Left no dead or wounded", "the dead and injured": people by what became of them."""
    if at < 3 or tokens[at - 1].tag != "CCONJ" or tokens[at - 2].text.lower() not in _FATES:
        return False
    return tokens[at - 3].tag in ("DET", "NUM")


_FATES = listed("harm.fates")


def _shifted(tokens: Sequence[Token], at: int) -> bool:
    """Whether an object follows "to death", which its verb has not had yet."""
    if at < 2 or at + 1 >= len(tokens) or tokens[at - 1].text.lower() != "to" or tokens[at - 2].tag != "VERB":
        return False
    return (
        tokens[at - 2].form in _FINITE and tokens[at + 1].tag in ("DET", "NUM", "PRON") and tokens[at - 3].tag != "AUX"
    )


def _finite(token: Token) -> Token:
    past = token.form == "participle" and look_up(token.text.lower()).forms & PAST
    return token._replace(form="past") if past else token


def _opened(tokens: Sequence[Token], at: int) -> int:
    """The finite verb of a clause that follows before any mark or other link; 0 if there is none."""
    nominal = False
    for i in range(at + 1, min(at + _REACH, len(tokens))):
        token = tokens[i]
        if token.tag in ("SCONJ", "CCONJ", "PART") or (token.tag == "PUNCT" and token.text not in "'’-"):
            return 0
        if token.tag == "PRON" and token.lemma in ("who", "which", "that", "what", "whom"):
            return 0
        if nominal and token.tag in ("VERB", "AUX"):
            noun_too = look_up(token.text.lower()).classes & NOUN
            return i if token.form in _FINITE and noun_too and _bare(tokens, i) else 0
        nominal = nominal or token.tag in _NOMINAL
    return 0


def _governs(tokens: Sequence[Token], at: int) -> bool:
    """ "The search after the flood took a week": the only verb of the sentence is no verb of a clause of its own."""
    before, behind = tokens[:at], tokens[at + 1 :]
    if any(t.tag in ("VERB", "AUX", "PUNCT") for t in before) or not any(t.tag in _NOMINAL for t in before):
        return False
    verbs = [i for i, t in enumerate(behind) if t.tag in ("VERB", "AUX")]
    if not verbs or any(t.tag == "PUNCT" and t.text == "," for t in behind):
        return False
    return all(t.tag in ("VERB", "AUX", "ADV", "PART") for t in behind[verbs[0] : verbs[-1]])


def _bare(tokens: Sequence[Token], i: int) -> bool:
    """Whether nothing right before a word makes it a participle or a noun: "a fallen", "the left"."""
    return tokens[i - 1].tag in ("NOUN", "PROPN", "PRON") and not (
        i + 1 < len(tokens) and tokens[i + 1].text.lower() == "by"
    )


def _behind_a_cut(tokens: Sequence[Token], at: int) -> int:
    """ "A power cut on Monday left ...": of a kind of cut the finite verb, which is still to come; 0 if none is."""
    if (
        tokens[at - 1].lemma.lower() not in _CUTTABLE
        or at + 1 >= len(tokens)
        or tokens[at + 1].tag not in ("ADP", "ADV", "VERB", "AUX")
    ):
        return 0
    if at < 2 or not any(t.tag in ("DET", "NUM", "ADJ") for t in tokens[max(0, at - 4) : at - 1]):
        return 0
    for i, token in enumerate(tokens[at + 1 : at + _REACH], at + 1):
        if token.tag in ("SCONJ", "CCONJ") or (token.tag == "PUNCT" and token.text not in "'’-"):
            return 0
        if token.tag in ("VERB", "AUX") and token.form in _FINITE:
            return i
    return 0
