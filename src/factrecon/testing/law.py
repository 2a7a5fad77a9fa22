"""What a law is: a named sentence that holds for all arguments, and can be run on any."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from attrs import field, frozen

from factrecon.errors import FactreconError

_SHOWN = 1000


class LawBroken(FactreconError, AssertionError):
    """A law does not hold for some arguments; the message names it, says how, and shows them."""

    def __init__(self, law: Law, arguments: tuple[Any, ...], how: str) -> None:
        """Say which law, on which arguments, and how it failed."""
        shown = "\n".join(f"  {name} = {_show(value)}" for name, value in zip(law.takes, arguments, strict=True))
        super().__init__(f"law {law.name!r} is broken: {law.sentence}\n{shown}\n  {how}")
        self.law, self.arguments, self.how = law, arguments, how


@frozen
class Law:
    """A law: a callable that returns None where it holds and raises `LawBroken` where it does not.

    `about` says what it is a law of (a key of `LAWS`), `takes` names its arguments, `sentence` states
    it, and `example` gives arguments on which it holds and says something.

    >>> def adding_keeps_order(a, b):
    ...     '''Adding a positive number makes more.'''
    ...     return None if a + b > a else f"{a} + {b} is not more than {a}"
    >>> law = law_of("numbers", (2, 3))(adding_keeps_order)
    >>> law.name, law.takes
    ('adding_keeps_order', ('a', 'b'))
    >>> law(*law.example)
    """

    name: str
    about: str
    sentence: str
    takes: tuple[str, ...]
    example: tuple[Any, ...] = field(repr=False)
    body: Callable[..., str | None] = field(repr=False)

    def __call__(self, *arguments: Any) -> None:
        """Raise `LawBroken` unless the law holds for the arguments."""
        how = self.body(*arguments)
        if how is not None:
            raise LawBroken(self, arguments, how)


def law_of(about: str, example: tuple[Any, ...]) -> Callable[[Callable[..., str | None]], Law]:
    """Make a law of a function: its name, the first line of its docstring, its argument names.

    The function returns None where the law holds (or says nothing), else how it is broken.
    """

    def make(body: Callable[..., str | None]) -> Law:
        takes = body.__code__.co_varnames[: body.__code__.co_argcount]
        sentence = (body.__doc__ or "").strip().split("\n")[0]
        return Law(body.__name__, about, sentence, takes, example, body)

    return make


def _show(value: Any) -> str:
    name = getattr(value, "__name__", None)
    text = name if callable(value) and isinstance(name, str) else repr(value)
    return text if len(text) <= _SHOWN else text[:_SHOWN] + " ..."


def apart(left: float, right: float, slack: float = 1e-9) -> bool:
    """Whether two scores differ by more than rounding."""
    return abs(left - right) > slack
