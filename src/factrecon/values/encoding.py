"""Trapezoids as JSON: null for infinity, open ends only where there are any."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from factrecon.algebra.trapezoid import INFINITY, Trapezoid
from factrecon.errors import InvalidValue


def tidy(shape: Trapezoid) -> Trapezoid:
    """The shape with bounds rounded to 12 significant digits, so that equal values are equal objects.

    >>> tidy(Trapezoid(0.1 + 0.2, 1, 1, 1)).a
    0.3
    """
    a, b, c, d = (tidy_number(x) for x in (shape.a, shape.b, shape.c, shape.d))
    wide = b < c  # what twelve digits do not tell apart is a point, and has no open end
    return Trapezoid(a, b, c, d, shape.left_open and wide, shape.right_open and wide)


def tidy_number(bound: float) -> float:
    """A number to 12 significant digits."""
    if -1e12 < bound < 1e12 and bound == int(bound):
        return float(bound)
    return float(f"{bound:.12g}")


def finite_or_none(number: Any) -> float | None:
    """The number that was named, whole ones as integers; raises `InvalidValue` for what is no finite number.

    >>> finite_or_none(30.0), finite_or_none(None)
    (30, None)
    """
    if number is None:
        return None
    if isinstance(number, bool) or not isinstance(number, (int, float)) or not math.isfinite(number):
        raise InvalidValue(f"not a finite number: {shown(number)}")
    return int(number) if isinstance(number, float) and number.is_integer() and abs(number) < 1e15 else number


def text_or_none(text: Any) -> str | None:
    """Words, if there are any; raises `InvalidValue` for what are none.

    >>> text_or_none("about")
    'about'
    """
    if text is None or isinstance(text, str):
        return text
    raise InvalidValue(f"not words: {shown(text)}")


def number_to_json(x: float) -> float | int | None:
    """A bound: null for infinity, a whole number without its point."""
    if x in (INFINITY, -INFINITY):
        return None
    return int(x) if float(x).is_integer() and abs(x) < 1e15 else float(f"{x:.12g}")


def shown(data: Any) -> str:
    """What cannot be used, shortened for an error message.

    >>> shown("x" * 500)[-5:]
    'x ...'
    """
    text = repr(data)
    return text if len(text) <= 200 else text[:196] + " ..."


def bounds_to_json(shape: Trapezoid) -> dict[str, Any]:
    """Core and support, and `open` where an end is."""
    out: dict[str, Any] = {
        "core": [number_to_json(shape.b), number_to_json(shape.c)],
        "support": [number_to_json(shape.a), number_to_json(shape.d)],
    }
    if any(shape.open):
        out["open"] = list(shape.open)
    return out


def bounds_from_json(data: Mapping[str, Any]) -> Trapezoid:
    """The inverse of `bounds_to_json`; raises `InvalidValue`."""
    try:
        (b, c), (a, d) = data["core"], data["support"]
        left, right = data.get("open") or (False, False)
        a, b = (-INFINITY if x is None else x for x in (a, b))
        c, d = (INFINITY if x is None else x for x in (c, d))
        return Trapezoid(a, b, c, d, bool(left), bool(right))
    except (KeyError, TypeError, ValueError) as error:
        raise InvalidValue(f"not a value with core [b, c] and support [a, d]: {shown(data)} ({error})") from error
