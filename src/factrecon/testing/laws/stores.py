"""Laws of a claim store, of whatever make: they know nothing of it but its four functions."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from factrecon.testing.claim_store import ClaimStore, Told, conflicts_of, oracle_store
from factrecon.testing.law import law_of

_A = Told("c1", "herald", "the fire", "deaths", 30, 30)
_B = Told("c2", "wire", "the fire", "deaths", 20, 20)
_C = Told("c3", "radio", "the fire", "deaths", 25, None)
_SAID = [_A, _B, _C]


@law_of("store", (oracle_store(), _SAID))
def the_order_of_telling_is_nothing(store: ClaimStore, said: Sequence[Told]) -> str | None:
    """Claims told in another order conflict as before."""
    first, turned = store.after(said), store.after(said[::-1])
    return None if first == turned else f"as told {_shown(first)}, turned round {_shown(turned)}"


@law_of("store", (oracle_store(), _SAID))
def told_twice_is_told_once(store: ClaimStore, said: Sequence[Told]) -> str | None:
    """A claim told again changes nothing."""
    once, twice = store.after(said), store.after([*said, *said])
    return None if once == twice else f"told once {_shown(once)}, told twice {_shown(twice)}"


@law_of("store", (oracle_store(), _SAID, 1))
def taken_back_is_never_told(store: ClaimStore, said: Sequence[Told], n: int) -> str | None:
    """A store that took a claim back is one that was never told it."""
    gone = said[n % len(said)]
    after, never = store.after(said, [gone]), store.after([t for t in said if t.id != gone.id])
    return None if after == never else f"after taking back {gone.id!r} {_shown(after)}, never told it {_shown(never)}"


@law_of("store", (oracle_store(), _SAID, 1))
def taken_back_and_told_again_is_told(store: ClaimStore, said: Sequence[Told], n: int) -> str | None:
    """A claim taken back and told again is as told."""
    gone, made = said[n % len(said)], store.make()
    for told in said:
        store.add(made, told)
    store.retract(made, gone)
    store.add(made, gone)
    found, wanted = conflicts_of(store, made), store.after(said)
    return None if found == wanted else f"{_shown(found)}, and without the detour {_shown(wanted)}"


@law_of("store", (oracle_store(), _SAID, 0))
def a_copy_adds_no_conflict(store: ClaimStore, said: Sequence[Told], n: int) -> str | None:
    """A second print of a claim is at odds with whatever the first is, and with nothing else."""
    original = said[n % len(said)]
    copy = evolve(original, id="copy")
    before, after = store.after(said), store.after([*said, copy])
    if {p for p in after if "copy" not in p} != before:
        return f"before {_shown(before)}, with a copy of {original.id!r} {_shown(after)}"
    mine = {i for p in before if original.id in p for i in p - {original.id}}
    copies = {i for p in after if "copy" in p for i in p - {"copy"}}
    return None if mine == copies else f"{original.id!r} is at odds with {sorted(mine)}, its copy with {sorted(copies)}"


@law_of("store", (oracle_store(), _SAID, 1, 3))
def widening_a_claim_adds_no_conflict(store: ClaimStore, said: Sequence[Told], n: int, more: int) -> str | None:
    """A claim that leaves more open is at odds with no more than before."""
    narrow = said[n % len(said)]
    wide = evolve(
        narrow,
        low=None if narrow.low is None else narrow.low - more,
        high=None if narrow.high is None else narrow.high + more,
    )
    before = store.after(said)
    after = store.after([wide if t.id == narrow.id else t for t in said])
    return None if after <= before else f"{wide!r} is newly at odds: {_shown(after - before)}"


@law_of("store", (oracle_store(), _SAID))
def what_excludes_each_other_conflicts(store: ClaimStore, said: Sequence[Told]) -> str | None:
    """Claims on one question of which both cannot hold are told as a conflict."""
    missed = _wanted(said) - store.after(said)
    return f"not told: {_shown(missed)}" if missed else None


@law_of("store", (oracle_store(), _SAID))
def what_fits_together_does_not_conflict(store: ClaimStore, said: Sequence[Told]) -> str | None:
    """Claims that can both hold, or that speak of different things, are told as no conflict."""
    false = store.after(said) - _wanted(said)
    return f"told falsely: {_shown(false)}" if false else None


@law_of("store", (oracle_store(), _SAID))
def asking_changes_nothing(store: ClaimStore, said: Sequence[Told]) -> str | None:
    """Asked twice, or asked between tellings, a store answers the same."""
    made = store.make()
    for told in said:
        store.add(made, told)
        conflicts_of(store, made)
    first, second, wanted = conflicts_of(store, made), conflicts_of(store, made), store.after(said)
    if first != second:
        return f"asked {_shown(first)}, asked again {_shown(second)}"
    return None if first == wanted else f"asked on the way {_shown(first)}, asked at the end {_shown(wanted)}"


@law_of("store", (oracle_store(), _SAID))
def stores_share_nothing(store: ClaimStore, said: Sequence[Told]) -> str | None:
    """A new store knows nothing of what another was told."""
    store.after(said)
    left = conflicts_of(store, store.make())
    return f"a new store holds {_shown(left)}" if left else None


def _wanted(said: Sequence[Told]) -> frozenset[frozenset[str]]:
    return oracle_store().after(said)


def _shown(pairs: frozenset[frozenset[str]] | set[frozenset[str]]) -> str:
    return ", ".join(sorted("-".join(sorted(pair)) for pair in pairs)) or "no conflict"


STORES = (
    the_order_of_telling_is_nothing,
    told_twice_is_told_once,
    taken_back_is_never_told,
    taken_back_and_told_again_is_told,
    a_copy_adds_no_conflict,
    widening_a_claim_adds_no_conflict,
    what_excludes_each_other_conflicts,
    what_fits_together_does_not_conflict,
    asking_changes_nothing,
    stores_share_nothing,
)
"""Laws of a claim store."""
