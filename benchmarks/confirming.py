"""What a second reader that is nearly always right does to disputes: how many are real, and how many true ones are
kept.

    python -m benchmarks.confirming STORIES [--right 0.95] [--seed 1]

STORIES is a folder of stories: texts, `claims/<document>.jsonl`, and `groups.json`, in which a careful reader says
which claims answer one question and how they stand to each other. The judge is made from it: it knows each pair of
claims by their quotes, and says what the reader says, but for one answer in twenty, drawn by the seed, which is the
opposite.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from factrecon import reconcile
from factrecon.model import Assertion
from factrecon.records import load
from factrecon.verdicts.confirming import CONFIRMATION

QUARRELS = ("contradiction", "tension", "update")
_WORDS = re.compile(r"Its words: >>>(.*?)<<<", re.DOTALL)


class Judge:
    """A reader's groups as a model: it finds the two claims by their quotes in the prompt."""

    def __init__(self, folder: Path, claims: list[Assertion], right: float, seed: int) -> None:
        self.name, self.right, self.draw = "judge", right, random.Random(seed)
        self.refs: dict[str, list[str]] = {}
        for claim in claims:
            self.refs.setdefault(" ".join((claim.given or "").split()), []).append(claim.ref or "")
        self.relation: dict[frozenset[str], str] = {}
        for group in json.loads((folder / "groups.json").read_text(encoding="utf-8"))["groups"]:
            for pair in itertools.combinations(group["members"], 2):
                self.relation[frozenset(pair)] = "equivalent"
            for a, b, relation in group.get("pairs", []):
                self.relation[frozenset((a, b))] = relation
        self.asked: list[bool] = []

    def of(self, a: str, b: str) -> str:
        return self.relation.get(frozenset((a, b)), "another question")

    def __call__(self, prompt: str, schema: Mapping[str, Any]) -> str:
        assert schema == CONFIRMATION
        quotes = [" ".join(q.split()) for q in _WORDS.findall(prompt)]
        pairs = [(a, b) for a in self._named(quotes[0]) for b in self._named(quotes[1])]
        real = any(self.of(a, b) in QUARRELS for a, b in pairs)
        same = any(self.of(a, b) != "another question" for a, b in pairs)
        told = "contradiction" if real else "agreement" if same else "other subject"
        if self.draw.random() >= self.right:
            told = "other subject" if told == "contradiction" else "contradiction"
        return json.dumps(
            {
                "reason": "as the groups have it",
                "same_subject": told != "other subject",
                "same_event": True,
                "same_time_and_part": True,
                "both_asserted": True,
                "verdict": told,
            }
        )

    def _named(self, quote: str) -> list[str]:
        wanted = quote.casefold()
        return [r for q, refs in self.refs.items() if q.casefold() in wanted or wanted in q.casefold() for r in refs]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path)
    parser.add_argument("--right", type=float, default=0.95)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--gold", action="store_true", help="only stories with a gold.toml")
    options = parser.parse_args()
    before = [0, 0]
    after = [0, 0]
    stories = asked = 0
    for folder in sorted(p for p in options.stories.iterdir() if (p / "groups.json").exists()):
        if options.gold and not (folder / "gold.toml").exists():
            continue
        records = [
            r for f in (*sorted(folder.glob("*.txt")), *sorted((folder / "claims").glob("*.jsonl"))) for r in load(f)
        ]
        judge = Judge(folder, [r for r in records if isinstance(r, Assertion)], options.right, options.seed)
        plain = reconcile(records, readers=())
        calls: list[str] = []

        def counted(prompt: str, schema: Mapping[str, Any], judge: Judge = judge, calls: list[str] = calls) -> str:
            calls.append(prompt)
            return judge(prompt, schema)

        confirmed = reconcile(records, readers=(), confirm=counted)
        for made, count in ((plain, before), (confirmed, after)):
            for verdict in made.verdicts:
                if verdict.status == "disputed":
                    count[0] += 1
                    count[1] += _real(made, verdict, judge)
        stories, asked = stories + 1, asked + len(calls)
    print(f"stories {stories}; asked {asked / max(1, stories):.1f} a story")
    print(f"disputes before {before[0]}, real {before[1]}; after {after[0]}, real {after[1]}")
    print(f"real after {after[1] / max(1, after[0]):.2f}; true ones kept {after[1] / max(1, before[1]):.2f}")


def _real(made: Any, verdict: Any, judge: Judge) -> bool:
    """Whether a pair that contradicts is a quarrel to the reader."""
    for c in made.graph.comparisons_of(verdict.question):
        if c.is_contradiction and c.kind != "update":
            a, b = (made.graph.assertions_of(i) for i in (c.a, c.b))
            if any(judge.of(x.ref or "", y.ref or "") in QUARRELS for x in a for y in b if x.document != y.document):
                return True
    return False


if __name__ == "__main__":
    main()
