"""Node-link JSON, as networkx and D3 read it, and read back whole."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import partial
from typing import Any

from factrecon.exports.network import from_graph, graph_from_json, to_graph


def write(report: Mapping[str, Any], *, texts: Mapping[str, str] | None = None) -> dict[str, bytes]:
    """The report's graph as node-link JSON, ASCII only.

    >>> json.loads(write({"questions": []})["graph.json"])["multigraph"]
    True
    """
    import networkx as nx

    data = nx.node_link_data(to_graph(report), edges="edges")
    return {"graph.json": json.dumps(data, allow_nan=False).encode()}


def read(files: Mapping[str, bytes]) -> dict[str, Any]:
    """The report that `write` exported."""
    import networkx as nx

    return from_graph(graph_from_json(files, "graph.json", partial(nx.node_link_graph, edges="edges")))
