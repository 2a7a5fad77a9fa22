"""`auto` against vote on the public sets, where they are at hand: small ones, in seconds."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from benchmarks._fusion_sets import SETS, Judged, read_set
from factrecon.fusion import fuse

SHARED = Path(os.environ.get("FACTRECON_SHARED", Path(__file__).parents[3] / "shared"))
FLOORS = {
    ("crowd_duck", "accuracy"): 0.88,
    ("crowd_product", "accuracy"): 0.93,
    ("tdh_birthplaces", "accuracy"): 0.90,
    ("population_gtm", "exact"): 0.80,
    ("flight_2011-12-08", "tolerant"): 0.96,
}


@pytest.mark.parametrize(("name", "measure"), list(FLOORS))
def test_auto_beats_vote(name, measure):
    import numpy as np

    folder = SHARED / "data" / "truth" / name
    if not folder.is_dir():
        pytest.skip(f"{name} is not at hand: set FACTRECON_SHARED")
    described = next(s for s in SETS if s.folder == name)
    table, gold = read_set(folder, described, None)
    beliefs = fuse(table.ballot)
    codes = {item: code for code, item in enumerate(table.ballot.items)}
    answered = np.ones(len(codes), bool)
    figures, voted = (
        described.judge(Judged(table.ballot, best, gold, answered, codes))[measure]
        for best in (beliefs.best, beliefs.vote_best)
    )
    assert figures > voted
    assert figures >= FLOORS[name, measure]
