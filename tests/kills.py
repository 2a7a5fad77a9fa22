"""Each writer killed at random moments: what stood there before, or what was being written, and nothing between.

`python -m tests.kills --rounds 1000` for more than the suite runs. The writers run in children forked from a process
that has everything imported, so that a round takes milliseconds; a flush to the disk is made slow in them, so that
many kills fall between the first byte and the replacing.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from attrs import frozen

from factrecon.errors import InvalidRecord
from factrecon.exports import export, read_export
from factrecon.fusion import fuse
from factrecon.matching.judgements import Judgement, load_judgements, remember
from factrecon.model import claim
from factrecon.models.recording import recorded
from factrecon.reconciliation import reconcile
from factrecon.records import dump, load
from factrecon.reports import report
from factrecon.tables import read_claims, write_answers
from factrecon.values import Quantity
from factrecon.writing import write_files, write_whole

SLOW = 0.002
"""Seconds that a flush to the disk takes at least, in the children."""


@frozen
class Writer:
    """Writes one of two contents, and tells which of them stands there: "old", "new", or what else it found."""

    write: Callable[[int], object]
    found: Callable[[], int]
    """Which content is there, by reading it as a user would; raises for what is neither."""
    folder: Path
    half: Callable[[], bool] = lambda: False
    """For a file that grows: whether the last kill cut a line short, or fell before the line was acknowledged."""


def claims(n: int) -> list:
    return [claim(f"s{i}", f"the fire of {i % 7}", "deaths", Quantity.of(i + n, "person")) for i in range(60)]


def writers(place: Path) -> Mapping[str, Writer]:
    given = [claims(n) for n in (0, 1)]
    made = [reconcile(some) for some in given]
    told = [report(m, format="json") for m in made]
    told_as_text = [report(m, format="html") for m in made]
    saved = [m.to_json() for m in made]
    tables = []
    for n in (0, 1):
        (place / f"in{n}.csv").write_text(
            "object,attribute,source,value\n"
            + "".join(f"o{i},a,s{j},{i * j + n}\n" for i in range(300) for j in (1, 2, 3))
        )
        tables.append(fuse(read_claims(place / f"in{n}.csv").ballot))

    def text(name: str, contents: list[str]) -> Writer:
        folder = place / name
        folder.mkdir()
        file = folder / f"{name}.out"
        return Writer(lambda n: write_whole(file, contents[n]), lambda: contents.index(file.read_text("utf-8")), folder)

    def exported(format: str) -> Writer:
        folder = place / format
        folder.mkdir()
        each = [export(report, format=format) for report in saved]

        def found() -> int:
            files = {p.name: p.read_bytes() for p in folder.iterdir() if not p.name.endswith(".part")}
            try:
                return saved.index(read_export(files, format=format))
            except InvalidRecord:
                # Killed between two of the files: each is whole, and together they are refused.
                assert all(content in (each[0][name], each[1][name]) for name, content in files.items())
                return 2

        return Writer(lambda n: write_files(folder, each[n]), found, folder)

    def dumped() -> Writer:
        folder = place / "dump"
        folder.mkdir()
        file = folder / "claims.jsonl"
        return Writer(lambda n: dump(given[n], file), lambda: given.index(list(load(file))), folder)

    def fused() -> Writer:
        folder = place / "fuse"
        folder.mkdir()
        file = folder / "answers.csv"
        wanted = []
        for n in (0, 1):
            write_answers(tables[n], file)
            wanted.append(file.read_bytes())
        return Writer(lambda n: write_answers(tables[n], file), lambda: wanted.index(file.read_bytes()), folder)

    def judged() -> Writer:
        folder = place / "judgements"
        folder.mkdir()
        file = folder / "mine.tsv"

        def found() -> int:
            listed = load_judgements(file).listed
            assert all(j.b == j.a + "x" and j.note == "n" * 3000 for j in listed)
            return 0

        return Writer(
            lambda n: remember(file, [Judgement("same", k := f"{time.monotonic_ns()}", k + "x", "n" * 3000)]),
            found,
            folder,
        )

    def recorder() -> Writer:
        folder = place / "recording"
        folder.mkdir()
        file = folder / "said.jsonl"

        def model(prompt: str, schema: object) -> str:
            return prompt * 400

        def write(n: int) -> None:
            # Each reply is acknowledged by a line in a file of its own.
            asked = f"{time.monotonic_ns()} "
            recorded(file, model)(asked, {})
            with (folder / "told").open("a") as told:
                told.write(f"{asked}\n")

        def found() -> int:
            told = (folder / "told").read_text().split("\n")[:-1]
            replay = recorded(file)
            assert all(replay(asked, {}) == asked * 400 for asked in told)
            return 0

        kept = [0]

        def within() -> bool:
            ahead = file.read_bytes().count(b"\n") - 1 - (folder / "told").read_bytes().count(b"\n")
            kept[0], before = ahead, kept[0]
            return ahead > before or not file.read_bytes().endswith(b"\n")

        return Writer(write, found, folder, within)

    return {
        "report": text("report", told),
        "page": text("page", told_as_text),
        "csv": exported("csv"),
        "graphml": exported("graphml"),
        "dump": dumped(),
        "fuse": fused(),
        "judgements": judged(),
        "recording": recorder(),
    }


def slow_flush(descriptor: int, flush: Callable[[int], None] = os.fsync) -> None:
    flush(descriptor)
    time.sleep(SLOW)


def killed(writer: Writer, rounds: int, seed: int) -> Iterator[tuple[int, bool]]:
    """For each round: what stands there after the kill, and whether it fell between first byte and replacing."""
    chance = random.Random(seed)
    writer.write(0)
    before: set[str] = set()
    for _ in range(rounds):
        child = os.fork()
        if child == 0:
            try:
                os.fsync = slow_flush
                n = 0
                while True:
                    n = 1 - n
                    writer.write(n)
            finally:
                os._exit(1)
        time.sleep(chance.uniform(0.001, 0.012))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        parts = {p.name for p in writer.folder.iterdir() if p.name.endswith(".part")}
        yield writer.found(), bool(parts - before) or writer.half()
        before = parts
    # What the kills left is gone once somebody writes the same.
    writer.write(0)
    assert not [p for p in writer.folder.iterdir() if p.name.endswith(".part")]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=1000)
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--writers", nargs="*", default=())
    given = options.parse_args()
    with TemporaryDirectory() as place:
        for name, writer in writers(Path(place)).items():
            if given.writers and name not in given.writers:
                continue
            ends = list(killed(writer, given.rounds, given.seed))
            mixed = sum(found == 2 for found, _ in ends)
            print(
                f"{name}: {len(ends)} kills, {sum(between for _, between in ends)} between first byte and replacing, "
                f"{mixed} between two files of one export and refused, none half",
                flush=True,
            )


if __name__ == "__main__":
    main()
