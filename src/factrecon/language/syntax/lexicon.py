"""What a word can be: candidate classes, lemmas and verb forms, from lemminflect's lookup table.

The table is read on first use straight from the installed package, without importing
lemminflect's models, and answers are kept. Words it does not know are guessed by their endings.
"""

from __future__ import annotations

import gzip
import importlib.util
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from factrecon.errors import MissingExtra
from factrecon.language.en.rows import listed
from factrecon.language.syntax.closed_classes import (
    BASE_IS_PAST,
    FUNCTION_WORDS,
    NOUN_FIRST,
    PARTICIPLE_ONLY,
    PARTICLES,
    PAST_ONLY,
    VERB_FIRST,
)
from factrecon.language.text.sorted_lines import SortedLines

__all__ = ["ADJ", "ADV", "BASE", "GERUND", "NOUN", "PARTICIPLE", "PAST", "THIRD", "VERB", "Entry", "gerund", "look_up"]

NOUN: Final = 1
VERB: Final = 2
ADJ: Final = 4
ADV: Final = 8
BASE: Final = 1
PAST: Final = 2
PARTICIPLE: Final = 4
GERUND: Final = 8
THIRD: Final = 16

_CLASS = {"noun": NOUN, "verb": VERB, "adj": ADJ, "adv": ADV, "aux": VERB}


class Entry(NamedTuple):
    """What is known of one written word, its case aside: bit sets, and a lemma per class."""

    classes: int
    forms: int
    noun: str
    verb: str
    adj: str
    function: str
    plural: bool
    known: bool
    bias: int
    """1 if news prose prefers the noun by far, 2 if the verb, else 0."""


@lru_cache(maxsize=1)
def _table() -> SortedLines:
    """Word to "class,lemma/lemma", a line a class, as the package ships it."""
    spec = importlib.util.find_spec("lemminflect")
    places = spec.submodule_search_locations if spec is not None else None
    if not places:
        raise MissingExtra("reading text (the word table of lemminflect)", "language")
    path = Path(next(iter(places))) / "resources" / "lemma_lu.csv.gz"
    return SortedLines(gzip.decompress(path.read_bytes()), ",")


@lru_cache(maxsize=65_536)
def look_up(word: str) -> Entry:
    """The entry of a word in lower case, or of a name as capitalised.

    >>> look_up("struck").verb, bool(look_up("struck").forms & PAST)
    ('strike', True)
    >>> look_up("talks").classes == NOUN | VERB
    True
    """
    function = FUNCTION_WORDS.get(word, "")
    found = _table().rows(word)
    if not found and "-" in word:
        head = look_up(word[word.rfind("-") + 1 :] or "x")
        return _hyphenated(word, head)
    if not found:
        return _guessed(word, function)
    classes = forms = 0
    noun = verb = adj = word
    for item in found:
        name, _, lemmas = item.partition(",")
        bit = _CLASS.get(name, 0)
        classes |= bit
        lemma = lemmas.split("/")[0]
        if bit == NOUN:
            noun = lemma
        elif bit == VERB:
            verb = "see" if word == "saw" else lemma
            forms |= _forms(word, verb)
        elif bit == ADJ:
            adj = lemma
    if word in ("left", "felt", "found", "ground", "bound"):
        verb = {"left": "leave", "felt": "feel", "found": "find", "ground": "grind", "bound": "bind"}[word]
        forms |= PAST | PARTICIPLE
    if word in _NOUNS_TOO:
        classes |= NOUN
        noun = verb
    if word == "wound":  # the noun and its verb, not the past of "wind"
        verb, forms = word, BASE
    if word in _ORDINALS:
        classes = NOUN | ADJ
    bias = 0
    if classes & NOUN and classes & VERB:
        bias = 1 if noun in NOUN_FIRST else 2 if verb in VERB_FIRST and noun == verb else 0
    plural = noun != word and classes & NOUN != 0
    return Entry(classes, forms, noun, verb, adj, function, plural or word in _PLURALS, True, bias)


@lru_cache(maxsize=1024)
def gerund(verb: str) -> str:
    """The form in "-ing" of the lemma of a verb, as the table lists it, by rule where it lists none.

    >>> [gerund(v) for v in ("run", "resign", "arrive", "occur", "open", "die", "agree", "travel")]
    ['running', 'resigning', 'arriving', 'occurring', 'opening', 'dying', 'agreeing', 'traveling']
    """
    plain = verb[:-1] if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) else verb
    doubled = verb + verb[-1:]
    stems = (plain, doubled) if verb.endswith(_UNSTRESSED) else (doubled, plain)
    if verb.endswith("ie"):
        stems = (verb[:-2] + "y", plain)
    listed = (f"{stem}ing" for stem in (*stems, verb, f"{verb}k") if _is_of(f"{stem}ing", verb))
    return next(listed, f"{plain}ing")


# "Traveling", "benefiting": the table also lists spellings with two consonants.
_UNSTRESSED = ("el", "al", "il", "et", "us", "as", "op", "at", "it", "ip", "e")


def _is_of(form: str, verb: str) -> bool:
    """Whether the table lists a form of a verb."""
    for item in _table().rows(form):
        name, _, lemmas = item.partition(",")
        if _CLASS.get(name) == VERB and verb in lemmas.split("/"):
            return True
    return False


# Nouns that the table knows as verbs only.
_NOUNS_TOO = listed("syntax.nouns_too")
_ORDINALS = listed("syntax.ordinals")
_PLURALS = listed("syntax.plurals")


def _forms(word: str, lemma: str) -> int:
    if word == lemma:
        return BASE | ((PAST | PARTICIPLE) if word in BASE_IS_PAST else 0)
    if word.endswith("ing"):
        return GERUND
    if word in PAST_ONLY:
        return PAST
    if word in PARTICIPLE_ONLY:
        return PARTICIPLE
    if word.endswith("s"):
        return THIRD
    return PAST | PARTICIPLE


_NOUN_ENDINGS = ("tion", "sion", "ment", "ness", "ship", "ity", "ism", "ist", "ance", "ence", "hood", "er", "or")
_ADJ_ENDINGS = ("ous", "ful", "less", "able", "ible", "ic", "ical", "ish", "ive", "ary", "al", "ese", "ian", "an")


def _guessed(word: str, function: str) -> Entry:
    """An entry by ending, for a word the table lacks."""
    noun = verb = adj = word
    forms = 0
    plural = False
    if word.endswith("ly"):
        classes = ADV
    elif word.endswith("ing") and len(word) > 5:
        classes, forms, verb = VERB | NOUN, GERUND, word[:-3]
    elif word.endswith("ed") and len(word) > 4:
        classes, forms = VERB | ADJ, PAST | PARTICIPLE
        verb = word[:-1] if word[-3:-2] in "vszcg" else word[:-2]
    elif word.endswith(("ies", "ses", "xes", "ches", "shes")) and len(word) > 4:
        classes, plural = NOUN, True
        noun = word[:-3] + "y" if word.endswith("ies") else word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        classes, plural, noun = NOUN, True, word[:-1]
    elif word.endswith(_NOUN_ENDINGS):
        classes = NOUN
    elif word.endswith(_ADJ_ENDINGS):
        classes = ADJ | NOUN
    else:
        classes = NOUN
    return Entry(classes, forms, noun, verb, adj, function, plural, False, 0)


_MEASURES = listed("measures.nouns")


def _hyphenated(word: str, head: Entry) -> Entry:
    """ "34-year-old", "co-chair", "Israeli-led": by the last part, an adjective where it may be one."""
    last = word[word.rfind("-") + 1 :]
    stem = word[: len(word) - len(last)]
    classes = head.classes
    if last in PARTICLES:
        return Entry(NOUN | ADJ, 0, word, word, word, "", False, True, 0)  # drive-by, break-in
    if word[0].isdecimal() and last in _MEASURES:
        classes = ADJ
    elif head.forms & (PARTICIPLE | GERUND):
        classes = ADJ | (NOUN if head.forms & GERUND else 0)
    elif last in _MEASURES:
        classes = ADJ | NOUN
    elif classes & VERB:
        classes = NOUN | ADJ
    forms = 0
    if word.startswith(("re-", "co-", "over-", "out-", "under-", "mis-", "un-")) and head.classes & VERB:
        classes, forms = head.classes, head.forms
    return Entry(classes or NOUN | ADJ, forms, stem + head.noun, stem + head.verb, word, "", head.plural, head.known, 0)
