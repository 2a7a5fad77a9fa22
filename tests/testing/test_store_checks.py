"""Ten stores of other makes, each with one fault, are found out by their four functions; three sound ones are not."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from typing import Any, ClassVar

import pytest

from factrecon.errors import InvalidRecord
from factrecon.testing import Told, check_store
from factrecon.testing.claim_store import ClaimStore, conflicts_of, oracle_store
from factrecon.testing.law import LawBroken


class Plain:
    """A sound store: a list, compared pair by pair, by interval arithmetic of its own."""

    def __init__(self) -> None:
        self.held: list[Told] = []

    def add(self, told: Told) -> None:
        self.retract(told)
        self.held.append(told)

    def retract(self, told: Told) -> None:
        self.held = [t for t in self.held if t.id != told.id]

    def at_odds(self, a: Told, b: Told) -> bool:
        low = max(x for x in (a.low, b.low, float("-inf")) if x is not None)
        high = min(x for x in (a.high, b.high, float("inf")) if x is not None)
        same = (a.subject, a.attribute, a.place) == (b.subject, b.attribute, b.place)
        return same and low > high

    def conflicts(self) -> Iterable[tuple[str, str]]:
        return [(a.id, b.id) for a, b in itertools.combinations(self.held, 2) if self.at_odds(a, b)]


class Indexed(Plain):
    """A sound store of another make: claims by question, conflicts kept as they arise."""

    def __init__(self) -> None:
        super().__init__()
        self.by_question: dict[tuple[str, ...], dict[str, Told]] = {}
        self.pairs: set[tuple[str, str]] = set()

    def add(self, told: Told) -> None:
        self.retract(told)
        here = self.by_question.setdefault((told.subject, told.attribute, told.place), {})
        self.pairs |= {(min(told.id, o.id), max(told.id, o.id)) for o in here.values() if self.at_odds(told, o)}
        here[told.id] = told

    def retract(self, told: Told) -> None:
        self.by_question.get((told.subject, told.attribute, told.place), {}).pop(told.id, None)
        self.pairs = {p for p in self.pairs if told.id not in p}

    def conflicts(self) -> Iterable[tuple[str, str]]:
        return sorted(self.pairs)


class Counting(Plain):
    """Takes a copy for nothing new: what stands there already under another id is not kept."""

    def add(self, told: Told) -> None:
        if all(t.content != told.content for t in self.held):
            super().add(told)


class LastWins(Plain):
    """A source's later claim silently replaces its earlier one."""

    def add(self, told: Told) -> None:
        key = (told.source, told.subject, told.attribute, told.place)
        self.held = [t for t in self.held if (t.source, t.subject, t.attribute, t.place) != key]
        self.held.append(told)


class Appending(Plain):
    """What is told twice is held twice, and one copy is taken back."""

    def add(self, told: Told) -> None:
        self.held.append(told)

    def retract(self, told: Told) -> None:
        if told in self.held:
            self.held.remove(told)


class Stale(Indexed):
    """Conflicts are never forgotten."""

    def retract(self, told: Told) -> None:
        self.by_question.get((told.subject, told.attribute, told.place), {}).pop(told.id, None)


class FirstOnly(Plain):
    """Later claims are compared with the first alone."""

    def conflicts(self) -> Iterable[tuple[str, str]]:
        return [(self.held[0].id, b.id) for b in self.held[1:] if self.at_odds(self.held[0], b)]


class Shared(Plain):
    """All stores hold one list."""

    everything: ClassVar[list[Told]] = []

    def __init__(self) -> None:
        self.held = Shared.everything

    def retract(self, told: Told) -> None:
        self.held[:] = [t for t in self.held if t.id != told.id]


class Placeless(Plain):
    """Places are not looked at."""

    def at_odds(self, a: Told, b: Told) -> bool:
        place = Told(b.id, b.source, b.subject, b.attribute, b.low, b.high, a.place)
        return super().at_odds(a, place)


class Strict(Plain):
    """Any two claims that are not the same are at odds."""

    def at_odds(self, a: Told, b: Told) -> bool:
        same = (a.subject, a.attribute, a.place) == (b.subject, b.attribute, b.place)
        return same and (a.low, a.high) != (b.low, b.high)


class ClosedEnds(Plain):
    """An open end is taken for nought."""

    def at_odds(self, a: Told, b: Told) -> bool:
        a, b = (Told(*(0 if x is None else x for x in (t.id, *t.content))) for t in (a, b))
        return super().at_odds(a, b)


class Forgetting(Plain):
    """Asking empties it."""

    def conflicts(self) -> Iterable[tuple[str, str]]:
        found, self.held = super().conflicts(), []
        return found


SOUND = [Plain, Indexed]
FAULTY = [Counting, LastWins, Appending, Stale, FirstOnly, Shared, Placeless, Strict, ClosedEnds, Forgetting]


def functions(kind: type[Plain]) -> tuple[Callable[..., Any], ...]:
    return kind, kind.add, kind.retract, kind.conflicts


@pytest.mark.parametrize("kind", SOUND)
def test_a_sound_store_passes(kind: type[Plain]) -> None:
    check_store(*functions(kind), examples=40)


def test_the_oracle_passes() -> None:
    sound = oracle_store()
    names = check_store(sound.make, sound.add, sound.retract, sound.conflicts, examples=20)
    assert len(names) == 10


@pytest.mark.parametrize("kind", FAULTY)
def test_a_store_with_a_fault_is_found_out(kind: type[Plain]) -> None:
    Shared.everything = []
    # A store that holds state of its own makes a test flaky, which Hypothesis tells as a group.
    with pytest.raises((AssertionError, ExceptionGroup)) as found:
        check_store(*functions(kind), examples=100)
    if isinstance(found.value, LawBroken):
        assert "Told(id=" in str(found.value), "the example can be pasted"


def test_what_is_no_pair_is_refused() -> None:
    odd = ClaimStore(Plain, Plain.add, Plain.retract, lambda store: [("c1", "c2", "c3")])
    with pytest.raises(InvalidRecord, match="pairs of ids"):
        conflicts_of(odd, Plain())
