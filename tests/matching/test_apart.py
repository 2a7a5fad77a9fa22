from datetime import date

import pytest

from factrecon import Document, reconcile

DAY = date(2017, 7, 8)


def statuses(*texts: str) -> dict[str, str]:
    documents = [Document(id=f"d{i}", source=f"s{i}", text=text, published=DAY) for i, text in enumerate(texts)]
    return {v.question.ask: v.status for v in reconcile(documents).verdicts}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("South Korea fired two missiles on Friday.", "North Korea fired five missiles on Friday."),
        ("West Virginia evacuated two towns on Friday.", "Virginia evacuated nine towns on Friday."),
        (
            "A flood killed three people in West Virginia on Friday.",
            "A flood killed seven people in Virginia on Friday.",
        ),
    ],
)
def test_places_that_share_a_word_have_their_own_events(one: str, other: str) -> None:
    assert "disputed" not in statuses(one, other).values()


def test_one_is_born_but_once() -> None:
    assert "disputed" in statuses("Jon Abel was born in 1972.", "Jon Abel was born in 1975.").values()


def test_two_persons_are_born_on_their_own_days() -> None:
    assert "disputed" not in statuses("Jon Abel was born in 1972.", "Eva Abel was born in 1975.").values()
