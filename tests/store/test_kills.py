"""Killed at any moment, a store holds the last whole add. `FACTRECON_KILLS=1000 pytest tests/store/test_kills.py` for
more.
"""

from __future__ import annotations

import os
import random
import select
import signal
import time
from pathlib import Path

import pytest

from factrecon.cli import main, store_updates
from factrecon.store import Store, store
from tests.store.test_store import NEWS, batch, without_was

KILLS = int(os.environ.get("FACTRECON_KILLS", "6"))

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


def as_files(folder: Path) -> None:
    """The documents as a desk gets them, one file each, some time ago."""
    folder.mkdir()
    for d in NEWS:
        path = folder / f"{d.id}.txt"
        path.write_text(f"date {d.published} {d.text}", encoding="utf-8")
        os.utime(path, (1, 1))


def run(command: str, path: Path, folder: Path, pipe: int, draw: random.Random) -> None:
    """The command, some files at a time, telling through the pipe when something is written first, and when it is
    there.
    """
    store_updates.BATCH = draw.randint(1, 3)
    opened, add = store.opened, Store.add

    def traced(*arguments, **options):
        db = opened(*arguments, **options)
        begun = False

        def saw(statement: str) -> None:
            nonlocal begun
            if statement.startswith("begin immediate"):
                begun = False
            elif not begun and statement.startswith("insert into document"):
                begun = True
                os.write(pipe, b"w")

        db.set_trace_callback(saw)
        return db

    def telling(self, documents, **options):
        added = add(self, documents, **options)
        os.write(pipe, f"[{','.join(d.id for d in documents)}]".encode())
        return added

    store.opened, Store.add = traced, telling
    files = sorted(str(f) for f in folder.iterdir())
    draw.shuffle(files)
    how = ["update", str(path), *files, "--quiet"] if command == "update" else ["watch", str(path), str(folder)]
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    main([*how, *(["--every", "0.1"] if command == "watch" else [])], standalone_mode=False)


def killed(command: str, path: Path, folder: Path, draw: random.Random, *, inside: bool) -> tuple[set[str], bool]:
    """Run a command and kill it; the documents that it acknowledged, and whether it had begun to write others."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.close(reading)
            signal.alarm(120)  # should nobody be left to kill it
            run(command, path, folder, writing, draw)
        finally:
            os._exit(0)
    os.close(writing)
    said = b""
    if inside:
        for _ in range(draw.randint(1, 2)):
            while not said.endswith(b"w"):
                # One who watches a folder of which all is taken in has nothing left to say.
                if said.count(b"]") and not select.select([reading], [], [], 1)[0]:
                    break
                more = os.read(reading, 1)
                said += more
                if not more:
                    break
            said += b" "
        time.sleep(draw.random() ** 2 * 0.2)
    else:
        time.sleep(draw.random() * 0.6)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(reading, 4096):
        said += more
    os.close(reading)
    text = said.decode().replace(" ", "")
    told = {name for part in text.split("[")[1:] if "]" in part for name in part.partition("]")[0].split(",")}
    return told, "w" in text.rpartition("]")[2]


def test_a_kill_loses_nothing_that_was_acknowledged(tmp_path):
    draw = random.Random(20240506)
    as_files(tmp_path / "in")
    path, rounds, acknowledged = tmp_path / "0.store", 0, set()
    inside = 0
    for n in range(KILLS):
        command = ("update", "watch")[n % 2]
        told, begun = killed(command, path, tmp_path / "in", draw, inside=n % 4 != 3)
        acknowledged |= told
        inside += begun
        with Store(path) as held:
            ids = frozenset(d.id for d in held.documents)
            assert acknowledged <= ids
            assert without_was(held.reconciliation().to_json()) == whole_as_held(held, ids)
            current = {r[0] for r in held._db.execute("select question from verdict where until is null")}
            assert current == {q["id"] for q in whole_as_held(held, ids)["questions"]}
            assert held._db.execute("pragma integrity_check").fetchone()[0] == "ok"
        if len(ids) == len(NEWS):
            rounds += 1
            path, acknowledged = tmp_path / f"{rounds}.store", set()
    print(f"{n + 1} kills, {inside} between first write and commit, {rounds} stores filled")
    assert inside >= KILLS // 2


_made: dict[frozenset[str], dict] = {}


def whole_as_held(held: Store, ids: frozenset[str]):
    """What reconciling all that the store holds at once makes of it."""
    if ids not in _made:
        _made[ids] = batch(held.documents)
    return _made[ids]
