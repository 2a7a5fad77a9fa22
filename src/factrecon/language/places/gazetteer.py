"""The places of the world by name: countries, regions, counties, cities, and what each lies in.

Names, populations and codes are GeoNames', in a packed extract made by `scripts/pack_places.py`; `places.toml` adds how
news writes them. Cities of 15,000 inhabitants and more are known everywhere, those of 500 in the United States (others
on demand).
"""

from __future__ import annotations

import gzip
import tomllib
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from importlib import resources
from itertools import groupby
from typing import Final, NamedTuple

from factrecon.language.en.rows import listed
from factrecon.language.text.sorted_lines import SortedLines
from factrecon.values.places import Place

__all__ = ["LONGEST_NAME", "City", "Gazetteer", "gazetteer", "place_key"]

SHORT_PLACES: Final = listed("places.short")

LONGEST_NAME: Final = 5
"""Most words a looked-up name has."""

US: Final = "US"
_SHORT = {"st.": "saint", "st": "saint", "ft.": "fort", "ft": "fort", "mt.": "mount", "mt": "mount"}


class City(NamedTuple):
    """A populated place: its name, the code of its country and region, and its inhabitants."""

    name: str
    country: str
    region: str
    population: int


def place_key(name: str) -> str:
    """What two spellings of one name share: case, accents, "St."/"Saint" and spacing do not count.

    >>> place_key("St. Paul") == place_key("SAINT  PAUL"), place_key("Montréal")
    (True, 'montreal')
    """
    key = name.lower()
    if not key.isascii():
        key = key.replace("’", "'").replace("‘", "'")
        bare = unicodedata.normalize("NFKD", key).encode("ascii", "ignore").decode()
        key = bare or key
    if key[:3] in SHORT_PLACES:
        head, _, rest = key.partition(" ")
        if head in _SHORT and rest:
            key = f"{_SHORT[head]} {rest}"
    if " st. " in key:
        key = key.replace(" st. ", " saint ")
    return " ".join(key.split()) if "  " in key or "\n" in key else key


def _bytes(name: str) -> bytes:
    data = resources.files(__package__).joinpath("geonames", name).read_bytes()
    return gzip.decompress(data) if name.endswith(".gz") else data


def _rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in _bytes(name).decode("utf-8").splitlines()]


def _cities(rows: Iterable[str]) -> tuple[City, ...]:
    """The rows of one name, largest first."""
    cut = (row.split("\t") for row in rows)
    found = [City(name, country, region, int(population)) for name, country, region, population in cut]
    return tuple(sorted(found, key=lambda c: (-c.population, c.country, c.region)))


@lru_cache(maxsize=1)
def _small_cities() -> dict[str, SortedLines]:
    """Cities of 500 inhabitants and more outside the United States, by country and key of name."""
    lines = _bytes("small_cities.tsv.gz").splitlines()
    countries = groupby(lines, key=lambda line: line.split(b"\t", 3)[2])
    return {country.decode(): SortedLines(b"\n".join(cities), "\t") for country, cities in countries}


class Gazetteer:
    """Names to places. Made once (see `gazetteer`), and not changed after but for what it looks up.

    Everything is keyed by `place_key` of the name.
    """

    def __init__(self) -> None:
        """Read the tables."""
        data = tomllib.loads(resources.files(__package__).joinpath("places.toml").read_text("utf-8"))
        self._regions: dict[str, dict[str, str]] = dict(data["regions"])
        self._read_countries(data)
        self._read_states(data)
        self._read_counties()
        self._read_regions(data)
        self._read_cities(data)
        self.named = self._named()

    def _read_countries(self, data: dict[str, dict[str, str]]) -> None:
        self.country_names: dict[str, str] = {}
        self.countries: dict[str, Place] = {}
        for code, said in _rows("countries.tsv"):
            name = said.removeprefix("The ")
            self.country_names[code] = name
            self.countries[place_key(name)] = Place(name)
        for alias, code in data["countries"].items():
            self.countries[place_key(alias)] = Place(self.country_names[code])
        self.country_codes = {name: code for code, name in self.country_names.items()}
        self.areas = {place_key(n): Place(n, tuple(w)) for n, w in data["areas"].items()}

    def _read_states(self, data: dict[str, dict[str, str]]) -> None:
        self.state_names = dict(_rows("us_states.tsv"))
        self._regions[US] = self.state_names
        places = {code: Place(name, (self.country_names[US],)) for code, name in self.state_names.items()}
        self.states = {place_key(name): places[code] for code, name in self.state_names.items()}
        for alias, code in data["states"].items():
            self.states[place_key(alias)] = places[code]
        self.abbreviations = {alias: places[code] for alias, code in data["state_abbreviations"].items()}
        self.postal = places
        self.state_codes = {name: code for code, name in self.state_names.items()}

    def _read_counties(self) -> None:
        self.counties: dict[str, tuple[Place, ...]] = {}
        for code, name in _rows("us_counties.tsv"):
            state = self.postal.get(code)
            if state is None:
                continue
            key = place_key(name)
            place = Place(name, (state.name, *state.within))
            self.counties[key] = (*self.counties.get(key, ()), place)

    def _read_regions(self, data: dict[str, dict[str, list[str]]]) -> None:
        self.regions: dict[str, tuple[Place, ...]] = {}
        for code, regions in sorted(self._regions.items()):
            if code != US:
                for name in regions.values():
                    self._add_region(name, Place(name, (self.country_names[code],)))
        for alias, (name, code) in data["region_aliases"].items():
            self._add_region(alias, Place(name, (self.country_names[code],)))

    def _add_region(self, name: str, place: Place) -> None:
        key = place_key(name)
        self.regions[key] = (*self.regions.get(key, ()), place)

    def _named(self) -> dict[str, tuple[str, tuple[Place, ...]]]:
        """Kind and places of every name but those of counties and cities."""
        table: dict[str, tuple[str, tuple[Place, ...]]] = {}
        for key, places in self.regions.items():
            table[key] = ("region", places)
        for key, place in self.countries.items():
            table[key] = ("country", (place,))
        for key, place in self.areas.items():
            table[key] = ("area", (place,))
        for key, place in self.states.items():
            table[key] = ("region", (place,))
        return table

    def _read_cities(self, data: dict[str, dict[str, list[str]]]) -> None:
        self._listed = SortedLines(_bytes("cities.tsv.gz"), "\t")
        self._aliases = {place_key(alias): tuple(target) for alias, target in data["cities"].items()}
        self._known: dict[str, tuple[City, ...]] = {}

    def is_city(self, key: str) -> bool:
        """Whether some city has the name that `key` is the key of."""
        return key in self._listed or key in self._aliases

    def cities(self, key: str) -> tuple[City, ...]:
        """The cities of a name, by its key: what an alias stands for first, then the largest."""
        if not self.is_city(key):
            return ()
        known = self._known.get(key)
        if known is None:
            found = list(_cities(self._listed.rows(key)))
            if key in self._aliases:
                name, country, region = self._aliases[key]
                named = place_key(name)
                meant = [c for c in (found if named == key else self.cities(named)) if c[1:3] == (country, region)]
                found = [*meant[:1], *(c for c in found if c not in meant[:1])]
            known = self._known[key] = tuple(found)
        return known

    def smaller_cities(self, key: str, country: str) -> tuple[City, ...]:
        """Cities of a country down to 500 inhabitants, by key of the name; largest first."""
        known = tuple(c for c in self.cities(key) if c.country == country)
        if known or country == US:
            return known
        small = _small_cities().get(country)
        return _cities(small.rows(key)) if small is not None else ()

    def place_of(self, city: City) -> Place:
        """The city with its region, where that has a name here, and its country."""
        country = self.country_names.get(city.country, "")
        region = self._regions.get(city.country, {}).get(city.region, "")
        if region == "District of Columbia":
            return Place(region, (country,))
        return Place(city.name, tuple(part for part in (region, country) if part))


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The gazetteer, read on first use and kept.

    >>> gazetteer().states["california"].within
    ('United States',)
    """
    return Gazetteer()
