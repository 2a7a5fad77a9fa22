"""Who was killed, hurt or hit, sentence by sentence: groups of people beside words that tell what became of them.

"Two men were shot and a woman, 34, was killed" tells of two hit and one killed; "killing four and
wounding two others" of four killed and two hurt. A group is a counted or named noun phrase of
people, lists are added up ("his wife and two children"), and each word of harm takes the group that
its form points to: the one before it for passives and adjectives, the one behind it for verbs that
act. What is denied, planned or only feared tells of nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, Literal

from attrs import evolve, frozen

from factrecon.language.tokens import Token
from factrecon.readers.analysis import Sentence
from factrecon.readers.units import names_people

Outcome = Literal["killed", "hurt", "hit"]
"""`hit` leaves open whether the victim lived: "shot", "struck by gunfire"."""


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


@frozen
class Victims:
    """People and what became of them, at `start:end` of the document."""

    outcome: Outcome
    people: People
    sentence: int
    start: int
    end: int
    active: bool = False
    """Whether the verb acts ("killing three"), so that who did it is not among them."""
    dead: bool = False
    """Told as a state ("dead", "died"), which takes in an attacker who died."""
    attacker: bool = False
    """Whether it tells of those who attacked."""
    by: People | None = None
    """Who did it, where the verb acts and its subject stands before it."""


_NUMBERS: Final = {
    w: i
    for i, w in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"]
    )
} | {"a": 1, "an": 1, "another": 1, "dozen": 12, "both": 2, "thirty": 30, "forty": 40, "fifty": 50}
_ORDINALS: Final = {
    w: i for i, w in enumerate(["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"], 2)
}
_VAGUE: Final = frozenset(["several", "multiple", "many", "dozens", "numerous", "some"])
_PLURAL: Final = frozenset(
    ["people", "persons", "men", "women", "teens", "teenagers", "children", "kids", "boys", "girls", "adults", "victims", "officers", "students", "relatives", "residents", "bystanders", "soldiers", "deputies", "juveniles", "males", "females", "patients", "workers", "employees", "suspects", "gunmen", "friends", "brothers", "sisters", "passengers", "infants", "toddlers", "babies", "youths", "minors", "troopers", "policemen", "cops", "civilians", "pedestrians", "customers", "members", "siblings", "daughters", "sons", "cousins", "parents", "guests", "partygoers", "attendees", "firefighters", "guards", "teachers", "neighbors", "neighbours", "drivers", "motorists", "shoppers", "worshippers", "classmates", "clerks", "innocents", "others", "individuals", "survivors", "troops", "marines", "sailors", "grandchildren", "grandparents", "stepchildren", "twins", "folks", "pupils", "tourists", "spectators", "onlookers", "revelers", "clubgoers", "acquaintances", "associates", "inmates", "migrants"]
)
_SINGULAR: Final = frozenset(
    ["man", "woman", "teen", "teenager", "child", "kid", "boy", "girl", "adult", "victim", "officer", "student", "relative", "resident", "bystander", "soldier", "deputy", "juvenile", "male", "female", "patient", "worker", "employee", "suspect", "gunman", "friend", "brother", "sister", "passenger", "infant", "toddler", "baby", "youth", "minor", "trooper", "policeman", "policewoman", "cop", "civilian", "pedestrian", "customer", "member", "sibling", "daughter", "son", "cousin", "parent", "guest", "firefighter", "guard", "teacher", "neighbor", "neighbour", "driver", "motorist", "shopper", "classmate", "clerk", "mother", "father", "wife", "husband", "girlfriend", "boyfriend", "uncle", "aunt", "nephew", "niece", "grandson", "granddaughter", "grandmother", "grandfather", "stepson", "stepdaughter", "stepfather", "stepmother", "person", "individual", "other", "shooter", "attacker", "assailant", "roommate", "fiancee", "fiance", "partner", "mom", "dad", "grandma", "grandpa", "rapper", "player", "pastor", "sergeant", "detective", "marine", "sailor", "owner", "manager", "pupil", "preschooler", "perpetrator", "someone", "somebody", "homeowner", "intruder", "robber", "burglar", "ex-wife", "ex-girlfriend", "ex-husband", "ex-boyfriend", "bouncer", "hunter", "athlete", "freshman", "sophomore", "senior", "junior", "grad", "graduate", "veteran", "barber", "dj", "sheriff", "chief"]
)
_NO_PEOPLE: Final = frozenset(
    ["shooter", "murder", "murders", "other", "others", "manner", "matter", "quarter", "calls", "cancer", "corner", "caliber", "member", "anger", "danger", "banner"]
) - {"shooter"}
_MALE: Final = frozenset(
    ["man", "boy", "brother", "son", "father", "husband", "boyfriend", "uncle", "nephew", "grandson", "grandfather", "stepson", "stepfather", "dad", "grandpa", "fiance", "male", "gunman", "trooper", "policeman"]
)
_FEMALE: Final = frozenset(
    ["woman", "girl", "sister", "daughter", "mother", "wife", "girlfriend", "aunt", "niece", "granddaughter", "grandmother", "stepdaughter", "stepmother", "mom", "grandma", "fiancee", "female", "policewoman"]
)
_PAIRS: Final = {"couple": 2, "pair": 2, "duo": 2, "trio": 3}
_AGE: Final = re.compile(r"(\d{1,3}|[a-z]{3,9})-(?:year|month|week|day)s?-olds?", re.IGNORECASE)
_DEFINITE: Final = frozenset(["the", "his", "her", "their", "this", "that", "its", "my", "our", "whose"])
_LIST_GLUE: Final = frozenset([",", "and", "&", "plus", ";", "as", "well", "then", "both"])
_NO_PERSON: Final = frozenset(
    ["hospital", "medical", "center", "centre", "university", "college", "school", "street", "avenue", "ave", "road", "boulevard", "blvd", "police", "department", "county", "sorority", "fraternity", "hotel", "clinic", "church", "memorial", "club", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
)
_SELF: Final = frozenset(["himself", "herself", "themselves", "themself"])

_BE: Final = frozenset(["is", "are", "was", "were", "be", "been", "being", "'s", "'re", "get", "gets", "got", "getting"])
_KILLED: Final = frozenset(["killed", "slain", "murdered", "executed", "slaughtered", "massacred"])
_KILLS: Final = frozenset(["killing", "kills", "kill", "murdering", "slaying", "murders", "kill"])
_HURT: Final = frozenset(["wounded", "injured", "hurt", "grazed", "hospitalized", "hospitalised", "maimed"])
_HURTS: Final = frozenset(["wounding", "injuring", "wounds", "injures", "hurting", "grazing", "hurts", "grazes"])
_HIT: Final = frozenset(["shot", "struck", "hit", "gunned"])
_HITS: Final = frozenset(["shooting", "shoots", "shoot", "striking", "strikes", "strike", "hitting", "hits"])
_DEAD: Final = frozenset(["dead", "died", "dies", "die", "dying", "deceased", "perished", "succumbed", "perish", "lifeless"])
_MILD: Final = frozenset(["survived", "survives", "survive", "recovering", "recover"])
_FATALLY: Final = frozenset(["fatally", "mortally"])
_GUN: Final = re.compile(
    r"\b(?:gun\w{0,6}|bullets?|shots?|shooting|gunshots?|fire[ds]?|firing|rounds?|pellets?|crossfire|shrapnel|"
    r"in the (?:\w+ )?(?:leg|legs|arm|arms|chest|head|back|neck|face|stomach|abdomen|torso|shoulder|foot|hand|hip|thigh|"
    r"buttocks?|knee|ankle|groin|side|body|upper|lower|left|right)|(?:several|multiple|\w+) times)\b",
    re.IGNORECASE,
)
_TRIGGERS: Final = re.compile(
    r"\b(?:kill|dead|died|dies|dying|deceas|death|perish|succumb|fatal|slain|slay|slaughter|massacr|murder|homicide|execut|"
    r"wound|injur|hurt|graz|hospital|maim|shot|shoot|struck|strik|hit|gunned|surviv|recover|condition|lives|life)",
    re.IGNORECASE,
)
_NOT: Final = frozenset(["no", "not", "n't", "nobody", "none", "neither", "never", "nor", "without", "unharmed", "unhurt"])
_UNREAL: Final = frozenset(
    ["could", "might", "would", "may", "should", "if", "unless", "nearly", "almost", "try", "tried", "trying", "attempt", "attempted", "attempting", "threatened", "threaten", "threatening", "plan", "planned", "planning", "wanted", "want", "plotting", "plotted", "intended", "conspired", "conspiring", "feared", "fear", "going", "whether", "conspiracy", "attempts", "threats", "threat", "intent", "intending"]
)
_OUTCOME: Final = frozenset(["who", "pronounced", "declared", "fatally", "critical", "critically"])
_ATTACKERS: Final = frozenset(
    ["suspect", "suspects", "gunman", "gunmen", "shooter", "shooters", "attacker", "attackers", "assailant", "assailants", "perpetrator"]
)
_POLICE: Final = frozenset(["police", "officer", "officers", "deputy", "deputies", "trooper", "troopers", "swat", "agents", "cops"])
_SUBJECTS: Final = frozenset(["he", "she", "they", "who", "i", "we", "it", "you"])
_SAYING: Final = frozenset(["say", "believe", "think", "allege", "report", "confirm", "suspect", "identify", "pronounce", "declare", "find", "list", "take", "leave"])
_BREAKS: Final = frozenset(["after", "when", "before", "while", "because", "since", "until", "but", "where", "that", "whose", "if"])
_GAP: Final = 14


def find_victims(sentence: Sentence) -> tuple[Victims, ...]:
    """What a sentence tells of victims, in order."""
    if not _TRIGGERS.search(sentence.text, sentence.start, sentence.end):
        return ()
    return tuple(_Reader(sentence).run())


class _Reader:
    """One sentence being read."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens: Sequence[Token] = sentence.tokens
        self.words = [t.text.lower().replace("’", "'") for t in self.tokens]
        self.names = {n.start: n for n in sentence.names if n.kind == "person"}
        self.groups = _listed([self._sexed(g) for g in self._groups()], self.words)
        self.guns = _GUN.search(sentence.text, sentence.start, sentence.end) is not None

    def run(self) -> Iterator[Victims]:
        taken = -1
        for i in range(len(self.words)):
            if i < taken:
                continue
            found = self._trigger(i)
            if found is None:
                continue
            outcome, end, direction = found
            taken = end
            if self._unreal(i):
                continue
            yield from self._victims(outcome, i, end, direction)

    def _sexed(self, group: People) -> People:
        words = set(self.words[group.first : group.last])
        male, female = bool(words & _MALE), bool(words & _FEMALE)
        return evolve(group, sex="m" if male else "f") if male != female else group

    # -- groups of people ---------------------------------------------------------------------

    def _groups(self) -> Iterator[People]:
        i, n = 0, len(self.words)
        while i < n:
            found = self._group(i)
            if found is None:
                i += 1
            else:
                yield found
                i = found.last

    def _group(self, i: int) -> People | None:
        word, token = self.words[i], self.tokens[i]
        if word in _SELF:
            return People(i, i + 1, 1, harms_self=True)
        name = self.names.get(token.start)
        if name is not None and not _NO_PERSON & set(name.text.lower().split()):
            last = i + 1
            while last < len(self.tokens) and self.tokens[last].start < name.end:
                last += 1
            ages, last = self._age_behind(last)
            return People(i, last, 1, names=frozenset([_key(name.text)]), ages=ages)
        number, least = self._number(i)
        if number == 1 and i + 1 < len(self.words) and self.words[i + 1] in _ORDINALS:
            return None
        if number is not None or word in _VAGUE:
            return self._counted(i, number, least or word in _VAGUE)
        if word in _ORDINALS or (word[0].isdigit() and word[-2:] in ("st", "nd", "rd", "th") and word[:-2].isdigit() and len(word) < 5):
            for j in range(i + 1, min(i + 4, len(self.words))):
                if self._person(j):
                    rank = _ORDINALS.get(word) or int(word[:-2])
                    return People(i, j + 1, 1, ordinal=rank)
                if not self._modifies(j):
                    break
            return None
        if _AGE.fullmatch(word) or word in _SINGULAR or word in _PLURAL:
            return self._noun(i)
        return None

    def _number(self, i: int) -> tuple[int | None, bool]:
        word = self.words[i]
        before = self.words[max(0, i - 3) : i]
        at = self.tokens[i].start
        if word.isdigit() and (self.words[i + 1 : i + 2] == ["'s"] or any(t.start <= at < t.end for t in self.sentence.times)):
            return None, False  # a day, a year, "in their 20's"
        if word.isdigit() and any(w in ("age", "ages", "aged", "between") for w in self.words[max(0, i - 5) : i]):
            return None, False
        if word == "both" and self.tokens[i].start != -1 and i + 1 < len(self.words) and not self._person(i + 1):
            return None, False
        least = before[-2:] == ["at", "least"] or before[-2:] == ["more", "than"]
        if word.isdigit() and len(word) <= 3:
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
            if behind[0] in ("his", "her", "their", "its", "my", "our") and any(
                t.tag == "NOUN" for t in self.tokens[i + 3 : i + 5]
            ):
                last = next(k for k in range(i + 3, i + 6) if self.tokens[k].tag == "NOUN") + 1
                return People(i, last, number, counted=words[i] not in ("a", "an"), part=False, least=least)
            if behind[0] in ("them", "whom", "those", "the", "his", "her", "their", "my", "our", "us"):
                if behind[0] in ("them", "whom", "us") or any(w in _PLURAL for w in behind):
                    return People(i, i + 3, number, counted=words[i] not in ("a", "an"), part=True)
            return None
        for _step in range(7):
            if j >= len(words):
                break
            word = words[j]
            if word in ("other", "others", "more", "additional", "another"):
                others = True
                if word == "others":
                    return self._made(i, j + 1, number, least, True, ages)
                j += 1
                continue
            found = _AGE.fullmatch(word)
            if found and found[1].isdigit() and "month" not in word:
                ages.add(int(found[1]))
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
            if found and (j + 1 >= len(words) or not self._modifies(j + 1)):
                return self._made(i, j + 1, number, least, others, ages)
            if not self._modifies(j):
                break
            j += 1
        if words[i] in _PAIRS:
            return None
        if number is not None and i + 1 < len(words) and words[i + 1] in _FATALLY and words[i] != "a":
            return self._made(i, i + 1, number, least, others, ages)
        # A bare number before a word of harm: "4 dead", "three wounded".
        k = i + 1
        while k < len(words) and words[k] not in _DEAD and (words[k] in _BE or self.tokens[k].tag == "ADV" or words[k] in ("have", "more", "others", "other", "had", "has")):
            others = others or words[k] in ("more", "others", "other")
            k += 1
        if number is not None and words[i] not in ("a", "an") and k < len(words) and k - i <= 4:
            harmed = words[k] in _KILLED | _HURT | _DEAD | _HIT | _OUTCOME or words[k : k + 2] in (["critical", "condition"], ["in", "critical"])
            if harmed and (self.tokens[i].tag == "NUM" or words[i] == "another"):
                last = i + 1 + int(words[i + 1] in ("more", "others", "other"))
                return self._made(i, last, number, least, others or words[i] == "another", ages)
        if number is not None and words[i] not in ("a", "an") and self._harmed_by_verb(i):
            besides = i + 1 < len(words) and words[i + 1] in ("more", "others", "other")
            return self._made(i, i + 1 + besides, number, least, besides or words[i] == "another", ages)
        return None

    def _harmed_by_verb(self, i: int) -> bool:
        """"killing one", "wounding at least three": nothing counted is named, the verb says it is people."""
        k = i - 1
        while k >= 0 and i - k <= 4 and self.words[k] in ("at", "least", "about", "more", "than", "up", "to", "as", "many"):
            k -= 1
        if k < 0:
            return False
        behind = self.tokens[i + 1].tag if i + 1 < len(self.tokens) else "PUNCT"
        ends = behind in ("PUNCT", "CCONJ", "ADP", "ADV", "SCONJ", "VERB") or self.words[i + 1] in ("more", "others", "other")
        return ends and self.words[k] in _KILLS | _HURTS | _HITS | {"killed", "wounded", "injured"} and self.words[k] not in ("shoot", "strike")

    def _made(self, first: int, last: int, number: int | None, least: bool, others: bool, ages: set[int]) -> People:
        counted = self.words[first] not in ("a", "an", "another") and number is not None
        return People(first, last, number, counted=counted, others=others, least=least, ages=frozenset(ages))

    def _noun(self, i: int) -> People | None:
        words = self.words
        j = i
        ages: set[int] = set()
        while j < len(words):
            found = _AGE.fullmatch(words[j])
            if found and found[1].isdigit() and "month" not in words[j]:
                ages.add(int(found[1]))
            if j + 1 < len(words) and (self._person(j + 1) or (found and self._modifies(j + 1) and j + 2 < len(words) and self._person(j + 2))):
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
        name = self.names.get(self.tokens[last].start) if last < len(self.tokens) else None
        if name is not None and word not in _PLURAL and not _NO_PERSON & set(name.text.lower().split()):
            while last < len(self.tokens) and self.tokens[last].start < name.end:
                last += 1
            further, last = self._age_behind(last)
            known = frozenset([_key(name.text)])
            return People(i, last, 1, definite=definite, names=known, ages=frozenset(ages | more | further))
        plural = word in _PLURAL
        return People(i, last, None if plural else 1, definite=definite, ages=frozenset(ages | more))

    def _age_behind(self, last: int) -> tuple[frozenset[int], int]:
        """"Jones, 34," and "the woman (34)"."""
        words = self.words
        if last + 1 < len(words) and words[last] in (",", "(") and words[last + 1].isdigit() and len(words[last + 1]) < 3:
            if last + 2 >= len(words) or words[last + 2] in (",", ")", ".", "and", "of", ";", "-", "were", "was", "died"):
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
        return token.tag == "NOUN" and word not in _KILLS | _HURTS and names_people(token.lemma.lower()) and word not in _NO_PEOPLE

    def _modifies(self, i: int) -> bool:
        token, word = self.tokens[i], self.words[i]
        if word in _KILLED | _HURT | _HIT | _DEAD and not (i + 1 < len(self.words) and self._person(i + 1)):
            return False
        return token.tag in ("ADJ", "NOUN", "PROPN", "NUM") or (word in (",", "of", "'s", "-") and word != "of" and word != ",") or (
            token.tag == "VERB" and token.form in ("participle", "gerund") and i + 1 < len(self.words) and self._person(i + 1)
        )

    # -- words of harm ------------------------------------------------------------------------

    def _trigger(self, i: int) -> tuple[Outcome, int, str] | None:
        words = self.words
        word = words[i]
        rest = words[i + 1 : i + 5]
        if word in ("shot", "gunned", "stabbed", "beaten"):
            if rest[:1] == ["dead"] or rest[:2] == ["to", "death"] or (word == "gunned" and rest[:1] == ["down"]):
                return "killed", i + (3 if rest[:1] == ["to"] else 2), self._direction(i, i + (3 if rest[:1] == ["to"] else 2))
            for glue in (["and"], [",", "and"], [","], ["and", "fatally"]):
                n = len(glue)
                if rest[:n] == glue and rest[n : n + 1] and rest[n] in ("killed", "kill", "fatally", "died"):
                    end = i + n + 2 + int(rest[n] == "fatally" and rest[n + 1 : n + 2] != [] and rest[n + 1] in _HURT | _HIT)
                    return "killed", end, self._direction(i, end)
                if rest[:n] == glue and rest[n : n + 1] and rest[n] in _HURT:
                    return "hurt", i + n + 2, self._direction(i, i + n + 2)
        if word in ("shoots", "shoot", "shooting") and rest[:1] in (["and"], [","]) and rest[1:2] and rest[1] in ("kills", "killing", "kill"):
            return "killed", i + 3, "right"
        if word in ("shoots", "shoot", "shooting") and rest[:1] in (["and"], [","]) and rest[1:2] and rest[1] in ("wounds", "wounding", "wound", "injures", "injuring"):
            return "hurt", i + 3, "right"
        if word in _FATALLY and rest and rest[0] in _HITS | _HURTS:
            return "killed", i + 2, "right"
        if word in _FATALLY and rest and rest[0] in _HIT | _HURT | {"stabbed"}:
            return "killed", i + 2, self._direction(i + 1, i + 2)
        if word in _FATALLY:
            return "killed", i + 1, "left"
        if word in _KILLED:
            return "killed", i + 1, self._direction(i, i + 1)
        if word in _KILLS:
            return "killed", i + 1, "right"
        if word in _DEAD:
            return "killed", i + 1, "left"
        if word in ("took", "taking", "takes", "take", "taken") and rest[:1] and rest[0] in ("his", "her") and "life" in rest[1:3]:
            return "killed", i + 1 + rest.index("life"), "self"
        if word in ("turned", "turning", "turns", "turn") and any(w in _SELF for w in words[i + 1 : i + 8]) and (
            {"gun", "weapon", "rifle", "shotgun", "pistol", "handgun", "it"} & set(words[i + 1 : i + 5])
        ):
            return "killed", i + 2, "self"
        if word in ("commits", "committed", "committing", "commit") and rest[:1] == ["suicide"]:
            return "killed", i + 2, "self"
        if word in ("shot", "shoots", "shooting", "killed", "kills", "killing", "kill", "shoot", "fatally") and any(w in _SELF for w in rest[:3]):
            if not any(g.first < i + 4 and g.first > i and not g.harms_self for g in self.groups):
                fatal = word.startswith("kill") or word == "fatally" or any(w in ("killed", "dead", "death", "kills", "killing", "fatally") for w in rest)
                return ("killed" if fatal else "hit"), i + 1, "self"
        if word in ("self-inflicted",) and any(w in ("dead", "died", "dies", "killed", "fatal") for w in words):
            return "killed", i + 1, "self"
        if word in ("lost", "losing") and rest[:1] and rest[0] in ("his", "her", "their") and rest[1:2] and rest[1] in ("life", "lives"):
            return "killed", i + 3, "left"
        if word in ("death", "deaths", "murder", "murders", "killing", "killings", "slaying", "slayings") and rest[:1] == ["of"]:
            return "killed", i + 2, "right"
        if word in ("shooting", "shootings") and rest[:1] == ["of"] and i and words[i - 1] in ("fatal", "deadly"):
            return "killed", i + 2, "right"
        if word in ("shooting", "shootings", "wounding") and rest[:1] == ["of"]:
            return ("hurt" if word == "wounding" else "hit"), i + 2, "right"
        if word in _HURT:
            return "hurt", i + 1, self._direction(i, i + 1)
        if word in _HURTS and self.tokens[i].tag != "NOUN":
            return "hurt", i + 1, "right"
        if word in _MILD:
            return "hurt", i + 1, "left"
        if word in ("critical", "serious", "stable", "fair", "good", "guarded", "grave") and rest[:1] in (["condition"], ["but"], ["and"]):
            return "hurt", i + 1, "left"
        if word in ("suffered", "sustained", "suffering", "suffer", "suffers", "received", "receiving") and any(w.startswith(("wound", "injur")) for w in words[i + 1 : i + 9]):
            return "hurt", i + 1, "left"
        if word in ("hospital", "hospitals") and self._moved(i):
            return "hit", i + 1, "left"  # who is taken there may die there
        if word in _HIT and (word == "shot" or self.guns) and self.tokens[i].tag in ("VERB", "ADJ", "NOUN"):
            if word == "shot" and i and words[i - 1] in ("a", "the", "one", "single", "gun", "first", "mug", "fatal", "warning"):
                return None
            return "hit", i + 1, self._direction(i, i + 1)
        if word in _HITS and (word.startswith("shoot") or self.guns) and self.tokens[i].tag == "VERB":
            return "hit", i + 1, "right"
        return None

    def _moved(self, i: int) -> bool:
        return any(w in ("taken", "transported", "rushed", "airlifted", "flown", "brought", "sent") for w in self.words[max(0, i - 9) : i])

    def _direction(self, i: int, end: int) -> str:
        """Which side the victims of a past form stand on."""
        k = i - 1
        while k >= 0 and i - k <= 4 and (self.tokens[k].tag == "ADV" or self.words[k] in ("and", "then", "also")):
            k -= 1
        if k >= 0 and self.words[k] in _BE:
            return "left"
        at = end < len(self.words) and self.words[end] == "at" and self.words[end + 1 : end + 2] != ["least"]
        if at and self.words[i] in _HIT:
            return "none"
        if self._starting(end) is not None:
            return "right"
        if k >= 0 and self.words[k] in _SUBJECTS and self.words[i] not in _DEAD:
            return "none"  # "the boy he shot"
        # "shot him", "killed the dog": it acts, on what is no group of people.
        if end < len(self.tokens):
            behind = self.tokens[end]
            if behind.tag in ("DET", "PRON") and behind.text.lower() not in ("that", "who", "this", "last", "there"):
                return "none"
            if self.words[end] == "at" and self.words[i] in _HIT:
                return "none"
        return "left"

    def _starting(self, end: int) -> People | None:
        """The group that starts at a token, behind adverbs and a determiner."""
        k = end
        while k < len(self.words) and k - end <= 3:
            for group in self.groups:
                if group.first == k:
                    return group
            if self.tokens[k].tag in ("ADV", "DET", "ADJ") or self.words[k] in ("as", "many", "at", "least", "about", "up", "to", "her", "his", "their", "both", "more", "than"):
                k += 1
                continue
            return None
        return None

    def _unreal(self, i: int) -> bool:
        before = self.words[max(0, i - 6) : i]
        if "or" in self.words[i + 1 : i + 2] or before[-1:] == ["or"]:
            return True  # "injured or killed" counts neither
        for word in reversed(before):
            if word in (",", ";", "and", "."):
                break
            if word in _NOT or word in _UNREAL:
                return True
        return bool(before) and before[-1] == "to" and self.tokens[i].form == "base"

    # -- who with what ------------------------------------------------------------------------

    def _victims(self, outcome: Outcome, first: int, end: int, direction: str) -> Iterator[Victims]:
        if direction == "none":
            return
        if direction == "right":
            group = self._starting(end)
            if group is not None:
                subject = self._before(first)
                told = self._told(outcome, group, min(first, group.first), max(end, group.last), subject)
                yield evolve(told, active=self.words[end - 1] != "of")
            return
        if direction == "self":
            yield self._told(outcome, People(first, end, 1, harms_self=True), first, end, self._before(first))
            return
        if outcome == "killed" and self._by_police(first, end):
            yield evolve(self._told(outcome, People(first, end, 1), first, end, None), attacker=True)
            return
        inside = next((g for g in self.groups if g.first <= first < g.last), None)
        group = inside or self._before(first)
        if group is not None and not self._denied(group):
            yield self._told(outcome, group, min(first, group.first), max(end, group.last), None)

    def _by_police(self, first: int, end: int) -> bool:
        """"before he was fatally shot by police": no group is named, and the police shoot attackers."""
        behind = self.words[end : end + 6]
        if "by" not in behind or not _POLICE & set(behind[behind.index("by") :]):
            return False
        before = self.words[max(0, first - 4) : first]
        return bool({"he", "she", "being"} & set(before)) or self._before(first) is None

    def _denied(self, group: People) -> bool:
        return group.first > 0 and self.words[group.first - 1] in ("no", "neither", "none", "nor")

    def _before(self, first: int) -> People | None:
        left = [g for g in self.groups if g.last <= first and first - g.last <= _GAP and not g.harms_self]
        for group in reversed(left):
            between = self.words[group.last : first]
            if any(w in (";", "“", "”", '"', ":") for w in between):
                return None
            if any(w in _BREAKS for w in between):
                continue
            if group.first and "including" in self.words[max(0, group.first - 2) : group.first]:
                if not between or between[0] not in ("who", "that"):
                    continue
            if self._other_verb(group.last, first):
                continue
            part = self._part_of(group, between, first)
            if part is not None:
                return part
            before = self.words[max(0, group.first - 2) : group.first]
            if before[-1:] == ["of"] and (before[0] in ("total", "number", "group", "couple") or group is left[0]):
                return group
            if before[-1:] == ["by"] and group is not left[0] and between[:1] not in (["who"], ["that"]):
                continue
            if group.first and self.words[group.first - 1] in ("by", "with", "from", "of", "to", "at", "near", "behind", "for", "against") and len(between) and between[0] not in ("who", "that"):
                if self.words[group.first - 1] != "with" or "who" in between:
                    if self.words[first] not in ("dying", "succumbing"):
                        continue
            return group
        return None

    def _part_of(self, group: People, between: Sequence[str], first: int) -> People | None:
        """"One of five people shot outside has died": who died is the one, who were shot are the five."""
        at = group.first - 2
        if at < 0 or self.words[at + 1] != "of" or not group.counted:
            return None
        number, least = self._number(at)
        later = self.words[first] in _DEAD or bool((_KILLED | _HURT | _HIT | _BE | {"has", "have", "had"}) & set(between))
        if number is None or not later or number >= (group.count or 0):
            return None
        return People(at, group.last, number, counted=True, least=least, part=True)

    def _other_verb(self, start: int, end: int) -> bool:
        """Whether another verb has its say between a group and a word of harm."""
        between = self.words[start:end]
        if "who" in between or "and" in between:
            return False
        for k in range(start, end):
            token = self.tokens[k]
            if token.tag == "VERB" and token.form in ("past", "3sg") and token.lemma not in _SAYING:
                if self.words[k] not in _KILLED | _HURT | _HIT | _DEAD and self.words[k] not in _BE:
                    return True
        return False

    def _told(self, outcome: Outcome, group: People, first: int, last: int, by: People | None) -> Victims:
        words = set(self.words[group.first : group.last])
        return Victims(
            outcome, group, self.sentence.index, self.tokens[first].start, self.tokens[last - 1].end,
            dead=bool(_DEAD & set(self.words[first:last])), attacker=bool(words & _ATTACKERS) and group.count is not None,
            by=by,
        )  # fmt: skip


def _key(name: str) -> str:
    """A name without what follows the family name.

    >>> _key("Ana Bell Jr.")
    'ana bell'
    """
    words = [w for w in name.lower().replace(",", " ").split() if w not in ("jr.", "jr", "sr.", "sr", "ii", "iii")]
    return " ".join(words) or name.lower()


def _listed(groups: list[People], words: Sequence[str]) -> list[People]:
    """Groups with lists added up: "his wife and two children" is one group of three."""
    out: list[People] = []
    for number, group in enumerate(groups):
        if out and not group.part and not out[-1].part:
            between = _glue(out[-1], group, words)
            if between is not None:
                behind = groups[number + 1] if number + 1 < len(groups) else None
                ending = _glue(group, behind, words) if behind is not None else None
                goes_on = ending is not None and ("and" in ending or "&" in ending)
                joined = _join(out[-1], group, between, words, goes_on)
                if joined is not None:
                    out[-1] = joined
                    continue
        out.append(group)
    return out


def _glue(one: People, two: People, words: Sequence[str]) -> Sequence[str] | None:
    """The words between two groups if they may make a list of them."""
    between = words[one.last : two.first]
    if not between or len(between) > 4 or not {",", "and", "&"} & set(between):
        return None
    return None if set(between) - _LIST_GLUE - _DEFINITE - {"a", "an", "former", "young"} else between


_ANYBODY: Final = frozenset(["people", "persons", "others", "victims", "individuals", "more", "victim", "person", "one", "suspect", "gunman", "shooter"])


def _join(
    one: People, two: People, between: Sequence[str], words: Sequence[str], goes_on: bool
) -> People | None:
    comma_only = "and" not in between and "&" not in between
    names = one.names | two.names
    if comma_only and one.names and not two.names and two.count == 1:
        # An apposition: "Ana Bell, a 34-year-old woman,".
        return evolve(one, last=two.last, ages=one.ages | two.ages)
    if comma_only and two.names and not one.names and one.count == 1 and not one.counted:
        return evolve(one, last=two.last, names=names, ages=one.ages | two.ages)
    anybody = bool(_ANYBODY & set(words[one.first : one.last])) or one.definite
    if comma_only and one.count == 1 and not one.counted and two.count == 1 and not two.counted and anybody:
        return evolve(one, last=two.last, ages=one.ages | two.ages, names=names, sex=one.sex or two.sex)
    if one.counted and (one.count or 0) > 1 and comma_only and not two.others and (not two.counted or anybody):
        # "Two people, a man and a woman,": the second tells who the first are.
        return None
    if one.count is None or two.count is None or two.harms_self:
        return None
    if comma_only and not goes_on and not (one.counted and two.counted):
        return None
    return evolve(
        one, last=two.last, count=one.count + two.count, counted=one.counted and two.counted, names=names,
        ages=one.ages | two.ages, others=one.others and two.others, least=one.least or two.least,
        definite=one.definite and two.definite,
    )  # fmt: skip
