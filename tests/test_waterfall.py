"""Sums told step by step: they add up to what the report says, in every report that is made."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from factrecon import explain, load, reconcile
from factrecon.matching.evidence import Weights, shipped_weights
from factrecon.reports import pictures, report
from factrecon.waterfall import (
    belief_waterfall,
    in_lines,
    link_waterfall,
    nearest_miss,
    shortened,
    voice_of,
    weakest_link,
)

EXAMPLES = Path(__file__).parent.parent / "examples"


@pytest.fixture(scope="module")
def made():
    return reconcile([d for f in sorted((EXAMPLES / "strike").glob("*.txt")) for d in load(f)]).to_json()


def test_the_steps_of_every_belief_add_up_to_it(made) -> None:
    falls = [(q, belief_waterfall(q)) for q in made["questions"]]
    assert sum(fall is not None for _, fall in falls) == len(falls)
    for question, fall in falls:
        assert fall.total == pytest.approx(question["best"]["belief"], abs=1e-3)
        assert sum(h["share"] for h in question["heard"]) == pytest.approx(1, abs=1e-4)


def test_the_steps_of_every_link_add_up_to_its_bits(made) -> None:
    links = [*made["matching"]["kept"], *made["matching"]["apart"]]
    assert links
    for link in links:
        fall = link_waterfall(link)
        assert fall.total == pytest.approx(link["evidence"], abs=2e-3)
        assert shortened(fall, 4).total == pytest.approx(fall.total)
        assert len(shortened(fall, 4).steps) <= 4


def test_rarity_has_a_bar_of_its_own_and_takes_nothing_from_the_sum() -> None:
    weights = shipped_weights()
    assert isinstance(weights, Weights)
    for level in (x for x in weights.columns["read"]["value"] if x.startswith("equal ")):
        for column in ("read", "given", "mixed"):
            found = weights.evidence(column, {"value": level})
            bits = {p.feature: p.bits for p in found.parts}
            assert bits["rarity"] >= 0
            assert bits["value"] + bits["rarity"] == pytest.approx(weights.columns[column]["value"][level])
            assert found.bits == pytest.approx(sum(bits.values()), abs=2e-4)


def test_a_question_hangs_on_its_weakest_link(made) -> None:
    hanging = [(q, weakest_link(made, q)) for q in made["questions"] if q["evidence"] is not None]
    assert any(link for _, link in hanging)
    for question, link in hanging:
        if link is not None:
            assert question["id"] in link["questions"]
            assert link_waterfall(link, joined=True).title == "Why these are one question"


def test_the_nearest_miss_says_what_kept_it_apart(made) -> None:
    missed = [m for q in made["questions"] if (m := nearest_miss(made, q)) is not None]
    assert missed
    for miss in missed:
        fall = link_waterfall(miss, joined=False)
        assert fall.outcome.startswith(("kept apart all the same: ", "too little speaks for it"))


def test_told_as_text_picture_and_page(made) -> None:
    question = next(q for q in made["questions"] if q["status"] == "disputed")
    told = explain(made, str(question["number"]))
    assert "Why this answer" in told.text
    fall = belief_waterfall(question)
    assert list(in_lines(fall))[-1].split()[0] == f"{fall.total:.2f}"
    drawn = pictures.waterfall(fall)
    root = ElementTree.fromstring(drawn)
    bars = [r for r in root.iter("{http://www.w3.org/2000/svg}rect") if "tone-" in (r.get("class") or "")]
    assert len(bars) == len(fall.steps) + 2
    assert float(root.get("width")) <= 360
    assert "Why this answer" in report(made, format="html")


def test_voices_are_told_with_the_outlets_they_are_heard_through() -> None:
    assert voice_of("reuters", ["Reuters"]) == "Reuters"
    assert voice_of("reuters", ["A", "B"]) == "Reuters, through two outlets"
    assert voice_of("reuters", ["A"]) == "Reuters, in A"
    assert voice_of("associated press", ["A", "Associated Press"]) == "Associated Press, through two outlets"
    assert voice_of("a", ["a"]) == "a"
