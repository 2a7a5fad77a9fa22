"""What stands around a number and tells its role: patterns for `quantities`, anchored at the number."""

from __future__ import annotations

import re

from factrecon.language.en.rows import listed
from factrecon.language.syntax.closed_classes import word_set
from factrecon.language.text.keywords import one_of

JOIN = re.compile(
    r"(?P<unit>[\s\u00a0-]?(?:%|percent|per\scent|pct|pc|[€£]|degrees|[a-z]{1,3}))?"
    r"(?P<link>\s?[-–—‐‑]\s?|\s(?:to|or)\s|\sand\s|\s?/\s?)(?P<sign>(?:US|A|C|NZ|HK)?[$€£¥]\s?|PS)?",
    re.IGNORECASE,
)
OF_ONE = re.compile(r"\s(?:of\s)?an?\s")
RATIO = re.compile(r"\s(?:in|out\sof|of\severy|in\severy)\s", re.IGNORECASE)
BETWEEN = re.compile(r"\b(?:between|from|range[ds]?\sfrom|anywhere\sfrom)\s(?:[A-Z]{0,3}[$€£¥]\s?)?\Z", re.IGNORECASE)
FROM = re.compile(r"\bfrom\s(?:[A-Z]{0,3}[$€£¥]\s?)?\Z", re.IGNORECASE)
SCORE_BEFORE = re.compile(
    r"(?:\b(?:won|win|wins|winning|beat|beats|beating|beaten|lost|lose|lead|leads|led|leading|draw|drew|drawn|tied"
    r"|tie|defeat(?:ed|ing|s)?|rout(?:ed|ing)?|by|at|score[ds]?|down|trail(?:ed|ing|s)?|up|vot(?:e|ed|es|ing)|ruled"
    r"|record|thrash(?:ed|ing)?|crush(?:ed|ing)?|drubb(?:ed|ing)|hammer(?:ed|ing)?|went|finish(?:ed)?|sets?"
    r"|go)\b[^.;\d]{0,40})\Z",
    re.IGNORECASE,
)
SCORE_AFTER = re.compile(
    r"\s?(?:win|wins|won|loss|losses|defeat|victory|draw|tie|lead|vote|votes|decision|ruling|record|majority|rout"
    r"|thrashing|away|home|at|over|against|down|up|on\saggregate|success|triumph|series|in)\b",
    re.IGNORECASE,
)
PER = re.compile(
    r"(?:\s(?:per|a|an|each|every)\s(?!few|lot|bit|result|whole|year\sago|year\searlier|month\sago|week\sago"
    r"|decade\sago)|/)(?P<what>[a-z][a-z-]{1,20})(?![a-z])|[\s-](?P<annually>an?[\s-]year|annually|yearly|monthly"
    r"|weekly|daily|hourly)\b",
    re.IGNORECASE,
)
RATES = listed("measures.rates")
AGE_AFTER = re.compile(
    r"(?P<unit>[\s-]?(?:years?|yrs?\.?|months?|mos?\.|weeks?|days?))[\s-](?:olds?|of\sage)\b|[\s-](?P<yo>y/?o)\b",
    re.IGNORECASE,
)
AGE_BEFORE = re.compile(
    r"\b(?:aged|ages|age(?:\s(?:of|as))?|turn(?:ed|s|ing)|was\sonly|turning)\s(?:just\s|only\s|about\s"
    r"|around\s)?(?:\d{1,3}(?:,\s\d{1,3}){0,6},?\sand\s)?\Z",
    re.IGNORECASE,
)
APPOSED = re.compile(
    r"(?:[A-Z][\w.'’-]{1,30}|\b(?:man|woman|boy|girl|son|daughter|brother|sister|mother|father|wife|husband)),\s\Z"
)
HYPHEN_NOUN = re.compile(
    r"[-‐‑](?!some\b)(?P<noun>[a-z]{3,20})(?:[-‐‑](?:old|long|wide|tall|deep|high|strong))?(?![\w])", re.IGNORECASE
)
TO = re.compile(
    r"(?:[\s,]|[a-z]{1,14}\s){0,6}?\b(?:to|at)\s(?:close\s(?:at|on)?\s?|end\s(?:at|on)?\s?|finish\s(?:at|on)?\s?"
    r"|settle\s(?:at|on)?\s?|trade\sat\s|a\s(?:close\sof|record|total\sof|high\sof|low\sof)\s|stand\sat\s|reach\s"
    r"|fall\sto\s|just\s|about\s|around\s|nearly\s|some\s|US|A|C){0,3}[$€£¥]?\s?\Z",
    re.IGNORECASE,
)
DELTA_AFTER = re.compile(
    r"(?:\s[a-z-]{2,15}){0,2}\s(?:(?P<up>increases?|rises?|gains?|jumps?|surges?|hikes?|growth|rebound|raises?|boost"
    r"|higher|more|uptick|climb|premium|warmer|hotter|warming|above\s(?:normal|average|usual))|(?P<down>decreases?"
    r"|drops?|declines?|falls?|cuts?|reductions?|slumps?|slides?|plunge|loss|lower|less|fewer|discount|decline"
    r"|cooler|colder|cooling|below\s(?:normal|average|usual)))\b",
    re.IGNORECASE,
)
DELTA_BEFORE = re.compile(
    r"\b(?:(?P<up>increases?|rises?|gains?|jumps?|surge|hikes?|growth|raise|boost|warming)|(?P<down>decreases?"
    r"|drops?|declines?|falls?|cuts?|reductions?|slump|slide|plunge|cooling)|(?:differences?|changes?|ranges?"
    r"|variations?))\sof\s(?:[a-z]{2,10}\s){0,3}[$€£¥]?\s?\Z",
    re.IGNORECASE,
)
TRANSITIVE = re.compile(
    r"(?:rais|add|los|cut|lift|boost|reduc|lower|slash|trim|shed|hik|recover|contract|expand|lower|eas|lift|slow"
    r"|narrow|crash)",
    re.IGNORECASE,
)
MINUS = re.compile(
    r"(?:(?<!\d\s)\bminus[\s-]|(?P<word>\bnegative\s)|(?<![\w)%.,’'\"”-])(?P<mark>[-−])|(?<![\w)%.,])(?P<dash>–))\Z",
    re.IGNORECASE,
)
ACCOUNTING = re.compile(r"(?:\b(?:was|were|is|are|be|of|at|to|from|by|stood\sat)\s|[:=]\s?)\((?:[A-Z]{0,3}[$€£¥])?\Z")
"""What stands before a number in brackets that is below 0, as accounts have it: "of (1,200)"."""
LINE_START = re.compile(r"(?:\A|\n)[ \t]{0,8}\Z")
SCALE_BESIDE = re.compile(r"[\s\u00a0]?(?P<scale>[Mm]illion|[Bb]illion|[Tt]rillion|[Tt]housand|mln|bln|mn|bn|tn)(?!\w)")
SCALED_CODE = re.compile(r"[\s\u00a0]?(?P<scale>[kKmM]|MM\s?|[mM]n|[bB]n|B)(?P<code>[A-Z]{3})(?!\w)")
LETTER_BESIDE = re.compile(r"(?P<scale>[kKmMbB]|[mM]n|[bB]n)(?!\w)")
"""A scale right behind the bracket of an account: "£(3.4)m"."""
SCALED_SIGN = re.compile(r"[\s\u00a0]?(?P<scale>[kKmM]|MM|[mM]n|[bB]n|B)(?P<sign>[€£])(?!\w)")
SCALES = {
    "mm": 10**6,
    "k": 10**3,
    "thousand": 10**3,
    "m": 10**6,
    "million": 10**6,
    "mln": 10**6,
    "mn": 10**6,
    "b": 10**9,
    "billion": 10**9,
    "bln": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
    "tn": 10**12,
}
BELOW_ZERO = re.compile(r"\s(?:degrees?\s)?below\szero\b", re.IGNORECASE)
WITH_ERROR = re.compile(r"\s?(?:±|\+/[-−–]|\+[-−–])\s?")
"""Between a number and how far it may be off."""
BY = re.compile(r"(?:\s?[x×]\s?|\sby\s)\d")
"""Between the sides of what is measured in two or three directions: "12 x 4 metres"."""
MAGNITUDE_BEFORE = re.compile(r"\bmagnitude(?:\sof)?[\s-](?:about\s|around\s)?\Z", re.IGNORECASE)
INCHES_AFTER = re.compile(r"\s?in(?:\.|ch|ches)?(?!\w)")
PER_UNIT = re.compile(r"/|\sper\s")
COMPOUND = re.compile(r"(?:,?\s(?:and\s)?|-)?")
FEET_AND_INCHES = re.compile(
    r"(?P<feet>\d{1,3})[\u2032'’´`]\s?(?P<inches>\d{1,2}(?:\.\d{1,2})?)\s?(?:[\u2033\"”]|''|’’)"
)
PLUS = re.compile(r"(?<![\w\d])\+\Z")
RANK = re.compile(
    r"""\b(?:No\.?|number|no\.)\s?(?P<n>\d{1,4})(?![\w.,]\d|\w)
    |\#(?P<h>\d{1,4})(?!\w)
    |\b(?:rank(?:ed|s|ing)?|plac(?:ed|es)|finish(?:ed|es|ing)?|came|seeded|rated)\s(?:in\s)?(?P<r>\d{1,4}(?:st|nd
    |rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b
    |\b(?P<l>\d{1,4}(?:st|nd|rd|th)|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)[\s-](?:largest
    |biggest|highest|lowest|smallest|richest|poorest|most|best|worst|place|placed|ranked|seeded|busiest|tallest
    |longest|deadliest|fastest|oldest)\b""",
    re.VERBOSE,
)
RANK_FIRST = re.compile(
    r"#|\b(?:\d|"
    + one_of(
        word_set(
            "No no number rank plac finish came seeded rated second third fourth fifth sixth seventh eighth ninth tenth"
        )
    )
    + ")"
)
"""How every match of `RANK` begins."""
ORDINALS = {
    w: i + 1
    for i, w in enumerate(
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
    )
}
ONE_SUBJECT = re.compile(r"(?:One|(?<=and\s)one)\s(?:was|is|has|had|remain(?:s|ed)|suffer(?:s|ed)|[a-z]{2,12}ed)\b")
