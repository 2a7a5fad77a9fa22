"""Every export read by a real reader of its format; what can be read back comes back whole."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factrecon.errors import InvalidRecord, UnknownName
from factrecon.exports import EXPORTS, export, export_to, read_export
from factrecon.exports.follow_the_money import COLUMNS
from factrecon.exports.frame import to_frame
from factrecon.exports.graphml import escaped, read_graph, unescaped
from factrecon.exports.network import to_graph
from factrecon.exports.rows import from_tables, to_tables
from tests.reports.hostile import PAYLOADS, poisoned
from tests.reports.stories import STORIES, strike, table

EVERY = pytest.mark.parametrize("story", STORIES.values(), ids=STORIES.keys())
WHOLE = ("graphml", "cytoscape", "node-link", "csv", "parquet", "sqlite")


def needs(name: str) -> None:
    if name == "parquet":
        pytest.importorskip("pyarrow", reason="Parquet needs pyarrow, the extra 'frames'")


@EVERY
@pytest.mark.parametrize("name", WHOLE)
def test_what_is_read_back_is_whole(story: Any, name: str) -> None:
    needs(name)
    made, texts = story()
    assert read_export(export(made, format=name, texts=texts), format=name) == made


@pytest.mark.parametrize("name", WHOLE)
def test_sparse_and_odd_reports_come_back_whole(name: str) -> None:
    needs(name)
    for made in (
        {"questions": []},
        {
            "schema": "factrecon/2",
            "questions": [],
            "sources": None,
            "documents": [3, {"id": "x"}],
            "new key": {"a": [None, 1.5, ""]},
        },
        {
            "questions": [
                {"id": "q"},
                {
                    "id": "q",
                    "claims": [{}, {"id": "", "text": None, "assertions": [{}]}],
                    "comparisons": [{"a": "?", "b": "?"}],
                },
            ]
        },
        {"questions": [{"id": 7, "origins": 2.5, "agreement": True, "claims": [1, 2], "ask": " \r\n\t= ' "}]},
        {"questions": [{"id": "'=1", "ask": "''+1", "reason": "-", "agreement": 1e-300, "origins": 2**60}]},
    ):
        assert read_export(export(made, format=name), format=name) == made


@pytest.mark.parametrize("name", WHOLE)
def test_no_payload_is_lost(name: str) -> None:
    needs(name)
    made, _ = table()
    for payload in PAYLOADS:
        bad = poisoned(made, payload)
        assert read_export(export(bad, format=name), format=name) == bad, payload


_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**60), 2**60)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)
_KEYS = st.sampled_from(
    ["id", "ask", "text", "start", "agreement", "origins", "value", "scope", "a", "quote", "source", "extra"]
)
_RECORD = st.dictionaries(_KEYS, _JSON, max_size=4)


@given(
    st.lists(
        st.tuples(
            _RECORD,
            st.lists(st.tuples(_RECORD, st.lists(_RECORD, max_size=2)), max_size=2),
            st.lists(_RECORD, max_size=2),
        ),
        max_size=3,
    )
)
@settings(max_examples=60, deadline=None)
def test_any_report_comes_back_from_tables_and_graphml(parts: Any) -> None:
    questions = [
        {**q, "claims": [{**c, "assertions": said} for c, said in claims], "comparisons": compared}
        for q, claims, compared in parts
    ]
    made = {"schema": "factrecon/2", "questions": questions}
    assert from_tables(to_tables(made)) == made
    assert read_export(export(made, format="graphml"), format="graphml") == made
    assert read_export(export(made, format="csv"), format="csv") == made


@given(st.text())
def test_graphml_escapes_are_reversible(text: str) -> None:
    assert unescaped(escaped(text)) == text


def test_the_graphml_file_reads_back_as_the_same_graph() -> None:
    made, _ = strike()
    back, graph = read_graph(export(made, format="graphml")["graph.graphml"]), to_graph(made)
    assert dict(back.nodes(data=True)) == dict(graph.nodes(data=True))
    assert sorted(back.edges(keys=True, data=True), key=str) == sorted(graph.edges(keys=True, data=True), key=str)
    assert {d["type"] for _, d in graph.nodes(data=True)} == {"source", "document", "event", "question", "claim"}
    assert {d["type"] for *_, d in graph.edges(data=True)} == {"asserts", "compares", "answers", "about", "published"}


def test_gephi_keeps_every_edge_and_takes_no_attribute_for_one_of_its_own() -> None:
    """Its importer knows an edge by its id alone, and reads these names as colours, labels and sizes."""
    made, _ = strike()
    tree = ET.fromstring(export(made, format="graphml")["graph.graphml"])
    space = "{http://graphml.graphdrawing.org/xmlns}"
    ids = [e.get("id") for e in tree.iter(f"{space}edge")]
    assert len(ids) == len(set(ids)) == to_graph(made).number_of_edges()
    its_own = {
        "node": {"d3", "x", "y", "z", "xpos", "ypos", "size", "r", "g", "b"},
        "edge": {"d7", "label", "edgelabel", "weight", "edge weight", "id", "edgeid", "r", "g", "b"},
    }
    for key in tree.iter(f"{space}key"):
        taken = {str(key.get("id")).lower(), str(key.get("attr.name")).lower()} & its_own[str(key.get("for"))]
        assert not taken


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<graphml",
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY y "z">]><graphml/>',
        "<graphml/>".encode("utf-16"),
        b"\x1f\x8b",
    ],
)
def test_foreign_graphml_is_refused(content: bytes) -> None:
    with pytest.raises(InvalidRecord, match="GraphML"):
        read_graph(content)


def test_cytoscape_and_node_link_are_read_by_networkx() -> None:
    made, _ = strike()
    graph = to_graph(made)
    for name, read in (
        ("cytoscape", nx.cytoscape_graph),
        ("node-link", lambda d: nx.node_link_graph(d, edges="edges")),
    ):
        back = read(json.loads(next(iter(export(made, format=name).values()))))
        assert set(back) == set(graph)
        assert back.number_of_edges() == graph.number_of_edges()
        assert {n: d["label"] for n, d in back.nodes(data=True)} == {n: d["label"] for n, d in graph.nodes(data=True)}


def test_csv_cells_never_begin_a_formula() -> None:
    made, _ = strike()
    for payload in ("=1+1", "@SUM(1)", "+1", "-1", "\t=1", "'=1"):
        for name, content in export(poisoned(made, payload), format="csv").items():
            rows = list(csv.reader(io.StringIO(content.decode(), newline="")))
            assert len({len(row) for row in rows}) == 1, name
            assert not [
                cell
                for row in rows[1:]
                for cell in row
                if cell[:1] in {"=", "+", "@", "\t", "\r"} or cell.startswith("-1")
            ]


def test_a_broken_table_is_refused_by_name() -> None:
    made, _ = strike()
    files = export(made, format="csv")
    broken = files["claims.csv"].replace(b"\r\n0,0,", b"\r\n99,0,", 1)
    with pytest.raises(InvalidRecord, match="table claims: 15 rows are not those"):
        read_export({**files, "claims.csv": broken}, format="csv")


@EVERY
def test_schema_org_is_read_by_an_rdf_reader_and_rates_nothing(story: Any) -> None:
    rdflib = pytest.importorskip("rdflib")
    made, texts = story()
    content = export(made, format="schema.org", texts=texts)["claims.jsonld"]
    assert b"Rating" not in content
    graph = rdflib.Graph().parse(data=content, format="json-ld")
    schema, own = rdflib.Namespace("https://schema.org/"), rdflib.Namespace("urn:factrecon:term:")
    claims = [c for q in made["questions"] for c in q["claims"]]
    assert len(set(graph.subjects(rdflib.RDF.type, schema.Claim))) == len(claims)
    assert len(set(graph.subjects(rdflib.RDF.type, schema.ClaimReview))) == len(made["questions"])
    dated = {str(d["id"]): str(d["published"])[:10] for d in made["documents"] if d.get("published")}
    told = [{a["document"] for c in q["claims"] for a in c["assertions"]} & set(dated) for q in made["questions"]]
    days = [
        str(o)
        for s in graph.subjects(rdflib.RDF.type, schema.ClaimReview)
        for o in graph.objects(s, schema.datePublished)
    ]
    assert sorted(days) == sorted(max(dated[d] for d in documents) for documents in told if documents)
    contradictions = [c for q in made["questions"] for c in q["comparisons"] if c["relation"] == "contradiction"]
    assert len(list(graph.triples((None, own.contradicts, None)))) == 2 * len(contradictions)
    quotes = {a["quote"] for c in claims for a in c["assertions"] if a["quote"]}
    assert quotes <= {str(o) for o in graph.objects(None, schema.text)}


def test_no_payload_becomes_linked_data_of_its_own() -> None:
    rdflib = pytest.importorskip("rdflib")
    made, _ = table()

    def triples(payload: str) -> Any:
        return rdflib.Graph().parse(
            data=export(poisoned(made, payload), format="schema.org")["claims.jsonld"], format="json-ld"
        )

    usual = {str(p) for p in triples("harmless").predicates()}
    for payload in PAYLOADS:
        if any(0xD800 <= ord(c) <= 0xDFFF for c in payload):
            continue
        graph = triples(payload)
        assert {str(p) for p in graph.predicates()} == usual
        assert all(str(s).startswith("urn:factrecon:") for s in graph.subjects() if isinstance(s, rdflib.URIRef))


@EVERY
def test_annotations_select_their_quotes(story: Any) -> None:
    made, texts = story()
    page = json.loads(export(made, format="annotations", texts=texts)["annotations.jsonld"])
    placed = [a for q in made["questions"] for c in q["claims"] for a in c["assertions"] if a["start"] is not None]
    assert len(page["items"]) == len(placed)
    by_urn = {f"urn:factrecon:document:{name}": text for name, text in texts.items()} | {
        "https://herald.example/9?a=1&b=2": texts.get("d2", "")
    }
    for item in page["items"]:
        quote, position = item["target"]["selector"]
        text = by_urn[item["target"]["source"]]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text


def test_annotations_count_in_utf16_too() -> None:
    text = "😀😀 nine 😀 men"
    made = {
        "questions": [
            {
                "id": "q",
                "claims": [
                    {
                        "id": "c",
                        "assertions": [{"document": "d", "source": "s", "start": 3, "end": 13, "quote": text[3:13]}],
                    }
                ],
            }
        ]
    }
    item = json.loads(export(made, format="annotations", texts={"d": text})["annotations.jsonld"])["items"][0]
    position = item["target"]["selector"][1]
    units = text.encode("utf-16-le")
    assert (
        units[2 * position["factrecon:utf16Start"] : 2 * position["factrecon:utf16End"]].decode("utf-16-le")
        == text[3:13]
    )


@EVERY
def test_follow_the_money_statements(story: Any) -> None:
    made, texts = story()
    content = export(made, format="ftm", texts=texts)["statements.csv"]
    rows = list(csv.DictReader(io.StringIO(content.decode(), newline=""), dialect=csv.unix_dialect))
    assert tuple(rows[0]) == COLUMNS
    assert len({row["id"] for row in rows}) == len(rows)
    assert {row["dataset"] for row in rows} == {
        a["source"] for q in made["questions"] for c in q["claims"] for a in c["assertions"]
    }
    summaries = {row["value"] for row in rows if row["prop"] == "summary"}
    assert len(summaries) >= len(made["questions"])


def test_follow_the_money_reads_its_statements() -> None:
    statements = pytest.importorskip("followthemoney.statement.serialize")
    made, _ = strike()
    content = export(made, format="ftm")["statements.csv"]
    read = list(statements.read_csv_statements(io.BytesIO(content)))
    assert {s.schema for s in read} <= {"Event", "Person", "Organization", "LegalEntity"}
    assert len(read) == content.count(b"\n") - 1
    assert [s.id for s in read] == [s.generate_key() for s in read]


def test_follow_the_money_tells_people_from_bodies() -> None:
    def said(subject: str, attribute: str, speaker: str | None = None) -> dict[str, Any]:
        assertion = {"source": "herald", "speaker": speaker}
        claims = [{"id": subject, "text": "x", "assertions": [assertion]}]
        return {"id": subject, "subject": subject, "attribute": attribute, "claims": claims}

    made = {
        "questions": [
            said("Lena Varga", "office"),
            said("Harbour Workers Union", "members", speaker="Lena Varga"),
            said("Orbix", "price", speaker="Harlan Meridian"),
            said("Harlan Meridian", "price"),
        ]
    }
    content = export(made, format="ftm")["statements.csv"]
    rows = csv.DictReader(io.StringIO(content.decode(), newline=""), dialect=csv.unix_dialect)
    schemas = {row["value"]: row["schema"] for row in rows if row["prop"] == "name"}
    assert schemas == {"Lena Varga": "Person", "Harbour Workers Union": "Organization"} | dict.fromkeys(
        ("Orbix", "Harlan Meridian"), "LegalEntity"
    )


@pytest.mark.parametrize("name", EXPORTS)
def test_every_export_takes_every_payload_and_is_the_same_twice(name: str) -> None:
    needs(name)
    made, texts = strike()
    assert export(made, format=name, texts=texts) == export(json.loads(json.dumps(made)), format=name, texts=texts)
    for payload in PAYLOADS[:: 1 if name != "parquet" else 20]:
        for content in export(poisoned(made, payload), format=name).values():
            if name not in ("parquet", "sqlite"):
                content.decode("utf-8")


def test_files_are_written_under_fixed_names(tmp_path: Path) -> None:
    made, _ = strike()
    written = export_to(tmp_path / "out", poisoned(made, "../../evil"), format="csv")
    assert {p.parent for p in written} == {tmp_path / "out"}
    assert {p.name for p in tmp_path.iterdir()} == {"out"}


def test_unknown_exports_are_refused() -> None:
    with pytest.raises(UnknownName, match="graphml, cytoscape"):
        export({"questions": []}, format="papyrus")
    with pytest.raises(UnknownName, match="not read back"):
        read_export({}, format="ftm")


def test_a_callable_is_an_export() -> None:
    assert export({"questions": []}, format=lambda report, *, texts: {"n": str(len(report["questions"])).encode()}) == {
        "n": b"0"
    }


def test_frames_have_real_numbers_and_times() -> None:
    needs("parquet")
    made, _ = strike()
    claims = to_frame(made, "claims")
    assert {str(claims.schema.field(c).type) for c in ("low", "possible_high")} == {"double"}
    assert {str(claims.schema.field(c).type) for c in ("begins", "possibly_ends")} == {"timestamp[s]"}
    rows = {row["id"]: row for row in claims.to_pylist()}
    for question in made["questions"]:
        for claim in question["claims"]:
            value, row = claim["value"], rows[claim["id"]]
            if value["kind"] == "quantity":
                assert [row["low"], row["high"]] == value["core"]
            elif value["kind"] == "time":
                assert row["begins"].isoformat()[:16] == value["core"][0][:16]
                assert row["low"] is None
    assert to_frame(made, "questions").num_rows == len(made["questions"])


@pytest.mark.parametrize(("table", "backend"), [("nothing", "pyarrow"), ("report", "pyarrow"), ("claims", "abacus")])
def test_frames_that_there_are_none_of_are_refused(table: str, backend: str) -> None:
    needs("parquet")
    with pytest.raises(UnknownName, match=r"no table|no frames"):
        to_frame({"questions": []}, table, backend=backend)
