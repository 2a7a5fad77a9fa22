"""What words of harm tell, by the rows of `language/en/rules/harm.toml`: what became of people, and of whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, Literal, cast

from attrs import field, frozen

from factrecon.language.en.rows import Row, listed, rows

__all__ = ["Around", "HarmRule", "Outcome", "rule_at", "starting_words"]

Outcome = Literal["killed", "hurt", "hit"]
"""`hit` leaves open whether the victim lived: "shot", "struck by gunfire"."""
Side = Literal["left", "right", "self", "form"]
_BEHIND: Final = "/"
"""What stands behind it in a form must follow, and is read again."""


@frozen
class _Part:
    """One word of a form, or some that may stand there."""

    words: frozenset[str]
    beginnings: tuple[str, ...] = ()
    tag: str = ""
    any: bool = False
    optional: bool = False

    def fits(self, word: str, tag: str) -> bool:
        """Whether a word of that class may stand there."""
        if self.tag:
            return tag == self.tag
        return self.any or word in self.words or word.startswith(self.beginnings or ("\0",))


@frozen
class _Near:
    """Words of which one must stand among so many."""

    reach: int
    part: _Part

    def among(self, words: Sequence[str]) -> bool:
        """Whether one of them does."""
        return any(self.part.fits(word, "") for word in words)


@frozen(kw_only=True)
class Around:
    """What a sentence tells around a word: asked for only where a rule wants to know."""

    words: Sequence[str]
    tags: Sequence[str]
    guns: bool
    lightly: Callable[[], bool]
    alone: Callable[[int], bool]
    people_before: Callable[[int], bool]


@frozen(kw_only=True)
class HarmRule:
    """A row: what its forms tell (None: nothing), on which side of them those stand whom it befell, and when."""

    name: str
    outcome: Outcome | None
    side: Side = "left"
    verb: int = 1
    """The word, counted from 1, whose form decides on the side."""
    forms: tuple[tuple[tuple[_Part, ...], tuple[_Part, ...]], ...] = field(repr=False)
    near: tuple[_Near, ...] = ()
    after: _Near | None = None
    not_after: _Near | None = None
    before: _Part | None = None
    anywhere: _Part | None = None
    tags: frozenset[str] = frozenset()
    no_tags: frozenset[str] = frozenset()
    guns: bool = False
    lightly: bool = False
    alone: bool = False
    people_before: bool = False

    def end(self, around: Around, i: int) -> int | None:
        """Where the words end that begin at number `i`, None where the rule does not fit."""
        for form, behind in self.forms:
            end = _matched(form, around, i)
            if end is not None and _matched(behind, around, end) is not None:
                return end if self._holds(around, i) else None
        return None

    def _holds(self, around: Around, i: int) -> bool:
        words, tag = around.words, around.tags[i]
        if (self.tags and tag not in self.tags) or tag in self.no_tags:
            return False
        if self.before is not None and not (i and self.before.fits(words[i - 1], "")):
            return False
        if not all(n.among(words[i + 1 : i + 1 + n.reach]) for n in self.near):
            return False
        if self.after is not None and not self.after.among(words[max(0, i - self.after.reach) : i]):
            return False
        if self.not_after is not None and self.not_after.among(words[max(0, i - self.not_after.reach) : i]):
            return False
        if self.anywhere is not None and not any(self.anywhere.fits(w, "") for w in words):
            return False
        return self._told(around, i)

    def _told(self, around: Around, i: int) -> bool:
        return (
            (not self.guns or around.guns)
            and (not self.lightly or around.lightly())
            and (not self.alone or around.alone(i))
            and (not self.people_before or around.people_before(i))
        )


def rule_at(around: Around, i: int) -> tuple[HarmRule, int] | None:
    """The first rule that the words from number `i` fit, and where they end."""
    for rule in _rules().get(around.words[i], ()):
        end = rule.end(around, i)
        if end is not None:
            return rule, end
    return None


def starting_words() -> frozenset[str]:
    """Every word with which a rule's form begins.

    >>> {"slain", "claimed", "hospital"} <= starting_words()
    True
    """
    return frozenset(_rules())


def _matched(parts: Sequence[_Part], around: Around, at: int) -> int | None:
    if not parts:
        return at
    first, rest = parts[0], parts[1:]
    if at < len(around.words) and first.fits(around.words[at], around.tags[at]):
        end = _matched(rest, around, at + 1)
        if end is not None:
            return end
    return _matched(rest, around, at) if first.optional else None


@lru_cache(maxsize=1)
def _rules() -> Mapping[str, tuple[HarmRule, ...]]:
    """The rules that a word begins, in the order of the file."""
    found: dict[str, list[HarmRule]] = defaultdict(list)
    for row in rows("rules/harm.toml"):
        rule = _rule(row)
        for word in dict.fromkeys(w for form, _ in rule.forms for w in sorted(form[0].words)):
            found[word].append(rule)
    return {word: tuple(of) for word, of in found.items()}


def _rule(row: Row) -> HarmRule:
    said = row.fields
    return HarmRule(
        name=row.name,
        outcome=None if said["outcome"] == "none" else cast(Outcome, said["outcome"]),
        side=said.get("side", "left"),
        verb=said.get("verb", 1),
        forms=tuple(_form(form) for form in said["forms"]),
        near=tuple(_near(x) for x in said.get("near", ())),
        after=_near(said["after"]) if "after" in said else None,
        not_after=_near(said["not_after"]) if "not_after" in said else None,
        before=_part(said["before"]) if "before" in said else None,
        anywhere=_part(said["anywhere"]) if "anywhere" in said else None,
        tags=frozenset(_alternatives(said.get("tags", ""))),
        no_tags=frozenset(_alternatives(said.get("no_tags", ""))),
        **{name: bool(said.get(name)) for name in ("guns", "lightly", "alone", "people_before")},
    )


def _form(written: str) -> tuple[tuple[_Part, ...], tuple[_Part, ...]]:
    own, _, behind = written.partition(_BEHIND)
    return tuple(map(_part, own.split())), tuple(map(_part, behind.split()))


def _near(written: str) -> _Near:
    reach, _, words = written.partition(" ")
    return _Near(int(reach), _part(words))


def _part(written: str) -> _Part:
    optional, written = written.endswith("?"), written.removesuffix("?")
    if written.startswith("<"):
        return _Part(frozenset(), tag=written.strip("<>"), optional=optional)
    whole, beginnings = [], []
    for word in _alternatives(written):
        if word.startswith("@"):
            name = word.removeprefix("@")
            whole += sorted(listed(name if "." in name else f"harm.{name}"))
        elif word.endswith("*") and len(word) > 1:
            beginnings.append(word.removesuffix("*"))
        else:
            whole.append(word)
    return _Part(frozenset(whole), tuple(beginnings), any=written == "*", optional=optional)


def _alternatives(written: str) -> Iterator[str]:
    return (word for word in written.split("|") if word)
