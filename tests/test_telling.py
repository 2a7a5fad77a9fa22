"""What a reader of news wants compared comes first."""

import html
import json
from datetime import date
from itertools import pairwise

import pytest

from factrecon import Document, reconcile, report
from factrecon.telling import LEAD, leading, place


def _question(*, voices=2, kind="quantity", start=0, status="corroborated", ask="How many?"):
    said = [{"origin": name, "document": name, "start": start} for name in "abcd"[:voices]]
    return {
        "status": status,
        "kind": kind,
        "origins": voices,
        "ask": ask,
        "id": ask,
        "claims": [{"id": "c1", "assertions": said}],
        "comparisons": [],
    }


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (_question(status="disputed"), _question(voices=4)),
        (_question(), _question(voices=1, status="single-source")),
        (_question(voices=3, kind="truth", start=2 * LEAD), _question(voices=2)),
        (_question(start=2 * LEAD), _question(kind="truth")),
        (_question(kind="time"), _question(kind="text")),
        (_question(), _question(start=2 * LEAD)),
        (_question(ask="A?"), _question(ask="B?")),
    ],
)
def test_questions_are_told_by_section_voices_typed_values_and_lead(first, second):
    assert place(first) < place(second)
    assert sorted([second, first], key=place) == [first, second]


def test_the_report_and_the_page_tell_in_that_order():
    far = "The harbour was quiet in the years before. " * 20
    texts = [
        f"The council of Selby approved a $40 million harbour budget on Tuesday. {far}The mill burned down in 1911.",
        f"On Tuesday the council of Selby approved its harbour budget of $40 million. {far}The mill burned in 1911.",
        f"Selby's council on Tuesday approved the harbour budget, $40 million in all. {far}A ferry sank in 1950.",
    ]
    made = reconcile(
        Document(id=name, text=text, source=f"Paper {name}", published=date(2024, 5, 15))
        for name, text in zip("abc", texts, strict=True)
    )
    told = [q for q in json.loads(report(made, format="json"))["questions"] if q["status"] == "corroborated"]
    assert len(told) > 1
    ordered = sorted(told, key=place)
    assert all(int(x["origins"]) >= int(y["origins"]) for x, y in pairwise(ordered))
    assert max(map(leading, ordered)) == leading(ordered[0])
    for format in ("markdown", "html", "text"):
        text = html.unescape(report(made, format=format)).replace("\\", "")
        at = [text.find(max(q["ask"].split("___"), key=len).strip()) for q in ordered]
        assert -1 not in at
        assert at == sorted(at), format
