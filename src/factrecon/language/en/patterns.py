"""Patterns of the data files: rules whose `pattern` is written with named parts, and what each of them finds in a text.

    [parts]
    digits = '\\d{1,4}'

    [rank]
    pattern = '(?i)\\b(?:ranked|came) {numbers.ordinals}\\b'     # {file.row}: one of the words of a row of `words/`
    examples = ["She came third. -> rank: came third"]
    never = ["She came home. -> rank: came home"]

A pattern is a regular expression of Python, in which a name between braces stands for a part of its own file, or for
one of the words of a row, `{words}` for one of its own; where it is broken into lines, the break and the blanks behind
it have no meaning. Its examples tell what it finds; a bar in one stands where the pattern is asked what comes before
it, or behind: "It lies between |4 and 5. -> between: between".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from factrecon.errors import InvalidRecord
from factrecon.language.en.rows import Row, listed, rows
from factrecon.language.text.keywords import one_of

__all__ = ["finds", "pattern", "patterns_where", "spelled_out"]

_NAME = re.compile(r"\{([a-z_]+)(?:\.([a-z_]+))?\}")
_BREAK = re.compile(r"\n\s*")


@lru_cache(maxsize=1024)
def pattern(name: str) -> re.Pattern[str]:
    """The pattern of a rule, by file and row: `pattern("number_cues.between")`. Raises `InvalidRecord` for none."""
    file, _, rule = name.partition(".")
    for row in rows(f"rules/{file}.toml"):
        if row.name == rule and "pattern" in row.fields:
            return _compiled(row)
    raise InvalidRecord(f"rules/{file}.toml has no pattern {rule!r}")


def patterns_where(file: str, field: str, value: str) -> str:
    """The patterns of all rules of a file that have this in a field, as one: the first that fits is found."""
    return "|".join(spelled_out(row) for row in rows(f"rules/{file}.toml") if row.fields.get(field) == value)


def spelled_out(row: Row) -> str:
    """The pattern of a row with its parts in their places. Raises `InvalidRecord` for a part that is not there."""

    def part(found: re.Match[str]) -> str:
        name, other = found.groups()
        if other is not None:
            return one_of(listed(f"{name}.{other}"))
        if name == "words":
            return one_of(row.words)
        if name not in row.parts:
            known = ", ".join(sorted(row.parts)) or "none"
            raise InvalidRecord(f"{row.file}: {row.name}: no part is called {name!r}; known: {known}")
        return _NAME.sub(part, row.parts[name])

    return _BREAK.sub("", _NAME.sub(part, str(row.fields["pattern"])))


def finds(row: Row, text: str) -> Iterator[str]:
    """What the pattern of a row finds: `rank: came third`; at a bar, what stands right before it or behind."""
    before, bar, behind = text.partition("|")
    compiled = _compiled(row)
    if bar:
        found = [m for m in compiled.finditer(before) if m.end() == len(before)]
        found += [m for m in (compiled.match(behind),) if m is not None]
    else:
        found = list(compiled.finditer(text))
    yield from (f"{row.name}: {m[0].strip() or 'blank'}" for m in found)


@lru_cache(maxsize=1024)
def _compiled_text(text: str, where: str) -> re.Pattern[str]:
    try:
        return re.compile(text)
    except re.error as problem:
        raise InvalidRecord(f"{where}: no pattern: {problem}") from None


def _compiled(row: Row) -> re.Pattern[str]:
    return _compiled_text(spelled_out(row), f"{row.file}: {row.name}")
