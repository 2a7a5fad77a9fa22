"""Who was killed, hurt or hit, sentence by sentence: groups of people beside words that tell what became of them.

"Two men were shot and a woman, 34, was killed" tells of two hit and one killed; "killing four and
wounding two others" of four killed and two hurt. Each word of harm takes the group that its form
points to: the one before it for passives and adjectives, the one behind it for verbs that act. What
is denied, planned or only feared tells of nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, Literal

from attrs import evolve, frozen

from factrecon.language.en.rows import listed
from factrecon.language.syntax.closed_classes import word_set
from factrecon.language.text.keywords import lowered, one_of
from factrecon.language.text.tokens import Token
from factrecon.story.analysis import Sentence
from factrecon.story.harm_words import BE, DEAD, FATALLY, HIT, HITS, HURT, HURTS, KILLED, KILLS
from factrecon.story.people import SELF, People, PeopleReader

Outcome = Literal["killed", "hurt", "hit"]
"""`hit` leaves open whether the victim lived: "shot", "struck by gunfire"."""


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


_MILD: Final = listed("harm.mild")
_GUN: Final = re.compile(
    r"\b(?:gun\w{0,6}|bullets?|shots?|shooting|gunshots?|fire[ds]?|firing|rounds?|pellets?|crossfire|shrapnel|"
    r"in the (?:\w+ )?(?:leg|legs|arm|arms|chest|head|back|neck|face|stomach|abdomen|torso|shoulder|foot|hand|hip"
    r"|thigh|"
    r"buttocks?|knee|ankle|groin|side|body|upper|lower|left|right)|(?:several|multiple|\w+) times)\b"
)
_TOLD_OF: Final = KILLED | KILLS | HURT | HURTS | HIT | HITS | DEAD | FATALLY | _MILD
_TRIGGERS: Final = re.compile(
    r"\b"
    + one_of(
        sorted(
            {word[:5] for word in _TOLD_OF}
            | word_set("death fatal slaughter massacr homicide hospital condition lives life gunned beaten")
        )
    )
)
"""How every word begins that `_Reader` looks for."""
_HARM: Final = _TOLD_OF | word_set(
    """shot gunned stabbed beaten shoots shoot shooting shootings took taking takes take taken turned turning turns turn
    commits
    committed committing commit self-inflicted lost losing death deaths murder murders killing killings slaying slayings
    wounding critical serious stable fair good guarded grave suffered sustained suffering suffer suffers received
    receiving
    hospital hospitals life brain-dead brain claimed claims claiming with"""
)
"""Every word that `_Reader._trigger` knows."""
_MILDLY: Final = re.compile(
    r"\b(?:(?:non|not|n't)[\w ]{0,10}[- ]?life[- ]?threatening|treated for|treatment|expected to (?:survive|recover"
    r"|live|be ok)|"
    r"minor|(?:stable|fair|good|satisfactory) condition|treated and released)\b",
    re.IGNORECASE,
)
_GRAVELY: Final = re.compile(
    r"\b(?:critical\w*|grave|died|dead|(?<!non[- ])(?<!not )(?<!n't )life[- ]?threatening)\b", re.IGNORECASE
)
_NATURAL: Final = listed("harm.natural")
_NOT: Final = listed("harm.not")
_UNREAL: Final = listed("harm.unreal")
_ATTACKERS: Final = listed("harm.attackers")
_POLICE: Final = listed("harm.police")
_SUBJECTS: Final = listed("reference.subjects")
_PERSONAL: Final = {"he": "m", "she": "f"}
_SAYING: Final = listed("saying.of_harm")
_BREAKS: Final = listed("harm.breaks")
_GAP: Final = 14


def find_victims(sentence: Sentence) -> tuple[Victims, ...]:
    """What a sentence tells of victims, in order."""
    if not _TRIGGERS.search(lowered(sentence.text), sentence.start, sentence.end):
        return ()
    return tuple(_Reader(sentence).run())


class _Reader:
    """One sentence being read."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.people = PeopleReader(sentence)
        self.tokens: Sequence[Token] = sentence.tokens
        self.words, self.groups = self.people.words, self.people.groups
        self.guns = _GUN.search(lowered(sentence.text), sentence.start, sentence.end) is not None

    def run(self) -> Iterator[Victims]:
        taken = -1
        self.dead: set[int] = set()  # where groups begin of whom the sentence has said that they died
        harmed: set[int] = set()
        for i, word in enumerate(self.words):
            if i < taken or word not in _HARM:
                continue
            found = self._trigger(i)
            if found is None:
                continue
            outcome, end, direction = found
            taken = end
            if self._unreal(i):
                continue
            for told in self._victims(outcome, i, end, direction):
                if outcome == "killed":
                    self.dead.add(told.people.first)
                harmed.add(told.people.first)
                yield self._besides(told, i, harmed)

    def _besides(self, told: Victims, at: int, harmed: set[int]) -> Victims:
        """Whether the people are told of besides others: "also shot", but not "a boy shot another boy"."""
        people = told.people
        words = self.words
        if people.count and not people.definite and not people.names and not people.others:
            if "also" in words[people.last : at] or "also" in words[max(0, at - 2) : at]:
                return evolve(told, people=evolve(people, others=True))
        if people.others and words[people.first] == "another":
            head = words[people.last - 1]
            if any(g.last <= people.first and words[g.last - 1] == head and g.first not in harmed for g in self.groups):
                return evolve(told, people=evolve(people, others=False))
        return told

    # -- words of harm ------------------------------------------------------------------------

    def _trigger(self, i: int) -> tuple[Outcome, int, str] | None:
        words = self.words
        word = words[i]
        rest = words[i + 1 : i + 5]
        if word in ("shot", "gunned", "stabbed", "beaten"):
            if rest[:1] == ["dead"] or rest[:2] == ["to", "death"] or (word == "gunned" and rest[:1] == ["down"]):
                return (
                    "killed",
                    i + (3 if rest[:1] == ["to"] else 2),
                    self._direction(i, i + (3 if rest[:1] == ["to"] else 2)),
                )
            for glue in (["and"], [",", "and"], [","], ["and", "fatally"]):
                n = len(glue)
                if rest[:n] == glue and rest[n : n + 1] and rest[n] in ("killed", "kill", "fatally", "died"):
                    end = (
                        i
                        + n
                        + 2
                        + int(rest[n] == "fatally" and rest[n + 1 : n + 2] != [] and rest[n + 1] in HURT | HIT)
                    )
                    return "killed", end, self._direction(i, end)
                if rest[:n] == glue and rest[n : n + 1] and rest[n] in HURT:
                    return "hurt", i + n + 2, self._direction(i, i + n + 2)
        if (
            word in ("shoots", "shoot", "shooting")
            and rest[:1] in (["and"], [","])
            and rest[1:2]
            and rest[1] in ("kills", "killing", "kill")
        ):
            return "killed", i + 3, "right"
        if (
            word in ("shoots", "shoot", "shooting")
            and rest[:1] in (["and"], [","])
            and rest[1:2]
            and rest[1] in ("wounds", "wounding", "wound", "injures", "injuring")
        ):
            return "hurt", i + 3, "right"
        if word in FATALLY and rest and rest[0] in HITS | HURTS:
            return "killed", i + 2, "right"
        if word in FATALLY and rest and rest[0] in HIT | HURT:
            return "killed", i + 2, self._direction(i + 1, i + 2)
        if word in FATALLY:
            turned = i + 1 < len(words) and self.tokens[i + 1].tag == "VERB" and rest[0] not in HIT | HURT
            return None if turned else ("killed", i + 1, "left")
        if word in KILLED:
            return "killed", i + 1, self._direction(i, i + 1)
        if word in KILLS:
            return "killed", i + 1, "right"
        if word in DEAD:
            if word == "dead" and i and words[i - 1] == "the":
                return None  # "identified the dead"
            if _NATURAL & set(words[i + 1 : i + 6]):
                return None
            return "killed", i + 1, "left"
        if (
            word in ("took", "taking", "takes", "take", "taken")
            and rest[:1]
            and rest[0] in ("his", "her")
            and "life" in rest[1:3]
        ):
            return "killed", i + 1 + rest.index("life"), "self"
        if (
            word in ("turned", "turning", "turns", "turn")
            and any(w in SELF for w in words[i + 1 : i + 8])
            and ({"gun", "weapon", "rifle", "shotgun", "pistol", "handgun", "it"} & set(words[i + 1 : i + 5]))
        ):
            return "killed", i + 2, "self"
        if word in ("commits", "committed", "committing", "commit") and rest[:1] == ["suicide"]:
            return "killed", i + 2, "self"
        if word in ("shot", "shoots", "shooting", "killed", "kills", "killing", "kill", "shoot", "fatally") and any(
            w in SELF for w in rest[:3]
        ):
            if not any(g.first < i + 4 and g.first > i and not g.harms_self for g in self.groups):
                fatal = (
                    word.startswith("kill")
                    or word == "fatally"
                    or any(w in ("killed", "dead", "death", "kills", "killing", "fatally") for w in rest)
                )
                return ("killed" if fatal else "hit"), i + 1, "self"
        if word in ("self-inflicted",) and any(w in ("dead", "died", "dies", "killed", "fatal") for w in words):
            return "killed", i + 1, "self"
        if (
            word in ("lost", "losing")
            and rest[:1]
            and rest[0] in ("his", "her", "their")
            and rest[1:2]
            and rest[1] in ("life", "lives")
        ):
            return "killed", i + 3, "left"
        if word in ("death", "deaths", "murder", "murders", "killing", "killings", "slaying", "slayings") and rest[
            :1
        ] == ["of"]:
            return "killed", i + 2, "right"
        if word in ("shooting", "shootings") and rest[:1] == ["of"] and i and words[i - 1] in ("fatal", "deadly"):
            return "killed", i + 2, "right"
        if word in ("shooting", "shootings", "wounding") and rest[:1] == ["of"]:
            return ("hurt" if word == "wounding" else "hit"), i + 2, "right"
        if word in HURT:
            return "hurt", i + 1, self._direction(i, i + 1)
        if word in HURTS and self.tokens[i].tag != "NOUN":
            return "hurt", i + 1, "right"
        if word in _MILD:
            return "hurt", i + 1, "left"
        if word in ("critical", "serious", "stable", "fair", "good", "guarded", "grave") and rest[:1] in (
            ["condition"],
            ["but"],
            ["and"],
        ):
            return "hurt", i + 1, "left"
        if word in ("suffered", "sustained", "suffering", "suffer", "suffers", "received", "receiving") and any(
            w.startswith(("wound", "injur")) for w in words[i + 1 : i + 9]
        ):
            return "hurt", i + 1, "left"
        if word in ("hospital", "hospitals") and self._moved(i):
            # Who is taken there may die there.
            where = self.sentence.text, self.sentence.start, self.sentence.end
            return ("hurt" if _MILDLY.search(*where) and not _GRAVELY.search(*where) else "hit"), i + 1, "left"
        if word == "life" and rest[:1] == ["support"] and "off" not in words[max(0, i - 3) : i]:
            return "hurt", i + 2, "left"
        if word == "brain-dead" or (word == "brain" and rest[:1] == ["dead"]):
            return "killed", i + 1 + (word == "brain"), "left"
        if (
            word in ("claimed", "claims", "claiming", "took")
            and rest[:1] == ["the"]
            and rest[1:2] in (["life"], ["lives"])
            and rest[2:3] == ["of"]
        ):
            return "killed", i + 4, "right"
        if (
            word == "with"
            and i
            and any(w.startswith("injur") for w in words[i + 1 : i + 5])
            and any(g.last == i for g in self.groups)
        ):
            return "hurt", i + 1, "left"
        if word in HIT and (word in ("shot", "stabbed") or self.guns) and self.tokens[i].tag in ("VERB", "ADJ", "NOUN"):
            if (
                word == "shot"
                and i
                and words[i - 1] in ("a", "the", "one", "single", "gun", "first", "mug", "fatal", "warning")
            ):
                return None
            return "hit", i + 1, self._direction(i, i + 1)
        if word in HITS and (word.startswith("shoot") or self.guns) and self.tokens[i].tag == "VERB":
            return "hit", i + 1, "right"
        return None

    def _moved(self, i: int) -> bool:
        return any(
            w in ("taken", "transported", "rushed", "airlifted", "flown", "brought", "sent")
            for w in self.words[max(0, i - 9) : i]
        )

    def _direction(self, i: int, end: int) -> str:
        """Which side the victims of a past form stand on."""
        k = i - 1
        while k >= 0 and i - k <= 4 and (self.tokens[k].tag == "ADV" or self.words[k] in ("and", "then", "also")):
            k -= 1
        if k >= 0 and self.words[k] in BE:
            return "left"
        at = end < len(self.words) and self.words[end] == "at" and self.words[end + 1 : end + 2] != ["least"]
        if at and self.words[i] in HIT:
            return "none"
        if self._starting(end) is not None:
            return "right"
        if k >= 0 and self.words[k] in _SUBJECTS and self.words[i] not in DEAD:
            return "none"  # "the boy he shot"
        # "shot him", "killed the dog": it acts, on what is no group of people.
        if end < len(self.tokens):
            behind = self.tokens[end]
            if behind.tag in ("DET", "PRON") and behind.text.lower() not in ("that", "who", "this", "last", "there"):
                return "none"
            if self.words[end] == "at" and self.words[i] in HIT:
                return "none"
        return "left"

    def _starting(self, end: int) -> People | None:
        """The group that starts at a token, behind adverbs and a determiner."""
        k = end
        while k < len(self.words) and k - end <= 3:
            for group in self.groups:
                if group.first == k:
                    return group
            if self.tokens[k].tag in ("ADV", "DET", "ADJ") or self.words[k] in (
                "as",
                "many",
                "at",
                "least",
                "about",
                "up",
                "to",
                "her",
                "his",
                "their",
                "both",
                "more",
                "than",
            ):
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
                yield evolve(told, active=self.words[end - 1] != "of" and not self._adjective(first))
            return
        if direction == "self":
            yield self._told(outcome, People(first, end, 1, harms_self=True), first, end, self._before(first))
            return
        if outcome == "killed" and self._by_police(first, end):
            yield evolve(self._told(outcome, People(first, end, 1), first, end, None), attacker=True)
            return
        inside = next((g for g in self.groups if g.first <= first < g.last), None)
        group = inside or self._before(first, hurt=outcome == "hurt")
        if group is not None and not self._denied(group):
            yield self._told(outcome, group, min(first, group.first), max(end, group.last), None)

    def _adjective(self, i: int) -> bool:
        """ "the slain officers", "two wounded men"."""
        if self.words[i] not in KILLED | HURT or i == 0:
            return False
        return self.words[i] == "slain" or self.tokens[i - 1].tag in ("DET", "NUM", "ADJ") or self.words[i - 1] == "'s"

    def _by_police(self, first: int, end: int) -> bool:
        """ "before he was fatally shot by police": no group is named, and the police shoot attackers."""
        behind = self.words[end : end + 6]
        if "by" not in behind or not _POLICE & set(behind[behind.index("by") :]):
            return False
        before = self.words[max(0, first - 4) : first]
        return bool({"he", "she", "being"} & set(before)) or self._before(first) is None

    def _denied(self, group: People) -> bool:
        return group.first > 0 and self.words[group.first - 1] in ("no", "neither", "none", "nor")

    def _before(self, first: int, *, hurt: bool = False) -> People | None:
        left = [g for g in self.groups if g.last <= first and first - g.last <= _GAP and not g.harms_self]
        if hurt and left and left[-1].first in self.dead:
            # "A man at a house where three were killed also was injured": the dead are not the hurt.
            left = [
                g
                for g in self.groups
                if g.last <= first and first - g.last <= 2 * _GAP and not g.harms_self and g.first not in self.dead
            ][-1:]
            return (
                left[0]
                if left and self.words[left[0].last : left[0].last + 1] in (["who"], ["that"], ["at"], ["in"], ["from"])
                else None
            )
        at = first - 1
        while (
            at > 0
            and (self.words[at] in BE | {"had", "has", "have", "later", "was"} or self.tokens[at].tag == "ADV")
            and first - at < 5
        ):
            at -= 1
        if at >= 0 and self.words[at] in _PERSONAL and first - at > 1:
            # Whom a pronoun means is found among all who are told of.
            return People(at, at + 1, 1, definite=True, sex=_PERSONAL[self.words[at]])
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
            if (
                group.first
                and self.words[group.first - 1]
                in ("by", "with", "from", "of", "to", "at", "near", "behind", "for", "against")
                and len(between)
                and not {"who", "that"} & set(between[:2])
            ):
                if self.words[group.first - 1] != "with" or "who" in between:
                    if self.words[first] not in ("dying", "succumbing"):
                        continue
            return group
        return None

    def _part_of(self, group: People, between: Sequence[str], first: int) -> People | None:
        """ "One of five people shot outside has died": who died is the one, who were shot are the five."""
        at = group.first - 2
        if at > 0 and self.words[at + 1] in ("the", "those"):
            at -= 1  # "four of the five men"
        if at < 0 or self.words[at + 1] != "of" or not group.counted:
            return None
        number, least = self.people.number(at)
        later = self.words[first] in DEAD or bool((KILLED | HURT | HIT | BE | {"has", "have", "had"}) & set(between))
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
                if self.words[k] not in KILLED | HURT | HIT | DEAD and self.words[k] not in BE:
                    return True
        return False

    def _told(self, outcome: Outcome, group: People, first: int, last: int, by: People | None) -> Victims:
        words = set(self.words[group.first : group.last])
        return Victims(
            outcome,
            group,
            self.sentence.index,
            self.tokens[first].start,
            self.tokens[last - 1].end,
            dead=bool(DEAD & set(self.words[first:last])),
            attacker=bool(words & _ATTACKERS) and group.count is not None,
            by=by,
        )
