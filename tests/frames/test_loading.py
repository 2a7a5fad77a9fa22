"""Reading frames from a user's own files: what extends, what replaces, what is refused and why."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from factrecon.errors import InvalidRecord, UnreadableInput
from factrecon.frames import FRAMES, Attribute, Frame, check_frames, load_frames

MINE = """
[regatta]
gloss = "Boats race"
nouns = ["regatta", "boat race"]
verbs = "race a boat,
"""

REGATTA = """
[regatta]
gloss = "Boats race"
nouns = ["regatta", "boat race"]
agent = "crews"
agent_count = "boats"
opposites = "regatta_off"
[regatta.attributes.boats]
kind = "quantity"
unit = "boat"
ask = "How many {unit}s sailed in {event}?"
nouns = "boat, yacht"

[regatta_off]
gloss = "A boat race is called off"
verbs = "call off the regatta, cancel the regatta"
"""


def write(folder: Path, text: str, name: str = "mine.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def frame(body: str) -> str:
    return f'[regatta]\ngloss = "Boats race"\n{body}\n'


def test_a_file_extends_the_shipped_frames(tmp_path: Path) -> None:
    frames = load_frames(..., write(tmp_path, REGATTA))
    assert frames[: len(FRAMES)] == FRAMES
    regatta = frames[-2]
    assert (regatta.name, regatta.topic, regatta.nouns) == ("regatta", "mine", ("regatta", "boat race"))
    assert regatta.attributes[0].nouns == ("boat", "yacht")


def test_a_later_frame_replaces_an_earlier_one_in_its_place(tmp_path: Path) -> None:
    strike = '[strike]\ngloss = "Workers stop"\nnouns = "strike"\nopposites = "return_to_work"\n'
    frames = load_frames(..., write(tmp_path, strike))
    assert len(frames) == len(FRAMES)
    place = [f.name for f in FRAMES].index("strike")
    assert frames[place].gloss == "Workers stop"
    assert frames[place].verbs == ()
    assert set(load_frames(write(tmp_path, strike), ...)) == set(FRAMES)


def test_files_stand_alone_and_frames_may_be_made_in_python(tmp_path: Path) -> None:
    alone = load_frames(write(tmp_path, REGATTA))
    assert [f.name for f in alone] == ["regatta", "regatta_off"]
    made = Frame(name="duel", gloss="Two fight", nouns=("duel",))
    assert load_frames(made) == (made,)
    assert load_frames() == ()


def test_an_opposite_told_by_one_side_only_is_named(tmp_path: Path) -> None:
    assert "add opposites" in check_frames(write(tmp_path, REGATTA))[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (frame('noun = "regatta"'), "unknown key 'noun'"),
        (frame(""), "no words name it"),
        ('[regatta]\nnouns = "regatta"\n', "no gloss"),
        (frame("nouns = 3"), "nouns must be a list of texts"),
        (frame('nouns = "regatta, Boat race"'), "'Boat race' in nouns has upper case"),
        (frame('nouns = "regatta, , race"'), "an empty phrase"),
        (frame('nouns = "regatta, race, regatta"'), "'regatta' is given twice in nouns"),
        (frame('verbs = "race"\npatient_verbs = "race"'), "in verbs and in patient_verbs"),
        (frame('nouns = "race"\nunless = "race"'), "in nouns and in unless"),
        (frame('nouns = "race"\ndurative = "yes"'), "durative must be true or false"),
        (frame('nouns = "race"\nopposites = "regata"'), "opposites names 'regata'"),
        (frame('nouns = "race"\nopposites = "regatta"'), "its own opposite"),
        (frame('nouns = "race"\nends = "heat_of_day"'), "ends names 'heat_of_day'"),
        (frame('nouns = "race"\nkind_of = "outing"'), "kind_of names 'outing'"),
        (frame('nouns = "race"\nopposites = "strike"'), "it ships with the package"),
        (frame('nouns = "race"\nconverse = "chase"'), "converse names 'chase'"),
        (frame('nouns = "race"\nagent_count = "boats"'), "agent_count names 'boats'"),
        (
            frame('nouns = "race"\n[regatta.attributes.boats]\nkind = "number"\nask = "How many?"'),
            "unknown kind 'number'",
        ),
        (frame('nouns = "race"\n[regatta.attributes.boats]\nkind = "quantity"'), "no ask"),
        (
            frame('nouns = "race"\n[regatta.attributes.boats]\nkind = "text"\nask = "{who}?"'),
            "no other braces",
        ),
        (
            frame('nouns = "race"\n[regatta.attributes.x]\nkind = "text"\nask = "?"\ncumulative = true'),
            "only a quantity can be cumulative",
        ),
        (frame('nouns = "race"\n[regatta.attributes.x]\nkind = "text"\nask = "?"\nunits = "boat"'), "units"),
        ('["Boat race"]\ngloss = "x"\nnouns = "race"\n', "lower-case letters"),
        ('gloss = "x"\n', "outside a frame"),
        ("", "no frames in it"),
        (MINE, "not TOML"),
    ],
)
def test_a_fault_is_refused_naming_file_and_mend(tmp_path: Path, text: str, said: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(InvalidRecord) as caught:
        load_frames(path)
    assert said in str(caught.value)
    assert "mine.toml" in str(caught.value)
    if "[regatta]" in text and "not TOML" not in said:
        assert "[regatta]" in str(caught.value)


def test_every_fault_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    text = frame('nouns = "Race"\nverb = "sail"\n') + frame('nouns = "x, x"').replace("regatta", "race")
    problems = check_frames(write(tmp_path, text))
    assert len(problems) == 2
    assert "unknown key 'verb'" in problems[0]
    assert "twice" in problems[1]


def test_what_cannot_work_as_meant_is_told(tmp_path: Path) -> None:
    told = " ".join(
        check_frames(write(tmp_path, frame('verbs = "sailed a boat, lay up the boat"\nunless = "arms race"')))
    )
    assert "write 'sail a boat'" in told
    assert "lay up" not in told
    assert "'arms race' in unless holds no word" in told


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", None])
def test_what_cannot_be_read_is_refused(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "mine.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UnreadableInput, match=r"mine\.toml"):
        load_frames(path)


def test_a_frame_made_in_python_is_checked() -> None:
    bad = Frame(name="duel", gloss="Two fight", nouns=("Duel",))
    with pytest.raises(InvalidRecord, match="upper case"):
        load_frames(bad)
    twice = Attribute(name="seconds", kind="quantity", unit="person", ask="How many?")
    with pytest.raises(InvalidRecord, match="given twice"):
        load_frames(Frame(name="duel", gloss="x", nouns=("duel",), attributes=(twice, twice)))


def test_the_command_checks_files(tmp_path: Path) -> None:
    def run(*paths: Path) -> tuple[int, str]:
        command = [sys.executable, "-m", "factrecon.frames", *map(str, paths)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
        return done.returncode, done.stdout + done.stderr

    example = 'examples = ["The regatta in Lund took place on Monday. -> regatta"]'
    good = write(tmp_path, frame(f'nouns = "regatta"\n{example}'), "good.toml")
    code, said = run(good)
    assert (code, "all sound" in said) == (0, True)
    code, said = run(good, write(tmp_path, MINE, "bad.toml"), tmp_path / "none.toml")
    assert code == 1
    assert "bad.toml: not TOML" in said
    assert "none.toml: no such file" in said
