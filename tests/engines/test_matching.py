"""Matching in windows on an engine: the clusters of memory, window by window, and a killed run goes on."""

from __future__ import annotations

import random
from datetime import date

import pytest
from click.testing import CliRunner

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")
pytest.importorskip("duckdb")

from factrecon.cli import main  # noqa: E402
from factrecon.engines import DuckDB, EngineFailed, clusters_digest, match_records  # noqa: E402
from factrecon.errors import InvalidRecord, UnknownName, UnreadableInput  # noqa: E402
from factrecon.matching.texts.pairing import match_texts  # noqa: E402

PLACES = ("Toledo", "Graz", "Lima", "Bergen", "Perth", "Quito", "Lagos", "Turin")


def records(weeks=5):
    """Reports of fires and strikes, several of each in other words, week by week, and some without a date."""
    rows = []
    for week in range(weeks):
        for n, place in enumerate(PLACES):
            day = "" if week == weeks - 1 else f"2026-03-{2 + 7 * week + n % 7:02}"
            rows += [
                (f"{week}{n}a", f"A fire in a {place} warehouse killed {n + 2} people.", day),
                (f"{week}{n}b", f"Warehouse fire in {place}: {n + 2} dead", day),
                (f"{week}{n}c", f"Nurses strike over pay in {place} enters day {week + 3}.", day),
                (f"{week}{n}d", f"{n + 9} people died in the fire at the {place} warehouse.", day),
            ]
    return rows


def written(tmp_path, rows, name="records.parquet"):
    columns = list(zip(*rows, strict=True))
    table = pa.table(
        {"id": pa.array(columns[0]), "text": pa.array(columns[1]), "published": pa.array(columns[2], pa.string())}
    )
    pq.write_table(table, tmp_path / name)
    return tmp_path / name


def in_memory(rows, window_of):
    """The same by `match_texts`, window by window."""
    windows = {}
    for name, text, day in rows:
        windows.setdefault(window_of(day), {})[name] = text
    return clusters_digest(
        {"window": window, "id": name, "cluster": group[0]}
        for window, texts in sorted(windows.items())
        for name, group in sorted((name, group) for group in match_texts(texts).clusters for name in group)
    )


def week(day):
    if not day:
        return ""
    year, number, _ = date.fromisoformat(day).isocalendar()
    return f"{year:04}-W{number:02}"


@pytest.mark.parametrize("batch", [1, 40, 50_000])
def test_the_clusters_of_memory_whatever_the_batches(tmp_path, monkeypatch, batch):
    monkeypatch.setattr("factrecon.engines.matching.RECORDS_A_BATCH", batch)
    rows = records()
    random.Random(batch).shuffle(rows)
    found = match_records(written(tmp_path, rows), engine="duckdb")
    assert found.digest == in_memory(rows, week)
    assert found.records == len(rows)
    assert found.clusters >= len(PLACES)
    assert len(found.cluster_files) == (1 if batch == 50_000 else 5 if batch == 1 else len(found.cluster_files))


def test_windows_of_a_day_and_of_a_value_of_ones_own(tmp_path):
    rows = records()
    file = written(tmp_path, rows)
    assert match_records(file, engine="duckdb", window="day").digest == in_memory(rows, lambda day: day)
    assert match_records(file, engine="duckdb", window="month").digest == in_memory(rows, lambda day: day[:7])
    assert match_records(file, engine="duckdb", window="value").digest == in_memory(rows, lambda day: day)


def test_processes_share_the_windows(tmp_path, monkeypatch):
    monkeypatch.setattr("factrecon.engines.matching.RECORDS_A_BATCH", 40)
    rows = records()
    assert match_records(written(tmp_path, rows), engine="duckdb", workers=2).digest == in_memory(rows, week)


def test_what_is_kept_apart_is_told_with_the_reason(tmp_path):
    found = match_records(written(tmp_path, records()), engine="duckdb")
    pairs = [row for file in found.pair_files for row in pq.read_table(file).to_pylist()]
    assert found.pairs == len(pairs)
    assert any(row["apart"].startswith("numbers: ") for row in pairs)
    assert {row["cluster"] for row in found.rows()} <= {row["id"] for row in found.rows()}


def test_a_run_that_was_killed_goes_on_with_the_windows_it_lacks(tmp_path, monkeypatch):
    import factrecon.engines.matching as module

    monkeypatch.setattr(module, "RECORDS_A_BATCH", 40)
    rows, calls, real = records(), [], module._match_batch

    def dies(*arguments):
        calls.append(arguments[3])
        if len(calls) == 3:
            raise KeyboardInterrupt
        return real(*arguments)

    file, work = written(tmp_path, rows), tmp_path / "work"
    monkeypatch.setattr(module, "_match_batch", dies)
    with pytest.raises(KeyboardInterrupt):
        match_records(file, engine="duckdb", work=work)
    found = match_records(file, engine="duckdb", work=work)
    assert calls == [0, 1, 2, *range(2, len(found.cluster_files))]
    assert found.digest == in_memory(rows, week)


def test_a_file_of_the_run_that_was_changed_is_told_and_made_anew(tmp_path):
    rows, work = records(), tmp_path / "work"
    file = written(tmp_path, rows)
    found = match_records(file, engine="duckdb", work=work)
    found.cluster_files[0].write_bytes(b"half")
    with pytest.raises(UnreadableInput, match="step 'clusters 1'"):
        match_records(file, engine="duckdb", work=work)
    assert match_records(file, engine="duckdb", work=work).digest == found.digest


def test_bad_records_are_refused_by_name(tmp_path):
    with pytest.raises(InvalidRecord, match="1 ids are borne by several records, such as 'a'"):
        match_records(written(tmp_path, [("a", "x", ""), ("a", "y", "")]), engine="duckdb")
    with pytest.raises(InvalidRecord, match="1 records lack an id"):
        match_records(written(tmp_path, [("", "x", "")], "other.parquet"), engine="duckdb")
    with pytest.raises(InvalidRecord, match="no column 'words'"):
        match_records(tmp_path / "other.parquet", engine="duckdb", text="words")
    with pytest.raises(UnknownName, match="no window 'year'"):
        match_records(tmp_path / "other.parquet", engine="duckdb", window="year")


def test_an_engine_that_dies_is_told_by_its_step(tmp_path):
    class Dying(DuckDB):
        def keep(self, name, statement, file):
            if name == "placed":
                raise EngineFailed(f"duckdb failed at the step {name!r}: gone")
            super().keep(name, statement, file)

    rows, work = records(), tmp_path / "work"
    file = written(tmp_path, rows)
    with pytest.raises(EngineFailed, match="'placed'"):
        match_records(file, engine=Dying(), work=work)
    assert match_records(file, engine=DuckDB(), work=work).digest == in_memory(rows, week)


def test_the_command_writes_clusters_that_no_spreadsheet_runs(tmp_path):
    rows = [("=1+1", "A fire in Lima killed 3 people.", "2026-03-02"), ("b", "Lima fire: 3 dead", "2026-03-03")]
    out = tmp_path / "clusters.csv"
    done = CliRunner().invoke(main, ["match", str(written(tmp_path, rows)), "-o", str(out), "-q"])
    assert done.exit_code == 0, done.output
    assert out.read_text() == "window,id,cluster\n2026-W10,'=1+1,'=1+1\n2026-W10,b,'=1+1\n"
    refused = CliRunner().invoke(main, ["match", str(tmp_path / "records.parquet"), "--text", "words", "-q"])
    assert refused.exit_code == 3
    assert "no column 'words'" in refused.stderr
