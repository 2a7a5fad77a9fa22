"""Strategies, laws and checks for whoever extends the library or tests what is built on it.

Importing this package imports nothing else; its names load Hypothesis (the extra `testing`) when they
are first used::

    from factrecon.testing import check_rule, strategies
    check_rule(my_rule)

`strategies` holds a Hypothesis strategy for every public type, `LAWS` the named laws by what they are
about, and `check_value_kind`, `check_rule`, `check_reader`, `check_fusion` run them on members of your
own; `check_store` runs the laws of claim stores on a store of any make. `run_law("contradiction_is_symmetric")` runs a
single one.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from factrecon.errors import MissingExtra

if TYPE_CHECKING:
    from factrecon.testing import strategies
    from factrecon.testing.checks import (
        check_fusion,
        check_reader,
        check_rule,
        check_value_kind,
        find_law,
        run_law,
        run_laws,
    )
    from factrecon.testing.claim_store import ClaimStore, Told
    from factrecon.testing.law import Law, LawBroken, law_of
    from factrecon.testing.laws import ALL_LAWS, LAWS
    from factrecon.testing.store_checks import check_store, store_machine

_WHERE = {
    "strategies": "factrecon.testing.strategies",
    "check_fusion": "factrecon.testing.checks",
    "check_reader": "factrecon.testing.checks",
    "check_rule": "factrecon.testing.checks",
    "check_value_kind": "factrecon.testing.checks",
    "find_law": "factrecon.testing.checks",
    "run_law": "factrecon.testing.checks",
    "run_laws": "factrecon.testing.checks",
    "ClaimStore": "factrecon.testing.claim_store",
    "Told": "factrecon.testing.claim_store",
    "check_store": "factrecon.testing.store_checks",
    "store_machine": "factrecon.testing.store_checks",
    "Law": "factrecon.testing.law",
    "LawBroken": "factrecon.testing.law",
    "law_of": "factrecon.testing.law",
    "ALL_LAWS": "factrecon.testing.laws",
    "LAWS": "factrecon.testing.laws",
}


def __getattr__(name: str) -> Any:
    """Load what is asked for; `MissingExtra` where Hypothesis is not installed."""
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    try:
        module = import_module(_WHERE[name])
    except ModuleNotFoundError as error:
        if error.name == "hypothesis":
            raise MissingExtra(f"factrecon.testing.{name}", "testing") from error
        raise
    return module if name == "strategies" else getattr(module, name)


def __dir__() -> list[str]:
    """Every public name."""
    return sorted(_WHERE)


__all__ = [
    "ALL_LAWS",
    "LAWS",
    "ClaimStore",
    "Law",
    "LawBroken",
    "Told",
    "check_fusion",
    "check_reader",
    "check_rule",
    "check_store",
    "check_value_kind",
    "find_law",
    "law_of",
    "run_law",
    "run_laws",
    "store_machine",
    "strategies",
]
