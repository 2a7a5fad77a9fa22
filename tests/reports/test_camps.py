"""Who stands together on a question."""

from __future__ import annotations

from itertools import permutations

from factrecon.reports.camps import camps


def claim(name: str, text: str, *sources: str) -> dict:
    return {"id": name, "text": text, "assertions": [{"source": s} for s in sources]}


def pair(a: str, b: str, relation: str, kind: str = "value") -> dict:
    return {"a": a, "b": b, "relation": relation, "kind": kind}


CLAIMS = [claim("c1", "three days", "a", "b"), claim("c2", "72-hour", "c"), claim("c3", "one day", "d")]
BETWEEN = [pair("c1", "c2", "same"), pair("c1", "c3", "contradiction"), pair("c2", "c3", "tension")]


def test_claims_that_agree_are_one_camp_whatever_their_words() -> None:
    made = camps({"claims": CLAIMS, "comparisons": BETWEEN, "best": {"claim": "c2", "text": "3 days"}}, {})
    assert [(c.text, c.sources, c.best) for c in made] == [
        ("3 days", ("a", "b", "c"), True),
        ("one day", ("d",), False),
    ]


def test_agreement_that_is_not_transitive_makes_no_camp_of_opponents() -> None:
    claims = [claim("c1", "20", "a"), claim("c2", "about 21", "b", "e"), claim("c3", "23", "c")]
    between = [pair("c1", "c2", "refines"), pair("c2", "c3", "refined_by"), pair("c1", "c3", "contradiction")]
    made = camps({"claims": claims, "comparisons": between}, {})
    assert sorted(len(c.claims) for c in made) == [1, 2]


def test_an_update_is_another_camp_and_silence_joins_none() -> None:
    claims = [claim("c1", "12", "a"), claim("c2", "19", "b"), claim("c3", "blue", "c")]
    made = camps({"claims": claims, "comparisons": [pair("c1", "c2", "refined_by", "update")]}, {})
    assert [len(c.claims) for c in made] == [1, 1, 1]


def test_the_order_of_comparisons_is_nothing() -> None:
    told = {
        tuple((c.text, c.sources) for c in camps({"claims": CLAIMS, "comparisons": p}, {}))
        for p in permutations(BETWEEN)
    }
    assert len(told) == 1
