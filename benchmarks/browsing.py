"""A real browser to look at pages with: where a Chromium is found, how it is started, and why there is none.

python -m benchmarks.browsing
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

VARIABLE = "FACTRECON_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
PLACES = (
    *("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium"),
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
ARGUMENTS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
START = 30_000
"""Milliseconds in which a browser has to have started."""


class NoBrowser(RuntimeError):
    """There is no browser to look with, and why."""


def program() -> str:
    """Where the browser is: as the variable says, on the path, where it is usually installed, playwright's own."""
    named = os.environ.get(VARIABLE)
    if named:
        found = shutil.which(named)
        if not found:
            raise NoBrowser(f"{VARIABLE} names {named}, where no program is")
        return found
    for name in (*NAMES, *PLACES):
        if found := shutil.which(name):
            return found
    own = _own()
    if own and Path(own).exists():
        return own
    raise NoBrowser(f"no Chromium or Chrome is on the path ({', '.join(NAMES)}); {VARIABLE} can name one")


def _own() -> str:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        return str(driver.chromium.executable_path)


@contextmanager
def browser() -> Iterator[Any]:
    """A headless browser of playwright's, closed at the end; raises `NoBrowser` where none starts."""
    missing = [name for name in ("playwright", "axe_playwright_python") if find_spec(name) is None]
    if missing:
        raise NoBrowser(f"{' and '.join(missing)} not installed: pip install 'factrecon[browser]'")
    from playwright.sync_api import Error, sync_playwright

    path = program()
    with sync_playwright() as driver:
        try:
            started = driver.chromium.launch(executable_path=path, args=list(ARGUMENTS), timeout=START)
        except Error as error:
            first = str(error).strip().partition("\n")[0]
            raise NoBrowser(f"{path} does not start: {first}") from error
        try:
            yield started
        finally:
            started.close()


def axe() -> str:
    """The source of axe-core, which judges how accessible a page is."""
    return files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")


def main() -> int:
    """Say which browser there is; else why there is none, with status 1."""
    try:
        with browser() as found:
            print(f"{program()}, version {found.version}")
    except NoBrowser as why:
        print(why)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
