"""What is spoilt: sound inputs of every reader, freshly written, as small as what they hold allows."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

EXAMPLES = Path(__file__).parent.parent.parent / "examples"

TEXTS = (
    *(p.read_text("utf-8") for p in sorted(EXAMPLES.glob("*/*.txt"))),
    "date 2024-03-05 A fire at a paper mill in Toledo killed at least 12 people on Monday, police said. “We had no "
    "warning,” said Ana Cruz, 41, who leads the workers' union. Two of the 300 workers, a man and his son, were "
    "hurt.\n\n"
    "The company said production would stop for three weeks, and shares fell 7 percent to $31.50. A year ago a fire "
    "there burned 30 km of fence; the mayor was not re-elected by a vote of 5-4.",
    "Three nurses were arrested two days after the strike began. Talks resume next week, the ministry said on Oct. 4, "
    "2023. About 75,000 workers walked out from Wednesday through Friday; the union wants 4% more in each of 4 years.",
    "The quake of magnitude 6.1 struck at 11:40 p.m. local time, 20 miles (32 km) east of Ostrel. The 23-year-old "
    "driver, "
    "his mother and three others died. The death toll rose to 19 from 7 on Tuesday. No one was killed in Velmora.",
)
SENTENCES = (
    "At least 12 people were killed in the fire on Monday.",
    "Twelve people, among them two children, died in Monday's blaze in Toledo.",
    "The company did not reject the offer of $1.2 billion.",
    "About 75,000 workers walked out for three days, the largest such strike in history.",
    "The bridge over the river will open in June 2025, two years after it fell.",
)
PHRASES = (
    *(
        "about 30",
        "more than a week",
        "$1.2 billion",
        "between 3 and 5 km",
        "Oct. 4, 2023",
        "half of the workers",
        "yes",
    ),
    *(
        "two days before the strike",
        "1,234.5 tons",
        "5 to 7 p.m.",
        "the 1990s",
        "nearly three quarters",
        "9.5%",
        "-3 °C",
    ),
    *(
        "Toledo, Ohio and Lagos",
        "a dozen or so",
        "no one",
        "two and a half hours",
        "the first week of May",
        "1e5",
        "10^6",
    ),
)
PUBLISHED = (
    *(
        None,
        None,
        date(2023, 10, 13),
        datetime(2024, 2, 29, 23, 59),
        datetime(2023, 10, 14, 1, tzinfo=UTC),
        date(1, 1, 1),
        date(1, 6, 1),
        date(9999, 12, 31),
    ),
    *(date(9900, 12, 31), date(1000, 1, 1), datetime(1, 1, 1), date(1900, 1, 1)),
)
CLAIMS = (
    {
        "source": "a",
        "object": "the fire",
        "attribute": "deaths",
        "value": "about 30",
        "unit": "person",
        "published": "2023-10-13",
    },
    {
        "source": "b",
        "object": "the fire",
        "attribute": "deaths",
        "value": 28,
        "unit": "person",
        "quote": "28 died",
        "id": "r1",
    },
    {
        "source": "c",
        "object": "the fire",
        "attribute": "start",
        "value": "Oct. 4, 2023",
        "scope": {"place": "Toledo", "part": "mill"},
    },
    {
        "source": "c",
        "object": "the fire",
        "attribute": "arson",
        "value": {"kind": "truth", "value": True},
        "speaker": "Ana Cruz",
    },
    {
        "source": "d",
        "object": "the fire",
        "attribute": "length",
        "status": "reported",
        "document": "d1",
        "start": 0,
        "end": 9,
        "value": {"kind": "duration", "core": [86400, 172800], "support": [80000, 180000], "text": "a day or two"},
        "event": {"frame": "fire", "participants": ["mill"], "label": "the fire"},
        "cumulative": True,
    },
    {
        "id": "d1",
        "source": "e",
        "text": SENTENCES[1],
        "title": "Fire",
        "published": "2023-10-14",
        "url": "https://example.org/a",
    },
)
TABLE = "object,attribute,source,value,origin,weight\n" + "".join(
    f"o{i},{a},s{j},{v},v{j % 2},0.{j + 1}\n"
    for i in range(3)
    for j in range(4)
    for a, v in (("height", 10 * i + j), ("when", f"2023-10-0{j + 1}"), ("who", "Ana Bell; Bo Li"), ("lit", "yes"))
)
PAGE = (
    "<!doctype html><html><head><title>Fire</title><meta charset='utf-8'><meta property='article:published_time' "
    'content=\'2024-03-05T08:30:00Z\'><script type=\'application/ld+json\'>{"@type": "NewsArticle", "headline": '
    '"Fire", '
    '"datePublished": "2024-03-05", "articleBody": "A fire killed 3 people."}</script></head><body><nav>Home | '
    "News</nav>"
    "<article><h1>Fire</h1><p>A fire at a mill in Toledo killed 12 people on Monday, police said.</p><p>The company "
    "said "
    "production would stop for three "
    "weeks.</p><table><tr><td>1</td></tr></table></article><footer>Cookies</footer></body></html>"
)
FEED = (
    '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>The Herald</title><item><title>Dam '
    "bursts</title>"
    "<link>https://herald.example/dam</link><guid>dam-1</guid><pubDate>Tue, 05 Mar 2024 08:30:00 +0100</pubDate>"
    "<description>&lt;p&gt;The dam burst on Monday. Two people died.&lt;/p&gt;</description></item></channel></rss>"
)
JSONLD = json.dumps(
    {
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "NewsArticle",
                "headline": "Fire",
                "datePublished": "2024-03-05T08:30:00+01:00",
                "author": [{"@type": "Person", "name": "Ana"}],
                "publisher": {"name": "Herald"},
                "url": "https://example.org/",
                "articleBody": SENTENCES[0],
            },
        ],
    }
)
FRAMES = (
    'format = 1\n[[frame]]\nname = "regatta"\nnouns = ["regatta"]\nverbs = ["sail"]\n'
    'examples = ["The regatta in Lund took place on Monday. -> regatta"]\n'
)
JUDGEMENTS = "# mine\nsame\ta\tb\ttwo reports\ndifferent\ta\tc\nsame event\ta: the walkout\tb: the strike\n"
REPLY = json.dumps(
    {
        "claims": [
            {
                "reason": "how many",
                "quote": "killed 12 people",
                "object": "the fire",
                "attribute": "deaths",
                "value": "12",
                "kind": "count",
                "speaker": "police",
                "status": "reported",
                "when": "on Monday",
                "where": "Toledo",
            },
            {
                "reason": "when",
                "quote": "on Monday",
                "object": "the fire",
                "attribute": "day",
                "value": "Monday",
                "kind": "time",
                "speaker": None,
                "status": "asserted",
                "when": None,
                "where": None,
            },
        ]
    }
)
"""What a model may answer when it is asked for claims."""
VERDICT = json.dumps(
    {
        "reason": "Both tell of one fire.",
        "same_subject": True,
        "same_event": True,
        "same_time_and_part": True,
        "both_asserted": True,
        "verdict": "contradiction",
    }
)
"""What a model may answer when it is asked whether two passages are at odds."""
MODEL_TEXT = "A fire at a mill in Toledo killed 12 people on Monday, police said."
