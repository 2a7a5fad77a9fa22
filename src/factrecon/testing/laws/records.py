"""Laws of records: what a way of writing claims owes that gives them back."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

import attrs

from factrecon.claim_record import assertion_from_row, assertion_to_row, stated
from factrecon.model import Assertion, Claim, Question
from factrecon.testing.law import law_of
from factrecon.values import Quantity

Copy = Callable[[Assertion], Assertion]
"""Writes an assertion and reads it back."""


def _copied(assertion: Assertion) -> Assertion:
    return assertion_from_row(assertion_to_row(assertion))


def same_in_all(a: Any, b: Any, at: str = "") -> str | None:
    """Where two values of the library differ in anything at all, what plays no part in equality included; else None.

    >>> from factrecon.values import Truth
    >>> same_in_all(Truth(True), Truth(True, "so it is"))
    "text: 'yes' became 'so it is'"
    """
    if {type(a), type(b)} <= {float, int}:
        # Bounds are written with twelve digits.
        return None if math.isclose(a, b, rel_tol=1e-11) else f"{at}: {a!r} became {b!r}"
    if type(a) is not type(b):
        return f"{at}: {a!r:.200} became {b!r:.200}"
    if attrs.has(type(a)):
        for name in attrs.fields_dict(type(a)):
            found = same_in_all(getattr(a, name), getattr(b, name), f"{at}.{name}" if at else name)
            if found is not None:
                return found
        return None
    if isinstance(a, Mapping) and a.keys() == b.keys():
        return next((d for k in a if (d := same_in_all(a[k], b[k], f"{at}[{k}]"))), None)
    if isinstance(a, tuple) and len(a) == len(b):
        return next(
            (d for i, pair in enumerate(zip(a, b, strict=True)) if (d := same_in_all(*pair, f"{at}[{i}]"))), None
        )
    return None if a == b else f"{at}: {a!r:.200} became {b!r:.200}"


_EXAMPLE = (_copied, stated(Assertion(Claim(Question("it", "deaths", "quantity"), Quantity.of(3, "person")), "herald")))


@law_of("record", _EXAMPLE)
def what_is_written_is_read_back(copy: Copy, assertion: Assertion) -> str | None:
    """A claim that was written and read is the claim, in all that it has."""
    return same_in_all(assertion, copy(assertion))


@law_of("record", _EXAMPLE)
def a_copy_counts_as_the_original(copy: Copy, assertion: Assertion) -> str | None:
    """A claim that was written and read has the ids of the original: of question, claim and assertion."""
    back = copy(assertion)
    ids = [(a.claim.question.id, a.claim.id, a.id) for a in (assertion, back)]
    return None if ids[0] == ids[1] else f"{ids[0]} became {ids[1]}"


RECORD = (what_is_written_is_read_back, a_copy_counts_as_the_original)
