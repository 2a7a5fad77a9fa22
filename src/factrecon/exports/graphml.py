"""GraphML that always reads back: what XML cannot hold is escaped reversibly, node names are our own."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from factrecon.errors import InvalidRecord
from factrecon.exports.network import from_graph, to_graph

if TYPE_CHECKING:
    import networkx as nx

# Characters that XML 1.0 forbids, or that an XML reader changes: controls, carriage returns (made line
# ends), surrogates, non-characters; and the backslash, which begins an escape.
_UNSAFE = re.compile(
    "[\\\\\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\u2028\u2029]"
    "|[\U0001fffe\U0001ffff\U0010fffe\U0010ffff]"
)
_ESCAPED = re.compile(r"\\u\{([0-9A-Fa-f]{1,6})\}")
# networkx numbers its keys d0, d1 …; Gephi takes a node's d3 and an edge's d7 for yEd's labels.
_KEY = re.compile(rb'(<key id="|<data key=")d([0-9]{1,6}")')
WHOLE = "report-0"
"""The node that holds what is said of the whole report."""
LARGEST = 256 * 1024 * 1024
"""Bytes of GraphML that are read at most."""


def escaped(text: str) -> str:
    """Text with each unsafe character as `\\u{1F}`; blanks stay as they are, for viewers show what stands there.

    >>> escaped("a\\x00b"), escaped("c:\\\\d")
    ('a\\\\u{0}b', 'c:\\\\u{5C}d')
    """
    return _UNSAFE.sub(lambda m: "".join(f"\\u{{{ord(c):X}}}" for c in m[0]), text)


def unescaped(text: str) -> str:
    """The text that `escaped` wrote.

    >>> unescaped(escaped("a\\x00b"))
    'a\\x00b'
    """
    return _ESCAPED.sub(lambda m: chr(int(m[1], 16)) if int(m[1], 16) < 0x110000 else m[0], text)


def write(report: Mapping[str, Any], *, texts: Mapping[str, str] | None = None) -> dict[str, bytes]:
    """The report's graph as one GraphML file; strings are escaped as by `escaped`.

    >>> write({"questions": []})["graph.graphml"][:6]
    b'<?xml '
    """
    import networkx as nx

    graph = _mapped(to_graph(report), escaped)
    # What holds of the whole report stands at a node: Gephi and others take data of a graph for settings of their own.
    graph.add_node(WHOLE, type="report", label="the report", **graph.graph)
    graph.graph.clear()
    out = io.BytesIO()
    nx.write_graphml_xml(graph, out)
    return {"graph.graphml": _KEY.sub(rb"\1k\2", out.getvalue())}


def read_graph(content: bytes) -> nx.MultiDiGraph[str]:
    """The graph of a GraphML file that `write` made.

    Raises InvalidRecord for a file with a document type (entities could blow it up), one that is too large,
    and one that is no GraphML.
    """
    import networkx as nx

    if len(content) > LARGEST:
        raise InvalidRecord(f"GraphML of {len(content):,} bytes; at most {LARGEST:,} are read")
    if b"<!DOCTYPE" in content.upper() or b"<!ENTITY" in content.upper() or b"\x00" in content:
        raise InvalidRecord("GraphML with a document type or in another encoding than UTF-8 is not read")
    try:
        graph = nx.read_graphml(io.BytesIO(content), force_multigraph=True)
    except Exception as error:  # networkx and the XML reader raise a dozen kinds
        raise InvalidRecord(f"not GraphML ({error})") from error
    for _, _, data in graph.edges(data=True):
        data.pop("id", None)
    if WHOLE in graph:
        whole = {k: v for k, v in graph.nodes[WHOLE].items() if k not in ("type", "label")}
        graph.remove_node(WHOLE)
        graph.graph.update(whole)
    made: nx.MultiDiGraph[str] = _mapped(graph, unescaped)
    return made


def read(files: Mapping[str, bytes]) -> dict[str, Any]:
    """The report that `write` exported."""
    if "graph.graphml" not in files:
        raise InvalidRecord("graph.graphml: no such file among those of the export")
    return from_graph(read_graph(files["graph.graphml"]))


def _mapped(graph: Any, change: Any) -> Any:
    made = graph.__class__()
    made.graph.update(_changed(graph.graph, change))
    made.add_nodes_from((name, _changed(data, change)) for name, data in graph.nodes(data=True))
    made.add_edges_from((a, b, key, _changed(data, change)) for a, b, key, data in graph.edges(keys=True, data=True))
    return made


def _changed(data: Mapping[str, Any], change: Any) -> dict[str, Any]:
    return {key: change(value) if isinstance(value, str) else value for key, value in data.items()}
