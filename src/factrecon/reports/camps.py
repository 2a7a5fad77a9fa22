"""Who stands together on a question: claims that agree, whatever their words, against those that do not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import frozen

from factrecon.reports import wording
from factrecon.telling import LOUD, origins_of, records
from factrecon.waterfall import voices as heard_in

__all__ = ["Camp", "camps"]

Record = Mapping[str, Any]

_AGREE = frozenset({"same", "refines", "refined_by", "compatible"})


@frozen
class Camp:
    """Claims that leave one answer open together, with that answer in words and who says it."""

    text: str
    claims: tuple[Record, ...]
    sources: tuple[str, ...]
    voices: tuple[str, ...] = ()
    """Who says it, each independent voice in words: "Reuters, through two outlets"."""
    best: bool = False
    """Whether the best supported answer is among them."""


def camps(question: Record, names: Mapping[str, str]) -> tuple[Camp, ...]:
    """The camps of a question: the one with the best supported answer first, then by how many voices stand in each.

    A claim joins the camp of those it agrees with if it is at odds with none there; agreement is not transitive, so
    the most heard claims found the camps. `names` gives the words for events that offsets are anchored to.

    >>> said = [{"id": n, "text": t, "assertions": [{"source": s}]}
    ...     for n, t, s in [("c1", "3 days", "a"), ("c2", "one day", "b")]]
    >>> [(c.text, c.sources) for c in camps({"claims": said}, {})]
    [('3 days', ('a',)), ('one day', ('b',))]
    """
    between: dict[tuple[str, str], tuple[str, str]] = {}
    for c in records(question, "comparisons"):
        told = str(c.get("relation")), str(c.get("kind"))
        between[str(c.get("a")), str(c.get("b"))] = between[str(c.get("b")), str(c.get("a"))] = told
    held = question.get("best")
    best = str(held.get("claim")) if isinstance(held, Mapping) else ""
    claims = records(question, "claims")
    ranked = sorted(
        range(len(claims)), key=lambda n: (str(claims[n].get("id")) != best, -len(origins_of(claims[n])), n)
    )
    found: list[list[int]] = []
    for n in ranked:
        mine = str(claims[n].get("id"))
        ties = [[between.get((mine, str(claims[m].get("id"))), ("", "")) for m in camp] for camp in found]
        fits = [
            camp
            for camp, told in zip(found, ties, strict=True)
            if any(relation in _AGREE and kind != "update" for relation, kind in told)
            and not any(relation in LOUD or kind == "update" for relation, kind in told)
        ]
        if fits:
            fits[0].append(n)
        else:
            found.append([n])
    made = [_camp(question, [claims[n] for n in sorted(camp)], claims[camp[0]], best, names) for camp in found]
    return tuple(sorted(made, key=lambda c: (not c.best, -len({o for k in c.claims for o in origins_of(k)}))))


def _camp(question: Record, claims: Sequence[Record], first: Record, best: str, names: Mapping[str, str]) -> Camp:
    mine = any(str(c.get("id")) == best for c in claims)
    text = wording.told(question.get("best"), names) if mine else wording.told(first, names)
    sources = sorted({str(a.get("source")) for c in claims for a in records(c, "assertions") if a.get("source")})
    voices = heard_in({"claims": claims})
    return Camp(text, tuple(claims), tuple(sources), tuple(sorted(voices.values())), mine)
