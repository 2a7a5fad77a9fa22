"""Quantitative inference from numbers alone: EQUATE (Ravichander et al., CoNLL 2019).

DIR holds `equate_newsnli.jsonl`, `equate_redditnli.jsonl`, `equate_rte.jsonl` and
`equate_stress_sample.jsonl`: pairs of sentences labelled entailment, contradiction or neutral. The
answer comes from the quantities of both sentences and the library's algebra of values: each
quantity of the second sentence is aligned, by unit and noun, with one of the first, and

- included in it: entailment; impossible with it: contradiction; else neutral;
- a quantity that the first sentence does not have: neutral ("one" aside, which counts little);
- numbers can only answer the same question if the sentences are about the same: below `SAME_QUESTION`
  of the shorter sentence's content words in the other, neutral; contradiction wants `SAME_STORY`;
- sentences that differ in nothing but a number or its modifier are a deliberate contrast: there
  the numbers are read to the letter (no halo).

No other word is looked at, and nothing is trained; the two shares were set on the halves at hand.
`same_number_contradiction` is the share of pairs called contradiction among those of the news,
reddit and RTE sets that have an aligned pair with one number and two modifiers.

    python -m benchmarks.equate --data DIR [--json FILE] [--limit N] [--against RUN.json]
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from attrs import evolve, frozen

from benchmarks.command import rounded
from factrecon.algebra.tolerance import DEFAULT, Tolerance
from factrecon.language.quantities.finding import find_quantities
from factrecon.language.quantities.mention import QuantityMention
from factrecon.language.syntax.tagging import tokenize

FILES = {
    "newsnli": "equate_newsnli.jsonl",
    "redditnli": "equate_redditnli.jsonl",
    "rte": "equate_rte.jsonl",
    "stress_sample": "equate_stress_sample.jsonl",
}
SAME_QUESTION = 0.4
SAME_STORY = 0.8
STRICT: Tolerance = evolve(DEFAULT, bare=0.0)

_NUMERAL = re.compile(r"\d+(?:[.,]\d+)*")


@frozen
class Judgement:
    label: str
    same_number: bool
    reason: str


def judge(premise: str, hypothesis: str) -> Judgement:
    contrast = _skeleton(premise) == _skeleton(hypothesis)
    tolerance = STRICT if contrast else DEFAULT
    ours = find_quantities(premise, tolerance=tolerance)
    theirs = find_quantities(hypothesis, tolerance=tolerance)
    if contrast and len(ours) == len(theirs):
        pairs: list[tuple[QuantityMention | None, QuantityMention]] = list(zip(ours, theirs, strict=True))
    else:
        pairs = [(_aligned(mention, ours), mention) for mention in theirs]
    labels: list[str] = []
    same_number = False
    for ours_one, mention in pairs:
        one = mention.nominal == 1 and mention.role in ("count", "level", "member")
        if not contrast and one and mention.upper is None and not mention.modifier:
            continue
        if ours_one is None:
            labels.append("neutral")
            continue
        same_number |= ours_one.nominal == mention.nominal and ours_one.modifier != mention.modifier
        labels.append(_relation(ours_one, mention, contrast))
    share = 1.0 if contrast else _shared(premise, hypothesis)
    if "contradiction" in labels:
        label = "contradiction" if share >= SAME_STORY else "neutral"
    elif share >= SAME_QUESTION and all(x == "entailment" for x in labels) and not _unseen(premise, hypothesis, theirs):
        label = "entailment"
    else:
        label = "neutral"
    return Judgement(label, same_number, f"{labels} {share:.2f}")


def _relation(premise: QuantityMention, hypothesis: QuantityMention, contrast: bool) -> str:
    if premise.value is None or hypothesis.value is None:
        same = premise.nominal == hypothesis.nominal and premise.upper == hypothesis.upper
        return "entailment" if same else "contradiction" if contrast else "neutral"
    scores = premise.value.base.compare(hypothesis.value.base)
    if scores.forward >= 0.8:
        return "entailment"
    if scores.contradiction >= 0.9:
        return "contradiction"
    if not contrast and premise.nominal == hypothesis.nominal:
        return "entailment"  # one number, two modifiers
    return "neutral"


def _aligned(mention: QuantityMention, others: Sequence[QuantityMention]) -> QuantityMention | None:
    candidates = [o for o in others if _comparable(o, mention)]
    if not candidates:
        return None
    rank = {"entailment": 0, "neutral": 1, "contradiction": 2}
    return min(candidates, key=lambda o: (rank[_relation(o, mention, False)], o.noun != mention.noun, o.start))


def _comparable(a: QuantityMention, b: QuantityMention) -> bool:
    if (a.value is None) != (b.value is None):
        return False
    if a.role == "rank" or b.role == "rank" or a.role == "score" or b.role == "score":
        return a.role == b.role
    if a.unit == b.unit:
        return True
    loose = ("", "person")
    counts = {"count", "level", "target", "delta", "origin"}
    if a.role in counts and b.role in counts:
        return a.unit in loose or b.unit in loose or a.nominal == b.nominal
    return a.unit.split(" per ")[0] == b.unit.split(" per ")[0] and a.nominal == b.nominal


def _skeleton(text: str) -> str:
    """A text without its numbers and the words that bound them."""
    bare = re.sub(r"\b(?:more|less|fewer) than\b", " ", text.lower())
    return re.sub(r"\s+", " ", _NUMERAL.sub("#", bare)).strip()


def _unseen(premise: str, hypothesis: str, found: Sequence[QuantityMention]) -> bool:
    """Whether the second text has a numeral (a year, a name's number) that the first lacks."""
    inside = [(m.start, m.end) for m in found]
    known = set(_NUMERAL.findall(premise))
    return any(
        m.group() not in known and not any(a <= m.start() < b for a, b in inside) for m in _NUMERAL.finditer(hypothesis)
    )


def _shared(premise: str, hypothesis: str) -> float:
    """Share of the content words of the text with fewer, by lemma, that the other has too."""
    a, b = _content(premise), _content(hypothesis)
    return len(a & b) / max(1, min(len(a), len(b)))


def _content(text: str) -> set[str]:
    tags = ("NOUN", "VERB", "PROPN", "ADJ")
    return {t.lemma.lower().replace(".", "") for t in tokenize(text) if t.tag in tags}


def compare_runs(outcomes: list[dict[str, Any]], path: Path) -> None:
    before = {row["key"]: row["right"] for row in json.loads(path.read_text(encoding="utf-8"))}
    for title, now in (("gained", True), ("lost", False)):
        rows = [r for r in outcomes if r["right"] == now and before.get(r["key"], not now) != now]
        print(f"{title}: {len(rows)}")
        for row in rows:
            print(
                f"  {row['key']}  gold {row['gold']}, said {row['said']}  {row['premise'][:100]} || "
                f"{row['hypothesis'][:100]}"
            )


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="benchmarks.equate", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder with the equate_*.jsonl files")
    parser.add_argument("--json", type=Path, help="write the scores here")
    parser.add_argument("--limit", type=int, help="only the first N pairs of each file")
    parser.add_argument("--save", type=Path, help="store every pair with its outcome here")
    parser.add_argument("--against", type=Path, help="list pairs gained and lost against a stored run")
    parser.add_argument("--errors", action="store_true", help="print the pairs that are not right")
    options = parser.parse_args(argv)
    scores: dict[str, float] = {}
    outcomes: list[dict[str, Any]] = []
    same_number = Counter[bool]()
    began = time.perf_counter()
    print(f"{'set':<15} {'pairs':>6} {'accuracy':>9} {'majority':>9}")
    for name, file in FILES.items():
        path = options.data / file
        if not path.is_file():
            print(f"{path} is not there: left out", file=sys.stderr)
            continue
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()][
            : options.limit
        ]
        right = 0
        for number, row in enumerate(rows):
            said = judge(row["premise"], row["hypothesis"])
            right += said.label == row["gold"]
            if said.same_number and name != "stress_sample":
                same_number[said.label == "contradiction"] += 1
            outcome = {
                "key": f"{name}:{number}",
                "gold": row["gold"],
                "said": said.label,
                "right": said.label == row["gold"],
                "reason": said.reason,
                "premise": row["premise"],
                "hypothesis": row["hypothesis"],
            }
            outcomes.append(outcome)
            if options.errors and not outcome["right"]:
                print(
                    f"{name}:{number} gold {row['gold'][:3]} said {said.label[:3]} {said.reason} | "
                    f"{row['premise'][:260]} || {row['hypothesis'][:160]}"
                )
        scores[name] = right / max(1, len(rows))
        majority = max(Counter(row["gold"] for row in rows).values()) / max(1, len(rows))
        print(f"{name:<15} {len(rows):>6} {scores[name]:9.1%} {majority:9.1%}")
    if not outcomes:
        parser.error(f"{options.data} holds none of {', '.join(FILES.values())}")
    pairs = same_number.total()
    scores["same_number_contradiction"] = same_number[True] / max(1, pairs)
    print(f"one number, two modifiers: {pairs} pairs, {scores['same_number_contradiction']:.1%} called contradiction")
    print(f"{time.perf_counter() - began:.1f} s")
    if options.save:
        options.save.write_text(json.dumps(outcomes, indent=0), encoding="utf-8")
    if options.against:
        compare_runs(outcomes, options.against)
    if options.json:
        options.json.write_text(json.dumps(rounded(scores)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
