"""Names that were changed: a keyword is taken under its old name for a release, with a warning that tells the new."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from factrecon.errors import InvalidRecord

__all__ = ["keywords"]

P = ParamSpec("P")
R = TypeVar("R")


def keywords(**renamed: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """A function that also takes keywords under their old names: `keywords(assumed="published")`.

    Using one is a DeprecationWarning; giving both is an `InvalidRecord`.

    >>> @keywords(colour="color")
    ... def paint(*, color): return color
    >>> with warnings.catch_warnings(record=True) as told:
    ...     warnings.simplefilter("always")
    ...     paint(colour="red"), str(told[0].message)
    ('red', 'paint(colour=) is called color now')
    """

    def taking_both(function: Callable[P, R]) -> Callable[P, R]:
        @wraps(function)
        def called(*args: P.args, **given: P.kwargs) -> R:
            for old, new in renamed.items():
                if old in given:
                    given[new] = _under_its_new_name(function.__name__, old, new, given)
            return function(*args, **given)

        return called

    return taking_both


def _under_its_new_name(function: str, old: str, new: str, given: dict[str, Any]) -> Any:
    if new in given:
        raise InvalidRecord(f"{function}: {old} is called {new} now: give one of them")
    warnings.warn(f"{function}({old}=) is called {new} now", DeprecationWarning, stacklevel=3)
    return given.pop(old)
