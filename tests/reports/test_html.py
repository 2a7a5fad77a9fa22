"""The HTML page: self-contained, every link leads somewhere and back, strangers' text is only text, in its size."""

from __future__ import annotations

import base64
import copy
import hashlib
import re
import time
from pathlib import Path
from typing import Any

import pytest

from benchmarks.html_check import large_report
from factrecon.algebra.trapezoid import Scores
from factrecon.comparison import Comparison
from factrecon.legible import legible, one_line, web_address
from factrecon.reports import report
from factrecon.reports.anchored import stretches
from factrecon.reports.excerpts import body_start
from factrecon.reports.html import script
from factrecon.reports.notebook import (
    reconciliation_html,
)
from factrecon.values import Text
from tests.reports.hostile import PAYLOADS, poisoned
from tests.reports.stories import STORIES, strike, table, toll

html5lib = pytest.importorskip("html5lib")
EVERY = pytest.mark.parametrize("story", STORIES.values(), ids=STORIES.keys())
ROOT = Path(__file__).parents[2]
FORBIDDEN = {"script", "iframe", "object", "embed", "form", "img", "base", "input", "button", "video", "audio"}


def parsed(page: str) -> Any:
    return html5lib.parse(page, namespaceHTMLElements=False)


def attributes(tree: Any) -> list[tuple[str, str]]:
    return [(str(key).lower(), value) for e in tree.iter() for key, value in e.attrib.items()]


@EVERY
def test_nothing_is_fetched_and_nothing_runs(story: Any) -> None:
    made, texts = story()
    page = report(made, format="html", texts=texts)
    tree = parsed(page)
    assert not FORBIDDEN & {str(e.tag) for e in tree.iter()}
    assert not [key for key, _ in attributes(tree) if key.startswith("on") or key in {"src", "srcset", "style"}]
    links = {value for key, value in attributes(tree) if key == "href"}
    assert all(value.startswith(("#", "https://", "http://")) or value == "data:," for value in links)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert policy
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"'sha256-{digest}'" in policy[1].replace("&#39;", "'")
    assert "url(" not in style[1]
    assert "@import" not in style[1]


@EVERY
def test_every_statement_leads_to_its_place_and_back(story: Any) -> None:
    made, texts = story()
    tree = parsed(report(made, format="html", texts=texts))
    ids = [value for key, value in attributes(tree) if key == "id"]
    assert len(ids) == len(set(ids))
    inner = [value[1:] for key, value in attributes(tree) if key == "href" and value.startswith("#")]
    assert set(inner) <= set(ids)
    there = {i[1:] for i in inner if re.fullmatch(r"t\d+", i)}
    back = {i[1:] for i in inner if re.fullmatch(r"a\d+", i)}
    placed = [a for q in made["questions"] for c in q["claims"] for a in c["assertions"] if a["start"] is not None]
    assert there == back
    assert len(there) == len(placed)


@EVERY
def test_the_texts_stand_whole_in_the_page(story: Any) -> None:
    made, texts = story()
    tree = parsed(report(made, format="html", texts=texts))
    shown = []
    for holder in tree.iter("div"):
        if holder.get("class") == "text":
            for link in [e for e in holder.iter("a") if e.get("class") == "k"]:
                link.text = ""
            shown.append("".join(holder.itertext()))
    whole = [texts[d["id"]] for d in made["documents"] if d["id"] in texts]
    assert shown == [text[body_start(text) :] for text in whole], "all but the header, which is ours"


def test_overlapping_quotes_are_cut_where_they_begin_and_end() -> None:
    made = stretches("0123456789", [(1, 2, 6), (2, 4, 8), (3, 4, 6), (4, 8, 99), (5, 3, 3)])
    assert "".join(s.text for s in made) == "0123456789"
    assert [s.text for s in made] == ["01", "23", "45", "67", "89"]
    assert [s.quoted for s in made] == [False, True, True, True, False]
    assert [s.begins for s in made] == [(), (1,), (2, 3), (), ()]
    assert [s.ends for s in made] == [(), (), (1, 3), (2,), ()]


def test_quotes_that_cut_each_other_light_up_whole() -> None:
    made, texts = strike()
    page = report(made, format="html", texts=texts)
    cut = set(re.findall(r'<i id="t(\d+)"></i>', page))
    assert cut == set(re.findall(r"#t(\d+):target~\.c\1\{", page))
    tree = parsed(page)
    for number in cut:
        words = "".join(
            "".join(e.itertext()) for e in tree.iter("span") if f"c{number}" in (e.get("class") or "").split()
        )
        quoted = next(e for e in tree.iter("blockquote") if e.get("id") == f"a{number}")
        assert words
        assert "".join(words.split()) in "".join("".join(quoted.itertext()).split())


def test_several_stories_have_a_fold_each_and_one_has_none() -> None:
    made, texts = strike()
    assert 'class="story"' not in report(made, format="html", texts=texts)
    made, texts = several()
    page = report(made, format="html", texts=texts)
    assert page.count('<details class="story"') == 2
    ids = [value for key, value in attributes(parsed(page)) if key == "id"]
    assert len(ids) == len(set(ids))


def several() -> tuple[dict[str, Any], dict[str, str]]:
    """A report of two stories."""
    made, texts = strike()
    other, more = toll()
    docs = [{**d, "story": name} for name, r in (("s1", made), ("s2", other)) for d in r["documents"]]
    questions = [
        {**q, "story": name, "id": f"q{name}{n}".replace("s", "a")}
        for name, r in (("s1", made), ("s2", other))
        for n, q in enumerate(r["questions"])
    ]
    return {**made, "documents": docs, "questions": questions, "conflicts": []}, {**texts, **more}


def test_a_page_of_several_stories_is_filtered_by_one_constant_script() -> None:
    made, texts = several()
    page = report(made, format="html", texts=texts)
    [running] = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    assert running == script()
    digest = base64.b64encode(hashlib.sha256(running.encode()).digest()).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    assert f"script-src 'sha256-{digest}'" in policy[1].replace("&#39;", "'")
    assert f"sha256-{digest}" in (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    assert "script-src" not in report(made | {"documents": [], "questions": []}, format="html")
    tree = parsed(page)
    assert not {"input", "select", "button"} & {str(e.tag) for e in tree.iter()}, "without script no dead controls"
    marked = [e for e in tree.iter() if e.get("data-status")]
    assert len(marked) == len(made["questions"])
    assert all(e.get("data-kind") and list(e.iter("cite")) for e in marked)


def test_a_story_among_others_holds_its_texts_and_folds_what_is_not_at_odds() -> None:
    made, texts = several()
    tree = parsed(report(made, format="html", texts=texts))
    stories = [e for e in tree.iter("details") if e.get("class") == "story"]
    assert [len([t for t in s.iter("div") if t.get("class") == "text"]) for s in stories] == [
        len([d for d in made["documents"] if d["story"] == name and d["id"] in texts]) for name in ("s1", "s2")
    ]
    for story in stories:
        shown = [e for e in story.iter("article") if e.get("class") == "q"]
        assert {e.get("data-status") for e in shown} <= {"Disputed", "Differing or changed"}


def test_what_changed_stands_in_the_index_and_old_ids_lead_on() -> None:
    made, texts = several()
    first, second = made["questions"][:2]
    made["questions"][0] = {**first, "was": ["qaaaa"], "also": ["qbbbb", second["id"]]}
    told = [
        {
            "kind": "dispute",
            "question": "qbbbb",
            "story": "s1",
            "ask": "How many?",
            "before": "2",
            "after": "3",
            "at": "2024-05-06T04:00:01",
        },
        {
            "kind": "withdrawn",
            "question": "qcccc",
            "story": "s2",
            "ask": "<b>Who?",
            "before": "Ann",
            "after": None,
            "at": "",
        },
    ]
    page = report(made, format="html", texts=texts, changes=told)
    tree = parsed(page)
    ids = [value for key, value in attributes(tree) if key == "id"]
    assert ids.count("qaaaa") == ids.count("qbbbb") == ids.count(second["id"]) == 1
    rows = [e for e in tree.iter("ul") if e.get("class") == "glance changes"]
    assert ["".join(li.itertext()).split()[0] for li in rows[0]] == ["How", "<b>Who?"], "disputes first"
    assert [a.get("href") for a in rows[0].iter("a")] == ["#qbbbb"]
    assert "What changed" not in report(made, format="html", texts=texts)


def test_the_best_known_facts_are_drawn() -> None:
    made, texts = strike()
    page = report(made, format="html", texts=texts)
    assert page.count("<svg") >= 5
    assert "<mark>more than a week after</mark>" in page
    assert "<svg" not in report(made, format="html", texts=texts, draw=False)


def test_a_page_without_a_question_says_so() -> None:
    assert "Nothing was found" in report({"questions": []}, format="html")


def shape(made: Any, payload: str, texts: dict[str, str]) -> tuple[set[str], set[str], str]:
    tree = parsed(report(made, format="html", texts=texts))
    for key, value in attributes(tree):
        if key == "href" and not value.startswith("#"):
            assert value in {"data:,", "https://herald.example/9?a=1&b=2"} or (
                web_address(value) and value in (payload, *PAYLOADS)
            )
    return (
        {str(e.tag) for e in tree.iter()},
        {key for key, _ in attributes(tree)},
        " ".join("".join(tree.itertext()).split()),
    )


def harmless(payload: str, found: tuple[set[str], set[str], str]) -> None:
    made, _ = strike()
    tags, keys, _ = shape(poisoned(made, "harmless"), "harmless", {f"harmless{n}": "harmless" for n in range(9)})
    assert found[0] <= tags | {"mark", "a", "text", "tspan", "polygon", "title"}, payload
    assert found[1] <= keys | {"href", "rel", "title"}, payload
    assert not set(found[2]) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\ufeff\x1b")


def test_two_hundred_payloads_make_no_element_and_none_is_lost() -> None:
    """Each payload in every field of a question of its own, all on one page."""
    whole, _ = strike()
    asked = [
        poisoned({**whole, "questions": [whole["questions"][n % 5]]}, payload)["questions"][0]
        for n, payload in enumerate(PAYLOADS)
    ]
    found = shape({**whole, "questions": asked}, "", {f"d{n}": "x" for n in range(9)})
    harmless("all", found)
    for payload in PAYLOADS:
        assert one_line(payload) in found[2], payload


@pytest.mark.parametrize("payload", PAYLOADS[::24])
def test_no_payload_in_every_field_of_a_report_makes_an_element(payload: str) -> None:
    made, _ = table() if payload in PAYLOADS[::48] else strike()
    harmless(payload, shape(poisoned(made, payload), payload, {f"{payload}{n}": payload for n in range(9)}))


def test_a_poisoned_title_is_text() -> None:
    for payload in PAYLOADS[::6]:
        tree = parsed(report({"questions": []}, format="html", title=payload))
        assert "".join(tree.find("head/title").itertext()).strip() == one_line(payload)


def test_notebook_views_are_escaped_and_small() -> None:
    made, _ = strike()
    for payload in PAYLOADS:
        bad = poisoned(made, payload)
        for shown in (
            reconciliation_html(bad),
            Comparison(
                a="a", b="b", relation=payload, kind=payload, scores=Scores(0, 0, 0, 0), rule="r", reason=payload
            )._repr_html_(),
            Text(payload)._repr_html_(),
        ):
            tree = html5lib.parseFragment(shown, namespaceHTMLElements=False)
            assert not FORBIDDEN & {str(e.tag) for e in tree.iter()}
            assert not [key for key, _ in attributes(tree) if key.startswith("on") or key == "href"]
            assert one_line(payload) in " ".join("".join(tree.itertext()).split())
    assert len(reconciliation_html({**made, "questions": made["questions"] * 300})) < 30_000
    large = copy.deepcopy(made["questions"][0])
    large["claims"][0]["assertions"] *= 30
    large["claims"] = large["claims"] * 200
    large["ask"] = "long " * 20_000
    assert len(reconciliation_html({"questions": [large]})) < 5_000


def test_a_large_report_keeps_its_size_and_time() -> None:
    """10,000 claims are to fit 10 MB and 20 s: beyond the pictures, which come once, a claim may add 1,000 bytes and 2
    ms.
    """
    sizes, start = [], time.process_time()
    for claims in (400, 800):
        made, texts = large_report(claims)
        sizes.append(len(report(made, format="html", texts=texts).encode()))
    assert (sizes[1] - sizes[0]) / 400 < 1000
    assert time.process_time() - start < 1200 * 0.002 * 20  # room for a slow machine


def test_a_text_too_long_is_cut_and_says_so() -> None:
    made, texts = toll()
    texts["flood-1"] += " and so on" * 50_000
    page = report(made, format="html", texts=texts)
    assert "The rest of this long text is not shown." in page
    assert len(page) < 700_000


def test_bidirectional_text_is_isolated() -> None:
    made, _ = table()
    made["questions"][0]["ask"] = "\u0645\u0631\u062d\u0628\u0627 (12)"
    assert f"<bdi>{legible(made['questions'][0]['ask'])}</bdi>" in report(made, format="html")
