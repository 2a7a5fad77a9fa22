"""The HTML page in headless Chromium, where one is at hand and playwright with it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from benchmarks import browsing
from benchmarks.html_check import browser_findings, complaints
from factrecon.reports import report
from tests.reports.hostile import PAYLOADS, poisoned
from tests.reports.stories import STORIES, strike, unasked
from tests.reports.test_html import several


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    try:
        with browsing.browser() as opened:
            yield opened
    except browsing.NoBrowser as why:
        pytest.skip(f"not tested: {why}")


def test_the_stories_in_a_browser(browser: Any) -> None:
    pages = {
        name: report(made, format="html", texts=texts) for name, (made, texts) in ((n, s()) for n, s in STORIES.items())
    }
    for name, found in browser_findings(pages, browser).items():
        assert complaints(found) == [], name


def test_a_page_of_several_stories_in_a_browser(browser: Any) -> None:
    made, texts = several()
    question = made["questions"][0]["id"]
    told = [{"kind": "dispute", "question": question, "story": "s1", "ask": "How many?", "after": "3", "at": ""}]
    pages = {"several": report(made, format="html", texts=texts, changes=told)}
    for name, found in browser_findings(pages, browser).items():
        assert complaints(found) == [], name


def shown(browser: Any, file: Path) -> Any:
    """The page in a phone's width, for a reader who wants less motion: nothing is still scrolling."""
    page = browser.new_context(viewport={"width": 390, "height": 844}, reduced_motion="reduce").new_page()
    page.set_default_timeout(20_000)
    page.goto(file.as_uri())
    return page


FOUND = """() => [...document.querySelectorAll('.story [data-status]')].filter(e => !e.closest('[hidden]'))
  .map(e => e.dataset.status + '/' + e.dataset.kind)"""


def test_the_filter_hides_what_does_not_fit_and_a_link_shows_it_again(browser: Any, tmp_path: Path) -> None:
    made, texts = several()
    file = tmp_path / "page.html"
    file.write_text(report(made, format="html", texts=texts), encoding="utf-8")
    page = shown(browser, file)
    everything = page.evaluate(FOUND)
    status, _source, kind = page.locator("#filter select").all()
    status.select_option("Disputed")
    disputed = page.evaluate(FOUND)
    status.select_option("")
    kind.select_option("time")
    times = page.evaluate(FOUND)
    kind.select_option("")
    page.locator("#filter input").fill("STRIKE last")
    words, told = page.evaluate(FOUND), page.locator("#filter p").inner_text()
    page.locator("#filter input").fill("nothing of the kind")
    nothing = page.evaluate(FOUND)
    page.evaluate("() => { location.hash = document.querySelector('.story [data-status][id]').id; }")
    page.wait_for_function("() => document.getElementById(location.hash.slice(1)).offsetParent !== null")
    assert len(everything) == len(page.evaluate(FOUND)) == len(made["questions"])
    assert disputed == [s for s in everything if s.startswith("Disputed/")] != []
    assert times == [s for s in everything if s.endswith("/time")] != []
    assert 0 < len(words) < len(everything)
    assert told == f"{len(words)} of {len(everything)} questions"
    assert nothing == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390


MEASURES = Path(__file__).parent / "measures.json"
"""The page of the strike at both widths: its height, where its first card begins, how many places Tab stops at."""
WITHIN = 0.12
"""Fonts differ from machine to machine, and so do the heights of lines."""


def test_the_page_of_the_strike_keeps_its_measures(browser: Any) -> None:
    report_of, texts = STORIES["strike"]()
    found = browser_findings({"strike": report(report_of, format="html", texts=texts)}, browser)["strike"]
    if os.environ.get("FACTRECON_KEEP_MEASURES"):
        MEASURES.write_text(json.dumps(found["measures"], indent=1) + "\n", encoding="utf-8")
    for width, held in json.loads(MEASURES.read_text("utf-8")).items():
        now = found["measures"][width]
        for name in ("height", "first"):
            assert abs(now[name] - held[name]) <= WITHIN * held[name], (
                f"{name} at {width}: {now[name]}, was {held[name]}"
            )
        assert now["stops"] == held["stops"]
        assert now["backward"] == 0
        assert now["named"]


ARRIVED = """() => {
  const target = document.querySelector(':target'), box = target?.getBoundingClientRect();
  const seen = !!box && box.top >= 0 && box.top < innerHeight;
  return { id: target?.id ?? '', seen, inside: !!target?.closest('.text') };
}"""


def reached_by_tab(page: Any, selector: str, most: int = 400) -> bool:
    """Whether Tab leads on to what fits, in so many presses."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return True
    return False


def followed(page: Any, selector: str, way: str) -> None:
    """Go to the first link that fits, by mouse or by keys alone."""
    if way == "mouse":
        page.locator(selector).first.click()
    else:
        assert reached_by_tab(page, selector)
        page.keyboard.press("Enter")


@pytest.mark.parametrize("way", ["mouse", "keys"])
@pytest.mark.parametrize("section", ["disputed", "established"])
def test_two_clicks_lead_from_the_top_to_the_words_in_the_text(
    browser: Any, section: str, way: str, tmp_path: Path
) -> None:
    report_of, texts = STORIES["strike"]()
    file = tmp_path / "page.html"
    file.write_text(report(report_of, format="html", texts=texts), encoding="utf-8")
    page = shown(browser, file)
    start = ".glance a" if section == "disputed" else f'.chips a[href$="-{section}"]'
    anchor = page.locator(start).first.get_attribute("href")
    followed(page, start, way)
    page.wait_for_function("to => location.hash === to", arg=anchor)
    followed(page, f'[id="{anchor[1:]}"] a[href^="#t"]', way)
    page.wait_for_function("to => location.hash !== to", arg=anchor)
    assert page.evaluate(ARRIVED) | {"id": ""} == {"id": "", "seen": True, "inside": True}
    assert page.evaluate(ARRIVED)["id"].startswith("t")


@pytest.mark.parametrize("way", ["mouse", "keys"])
def test_what_cannot_be_asked_is_two_clicks_away(browser: Any, way: str, tmp_path: Path) -> None:
    report_of, texts = unasked()
    file = tmp_path / "page.html"
    file.write_text(report(report_of, format="html", texts=texts), encoding="utf-8")
    page = shown(browser, file)
    followed(page, '.chips a[href$="-untold"]', way)
    followed(page, "section.untold summary", way)
    for claim in (c for q in report_of["questions"] if q["status"] == "untold" for c in q["claims"]):
        assert page.get_by_text(claim["text"]).last.is_visible()


def test_print_shows_what_is_folded(browser: Any, tmp_path: Path) -> None:
    made, texts = unasked()
    file = tmp_path / "page.html"
    file.write_text(report(made, format="html", texts=texts), encoding="utf-8")
    page = shown(browser, file)
    page.emulate_media(media="print")
    flat = "() => [...document.querySelectorAll('blockquote')].map(e => e.getBoundingClientRect().height)"
    heights = page.evaluate(flat)
    assert len(heights) == sum(len(c["assertions"]) for q in made["questions"] for c in q["claims"])
    assert all(height > 0 for height in heights)


def test_two_hundred_payloads_in_a_browser(browser: Any) -> None:
    """All payloads in one page, each in every field of a question of its own, and in the texts."""
    whole, texts = strike()
    first, parts = {**whole, "questions": []}, []
    for n, payload in enumerate(PAYLOADS):
        bad = poisoned({**whole, "questions": [whole["questions"][n % 5]]}, payload)
        parts.append(bad["questions"][0])
    pages = {
        "many": report({**first, "questions": parts}, format="html", texts=texts),
        **{
            f"whole-{n}": report(
                poisoned(whole, PAYLOADS[n]), format="html", texts={f"{PAYLOADS[n]}{k}": PAYLOADS[n] for k in range(9)}
            )
            for n in (30,)
        },
    }
    for name, found in browser_findings(pages, browser, accessible=False).items():
        assert complaints(found) == [], name
