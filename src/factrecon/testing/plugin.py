"""A pytest plugin, inert until used: `pytest --factrecon-laws` runs the laws as tests.

`--factrecon-laws` runs all laws, `--factrecon-laws=algebra,rule` those about some things,
`--factrecon-examples=1000` each on more examples. Without these options nothing is collected and
nothing is imported.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the two options."""
    group = parser.getgroup("factrecon")
    group.addoption(
        "--factrecon-laws",
        nargs="?",
        const="all",
        default=None,
        metavar="ABOUT",
        help="also run factrecon's laws: all, or those about algebra, rule, ... (with commas between)",
    )
    group.addoption(
        "--factrecon-examples", type=int, default=100, metavar="N", help="examples for each law (default: 100)"
    )


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(session: pytest.Session, config: pytest.Config, items: list[pytest.Item]) -> None:
    """Add an item for each law that was asked for."""
    wanted = config.getoption("--factrecon-laws")
    if wanted is None:
        return
    items.extend(_law_items(session, str(wanted), int(config.getoption("--factrecon-examples"))))


def _law_items(session: pytest.Session, wanted: str, examples: int) -> Iterator[pytest.Item]:
    from factrecon.testing.laws import LAWS

    abouts = list(LAWS) if wanted == "all" else [w.strip() for w in wanted.split(",") if w.strip()]
    for about in abouts:
        if about not in LAWS:
            raise pytest.UsageError(f"no laws about {about!r}; known: {', '.join(LAWS)}")
        for law in LAWS[about]:
            yield LawItem.from_parent(session, name=f"factrecon::{about}::{law.name}", law=law, examples=examples)


class LawItem(pytest.Item):
    """A law as a test."""

    def __init__(self, *, law: Any, examples: int, **rest: Any) -> None:
        """Keep the law and how many examples to run it on."""
        super().__init__(**rest)
        self.law, self.examples = law, examples

    def runtest(self) -> None:
        """Run the law."""
        from factrecon.testing.checks import run_law

        run_law(self.law, examples=self.examples)

    def repr_failure(self, excinfo: Any, style: Any = None) -> Any:
        """Show the law and the minimal example, without the machinery."""
        from factrecon.testing.law import LawBroken

        if isinstance(excinfo.value, LawBroken):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Any, int | None, str]:
        """Where the item is said to stand."""
        return self.path, None, self.name
