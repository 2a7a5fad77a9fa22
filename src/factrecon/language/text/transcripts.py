"""Labels of who speaks, before the lines of a transcript: "BELL: Twelve people died."."""

from __future__ import annotations

import re
from collections import Counter

from attrs import frozen

from factrecon.language.syntax.lexicon import look_up

__all__ = ["Label", "speaker_labels"]

_LABEL = re.compile(
    r"^[ \t]{0,8}(?P<name>(?:[A-Z][A-Z.'’-]{1,24}(?: [A-Z][A-Z.'’-]{0,24}){0,4})|[QA])"
    r"(?:, [A-Z][\w ,.'’-]{1,60})?(?: \([^()\n]{1,40}\))?:[ \t]+(?=\S)",
    re.MULTILINE,
)
_FEWEST = 2
"""Labels below which a line in capitals may be a dateline ("MUMBAI: Two people died")."""


@frozen
class Label:
    """A label at `start:end`, colon and blank included; what it stands before ends at `line_end`.

    `name` is whoever speaks, "" where the label names nobody ("Q", "WATCH").
    """

    start: int
    end: int
    line_end: int
    name: str


def speaker_labels(text: str, start: int = 0) -> tuple[Label, ...]:
    """The labels behind `start`, if the text is a transcript; in order.

    >>> text = "BELL: Twelve died.\\nLUND: When?\\nBELL: On Monday."
    >>> [(label.name, text[label.end : label.line_end]) for label in speaker_labels(text)]
    [('Bell', 'Twelve died.'), ('Lund', 'When?'), ('Bell', 'On Monday.')]
    >>> speaker_labels("AKRON: Twelve people died on Monday.")
    ()
    """
    found = list(_LABEL.finditer(text, start))
    if len(found) < _FEWEST:
        return ()
    often = Counter(match["name"] for match in found)
    out: list[Label] = []
    for match in found:
        line_end = text.find("\n", match.end())
        name = match["name"]
        words = name.lower().split()
        known = all(look_up(word).known for word in words)
        nobody = len(name) < 2 or any(look_up(word).function for word in words) or (known and often[name] < _FEWEST)
        out.append(
            Label(
                match.start("name"),
                match.end(),
                len(text) if line_end < 0 else line_end,
                "" if nobody else name.title(),
            )
        )
    return tuple(out)
