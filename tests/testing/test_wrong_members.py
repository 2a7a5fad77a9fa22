"""Members that are wrong by hand, each in one way, and the law that catches it."""

from __future__ import annotations

import itertools

import attrs
import pytest

from factrecon.fusion.vote import vote
from factrecon.model import Assertion, Claim, Document, Question
from factrecon.testing import LAWS, LawBroken, find_law
from factrecon.values import Quantity, Truth

TEXT = "A fire broke out. 30 people died in it."
DOCUMENT = Document(id="d1", source="herald", text=TEXT)
START = TEXT.index("30")
COUNT = Claim(Question("it", "deaths", "quantity"), Quantity.of(30, "person"))
CALLS = itertools.count()


def right(document):
    if "30" not in document.text:
        return []
    start = document.text.index("30")
    return [Assertion(COUNT, document.source, document.id, document.span(start, start + 2))]


def but(**changes):
    """The right reader, with something of its assertions changed."""

    def wrong(document):
        return [attrs.evolve(a, **{k: f(a, document) for k, f in changes.items()}) for a in right(document)]

    return wrong


def forgetful(document):
    return [attrs.evolve(a, status="planned" if next(CALLS) % 2 else "asserted") for a in right(document)]


WRONG_READERS = {
    "quotes_stand_in_the_text": but(span=lambda a, d: attrs.evolve(a.span, quote="31")),
    "spans_lie_in_the_document": but(span=lambda a, d: attrs.evolve(a.span, document="another")),
    "assertions_name_who_said_it": but(source=lambda a, d: "somebody"),
    "reading_twice_finds_the_same": forgetful,
    "blank_lines_at_the_end_change_nothing": lambda d: right(d) if not d.text.endswith("\n") else [],
    "another_name_changes_only_the_name": lambda d: right(d) if d.source == "herald" else [],
    "what_is_read_can_be_written": but(claim=lambda a, d: attrs.evolve(a.claim, value=Truth(True))),
}


def test_each_law_of_readers_has_one():
    assert set(WRONG_READERS) == {law.name for law in LAWS["reader"]}


@pytest.mark.parametrize("name", WRONG_READERS)
def test_a_wrong_reader_is_caught(name):
    law = find_law(name)
    law(right, DOCUMENT)
    with pytest.raises(LawBroken, match=name):
        law(WRONG_READERS[name], DOCUMENT)


def test_a_quote_off_by_one_is_caught():
    shifted = but(span=lambda a, d: attrs.evolve(a.span, start=a.span.start + 1, end=a.span.end + 1))
    with pytest.raises(LawBroken):
        find_law("quotes_stand_in_the_text")(shifted, DOCUMENT)
    with pytest.raises(LawBroken, match="no span"):
        find_law("quotes_stand_in_the_text")(but(span=lambda a, d: None), DOCUMENT)


# Fusion.

VOTES = find_law("unanimity_wins").example[1]


def by(change):
    """Vote, with its opinion changed by a function of the view and the opinion."""

    def wrong(view):
        return change(view, vote(view))

    return wrong


def upside_down(view, opinion):
    return attrs.evolve(opinion, support=opinion.support.max(initial=0) - opinion.support)


def loud(view, opinion):
    return attrs.evolve(opinion, credibility=opinion.credibility * 3)


def counting_prints(view, opinion):
    import numpy as np

    share = len(view.ballot.print_vote) / (1 + len(view.ballot.print_vote))
    return attrs.evolve(opinion, belief=np.asarray(opinion.belief) * share)


def named(view, opinion):
    import numpy as np

    length = sum(len(name) for name in view.ballot.sources)
    return attrs.evolve(opinion, belief=np.asarray(opinion.belief) / (1 + length))


def moody(view, opinion):
    return attrs.evolve(opinion, belief=opinion.belief / (1 + next(CALLS)))


WRONG_METHODS = {
    "beliefs_lie_between_0_and_1": loud,
    "a_reprint_adds_nothing": counting_prints,
    "renamed_sources_change_no_belief": named,
    "fusing_twice_gives_the_same": moody,
    "the_order_of_votes_is_nothing": moody,
    "a_vote_cast_twice_counts_once": moody,
    "the_best_answer_was_given": upside_down,
}


@pytest.mark.parametrize("name", WRONG_METHODS)
def test_a_wrong_method_is_caught(name):
    law = find_law(name)
    law(vote, VOTES)
    with pytest.raises(LawBroken, match=name):
        law(by(WRONG_METHODS[name]), VOTES)
