"""How much speaks for two sides answering one question: bits that add up, feature by feature.

The weights stand in `weights.toml`, one row a level; `python -m benchmarks.learn_evidence` writes them. Every row has
three columns: what the level weighs between claims that were read from sentences, between claims that came as
records with an object and an attribute, and between one of either sort.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Final, NamedTuple

from attrs import field, frozen

from factrecon.matching.features import FEATURES, NEEDS, OF_CLAUSES, OF_RECORDS, Feature
from factrecon.matching.sides import Side

__all__ = ["BEST", "COLUMNS", "Evidence", "Part", "Weights", "column_of", "rank", "shipped_weights"]

COLUMNS: Final = ("read", "given", "mixed")
BEST: Final = "best"
"""The feature that is known only once all pairs are scored: whether two sides are each other's best in their
documents.
"""
SILENT: Final[Mapping[str, frozenset[str]]] = {"read": OF_RECORDS, "given": OF_CLAUSES, "mixed": OF_CLAUSES}
"""By column, the features that say nothing there."""
NOTHING: Final = frozenset[str]()
PRIOR: Final = "prior"
EQUAL: Final = "equal "
RARITY: Final = "rarity"
"""Not a feature of the table but a part of `value`: what an equal answer weighs more because it is seldom told."""


class Part(NamedTuple):
    """What one feature adds to the evidence, in bits."""

    feature: str
    level: str
    bits: float


@frozen
class Evidence:
    """What speaks for and against two sides answering one question."""

    bits: float
    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """The parts that count, the heaviest first, by name.

        >>> Evidence(1.5, (Part("prior", "any", -2.0), Part("value", "equal 3, seldom", 3.5))).text
        '+value -prior'
        """
        told = sorted((p for p in self.parts if abs(p.bits) >= 0.1), key=lambda p: (-abs(p.bits), p.feature))
        return " ".join(f"{'+' if p.bits > 0 else '-'}{p.feature}" for p in told)


@frozen(eq=False, slots=False)
class Weights:
    """The table: bits by feature and level, one column for each sort of pair."""

    columns: Mapping[str, Mapping[str, Mapping[str, float]]]

    _weighing: dict[tuple[str, int], tuple[tuple[str, Feature, Mapping[str, float]], ...]] = field(
        factory=dict, init=False, repr=False
    )

    def weigh(self, column: str, a: Side, b: Side) -> tuple[dict[str, str], float]:
        """The level of every feature that has something to say of a pair, and the sum of their bits without the
        prior."""
        levels: dict[str, str] = {}
        total = 0.0
        told = column, _tells(a) & _tells(b)
        weighing = self._weighing.get(told)
        if weighing is None:
            weighing = self._weighing[told] = tuple(self._saying(*told))
        for name, feature, bits in weighing:
            level = feature(a, b)
            if level:
                levels[name] = level
                total += bits.get(level, 0.0)
        return levels, total

    def _saying(self, column: str, told: int) -> Iterator[tuple[str, Feature, Mapping[str, float]]]:
        """The features that may say something of two sides of which both tell so much, with their bits."""
        lacking = {name for n, name in enumerate(NEEDS) if not told >> n & 1}
        for name, feature in FEATURES.items():
            if name not in lacking and name not in SILENT.get(column, NOTHING):
                yield name, feature, self.columns[column].get(name, {})

    def evidence(self, column: str, levels: Mapping[str, str]) -> Evidence:
        """The same, part by part."""
        table = self.columns[column]
        parts = [Part(PRIOR, "any", table[PRIOR]["any"])]
        for feature, level in levels.items():
            if feature in table:
                parts += _with_rarity(table[feature], feature, level)
        return Evidence(sum(p.bits for p in parts), tuple(parts))


def _with_rarity(table: Mapping[str, float], feature: str, level: str) -> tuple[Part, ...]:
    """A feature's part; of equal answers what any such answer would weigh, and apart from it what its rarity adds."""
    bits = table.get(level, 0.0)
    if not level.startswith(EQUAL):
        return (Part(feature, level, bits),)
    kind = " ".join(level.split(" ")[:2])
    common = min(b for name, b in table.items() if name.startswith(f"{kind} "))
    rest = level.removeprefix(kind).strip()
    return Part(feature, kind, common), Part(RARITY, rest, bits - common)


def _tells(side: Side) -> int:
    """Which of `NEEDS` a side has, a bit each."""
    if side.tells is None:
        side.tells = sum(1 << n for n, needed in enumerate(NEEDS.values()) if needed(side))
    return side.tells


def column_of(a: Side, b: Side) -> str:
    """Which column of the table holds for a pair."""
    return "mixed" if a.given != b.given else "given" if a.given else "read"


def rank(sides: Sequence[Side], scores: Mapping[tuple[int, int], float]) -> dict[tuple[int, int], str]:
    """For each pair of two documents whether each is the other's best there: "both", "one" or "neither"."""
    best: dict[tuple[int, str], float] = {}
    for (a, b), bits in scores.items():
        for one, other in ((a, b), (b, a)):
            key = one, sides[other].document
            best[key] = max(bits, best.get(key, bits))
    out = {}
    for (a, b), bits in scores.items():
        if sides[a].document == sides[b].document:
            continue
        n = (bits >= best[a, sides[b].document]) + (bits >= best[b, sides[a].document])
        out[a, b] = ("neither", "one", "both")[n]
    return out


def weights_from(text: str) -> Weights:
    """The table as a file has it."""
    data = tomllib.loads(text)
    columns: dict[str, dict[str, dict[str, float]]] = {c: {} for c in COLUMNS}
    for feature, levels in data.items():
        for level, row in levels.items():
            for column in COLUMNS:
                columns[column].setdefault(feature, {})[level] = float(row[column])
    return Weights(columns)


@lru_cache(maxsize=1)
def shipped_weights() -> Weights:
    """The table that ships."""
    return weights_from(files("factrecon.matching").joinpath("weights.toml").read_text(encoding="utf-8"))
