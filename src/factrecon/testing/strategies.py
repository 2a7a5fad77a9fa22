"""Every strategy under one roof: plural names, keyword-only options."""

from factrecon.testing.ballot_strategies import ballots, vote_lists, votes
from factrecon.testing.claim_strategies import (
    PlantedDocument,
    assertion_lists,
    assertions,
    attributions,
    claim_pairs,
    claims,
    constraint_lists,
    constraints,
    documents,
    events,
    graphs,
    histories,
    planted_documents,
    questions,
    scopes,
    sources,
    statements,
    told_assertions,
)
from factrecon.testing.reconciliation_strategies import reconciliations, record_lists
from factrecon.testing.store_strategies import StoreNews, store_news, told_lists
from factrecon.testing.telling import Telling
from factrecon.testing.telling_strategies import tellings
from factrecon.testing.value_strategies import (
    days,
    durations,
    entities,
    modifiers,
    numbers,
    offsets,
    places,
    quantities,
    texts,
    times,
    tolerances,
    trapezoids,
    truths,
    values,
)

__all__ = [
    "PlantedDocument", "StoreNews", "Telling", "assertion_lists", "assertions", "attributions", "ballots", "claim_pairs", "claims",
    "constraint_lists", "constraints", "days", "documents", "durations", "entities", "events", "graphs", "histories",
    "modifiers", "numbers", "offsets", "places", "planted_documents", "quantities", "questions", "reconciliations",
    "record_lists", "scopes", "sources", "statements", "store_news", "tellings",
    "texts", "times", "told_assertions", "told_lists", "tolerances", "trapezoids", "truths", "values", "vote_lists", "votes",
]  # fmt: skip
