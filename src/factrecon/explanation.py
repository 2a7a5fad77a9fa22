"""Why a verdict is what it is: from the verdict to the claims, the quotes and the sources."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import frozen

from factrecon.claim_explanation import explain_claims, find_claim
from factrecon.errors import InvalidRecord, UnknownName


@frozen
class Explanation:
    """One question of a report, or two claims, with everything that bears on it, as plain data and as text."""

    data: Mapping[str, Any]
    text: str

    def __str__(self) -> str:
        return self.text


def explain(reconciliation: Any, question: Any, other: str | None = None) -> Explanation:
    """The explanation of a verdict, or of why two claims were matched or not.

    `reconciliation` is a live one or a saved JSON report; `question` a question, its id in the report
    ("q3"), or words of what it asks. With `other`, both name a claim: by id ("c7"), or by words of what it
    says or of its quote, after "DOCUMENT: " if need be. Raises `UnknownName` where none or several fit.

    >>> from factrecon.model import claim
    >>> from factrecon.reconciliation import reconcile
    >>> from factrecon.values import Quantity
    >>> made = reconcile([claim("a", "the fire", "deaths", Quantity.of(30, "person"), ask="How many died?")])
    >>> print(explain(made, "how many").text.splitlines()[0])
    How many died?
    >>> explain(made, "c1", "c1").data["matched"]
    True
    """
    from factrecon.reports import saved

    report, _ = saved(reconciliation)
    if other is not None:
        return Explanation(*explain_claims(report, find_claim(report, str(question)), find_claim(report, other)))
    found = find_question(report, question if isinstance(question, (str, Mapping)) else question.ask)
    return Explanation(found, "\n".join(_told(found)))


def find_question(report: Mapping[str, Any], wanted: str | Mapping[str, Any]) -> Mapping[str, Any]:
    """The question of a report by id or by words of its `ask`; raises `UnknownName`."""
    questions = report.get("questions")
    if not isinstance(questions, list):
        raise InvalidRecord("not a report: it has no list of questions")
    if isinstance(wanted, Mapping):
        return wanted
    text = " ".join(wanted.casefold().split()).rstrip("?")
    for q in questions:
        if q["id"] == wanted or q.get("ask", "").casefold().rstrip("?") == text:
            return dict(q)
    words = set(text.split())
    fitting = [q for q in questions if words <= set(q.get("ask", "").casefold().rstrip("?").split())]
    if len(fitting) == 1:
        return dict(fitting[0])
    listed = "\n".join(f"  {q['id']}: {q.get('ask', '')}" for q in (fitting or questions)[:60])
    problem = "several questions fit" if fitting else "no question fits"
    raise UnknownName(f"{problem} {wanted!r}; choose by id:\n{listed}")


def _told(q: Mapping[str, Any]) -> list[str]:
    lines = [str(q.get("ask") or q["id"]), f"  {q['status']}: {q.get('reason', '')}".rstrip(": ")]
    best = q.get("best")
    if best:
        lines.append(f"  best supported: {best['text']} (belief {best['belief']:.2f})")
    if q.get("safe"):
        lines.append(f"  safe to say:    {q['safe']['text']}")
    voices = q.get("origins")
    if voices is not None:
        agreement, contradiction = q.get("agreement"), q.get("contradiction")
        scores = "" if agreement is None else f"; agreement {agreement:.2f}, contradiction {contradiction:.2f}"
        lines.append(f"  independent voices: {voices}{scores}")
    texts = {}
    for claim in q.get("claims", ()):
        texts[claim["id"]] = claim["text"]
        scope = claim.get("scope") or {}
        limits = [", ".join(scope.get("place", ())), str(scope.get("part") or "")]
        limited = f" [{'; '.join(x for x in limits if x)}]" if any(limits) else ""
        lines.append(f"  {claim['id']}: {claim['text']}{limited}")
        for a in claim.get("assertions", ()):
            who = a["source"] + (f", quoting {a['speaker']}" if a.get("speaker") else "")
            where = (
                f" ({a['document']} {a['start']}-{a['end']})"
                if a.get("document") and a.get("start") is not None
                else ""
            )
            status = "" if a.get("status") in (None, "asserted") else f" [{a['status']}]"
            quote = f": “{' '.join(a['quote'].split())}”" if a.get("quote") else ""
            lines.append(f"      {who}{status}{where}{quote}")
    for c in q.get("contributions", ()):
        share = "" if c["independence"] >= 1 else f", counted {c['independence']:.2f} as a copy"
        lines.append(f"  {c['origin']} speaks for {c['claim']}: {c['log_odds']:+.2f} log-odds{share}")
    for c in q.get("comparisons", ()):
        kind = f", {c['kind']}" if c.get("kind") else ""
        lines.append(
            f"  {c['a']} / {c['b']}: {c['relation']}{kind} "
            f"(agreement {c['agreement']:.2f}, contradiction {c['contradiction']:.2f}; rule {c['rule']})"
        )
        lines.append(f"      {c['reason']}")
    return lines
