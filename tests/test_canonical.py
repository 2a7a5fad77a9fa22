"""Cells to canonical values."""

from __future__ import annotations

import time as clock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factrecon.canonical import KINDS, code, label, missing, number, path, persons, time


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1234567", 1234567.0),
        ("1,234,567", 1234567.0),
        ("1 234 567", 1234567.0),
        ("1'234.5", 1234.5),
        ("-0.0", 0.0),
        ("$ 12", 12.0),
        ("12%", 12.0),
        ("1.5e3", 1500.0),
    ],
)
def test_numbers(text, value):
    assert number(text).number == value


@pytest.mark.parametrize("text", ["", "12 apples", "1,23,456", "nan", "inf", "1e400", "1e99999999", "--3", "9" * 90])
def test_no_numbers(text):
    assert number(text) is None


def test_equal_numbers_have_one_key():
    assert number("1,000").key == number("1000.0").key == number("1e3").key


def test_times():
    assert time("2011-12-01 13:55").number - time("2011-12-01T13:45").number == 10
    assert time("2011-12-01T13:55+01:00").key == "2011-12-01T12:55"
    assert time("2011-12-01").key == "2011-12-01T00:00"
    for text in ("yesterday", "2011-13-01", "13:55", "2011-12-01 25:00", "0001-01-01T00:00+14:00"):
        assert time(text) is None


def test_codes_and_labels():
    assert code("Gate C-07").key == code("gate c7").key
    assert code("C07").key != code("C70").key
    assert label(" Straße  ").key == label("STRASSE").key


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("Okafor, Ngozi", ("okafor",)),
        ("Ngozi Okafor", ("okafor",)),
        ("Okafor, Ngozi A.; Lindqvist, Per", ("lindqvist", "okafor")),
        ("Ngozi Okafor, Per Lindqvist and Mary Ann Boyle", ("boyle", "lindqvist", "okafor")),
        ("OKAFOR, NGOZI/LINDQVIST, PER", ("lindqvist", "okafor")),
        ("By (author) Okafor, Ngozi By (author) Lindqvist, Per", ("lindqvist", "okafor")),
        ("Okafor, Ngozi Lindqvist, Per", ("lindqvist", "okafor")),
        ("Okafor, NgoziLindqvist, Per", ("lindqvist", "okafor")),
        ("McAllen, Joan; MacDuff, Ian", ("macduff", "mcallen")),
        ("Per Lindqvist &amp; Zo&euml; Br&uuml;ck", ("bruck", "lindqvist")),
        ("Dr. Per Lindqvist Jr. (University of Somewhere, Department of Things)", ("lindqvist",)),
        ("Per Lindqvist; Ann Boyle (Foreword)", ("lindqvist",)),
        ("Lindqvist, Per; Boyle, Ann (Foreword by)", ("lindqvist",)),
    ],
)
def test_persons(text, members):
    assert persons(text).members == members


def test_persons_in_any_order_are_the_same():
    assert persons("Ngozi Okafor; Per Lindqvist").key == persons("Lindqvist, Per / Okafor, Ngozi").key


def test_paths_are_most_general_first():
    assert path("Uppsala, Sweden").members == ("sweden", "uppsala")
    assert path(", ,") is None


def test_what_says_nothing():
    for text in ("", "  ", "N/A", "nan", "None", "Not Available", "-"):
        assert missing(text)
    assert not missing("0")


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text):
    for kind in KINDS.values():
        cell = kind.read(text)
        assert cell is None or isinstance(cell.key, str)


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize("unit", ["a,", "(", "A.", "1,", "Ab, ", "&amp;", "(ed ", " ", "\u0301", "by "])
def test_long_cells_take_no_time(kind, unit):
    started = clock.perf_counter()
    for _ in range(3):
        KINDS[kind].read(unit * 100_000)
    assert clock.perf_counter() - started < 20.0
