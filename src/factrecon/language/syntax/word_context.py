"""What stands around a word while a sentence is tagged: the questions that the rules ask.

All of them look a bounded number of words back or ahead.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from factrecon.language.en.rows import listed
from factrecon.language.syntax.closed_classes import (
    CLAUSE_TAKERS,
    FUNCTION_LEMMAS,
    MODALS,
    NUMBER_WORDS,
    WANTS_INFINITIVE,
    word_set,
)
from factrecon.language.syntax.lexicon import ADJ, ADV, BASE, GERUND, NOUN, PARTICIPLE, PAST, THIRD, VERB, Entry
from factrecon.language.text.tokens import Token

__all__ = ["Context", "Word"]

BESIDE_AUXILIARIES: Final = listed("tagging.beside_auxiliaries")
HALVES: Final = listed("tagging.halves")
BEFORE_NOUNS: Final = listed("tagging.before_nouns")

_AIMING = listed("syntax.aiming")
"""Behind "shot" and "charged" these say where to, and the verb acts."""

_DAYS = listed("calendar.weekdays") | word_set("today yesterday early late")


class Word(NamedTuple):
    """A word as cut, with its lower-case form, its dictionary entry and whether it has a capital."""

    text: str
    start: int
    end: int
    lower: str
    entry: Entry
    capital: bool


class Context:
    """The words of a sentence, the tokens made of those before, and the state of the clause."""

    __slots__ = ("finite", "headline", "out", "upper", "words")

    def __init__(self, words: list[Word]) -> None:
        self.words = words
        self.out: list[Token] = []
        self.finite = False
        letters = [w for w in words if w.text[0].isalpha()]
        capitals = sum(w.capital for w in letters)
        self.upper = len(letters) > 3 and all(w.text.isupper() for w in letters if len(w.text) > 1)
        # A title in capitals has every word of its own in them: "Tom Baker stopped Rob Miller" is none.
        small = any(not w.capital and not w.entry.function and len(w.text) > 3 and "-" not in w.text for w in letters)
        self.headline = len(letters) > 3 and capitals * 10 > len(letters) * 7 and not small

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

    def helps(self, i: int) -> bool:
        """Whether "have" or "do" at `i` helps another verb rather than being the verb."""
        lemma = FUNCTION_LEMMAS.get(self.words[i].lower, "")
        for j in range(i + 1, min(i + 5, len(self.words))):
            word = self.words[j]
            entry = word.entry
            if word.lower in BESIDE_AUXILIARIES:
                continue
            plain = not entry.function and entry.classes & ADV and entry.classes != NOUN | ADV
            verbal = entry.forms & (PARTICIPLE if lemma == "have" else BASE)
            if (entry.function == "ADV" or plain) and not verbal:
                continue
            if entry.function == "PRON" and j == i + 1 and lemma == "do":
                continue
            if lemma == "have":
                return word.lower in ("been", "had", "done") or bool(
                    entry.forms & PARTICIPLE
                    and not entry.function
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

    def following(self, i: int) -> Word | None:
        """The word after `i`, if any."""
        return self.words[i + 1] if i + 1 < len(self.words) else None

    def next_is_number(self, i: int) -> bool:
        """Whether a number, or money, comes next."""
        following = self.following(i)
        if following is None:
            return False
        first = following.text[0]
        return (
            first.isdecimal()
            or first in "$€£¥₹"
            or following.lower in NUMBER_WORDS
            or (following.lower in HALVES and self.words[i].lower not in ("over", "under", "up", "around", "about"))
        )

    def next_is_nominal(self, i: int) -> bool:
        """Whether the next word goes on with a noun phrase (noun, adjective, number, name)."""
        following = self.following(i)
        if following is None:
            return False
        first = following.text[0]
        if first.isdecimal() or first in '$€£¥₹“"':
            return first not in '“"'
        if not first.isalpha():
            return False
        entry = following.entry
        if entry.function:
            return entry.function == "NUM" or following.lower in BEFORE_NOUNS
        if following.capital:
            return True
        if entry.classes & (NOUN | ADJ):
            if entry.bias == 2 and entry.forms & BASE:
                return False
            return not (
                entry.classes & VERB and entry.forms & (PAST | THIRD) and entry.bias != 1 and not entry.classes & ADJ
            )
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
                    return (
                        bool(self.out)
                        and self.out[-1].tag in ("VERB", "ADJ", "NOUN", "PRON", "ADV")
                        and (self.out[-1].lemma in WANTS_INFINITIVE)
                    )
                if following.entry.function in ("ADP", "CCONJ") and following.lower not in (
                    "on",
                    "over",
                    "in",
                    "at",
                    "for",
                ):
                    return bool(self.out) and self.out[-1].lemma in WANTS_INFINITIVE
                if following.entry.function in ("DET", "PRON", "NUM", "ADP", "PART", "ADV") or following.capital:
                    return True
                return bool(self.out) and self.out[-1].lemma in WANTS_INFINITIVE
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
        """ "be" or "have" if such an auxiliary stands before, adverbs and "not" aside; else ""."""
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
                    if entry.function == "SCONJ" or word.lower == "but":
                        return False
                    following = self.words[j + 1] if j + 1 < len(self.words) else None
                    if (
                        following is not None
                        and following.entry.forms & PAST
                        and not following.entry.classes & (NOUN | ADJ)
                    ):
                        return False  # "met for two hours and failed to agree"
                elif word.lower == "to" and not nominal:
                    return False
                continue
            if nominal and entry.classes & VERB and not word.capital:
                if entry.forms & PAST and not entry.classes & NOUN:
                    following = self.words[j + 1] if j + 1 < len(self.words) else None
                    past_by = following is not None and following.lower == "by"
                    before = self.words[j - 1]
                    attributive = (
                        before.entry.function in ("DET", "ADP", "NUM")
                        or (before.lower == "'s")
                        or (before.entry.classes == ADJ and not before.capital)
                    )
                    if not past_by and not attributive:
                        return True
                elif entry.forms & (PAST | THIRD) and entry.bias == 2 and entry.function == "":
                    return True
            if entry.classes & NOUN or word.capital or word.text[0].isdecimal():
                nominal = True
        return False

    def last_verb_form(self) -> str:
        """The form of the last verb before, "" if there is none near."""
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
                return token.lemma in CLAUSE_TAKERS and noun
            noun = noun or token.tag in ("NOUN", "PROPN", "PRON", "NUM")
            k -= 1
        return noun

    def opens_object(self, i: int) -> bool:
        """Whether the next word can only begin an object of a verb here."""
        following = self.following(i)
        return following is not None and (
            following.entry.function in ("DET", "PRON", "NUM")
            or following.text[0].isdecimal()
            or following.text[0] in "$€£¥"
        )

    def inside_adjunct(self, i: int) -> bool:
        """Whether the noun before is governed: "in a statement shared with"; a subject is not."""
        k = len(self.out) - 1
        while k >= 0 and self.out[k].tag in ("NOUN", "ADJ") and k > len(self.out) - 5:
            k -= 1
        return (
            k > 0
            and self.out[k].tag == "DET"
            and self.out[k - 1].tag == "ADP"
            and (k == 1 or self.out[k - 2].tag == "PUNCT")
            and not self.opens_object(i)
        )

    def lower_at(self, i: int) -> str:
        """The word at `i` in lower case, "" beyond the ends."""
        return self.words[i].lower if 0 <= i < len(self.words) else ""

    def anchor(self) -> Token | None:
        """The last token before that is neither adverb nor "not"."""
        for token in reversed(self.out[-5:]):
            if token.tag != "ADV" and token.lemma != "not":
                return token
        return None

    def verb_with_object_next(self, i: int) -> bool:
        """Whether the next word is a verb in -s, as the word after it shows: "plans to", "owns a"."""
        if i + 2 >= len(self.words):
            return False
        entry, after = self.words[i + 1].entry, self.words[i + 2]
        if not entry.forms & THIRD or entry.function or entry.bias == 1:
            return False
        return after.lower in ("to", "that") or after.entry.function in ("DET", "PRON")

    def main_verb_wanted(self) -> bool:
        """Whether a relative clause has its verb and the main clause none: "a man who was fired last week [shot]
        ...".
        """
        relative = -1
        for k in range(len(self.out) - 1, 0, -1):
            token = self.out[k]
            if token.tag == "PRON" and token.lemma in ("who", "which", "that"):
                relative = k
                break
        if relative < 1 or self.out[relative - 1].tag not in ("NOUN", "PROPN"):
            return False
        finite = ("past", "3sg")
        if any(t.tag in ("VERB", "AUX") and t.form in finite for t in self.out[:relative]):
            return False
        return any(t.tag in ("VERB", "AUX") and t.form in finite for t in self.out[relative:-1])

    def relative_subject(self) -> bool:
        """Whether the nouns just before follow "that", "which", "who": "that bakers called"."""
        k = len(self.out) - 1
        while k >= 0 and k > len(self.out) - 5 and self.out[k].tag in ("NOUN", "PROPN", "DET", "ADJ"):
            k -= 1
        return (
            0 <= k < len(self.out) - 1
            and self.out[k].tag == "PRON"
            and self.out[k].lemma in ("that", "which", "who", "whom", "what")
        )

    def in_number(self, token: Token) -> bool:
        """Whether the number just before is the last word of a longer one: "thirty one"."""
        return len(self.out) > 1 and self.out[-1] is token and self.out[-2].tag == "NUM"

    def ends_phrase(self, i: int) -> bool:
        """Whether the number just before is governed and an object follows: "a quake in 1988 [killed] 40"."""
        tags = [t.tag for t in self.out[-3:]]
        governed = tags[-2:-1] == ["ADP"] or tags[:2] == ["ADP", "PROPN"]  # "of March 12 [killed] 40"
        return governed and self.opens_object(i) and not self.finite

    def after_relative(self) -> bool:
        """Whether the subject's own relative clause is over: "The quake that struck Oslo on Monday [killed] 30"."""
        verbs = 0
        for k in range(len(self.out) - 1, max(0, len(self.out) - 14), -1):
            token = self.out[k]
            if token.tag in ("PUNCT", "CCONJ", "SCONJ"):
                return False
            verbs += token.tag == "VERB" and token.form in ("past", "3sg")
            if token.tag == "PRON" and token.lemma in ("that", "which", "who"):
                if (
                    verbs != 1
                    or self.out[k + 1].form not in ("past", "3sg")
                    or self.out[k - 1].tag not in ("NOUN", "PROPN")
                ):
                    return False
                before = self.out[max(0, k - 12) : k]
                return not any(t.tag in ("VERB", "AUX") for t in before)
        return False

    def subject_after_say(self) -> bool:
        """Whether the nouns just before open a clause reported without "that": "said on Monday the sides met"."""
        k = len(self.out) - 1
        while k >= 0 and k > len(self.out) - 8 and self.out[k].tag in ("NOUN", "ADJ", "NUM", "PROPN", "PART"):
            k -= 1
        if k >= 1 and self.out[k].tag == "DET" and self.out[k - 1].text.lower() in _DAYS:
            k -= 1  # the day of saying stands between
            while k >= 1 and self.out[k].text.lower() in _DAYS:
                k -= 1
            if self.out[k].tag == "ADP":
                k -= 1
        elif k >= 1 and self.out[k].tag == "DET":
            k -= 1
        return k >= 0 and self.out[k].tag == "VERB" and self.out[k].lemma == "say" and k < len(self.out) - 1

    def governed_after_verb(self) -> bool:
        """Whether the nouns just before hang on a preposition or verb: "one of the family [dogs]"."""
        k = len(self.out) - 1
        while k >= 0 and k > len(self.out) - 7 and self.out[k].tag in ("NOUN", "PROPN", "DET", "ADJ", "NUM", "PART"):
            k -= 1
        if k < 0 or self.out[k].tag not in ("ADP", "VERB"):
            return False
        return any(t.tag in ("VERB", "AUX") for t in self.out[max(0, k - 12) : k + 1])

    def headline_list(self, i: int) -> bool:
        """Whether a number follows, and one stood behind a verb of the present before the comma: "kills 1, [wounds]
        2".
        """
        if len(self.out) < 3 or not self.next_is_number(i):
            return False
        return self.out[-2].tag == "NUM" and self.out[-3].tag == "VERB" and self.out[-3].form == "3sg"

    def left_before(self) -> bool:
        """Whether "leave" and a result came before an "and": "left one dead and four [wounded]"."""
        result = False
        for k in range(len(self.out) - 1, max(0, len(self.out) - 14), -1):
            token = self.out[k]
            if token.tag == "CCONJ":
                before = self.out[k - 1]
                result = before.tag == "ADJ" or before.form == "participle"
            if token.tag in ("VERB", "AUX") and token.form in ("past", "3sg", "base"):
                return result and token.lemma == "leave"
        return False

    def lacks_object(self, i: int) -> bool:
        """Whether nobody follows whom the verb at `i` could act on: a mark, a preposition, another participle or the
        end.
        """
        following = self.following(i)
        if following is None:
            return True
        if following.lower in (",", "and") and i + 2 < len(self.words):
            word = self.words[i + 2]
            if word.text[0].isdecimal() or word.entry.function == "NUM":
                return following.lower == ","  # "killed, 3 others hurt"
            if (
                following.lower == ","
                and i + 3 < len(self.words)
                and self.words[i + 3].lower in ("say", "says", "said")
            ):
                return True
            # "shot, killed in park", but "arrested, charged a man"
            verbal = word.entry.forms & PARTICIPLE and not word.entry.function and not word.entry.forms & BASE
            return bool(verbal) and word.lower != "said" and self.lacks_object(i + 2)
        function = following.entry.function
        if function == "ADP":
            double = i + 2 < len(self.words) and self.words[i + 2].entry.function == "ADP"  # "charged in with shields"
            return following.lower not in _AIMING and not double
        return function == "SCONJ" and following.lower in ("while", "after", "before", "as", "when")

    def addressee_next(self, i: int) -> bool:
        """Whether somebody to be told follows: "told police", "told him"."""
        following = self.following(i)
        if following is None or following.lower in ("to", "by", "of", "in", "that"):
            return False
        entry = following.entry
        return entry.function in ("PRON", "DET") or following.capital or (not entry.function and entry.plural)

    def next_is_verbal(self, i: int) -> bool:
        """Whether a finite verb comes next, or a name and then one."""
        following = self.following(i)
        if following is None:
            return False
        at = i
        if following.capital and not following.entry.function and not self.headline:
            at = i + 1
            if at + 1 >= len(self.words):
                return False
        entry = self.words[at + 1].entry
        return entry.function == "AUX" or (not entry.function and entry.forms & PAST != 0 and not entry.classes & ADJ)

    def by_follows(self, i: int) -> bool:
        """Whether "by" comes next."""
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
            if (
                function == "SCONJ"
                or function == "CCONJ"
                or word.lower in ("that", "who", "which", "to", "after", "before")
            ):
                return False
            if function == "PRON" and j == i + 1:
                return False
            entry = word.entry
            if not function and entry.classes == VERB and entry.forms & PAST and not word.capital:
                before = self.words[j - 1].entry
                return before.function not in ("DET", "ADP") and before.classes != ADJ
        return False

    def adverbial_next(self, i: int) -> bool:
        """Whether an adjunct may start next."""
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
