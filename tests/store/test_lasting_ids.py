"""Every id that a store once told opens: it is that of a question which shares an assertion, or stands in its `was`."""

from __future__ import annotations

import gzip
import json
import os
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path

import pytest

from factrecon.model import Document
from factrecon.records import load
from factrecon.store import Store
from factrecon.store.changes import asserted_by

NIGHT = datetime(2024, 5, 6, 2, tzinfo=UTC)
STRIKE = Path(__file__).parents[2] / "examples" / "strike"
NEWS = Path(os.environ.get("FACTRECON_SHARED", Path(__file__).parents[3] / "shared")) / "news" / "stories.jsonl.gz"
MOST = 2
"""Stories of the news that are tried."""


def told(store):
    return {q["id"]: q for q in store.reconciliation().to_json()["questions"]}


def lost(documents):
    """Old ids whose question goes on being asked and that nothing leads to, and ids in `was` that share nothing."""
    for last in documents:
        with Store(":memory:") as store:
            store.add([d for d in documents if d is not last], now=NIGHT)
            before = told(store)
            store.add([last], now=NIGHT + timedelta(hours=1))
            after = told(store)
        now = {i: asserted_by(q) for i, q in after.items()}
        now = {i: asserted_by(q) for i, q in after.items()}
        for identity, question in before.items():
            said = asserted_by(question)
            heirs = [i for i in now if now[i] & said]
            if heirs and not any(identity in (i, *after[i]["was"]) for i in heirs):
                yield last.id, identity
        for identity, question in after.items():
            for old in question["was"]:
                if old not in before or not asserted_by(before[old]) & now[identity]:
                    yield last.id, old


def test_of_the_strike_each_article_as_the_last():
    assert list(lost([d for f in sorted(STRIKE.glob("*.txt")) for d in load(f)])) == []


@pytest.mark.skipif(not NEWS.exists(), reason="the news are not there")
def test_of_the_news_each_article_as_the_last():
    with gzip.open(NEWS, "rt", encoding="utf-8") as lines:
        for story in map(json.loads, islice(lines, MOST)):
            documents = [
                Document(
                    id=d["id"],
                    source=d["source"],
                    title=d.get("title") or "",
                    text=d["text"],
                    published=date.fromisoformat(d["published"][:10]) if d.get("published") else None,
                )
                for d in story["documents"]
            ]
            assert list(lost(documents)) == [], story["story"]
