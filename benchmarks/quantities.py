"""How well quantities are found and read: NewsQuant (Almasian et al., CQE, EMNLP 2023).

DIR holds `NewsQuant.json`: sentences with the value of each quantity, or its range, and its change
(= ~ < > up down). Value F1 matches values in a sentence one to one; value and change F1 also wants
the change. Ranks ("No. 5") are not annotated there and left out of the answer; "from A to B" is
annotated as one range and joined; plural scale words ("dozens") stand there for a decade ("12-120"),
and so they do here, while "several" and "a few" are not annotated and left out. Nothing else is fitted to the set.

    python -m benchmarks.quantities --data DIR [--json FILE] [--limit N] [--against RUN.json] [--peers]

`--save RUN.json` stores every item with its outcome; `--against RUN.json` lists what was gained and
lost since.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from attrs import frozen

from benchmarks.command import rounded
from factrecon.language.quantities.finding import find_quantities
from factrecon.language.quantities.mention import QuantityMention

Answer = tuple[tuple[float, ...], str]
"""The value, or both ends of a range in order, and the change."""

Finder = Callable[[str], list[Answer]]

_DECADES = {"dozens": (12, 120), "scores": (20, 200)}
_VAGUE = re.compile(r"\b(?:several|few|handful)\b", re.IGNORECASE)


@frozen
class Item:
    text: str
    gold: tuple[Answer, ...]


@frozen
class Result:
    value_f1: float
    value_change_f1: float
    precision: float
    recall: float
    kb_per_second: float
    outcomes: tuple[dict[str, Any], ...]


def read_items(folder: Path, limit: int | None = None) -> list[Item]:
    raw = json.loads((folder / "NewsQuant.json").read_text(encoding="utf-8"))
    return [
        Item(row["text"], tuple((_bounds(str(q["value"])), q["change"]) for q in row["quantities"]))
        for row in raw[:limit]
    ]


def _bounds(value: str) -> tuple[float, ...]:
    numbers = re.findall(
        r"(?:^|(?<=\s)|(?<=[\d.]-))-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|(?<=-)\d+(?:\.\d+)?", value.strip()
    )
    return tuple(sorted(float(n) for n in numbers))


def ours(text: str) -> list[Answer]:
    answers: list[Answer] = []
    mentions = [m for m in find_quantities(text) if m.role != "rank" and not _VAGUE.search(text[m.start : m.end])]
    k = 0
    while k < len(mentions):
        mention = mentions[k]
        following = mentions[k + 1] if k + 1 < len(mentions) else None
        if following is not None and _from_to(text, mention, following):
            answers.append((tuple(sorted((mention.nominal, following.nominal))), "="))
            k += 2
            continue
        answers.append((_value(mention, text), mention.change))
        k += 1
    return answers


def _from_to(text: str, first: QuantityMention, second: QuantityMention) -> bool:
    if first.upper is not None or second.upper is not None:
        return False
    before = re.search(r"\bfrom\s[A-Z$€£]{0,4}\s?\Z", text[max(0, first.start - 8) : first.start + 3])
    return bool(
        re.search(r"\bfrom\s(?:[A-Z$€£]{0,4}\s?)\Z", text[max(0, first.start - 8) : first.start]) or before
    ) and bool(re.fullmatch(r"\s(?:[\w.:]{1,12}\s){0,4}to\s[$€£A-Z]{0,4}", text[first.end : second.start]))


def _value(mention: QuantityMention, text: str) -> tuple[float, ...]:
    if mention.upper is not None:
        return tuple(sorted((mention.nominal, mention.upper)))
    if mention.modifier == "indefinite":
        said = text[mention.start : mention.end].lower()
        for word, decade in _DECADES.items():
            if re.search(rf"\b{word}\b", said):
                factor = mention.nominal / {"dozens": 12, "scores": 20}[word]
                return tuple(x * factor for x in decade)
        return (mention.nominal, mention.nominal * 10) if said.rstrip().endswith("s") else (mention.nominal,)
    return (mention.nominal,)


def _same(a: Sequence[float], b: Sequence[float]) -> bool:
    return len(a) == len(b) and all(abs(x - y) <= 1e-6 * max(abs(x), abs(y), 1e-12) for x, y in zip(a, b, strict=True))


def score(items: Sequence[Item], find: Finder) -> Result:
    found = value_hits = change_hits = gold = size = 0
    outcomes: list[dict[str, Any]] = []
    seconds = 0.0
    for number, item in enumerate(items):
        began = time.perf_counter()
        answers = find(item.text)
        seconds += time.perf_counter() - began
        size += len(item.text.encode())
        found += len(answers)
        gold += len(item.gold)
        left = list(answers)
        missed: list[Answer] = []
        for value, change in item.gold:
            candidates = [a for a in left if _same(a[0], value)]
            if not candidates:
                missed.append((value, change))
                outcomes.append({"key": f"{number}:{value}:{change}", "text": item.text, "outcome": "missed"})
                continue
            best = next((a for a in candidates if a[1] == change), candidates[0])
            left.remove(best)
            value_hits += 1
            change_hits += best[1] == change
            outcomes.append(
                {
                    "key": f"{number}:{value}:{change}",
                    "text": item.text,
                    "outcome": "right" if best[1] == change else f"change {best[1]}",
                }
            )
        outcomes.extend(
            {"key": f"{number}:+{value}:{change}", "text": item.text, "outcome": "spurious"} for value, change in left
        )
    precision, recall = value_hits / max(found, 1), value_hits / max(gold, 1)
    return Result(
        2 * value_hits / max(found + gold, 1),
        2 * change_hits / max(found + gold, 1),
        precision,
        recall,
        size / 1000 / max(seconds, 1e-9),
        tuple(outcomes),
    )


def quantulum() -> Finder | None:
    try:
        from quantulum3 import parser
    except ImportError:
        return None

    def find(text: str) -> list[Answer]:
        out: list[Answer] = []
        for q in parser.parse(text):
            spread = q.uncertainty or 0
            out.append(((q.value - spread, q.value + spread) if spread else (q.value,), "="))
        return out

    return find


PEERS: dict[str, Callable[[], Finder | None]] = {"quantulum3": quantulum}


_GOOD = ("right", None)


def compare_runs(result: Result, path: Path) -> None:
    before = {row["key"]: row["outcome"] for row in json.loads(path.read_text(encoding="utf-8"))}
    after = {row["key"]: row["outcome"] for row in result.outcomes}
    texts = {row["key"]: row["text"] for row in result.outcomes}
    for title, won in (("gained", True), ("lost", False)):
        keys = [
            k for k in sorted({*before, *after}) if (after.get(k) in _GOOD) == won and (before.get(k) in _GOOD) != won
        ]
        print(f"{title}: {len(keys)}")
        for key in keys:
            print(f"  {key}  {before.get(key)} -> {after.get(key)}  {texts.get(key, '')[:110]}")


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="benchmarks.quantities", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder with NewsQuant.json")
    parser.add_argument("--json", type=Path, help="write the scores here")
    parser.add_argument("--limit", type=int, help="only the first N sentences")
    parser.add_argument("--save", type=Path, help="store every item with its outcome here")
    parser.add_argument("--against", type=Path, help="list items gained and lost against a stored run")
    parser.add_argument("--peers", action="store_true", help="run installed peers beside it (quantulum3)")
    parser.add_argument("--errors", action="store_true", help="print what is not right")
    options = parser.parse_args(argv)
    if not (options.data / "NewsQuant.json").is_file():
        parser.error(f"{options.data} holds no NewsQuant.json")
    items = read_items(options.data, options.limit)
    find_quantities("Warm up: 12 ships.")  # the word table is read once
    result = score(items, ours)
    rows = [("factrecon", result)]
    if options.peers:
        for name, load in PEERS.items():
            finder = load()
            if finder is None:
                print(f"{name} is not installed: left out", file=sys.stderr)
            else:
                print(name, file=sys.stderr)
                rows.append((name, score(items, finder)))
    print(f"{len(items)} sentences, {sum(len(i.gold) for i in items)} gold quantities")
    print(f"{'system':<12} {'value':>6} {'+change':>8} {'P':>6} {'R':>6} {'KB/s':>7}")
    for name, s in rows:
        print(
            f"{name:<12} {s.value_f1:6.1%} {s.value_change_f1:8.1%} {s.precision:6.1%} {s.recall:6.1%} "
            f"{s.kb_per_second:7.0f}"
        )
    if options.errors:
        for row in result.outcomes:
            if row["outcome"] != "right":
                print(f"{row['outcome']:<10} {row['key']:<28} {row['text'][:230]}")
    if options.save:
        options.save.write_text(json.dumps(result.outcomes, indent=0), encoding="utf-8")
    if options.against:
        compare_runs(result, options.against)
    if options.json:
        scores = {
            "value_f1": result.value_f1,
            "value_change_f1": result.value_change_f1,
            "kb_per_second": result.kb_per_second,
        }
        options.json.write_text(json.dumps(rounded(scores)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
