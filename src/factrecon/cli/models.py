"""The language model that options name, and the readers that go with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click


def model_of(model: str | None, base_url: str | None, record: str | None) -> Any:
    """The model that the options name, or the recording of one; None without either."""
    from factrecon.models import from_llm, from_openai, recorded

    if base_url and not model:
        raise click.UsageError("--base-url needs the --model that the server is to be asked for")
    made: Any = None
    if model:
        made = from_openai(model, base_url=base_url) if base_url else from_llm(model)
    return recorded(record, made) if record else made


def readers_of(complete: Any, budget: int | None, *, none: bool = False) -> Sequence[Any]:
    """The readers that the options name: a model, none, or the library's own."""
    from factrecon.models import model_reader
    from factrecon.readers import READERS

    if none:
        return ()  # a model may still confirm
    return READERS if complete is None else (model_reader(complete, budget=budget),)
