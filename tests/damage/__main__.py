"""Run the rounds, or the day: `python -m tests.damage [--rounds 200] [--day] [--files 300] [--seed N]`."""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.damage.rounds import among_sound, day, odd_character


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=200)
    options.add_argument("--day", action="store_true", help="a day's worth of broken files in one command instead")
    options.add_argument("--files", type=int, default=300, help="broken files of the day")
    options.add_argument("--seed", type=int, default=5)
    given = options.parse_args()
    chance = random.Random(given.seed)
    if given.day:
        with TemporaryDirectory() as place:
            told = day(Path(place), given.files, chance)
        print(told)
        return 1 if told.wrong else 0
    same = internal = 0
    for _ in range(given.rounds):
        found = among_sound(chance)
        same, internal = same + found.same, internal + found.internal
        if not found.same:
            print(f"not the same: {found.how} of {found.story}: {found.touched}", flush=True)
    print(f"{given.rounds} rounds, {same} the same, {internal} caught by the last net", flush=True)
    read = kept = 0
    for _ in range(given.rounds):
        one = odd_character(chance)
        read, kept = read + one.read, kept + one.kept
        if not one.kept:
            print(f"not as without {one.character!r} in {one.words!r}: {one.lost}", flush=True)
    print(f"{given.rounds} articles with an odd character: {read} read, {kept} with all their other claims")
    return 0 if same == given.rounds and not internal and kept >= 0.99 * given.rounds else 1


if __name__ == "__main__":
    sys.exit(main())
