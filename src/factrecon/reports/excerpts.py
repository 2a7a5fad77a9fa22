"""A quote in its sentence with the deciding words marked: what stands behind every statement of a report."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from attrs import frozen

from factrecon.language.text.boilerplate import boilerplate
from factrecon.language.text.sentences import split_sentences

_HEADER = re.compile(r"\s{0,80}date\s+\d{4}-\d{2}-\d{2}[ \t]*")
_NOTICES = 4000  # code points of a text whose beginning may be notices of its page
_REACH = 280  # code points shown on either side of a quote; the rest of an overlong sentence is cut
_WINDOW = 700  # code points looked at on either side


@frozen
class Excerpt:
    """Five pieces that follow each other in the text; `words` decided the claim, `quote` is their join with its
    ends.
    """

    before: str = ""
    head: str = ""
    words: str = ""
    tail: str = ""
    after: str = ""

    @property
    def quote(self) -> str:
        """The quoted words exactly as they stand in the text."""
        return self.head + self.words + self.tail


def _int(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def place(assertion: Mapping[str, Any]) -> tuple[int, int] | None:
    """Start and end of an assertion's quote in its document, in code points; None where it has no place."""
    start, end = _int(assertion.get("start")), _int(assertion.get("end"))
    if start is None or end is None or end <= start or not assertion.get("document"):
        return None
    return start, end


def deciding(assertion: Mapping[str, Any], claim: Mapping[str, Any]) -> tuple[int, int] | None:
    """Where in the quote the deciding words stand: as the assertion says, else where the value's words are found.

    Offsets are into the quote. The words are looked for as they are, then without regard to case and
    blanks; nothing looser, since a lookalike with another number must never be marked.

    >>> deciding({"quote": "About 75,000 walked off"}, {"text": "about 75,000"})
    (0, 12)
    """
    quote = assertion.get("quote")
    if not isinstance(quote, str) or not quote:
        return None
    focus, start = assertion.get("focus"), _int(assertion.get("start"))
    if isinstance(focus, list | tuple) and len(focus) == 2 and start is not None:
        low, high = _int(focus[0]), _int(focus[1])
        if low is not None and high is not None and start <= low < high <= start + len(quote):
            return low - start, high - start
    value = claim.get("value")
    said = value.get("text") if isinstance(value, Mapping) else None
    for words in (said, claim.get("text")):
        if not isinstance(words, str) or not words.strip() or len(words) > len(quote) + 40:
            continue
        found = re.search(r"\s+".join(re.escape(w) for w in words.split()), quote, re.IGNORECASE)
        if found:
            return found.span()
    return None


def excerpt(assertion: Mapping[str, Any], claim: Mapping[str, Any], text: str | None = None) -> Excerpt | None:
    """The quote of an assertion inside its sentence, or None where it quotes nothing.

    With the document's text at hand, and the quote standing there exactly, the rest of the sentence
    comes from the text; else from the assertion's own `prefix` and `suffix`, if it has them.
    """
    quote = assertion.get("quote")
    if not isinstance(quote, str) or not quote:
        return None
    marked = deciding(assertion, claim)
    if text is not None and stands(assertion, text):
        start, end = place(assertion) or (0, 0)
        low = max(0, start - _WINDOW)
        before, after = _sentence(
            text[low : end + _WINDOW], start - low, end - low, cut=(low > 0, end + _WINDOW < len(text))
        )
    else:
        prefix, suffix = (s if isinstance(s, str) else "" for s in (assertion.get("prefix"), assertion.get("suffix")))
        around = prefix + quote + suffix
        before, after = _sentence(around, len(prefix), len(prefix) + len(quote), cut=(bool(prefix), bool(suffix)))
    if marked is None:  # a quote that is but a few words of its sentence is itself what decides
        marked = (0, len(quote)) if before.strip() or after.strip(" .!?…”’\"'") else (0, 0)
    return Excerpt(before, quote[: marked[0]], quote[slice(*marked)], quote[marked[1] :], after)


def quotation_marks(found: Excerpt) -> tuple[str, str]:
    """Marks to set around an excerpt: others where it holds quotation marks of its own.

    >>> quotation_marks(Excerpt(words="“Yes”"))
    ('« ', ' »')
    """
    return ("« ", " »") if re.search('[“”„"«»]', found.before + found.quote + found.after) else ("“", "”")


def stands(assertion: Mapping[str, Any], text: str) -> bool:
    """Whether the quote stands in the text exactly where the assertion says."""
    span = place(assertion)
    return span is not None and text[span[0] : span[1]] == assertion.get("quote")


def body_start(text: str) -> int:
    """Where a text proper begins: behind a leading `date YYYY-MM-DD`, and behind what the page says of itself.

    >>> body_start("date 2024-05-15 A fire broke out."), body_start("Sign up for our newsletter. A fire broke out.")
    (16, 28)
    """
    header = _HEADER.match(text)
    at = header.end() if header else 0
    for start, end in boilerplate(text[:_NOTICES], at):
        if text[at:start].strip():
            break
        at = end
    return at + len(text[at:]) - len(text[at:].lstrip()) if text[at:].strip() else at


def _sentence(text: str, start: int, end: int, *, cut: tuple[bool, bool]) -> tuple[str, str]:
    """What precedes and follows a stretch within its sentences; `cut`: the text went on before, after."""
    body = body_start(text) if not cut[0] else 0
    body = body if body <= start else 0
    touched = [(a + body, b + body) for a, b in split_sentences(text[body:]) if a + body < end and b + body > start]
    low, high = (min(start, touched[0][0]), max(end, touched[-1][1])) if touched else (start, end)
    before, after = text[low:start], text[end:high]
    if len(before) > _REACH or (cut[0] and before and low == body):
        before = "… " + before[-_REACH:]
    if len(after) > _REACH or (cut[1] and after and high == len(text.rstrip()) and after[-1] not in ".!?…"):
        after = after[:_REACH] + " …"
    return before, after
