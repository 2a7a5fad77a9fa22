"""Multi-source fact reconciliation: what several sources establish, what they dispute and why.

A claim answers a question; its value is the set of answers it leaves open.

The names below are the public ones; each is loaded when first used, so that importing the package
costs little.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from factrecon.version import __version__

if TYPE_CHECKING:
    from factrecon.algebra.tolerance import DEFAULT, Tolerance
    from factrecon.algebra.trapezoid import Scores, Trapezoid
    from factrecon.ballot import Ballot, Link, LinkKind, Vote
    from factrecon.columns import Columns
    from factrecon.comparison import Comparison, Rule
    from factrecon.consistency.timeline import Timeline, timeline
    from factrecon.consistency.totals import check_total, find_totals
    from factrecon.engines import fuse
    from factrecon.errors import (
        FactreconError,
        InvalidRecord,
        InvalidValue,
        MissingExtra,
        ModelFailure,
        UnknownName,
        UnreadableInput,
        UnwritableOutput,
    )
    from factrecon.explanation import Explanation, explain
    from factrecon.exports import EXPORTS, export, read_export
    from factrecon.exports.frame import to_frame
    from factrecon.frames import FRAMES, Frame, load_frames
    from factrecon.fusion import METHODS, Beliefs
    from factrecon.graph import ClaimGraph, build_graph, contradictions, to_networkx
    from factrecon.grounding import Grounded, ground
    from factrecon.judging import judge
    from factrecon.language.parse import parse_value
    from factrecon.matching.judgements import Judgement, Judgements, forget, load_judgements, remember
    from factrecon.matching.questions import match
    from factrecon.matching.stories.finding import find_stories
    from factrecon.model import (
        Assertion,
        Attribution,
        Claim,
        Document,
        Event,
        Question,
        Scope,
        Source,
        Span,
        claim,
    )
    from factrecon.models import from_llm, from_openai, load_langextract, model_reader, recorded
    from factrecon.pairs import compare, compare_pairs
    from factrecon.readers import READERS, read
    from factrecon.reconciliation import Reconciliation, read_together, reconcile
    from factrecon.records import dump, load
    from factrecon.reports import FORMATS, report
    from factrecon.rules import RULES
    from factrecon.store import Change, Store
    from factrecon.tables import read_claims, write_answers
    from factrecon.values import (
        KINDS,
        Duration,
        Entity,
        Offset,
        Place,
        Places,
        Quantity,
        Text,
        Time,
        Truth,
        Value,
    )
    from factrecon.verdicts.verdict import Verdict

_HOME = {
    "ballot": ("Ballot", "Link", "LinkKind", "Vote"),
    "comparison": ("Comparison", "Rule"),
    "errors": (
        "FactreconError",
        "InvalidRecord",
        "InvalidValue",
        "MissingExtra",
        "ModelFailure",
        "UnknownName",
        "UnreadableInput",
        "UnwritableOutput",
    ),
    "explanation": ("Explanation", "explain"),
    "exports.frame": ("to_frame",),
    "exports": ("EXPORTS", "export", "read_export"),
    "frames": ("FRAMES", "Frame", "load_frames"),
    "engines": ("fuse",),
    "fusion": ("METHODS", "Beliefs"),
    "grounding": ("Grounded", "ground"),
    "graph": ("ClaimGraph", "build_graph", "contradictions", "to_networkx"),
    "language.parse": ("parse_value",),
    "judging": ("judge",),
    "matching.judgements": ("Judgement", "Judgements", "forget", "load_judgements", "remember"),
    "matching.questions": ("match",),
    "matching.stories.finding": ("find_stories",),
    "model": ("Assertion", "Attribution", "Claim", "Document", "Event", "Question", "Scope", "Source", "Span", "claim"),
    "models": ("from_llm", "from_openai", "load_langextract", "model_reader", "recorded"),
    "pairs": ("compare", "compare_pairs"),
    "readers": ("READERS", "read"),
    "reconciliation": ("Reconciliation", "read_together", "reconcile"),
    "records": ("dump", "load"),
    "reports": ("FORMATS", "report"),
    "rules": ("RULES",),
    "columns": ("Columns",),
    "store": ("Change", "Store"),
    "tables": ("read_claims", "write_answers"),
    "consistency.timeline": ("Timeline", "timeline"),
    "algebra.tolerance": ("DEFAULT", "Tolerance"),
    "consistency.totals": ("check_total", "find_totals"),
    "algebra.trapezoid": ("Scores", "Trapezoid"),
    "values": (
        "KINDS",
        "Duration",
        "Entity",
        "Offset",
        "Place",
        "Places",
        "Quantity",
        "Text",
        "Time",
        "Truth",
        "Value",
    ),
    "verdicts.verdict": ("Verdict",),
}
_WHERE = {name: module for module, names in _HOME.items() for name in names}

__all__ = [
    "DEFAULT",
    "EXPORTS",
    "FORMATS",
    "FRAMES",
    "KINDS",
    "METHODS",
    "READERS",
    "RULES",
    "Assertion",
    "Attribution",
    "Ballot",
    "Beliefs",
    "Change",
    "Claim",
    "ClaimGraph",
    "Columns",
    "Comparison",
    "Document",
    "Duration",
    "Entity",
    "Event",
    "Explanation",
    "FactreconError",
    "Frame",
    "Grounded",
    "InvalidRecord",
    "InvalidValue",
    "Judgement",
    "Judgements",
    "Link",
    "LinkKind",
    "MissingExtra",
    "ModelFailure",
    "Offset",
    "Place",
    "Places",
    "Quantity",
    "Question",
    "Reconciliation",
    "Rule",
    "Scope",
    "Scores",
    "Source",
    "Span",
    "Store",
    "Text",
    "Time",
    "Timeline",
    "Tolerance",
    "Trapezoid",
    "Truth",
    "UnknownName",
    "UnreadableInput",
    "UnwritableOutput",
    "Value",
    "Verdict",
    "Vote",
    "__version__",
    "build_graph",
    "check_total",
    "claim",
    "compare",
    "compare_pairs",
    "contradictions",
    "dump",
    "explain",
    "export",
    "find_stories",
    "find_totals",
    "forget",
    "from_llm",
    "from_openai",
    "fuse",
    "ground",
    "judge",
    "load",
    "load_frames",
    "load_judgements",
    "load_langextract",
    "match",
    "model_reader",
    "parse_value",
    "read",
    "read_claims",
    "read_export",
    "read_together",
    "reconcile",
    "recorded",
    "remember",
    "report",
    "timeline",
    "to_frame",
    "to_networkx",
    "write_answers",
]


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(f"module 'factrecon' has no attribute {name!r}")
    value = getattr(import_module(f"factrecon.{_WHERE[name]}"), name)
    # A submodule of the same name (timeline, reconcile) is put here by the import itself: the verb wins.
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
