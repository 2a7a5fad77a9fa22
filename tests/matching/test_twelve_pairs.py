"""Plain contradictions of two one-sentence documents, and twins of them that agree or are of something else."""

from datetime import date

import pytest

from factrecon.model import Document
from factrecon.pairs import compare
from factrecon.reconciliation import reconcile

DAY = date(2024, 9, 3)
AT_ODDS = [
    (
        "The Grenvik town board approved the 2025 plan on Tuesday.",
        "The Grenvik town board rejected the 2025 plan on Tuesday.",
    ),
    ("Tolmar hired 400 people on Tuesday.", "Tolmar laid off 400 people on Tuesday."),
    ("An earthquake struck Grenvik on Tuesday.", "An earthquake struck Holmsund on Tuesday."),
    ("Ost Gas bought Kelvar for $3 billion.", "Ost Gas paid $7 billion for Kelvar."),
    ("The ferry had 80 passengers aboard when it sank.", "There were 35 people aboard the ferry when it sank."),
    ("The fire killed 14 people in Grenvik.", "The fire in Grenvik claimed 31 lives."),
    ("The tunnel reopened to traffic on Monday.", "The tunnel remained closed to traffic on Monday."),
    ("Dahl won the election in Grenvik.", "Dahl lost the election in Grenvik."),
    ("The mayor confirmed that the library will close.", "The mayor denied that the library will close."),
    ("The court upheld the ban on hunting in the marsh.", "The court overturned the ban on hunting in the marsh."),
]
NOT_AT_ODDS = [
    (
        "The Grenvik town board approved the 2025 plan on Tuesday.",
        "The Grenvik town board passed the 2025 plan on Tuesday.",
    ),
    ("Tolmar hired 400 people on Tuesday.", "Sundby laid off 400 people on Tuesday."),
    ("An earthquake struck Grenvik on Tuesday.", "Grenvik was hit by an earthquake on Tuesday."),
    ("Ost Gas bought Kelvar for $3 billion.", "Ost Gas paid $3 billion for Kelvar."),
    ("The ferry had 80 passengers aboard when it sank.", "There were 80 people aboard the ferry when it sank."),
    ("The fire killed 14 people in Grenvik.", "The flood in Holmsund claimed 31 lives."),
    ("The tunnel reopened to traffic on Monday.", "The bridge remained closed to traffic on Monday."),
    ("Dahl won the election in Grenvik.", "Moe lost the election in Grenvik."),
    ("The mayor confirmed that the library will close.", "The mayor denied that the school will close."),
    ("The court upheld the ban on hunting in the marsh.", "The court overturned the ban on fishing in the bay."),
    ("A man was hired at the mill.", "A man was dismissed at the mill."),
    ("Six bodies were found under the hall.", "Sixty more bodies were found under the hall."),
]


def reconciled(a, b):
    return reconcile([Document(id=n, source=n, text=t, published=DAY) for n, t in (("a", a), ("b", b))])


def contradict(made):
    return any(c.relation == "contradiction" for c in made.graph.comparisons)


@pytest.mark.parametrize(("a", "b"), AT_ODDS)
def test_what_is_at_odds_is_held_against_each_other_on_both_roads(a, b):
    assert contradict(reconciled(a, b))
    assert compare(a, b, published=(DAY, DAY)).relation == "contradiction"


@pytest.mark.parametrize(("a", "b"), NOT_AT_ODDS)
def test_what_agrees_or_is_of_something_else_is_not_on_either_road(a, b):
    made = reconciled(a, b)
    assert not contradict(made)
    assert not any(v.status == "disputed" for v in made.verdicts)
    assert compare(a, b, published=(DAY, DAY)).relation != "contradiction"


def test_the_opposite_deed_bears_nothing_out():
    made = reconciled(*AT_ODDS[0])
    assert not any(v.status == "corroborated" and "approve" in v.question.ask for v in made.verdicts)
