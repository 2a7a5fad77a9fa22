"""The report as JSON: the stable, versioned form that every other format is made from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from factrecon.errors import InvalidRecord
from factrecon.legible import plain_json


def render(report: Mapping[str, Any], *, texts: Mapping[str, str] | None = None, indent: int | None = 1) -> str:
    """The report as JSON text in UTF-8's repertoire, keys in the report's order.

    Hidden characters and lone surrogates are written as escapes. The texts are not part of it.
    Raises InvalidRecord for NaN or infinity, which JSON does not have.

    >>> render({"schema": "factrecon/2"}, indent=None)
    '{"schema": "factrecon/2"}\\n'
    """
    try:
        return plain_json(report, indent=indent) + "\n"
    except (ValueError, TypeError, RecursionError) as error:
        raise InvalidRecord(f"the report holds what JSON cannot ({error})") from error


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) that every report of this version fulfils.

    >>> schema()["title"]
    'factrecon report'
    """
    loaded = json.loads(files("factrecon.reports").joinpath("factrecon-2.schema.json").read_text(encoding="utf-8"))
    return dict(loaded)
