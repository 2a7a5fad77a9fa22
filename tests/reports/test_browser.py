"""The HTML page in headless Chromium, where Chromium, Node, playwright-core and axe-core are at hand."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from benchmarks.html_check import browser_findings, complaints
from factrecon.reports import report
from tests.reports.hostile import PAYLOADS, poisoned
from tests.reports.stories import STORIES, strike
from tests.reports.test_html import several

MODULES = Path(os.environ.get("FACTRECON_NODE_MODULES", "node_modules"))
CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
pytestmark = pytest.mark.skipif(
    not (
        Path(CHROMIUM).exists()
        and shutil.which("node")
        and (MODULES / "playwright-core").exists()
        and (MODULES / "axe-core").exists()
    ),
    reason="needs Chromium, Node and, in FACTRECON_NODE_MODULES, playwright-core and axe-core",
)


def test_the_stories_in_a_browser() -> None:
    pages = {
        name: report(made, format="html", texts=texts) for name, (made, texts) in ((n, s()) for n, s in STORIES.items())
    }
    for name, found in browser_findings(pages, MODULES, CHROMIUM).items():
        assert complaints(found) == [], name


def test_a_page_of_several_stories_in_a_browser() -> None:
    made, texts = several()
    told = [
        {
            "kind": "dispute",
            "question": made["questions"][0]["id"],
            "story": "s1",
            "ask": "How many?",
            "after": "3",
            "at": "",
        }
    ]
    pages = {"several": report(made, format="html", texts=texts, changes=told)}
    for name, found in browser_findings(pages, MODULES, CHROMIUM).items():
        assert complaints(found) == [], name


FILTERED = """
import { pathToFileURL } from 'node:url';
const [,, modules, chromium, file] = process.argv;
const { chromium: browsers } = await import(pathToFileURL(modules + '/playwright-core/index.mjs'));
const browser = await browsers.launch({ executablePath: chromium, args: ['--no-sandbox', '--disable-gpu'] });
const page = await (
  await browser.newContext({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' })
).newPage();
await page.goto(pathToFileURL(file).href);
const seen = () => page.evaluate(() => [...document.querySelectorAll('.story [data-status]')]
  .filter(e => !e.closest('[hidden]')).map(e => e.dataset.status + '/' + e.dataset.kind));
const out = { all: await seen(), wide: [] };
const [status, source, kind] = await page.locator('#filter select').all();
await status.selectOption('Disputed'); out.disputed = await seen();
await status.selectOption(''); await kind.selectOption('time'); out.times = await seen();
await kind.selectOption(''); await page.locator('#filter input').fill('STRIKE last'); out.words = await seen();
out.told = await page.locator('#filter p').innerText();
await page.locator('#filter input').fill('nothing of the kind'); out.none = await seen();
await page.evaluate(() => { location.hash = document.querySelector('.story [data-status][id]').id; });
await page.waitForFunction(() => document.getElementById(location.hash.slice(1)).offsetParent !== null);
out.after = await seen();
out.wide = await page.evaluate(() => document.documentElement.scrollWidth);
await browser.close();
console.log(JSON.stringify(out));
"""


def test_the_filter_hides_what_does_not_fit_and_a_link_shows_it_again(tmp_path: Path) -> None:
    made, texts = several()
    (tmp_path / "use.mjs").write_text(FILTERED, encoding="utf-8")
    (tmp_path / "page.html").write_text(report(made, format="html", texts=texts), encoding="utf-8")
    command = ["node", str(tmp_path / "use.mjs"), str(MODULES.resolve()), CHROMIUM, str(tmp_path / "page.html")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    found = json.loads(done.stdout)
    assert len(found["all"]) == len(found["after"]) == len(made["questions"])
    assert found["disputed"] == [s for s in found["all"] if s.startswith("Disputed/")] != []
    assert found["times"] == [s for s in found["all"] if s.endswith("/time")] != []
    assert 0 < len(found["words"]) < len(found["all"])
    assert found["told"] == f"{len(found['words'])} of {len(found['all'])} questions"
    assert found["none"] == []
    assert found["wide"] <= 390


MEASURES = Path(__file__).parent / "measures.json"
"""The page of the strike at both widths: its height, where its first card begins, how many places Tab stops at."""
WITHIN = 0.12
"""Fonts differ from machine to machine, and so do the heights of lines."""


def test_the_page_of_the_strike_keeps_its_measures() -> None:
    report_of, texts = STORIES["strike"]()
    found = browser_findings({"strike": report(report_of, format="html", texts=texts)}, MODULES, CHROMIUM)["strike"]
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


CLICKS = """
import { pathToFileURL } from 'node:url';
const [,, modules, chromium, file, keys] = process.argv;
const { chromium: browsers } = await import(pathToFileURL(modules + '/playwright-core/index.mjs'));
const browser = await browsers.launch({ executablePath: chromium, args: ['--no-sandbox', '--disable-gpu'] });
const page = await (
  await browser.newContext({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' })
).newPage();
await page.goto(pathToFileURL(file).href);
if (keys === 'keys') {
  for (let n = 0; n < 40; n++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement.closest('.glance') !== null)) break;
  }
  await page.keyboard.press('Enter');
  await page.waitForTimeout(400);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
} else {
  await page.locator('.glance a').first().click();
  await page.waitForTimeout(400);
  const card = await page.evaluate(() => location.hash.slice(1));
  await page.locator(`[id="${card}"] a[href^="#t"]`).first().click();
}
// Scrolling is smooth where the reader has not asked for less motion.
await page.waitForFunction(() => {
  const box = document.querySelector(':target')?.getBoundingClientRect();
  return box && box.top >= 0 && box.top < innerHeight;
}, null, { timeout: 10000 }).catch(() => {});
console.log(JSON.stringify(await page.evaluate(() => {
  const target = document.querySelector(':target'), box = target?.getBoundingClientRect();
  return {
    id: target?.id ?? '', seen: !!box && box.top >= 0 && box.top < innerHeight, inside: !!target?.closest('.text') };
})));
await browser.close();
"""


@pytest.mark.parametrize("way", ["mouse", "keys"])
def test_two_clicks_lead_to_the_words_in_the_text(way: str, tmp_path: Path) -> None:
    report_of, texts = STORIES["strike"]()
    (tmp_path / "page.html").write_text(report(report_of, format="html", texts=texts), encoding="utf-8")
    (tmp_path / "clicks.mjs").write_text(CLICKS, encoding="utf-8")
    command = ["node", "clicks.mjs", str(MODULES.resolve()), CHROMIUM, str(tmp_path / "page.html"), way]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=True)
    found = json.loads(done.stdout)
    assert found["id"].startswith("t")
    assert found["inside"]
    assert found["seen"]


def test_two_hundred_payloads_in_a_browser() -> None:
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
            for n in (0, 30, 80)
        },
    }
    for name, found in browser_findings(pages, MODULES, CHROMIUM).items():
        assert complaints(found) == [], name
