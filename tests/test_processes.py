"""Stories shared among processes: the same report, byte by byte, and what breaks is left out as ever."""

from __future__ import annotations

import json
import threading

import pytest

from factrecon.errors import InvalidValue
from factrecon.model import Document
from factrecon.processes import checked, spread
from factrecon.readers import READERS
from factrecon.reconciliation import read_together, reconcile

FIRE = "A fire in a warehouse in {town} killed {n} people on Monday, the fire service said. It broke out at 3 a.m."
TALKS = "The {town} tram drivers' union and the city council agreed on {day} to end a strike of {n} days over pay."


def papers() -> list[Document]:
    return [
        Document(id="a", text=FIRE.format(town="Toledo", n=3), source="a"),
        Document(id="b", text=FIRE.format(town="Toledo", n=4), source="b"),
        Document(id="c", text=TALKS.format(town="Graz", n=12, day="Friday"), source="c"),
        Document(id="d", text=TALKS.format(town="Graz", n=14, day="Friday"), source="d"),
    ]


def breaks_on_strikes(story):
    """A reader with a fault of its own."""
    if any("strike" in page.document.text for page in story.pages):
        raise ZeroDivisionError("no")
    return ()


def test_one_report_whatever_the_number_of_processes():
    alone, apart = (reconcile(papers(), together=0.3, workers=n) for n in (1, 2))
    assert len(set(alone.stories.values())) > 1
    assert json.dumps(alone.to_json()) == json.dumps(apart.to_json())
    assert json.dumps(apart.add(papers()[0]).to_json()) == json.dumps(alone.add(papers()[0]).to_json())


def test_what_breaks_in_a_process_is_left_out_with_the_reason_it_has_in_one():
    readers = (*READERS, breaks_on_strikes)
    alone, apart = (reconcile(papers(), together=0.3, readers=readers, workers=n) for n in (1, 2))
    assert [left.file for left in apart.left_out] == ["c", "d"]
    assert apart.left_out == alone.left_out
    assert apart.verdicts == alone.verdicts


def test_reading_alone_is_shared_too():
    many = [Document(id=f"{d.id}{n}", text=f"{d.text} Room {n}.", source=d.source) for d in papers() for n in range(9)]
    assert read_together(many, workers=2) == read_together(many)


def test_a_reader_that_cannot_be_sent_is_told_of_at_once():
    lock = threading.Lock()

    def locked(story):
        with lock:
            return ()

    with pytest.raises(InvalidValue, match="at the top of a module"):
        reconcile(papers(), together=0.3, readers=(locked,), workers=2)


@pytest.mark.parametrize("workers", [0, -1, 1.5, True, 100_000])
def test_a_number_of_processes_that_is_none(workers):
    with pytest.raises(InvalidValue, match="workers"):
        checked(workers)


def ends_the_process(task):
    import multiprocessing
    import os

    if multiprocessing.parent_process() is not None:  # this one does some of the tasks itself
        os._exit(3)


def test_a_process_that_ends_is_told_of():
    with pytest.raises(InvalidValue, match="ended before their work did"):
        list(spread(ends_the_process, (), [(1,), (2,)], workers=2))
