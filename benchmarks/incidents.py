"""Incidents told by several articles: reconcile them, and compare the best values with the record.

DIR holds `incidents.jsonl.gz` (or `.jsonl`): one incident a line with `incident, date, state, city,
killed, injured` and its `documents`. Each article is read with its headline as its first line, the
articles of an incident are reconciled together, and the answers are taken from the JSON report: of
the event that most documents tell, the best value of `deaths`, `injuries`, `date` and `location`. A
count that no article mentions is 0. Counts and days are compared exactly, places as names,
casefolded, a district in parentheses left aside.

Beside it runs a vote of regular expressions over the same texts (`peer.*`).

    python -m benchmarks.incidents --data DIR [--json FILE] [--limit N] [--offset N] [--items FILE] [--against FILE]

`--items` writes what was answered for each incident, `--against` lists what is gained and lost
against such a file.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks.command import progress, run
from benchmarks.mixed import read
from factrecon.model import Document
from factrecon.reconciliation import reconcile

MEASURES = ("killed", "injured", "date", "state", "city")
_ATTRIBUTES = ("deaths", "injuries", "date", "time", "location")


def documents_of(incident: Mapping[str, Any]) -> list[Document]:
    """The articles, each with its headline above its text, each its publisher's."""
    out = []
    for article in incident["documents"]:
        title = article.get("title") or ""
        published = article.get("published")
        out.append(
            Document(
                id=str(article["id"]),
                source=article.get("publisher") or "",
                title=title,
                text=f"{title}\n\n{article['text']}" if title else article["text"],
                published=date.fromisoformat(published[:10]) if published else None,
            )
        )
    return out


def answers(report: Mapping[str, Any]) -> dict[str, Any]:
    """Killed, injured, date, state and city of the event that most documents tell, as the report has them."""
    told: dict[str, set[str]] = {}
    said: Counter[str] = Counter()
    for question in report["questions"]:
        event = question["event"]
        if event is None or question["attribute"] not in _ATTRIBUTES:
            continue
        for claim in question["claims"]:
            told.setdefault(event, set()).update(a["document"] for a in claim["assertions"])
            said[event] += len(claim["assertions"])
    if not told:
        return {"killed": 0, "injured": 0, "date": None, "state": None, "city": None}
    chosen = min(told, key=lambda e: (-len(told[e]), -said[e], e))
    best = {
        q["attribute"]: q["best"]["value"]
        for q in report["questions"]
        if q["event"] == chosen and q["best"] is not None
    }
    location = best.get("location", {})
    within = location.get("within", {})
    place = max(([name, *within.get(name, ())] for name in location.get("items", ())), key=len, default=[])
    return {
        "killed": _count(best.get("deaths")),
        "injured": _count(best.get("injuries")),
        "date": _day(best.get("date") or best.get("time")),
        "state": place[-2] if len(place) > 1 else None,
        "city": place[0] if len(place) > 2 or place[:1] == ["District of Columbia"] else None,
    }


def _count(value: Mapping[str, Any] | None) -> int:
    if value is None:
        return 0
    nominal = value.get("nominal")
    return int(nominal if nominal is not None else value["core"][0] or 0)


def _day(value: Mapping[str, Any] | None) -> str | None:
    if value is None or value["kind"] != "time" or value["core"][0] is None:
        return None
    return str(value["core"][0])[:10]


def name_of(place: str | None) -> str:
    """A place's name as it is compared."""
    name = (
        re.sub(r"\s*\(.*", "", place or "")
        .casefold()
        .removeprefix("the ")
        .replace("saint ", "st. ")
        .replace("st ", "st. ")
    )
    return {"new york city": "new york", "washington, d.c.": "washington", "district of columbia": "washington"}.get(
        name, name
    )


def right(answer: Mapping[str, Any], incident: Mapping[str, Any]) -> dict[str, bool]:
    """Which of an incident's answers equal the record."""
    out = {
        "killed": answer["killed"] == incident["killed"],
        "injured": answer["injured"] == incident["injured"],
        "date": answer["date"] == incident["date"],
        "state": name_of(answer["state"]) == name_of(incident["state"]),
        "city": name_of(answer["city"]) == name_of(incident["city"]),
    }
    out["all_three"] = out["killed"] and out["injured"] and out["date"]
    return out


# -- the peer: regular expressions and a vote ------------------------------------------------

_N = r"(\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|a|an)"
_NUMBERS = {
    w: i for i, w in enumerate(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])
} | {"a": 1, "an": 1}
_KILLED = re.compile(
    _N + r"(?: [a-z-]+){0,3} (?:killed|dead|died|fatally)\b|(?:killing|killed|kills) " + _N, re.IGNORECASE
)
_HURT = re.compile(
    _N + r"(?: [a-z-]+){0,3} (?:wounded|injured|hurt|hospitalized)\b|(?:wounding|injuring|wounded|injured) " + _N,
    re.IGNORECASE,
)
_SOMEONE = re.compile(r"\b(?:killed|dead|died|dies|kills)\b", re.IGNORECASE)
_WEEKDAY = re.compile(r"\b(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b")
_WEEK = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def peer(documents: Sequence[Document]) -> dict[str, Any]:
    """The first count of each sort in every article, and the last such weekday; the majority of articles wins."""
    killed: Counter[int] = Counter()
    injured: Counter[int] = Counter()
    days: Counter[str] = Counter()
    for document in documents:
        for pattern, votes in ((_KILLED, killed), (_HURT, injured)):
            found = pattern.search(document.text)
            someone = pattern is _KILLED and _SOMEONE.search(document.text)
            word = next((g for g in found.groups() if g), "0").lower() if found else "one" if someone else "0"
            votes[_NUMBERS[word] if word in _NUMBERS else int(word)] += 1
        weekday = _WEEKDAY.search(document.text)
        if document.published is not None:
            back = (document.published.weekday() - _WEEK.index(weekday[1])) % 7 if weekday else 0
            days[(document.published - timedelta(days=back)).isoformat()[:10]] += 1
    counted: dict[str, Counter[Any]] = {"killed": killed, "injured": injured, "date": days}
    most = {name: max(sorted(v), key=v.__getitem__, default=None) for name, v in counted.items()}
    return {**most, "state": None, "city": None}


# -- the measure -----------------------------------------------------------------------------


def measure(
    data: Path, limit: int | None, *, offset: int = 0, items: Path | None = None, against: Path | None = None
) -> dict[str, float | int]:
    """The share of incidents answered rightly, ours and the peer's."""
    incidents = read(data)[offset:][:limit]
    ours: Counter[str] = Counter()
    theirs: Counter[str] = Counter()
    rows: dict[str, dict[str, Any]] = {}
    seconds, size = 0.0, 0
    for done, incident in enumerate(incidents):
        documents = documents_of(incident)
        size += sum(len(d.text) for d in documents)
        start = time.perf_counter()
        answer = answers(reconcile(documents).to_json())
        seconds += time.perf_counter() - start
        verdict = right(answer, incident)
        ours.update(k for k, v in verdict.items() if v)
        theirs.update(k for k, v in right(peer(documents), incident).items() if v)
        gold = {m: incident[m] for m in MEASURES}
        rows[str(incident["incident"])] = {"answer": answer, "gold": gold, "right": verdict}
        if done % 50 == 49:
            progress(f"{done + 1} of {len(incidents)} incidents, {seconds:.0f} s")
    if against:
        _compare(json.loads(against.read_text(encoding="utf-8")), rows)
    if items:
        items.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    n = len(incidents) or 1
    figures: dict[str, float | int] = {m: ours[m] / n for m in (*MEASURES, "all_three")}
    figures |= {
        "incidents": len(incidents),
        "seconds": seconds,
        "kb_per_second": size / 1000 / seconds if seconds else 0.0,
    }
    return figures | {f"peer.{m}": theirs[m] / n for m in ("killed", "injured", "date", "all_three")}


def _compare(before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    for name in (*MEASURES, "all_three"):
        both = sorted(set(before) & set(after), key=lambda i: (len(i), i))
        gained = [i for i in both if after[i]["right"][name] and not before[i]["right"][name]]
        lost = [i for i in both if before[i]["right"][name] and not after[i]["right"][name]]
        progress(f"{name}: {len(gained)} gained {' '.join(gained)}; {len(lost)} lost {' '.join(lost)}")


def main() -> int:
    """The command line: what `benchmarks.command` takes, and `--offset`, `--items`, `--against`."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--offset", type=int, default=0)
    parser.add_argument("--items", type=Path)
    parser.add_argument("--against", type=Path)
    own, rest = parser.parse_known_args()
    return run(__doc__ or "", lambda data, limit: measure(data, limit, **vars(own)), rest)


if __name__ == "__main__":
    raise SystemExit(main())
