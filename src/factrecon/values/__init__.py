"""What a claim can say: one kind a file, each a frozen value with `kind`, `scores`, `to_json`, `from_json`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol, runtime_checkable

from factrecon.algebra.trapezoid import Scores
from factrecon.errors import InvalidValue
from factrecon.notebook_cells import shown
from factrecon.values.duration import Duration
from factrecon.values.entity import Entity
from factrecon.values.offset import Offset
from factrecon.values.places import Place, Places
from factrecon.values.quantity import Quantity
from factrecon.values.text import Text
from factrecon.values.time import Time
from factrecon.values.truth import Truth


@runtime_checkable
class Value(Protocol):
    """What a value kind offers; a kind of your own needs no more than this."""

    @property
    def kind(self) -> str:
        """The name under which `KINDS` knows it."""
        ...

    @property
    def text(self) -> str:
        """The words as said."""
        ...

    def scores(self, other: Any) -> Scores | None:
        """The four numbers against another value, None where the two cannot be compared."""
        ...

    def to_json(self) -> dict[str, Any]:
        """Plain data with `kind` and `text`."""
        ...


KINDS: dict[str, Any] = {kind.kind: kind for kind in (Quantity, Duration, Time, Offset, Places, Truth, Entity, Text)}
"""The kinds by name; pass `{**KINDS, "mine": Mine}` where `kinds=` is taken."""


def _repr_html_(self: Value) -> str:
    from factrecon.values.in_words import answer, reading  # only where a notebook shows one

    told = self.to_json()
    words = f"{shown(told.get('kind') or '')}: {shown(reading(told))}"
    return f"<span><b>{shown(answer({'value': told}))}</b> ({words})</span>"


for _kind in KINDS.values():  # notebooks show every kind alike, so no kind needs to say how
    _kind._repr_html_ = _repr_html_


def value_from_json(data: Any, *, kinds: Mapping[str, Any] = KINDS) -> Value:
    """A value from its JSON; raises `InvalidValue`.

    >>> value_from_json({"kind": "truth", "value": True})
    Truth(value=True, text='yes')
    """
    kind = data.get("kind") if isinstance(data, Mapping) else None
    if not isinstance(kind, str) or kind not in kinds:
        raise InvalidValue(f"a value needs a kind out of {', '.join(kinds)}: {data!r:.80}")
    try:
        value: Value = kinds[kind].from_json(data)
    except InvalidValue:
        raise
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        # The form of a value is not checked key by key: what of it cannot be used is no value.
        raise InvalidValue(f"not a value of kind {kind} ({error}): {data!r:.80}") from error
    return value


__all__ = [
    "KINDS",
    "Duration",
    "Entity",
    "Offset",
    "Place",
    "Places",
    "Quantity",
    "Text",
    "Time",
    "Truth",
    "Value",
    "value_from_json",
]
