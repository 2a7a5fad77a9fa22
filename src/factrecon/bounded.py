"""The one reader of bytes: from files, devices, pipes and packed files, never more than a limit.

What has no size (a device, a pipe) is read until the limit is passed, and then refused; a packed file by what comes
out of it. A line longer than `LONGEST_LINE` is not held.
"""

from __future__ import annotations

import gzip
import io
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, Final

from factrecon.errors import UnreadableInput

__all__ = ["LONGEST_LINE", "byte_lines", "bytes_from", "bytes_of", "is_binary", "opened", "unpacked"]

LONGEST_LINE: Final = 16_000_000
"""Bytes of a line that are held at most."""
LEAST_UNPACKED: Final = 64_000_000
MOST_TIMES: Final = 50
"""A packed file may hold so many times its own size, and `LEAST_UNPACKED` bytes in any case: text packs ten to one."""
PATIENCE: Final = 10.0
"""Seconds to wait for somebody to write into a pipe."""


@contextmanager
def opened(path: str | Path) -> Iterator[IO[bytes]]:
    """A file, device or pipe, open for reading. Raises `UnreadableInput` for what is missing, a folder, or not ours to
    read.
    """
    path = Path(path)
    try:
        if path.is_dir():
            raise UnreadableInput(f"{path}: a folder; name its files")
        descriptor = _descriptor(path)
    except FileNotFoundError as error:
        raise UnreadableInput(f"{path}: no such file") from error
    except (OSError, ValueError) as error:  # a name with a null in it is a ValueError
        said = (error.strerror if isinstance(error, OSError) else None) or error
        raise UnreadableInput(f"{path}: cannot be read ({said})") from error
    with os.fdopen(descriptor, "rb") as file:
        try:
            yield file
        except OSError as error:
            raise UnreadableInput(f"{path}: cannot be read ({error.strerror or error})") from error


def bytes_of(path: str | Path, limit: int) -> bytes:
    """All of a file, if it is no longer than `limit` bytes; raises `UnreadableInput`."""
    with opened(path) as file:
        return bytes_from(file, limit, str(path))


def is_binary(data: bytes) -> bool:
    """Whether bytes are no text: text holds a null or two, from somebody's mishap; pictures and programs many.

    >>> is_binary(b"It rained\\0 all day."), is_binary("wide".encode("utf-16"))
    (False, True)
    """
    head = data[:_HEAD]
    return head.count(0) > max(_MISHAPS, len(head) // 100)


_HEAD: Final = 4096
_MISHAPS: Final = 3


def bytes_from(file: IO[bytes], limit: int, name: str) -> bytes:
    """All that a stream gives, if it is no more than `limit` bytes; raises `UnreadableInput`.

    >>> bytes_from(io.BytesIO(b"abc"), 3, "three")
    b'abc'
    """
    data = file.read(limit + 1)
    if len(data) > limit:
        raise UnreadableInput(f"{name}: over the limit of {limit / 1e6:,.0f} MB; split it")
    return data


def byte_lines(file: IO[bytes]) -> Iterator[bytes | None]:
    """The lines of a stream, cut at line feeds only; None for one longer than `LONGEST_LINE`, which is passed over."""
    while line := file.readline(LONGEST_LINE):
        if len(line) < LONGEST_LINE or line.endswith(b"\n"):
            yield line
            continue
        while (rest := file.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
            pass
        yield None


def unpacked(file: IO[bytes], name: str) -> IO[bytes]:
    """What a gzip file holds, as it is read; raises `UnreadableInput` where it holds unlikely much."""
    size = os.fstat(file.fileno()).st_size
    return io.BufferedReader(
        _Counted(gzip.GzipFile(fileobj=file), max(LEAST_UNPACKED, MOST_TIMES * size), name), 65_536
    )


class _Counted(io.RawIOBase):
    """A stream that ends in an error of ours once more than a limit came out of it."""

    def __init__(self, inner: IO[bytes] | gzip.GzipFile, limit: int, name: str) -> None:
        self._inner, self._left, self._limit, self._name = inner, limit, limit, name

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._inner.read(len(buffer))
        self._left -= len(data)
        if self._left < 0:
            raise UnreadableInput(
                f"{self._name}: unpacks to over {self._limit / 1e6:,.0f} MB, unlikely many for its size; unpack it "
                "first"
            )
        buffer[: len(data)] = data
        return len(data)


def _descriptor(path: Path) -> int:
    if not stat.S_ISFIFO(path.stat().st_mode):
        return os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    import select  # a pipe with a name: not on Windows

    # Opening a pipe waits for who writes into it, for ever if nobody does.
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        poll = select.poll()
        poll.register(descriptor, select.POLLIN | select.POLLHUP)
        if not poll.poll(PATIENCE * 1000):
            with suppress(BlockingIOError):  # who writes is there, and slow
                os.read(descriptor, 1)
                raise TimeoutError(110, f"a pipe into which nobody writes for {PATIENCE:.0f} seconds")
        os.set_blocking(descriptor, True)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor
