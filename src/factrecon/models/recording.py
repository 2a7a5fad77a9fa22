"""What a language model replied, kept in a file and replayed: a run once made is offline and always the same.

A recording is JSON Lines: a head that names the model, then one reply a line, under the hash of model, prompt and
schema; the prompt holds the text. So a changed text, instruction or schema has no reply there, and without a model that
is an error, never a call.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from threading import Lock
from typing import Any, Final

from factrecon.bounded import byte_lines, opened
from factrecon.errors import InvalidRecord, ModelFailure, UnreadableInput
from factrecon.legible import plain_json
from factrecon.models.asking import LONGEST_REPLY, Complete, name_of, used_by
from factrecon.writing import append_line

__all__ = ["Recording", "recorded"]

_HEAD: Final = "factrecon-recording"
_VERSION: Final = 1
MOST_HELD: Final = 100_000_000
"""Bytes of the replies that a recording holds."""


class Recording:
    """A model that answers from its file, and asks the model behind it, if there is one, for what is not there yet."""

    def __init__(self, path: str | Path, complete: Complete | None = None) -> None:
        """Open the recording, or begin one where there is a model; see `recorded`."""
        self.path = Path(path)
        self._complete = complete
        self._lock = Lock()
        self._replies: dict[str, str] = {}
        self._characters = 0
        name = self._load() if self.path.exists() else None
        if name is None and complete is None:
            raise UnreadableInput(f"{path}: no such recording; record one with a model")
        if name is not None and complete is not None and name != name_of(complete):
            raise InvalidRecord(f"{path}: records {name!r}, not {name_of(complete)!r}; name another file")
        self.name = name or name_of(complete)  # type: ignore[arg-type] # one of the two is there
        """The model that is recorded."""

    @property
    def usage(self) -> int:
        """What asking the model has used so far, in its tokens or else in characters; what is replayed uses nothing."""
        used = used_by(self._complete) if self._complete is not None else None
        return self._characters if used is None else used

    def __call__(self, prompt: str, schema: Mapping[str, Any], /) -> str:
        """The reply as recorded, else the model's, which is then recorded."""
        asked = json.dumps([self.name, prompt, schema], sort_keys=True)
        key = hashlib.sha256(asked.encode("ascii")).hexdigest()
        with self._lock:
            kept = self._replies.get(key)
        if kept is not None:
            return kept
        if self._complete is None:
            raise ModelFailure(
                f"{self.path} has no reply to this: the text, the instructions or the schema have changed since; "
                "record it again with the model"
            )
        reply = self._complete(prompt, schema)
        if not isinstance(reply, str) or len(reply) > LONGEST_REPLY:
            return reply  # no reply; whoever asked says so
        with self._lock:
            self._characters += len(prompt) + len(reply)
            if key not in self._replies:
                self._replies[key] = reply
                self._keep(key, reply)
        return reply

    def _load(self) -> str | None:
        """Take up what the file holds; the model that it names, None where it holds no whole line yet."""
        name: str | None = None
        held = 0
        with opened(self.path) as file:
            for line in byte_lines(file):
                if line is None or not line.endswith(b"\n"):
                    continue  # a line that was cut short by a kill has no end
                row = _parsed(line)
                if name is None:
                    name = _model_of(row)
                    if name is None:
                        raise InvalidRecord(f"{self.path}: not a recording of a model")
                elif isinstance(row, Mapping) and isinstance(row.get("key"), str) and isinstance(row.get("reply"), str):
                    held += len(line)
                    if held > MOST_HELD:
                        raise InvalidRecord(f"{self.path}: over the limit of {MOST_HELD / 1e6:.0f} MB; begin another")
                    self._replies[row["key"]] = row["reply"]
        return name

    def _keep(self, key: str, reply: str) -> None:
        """Add one line; lines are whole on the disk before the next is asked for."""
        head = plain_json({_HEAD: _VERSION, "model": self.name})
        append_line(self.path, plain_json({"key": key, "reply": reply}), head=head)


def _parsed(line: bytes) -> Any:
    try:
        return json.loads(line.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return None


def _model_of(head: Any) -> str | None:
    """The model that the first line of a recording names; None where it is no such line."""
    if not isinstance(head, Mapping) or head.get(_HEAD) != _VERSION or not isinstance(head.get("model"), str):
        return None
    return str(head["model"])


def recorded(path: str | Path, complete: Complete | None = None) -> Recording:
    """A model whose replies are kept in a file, and come from there when the same is asked again.

    Without `complete` the file must be there, and what it has no reply to raises `ModelFailure`. Two models do not
    share a file: raises `InvalidRecord` for a file of another. Raises `UnreadableInput` for a file that is not there.

    >>> from tempfile import TemporaryDirectory
    >>> def model(prompt, schema): return '{"claims": []}'
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "said.jsonl")
    ...     once, again = recorded(path, model)("Read this.", {}), recorded(path)("Read this.", {})
    >>> once == again
    True
    """
    return Recording(path, complete)
