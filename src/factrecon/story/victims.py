"""Who was killed, hurt or hit, sentence by sentence: groups of people beside words that tell what became of them.

"Two men were shot and a woman, 34, was killed" tells of two hit and one killed; "killing four and
wounding two others" of four killed and two hurt. Each word of harm takes the group that its form
points to: the one before it for passives and adjectives, the one behind it for verbs that act. What
is denied, planned or only feared tells of nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import evolve, frozen

from factrecon.language.en.patterns import pattern
from factrecon.language.en.rows import listed
from factrecon.language.text.keywords import lowered, one_of
from factrecon.language.text.tokens import Token
from factrecon.story.analysis import Sentence
from factrecon.story.harm_rules import Around, Outcome, rule_at, starting_words
from factrecon.story.harm_words import BE, DEAD, FATALLY, HIT, HITS, HURT, HURTS, KILLED, KILLS
from factrecon.story.people import People, PeopleReader

BEFORE_COUNTS: Final = listed("counting_people.before_counts")


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
_GUN: Final = pattern("wounds.gun")
_TOLD_OF: Final = KILLED | KILLS | HURT | HURTS | HIT | HITS | DEAD | FATALLY | _MILD
_TRIGGERS: Final = re.compile(r"\b" + one_of(sorted({word[:5] for word in _TOLD_OF} | listed("harm.openings"))))
"""How every word begins that `_Reader` looks for."""
_MILDLY: Final = pattern("wounds.mildly")
_GRAVELY: Final = pattern("wounds.gravely")
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
        self.around = Around(
            words=self.words,
            tags=[t.tag for t in self.tokens],
            guns=_GUN.search(lowered(sentence.text), sentence.start, sentence.end) is not None,
            lightly=self._lightly,
            alone=self._alone,
            people_before=self._people_before,
        )

    def run(self) -> Iterator[Victims]:
        taken = -1
        self.dead: set[int] = set()  # where groups begin of whom the sentence has said that they died
        harmed: set[int] = set()
        for i, word in enumerate(self.words):
            if i < taken or word not in starting_words():
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
        found = rule_at(self.around, i)
        if found is None or found[0].outcome is None:
            return None
        rule, end = found
        side = rule.side if rule.side != "form" else self._direction(i + rule.verb - 1, end)
        return found[0].outcome, end, side

    def _lightly(self) -> bool:
        where = self.sentence.text, self.sentence.start, self.sentence.end
        return _MILDLY.search(*where) is not None and not _GRAVELY.search(*where)

    def _alone(self, i: int) -> bool:
        return not any(i < g.first < i + 4 and not g.harms_self for g in self.groups)

    def _people_before(self, i: int) -> bool:
        return any(g.last == i for g in self.groups)

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
            if self.tokens[k].tag in ("ADV", "DET", "ADJ") or self.words[k] in BEFORE_COUNTS:
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
