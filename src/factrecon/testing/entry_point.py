"""What Hypothesis calls when it is imported: `st.from_type(Claim)` then works without an import."""

from __future__ import annotations


def register() -> None:
    """Register a strategy for every public type with Hypothesis.

    >>> from hypothesis import strategies as st
    >>> from factrecon.values import Quantity
    >>> register()
    >>> st.from_type(Quantity).validate()
    """
    from hypothesis import strategies as st

    from factrecon.algebra.temporal_network import Constraint
    from factrecon.algebra.tolerance import Tolerance
    from factrecon.algebra.trapezoid import Trapezoid
    from factrecon.ballot import Ballot, Vote
    from factrecon.graph import ClaimGraph
    from factrecon.model import (
        Assertion,
        Attribution,
        Claim,
        Document,
        Event,
        Question,
        Scope,
        Source,
    )
    from factrecon.reconciliation import Reconciliation
    from factrecon.testing import strategies as s
    from factrecon.values import (
        Duration,
        Entity,
        Offset,
        Places,
        Quantity,
        Text,
        Time,
        Truth,
        Value,
    )

    for kind, strategy in (
        (Trapezoid, s.trapezoids),
        (Tolerance, s.tolerances),
        (Quantity, s.quantities),
        (Duration, s.durations),
        (Time, s.times),
        (Offset, s.offsets),
        (Places, s.places),
        (Truth, s.truths),
        (Entity, s.entities),
        (Text, s.texts),
        (Value, s.values),
        (Source, s.sources),
        (Document, s.documents),
        (Event, s.events),
        (Question, s.questions),
        (Scope, s.scopes),
        (Claim, s.claims),
        (Attribution, s.attributions),
        (Assertion, s.assertions),
        (ClaimGraph, s.graphs),
        (Constraint, s.constraints),
        (Vote, s.votes),
        (Ballot, s.ballots),
        (Reconciliation, s.reconciliations),
    ):
        # A function, so that nothing is built before it is asked for.
        st.register_type_strategy(kind, lambda _, strategy=strategy: strategy())  # type: ignore[misc]
