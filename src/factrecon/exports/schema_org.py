"""schema.org Claim and ClaimReview as JSON-LD; never a rating: a machine's verdict is not a fact-check.

schema.org has no relation between claims, so those are terms of our own, under `urn:factrecon:`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from factrecon.legible import web_address
from factrecon.reports import outline as order
from factrecon.reports import wording

CONTEXT: Mapping[str, str] = {"@vocab": "https://schema.org/", "factrecon": "urn:factrecon:term:"}
"""The JSON-LD context of the export."""

_TERMS = {
    "contradiction": "contradicts",
    "tension": "inTensionWith",
    "same": "agreesWith",
    "refines": "refines",
    "refined_by": "refinedBy",
    "compatible": "compatibleWith",
}


def write(report: Mapping[str, Any], *, texts: Mapping[str, str] | None = None) -> dict[str, bytes]:
    """One JSON-LD graph: a Question and a ClaimReview without rating for each question, a Claim for each claim.

    A claim's `appearance` are its quotes, each part of an article; `factrecon:contradicts`,
    `factrecon:refines` and so on lead to other claims, and each comparison stands as a
    `factrecon:Comparison` with its scores and reason. ASCII only.

    >>> json.loads(write({"questions": []})["claims.jsonld"])["@graph"]
    []
    """
    names = order.names(report)
    documents = {str(d.get("id")): d for d in order.records(report, "documents")}
    called = {str(s.get("id")): str(s["name"]) for s in order.records(report, "sources") if s.get("name")}
    graph: list[dict[str, Any]] = [_article(d, n, called) for n, d in enumerate(documents.values())]
    numbers = {name: n for n, name in enumerate(documents)}
    for n, question in enumerate(order.records(report, "questions")):
        graph += _question(question, n, names, documents, numbers)
    made = {"@context": dict(CONTEXT), "@graph": graph}
    return {"claims.jsonld": json.dumps(made, allow_nan=False, indent=1).encode()}


def _kept(record: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in record.items() if value not in (None, "", [], {})}


def _article(document: order.Record, n: int, called: Mapping[str, str]) -> dict[str, Any]:
    source = str(document.get("source") or "")
    return _kept(
        {
            "@id": f"urn:factrecon:article:{n}",
            "@type": "Article",
            "identifier": document.get("id"),
            "headline": document.get("title"),
            "url": web_address(document.get("url")),
            "datePublished": document.get("published"),
            "publisher": _kept({"@type": "Organization", "name": called.get(source, source)}),
        }
    )


def _last_told(claims: Sequence[order.Record], documents: Mapping[str, order.Record]) -> str | None:
    """The day of the latest document that a review goes by: there is no clock in it, so that it can be made again."""
    told = {str(a.get("document")) for c in claims for a in order.records(c, "assertions")}
    return max((str(p)[:10] for d in told if (p := documents.get(d, {}).get("published"))), default=None)


def _question(
    question: order.Record,
    n: int,
    names: Mapping[str, str],
    documents: Mapping[str, order.Record],
    numbers: Mapping[str, int],
) -> list[dict[str, Any]]:
    claims = order.records(question, "claims")
    ids = {str(c.get("id")): f"urn:factrecon:claim:{n}:{k}" for k, c in enumerate(claims)}
    asked = f"urn:factrecon:question:{n}"
    compared = order.records(question, "comparisons")
    made = [
        _kept(
            {
                "@id": asked,
                "@type": "Question",
                "identifier": question.get("id"),
                "text": question.get("ask"),
                "factrecon:verdict": question.get("status"),
                "factrecon:agreement": question.get("agreement"),
                "factrecon:contradiction": question.get("contradiction"),
                "factrecon:origins": question.get("origins"),
            }
        ),
        _kept(
            {
                "@id": f"urn:factrecon:review:{n}",
                "@type": "ClaimReview",
                "name": question.get("ask"),
                "claimReviewed": wording.told(question.get("best"), names) or question.get("ask"),
                "reviewBody": question.get("reason"),
                "itemReviewed": [{"@id": i} for i in ids.values()],
                "author": {"@type": "SoftwareApplication", "name": "factrecon"},
                "datePublished": _last_told(claims, documents),
            }
        ),
    ]
    for claim in claims:
        name = ids[str(claim.get("id"))]
        record: dict[str, Any] = {
            "@id": name,
            "@type": "Claim",
            "identifier": claim.get("id"),
            "text": f"{question.get('ask') or ''} {wording.told(claim, names)}".strip(),
            "about": {"@id": asked},
            "factrecon:answer": claim.get("text"),
            "factrecon:belief": claim.get("belief"),
            "factrecon:value": json.dumps(claim.get("value"), sort_keys=True) if claim.get("value") else None,
            "factrecon:scope": json.dumps(claim.get("scope"), sort_keys=True) if claim.get("scope") else None,
            "appearance": [_appearance(a, documents, numbers) for a in order.records(claim, "assertions")],
        }
        for c in compared:
            for here, there, relation in (("a", "b", c.get("relation")), ("b", "a", _converse(c.get("relation")))):
                if str(c.get(here)) == str(claim.get("id")) and str(c.get(there)) in ids and relation in _TERMS:
                    record.setdefault(f"factrecon:{_TERMS[str(relation)]}", []).append({"@id": ids[str(c.get(there))]})
        made.append(_kept(record))
    for k, c in enumerate(compared):
        made.append(
            _kept(
                {
                    "@id": f"urn:factrecon:comparison:{n}:{k}",
                    "@type": "factrecon:Comparison",
                    "factrecon:a": _link(ids.get(str(c.get("a")))),
                    "factrecon:b": _link(ids.get(str(c.get("b")))),
                    **{
                        f"factrecon:{key}": c.get(key)
                        for key in ("relation", "kind", "agreement", "contradiction", "rule", "reason")
                    },
                }
            )
        )
    return made


def _link(name: str | None) -> dict[str, str] | None:
    return {"@id": name} if name else None


def _converse(relation: object) -> object:
    return {"refines": "refined_by", "refined_by": "refines"}.get(str(relation), relation)


def _appearance(
    assertion: order.Record, documents: Mapping[str, order.Record], numbers: Mapping[str, int]
) -> dict[str, Any]:
    document = str(assertion.get("document"))
    speaker = assertion.get("speaker")
    return _kept(
        {
            "@type": "Quotation" if assertion.get("quote") else "CreativeWork",
            "text": assertion.get("quote"),
            "publisher": _kept({"@type": "Organization", "name": assertion.get("source")}),
            "spokenByCharacter": _kept({"@type": "Person", "name": speaker}) if speaker else None,
            "isPartOf": {"@id": f"urn:factrecon:article:{numbers[document]}"} if document in documents else None,
            "url": web_address(documents.get(document, {}).get("url")),
            "datePublished": assertion.get("published") or documents.get(document, {}).get("published"),
            "factrecon:status": assertion.get("status"),
            "factrecon:origin": assertion.get("origin"),
            "factrecon:start": assertion.get("start"),
            "factrecon:end": assertion.get("end"),
        }
    )


def document_urn(name: object) -> str:
    """A URN for a document by its id, for those without an address.

    >>> document_urn("a b/c")
    'urn:factrecon:document:a%20b%2Fc'
    """
    return "urn:factrecon:document:" + quote(str(name).encode("utf-8", "surrogatepass"), safe="")
