"""W3C Web Annotations: each quote by its words and by its place, in code points and in UTF-16 units."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from factrecon.exports.schema_org import document_urn
from factrecon.legible import web_address
from factrecon.reports import outline as order
from factrecon.reports import wording
from factrecon.reports.excerpts import place, stands

_AROUND = 32


def write(report: Mapping[str, Any], *, texts: Mapping[str, str] | None = None) -> dict[str, bytes]:
    """An AnnotationPage with one annotation for each quote that has a place in a document.

    The target is the document's web address, or a URN of its id; it has a TextQuoteSelector and a
    TextPositionSelector in code points, as the W3C's model counts. Where the text is at hand the latter
    also has `factrecon:utf16Start` and `factrecon:utf16End` for JavaScript, and prefix and suffix come
    from the text. ASCII only.

    >>> json.loads(write({"questions": []})["annotations.jsonld"])["type"]
    'AnnotationPage'
    """
    texts, names = texts or {}, order.names(report)
    documents = {str(d.get("id")): d for d in order.records(report, "documents")}
    items: list[dict[str, Any]] = []
    for question in order.records(report, "questions"):
        for claim, assertion in order.assertions(question):
            span = place(assertion)
            if span is None or not isinstance(assertion.get("quote"), str):
                continue
            name = str(assertion["document"])
            address = web_address(documents.get(name, {}).get("url"))
            items.append(
                {
                    "id": f"urn:factrecon:annotation:{len(items)}",
                    "type": "Annotation",
                    "motivation": "describing",
                    "body": [
                        {
                            "type": "TextualBody",
                            "purpose": "describing",
                            "value": f"{question.get('ask') or ''} {wording.told(claim, names)}".strip(),
                        },
                        {"type": "TextualBody", "purpose": "tagging", "value": str(question.get("status") or "")},
                    ],
                    "target": {
                        "source": address or document_urn(name),
                        "selector": [
                            _quote(assertion, texts.get(name), span),
                            _position(assertion, texts.get(name), span),
                        ],
                    },
                    "factrecon:question": question.get("id"),
                    "factrecon:claim": claim.get("id"),
                }
            )
    made = {
        "@context": ["http://www.w3.org/ns/anno.jsonld", {"factrecon": "urn:factrecon:term:"}],
        "id": "urn:factrecon:annotations",
        "type": "AnnotationPage",
        "items": items,
    }
    return {"annotations.jsonld": json.dumps(made, allow_nan=False, indent=1).encode()}


def _quote(assertion: order.Record, text: str | None, span: tuple[int, int]) -> dict[str, Any]:
    made = {"type": "TextQuoteSelector", "exact": assertion["quote"]}
    if text is not None and stands(assertion, text):
        return {
            **made,
            "prefix": text[max(0, span[0] - _AROUND) : span[0]],
            "suffix": text[span[1] : span[1] + _AROUND],
        }
    return {**made, **{key: assertion[key] for key in ("prefix", "suffix") if isinstance(assertion.get(key), str)}}


def _position(assertion: order.Record, text: str | None, span: tuple[int, int]) -> dict[str, Any]:
    made: dict[str, Any] = {"type": "TextPositionSelector", "start": span[0], "end": span[1]}
    if text is not None and stands(assertion, text):
        start = _units(text[: span[0]])
        made |= {"factrecon:utf16Start": start, "factrecon:utf16End": start + _units(text[span[0] : span[1]])}
    return made


def _units(text: str) -> int:
    """UTF-16 code units of a text, as JavaScript counts."""
    return len(text) + sum(ord(c) > 0xFFFF for c in text)
