"""The shipped vocabulary: sound, mutual where it must be, large enough, quick to read."""

from __future__ import annotations

import time
from importlib.resources import files
from pathlib import Path

import pytest

import factrecon.frames
from factrecon.frames import FRAMES, check_frames
from factrecon.frames.loading import shipped_frames
from factrecon.values import KINDS

TOPICS = sorted(Path(str(entry)) for entry in files("factrecon.frames").iterdir() if entry.name.endswith(".toml"))

NAMED = {f.name: f for f in FRAMES}


@pytest.mark.parametrize("path", TOPICS, ids=lambda path: path.stem)
def test_a_shipped_file_checks_clean(path: Path) -> None:
    assert check_frames(path) == ()


def test_there_are_at_least_150_frames_of_unlike_names() -> None:
    assert len(FRAMES) >= 150
    assert len({frame.name for frame in FRAMES}) == len(FRAMES)
    assert {frame.topic for frame in FRAMES} == {path.stem for path in TOPICS}


def test_opposites_and_converses_are_mutual() -> None:
    by_name = {frame.name: frame for frame in FRAMES}
    for frame in FRAMES:
        assert set(frame.ends) <= set(by_name)
        for other in frame.opposites:
            assert frame.name in by_name[other].opposites, (frame.name, other)
        if frame.converse:
            assert by_name[frame.converse].converse == frame.name


def test_every_attribute_has_a_known_kind_and_every_count_is_an_attribute() -> None:
    for frame in FRAMES:
        for attribute in frame.attributes:
            assert attribute.kind in KINDS
        for name in filter(None, (frame.agent_count, frame.patient_count)):
            counted = frame.attribute(name)
            assert counted is not None
            assert counted.kind == "quantity"


def test_casualties_are_told_as_parts_of_incidents_and_grow() -> None:
    for name, attribute in [("death", "deaths"), ("injury", "injuries"), ("rescue", "rescued")]:
        frame = NAMED[name]
        count = frame.attribute(attribute)
        assert frame.consequence
        assert not frame.incident
        assert count is not None
        assert count.cumulative
    for name in ("shooting", "earthquake", "crash", "bombing", "flood"):
        assert NAMED[name].incident


def test_opposites_are_closed_in_both_directions() -> None:
    assert all(f.name in NAMED[other].opposites for f in FRAMES for other in f.opposites)
    assert "price_fall" in NAMED["price_rise"].opposites
    assert not NAMED["shooting"].opposites


def test_what_follows_an_event_does_not_deny_it() -> None:
    for earlier, later in [("arrest", "release"), ("strike", "return_to_work"), ("ban", "ban_lifted")]:
        assert later not in NAMED[earlier].opposites
        assert earlier in NAMED[later].ends


def test_frames_are_read_when_first_asked_for_and_once() -> None:
    assert factrecon.frames.FRAMES is FRAMES
    shipped_frames.cache_clear()
    try:
        start = time.process_time()
        again = shipped_frames()
        assert time.process_time() - start < 3  # about 0.03 s on a free machine
        assert again == FRAMES
    finally:
        shipped_frames.cache_clear()


def test_what_the_module_does_not_have_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="FRAME"):
        _ = factrecon.frames.FRAME
