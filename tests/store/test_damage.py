"""A store whose file is damaged is told of as such, whatever is asked of it; what it can still give, it gives."""

from __future__ import annotations

import random
import sqlite3

import pytest

from factrecon.errors import FactreconError, UnreadableInput, UnwritableOutput
from factrecon.store import Store
from tests.store.test_store import NEWS, NIGHT


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    path = tmp_path_factory.mktemp("store") / "desk.store"
    with Store(path) as store:
        store.add(NEWS[:3], now=NIGHT)
    db = sqlite3.connect(path)
    db.execute("pragma journal_mode = delete")
    db.close()
    return path.read_bytes()


def asked(path):
    """What comes of everything that can be asked."""
    told = []
    try:
        with Store(path, patience=0.1) as store:
            for ask in (
                lambda: len(store),
                lambda: store.documents,
                lambda: store.stories,
                lambda: store.judgements,
                lambda: store.changes(),
                lambda: store.at(NIGHT),
                lambda: store.reconciliation(),
                lambda: store.add([NEWS[5]], now=NIGHT),
                lambda: store.retract("f1", now=NIGHT),
            ):
                try:
                    told.append(ask())
                except FactreconError as error:
                    told.append(error)
    except FactreconError as error:
        told.append(error)
    return told


def test_no_damage_brings_out_anything_but_our_errors(sound, tmp_path):
    draw, path = random.Random(7), tmp_path / "desk.store"
    refused = 0
    for _ in range(25):
        data = bytearray(sound)
        for _ in range(draw.randint(1, 40)):
            data[draw.randrange(100, len(data))] ^= 1 << draw.randrange(8)
        path.write_bytes(data if draw.random() < 0.7 else data[: draw.randrange(len(data))])
        refused += any(isinstance(x, (UnreadableInput, UnwritableOutput)) for x in asked(path))
    assert refused > 5


def test_the_message_names_the_file_and_the_mend(sound, tmp_path):
    path = tmp_path / "desk.store"
    path.write_bytes(sound)
    db = sqlite3.connect(path)
    db.execute("update verdict set body = substr(body, 1, 40)")
    db.execute("update document set text = '[1]'")
    db.commit()
    db.close()
    with Store(path) as store:
        for ask in (lambda: store.at(NIGHT), lambda: store.reconciliation()):
            with pytest.raises(UnreadableInput, match=r"desk\.store: a damaged store .*; restore it from a copy"):
                ask()
        assert len(store) == 3
