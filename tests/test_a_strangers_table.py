"""The table of a stranger: reconciled and fused to the same answers, or told at which cell it needs a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from factrecon import load, reconcile
from factrecon.fusion import fuse
from factrecon.tables import read_claims

ROWS = """Source;Object;Attribute;Value;Unit
north;Mill Dam;height;12,50;m
south;Mill Dam;height;1250;cm
west;Mill Dam;height;14,00;m
north;Mill Dam;storage;1 200 000;m³
south;Mill Dam;storage;1 200 000 000;litres
west;Mill Dam;storage;1 500 000;m³
north;Mill Dam;result;(3 400);EUR
south;Mill Dam;result;-3 400;EUR
west;Mill Dam;result;3 400;EUR
north;Mill Dam;postcode;06902;
south;Mill Dam;postcode;06902;
west;Mill Dam;postcode;6902;
north;Mill Dam;opened;1931;
south;Mill Dam;opened;1931;
west;Mill Dam;opened;1934;
north;Mill Dam;low;−3;°C
south;Mill Dam;low;-3;°C
west;Mill Dam;low;3;°C
north;Mill Dam;gates;n/a;
south;Mill Dam;gates;6;
west;Mill Dam;gates;6;
"""
BEST = {"height": 12.5, "storage": 1.2e6, "result": -3400, "low": -3, "gates": 6}


@pytest.mark.parametrize("sign", [";", "\t", "|"])
def test_both_read_it_alike(tmp_path: Path, sign: str) -> None:
    path = tmp_path / ("dam.tsv" if sign == "\t" else "dam.csv")
    path.write_text(ROWS.replace(";", sign), encoding="utf-8")
    told: list[str] = []
    made = reconcile(load(path, on_error=lambda left: told.append(left.reason)))
    assert len(told) == 1
    assert "line 20" in told[0]
    assert "n/a" in told[0]
    best = {v.question.attribute: v.best for v in made.verdicts}
    beliefs = {a.item[1]: a.proposition for a in fuse(read_claims(path).ballot).answers()}
    assert set(best) == set(beliefs)
    for attribute, number in BEST.items():
        value = best[attribute].value
        base = value.in_base(value.nominal)
        assert base == pytest.approx(float(beliefs[attribute].split()[0]))
        assert best[attribute].value.nominal in (number, number * 100, number * 1000)
    assert best["postcode"].text == beliefs["postcode"] == "06902"
    assert best["opened"].value.nominal == beliefs["opened"][:4] == "1931"


def test_a_cell_that_needs_a_word_is_told_by_both(tmp_path: Path) -> None:
    path = tmp_path / "dam.csv"
    path.write_text("source,object,attribute,value\na,Dam,height,1.234\nb,Dam,height,1.235\n", encoding="utf-8")
    told: list[str] = []
    assert not list(load(path, on_error=lambda left: told.append(left.reason)))
    assert all("thousand or decimal" in reason for reason in told)
    assert [reason.split(":")[0].rpartition(", ")[2] for reason in told] == ["line 2", "line 3"]
    assert [left.row for left in read_claims(path).told] == [1, 2]


def test_a_header_is_told_once_with_the_nearest_name(tmp_path: Path) -> None:
    path = tmp_path / "dam.csv"
    path.write_text("source,object,atribute,value\na,Dam,height,1\nb,Dam,height,2\n", encoding="utf-8")
    for read in (lambda: list(load(path)), lambda: read_claims(path)):
        with pytest.raises(ValueError, match="is 'attribute' what is called 'atribute' here"):
            read()
