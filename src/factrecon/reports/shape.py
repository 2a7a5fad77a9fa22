"""Whether a report that was read has the shape that the shipped schema describes: the first place where it has not.

The schema is written in a small part of JSON Schema; `WORDS` are what of it is used and understood here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from factrecon.errors import InvalidRecord
from factrecon.reports.json import schema

__all__ = ["WORDS", "check_shape", "first_fault"]

_TYPES: Final[Mapping[str, tuple[type, ...]]] = {
    "object": (Mapping,),
    "array": (list, tuple),
    "string": (str,),
    "boolean": (bool,),
    "null": (type(None),),
    "integer": (int,),
    "number": (int, float),
}
_TOLD: Final = frozenset({"$schema", "$defs", "title", "description"})
WORDS: Final = _TOLD | {
    *("type", "properties", "additionalProperties", "required", "items", "minItems", "maxItems", "minimum", "maximum"),
    *("const", "enum", "pattern", "$ref", "allOf", "anyOf", "if", "then"),
}
"""The keywords of JSON Schema that the schema may use."""

_LATER: Final = ("number",)
"""Keys that a report has to have only from the second version on."""


def check_shape(report: Any, name: str = "report") -> None:
    """Refuse a report that is damaged; raises `InvalidRecord` with the place.

    A report of the first version, or without a version, needs no key that came later.

    >>> check_shape({"questions": "none"}, "r.json")
    Traceback (most recent call last):
        ...
    factrecon.errors.InvalidRecord: r.json: not a report: it has no list of questions; save one with --format json
    """
    if not isinstance(report, Mapping) or not isinstance(report.get("questions"), (list, tuple)):
        raise InvalidRecord(f"{name}: not a report: it has no list of questions; save one with --format json")
    try:
        fault = first_fault(report, old=report.get("schema") in (None, "factrecon/1"))
    except RecursionError:
        fault = "nested too deeply"
    if fault:
        raise InvalidRecord(f"{name}: damaged: {fault}")


def first_fault(report: Any, *, old: bool = False) -> str | None:
    """The first place where a report is not of the schema, and what is wrong there; None where it is all right."""
    whole = _schema(old)
    return _fault(report, whole, whole, "")


@lru_cache(maxsize=2)
def _schema(old: bool) -> dict[str, Any]:
    made = schema()
    if old:
        made = {**made, "required": ["questions"], "properties": {**made["properties"], "schema": {"type": "string"}}}
        question = dict(made["$defs"]["question"])
        question["required"] = [key for key in question["required"] if key not in _LATER]
        made["$defs"] = {**made["$defs"], "question": question}
    return made


def _fault(value: Any, rule: Mapping[str, Any], whole: Mapping[str, Any], place: str) -> str | None:
    if "$ref" in rule:
        fault = _fault(value, whole["$defs"][rule["$ref"].rpartition("/")[2]], whole, place)
        if fault:
            return fault
    wanted = rule.get("type")
    if wanted is not None:
        names = [wanted] if isinstance(wanted, str) else wanted
        if not any(_is(value, name) for name in names):
            return f"{_at(place)}{_a(names)} is wanted, not {_what(value)}"
    if "const" in rule and not _same(value, rule["const"]):
        return f"{_at(place)}{rule['const']!r} is wanted, not {_what(value)}"
    if "enum" in rule and not any(_same(value, each) for each in rule["enum"]):
        return f"{_at(place)}one of {', '.join(map(str, rule['enum']))} is wanted, not {_what(value)}"
    for each in rule.get("allOf", ()):
        if fault := _fault(value, each, whole, place):
            return fault
    if "anyOf" in rule:
        faults = [_fault(value, each, whole, place) for each in rule["anyOf"]]
        if all(faults):
            return faults[0]
    if "if" in rule and _fault(value, rule["if"], whole, place) is None:
        if fault := _fault(value, rule.get("then", {}), whole, place):
            return fault
    if isinstance(value, str):
        if "pattern" in rule and not re.search(rule["pattern"], value):
            return f"{_at(place)}{_what(value)} is not of the form {rule['pattern']}"
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        if value < rule.get("minimum", value) or value > rule.get("maximum", value) or value != value:
            return f"{_at(place)}{value} is out of bounds"
    elif isinstance(value, Mapping):
        return _of_object(value, rule, whole, place)
    elif isinstance(value, (list, tuple)):
        return _of_array(value, rule, whole, place)
    return None


def _of_object(value: Mapping[str, Any], rule: Mapping[str, Any], whole: Mapping[str, Any], place: str) -> str | None:
    for key in rule.get("required", ()):
        if key not in value:
            return f"{_at(place)}{key!r} is missing"
    known = rule.get("properties", {})
    other = rule.get("additionalProperties")
    for key, held in value.items():
        each = known.get(key, other)
        if isinstance(each, Mapping) and (fault := _fault(held, each, whole, f"{place}.{key}" if place else str(key))):
            return fault
    return None


def _of_array(value: Sequence[Any], rule: Mapping[str, Any], whole: Mapping[str, Any], place: str) -> str | None:
    if not rule.get("minItems", 0) <= len(value) <= rule.get("maxItems", len(value)):
        return f"{_at(place)}{len(value)} entries"
    if "items" in rule:
        for number, held in enumerate(value):
            if fault := _fault(held, rule["items"], whole, f"{place}[{number}]"):
                return fault
    return None


def _is(value: Any, name: str) -> bool:
    if isinstance(value, bool):
        return name == "boolean"
    if name == "integer" and isinstance(value, float):
        return value.is_integer()
    return isinstance(value, _TYPES[name])


def _same(value: Any, other: Any) -> bool:
    return type(value) is type(other) and bool(value == other)


def _at(place: str) -> str:
    return f"at {place} " if place else ""


def _a(names: Sequence[str]) -> str:
    return " or ".join("nothing" if n == "null" else f"{'an' if n[0] in 'aio' else 'a'} {n}" for n in names)


def _what(value: Any) -> str:
    if isinstance(value, str):
        return repr(value if len(value) <= 40 else value[:40] + "…")
    return next((_a([name]) for name in ("null", "boolean", "number", "array", "object") if _is(value, name)), "that")
