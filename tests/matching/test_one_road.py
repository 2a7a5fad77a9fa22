"""`compare` of two texts calls a contradiction just what `reconcile` holds of them, on texts of ours and on sets."""

import csv
import json
import os
import random
from pathlib import Path

import pytest

from factrecon.model import Document
from factrecon.pairs import compare
from factrecon.reconciliation import reconcile

SHARED = Path(os.environ.get("FACTRECON_SHARED", Path(__file__).resolve().parents[3] / "shared")) / "data/matching"
DRAWN = 60
"""Pairs drawn from each set."""


def held(a: str, b: str) -> bool:
    """Whether `reconcile` holds a claim of one text in contradiction to one of the other, told of one story."""
    papers = [Document(id=n, source=n, text=t) for n, t in (("d0", a), ("d1", b))]
    graph = reconcile(papers, stories={"d0": "story", "d1": "story"}).graph
    for question in graph.questions:
        by = {c.id: {x.document for x in graph.assertions_of(c)} for c in graph.claims_of(question)}
        for found in graph.comparisons_of(question):
            if found.relation == "contradiction" and by[found.a] | by[found.b] >= {"d0", "d1"}:
                return True
    return False


OURS = [
    ("There is no one living in the lighthouse.", "A keeper is living in the lighthouse.", True),
    ("No sailor was climbing the mast.", "A sailor was climbing the mast.", True),
    ("A nurse is feeding the goat.", "No farmer is feeding the goat.", False),
    ("The man is not riding a mule by the canal.", "The man is riding a mule.", False),
    ("A girl was sitting on the wall.", "A girl was standing on the wall.", False),
    ("The depot is worth $4 billion.", "The depot is worth $4 million.", True),
    ("The fair opened on June 4.", "The fair opened on June 9.", True),
    ("The leak was caused by frost.", "The leak was caused by rust.", True),
    ("Brandt won the vote in Halmer.", "Kessel lost the vote in Halmer.", False),
    ("The abbot confirmed that the well is dry.", "The abbot denied that the mill is dry.", False),
    ("Four graves were found under the barn.", "Forty more graves were found under the barn.", False),
    ("Ana Pell, co-founder of the choir, sang.", "The organist Ana Pell sang.", False),
    ("The French government did not buy the ships.", "The government of Norway bought the ships.", False),
    ("Vell is 40 kilometres in diameter.", "The crater has a diameter of 90 kilometres.", False),
    ("The jury found her guilty.", "The jury acquitted her.", True),
    ("The ferry sank.", "A bakery opened.", False),
]


@pytest.mark.parametrize(("a", "b", "at_odds"), OURS)
def test_texts_of_ours(a, b, at_odds):
    assert (compare(a, b).relation == "contradiction") == held(a, b) == at_odds


def sick():
    for path in sorted(SHARED.glob("sick/SICK_*.txt")):
        yield from (
            (row["sentence_A"], row["sentence_B"])
            for row in csv.DictReader(path.read_text("utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
        )


def lines(pattern, *keys):
    for path in sorted(SHARED.glob(pattern)):
        for line in path.read_text("utf-8").splitlines():
            if line.strip():
                row = json.loads(line)
                yield tuple(row[k] for k in keys)


def headlines():
    for path in sorted(SHARED.glob("sts_news/*.headlines.test.tsv")):
        rows = (line.split("\t") for line in path.read_text("utf-8").splitlines())
        yield from ((row[1], row[2]) for row in rows if len(row) >= 3)


def probe():
    for path in sorted(SHARED.glob("factrecon_probe/probe.tsv")):
        rows = csv.DictReader(path.read_text("utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
        yield from ((row["a"], row["b"]) for row in rows)


SETS = {
    "sick": sick,
    "rte3": lambda: lines("rte3_3way/*.jsonl", "text", "hyp"),
    "negation": lambda: ((a, b[0]) for a, b in lines("negation_antonym/*.json", "input", "sentences")),
    "headlines": headlines,
    "probe": probe,
}


@pytest.mark.parametrize("name", SETS)
def test_pairs_drawn_from_a_set(name):
    pairs = list(SETS[name]())
    if not pairs:
        pytest.skip(f"{name} is not beside the checkout")
    drawn = random.Random(11).sample(pairs, min(DRAWN, len(pairs)))
    apart = [(a, b) for a, b in drawn if (compare(a, b).relation == "contradiction") != held(a, b)]
    # An update of undated times is none to `compare`, which reads them; no claim bears them.
    assert [p for p in apart if compare(*p).kind != "update"] == []
