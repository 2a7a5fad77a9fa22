"""Cytoscape JSON, as Cytoscape, Cytoscape.js and networkx read it, and read back whole."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from factrecon.exports.network import from_graph, graph_from_json, to_graph


def write(report: Mapping[str, Any], *, texts: Mapping[str, str] | None = None) -> dict[str, bytes]:
    """The report's graph in Cytoscape's `elements` form, ASCII only.

    >>> sorted(json.loads(write({"questions": []})["graph.cyjs"])["elements"])
    ['edges', 'nodes']
    """
    import networkx as nx

    data = nx.cytoscape_data(to_graph(report))
    return {"graph.cyjs": json.dumps(data, allow_nan=False).encode()}


def read(files: Mapping[str, bytes]) -> dict[str, Any]:
    """The report that `write` exported."""
    import networkx as nx

    return from_graph(graph_from_json(files, "graph.cyjs", nx.cytoscape_graph))
