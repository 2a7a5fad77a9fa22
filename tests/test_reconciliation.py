"""The whole road, on stories written for the purpose."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from factrecon import Document, Quantity, Time, claim, reconcile
from factrecon.errors import UnknownName
from factrecon.records import load

EXAMPLES = Path(__file__).parent.parent / "examples"


def documents(folder: str) -> list[Document]:
    return [d for f in sorted((EXAMPLES / folder).glob("*.txt")) for d in load(f) if isinstance(d, Document)]


@pytest.fixture(scope="module")
def strike() -> dict:
    return reconcile(documents("strike")).to_json()


def question(report: dict, ask: str) -> dict:
    found = [q for q in report["questions"] if q["ask"] == ask]
    assert len(found) == 1, [q["ask"] for q in report["questions"]]
    return found[0]


def test_a_count_hedged_in_four_ways_is_agreed(strike: dict) -> None:
    q = question(strike, "How many people took part in the strike?")
    assert q["status"] == "corroborated"
    assert q["origins"] == 4
    assert "75,000" in q["best"]["text"]
    assert not [c for c in q["comparisons"] if c["relation"] == "contradiction"]


def test_one_length_in_two_dresses_and_an_exception_in_scope(strike: dict) -> None:
    q = question(strike, "How long did the strike last?")
    texts = {c["id"]: (c["text"], tuple(c["scope"].get("place", ()))) for c in q["claims"]}
    against = [c for c in q["comparisons"] if c["relation"] == "contradiction"]
    assert against
    for c in against:
        sides = {texts[c["a"]][0], texts[c["b"]][0]}
        assert "one-day" in sides


def test_a_planned_event_is_not_the_past_one(strike: dict) -> None:
    begins = question(strike, "When did the strike begin?")
    assert begins["status"] == "corroborated"
    planned = [q for q in strike["questions"] if "planned strike" in q["ask"]]
    assert planned
    assert all(
        a["status"] in ("planned", "possible", "reported", "asserted")
        for q in planned
        for c in q["claims"]
        for a in c["assertions"]
    )


def test_offsets_keep_their_event_and_anchor(strike: dict) -> None:
    asks = [q["ask"] for q in strike["questions"]]
    assert any(a.startswith("How long after the") and a.endswith("did the talks resume?") for a in asks)
    offsets = {
        (c["value"]["direction"], c["value"]["side"])
        for q in strike["questions"]
        for c in q["claims"]
        if c["value"]["kind"] == "offset"
    }
    assert ("after", "end") in offsets


def test_an_undated_article_is_dated_by_the_others(strike: dict) -> None:
    undated = next(d for d in strike["documents"] if d["id"] == "harbor_news")
    assert undated["published"] is None
    assert undated["published_window"]["core"][0].startswith("2023-10-12")


def test_a_rising_toll_is_news_and_no_contradiction() -> None:
    report = reconcile(documents("flood")).to_json()
    q = question(report, "How many people died in the flood in Velmora?")
    assert q["status"] == "revised"
    assert q["best"]["value"]["nominal"] == 23
    assert all(c["relation"] != "contradiction" for c in q["comparisons"])


def test_every_quote_stands_where_the_report_says(strike: dict) -> None:
    texts = {d.id: d.text for d in documents("strike")}
    quotes = [a for q in strike["questions"] for c in q["claims"] for a in c["assertions"]]
    assert quotes
    for a in quotes:
        assert texts[a["document"]][a["start"] : a["end"]] == a["quote"]


def test_the_order_of_documents_plays_no_part(strike: dict) -> None:
    shuffled = documents("strike")
    for seed in range(4):
        random.Random(seed).shuffle(shuffled)
        assert json.dumps(reconcile(shuffled).to_json()) == json.dumps(strike)


def test_hash_seeds_play_no_part() -> None:
    run = (
        "import json,sys,hashlib; from pathlib import Path; from factrecon import reconcile, load;"
        "docs=[d for f in Path(sys.argv[1]).glob('*.txt') for d in load(f)];"
        "print(hashlib.sha256(json.dumps(reconcile(docs).to_json()).encode()).hexdigest())"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", run, str(EXAMPLES / "flood")],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("77", "Asia/Tokyo"))
    }
    assert len(seen) == 1


def test_a_turkish_locale_plays_no_part(tmp_path: Path) -> None:
    """Where "i" is "İ" in capitals and 1.5 is 1,5, made here from the system's own sources."""
    if shutil.which("localedef") is None:
        pytest.skip("no localedef here")
    made = subprocess.run(
        ["localedef", "-i", "tr_TR", "-f", "UTF-8", str(tmp_path / "tr_TR.UTF-8")], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip("no Turkish locale can be made here")
    run = (
        "import json,sys,hashlib,locale; from pathlib import Path; locale.setlocale(locale.LC_ALL, '');"
        "from factrecon import load, parse_value, reconcile, report;"
        "told = reconcile([d for f in Path(sys.argv[1]).glob('*.txt') for d in load(f)]);"
        "said = [report(told, format=f) for f in ('text', 'markdown', 'html', 'json')];"
        "said += [str(parse_value(x).to_json()) for x in ('1.5 million', '1,234.5 km', 'FIFTY-SIX', 'JUNE 3, 2024')];"
        "print(locale.localeconv()['decimal_point'], hashlib.sha256(json.dumps(said).encode()).hexdigest())"
    )
    points, hashes = zip(
        *(
            subprocess.run(
                [sys.executable, "-c", run, str(EXAMPLES / "strike")],
                env={**os.environ, "LC_ALL": name, "LANG": name, "LOCPATH": str(tmp_path)},
                capture_output=True,
                text=True,
                check=True,
            ).stdout.split()
            for name in ("C.UTF-8", "tr_TR.UTF-8")
        ),
        strict=True,
    )
    assert points == (".", ",")
    assert len(set(hashes)) == 1


def test_structured_claims_and_documents_mix() -> None:
    said = [
        claim("registry", "Alto Telescope", "cost", Quantity.of(480e6, "USD"), published=date(2024, 3, 1)),
        *documents("flood"),
    ]
    made = reconcile(said)
    assert any(v.question.subject == "Alto Telescope" for v in made.verdicts)


def test_copies_count_as_one_voice() -> None:
    text = "At least 30 people died when the ferry Amalia sank off Port Brissa on Sunday, the coast guard said."
    same = [Document(id=f"d{i}", text=text, source=f"s{i}", published=date(2024, 1, 8)) for i in range(5)]
    made = reconcile(same)
    deaths = next(v for v in made.verdicts if v.question.attribute == "deaths")
    assert len(deaths.origins) == 1
    assert deaths.status == "single-source"


def test_a_question_is_found_by_words_or_refused() -> None:
    made = reconcile([claim("a", "the fire", "start", Time.day(2024, 1, 2), ask="When did the fire start?")])
    assert made.verdict("fire start").status == "single-source"
    with pytest.raises(UnknownName, match="no question fits"):
        made.verdict("how tall")


def test_judgements_override_likeness() -> None:
    from factrecon.matching.judgements import Judgement, Judgements

    flood = documents("flood")
    apart = Judgements.of([Judgement("different", "monday_gazette", d.id) for d in flood if d.id != "monday_gazette"])
    together = reconcile(flood).to_json()
    told_apart = reconcile(flood, judgements=apart).to_json()
    deaths = [q for q in told_apart["questions"] if q["attribute"] == "deaths"]
    assert len(deaths) == 2
    assert len([q for q in together["questions"] if q["attribute"] == "deaths"]) == 1


SHOOTINGS = {
    "harbour": "One man was killed and two were wounded when a gunman opened fire outside the Anchor bar in Dunmore "
    "on Saturday night, "
    "police said. The dead man was named as Carl Weems, a docker who was celebrating his birthday. The gunman fled "
    "towards the ferry pier.",
    "harbour2": "Carl Weems, a docker, was shot dead outside the Anchor in Dunmore late on Saturday. Two other "
    "guests of his birthday party "
    "were wounded. Police are looking for a gunman who ran to the pier.",
    "market": "A teenager was killed and four shoppers were wounded in a shooting at the Saturday market of Ellsby, "
    "police said. "
    "A quarrel between stallholders over a parking space came before the shots. A suspect, 44, is in custody.",
    "market2": "Four shoppers were wounded and a teenager died after a stallholder fired at a rival in Ellsby on "
    "Saturday. The two had fought over "
    "parking, police said. The market will stay shut.",
}
"""Two shootings, each told twice, handed over together."""


def test_two_incidents_of_one_kind_are_not_one() -> None:
    made = reconcile(
        Document(id=k, text=v, source=k, published=date(2024, 5, 13)) for k, v in SHOOTINGS.items()
    ).to_json()
    assert all(c["relation"] != "contradiction" for q in made["questions"] for c in q["comparisons"])
    for q in made["questions"]:
        assert len({a["document"].rstrip("2") for c in q["claims"] for a in c["assertions"]}) == 1
    assert sum(q["attribute"] == "injuries" for q in made["questions"]) == 2
