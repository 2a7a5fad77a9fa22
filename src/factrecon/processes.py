"""Work that falls into parts, shared by this process and others, so that all cores of a machine have some of it."""

from __future__ import annotations

import multiprocessing
import pickle
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from queue import SimpleQueue
from threading import Thread
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
    """`work(*shared, *task)` for every task, in `workers` processes: the task's number and what came of it, as done.

    This process is one of them: it does the last tasks while the others, which have to start, begin with the first.
    Begin with the longest tasks. A task that breaks yields None, so that the caller does it again in its own process,
    where the error is raised as ever. `work` is a function of a module. The others are spawned, so a script that
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
    waiting = deque(range(len(tasks)))
    came: SimpleQueue[tuple[int, Any] | BaseException] = SimpleQueue()
    others = max(1, min(workers, len(tasks)) - 1)
    pool = ProcessPoolExecutor(
        others,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_begin,
        initargs=(work, shared),
    )

    def feed() -> None:
        try:
            while (n := _next(waiting.popleft)) is not None:
                came.put((n, pool.submit(_do, tasks[n]).result()))
        except BaseException as error:  # raised where the work was asked for
            came.put(error)

    threads = [Thread(target=feed, daemon=True) for _ in range(others)]
    try:
        for thread in threads:
            thread.start()
        for _ in tasks:
            own = _next(waiting.pop) if came.empty() else None
            if own is not None:
                yield own, _attempt(work, shared, tasks[own])
                continue
            done = came.get()
            if isinstance(done, BaseException):
                raise done
            yield done
    except BrokenProcessPool as error:
        raise InvalidValue(
            "the processes of workers ended before their work did: run a script that uses workers under "
            'if __name__ == "__main__", give them more memory, or leave workers out'
        ) from error
    finally:
        waiting.clear()
        pool.shutdown(wait=True, cancel_futures=True)
        for thread in threads:
            thread.join()


def _next(pop: Callable[[], int]) -> int | None:
    try:
        return pop()
    except IndexError:  # another took the last
        return None


def _begin(work: Callable[..., Any], shared: tuple[Any, ...]) -> None:
    global _shared
    _shared = work, shared


def _do(task: tuple[Any, ...]) -> Any:
    assert _shared is not None
    return _attempt(*_shared, task)


def _attempt(work: Callable[..., Any], shared: tuple[Any, ...], task: tuple[Any, ...]) -> Any:
    try:
        return work(*shared, *task)
    except Exception:  # whatever it is, the caller meets it again where it can be told
        return None
