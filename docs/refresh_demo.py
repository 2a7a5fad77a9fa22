"""Record the demonstration's replies anew, under the prompts as they are now.

    python docs/refresh_demo.py

The replies stay; only the hashes under which they are found change, when the instructions, the schema or the articles
do. A reply stands in the line of its article's place.
"""

from __future__ import annotations

import json
from pathlib import Path

import factrecon.demo
from factrecon.models import model_reader
from factrecon.models.recording import recorded

RECORDING = Path(factrecon.demo.__file__).parent / "recording.jsonl"


class Written:
    """A model that gives the replies of the recording in their order."""

    name = "written-by-hand"

    def __init__(self, replies: list[str]) -> None:
        self.replies = iter(replies)

    def __call__(self, prompt: str, schema: object) -> str:
        """The next reply, whatever is asked."""
        return next(self.replies)


if __name__ == "__main__":
    rows = [json.loads(line) for line in RECORDING.read_text("utf-8").splitlines()]
    before = RECORDING.read_bytes()
    RECORDING.unlink()
    model = recorded(RECORDING, Written([row["reply"] for row in rows if "reply" in row]))
    reading = model_reader(model, at_once=1).read(factrecon.demo.demo_documents())
    print(f"{RECORDING.name}: {'recorded anew' if RECORDING.read_bytes() != before else 'is up to date'}")
    print(f"{len(reading.claims)} claims stand, {len(reading.left_out)} are left out")
