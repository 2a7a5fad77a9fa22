"""One question to a language model: a prompt with a JSON Schema, and a reply that is checked before anybody uses it.

A model is any callable `complete(prompt, schema) -> str`. Nothing it says is taken on trust: a reply that is no JSON,
or has other fields, is asked for once more with the error told; what cannot be used then is told with its reason.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any, Final, Protocol, TypeVar

from factrecon.errors import FactreconError, InvalidRecord, ModelFailure
from factrecon.faults import internal

__all__ = ["LONGEST_REPLY", "Complete", "ask", "name_of", "parsed", "used_by"]

LONGEST_REPLY: Final = 2_000_000
"""Code points of a reply that are looked at; a longer one is none."""
_FENCE: Final = re.compile(r"\A\s*```[a-zA-Z]{0,10}\s*\n(.*?)\n?\s*```\s*\Z", re.DOTALL)

T = TypeVar("T")


class Complete(Protocol):
    """What answers a prompt by a JSON Schema: a language model, a recording of one, a function of your own.

    It may have a `name`, by which its claims and recordings know it, and `usage`, the tokens used so far. It may be
    called from several threads.
    """

    def __call__(self, prompt: str, schema: Mapping[str, Any], /) -> str:
        """The reply, as JSON text."""
        ...


def name_of(complete: Complete) -> str:
    """The name of a model: its own, else that of the function.

    >>> def echo(prompt, schema): return "{}"
    >>> name_of(echo)
    'echo'
    """
    name = getattr(complete, "name", None) or getattr(complete, "__name__", None)
    return str(name or type(complete).__name__)


def used_by(complete: Complete) -> int | None:
    """The tokens that a model says it has used so far; None where it does not count them."""
    usage = getattr(complete, "usage", None)
    return usage if isinstance(usage, int) and not isinstance(usage, bool) else None


def ask(
    complete: Complete,
    prompt: str,
    schema: Mapping[str, Any],
    check: Callable[[Any], T],
    *,
    rescue: Callable[[str], T | None] | None = None,
) -> tuple[T, str]:
    """What `check` makes of the model's reply, and the reply; asked twice if need be, the second time with the error.

    `check` raises `InvalidRecord` for what it cannot use; of a second reply that is no whole JSON, `rescue` may take
    what can be used all the same. Raises `ModelFailure` where the model fails, or where its
    second reply cannot be used either.

    >>> replies = iter(["Sure! Here it is:", '{"n": 3}'])
    >>> ask(lambda prompt, schema: next(replies), "How many?", {}, lambda data: data["n"])
    (3, '{"n": 3}')
    """
    asked = prompt
    for again in (True, False):
        reply = _reply(complete, asked, schema)
        try:
            return check(parsed(reply)), reply
        except InvalidRecord as error:
            if not again:
                rescued = rescue(reply) if rescue is not None and len(reply) <= LONGEST_REPLY else None
                if rescued is not None:
                    return rescued, reply
                raise ModelFailure(f"its reply cannot be used: {error}") from error
            asked = (
                f"{prompt}\n\nYour last reply could not be used: {error}. Reply again, with JSON of the schema only.\n"
            )
    raise AssertionError("unreachable")


def _reply(complete: Complete, prompt: str, schema: Mapping[str, Any]) -> str:
    try:
        reply = complete(prompt, schema)
    except FactreconError:
        raise
    except Exception as error:  # whatever a stranger's callable raises costs this question only
        raise ModelFailure(f"the model failed: {internal(error)}") from error
    if not isinstance(reply, str):
        raise ModelFailure(f"the model gave no text but {type(reply).__name__}")
    return reply


def parsed(reply: str) -> Any:
    """The JSON of a reply, out of a code fence if it stands in one; raises `InvalidRecord`.

    >>> parsed('```json\\n{"claims": []}\\n```')
    {'claims': []}
    """
    if len(reply) > LONGEST_REPLY:
        raise InvalidRecord(f"it is {len(reply):,} characters long; {LONGEST_REPLY:,} are read")
    fenced = _FENCE.match(reply)
    text = (fenced[1] if fenced else reply).strip()
    if not text:
        raise InvalidRecord("it is empty")
    try:
        return json.loads(text, parse_constant=_refused)
    except RecursionError as error:
        raise InvalidRecord("it is nested too deep") from error
    except ValueError as error:
        raise InvalidRecord(f"it is no JSON ({str(error)[:120]}); it begins {text[:60]!r}") from error


def _refused(name: str) -> Any:
    raise ValueError(f"{name} is no JSON")
