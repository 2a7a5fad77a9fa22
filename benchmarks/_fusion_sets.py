"""The sets of the fusion benchmark: how each is read, and what counts as right."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from factrecon.ballot import Ballot, Shape
from factrecon.canonical import KINDS, Cell
from factrecon.tables import Table, read_claims
from factrecon.values.encoding import number_to_json

AIRLINES = ("aa", "ua", "CO")
"""The sources that also made the gold of the flight sets."""

Key = tuple[str, str]
Golds = Mapping[Key, Sequence[str]]
Judge = Callable[["Judged"], dict[str, float]]


@frozen
class Judged:
    """What a method says on one set: each item's best proposition (code or -1), beside the gold."""

    ballot: Ballot
    best: NDArray[Any]
    gold: Golds
    answered: NDArray[Any]
    codes: Mapping[Hashable, int]
    estimate: NDArray[Any] | None = None

    def rows(self) -> Iterator[tuple[int, str, Sequence[str]]]:
        """Every gold item that anybody answers: its code, attribute and gold values."""
        for key, values in self.gold.items():
            code = self.codes.get(key)
            if code is not None and self.answered[code]:
                yield code, key[1], values

    def says(self, item: int) -> str:
        best = int(self.best[item])
        return str(self.ballot.propositions[best]) if best >= 0 else ""

    def number(self, item: int) -> float:
        best = int(self.best[item])
        return float(self.ballot.numbers[best]) if best >= 0 else float("nan")


@frozen
class DataSet:
    """One folder of the data: how its columns are read, what its figures are called."""

    folder: str
    kinds: Mapping[str, str]
    judge: Judge
    gold: str = "gold.csv"
    without: tuple[str, ...] = ()


def read_set(folder: Path, described: DataSet, limit: int | None) -> tuple[Table, Golds]:
    """Read the claims (the first `limit` rows) and the gold of one set."""
    source = next(p for p in (folder / "claims.csv", folder / "claims.csv.gz") if p.exists())
    if limit is not None:
        source = _head(source, limit)
    hierarchy = None
    if (folder / "hierarchy.csv").exists():
        hierarchy = _hierarchy(folder / "hierarchy.csv")
    table = read_claims(source, kinds=described.kinds, hierarchy=hierarchy)
    gold: dict[Key, list[str]] = {}
    name = described.gold if (folder / described.gold).exists() else "gold.csv"
    with (folder / name).open(encoding="utf-8", newline="") as text:
        for row in csv.DictReader(text):
            gold.setdefault((row["object"], row["attribute"]), []).append(row["value"])
    return table, gold


def leave_out(ballot: Ballot, sources: Sequence[str]) -> Ballot:
    """The same ballot without the votes of some sources."""
    kept = ~np.isin(np.array(ballot.sources), list(sources))[ballot.print_source]
    vote = ballot.print_vote[kept]
    return Ballot.from_columns(
        items=ballot.items,
        attributes=ballot.attributes,
        item_attribute=ballot.item_attribute,
        propositions=ballot.propositions,
        proposition_item=ballot.proposition_item,
        sources=ballot.sources,
        vote_proposition=ballot.vote_proposition[vote],
        vote_source=ballot.print_source[kept],
        numbers=ballot.numbers,
        links=ballot.links,
    )


def _head(source: Path, rows: int) -> Path:
    import tempfile

    target = Path(tempfile.mkdtemp()) / "claims.csv"
    opener = gzip.open if source.suffix == ".gz" else open
    with (
        opener(source, "rt", encoding="utf-8", newline="") as text,
        target.open("w", encoding="utf-8", newline="") as out,
    ):
        reader, writer = csv.reader(text), csv.writer(out)
        for number, row in enumerate(reader):
            if number > rows:
                break
            writer.writerow(row)
    return target


def _hierarchy(file: Path) -> dict[str, list[str]]:
    """Place -> the places directly above it, by name; the root says nothing."""
    with file.open(encoding="utf-8", newline="") as text:
        rows = list(csv.DictReader(text))
    ids = {row["ID"] for row in rows}
    named = {row["ID"]: row["name"] for row in rows if row["parentID"] in ids}
    above: dict[str, list[str]] = {}
    for row in rows:
        if row["parentID"] in named:
            above.setdefault(row["name"], []).append(named[row["parentID"]])
    return above


def _cell(kind: str, text: str) -> Cell:
    return KINDS[kind].read(text) or Cell(text.casefold())


def _flights(judged: Judged) -> dict[str, float]:
    """Times within ten minutes, gates without separators and leading zeros."""
    exact = near = count = 0
    for item, attribute, values in judged.rows():
        kind = "code" if attribute.endswith("gate") else "time"
        gold = [_cell(kind, v) for v in values]
        says, number = judged.says(item), judged.number(item)
        same = any(says == g.key for g in gold)
        exact += same
        near += same or any(abs(number - g.number) <= 10 for g in gold)
        count += 1
    return {"tolerant": near / max(1, count), "exact": exact / max(1, count), "items": count}


def _books(judged: Judged) -> dict[str, float]:
    """Sets of last names: equal, and their F1."""
    exact, f1, count = 0, 0.0, 0
    for item, _, values in judged.rows():
        gold = set(_cell("persons", values[0]).members)
        says = set(judged.says(item).split("; "))
        exact += says == gold
        f1 += 2 * len(says & gold) / max(1, len(says) + len(gold))
        count += 1
    return {"exact": exact / max(1, count), "f1": f1 / max(1, count), "items": count}


def _populations(judged: Judged) -> dict[str, float]:
    exact = near = count = 0
    for item, _, values in judged.rows():
        gold = [_cell("number", v).number for v in values]
        number = judged.number(item)
        exact += any(number == g for g in gold)
        near += any(abs(number - g) <= 0.01 * abs(g) for g in gold)
        count += 1
    return {"exact": exact / max(1, count), "one_percent": near / max(1, count), "items": count}


_WEATHER = {"Temperature": 2.0, "RealFeel": 2.0, "Humidity": 3.0, "Pressure": 0.02, "Visibility": 0.5}


def _weather(judged: Judged) -> dict[str, float]:
    """Within 2 degrees, 3 % humidity, .02 inches of pressure, .5 miles of visibility."""
    exact = near = count = 0
    for item, attribute, values in judged.rows():
        gold = [c.number for v in values if (c := KINDS["number"].read(v)) is not None]
        if not gold:
            continue
        number = judged.number(item)
        exact += any(number == g for g in gold)
        near += any(abs(number - g) <= _WEATHER.get(attribute, 0.0) + 1e-9 for g in gold)
        count += 1
    return {"exact": exact / max(1, count), "tolerant": near / max(1, count), "items": count}


def _places(judged: Judged) -> dict[str, float]:
    """The most specific gold step that somebody claims; and any step of the gold path (general)."""
    exact = general = count = 0
    start = judged.ballot.item_start
    for item, _, values in judged.rows():
        path = list(reversed(_cell("path", values[0]).members))
        claimed = set(judged.ballot.propositions[start[item] : start[item + 1]])
        target = next((step for step in path if step in claimed), None)
        says = judged.says(item)
        exact += says == target
        general += says in path
        count += 1
    return {"accuracy": exact / max(1, count), "general": general / max(1, count), "items": count}


def _labels(judged: Judged) -> dict[str, float]:
    right = count = 0
    for item, _, values in judged.rows():
        right += judged.says(item) in [_cell("label", v).key for v in values]
        count += 1
    return {"accuracy": right / max(1, count), "items": count}


def _any(judged: Judged) -> dict[str, float]:
    """A set that is not described here: labels right, numbers by their mean absolute and root mean square error.

    Of several gold values any one is right. A number is the method's estimate, where it gives one.
    """
    right, labels = 0, 0
    errors: list[float] = []
    shapes = [a.shape for a in judged.ballot.attributes]
    for item, _, values in judged.rows():
        if shapes[int(judged.ballot.item_attribute[item])] == Shape.NUMBER:
            gold = [c.number for v in values if (c := KINDS["number"].read(v)) is not None]
            said = judged.number(item)
            if judged.estimate is not None and judged.estimate[item] == judged.estimate[item]:
                said = float(judged.estimate[item])
            if gold and said == said:
                errors.append(min(abs(said - g) for g in gold))
            continue
        labels += 1
        says = judged.says(item)
        keys = {key for v in values for kind in ("label", "number", "time") if (key := _key(kind, v))}
        right += says in keys or says.removesuffix("T00:00") in keys
    found = {"accuracy": right / labels} if labels else {}
    if errors:
        found |= {"mae": float(np.mean(errors)), "rmse": float(np.sqrt(np.mean(np.square(errors))))}
    return {**found, "items": labels + len(errors)}


def _key(kind: str, text: str) -> str:
    cell = KINDS[kind].read(text)
    if cell is None:
        return ""
    return str(number_to_json(cell.number)) if kind == "number" else cell.key


def others(folder: Path) -> Iterator[DataSet]:
    """The sets of a folder that are not described here: kinds are found from their values."""
    described = {s.folder for s in SETS}
    for place in sorted(p for p in folder.iterdir() if p.is_dir() and p.name not in described):
        golds = [g for g in ("gold.csv", "silver.csv") if (place / g).exists()]
        if golds and any((place / c).exists() for c in ("claims.csv", "claims.csv.gz")):
            places = (place / "hierarchy.csv").exists()
            yield DataSet(place.name, {"*": "path"} if places else {}, _places if places else _any, golds[0])


_FLIGHT_KINDS = {"*": "time", "dep_gate": "code", "arr_gate": "code"}

SETS = (
    DataSet("flight", _FLIGHT_KINDS, _flights, without=AIRLINES),
    DataSet("flight_2011-12-08", _FLIGHT_KINDS, _flights, without=AIRLINES),
    DataSet("book", {"authors": "persons", "title": "label"}, _books, gold="silver.csv"),
    DataSet("population", {"*": "number"}, _populations),
    DataSet("population_gtm", {"*": "number"}, _populations),
    DataSet("tdh_birthplaces", {"*": "path"}, _places),
    DataSet("tdh_heritages", {"*": "path"}, _places),
    DataSet("weather", {"*": "number"}, _weather),
    DataSet("crowd_duck", {"*": "label"}, _labels),
    DataSet("crowd_product", {"*": "label"}, _labels),
)
