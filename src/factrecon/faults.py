"""What one record breaks is told of, and the rest goes on: the last net under everything that is read.

Bad input is refused where it is met, by one of our own errors. What slips through all the same is an error of ours,
and a hundred sound documents must not pay for it: the record that brings it about is found and left out.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, TypeVar

from factrecon.errors import FactreconError, MissingExtra, UnknownName

__all__ = ["NOT_OF_A_RECORD", "internal", "without_faults"]

NOT_OF_A_RECORD: Final = (UnknownName, MissingExtra)
"""Errors that no record brings about: they say how the library was called."""

_LONGEST: Final = 160
_ROOT: Final = Path(__file__).parent

T = TypeVar("T")


def internal(error: Exception) -> str:
    """Why a record was left out that broke something: our own error's words, or `internal`, what, and where.

    >>> internal(ZeroDivisionError("division by zero"))
    'internal: ZeroDivisionError (division by zero); please report it'
    """
    words = " ".join(str(error).split())
    words = words if len(words) <= _LONGEST else words[:_LONGEST] + "…"
    if isinstance(error, FactreconError):
        return words
    ours = [f for f in traceback.extract_tb(error.__traceback__) if _ROOT in Path(f.filename).parents]
    place = f" in {Path(ours[-1].filename).relative_to(_ROOT).as_posix()}, line {ours[-1].lineno}" if ours else ""
    said = f" ({re.sub(r'[()]', '', words)})" if words else ""
    return f"internal: {type(error).__name__}{said}{place}; please report it"


def without_faults(
    records: Sequence[T], attempt: Callable[[Sequence[T]], object]
) -> tuple[list[T], list[tuple[T, Exception]]]:
    """The records on which `attempt` succeeds together, and those left out with the error that each brings about.

    First those go that fail alone, found by halving; then, where the rest still fails together, the sound part is grown
    piece by piece. `attempt` is called about log2(n) times for each record that goes. Which of two records that fail
    only together is left out depends on the order of `records`, so give them sorted.

    >>> without_faults([2, 0, 5], lambda some: [1 / x for x in some])[0]
    [2, 5]
    """
    error = _error(records, attempt)
    if error is None:
        return list(records), []
    alone = _failing_alone(records, attempt, error)
    left = [r for n, r in enumerate(records) if n not in alone]
    gone = [(records[n], alone[n]) for n in sorted(alone)]
    if alone and _error(left, attempt) is None:
        return left, gone
    sound, together = _grown(left, attempt)
    return sound, gone + together


def _error(records: Sequence[T], attempt: Callable[[Sequence[T]], object]) -> Exception | None:
    try:
        attempt(records)
    except NOT_OF_A_RECORD:
        raise
    except Exception as error:  # whatever it is: that is what a net is for
        return error
    return None


def _failing_alone(
    records: Sequence[T], attempt: Callable[[Sequence[T]], object], error: Exception
) -> dict[int, Exception]:
    out: dict[int, Exception] = {}
    waiting = [(0, len(records), error)]
    while waiting:
        start, end, error = waiting.pop()
        if end - start <= 1:
            out |= dict.fromkeys(range(start, end), error)
            continue
        middle = (start + end) // 2
        for part in ((start, middle), (middle, end)):
            found = _error(records[slice(*part)], attempt)
            if found is not None:
                waiting.append((*part, found))
    return out


def _grown(records: Sequence[T], attempt: Callable[[Sequence[T]], object]) -> tuple[list[T], list[tuple[T, Exception]]]:
    sound: list[T] = []
    gone: list[tuple[T, Exception]] = []
    waiting = [list(records)]
    while waiting:
        group = waiting.pop()
        error = _error([*sound, *group], attempt)
        if error is None:
            sound += group
        elif len(group) == 1:
            gone.append((group[0], error))
        elif group:
            middle = len(group) // 2
            waiting += [group[middle:], group[:middle]]
    return sound, gone
