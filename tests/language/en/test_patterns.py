"""Patterns of the data files are spelled out of their parts, and what is no pattern is named."""

from __future__ import annotations

import pytest

from factrecon.errors import InvalidRecord
from factrecon.language.en.patterns import finds, pattern, spelled_out
from factrecon.language.en.rows import Row, read_rows

FILE = "fields = ['pattern']\n[parts]\nday = '[1-9]'\n"


def row(written: str, words: str = "") -> Row:
    held = f"words = '{words}'\n" if words else ""
    examples = "examples = ['5 May -> dated: 5 May']\nnever = ['May -> dated: May']"
    text = f"{FILE}[dated]\n{held}pattern = '''{written}'''\n{examples}"
    return read_rows("rules/x.toml", text)[0]


@pytest.mark.parametrize(
    ("written", "words", "spelled"),
    [
        ("{day} May", "", "[1-9] May"),
        (r"{day}{1,2}", "", "[1-9]{1,2}"),
        ("May\n   |June", "", "May|June"),
        ("in {words}", "May June", "in (?:J(?:u(?:n(?:e)))|M(?:a(?:y)))"),
    ],
)
def test_parts_stand_in_their_places(written: str, words: str, spelled: str) -> None:
    assert spelled_out(row(written, words)) == spelled


def test_a_row_of_words_is_a_part() -> None:
    assert "(?:T(" not in spelled_out(row("{calendar.weekdays}"))
    assert spelled_out(row("{calendar.weekdays}")).startswith("(?:f(?:r(?:i")


def test_what_is_not_there_is_named() -> None:
    with pytest.raises(InvalidRecord, match=r"rules/x\.toml: dated: no part is called 'month'; known: day"):
        spelled_out(row("{month}"))
    with pytest.raises(InvalidRecord, match="has no pattern 'nothing'"):
        pattern("number_cues.nothing")


def test_a_bar_asks_what_stands_on_either_side() -> None:
    dated = row(r"(?:on|in)\s\Z|\sMay")
    assert list(finds(dated, "It fell in |5 May")) == ["dated: in"]
    assert list(finds(dated, "It fell on the 5| May")) == ["dated: May"]
    assert list(finds(dated, "It fell in the |5 May")) == []
