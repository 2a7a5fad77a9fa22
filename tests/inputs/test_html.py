from __future__ import annotations

import sys
import time
from datetime import date, datetime

import pytest

from factrecon.errors import MissingExtra, UnreadableInput
from factrecon.inputs.html import read_page
from factrecon.records import LeftOut, load

BODY = (
    "The dam above Ostrel burst on Monday night, and water tore through four hamlets in the valley. "
    "At least 12 people died and about 300 were brought to safety, the regional governor said. "
)
MENU = "<nav><ul>" + "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(30)) + "</ul></nav>"
COOKIES = "<div class='cookie-banner'><p>We use cookies. Accept all 250 partners?</p></div>"
PAGE = (
    "<html><head><title>Dam bursts above Ostrel - The Herald</title>"
    '<meta property="og:title" content="Dam bursts above Ostrel"><meta property="og:site_name" content="The Herald">'
    '<meta property="article:published_time" content="2024-03-05T08:30:00Z">'
    '<meta property="article:modified_time" content="2024-03-06T10:00:00Z">'
    '<link rel="canonical" href="https://herald.example/dam"></head><body>'
    f"{MENU}{COOKIES}<article><h1>Dam bursts above Ostrel</h1>"
    + "".join(
        f"<p>{BODY}{' '.join(['Rescuers went on looking for survivors', w])}.</p>"
        for w in ("uphill", "downhill", "by boat")
    )
    + "</article><footer><p>Copyright 2024</p></footer></body></html>"
)


@pytest.fixture
def extractor():
    return pytest.importorskip("trafilatura", reason="the extra 'html' is not installed")


def test_a_page_is_read_without_what_stands_around_it(extractor, tmp_path):
    path = tmp_path / "dam.html"
    path.write_text(PAGE, "utf-8")
    [document] = load(path)
    assert (document.id, document.source, document.title) == ("dam", "The Herald", "Dam bursts above Ostrel")
    assert document.published == datetime(2024, 3, 5, 8, 30)
    assert document.url == "https://herald.example/dam"
    assert "At least 12 people died" in document.text
    assert "Section 3" not in document.text
    assert "<" not in document.text


def test_both_dates_are_kept(extractor):
    [article] = read_page(PAGE)
    assert (article.published, article.modified) == (datetime(2024, 3, 5, 8, 30), datetime(2024, 3, 6, 10, 0))


def test_what_is_given_goes_before_what_the_page_says(extractor, tmp_path):
    path = tmp_path / "dam.htm"
    path.write_text(PAGE, "utf-8")
    [document] = load(path, source="mirror", published=date(2024, 4, 1))
    assert (document.source, document.published) == ("mirror", date(2024, 4, 1))


def test_a_deeply_nested_page_falls_back_to_its_paragraphs_and_says_so(extractor, tmp_path):
    path = tmp_path / "deep.html"
    path.write_text("<html><body>" + "<div>" * 900 + f"<p>{BODY}</p>" + "</div>" * 900, "utf-8")
    told: list[LeftOut] = []
    [document] = load(path, on_error=told.append)
    assert document.text == BODY.strip()
    assert "plain paragraphs" in told[0].reason


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<html><body></body></html>", "no text between its tags"),
        ("<html><body><div id=app></div><script>draw()</script></body></html>", "scripts draw the page"),
        ("<html><body>" + "<div>" * 900 + "Not found", "nested 90"),
        ("<p>Not found</p>", "no article among its 9 characters"),
    ],
)
def test_a_page_without_an_article_gives_the_reason(extractor, tmp_path, html, reason):
    path = tmp_path / "empty.html"
    path.write_text(html, "utf-8")
    with pytest.raises(UnreadableInput, match="unreadable: ") as caught:
        list(load(path))
    assert reason in str(caught.value)
    told: list[LeftOut] = []
    assert list(load(path, on_error=told.append)) == []
    assert reason in told[0].reason


def test_the_publishers_own_record_needs_no_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    page = f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{BODY}"}}</script>'
    assert read_page(page)[0].text == BODY.strip()


def test_without_the_extra_it_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(MissingExtra, match=r"factrecon\[html\]"):
        read_page(PAGE)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b'<meta charset="windows-1252"><p>' + ("“Café”" + BODY).encode("cp1252"), "“Café”"),
        (b'<meta charset="iso-8859-1"><p>' + ("“Café”" + BODY).encode("cp1252"), "“Café”"),
        ("\ufeff<p>“Café” ".encode("utf-16"), None),
        ("<p>“Café”".encode() + BODY.encode(), "“Café”"),
        ('<meta charset="rot13"><p>“Café”'.encode() + BODY.encode(), "“Café”"),
    ],
)
def test_a_page_is_decoded_as_it_says(extractor, data, word):
    [article] = read_page(data)
    assert word is None or word in article.text


@pytest.mark.parametrize("data", [b"", b"  \n", b"\x00\x01\x02" * 50, b"<p>\xff\xfe\xfa broken"])
def test_what_is_no_text_is_refused(data):
    with pytest.raises(UnreadableInput):
        read_page(data, "x.html")


@pytest.mark.parametrize("unit", ["<div>", "<a ", "<p>word ", "<table><tr><td>", "&amp;", "<!--"])
def test_a_hostile_page_does_not_hang(extractor, unit):
    start = time.process_time()
    read_page(unit * (200_000 // len(unit)))
    assert time.process_time() - start < 100


def test_records_knows_every_ending():
    from factrecon.inputs import INPUTS
    from factrecon.records import ARTICLE_KINDS

    assert set(INPUTS) == ARTICLE_KINDS
