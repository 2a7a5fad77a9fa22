"""Light part-of-speech tags and lemmas for English news: a dictionary and rules of context.

Each word starts with the classes the dictionary allows; function words decide themselves and their
neighbours (a determiner wants a noun, a modal a base form, "have" a participle), and words that
may be noun or verb are settled by what stands before and after and by whether the clause still
wants a verb. No model and no download: one pass per sentence, linear in its length.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final, cast

from factrecon.language.en.rows import listed
from factrecon.language.names.words import GIVEN_NAMES, HONORIFICS
from factrecon.language.syntax.capitals import capitals
from factrecon.language.syntax.closed_classes import (
    BE_FORMS,
    CHANGING,
    CLAUSE_TAKERS,
    DO_FORMS,
    FUNCTION_LEMMAS,
    GERUND_NOUNS,
    HAVE_FORMS,
    INTRANSITIVE,
    MODALS,
    PARTICLES,
    PAST_ONLY,
    WANTS_OBJECT,
    word_set,
)
from factrecon.language.syntax.lexicon import (
    ADJ,
    ADV,
    BASE,
    GERUND,
    NOUN,
    PARTICIPLE,
    PAST,
    THIRD,
    VERB,
    Entry,
    look_up,
)
from factrecon.language.syntax.noun_classes import noun_classes
from factrecon.language.syntax.second_look import second_look
from factrecon.language.syntax.word_context import Context, Word
from factrecon.language.text.tokens import Token, split_words

__all__ = ["tokenize"]

ABOUT_NUMBERS: Final = listed("tagging.about_numbers")
AWAY: Final = listed("tagging.away")
STRAY_ADVERBS: Final = listed("tagging.stray")
OUTWARDS: Final = listed("tagging.outwards")
ALSO_NOUNS: Final = listed("tagging.also_nouns")
BEFORE_MAY: Final = listed("tagging.before_may")
BEFORE_VERBS: Final = listed("tagging.before_verbs")

# The rules work on plain strings; what they give are tags and forms.
_token = cast(Callable[[str, int, int, str, str, str], Token], Token)

_SUBJECTS = listed("syntax.subjects")
_BEFORE_CLAUSE = listed("syntax.before_clauses")
_PLAIN_DETERMINERS = listed("syntax.plain_determiners")
_AMBIGUOUS = _BEFORE_CLAUSE | word_set(
    """to that us no her about around over under nearly almost up down out off away back on in along apart together
    including
    following concerning regarding like outside inside near close there dozens hundreds thousands millions billions
    trillions
    dozen one second well plus mine till can"""
)
"""Function words, other than auxiliaries, determiners and adverbs, whose tag hangs on what stands around them."""
_HONORIFIC = listed("syntax.honorifics")
_LIVING = frozenset({"person", "animal"})
_PHRASE = frozenset({"DET", "ADJ", "NOUN", "NUM", "ADP", "PROPN"})
_MOST_THERE = 8
"""Words that may stand between "there is" and what is told of who is there."""
_TELLING = listed("syntax.telling")
_CURRENCY = frozenset("$€£¥₹₽₩₪₦฿₫%°§+=<>^|~#*/\\@")
_CALENDAR = (
    listed("calendar.months")
    | listed("calendar.weekdays")
    | {f"{month}." for month in listed("calendar.month_abbreviations")}
    | word_set("on in at today tomorrow next this as")
)
_WEEKDAYS = listed("calendar.weekdays")
_SAID_IN = listed("syntax.said_in")
_SAID_AT = 6
"""Words between a verb of saying and its clause, at most."""
_COMPOUNDING = listed("syntax.compounding")


def tokenize(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """Tokens of one sentence, `text[start:end]`, with tags and lemmas.

    Give it one sentence at a time (see `sentences.split_sentences`): context does not cross ends.

    >>> [(t.text, t.tag) for t in tokenize("The nurses strike over pay after talks failed.")][1:6]
    [('nurses', 'NOUN'), ('strike', 'VERB'), ('over', 'ADP'), ('pay', 'NOUN'), ('after', 'SCONJ')]
    """
    words: list[Word] = []
    for left, right in split_words(text, start, end):
        word = text[left:right]
        lower, entry, capital = _known(word)
        words.append(Word(word, left, right, lower, entry, capital))
    if not words:
        return ()
    return _Tagger(words, surnames_in(text) if words[0].capital else frozenset()).run()


@lru_cache(maxsize=8)
def surnames_in(text: str) -> frozenset[str]:
    """Words that name a person somewhere in a text and are no other word in it: they name one at the start of a
    sentence too.

    >>> sorted(surnames_in("The minister, Paul Denning, left. Mr Keating stayed."))
    ['Denning', 'Keating']
    """
    words = capitals(text)
    found = set()
    for before, word, after in zip(words, words[1:], [*words[2:], None], strict=False):
        alone = after is None or after.gap is None or after.gap not in (" ", "-")
        if word.gap in (" ", ". ") and alone and len(word.text) > 2 and word.text[1:].islower():
            if before.text.lower() in (GIVEN_NAMES if word.gap == " " else ()) or before.text.lower() in HONORIFICS:
                found.add(word.text)
    if not found:
        return frozenset()
    return frozenset(w for w in found if not _stands_small(w.lower(), text))


def _stands_small(word: str, text: str) -> bool:
    """Whether a word of English letters stands in a text without a capital, by itself."""
    at = text.find(word) if _SMALL.fullmatch(word) else -1
    while at >= 0:
        found = _SMALL.match(text, at)
        if found is not None and found.group() == word and _ALONE.match(text, at):
            return True
        at = text.find(word, at + 1)
    return False


_SMALL = re.compile(r"[a-z]{3,40}(?!\w)")
_ALONE = re.compile(r"(?<![\w'’])")


@lru_cache(maxsize=65_536)
def _known(word: str) -> tuple[str, Entry, bool]:
    """What the dictionary has for a word as written, with its lower-case form and whether it has a capital."""
    lower = word.lower().replace("’", "'")
    return lower, look_up(lower), word[0].isupper()


_BEFORE_NUMBER = listed("syntax.before_numbers")


class _Tagger:
    """The state of one left-to-right pass over a sentence."""

    __slots__ = ("context", "surnames")

    def __init__(self, words: list[Word], surnames: frozenset[str] = frozenset()) -> None:
        self.context = Context(words)
        self.surnames = surnames

    def run(self) -> tuple[Token, ...]:
        context = self.context
        append = context.out.append
        for i, word in enumerate(context.words):
            tag, lemma, form = self.decide(i, word)
            if tag == "PUNCT":
                if word.text in ",;:—–--()“”\"``''":
                    context.finite = False
            elif tag == "SCONJ" or tag == "CCONJ":
                context.finite = False
            elif form and (tag == "VERB" or tag == "AUX") and form in ("past", "3sg", "base"):
                context.finite = tag == "AUX" or lemma not in CLAUSE_TAKERS
            append(_token(word.text, word.start, word.end, lemma, tag, form))
        return second_look(context.out)

    # -- one word -----------------------------------------------------------------------------

    def decide(self, i: int, word: Word) -> tuple[str, str, str]:
        text, lower, entry = word.text, word.lower, word.entry
        first = text[0]
        if not first.isalpha() and first not in "'’":
            if first.isdecimal():
                if entry.classes & ADJ and "-" in text:
                    return "ADJ", lower, ""
                if len(text) > 2 and text[-2:].lower() in ("st", "nd", "rd", "th"):
                    return "ADJ", lower, ""
                return "NUM", lower, ""
            return ("SYM" if first in _CURRENCY else "PUNCT"), text, ""
        if entry.function:
            return self.function_word(i, word)
        if first in "'’":
            return "PUNCT", text, ""
        if not word.capital and text[1:] != text[1:].lower() and not entry.known:
            return "PROPN", text, ""  # iPhone, eBay
        if word.capital and self.is_name(i, word):
            return "PROPN", text, ""
        if word.capital and self.is_demonym(i, word):
            return "ADJ", text, ""
        if lower == "first" and i and self.context.out[-1].tag in ("NOUN", "PROPN", "PRON"):
            following = self.context.words[i + 1].entry if i + 1 < len(self.context.words) else None
            if following is not None and following.forms & (PAST | THIRD) and not following.classes & NOUN:
                return "ADV", lower, ""  # "the hackers first entered the network"
        return self.open_word(i, word)

    def is_name(self, i: int, word: Word) -> bool:
        text, entry = word.text, word.entry
        if (len(text) > 1 and text[1] == ".") or text.lower() in _HONORIFIC:
            return True
        if "-" in text and entry.forms & (PARTICIPLE | GERUND):
            return False  # Israeli-led
        if text in self.surnames:
            return True
        if self.context.upper:
            return not entry.known and text[-1:] != "G"
        initial = i == 0 or (self.context.out[-1].tag == "PUNCT" and self.context.out[-1].text in "“\"``:—'‘•-*(")
        proper = look_up(text)
        if proper.known and proper.classes & ADJ and self.context.next_is_noun(i):
            return False
        if self.context.headline or initial:
            behind = self.context.words[i + 1] if i + 1 < len(self.context.words) else None
            if word.lower in GIVEN_NAMES and behind is not None and behind.capital and not look_up(behind.lower).known:
                return True  # "Rob Holm left"
            if not entry.known:
                return not (entry.classes & VERB and entry.forms)
            if proper.known and not entry.classes & (VERB | ADV):
                return True
            following = self.context.words[i + 1] if i + 1 < len(self.context.words) else None
            if word.lower in PAST_ONLY and following is not None and self.context.next_is_verbal(i):
                return True  # "Drew said", "Drew Lund was": no verb stands before its subject
            if initial and not self.context.headline and following is not None:
                # "Union Pacific said": a capital goes on, and the word is no modifier by itself.
                more = following.capital and following.text[0].isalpha() and not following.entry.function
                return more and entry.classes == NOUN and not entry.plural
            return False
        return True

    def is_demonym(self, i: int, word: Word) -> bool:
        proper = look_up(word.text)
        return proper.known and proper.classes & ADJ != 0 and self.context.next_is_noun(i)

    # -- function words -----------------------------------------------------------------------

    def function_word(self, i: int, word: Word) -> tuple[str, str, str]:
        lower, entry = word.lower, word.entry
        tag = entry.function
        lemma = FUNCTION_LEMMAS.get(lower, lower)
        if lower == "others" and self.context.out and self.context.out[-1].tag == "NUM":
            return "NOUN", "other", ""  # "nine others" are counted like any noun
        if tag == "DET":
            if lower in _PLAIN_DETERMINERS:
                return "DET", lemma, ""
        elif tag != "AUX" and tag != "ADV" and lower not in _AMBIGUOUS:
            return tag, lemma, ""
        if tag == "AUX":
            return self.auxiliary(i, word, lemma)
        if lower == "to":
            return ("PART" if self.context.starts_infinitive(i) else "ADP"), "to", ""
        if lower == "that":
            return self.that(i), "that", ""
        if lower == "us" and word.text == "US" and not self.context.upper:
            return "PROPN", word.text, ""
        if lower == "no" and self.context.lower_at(i + 1) == "longer":
            return "PART", "not", ""  # "no longer works"
        if lower == "no" and i + 1 < len(self.context.words) and self.context.words[i + 1].lower == "one":
            return "DET", "no", ""
        if lower == "her":
            return ("DET" if self.context.next_is_nominal(i) else "PRON"), "her", ""
        if tag == "DET":
            if lower == "no":
                return "DET", lemma, ""
            following = self.context.following(i)
            degree = lower in ("more", "less", "most", "much", "enough") and following is not None
            if (
                degree
                and following is not None
                and not following.entry.function
                and (following.entry.classes & (ADJ | ADV) and not following.entry.classes & NOUN)
            ):
                return "ADV", lemma, ""
            return ("DET" if self.context.next_is_nominal(i) else "PRON"), lemma, ""
        if lower in ABOUT_NUMBERS and self.context.next_is_number(i):
            return "ADV", lemma, ""
        previous = self.context.out[-1] if self.context.out else None
        owned = previous is not None and previous.lemma in ("the", "'s", "his", "her", "their")
        if tag == "ADV" and entry.classes & NOUN and owned and not self.context.next_is_nominal(i):
            return "NOUN", entry.noun, ""  # "in the back"
        if (
            tag == "ADV"
            and entry.classes & ADJ
            and self.context.out
            and self.context.out[-1].tag in ("DET", "ADJ")
            and self.context.next_is_nominal(i)
        ):
            return "ADJ", lemma, ""  # "an earlier statement"
        if lower in _BEFORE_CLAUSE and self.context.clause_follows(i):
            return "SCONJ", lemma, ""
        if lower in AWAY:
            previous = self.context.out[-1] if self.context.out else None
            following = self.context.following(i)
            bare = (
                following is None
                or not (following.text[0].isalnum() or following.text[0] in "$€£¥")
                or following.entry.function in ("ADP", "AUX", "SCONJ", "CCONJ", "PRON")
            )
            if previous is not None and previous.tag == "VERB" and (bare or lower in STRAY_ADVERBS):
                return "ADV", lemma, ""
            if lower in OUTWARDS:
                return "ADV", lemma, ""
            return "ADP", lemma, ""
        if lower in ("including", "following", "concerning", "regarding"):
            previous = self.context.out[-1] if self.context.out else None
            if previous is not None and (previous.tag == "DET" or previous.lemma == "be"):
                return self.open_word(i, word)
            return "ADP", lower, ""
        if lower in ("like", "outside", "inside", "near", "close") and self.context.wants_base(i):
            return "VERB", lower, "base"
        if lower in ("there",):
            following = self.context.following(i)
            existential = following is not None and FUNCTION_LEMMAS.get(following.lower, following.lower) in (
                "be",
                "have",
                "will",
                "may",
                "might",
                "could",
                "would",
                "'s",
                "’s",
            )
            return ("PRON" if existential else "ADV"), lemma, ""
        if lower in ("dozens", "hundreds", "thousands", "millions", "billions", "trillions", "dozen"):
            return "NUM", lower, ""
        if (
            lower == "one"
            and self.context.out
            and self.context.out[-1].tag in ("DET", "ADJ")
            and self.context.out[-1].text.lower() not in ("no", "least", "most")
        ):
            return "PRON", "one", ""
        if lower in ALSO_NOUNS:
            if lower == "mine" and self.context.out and self.context.out[-1].tag in ("DET", "ADJ", "NOUN", "NUM"):
                return "NOUN", lower, ""
            if lower == "back" and self.context.wants_base(i):
                return "VERB", lower, "base"
        return tag, lemma, ""

    def auxiliary(self, i: int, word: Word, lemma: str) -> tuple[str, str, str]:
        lower = word.lower
        if lower in ("'s", "’s"):
            return self.apostrophe_s(i)
        if lower == "'d":
            return "AUX", "would", ""
        previous = self.context.out[-1] if self.context.out else None
        noun_too = lower in ("will", "might", "can", "must", "may") and previous is not None
        if (
            noun_too
            and previous is not None
            and previous.tag in ("DET", "ADJ")
            and (previous.lemma not in ("this", "that", "all", "both"))
        ):
            return "NOUN", lower, ""  # "the will of the people"
        if lower == "may" and word.capital and i > 0 and not self.context.upper:
            following = self.context.following(i)
            dated = previous is not None and previous.lemma in BEFORE_MAY
            if dated or following is None or following.text[0].isdecimal() or not following.entry.classes & VERB:
                return "PROPN", word.text, ""
        if lower in MODALS:
            return "AUX", lemma, "base"
        form = BE_FORMS.get(lower) or HAVE_FORMS.get(lower) or DO_FORMS.get(lower) or "base"
        if lemma in ("have", "do") and not self.context.helps(i):
            return "VERB", lemma, form
        if lower == "being" and previous is not None and previous.tag in ("DET", "ADJ"):
            return "NOUN", "being", ""
        return "AUX", lemma, form

    def apostrophe_s(self, i: int) -> tuple[str, str, str]:
        previous = self.context.out[-1] if self.context.out else None
        following = self.context.following(i)
        if previous is not None and previous.lemma == "let":
            return "PRON", "we", ""
        pronoun = previous is not None and (
            previous.tag in ("PRON", "SCONJ", "ADV") and previous.lemma not in ("one", "everyone", "someone", "anyone")
        )
        if following is None:
            return ("AUX", "be", "3sg") if pronoun else ("PART", "'s", "")
        entry = following.entry
        participle = bool(entry.forms & PARTICIPLE and not entry.function)
        if following.lower == "been" or (participle and not entry.classes & (ADJ | NOUN) and pronoun):
            return "AUX", "have" if following.lower == "been" else "be", "3sg"
        if pronoun:
            return "AUX", "be", "3sg"
        verbal = following.lower in ("not", "the", "a", "an", "been", "going", "no", "still", "also")
        return ("AUX", "be", "3sg") if verbal else ("PART", "'s", "")

    def that(self, i: int) -> str:
        previous = self.context.out[-1] if self.context.out else None
        following = self.context.following(i)
        if following is None:
            return "PRON"
        entry = following.entry
        particle = previous is not None and previous.tag == "ADV" and previous.lemma in PARTICLES
        if (
            particle
            and len(self.context.out) > 1
            and self.context.out[-2].tag == "VERB"
            and not self.context.next_is_finite(i)
        ):
            return "SCONJ"  # "ruled out that the fire was set"
        if previous is not None and (previous.lemma in CLAUSE_TAKERS or previous.tag in ("VERB", "ADJ")):
            if entry.function == "AUX":
                return "PRON"
            return "SCONJ"
        if entry.function == "AUX" or (entry.classes & VERB and not entry.classes & NOUN and not entry.function):
            return "PRON"
        told = any(t.tag == "VERB" and t.lemma in _TELLING for t in self.context.out[-5:])
        if previous is not None and (told or previous.text.lower() in ("it", "him", "her", "them", "us", "me", "you")):
            return "SCONJ"  # "told it that talks were over"
        if self.goes_on_saying():
            return "SCONJ"
        if previous is not None and previous.tag in ("NOUN", "PROPN", "PRON"):
            return "SCONJ" if entry.function in ("DET", "PRON", "NUM") or following.capital else "PRON"
        return "DET" if self.context.next_is_nominal(i) and not entry.function else "PRON"

    def goes_on_saying(self) -> bool:
        """Whether only a day or where it was said stands behind a verb of saying: "confirmed on Friday that prices
        rose", "said in a statement that prices rose".
        """
        out = self.context.out
        at = next((n for n in range(len(out) - 1, max(-1, len(out) - _SAID_AT), -1) if out[n].tag == "VERB"), -1)
        behind = out[at + 1 :]
        if at < 0 or not behind or out[at].lemma not in CLAUSE_TAKERS:
            return False
        if behind[-1].lemma.lower() in _WEEKDAYS:
            return all(t.tag in ("ADP", "ADV", "ADJ", "PROPN") for t in behind)
        return behind[0].tag == "ADP" and behind[-1].lemma in _SAID_IN and len(behind) > 1

    # -- context ------------------------------------------------------------------------------

    # -- open words ---------------------------------------------------------------------------

    def open_word(self, i: int, word: Word) -> tuple[str, str, str]:
        entry = word.entry
        if word.lower == "longer" and self.context.lower_at(i - 1) == "no":
            return "ADV", "longer", ""
        classes = entry.classes or NOUN
        if not classes & VERB:
            return self.not_a_verb(i, word, classes)
        forms = entry.forms
        if forms & BASE and self.context.wants_base(i):
            return "VERB", entry.verb, "base"
        previous = self.context.out[-1] if self.context.out else None
        helper = self.context.helper()
        if forms & PARTICIPLE and helper:
            if helper == "be" and classes & ADJ and not classes & VERB:
                return "ADJ", entry.adj, ""
            if not (
                forms & BASE and classes & NOUN and helper == "be" and previous is not None and previous.tag == "DET"
            ):
                return "VERB", entry.verb, "participle"
        if forms & GERUND:
            return self.gerund(i, word, helper)
        if forms & (PAST | PARTICIPLE) and not forms & BASE:
            return self.past(i, word)
        if classes == VERB and not (forms & BASE and forms & PAST):
            return "VERB", entry.verb, self.finite_form(forms, helper)
        return self.noun_or_verb(i, word, helper)

    def finite_form(self, forms: int, helper: str) -> str:
        if forms & PARTICIPLE and helper:
            return "participle"
        if forms & THIRD:
            return "3sg"
        if forms & BASE:
            return "base"
        return "past" if forms & PAST else "participle" if forms & PARTICIPLE else ""

    def not_a_verb(self, i: int, word: Word, classes: int) -> tuple[str, str, str]:
        entry = word.entry
        if classes == NOUN:
            return "NOUN", entry.noun, ""
        if classes == ADV:
            return "ADV", word.lower, ""
        if classes == ADJ:
            return "ADJ", entry.adj, ""
        if classes & NOUN and classes & ADJ and self.context.verb_with_object_next(i):
            return "NOUN", entry.noun, ""  # "the firm plans to close"
        noun_next = self.context.next_is_noun(i) or self.context.next_is_number(i)
        if classes & ADJ and (noun_next or (classes & ADV and self.context.helper() == "be")):
            return "ADJ", entry.adj, ""
        previous = self.context.out[-1] if self.context.out else None
        if not classes & NOUN:
            if previous is not None and (previous.tag == "DET" or previous.lemma == "be"):
                return "ADJ", entry.adj, ""
            return "ADV", word.lower, ""
        if classes & ADJ:
            if self.context.helper() == "be" and not entry.plural:
                return "ADJ", entry.adj, ""
            return "NOUN", entry.noun, ""
        if previous is not None and previous.tag in ("DET", "ADJ", "ADP", "PART", "NUM", "NOUN"):
            return "NOUN", entry.noun, ""
        return "ADV", word.lower, ""

    def gerund(self, i: int, word: Word, helper: str) -> tuple[str, str, str]:
        entry = word.entry
        previous = self.context.out[-1] if self.context.out else None
        following = self.context.following(i)
        if word.lower in GERUND_NOUNS and not entry.classes & NOUN:
            entry = entry._replace(classes=entry.classes | NOUN, noun=word.lower)  # "trading"
        if word.lower in ("beginning", "starting", "ending") and (
            following is not None and (following.lower in _CALENDAR or following.text[0].isdecimal())
        ):
            return "ADP", word.lower, ""  # "a strike beginning Nov. 1"
        if word.lower in _COMPOUNDING and helper != "be" and self.context.next_is_plain_noun(i):
            return "NOUN", word.lower, ""  # "staffing levels", "a bargaining session"
        if helper == "be" and ((previous is not None and previous.tag == "AUX") or not entry.classes & NOUN):
            return "VERB", entry.verb, "gerund"
        if word.lower in CHANGING and previous is not None and previous.tag == "ADP" and self.context.next_is_noun(i):
            return "ADJ", word.lower, ""  # "at the forefront of growing unrest"
        if (previous is not None and previous.tag in ("DET", "ADJ")) or (
            previous is not None and previous.tag == "PART" and previous.lemma in ("'s", "'")
        ):
            if self.context.next_is_noun(i) and entry.bias != 1 and entry.classes & (ADJ | VERB):
                following_noun = self.context.next_is_plain_noun(i)
                if following_noun and not entry.classes & NOUN:
                    return "ADJ", word.lower, ""
            return "NOUN", entry.noun if entry.classes & NOUN else word.lower, ""
        takes_object = following is not None and (
            (
                following.entry.function in ("DET", "PRON", "NUM", "PART")
                and following.lower not in ("that", "who", "which")
            )
            or following.text[0].isdecimal()
            or following.text[0] in "$€£¥"
            or (following.lower == "to" and not entry.classes & NOUN)
            or (following.lower in _BEFORE_NUMBER and previous is not None and previous.tag == "PUNCT")
        )
        if takes_object or not entry.classes & NOUN:
            return "VERB", entry.verb, "gerund"
        nominal = entry.noun in GERUND_NOUNS or word.lower in GERUND_NOUNS or entry.plural
        closes = (
            following is None
            or (following.text[0] not in "“\"'" and not following.text[0].isalnum())
            or following.lower == "of"
            or following.entry.function in ("AUX", "CCONJ")
        )
        if previous is None or previous.tag in ("PUNCT", "CCONJ", "SCONJ"):
            if self.context.next_is_finite(i):
                return "NOUN", entry.noun or word.lower, ""  # "..., picketing took place"
            if nominal and (closes or (following is not None and following.entry.function == "ADP")):
                return "NOUN", entry.noun, ""
            return "VERB", entry.verb, "gerund"
        if previous.tag == "ADP":
            if nominal and following is not None and following.entry.function == "ADP":
                return "NOUN", entry.noun, ""
            return (
                ("NOUN", entry.noun, "") if closes or self.context.next_is_finite(i) else ("VERB", entry.verb, "gerund")
            )
        if previous.tag in ("NOUN", "NUM") and self.is_of_who_is_there():
            return "VERB", entry.verb, "gerund"
        if previous.tag in ("NOUN", "PROPN", "NUM"):
            return ("NOUN", entry.noun, "") if nominal or closes else ("VERB", entry.verb, "gerund")
        return "VERB", entry.verb, "gerund"

    def is_of_who_is_there(self) -> bool:
        """Whether somebody has just been told to be there: "there is no one | waiting", "a man in a suit | waiting"."""
        out = self.context.out
        there = next((n for n in range(len(out) - 1, 0, -1) if out[n].tag == "AUX" and out[n].lemma == "be"), 0)
        if not there or "there" not in (t.text.lower() for t in out[max(0, there - 2) : there]):
            return False
        between = out[there + 1 :]
        if len(between) > _MOST_THERE or any(t.tag not in _PHRASE for t in between):
            return False
        who = next((n for n, t in enumerate(between) if t.tag == "ADP"), len(between)) - 1
        head = between[who].lemma.lower() if who >= 0 else ""
        return head in ("one", "people") or (bool(noun_classes(head)) and noun_classes(head) <= _LIVING)

    def past(self, i: int, word: Word) -> tuple[str, str, str]:
        """An -ed form or irregular past: adjective before a noun, else a verb, finite or not."""
        entry = word.entry
        forms = entry.forms
        previous = self.context.out[-1] if self.context.out else None
        if entry.verb == "say":
            return "VERB", "say", "past"  # nothing is ever "said" as a bare participle in news
        if (
            entry.verb == "tell"
            and previous is not None
            and previous.tag in ("NOUN", "PROPN")
            and self.context.addressee_next(i)
        ):
            return "VERB", "tell", "past"  # "Cook told police he fled"
        if previous is not None:
            counted = previous.tag == "NUM" and not self.context.ends_phrase(i)
            opens = (
                previous.tag in ("DET", "ADJ") or counted or (previous.tag == "PART" and previous.lemma in ("'s", "'"))
            )
            if opens:
                after = self.context.following(i)
                counted = previous.text.endswith("-old") or (
                    previous.tag == "NUM" and previous.lemma != "one" and not self.context.finite
                )
                if counted and entry.verb in WANTS_OBJECT and self.context.lacks_object(i):
                    return "VERB", entry.verb, "participle"  # "8-year-old shot, killed", "Two shot outside bar"
                if (
                    previous.text.endswith("-old")
                    and after is not None
                    and (self.context.opens_object(i) or (after.capital and after.text[0].isalpha()))
                ):
                    return "VERB", entry.verb, "past"  # "the 15-year-old shot Lund"
                if entry.classes & NOUN and not self.context.next_is_noun(i):
                    return "NOUN", entry.noun, ""
                if self.context.next_is_noun(i) and not (previous.tag == "NUM" and not entry.classes & ADJ):
                    return "ADJ", word.lower, ""
                if previous.tag == "DET" and previous.lemma in ("the", "a"):
                    return "NOUN", word.lower, ""  # "the wounded were taken"
                if previous.tag == "NUM" and not self.context.finite and previous.lemma != "one":
                    return "VERB", entry.verb, "participle"  # "Three wounded in ..."
            if previous.tag == "ADP" and self.context.next_is_plain_noun(i):
                return "ADJ", word.lower, ""
            if previous.tag == "ADP" and entry.classes & NOUN:
                return "NOUN", entry.noun, ""
        if not forms & PAST:
            return "VERB", entry.verb, "participle"
        if entry.verb in INTRANSITIVE and not self.context.by_follows(i):
            return "VERB", entry.verb, "past"
        if not forms & PARTICIPLE:
            return "VERB", entry.verb, "past"
        anchor = self.context.anchor() if previous is not None and previous.tag == "ADV" else previous
        if anchor is not None and anchor.tag == "CCONJ":
            previous = anchor  # "shot and seriously wounded"
        if previous is None or previous.tag in ("PUNCT", "CCONJ"):
            if previous is not None and previous.tag == "CCONJ" and len(self.context.out) > 1:
                back = self.context.last_verb_form()
                if back in ("past", "3sg"):
                    return "VERB", entry.verb, "past"
                if back == "participle":
                    return "VERB", entry.verb, "participle"
            if entry.verb in WANTS_OBJECT and self.context.lacks_object(i):
                return "VERB", entry.verb, "participle"  # "Boy, 8, shot in park"
            resumes = previous is not None and previous.tag == "PUNCT" and not self.context.by_follows(i)
            if resumes and (
                entry.verb in CLAUSE_TAKERS or self.context.subject_interrupted() or self.context.opens_object(i)
            ):
                return "VERB", entry.verb, "past"
            if self.context.next_is_plain_noun(i) and entry.classes & ADJ:
                return "ADJ", word.lower, ""
            return "VERB", entry.verb, "participle"
        if previous.tag in ("NOUN", "PROPN", "PRON", "ADV", "NUM"):
            if previous.text in ("those", "Those") and (self.context.by_follows(i) or self.context.lacks_object(i)):
                return "VERB", entry.verb, "participle"  # "those killed in the blast"
            if previous.tag == "PRON" and previous.lemma in _SUBJECTS | {"that"}:
                return "VERB", entry.verb, "past"
            if self.context.relative_subject() and not self.context.by_follows(i):
                return "VERB", entry.verb, "past"  # "the strike that bakers called ended"
            if self.context.main_verb_wanted() and not self.context.by_follows(i) and not self.context.finite_ahead(i):
                return "VERB", entry.verb, "past"
            if self.context.subject_after_say() and not self.context.by_follows(i) and not self.context.finite_ahead(i):
                return "VERB", entry.verb, "past"
            if self.context.after_relative() and self.context.opens_object(i) and not self.context.by_follows(i):
                return "VERB", entry.verb, "past"  # "the quake that struck Oslo killed 30"
            if self.context.left_before() and not self.context.opens_object(i):
                return "VERB", entry.verb, "participle"  # "left one dead and four wounded"
            if (
                self.context.finite
                or self.context.by_follows(i)
                or self.context.finite_ahead(i)
                or self.context.inside_adjunct(i)
            ):
                return "VERB", entry.verb, "participle"
            if entry.verb in WANTS_OBJECT and self.context.lacks_object(i):
                return "VERB", entry.verb, "participle"  # "Man shot in park"
            return "VERB", entry.verb, "past"
        return "VERB", entry.verb, "participle" if self.context.finite else "past"

    def noun_or_verb(self, i: int, word: Word, helper: str) -> tuple[str, str, str]:
        entry = word.entry
        classes, forms = entry.classes, entry.forms
        previous = self.context.out[-1] if self.context.out else None
        following = self.context.following(i)
        form = self.finite_form(forms, helper)
        if forms & BASE and forms & PAST and form == "base" and previous is not None:
            # "cut", "hurt", "put": news tells of what happened
            modifies = self.context.finite or self.context.by_follows(i) or self.context.finite_ahead(i)
            form = "participle" if modifies and previous.tag in ("NOUN", "PROPN", "NUM") else "past"
        verb = ("VERB", entry.verb, form)
        rest = classes & ~VERB
        other = self.not_a_verb(i, word, rest)
        if previous is None:
            if rest & NOUN and (entry.bias != 2 or entry.plural):
                return other
            return verb if forms & BASE and entry.bias == 2 else other
        tag = previous.tag
        if (
            tag == "NUM"
            and forms & PAST
            and not self.context.finite
            and following is not None
            and following.entry.function == "DET"
        ):
            return "VERB", entry.verb, "past"  # "a crowd of 61,400 saw the match"
        if tag in ("DET", "NUM", "SYM") or (tag == "PART" and previous.lemma in ("'s", "'")):
            if tag == "NUM" and previous.lemma == "one" and forms & THIRD and not self.context.in_number(previous):
                return verb
            return other
        if tag == "ADJ" and previous.form == "":
            return other
        if tag == "ADP":
            return other
        opens_object = following is not None and (
            self.context.opens_object(i) or following.lower in ("to", "that", "off", "out", "up")
        )
        if tag == "PRON" and (previous.lemma in _SUBJECTS or previous.lemma in BEFORE_VERBS):
            return verb if rest & NOUN or forms else other
        anchor = self.context.anchor() if tag == "ADV" else None
        if anchor is not None and anchor.tag in ("PRON", "NOUN", "PROPN") and not self.context.finite:
            if rest & NOUN and not opens_object and entry.bias == 1:
                return other
            return verb
        if verb[2] == "participle" and forms & BASE and tag == "NOUN" and not opens_object:
            return verb
        if self.context.next_is_finite(i):
            return other
        if self.context.finite:
            # A finite verb has been seen: only a co-ordinated verb or an infinitive could follow.
            return other
        if tag in ("NOUN", "PROPN"):
            plural = tag == "NOUN" and look_up(previous.text.lower()).plural
            if form == "past" and forms & PAST and not self.context.next_is_finite(i):
                article = following is not None and following.entry.function == "DET"
                if entry.bias != 1 or (article and not self.context.finite_ahead(i)):
                    return verb  # "the bank cut rates", "the dispute cost the city millions"
            if forms & BASE and not forms & THIRD:
                if plural and not (entry.bias == 1 and not opens_object and not self.context.adverbial_next(i)):
                    return verb
                if entry.bias == 2 and self.context.opens_object(i) and tag == "PROPN":
                    return verb  # "Lund and Berg say the offer stands"
                return other
            if forms & THIRD:
                if entry.bias == 2:
                    return verb
                if opens_object and not plural:
                    return verb
                free = entry.bias == 0 and not plural and not self.context.headline
                if free and not self.context.finite_ahead(i) and not self.context.governed_after_verb():
                    return verb
                if tag == "PROPN" and (
                    following is None
                    or following.text[0] == "."
                    or (following.entry.function == "ADP" and entry.bias == 0)
                ):
                    return verb
                return other
        if (
            tag == "PUNCT"
            and forms & THIRD
            and (opens_object or entry.bias == 2)
            and self.context.subject_interrupted()
        ):
            return verb  # "Lund, the owner, rejects the offer"
        if tag == "PUNCT" and forms & THIRD and self.context.headline_list(i):
            return verb  # "Blast kills 1, wounds 2"
        if tag in ("CCONJ", "PUNCT"):
            form = self.context.last_verb_form()
            if tag == "CCONJ" and opens_object and form == verb[2]:
                return verb
            if entry.bias == 2 and tag == "CCONJ" and form == verb[2]:
                return verb
            return other
        if tag == "SCONJ":
            return other
        return verb if entry.bias == 2 else other
