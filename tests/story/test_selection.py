"""What may undergo a verb: another sense is read where the patient cannot."""

from __future__ import annotations

from datetime import date

import pytest

from factrecon.frames import load_frames
from factrecon.language.syntax.noun_classes import NOUN_CLASSES, noun_classes
from factrecon.model import Document
from factrecon.readers import Analysis
from factrecon.story.incident import find_occurrences


def frames_of(text: str) -> set[str]:
    analysis = Analysis(Document(id="d", text=text, published=date(2024, 6, 10)))
    return {mention.frame.name for mention, _ in find_occurrences(analysis).of}


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("Three miners were hurt on Monday.", "injury"),
        ("Dozens of passengers were hurt on Monday.", "injury"),
        ("The blast hurt him badly.", "injury"),
        ("The blast hurt Mills badly.", "injury"),
        ("Police released the students on Monday.", "release"),
        ("The maker released a new phone on Monday.", "product_launch"),
        ("The widow buried her husband on Monday.", "funeral"),
        ("Shares fell sharply on Monday.", "price_fall"),
        ("The storm claimed twelve lives on Monday.", "death"),
    ],
)
def test_a_fitting_patient_keeps_the_frame(text: str, frame: str) -> None:
    assert frame in frames_of(text)


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("Profits were hurt by the weak season.", "injury"),
        ("The chairman read out a statement released Friday by the board.", "release"),
        ("The board released a statement on Monday.", "product_launch"),
        ("The thief buried a rifle behind the barn.", "funeral"),
        ("The hopes of the town died on Monday.", "death"),
        ("His worries declined after the visit.", "price_fall"),
    ],
)
def test_another_patient_shows_another_sense(text: str, frame: str) -> None:
    assert frame not in frames_of(text)


def test_shipped_classes_are_known() -> None:
    """A class misspelt in a frame would silently be taken for a noun."""
    named = {name for frame in load_frames(...) for name in frame.patients}
    assert named & NOUN_CLASSES
    assert all(noun_classes(name) or name.isalpha() for name in named)
    assert all(noun_classes(word) <= NOUN_CLASSES for word in ("nurse", "bank", "price", "statement", "bridge"))
