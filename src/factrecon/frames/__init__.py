"""Kinds of events as data: the words that name them and the questions they raise.

The vocabulary stands in TOML files beside this module, one a topic; `FRAMES` holds what they say and is
read when first asked for. `load_frames(..., "mine.toml")` extends it, `check_frames` says what is wrong
with a file of your own (also `python -m factrecon.frames FILE`), and `TriggerIndex` finds the words of
frames in tagged text.

Besides its own attributes, every event raises whether it `occurred`, its `time`, `places`, `start`,
`end` and `duration`; no frame lists them.
"""

from __future__ import annotations

from factrecon.frames.checking import check_frames
from factrecon.frames.frame import Attribute, Frame
from factrecon.frames.loading import Source, load_frames, shipped_frames
from factrecon.frames.triggers import Part, Trigger, TriggerIndex, trigger_index

FRAMES: tuple[Frame, ...]
"""The frames that ship with the package."""

__all__ = [
    "FRAMES",
    "Attribute",
    "Frame",
    "Part",
    "Source",
    "Trigger",
    "TriggerIndex",
    "check_frames",
    "load_frames",
    "trigger_index",
]


def __getattr__(name: str) -> object:
    # Read on first use: who never reads text does not pay for the vocabulary.
    if name == "FRAMES":
        return shipped_frames()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
