"""Who publishes a text, and which wire it was taken from, where its own words say so: dateline, byline, rights line.

Only what a text says of itself counts. "Told Reuters" credits whoever heard it first; "in a statement to The Herald"
is how an outlet speaks of itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from factrecon.language.en.patterns import pattern
from factrecon.language.en.rows import listed, rows

__all__ = ["outlet_in", "wire_called", "wire_in"]

_EDGE: Final = 1200
_FOOT: Final = 600
"""Code points at the beginning and at the end of a text that may credit somebody."""

_NAME: Final = r"(?:[Tt]he )?[A-Z][\w&'’.-]{0,30}(?: (?:of |and |& )?[A-Z][\w&'’.-]{0,30}){0,4}"
_DATELINE: Final = pattern("papers_own.dateline")
_BYLINE: Final = pattern("papers_own.byline")
_RIGHTS: Final = pattern("papers_own.rights")
_SENT: Final = pattern("papers_own.sent")
_LETTER: Final = pattern("papers_own.letter")
_ENDS: Final = ".,;:'’-"
_LOWER: Final = re.compile(r"\b[a-z]{3,}")
_CAMEL: Final = re.compile(r"[a-z]([A-Z][a-z]{2,})$")
_POSSESSIVE: Final = re.compile(r"['’]s$")


def wire_in(text: str) -> str:
    """The wire that a text credits in its dateline, its byline or its foot; empty if it credits none.

    >>> wire_in("SPRINGFIELD (Reuters) - Talks resumed on Monday."), wire_in("He told Reuters.")
    ('Reuters', '')
    """
    edge = text[:_EDGE] + "\n" + text[-_FOOT:]
    return next((wire for wire, pattern in sorted(_wires().items()) if pattern.search(edge)), "")


@lru_cache(maxsize=1)
def _wires() -> Mapping[str, re.Pattern[str]]:
    # "(Reuters) -" in a dateline, "By ... Associated Press" in a byline, "© Reuters".
    made = {}
    for row in rows("rules/wires.toml"):
        said = "|".join(rf"\b{re.escape(name)}" for name in row.fields["said"])
        made[str(row.fields["name"])] = re.compile(
            rf"\((?:{said})\)[ \t]{{0,3}}[-–—]|\b[Bb]y[^.\n]{{0,60}}(?:{said})\b[ \t]*\n|©[^.\n]{{0,20}}(?:{said})",
            0 if row.fields.get("cased") else re.IGNORECASE,
        )
    return made


def outlet_in(text: str) -> str:
    """The outlet that a text names as its own; empty where it names none, or several with equal right.

    A dateline goes before a byline, a byline before a rights line, and these before what is said in passing.

    >>> (outlet_in("Washington (CNN) The senate voted."),
    ...     outlet_in("He spoke in a statement to The Selby Herald on Monday."))
    ('CNN', 'The Selby Herald')
    """
    head, edge = text[:_EDGE], text[:_EDGE] + "\n" + text[-_FOOT:]
    for found in (_in_dateline(head), _named(_BYLINE, head), _named(_RIGHTS, edge), _said_in_passing(text)):
        names = dict.fromkeys(found)
        if len({n.removeprefix("The ").casefold() for n in names}) == 1:
            return next(iter(names))
    return ""


def _in_dateline(head: str) -> Iterator[str]:
    found = _DATELINE.match(head)
    if found is None:
        return
    name, place = _whole(found["name"]), found["place"]
    # "The Federal Aviation Administration (FAA)" is no dateline: the letters stand for the words before them.
    initials = "".join(w[0] for w in re.findall(r"\b[A-Za-z]\w*", place))
    if _LOWER.search(place) or (name.isupper() and name.casefold() in initials.casefold() and place):
        return
    if found["dash"] or _is_outlet(name):
        yield wire_called(name) or name


def _named(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    for found in pattern.finditer(text):
        name = _whole(found["name"])
        if _is_outlet(name):
            yield wire_called(name) or name


def _said_in_passing(text: str) -> Iterator[str]:
    yield from _named(_LETTER, text[:_EDGE])
    for found in _SENT.finditer(text):
        name = found["name"].rstrip(_ENDS)
        if _POSSESSIVE.search(name):
            # "shared with Hansen's on Monday" names a house; "to Fox News' Ann Lee" names whom it was told.
            if re.match(r"\s(?:on|in|at|by|that|after|and|as|when)\b|[.,;]|\Z", text[found.end() :]):
                yield name
        elif _is_outlet(name):
            yield name


def _whole(name: str) -> str:
    """A name without what ends its sentence: "The Herald. All" is cut, "St. Selby Herald" is not."""
    head, dot, _ = name.partition(". ")
    return (head if dot and len(head.split()) > 1 else name).rstrip(_ENDS)


def wire_called(name: str) -> str:
    """The wire that goes by a name, as it is written; empty if none does.

    >>> wire_called("ap"), wire_called("The Herald")
    ('Associated Press', '')
    """
    return _wires_by_name().get(name.casefold(), "")


@lru_cache(maxsize=1)
def _wires_by_name() -> Mapping[str, str]:
    return {said.casefold(): str(r.fields["name"]) for r in rows("rules/wires.toml") for said in r.fields["said"]}


def _is_outlet(name: str) -> bool:
    """Whether a name is one of an outlet by its last word."""
    plain = name.removeprefix("The ").removeprefix("the ")
    if plain in listed("outlets.broadcasters") or wire_called(plain):
        return True
    words = plain.split()
    last = words[-1] if words else ""
    camel = _CAMEL.search(last)
    if camel:
        last = camel[1]
    if last.casefold() not in listed("outlets.heads") or plain.casefold() in listed("outlets.others"):
        return False
    return len(words) > 1 or bool(camel) or name != plain
