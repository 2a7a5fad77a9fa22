"""The HTML report in a real browser: requests, scripts, console, accessibility, links, layout; and its size and time.

Each report is opened in headless Chromium with every request but the page itself blocked, and checked:
no request tried, no console error, the same text with scripts off, no sideways scrolling at 390 pixels,
every link inside the page leads somewhere, axe-core finds nothing in light and in dark. Hostile strings
are put in every field, and none may run. Needs Chromium or Chrome, and the extra `browser` (playwright, axe-core).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Literal

from benchmarks.browsing import NoBrowser, axe, browser
from factrecon.reconciliation import reconcile
from factrecon.records import load
from factrecon.reports import report as tell
from factrecon.reports.html import script as page_script

TOO_FAR_BACK = 1500
"""Pixels by which Tab may go back up the page: a row of columns beside each other is no higher."""

_MEASURES = """back => {
  const top = e => e ? Math.round(e.getBoundingClientRect().top + scrollY) : null;
  const stops = [...document.querySelectorAll('a[href], summary, [tabindex="0"], select, input')]
    .filter(e => e.checkVisibility());
  const places = stops.map(e => top(e));
  const label = e => e.textContent || e.getAttribute('aria-label') || e.labels?.[0]?.textContent || '';
  return {
    height: document.documentElement.scrollHeight, first: top(document.querySelector('article.q')), stops: stops.length,
    backward: places.filter((p, n) => n && p < places[n - 1] - back).length,
    named: stops.every(e => label(e).trim() !== ''),
  };
}"""
_OPEN = "open => document.querySelectorAll('details').forEach(d => { d.open = open; })"
_WIDE = "() => document.documentElement.scrollWidth"
_FILTER = "hidden => document.getElementById('filter')?.toggleAttribute('hidden', hidden)"
_DEAD = """() => [...document.querySelectorAll('a[href^="#"]')].map(a => a.getAttribute('href'))
  .filter(to => !document.getElementById(to.slice(1)))"""
_WRONG = """constant => {
  const seen = new Set(), out = [];
  for (const e of document.querySelectorAll('[id]')) {
    if (seen.has(e.id)) out.push('id twice: ' + e.id);
    seen.add(e.id);
  }
  for (const e of document.querySelectorAll('script,iframe,object,embed,form,img,base'))
    if (e.tagName !== 'SCRIPT' || e.textContent !== constant) out.push('element ' + e.tagName);
  for (const a of [...document.querySelectorAll('*')].flatMap(e => [...e.attributes]))
    if (/^on/i.test(a.name) || /^\\s*(javascript|vbscript|data:text)/i.test(a.value))
      out.push('attribute ' + a.name + '=' + a.value.slice(0, 60));
  if (document.title === 'owned') out.push('a payload ran');
  return out;
}"""
_AXE = """() => axe.run(document, { resultTypes: ['violations'] }).then(run =>
  run.violations.map(v => `${v.id}: ${v.help} (${v.nodes.length}) ${v.nodes[0].html.slice(0, 160)}`))"""
_LOOKS: tuple[tuple[int, Literal["light", "dark"], bool], ...] = (
    (1280, "light", True),
    (390, "dark", True),
    (390, "light", False),
)
"""How each page is looked at: width, colours, with scripts."""


def browser_findings(
    pages: dict[str, str], browser: Any, screenshots: Path | None = None, *, accessible: bool = True
) -> dict[str, dict[str, Any]]:
    """What a browser (`benchmarks.browsing`) has to complain of each page, by its name; `accessible`: axe, too."""
    if screenshots:
        screenshots.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        found = {}
        for name, page in pages.items():
            file = Path(folder) / f"{name}.html"
            file.write_text(page, encoding="utf-8")
            found[name] = _looked_at(file, browser, screenshots, accessible)
        return found


def _looked_at(file: Path, browser: Any, screenshots: Path | None, accessible: bool) -> dict[str, Any]:
    found: dict[str, Any] = {
        **{key: [] for key in ("requests", "errors", "axe", "dead", "sideways")},
        "measures": {},
        "dialogs": 0,
    }
    texts = []
    for width, colours, scripts in _LOOKS:
        shown = _Shown(browser, file, width, colours, scripts, found)
        # The filter is the script's own; all else is the same without it.
        shown.page.evaluate(_FILTER, True)
        texts.append(shown.page.locator("body").inner_text())
        shown.page.evaluate(_FILTER, False)
        if screenshots:
            shown.page.screenshot(path=screenshots / f"{file.stem}-{width}-{colours}.png", full_page=True)
        if scripts:
            shown.judge(width)
            found["axe"] += _accessible(browser, file, width, colours) if accessible else []
        shown.context.close()
    found["same"] = texts[1] == texts[2]
    return found


class _Shown:
    """A page that is shown with every request but itself blocked, and what the browser says of it written down."""

    def __init__(
        self, browser: Any, file: Path, width: int, colours: str, scripts: bool, found: dict[str, Any]
    ) -> None:
        self.found = found
        self.context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=colours, java_script_enabled=scripts
        )
        self.page = self.context.new_page()
        self.url = file.as_uri()
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: found["errors"].append(str(error)))
        self.page.on("dialog", self._dialog)
        self.page.route("**/*", self._route)
        self.page.goto(self.url)

    def _console(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.found["errors"].append(message.text)

    def _dialog(self, dialog: Any) -> None:
        self.found["dialogs"] += 1
        dialog.dismiss()

    def _route(self, route: Any) -> None:
        if route.request.url == self.url:
            route.continue_()
        else:
            self.found["requests"].append(route.request.url)
            route.abort()

    def judge(self, width: int) -> None:
        """Measures, sideways scrolling with folds closed and open, links that lead nowhere, what must not be there."""
        found, page = self.found, self.page
        found["measures"][str(width)] = page.evaluate(_MEASURES, TOO_FAR_BACK)
        if (wide := page.evaluate(_WIDE)) > width:
            found["sideways"].append(f"{wide} at {width}")
        page.evaluate(_OPEN, True)
        if (wide := page.evaluate(_WIDE)) > width:
            found["sideways"].append(f"{wide} at {width} with all folds open")
        page.evaluate(_OPEN, False)
        found["dead"] += page.evaluate(_DEAD)
        found["errors"] += page.evaluate(_WRONG, page_script())


def _accessible(browser: Any, file: Path, width: int, colours: str) -> list[str]:
    """What axe finds; only here the page's own policy is set aside, so that axe may run in it."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=colours, bypass_csp=True)
    page = context.new_page()
    page.goto(file.as_uri())
    page.evaluate(axe())
    violations: list[str] = page.evaluate(_AXE)
    context.close()
    return violations


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
    try:
        with browser() as opened:
            print("opening the pages in the browser", file=sys.stderr)
            findings = browser_findings(pages, opened, args.screenshots)
            figures["complaints"] = {name: complaints(found) for name, found in findings.items()}
    except NoBrowser as why:
        print(f"not tested in a browser: {why}", file=sys.stderr)
    for key, value in figures.items():
        print(f"{key:16} {value}")
    if args.json:
        args.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
