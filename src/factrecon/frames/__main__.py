"""`python -m factrecon.frames [FILE...]`: check files of frames and run their examples; without a file, the shipped
ones.

The exit code is 1 if anything is wrong.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from factrecon.errors import FactreconError
from factrecon.legible import legible


def main(files: Sequence[str]) -> int:
    """Check each file and say what was found."""
    if files and files[0] in ("-h", "--help"):
        sys.stdout.write(legible(f"{__doc__}\n"))
        return 0
    wrong = False
    chosen: Sequence[str | None] = files or [None]
    for file in chosen:
        try:
            for line, fault in _shipped() if file is None else _own(file):
                sys.stdout.write(legible(f"{line}\n"))
                wrong = wrong or fault
        except FactreconError as error:
            sys.stdout.write(legible(f"{error}\n"))
            wrong = True
    return 1 if wrong else 0


# What checks is imported by what is run: a broken row of a unit or a word, which whatever reads it meets when it is
# loaded, is then told in a line as well.


def _shipped() -> Iterator[tuple[str, bool]]:
    """What there is to say of the shipped frames, and whether it is a fault."""
    from factrecon.frames.loading import shipped_frames
    from factrecon.readers.frame_examples import check_examples, examples_of

    for problem in check_examples(shipped_frames()):
        yield problem, True
    examples = sum(1 for frame in shipped_frames() for _ in examples_of(frame))
    yield f"{examples} examples of {len(shipped_frames())} frames", False


def _own(file: str) -> Iterator[tuple[str, bool]]:
    """The same of the frames of a file."""
    from factrecon.frames.checking import check_frames
    from factrecon.frames.loading import load_frames
    from factrecon.readers.frame_examples import check_examples

    problems = check_frames(file)
    if not problems:
        frames = load_frames(..., file)
        own = [frame for frame in frames if frame.topic == Path(file).stem]
        problems = tuple(f"{file}: {problem}" for problem in check_examples(frames, only=own))
        if not problems:
            yield f"{file}: {len(frames)} frames with the shipped ones; all sound", False
    for problem in problems:
        yield problem, True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
