"""A claim asked in the source's own words: "Did the museum lend 30 paintings?", "When did the bridge reopen?".

What is a number, a name or words is left open in its place ("The museum lent ___ of its paintings"). Such a question
may be dull and is never nonsense: it is the clause that was read. It has at most fourteen words, no pronoun that stands
for somebody unsaid, and never its own answer; where that cannot be had there is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from factrecon.language.en.rows import listed
from factrecon.language.syntax.closed_classes import word_set
from factrecon.language.syntax.lexicon import look_up
from factrecon.language.syntax.noun_classes import noun_classes
from factrecon.language.syntax.phrases import NounPhrase
from factrecon.language.text.tokens import Token
from factrecon.story.analysis import Sentence
from factrecon.story.sayable import Sayable, finite_above, sayable, unresolved_tokens

__all__ = ["BLANK", "MOST_WORDS", "cloze_of", "noun_asked", "truth_asked"]

BLANK: Final = "___"
MOST_WORDS: Final = 14
_FEWEST: Final = 4
_LEADS: Final = {"time": "When", "places": "Where"}
"""How what stands beside the clause's own parts is asked, by kind of value."""
_AT: Final = listed("asking.at")
_WHERE: Final = listed("asking.where")
_HELPERS: Final = listed("asking.helpers")
_NOTS: Final = listed("asking.nots")
_DATED: Final = frozenset(["act", "event", "communication"])
"""Classes of what has a day of its own."""
_CONTENT: Final = frozenset(["NOUN", "PROPN", "VERB", "NUM"])
_FULL: Final = {
    "’ve": "have",
    "'ve": "have",
    "’re": "are",
    "'re": "are",
    "’ll": "will",
    "'ll": "will",
    "’m": "is",
    "'m": "is",
}
_LEADING: Final = listed("asking.leading")
_HEDGING: Final = listed("questions.hedging")
_TORN: Final = re.compile(
    rf"\w[-–/]{BLANK}|{BLANK}(?:[-–/]\w|['’]s?\b| (?:and|or|to) [$€£]?\d| terms? )"
    rf"|\d(?: percent| points?)? (?:and|or|to) {BLANK}|\b(?:more|less|fewer) than {BLANK}|\bthe {BLANK} ",
    re.IGNORECASE,
)
_JOINING: Final = word_set("and or")
_BEHIND: Final = word_set("to that who which whose where")
_LEAD: Final = 400
"""Code points with which a document begins to tell what it is about."""
_STEM: Final = 6
_FEW_NTH: Final = frozenset(["first", "second", "third"])
_ANY_TIME: Final = frozenset(["point", "day", "time", "another", "of", "to"])
_PASSING: Final = frozenset(["past", "last", "coming", "next", "previous", "week"])
_OVER: Final = frozenset(["over", "within", "during", "in", "for"])
_COUNTED_FROM: Final = frozenset(["ago", "later", "earlier"])
_QUOTES_OF: Final = '“”"'
_QUOTES: Final = str.maketrans("", "", _QUOTES_OF)


def cloze_of(sentence: Sentence, number: int, kind: str, start: int, end: int, named: str = "") -> str:
    """What stands at `start:end` of a clause, asked in the clause's own words; "" where it cannot be printed.

    `named` is who the subject is where it is only a pronoun.

    >>> from factrecon.model import Document
    >>> from factrecon.story.analysis import Analysis
    >>> text = "The museum lent 30 of its paintings on Monday, police said."
    >>> sentence = Analysis(Document(id="a", text=text)).sentences[0]
    >>> lent = next(n for n, c in enumerate(sentence.clauses) if c.verb.lemma == "lend")
    >>> cloze_of(sentence, lent, "quantity", 16, 18), cloze_of(sentence, lent, "time", 39, 45)
    ('The museum lent ___ of its paintings on Monday', 'When did the museum lend 30 of its paintings?')
    """
    whole = _whole_words(sentence, start, end)
    if _says_little(sentence, kind, start, end):
        return ""
    if _is_part_of_a_phrase(sentence, kind, start, end, whole):
        return ""
    start, end = whole
    if kind == "places":
        start = _with_article(sentence, start)
    above = finite_above(sentence, number)
    if above is None or (kind == "places" and _is_modifier(sentence, end)):
        return ""
    told = sayable(sentence, above, named=bool(named))
    if told is None or (told.number != number and named):
        return _whole_sentence(sentence, start, end, kind)
    lead = _LEADS.get(kind)
    if lead is not None and told.bare and not _is_placed(told):
        return ""  # "ruled on ___"
    if lead is not None and (asked := _asked_beside(sentence, told, lead, start, end, named)):
        return asked
    return _left_open(sentence, told, kind, start, end, named) or _whole_sentence(sentence, start, end, kind)


def _says_little(sentence: Sentence, kind: str, start: int, end: int) -> bool:
    """Whether what is left open answers nothing that anybody asks: "a third dose", "at one point", "the Group of
    Seven", "over the past year"; or is a length whose "ago" or "after" stands outside it."""
    said = sentence.text[start:end]
    before = next((t.text.lower() for t in reversed(sentence.tokens) if t.end <= start), "")
    behind = next((t.text.lower() for t in sentence.tokens if t.start >= end), "")
    if kind == "quantity":
        named = said[:1].isupper() and start > sentence.start
        return (
            said.lower() in _FEW_NTH
            or named
            or said.lower().split()[-1:] == ["point"]
            or (said.lower() == "one" and (behind in _ANY_TIME or _is_one_of_them(sentence, start)))
            or any(c in _QUOTES_OF for c in said)
        )
    if kind in ("duration", "time"):
        words = said.lower().split()
        passing = next((w for w in words if w != "the"), "") in _PASSING
        return behind in _COUNTED_FROM or (passing and (before in _OVER or words[0] == "the"))
    return False


def _is_one_of_them(sentence: Sentence, start: int) -> bool:
    """Whether "one" stands for a thing told before: "over a Republican one"."""
    before = next((t for t in reversed(sentence.tokens) if t.end <= start), None)
    return before is not None and before.tag in ("ADJ", "PROPN", "DET")


def _is_part_of_a_phrase(sentence: Sentence, kind: str, start: int, end: int, whole: tuple[int, int]) -> bool:
    """Whether what is left open only tells which thing is meant, or is one of several: "the 2010 race", "a 13-story
    house", "in April and May"."""
    if kind == "quantity" and any(c.isalpha() for c in sentence.text[end : whole[1]]):
        return True
    if kind != "time":
        return False
    follows = [t for t in sentence.tokens if t.start >= end][:2]
    phrase = sentence.parsed.phrase_at(start)
    if phrase is not None and phrase.head.start >= end and not phrase.temporal:
        return True
    before = next((t for t in reversed(sentence.tokens) if t.end <= start), None)
    if before is not None and before.tag in ("ADJ", "DET") and follows and follows[0].tag == "NOUN":
        return True  # "the surprise Sunday afternoon meeting"
    return len(follows) == 2 and follows[0].tag == "CCONJ" and any(t.start == follows[1].start for t in sentence.times)


def _whole_words(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """A place with the rest of the words that it begins or ends in: of "a 396-9 vote" both numbers are left open."""
    held = [t for t in sentence.tokens if t.start < end and start < t.end]
    return (min(start, held[0].start), max(end, held[-1].end)) if held else (start, end)


def _with_article(sentence: Sentence, start: int) -> int:
    """Where a place begins with its article: "arrived in *the* U.S."."""
    before = next((t for t in reversed(sentence.tokens) if t.end <= start), None)
    return before.start if before is not None and before.tag == "DET" else start


def _is_modifier(sentence: Sentence, end: int) -> bool:
    """Whether what ends at a place only tells which thing is meant: "the U.S. economy", "Ohio's governor"."""
    behind = next((t for t in sentence.tokens if t.start >= end), None)
    return behind is not None and behind.start - end <= 1 and behind.tag in ("NOUN", "PROPN", "ADJ", "PART")


def truth_asked(sentence: Sentence, number: int, named: str = "") -> str:
    """Whether a clause holds, asked with all of it that has room, and without its negation; "" where it cannot be.

    >>> from factrecon.model import Document
    >>> from factrecon.story.analysis import Analysis
    >>> sentence = Analysis(Document(id="a", text="The museum lent 30 of its paintings to Lunde.")).sentences[0]
    >>> truth_asked(sentence, 0)
    'Did the museum lend 30 of its paintings to Lunde?'
    """
    told = sayable(sentence, number, named=bool(named))
    if told is None or (told.bare and not _says_enough(told)):
        return ""
    front = _inverted(sentence, told, named, without=_NOTS)
    # Who has a name goes without the title and a deed without its day, where there is no room for both.
    short = _inverted(sentence, told, named, without=_NOTS, who=_untitled(sentence, told.whole))
    day = _day_behind(sentence, told)
    for begun, skip in ((front, None), (short, None), (short, day)):
        for cut in reversed(told.cuts):
            if skip is not None and not told.last <= skip[0] < skip[1] < cut:
                continue
            rest = _unhedged(_behind(sentence, told, cut, skip=skip))
            words = f"{begun} {rest}".split()
            if len(words) <= MOST_WORDS and not _unresolved(sentence, told, cut, named, skip):
                asked = " ".join(words)
                if rest and not any(t.tag in _CONTENT for t in sentence.tokens[told.last : cut]):
                    return ""
                return f"{asked[:1].upper()}{asked[1:]}?" if len(words) >= _FEWEST or told.bare else ""
    return ""


def _untitled(sentence: Sentence, whole: tuple[int, int]) -> str:
    """The full name of somebody whose title is told before it; "" of all others."""
    name = next((n for n in sentence.names if n.kind == "person" and whole[0] < n.start and n.end == whole[1]), None)
    return name.text if name is not None and name.title and " " in name.text else ""


def _day_behind(sentence: Sentence, told: Sayable) -> tuple[int, int] | None:
    """The tokens of the first time behind a verb, with the preposition that leads to it; None where there is none."""
    tokens = sentence.tokens
    time = next((t for t in sentence.times if t.start >= tokens[told.last - 1].end), None)
    if time is None:
        return None
    first = next(n for n, t in enumerate(tokens) if t.end > time.start)
    last = next((n for n, t in enumerate(tokens) if t.start >= time.end), len(tokens))
    led = first > told.last and tokens[first - 1].text.lower() in _AT
    if not led and (tokens[first - 1].tag in ("ADP", "SCONJ") or (first == told.last and told.last - told.first > 1)):
        return None  # "as early as Monday", "was attacked on Monday"
    alone = last == len(tokens) or tokens[last].tag in ("ADP", "PART", "SCONJ", "PUNCT", "VERB", "DET")
    return (first - led, last) if alone else None


def _says_enough(told: Sayable) -> bool:
    """Whether a verb tells something without an object: a passive, or a change that needs none ("collapsed")."""
    verb = told.clause.verb
    return verb.voice == "passive" or verb.lemma in listed("questions.complete")


def _is_placed(told: Sayable) -> bool:
    """Whether when and where is worth asking of a verb without an object: "When did the talks begin?"."""
    return _says_enough(told) or told.clause.verb.lemma in listed("questions.placed")


def noun_asked(phrase: NounPhrase, text: str, kind: str, start: int, end: int) -> str:
    """The question that a time or place answers which stands in the noun phrase of an event.

    "Tuesday's vice presidential debate" is asked as "When was the vice presidential debate?".
    """
    lead = {"time": "When", "places": "Where", "duration": "How long"}.get(kind)
    words = [t for t in phrase.tokens if not (t.start < end and start < t.end) and t.tag not in ("PUNCT", "NUM")]
    while words and (words[0].tag in ("DET", "PART", "PRON") or words[0].text in ("'s", "’s")):
        words = words[1:]
    if lead is None or len(words) < 2 or words[-1].start != phrase.head.start or len(words) > 6:
        return ""
    if not all(t.text[:1].isalpha() for t in words):
        return ""  # "the / Journal poll"
    if any(t.tag in ("VERB", "ADV", "ADP", "AUX", "PART") for t in words) or unresolved_tokens(words):
        return ""
    if phrase.head.tag != "NOUN" or (kind == "places" and phrase.head.lemma not in listed("questions.happenings")):
        return ""
    if kind == "time" and phrase.head.lemma not in listed("questions.happenings"):
        return ""
    number = "were" if phrase.number == "plural" else "was"
    return f"{lead} {number} the {' '.join(t.text for t in words)}?"


# ---- the answer beside the clause's own parts --------------------------------------------------------------------


def _asked_beside(sentence: Sentence, told: Sayable, lead: str, start: int, end: int, named: str) -> str:
    """When or where, asked of a clause whose adjunct surely answers: it stands right behind what the verb needs, or
    before the verb; "" elsewhere."""
    tokens = sentence.tokens
    first = next((n for n, t in enumerate(tokens) if t.start >= start), len(tokens))
    if first and tokens[first - 1].text.lower() in (_AT if lead == "When" else _WHERE):
        first -= 1
    elif lead == "Where":
        return ""
    if lead == "When" and tokens[first].text.lower() in ("until", "till", "since"):
        return ""  # until when, or since when
    behind = told.clause.object
    if lead == "When" and first == told.cuts[0] and behind is not None and behind.head.tag == "NOUN":
        if _is_dated(behind) and tokens[first].text.lower() in ("on", "in", "at"):
            return ""  # "follows his statement on Tuesday": what stands there may date the object
    beside = next((p for p in sentence.parsed.phrases if p.last == first and p.head.tag == "NOUN"), None)
    if lead == "When" and beside is not None and beside.first > told.last and tokens[beside.first - 1].tag == "ADP":
        if _is_dated(beside) and tokens[first].text.lower() in ("on", "in", "at"):
            return ""  # "fell after an increase in 2014"
    if lead == "When" and any(
        told.last <= c.verb.first < first and c.verb.head.form == "gerund" and tokens[c.verb.first - 1].tag == "ADP"
        for c in sentence.clauses
    ):
        return ""  # "have a chance of losing the House in November"
    if lead == "Where" and first == told.cuts[0] and told.clause.object is not None:
        return ""  # "misstated his service in Vietnam": what stands there may belong to the object
    last = next((n for n, t in enumerate(tokens) if t.start >= end), len(tokens))
    if last < len(tokens) and (tokens[last].tag in ("NOUN", "PART", "ADJ") or tokens[last].text == "-"):
        return ""
    front = _inverted(sentence, told, named)
    least = told.cuts[0]
    if told.whole[1] <= tokens[first].start and last <= told.first:  # "The council on Monday approved"
        ends: Sequence[int] = told.cuts
    elif first == told.last and told.bare:
        ends = (told.last,)
    elif first == told.last:  # "approved on Monday the budget"
        ends = [c for c in told.cuts if c > last] or ([told.last] if _is_placed(told) else [])
    elif told.governs <= first and last <= least and _is_beside(tokens, told.governs, first, last):
        if tokens[first - 1].tag in ("ADP", "SCONJ"):
            return ""  # "as early as Monday"
        ends = told.cuts
    elif first == least or (first > least and all(t.tag == "ADV" for t in tokens[least:first])):
        ends = [least, *(c for c in told.cuts if c > last)]
    elif last <= told.first and first <= 2 and not told.clause.marker and tokens[last].text == ",":
        ends = told.cuts  # "On Monday, the council approved"
    else:
        return ""
    for cut in reversed(ends):
        rest = _unhedged(_behind(sentence, told, cut, skip=(first, last)))
        words = f"{lead} {front} {rest}".split()
        if len(words) <= MOST_WORDS and not _unresolved(sentence, told, cut, named, (first, last)):
            return f"{' '.join(words)}?" if len(words) > _FEWEST or told.bare else ""
    return ""


def _is_dated(phrase: NounPhrase) -> bool:
    """Whether a phrase names what has a day of its own."""
    lemma = phrase.head.lemma.lower()
    classes = noun_classes(lemma)
    return classes <= _DATED if classes else lemma in listed("questions.happenings")


def _is_beside(tokens: Sequence[Token], governs: int, first: int, last: int) -> bool:
    """Whether a time between a verb and what it governs dates the verb: "notified the press on Monday that", but not
    "a claim by an aide on Monday that"."""
    behind = tokens[last].text.lower() if last < len(tokens) else ""  # a text may end without a stop
    return all(t.tag == "ADV" for t in tokens[governs:first]) or behind not in _BEHIND


# ---- the answer in its place -------------------------------------------------------------------------------------


def _left_open(sentence: Sentence, told: Sayable, kind: str, start: int, end: int, named: str) -> str:
    tokens = sentence.tokens
    in_subject = told.whole[0] <= start < told.whole[1]
    if in_subject and named:
        return ""
    subject = named or _words(sentence, *told.whole, start, end)
    verb = _words(sentence, tokens[told.first].start, tokens[told.last - 1].end, start, end)
    verb = f"is{verb[2:]}" if verb[:2] in ("'s", "’s") else verb
    if named and verb.split()[0] in ("have", "do", "are", "am"):
        verb = (
            f"{'has' if verb.startswith('have') else 'does' if verb.startswith('do') else 'is'} "
            f"{verb.partition(' ')[2]}"
        )
    adverbs = _words(sentence, told.whole[1], tokens[told.first].start, start, end) if not told.clause.relative else ""
    if "," in adverbs or len(adverbs.split()) > 4:
        adverbs = ""
    for cut in reversed(told.cuts):
        if not in_subject and tokens[cut - 1].end < end:
            break
        rest = _behind(sentence, told, cut, blank=(start, end))
        asked = _unhedged(f"{subject} {_unhedged(adverbs)} {told.helper} {_unhedged(verb)} {rest}")
        if asked.count(BLANK) != 1 or _torn(asked) or len(asked.split()) > MOST_WORDS:
            continue
        if not _unresolved(sentence, told, cut, named):
            return _finished(asked, kind) if len(asked.split()) > _FEWEST else ""
    return ""


def _whole_sentence(sentence: Sentence, start: int, end: int, kind: str) -> str:
    """A short sentence as it stands, with the answer left open."""
    tokens = list(sentence.tokens)
    if len(tokens) > MOST_WORDS + 2 or not any(c.verb.finite and c.subject is not None for c in sentence.clauses):
        return ""
    if sentence.asks or unresolved_tokens(tokens) or any(t.text in ':;—–“”"' for t in tokens) or not tokens:
        return ""
    if tokens[0].text.lower() in _HEDGING or tokens[0].text.lower() in ("but", "and", "so", "or"):
        return ""
    if any(t.text.startswith(("..", "…")) for t in tokens):
        return ""  # what comes is not known
    asked = _words(sentence, tokens[0].start, tokens[-1].end, start, end).rstrip(" .!")
    words = len(asked.split())
    if _torn(asked) or not any(t.tag in _CONTENT and not start <= t.start < end for t in tokens[1:]):
        return ""
    return _finished(asked, kind) if BLANK in asked and _FEWEST < words <= MOST_WORDS else ""


def _torn(asked: str) -> bool:
    """Whether a blank is only half of what stands there: "54-___", "___'s delay"."""
    behind = asked.partition(BLANK)[2].split()[:3]
    named = len(behind) > 2 and behind[0] in _JOINING and all(w[0].isupper() for w in behind[1:])
    return named or _TORN.search(asked) is not None  # "___ and Opportunity Act"


def _unhedged(words: str) -> str:
    """Words without those that only set a clause beside another: "even the index dropped just ___"."""
    kept = words.split()
    while len(kept) > 1 and kept[0].lower() in _HEDGING:
        kept = kept[1:]
    while len(kept) > 1 and kept[-1].lower() in _HEDGING:
        kept = kept[:-1]
    return " ".join(
        w
        for n, w in enumerate(kept)
        if not (w.lower() in _HEDGING and n + 1 < len(kept) and kept[n + 1][:1] in "_0123456789")
    )


def _finished(asked: str, kind: str) -> str:
    if kind == "quantity" and asked.startswith(f"{BLANK} "):
        behind = asked[len(BLANK) + 1 :]
        if behind[:1].islower() and behind.split()[0].rstrip(",").endswith("s") and not behind.startswith("is "):
            return f"How many {behind}?"
    return f"{asked[:1].upper()}{asked[1:]}"


# ---- words -------------------------------------------------------------------------------------------------------


def _inverted(
    sentence: Sentence, told: Sayable, named: str, without: frozenset[str] = frozenset(), *, who: str = ""
) -> str:
    """Helper, subject and the rest of the verb group: "did the museum lend", "has the firm been paid"; the subject by
    the words of `who` where they are given."""
    verb, tokens = told.clause.verb, sentence.tokens
    group = [t for t in tokens[told.first : told.last] if t.text.lower() not in without and not _hedges(t)]
    words = [t.text for t in group]
    titled, who = who, who or named or _unhedged(_words(sentence, *told.whole))
    if not named and not titled:
        who = who if _is_named(sentence, told.whole[0]) else who[:1].lower() + who[1:]
    leading = verb.leading.text.lower()
    helper = {
        "’ll": "will",
        "'ll": "will",
        "’s": "is",
        "'s": "is",
        "'re": "are",
        "’re": "are",
        "'m": "is",
        "’m": "is",
        "am": "is",
    }.get(leading, leading)
    if named:
        helper = {"have": "has", "do": "does", "are": "is"}.get(helper, helper)
    if told.helper:
        return f"{told.helper} {who} {' '.join(words)}"
    if named and verb.lemma in listed("questions.complete") and verb.leading is verb.head:
        return f"did {who} {verb.lemma}"  # "I apologise", said then
    helping = verb.leading is not verb.head and helper in _HELPERS
    if helping or (verb.lemma == "be" and verb.leading is verb.head):
        rest = [w for t, w in zip(group, words, strict=True) if t is not verb.leading]
        asked = f"{helper} {who} {' '.join(rest)}".rstrip()
    else:
        rest = [verb.lemma if t is verb.head else t.text for t in group]
        several = told.clause.subject is not None and (
            told.clause.subject.number == "plural" or bool(told.clause.subject.conjuncts)
        )
        present = "do" if several and not named else "does"
        asked = f"{'did' if verb.tense != 'present' else present} {who} {' '.join(rest)}"
    return _without_denial(asked) if without else asked


def _hedges(token: Token) -> bool:
    return token.tag in ("ADV", "ADJ") and token.text.lower() in _HEDGING


def _without_denial(asked: str) -> str:
    words = asked.split()
    if len(words) > 1 and words[1] in ("no", "none"):
        words[1] = "any"
    return " ".join(words)


def _is_named(sentence: Sentence, start: int) -> bool:
    """Whether a name begins at a place, so that its capital stays."""
    at = next(n for n, t in enumerate(sentence.tokens) if t.start >= start)
    token = sentence.tokens[at]
    if token.text.lower() in ("a", "an", "the"):
        return False
    follows = sentence.tokens[at + 1] if at + 1 < len(sentence.tokens) else None
    if at == 0 and (token.text.lower() in _LEADING or _is_plain_plural(sentence, token, follows)):
        return False  # "Former President Lund", "Floods in Lunde"
    titled = token.text[:1].isupper() and token.tag in ("ADJ", "NOUN", "PROPN")
    if titled and follows is not None and follows.text[:1].isupper():
        return True  # "House Majority Leader"
    if at == 0 and token.tag == "NOUN" and not token.text.endswith("s") and follows is not None:
        if follows.tag in ("VERB", "AUX") and token.text.lower() not in listed("questions.known"):
            return True  # "Alphabet closed lower"
    spans = [(n.start, n.end) for n in sentence.names] + [(p.start, p.end) for p in sentence.places]
    if token.tag == "PROPN" or any(a <= start < b for a, b in spans):
        return at > 0 or f" {token.text.lower()} " not in sentence.text
    if token.text[:1].isupper() and at > 0 and sentence.tokens[at - 1].text not in (".", ":", "“", '"', "—"):
        return True
    return re.search(rf"[a-z,] {re.escape(token.text)}\b", sentence.text) is not None


def _is_plain_plural(sentence: Sentence, token: Token, follows: Token | None) -> bool:
    """Whether a word that begins a sentence is a noun of many and no name ("Democrats"), nor goes one on behind it."""
    word = token.text.lower()
    known = look_up(word)
    if re.search(rf"[a-z,] {re.escape(token.text)}\b", sentence.text) is not None:
        return False
    if not (known.plural and known.known) or (follows is not None and follows.text[:1].isupper()):
        return False
    return (
        "person" not in noun_classes(known.noun) or re.search(rf"\s{re.escape(known.noun)}", sentence.text) is not None
    )


def _behind(
    sentence: Sentence, told: Sayable, cut: int, *, skip: tuple[int, int] | None = None, blank: tuple[int, int] = (0, 0)
) -> str:
    """The words between the verb and a cut, without the tokens of `skip`, with a blank for the code points of
    `blank`.
    """
    tokens = sentence.tokens
    if cut <= told.last:
        return ""
    pieces = [(told.last, cut)]
    if skip is not None and skip[0] < cut and told.last <= skip[0]:
        pieces = [(told.last, skip[0]), (skip[1], cut)]
    words = [_words(sentence, tokens[a].start, tokens[b - 1].end, *blank) for a, b in pieces if a < b]
    return " ".join(w for w in words if w).strip(" ,")


def _words(sentence: Sentence, first: int, last: int, start: int = 0, end: int = 0) -> str:
    """The words at `first:last` on one line, without quotation marks, with a blank for what stands at `start:end`."""
    text = sentence.text
    if last <= first:
        return ""
    if first < end and start < last:
        told = f"{text[first : max(first, start)]}{BLANK}{text[min(last, end) : last]}"
    else:
        told = text[first:last]
    words = told.translate(_QUOTES).split()
    return " ".join(_FULL.get(w.lower(), w) for w in words)


def _unresolved(sentence: Sentence, told: Sayable, cut: int, named: str, skip: tuple[int, int] | None = None) -> bool:
    tokens = sentence.tokens
    inside: list[Token] = []
    if not named and (told.clause.subject is None or told.clause.subject.head.tag != "PRON"):
        inside = [t for t in tokens if told.whole[0] <= t.start < told.whole[1]]
    behind = [t for n, t in enumerate(tokens[:cut]) if n >= told.first and not (skip and skip[0] <= n < skip[1])]
    shown = [(t.start, t.end) for t in (*inside, *behind)]
    return unresolved_tokens([*inside, *behind], named=bool(named)) or _points_back(sentence, shown)


def _points_back(sentence: Sentence, shown: Sequence[tuple[int, int]]) -> bool:
    """Whether "the letter" or "the panel" among the words shown was not told of where the document begins."""
    if sentence.index == 0:
        return False
    starts, tokens = {start for start, _ in shown}, sentence.tokens
    for phrase in sentence.parsed.phrases:
        if phrase.head.start not in starts or phrase.head.tag != "NOUN" or phrase.determiner.lower() != "the":
            continue
        known = listed("questions.known") & {phrase.head.lemma.lower(), phrase.head.text.lower()}
        if len(phrase.tokens) > 2 or phrase.temporal or known:
            continue
        follows = tokens[phrase.last] if phrase.last < len(tokens) else None
        if (
            follows is not None
            and follows.start in starts
            and (follows.tag == "ADP" or follows.text.lower() in _BEHIND)
        ):
            continue  # "the letter of the mayor", "the panel that met"
        lead = sentence.text[: min(_LEAD, phrase.start)].lower()
        if re.search(rf"\b{re.escape(phrase.head.lemma.lower()[:_STEM])}", lead) is None:
            return True
    return False
