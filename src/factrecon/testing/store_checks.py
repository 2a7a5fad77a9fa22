"""Running the laws of claim stores on somebody else's: law by law, or as a machine that mixes all it can be told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from factrecon.testing.checks import EXAMPLES, run_law
from factrecon.testing.claim_store import ClaimStore, Told, conflicts_of, oracle_store
from factrecon.testing.laws.stores import STORES
from factrecon.testing.store_strategies import told_lists

__all__ = ["check_store", "store_machine"]


def check_store(
    make: Callable[[], Any],
    add: Callable[[Any, Told], Any],
    retract: Callable[[Any, Told], Any],
    conflicts: Callable[[Any], Iterable[tuple[str, str]]],
    *,
    examples: int = EXAMPLES,
) -> tuple[str, ...]:
    """Run the laws of stores on a claim store of any make, known by nothing but these four functions.

    `make()` gives an empty store; `add(store, told)` and `retract(store, told)` tell it a `Told` and take it back;
    `conflicts(store)` gives the pairs of ids that cannot both hold. What should conflict is reckoned by this library's
    own rules. Returns the names of the laws; raises `LawBroken` with the first that fails and a minimal example that
    can be pasted.

    >>> sound = oracle_store()
    >>> check_store(sound.make, sound.add, sound.retract, sound.conflicts, examples=5)[0]
    'the_order_of_telling_is_nothing'
    """
    functions = ClaimStore(make, add, retract, conflicts)
    drawn = {"store": st.just(functions), "said": told_lists(), "n": st.integers(0, 5), "more": st.integers(1, 5)}
    for law in STORES:
        run_law(law, [drawn[name] for name in law.takes], examples=examples)
    machine = store_machine(functions)
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=max(1, examples // 2),
            stateful_step_count=12,
            derandomize=True,
            report_multiple_bugs=False,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    return tuple(law.name for law in STORES)


def store_machine(functions: ClaimStore) -> type[RuleBasedStateMachine]:
    """A rule-based state machine that tells, takes back, tells again and asks in any order, beside a sound store.

    For a test of your own: `TestMyStore = store_machine(functions).TestCase`.
    """
    sound = oracle_store()
    pool = told_lists(least=6, most=6)

    class StoreMachine(RuleBasedStateMachine):
        """What a store answers after whatever it was told is what a sound store answers."""

        def __init__(self) -> None:
            super().__init__()
            self.store, self.model = functions.make(), sound.make()
            self.said: list[Told] = []

        @rule(said=pool, n=st.integers(0, 5))
        def tell(self, said: list[Told], n: int) -> None:
            """Tell something new, under an id of its own."""
            told = said[n]
            told = Told(f"{told.id}-{len(self.said)}", *told.content)  # type: ignore[arg-type]
            self.said.append(told)
            functions.add(self.store, told)
            sound.add(self.model, told)

        @rule(n=st.integers(0, 50))
        def tell_again(self, n: int) -> None:
            """Tell what was told before, whether or not it was taken back."""
            if self.said:
                told = self.said[n % len(self.said)]
                functions.add(self.store, told)
                sound.add(self.model, told)

        @rule(n=st.integers(0, 50))
        def take_back(self, n: int) -> None:
            """Take back what was told."""
            held = sorted(self.model)
            if held:
                told = self.model[held[n % len(held)]]
                functions.retract(self.store, told)
                sound.retract(self.model, told)

        @rule()
        def ask(self) -> None:
            """Ask what conflicts."""
            found, wanted = conflicts_of(functions, self.store), conflicts_of(sound, self.model)
            held = sorted(self.model.values())
            assert found == wanted, f"{sorted(map(sorted, found))} where {sorted(map(sorted, wanted))}; held: {held}"

        def teardown(self) -> None:
            """Ask at the end, too."""
            self.ask()

    return StoreMachine
