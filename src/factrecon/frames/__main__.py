"""`python -m factrecon.frames [FILE...]`: check files of frames and run their examples; without a file, the shipped
ones.

The exit code is 1 if anything is wrong.
"""

from __future__ import annotations

import sys
from pathlib import Path

from factrecon.errors import FactreconError
from factrecon.frames.checking import check_frames
from factrecon.frames.loading import load_frames, shipped_frames
from factrecon.legible import legible
from factrecon.readers.frame_examples import check_examples, examples_of


def main(files: list[str]) -> int:
    """Check each file and say what was found."""
    if files and files[0] in ("-h", "--help"):
        sys.stdout.write(legible(f"{__doc__}\n"))
        return 0
    wrong = False
    if not files:
        for problem in check_examples(shipped_frames()):
            sys.stdout.write(legible(problem + "\n"))
            wrong = True
        examples = sum(1 for frame in shipped_frames() for _ in examples_of(frame))
        sys.stdout.write(legible(f"{examples} examples of {len(shipped_frames())} frames\n"))
    for file in files:
        try:
            problems = check_frames(file)
            if not problems:
                frames = load_frames(..., file)
                own = [frame for frame in frames if frame.topic == Path(file).stem]
                problems = tuple(f"{file}: {problem}" for problem in check_examples(frames, only=own))
            for problem in problems:
                sys.stdout.write(legible(problem + "\n"))
            wrong = wrong or bool(problems)
            if not problems:
                sys.stdout.write(
                    legible(f"{file}: {len(load_frames(..., file))} frames with the shipped ones; all sound\n")
                )
        except FactreconError as error:
            sys.stdout.write(legible(f"{error}\n"))
            wrong = True
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
