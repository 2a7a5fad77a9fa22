"""Run the targets: `python -m tests.fuzz --minutes 10 [--targets text csv] [--seconds 10]`.

Random bytes drive Hypothesis, as a fuzzer would (`fuzz_one_input`). What fails is kept in `failed/`, one file an input,
told with its place, and ends the run with 1. `-v` prints the tracebacks.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import signal
import sys
import time
import traceback
from collections import Counter
from pathlib import Path
from typing import Any

from tests.fuzz.targets import FAILED, TARGETS, as_test, written

SLOWEST = 30
"""CPU seconds after which an input is taken to hang."""


class Hang(BaseException):
    """An input took longer than any should."""


def place_of(error: BaseException) -> str:
    frames = [
        f for f in traceback.extract_tb(error.__traceback__) if "factrecon" in f.filename and "tests" not in f.filename
    ]
    where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "the target"
    return f"{type(error).__name__} at {where}"


def run(name: str, seconds: float, chance: random.Random, keep: bool, verbose: bool) -> tuple[int, Counter[str]]:
    last: list[Any] = [None]
    count = [0]

    def remember(made: Any) -> None:
        last[0] = made
        count[0] += 1

    fuzz = as_test(name, remember).hypothesis.fuzz_one_input
    failures: Counter[str] = Counter()
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        buffer = chance.randbytes(chance.choice((64, 256, 1024)))
        signal.setitimer(signal.ITIMER_VIRTUAL, SLOWEST)
        try:
            fuzz(buffer)
        except (Exception, Hang) as error:
            place = place_of(error)
            failures[place] += 1
            if failures[place] == 1:
                if verbose:
                    traceback.print_exc()
                data = json.dumps(written(last[0]))
                path = FAILED / f"{name}-{hashlib.sha256(data.encode()).hexdigest()[:10]}.json"
                if keep:
                    path.write_text(data + "\n")
                print(f"{name}: {place}: {str(error)[:120]!r} by {path.name}", flush=True)
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return count[0], failures


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--minutes", type=float, default=0)
    options.add_argument("--seconds", type=float, default=10, help="for each target, where no minutes are given")
    options.add_argument("--targets", nargs="*", default=list(TARGETS), choices=list(TARGETS))
    options.add_argument("--seed", type=int, default=None)
    options.add_argument("--forget", action="store_true", help="do not keep what failed")
    options.add_argument("-v", "--verbose", action="store_true")
    given = options.parse_args()

    def hang(*_: object) -> None:
        raise Hang(f"over {SLOWEST} CPU seconds")

    signal.signal(signal.SIGVTALRM, hang)
    seconds = given.minutes * 60 / len(given.targets) if given.minutes else given.seconds
    seed = given.seed if given.seed is not None else random.SystemRandom().getrandbits(32)
    print(f"seed {seed}, {seconds:.0f} s for each of {len(given.targets)} targets", flush=True)
    inputs = broken = 0
    for name in given.targets:
        count, failures = run(name, seconds, random.Random(f"{seed}{name}"), not given.forget, given.verbose)
        inputs, broken = inputs + count, broken + failures.total()
        print(f"{name}: {count:,} inputs, {failures.total()} failed at {len(failures)} places", flush=True)
    print(f"{inputs:,} inputs, {broken} failed")
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
