"""The rows of the data files: a list of words or a rule, with what it reads and what it must not.

A file of `words/` or `rules/` is a table of rows:

    probe = "modes"              # which reading its examples are held against (see `checking`); a row may name its own
    fields = ["form"]            # what its rows may have beside the keys below; of a rule

    [denying]
    about = "verbs whose subject says that what follows is not so"
    words = "deny reject refute"           # or a list, where a row holds phrases
    each = ["The mayor {VBD} that the bridge had closed. -> denied: close"]   # an example for every word
    examples = ["The firm denied it had paid. -> denied: pay"]
    never = ["The council rejected the plan. -> denied: plan"]

An example is a text and behind the last arrow a reading it must give; in `never`, one it must not give. `each` is
written once and run for every word: `{}` stands for the word, `{Cap}` for it with a capital, `{VBD}`, `{VBG}`,
`{VBZ}`, `{VBN}`, `{NNS}` for that form of it. `never_each` is the same for what no word of the row may give. A row
without an example is refused, and so is a rule without a `never`, and a field that neither all rows have nor the file
names. A rule may be a `pattern`, with parts that the table `[parts]` of its file names (see `language.en.patterns`).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import resources
from typing import Any, Final

from attrs import field, frozen

from factrecon.errors import InvalidRecord

__all__ = [
    "ARROW",
    "Example",
    "Row",
    "example_of",
    "files",
    "listed",
    "listed_in_order",
    "read_rows",
    "rows",
    "spelled",
]

ARROW: Final = " -> "
_FORM = re.compile(r"\{([A-Za-z]{0,3})\}")
_ABOVE: Final = {"units.toml": "factrecon.values"}
"""Data that `values` needs as well, which may not import language: units of measure."""
_KNOWN: Final = frozenset(["about", "words", "each", "examples", "never", "never_each", "probe"])


@frozen
class Example:
    """A text, and a reading that it must give, or must not."""

    text: str
    reading: str
    wanted: bool = True


@frozen(kw_only=True)
class Row:
    """A row of a data file: its words or, for a rule, its own fields, and the examples that hold it."""

    file: str
    name: str
    probe: str
    about: str = ""
    words: tuple[str, ...] = ()
    each: tuple[str, ...] = field(default=(), repr=False)
    never_each: tuple[str, ...] = field(default=(), repr=False)
    said: tuple[Example, ...] = field(default=(), repr=False)
    fields: Mapping[str, Any] = field(factory=dict, repr=False)
    parts: Mapping[str, str] = field(factory=dict, repr=False)

    def examples(self) -> Iterator[Example]:
        """Every example, those written for each word spelled out for each.

        >>> row = Row(file="x", name="y", probe="", words=("deny",), each=("They {VBD} it. -> denied: it",))
        >>> [e.text for e in row.examples()]
        ['They denied it.']
        """
        yield from self.said
        for template, wanted in (*((t, True) for t in self.each), *((t, False) for t in self.never_each)):
            for word in self.words:
                yield example_of(spelled(template, word), f"{self.file}: {self.name}", wanted=wanted)


def listed(name: str) -> frozenset[str]:
    """The words of a row, by file and row: `listed("calendar.months")`. Raises `InvalidRecord` where there is none."""
    return frozenset(listed_in_order(name))


def listed_in_order(name: str) -> tuple[str, ...]:
    """The same in the order of the file, for what is counted through: months, weekdays."""
    file, _, row = name.partition(".")
    found = next((r for r in rows(f"words/{file}.toml") if r.name == row), None)
    if found is None:
        raise InvalidRecord(f"words/{file}.toml has no row {row!r}")
    return found.words


def files() -> tuple[str, ...]:
    """Every data file, by its path below this folder, and those that stand above language."""
    here = resources.files(__package__)
    return (
        *(
            f"{folder}/{entry.name}"
            for folder in ("rules", "words")
            if here.joinpath(folder).is_dir()
            for entry in sorted(here.joinpath(folder).iterdir(), key=lambda e: e.name)
            if entry.name.endswith(".toml")
        ),
        *_ABOVE,
    )


@lru_cache(maxsize=256)
def rows(file: str) -> tuple[Row, ...]:
    """The rows of a shipped file, in its order."""
    folder = resources.files(_ABOVE.get(file, __package__))
    return read_rows(file, folder.joinpath(file).read_text(encoding="utf-8"))


def read_rows(file: str, text: str) -> tuple[Row, ...]:
    """The rows that a text of a data file holds. Raises `InvalidRecord` naming file, row and mend.

    >>> read_rows("words/x.toml", '[a]\\nwords = "one two"')
    Traceback (most recent call last):
    factrecon.errors.InvalidRecord: words/x.toml: a: a row needs an example: give `examples`, `each` or `never_each`
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise InvalidRecord(f"{file}: {problem}") from None
    probe, own, parts = data.pop("probe", ""), data.pop("fields", ()), data.pop("parts", {})
    out = []
    for name, row in data.items():
        where = f"{file}: {name}"
        if not isinstance(row, dict):
            raise InvalidRecord(f"{where}: a row is a table, [{name}]")
        is_rule = file.startswith("rules/")
        known = _KNOWN | set(own)
        if unknown := sorted(set(row) - known):
            raise InvalidRecord(f"{where}: unknown field {unknown[0]!r}; known: {', '.join(sorted(known))}")
        if not any(row.get(given) for given in ("examples", "each", "never_each")):
            raise InvalidRecord(f"{where}: a row needs an example: give `examples`, `each` or `never_each`")
        if is_rule and not row.get("never"):
            raise InvalidRecord(f"{where}: a rule needs a `never`: what looks like it, and is not")
        held = row.get("words", ())
        held = tuple(held.split()) if isinstance(held, str) else tuple(held)
        if not held and (row.get("each") or row.get("never_each")):
            raise InvalidRecord(f"{where}: `each` is run for every word of `words`: give some")
        if twice := sorted({w for w in held if held.count(w) > 1}):
            raise InvalidRecord(f"{where}: {twice[0]!r} stands twice")
        said = (
            *(example_of(e, where) for e in row.get("examples", ())),
            *(example_of(e, where, wanted=False) for e in row.get("never", ())),
        )
        fields = {k: v for k, v in row.items() if k not in _KNOWN}
        out.append(
            Row(
                file=file,
                name=name,
                probe=row.get("probe", probe),
                about=row.get("about", ""),
                words=held,
                each=tuple(row.get("each", ())),
                never_each=tuple(row.get("never_each", ())),
                said=said,
                fields=fields,
                parts=parts,
            )
        )
    return tuple(out)


def example_of(written: str, where: str, *, wanted: bool = True) -> Example:
    """The example that a text with an arrow writes. Raises `InvalidRecord`, naming `where`, for one without.

    >>> example_of("They denied it. -> denied: it", "modes").reading
    'denied: it'
    """
    text, arrow, reading = written.rpartition(ARROW)
    if not arrow or not reading.strip():
        raise InvalidRecord(f"{where}: an example is a text, an arrow and a reading, not {written!r}")
    return Example(text.strip(), reading.strip(), wanted)


def spelled(template: str, word: str) -> str:
    """A template with the word in its places, each in the form that is asked there.

    >>> spelled("They {VBD} 40 {NNS}.", "ferry")
    'They ferried 40 ferries.'
    """

    def form(place: re.Match[str]) -> str:
        return _form(word, place[1])

    return _FORM.sub(form, template)


def _form(word: str, tag: str) -> str:
    """A word in the form that a tag of the Penn Treebank names: of a phrase the first word, of a plural the last."""
    if not tag:
        return word
    if tag == "Cap":
        return "-".join(part[:1].upper() + part[1:] for part in word.split("-"))
    from lemminflect import getInflection  # only where examples are spelled out: it loads slowly

    before, _, head = word.rpartition(" ") if tag == "NNS" else ("", "", word)
    head, _, behind = head.partition(" ")
    forms = getInflection(head, tag)
    return f"{before} {forms[0] if forms else head} {behind}".strip()
