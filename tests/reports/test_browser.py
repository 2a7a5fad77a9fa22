"""The HTML page in headless Chromium, where Chromium, Node, playwright-core and axe-core are at hand."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from benchmarks.html_check import browser_findings, complaints
from factrecon.reports import report
from tests.reports.hostile import PAYLOADS, poisoned
from tests.reports.stories import STORIES, strike

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
