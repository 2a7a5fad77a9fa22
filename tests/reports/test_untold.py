"""What was read but cannot be asked plainly is counted in every format, and stands on the page behind a fold."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest

from factrecon.legible import one_line
from factrecon.reports import report
from factrecon.reports.outline import outline
from factrecon.reports.untold import TITLE, about, counted, differences
from tests.reports.stories import STORIES, unasked


def plain(told: str) -> str:
    """The words of a report in any format: no markup, no line ends."""
    bare = html.unescape(re.sub(r"<[^>]*>", "", told)).replace("\\", "").replace("*", "")
    return " ".join(bare.split())


@pytest.mark.parametrize("format_", ["html", "text", "markdown"])
@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES.keys())
def test_every_claim_that_is_told_stands_in_every_format_and_every_one_on_the_page(story: Any, format_: str) -> None:
    made, texts = story()
    told = plain(report(made, format=format_, texts=texts))
    for question in made["questions"]:
        if question["status"] == "untold" and format_ != "html":
            continue
        for claim in question["claims"]:
            assert one_line(claim["text"]).replace("*", "") in told
            if claim["assertions"] and claim["assertions"][0].get("quote"):
                assert " ".join(claim["assertions"][0]["quote"].split()) in told


def test_it_comes_last_and_is_counted_with_what_differs() -> None:
    made, texts = unasked()
    hidden = [q for q in made["questions"] if q["status"] == "untold"]
    torn = sum(any(c["relation"] in ("contradiction", "tension") for c in q["comparisons"]) for q in hidden)
    claims = sum(len(q["claims"]) for q in hidden)
    assert torn
    assert counted(hidden) == f"{len(hidden)} things, {claims} claims; the answers to {torn} of them differ"
    told = report(made, format="markdown", texts=texts)
    assert counted(hidden) in plain(told)
    assert counted(hidden) in plain(report(made, format="text", texts=texts))
    assert told.index("## One source only") < told.index(f"## {TITLE} ({len(hidden)})") < told.index("## Sources")
    listed = outline(made).untold
    assert {q["id"] for q in listed} == {q["id"] for q in hidden}
    assert [bool(differences(q, {})) for q in listed] == sorted(
        (bool(differences(q, {})) for q in listed), reverse=True
    )


def test_the_page_folds_it() -> None:
    made, texts = unasked()
    page = report(made, format="html", texts=texts)
    section = page[page.index('class="untold"') :]
    section = section[: section.index("</section>")]
    assert section.index("<details") < section.index("<blockquote")
    assert "contradicts" in section


def test_it_is_called_after_the_words_said_where_the_report_has_no_others() -> None:
    said = {"kind": "truth", "attribute": "truth", "claims": [{"assertions": [{"quote": "The well ran dry"}]}]}
    assert about(said, {}) == "“The well ran dry”"
    assert about({"event": "e1", "attribute": "crew_size"}, {"e1": "the rescue"}) == "the rescue, crew size"
    assert about({}, {}) == ""
