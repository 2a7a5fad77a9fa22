import csv
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factrecon.comparison import RELATIONS, converse_relation
from factrecon.errors import InvalidRecord, InvalidValue
from factrecon.model import Claim, Question
from factrecon.pairs import compare, compare_pairs
from factrecon.values import Quantity

SHARED = Path(os.environ.get("FACTRECON_SHARED", Path(__file__).resolve().parents[2] / "shared"))
PROBE = SHARED / "data/matching/factrecon_probe/probe.tsv"
IMPLIED = ("same", "refines", "refined_by")


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("The mill fire killed 30 workers.", "The mill fire killed 20 workers.", "contradiction"),
        ("The mill fire killed at least 12.", "The mill fire killed 15.", "refined_by"),
        ("The mill reopened.", "The mill did not reopen.", "contradiction"),
        ("The appeal did not succeed.", "The appeal failed.", "same"),
        ("Dockers walked off the job.", "Dockers went on strike.", "same"),
        ("Lee sued Ortiz.", "Ortiz sued Lee.", "contradiction"),
        ("Lee sued Ortiz.", "Ortiz was sued by Lee.", "same"),
        ("Brazil beat Chile in the final.", "Chile lost the final to Brazil.", "same"),
        ("The blaze was caused by lightning.", "The blaze was caused by arson.", "contradiction"),
        ("Shares of Acme rose 3 percent.", "Shares of Bolton rose 3 percent.", "unrelated"),
        ("The mill burned down.", "Parliament adjourned early.", "unrelated"),
        ("The court opened on October 4.", "The court opened on October 6.", "contradiction"),
        ("The deal is worth $2 billion.", "The deal is worth $2 million.", "contradiction"),
    ],
)
def test_relations(a, b, relation):
    found = compare(a, b)
    assert found.relation == relation, found.reason
    assert found.reason
    assert found.agreement + found.contradiction + found.neutral == pytest.approx(1.0)


def test_a_toll_said_of_two_times_is_an_update():
    found = compare("The toll stood at 31 on Friday morning.", "The toll stood at 48 on Friday night.")
    assert (found.relation, found.kind) == ("compatible", "update")


def test_publication_dates_resolve_weekdays():
    a, b = "The court opened on Friday.", "The court opened on October 6."
    assert compare(a, b, published=(date(2023, 10, 7), date(2023, 10, 9))).relation != "contradiction"
    assert compare(a, b, published=(date(2023, 10, 14), date(2023, 10, 9))).relation == "contradiction"


WORDS = [
    "the",
    "mill",
    "fire",
    "blaze",
    "killed",
    "30",
    "20",
    "workers",
    "not",
    "reopened",
    "closed",
    "Leeds",
    "on",
    "Monday",
    "Friday",
    "Lee",
    "sued",
    "Ortiz",
    "rose",
    "fell",
    "$2",
    "billion",
]
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join)


@given(SENTENCES, SENTENCES)
@settings(max_examples=150, deadline=None)
def test_laws(a, b):
    found, turned = compare(a, b), compare(b, a)
    assert found.relation in RELATIONS
    assert turned.relation == converse_relation(found.relation)
    assert turned.scores == found.scores.converse
    assert 0.0 <= found.agreement <= 1.0
    assert 0.0 <= found.contradiction <= 1.0
    assert found.agreement + found.contradiction + found.neutral == pytest.approx(1.0)
    assert compare(a, a).relation == "same"


FRAMES = st.sampled_from(
    [
        "The mill fire killed {} workers in Leeds.",
        "{} workers died in the Leeds mill fire.",
        "The fund paid ${} million for the mill.",
        "The mill cut output by {} percent in May.",
    ]
)


@given(FRAMES, st.integers(2, 900), st.integers(2, 900))
@settings(max_examples=120, deadline=None)
def test_conflicting_numbers_are_never_the_same(frame, x, y):
    found = compare(frame.format(x), frame.format(y))
    if abs(x - y) > 0.25 * max(x, y):
        assert found.relation not in IMPLIED
    if x == y:
        assert found.relation == "same"


def test_values_and_claims():
    assert compare(Quantity.of(30, "person"), Quantity.of(20, "person")).relation == "contradiction"
    asked = Question("the fire", "deaths")
    assert compare(Claim(asked, Quantity.of(3, "person")), Claim(asked, Quantity.of(3, "person"))).relation == "same"
    with pytest.raises(InvalidValue, match="two claims, two values or two sentences"):
        compare("three", Quantity.of(3, "person"))
    with pytest.raises(InvalidValue, match="no words"):
        compare(" ", "three")


def test_pairs_in_order_and_bad_ones_named():
    rows = [
        {"id": "x", "a": "The mill burned.", "b": "The mill burned.", "a_published": "2023-10-04"},
        {"a": "One.", "b": "Two."},
    ]
    assert [p["id"] for p in compare_pairs(rows)] == ["x", "2"]
    with pytest.raises(InvalidRecord, match="pair 1: give two texts"):
        list(compare_pairs([{"a": "x"}]))
    with pytest.raises(InvalidRecord, match="a_published is 'soon'"):
        list(compare_pairs([{"a": "x", "b": "y", "a_published": "soon"}]))


@pytest.mark.parametrize(
    "text", ["a" * 20_000, "not " * 3_000, "(" * 5_000, "1" * 9_000, "killed 30 " * 1_500, "\u202e\u0000\ufeff x"]
)
def test_hostile_texts_end_soon(text):
    assert compare(text, "The mill fire killed 30.").relation in RELATIONS


SCRIPT = """
import json, sys
from factrecon.pairs import compare
from factrecon.matching.texts.pairing import match_texts
from factrecon.matching.stories.finding import find_stories
from factrecon.model import Document
texts = json.load(sys.stdin)
names = sorted(texts)
out = [[(c := compare(texts[a], texts[b])).relation, c.scores, c.reason] for a in names for b in names]
out.append(match_texts(texts).clusters)
out.append(find_stories(Document(id=k, text=v) for k, v in texts.items()))
print(json.dumps(out))
"""


def test_three_hash_seeds_give_the_same():
    texts = {
        "a": "Two dead in Leeds mill fire on Monday.",
        "b": "Fire at Leeds mill kills two workers.",
        "c": "Nine killed at Leeds mill; no arrests were made.",
        "d": "Cusco elects Ana Quispe mayor.",
    }
    found = set()
    for seed in ("0", "1", "4242"):
        run = subprocess.run(
            [sys.executable, "-c", SCRIPT],
            input=json.dumps(texts),
            text=True,
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        found.add(run.stdout)
    assert len(found) == 1


@pytest.mark.skipif(not PROBE.exists(), reason=f"no {PROBE.name} beside the checkout")
def test_probe_has_no_grave_error():
    with PROBE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    right = 0
    for row in rows:
        found = compare(row["a"], row["b"])
        if row["rel"] == "CON":
            assert found.relation not in IMPLIED, row
        elif row["rel"] == "EQ":
            assert found.relation != "contradiction", row
        strong = found.contradiction >= 0.5
        right += {
            "CON": strong,
            "EQ": found.relation in IMPLIED,
            "COMP": not strong,
            "UNREL": found.relation == "unrelated",
        }[row["rel"]]
    assert right >= 0.8 * len(rows)


def test_one_claim_in_common_does_not_make_two_sentences_the_same():
    a = "Oslo clinic closed after unrest in Peru on 4 March 2021."
    b = "Lima mayor resigned after violence in Peru on 4 March 2021."
    assert compare(a, b).relation not in ("same", "refines", "refined_by")
