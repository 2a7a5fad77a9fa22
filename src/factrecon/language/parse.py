"""One value out of a phrase: "about 30", "more than a week", "5 October 2023", "Ohio and Texas"."""

from __future__ import annotations

from datetime import date, datetime

from factrecon.algebra.tolerance import DEFAULT, Tolerance
from factrecon.errors import InvalidValue, not_a
from factrecon.language.places.finding import find_places
from factrecon.language.quantities.finding import find_quantities
from factrecon.language.times.finding import find_times
from factrecon.values import Places, Text, Value

LONGEST = 2000
"""A phrase is short; what is longer is a document, and is read as one."""


def parse_value(text: str, *, published: date | datetime | None = None, tolerance: Tolerance = DEFAULT) -> Value:
    """The value that a phrase says; words that name no number, time or place are a `Text`.

    Of several values the one that covers most of the phrase is taken. `published` resolves relative
    times. Raises `InvalidValue` for an empty phrase or one of more than 2,000 characters.

    >>> parse_value("more than 75,000").modifier
    'more than'
    >>> parse_value("one week after the strike").kind
    'offset'
    """
    if not isinstance(text, str):
        raise not_a("a phrase as a str", text)
    stripped = text.strip()
    if not stripped:
        raise InvalidValue("an empty phrase says nothing")
    if len(stripped) > LONGEST:
        raise InvalidValue(f"a phrase of {len(stripped)} characters; read it as a document")
    found: list[tuple[int, int, Value]] = []
    times = find_times(stripped, published=published)
    for time in times:
        said: Value | None = time.period.value if time.period is not None else time.value
        if said is not None:
            length = time.end - time.start + (len(time.anchor.text) if time.anchor else 0)
            found.append((length, 3, said))
    exclude = [(t.start, t.end) for t in times]
    for quantity in find_quantities(stripped, exclude=exclude, tolerance=tolerance):
        if quantity.value is not None:
            found.append((max(quantity.end, quantity.noun_end) - quantity.start, 2, quantity.value))
    mentions = [p for p in find_places(stripped) if p.weight >= 0.5]
    if mentions and not found:
        return Places.of(*(p.place for p in mentions), text=stripped)
    if not found:
        return Text(stripped, stripped)
    covered, _, value = max(found, key=lambda f: (f[0], f[1]))
    # A number inside a sentence of words is not what the phrase says.
    return value if covered * 3 >= len(stripped) else Text(stripped, stripped)
