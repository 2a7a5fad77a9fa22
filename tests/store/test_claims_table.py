"""The claims of a store as a table: fused in memory and on an engine as they lie there."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from factrecon.engines import answers_digest, fuse
from factrecon.fusion import fuse as in_memory
from factrecon.model import Document
from factrecon.store import Store
from factrecon.tables import read_claims
from tests.store.test_commands import run

pytest.importorskip("pyarrow")
pytest.importorskip("duckdb")

MONDAY = datetime(2024, 5, 6, 6, tzinfo=UTC)
TEXTS = {
    "a": "A fire at the Ely mill killed 12 people on Sunday.",
    "b": "The Ely mill fire killed 21 people on Sunday, police said.",
    "c": "On Sunday a fire at the Ely mill killed 21 people.",
}


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    file = tmp_path_factory.mktemp("store") / "mill.db"
    with Store(file) as store:
        store.add([Document(id=name, source=name, text=text) for name, text in TEXTS.items()], now=MONDAY)
    return file


@pytest.fixture(scope="module")
def table(path):
    with Store(path) as store:
        return store.claims_table()


def test_a_row_is_a_claim_that_somebody_stands_behind(table):
    deaths = [row for row in table.to_pylist() if row["attribute"] == "deaths"]
    assert len({row["object"] for row in deaths}) == 1
    assert {(row["source"], row["value"], row["unit"], row["weight"]) for row in deaths} == {
        ("a", "12", "person", 1.0),
        ("b", "21", "person", 0.8),
        ("c", "21", "person", 1.0),
    }


def test_a_time_of_day_without_a_sign_in_tables_is_written_as_its_day(tmp_path):
    text = (
        "The two sides reached a tentative deal on Friday morning, the union said. Talks ended at 6 a.m. on Saturday."
    )
    with Store(tmp_path / "deal.db") as store:
        store.add([Document(id="a", source="a", text=text, published=date(2024, 5, 11))], now=MONDAY)
        table = store.claims_table()
    times = {row["value"] for row in table.to_pylist() if row["value"].startswith("2024")}
    assert "2024-05-10" in times
    assert not any(part in value for value in times for part in ("TMO", "TEV", "TNI"))
    assert not read_claims(table).left_out


def test_an_engine_fuses_it_as_memory_does(table, tmp_path):
    beliefs = in_memory(read_claims(table).ballot)
    fused = fuse(table, engine="duckdb", work=tmp_path / "run")
    assert fused.digest == answers_digest(beliefs.rows(), beliefs.credibility)
    again = fuse(table, engine="duckdb", work=tmp_path / "run")
    assert again.digest == fused.digest
    assert len(again.statements) < len(fused.statements)  # the rest was there


def test_another_table_is_another_run(table, tmp_path):
    fuse(table, engine="duckdb", work=tmp_path / "run")
    with pytest.raises(Exception, match="another"):
        fuse(table.slice(0, table.num_rows - 1), engine="duckdb", work=tmp_path / "run")


def test_the_command_takes_a_store(path):
    plain = run("fuse", str(path), "--quiet")
    on_engine = run("fuse", str(path), "--engine", "duckdb", "--quiet")
    assert plain.exit_code == on_engine.exit_code == 0
    assert ": 21 (" in plain.output
