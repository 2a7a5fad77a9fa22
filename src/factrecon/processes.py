"""Work that falls into parts, in processes of their own, so that the cores of a machine share it."""

from __future__ import annotations

import multiprocessing
import pickle
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from typing import Any, Final

from factrecon.errors import InvalidValue

__all__ = ["checked", "spread"]

MOST: Final = 256
"""More processes than that no machine has cores for."""

_shared: tuple[Callable[..., Any], tuple[Any, ...]] | None = None
"""In a worker: what is done with every task. Set once, when the process starts."""


def checked(workers: int) -> int:
    """The number of processes, if it is one; raises `InvalidValue` for others.

    >>> checked(2)
    2
    """
    if isinstance(workers, bool) or not isinstance(workers, int) or not 1 <= workers <= MOST:
        raise InvalidValue(f"workers must be a whole number from 1 to {MOST}, not {workers!r}")
    return workers


def spread(
    work: Callable[..., Any], shared: tuple[Any, ...], tasks: Sequence[tuple[Any, ...]], *, workers: int
) -> Iterator[tuple[int, Any]]:
    """`work(*shared, *task)` for every task, in processes of their own: the task's number and what came of it, as done.

    Begin with the longest tasks. A task that breaks yields None, so that the caller does it again in its own process,
    where the error is raised as ever. `work` is a function of a module. The processes are spawned, so a script that
    asks for them does so under `if __name__ == "__main__"`. Raises `InvalidValue` where something cannot be sent to
    another process, or the processes end before their work does.
    """
    try:
        pickle.dumps(shared)
    except (pickle.PicklingError, AttributeError, TypeError) as error:
        raise InvalidValue(
            f"workers need readers, rules and a method that can be sent to another process ({error}): "
            "define them at the top of a module, or leave workers out"
        ) from error
    pool = ProcessPoolExecutor(
        min(workers, len(tasks)) or 1,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_begin,
        initargs=(work, shared),
    )
    try:
        waiting = {pool.submit(_do, task): n for n, task in enumerate(tasks)}
        for done in as_completed(waiting):
            yield waiting[done], done.result()
    except BrokenProcessPool as error:
        raise InvalidValue(
            "the processes of workers ended before their work did: run a script that uses workers under "
            'if __name__ == "__main__", give them more memory, or leave workers out'
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _begin(work: Callable[..., Any], shared: tuple[Any, ...]) -> None:
    global _shared
    _shared = work, shared


def _do(task: tuple[Any, ...]) -> Any:
    assert _shared is not None
    work, shared = _shared
    try:
        return work(*shared, *task)
    except Exception:  # whatever it is, the caller meets it again where it can be told
        return None
