"""Who or what: a name with its other names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from attrs import field, frozen

from factrecon.algebra.trapezoid import SAME, Scores, scores_from
from factrecon.errors import InvalidValue
from factrecon.values.encoding import shown

_WORD = re.compile(r"[^\W_]+")
_EMPTY = frozenset({"the", "a", "an", "of", "and", "in", "for", "s", "mr", "mrs", "ms", "dr"})


def name_key(name: str) -> str:
    """The form in which names are compared: casefolded words, dots inside abbreviations dropped.

    >>> name_key("The U.S. Department of Labor") == name_key("US Department of Labor")
    True
    """
    undotted = re.sub(r"(?<=\b\w)\.(?=\w\b|\s|$)", "", name[:512].casefold())
    return " ".join(w for w in _WORD.findall(undotted) if w not in _EMPTY)


def _names(names: Iterable[str]) -> frozenset[str]:
    return frozenset(names)


@frozen
class Entity:
    """A person, organisation or thing; equal where the key is.

    >>> Entity("Lena Varga").scores(Entity("Acting Transport Secretary Lena Varga")).backward
    1.0
    """

    name: str = field(eq=False)
    aliases: frozenset[str] = field(default=frozenset(), converter=_names, eq=False)
    text: str = field(default="", eq=False)
    key: str = field(init=False, repr=False)

    kind = "entity"

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "key", name_key(self.name) or self.name.casefold().strip())
        if not self.text:
            object.__setattr__(self, "text", self.name)
        if not self.key:
            raise InvalidValue("an entity needs a name")

    @property
    def keys(self) -> frozenset[str]:
        """The keys of the name and of every alias."""
        return frozenset({self.key, *(name_key(a) for a in self.aliases)} - {""})

    def scores(self, other: Any) -> Scores | None:
        """The four numbers against another entity, None against anything else.

        A longer name implies a shorter one that it contains; names that share a word may be one;
        names that share nothing are two, which contradicts where only one can be right.
        """
        if not isinstance(other, Entity):
            return None
        if self.keys & other.keys:
            return SAME
        mine, theirs = set(self.key.split()), set(other.key.split())
        forward, backward = float(theirs <= mine), float(mine <= theirs)
        return scores_from(float(bool(mine & theirs)), forward, backward)

    def to_json(self) -> dict[str, Any]:
        """The value as the report has it."""
        out: dict[str, Any] = {"kind": self.kind, "name": self.name, "text": self.text or self.name}
        if self.aliases:
            out["aliases"] = sorted(self.aliases)
        return out

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Entity:
        """The inverse of `to_json`; raises `InvalidValue`."""
        aliases: Any = data.get("aliases", ())
        if not isinstance(data.get("name"), str) or not isinstance(aliases, (list, tuple, set, frozenset)):
            raise InvalidValue(f"not an entity: {shown(data)}")
        return cls(data["name"], frozenset([str(a) for a in aliases]), str(data.get("text", "")))
