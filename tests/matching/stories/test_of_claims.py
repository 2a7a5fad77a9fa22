"""Many claims that name no story are set beside those of their own story alone."""

from __future__ import annotations

import random

from factrecon.claim_record import assertion_from_row
from factrecon.matching.stories.of_claims import CROWD, in_found_stories
from factrecon.model import Assertion, claim
from factrecon.reconciliation import reconcile
from factrecon.values import Quantity

TOWNS = (
    ("Selby", "Orla Vale", "ferries harbour pilots lighthouse anchors trawlers"),
    ("Marlow", "Tomas Quist", "brewery hops barrels maltsters taverns cellars"),
    ("Kestrel", "Ines Odum", "glacier skiers avalanche chalets cable-cars guides"),
)
ASKED = ("turnout", "winner", "seats", "margin", "voters", "ballots", "boroughs", "recounts", "invalid votes")


def claims(papers: int = 11, each: int = 10) -> list[Assertion]:
    """One election each in three towns, told by some papers in the same words of the same things."""
    out = []
    for place, (town, name, things) in enumerate(TOWNS):
        for paper in range(papers):
            for n in range(each):
                asked = ASKED[n] if n < len(ASKED) else f"note {n}"
                value = name if asked == "winner" else str(1000 * place + 17 * n + 100)
                quote = (
                    f"{name} told {town} over {things.split()[n % 6]} and {things.split()[paper % 6]}: {asked}, {value}"
                )
                row = {"source": f"paper {paper}", "document": f"{town}-{paper}", "object": "the election"}
                row |= {"attribute": asked, "value": value, "kind": "entity" if asked == "winner" else "count"}
                out.append(assertion_from_row({**row, "quote": quote, "id": f"{town}-{paper}#{n}"}))
    return out


def answers(given: list[Assertion], asked: str) -> list[set[str]]:
    made = reconcile(given)
    found = [q for q in made.graph.questions if q.attribute == asked]
    told = [{str(a.document) for c in made.graph.claims_of(q) for a in made.graph.assertions_of(c)} for q in found]
    return sorted(told, key=min)


def test_one_election_of_each_town() -> None:
    given = claims()
    assert len(given) > CROWD
    told = answers(given, "winner")
    assert told == [{f"{town}-{n}" for n in range(11)} for town, _, _ in sorted(TOWNS)]
    random.Random(7).shuffle(given)
    assert answers(given, "winner") == told


def test_a_few_claims_are_one_collection() -> None:
    given = claims(papers=2, each=9)
    assert len(given) <= CROWD
    assert len(answers(given, "winner")) == 1


def test_records_that_neither_quote_nor_name_a_document_are_as_they_are():
    said = [claim(f"s{k % 5}", f"dam {k // 5}", "deaths", Quantity.of(k % 3, "person")) for k in range(2 * CROWD)]

    def find(papers):
        assert not papers, "a bare record has no text, and thousands alike are no story to be found"
        return ()

    assert in_found_stories(said, (), find) == tuple(said)
