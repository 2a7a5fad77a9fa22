"""Whether a frame is read as its own examples say.

An example is a text, an arrow and what is read of it: the frame's name, where an event of it is told
("The mill's workers walked out. -> strike"), or an attribute with its value ("Forty boats sailed in the regatta.
-> regatta.entries: 40"). Numbers are written bare; other values as the text has them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from factrecon.frames import Frame
from factrecon.language.en.checking import Probe
from factrecon.language.en.probes import PUBLISHED
from factrecon.language.en.rows import ARROW
from factrecon.model import Document
from factrecon.readers import read
from factrecon.values import Quantity, Value

__all__ = ["PROBES", "check_examples", "frame_readings"]


def frame_readings(text: str, *, frames: Sequence[Frame] | None = None) -> Iterator[str]:
    """What is read of a text under frames, in the words that examples are written in.

    >>> "strike.participants: 300" in set(frame_readings("Some 300 workers went on strike in Dayton on Monday."))
    True
    """
    for assertion in read(Document(id="example", text=text, published=PUBLISHED), frames=frames):
        event = assertion.claim.question.event
        if event is not None:
            yield event.frame
            yield f"{event.frame}.{assertion.claim.question.attribute}: {_plainly(assertion.claim.value)}"


def _plainly(value: Value) -> str:
    if isinstance(value, Quantity) and value.nominal is not None:
        return f"{value.nominal:.12g}"
    return value.text or str(value)


def check_examples(frames: Sequence[Frame], *, only: Sequence[Frame] | None = None) -> Iterator[str]:
    """A line for every example of the frames that is read otherwise, and for every frame that has none.

    `only` are those whose examples are run, with all of `frames` to read by.
    """
    for frame in frames if only is None else only:
        if not frame.examples:
            yield f"frame [{frame.name}]: no example; give a text and what is read of it: " + (
                f'examples = ["... {ARROW.strip()} {frame.name}"]'
            )
        for wanted, written in (*((True, e) for e in frame.examples), *((False, e) for e in frame.never)):
            text, _, reading = written.rpartition(ARROW)
            read_of_it = dict.fromkeys(frame_readings(text, frames=frames))
            if (reading.strip() in read_of_it) != wanted:
                verb = "should be read as" if wanted else "should not be read as"
                yield f"frame [{frame.name}]: {text!r} {verb} {reading.strip()!r}; read: " + (
                    "; ".join(read_of_it) or "nothing"
                )


PROBES: Final[Mapping[str, Probe]] = {"events": frame_readings}
"""The readings of events, for rows of the language that they hold."""
