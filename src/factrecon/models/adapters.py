"""Models behind `complete`: those of the library llm, and whatever speaks the OpenAI protocol. The extra `llm` brings
both.

Texts are sent to wherever the model runs. Keys stay with the libraries: they find them in their own settings or in the
environment, and nothing here reads, keeps or tells one.
"""

from __future__ import annotations

from collections.abc import Mapping
from threading import Lock
from typing import Any, Final

from factrecon.errors import MissingExtra, ModelFailure, UnknownName
from factrecon.models.asking import LONGEST_REPLY

__all__ = ["LlmModel", "OpenAIModel", "from_llm", "from_openai"]

TIMEOUT: Final = 120.0
"""Seconds that a server may be silent."""
RETRIES: Final = 3
"""How often a call is made again after a time-out, a rate limit or an error of the server, each time later."""


class LlmModel:
    """A model of the library llm; see `from_llm`."""

    def __init__(self, model: Any, options: Mapping[str, Any]) -> None:
        """Keep the model and its options."""
        self.name = str(model.model_id)
        self.usage = 0
        self._model, self._options, self._lock = model, dict(options), Lock()
        self._schema = bool(getattr(model, "supports_schema", False))

    def __call__(self, prompt: str, schema: Mapping[str, Any], /) -> str:
        """The reply, asked for by the schema where the model takes one, else with the schema in the prompt."""
        extra = {"schema": dict(schema)} if self._schema else {}
        try:
            response = self._model.prompt(
                prompt if self._schema else _with_schema(prompt, schema), **extra, **self._options
            )
            reply = str(response.text())
            used = response.usage()
        except Exception as error:  # every plugin has errors of its own
            raise ModelFailure(f"{self.name}: {_said(error)}") from error
        with self._lock:
            self.usage += sum(n for n in (used.input, used.output) if isinstance(n, int))
        return reply


def from_llm(name: str, **options: Any) -> LlmModel:
    """A model of the library llm by its name or alias ("gpt-5-mini", or one that a plugin brings).

    `options` go to the model (temperature and the like). Raises `MissingExtra` without llm and `UnknownName` for a
    model that it does not know.
    """
    try:
        import llm
    except ImportError as error:
        raise MissingExtra("asking a language model", "llm") from error
    try:
        return LlmModel(llm.get_model(name), options)
    except llm.UnknownModelError as error:
        known = sorted(m.model_id for m in llm.get_models())[:20]
        raise UnknownName(
            f"llm knows no model {name!r}; it knows {', '.join(known) or 'none: install a plugin'}"
        ) from error


class OpenAIModel:
    """A model behind a client of the OpenAI protocol; see `from_openai`."""

    def __init__(self, client: Any, model: str, options: Mapping[str, Any]) -> None:
        """Keep the client, the model's name and its options."""
        self.name = model
        self.usage: int | None = None
        self._client, self._options, self._lock = client, dict(options), Lock()

    def __call__(self, prompt: str, schema: Mapping[str, Any], /) -> str:
        """The reply, read as it streams in and cut off where it grows beyond all measure."""
        shape = {"type": "json_schema", "json_schema": {"name": "reply", "strict": True, "schema": dict(schema)}}
        parts: list[str] = []
        size = 0
        try:
            stream = self._client.chat.completions.create(
                model=self.name,
                messages=[{"role": "user", "content": _with_schema(prompt, schema)}],
                response_format=shape,
                stream=True,
                stream_options={"include_usage": True},
                **{"temperature": 0, **self._options},
            )
            with stream:
                for chunk in stream:
                    self._count(getattr(chunk, "usage", None))
                    for choice in getattr(chunk, "choices", None) or ():
                        piece = getattr(choice.delta, "content", None) or ""
                        parts.append(piece)
                        size += len(piece)
                    if size > LONGEST_REPLY:
                        raise ModelFailure(f"{self.name}: a reply of more than {LONGEST_REPLY:,} characters")
        except ModelFailure:
            raise
        except Exception as error:  # of the client, of the network, of a server that speaks something else
            raise ModelFailure(f"{self.name}: {_said(error)}") from error
        return "".join(parts)

    def _count(self, usage: Any) -> None:
        total = getattr(usage, "total_tokens", None)
        if isinstance(total, int):
            with self._lock:
                self.usage = (self.usage or 0) + total


def from_openai(
    model: str, *, client: Any = None, base_url: str | None = None, timeout: float = TIMEOUT, **options: Any
) -> OpenAIModel:
    """A model of a server that speaks the OpenAI protocol: OpenAI's own, or Ollama, llama.cpp and vLLM by `base_url`.

    `client` is an `openai.OpenAI` of your own; without one, one is made, with the key of OPENAI_API_KEY if there is
    one. A server may be silent for `timeout` seconds; time-outs, rate limits and errors of the server are tried again
    three times. `options` go to every call. Raises `MissingExtra` without the library openai.
    """
    if client is None:
        try:
            import openai
        except ImportError as error:
            raise MissingExtra("asking a server of the OpenAI protocol", "llm") from error
        import os

        key = os.environ.get("OPENAI_API_KEY") or ("none" if base_url else None)
        try:
            client = openai.OpenAI(base_url=base_url, api_key=key, timeout=timeout, max_retries=RETRIES)
        except openai.OpenAIError as error:
            raise ModelFailure(f"{model}: {_said(error)}") from error
    return OpenAIModel(client, model, options)


def _with_schema(prompt: str, schema: Mapping[str, Any]) -> str:
    """The prompt with the schema behind it: many models take one in words only, and a server may ignore the other."""
    import json

    return f"{prompt}\nReply with JSON of this schema, and with nothing else:\n{json.dumps(schema)}\n"


def _said(error: Exception) -> str:
    words = " ".join(str(error).split())[:200]
    return f"{type(error).__name__}: {words}" if words else type(error).__name__
