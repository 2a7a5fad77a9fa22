"""Marked-up texts are well-formed, keep the text, and point where the times point."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from factrecon.language.times.finding import find_times
from factrecon.language.times.timeml import to_timeml

PUBLISHED = date(2023, 10, 11)


def test_ids_anchors_and_ranges() -> None:
    text = "From 4 October through 7 October <they> met. Two days later, & every Monday, they rested."
    mentions = find_times(text, published=PUBLISHED)
    root = ElementTree.fromstring(to_timeml(text, mentions, published=PUBLISHED).split("\n", 1)[1])
    body = root.find("TEXT")
    assert body is not None
    assert "".join(body.itertext()).strip() == text
    tags = {t.get("tid"): t for t in root.iter("TIMEX3")}
    assert tags["t0"].get("value") == "2023-10-11"
    assert tags["t1"].get("anchorTimeID") == "t0"
    assert (tags["t3"].get("value"), tags["t3"].get("anchorTimeID")) == ("2023-10-09", "t2")
    assert tags["t4"].get("quant") == "EVERY"
    assert (tags["t5"].get("value"), tags["t5"].get("beginPoint"), tags["t5"].get("endPoint")) == ("P4D", "t1", "t2")


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Friday", "two days later", "<&>", "from 2009 to 2011", "\x00", "\ud800", '"', "May 5", "May\x1c5"]
        ),
        max_size=8,
    )
)
def test_any_text_is_well_formed(pieces: list[str]) -> None:
    text = " ".join(pieces)
    ElementTree.fromstring(to_timeml(text, find_times(text)).split("\n", 1)[1])
