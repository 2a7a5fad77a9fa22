"""The statements keep to what every engine says alike."""

from __future__ import annotations

import pytest

from factrecon.engines.plan import STATEMENTS

sqlglot = pytest.importorskip("sqlglot")
exp = sqlglot.exp

BLANKS = {
    "origin": ", cast(origin as string) as origin",
    "weight": ", weight",
    "unit": "''",
    "number": 1,
    "column": "origin",
    "table": "origin",
    "low": 0,
    "high": 9,
    "overlap": 20,
    "least": 18,
    "attributes": "0, 1",
    "part": 0,
    "said": "said",
    "item": "item",
    "before": 0,
}
FUNCTIONS = (exp.Count, exp.Sum, exp.Min, exp.Max, exp.RowNumber, exp.Cast, exp.Case, exp.If, exp.And, exp.Or)


def filled(name):
    blanks = {**BLANKS, **({"origin": "c.source", "weight": "1"} if name == "SAID" else {})}
    return STATEMENTS[name].format(**blanks)


@pytest.mark.parametrize("name", STATEMENTS)
@pytest.mark.parametrize("dialect", ["duckdb", "spark", "bigquery", "snowflake"])
def test_every_engine_parses_it(name, dialect):
    assert isinstance(sqlglot.parse_one(filled(name), read=dialect), exp.Select)


@pytest.mark.parametrize("name", STATEMENTS)
def test_nothing_but_the_portable_subset(name):
    tree = sqlglot.parse_one(filled(name), read="duckdb")
    used = {type(node).__name__ for node in tree.find_all(exp.Func) if not isinstance(node, FUNCTIONS)}
    assert used <= {"Mod"}
    joins = list(tree.find_all(exp.Join))
    assert all(join.side == "" and join.kind == "" and join.args.get("on") is not None for join in joins)
    assert (
        not list(tree.find_all(exp.Lateral, exp.Unnest, exp.Limit, exp.Union, exp.Star))
        or name in ("EMPTY",)
        or all(isinstance(star.parent, exp.Count) for star in tree.find_all(exp.Star))
    )


@pytest.mark.parametrize("name", STATEMENTS)
def test_a_row_number_has_an_order(name):
    for window in sqlglot.parse_one(filled(name), read="duckdb").find_all(exp.Window):
        assert window.args.get("order") is not None


def test_there_are_statements():
    assert len(STATEMENTS) > 20
