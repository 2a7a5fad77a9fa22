"""`python -m factrecon.frames FILE...`: check files of frames; exit code 1 if anything is wrong."""

from __future__ import annotations

import sys

from factrecon.errors import FactreconError
from factrecon.frames.checking import check_frames
from factrecon.frames.loading import load_frames


def main(files: list[str]) -> int:
    """Check each file and say what was found."""
    if not files or files[0] in ("-h", "--help"):
        sys.stderr.write("usage: python -m factrecon.frames FILE...\n")
        return 0 if files else 2
    wrong = False
    for file in files:
        try:
            problems = check_frames(file)
            for problem in problems:
                sys.stdout.write(problem + "\n")
            wrong = wrong or bool(problems)
            if not problems:
                sys.stdout.write(f"{file}: {len(load_frames(..., file))} frames with the shipped ones; all sound\n")
        except FactreconError as error:
            sys.stdout.write(f"{error}\n")
            wrong = True
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
