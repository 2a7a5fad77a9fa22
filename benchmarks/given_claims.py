"""Ten thousand claims given as records, of stories that are named and of stories that are not: time, memory, precision.

    python -m benchmarks.given_claims STORIES NEWS [--claims 10000] [--unnamed]

STORIES is a folder of stories with `claims/*.jsonl` and `groups.json`, in which a reader says which claims answer one
question; NEWS is a `stories.jsonl.gz` of further stories, of which the library reads claims by rule and gives them as
records, until there are enough. Named, every record has its story; unnamed, nothing but what it says tells. Precision
and recall are of pairs of claims of two documents of STORIES; a pair with a claim of another story counts as wrong.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import re
import resource
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from factrecon import Document, load, read_together, reconcile
from factrecon.claim_record import assertion_from_row, kind_of, object_of


def labelled_rows(stories: Path) -> Iterator[dict[str, Any]]:
    """The records of every story, their documents named apart."""
    for folder in sorted(p.parent for p in stories.glob("*/groups.json")):
        for file in sorted((folder / "claims").glob("*.jsonl")):
            for line in file.read_text("utf-8").splitlines():
                row = json.loads(line)
                name = f"{folder.name}/{row['document']}"
                yield row | {"story": folder.name, "document": name, "id": f"{folder.name}/{row['id']}", "source": name}


def further_rows(news: Path, known: set[tuple[str, ...]]) -> Iterator[dict[str, Any]]:
    """Records of what the library reads of further stories, those of which a text is known left out."""
    with gzip.open(news, "rt", encoding="utf-8") as lines:
        for story in map(json.loads, lines):
            documents = [
                Document(id=f"{story['story']}/{d['id']}", source=d["source"], text=d["text"])
                for d in story["documents"]
            ]
            if len(runs(d.text for d in documents) & known) >= SHARED:
                continue
            for n, said in enumerate(read_together(documents)[:MOST]):
                question = said.claim.question
                if not (question.attribute and object_of(question)):
                    continue  # asked in its sentence's own words alone
                yield {
                    "story": story["story"],
                    "id": f"{said.document}#{n}",
                    "document": said.document,
                    "source": said.document,
                    "object": object_of(question),
                    "attribute": question.attribute,
                    "value": said.claim.text,
                    "kind": kind_of(said.claim.value),
                    "quote": said.quote,
                }


SHARED: Final = 12
"""Runs of words from which a further story is one of those that are labelled."""
MOST: Final = 30
"""Claims of one further story that are given: about as many as a story has claims that somebody would write down."""


def runs(texts: Iterable[str]) -> set[tuple[str, ...]]:
    """The runs of eight words of some texts: one article stands in several collections, under another head."""
    words = [re.findall(r"\w+", text.casefold()) for text in texts]
    return {tuple(w[i : i + 8]) for w in words for i in range(len(w) - 7)}


def gold_pairs(stories: Path) -> set[frozenset[str]]:
    """Pairs of claims of two documents that answer one question."""
    found = set()
    for file in sorted(stories.glob("*/groups.json")):
        for group in json.loads(file.read_text("utf-8"))["groups"]:
            for a, b in itertools.combinations(group["members"], 2):
                if a.rsplit("#", 1)[0] != b.rsplit("#", 1)[0]:
                    found.add(frozenset((f"{file.parent.name}/{a}", f"{file.parent.name}/{b}")))
    return found


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path)
    parser.add_argument("news", type=Path)
    parser.add_argument("--claims", type=int, default=10_000)
    parser.add_argument("--unnamed", action="store_true")
    options = parser.parse_args()
    known = {p.parent.name for p in options.stories.glob("*/groups.json")}
    papers = [d for file in options.stories.glob("*/[0-9]*_*.txt") for d in load(file) if isinstance(d, Document)]
    others = further_rows(options.news, runs(d.text for d in papers))
    rows = list(itertools.islice(itertools.chain(labelled_rows(options.stories), others), options.claims))
    stories = len({row["story"] for row in rows})
    if options.unnamed:
        rows = [{k: v for k, v in row.items() if k != "story"} for row in rows]
    claims = [assertion_from_row(row) for row in rows]
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    made = reconcile(claims)
    took, most = time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    told = set()
    for question in made.graph.questions:
        said = [a for c in made.graph.claims_of(question) for a in made.graph.assertions_of(c)]
        told |= {
            frozenset((str(a.ref), str(b.ref))) for a, b in itertools.combinations(said, 2) if a.document != b.document
        }
    ours = {pair for pair in told if any(ref.split("/")[0] in known for ref in pair)}
    gold = gold_pairs(options.stories)
    print(
        f"{len(claims)} claims of {stories} stories{' unnamed' if options.unnamed else ''}; {len(made.verdicts)} "
        "questions"
    )
    print(f"{took:.1f} s of processor time; at most {most / 1024:.0f} MB, {before / 1024:.0f} before")
    print(
        f"precision {len(ours & gold) / max(1, len(ours)):.3f} recall {len(ours & gold) / len(gold):.3f}; "
        f"{len(told)} pairs told"
    )


if __name__ == "__main__":
    main()
