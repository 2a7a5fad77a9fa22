"""A column's kind is found from all its cells; a cell is read whole or told."""

from __future__ import annotations

import pytest

from factrecon.errors import InvalidValue
from factrecon.language.cells import Cells, read_column
from factrecon.values import Entity, Quantity


@pytest.mark.parametrize(
    ("name", "cells", "kind"),
    [
        ("attendance", ["1950", "1877"], "number"),
        ("opened", ["1950", "1877"], "year"),
        ("first built", ["1877", "4 July 1950"], "time"),
        ("zip code", ["10025", "10026"], "code"),
        ("mark", ["007", "7"], "code"),
        ("hotline", ["555 201 7788", "+44 20 7946 0018"], "code"),
        ("country", ["NO", "SE", "FI"], "code"),
        ("nation", ["NO"], "code"),
        ("approved", ["yes", "No"], "truth"),
        ("band", ["30 Seconds", "12 Stones", "Heart"], "name"),
        ("maker", ["3M", "7-Eleven", "Heinz 57"], "name"),
        ("result", ["2-0", "3-1"], "name"),
        ("opening length", ["3 days", "2 weeks"], "duration"),
        ("site", ["Peru", "Bolivia"], "place"),
        ("deaths", ["12", "at least 15", "thirteen", "12 people"], "number"),
        ("cost", ["about $3 million", "€2,5 Mio", "USD 5.2bn"], "number"),
        ("due", ["03/14/2021", "2021-03-04"], "time"),
    ],
)
def test_kinds(name: str, cells: list[str], kind: str) -> None:
    assert read_column(name, cells).kind == kind


@pytest.mark.parametrize(
    ("cells", "numbers"),
    [
        (["1.234,50", "2.000"], [1234.5, 2000]),
        (["1,234.50", "2,000"], [1234.5, 2000]),
        (["12 500", "1'250", "7 000"], [12500, 1250, 7000]),
        (["3,5", "3.5"], [3.5, 3.5]),
        (["0.125", "1.234"], [0.125, 1.234]),
        (["1,234", "1234"], [1234, 1234]),
        (["(1,200)", "1200-", "−1200", "- 1200"], [-1200] * 4),
        (["12,34,567"], [1234567]),
        (["-$5", "$-5", "($5)", "$(5)"], [-5] * 4),
        (["1.5e3", "2k", "3 Mio", "4bn"], [1500, 2000, 3e6, 4e9]),
    ],
)
def test_separators_by_the_columns_own_evidence(cells: list[str], numbers: list[float]) -> None:
    column = read_column("amount", cells)
    read = [column.read(c) for c in cells]
    assert [v.nominal for v in read if isinstance(v, Quantity)] == numbers


@pytest.mark.parametrize(
    ("name", "cells", "cell", "problem"),
    [
        ("height", ["1.234", "2.345"], "1.234", "thousand or decimal"),
        ("height", ["1.234", "2,5", "2.5"], "1.234", "thousand or decimal"),
        ("due", ["03/04/2021"], "03/04/2021", "day or the month"),
        ("deaths", ["3", "5", "7", "many"], "many", "no number"),
        ("deaths", ["3", "5", "7", "12 34"], "12 34", "groups of digits"),
        ("length", ["5", "7", "12 m"], "5", "names no unit"),
        ("opened", ["1950", "1960", "1970", "soon"], "soon", "no date"),
        ("open", ["yes", "no"], "perhaps", "neither yes nor no"),
    ],
)
def test_what_does_not_fit_is_told(name: str, cells: list[str], cell: str, problem: str) -> None:
    with pytest.raises(InvalidValue, match=problem):
        read_column(name, cells).read(cell)


def test_options_say_what_cells_leave_open() -> None:
    assert read_column("height", ["1.234"], given=Cells(decimal=".")).read("1.234").nominal == 1.234
    assert read_column("height", ["1.234"], given=Cells(decimal=",")).read("1.234").nominal == 1234
    assert read_column("due", ["03/04/2021"], given=Cells(day_first=True)).read("03/04/2021").nominal == "2021-04-03"
    assert read_column("due", ["03/04/2021"], given=Cells(day_first=False)).read("03/04/2021").nominal == "2021-03-04"
    assert read_column("turnout", ["1950"], given=Cells(kinds={"turnout": "year"})).kind == "year"
    assert read_column("length", ["5"], given=Cells(units={"length": "km"})).read("5").unit == "kilometre"
    with pytest.raises(InvalidValue, match="unknown kind"):
        Cells(kinds={"x": "colour"})
    with pytest.raises(InvalidValue, match="decimal mark"):
        Cells(decimal=";")


@pytest.mark.parametrize(
    ("cell", "unit", "name", "nominal"),
    [
        ("5", "km", "kilometre", 5),
        ("5", "metres", "metre", 5),
        ("5", "people", "person", 5),
        ("5", "ft", "foot", 5),
        ("5", "tonnes", "tonne", 5),
        ("-5", "°C", "degree Celsius", -5),
        ("5 km", "m", "kilometre", 5),
        ("5", "in", "inch", 5),
        ("5", "USD", "USD", 5),
        ("5", "€", "EUR", 5),
        ("5", "%", "percent", 5),
    ],
)
def test_units_mean_what_they_mean_in_text(cell: str, unit: str, name: str, nominal: float) -> None:
    value = read_column("size", [cell], units=[unit]).read(cell, unit=unit)
    assert (value.unit, value.nominal) == (name, nominal)


def test_two_units_are_told() -> None:
    with pytest.raises(InvalidValue, match="which is it"):
        read_column("size", ["5 kg"], units=["km"]).read("5 kg", unit="km")


def test_an_error_is_a_range() -> None:
    column = read_column("length", ["5.3 ± 0.2 cm", "5.4 cm"])
    wide, one = column.read("5.3 ± 0.2 cm"), column.read("5.4 cm")
    assert wide.scores(one).contradiction == 0


def test_codes_keep_their_zeros() -> None:
    column = read_column("postcode", ["06902", "6902"])
    one, other = column.read("06902"), column.read("6902")
    assert isinstance(one, Entity)
    assert (one.text, one == other) == ("06902", False)
