"""The one writer: a file is the old one or the new one, whole, whatever happens in between.

What is written goes to a temporary file beside the target, is flushed to the disk, and takes the target's name in one
step. A kill, a full disk or a folder that may not be written leaves what stood there before as it was. A kill may
leave the temporary file, `.NAME.….part`, which can be deleted.
"""

from __future__ import annotations

import io
import os
import secrets
import stat
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Final

from factrecon.errors import UnwritableOutput

__all__ = ["alone_with", "whole_file", "write_files", "write_whole"]

PATIENCE: Final = 60.0
"""Seconds to wait for another process that holds a file."""


def write_whole(path: str | Path, content: str | bytes) -> None:
    """Write a file so that it holds all of `content`, text as UTF-8 with its line ends as they are, or what it held before.

    Raises `UnwritableOutput`.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     write_whole(Path(folder, "a.txt"), "one\\n")
    ...     Path(folder, "a.txt").read_bytes()
    b'one\\n'
    """
    with whole_file(path) as file:
        file.write(_bytes(content, path) if isinstance(content, str) else content)


@contextmanager
def whole_file(path: str | Path, *, follow: bool = True) -> Iterator[IO[bytes]]:
    """A file to write into that takes the place of `path` when the block ends well, and vanishes when it does not.

    Where `path` is a symbolic link, what it leads to is replaced; without `follow`, the link itself. What is no file
    (a device, a pipe) is written straight. Raises `UnwritableOutput`.
    """
    target = Path(os.path.realpath(path) if follow else path)
    with _told(path):
        if _is_special(target):
            with target.open("wb", buffering=0) as device, io.BufferedWriter(device) as file:
                yield file
            return
        temporary = _beside(target)
        try:
            with _created(temporary, target) as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            os.replace(temporary, target)
        except BaseException:
            with suppress(OSError):
                temporary.unlink()
            raise
        _settle(target.parent)


def write_files(folder: str | Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write files that belong together into a folder, which is made if need be; the paths written.

    All are on the disk before the first takes its name, so that a full disk leaves every old one. A symbolic link
    that bears one of the names is replaced, not followed. Raises `UnwritableOutput`.
    """
    place = Path(folder)
    targets = {place / name: content for name, content in files.items()}
    made: dict[Path, Path] = {}
    with _told(folder):
        place.mkdir(parents=True, exist_ok=True)
        for target in targets:
            if target.is_dir():
                raise IsADirectoryError(21, f"{target.name} is a folder")
        try:
            for target, content in targets.items():
                made[target] = _beside(target)
                with _created(made[target], target) as file:
                    file.write(content)
                    file.flush()
                    os.fsync(file.fileno())
            for target, temporary in made.items():
                os.replace(temporary, target)
        except BaseException:
            for temporary in made.values():
                with suppress(OSError):
                    temporary.unlink()
            raise
        _settle(place)
    return tuple(targets)


@contextmanager
def alone_with(path: str | Path) -> Iterator[None]:
    """Nobody else is in such a block with the same file meanwhile, in this process or another.

    For files that are read, changed and written again. Raises `UnwritableOutput` where the file cannot be held within
    `PATIENCE` seconds.
    """
    target = Path(os.path.realpath(path))
    with _told(path):
        held = _held(target, time.monotonic() + PATIENCE)
    try:
        yield
    finally:
        os.close(held)


@contextmanager
def _told(path: str | Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UnwritableOutput(f"{path}: cannot be written ({error.strerror or error})") from error


def _bytes(text: str, path: str | Path) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise UnwritableOutput(f"{path}: half of a character (U+{ord(text[error.start]):04X}) is no text") from error


def _is_special(path: Path) -> bool:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return False
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(21, "a folder; name a file in it")
    return not stat.S_ISREG(mode)


def _beside(target: Path) -> Path:
    # A name at the longest that file systems take leaves no room for more.
    return target.with_name(f".{target.name[:100]}.{secrets.token_hex(6)}.part")


@contextmanager
def _created(temporary: Path, target: Path) -> Iterator[IO[bytes]]:
    """A new file that nobody else has, with the rights of the one that it will replace."""
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    with os.fdopen(descriptor, "wb") as file:
        with suppress(OSError):
            if target.is_file() and not target.is_symlink():
                os.chmod(temporary, stat.S_IMODE(target.stat().st_mode))
        yield file


def _settle(folder: Path) -> None:
    """Have the new names on the disk too, where the system lets a folder be flushed."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _held(target: Path, until: float) -> int:
    """A descriptor whose lock is ours. Where locks are by file, of the file that has the name now: another process
    may have replaced the one that was opened while we waited."""
    try:
        import fcntl
    except ImportError:  # Windows: a file that is open cannot be replaced, so another is locked
        return _held_beside(target, until)
    while True:
        descriptor = os.open(target, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if os.path.samestat(os.fstat(descriptor), os.stat(target)):
                return descriptor
        except FileNotFoundError:
            pass
        except BlockingIOError:
            if time.monotonic() > until:
                os.close(descriptor)
                raise TimeoutError(11, "another process holds it; try again") from None
            time.sleep(0.01)
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


def _held_beside(target: Path, until: float) -> int:
    import msvcrt

    descriptor = os.open(target.with_name(f".{target.name[:100]}.lock"), os.O_RDWR | os.O_CREAT, 0o666)
    while True:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined, unused-ignore]
            return descriptor
        except OSError:
            if time.monotonic() > until:
                os.close(descriptor)
                raise TimeoutError(11, "another process holds it; try again") from None
            time.sleep(0.01)
