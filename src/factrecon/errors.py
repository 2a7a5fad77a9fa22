"""What can go wrong, in a few kinds; every message says what, where and how to mend it."""

from __future__ import annotations


class FactreconError(Exception):
    """Any error this library raises on purpose."""


class InvalidValue(FactreconError, ValueError):
    """A value that cannot mean anything: inverted bounds, NaN, a date that is not in the calendar."""


class InvalidRecord(FactreconError, ValueError):
    """A record of an input file that cannot be used; the message names file, line and mend."""


def not_a(wanted: str, given: object) -> InvalidRecord:
    """The error for a thing of the wrong type, which names what was given.

    >>> str(not_a("a document", "The strike began."))
    "give a document, not a str: 'The strike began.'"
    """
    shown = ascii(given)
    return InvalidRecord(
        f"give {wanted}, not a {type(given).__name__}: {shown[:60] + '…' if len(shown) > 60 else shown}"
    )


class UnreadableInput(FactreconError):
    """A file or stream that cannot be read as text: missing, empty, binary, not UTF-8, too large."""


class UnwritableOutput(FactreconError):
    """A file or stream that cannot be written: a full disk, a folder without rights; what stood there stays."""


class UnknownName(FactreconError, LookupError):
    """A name (format, method, question, frame) that is not among the known ones, which are listed."""


class MissingExtra(FactreconError, ImportError):
    """An optional part was asked for whose extra is not installed; the message names the extra."""

    def __init__(self, what: str, extra: str) -> None:
        """Say what was wanted and which extra brings it."""
        super().__init__(f"{what} needs an optional part: pip install 'factrecon[{extra}]'")
        self.extra = extra


class ModelFailure(FactreconError):
    """A language model that could not be asked, whose reply cannot be used, or a recording that has no reply."""
