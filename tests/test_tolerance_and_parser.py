"""What `tolerance` and `parser` say holds for documents, not for given claims alone."""

from __future__ import annotations

from datetime import date

import pytest

from factrecon import Document, FactreconError, Tolerance, read, reconcile
from factrecon.language.analysis import analyse
from factrecon.reconciliation import read_together

DAY = date(2024, 6, 3)
DOCUMENTS = [
    Document(id=name, text=f"The Trondvik festival drew {many} people on Saturday.", published=DAY)
    for name, many in (("a", "70,000"), ("b", "72,000"))
]


def status_of_the_number(tolerance: Tolerance) -> str:
    verdicts = reconcile(DOCUMENTS, tolerance=tolerance).verdicts
    return next(v.status for v in verdicts if v.question.kind == "quantity")


def test_a_tolerance_decides_what_two_documents_dispute() -> None:
    assert status_of_the_number(Tolerance(bare=0.0)) == "disputed"
    assert status_of_the_number(Tolerance()) == "unresolved"


def test_a_tolerance_is_in_what_is_read() -> None:
    wide = Tolerance(bare=0.2)
    for made in (read(DOCUMENTS[0], tolerance=wide), read_together(DOCUMENTS[:1], tolerance=wide)):
        number = next(a.claim.value for a in made if a.claim.value.kind == "quantity")
        assert number.shape == wide.number(70_000)


def first_alone(text: str):
    """A parser that gives the first sentence alone."""
    return analyse(text)[:1]


def test_a_parser_cuts_the_documents() -> None:
    paper = Document(id="a", text="A fire killed 12 people in Toledo on Sunday. Firefighters rescued 30 people.")
    whole, cut = reconcile([paper]), reconcile([paper], parser=first_alone)
    behind = paper.text.index("Firefighters")
    assert any(a.span.start >= behind for a in whole.graph.assertions if a.span)
    assert not any(a.span.start >= behind for a in cut.graph.assertions if a.span)
    assert cut.verdicts
    parts = tuple(a for a in read_together([paper], parser=first_alone) if a.reader != "wholes")
    assert parts == read(paper, parser=first_alone) != read(paper)


def test_a_parser_goes_to_other_processes() -> None:
    papers = [
        Document(id="a", text="A fire killed 12 people in Toledo. Nine were hurt."),
        Document(id="b", text="The council of Dayton approved the budget. The mayor of Dayton resigned."),
    ]
    stories = {"a": "one", "b": "two"}
    alone, apart = (reconcile(papers, parser=first_alone, stories=stories, workers=n) for n in (1, 2))
    assert alone.to_json() == apart.to_json()


@pytest.mark.parametrize("given", [{"tolerance": 0.1}, {"parser": "spacy"}])
def test_what_is_none_is_refused(given: dict) -> None:
    for verb in (reconcile, read_together):
        with pytest.raises(FactreconError, match=next(iter(given))):
            verb(DOCUMENTS, **given)
    with pytest.raises(FactreconError, match=next(iter(given))):
        read(DOCUMENTS[0], **given)
