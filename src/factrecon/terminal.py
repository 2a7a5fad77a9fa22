"""The one door to the terminal: whatever a command prints is legible, errors included, and an error is one line.

Text from outside may hold what steers a terminal (escape sequences, C1 controls, overrides of direction). Here it
becomes visible; in JSON, which must lose nothing, it becomes an escape of JSON.
"""

from __future__ import annotations

import errno
import gc
import os
import re
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any, Final

import click

from factrecon.errors import FactreconError, InvalidRecord, UnreadableInput
from factrecon.faults import internal
from factrecon.legible import legible, plain_json

__all__ = [
    "CONTRADICTIONS",
    "UNREADABLE",
    "WRONG_USAGE",
    "Commands",
    "Notices",
    "Refused",
    "progress",
    "refuse",
    "say",
    "say_aside",
    "say_json",
    "say_report",
    "show_progress",
    "warn",
]

CONTRADICTIONS, WRONG_USAGE, UNREADABLE, INTERNAL = 1, 2, 3, 70
"""Exit codes: wrong usage; some input was unreadable; an error of the library's own (as in sysexits.h)."""

MOST_LINES: Final = 20
"""So many lines of one sort go to standard error; of more, how many there are."""


def say(text: str) -> None:
    """Print text, legible, on standard output."""
    click.echo(legible(text))


def say_report(text: str) -> None:
    """Print a report, whose colours are ours: of all escape sequences only those that colour pass."""
    parts = _COLOUR.split(text)
    shown = "".join(part if n % 2 else legible(part) for n, part in enumerate(parts))
    click.echo(shown, nl=not shown.endswith("\n"))


_COLOUR: Final = re.compile(r"(\x1b\[[0-9;]{0,8}m)")


def say_json(data: Any, *, indent: int | None = None) -> None:
    """Print data as JSON, on one line if not indented."""
    click.echo(plain_json(data, indent=indent))


def say_aside(text: str) -> None:
    """Print what is no output, such as the name of a file that was written, on standard error."""
    click.echo(legible(text), err=True)


def warn(text: str) -> None:
    """Print one line on standard error, with the program's name."""
    click.echo(f"factrecon: {legible(text)}", err=True)


class Notices:
    """Lines about what was left out, the first `MOST_LINES` of them printed, and at the end how many there were."""

    def __init__(self) -> None:
        self._count = 0

    def tell(self, text: str) -> None:
        """Print it, unless there were many before."""
        self._count += 1
        if self._count <= MOST_LINES:
            warn(text)

    def end(self, whole: int = 0) -> None:
        """Print how many there were, or are (`whole`), if not all were printed."""
        whole = max(whole, self._count)
        if whole > MOST_LINES:
            warn(f"and {whole - MOST_LINES:,} more, {whole:,} in all")
        self._count = 0


def show_progress(text: str, *, over: bool = False) -> None:
    """Print a step on standard error: over the last one on a terminal, on a line of its own elsewhere."""
    if not sys.stderr.isatty():
        click.echo(legible(text), err=True)
    elif over:
        click.echo("\r" + " " * 40 + "\r", err=True, nl=False)
    else:
        click.echo(f"\r{legible(text)}    ", err=True, nl=False)


LONG: Final = 1.0
"""Work that takes longer than so many seconds shows progress."""


def progress() -> Callable[[str, int, int], None]:
    """What shows the steps of a long work, how much of each is done, and how long it will take."""
    start = time.monotonic()
    began: dict[str, tuple[float, int]] = {}
    shown = [False]

    def show(step: str, done: int, whole: int) -> None:
        if step not in began:
            began[step] = time.monotonic(), done
        elapsed = time.monotonic() - start
        if elapsed < LONG and not shown[0]:
            return
        shown[0] = True
        part = f" {done} of {whole}" if whole > 1 else ""
        since, first = began[step]
        left = (time.monotonic() - since) / (done - first) * (whole - done) if done > first and done < whole else 0.0
        show_progress(f"{step}{part}{_left(left)}", over=step == "done")

    return show


def _left(seconds: float) -> str:
    """How long a step will still take, in words; nothing where it is over soon."""
    if seconds < 2:
        return ""
    return f", {seconds:.0f} s left" if seconds < 120 else f", {seconds / 60:.0f} min left"


class Refused(click.ClickException):
    """One of our errors, told in one line."""

    def __init__(self, message: str, code: int) -> None:
        super().__init__(message)
        self.exit_code = code  # type: ignore[misc] # click declares it on the class, and says to set it here

    def show(self, file: Any = None) -> None:
        """Print it."""
        warn(self.message)


def refuse(error: FactreconError) -> Refused:
    """The error to end a command with: what could not be read ends with another code than what was asked for
    wrongly.
    """
    return Refused(str(error), UNREADABLE if isinstance(error, (UnreadableInput, InvalidRecord)) else WRONG_USAGE)


class Commands(click.Group):
    """A group of commands that ends every error in one line: click's, ours, the system's, and those of the library's
    own.

    With the group's option `debug`, the last are raised as they are.
    """

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run, and end the process with an exit code, unless that is left to the caller."""
        if not standalone_mode:
            return super().main(args, prog_name, complete_var, False, **extra)
        # A process of our own: its tables are a hundred thousand objects that live as long as it does, and looking them
        # through for garbage again and again would take a seventh of a short run.
        gc.set_threshold(100_000, 20, 20)
        try:
            try:
                code = super().main(args, prog_name, complete_var, False, **extra)
                sys.stdout.flush()
            except SystemExit as error:
                code = error.code
                sys.stdout.flush()
            except click.ClickException as error:
                error.message = legible(error.message)  # type: ignore[misc]
                error.show()
                code = error.exit_code
            except click.Abort:
                warn("interrupted")
                code = 1
            except OSError as error:
                if error.errno == errno.EPIPE:
                    raise
                warn(f"{error.filename or 'standard output'}: cannot be read or written ({error.strerror or error})")
                code = WRONG_USAGE
                _drop_output()
        except OSError:  # who read our output is gone, and perhaps who read our errors
            _drop_output()
            code = 1
        sys.exit(code if isinstance(code, int) else 0)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an error that is none of ours is told in a line, or raised for who asked for it."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, OSError):
            raise
        except Exception as error:
            if ctx.params.get("debug"):
                raise
            raise Refused(f"{internal(error)}; --debug shows where", INTERNAL) from error


def _drop_output() -> None:
    """What is still held for standard output cannot be written: without this Python would try at its end, and
    complain.
    """
    try:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        pass
