from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factrecon.inputs.markup import plain_text, read_markup


def test_paragraphs_stand_apart_from_menus_and_scripts():
    page = read_markup(
        "<html><head><title>Dam &amp; river</title><style>p{}</style></head><body><nav><p>Home</p></nav>"
        "<p>The dam burst.<p>Two people died.<footer><p>All rights</p></footer><script>var p = '<p>no</p>'</script>"
    )
    assert page.title == "Dam & river"
    assert page.paragraphs == ("The dam burst.", "Two people died.")


def test_without_paragraphs_blocks_are_taken():
    assert read_markup("<div>The dam burst.</div><div>Two died.</div>").paragraphs == ("The dam burst.", "Two died.")


def test_metadata_and_linked_data():
    page = read_markup(
        '<meta property="og:site_name" content="The Herald"><link rel=canonical href="https://example.org/a">'
        '<script type="application/ld+json">{"a": "</b>"}</script>'
    )
    assert page.meta["og:site_name"] == "The Herald"
    assert page.links["canonical"] == "https://example.org/a"
    assert page.linked_data == ('{"a": "</b>"}',)


HOSTILE = [
    "<a ",
    "<!--",
    "<![CDATA[",
    "</",
    '<a href="',
    "<!",
    "<?",
    "&",
    "<div>",
    "<script>",
    "<script></",
    "<a b='c' ",
    "<",
    "<a/",
    "<a =",
    "&#9",
    "<p ",
    "<nav>",
    "<meta content='",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_time_is_linear_in_hostile_markup(unit):
    def seconds(n: int) -> float:
        text = unit * (n // len(unit))
        start = time.process_time()
        read_markup(text)
        plain_text(text)
        return time.process_time() - start

    assert seconds(300_000) < 60  # quadratic time would take far longer


@given(st.text(alphabet="<>/ap!-&#;\"'= \n", max_size=200))
def test_any_text_is_taken_apart(text):
    page = read_markup(text)
    assert all(p.strip() for p in page.paragraphs)
    plain_text(text)
