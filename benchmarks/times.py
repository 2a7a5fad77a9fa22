"""How well times are found and read: TempEval-3 scoring on TIMEX3-annotated news.

DIR is a folder of TimeML files (`.tml`, read recursively) or of MEANTIME token files (`.xml`).
Scores follow TempEval-3 (UzZaman et al. 2013): strict F1 needs the same span, relaxed F1 any
overlap, and value F1 is relaxed F1 times the share of matched expressions with the right value.
Only the text is scored, never the creation time. In MEANTIME only sentences 2 to 5 are scored:
the others carry no annotation, or are the title and date line.

    python -m benchmarks.times --data DIR [--json FILE] [--limit N] [--against RUN.json] [--peers]

`--save RUN.json` stores every item with its outcome; `--against RUN.json` lists what was gained and
lost since.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from attrs import frozen

from benchmarks.command import rounded
from factrecon.language.times.finding import find_times


@frozen
class Timex:
    start: int
    end: int
    text: str
    type: str
    value: str


@frozen
class Annotated:
    """One document: its text, its date, its gold, and the stretch of the text that is scored."""

    name: str
    text: str
    published: date | None
    gold: tuple[Timex, ...]
    scored: tuple[int, int]


Tagger = Callable[[str, date | None], list[Timex]]

_TAG = re.compile(r"<(/?)(\w+)([^>]*)>")


def read_tml(path: Path) -> Annotated | None:
    raw = path.read_text(encoding="utf-8", errors="replace")
    created = re.search(r'<DCT>.*?value="([0-9]{4}-[0-9]{2}-[0-9]{2})', raw, re.S)
    body = re.search(r"<TEXT>(.*?)</TEXT>", raw, re.S)
    if body is None:
        return None
    text: list[str] = []
    length, gold, open_tag = 0, [], None
    at = 0
    for m in _TAG.finditer(body[1]):
        piece = html.unescape(body[1][at : m.start()])
        text.append(piece)
        length += len(piece)
        at = m.end()
        if m[2] != "TIMEX3":
            continue
        if m[1]:
            if open_tag is not None:
                start, attributes = open_tag
                gold.append(
                    Timex(
                        start,
                        length,
                        "".join(text)[start:length],
                        attributes.get("type", ""),
                        attributes.get("value", ""),
                    )
                )
                open_tag = None
        else:
            open_tag = (length, dict(re.findall(r'(\w+)="([^"]*)"', m[3])))
    text.append(html.unescape(body[1][at:]))
    whole = "".join(text)
    return Annotated(path.stem, whole, _date(created[1] if created else None), tuple(gold), (0, len(whole)))


def read_meantime(path: Path) -> Annotated | None:
    root = ElementTree.parse(path).getroot()
    pieces, spans, length = [], {}, 0
    sentences: dict[str, int] = {}
    for token in root.iter("token"):
        word = token.text or ""
        spans[token.get("t_id")] = (length, length + len(word))
        sentences[token.get("t_id") or ""] = int(token.get("sentence") or 0)
        pieces.append(word)
        length += len(word) + 1
    text = " ".join(pieces)
    published, gold = None, []
    for timex in root.iter("TIMEX3"):
        value = timex.get("value") or ""
        ids = [anchor.get("t_id") for anchor in timex.iter("token_anchor")]
        if timex.get("functionInDocument") == "CREATION_TIME" and published is None:
            published = _date(value)
        if ids and value:
            start, end = spans[ids[0]][0], spans[ids[-1]][1]
            gold.append((sentences[ids[0] or ""], Timex(start, end, text[start:end], timex.get("type") or "", value)))
    if published is None:
        return None
    inside = [spans[t] for t, s in sentences.items() if 2 <= s <= 5]
    if not inside:
        return None
    scored = (min(s for s, _ in inside), max(e for _, e in inside))
    return Annotated(path.stem, text, published, tuple(t for s, t in gold if 2 <= s <= 5), scored)


def _date(value: str | None) -> date | None:
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None


def documents(folder: Path, limit: int | None) -> Iterator[Annotated]:
    seen: set[str] = set()
    paths = sorted([*folder.rglob("*.tml"), *folder.rglob("*.xml")])
    for path in paths:
        if limit is not None and len(seen) >= limit:
            return
        document = read_tml(path) if path.suffix == ".tml" else read_meantime(path)
        if document is not None and document.name not in seen:
            seen.add(document.name)
            yield document


def ours(text: str, published: date | None) -> list[Timex]:
    return [Timex(m.start, m.end, m.text, m.timex_type, m.timex_value) for m in find_times(text, published=published)]


def dateparser_tagger() -> Tagger | None:
    try:
        from dateparser.search import search_dates  # type: ignore[import-not-found,import-untyped,unused-ignore]
    except ImportError:
        return None

    search: Any = search_dates

    def tag(text: str, published: date | None) -> list[Timex]:
        settings: dict[str, object] = {"PREFER_DATES_FROM": "past"}
        if published:
            settings["RELATIVE_BASE"] = datetime(published.year, published.month, published.day)
        out, at = [], 0
        for words, moment in search(text, languages=["en"], settings=settings) or []:
            start = text.find(words, at)
            if start >= 0:
                at = start + len(words)
                out.append(Timex(start, at, words, "DATE", moment.date().isoformat()))
        return out

    return tag


def timefhuman_tagger() -> Tagger | None:
    try:
        from timefhuman import tfhConfig, timefhuman  # type: ignore[import-not-found,import-untyped,unused-ignore]
    except ImportError:
        return None

    def tag(text: str, published: date | None) -> list[Timex]:
        now = datetime(published.year, published.month, published.day) if published else datetime(2000, 1, 1)
        config = tfhConfig(now=now, return_matched_text=True)
        out = []
        for words, (start, end), moment in timefhuman(text, config=config):
            value = moment.date().isoformat() if isinstance(moment, datetime) else str(moment)
            out.append(Timex(start, end, words, "DATE", value))
        return out

    return tag


PEERS: dict[str, Callable[[], Tagger | None]] = {"dateparser": dateparser_tagger, "timefhuman": timefhuman_tagger}


@frozen
class Item:
    """One gold or one spurious expression and what became of it."""

    key: str
    text: str
    gold: str
    ours: str
    outcome: str  # value, span, missed, spurious


@frozen
class Score:
    value_f1: float
    relaxed_f1: float
    strict_f1: float
    type_f1: float
    kb_per_second: float
    gold: int
    found: int
    items: tuple[Item, ...]


def score(corpus: Iterable[Annotated], tagger: Tagger) -> Score:
    gold_count = found_count = strict = relaxed = typed = valued = 0
    characters, seconds = 0, 0.0
    items: list[Item] = []
    for number, document in enumerate(corpus):
        if number % 50 == 0:
            print(f"  {number} documents", file=sys.stderr)
        began = time.process_time()
        found = tagger(document.text, document.published)
        seconds += time.process_time() - began
        characters += len(document.text)
        low, high = document.scored
        found = [t for t in found if low <= t.start < high]
        gold_count += len(document.gold)
        found_count += len(found)
        free = set(range(len(found)))
        for gold in document.gold:
            key = f"{document.name}:{gold.start}"
            overlapping = [i for i in sorted(free) if found[i].start < gold.end and gold.start < found[i].end]
            exact = [i for i in overlapping if (found[i].start, found[i].end) == (gold.start, gold.end)]
            if not overlapping:
                items.append(Item(key, gold.text, gold.value, "", "missed"))
                continue
            best = found[(exact or overlapping)[0]]
            free.discard((exact or overlapping)[0])
            relaxed += 1
            strict += bool(exact)
            typed += best.type == gold.type
            right = best.value == gold.value
            valued += right
            items.append(Item(key, f"{gold.text} / {best.text}", gold.value, best.value, "value" if right else "span"))
        items.extend(
            Item(f"{document.name}:{found[i].start}+", found[i].text, "", found[i].value, "spurious")
            for i in sorted(free)
        )

    def f1(hits: int) -> float:
        return 2 * hits / (gold_count + found_count) if gold_count + found_count else 0.0

    share = valued / relaxed if relaxed else 0.0
    return Score(
        f1(relaxed) * share,
        f1(relaxed),
        f1(strict),
        f1(typed),
        characters / 1000 / seconds if seconds else 0.0,
        gold_count,
        found_count,
        tuple(items),
    )


def compare_runs(now: Score, stored: Path) -> None:
    """Print which items were gained and lost since a stored run."""
    then = {item["key"]: item for item in json.loads(stored.read_text(encoding="utf-8"))}
    here = {item.key: item for item in now.items}
    good = {"value"}
    for title, is_now_right in (("gained", True), ("lost", False)):
        rows = [
            item
            for key, item in sorted(here.items())
            if item.outcome != "spurious"
            and key in then
            and (item.outcome in good) == is_now_right != (then[key]["outcome"] in good)
        ]
        print(f"{title}: {len(rows)}")
        for item in rows:
            print(
                f"  {item.key}\t{item.text!r}\tgold {item.gold}\tours {item.ours or '-'}\twas "
                f"{then[item.key]['ours'] or '-'}"
            )
    for title, left, right in (("new spurious", here, then), ("no longer spurious", then, here)):
        keys = sorted(key for key in left if key.endswith("+") and key not in right)
        print(f"{title}: {len(keys)}")
        for key in keys:
            item = left[key]
            print(f"  {key}\t{item.text if isinstance(item, Item) else item['text']!r}")


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="benchmarks.times", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder of .tml files, or of MEANTIME .xml files")
    parser.add_argument("--json", type=Path, help="write the scores here")
    parser.add_argument("--limit", type=int, help="only the first N documents")
    parser.add_argument("--save", type=Path, help="store every item with its outcome here")
    parser.add_argument("--against", type=Path, help="list items gained and lost against a stored run")
    parser.add_argument("--peers", action="store_true", help="run installed peers beside it (dateparser, timefhuman)")
    options = parser.parse_args(argv)
    if not options.data.is_dir():
        parser.error(f"{options.data} is not a folder")
    corpus = list(documents(options.data, options.limit))
    if not corpus:
        parser.error(f"{options.data} holds no annotated document (.tml with TEXT, or MEANTIME .xml with a date)")
    result = score(corpus, ours)
    rows = [("factrecon", result)]
    if options.peers:
        for name, load in PEERS.items():
            tagger = load()
            if tagger is None:
                print(f"{name} is not installed: left out", file=sys.stderr)
            else:
                print(name, file=sys.stderr)
                rows.append((name, score(corpus, tagger)))
    print(f"{len(corpus)} documents, {result.gold} gold expressions")
    print(f"{'system':<12} {'value':>6} {'relaxed':>8} {'strict':>7} {'type':>6} {'KB/s':>7} {'found':>6}")
    for name, s in rows:
        print(
            f"{name:<12} {s.value_f1:6.1%} {s.relaxed_f1:8.1%} {s.strict_f1:7.1%} {s.type_f1:6.1%} "
            f"{s.kb_per_second:7.0f} {s.found:6d}"
        )
    if options.save:
        options.save.write_text(
            json.dumps(
                [
                    {"key": i.key, "text": i.text, "gold": i.gold, "ours": i.ours, "outcome": i.outcome}
                    for i in result.items
                ],
                indent=0,
            ),
            encoding="utf-8",
        )
    if options.against:
        compare_runs(result, options.against)
    if options.json:
        keys = ("value_f1", "relaxed_f1", "strict_f1", "kb_per_second")
        options.json.write_text(json.dumps(rounded({key: getattr(result, key) for key in keys})), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
