"""Killed at any moment, a store holds the last whole add. `FACTRECON_KILLS=1000 pytest tests/store/test_kills.py` for more."""

from __future__ import annotations

import os
import random
import signal
import time
from datetime import timedelta
from pathlib import Path

import pytest

from factrecon.store import Store
from tests.store.test_store import NEWS, NIGHT, batch, without_was

KILLS = int(os.environ.get("FACTRECON_KILLS", "6"))

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


def update(path: Path, pipe: int) -> None:
    """Add what is missing one by one; say when each is about to be committed and when it is."""
    with Store(path) as store:
        held = {d.id for d in store.documents}
        for n, document in enumerate(d for d in NEWS if d.id not in held):

            def begun(*_):
                os.write(pipe, b"w")

            store.add([document], now=NIGHT + timedelta(hours=n), progress=begun)
            os.write(pipe, f"[{document.id}]".encode())


def killed(path: Path, draw: random.Random, *, inside: bool) -> set[str]:
    """Run an update and kill it, inside a transaction or anywhere; the documents that it acknowledged."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.close(reading)
            update(path, writing)
        finally:
            os._exit(0)
    os.close(writing)
    said = b""
    if inside:
        for _ in range(draw.randint(1, 2)):
            while not said.endswith(b"w"):
                more = os.read(reading, 1)
                said += more
                if not more:
                    break
            said += b" "
        time.sleep(draw.random() * 0.01)
    else:
        time.sleep(draw.random() * 0.3)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(reading, 4096):
        said += more
    os.close(reading)
    text = said.decode().replace("w", "").replace(" ", "")
    return {name for name in text.replace("[", "").split("]") if name and f"[{name}]" in text}


def test_a_kill_loses_nothing_that_was_acknowledged(tmp_path):
    draw = random.Random(20240506)
    whole = {d.id: d for d in NEWS}
    path, rounds, acknowledged = tmp_path / "0.store", 0, set()
    inside = 0
    for n in range(KILLS):
        inside += n % 2 == 0
        acknowledged |= killed(path, draw, inside=n % 2 == 0)
        with Store(path) as store:
            held = {d.id for d in store.documents}
            assert acknowledged <= held
            if n % 2 == 0:
                assert without_was(store.reconciliation().to_json()) == batch([whole[i] for i in sorted(held)])
        if len(held) == len(NEWS):
            rounds += 1
            path, acknowledged = tmp_path / f"{rounds}.store", set()
    assert inside >= KILLS // 2
