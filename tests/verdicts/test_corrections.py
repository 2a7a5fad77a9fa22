"""What is taken back is no longer said: corrections, withdrawn statements, later versions of one page."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factrecon import Reconciliation, reconcile
from factrecon.model import Assertion, Document, claim
from factrecon.values import Quantity
from factrecon.verdicts.corrections import later, page_versions, taken_back

FIRST = (
    "Twelve people died when a ferry caught fire off Marlow on Monday, the coast guard said. The ferry carried 140 "
    "passengers and a crew of nine, and was an hour out of port. A lorry on the car deck had been burning for a while "
    "before anybody noticed the smoke, the harbour master told reporters on the quay."
)
PAGE = "https://herald.example/ferry"


def herald(name: str, hour: int, text: str, *, url: str | None = PAGE) -> Document:
    return Document(id=name, text=text, source="Herald", url=url, published=datetime(2023, 5, 2, hour))


def wire(text: str) -> Document:
    return Document(id="wire", text=text, source="Wire", published=datetime(2023, 5, 2, 9))


def dead(found: Reconciliation) -> tuple[dict[str, str], str, str]:
    """The status of each number of dead, by document and number, the verdict and its reason."""
    counts = [
        a for a in found.graph.assertions if isinstance(a.claim.value, Quantity) and "die" in a.claim.question.ask
    ]
    question = counts[0].claim.question
    verdict = found.verdict(question)
    told = {f"{a.document} {a.claim.value.nominal:g}": a.status for a in counts}
    return told, verdict.status, verdict.reason


@pytest.mark.parametrize("url", [PAGE, None], ids=["one address", "one text, edited"])
def test_a_later_version_of_a_page_replaces_what_it_says_anew(url: str | None) -> None:
    versions = [herald("h1", 8, FIRST, url=url), herald("h2", 12, FIRST.replace("Twelve", "Nine"), url=url)]
    told, status, reason = dead(reconcile(versions))
    assert told == {"h1 12": "retracted", "h2 9": "reported"}
    assert status == "revised"
    assert reason.startswith("Herald gave Twelve first and Nine later")


def test_another_article_of_the_paper_replaces_nothing() -> None:
    other = "The coast guard said on Tuesday that nine people died when a ferry caught fire off Marlow on Monday."
    told, status, _ = dead(reconcile([herald("h1", 8, FIRST), herald("h2", 12, other, url=PAGE + "-two")]))
    assert told == {"h1 12": "reported", "h2 9": "reported"}
    assert status != "disputed"


def test_a_number_that_grew_was_so_when_it_was_told() -> None:
    told, status, _ = dead(reconcile([herald("h1", 8, FIRST), herald("h2", 12, FIRST.replace("Twelve", "Fifteen"))]))
    assert told == {"h1 12": "reported", "h2 15": "reported"}
    assert status == "revised"


def test_a_correction_takes_back_what_the_paper_said() -> None:
    told, status, _ = dead(
        reconcile(
            [
                herald("h1", 8, FIRST),
                herald(
                    "h2",
                    12,
                    "Nine people died when a ferry caught fire off Marlow on Monday. Correction: An earlier version "
                    "of this article said that 12 people died.",
                    url=None,
                ),
                wire("Nine people were killed when a ferry caught fire off Marlow on Monday."),
            ]
        )
    )
    assert told == {"h1 12": "retracted", "h2 9": "asserted", "h2 12": "retracted", "wire 9": "asserted"}
    assert status == "corroborated"


def test_who_withdraws_a_statement_withdraws_it_wherever_he_is_quoted() -> None:
    told, _, _ = dead(
        reconcile(
            [
                wire("Twelve people died when a ferry caught fire off Marlow on Monday, the coast guard said."),
                herald(
                    "h",
                    12,
                    "The coast guard retracted its statement that 12 people had died when a ferry caught fire off "
                    "Marlow on Monday. Nine people died, it said.",
                ),
            ]
        )
    )
    assert told["wire 12"] == "retracted"
    assert told["h 12"] == "retracted"
    assert told["h 9"] == "reported"


def test_what_is_said_again_later_stands() -> None:
    said = [_dead("herald", 12, date(2023, 5, day), status) for day, status in ((2, "asserted"), (3, "retracted"))]
    again = _dead("herald", 12, date(2023, 5, 4), "asserted")
    assert [a.status for a in taken_back([*said, again], {})] == ["retracted", "retracted", "asserted"]


def test_nobody_takes_back_for_another() -> None:
    said = [_dead("herald", 12, date(2023, 5, 2), "asserted"), _dead("wire", 12, date(2023, 5, 3), "retracted")]
    assert [a.status for a in taken_back(said, {})] == ["asserted", "retracted"]


def _dead(source: str, many: int, day: date, status: str) -> Assertion:
    return claim(source, "the fire", "deaths", Quantity.of(many, "person"), published=day, status=status)


def test_versions_of_unknown_order_are_none() -> None:
    texts = [Document(id=n, text=FIRST, source="Herald", url=PAGE, published=date(2023, 5, 2)) for n in "ab"]
    undated = [Document(id=n, text=FIRST, source="Herald", url=PAGE) for n in "cd"]
    assert later(texts[0].published, texts[1].published) is None
    assert page_versions(undated) == {}


@given(st.permutations(range(4)))
def test_order_plays_no_part(order: list[int]) -> None:
    said = [
        _dead("herald", 12, date(2023, 5, 2), "asserted"),
        _dead("herald", 12, date(2023, 5, 3), "retracted"),
        _dead("herald", 9, date(2023, 5, 3), "asserted"),
        _dead("wire", 12, date(2023, 5, 2), "asserted"),
    ]
    found = taken_back([said[n] for n in order], {})
    assert {n: a.status for n, a in zip(order, found, strict=True)} == {
        0: "retracted",
        1: "retracted",
        2: "asserted",
        3: "asserted",
    }
