"""What a notebook is shown of a verdict, a claim and the graph: escaped, capped, and worth a look."""

from __future__ import annotations

from factrecon import explain, reconcile
from factrecon.model import claim
from factrecon.reports import pictures
from factrecon.values import Quantity, Text

NASTY = "<script>alert(1)</script>"


def test_verdict_claim_graph_and_explanation_show_themselves() -> None:
    said = [
        claim(s, NASTY, "deaths", Quantity.of(n, "person"), ask=f"How many {NASTY}?") for s, n in (("a", 3), ("b", 9))
    ]
    made = reconcile(said)
    verdict = made.verdicts[0]
    shown = [verdict, verdict.best, made.graph, explain(made, "1")]
    for value in shown:
        html = value._repr_html_()
        assert "<script" not in html
        assert "How many" in html
    assert "disputed" in verdict._repr_html_()
    assert "contradiction" in made.graph._repr_html_()
    assert "<svg" in shown[-1]._repr_html_()
    assert pictures.trapezoids(made.to_json()["questions"][0])._repr_svg_().startswith("<svg")


def test_a_graph_of_thousands_is_capped() -> None:
    many = [claim(f"s{n % 7}", f"thing {n}", "note", Text(f"answer {n}")) for n in range(2_000)]
    html = reconcile(many, matching="exact").graph._repr_html_()
    assert len(html) < 60_000
    assert "more questions" in html
