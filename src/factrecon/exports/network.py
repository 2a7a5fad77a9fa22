"""A report as a networkx graph with plain attributes: the graph that GraphML, Cytoscape and node-link exports write."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from factrecon.errors import InvalidRecord
from factrecon.exports.rows import COLUMNS, MORE, PLACE, Row, from_tables, to_tables

if TYPE_CHECKING:
    import networkx as nx

_NODES = {"sources": "source", "documents": "document", "events": "event", "questions": "question", "claims": "claim"}
_LABELS = {
    "source": ("id",),
    "document": ("title", "id"),
    "event": ("label", "frame", "id"),
    "question": ("ask", "id"),
    "claim": ("text", "id"),
}
_GRAPH = ("report", "conflicts", "left_out")
# Cytoscape keeps `id`, `name` and `value` of a node to itself, and `id`, `source`, `target`, `key` of an edge; Gephi
# takes an edge's `b` for its blue.
_RENAMED = {"id": "record_id", "source": "record_source", "label": "record_label", "a": "claim_a", "b": "claim_b"}


def to_graph(report: Mapping[str, Any]) -> nx.MultiDiGraph[str]:
    """The report as a graph that gives it back whole by `from_graph`.

    Nodes are `source-0`, `document-0`, `event-0`, `question-0`, `claim-0` and so on, with `type` and
    `label`; edges have a `type` too: `asserts` (source to claim), `compares` (claim to claim), `answers`
    (claim to question), `about` (question to event), `published` (source to document). All attributes are
    strings and numbers; a record's `id`, `source` and `label` are called `record_id` and so on, the `a` and `b` of a
    comparison `claim_a` and `claim_b`; `more` holds the rest of a record as JSON.

    >>> sorted(to_graph({"questions": [{"id": "q", "claims": [{"id": "c"}]}]}))
    ['claim-0', 'question-0']
    """
    import networkx as nx

    tables = to_tables(report)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.graph.update(
        {name: json.dumps([_plain(row) for row in tables[name]], sort_keys=True) for name in _GRAPH if tables[name]}
    )
    known: dict[tuple[str, str], str] = {}
    claims: dict[tuple[int, int], str] = {}
    by_id: dict[tuple[int, str], str] = {}
    for table, kind in _NODES.items():
        for n, row in enumerate(tables[table]):
            name = f"{kind}-{n}"
            label = next((row[key] for key in _LABELS[kind] if row.get(key)), name)
            graph.add_node(name, type=kind, label=label, order=n, **_plain(row))
            known.setdefault((kind, row.get("id") or ""), name)
            if kind == "claim":
                claims[row["question_row"], row["claim_row"]] = name
                by_id.setdefault((row["question_row"], row.get("id") or ""), name)
    for row in tables["assertions"]:
        wanted = ("source", row.get("source") or "")
        if wanted not in known:  # a source that the report does not list still says what it says
            known[wanted] = f"source-{sum(1 for kind, _ in known if kind == 'source')}-implied"
            graph.add_node(known[wanted], type="implied", label=wanted[1] or "?")
    for n, row in enumerate(tables["assertions"]):
        claim = claims[row["question_row"], row["claim_row"]]
        graph.add_edge(
            known["source", row.get("source") or ""], claim, key=f"asserts-{n}", type="asserts", order=n, **_plain(row)
        )
    for n, row in enumerate(tables["comparisons"]):
        ends = [by_id.get((row["question_row"], row.get(side) or "")) for side in ("a", "b")]
        a, b = (end or f"question-{row['question_row']}" for end in ends)
        graph.add_edge(a, b, key=f"compares-{n}", type="compares", order=n, **_plain(row))
    # Readers of files know an edge by its key alone, whatever it joins: each has one of its own.
    for n, ((question, _), name) in enumerate(claims.items()):
        graph.add_edge(name, f"question-{question}", key=f"answers-{n}", type="answers")
    for n, row in enumerate(tables["questions"]):
        if row.get("event") and ("event", row["event"]) in known:
            graph.add_edge(f"question-{n}", known["event", row["event"]], key=f"about-{n}", type="about")
    for n, row in enumerate(tables["documents"]):
        if row.get("source") and ("source", row["source"]) in known:
            graph.add_edge(known["source", row["source"]], f"document-{n}", key=f"published-{n}", type="published")
    return graph


def from_graph(graph: nx.Graph[str]) -> dict[str, Any]:
    """The report that `to_graph` made a graph of.

    Raises InvalidRecord where the graph is not one of these.
    """
    tables: dict[str, list[Row]] = {name: [] for name in COLUMNS}
    for name in _GRAPH:
        if name in graph.graph:
            try:
                tables[name] = json.loads(graph.graph[name])
            except (ValueError, TypeError, RecursionError) as error:
                raise InvalidRecord(
                    f"graph attribute {name!r} is not JSON ({error}); export the report again"
                ) from error
        if not isinstance(tables[name], list):
            raise InvalidRecord(f"graph attribute {name!r} is no list; export the report again")
    found: dict[str, list[Row]] = {name: [] for name in COLUMNS}
    kinds = {kind: table for table, kind in _NODES.items()} | {"asserts": "assertions", "compares": "comparisons"}
    items = [data for _, data in graph.nodes(data=True)] + [data for _, _, data in graph.edges(data=True)]
    for data in items:
        if isinstance(kind := data.get("type"), str) and kind in kinds:
            if not isinstance(data.get("order"), int):
                raise InvalidRecord(f"a {kind} of the graph has no order; export the report again")
            found[kinds[kind]].append(data)
    for table in {*kinds.values()}:
        tables[table] = [_row(table, data) for data in sorted(found[table], key=lambda d: int(d["order"]))]
    return from_tables(tables)


def graph_from_json(files: Mapping[str, bytes], name: str, build: Callable[[Any], Any]) -> nx.Graph[str]:
    """The graph of a JSON file that an export wrote; `build` is networkx's function for its form.

    Raises InvalidRecord for a file that is missing, no JSON, or not of that form.
    """
    if name not in files:
        raise InvalidRecord(f"{name}: no such file among those of the export")
    try:
        made: nx.Graph[str] = build(json.loads(files[name]))
    except Exception as error:  # networkx trusts the form of what it is given, and fails in a dozen ways
        raise InvalidRecord(f"{name}: not a graph of this export ({error}); export the report again") from error
    return made


def _plain(row: Mapping[str, Any]) -> Row:
    return {_RENAMED.get(key, key): value for key, value in row.items() if value is not None}


def _row(table: str, data: Mapping[str, Any]) -> Row:
    wanted = [*PLACE.get(table, ()), *COLUMNS[table], MORE]
    return {key: data.get(_RENAMED.get(key, key)) for key in wanted}
