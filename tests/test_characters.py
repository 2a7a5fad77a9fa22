"""Every character of Unicode that is odd in some way, through every reader and writer."""

from __future__ import annotations

import json
import re
import sqlite3
import sys
import unicodedata
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache
from xml.etree import ElementTree

import pytest

from factrecon.errors import FactreconError
from factrecon.exports import export, read_export
from factrecon.frames import load_frames
from factrecon.fusion import fuse
from factrecon.language.parse import parse_value
from factrecon.legible import legible, plain_json
from factrecon.matching.judgements import Judgement, load_judgements, remember
from factrecon.model import Document, claim
from factrecon.models.recording import recorded
from factrecon.pairs import compare
from factrecon.readers import read
from factrecon.reconciliation import reconcile
from factrecon.records import dump, load, load_text
from factrecon.reports import FORMATS, report
from factrecon.store import Store
from factrecon.store.feed import atom
from factrecon.tables import read_claims, write_answers
from factrecon.values import Quantity

NIGHT = datetime(2024, 5, 6, 2, tzinfo=UTC)


@cache
def odd_characters() -> dict[str, str]:
    """By the way in which they are odd. Where thousands are odd alike (wide, from right to left), every fortieth."""
    found: dict[str, list[str]] = {}
    for code in range(sys.maxunicode + 1):
        if 0xD800 <= code <= 0xDFFF:
            continue
        c = chr(code)
        category = unicodedata.category(c)
        if category in ("Cn", "Co"):
            continue
        kinds = {
            "digit": c.isdigit() and not c.isdecimal(),
            "number": c.isnumeric() and not c.isdigit() and not 0x3400 <= code <= 0x9FFF,
            "foreign decimal": c.isdecimal() and not c.isascii(),
            "line": len(f"a{c}b".splitlines()) > 1,
            "folds": len(c.casefold()) > 1 or len(c.lower()) > 1 or len(c.upper()) > 2,
            "control": category in ("Cc", "Cf"),
            "space": c.isspace() and c != " ",
            "wide": unicodedata.east_asian_width(c) in "WF",
            "from the right": unicodedata.bidirectional(c) in ("R", "AL", "AN"),
            "combining": unicodedata.combining(c) != 0,
        }
        for kind, odd in kinds.items():
            if odd:
                found.setdefault(kind, []).append(c)
    many = {"wide", "from the right", "combining", "number", "foreign decimal"}
    return {kind: "".join(some[:: 40 if kind in many else 1]) for kind, some in found.items()}


ALL = sorted({c for some in odd_characters().values() for c in some})


def test_there_are_as_many_as_there_should_be():
    assert {"²", "①", "½", "٣", "\u2028", "\x1c", "\x85", "ß", "İ", "\u202e", "\x1b", "\u200d"} <= {*ALL, "½", "٣"}
    assert len(ALL) > 600


def parts(size: int, every: int = 1) -> list[str]:
    some = sorted({*ALL[::every], *odd_characters()["digit"], *odd_characters()["line"]})
    return ["".join(some[n : n + size]) for n in range(0, len(some), size)]


def test_texts_with_them_are_read_and_quoted_as_they_stand():
    for some in parts(40, every=5):
        text = " ".join(f"The flood killed 2{c} people {c}, and {c} 3 of 5{c} homes burned on May 4{c}." for c in some)
        for assertion in read(Document(id="x", source="x", text=text)):
            assert assertion.span is not None
            assert assertion.span.quote == text[assertion.span.start : assertion.span.end]


def test_an_article_with_one_is_read_as_without_it():
    """Put in after a sentence, as a mark of a footnote is."""
    plain = "A fire at a mill in Toledo killed 12 people on Monday, police said. About 300 workers were sent home."
    wanted = {(a.claim.question.attribute, a.claim.text) for a in read(Document(id="x", source="x", text=plain))}
    few = [c for kind in ("digit", "line", "control") for c in odd_characters()[kind]]
    missed = []
    for c in few[::4]:
        text = plain.replace("said. ", f"said. {c} ")
        if {
            (a.claim.question.attribute, a.claim.text) for a in read(Document(id="x", source="x", text=text))
        } != wanted:
            missed.append(c)
    assert len(missed) <= len(few[::4]) // 100, missed


def test_phrases_and_sentences_with_them_are_compared():
    for c in ALL:
        parse_value(f"about 3{c} {c} km{c}")
    for some in parts(60):
        found = compare(f"The flood killed {some[0]}3{some} people.", f"Three {some} people died.")
        assert 0 <= found.contradiction <= 1


def claims() -> list:
    return [
        claim(
            f"s{some}",
            f"the {some} fire",
            f"deaths{some}",
            Quantity.of(n + 3, f"p{some}"),
            quote=f"{n}{some}died",
            ask=f"How{some}?",
        )
        for n, some in enumerate(parts(60))
    ]


def test_records_reports_and_exports_hold_them(tmp_path):
    said = claims()
    for name in ("a.jsonl", "a.csv"):
        dump(said, tmp_path / name)
        again = list(load(tmp_path / name))
        assert [(a.source, a.claim.question.attribute, a.claim.value) for a in again] == [
            (a.source, a.claim.question.attribute, a.claim.value) for a in said
        ]
    made = reconcile(said, strict=True)
    told = made.to_json()
    for format in FORMATS:
        shown = report(made, format=format)
        assert legible(shown) == shown
    assert json.loads(report(made, format="json")) == told
    for format in ("csv", "graphml", "cytoscape", "node-link"):
        assert read_export(export(told, format=format), format=format) == json.loads(json.dumps(told))
    for format in ("schema.org", "annotations", "ftm"):
        export(told, format=format)


def test_judgements_hold_them(tmp_path):
    path = tmp_path / "mine.tsv"
    kept = [c for c in ALL if c not in "\t\r\n" and not c.isspace()]
    given = [Judgement("same", f"a{c}b", f"b{c}c", f"n{c}o") for c in kept]
    remember(path, given)
    assert set(load_judgements(path).listed) == set(given)


def test_tables_hold_them(tmp_path):
    path = tmp_path / "t.csv"
    rows = [
        {"source": "a", "object": f"o{c}x", "attribute": "n", "value": f"v{c}x"} for c in ALL if c not in "\r\n\x00"
    ]
    text = "source,object,attribute,value\n" + "".join(",".join(f'"{v}"' for v in r.values()) + "\n" for r in rows)
    path.write_text(text, encoding="utf-8", newline="")
    table = read_claims(path)
    write_answers(fuse(table.ballot), tmp_path / "out.csv", texts=table.texts)
    assert table.rows == len(rows)
    assert len(list(load_text(text, kind="csv"))) == len(rows)


@pytest.mark.parametrize("c", ["\x1b", "\x9b", "\u202e", "\u2066", "\x07"])
def test_what_is_shown_steers_nothing(c):
    assert c not in legible(f"a{c}b")
    assert c not in plain_json({c: c})
    assert json.loads(plain_json({c: c})) == {c: c}


def test_pages_feeds_and_linked_data_hold_them(tmp_path):
    import html

    for extra in ("trafilatura", "feedparser"):
        pytest.importorskip(extra)

    for n, some in enumerate(parts(12, every=12)):
        said = f"The flood in Ostrel killed 12 people on Monday, police said. Of {html.escape(some)} nothing is known."
        for kind, text in (
            ("html", f"<html><body><article><p>{said}</p><p>{said}</p></article></body></html>"),
            ("jsonld", json.dumps({"@type": "NewsArticle", "headline": some, "articleBody": said})),
            (
                "xml",
                f"<rss version='2.0'><channel><item><title>{n}</title>"
                f"<description>{said}</description></item></channel></rss>",
            ),
        ):
            path = tmp_path / f"a.{kind}"
            path.write_text(text, "utf-8", newline="")
            told = []
            made = reconcile(list(load(path, on_error=told.append, strict=True)), strict=True)
            for d in made.documents:
                assert any(a.claim.text == "12" for a in read(d)), (kind, some, told)


def test_frames_hold_them(tmp_path):
    path = tmp_path / "mine.toml"
    for c in sorted({*ALL[::7], *odd_characters()["line"], *odd_characters()["digit"][:20]}):
        path.write_text(f'format = 1\n[[frame]]\nname = "rega{c}tta"\nnouns = ["rega{c}tta"]\n', "utf-8", newline="")
        with suppress(FactreconError):
            load_frames(path)


def test_recordings_hold_them(tmp_path):
    path = tmp_path / "said.jsonl"
    asked = {f"Read {some}": f"{{{some}}}" for some in parts(90)}
    for prompt in asked:
        recorded(path, lambda prompt, schema: asked[prompt])(prompt, {})
    replay = recorded(path)
    assert {prompt: replay(prompt, {}) for prompt in asked} == asked
    assert len(path.read_bytes().split(b"\n")) == len(asked) + 2


def test_a_store_and_its_feed_hold_them(tmp_path):
    some = parts(300)
    with Store(tmp_path / "desk.store") as store:
        papers = [
            Document(
                id=f"d{n}{x[:40]}", source=f"s{x}", title=x, text=f"The flood in Ostrel killed {12 + n} people {x}."
            )
            for n, x in enumerate(some)
        ]
        store.add(papers, now=NIGHT)
        store.judge([Judgement("same", papers[0].id, papers[1].id, "n")], now=NIGHT) if not re.search(
            r"[\t\r\n]", papers[0].id
        ) else None
        told = store.reconciliation().to_json()
        assert {d.text for d in store.documents} == {d.text for d in papers}
        feed = atom(store.changes(), title="".join(some))
        ElementTree.fromstring(feed)
    with Store(tmp_path / "desk.store") as again:
        assert again.reconciliation().to_json() == told


def test_parquet_and_sqlite_hold_them(tmp_path):
    pytest.importorskip("pyarrow")
    told = reconcile(claims(), strict=True).to_json()
    assert read_export(export(told, format="parquet"), format="parquet") == json.loads(json.dumps(told))
    (content,) = export(told, format="sqlite").values()
    path = tmp_path / "x.sqlite"
    path.write_bytes(content)
    db = sqlite3.connect(path)
    asked = {row[0] for row in db.execute("select ask from questions")}
    db.close()
    assert {q["ask"] for q in told["questions"]} == asked


def test_one_json_of_all_of_them(tmp_path):
    path = tmp_path / "a.json"
    rows = [{"source": f"s{c}", "object": f"o{c}x", "attribute": f"n{c}", "value": f"v{c}x"} for c in ALL]
    path.write_text(json.dumps(rows, ensure_ascii=False), "utf-8", newline="")
    assert [a.source for a in load(path)] == [r["source"] for r in rows]
