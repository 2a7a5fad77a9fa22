"""What the columns of somebody's table are called, and a date that says when a claim was published."""

from __future__ import annotations

import pytest

from factrecon import reconcile
from factrecon.columns import Columns
from factrecon.records import load


@pytest.mark.parametrize(("name", "said"), [("date", "2024-03-01"), ("date", "2024-03-01T08:00:00")])
def test_a_date_of_iso_is_when_a_claim_was_published(name: str, said: str) -> None:
    assert Columns().renamed({"source": "a", name: said})["published"] == said


@pytest.mark.parametrize("row", [{"date": "first Monday"}, {"date": "2024-03-01", "published": "2024-04-01"}])
def test_what_is_no_such_date_stays(row: dict[str, str]) -> None:
    assert Columns().renamed(row) == row


def test_a_register_that_moved_its_entry_revised_it(tmp_path) -> None:
    file = tmp_path / "seats.csv"
    file.write_text(
        "source,object,attribute,value,date\nreg,Orlo Mills,headquarters,Lima,2019-02-01\n"
        "reg,Orlo Mills,headquarters,Quito,2023-02-01\n",
        encoding="utf-8",
    )
    [verdict] = reconcile(load(file)).verdicts
    assert verdict.status == "revised"
    assert verdict.best is not None
    assert verdict.best.text == "Quito"
