"""Light part-of-speech tags and lemmas for English news: a dictionary and rules of context.

Each word starts with the classes the dictionary allows; function words decide themselves and their
neighbours (a determiner wants a noun, a modal a base form, "have" a participle), and words that
may be noun or verb are settled by what stands before and after and by whether the clause still
wants a verb. No model and no download: one pass per sentence, linear in its length.
"""

from __future__ import annotations

from typing import NamedTuple, cast

from .closed_classes import GERUND_NOUNS, MODALS, NUMBER_WORDS, word_set
from .lexicon import (
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
from .tokens import Tag, Token, VerbForm, split_words

__all__ = ["tokenize"]

_BE = {
    "is": "3sg", "are": "base", "was": "past", "were": "past", "be": "base", "been": "participle",
    "being": "gerund", "am": "base", "'m": "base", "’m": "base", "'re": "base", "’re": "base",
}  # fmt: skip
_HAVE = {"have": "base", "has": "3sg", "had": "past", "having": "gerund", "'ve": "base", "’ve": "base"}
_DO = {"do": "base", "does": "3sg", "did": "past"}
_LEMMA = {
    **dict.fromkeys(_BE, "be"),
    **dict.fromkeys(_HAVE, "have"),
    **dict.fromkeys(_DO, "do"),
    "'ll": "will", "’ll": "will", "wo": "will", "ca": "can", "n't": "not", "n’t": "not", "nt": "not",
    "an": "a", "these": "this", "those": "that", "cannot": "can", "me": "i", "him": "he", "us": "we",
    "them": "they", "'em": "they",
}  # fmt: skip
_SUBJECTS = word_set("i you he she it we they who which")
_CLAUSE_TAKERS = word_set("""say tell think believe know argue claim announce report add show suggest confirm deny warn
    insist agree note hope fear feel hear find learn state declare acknowledge estimate predict
    expect understand mean ensure conclude reveal explain allege admit promise clear likely sure
    possible certain so fact""")
_BEFORE_CLAUSE = word_set("after before since until till as than for")
_HONORIFIC = word_set("mr. mrs. ms. dr. prof. gen. col. lt. sgt. capt. maj. rep. sen. gov. rev. st.")
_CURRENCY = frozenset("$€£¥₹₽₩₪₦฿₫%°§+=<>^|~#*/\\@")


class _Word(NamedTuple):
    text: str
    start: int
    end: int
    lower: str
    entry: Entry
    capital: bool


def tokenize(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """Tokens of one sentence, `text[start:end]`, with tags and lemmas.

    Give it one sentence at a time (see `sentences.split_sentences`): context does not cross ends.

    >>> [(t.text, t.tag) for t in tokenize("The nurses strike over pay after talks failed.")][1:6]
    [('nurses', 'NOUN'), ('strike', 'VERB'), ('over', 'ADP'), ('pay', 'NOUN'), ('after', 'SCONJ')]
    """
    words: list[_Word] = []
    for left, right in split_words(text, start, end):
        word = text[left:right]
        lower = word.lower().replace("’", "'")
        words.append(_Word(word, left, right, lower, look_up(lower), word[0].isupper()))
    if not words:
        return ()
    return _Tagger(words).run()


class _Tagger:
    """The state of one left-to-right pass over a sentence."""

    __slots__ = ("finite", "headline", "out", "upper", "words")

    def __init__(self, words: list[_Word]) -> None:
        self.words = words
        self.out: list[Token] = []
        self.finite = False
        letters = [w for w in words if w.text[0].isalpha()]
        capitals = sum(w.capital for w in letters)
        self.upper = len(letters) > 3 and all(w.text.isupper() for w in letters if len(w.text) > 1)
        self.headline = len(letters) > 3 and capitals * 10 > len(letters) * 7

    def run(self) -> tuple[Token, ...]:
        append = self.out.append
        for i, word in enumerate(self.words):
            tag, lemma, form = self.decide(i, word)
            if tag == "PUNCT":
                if word.text in ",;:—–--()“”\"``''":
                    self.finite = False
            elif tag in ("SCONJ", "CCONJ"):
                self.finite = False
            elif (tag == "VERB" or tag == "AUX") and form in ("past", "3sg", "base"):
                self.finite = tag == "AUX" or lemma not in _CLAUSE_TAKERS
            append(Token(word.text, word.start, word.end, lemma, cast(Tag, tag), cast(VerbForm, form)))
        return tuple(self.out)

    # -- one word -----------------------------------------------------------------------------

    def decide(self, i: int, word: _Word) -> tuple[str, str, str]:
        text, lower, entry = word.text, word.lower, word.entry
        first = text[0]
        if not first.isalpha() and first not in "'’":
            if first.isdigit():
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
        return self.open_word(i, word)

    def is_name(self, i: int, word: _Word) -> bool:
        text, entry = word.text, word.entry
        if (len(text) > 1 and text[1] == ".") or text.lower() in _HONORIFIC:
            return True
        if "-" in text and entry.forms & (PARTICIPLE | GERUND):
            return False  # Israeli-led
        if self.upper:
            return not entry.known and text[-1:] != "G"
        initial = i == 0 or (self.out[-1].tag == "PUNCT" and self.out[-1].text in "“\"``:—'‘•-*(")
        proper = look_up(text)
        if proper.known and proper.classes & ADJ and self.next_is_noun(i):
            return False
        if self.headline or initial:
            if not entry.known:
                return not (entry.classes & VERB and entry.forms)
            if proper.known and not entry.classes & (VERB | ADV):
                return True
            following = self.words[i + 1] if i + 1 < len(self.words) else None
            if initial and not self.headline and following is not None:
                # "Union Pacific said": a capital goes on, and the word is no modifier by itself.
                more = following.capital and following.text[0].isalpha() and not following.entry.function
                return more and entry.classes == NOUN and not entry.plural
            return False
        return True

    def is_demonym(self, i: int, word: _Word) -> bool:
        proper = look_up(word.text)
        return proper.known and proper.classes & ADJ != 0 and self.next_is_noun(i)

    def next_is_noun(self, i: int) -> bool:
        """Whether a noun (or adjective before one) can follow: "Iranian forces"."""
        if i + 1 >= len(self.words):
            return False
        following = self.words[i + 1]
        if not following.text[0].isalpha() or following.entry.function:
            return False
        if following.entry.forms & PAST and not following.entry.plural:
            return False
        return following.entry.classes & (NOUN | ADJ) != 0

    # -- function words -----------------------------------------------------------------------

    def function_word(self, i: int, word: _Word) -> tuple[str, str, str]:
        lower, entry = word.lower, word.entry
        tag = entry.function
        lemma = _LEMMA.get(lower, lower)
        if tag == "AUX":
            return self.auxiliary(i, word, lemma)
        if lower == "to":
            return ("PART" if self.starts_infinitive(i) else "ADP"), "to", ""
        if lower == "that":
            return self.that(i), "that", ""
        if lower == "us" and word.text == "US" and not self.upper:
            return "PROPN", word.text, ""
        if lower == "no" and i + 1 < len(self.words) and self.words[i + 1].lower == "one":
            return "DET", "no", ""
        if lower == "her":
            return ("DET" if self.next_is_nominal(i) else "PRON"), "her", ""
        if tag == "DET":
            if lower in ("no", "my", "your", "its", "our", "their", "the", "a", "an", "every", "whose"):
                return "DET", lemma, ""
            following = self.following(i)
            if lower in ("more", "less", "most", "much", "enough") and following is not None:
                if following.entry.function == "" and following.entry.classes & (ADJ | ADV) and not (
                    following.entry.classes & NOUN
                ):
                    return "ADV", lemma, ""
            return ("DET" if self.next_is_nominal(i) else "PRON"), lemma, ""
        if lower in ("about", "around", "over", "under", "nearly", "almost", "up") and self.next_is_number(i):
            return "ADV", lemma, ""
        if lower in _BEFORE_CLAUSE and self.clause_follows(i):
            return "SCONJ", lemma, ""
        if lower in ("up", "down", "out", "off", "away", "back", "on", "over", "in", "along", "apart", "together"):
            previous = self.out[-1] if self.out else None
            following = self.following(i)
            bare = following is None or not (
                following.text[0].isalnum() or following.text[0] in "$€£¥"
            ) or following.entry.function in ("ADP", "AUX", "SCONJ", "CCONJ", "PRON")
            if previous is not None and previous.tag == "VERB" and (
                bare or lower in ("up", "out", "away", "back", "apart", "together")
            ):
                return "ADV", lemma, ""
            if lower in ("out", "away", "back", "apart", "together"):
                return "ADV", lemma, ""
            return "ADP", lemma, ""
        if lower in ("including", "following", "concerning", "regarding"):
            previous = self.out[-1] if self.out else None
            if previous is not None and (previous.tag == "DET" or previous.lemma == "be"):
                return self.open_word(i, word)
            return "ADP", lower, ""
        if lower in ("like", "outside", "inside", "near", "close") and self.wants_base(i):
            return "VERB", lower, "base"
        if lower in ("there",):
            following = self.following(i)
            existential = following is not None and _LEMMA.get(following.lower, following.lower) in (
                "be", "have", "will", "may", "might", "could", "would", "'s", "’s",
            )  # fmt: skip
            return ("PRON" if existential else "ADV"), lemma, ""
        if lower in ("dozens", "hundreds", "thousands", "millions", "billions", "trillions", "dozen"):
            return "NUM", lower, ""
        if lower == "one" and self.out and self.out[-1].tag in ("DET", "ADJ") and self.out[-1].lemma != "no":
            return "PRON", "one", ""
        if lower in ("second", "well", "plus", "back", "mine", "till", "can"):
            if lower == "mine" and self.out and self.out[-1].tag in ("DET", "ADJ", "NOUN", "NUM"):
                return "NOUN", lower, ""
            if lower == "back" and self.wants_base(i):
                return "VERB", lower, "base"
        return tag, lemma, ""

    def auxiliary(self, i: int, word: _Word, lemma: str) -> tuple[str, str, str]:
        lower = word.lower
        if lower in ("'s", "’s"):
            return self.apostrophe_s(i)
        if lower == "'d":
            return "AUX", "would", ""
        previous = self.out[-1] if self.out else None
        if lower in ("will", "might", "can", "must", "may") and previous is not None:
            if previous.tag in ("DET", "ADJ") and previous.lemma not in ("this", "that", "all", "both"):
                return "NOUN", lower, ""  # "the will of the people"
        if lower == "may" and word.capital and i > 0 and not self.upper:
            following = self.following(i)
            if following is None or following.text[0].isdigit() or not following.entry.classes & VERB:
                return "PROPN", word.text, ""
        if lower in MODALS:
            return "AUX", lemma, "base"
        form = _BE.get(lower) or _HAVE.get(lower) or _DO.get(lower) or "base"
        if lemma in ("have", "do") and not self.helps(i):
            return "VERB", lemma, form
        if lower == "being" and previous is not None and previous.tag in ("DET", "ADJ"):
            return "NOUN", "being", ""
        return "AUX", lemma, form

    def helps(self, i: int) -> bool:
        """Whether "have" or "do" at `i` helps another verb rather than being the verb."""
        lemma = _LEMMA.get(self.words[i].lower, "")
        for j in range(i + 1, min(i + 5, len(self.words))):
            word = self.words[j]
            entry = word.entry
            if word.lower in ("n't", "not", "n’t", "never", "also", "already", "just", "yet", "still"):
                continue
            if entry.function == "ADV" or (not entry.function and entry.classes & ADV and entry.classes != NOUN | ADV):
                if not entry.forms & (PARTICIPLE if lemma == "have" else BASE):
                    continue
            if entry.function == "PRON" and j == i + 1 and lemma == "do":
                continue
            if lemma == "have":
                return word.lower in ("been", "had", "done") or bool(
                    entry.forms & PARTICIPLE and not entry.function
                    and not (entry.classes & (ADJ | NOUN) and self.next_is_plain_noun(j))
                )
            return bool(entry.forms & BASE and not entry.function) or word.lower in ("have", "be", "do")
        return False

    def next_is_plain_noun(self, j: int) -> bool:
        """Whether the word after `j` is a noun and nothing else ("wounded soldiers")."""
        if j + 1 >= len(self.words):
            return False
        entry = self.words[j + 1].entry
        return not entry.function and entry.classes == NOUN and self.words[j + 1].text[0].isalpha()

    def apostrophe_s(self, i: int) -> tuple[str, str, str]:
        previous = self.out[-1] if self.out else None
        following = self.following(i)
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
        previous = self.out[-1] if self.out else None
        following = self.following(i)
        if following is None:
            return "PRON"
        entry = following.entry
        if previous is not None and (previous.lemma in _CLAUSE_TAKERS or previous.tag in ("VERB", "ADJ")):
            if entry.function == "AUX":
                return "PRON"
            return "SCONJ"
        if entry.function == "AUX" or (entry.classes & VERB and not entry.classes & NOUN and not entry.function):
            return "PRON"
        if previous is not None and previous.tag in ("NOUN", "PROPN", "PRON"):
            return "SCONJ" if entry.function in ("DET", "PRON", "NUM") or following.capital else "PRON"
        return "DET" if self.next_is_nominal(i) and not entry.function else "PRON"

    # -- context ------------------------------------------------------------------------------

    def following(self, i: int) -> _Word | None:
        return self.words[i + 1] if i + 1 < len(self.words) else None

    def next_is_number(self, i: int) -> bool:
        following = self.following(i)
        if following is None:
            return False
        first = following.text[0]
        return first.isdigit() or first in "$€£¥₹" or following.lower in NUMBER_WORDS or (following.lower in (
            "half", "a", "us$", "one-third", "two-thirds",
        ) and self.words[i].lower not in ("over", "under", "up", "around", "about"))  # fmt: skip

    def next_is_nominal(self, i: int) -> bool:
        """Whether the next word goes on with a noun phrase (noun, adjective, number, name)."""
        following = self.following(i)
        if following is None:
            return False
        first = following.text[0]
        if first.isdigit() or first in "$€£¥₹“\"":
            return first not in "“\""
        if not first.isalpha():
            return False
        entry = following.entry
        if entry.function:
            return entry.function == "NUM" or following.lower in (
                "few", "many", "other", "such", "more", "several", "own", "their", "its", "his", "the", "these",
            )  # fmt: skip
        if following.capital:
            return True
        if entry.classes & (NOUN | ADJ):
            if entry.bias == 2 and entry.forms & BASE:
                return False
            return not (entry.classes & VERB and entry.forms & (PAST | THIRD) and entry.bias != 1 and not entry.classes & ADJ)
        return bool(entry.forms & (GERUND | PARTICIPLE)) and self.next_is_plain_noun(i + 1)

    def starts_infinitive(self, i: int) -> bool:
        """Whether "to" at `i` is followed by a base verb, adverbs and "not" aside."""
        for j in range(i + 1, min(i + 4, len(self.words))):
            word = self.words[j]
            entry = word.entry
            if word.lower in ("be", "have", "do"):
                return True
            if word.lower in ("not", "n't") or (entry.function == "ADV" and not entry.forms):
                continue
            if entry.function and word.lower not in ("like", "near", "close", "back", "down", "second", "till"):
                return False
            if not entry.classes & VERB or not entry.forms & BASE:
                if entry.classes == ADV and not entry.function:
                    continue
                return False
            if word.capital and not self.headline:
                return False
            if entry.classes & NOUN and entry.bias == 1:
                following = self.words[j + 1] if j + 1 < len(self.words) else None
                if following is None or not following.text[0].isalnum():
                    # "come to power", "to strike": a plain noun unless "to" follows a word that wants a verb
                    return bool(self.out) and self.out[-1].tag in ("VERB", "ADJ", "NOUN", "PRON", "ADV") and (
                        self.out[-1].lemma in _WANTS_INFINITIVE
                    )
                if following.entry.function in ("ADP", "CCONJ") and following.lower not in ("on", "over", "in", "at", "for"):
                    return bool(self.out) and self.out[-1].lemma in _WANTS_INFINITIVE
                if following.entry.function in ("DET", "PRON", "NUM", "ADP", "PART", "ADV") or following.capital:
                    return True
                return bool(self.out) and self.out[-1].lemma in _WANTS_INFINITIVE
            return True
        return False

    def wants_base(self, i: int) -> bool:
        """Whether the words before `i` call for a base form (to, a modal, do), adverbs aside."""
        for token in reversed(self.out[-4:]):
            if token.tag == "PART" and token.lemma == "to":
                return True
            if token.tag == "AUX":
                return token.text.lower() in MODALS or token.lemma in ("do", "will", "can", "would")
            if token.tag == "ADV" or token.lemma == "not":
                continue
            return False
        return False

    def helper(self) -> str:
        """"be" or "have" if such an auxiliary stands before, adverbs and "not" aside; else ""."""
        for token in reversed(self.out[-4:]):
            if token.tag == "AUX":
                return token.lemma if token.lemma in ("be", "have") else ""
            if token.tag == "ADV" or token.lemma == "not":
                continue
            return "get" if token.tag == "VERB" and token.lemma == "get" else ""
        return ""

    def clause_follows(self, i: int) -> bool:
        """Whether subject and finite verb come before the next mark: "after the talks failed"."""
        nominal = False
        for j in range(i + 1, min(i + 12, len(self.words))):
            word = self.words[j]
            if not word.text[0].isalnum():
                if word.text[0] in "'’$%-":
                    continue
                return False
            entry = word.entry
            if entry.function:
                if entry.function == "AUX" and word.lower != "'s":
                    return nominal and word.lower not in ("being", "having", "been")
                if entry.function == "PRON":
                    if word.lower in ("who", "which", "what"):
                        return False
                    nominal = True
                elif entry.function in ("SCONJ", "CCONJ") and j > i + 1:
                    if entry.function == "SCONJ":
                        return False
                elif word.lower == "to" and not nominal:
                    return False
                continue
            if nominal and entry.classes & VERB and not word.capital:
                if entry.forms & PAST and not entry.classes & NOUN:
                    following = self.words[j + 1] if j + 1 < len(self.words) else None
                    past_by = following is not None and following.lower == "by"
                    before = self.words[j - 1]
                    attributive = before.entry.function in ("DET", "ADP", "NUM") or (
                        before.lower == "'s"
                    ) or (before.entry.classes == ADJ and not before.capital)
                    if not past_by and not attributive:
                        return True
                elif entry.forms & (PAST | THIRD) and entry.bias == 2 and entry.function == "":
                    return True
            if entry.classes & NOUN or word.capital or word.text[0].isdigit():
                nominal = True
        return False

    # -- open words ---------------------------------------------------------------------------

    def open_word(self, i: int, word: _Word) -> tuple[str, str, str]:
        entry = word.entry
        classes = entry.classes or NOUN
        if not classes & VERB:
            return self.not_a_verb(i, word, classes)
        forms = entry.forms
        if forms & BASE and self.wants_base(i):
            return "VERB", entry.verb, "base"
        previous = self.out[-1] if self.out else None
        helper = self.helper()
        if forms & PARTICIPLE and helper:
            if helper == "be" and classes & ADJ and not classes & VERB:
                return "ADJ", entry.adj, ""
            if not (forms & BASE and classes & NOUN and helper == "be" and previous is not None and previous.tag == "DET"):
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

    def not_a_verb(self, i: int, word: _Word, classes: int) -> tuple[str, str, str]:
        entry = word.entry
        if classes == NOUN:
            return "NOUN", entry.noun, ""
        if classes == ADV:
            return "ADV", word.lower, ""
        if classes == ADJ:
            return "ADJ", entry.adj, ""
        noun_next = self.next_is_noun(i) or self.next_is_number(i)
        if classes & ADJ and (noun_next or (classes & ADV and self.helper() == "be")):
            return "ADJ", entry.adj, ""
        previous = self.out[-1] if self.out else None
        if not classes & NOUN:
            if previous is not None and (previous.tag == "DET" or previous.lemma == "be"):
                return "ADJ", entry.adj, ""
            return "ADV", word.lower, ""
        if classes & ADJ:
            if self.helper() == "be" and not entry.plural:
                return "ADJ", entry.adj, ""
            return "NOUN", entry.noun, ""
        if previous is not None and previous.tag in ("DET", "ADJ", "ADP", "PART", "NUM", "NOUN"):
            return "NOUN", entry.noun, ""
        return "ADV", word.lower, ""

    def gerund(self, i: int, word: _Word, helper: str) -> tuple[str, str, str]:
        entry = word.entry
        previous = self.out[-1] if self.out else None
        following = self.following(i)
        if word.lower in ("beginning", "starting", "ending") and (
            following is not None and (following.lower in _CALENDAR or following.text[0].isdigit())
        ):
            return "ADP", word.lower, ""  # "a strike beginning Nov. 1"
        if word.lower in _COMPOUNDING and helper != "be" and self.next_is_plain_noun(i):
            return "NOUN", word.lower, ""  # "staffing levels", "a bargaining session"
        if helper == "be":
            if (previous is not None and previous.tag == "AUX") or not entry.classes & NOUN:
                return "VERB", entry.verb, "gerund"
        if (previous is not None and previous.tag in ("DET", "ADJ")) or (
            previous is not None and previous.tag == "PART" and previous.lemma in ("'s", "'")
        ):
            if self.next_is_noun(i) and entry.bias != 1 and entry.classes & (ADJ | VERB):
                following_noun = self.next_is_plain_noun(i)
                if following_noun and not entry.classes & NOUN:
                    return "ADJ", word.lower, ""
            return "NOUN", entry.noun if entry.classes & NOUN else word.lower, ""
        takes_object = following is not None and (
            following.entry.function in ("DET", "PRON", "NUM", "PART")
            or following.text[0].isdigit()
            or following.text[0] in "$€£¥"
            or (following.lower == "to" and not entry.classes & NOUN)
        )
        if takes_object or not entry.classes & NOUN:
            return "VERB", entry.verb, "gerund"
        nominal = entry.noun in GERUND_NOUNS or word.lower in GERUND_NOUNS or entry.plural
        closes = following is None or (
            following.text[0] not in "“\"'" and not following.text[0].isalnum()
        ) or following.lower == "of" or following.entry.function in ("AUX", "CCONJ")  # fmt: skip
        if previous is None or previous.tag in ("PUNCT", "CCONJ", "SCONJ"):
            if nominal and (closes or (following is not None and following.entry.function == "ADP")):
                return "NOUN", entry.noun, ""
            return "VERB", entry.verb, "gerund"
        if previous.tag == "ADP":
            if nominal and following is not None and following.entry.function == "ADP":
                return "NOUN", entry.noun, ""
            return ("NOUN", entry.noun, "") if closes or self.next_is_finite(i) else ("VERB", entry.verb, "gerund")
        if previous.tag in ("NOUN", "PROPN", "NUM"):
            return ("NOUN", entry.noun, "") if nominal or closes else ("VERB", entry.verb, "gerund")
        return "VERB", entry.verb, "gerund"

    def past(self, i: int, word: _Word) -> tuple[str, str, str]:
        """An -ed form or irregular past: adjective before a noun, else a verb, finite or not."""
        entry = word.entry
        forms = entry.forms
        previous = self.out[-1] if self.out else None
        if entry.verb == "say":
            return "VERB", "say", "past"  # nothing is ever "said" as a bare participle in news
        if previous is not None:
            opens = previous.tag in ("DET", "ADJ", "NUM") or (previous.tag == "PART" and previous.lemma in ("'s", "'"))
            if opens:
                if entry.classes & NOUN and not self.next_is_noun(i):
                    return "NOUN", entry.noun, ""
                if self.next_is_noun(i) and not (previous.tag == "NUM" and not entry.classes & ADJ):
                    return "ADJ", word.lower, ""
                if previous.tag == "DET" and previous.lemma in ("the", "a"):
                    return "NOUN", word.lower, ""  # "the wounded were taken"
                if previous.tag == "NUM" and not self.finite and previous.lemma != "one":
                    return "VERB", entry.verb, "participle"  # "Three wounded in ..."
            if previous.tag == "ADP" and self.next_is_plain_noun(i):
                return "ADJ", word.lower, ""
            if previous.tag == "ADP" and entry.classes & NOUN:
                return "NOUN", entry.noun, ""
        if not forms & PAST:
            return "VERB", entry.verb, "participle"
        if not forms & PARTICIPLE:
            return "VERB", entry.verb, "past"
        if previous is None or previous.tag in ("PUNCT", "CCONJ"):
            if previous is not None and previous.tag == "CCONJ" and len(self.out) > 1:
                back = self.last_verb_form()
                if back in ("past", "3sg"):
                    return "VERB", entry.verb, "past"
                if back == "participle":
                    return "VERB", entry.verb, "participle"
            if previous is not None and previous.tag == "PUNCT" and not self.by_follows(i):
                if entry.verb in _CLAUSE_TAKERS or self.subject_interrupted() or self.opens_object(i):
                    return "VERB", entry.verb, "past"
            if self.next_is_plain_noun(i) and entry.classes & ADJ:
                return "ADJ", word.lower, ""
            return "VERB", entry.verb, "participle"
        if previous.tag in ("NOUN", "PROPN", "PRON", "ADV", "NUM"):
            if previous.tag == "PRON" and previous.lemma in _SUBJECTS | {"that"}:
                return "VERB", entry.verb, "past"
            if self.finite or self.by_follows(i) or self.finite_ahead(i):
                return "VERB", entry.verb, "participle"
            return "VERB", entry.verb, "past"
        return "VERB", entry.verb, "participle" if self.finite else "past"

    def last_verb_form(self) -> str:
        for token in reversed(self.out[-14:]):
            if token.tag == "VERB" and token.form:
                return token.form
        return ""

    def subject_interrupted(self) -> bool:
        """Whether a comma has just closed what stood between a subject and its verb: "Lee, 34, died"."""
        if len(self.out) < 3 or self.out[-1].text not in (",", "—", "–", ")"):
            return False
        k = len(self.out) - 2
        stop = max(-1, k - 30)
        inner_finite = False
        while k > stop and self.out[k].text not in (",", "—", "–", "("):
            inner_finite = inner_finite or self.out[k].form in ("past", "3sg")
            k -= 1
        if k <= stop:
            return False
        after = self.out[k + 1]
        if inner_finite and after.lemma not in ("who", "which", "whose", "that", "whom"):
            return False
        k -= 1
        noun = False
        while k > stop:
            token = self.out[k]
            if token.tag in ("CCONJ", "SCONJ") or token.text in (";", ":", "“", "”", '"', "``"):
                break
            if noun and token.text == ",":
                break
            if token.tag in ("VERB", "AUX") and token.form in ("past", "3sg", "base"):
                return token.lemma in _CLAUSE_TAKERS and noun
            noun = noun or token.tag in ("NOUN", "PROPN", "PRON", "NUM")
            k -= 1
        return noun

    def opens_object(self, i: int) -> bool:
        """Whether the next word can only begin an object of a verb here."""
        following = self.following(i)
        return following is not None and (
            following.entry.function in ("DET", "PRON", "NUM")
            or following.text[0].isdigit()
            or following.text[0] in "$€£¥"
        )

    def by_follows(self, i: int) -> bool:
        following = self.following(i)
        return following is not None and following.lower == "by"

    def finite_ahead(self, i: int) -> bool:
        """Whether a finite verb comes before the clause ends, so that this one only modifies."""
        for j in range(i + 1, min(i + 12, len(self.words))):
            word = self.words[j]
            if not word.text[0].isalnum():
                if word.text[0] in "'’$%-":
                    continue
                return False
            function = word.entry.function
            if function == "AUX" and word.lower != "'s":
                return word.lower not in ("be", "been", "being", "having") and self.words[j - 1].lower != "to"
            if function == "SCONJ" or function == "CCONJ" or word.lower in ("that", "who", "which", "to", "after", "before"):
                return False
            if function == "PRON" and j == i + 1:
                return False
            entry = word.entry
            if not function and entry.classes == VERB and entry.forms & PAST and not word.capital:
                before = self.words[j - 1].entry
                return before.function not in ("DET", "ADP") and before.classes != ADJ
        return False

    def noun_or_verb(self, i: int, word: _Word, helper: str) -> tuple[str, str, str]:
        entry = word.entry
        classes, forms = entry.classes, entry.forms
        previous = self.out[-1] if self.out else None
        following = self.following(i)
        form = self.finite_form(forms, helper)
        if forms & BASE and forms & PAST and form == "base" and previous is not None:
            # "cut", "hurt", "put": news tells of what happened
            modifies = self.finite or self.by_follows(i) or self.finite_ahead(i)
            form = "participle" if modifies and previous.tag in ("NOUN", "PROPN", "NUM") else "past"
        verb = ("VERB", entry.verb, form)
        rest = classes & ~VERB
        other = self.not_a_verb(i, word, rest)
        if previous is None:
            if rest & NOUN and (entry.bias != 2 or entry.plural):
                return other
            return verb if forms & BASE and entry.bias == 2 else other
        tag = previous.tag
        if tag in ("DET", "NUM", "SYM") or (tag == "PART" and previous.lemma in ("'s", "'")):
            if tag == "NUM" and previous.lemma == "one" and forms & THIRD:
                return verb
            return other
        if tag == "ADJ" and previous.form == "":
            return other
        if tag == "ADP":
            return other
        opens_object = following is not None and (
            self.opens_object(i) or following.lower in ("to", "that", "off", "out", "up")
        )
        if tag == "PRON" and (previous.lemma in _SUBJECTS or previous.lemma in ("that", "they", "we", "this", "some", "many", "others")):
            return verb if rest & NOUN or forms else other
        if tag == "ADV" and len(self.out) > 1 and self.out[-2].tag in ("PRON", "NOUN", "PROPN") and not self.finite:
            if rest & NOUN and not opens_object and entry.bias == 1:
                return other
            return verb
        if verb[2] == "participle" and forms & BASE and tag == "NOUN" and not opens_object:
            return verb
        if self.next_is_finite(i):
            return other
        if self.finite:
            # A finite verb has been seen: only a co-ordinated verb or an infinitive could follow.
            return other
        if tag in ("NOUN", "PROPN"):
            plural = tag == "NOUN" and look_up(previous.text.lower()).plural
            if forms & BASE and not forms & THIRD:
                if plural and not (entry.bias == 1 and not opens_object and not self.adverbial_next(i)):
                    return verb
                return other
            if forms & THIRD:
                if entry.bias == 2:
                    return verb
                if opens_object and not plural:
                    return verb
                if entry.bias == 0 and not plural and not self.headline and not self.finite_ahead(i):
                    return verb
                if tag == "PROPN" and (
                    following is None or following.text[0] == "." or (
                        following.entry.function == "ADP" and entry.bias == 0
                    )
                ):  # fmt: skip
                    return verb
                return other
        if tag in ("CCONJ", "PUNCT"):
            form = self.last_verb_form()
            if tag == "CCONJ" and opens_object and form == verb[2]:
                return verb
            if entry.bias == 2 and tag == "CCONJ" and form == verb[2]:
                return verb
            return other
        if tag == "SCONJ":
            return other
        return verb if entry.bias == 2 else other

    def adverbial_next(self, i: int) -> bool:
        following = self.following(i)
        return following is not None and (
            following.entry.function in ("ADP", "DET", "PRON", "ADV") and following.lower not in ("of",)
        )

    def next_is_finite(self, i: int) -> bool:
        """Whether the very next word (adverbs aside) must be a finite verb: "the strike ended"."""
        for j in range(i + 1, min(i + 3, len(self.words))):
            word = self.words[j]
            entry = word.entry
            if entry.function == "AUX":
                return word.lower not in ("'s", "being", "having", "been", "be")
            if entry.function == "ADV":
                continue
            return not entry.function and entry.classes == VERB and bool(entry.forms & (PAST | THIRD))
        return False


_CALENDAR = word_set("""jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. january february march april may june july
    august september october november december monday tuesday wednesday thursday friday saturday sunday on in at
    today tomorrow next this as""")
_COMPOUNDING = word_set("""staffing working bargaining negotiating training building housing funding trading operating parking
    shopping voting sticking turning starting living training landing meeting mining manufacturing engineering
    banking lending borrowing spending earning hiring recruiting firing shooting hunting fishing farming
    sentencing hearing reporting publishing broadcasting advertising marketing planning zoning licensing
    vaccination clearing cleaning cooking heating cooling lighting driving riding racing walking swimming
    testing screening monitoring processing refining drilling shipping boarding waiting dining sleeping
    holding opening closing briefing polling governing ruling fighting peacekeeping counting breeding
    teaching nursing policing accounting auditing consulting financing pricing sporting gaming gambling
    betting smoking drinking printing recycling picketing organizing organising""")
_WANTS_INFINITIVE = word_set("""want plan threaten vote decide agree refuse fail try seek hope expect prepare set ready continue
    begin start order ask urge force vow pledge promise intend able likely unable right going choose
    authorize allow need have use bid effort attempt decision threat willing due try determine
    schedule aim move call""")
