"""Every row of the data files reads what its examples say, and a row that nothing holds is refused."""

from __future__ import annotations

import pytest

from factrecon.errors import InvalidRecord
from factrecon.language.en.checking import check
from factrecon.language.en.probes import PROBES
from factrecon.language.en.rows import files, listed, listed_in_order, read_rows
from factrecon.readers.frame_examples import PROBES as EVENT_PROBES
from factrecon.story.probes import PROBES as STORY_PROBES


@pytest.mark.parametrize("file", files())
def test_every_example_reads_as_it_says(file: str) -> None:
    failures = list(check({**PROBES, **STORY_PROBES, **EVENT_PROBES}, only=[file]))
    assert not failures, "\n".join(map(str, failures))


@pytest.mark.parametrize(
    ("file", "text", "problem"),
    [
        ("words/x.toml", '[a]\nwords = "one"', "needs an example"),
        ("rules/x.toml", '[a]\nwords = "one"\nexamples = ["One. -> x"]', "needs a `never`"),
        ("words/x.toml", '[a]\neach = ["{}. -> x"]', "give some"),
        ("words/x.toml", '[a]\nwords = "one one"\nexamples = ["One. -> x"]', "stands twice"),
        ("words/x.toml", '[a]\nword = "one"\nexamples = ["One. -> x"]', "unknown field 'word'"),
        (
            "rules/x.toml",
            'fields = ["code"]\n[a]\ncodes = "one"\nexamples = ["One. -> x"]\nnever = ["Two. -> x"]',
            "unknown field 'codes'; known: about, code, each",
        ),
        ("words/x.toml", '[a]\nwords = "one"\nexamples = ["One."]', "an example is a text, an arrow and a reading"),
        ("words/x.toml", "a = 1", "a row is a table"),
        ("words/x.toml", "[a", "words/x.toml:"),
    ],
)
def test_what_nothing_holds_is_refused(file: str, text: str, problem: str) -> None:
    with pytest.raises(InvalidRecord, match=problem):
        read_rows(file, text)


def test_rows_are_found_by_file_and_name() -> None:
    assert listed_in_order("calendar.months")[2] == "march"
    assert "sun" in listed("calendar.weekday_abbreviations")
    with pytest.raises(InvalidRecord, match="no row 'years'"):
        listed("calendar.years")


def test_an_unknown_probe_is_named() -> None:
    with pytest.raises(InvalidRecord, match="no probe is called 'times'"):
        list(check({}, only=["words/calendar.toml"]))
