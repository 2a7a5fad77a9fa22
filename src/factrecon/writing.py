"""The one writer: a file is the old one or the new one, whole, whatever happens in between.

What is written goes to a temporary file beside the target, is flushed to the disk, and takes the target's name in one
step. A kill, a full disk or a folder that may not be written leaves what stood there before as it was. A kill may
leave the temporary file, `.NAME.….part`; the next who writes the same file clears it.
"""

from __future__ import annotations

import io
import os
import re
import secrets
import stat
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Final

from factrecon.errors import UnwritableOutput

__all__ = ["alone_with", "append_line", "whole_file", "write_files", "write_whole"]

PATIENCE: Final = 60.0
"""Seconds to wait for another process that holds a file."""
_ABANDONED: Final = 3600.0
"""Seconds after which a temporary file is nobody's, where no lock tells."""


def write_whole(path: str | Path, content: str | bytes) -> None:
    """Write a file so that it holds all of `content`, text as UTF-8 with its line ends as they are, or what it held
    before.

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
        with _parts([target]) as ([part], settle):
            yield part
            settle()
        _settle(target.parent)


def write_files(folder: str | Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write files that belong together into a folder, which is made if need be; the paths written.

    All are on the disk before the first takes its name, so that a full disk leaves every old one. A symbolic link
    that bears one of the names is replaced, not followed. Raises `UnwritableOutput`.
    """
    place = Path(folder)
    targets = {place / name: content for name, content in files.items()}
    with _told(folder):
        place.mkdir(parents=True, exist_ok=True)
        for target in targets:
            if target.is_dir():
                raise IsADirectoryError(21, f"{target.name} is a folder")
        with _parts(list(targets)) as (parts, settle):
            for part, content in zip(parts, targets.values(), strict=True):
                part.write(content)
            settle()
        _settle(place)
    return tuple(targets)


def append_line(path: str | Path, line: str, *, head: str = "") -> None:
    """Add a line to a file that only grows, which is made if need be and begins with the line `head`.

    It is on the disk when this returns. A line that a kill cut short ends first, so that it costs itself alone; where
    the disk is full, the file is as it was. Raises `UnwritableOutput`.
    """
    content = _bytes(f"{line}\n", path)
    with alone_with(path), _told(path), open(os.path.realpath(path), "r+b", buffering=0) as file:
        first = _bytes(f"{head}\n", path) if head else b""
        end = file.seek(0, os.SEEK_END)
        if end < len(first) and file.seek(0) == 0 and first.startswith(file.read(end)):
            file.truncate(0)  # not even the head is whole
            end = 0
        file.seek(0, os.SEEK_END)
        if end == 0:
            content = first + content
        else:
            file.seek(-1, os.SEEK_END)
            content = content if file.read(1) == b"\n" else b"\n" + content
        try:
            while content:
                content = content[file.write(content) or 0 :]
            os.fsync(file.fileno())
        except BaseException:
            with suppress(OSError):
                file.truncate(end)
            raise


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


@contextmanager
def _parts(targets: Sequence[Path]) -> Iterator[tuple[list[IO[bytes]], Callable[[], None]]]:
    """New files beside the targets, and what has them all take the targets' names once they are on the disk.

    A block that ends otherwise leaves the targets alone. Each file is locked while it is written, by which the next
    writer knows whether it was left behind.
    """
    made: list[tuple[Path, IO[bytes]]] = []

    def settle() -> None:
        for _, file in made:
            file.flush()
            os.fsync(file.fileno())
        for (temporary, file), target in zip(made, targets, strict=True):
            if not _LOCKS:
                file.close()  # Windows moves no open file
            os.replace(temporary, target)

    try:
        for target in targets:
            _clear(target)
            made.append(_created(target))
        yield [file for _, file in made], settle
    except BaseException:
        for temporary, _ in made:
            with suppress(OSError):
                temporary.unlink()
        raise
    finally:
        for _, file in made:
            with suppress(OSError):  # told before, or of no account
                file.close()


def _created(target: Path) -> tuple[Path, IO[bytes]]:
    """A new file beside the target that nobody else has, with the rights of the one that it will replace."""
    while True:
        # A name at the longest that file systems take leaves no room for more.
        temporary = target.with_name(f".{target.name[:100]}.{secrets.token_hex(6)}.part")
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        if _is_ours(descriptor, temporary):
            break
        os.close(descriptor)  # one who clears up took it for a dead one's
    with suppress(OSError):
        if target.is_file() and not target.is_symlink():
            os.chmod(temporary, stat.S_IMODE(target.stat().st_mode))
    return temporary, os.fdopen(descriptor, "wb")


def _clear(target: Path) -> None:
    """Take away what writers of the target who died have left."""
    left = re.compile(rf"\.{re.escape(target.name[:100])}\.[0-9a-f]{{12}}\.part")
    with suppress(OSError), os.scandir(target.parent) as entries:
        for entry in entries:
            if left.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                with suppress(OSError):
                    _clear_one(Path(entry.path))


def _clear_one(part: Path) -> None:
    if not _LOCKS:
        if time.time() - part.stat().st_mtime > _ABANDONED:
            part.unlink()
        return
    descriptor = os.open(part, os.O_RDWR)
    try:
        if _is_ours(descriptor, part):
            part.unlink()
    finally:
        os.close(descriptor)


_LOCKS: Final = find_spec("fcntl") is not None
"""Whether files can be locked by themselves; on Windows another is."""


def _is_ours(descriptor: int, path: Path) -> bool:
    """Whether nobody else holds a file, which then is ours, and which still has its name."""
    if not _LOCKS:
        return True
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return os.path.samestat(os.fstat(descriptor), os.stat(path))
    except (BlockingIOError, FileNotFoundError):
        return False
    except OSError:
        return True  # a file system without locks


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
    if not _LOCKS:  # Windows: a file that is open cannot be replaced, so another is locked
        return _held_beside(target, until)
    while True:
        descriptor = os.open(target, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            if _is_ours(descriptor, target):
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)
        if time.monotonic() > until:
            raise TimeoutError(11, "another process holds it; try again")
        time.sleep(0.01)


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
