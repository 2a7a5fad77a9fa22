"""Every shipped frame is read as its own examples say; what a file of one's own says is checked likewise."""

from __future__ import annotations

from pathlib import Path

import pytest

from factrecon.errors import InvalidRecord
from factrecon.frames import FRAMES, load_frames
from factrecon.frames.__main__ import main
from factrecon.readers.frame_examples import check_examples, frame_readings

REGATTA = """
[regatta]
gloss = "Boats race"
nouns = "regatta"
examples = [{examples}]
never = ["The lake is calm. -> regatta"]
[regatta.attributes.entries]
kind = "quantity"
unit = "boat"
ask = "How many {{unit}} sailed in {{event}}?"
nouns = "boat, yacht"
"""


@pytest.mark.parametrize("topic", sorted({frame.topic for frame in FRAMES}))
def test_every_frame_is_read_as_its_examples_say(topic: str) -> None:
    problems = list(check_examples(tuple(FRAMES), only=[f for f in FRAMES if f.topic == topic]))
    assert not problems, "\n".join(problems)


def test_every_noun_of_a_count_is_read_as_that_count_in_its_unit(tmp_path: Path) -> None:
    file = tmp_path / "sailing.toml"
    file.write_text(REGATTA.format(examples='"The regatta drew 40 yachts on Monday. -> regatta.entries: 40"'), "utf-8")
    frames = load_frames(..., file)
    assert not list(check_examples(frames, only=[f for f in frames if f.name == "regatta"]))
    for noun in ("boats", "yachts"):
        text = f"The regatta at Lund on Monday drew 40 {noun}."
        assert "regatta.entries: 40" in set(frame_readings(text, frames=frames))


@pytest.mark.parametrize(
    ("examples", "problem"),
    [
        ('"The regatta drew 40 yachts on Monday. -> regatta.entries: 50"', "should be read as 'regatta.entries: 50'"),
        ("", "no example"),
    ],
)
def test_a_file_of_ones_own_is_told_what_its_examples_miss(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], examples: str, problem: str
) -> None:
    file = tmp_path / "sailing.toml"
    file.write_text(REGATTA.format(examples=examples), "utf-8")
    assert main([str(file)]) == 1
    assert problem in capsys.readouterr().out


def test_an_example_without_an_arrow_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "sailing.toml"
    file.write_text(REGATTA.format(examples='"The regatta drew 40 yachts."'), "utf-8")
    with pytest.raises(InvalidRecord, match="texts with an arrow"):
        load_frames(file)
