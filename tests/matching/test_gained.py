from benchmarks.gained import facts_of, stories_in, table

REPORT = {
    "questions": [
        {
            "kind": "quantity",
            "status": "disputed",
            "claims": [
                {"id": "c1", "value": {"kind": "quantity"}, "assertions": [{"document": "a", "start": 0, "end": 2}]},
                {"id": "c2", "value": {"kind": "quantity"}, "assertions": [{"document": "b", "start": 4, "end": 6}]},
            ],
            "comparisons": [{"a": "c1", "b": "c2", "relation": "contradiction"}],
        }
    ]
}


def test_facts_are_known_by_their_place():
    facts = facts_of(REPORT)
    assert facts["questions"] == {(("a", 0, 2), ("b", 4, 6)): "shared"}
    assert list(facts["relations"].values()) == ["contradiction"]


def test_what_is_gone_is_lost():
    rows = table([facts_of(REPORT)], [facts_of({"questions": []})])
    assert rows["statuses"]["disputed"] == {"before": 2, "now": 0, "gained": 0, "lost": 2}
    assert rows["relations"]["contradiction"]["lost"] == 1


def test_what_is_not_there_is_not_measured(tmp_path):
    assert stories_in(tmp_path / "none") == []
    assert facts_of({"questions": []}) == {"statuses": {}, "questions": {}, "relations": {}}
