"""Learn what each feature of two claims weighs for their answering one question, and write the table.

DIR holds stories: a folder each, with the articles (`[0-9]*_*.txt`), `groups.json` and `claims/*.jsonl` (claims that
came as records, and which of them answer one question) and, for some, `gold.toml` (questions with quoted answers).
Claims that the library reads from the articles by rule are labelled by both: a claim answers what a gold answer, or a
record of a group, answers with the same value on overlapping words.

Weights are those of a logistic regression with a quadratic penalty, in bits, one column for claims read, one for
records, one for either against the other. `--out` writes the table learnt on all stories; the figures told are of each
story with the weights that the others give. `--only` learns some columns, and leaves the others as they ship.

    python -m benchmarks.learn_evidence --data DIR [--out weights.toml] [--folds DIR] [--only given mixed]
"""

from __future__ import annotations

import argparse
import json
import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from attrs import define, field, frozen

from factrecon import load
from factrecon.claim_record import reread
from factrecon.matching.candidates import candidates
from factrecon.matching.evidence import (
    BEST,
    COLUMNS,
    PRIOR,
    Weights,
    rank,
    shipped_weights,
    weights_from,
)
from factrecon.matching.features import FEATURES
from factrecon.matching.named import named_in
from factrecon.matching.sides import Side, sides_of, weigh
from factrecon.model import Assertion, Document
from factrecon.readers import READERS, vocabulary_of
from factrecon.readers.reading import read_documents
from factrecon.values import Duration, Entity, Offset, Places, Quantity, Text, Time, Truth

UNLABELLED: Final = 0.3
"""Weight of a pair of which only one side answers something that the readers of the stories asked."""
PENALTY: Final = 4.0
"""Of the squared weights (in nats): few stories must not make a level weigh much."""
ROUNDS: Final = 3
EXPECTED: Final = {
    ("event", "same, main incident"): 3.0,
    ("event", "same, both chief and named"): 2.5,
    ("event", "same, both chief"): 1.5,
    ("event", "same"): 0.5,
    ("predicate", "opposite"): 0.3,
    ("count", "same"): 2.0,
    ("count", "other"): -2.0,
}
"""Bits that the penalty draws a level towards where not to nought: two documents of one story that are chiefly about
an event of one kind mostly tell of one event, and an answer denied is an answer to the same question; the dead of a
story are mostly its dead, and never its missing."""
"""How often the ranks are found again with new weights."""


@define(eq=False)
class Pairs:
    """The pairs of one story and one column."""

    story: str
    sides: list[Side]
    at: list[tuple[int, int]]
    levels: list[dict[str, str]]
    label: np.ndarray
    weight: np.ndarray
    best: dict[tuple[int, int], str] = field(factory=dict)


def documents_of(folder: Path) -> list[Document]:
    """The articles of a story."""
    return [d for f in sorted(folder.glob("[0-9]*_*.txt")) for d in load(f) if isinstance(d, Document)]


def read_story(documents: Sequence[Document]) -> list[Assertion]:
    """What the library reads of them."""
    return list(
        read_documents(
            documents,
            stories=dict.fromkeys((d.id for d in documents), 0),
            vocabulary=vocabulary_of(None),
            readers=READERS,
        ).assertions
    )


def given_story(folder: Path, documents: Sequence[Document]) -> list[tuple[str, Assertion]]:
    """The claims that came as records, with their ids."""
    published = {d.id: d.published for d in documents}
    records = [r for f in sorted((folder / "claims").glob("*.jsonl")) for r in load(f) if isinstance(r, Assertion)]
    return [(r.ref or "", reread(r, published.get(r.document or ""))) for r in records]


@frozen
class Answer:
    """Something that a reader of the story found: where, what, and to which question."""

    question: str
    document: str
    start: int
    end: int
    value: Any
    words: str = ""
    """For truths and texts: a pattern that the question or answer of a claim on it must hold."""


def answers_of(folder: Path, documents: Sequence[Document], given: Sequence[tuple[str, Assertion]]) -> list[Answer]:
    """What the readers of a story asked and where it is answered: `gold.toml`, and the groups of records."""
    texts = {d.id: d.text for d in documents}
    names = {d.id.partition("_")[0]: d.id for d in documents}
    out = []
    gold = folder / "gold.toml"
    for question in tomllib.loads(gold.read_text("utf-8"))["question"] if gold.exists() else ():
        for claim in question["claims"]:
            document = names[claim["document"]]
            start = texts[document].index(claim["quote"])
            words = question.get("words", "") if question["kind"] not in ("count", "time", "duration", "set") else ""
            value = (question["kind"], claim["value"])
            out.append(Answer("gold " + question["id"], document, start, start + len(claim["quote"]), value, words))
    record = dict(given)
    for number, group in enumerate(json.loads((folder / "groups.json").read_text("utf-8"))["groups"]):
        for member in group["members"]:
            a = record[member]
            start = texts[a.document or ""].find(a.given or "")
            if start >= 0:
                out.append(
                    Answer(f"group {number}", a.document or "", start, start + len(a.given or ""), a.claim.value)
                )
    return out


def fits(assertion: Assertion, answer: Answer) -> bool:
    """Whether a claim that was read gives an answer that a reader found."""
    span, value, wanted = assertion.span, assertion.claim.value, answer.value
    if span is None or assertion.document != answer.document or span.end <= answer.start or answer.end <= span.start:
        return False
    if isinstance(wanted, tuple):
        return _fits_gold(assertion, wanted, answer.words)
    if isinstance(value, Quantity) and isinstance(wanted, Quantity):
        return value.nominal == wanted.nominal and value.nominal is not None
    if isinstance(value, Time) and isinstance(wanted, Time):
        return value.shape.possibility(wanted.shape) >= 0.5
    if isinstance(value, Duration) and isinstance(wanted, Duration):
        return value.shape.possibility(wanted.shape) >= 0.5
    if isinstance(value, (Entity, Places, Text)) and isinstance(wanted, (Entity, Places, Text)):
        mine, theirs = (set(re.findall(r"\w+", v.text.casefold())) - _SMALL for v in (value, wanted))
        return bool(mine) and 4 * len(mine & theirs) >= 3 * max(len(mine), len(theirs))
    return False


_SMALL: Final = frozenset(["the", "a", "an", "of", "in", "and", "to", "for", "on", "at"])


def _fits_gold(assertion: Assertion, wanted: tuple[str, Any], words: str) -> bool:
    value, (kind, gold) = assertion.claim.value, wanted
    if kind == "count":
        found = re.findall(r"\d+(?:\.\d+)?", str(gold))
        return isinstance(value, Quantity) and value.nominal is not None and value.nominal in map(float, found)
    if kind == "duration":
        return isinstance(value, (Duration, Offset))
    if kind == "time":
        if not isinstance(value, Time) or value.start is None:
            return False
        first, _, last = str(gold).partition("/")
        return value.start.isoformat().startswith(first[:10]) or (
            bool(last) and first <= value.start.date().isoformat() <= last
        )
    if kind == "set":
        return isinstance(value, Places)
    spoken = f"{assertion.claim.question.ask} {assertion.claim.question.attribute}"
    if isinstance(value, Truth):
        return kind == "truth" and bool(re.search(words, spoken, re.I))
    return isinstance(value, (Text, Entity)) and bool(re.search(words, f"{spoken} {value.text}", re.I))


def labelled(story: str, sides: list[Side], labels: Sequence[set[str]], column: str) -> Pairs:
    """The candidate pairs of a story with what its readers say of them."""
    weigh(sides)
    kept, found, label, weight = [], [], [], []
    for a, b in candidates(sides):
        mine, theirs = labels[a], labels[b]
        counts = 1.0
        if column == "mixed" and sides[a].given == sides[b].given:
            continue
        if column != "given":
            if not (mine or theirs) or (not (mine and theirs) and "truth" in (sides[a].sort, sides[b].sort)):
                continue  # of truths only those that the gold asks for are labelled
            if not (mine and theirs):
                counts = UNLABELLED
            elif not mine & theirs and not {x.split()[0] for x in mine} & {x.split()[0] for x in theirs}:
                continue  # one is known to a gold question, the other to a group: they may be the same
        kept.append((a, b))
        found.append({n: level for n, f in FEATURES.items() if (level := f(sides[a], sides[b]))})
        label.append(bool(mine & theirs))
        weight.append(counts)
    return Pairs(story, sides, kept, found, np.array(label, float), np.array(weight, float))


def pairs_of(folder: Path, columns: Sequence[str] = COLUMNS) -> dict[str, Pairs]:
    """The labelled pairs of one story, by column."""
    documents = documents_of(folder)
    given = given_story(folder, documents)
    answers = answers_of(folder, documents, given)
    out = {}
    frames = {f.name: f for f in vocabulary_of(None)}
    read = read_story(documents) if columns != ["given"] else []
    if "read" in columns:
        sides = sides_of(read, frames)
        labels = [{x.question for a in side.said for x in answers if fits(a, x)} for side in sides]
        out["read"] = labelled(folder.name, sides, labels, "read")
    groups = json.loads((folder / "groups.json").read_text("utf-8"))["groups"]
    of = defaultdict(set)
    for number, group in enumerate(groups):
        for member in group["members"]:
            of[member].add(str(number))
    name = {id(a): identity for identity, a in given}
    said = [a for _, a in given]
    who = named_in(said)
    if "given" in columns:
        sides = sides_of(said, named=who)
        labels = [{x for a in side.said for x in of[name[id(a)]]} for side in sides]
        out["given"] = labelled(folder.name, sides, labels, "given")
    if "mixed" in columns:
        sides = sides_of([*said, *read], frames, named=who)
        labels = [
            {f"group {x}" for a in side.said for x in of[name.get(id(a), "")]}
            if side.given
            else {x.question for a in side.said for x in answers if fits(a, x)}
            for side in sides
        ]
        out["mixed"] = labelled(folder.name, sides, labels, "mixed")
    return out


class Design:
    """The pairs of some stories as a matrix of levels, ranks last.

    The levels of a feature in `RISING` are coded by what each adds to the one before, and none may take away: more
    words in common never speak against.
    """

    def __init__(self, stories: Sequence[Pairs], features: Sequence[str] = ()) -> None:
        self.stories = stories
        wanted = set(features or FEATURES)
        items = sorted(
            {(f, level) for p in stories for levels in p.levels for f, level in levels.items() if f in wanted}
        )
        self.items = [*items, *((BEST, level) for level in BEST_LEVELS), (PRIOR, "any")]
        index = {item: n for n, item in enumerate(self.items)}
        self.steps = {item: _steps(item, index) for item in items}
        self.x = np.zeros((sum(len(p.at) for p in stories), len(self.items)), np.float32)
        self.x[:, -1] = 1.0
        rows = [levels for p in stories for levels in p.levels]
        for r, levels in enumerate(rows):
            for item in levels.items():
                if item in index:
                    self.x[r, self.steps[item]] = 1.0
        self.y = np.concatenate([p.label for p in stories]).astype(np.float32)
        self.w = np.concatenate([p.weight for p in stories]).astype(np.float32)
        self.of = np.concatenate([np.full(len(p.at), n) for n, p in enumerate(stories)])
        self.penalty = np.full(len(self.items), PENALTY)
        self.penalty[-1] = 0.01
        self.mean = np.array([EXPECTED.get(item, 0.0) * np.log(2) for item in self.items])
        self.rising = np.array([f in RISING and len(self.steps.get((f, x), ())) > 1 for f, x in self.items]) | np.array(
            [f == "value" for f, _ in self.items]
        )
        self.pack()

    def rank(self, theta: np.ndarray) -> None:
        """Find the ranks anew."""
        bits = self.x[:, :-4] @ theta[:-4].astype(np.float32)
        self.x[:, -4:-1] = 0.0
        at = 0
        for p in self.stories:
            found = rank(p.sides, dict(zip(p.at, bits[at : at + len(p.at)].tolist(), strict=True)))
            for r, pair in enumerate(p.at):
                if pair in found:
                    self.x[at + r, -4 + BEST_LEVELS.index(found[pair])] = 1.0
            at += len(p.at)
        self.pack()

    def pack(self) -> None:
        """Count equal rows of one story once, with the share of them that answer one question."""
        rows = np.concatenate([np.packbits(self.x > 0, axis=1), self.of[:, None].astype(np.uint8)], axis=1)
        keys = np.ascontiguousarray(rows).view(np.dtype((np.void, rows.shape[1]))).ravel()
        _, first, home = np.unique(keys, return_index=True, return_inverse=True)
        weight = np.bincount(home, self.w, len(first))
        share = np.bincount(home, self.w * self.y, len(first)) / weight
        self.rows = self.x[first], share.astype(np.float32), weight.astype(np.float32), self.of[first]

    def fit(self, theta: np.ndarray, without: int = -1) -> np.ndarray:
        """The weights, in nats, by Newton's method; `without` leaves one story out."""
        keep = self.rows[3] != without
        x, y, w = (of[keep] for of in self.rows[:3])
        free = np.ones(len(self.items), bool)
        theta = theta.copy()
        while True:
            theta[~free] = 0.0
            for _ in range(25):
                p = 1.0 / (1.0 + np.exp(-np.clip(x @ theta.astype(np.float32), -30, 30)))
                gradient = (x.T @ (w * (p - y)) + self.penalty * (theta - self.mean))[free].astype(float)
                z = x[:, free]
                hessian = ((z * (w * p * (1 - p))[:, None]).T @ z + np.diag(self.penalty[free])).astype(float)
                step = np.linalg.solve(hessian, gradient)
                theta[free] -= step * min(1.0, 2.0 / max(1e-9, np.abs(step).max()))
                if np.abs(step).max() < 1e-3:
                    break
            falling = free & self.rising & (theta < -1e-6)
            if not falling.any():
                return theta
            free &= ~falling

    def table(self, theta: np.ndarray) -> dict[str, dict[str, float]]:
        """Bits by feature and level."""
        out: dict[str, dict[str, float]] = {}
        for n, item in enumerate(self.items):
            nats = float(theta[self.steps.get(item, [n])].sum())
            out.setdefault(item[0], {})[item[1]] = nats / float(np.log(2))
        return out


BEST_LEVELS: Final = ("both", "neither", "one")
RISING: Final = frozenset(["attribute", "object", "bag", "context", "sentence", "value", "whole"])
"""Features whose levels stand in an order."""


def _steps(item: tuple[str, str], index: Mapping[tuple[str, str], int]) -> list[int]:
    """The columns of a level: its own, and in an ordered feature those of the levels below it."""
    feature, level = item
    if feature not in RISING:
        return [index[item]]
    key = _height(level)
    if key is None:
        return [index[item]]
    return [n for (f, x), n in index.items() if f == feature and (h := _height(x)) is not None and _below(h, key)]


def _height(level: str) -> tuple[str, int] | None:
    found = re.fullmatch(r"((?:equal \w+ )?)(\d+)(.*)", level)
    return (found[1] + found[3], int(found[2])) if found else None


def _below(one: tuple[str, int], other: tuple[str, int]) -> bool:
    return one[0] == other[0] and one[1] <= other[1]


def learn(stories: Sequence[Pairs]) -> tuple[dict[str, dict[str, float]], list[dict[str, dict[str, float]]]]:
    """The column learnt on all stories, and for each story the one that the others give."""
    design = Design(stories)
    theta = np.zeros(len(design.items))
    for _ in range(ROUNDS):
        theta = design.fit(theta)
        design.rank(theta)
    theta = design.fit(theta)
    others = [design.table(design.fit(theta, without=n)) for n in range(len(stories))]
    return design.table(theta), others


def scored(pairs: Pairs, table: Mapping[str, Mapping[str, float]]) -> dict[tuple[int, int], float]:
    """The evidence of every pair by a column of the table, ranks left out."""
    weights = Weights({"x": table})
    return {at: weights.evidence("x", levels).bits for at, levels in zip(pairs.at, pairs.levels, strict=True)}


def judged(pairs: Pairs, table: Mapping[str, Mapping[str, float]]) -> list[tuple[float, bool, bool]]:
    """Bits, label and whether both sides are labelled, of every pair of two documents."""
    scores = scored(pairs, table)
    best = rank(pairs.sides, scores)
    out = []
    for n, at in enumerate(pairs.at):
        if pairs.sides[at[0]].document != pairs.sides[at[1]].document:
            bits = scores[at] + table.get(BEST, {}).get(best[at], 0.0)
            out.append((bits, bool(pairs.label[n]), pairs.weight[n] == 1.0))
    return out


HEAD: Final = """\
# How much each level of each feature speaks for two claims answering one question, in bits; they add up.
# Written by `python -m benchmarks.learn_evidence`: learn it anew rather than changing a number by hand.
# read: between claims read from sentences. given: between claims that came as records, with object and attribute.
# mixed: between one of either sort.
# A level that is not listed weighs nothing.
"""


def table_of(columns: Mapping[str, Mapping[str, Mapping[str, float]]]) -> str:
    """The table as the file has it."""
    out = [HEAD]
    for feature in (PRIOR, BEST, *FEATURES):
        levels = sorted({level for c in columns.values() for level in c.get(feature, {})}, key=_in_order)
        if not levels:
            continue
        function = FEATURES.get(feature)
        what = (function.__doc__ or "").splitlines()[0] if function else WHAT[feature]
        out.append(f"\n[{feature}]  # {what}")
        for level in levels:
            row = ", ".join(f"{c} = {columns[c].get(feature, {}).get(level, 0.0):.2f}" for c in COLUMNS)
            told = MEANS.get(level) or (f"from {level} per cent on" if level.isdigit() else "")
            out.append(f'"{level}" = {{ {row} }}' + (f"  # {told}" if told else ""))
    return "\n".join(out) + "\n"


def _in_order(level: str) -> tuple[bool, int, str]:
    return not level.isdigit(), int(level) if level.isdigit() else 0, level


WHAT: Final = {
    PRIOR: "What speaks for any two claims of one story that are worth a look.",
    BEST: "Whether the two are each other's likeliest among the claims of their documents.",
}
MEANS: Final = {
    "one": "only one says it",
    "alike": "derived, synonyms, of one frame",
    "opposite": "one denies the other",
    "equal number 1, seldom": "one digit that counts, told by at most three claims of the story",
    "equal number 1, often": "told by more claims",
    "equal number 3, seldom": "three digits or more",
    "equal time 1, seldom": "a month, a year",
    "equal time 2, seldom": "a day",
    "equal time 3, seldom": "a clock time",
    "fits": "not equal, and both can be right",
}


def labelled_pairs(data: Path, columns: Sequence[str] = COLUMNS) -> dict[str, list[Pairs]]:
    """The labelled pairs of all stories, by column."""
    found: dict[str, list[Pairs]] = defaultdict(list)
    for folder in sorted(p.parent for p in data.glob("*/groups.json")):
        for column, pairs in pairs_of(folder, columns).items():
            found[column].append(pairs)
    return found


def tables_learnt(found: Mapping[str, Sequence[Pairs]]) -> tuple[str, dict[str, str]]:
    """The table learnt on all stories, and for each story the one that the others give; columns not learnt as
    shipped.
    """
    columns = {column: learn(stories) for column, stories in found.items()}
    shipped = shipped_weights().columns
    names = [p.story for p in next(iter(found.values()))]
    others = {
        name: table_of({**shipped, **{c: out[1][n] for c, out in columns.items()}}) for n, name in enumerate(names)
    }
    return table_of({**shipped, **{c: out[0] for c, out in columns.items()}}), others


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, help="where to write the table that all stories give")
    parser.add_argument("--folds", type=Path, help="where to write, for each story, the table that the others give")
    parser.add_argument("--only", nargs="+", choices=COLUMNS, default=list(COLUMNS), help="the columns to learn")
    args = parser.parse_args()
    found = labelled_pairs(args.data, args.only)
    whole, others = tables_learnt(found)
    for column, stories in found.items():
        print(column, "pairs", sum(len(p.at) for p in stories), "positive", int(sum(p.label.sum() for p in stories)))
        told = []
        for left in stories:
            told += judged(left, weights_from(others[left.story]).columns[column])
        for bar in (-3, -2, -1, 0, 1, 2):
            hit = sum(y for b, y, s in told if b >= bar)
            out = sum(not y for b, y, s in told if b >= bar and s)
            unlabelled = sum(not s for b, _, s in told if b >= bar)
            share = hit / max(1, sum(y for _, y, _ in told))
            print(
                f"  bar {bar}: precision {hit / max(1, hit + out):.3f} recall {share:.3f} beside {unlabelled} "
                "unlabelled"
            )
    if args.out:
        args.out.write_text(whole, "utf-8")
    if args.folds:
        args.folds.mkdir(exist_ok=True)
        for name, text in others.items():
            (args.folds / f"{name}.toml").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
