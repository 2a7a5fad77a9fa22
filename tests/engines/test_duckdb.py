"""Fusion on DuckDB: what it says is what memory says, to the bit; what goes wrong is told and mended by running
again.
"""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
import textwrap
import time

import attrs
import pytest

from factrecon.columns import Columns
from factrecon.engines import Engine, EngineFailed, answers_digest, coding, fuse
from factrecon.errors import InvalidRecord, InvalidValue, UnknownName, UnreadableInput
from factrecon.fusion import fuse as in_memory
from factrecon.tables import read_claims, write_answers
from tests.engines.claims import HEADER, PLAIN, made_claims, write_csv, write_parquet

pytest.importorskip("pyarrow")
duckdb = pytest.importorskip("duckdb")

from factrecon.engines import DuckDB  # noqa: E402


@pytest.fixture(scope="module")
def rows():
    return made_claims()


@pytest.fixture(scope="module")
def table(rows, tmp_path_factory):
    return write_csv(tmp_path_factory.mktemp("claims") / "claims.csv", rows)


@pytest.fixture(scope="module")
def memory(table):
    return read_claims(table)


def digest_of(ballot, method):
    beliefs = in_memory(ballot, method=method)
    return answers_digest(beliefs.rows(), beliefs.credibility), beliefs


@pytest.mark.parametrize("method", ["auto", "vote", "truthfinder", "accu", "popaccu"])
@pytest.mark.parametrize("shards", [1, 8, 40])
def test_it_says_what_memory_says(table, memory, method, shards):
    fused = fuse(table, engine="duckdb", method=method, shards=shards)
    digest, beliefs = digest_of(memory.ballot, method)
    assert fused.digest == digest == answers_digest(fused.rows(), fused.credibility)
    assert fused.source_credibility == beliefs.source_credibility
    assert {c.attribute: (c.method, c.why) for c in fused.chosen} == {
        c.attribute: (c.method, c.why) for c in beliefs.opinion.chosen
    }
    assert fused.left_out == memory.left_out_count
    assert dict(fused.kinds) == dict(memory.kinds)


def test_copies_are_found_by_the_engine(table, memory):
    _, beliefs = digest_of(memory.ballot, "popaccu")
    assert beliefs.opinion.independence.min() < 0.7
    fused = fuse(table, engine="duckdb", method="popaccu", shards=3)
    assert any(name.startswith("shared") for name, _ in fused.statements)


@pytest.mark.parametrize("seed", range(3))
def test_other_tables_too(tmp_path, seed):
    rows = made_claims(items=25 + seed, sources=6 + seed, seed=seed + 1)
    plain = write_csv(tmp_path / "plain.csv", rows, PLAIN)
    digest, beliefs = digest_of(read_claims(plain).ballot, "auto")
    fused = fuse(plain, engine="duckdb", shards=4)
    assert (fused.digest, fused.source_credibility) == (digest, beliefs.source_credibility)


def test_the_order_of_rows_and_the_kind_of_file_are_nothing(rows, table, tmp_path):
    digest = fuse(table, engine="duckdb", shards=2).digest
    packed = tmp_path / "claims.csv.gz"
    packed.write_bytes(gzip.compress(table.read_bytes()))
    half = len(rows) // 2
    folder = tmp_path / "folder"
    folder.mkdir()
    write_parquet(folder / "b.parquet", rows[:half])
    write_parquet(folder / "a.parquet", rows[half:])
    database = duckdb.connect()
    database.execute(f"create table held as select * from read_csv('{table}', all_varchar=true)")
    on_table = fuse("held", engine=DuckDB(database), table_columns=HEADER, shards=3)
    assert on_table.digest == fuse(packed, engine="duckdb").digest == fuse(folder, engine="duckdb").digest == digest
    assert fuse([folder / "a.parquet", folder / "b.parquet"], engine="duckdb", shards=5).digest == digest


def test_columns_of_other_names(rows, tmp_path):
    there = ("Thing", "What", 'Who "says"', "Said")
    named = Columns(object="Thing", attribute="What", source='Who "says"', value="Said")
    table = write_csv(tmp_path / "other.csv", rows, there)
    digest, _ = digest_of(read_claims(table, columns=named).ballot, "accu")
    assert fuse(table, engine="duckdb", method="accu", columns=named).digest == digest


def test_what_is_written_is_what_memory_writes(table, memory, tmp_path):
    fuse(table, engine="duckdb", shards=3).write(tmp_path / "engine.csv")
    write_answers(in_memory(memory.ballot), tmp_path / "memory.csv", texts=memory.texts)
    assert (tmp_path / "engine.csv").read_text() == (tmp_path / "memory.csv").read_text()


def test_what_was_run_and_taken_is_told(table):
    fused = fuse(table, engine="duckdb", method="vote", shards=2)
    names = [name for name, _ in fused.statements]
    assert names[:2] == ["claim", "cell"]
    assert "vote" in names
    assert all(sql.lower().startswith("select ") for _, sql in fused.statements)
    assert fused.taken > 0


def test_progress_tells_rows_and_time_left(table):
    told = []
    fuse(table, engine="duckdb", shards=4, progress=lambda *args: told.append(args))
    assert {"coding", "round 1", "judging"} <= {step for step, *_ in told}
    last = [x for x in told if x[0] == "judging"]
    assert [done for _, done, _, _ in last] == sorted(done for _, done, _, _ in last)
    assert last[-1][1] == last[-1][2]
    assert last[-1][3] is None or last[-1][3] == 0


def test_take_refuses_more_than_was_asked_for():
    engine = DuckDB()
    assert isinstance(engine, Engine)
    with pytest.raises(InvalidValue, match="more than 10 rows"):
        engine.take("select range as n from range(11)", most=10)
    assert engine.take("select range as n from range(11)", most=11).num_rows == 11
    with pytest.raises(InvalidValue, match="more than 1,000,000 rows"):
        engine.take("select range as n from range(1000001)")
    with pytest.raises(EngineFailed, match="'broken'"):
        engine.run("broken", "select nothing from nowhere")


def stopped(table, folder, at, **options):
    """Run until a step is reached, and stop there."""

    class Stop(Exception):
        pass

    def progress(step, done, whole, left):
        if step == at and done:
            raise Stop

    with pytest.raises(Stop):
        fuse(table, engine="duckdb", work=folder, progress=progress, **options)


def rounds_told(told):
    return {step for step, done, *_ in told if step.startswith("round") and done}


@pytest.mark.parametrize("at", ["round 1", "round 7", "judging"])
def test_a_run_that_was_stopped_goes_on(table, tmp_path, at):
    whole = fuse(table, engine="duckdb", method="popaccu", shards=5)
    stopped(table, tmp_path / "work", at, method="popaccu", shards=5)
    told = []
    again = fuse(
        table,
        engine="duckdb",
        method="popaccu",
        shards=5,
        work=tmp_path / "work",
        progress=lambda *args: told.append(args),
    )
    assert again.digest == whole.digest
    assert "claim" not in [name for name, _ in again.statements]
    if at == "judging":
        assert not rounds_told(told)
    else:
        assert f"round {int(at[6:]) - 1}" not in rounds_told(told)
        assert at in rounds_told(told)


def test_a_run_that_was_killed_goes_on(table, tmp_path):
    work = tmp_path / "work"
    script = textwrap.dedent(f"""
        import time
        from factrecon.engines import fuse
        slow = lambda step, done, whole, left: time.sleep(0.05 if step.startswith("round") else 0)
        fuse({str(table)!r}, engine="duckdb", method="popaccu", shards=5, work={str(work)!r}, progress=slow)
    """)
    process = subprocess.Popen([sys.executable, "-c", script])
    deadline = time.monotonic() + 60
    while not (work / "round-004.npz").exists() and time.monotonic() < deadline and process.poll() is None:
        time.sleep(0.01)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    again = fuse(table, engine="duckdb", method="popaccu", shards=5, work=work)
    assert again.digest == fuse(table, engine="duckdb", method="popaccu").digest
    assert "vote" not in [name for name, _ in again.statements]


@pytest.mark.parametrize("how", ["missing", "changed", "half"])
@pytest.mark.parametrize(("step", "file"), [("part 2 of 4", "part-00002.npz"), ("vote", "vote.parquet")])
def test_a_step_that_is_missing_changed_or_half_written(table, tmp_path, how, step, file):
    work = tmp_path / "work"
    stopped(table, work, "round 3", method="accu", shards=4)
    path = work / file
    content = path.read_bytes()
    if how == "missing":
        path.unlink()
    else:
        path.write_bytes(content[: len(content) // 2] if how == "half" else content[:-9] + b"something")
    with pytest.raises(UnreadableInput, match=rf"step '{step}': .*{file} (is missing|was changed)"):
        fuse(table, engine="duckdb", method="accu", shards=4, work=work)
    again = fuse(table, engine="duckdb", method="accu", shards=4, work=work)
    assert again.digest == fuse(table, engine="duckdb", method="accu").digest


def test_another_run_is_not_mixed_in(table, tmp_path):
    fuse(table, engine="duckdb", method="vote", work=tmp_path / "work")
    with pytest.raises(InvalidValue, match=r"another run .*method"):
        fuse(table, engine="duckdb", method="accu", work=tmp_path / "work")
    (tmp_path / "work" / "manifest.json").write_text("{")
    with pytest.raises(UnreadableInput, match="not the manifest"):
        fuse(table, engine="duckdb", method="vote", work=tmp_path / "work")
    manifest = tmp_path / "other" / "manifest.json"
    manifest.parent.mkdir()
    manifest.write_text(json.dumps({"schema": "another", "asked": {}, "steps": {}}))
    with pytest.raises(InvalidValue, match="another run"):
        fuse(table, engine="duckdb", method="vote", work=tmp_path / "other")


def test_a_column_of_another_type_in_one_file(rows, tmp_path):
    import pyarrow as pa
    import pyarrow.parquet as pq

    write_parquet(tmp_path / "a.parquet", rows)
    pq.write_table(
        pa.table(
            {"object": ["x"], "attribute": ["gate"], "source": [5], "value": ["1"], "origin": [""], "weight": [""]}
        ),
        tmp_path / "b.parquet",
    )
    with pytest.raises(InvalidRecord, match=r"b\.parquet: column 'source' is int64, in .*a\.parquet it is string"):
        fuse(tmp_path, engine="duckdb")
    (tmp_path / "b.parquet").write_bytes((tmp_path / "a.parquet").read_bytes()[:-40])
    with pytest.raises(UnreadableInput, match=r"b\.parquet: not a whole Parquet file"):
        fuse(tmp_path, engine="duckdb")
    (tmp_path / "b.parquet").unlink()
    with pytest.raises(UnreadableInput, match="no such file"):
        fuse([tmp_path / "a.parquet", tmp_path / "b.parquet"], engine="duckdb")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("object,attribute,source,value\nx,gate,,1\n", "lack an object"),
        ("object,attribute,source,value\n,gate,a,1\n", "lack an object"),
        ("object,attribute,source,value\nx,gate,a,n/a\n", "nothing to fuse"),
        ("object,attribute,source,value,weight\nx,gate,a,1,2\n", "weight '2' is not a number"),
        ("object,attribute,source\nx,gate,a\n", "no column 'value'"),
    ],
)
def test_rows_that_say_too_little(tmp_path, text, why):
    table = tmp_path / "claims.csv"
    table.write_text(text)
    with pytest.raises(InvalidRecord, match=why):
        fuse(table, engine="duckdb")


def test_what_an_engine_does_not_run_it_says(table, tmp_path):
    with pytest.raises(InvalidValue, match="dawid_skene needs the whole ballot"):
        fuse(table, engine="duckdb", method="dawid_skene")
    with pytest.raises(UnknownName, match="no fusion method 'best'"):
        fuse(table, engine="duckdb", method="best")
    with pytest.raises(UnknownName, match="no engine 'abacus'"):
        fuse(table, engine="abacus")
    with pytest.raises(InvalidValue, match="linked"):
        fuse(table, engine="duckdb", kinds={"gate": "path"})
    with pytest.raises(InvalidValue, match="shards must be at least 1"):
        fuse(table, engine="duckdb", shards=0)
    with pytest.raises(InvalidValue, match="name an engine"):
        fuse(table)
    labels = write_csv(
        tmp_path / "labels.csv",
        [(f"o{i}", "label", f"s{s}", str((i + s * (i % 3 == 0)) % 3)) for i in range(60) for s in range(7)],
        PLAIN,
    )
    with pytest.raises(InvalidValue, match="dawid_skene needs the whole ballot, which is cut in 2 parts"):
        fuse(labels, engine="duckdb", shards=2)
    digest, _ = digest_of(read_claims(labels).ballot, "auto")
    assert fuse(labels, engine="duckdb", shards=1).digest == digest


def test_a_ballot_is_fused_in_memory(memory):
    assert fuse(memory.ballot, method="vote").ballot is memory.ballot
    with pytest.raises(InvalidValue, match="in memory"):
        fuse(memory.ballot, engine="duckdb")


def test_an_engine_of_ones_own(table):
    @attrs.frozen
    class Counting:
        inner: DuckDB
        calls: list

        name = "counting"

        def __getattr__(self, verb):
            self.calls.append(verb)
            return getattr(self.inner, verb)

        def run(self, *args):
            return self.inner.run(*args)

        def keep(self, *args):
            self.calls.append("keep")
            return self.inner.keep(*args)

        def put(self, *args, **more):
            return self.inner.put(*args, **more)

        def take(self, *args, **more):
            return self.inner.take(*args, **more)

    mine = Counting(DuckDB(), [])
    assert fuse(table, engine=mine, method="vote").digest == fuse(table, engine="duckdb", method="vote").digest
    assert "keep" in mine.calls


@pytest.mark.parametrize("step", ["claim", "answer", "vote", "print", "busy"])
def test_an_engine_that_dies_is_told_by_its_step_and_a_rerun_goes_on(table, tmp_path, step):
    class Dying(DuckDB):
        def keep(self, name, statement, file):
            if name.startswith(step):
                self._connection.close()
            super().keep(name, statement, file)

    work = tmp_path / "work"
    with pytest.raises(EngineFailed, match=f"duckdb failed at the step '{step}"):
        fuse(table, engine=Dying(), work=work)
    again = fuse(table, engine=DuckDB(), work=work)
    assert again.digest == fuse(table, engine="duckdb").digest
    order = ["claim", "answer", "vote", "print", "busy"]
    ran = [name.split("_")[0] for name, _ in again.statements]
    assert [name for name in order if name in ran] == order[order.index(step) :]


@pytest.mark.parametrize("origins", [True, False])
def test_items_numbered_a_range_of_objects_at_a_time(rows, tmp_path, monkeypatch, origins):
    monkeypatch.setattr(coding, "ROWS_A_RANGE", 40)
    monkeypatch.setattr(coding, "_EVERY", 3)
    kept = [[cell for name, cell in zip(HEADER, row, strict=True) if origins or name != "origin"] for row in rows]
    header = [name for name in HEADER if origins or name != "origin"]
    table = write_csv(tmp_path / "claims.csv", kept, header=header)
    digest, beliefs = digest_of(read_claims(table).ballot, "auto")
    fused = fuse(table, engine="duckdb", work=tmp_path / "work")
    assert {"item_0", "item_3", "vote_3"} <= {name for name, _ in fused.statements}
    assert (fused.digest, dict(fused.source_credibility)) == (digest, dict(beliefs.source_credibility))


def test_a_shard_that_is_damaged_within_or_changed_since_is_told(rows, tmp_path):
    files = [
        write_parquet(tmp_path / f"{n}.parquet", part)
        for n, part in enumerate((rows[: len(rows) // 2], rows[len(rows) // 2 :]))
    ]
    content = files[1].read_bytes()
    files[1].write_bytes(content[:4] + b"\xff" * 200 + content[204:])
    with pytest.raises(EngineFailed, match=r"1\.parquet: duckdb failed at the step 'claim'"):
        fuse(files, engine="duckdb", work=tmp_path / "work")
    files[1].write_bytes(content)
    found = fuse(files, engine="duckdb", work=tmp_path / "work")
    files[1].write_bytes(files[0].read_bytes())
    with pytest.raises(InvalidValue, match=r"another run .*source differs"):
        fuse(files, engine="duckdb", work=tmp_path / "work")
    assert found.items
