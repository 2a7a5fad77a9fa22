"""Bring `cli.md` up to date with the commands' own help.

    python docs/refresh_cli.py

A block of help stands behind a line `<!-- help: NAME -->` (`<!-- help: -->` for the program itself).
What is written by hand around the blocks stays.
"""

from __future__ import annotations

import re
from pathlib import Path

import click

from factrecon.cli import main

PAGE = Path(__file__).parent / "cli.md"
WIDTH = 84
_BLOCK = re.compile(r"<!-- help: ?([\w-]*) -->\n+```text\n.*?```\n", re.DOTALL)


def commands() -> dict[str, click.Command]:
    """Every command by name; the program itself has the name ""."""
    return {"": main, **main.commands}


def help_of(name: str, command: click.Command) -> str:
    """What `--help` prints, in columns that do not depend on the terminal."""
    parent = click.Context(
        main, info_name="factrecon", terminal_width=WIDTH, max_content_width=WIDTH, help_option_names=["-h", "--help"]
    )
    context = parent if not name else click.Context(command, info_name=name, parent=parent)
    return command.get_help(context)


def documented(page: str) -> list[str]:
    """The names of the commands that a page has a block for."""
    return [found.group(1) for found in _BLOCK.finditer(page)]


def refreshed(page: str) -> str:
    """The page with every block of help as it is now; a block of a command that is gone stays."""
    known = commands()

    def block(found: re.Match[str]) -> str:
        name = found.group(1)
        if name not in known:
            return found.group(0)
        return f"<!-- help:{' ' * bool(name)}{name} -->\n\n```text\n{help_of(name, known[name])}\n```\n"

    return _BLOCK.sub(block, page)


if __name__ == "__main__":
    before = PAGE.read_text("utf-8")
    after = refreshed(before)
    PAGE.write_text(after, encoding="utf-8")
    print(f"{PAGE.name}: {'brought up to date' if after != before else 'is up to date'}")
    for missing in sorted(set(commands()) - set(documented(after))):
        print(f"{PAGE.name}: no block for the command {missing or '(the program)'}; add <!-- help: {missing} -->")
