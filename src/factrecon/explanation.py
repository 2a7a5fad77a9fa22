"""Why a verdict is what it is: from the verdict to the claims, the quotes and the sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import frozen

from factrecon.asked import Asked, find_asked
from factrecon.claim_explanation import explain_claims, find_claim
from factrecon.errors import InvalidRecord
from factrecon.model import Question
from factrecon.reports import Reconciled, saved
from factrecon.reports.notebook import explanation_html
from factrecon.reports.shape import check_shape
from factrecon.telling import place
from factrecon.waterfall import Waterfall, falls_of, in_lines, link_waterfall


@frozen
class Explanation:
    """One question of a report, or two claims, with everything that bears on it, as plain data and as text."""

    data: Mapping[str, Any]
    text: str
    waterfalls: tuple[Waterfall, ...] = ()
    """The sums behind it, step by step: why this answer, why one question, why not the nearest claim that was
    missed.
    """

    def __str__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return explanation_html(self.text, self.waterfalls)


def explain(
    reconciliation: Reconciled | Mapping[str, Any],
    question: str | int | Question | Mapping[str, Any],
    other: str | None = None,
) -> Explanation:
    """The explanation of a verdict, or of why two claims were matched or not.

    `reconciliation` is a live one or a saved JSON report; `question` a question, its number or id in the
    report, or words of what it asks. With `other`, both name a claim: by id ("c7"), or by words of what it
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
    report, _ = saved(reconciliation)
    if isinstance(reconciliation, Mapping):
        check_shape(report)
    if other is not None:
        data, text = explain_claims(report, find_claim(report, str(question)), find_claim(report, other))
        falls = tuple(link_waterfall(d, joined=bool(data["matched"])) for d in data["decided"])
        return Explanation(data, "\n".join([text, *_steps(falls)]), falls)
    if isinstance(question, Question):
        question = question.ask
    found = find_question(report, question if isinstance(question, Mapping) else str(question))
    falls = tuple(falls_of(report, found))
    return Explanation(found, "\n".join([*_told(found), *_steps(falls)]), falls)


def _steps(falls: Iterable[Waterfall]) -> Iterator[str]:
    for fall in falls:
        yield from (f"  {line}" for line in in_lines(fall))


def find_question(report: Mapping[str, Any], wanted: str | Mapping[str, Any]) -> Mapping[str, Any]:
    """The question of a report by id, number or words of its `ask` (`find_asked`); raises `UnknownName`."""
    questions = report.get("questions")
    if not isinstance(questions, list):
        raise InvalidRecord("not a report: it has no list of questions")
    if isinstance(wanted, Mapping):
        return wanted
    by_id = {str(q["id"]): q for q in questions}
    told = sorted(questions, key=place)
    known = [
        Asked(
            str(q["id"]), q.get("number", n), str(q.get("ask") or ""), (*(q.get("was") or ()), *(q.get("also") or ()))
        )
        for n, q in enumerate(told, 1)
    ]
    return dict(by_id[find_asked(known, wanted).id])


def _told(q: Mapping[str, Any]) -> list[str]:
    lines = [str(q.get("ask") or q["id"]), f"  {q['status']}: {q.get('reason', '')}".rstrip(": ")]
    best = q.get("best")
    if best:
        lines.append(f"  best supported: {best.get('text', '')} (belief {_shown(best.get('belief'))})")
    if q.get("safe"):
        lines.append(f"  safe to say:    {q['safe'].get('text', '')}")
    voices = q.get("origins")
    if voices is not None:
        agreement, contradiction = q.get("agreement"), q.get("contradiction")
        scores = "" if agreement is None else f"; agreement {_shown(agreement)}, contradiction {_shown(contradiction)}"
        lines.append(f"  independent voices: {voices}{scores}")
    texts = {}
    for claim in q.get("claims", ()):
        texts[claim["id"]] = claim["text"]
        scope = claim.get("scope") or {}
        limits = [", ".join(map(str, scope.get("place") or ())), str(scope.get("part") or "")]
        limited = f" [{'; '.join(x for x in limits if x)}]" if any(limits) else ""
        lines.append(f"  {claim['id']}: {claim['text']}{limited}")
        for a in claim.get("assertions", ()):
            who = a["source"] + (f", quoting {a['speaker']}" if a.get("speaker") else "")
            where = (
                f" ({a['document']} {a['start']}-{a.get('end')})"
                if a.get("document") and a.get("start") is not None
                else ""
            )
            status = "" if a.get("status") in (None, "asserted") else f" [{a['status']}]"
            quote = f": “{' '.join(a['quote'].split())}”" if a.get("quote") else ""
            lines.append(f"      {who}{status}{where}{quote}")
    for c in q.get("contributions") or ():
        share = c.get("independence", 1.0)
        copied = "" if share >= 1 else f", counted {share:.2f} as a copy"
        odds = c.get("log_odds")
        said = "" if odds is None else f": {odds:+.2f} log-odds"
        lines.append(f"  {c.get('origin')} speaks for {c.get('claim')}{said}{copied}")
    for c in q.get("comparisons") or ():
        kind = f", {c['kind']}" if c.get("kind") else ""
        lines.append(
            f"  {c['a']} / {c['b']}: {c['relation']}{kind} "
            f"(agreement {_shown(c.get('agreement'))}, contradiction {_shown(c.get('contradiction'))}; "
            f"rule {c.get('rule')})"
        )
        lines.append(f"      {c.get('reason', '')}")
    return lines


def _shown(score: float | None) -> str:
    return "unknown" if score is None else f"{score:.2f}"
