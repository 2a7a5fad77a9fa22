"""Three saved reports at full richness, with the texts they were read from: what every format must tell.

A ferry strike told in five dispatches, a flood whose toll rises over three days, and a table of structured
claims about a bridge with no text behind it.
"""

from __future__ import annotations

import hashlib
from typing import Any

Report = dict[str, Any]
Texts = dict[str, str]

STRIKE_TEXTS: Texts = {
    "d1": (
        "date 2024-03-08 Ferry crews back at work\n\n"
        "About 1,200 ferry workers walked off the job on Monday, stopping boats to Arran Point and Selby Quay. "
        "The walkout lasted three days. Talks between Norline and the Boatmen's Union collapsed last month."
    ),
    "d2": (
        "date 2024-03-09 Norline counts the cost\n\n"
        "More than 1,200 ferry workers took part in the strike, the union said. "
        "The strike ran from Monday, March 4 to Thursday, March 7. "
        "“We will be back at the table on Friday, March 15,” said Ines Duarte, who leads the Boatmen's Union."
    ),
    "d3": (
        "Norline said talks would resume on Friday, one week after the strike began. "
        "An estimated 1,200 workers struck, mostly deck crews. On Selby Quay the walkout lasted a single day. "
        "There will be no negotiations before Friday, the company said."
    ),
    "d4": (
        "date 2024-03-16 A deal at Norline\n\n"
        "Norline and the Boatmen's Union reached an agreement more than a week after the strike began. "
        "Smaller meetings went on all week. "
        "About 1,200 ferry workers walked off the job on Monday, stopping boats to Arran Point and Selby Quay."
    ),
    "d5": (
        "date 2024-03-16 Ferries: deal ends dispute\n\n"
        "The agreement came one week after the strike began. At Selby Quay crews stayed out for three days, "
        "a union official said. The company denied that it had offered a bonus."
    ),
}

TOLL_TEXTS: Texts = {
    "flood-1": "date 2025-06-02 At least 12 people died when the Lenna burst its banks on Sunday, officials said.",
    "flood-2": "date 2025-06-03 The death toll from the floods rose to 27 on Tuesday. Some 4,000 people were moved.",
    "flood-3": "date 2025-06-04 The floods killed 31 people. Between 3,500 and 4,500 residents were evacuated.",
    "flood-4": "date 2025-06-04 Nineteen people died in the floods, the mayor told reporters.",
}


def quantity(text: str, core: list[float | None], support: list[float | None], **more: Any) -> Report:
    return {"kind": "quantity", "unit": "person", "core": core, "support": support, "text": text, **more}


def duration(text: str, core: list[float | None], support: list[float | None], **more: Any) -> Report:
    return {"kind": "duration", "core": core, "support": support, "text": text, **more}


def time(text: str, core: list[str | None], support: list[str | None], grain: str = "day", **more: Any) -> Report:
    return {"kind": "time", "core": core, "support": support, "grain": grain, "text": text, **more}


def said(
    texts: Texts,
    document: str,
    source: str,
    quote: str,
    *,
    words: str | None = None,
    speaker: str | None = None,
    status: str = "asserted",
    origin: str | None = None,
) -> Report:
    """An assertion whose place is looked up in the text, so that fixtures cannot point beside it."""
    text = texts[document]
    start = text.index(quote)
    made: Report = {
        "document": document,
        "source": source,
        "start": start,
        "end": start + len(quote),
        "quote": quote,
        "prefix": text[max(0, start - 32) : start],
        "suffix": text[start + len(quote) : start + len(quote) + 32],
        "speaker": speaker,
        "status": status,
        "origin": origin or source,
    }
    if words is not None:
        at = quote.index(words)
        made["focus"] = [start + at, start + at + len(words)]
    return made


def pair(a: str, b: str, relation: str, agreement: float, contradiction: float, reason: str, **more: Any) -> Report:
    return {
        "a": a,
        "b": b,
        "relation": relation,
        "kind": more.pop("kind", "value"),
        "agreement": agreement,
        "contradiction": contradiction,
        "rule": more.pop("rule", "trapezoid"),
        "reason": reason,
    }


def documents_of(texts: Texts, facts: dict[str, dict[str, Any]]) -> list[Report]:
    return [
        {
            "id": name,
            "source": facts[name]["source"],
            "published": facts[name].get("published"),
            "published_window": facts[name].get("window"),
            "text_sha256": hashlib.sha256(texts[name].encode()).hexdigest() if name in texts else None,
            "origin": facts[name].get("origin", facts[name]["source"]),
            "title": facts[name].get("title"),
            "url": facts[name].get("url"),
        }
        for name in facts
    ]


DAY = 86400.0


def strike() -> tuple[Report, Texts]:
    """Five dispatches: hedged counts, scope, offsets on one anchor, a plan, a denial, a copy, a timeline conflict."""
    texts = STRIKE_TEXTS
    shared = "About 1,200 ferry workers walked off the job on Monday, stopping boats to Arran Point and Selby Quay."

    def by(document: str, source: str, quote: str, **more: Any) -> Report:
        return said(texts, document, source, quote, **more)

    about = quantity("about 1,200", [1140, 1260], [1080, 1320], nominal=1200, modifier="about")
    over = quantity(
        "more than 1,200", [1230, None], [1200, None], nominal=1200, modifier="more than", open=[True, True]
    )
    three = duration("three days", [2.9 * DAY, 3.1 * DAY], [2.8 * DAY, 3.2 * DAY])
    one = duration("a single day", [0.95 * DAY, 1.05 * DAY], [0.875 * DAY, 1.125 * DAY])
    week = duration("one week", [6.5 * DAY, 7.5 * DAY], [6 * DAY, 8 * DAY])
    over_week = duration("more than a week", [8 * DAY, None], [7 * DAY, None], open=[True, True])
    report: Report = {
        "schema": "factrecon/2",
        "sources": [
            {"id": "arran-times", "credibility": 0.62, "documents": ["d1"], "origins": 1},
            {"id": "coast-herald", "credibility": 0.71, "documents": ["d2"], "origins": 2},
            {"id": "norline.example", "credibility": 0.55, "documents": ["d3"], "origins": 1},
            {"id": "selby-post", "credibility": 0.6, "documents": ["d4"], "origins": 1},
            {"id": "union-wire", "credibility": 0.58, "documents": ["d5"], "origins": 1},
        ],
        "documents": documents_of(
            texts,
            {
                "d1": {"source": "arran-times", "published": "2024-03-08", "title": "Ferry crews back at work"},
                "d2": {"source": "coast-herald", "published": "2024-03-09", "url": "https://herald.example/9?a=1&b=2"},
                "d3": {"source": "norline.example", "window": ["2024-03-08", "2024-03-11"]},
                "d4": {"source": "selby-post", "published": "2024-03-16", "origin": "arran-times"},
                "d5": {"source": "union-wire", "published": "2024-03-16"},
            },
        ),
        "events": [
            {
                "id": "e1",
                "frame": "strike",
                "participants": ["Norline", "Boatmen's Union"],
                "places": ["Arran Point", "Selby Quay"],
                "start": time(
                    "Monday, March 4",
                    ["2024-03-04T00:00", "2024-03-05T00:00"],
                    ["2024-03-04T00:00", "2024-03-05T00:00"],
                ),
                "end": time(
                    "Thursday, March 7",
                    ["2024-03-07T00:00", "2024-03-08T00:00"],
                    ["2024-03-06T12:00", "2024-03-08T00:00"],
                ),
            },
            {
                "id": "e2",
                "frame": "agreement",
                "participants": ["Norline", "Boatmen's Union"],
                "places": [],
                "start": time(
                    "one week after the strike began",
                    ["2024-03-10T12:00", "2024-03-12T12:00"],
                    ["2024-03-10T00:00", "2024-03-16T00:00"],
                ),
                "end": {},
            },
        ],
        "questions": [
            {
                "id": "q1",
                "number": 1,
                "ask": "How many workers took part in the strike?",
                "kind": "quantity",
                "event": "e1",
                "attribute": "participants",
                "status": "corroborated",
                "agreement": 0.78,
                "contradiction": 0.11,
                "origins": 3,
                "best": {"value": about, "text": "about 1,200", "belief": 0.88},
                "safe": {
                    "value": quantity("1,080 or more", [1140, None], [1080, None]),
                    "text": "1,080 or more",
                    "belief": 0.97,
                },
                "reason": "three independent origins name about 1,200; one of them says more than that",
                "claims": [
                    {
                        "id": "c1",
                        "text": "about 1,200",
                        "value": about,
                        "scope": {},
                        "belief": 0.88,
                        "assertions": [
                            by(
                                "d1", "arran-times", "About 1,200 ferry workers walked off the job", words="About 1,200"
                            ),
                            by(
                                "d3",
                                "norline.example",
                                "An estimated 1,200 workers struck, mostly deck crews.",
                                words="An estimated 1,200",
                            ),
                            by(
                                "d4",
                                "selby-post",
                                "About 1,200 ferry workers walked off the job",
                                words="About 1,200",
                                origin="arran-times",
                            ),
                        ],
                    },
                    {
                        "id": "c2",
                        "text": "more than 1,200",
                        "value": over,
                        "scope": {},
                        "belief": 0.52,
                        "assertions": [
                            by(
                                "d2",
                                "coast-herald",
                                "More than 1,200 ferry workers took part in the strike, the union said.",
                                words="More than 1,200",
                                speaker="the union",
                                status="reported",
                                origin="Boatmen's Union",
                            )
                        ],
                    },
                ],
                "comparisons": [
                    pair(
                        "c1",
                        "c2",
                        "tension",
                        0.33,
                        0.22,
                        "about 1,200 reaches up to 1,320; more than 1,200 begins there",
                    )
                ],
            },
            {
                "id": "q2",
                "number": 2,
                "ask": "How long did the strike last?",
                "kind": "duration",
                "event": "e1",
                "attribute": "duration",
                "status": "disputed",
                "agreement": 0.4,
                "contradiction": 0.6,
                "origins": 4,
                "best": None,
                "safe": {
                    "value": duration("one to three days", [DAY, 3 * DAY], [0.8 * DAY, 3.2 * DAY]),
                    "text": "one to three days",
                    "belief": 0.9,
                },
                "reason": "for Selby Quay, one origin says a single day and another three days",
                "claims": [
                    {
                        "id": "c3",
                        "text": "three days",
                        "value": three,
                        "scope": {},
                        "assertions": [by("d1", "arran-times", "The walkout lasted three days.", words="three days")],
                    },
                    {
                        "id": "c4",
                        "text": "from 4 to 7 March",
                        "value": duration(
                            "from Monday, March 4 to Thursday, March 7", [3 * DAY, 4 * DAY], [2.5 * DAY, 4 * DAY]
                        ),
                        "scope": {},
                        "assertions": [
                            by("d2", "coast-herald", "The strike ran from Monday, March 4 to Thursday, March 7.")
                        ],
                    },
                    {
                        "id": "c5",
                        "text": "a single day",
                        "value": one,
                        "scope": {"place": ["Selby Quay"]},
                        "assertions": [
                            by(
                                "d3",
                                "norline.example",
                                "On Selby Quay the walkout lasted a single day.",
                                words="a single day",
                            )
                        ],
                    },
                    {
                        "id": "c6",
                        "text": "three days",
                        "value": three,
                        "scope": {"place": ["Selby Quay"]},
                        "assertions": [
                            by(
                                "d5",
                                "union-wire",
                                "At Selby Quay crews stayed out for three days, a union official said.",
                                words="three days",
                                speaker="a union official",
                                status="reported",
                            )
                        ],
                    },
                ],
                "comparisons": [
                    pair("c3", "c4", "refines", 0.9, 0.05, "three days lie within 4 to 7 March"),
                    pair("c3", "c5", "unrelated", 0.0, 0.0, "one speaks of Selby Quay only", kind="scope"),
                    pair(
                        "c5",
                        "c6",
                        "contradiction",
                        0.0,
                        1.0,
                        "a single day and three days, both for Selby Quay, share no length",
                    ),
                ],
            },
            {
                "id": "q3",
                "number": 3,
                "ask": "How long after the start of the strike was the agreement reached?",
                "kind": "offset",
                "event": "e2",
                "attribute": "start",
                "status": "unresolved",
                "agreement": 0.2,
                "contradiction": 0.5,
                "origins": 2,
                "best": None,
                "reason": "two origins, in tension, and nothing outweighs either",
                "claims": [
                    {
                        "id": "c7",
                        "text": "one week after the strike began",
                        "value": {
                            "kind": "offset",
                            "duration": week,
                            "direction": "after",
                            "anchor": "the strike",
                            "side": "start",
                            "text": "one week after the strike began",
                        },
                        "scope": {},
                        "assertions": [
                            by(
                                "d5",
                                "union-wire",
                                "The agreement came one week after the strike began.",
                                words="one week after",
                            )
                        ],
                    },
                    {
                        "id": "c8",
                        "text": "more than a week after the strike began",
                        "value": {
                            "kind": "offset",
                            "duration": over_week,
                            "direction": "after",
                            "anchor": "the strike",
                            "side": "start",
                            "text": "more than a week after the strike began",
                        },
                        "scope": {},
                        "assertions": [
                            by(
                                "d4",
                                "selby-post",
                                "reached an agreement more than a week after the strike began.",
                                words="more than a week after",
                            )
                        ],
                    },
                ],
                "comparisons": [
                    pair(
                        "c7",
                        "c8",
                        "tension",
                        0.33,
                        0.5,
                        "one week reaches to 8 days; more than a week begins at 7",
                        rule="offset",
                    )
                ],
            },
            {
                "id": "q4",
                "number": 4,
                "ask": "When were the talks to resume?",
                "kind": "time",
                "event": {"frame": "talks", "participants": ["Norline", "Boatmen's Union"], "places": []},
                "attribute": "start",
                "status": "disputed",
                "agreement": 0.0,
                "contradiction": 0.8,
                "origins": 2,
                "best": None,
                "reason": "Friday the 8th and Friday the 15th; the dispatch that says only Friday bears no date",
                "claims": [
                    {
                        "id": "c9",
                        "text": "Friday, March 15",
                        "value": time(
                            "Friday, March 15",
                            ["2024-03-15T00:00", "2024-03-16T00:00"],
                            ["2024-03-15T00:00", "2024-03-16T00:00"],
                        ),
                        "scope": {},
                        "assertions": [
                            by(
                                "d2",
                                "coast-herald",
                                "“We will be back at the table on Friday, March 15,”",
                                words="Friday, March 15",
                                speaker="Ines Duarte",
                                status="planned",
                                origin="Ines Duarte",
                            )
                        ],
                    },
                    {
                        "id": "c10",
                        "text": "Friday, one week after the strike began",
                        "value": time(
                            "Friday",
                            ["2024-03-11T00:00", "2024-03-12T00:00"],
                            ["2024-03-10T00:00", "2024-03-13T00:00"],
                            alternatives=[{"core": ["2024-03-08T00:00", "2024-03-09T00:00"]}],
                        ),
                        "scope": {},
                        "assertions": [
                            by(
                                "d3",
                                "norline.example",
                                "talks would resume on Friday, one week after the strike began.",
                                words="Friday",
                                speaker="Norline",
                                status="planned",
                            )
                        ],
                    },
                ],
                "comparisons": [
                    pair(
                        "c9",
                        "c10",
                        "contradiction",
                        0.0,
                        0.8,
                        "11 March and 15 March share no day",
                        kind="time",
                        rule="time",
                    )
                ],
            },
            {
                "id": "q5",
                "number": 5,
                "ask": "Were there negotiations in the week after the strike?",
                "kind": "truth",
                "event": {"frame": "talks", "participants": ["Norline", "Boatmen's Union"], "places": []},
                "attribute": "occurred",
                "status": "disputed",
                "agreement": 0.0,
                "contradiction": 1.0,
                "origins": 2,
                "best": {"value": {"kind": "truth", "value": True, "text": "yes"}, "text": "yes", "belief": 0.55},
                "reason": "one origin denies what another reports",
                "claims": [
                    {
                        "id": "c11",
                        "text": "no",
                        "value": {"kind": "truth", "value": False, "text": "There will be no negotiations"},
                        "scope": {},
                        "assertions": [
                            by(
                                "d3",
                                "norline.example",
                                "There will be no negotiations before Friday",
                                words="no negotiations",
                                speaker="the company",
                                status="planned",
                            )
                        ],
                    },
                    {
                        "id": "c12",
                        "text": "yes",
                        "value": {"kind": "truth", "value": True, "text": "Smaller meetings went on"},
                        "scope": {},
                        "assertions": [
                            by("d4", "selby-post", "Smaller meetings went on all week.", words="meetings went on")
                        ],
                    },
                ],
                "comparisons": [
                    pair(
                        "c11",
                        "c12",
                        "contradiction",
                        0.0,
                        1.0,
                        "one denies the talks that the other reports",
                        kind="polarity",
                        rule="truth",
                    )
                ],
            },
            {
                "id": "q6",
                "number": 6,
                "ask": "Which places did the strike touch?",
                "kind": "places",
                "event": "e1",
                "attribute": "places",
                "status": "single-source",
                "agreement": None,
                "contradiction": None,
                "origins": 1,
                "best": {
                    "value": {"kind": "places", "items": ["Arran Point", "Selby Quay"], "closed": False},
                    "text": "Arran Point, Selby Quay",
                    "belief": 0.6,
                },
                "reason": "one independent origin, printed by two outlets",
                "claims": [
                    {
                        "id": "c13",
                        "text": "Arran Point and Selby Quay",
                        "value": {
                            "kind": "places",
                            "items": ["Arran Point", "Selby Quay"],
                            "closed": False,
                            "text": "Arran Point and Selby Quay",
                        },
                        "scope": {},
                        "assertions": [
                            by("d1", "arran-times", shared),
                            by("d4", "selby-post", shared, origin="arran-times"),
                        ],
                    }
                ],
                "comparisons": [],
            },
            {
                "id": "q7",
                "number": 7,
                "ask": "Who leads the Boatmen's Union?",
                "kind": "entity",
                "event": None,
                "attribute": "leader",
                "status": "single-source",
                "agreement": None,
                "contradiction": None,
                "origins": 1,
                "best": {"value": {"kind": "entity", "name": "Ines Duarte"}, "text": "Ines Duarte", "belief": 0.6},
                "reason": "one origin",
                "claims": [
                    {
                        "id": "c14",
                        "text": "Ines Duarte",
                        "value": {"kind": "entity", "name": "Ines Duarte", "text": "Ines Duarte"},
                        "scope": {},
                        "assertions": [
                            by("d2", "coast-herald", "Ines Duarte, who leads the Boatmen's Union", words="Ines Duarte")
                        ],
                    }
                ],
                "comparisons": [],
            },
            {
                "id": "q8",
                "number": 8,
                "ask": "Did the company offer a bonus?",
                "kind": "truth",
                "event": None,
                "attribute": "occurred",
                "status": "single-source",
                "agreement": None,
                "contradiction": None,
                "origins": 1,
                "best": {"value": {"kind": "truth", "value": False}, "text": "no", "belief": 0.5},
                "reason": "one origin",
                "claims": [
                    {
                        "id": "c15",
                        "text": "no",
                        "value": {"kind": "truth", "value": False, "text": "denied that it had offered a bonus"},
                        "scope": {},
                        "assertions": [
                            by(
                                "d5",
                                "union-wire",
                                "The company denied that it had offered a bonus.",
                                words="denied",
                                speaker="the company",
                                status="denied",
                            )
                        ],
                    }
                ],
                "comparisons": [],
            },
        ],
        "conflicts": [
            {
                "kind": "timeline",
                "degree": 0.4,
                "claims": ["c4", "c7", "c9"],
                "reason": "a strike from 4 March, a deal one week later and talks that resume on 15 March cannot all "
                "hold",
            }
        ],
        "tolerance": {"share": 0.05, "halo": 0.5},
        "left_out": [{"file": "notes.bin", "reason": "not a text file: byte 0x00 at offset 3"}],
    }
    return report, dict(texts)


def toll() -> tuple[Report, Texts]:
    """A toll that rises: updates, and one later figure that is lower."""
    texts = TOLL_TEXTS

    def by(document: str, source: str, quote: str, **more: Any) -> Report:
        return said(texts, document, source, quote, **more)

    twelve = quantity("at least 12", [12, None], [12, None], nominal=12, modifier="at least")
    report: Report = {
        "schema": "factrecon/2",
        "sources": [
            {"id": "delta-news", "credibility": 0.7, "documents": ["flood-1", "flood-3"], "origins": 2},
            {"id": "lenna-mail", "credibility": 0.5, "documents": ["flood-4"], "origins": 1},
            {"id": "state-radio", "credibility": None, "documents": ["flood-2"], "origins": 1},
        ],
        "documents": documents_of(
            texts,
            {
                "flood-1": {"source": "delta-news", "published": "2025-06-02"},
                "flood-2": {"source": "state-radio", "published": "2025-06-03"},
                "flood-3": {"source": "delta-news", "published": "2025-06-04"},
                "flood-4": {"source": "lenna-mail", "published": "2025-06-04"},
            },
        ),
        "events": [
            {
                "id": "f1",
                "frame": "disaster",
                "participants": [],
                "places": ["Lenna"],
                "start": time(
                    "Sunday", ["2025-06-01T00:00", "2025-06-02T00:00"], ["2025-06-01T00:00", "2025-06-02T00:00"]
                ),
                "end": {},
            }
        ],
        "questions": [
            {
                "id": "deaths",
                "number": 1,
                "ask": "How many people died in the floods?",
                "kind": "quantity",
                "event": "f1",
                "attribute": "deaths",
                "status": "revised",
                "agreement": 0.7,
                "contradiction": 0.3,
                "origins": 3,
                "best": {"value": quantity("31", [31, 31], [31, 31]), "text": "31", "belief": 0.7},
                "safe": {"value": twelve, "text": "at least 12", "belief": 0.95},
                "reason": "the latest figures replace the earlier ones; one outlet stays below",
                "claims": [
                    {
                        "id": "t1",
                        "text": "at least 12",
                        "value": twelve,
                        "scope": {"as_of": "2025-06-02"},
                        "assertions": [
                            by(
                                "flood-1",
                                "delta-news",
                                "At least 12 people died",
                                words="At least 12",
                                speaker="officials",
                                status="reported",
                                origin="officials",
                            )
                        ],
                    },
                    {
                        "id": "t2",
                        "text": "27",
                        "value": quantity("27", [27, 27], [27, 27], nominal=27),
                        "scope": {"as_of": "2025-06-03"},
                        "assertions": [
                            by(
                                "flood-2",
                                "state-radio",
                                "The death toll from the floods rose to 27 on Tuesday.",
                                words="27",
                            )
                        ],
                    },
                    {
                        "id": "t3",
                        "text": "31",
                        "value": quantity("31", [31, 31], [31, 31], nominal=31),
                        "scope": {"as_of": "2025-06-04"},
                        "assertions": [by("flood-3", "delta-news", "The floods killed 31 people.", words="31")],
                    },
                    {
                        "id": "t4",
                        "text": "nineteen",
                        "value": quantity("Nineteen", [19, 19], [19, 19], nominal=19),
                        "scope": {"as_of": "2025-06-04"},
                        "assertions": [
                            by(
                                "flood-4",
                                "lenna-mail",
                                "Nineteen people died in the floods, the mayor told reporters.",
                                words="Nineteen",
                                speaker="the mayor",
                                status="reported",
                            )
                        ],
                    },
                ],
                "comparisons": [
                    pair(
                        "t1", "t2", "refined_by", 1.0, 0.0, "a later count of 27 lies within at least 12", kind="update"
                    ),
                    pair("t2", "t3", "refined_by", 1.0, 0.0, "a toll of 27 that rose to 31 a day later", kind="update"),
                    pair("t3", "t4", "contradiction", 0.0, 1.0, "31 and 19 on the same day", kind="value"),
                    pair("t1", "t4", "refined_by", 1.0, 0.0, "19 lies within at least 12"),
                ],
            },
            {
                "id": "evacuated",
                "number": 2,
                "ask": "How many people were evacuated?",
                "kind": "quantity",
                "event": "f1",
                "attribute": "evacuated",
                "status": "corroborated",
                "agreement": 1.0,
                "contradiction": 0.0,
                "origins": 2,
                "best": {
                    "value": quantity("some 4,000", [3800, 4200], [3600, 4400]),
                    "text": "some 4,000",
                    "belief": 0.9,
                },
                "reason": "two independent origins",
                "claims": [
                    {
                        "id": "t5",
                        "text": "some 4,000",
                        "value": quantity("Some 4,000", [3800, 4200], [3600, 4400], nominal=4000, modifier="about"),
                        "scope": {},
                        "assertions": [
                            by("flood-2", "state-radio", "Some 4,000 people were moved.", words="Some 4,000")
                        ],
                    },
                    {
                        "id": "t6",
                        "text": "between 3,500 and 4,500",
                        "value": quantity("Between 3,500 and 4,500", [3500, 4500], [3450, 4550]),
                        "scope": {},
                        "assertions": [
                            by(
                                "flood-3",
                                "delta-news",
                                "Between 3,500 and 4,500 residents were evacuated.",
                                words="Between 3,500 and 4,500",
                            )
                        ],
                    },
                ],
                "comparisons": [pair("t5", "t6", "refines", 1.0, 0.0, "some 4,000 lies within 3,500 to 4,500")],
            },
        ],
        "conflicts": [],
        "tolerance": {},
        "left_out": [],
    }
    return report, dict(texts)


def table() -> tuple[Report, Texts]:
    """Structured claims about a bridge: no text, no place in one, sparse keys."""

    def row(source: str, **more: Any) -> Report:
        return {
            "document": None,
            "source": source,
            "start": None,
            "end": None,
            "quote": None,
            "speaker": None,
            "status": "asserted",
            **more,
        }

    report: Report = {
        "schema": "factrecon/2",
        "sources": [
            {"id": name, "credibility": 0.5, "documents": [], "origins": 1}
            for name in ("atlas", "gazetteer", "registry")
        ],
        "documents": [],
        "events": [],
        "questions": [
            {
                "id": "b1",
                "number": 1,
                "ask": "Velm Bridge: length?",
                "kind": "quantity",
                "event": None,
                "attribute": "length",
                "status": "disputed",
                "agreement": 0.5,
                "contradiction": 0.5,
                "origins": 3,
                "best": {
                    "value": {
                        "kind": "quantity",
                        "unit": "metre",
                        "core": [412, 412],
                        "support": [411, 413],
                        "text": "412 m",
                    },
                    "text": "412 m",
                    "belief": 0.8,
                },
                "claims": [
                    {
                        "id": "b-a",
                        "text": "412 m",
                        "value": {
                            "kind": "quantity",
                            "unit": "metre",
                            "core": [412, 412],
                            "support": [411, 413],
                            "text": "412 m",
                        },
                        "scope": {},
                        "assertions": [row("atlas"), row("registry")],
                    },
                    {
                        "id": "b-b",
                        "text": "1,500 ft",
                        "value": {
                            "kind": "quantity",
                            "unit": "metre",
                            "core": [455, 459],
                            "support": [453, 461],
                            "text": "1,500 ft",
                        },
                        "scope": {},
                        "assertions": [row("gazetteer")],
                    },
                ],
                "comparisons": [pair("b-a", "b-b", "contradiction", 0.0, 1.0, "412 m and 457 m share no length")],
            },
            {
                "id": "b2",
                "number": 2,
                "ask": "Velm Bridge: description?",
                "kind": "text",
                "event": None,
                "attribute": "description",
                "status": "single-source",
                "agreement": None,
                "contradiction": None,
                "origins": 1,
                "best": {"value": {"kind": "text", "value": "a steel arch"}, "text": "a steel arch", "belief": 0.5},
                "claims": [
                    {
                        "id": "b-c",
                        "text": "a steel arch",
                        "value": {"kind": "text", "value": "a steel arch", "text": "a steel arch"},
                        "scope": {},
                        "assertions": [row("atlas")],
                    }
                ],
                "comparisons": [],
            },
        ],
        "conflicts": [],
        "tolerance": {},
        "left_out": [],
    }
    return report, {}


def unasked() -> tuple[Report, Texts]:
    """The strike as if no plain question could be made of every other one, a disputed one among them."""
    made, texts = strike()
    questions = [
        {
            **q,
            "status": "untold",
            "told": None,
            "ask": "",
            "reason": f"no plain question can be made of it; {q['reason']}",
        }
        if n % 2
        else q
        for n, q in enumerate(made["questions"])
    ]
    return {**made, "questions": questions}, texts


STORIES = {"strike": strike, "toll": toll, "table": table, "unasked": unasked}
