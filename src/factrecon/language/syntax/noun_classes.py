"""What kind of thing a noun names: a person, a group, a sum of money, something said.

The table beside this file (`wordnet/noun_classes.tsv`) gives the WordNet 3.0 lexicographer classes in
which a noun is used for a fifth of the time or more, the likeliest first. Nouns that WordNet's tagged
texts never use are left out, except plain names of persons.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Final

from factrecon.language.text.sorted_lines import SortedLines

__all__ = ["NOUN_CLASSES", "noun_classes"]

NOUN_CLASSES: Final = frozenset(
    [
        "act",
        "animal",
        "artifact",
        "attribute",
        "body",
        "cognition",
        "communication",
        "event",
        "feeling",
        "food",
        "group",
        "location",
        "motive",
        "object",
        "person",
        "phenomenon",
        "plant",
        "possession",
        "process",
        "quantity",
        "relation",
        "shape",
        "state",
        "substance",
        "time",
    ]
)
"""The classes there are."""


@lru_cache(maxsize=1)
def _table() -> SortedLines:
    return SortedLines(files("factrecon.language").joinpath("wordnet", "noun_classes.tsv").read_bytes(), "\t")


@lru_cache(maxsize=4096)
def noun_classes(lemma: str) -> frozenset[str]:
    """The classes of a noun by its lemma in lower case; empty for a word that the table does not know.

    >>> sorted(noun_classes("nurse")), sorted(noun_classes("bank")), noun_classes("qwerty")
    (['person'], ['group', 'object'], frozenset())
    """
    return frozenset(name for row in _table().rows(lemma) for name in row.split())
