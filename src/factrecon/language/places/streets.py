"""Streets and neighbourhoods: what lies inside a town and stands in no gazetteer."""

from __future__ import annotations

import re

from factrecon.language.en.patterns import pattern
from factrecon.language.names.words import NOT_NAMES
from factrecon.language.places.gazetteer import Gazetteer, place_key
from factrecon.language.syntax.closed_classes import word_set
from factrecon.language.text.keywords import matches_from, one_of
from factrecon.values.places import Place

__all__ = ["find_streets"]

_STREET = pattern("streets.street")
_STREET_KIND = re.compile(
    r"\s"
    + one_of(
        word_set(
            """Street Avenue Road Boulevard Drive Lane Court Place Highway Parkway Terrace Expressway Freeway Turnpike
            St Ave Rd Blvd Dr Ln Ct Hwy Pkwy"""
        )
    )
    + r"\b|\sblock\sof\s"
)
"""What no match of `_STREET` is without."""
_STREET_FIRST = re.compile(r"\d|(?<![\w.])(?:[A-ZÀ-Þ]|[nsew]\.?\s)")
_HOOD = pattern("streets.hood")
_SORT = re.compile(
    one_of(["neighborhood", "neighbourhood", "section", "district", "area", "suburb", "subdivision", "housing"])
)


def find_streets(text: str, gazetteer: Gazetteer) -> list[tuple[int, int, str, Place]]:
    """Spans of streets and of what the text calls a neighbourhood, with kind and place, in order.

    What the text calls a suburb or an area is left to the gazetteer, if that knows it; so are
    large cities, countries and states ("the Chicago area").
    """
    out: list[tuple[int, int, str, Place]] = []
    for match in matches_from(_STREET_FIRST, _STREET, text) if _STREET_KIND.search(text) else ():
        name = match.group().strip()
        if match["block"]:
            name = name[name.index("of ") + 3 :]
        if match["short"]:
            name = match["short"]
        first = (match["name"] or name).split()[0].lower()
        if first in NOT_NAMES and not match["block"]:
            continue
        start = match.start()
        out.append((start, start + len(match.group().rstrip()), "street", Place(" ".join(name.split()))))
    for match in _HOOD.finditer(text) if _SORT.search(text) else ():
        key = place_key(match["name"])
        known = gazetteer.is_city(key) or key in gazetteer.named
        if key.split()[0] in NOT_NAMES or (known and match["sort"] in ("area", "suburb", "housing")):
            continue
        cities = gazetteer.cities(key)
        if key in gazetteer.named or (cities and cities[0].population > 500_000):
            continue
        out.append((*match.span("name"), "district", Place(match["name"])))
    out.sort(key=lambda s: (s[0], -s[1]))
    kept: list[tuple[int, int, str, Place]] = []
    for item in out:
        if not kept or item[0] >= kept[-1][1]:
            kept.append(item)
    return kept
