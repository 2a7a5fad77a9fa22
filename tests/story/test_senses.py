"""Words of two senses: who does it, and what the whole text speaks of."""

from __future__ import annotations

from datetime import date

from factrecon.model import Document
from factrecon.readers import read


def events(text: str, day: date = date(2024, 5, 14)) -> set[str]:
    found = read(Document(id="x", text=text, published=day))
    return {a.claim.question.event.frame for a in found if a.claim.question.event is not None}


def test_missiles_that_hit_a_market_are_no_product():
    frames = events("Four missiles hit the central market on Sunday, the mayor said.")
    assert "air_strike" in frames
    assert "product_launch" not in frames


def test_the_air_force_does_not_stop_work():
    frames = events(
        "The country's air force struck a depot on Monday. The ministry said the strike was in self-defence."
    )
    assert "air_strike" in frames
    assert "strike" not in frames


def test_workers_do():
    frames = events("Bus drivers struck on Monday over pay. Their union said the strike would go on all week.")
    assert "strike" in frames
    assert "air_strike" not in frames


def test_a_device_that_hits_the_market_is_a_product():
    assert "product_launch" in events("The new tablet will hit the market in June, the company said.")
