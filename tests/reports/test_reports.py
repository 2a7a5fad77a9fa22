"""Every format on three stories: order, quotes, scores, sparse input, strangers' text."""

from __future__ import annotations

import json
import random
import re
import unicodedata
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factrecon.errors import InvalidRecord, UnknownName
from factrecon.legible import legible, one_line, web_address
from factrecon.reports import FORMATS, report
from factrecon.reports.excerpts import deciding, excerpt
from factrecon.reports.json import schema
from factrecon.reports.outline import outline, section, weight
from factrecon.reports.text import columns
from factrecon.reports.wording import answer, reading
from tests.reports.hostile import PAYLOADS, poisoned
from tests.reports.stories import STORIES, strike, table, toll

EVERY = pytest.mark.parametrize("story", STORIES.values(), ids=STORIES.keys())


class Live:
    def __init__(self, made: dict[str, Any], texts: dict[str, str]) -> None:
        self.made, self.texts = made, texts

    def to_json(self) -> dict[str, Any]:
        return self.made


@EVERY
def test_the_stories_fulfil_the_schema(story: Any) -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.Draft202012Validator(schema()).validate(story()[0])


def test_the_schema_refuses_what_the_design_refuses() -> None:
    made, _ = strike()
    made["questions"][0]["comparisons"][0]["relation"] = "quarrel"
    made["questions"][1]["agreement"] = 1.2
    made["questions"][2]["claims"][0]["value"] = {"kind": "places"}
    paths = {e.json_path for e in jsonschema.Draft202012Validator(schema()).iter_errors(made)}
    assert {p.split(".")[1] for p in paths} == {"questions[0]", "questions[1]", "questions[2]"}


@EVERY
@pytest.mark.parametrize("name", FORMATS)
def test_a_saved_report_is_told_like_a_live_one(story: Any, name: str) -> None:
    made, texts = story()
    live = report(Live(made, texts), format=name)
    assert live == report(json.loads(report(made, format="json")), format=name, texts=texts)
    assert live.endswith("\n")


def test_unknown_format_and_no_report_are_refused() -> None:
    made, _ = strike()
    with pytest.raises(UnknownName, match="text, markdown, json, html"):
        report(made, format="papyrus")
    with pytest.raises(InvalidRecord, match="questions"):
        report({"answers": []})
    with pytest.raises(InvalidRecord, match="int"):
        report(3)  # type: ignore[arg-type]


def test_a_callable_is_a_format() -> None:
    made, texts = strike()
    assert report(made, format=lambda r, *, texts: f"{len(r['questions'])} {sorted(texts)[0]}", texts=texts) == "8 d1"


@EVERY
@pytest.mark.parametrize("name", FORMATS)
def test_sparse_reports_are_told(story: Any, name: str) -> None:
    """Every key but the lists may be missing, or null."""
    made, texts = story()
    chooser = random.Random(7)
    for _ in range(20):
        thinned = json.loads(json.dumps(made))

        def thin(node: Any) -> None:
            if isinstance(node, dict):
                for key in sorted(node):
                    if key in {"questions", "claims", "id"}:
                        continue
                    roll = chooser.random()
                    if roll < 0.15:
                        del node[key]
                    elif roll < 0.25:
                        node[key] = None
            for child in list(node.values()) if isinstance(node, dict) else node if isinstance(node, list) else []:
                thin(child)

        thin(thinned)
        assert report(thinned, format=name, texts=texts)


# --- order and content -------------------------------------------------------------------------------


def test_contradictions_come_first_and_single_sources_last() -> None:
    made, texts = strike()
    told = report(made, texts=texts, width=80, colour=False)
    heads = [line.split("─")[0].strip() for line in told.splitlines() if "───" in line]
    assert heads == [
        "DISPUTED (3)",
        "DIFFERING OR CHANGED (1)",
        "ESTABLISHED (1)",
        "ONE SOURCE ONLY (3)",
        "WHAT CANNOT ALL HOLD (1)",
        "SOURCES",
        "LEFT OUT (1)",
    ]
    weights = [weight(q) for q in outline(made).sections["disputed"]]
    assert weights == sorted(weights, reverse=True)
    assert weights[0] > weights[-1]


def test_a_voice_that_contradicts_itself_disputes_nobody_and_stands_below() -> None:
    alone = {
        "status": "single-source",
        "origins": 1,
        "comparisons": [{"relation": "contradiction", "kind": "value", "contradiction": 1.0}],
    }
    several = {**alone, "status": "disputed", "origins": 2}
    assert (section(alone), section(several)) == ("self", "disputed")
    assert weight(alone) < weight(several)


def test_a_rising_toll_is_a_change_not_a_dispute() -> None:
    made, _ = toll()
    assert [q["id"] for q in outline(made).sections["changed"]] == ["deaths"]
    told = report(made, colour=False)
    assert "A → B refined by, update" in told
    assert "C ✗ D contradiction (1.00" in told


@EVERY
@pytest.mark.parametrize("name", ["text", "markdown", "html"])
def test_every_statement_comes_with_its_quotes_and_sources(story: Any, name: str) -> None:
    made, texts = story()
    told = report(made, format=name, texts=texts, **({"width": 4000, "colour": False} if name == "text" else {}))
    plain = re.sub(r"<[^>]*>", "", told) if name == "html" else re.sub(r"[*\\]", "", told)
    plain = plain.replace("&#39;", "'").replace("&#34;", '"')
    for question in made["questions"]:
        if question["status"] == "untold" and name != "html":
            continue  # counted there: see test_untold
        assert question["ask"] in plain
        for claim in question["claims"]:
            assert claim["text"] in plain
            for assertion in claim["assertions"]:
                assert assertion["source"] in plain
                if assertion["quote"]:
                    assert assertion["quote"] in plain
    for source in made["sources"]:
        assert source["id"] in plain
    for left in made["left_out"]:
        assert left["reason"] in plain


def test_the_terminal_report_keeps_its_width() -> None:
    for width in (40, 60, 80, 120):
        for story in STORIES.values():
            made, texts = story()
            made["questions"][0]["ask"] = "東京の" * 30 + "x" * 300
            told = report(made, texts=texts, width=width, colour=False)
            assert max(columns(line) for line in told.splitlines()) <= width


def test_colour_changes_nothing_but_colour() -> None:
    made, texts = strike()
    plain = report(made, texts=texts, width=300, colour=False)
    coloured = report(made, texts=texts, width=300, colour=True)
    assert "\x1b[1;31m" in coloured
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured).split() == plain.replace("*", "").split()


def test_colour_is_off_where_it_is_not_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    made, _ = strike()
    assert "\x1b" not in report(made)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b" in report(made)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in report(made)


@pytest.mark.parametrize("name", ["text", "markdown", "html"])
def test_telling_does_not_depend_on_the_order_of_questions(name: str) -> None:
    made, texts = strike()
    turned = {**made, "questions": made["questions"][::-1]}
    assert report(made, format=name, texts=texts) == report(turned, format=name, texts=texts)


# --- quotes -------------------------------------------------------------------------------------------


@EVERY
def test_an_excerpt_is_a_stretch_of_the_text(story: Any) -> None:
    made, texts = story()
    for question in made["questions"]:
        for claim in question["claims"]:
            for assertion in claim["assertions"]:
                found = excerpt(assertion, claim, texts.get(assertion["document"]))
                if assertion["quote"] is None:
                    assert found is None
                    continue
                assert found is not None
                assert found.quote == assertion["quote"]
                whole = (found.before + found.quote + found.after).removeprefix("… ").removesuffix(" …")
                assert whole in texts[assertion["document"]]


def test_a_lookalike_is_never_marked() -> None:
    assert deciding({"quote": "About 76,000 walked off"}, {"text": "about 75,000"}) is None
    assert deciding({"quote": "About\n75,000 walked off"}, {"text": "about 75,000"}) == (0, 12)
    assert deciding({"quote": "xx 7 yy 7", "start": 10, "focus": [18, 19]}, {"text": "7"}) == (8, 9)


def test_a_quote_that_does_not_stand_there_gets_no_context_from_the_text() -> None:
    assertion = {"document": "d", "start": 0, "end": 3, "quote": "Ten men"}
    found = excerpt(assertion, {"text": "ten"}, "Two men left the room. Ten men stayed.")
    assert found is not None
    assert (found.before, found.words, found.tail, found.after) == ("", "Ten", " men", "")


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (
            {"kind": "quantity", "unit": "person", "core": [None, 5], "support": [None, 6]},
            "up to 5 (possibly up to 6) person",
        ),
        (
            {"kind": "duration", "core": [86400, None], "support": [43200, None]},
            "1 day or more (possibly 12 hours or more)",
        ),
        (
            {"kind": "time", "core": ["2024-03-04T00:00", "2024-03-08T00:00"], "support": [None, None]},
            "2024-03-04 to 2024-03-07 (possibly any time)",
        ),
        ({"kind": "time", "core": ["2024-03-07T06:00", "2024-03-07T06:00"]}, "2024-03-07 06:00"),
        ({"kind": "places", "items": ["A", "B"], "closed": False}, "A, B, perhaps more"),
        (
            {
                "kind": "offset",
                "duration": {"kind": "duration", "core": [604800, 604800]},
                "direction": "after",
                "anchor": "the strike",
                "side": "end",
            },
            "7 days after the end of the strike",
        ),
        ({"kind": "entity", "name": "Ines"}, "Ines"),
        ({}, ""),
    ],
)
def test_readings(value: dict[str, Any], told: str) -> None:
    assert reading(value) == told


def test_answers_without_words_are_read_from_their_value() -> None:
    assert answer({"value": {"kind": "truth", "value": False}}) == "no"
    assert answer(None) == ""


# --- strangers' text ----------------------------------------------------------------------------------


def test_there_are_two_hundred_payloads() -> None:
    assert len(set(PAYLOADS)) >= 200


@pytest.mark.parametrize("story", [strike, table], ids=["strike", "table"])
def test_no_payload_steers_a_terminal(story: Any) -> None:
    made, _ = story()
    for payload in PAYLOADS:
        told = report(
            poisoned(made, payload), texts={f"{payload}{n}": payload for n in range(9)}, width=500, colour=False
        )
        for character in set(told):
            assert character in "\n\u200d" or unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
        assert one_line(payload) in re.sub(r"\n +", " ", told) or one_line(payload).replace("*", "") in told.replace(
            "*", ""
        )


def test_no_payload_makes_markdown_of_its_own() -> None:
    """Read by a CommonMark reader with raw HTML on, a poisoned report has the tags of a harmless one and shows the
    payload.
    """
    markdown_it = pytest.importorskip("markdown_it")
    html5lib = pytest.importorskip("html5lib")
    reader = markdown_it.MarkdownIt("gfm-like", {"html": True, "linkify": False}).enable("table")
    made, _ = strike()

    def parsed(payload: str) -> tuple[list[str], str]:
        page = reader.render(report(poisoned(made, payload), format="markdown"))
        tree = html5lib.parseFragment(page, namespaceHTMLElements=False)
        assert all(web_address(a.get("href")) == payload for a in tree.iter("a"))
        return [str(e.tag) for e in tree.iter() if e.tag not in {"em", "strong", "a"}], " ".join(
            "".join(tree.itertext()).split()
        )

    usual = parsed("harmless")[0]
    for payload in PAYLOADS:
        tags, shown = parsed(payload)
        if one_line(payload):
            assert tags == usual, payload
        assert one_line(payload) in shown, payload


@given(st.text())
@settings(max_examples=300)
def test_legible_text_has_nothing_hidden_and_loses_nothing(text: str) -> None:
    shown = legible(text)
    assert legible(shown) == shown
    back = re.sub(r"⟨U\+([0-9A-F]{4,6})⟩", lambda m: chr(int(m[1], 16)), shown)
    if "⟨" not in text:
        assert back == text.replace("\u00ad", "")


@pytest.mark.parametrize("address", [p for p in PAYLOADS if web_address(p)])
def test_only_harmless_payloads_become_links(address: str) -> None:
    assert re.fullmatch(r"https?://[A-Za-z0-9.\[\]:/?=&%#_~+-]+", address)
