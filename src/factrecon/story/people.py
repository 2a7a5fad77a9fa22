"""Groups of people in a sentence: counted, named, told by age, or pointed back to.

A group is a noun phrase of people ("two other men", "a 34-year-old woman", "Ana Bell, 34"), or a bare
number that a word of harm shows to count them ("4 dead"). Lists are added up ("his wife and two
children").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import evolve, frozen

from factrecon.language.en.rows import listed, listed_in_order
from factrecon.language.names.finding import NameMention
from factrecon.language.text.tokens import Token
from factrecon.story.analysis import Sentence
from factrecon.story.harm_words import (
    BE,
    DEAD,
    FATALLY,
    HIT,
    HITS,
    HURT,
    HURTS,
    KILLED,
    KILLS,
    OUTCOME,
)
from factrecon.story.units import names_people

OWN_THINGS: Final = listed("counting_people.own_things")
OF_WHOM: Final = listed("counting_people.of_whom")
MORE_PEOPLE: Final = listed("counting_people.more")


@frozen
class People:
    """A group of people in a sentence, by its tokens `first` up to `last`."""

    first: int
    last: int
    count: int | None
    """How many; None where the text leaves it open ("the victims")."""
    counted: bool = False
    """Whether a number says so, rather than an article or a name."""
    definite: bool = False
    """Whether it points back to someone told of before: "the man", "his son"."""
    others: bool = False
    """"two others", "three more": besides those told of before."""
    part: bool = False
    """"two of them", "one of the victims": part of those told of before."""
    least: bool = False
    """"at least four", "several"."""
    names: frozenset[str] = frozenset()
    """Names in it, in lower case."""
    ages: frozenset[int] = frozenset()
    """Ages told of its members."""
    harms_self: bool = False
    """"himself", "herself"."""
    sex: str = ""
    """"m" or "f" where a word tells it."""
    ordinal: int | None = None
    """"a third victim"."""


_NUMBERS: Final = {
    **{w: i for i, w in enumerate(listed_in_order("numbers.small"))},
    **{w: 10 * i for i, w in enumerate(listed_in_order("numbers.tens")[:4], 2)},
    "a": 1,
    "an": 1,
    "another": 1,
    "dozen": 12,
    "both": 2,
}
_ORDINALS: Final = {
    w: i
    for i, w in enumerate(["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"], 2)
}
_VAGUE: Final = listed("people.some")
_PLURAL: Final = listed("people.plural")
_SINGULAR: Final = listed("people.singular") | {"other"}
_NO_PEOPLE: Final = listed("people.no_people")
_MALE: Final = listed("people.male")
_FEMALE: Final = listed("people.female")
_PAIRS: Final = {"couple": 2, "pair": 2, "duo": 2, "trio": 3}
_AGE: Final = re.compile(r"(\d{1,3}|[a-z]{3,9})-(?:year|month|week|day)s?-olds?", re.IGNORECASE)
_DEFINITE: Final = listed("reference.definite")
_LIST_GLUE: Final = listed("people.glue")
_NO_PERSON: Final = listed("people.no_person") | listed("calendar.weekdays")
_RANKED: Final = listed("people.ranked")
"""Who is called the third of those harmed; a third suspect or grader is another third."""
_OLD: Final = re.compile(r"(?:year|month|week|day)s?-olds?", re.IGNORECASE)
_YEARS: Final = listed("people.years")
_HARMS: Final = KILLED | KILLS | HURT | HURTS | HIT | HITS
_FARES: Final = (
    BE | DEAD | KILLED | HURT | HIT | {"suffered", "sustained", "survived", "succumbed", "later", "has", "had"}
)
"""Words behind a name that show, before a word of harm, that it is somebody's."""
SELF: Final = listed("people.self")
_GROUP: Final = frozenset([*SELF, *_NUMBERS, *_VAGUE, *_ORDINALS, *_SINGULAR, *_PLURAL])
"""What a group of people begins with, besides names, ages and digits."""


class PeopleReader:
    """The people of one sentence: its words in lower case, and its `groups` in order."""

    def __init__(self, sentence: Sentence) -> None:
        """Find the groups."""
        self.sentence = sentence
        self.tokens: Sequence[Token] = sentence.tokens
        self.words = [t.text.lower().replace("’", "'") for t in self.tokens]
        self.names = {n.start: n for n in sentence.names if n.kind == "person"}
        self.others = {n.start: n for n in sentence.names if n.kind == "other"}
        self.groups = _listed([self._sexed(g) for g in self._groups()], self.tokens, self.words)

    def _sexed(self, group: People) -> People:
        words = set(self.words[group.first : group.last])
        male, female = bool(words & _MALE), bool(words & _FEMALE)
        return evolve(group, sex="m" if male else "f") if male != female else group

    def _groups(self) -> Iterator[People]:
        i, n = 0, len(self.words)
        ended = -9
        while i < n:
            word = self.words[i]
            at = self.tokens[i].start
            if (
                word not in _GROUP
                and "-" not in word
                and not word[0].isdecimal()
                and at not in self.names
                and at not in self.others
            ):
                i += 1
                continue
            found = self._group(i) or self._namelike(i, ended)
            if found is None:
                i += 1
            else:
                yield found
                ended = i = found.last

    def _group(self, i: int) -> People | None:
        word, token = self.words[i], self.tokens[i]
        if word in SELF:
            return People(i, i + 1, 1, harms_self=True)
        name = self.names.get(token.start)
        if name is not None and not _NO_PERSON & set(name.text.lower().split()):
            last = i + 1
            while last < len(self.tokens) and self.tokens[last].start < name.end:
                last += 1
            ages, last = self._age_behind(last)
            return People(i, last, 1, names=frozenset([_key(name.text)]), ages=ages)
        if self._age_at(i)[0] is not None:
            return self._noun(i)
        number, least = self.number(i)
        if number == 1 and i + 1 < len(self.words) and _rank(self.words[i + 1]):
            return None
        if number is not None or word in _VAGUE:
            return self._counted(i, number, least or word in _VAGUE)
        if (
            word in _ORDINALS
            and self.words[max(0, i - 1)] == "a"
            and self.words[i + 1 : i + 2]
            and self.words[i + 1] in _FARES
        ):
            return People(i, i + 1, 1, ordinal=_ORDINALS[word])  # "a third was wounded"
        rank = _rank(word)
        if rank:
            for j in range(i + 1, min(i + 4, len(self.words))):
                if self._person(j):
                    if self.words[j] not in _RANKED or any(t.tag == "NOUN" for t in self.tokens[i + 1 : j]):
                        rank = 1
                    return People(i, j + 1, 1, ordinal=rank)
                if not self._modifies(j):
                    break
            return None
        if word in _SINGULAR or word in _PLURAL:
            return self._noun(i)
        return None

    def _age_at(self, i: int) -> tuple[int | None, int]:
        """An age ("16-year-old", "16 year old") and where it ends; None and `i` where there is none."""
        words = self.words
        found = _AGE.fullmatch(words[i]) if "-" in words[i] else None
        if found:
            return (int(found[1]) if found[1].isdecimal() and "month" not in words[i] else -1), i + 1
        if i + 1 < len(words) and (words[i].isdecimal() or words[i] in _NUMBERS or self.tokens[i].tag == "NUM"):
            age = int(words[i]) if words[i].isdecimal() and len(words[i]) < 4 and "month" not in words[i + 1] else -1
            if _OLD.fullmatch(words[i + 1]):
                return age, i + 2
            if words[i + 1] in _YEARS and i + 2 < len(words) and words[i + 2] in ("old", "olds"):
                return age, i + 3
        return None, i

    def _namelike(self, i: int, ended: int) -> People | None:
        """A name of nobody known, where what stands beside it shows that it is a person's."""
        name = self.others.get(self.tokens[i].start)
        if name is None:
            return None
        parts = name.text.lower().split()
        if (
            len(parts) > 4
            or _NO_PERSON & set(parts)
            or not all(w[0].isalpha() for w in parts)
            or (name.text.isupper() and len(name.text) > 4)
        ):
            return None
        last = i + 1
        while last < len(self.tokens) and self.tokens[last].start < name.end:
            last += 1
        ages, end = self._age_behind(last)
        words = self.words
        before = words[i - 1] if i else ""
        behind = words[last] if last < len(words) else ""
        struck = before in _HARMS or (
            before == "of" and i > 1 and words[i - 2] in ("death", "deaths", "murder", "killing", "slaying", "shooting")
        )
        fares = behind in _FARES and any(w in _HARMS or w in DEAD for w in words[last : last + 4])
        if behind in _HARMS and last + 1 < len(words) and self.tokens[last + 1].tag in ("PROPN", "DET", "PRON", "NUM"):
            fares = False  # "Hall shot Ives"
        listed = 0 < i - ended <= 3 and set(words[ended:i]) <= {",", "and", "&", ";"} and len(parts) > 1
        if (
            ages
            or fares
            or listed
            or (
                struck
                and (len(parts) > 1 or self.tokens[min(last, len(words) - 1)].tag not in ("NOUN", "PROPN", "ADJ"))
            )
        ):
            return People(i, end, 1, names=frozenset([_key(name.text)]), ages=ages)
        return None

    def number(self, i: int) -> tuple[int | None, bool]:
        """The number of people that a word says, if it says one, and whether there may be more."""
        word = self.words[i]
        if word not in _NUMBERS and not word[0].isdecimal():
            return None, False
        before = self.words[max(0, i - 3) : i]
        at = self.tokens[i].start
        if word.isdecimal() and (
            self.words[i + 1 : i + 2] == ["'s"] or any(t.start <= at < t.end for t in self.sentence.times)
        ):
            return None, False  # a day, a year, "in their 20's"
        if word.isdecimal() and any(w in ("age", "ages", "aged", "between") for w in self.words[max(0, i - 5) : i]):
            return None, False
        if before[-1:] == ["under"] or before[-2:] == ["younger", "than"]:
            return None, False
        if word == "both" and self.tokens[i].start != -1 and i + 1 < len(self.words) and not self._person(i + 1):
            return None, False
        least = before[-2:] == ["at", "least"] or before[-2:] == ["more", "than"]
        if word.isdecimal() and len(word) <= 3:
            if i and self.words[i - 1] in (",", "(", "#", "no.", "aged", "age", "$", "of", "-"):
                # "Smith, 34," is an age, unless people follow.
                if i + 1 >= len(self.words) or self.words[i + 1] in (",", ")", ".", "and", "of"):
                    return None, False
            return int(word), least
        return _NUMBERS.get(word), least

    def _counted(self, i: int, number: int | None, least: bool) -> People | None:
        j, others = i + 1, False
        words = self.words
        ages: set[int] = set()
        if j < len(words) and words[j] == "of" and number is not None and i + 2 < len(words):
            behind = words[i + 2 : i + 6]
            if behind[0] in OWN_THINGS and any(t.tag == "NOUN" for t in self.tokens[i + 3 : i + 5]):
                last = next(k for k in range(i + 3, i + 6) if self.tokens[k].tag == "NOUN") + 1
                return People(i, last, number, counted=words[i] not in ("a", "an"), part=False, least=least)
            if behind[0] in OF_WHOM:
                if behind[0] in ("them", "whom", "us"):
                    return People(i, i + 3, number, counted=words[i] not in ("a", "an"), part=True)
                whole = next((k for k, w in enumerate(behind) if w in _PLURAL), None)
                if whole is not None:
                    if any(t.tag == "NUM" for t in self.tokens[i + 2 : i + 2 + whole]):
                        whole = 0  # "one of the three men": the three are told of as well
                    return People(i, i + 3 + whole, number, counted=words[i] not in ("a", "an"), part=True)
            return None
        for _step in range(7):
            if j >= len(words):
                break
            word = words[j]
            if word in MORE_PEOPLE:
                others = True
                if word == "others":
                    return self._made(i, j + 1, number, least, True, ages)
                j += 1
                continue
            age, behind_age = self._age_at(j)
            if age is not None:
                ages |= {age} - {-1}
                if behind_age > j + 1:
                    j = behind_age - 1  # its last word stands for it
            if self._person(j):
                plural = word in _PLURAL or self.tokens[j].lemma.lower() != word
                if (number or 2) > 1 and not plural and word not in _PLURAL:
                    # "10 family members": the head noun comes next.
                    j += 1
                    continue
                if number == 1 and plural and words[i] in ("a", "an"):
                    return None
                last = j + 1
                while last < len(words) and self._person(last) and words[last] not in _PLURAL | {"other"}:
                    last += 1  # "police officer", "security guard"
                more, last = self._age_behind(last)
                return self._made(i, last, number, least, others or words[i] == "another", ages | more)
            if age is not None and (j + 1 >= len(words) or not self._modifies(j + 1)):
                return self._made(i, j + 1, number, least, others, ages)
            if not self._modifies(j):
                break
            j += 1
        if words[i] in _PAIRS:
            return None
        if number is not None and i + 1 < len(words) and words[i + 1] in FATALLY and words[i] != "a":
            return self._made(i, i + 1, number, least, others, ages)
        # A bare number before a word of harm: "4 dead", "three wounded".
        k = i + 1
        while (
            k < len(words)
            and words[k] not in DEAD
            and (
                words[k] in BE
                or self.tokens[k].tag == "ADV"
                or words[k] in ("have", "more", "others", "other", "had", "has")
            )
        ):
            others = others or words[k] in ("more", "others", "other")
            k += 1
        if number is not None and words[i] not in ("a", "an") and k < len(words) and k - i <= 4:
            harmed = words[k] in KILLED | HURT | DEAD | HIT | OUTCOME or words[k : k + 2] in (
                ["critical", "condition"],
                ["in", "critical"],
            )
            if harmed and (self.tokens[i].tag == "NUM" or words[i] == "another"):
                last = i + 1 + int(words[i + 1] in ("more", "others", "other"))
                return self._made(i, last, number, least, others or words[i] == "another", ages)
        if number is not None and words[i] not in ("a", "an") and self._harmed_by_verb(i):
            besides = i + 1 < len(words) and words[i + 1] in ("more", "others", "other")
            return self._made(i, i + 1 + besides, number, least, besides or words[i] == "another", ages)
        return None

    def _harmed_by_verb(self, i: int) -> bool:
        """ "killing one", "wounding at least three": nothing counted is named, the verb says it is people."""
        k = i - 1
        while (
            k >= 0
            and i - k <= 4
            and self.words[k] in ("at", "least", "about", "more", "than", "up", "to", "as", "many")
        ):
            k -= 1
        if k < 0:
            return False
        behind = self.tokens[i + 1].tag if i + 1 < len(self.tokens) else "PUNCT"
        ends = behind in ("PUNCT", "CCONJ", "ADP", "ADV", "SCONJ", "VERB") or self.words[i + 1] in (
            "more",
            "others",
            "other",
        )
        return (
            ends
            and self.words[k] in KILLS | HURTS | HITS | {"killed", "wounded", "injured"}
            and self.words[k] not in ("shoot", "strike")
        )

    def _made(self, first: int, last: int, number: int | None, least: bool, others: bool, ages: set[int]) -> People:
        counted = self.words[first] not in ("a", "an", "another") and number is not None
        return People(first, last, number, counted=counted, others=others, least=least, ages=frozenset(ages))

    def _noun(self, i: int) -> People | None:
        words = self.words
        j = i
        ages: set[int] = set()
        while j < len(words):
            age, behind_age = self._age_at(j)
            if age is not None:
                ages |= {age} - {-1}
                j = behind_age - 1
            if j + 1 < len(words) and (
                self._person(j + 1)
                or (age is not None and self._modifies(j + 1) and j + 2 < len(words) and self._person(j + 2))
            ):
                j += 1
                continue
            break
        word = words[j]
        if word in ("other", "senior", "junior", "chief"):
            return None
        last = j + 1
        more, last = self._age_behind(last)
        k = i - 1
        while k >= 0 and i - k <= 4 and self.tokens[k].tag in ("ADJ", "NOUN", "NUM") and not self._person(k):
            k -= 1
        definite = k >= 0 and (words[k] in _DEFINITE or words[k] == "'s")
        if word in _PAIRS:
            return People(i, last, _PAIRS[word], definite=definite)
        name = self._name_at(last)
        if name is not None and word not in _PLURAL and not _NO_PERSON & set(name.text.lower().split()):
            while last < len(self.tokens) and self.tokens[last].start < name.end:
                last += 1
            further, last = self._age_behind(last)
            known = frozenset([_key(name.text)])
            return People(i, last, 1, definite=definite, names=known, ages=frozenset(ages | more | further))
        plural = word in _PLURAL
        return People(i, last, None if plural else 1, definite=definite, ages=frozenset(ages | more))

    def _name_at(self, i: int) -> NameMention | None:
        if i >= len(self.tokens):
            return None
        at = self.tokens[i].start
        name = self.names.get(at) or self.others.get(at)
        return name if name is not None and len(name.text.split()) <= 4 else None

    def _age_behind(self, last: int) -> tuple[frozenset[int], int]:
        """ "Jones, 34," and "the woman (34)"."""
        words = self.words
        if (
            last + 1 < len(words)
            and words[last] in (",", "(")
            and words[last + 1].isdecimal()
            and len(words[last + 1]) < 3
        ):
            if last + 2 >= len(words) or words[last + 2] in (
                ",",
                ")",
                ".",
                "and",
                "of",
                ";",
                "-",
                "were",
                "was",
                "died",
            ):
                end = last + 2
                if end < len(words) and words[end] == ")" and words[last] == "(":
                    end += 1
                return frozenset([int(words[last + 1])]), end
        return frozenset(), last

    def _person(self, i: int) -> bool:
        word = self.words[i]
        if word in _SINGULAR or word in _PLURAL:
            return True
        token = self.tokens[i]
        return (
            token.tag == "NOUN"
            and word not in KILLS | HURTS
            and names_people(token.lemma.lower())
            and word not in _NO_PEOPLE
        )

    def _modifies(self, i: int) -> bool:
        token, word = self.tokens[i], self.words[i]
        if word in KILLED | HURT | HIT | DEAD and not (i + 1 < len(self.words) and self._person(i + 1)):
            return False
        return (
            token.tag in ("ADJ", "NOUN", "PROPN", "NUM")
            or (word in (",", "of", "'s", "-") and word != "of" and word != ",")
            or (
                token.tag == "VERB"
                and token.form in ("participle", "gerund")
                and i + 1 < len(self.words)
                and self._person(i + 1)
            )
        )


def _rank(word: str) -> int:
    """3 for "third" and "3rd", 0 for what is no ordinal."""
    if word[0].isdecimal() and word[-2:] in ("nd", "rd", "th") and word[:-2].isdecimal() and len(word) < 5:
        return int(word[:-2])
    return _ORDINALS.get(word, 0)


def _key(name: str) -> str:
    """A name without what follows the family name.

    >>> _key("Ana Bell Jr.")
    'ana bell'
    """
    words = [w for w in name.lower().replace(",", " ").split() if w not in ("jr.", "jr", "sr.", "sr", "ii", "iii")]
    return " ".join(words) or name.lower()


def _listed(groups: Sequence[People], tokens: Sequence[Token], words: Sequence[str]) -> list[People]:
    """Groups with lists added up: "his wife and two children" is one group of three."""
    named: list[People] = []
    for group in groups:
        apposed = _apposed(named[-1], group, words) if named else None
        if apposed is not None:
            named[-1] = apposed
        else:
            named.append(group)
    out: list[People] = []
    for number, group in enumerate(named):
        if out and not group.part and not out[-1].part:
            between = _glue(out[-1], group, tokens, words)
            if between is not None:
                behind = named[number + 1] if number + 1 < len(named) else None
                ending = _glue(group, behind, tokens, words) if behind is not None else None
                goes_on = ending is not None and bool({"and", "&", ";"} & set(ending))
                joined = _join(out[-1], group, between, words, goes_on)
                if joined is not None:
                    out[-1] = joined
                    continue
        out.append(group)
    return out


def _apposed(one: People, two: People, words: Sequence[str]) -> People | None:
    """One person told twice in a row: "Ana Bell, a 34-year-old woman", "his girlfriend, Ana Bell"."""
    between = words[one.last : two.first]
    if not between or between[0] != "," or set(between) - {","} - _DEFINITE - {"a", "an", "former", "young"}:
        return None
    if one.count != 1 or two.count != 1 or one.counted or two.counted or one.others or two.others:
        return None
    if bool(one.names) == bool(two.names) or (one.ages and two.ages and one.ages != two.ages):
        return None
    return evolve(one, last=two.last, names=one.names | two.names, ages=one.ages | two.ages, sex=one.sex or two.sex)


def _glue(one: People, two: People, tokens: Sequence[Token], words: Sequence[str]) -> Sequence[str] | None:
    """The words between two groups if they may make a list of them."""
    first = one.last
    if first < two.first and words[first] in ("of", "from"):  # "Ana Bell of Enon and Joe Hall"
        first += 1
        while first < two.first and tokens[first].tag == "PROPN":
            first += 1
        if first - one.last < 2:
            return None
    until = two.first
    if until - first > 2 and words[until - 1] == "'s" and tokens[until - 2].tag == "PROPN":
        until -= 2  # "and Hall's mother"
    between = words[first:until]
    if not between or len(between) > 4 or not {",", "and", "&", ";"} & set(between):
        return None
    told = {w for w, t in zip(between, tokens[first:until], strict=True) if t.tag != "ADJ"}
    return None if told - _LIST_GLUE - _DEFINITE - {"a", "an"} else between


_ANYBODY: Final = listed("people.anybody")


def _join(one: People, two: People, between: Sequence[str], words: Sequence[str], goes_on: bool) -> People | None:
    comma_only = "and" not in between and "&" not in between
    names = one.names | two.names
    apart = ";" in between
    anybody = bool(_ANYBODY & set(words[one.first : one.last])) or one.definite
    if (
        comma_only
        and not apart
        and one.count == 1
        and not one.counted
        and two.count == 1
        and not two.counted
        and anybody
        and not (one.names and two.names)
    ):
        return evolve(one, last=two.last, ages=one.ages | two.ages, names=names, sex=one.sex or two.sex)
    if one.counted and (one.count or 0) > 1 and comma_only and not two.others and (not two.counted or anybody):
        # "Two people, a man and a woman,": the second tells who the first are.
        return None
    if one.count is None or two.count is None or two.harms_self:
        return None
    if comma_only and not goes_on and not apart and not (one.counted and two.counted):
        return None
    return evolve(
        one,
        last=two.last,
        count=one.count + two.count,
        counted=one.counted and two.counted,
        names=names,
        ages=one.ages | two.ages,
        others=one.others and two.others,
        least=one.least or two.least,
        definite=one.definite and two.definite,
    )
