"""The pictures: well-formed, in proportion, the same for any order, harmless for any text."""

from __future__ import annotations

import math
import re
import xml.etree.ElementTree as ET
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factrecon.errors import MissingExtra
from factrecon.reports.pictures import claim_graph, matrix, png, timeline, trapezoids
from factrecon.reports.pictures.axis import Shape, axis, consensus, shape, ticks
from factrecon.reports.pictures.matrix import standing
from factrecon.reports.pictures.timeline import DAY, elastic
from tests.reports.hostile import PAYLOADS, poisoned
from tests.reports.stories import STORIES, strike, table, toll

SVG = "{http://www.w3.org/2000/svg}"


def every_picture(made: dict[str, Any]) -> list[str]:
    drawn = [timeline(made), matrix(made)]
    for question in made["questions"]:
        drawn += [trapezoids(question), claim_graph(question)]
    return [p for p in drawn if p is not None]


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES.keys())
def test_pictures_are_well_formed_and_named(story: Any) -> None:
    made, _ = story()
    pictures = every_picture(made)
    assert len(pictures) >= 3
    for picture in pictures:
        root = ET.fromstring(picture)
        assert root.tag == SVG + "svg"
        assert root.find(SVG + "title") is not None
        width, height = float(root.get("width", "0")), float(root.get("height", "0"))
        for text in root.iter(SVG + "text"):
            if not text.get("transform"):
                assert 0 <= float(text.get("x", "0")) <= width
                assert 0 < float(text.get("y", "0")) <= height


def test_no_payload_becomes_part_of_a_picture() -> None:
    made, _ = strike()
    tags = {e.tag for p in every_picture(made) for e in ET.fromstring(p).iter()}
    for payload in PAYLOADS[::3]:
        for picture in every_picture(poisoned(made, payload)):
            root = ET.fromstring(picture)
            assert {e.tag for e in root.iter()} <= tags
            assert not [a for e in root.iter() for a in e.attrib if a.startswith("on") or "href" in a]


def test_a_trapezoid_is_drawn_to_scale() -> None:
    made, _ = table()
    picture = trapezoids(made["questions"][0])
    assert picture
    polygons = list(ET.fromstring(picture).iter(SVG + "polygon"))
    first, second = ([float(xy.split(",")[0]) for xy in p.get("points", "").split()] for p in polygons)
    assert max(first) < min(second)  # 412 m lies left of 457 m, apart
    per_metre = (max(second) - min(second)) / (461 - 453)
    assert (max(first) - min(first)) / per_metre == pytest.approx(413 - 411, rel=0.1)


def test_an_open_side_runs_out_of_the_picture() -> None:
    made, _ = strike()
    picture = trapezoids(made["questions"][0])
    assert picture
    root = ET.fromstring(picture)
    corners = [float(xy.split(",")[0]) for p in root.iter(SVG + "polygon") for xy in p.get("points", "").split()]
    assert max(corners) > float(root.get("width", "0"))


def test_how_sources_stand() -> None:
    made, _ = strike()
    ways = {q["id"]: standing(q) for q in made["questions"]}
    assert ways["q1"] == {
        "arran-times": "same",
        "coast-herald": "tension",
        "norline.example": "same",
        "selby-post": "same",
    }
    assert ways["q2"]["norline.example"] == ways["q2"]["union-wire"] == "contradiction"
    assert ways["q6"] == {"arran-times": "alone", "selby-post": "alone"}  # one voice, printed twice


def test_a_copy_is_dashed_in_the_claim_graph() -> None:
    made, _ = strike()
    picture = claim_graph(made["questions"][0])
    assert picture
    assert picture.count('stroke-dasharray="4 4"') == 1


def test_the_timeline_holds_the_times_and_the_documents() -> None:
    made, _ = strike()
    picture = timeline(made)
    assert picture
    assert "Friday, March 15" in picture
    assert "published: arran-times" in picture
    assert timeline(made, only=["q1"]) is None


def test_pictures_do_not_depend_on_the_order_of_questions() -> None:
    for story in (strike, toll):
        made, _ = story()
        turned = {**made, "questions": made["questions"][::-1]}
        assert timeline(made) == timeline(turned)
        assert matrix(made) == matrix(turned)


@pytest.mark.parametrize(
    "value",
    [
        None,
        3,
        {},
        {"kind": "quantity"},
        {"kind": "quantity", "core": [2, 1]},
        {"kind": "quantity", "core": ["a", "b"]},
        {"kind": "quantity", "core": [1e300, 1e301]},
        {"kind": "time", "core": ["soon", "later"]},
        {"kind": "time", "core": ["x" * 99, None]},
        {"kind": "offset", "duration": None},
        {"kind": "duration", "core": [True, False]},
    ],
)
def test_what_is_no_trapezoid_is_not_drawn(value: Any) -> None:
    assert shape(value) is None
    assert trapezoids({"claims": [{"id": n, "value": value} for n in "ab"]}) is None


@given(st.lists(st.lists(st.integers(-1000, 1000), min_size=4, max_size=4).map(sorted), min_size=1, max_size=5))
def test_consensus_is_what_all_allow_best(corners: list[list[int]]) -> None:
    shapes = [Shape(*c) for c in corners]
    found = consensus(shapes)
    grid = sorted({x for c in corners for x in c} | {(a + b) / 2 for c in corners for a in c for b in c})
    best = max(min(s.at(x) for s in shapes) for x in grid)
    if found is None:
        assert best <= 0
    else:
        assert found[2] >= best - 1e-9
        assert found[0] <= found[1]


@given(st.floats(0, 1e12), st.floats(1e-3, 1e12), st.sampled_from(["quantity", "duration", "time"]))
def test_ticks_are_few_and_on_the_axis(low: float, width: float, kind: str) -> None:
    scale = axis([Shape(low, low, low + width, low + width)], 0, 100, logarithmic=kind != "time")
    found = ticks(scale, kind)
    assert len(found) <= 40
    assert all(math.isfinite(x) and scale.low - 1e-6 <= x <= scale.high * (1 + 1e-9) for x, _ in found)


def test_png_for_print() -> None:
    made, _ = strike()
    picture = matrix(made)
    assert picture
    pytest.importorskip("cairosvg", reason="needs CairoSVG, the extra 'png'")
    image = png(picture, scale=1.0)
    assert image[:8] == b"\x89PNG\r\n\x1a\n"
    width = int(re.search(r'width="([\d.]+)"', picture)[1].split(".")[0])  # type: ignore[index]
    assert int.from_bytes(image[16:20], "big") == pytest.approx(width, abs=1)


def test_png_without_its_extra_says_which(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "cairosvg", None)
    with pytest.raises(MissingExtra, match=r"factrecon\[png\]"):
        png("<svg/>")


def test_the_axis_of_the_timeline_gives_its_room_to_where_things_happen() -> None:
    busy = elastic([0.0, DAY, 2 * DAY, 100 * DAY, 101 * DAY], 0.0, 1000.0)
    assert busy.at(DAY) - busy.at(0.0) == pytest.approx(busy.at(101 * DAY) - busy.at(100 * DAY))
    assert busy.at(100 * DAY) - busy.at(2 * DAY) < 5 * (busy.at(DAY) - busy.at(0.0))
    drawn = [busy.at(x * DAY / 4) for x in range(404)]
    assert drawn == sorted(drawn)
    assert (busy.at(-1e12), busy.at(1e12)) == (0.0, pytest.approx(1000.0))


def test_a_narrow_timeline_fits_a_phone() -> None:
    made, _ = strike()
    root = ET.fromstring(timeline(made, narrow=True))
    assert float(root.get("width")) <= 390
    for bar in root.iter("{http://www.w3.org/2000/svg}polygon"):
        assert all(0 <= float(p.split(",")[0]) <= 360 for p in bar.get("points").split())
