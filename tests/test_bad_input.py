"""Texts that are no clean articles: nothing is invented, quotes equal the text, nothing hangs."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factrecon.errors import UnreadableInput
from factrecon.model import Document
from factrecon.readers import Analysis, read, read_story
from factrecon.reconciliation import reconcile
from factrecon.records import MAX_TEXT_BYTES, load
from factrecon.story.stages import enrich, parse

MENU = """Home | News | Sport | Weather | Video
Sign up | Log in | Subscribe | Help
Accept all 250 partners?
Accept all
Manage settings
Most read
Share
"""
TABLE = "Town\tDead\tHurt\nOstrel\t3\t12\nVelmora\t4\t1\nTotal\t7\t13\n"
TRANSCRIPT = """ANCHOR: How many people died in the flood?
REPORTER: We do not know. Did 40 people die?
ANCHOR: Stay with us.
"""
SPANISH = (
    "La policía dijo que dos personas murieron en el incendio de la fábrica y que más de 30 trabajadores están "
    "en el hospital de la ciudad desde la noche del lunes."
)
GERMAN = (
    "Bei dem Brand in der Fabrik sind nach Angaben der Polizei zwei Menschen ums Leben gekommen, und mehr als 30 "
    "wurden mit Verletzungen in das Krankenhaus gebracht."
)
RUSSIAN = "В понедельник при пожаре на фабрике погибли два человека, сообщила полиция города."
CHINESE = "据警方通报，周一晚间工厂发生火灾，造成两人死亡，三十多人受伤送医。"
NEWS = (
    "A fire at a paper mill in Toledo killed 12 people on Monday, police said. Two more died in hospital on Tuesday. "
    "“We had no warning,” said Ana Cruz, who leads the workers' union. The company said production would stop for "
    "three weeks, and shares fell 7 percent to $31.\n\n"
)


def document(text: str) -> Document:
    return Document(id="x", text=text, source="x")


def claims(text: str) -> list[tuple[str, str]]:
    return [(a.claim.question.attribute, a.span.quote if a.span else "") for a in read(document(text))]


@pytest.mark.parametrize(
    "text", [MENU, TABLE, TRANSCRIPT, SPANISH, GERMAN, RUSSIAN, CHINESE, "?", "12", "....", "\u200b", "“", "- - -"]
)
def test_nothing_is_read_where_nothing_is_told(text):
    assert claims(text) == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (SPANISH, f"not English: skipped {len(SPANISH)} characters"),
        (GERMAN, f"not English: skipped {len(GERMAN)} characters"),
        (RUSSIAN, f"not English: skipped {len(RUSSIAN)} characters"),
        (CHINESE, f"not English: skipped {len(CHINESE)} characters"),
        (TABLE, f"a table or menu: skipped {len(TABLE.strip())} characters"),
        ("3 4 5 6 7 8 9 10 11 12 13 14 15 16", "no sentence with a verb in 14 words"),
    ],
)
def test_what_is_not_read_is_counted(text, reason):
    assert Analysis(document(text)).left_out == (reason,)


def test_a_reconciliation_tells_what_was_not_read():
    made = reconcile([Document(id="es", text=SPANISH), Document(id="en", text=NEWS)])
    assert [(left.file, left.reason) for left in made.left_out] == [
        ("es", f"not English: skipped {len(SPANISH)} characters")
    ]


@pytest.mark.parametrize(
    "text", [NEWS, NEWS.upper(), "Two died.", "San Juan de la Cruz", "El Niño", "12 dead in Toledo fire"]
)
def test_english_is_not_taken_for_anything_else(text):
    analysis = Analysis(document(text))
    assert (analysis.foreign, analysis.left_out) == ((), ())


@pytest.mark.parametrize("around", [MENU, TABLE, SPANISH + "\n", RUSSIAN + "\n", CHINESE + "\n"])
def test_an_article_is_read_the_same_beside_what_is_not_read(around):
    alone, beside = read(document(NEWS)), read(document(around + "\n" + NEWS))
    assert [a.claim.value for a in beside] == [a.claim.value for a in alone]
    assert [a.span.quote for a in beside if a.span] == [a.span.quote for a in alone if a.span]


@pytest.mark.parametrize("mark", ["\u200b", "\u00ad", "\u200d", "\u2060", "\ufeff", "\u202e", "\u200f"])
def test_invisible_characters_do_not_cut_numbers_and_words(mark):
    text = f"A fire in Toledo kil{mark}led 1{mark}2 peo{mark}ple on Mon{mark}day."
    plain = text.replace(mark, "")
    found = read(document(text))
    assert [a.claim.question.attribute for a in found] == [a.claim.question.attribute for a in read(document(plain))]
    assert {a.claim.value.nominal for a in found if a.claim.question.attribute == "deaths"} == {12}
    for assertion in found:
        span = assertion.span
        assert span is not None
        assert span.quote == text[span.start : span.end]
        assert not span.quote.startswith(mark)


def test_all_capitals_and_no_capitals():
    wanted = {a.claim.value.nominal for a in read(document(NEWS)) if a.claim.question.attribute == "deaths"}
    for text in (NEWS.upper(), NEWS.lower()):
        got = {a.claim.value.nominal for a in read(document(text)) if a.claim.question.attribute == "deaths"}
        assert got
        assert got <= wanted


def test_a_quote_that_never_closes_does_not_swallow_the_article():
    opened = "“We had no warning, said Ana Cruz.\n\n" + NEWS
    assert set(claims(NEWS)) <= set(claims(opened))


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "1",
        "1 ",
        "a ",
        "“",
        '"',
        "(",
        "Mr. ",
        "the the ",
        "said ",
        "on Monday ",
        "3 people ",
        ", and ",
        "\n",
        "-",
        "A.",
        "1,",
        "$1 million ",
        "who ",
        "killed ",
        "“a” said b. ",
        "two days after ",
        "Toledo, ",
        "\u200b",
        "1\u200b",
        "é",
        "在",
        "\t1",
    ],
)
def test_hostile_repetition_takes_linear_time(unit):
    def seconds(size: int) -> float:
        analysis = Analysis(document("A " + unit * (size // len(unit))))
        start = time.process_time()
        for assertion in read_story(enrich(parse([analysis]))):
            assert (
                assertion.span is None
                or assertion.span.quote == analysis.document.text[assertion.span.start : assertion.span.end]
            )
        return time.process_time() - start

    assert seconds(40_000) < 60  # quadratic time would take minutes


def test_one_line_of_a_megabyte_is_read_in_time():
    text = (NEWS.replace("\n", " ") * (200_000 // len(NEWS)))[:200_000]
    start = time.process_time()
    found = read(document(text))
    assert time.process_time() - start < 60
    assert found
    assert all(a.span is None or a.span.quote == text[a.span.start : a.span.end] for a in found)


def test_a_file_that_is_no_article_any_more_is_refused(tmp_path):
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(MAX_TEXT_BYTES + 1)
    with pytest.raises(UnreadableInput, match="over the limit"):
        list(load(path))


PIECES = [
    "two people ",
    "died ",
    "on Monday",
    ". ",
    "“",
    "”",
    "\n",
    "\t",
    "|",
    "\u200b",
    "\u202e",
    "é",
    "3",
    "0",
    ",",
    "said ",
    "Lee ",
    "?",
    "de la ",
    "не ",
    "A ",
    "fire ",
    "killed ",
    "SPEAKER: ",
    "$",
    "%",
    "in Toledo ",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_spans_always_equal_the_text(text):
    for assertion in read(document("x" + text)):
        if assertion.span is not None:
            assert assertion.span.quote == ("x" + text)[assertion.span.start : assertion.span.end]


COOKIES = (
    "We use cookies to store data on your device for 13 months, with 745 partners. You can withdraw in our "
    "privacy policy at any time."
)
SUBSCRIBE = "Subscribe now for $1. Sign up for our newsletter, delivered at 7 every Monday. All rights reserved."


@pytest.mark.parametrize("notice", [COOKIES, SUBSCRIBE])
def test_notices_of_the_page_are_counted_and_not_read(notice):
    assert claims(notice) == []
    assert Analysis(document(notice)).left_out[0].startswith("notices of the page: skipped")
    alone, beside = read(document(NEWS)), read(document(NEWS + notice))
    assert [a.claim.value for a in beside] == [a.claim.value for a in alone]


def test_news_about_cookies_is_news():
    assert claims("The regulator said on Monday that the site uses cookies to follow 30 million people.")


def test_labels_of_a_transcript_are_speakers_and_no_towns():
    text = "BELL: A fire in Toledo killed 12 people on Monday.\nAKRON: Was it set?\nBELL: Nobody knows.\n"
    found = read(document(text))
    assert {a.attribution.speaker for a in found if a.claim.question.attribute == "deaths" and a.attribution} == {
        "Bell"
    }
    assert not any("Akron" in str(a.claim.value) or "Bell" in str(a.claim.value) for a in found)


def test_a_dateline_in_capitals_is_a_place():
    assert [p.place.name for p in Analysis(document("TOLEDO: A fire killed 12 people on Monday.")).places] == ["Toledo"]


@pytest.mark.parametrize(
    "table", ["Town Dead Hurt\nToledo 3 12\nLima 4 15\n", "town,dead,hurt\nToledo,3,12\nLima,4,15\n"]
)
def test_rows_of_figures_are_a_table(table):
    assert claims(table) == []
    assert Analysis(document(table)).left_out[0].startswith("a table or menu")


def test_tags_stand_in_no_question():
    found = read(document("<p>A fire <b>killed</b> 12 people on Monday.</p><script>var dead = 40;</script>"))
    assert {a.claim.value.nominal for a in found if a.claim.question.attribute == "deaths"} == {12}
    assert not any("<" in a.claim.question.ask or ">" in a.claim.question.ask for a in found)


def test_accents_set_apart_do_not_cut_words():
    found = read(document("A fire ki\u0301lled 1\u03012 peo\u0301ple on Monday."))
    assert {a.claim.value.nominal for a in found if a.claim.question.attribute == "deaths"} == {12}


def test_words_that_are_no_english_are_counted():
    text = (
        "lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut labore et "
        "dolore magna aliqua"
    )
    assert claims(text) == []
    assert Analysis(document(text)).foreign == ((0, len(text)),)


@pytest.mark.parametrize("text", ["", ".", "\n", "12"])
def test_nothing_is_no_table(text):
    assert Analysis(document(text)).tables == ()


def test_words_parted_at_the_end_of_a_line_are_whole():
    text = "A fire killed 12 peo-\nple and hurt 30 oth-\ners in Tole-\ndo on Monday."
    found = read(document(text))
    assert {a.claim.value.nominal for a in found if a.claim.question.attribute == "deaths"} == {12}
    assert all(a.span is None or a.span.quote == text[a.span.start : a.span.end] for a in found)
    assert "peo-\nple" in " ".join(a.span.quote for a in found if a.span)


def test_compounds_at_the_end_of_a_line_stay_two_words():
    assert "man-\nmade" in Analysis(document("The lake is a man-\nmade one.")).text
