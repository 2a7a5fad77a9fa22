"""Whether something is so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from factrecon.algebra.trapezoid import SAME, UNRELATED, Scores
from factrecon.errors import InvalidValue


@frozen
class Truth:
    """Yes or no; its polarity is the parity of negations and opposite frames in the words.

    >>> Truth(True).scores(Truth(False)).contradiction
    1.0
    """

    value: bool
    text: str = field(default="", eq=False, converter=str)

    kind = "truth"

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.value, bool):
            raise InvalidValue(f"a truth is True or False, not {self.value!r}")
        if not self.text:
            object.__setattr__(self, "text", "yes" if self.value else "no")

    def scores(self, other: Any) -> Scores | None:
        """The four numbers against another truth, None against anything else."""
        if not isinstance(other, Truth):
            return None
        return SAME if self.value == other.value else UNRELATED._replace(contradiction=1.0)

    def to_json(self) -> dict[str, Any]:
        """The value as the report has it."""
        return {"kind": self.kind, "value": self.value, "text": self.text}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Truth:
        """The inverse of `to_json`; raises `InvalidValue`."""
        return cls(data.get("value"), str(data.get("text", "")))  # type: ignore[arg-type]
