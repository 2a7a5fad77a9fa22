"""Days that stand alone in a cell or a field, in the languages that tables come in."""

from __future__ import annotations

from datetime import date

import pytest

from factrecon.claim_record import parse_published
from factrecon.errors import InvalidRecord
from factrecon.language.cells import read_column
from factrecon.language.times.written_days import day_written, in_english
from factrecon.values import Time

MAY = date(2024, 5, 15)


@pytest.mark.parametrize(
    "text",
    [
        *("15.05.2024", "15. 5. 2024", "15. Mai 2024", "Mittwoch, 15. Mai 2024", "15 mai 2024", "15 de mayo de 2024"),
        *("15 maggio 2024", "15 mei 2024", "15 de maio de 2024", "15 May 2024", "15th of May 2024", "2024-05-15"),
    ],
)
def test_a_day_is_read_in_its_own_language(text: str) -> None:
    assert day_written(text) == parse_published(text) == MAY


@pytest.mark.parametrize("text", ["3/4/2024", "31.02.2024", "15 Brumaire 2024", "Mai 2024", "kein Datum", ""])
def test_what_is_no_day_or_not_sure_is_none(text: str) -> None:
    assert day_written(text) is None


def test_the_field_still_refuses_what_may_be_two_days() -> None:
    with pytest.raises(InvalidRecord, match="'3/4/2024' is no date; write it YYYY-MM-DD"):
        parse_published("3/4/2024")


def test_a_column_of_such_days_is_a_column_of_times() -> None:
    cells = ["15.05.2024", "15. Mai 2024", "3. März 2024"]
    column = read_column("opened", cells)
    assert column.kind == "time"
    one, same, other = (column.read(c) for c in cells)
    assert isinstance(one, Time)
    assert isinstance(same, Time)
    assert isinstance(other, Time)
    assert one.shape == same.shape != other.shape


def test_only_a_whole_day_is_changed() -> None:
    assert in_english("Marta Mars 2024") == "Marta Mars 2024"
    assert in_english("on 3 mars 2024 in Lyon") == "on 3 mars 2024 in Lyon"
