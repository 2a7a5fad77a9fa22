"""The HTML report in a real browser: requests, scripts, console, accessibility, links, layout; and its size and time.

Each report is opened in headless Chromium with every request but the page itself blocked, and checked:
no request tried, no console error, the same text with scripts off, no sideways scrolling at 390 pixels,
every link inside the page leads somewhere, axe-core finds nothing in light and in dark. Hostile strings
are put in every field, and none may run. Needs Node, Chromium, and the npm packages playwright-core and
axe-core in a folder given by --node-modules (kept out of the repository).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from factrecon.reconciliation import reconcile
from factrecon.records import load
from factrecon.reports import report as tell
from factrecon.reports.html import script as page_script

SCRIPT = """
import { pathToFileURL } from 'node:url';
import { readFileSync } from 'node:fs';
const [,, modules, chromium, screenshots, scripted, ...files] = process.argv;
const { chromium: browsers } = await import(pathToFileURL(modules + '/playwright-core/index.mjs'));
const axe = readFileSync(modules + '/axe-core/axe.min.js', 'utf8');
const browser = await browsers.launch({
  executablePath: chromium, args: ['--no-sandbox', '--disable-gpu', '--disable-quic',
  '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
const constant = readFileSync(scripted, 'utf8');
const results = {};
for (const file of files) {
  const found = { measures: {}, requests: [], errors: [], dialogs: 0, axe: [], dead: [], sideways: [], same: true };
  const url = pathToFileURL(file).href;
  let texts = [];
  for (const [width, scheme, scripts] of [[1280, 'light', true], [390, 'dark', true], [390, 'light', false]]) {
    // bypassCSP only where axe must be injected; the page is judged by its own policy in the others
    const context = await browser.newContext({
      viewport: { width, height: 900 }, colorScheme: scheme, javaScriptEnabled: scripts });
    const page = await context.newPage();
    page.on('console', m => { if (m.type() === 'error' || m.type() === 'warning') found.errors.push(m.text()); });
    page.on('pageerror', e => found.errors.push(String(e)));
    page.on('dialog', d => { found.dialogs += 1; d.dismiss(); });
    await page.route('**/*', r => r.request().url() === url
      ? r.continue() : (found.requests.push(r.request().url()), r.abort()));
    await page.goto(url);
    // the filter is the script's own; all else is the same without it
    await page.evaluate(() => document.getElementById('filter')?.setAttribute('hidden', ''));
    texts.push(await page.locator('body').innerText());
    await page.evaluate(() => document.getElementById('filter')?.removeAttribute('hidden'));
    if (screenshots) await page.screenshot({
      path: `${screenshots}/${file.split('/').pop()}-${width}-${scheme}.png`, fullPage: true });
    if (scripts) {
      const [wide, owned] = await page.evaluate(() =>
        [document.documentElement.scrollWidth, document.title === 'owned']);
      if (wide > width) found.sideways.push(`${wide} at ${width}`);
      found.measures[width] = await page.evaluate(() => {
        const top = e => e ? Math.round(e.getBoundingClientRect().top + scrollY) : null;
        const stops = [...document.querySelectorAll('a[href], summary, [tabindex="0"], select, input')]
          .filter(e => e.checkVisibility());
        const places = stops.map(e => {
          const b = e.getBoundingClientRect(); return [Math.round(b.top + scrollY), Math.round(b.left)]; });
        return {
          height: document.documentElement.scrollHeight,
            first: top(document.querySelector('article.q')), stops: stops.length,
          // Tab goes down the page: never back by more than a row of columns beside each other is high.
          backward: places.filter((p, n) => n && p[0] < places[n - 1][0] - 1500).length,
          named: stops.every(e => (e.textContent || e.getAttribute('aria-label')
            || e.labels?.[0]?.textContent || '').trim() !== ''),
        };
      });
      await page.evaluate(() => document.querySelectorAll('details').forEach(d => { d.open = true; }));
      const opened = await page.evaluate(() => document.documentElement.scrollWidth);
      if (opened > width) found.sideways.push(`${opened} at ${width} with all folds open`);
      await page.evaluate(() => document.querySelectorAll('details').forEach(d => { d.open = false; }));
      if (owned) found.errors.push('a payload ran');
      found.dead.push(...await page.evaluate(() => [...document.querySelectorAll('a[href^="#"]')]
        .filter(a => !document.getElementById(a.getAttribute('href').slice(1))).map(a => a.getAttribute('href'))));
      found.errors.push(...await page.evaluate(() => {
        const seen = new Set(), twice = [];
        for (const e of document.querySelectorAll('[id]')) {
          if (seen.has(e.id)) twice.push('id twice: ' + e.id);
          seen.add(e.id);
        }
        return twice;
      }));
      found.errors.push(...await page.evaluate(
        constant => [...document.querySelectorAll('script,iframe,object,embed,form,img,base')]
          .filter(e => e.tagName !== 'SCRIPT' || e.textContent !== constant).map(e => 'element ' + e.tagName),
        constant));
      found.errors.push(...await page.evaluate(() => [...document.querySelectorAll('*')]
        .flatMap(e => [...e.attributes])
        .filter(a => /^on/i.test(a.name) || /^\\s*(javascript|vbscript|data:text)/i.test(a.value))
        .map(a => 'attribute ' + a.name + '=' + a.value.slice(0, 60))));
      const judged = await browser.newContext({
        viewport: { width, height: 900 }, colorScheme: scheme, bypassCSP: true });
      const probe = await judged.newPage();
      await probe.goto(url);
      await probe.evaluate(axe);
      const run = await probe.evaluate(() => axe.run(document, { resultTypes: ['violations'] }));
      found.axe.push(
        ...run.violations.map(v => `${v.id}: ${v.help} (${v.nodes.length}) ${v.nodes[0].html.slice(0, 160)}`));
      await judged.close();
    }
    await context.close();
  }
  found.same = texts[1] === texts[2];
  results[file] = found;
}
await browser.close();
console.log(JSON.stringify(results));
"""


def browser_findings(
    pages: dict[str, str], modules: Path, chromium: str, screenshots: Path | None = None
) -> dict[str, dict[str, Any]]:
    """What the browser has to complain of each page, by its name."""
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "check.mjs"
        script.write_text(SCRIPT, encoding="utf-8")
        constant = Path(folder) / "constant.js"
        constant.write_text(page_script(), encoding="utf-8")
        files = []
        for name, page in pages.items():
            files.append(Path(folder) / f"{name}.html")
            files[-1].write_text(page, encoding="utf-8")
        if screenshots:
            screenshots.mkdir(parents=True, exist_ok=True)
        command = [
            "node",
            str(script),
            str(modules.resolve()),
            chromium,
            str(screenshots.resolve()) if screenshots else "",
            str(constant),
            *map(str, files),
        ]
        done = subprocess.run(command, capture_output=True, text=True, timeout=900, check=False)
        if done.returncode:
            raise SystemExit(f"the browser did not run: {done.stderr.strip()[-2000:]}")
        return {Path(file).stem: found for file, found in json.loads(done.stdout).items()}


def complaints(found: dict[str, Any]) -> list[str]:
    """What is wrong with a page, in words; empty if nothing."""
    made = [f"{key}: {item}" for key in ("requests", "errors", "axe", "dead", "sideways") for item in found[key]]
    made += [f"dialogs opened: {found['dialogs']}"] if found["dialogs"] else []
    return made if found["same"] else [*made, "another text with scripts off"]


def large_report(claims: int, *, seed: int = 1) -> tuple[dict[str, Any], dict[str, str]]:
    """A report of so many claims in texts of their own, four claims to a question, every fifth question disputed."""
    chooser = random.Random(seed)
    places = ("Arran", "Selby", "Norhaven", "Tarn", "Velm", "Lenna", "Osk", "Maribridge")
    texts: dict[str, list[str]] = {f"d{n}": [] for n in range(max(4, claims // 50))}
    lengths = dict.fromkeys(texts, 0)
    questions = []
    for number in range(claims // 4):
        place, base = chooser.choice(places), chooser.randint(20, 90_000)
        made, said = [], chooser.sample(sorted(texts), 4)
        for k, document in enumerate(said):
            count = base if number % 5 or k else base * 2
            lead = ("About ", "More than ", "", "Some ")[k]
            quote = (
                f"{lead}{count:,} people were moved from {place} ward {number} on the "
                f"{chooser.randint(1, 28)}th, officials said."
            )
            start = lengths[document]
            texts[document].append(quote + " ")
            lengths[document] += len(quote) + 1
            value = {
                "kind": "quantity",
                "unit": "person",
                "core": [count, count * 1.05],
                "support": [count * 0.9, count * 1.1],
                "text": f"{lead}{count:,}",
            }
            assertion = {
                "document": document,
                "source": f"paper-{int(document[1:]) % 60}",
                "start": start,
                "end": start + len(quote),
                "quote": quote,
                "speaker": "officials",
                "status": "reported",
                "origin": f"paper-{int(document[1:]) % 60}",
            }
            made.append(
                {
                    "id": f"c{number}-{k}",
                    "text": f"{lead}{count:,}",
                    "value": value,
                    "scope": {},
                    "assertions": [assertion],
                }
            )
        disputed = number % 5 == 0
        compared = [
            {
                "a": made[a]["id"],
                "b": made[b]["id"],
                "relation": "contradiction" if disputed and not a else "same",
                "kind": "value",
                "rule": "trapezoid",
                "agreement": 0.0 if disputed and not a else 1.0,
                "contradiction": 1.0 if disputed and not a else 0.0,
                "reason": "no number fits both",
            }
            for a in range(4)
            for b in range(a + 1, 4)
        ]
        single = number % 5 in {3, 4}
        questions.append(
            {
                "id": f"q{number}",
                "ask": f"How many people were moved from {place} ward {number}?",
                "kind": "quantity",
                "event": None,
                "attribute": "moved",
                "status": "disputed" if disputed else "single-source" if single else "corroborated",
                "agreement": 0.5,
                "contradiction": 0.5 if disputed else 0.0,
                "origins": 1 if single else 4,
                "reason": "as the sources stand",
                "best": {"value": made[1]["value"], "text": made[1]["text"], "belief": 0.7},
                "claims": made,
                "comparisons": compared,
            }
        )
    whole = {name: "".join(parts) for name, parts in texts.items()}
    documents = [
        {
            "id": d,
            "source": f"paper-{int(d[1:]) % 60}",
            "published": "2024-05-01",
            "text_sha256": hashlib.sha256(t.encode()).hexdigest(),
        }
        for d, t in whole.items()
    ]
    sources = [
        {
            "id": f"paper-{n}",
            "credibility": 0.5,
            "documents": [d["id"] for d in documents if d["source"] == f"paper-{n}"],
            "origins": 1,
        }
        for n in range(60)
    ]
    return {
        "schema": "factrecon/1",
        "sources": sources,
        "documents": documents,
        "events": [],
        "questions": questions,
        "conflicts": [],
        "left_out": [],
    }, whole


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--data", type=Path, default=Path("../shared"), help="folder with kaiser/*.txt (default: ../shared)"
    )
    parser.add_argument(
        "--node-modules",
        type=Path,
        help="folder that holds playwright-core and axe-core; without it, sizes and times only",
    )
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    parser.add_argument("--screenshots", type=Path, help="write screenshots there")
    parser.add_argument("--limit", type=int, default=10_000, help="claims of the large report (default: 10,000)")
    parser.add_argument("--json", type=Path, help="write the figures there")
    args = parser.parse_args()

    figures: dict[str, Any] = {}
    pages: dict[str, str] = {}
    files = sorted((args.data / "kaiser").glob("0*.txt"))
    if files:
        made = reconcile([record for file in files for record in load(file)])
        pages["articles"] = tell(made, format="html")
        figures["articles_bytes"] = len(pages["articles"].encode())
    else:
        print(f"no articles under {args.data}/kaiser: left out", file=sys.stderr)
    large, texts = large_report(args.limit)
    start = time.perf_counter()
    page = tell(large, format="html", texts=texts)
    figures |= {
        "large_claims": args.limit,
        "large_bytes": len(page.encode()),
        "large_seconds": round(time.perf_counter() - start, 2),
    }
    if args.node_modules:
        print("opening the pages in the browser", file=sys.stderr)
        findings = browser_findings(pages, args.node_modules, args.chromium, args.screenshots)
        figures["complaints"] = {name: complaints(found) for name, found in findings.items()}
    for key, value in figures.items():
        print(f"{key:16} {value}")
    if args.json:
        args.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
