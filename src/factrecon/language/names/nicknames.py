"""Given names and what their bearers are called for short."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

__all__ = ["may_be_one_given_name"]


def may_be_one_given_name(one: str, other: str) -> bool:
    """Whether two given names can be one person's: the same, one short for the other, or short for the same.

    >>> may_be_one_given_name("Jim", "James"), may_be_one_given_name("Bob", "Rob"), may_be_one_given_name("Jim", "John")
    (True, True, False)
    """
    a, b = (x.casefold().strip(".") for x in (one, other))
    return a == b or bool(_given(a) & _given(b))


def _given(name: str) -> frozenset[str]:
    return _table().get(name, frozenset()) | {name}


@lru_cache(maxsize=1)
def _table() -> Mapping[str, frozenset[str]]:
    rows = tomllib.loads(files("factrecon.language.names").joinpath("nicknames.toml").read_text(encoding="utf-8"))
    out: dict[str, set[str]] = {}
    for given, short in rows["given"].items():
        for name in short:
            out.setdefault(name, set()).add(given)
    return {name: frozenset(given) for name, given in out.items()}
