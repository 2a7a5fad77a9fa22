"""Whether a frame is read as its own examples say.

An example is a text, an arrow and what is read of it: the frame's name, where an event of it is told
("The mill's workers walked out. -> strike"), or an attribute with its value ("Forty boats sailed in the regatta.
-> regatta.entries: 40"). Numbers are written bare; other values as the text has them. What is asked can be
read as well ("asked: Did the mill close?"), how it is told ("strike.start is planned"), and that a count grows
("fire.deaths grows"). An attribute's `each` and `never_each` are run for each of its nouns.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from attrs import evolve

from factrecon.frames import Frame
from factrecon.language.en.checking import Probe
from factrecon.language.en.probes import PUBLISHED
from factrecon.language.en.rows import ARROW, Example, example_of, spelled
from factrecon.model import Document
from factrecon.readers import read
from factrecon.values import Quantity, Value

__all__ = ["PROBES", "check_examples", "examples_of", "frame_readings"]


def frame_readings(text: str, *, frames: Sequence[Frame] | None = None) -> Iterator[str]:
    """What is read of a text under frames, in the words that examples are written in.

    >>> "strike.participants: 300" in set(frame_readings("Some 300 workers went on strike in Dayton on Monday."))
    True
    """
    for assertion in read(Document(id="example", text=text, published=PUBLISHED), frames=frames):
        event = assertion.claim.question.event
        if event is not None:
            yield event.frame
            yield f"{event.frame}.{assertion.claim.question.attribute} is {assertion.status}"
            yield f"asked: {assertion.claim.question.ask}"
            if assertion.claim.question.cumulative:
                yield f"{event.frame}.{assertion.claim.question.attribute} grows"
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
        for example in examples_of(frame):
            read_of_it = dict.fromkeys(frame_readings(example.text, frames=frames))
            if (example.reading in read_of_it) != example.wanted:
                verb = "should be read as" if example.wanted else "should not be read as"
                yield f"frame [{frame.name}]: {example.text!r} {verb} {example.reading!r}; read: " + (
                    "; ".join(read_of_it) or "nothing"
                )


def examples_of(frame: Frame) -> Iterator[Example]:
    """The frame's own examples, and those of its attributes spelled out for every noun.

    >>> from factrecon.frames.frame import Attribute
    >>> entries = Attribute(name="sails", kind="quantity", ask="", nouns=("yacht",), each=("It drew 40 {NNS}. -> 40",))
    >>> [(e.text, e.reading) for e in examples_of(Frame(name="regatta", gloss="Boats race", attributes=(entries,)))]
    [('It drew 40 yachts.', 'regatta.sails: 40')]
    """
    for wanted, texts in ((True, frame.examples), (False, frame.never)):
        for written in texts:
            yield example_of(written, frame.name, wanted=wanted)
    for attribute in frame.attributes:
        asked = f"{frame.name}.{attribute.name}"
        for wanted, texts in ((True, attribute.each), (False, attribute.never_each)):
            for template in texts:
                for noun in attribute.nouns:
                    said = example_of(spelled(template, noun), asked, wanted=wanted)
                    yield evolve(said, reading=f"{asked}: {said.reading}")


PROBES: Final[Mapping[str, Probe]] = {"events": frame_readings}
"""The readings of events, for rows of the language that they hold."""
