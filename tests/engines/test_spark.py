"""Spark runs the same statements to the same answers. It takes a minute, and runs where Java and pyspark are."""

from __future__ import annotations

import shutil

import pytest

from factrecon.engines import Spark, fuse
from factrecon.errors import InvalidValue
from tests.engines.claims import made_claims, write_csv, write_parquet

pytest.importorskip("pyspark")
pytest.importorskip("duckdb")
if shutil.which("java") is None:
    pytest.skip("there is no Java", allow_module_level=True)


def test_spark_says_what_duckdb_says(tmp_path):
    rows = made_claims(items=40, sources=10)
    table, text = write_parquet(tmp_path / "claims.parquet", rows), write_csv(tmp_path / "claims.csv", rows)
    spark = Spark()
    here = fuse(table, engine="duckdb", method="popaccu", shards=2)
    there = fuse(table, engine=spark, method="popaccu", shards=2, work=tmp_path / "work")
    assert (there.digest, there.source_credibility) == (here.digest, here.source_credibility)
    assert [sql for _, sql in there.statements] == [sql for _, sql in here.statements]
    voted = fuse(text, engine=spark, method="vote", shards=1)
    assert voted.digest == fuse(text, engine="duckdb", method="vote").digest
    with pytest.raises(InvalidValue, match="more than 2 rows"):
        spark.take("select name from origin", most=2)
