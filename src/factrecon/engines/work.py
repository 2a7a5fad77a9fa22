"""A folder in which a long run leaves what it has done, so that a killed one goes on where it was.

Every step is a file with its hash in a manifest. A file is written whole and the manifest after it, so that
what the manifest names is done. A file that is missing or was changed since is told by its step, and
forgotten, so that the next run makes it again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from factrecon.errors import InvalidValue, UnreadableInput
from factrecon.writing import write_whole

MANIFEST: Final = "manifest.json"
SCHEMA: Final = "factrecon-work/1"
_BLOCK = 1 << 20


class Work:
    """The folder of one run; `asked` says what was asked for, and another run's folder is refused."""

    def __init__(self, folder: Path, asked: Mapping[str, Any]) -> None:
        """Make the folder, or take up what was left in it."""
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._asked = json.loads(json.dumps(asked))
        self._steps: dict[str, dict[str, Any]] = {}
        self._checked: set[str] = set()
        file = folder / MANIFEST
        if file.exists():
            self._steps = self._read(file)
        if not self._steps:
            self._write()

    def _read(self, file: Path) -> dict[str, dict[str, Any]]:
        try:
            held = json.loads(file.read_text("utf-8"))
            steps: dict[str, dict[str, Any]] = held["steps"]
            schema, asked = held["schema"], held["asked"]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise UnreadableInput(f"{file}: not the manifest of a run: take another folder, or empty it") from error
        if schema == SCHEMA and not steps:
            return {}  # nothing was done of whatever was asked for
        if schema != SCHEMA or asked != self._asked:
            differs = sorted(k for k in {*asked, *self._asked} if asked.get(k) != self._asked.get(k))
            raise InvalidValue(
                f"{self.folder}: holds another run ({', '.join(differs) or 'another version'} differs): "
                "take another folder, or empty it"
            )
        return steps

    def path(self, name: str) -> Path:
        """Where a step's file lies."""
        return self.folder / name

    def facts(self, step: str) -> dict[str, Any] | None:
        """What was noted of a step that is done, its file checked once; None where it is not done.

        Raises `UnreadableInput` for a file that is missing or was changed; the step is then forgotten.
        """
        noted = self._steps.get(step)
        if noted is None:
            return None
        if step not in self._checked:
            path = self.path(noted["file"])
            fault = "is missing" if not path.exists() else "was changed" if _hash(path) != noted["sha256"] else ""
            if fault:
                self._forget(step)
                raise UnreadableInput(f"step {step!r}: {path} {fault} since it was written; run again to make it anew")
            self._checked.add(step)
        return dict(noted["facts"])

    def done(self, step: str, file: str, **facts: Any) -> dict[str, Any]:
        """Note a step whose file has been written."""
        self._steps[step] = {"file": file, "sha256": _hash(self.path(file)), "facts": facts}
        self._checked.add(step)
        self._write()
        return facts

    def once(self, step: str, file: str, make: Callable[[Path], Mapping[str, Any] | None]) -> dict[str, Any]:
        """What a step noted, made now unless it is done."""
        facts = self.facts(step)
        return self.done(step, file, **(make(self.path(file)) or {})) if facts is None else facts

    def broken(self, step: str, why: object) -> UnreadableInput:
        """The error for a step's file that cannot be read; the step is forgotten."""
        path = self.path(self._steps[step]["file"])
        self._forget(step)
        return UnreadableInput(f"step {step!r}: {path} cannot be read ({why}); run again to make it anew")

    def _forget(self, step: str) -> None:
        """Forget a step. What was made of it stands: made anew it is the same."""
        del self._steps[step]
        self._write()

    def _write(self) -> None:
        held = {"schema": SCHEMA, "asked": self._asked, "steps": self._steps}
        write_whole(self.folder / MANIFEST, json.dumps(held, indent=1) + "\n")


def _hash(path: Path) -> str:
    digest = hashlib.sha256()
    for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
        if file.is_file():
            with file.open("rb") as stream:
                while block := stream.read(_BLOCK):
                    digest.update(block)
    return digest.hexdigest()
