"""Tables of claims: what is read, what is left out and said so, what is refused."""

from __future__ import annotations

import builtins
import gzip
import random

import pytest

from factrecon.ballot import ONE, LinkKind, Shape
from factrecon.errors import (
    FactreconError,
    InvalidRecord,
    MissingExtra,
    UnknownName,
    UnreadableInput,
)
from factrecon.fusion import fuse
from factrecon.tables import Columns, answers_frame, read_claims, write_answers

HEADER = "object,attribute,source,value\n"


def write(tmp_path, text, name="claims.csv"):
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    return file


def arrivals():
    rows = []
    for i in range(30):
        rows += [f"f{i},arrival,{s},2024-05-01 10:{i:02}" for s in ("a", "b")]
        rows.append(f"f{i},arrival,c,2024-05-01 11:{i:02}")
        rows += [f"f{i},gate,a,C{i}", f"f{i},gate,b,c-0{i}" if i < 10 else f"f{i},gate,b,c{i}"]
        rows.append(f'f{i},load,a,"1,{i:03}"')
        rows.append(f"f{i},load,b,1{i:03}")
    return rows


def test_kinds_are_told_from_the_values(tmp_path):
    table = read_claims(write(tmp_path, HEADER + "\n".join(arrivals())), kinds={"gate": "code"})
    assert table.kinds == {"arrival": "time", "gate": "code", "load": "number"}
    assert [a.shape for a in table.ballot.attributes] == [Shape.TIME, Shape.LABEL, Shape.NUMBER]
    start = table.ballot.item_start
    load = table.ballot.item_code(("f3", "load"))
    assert list(table.ballot.propositions[start[load] : start[load + 1]]) == ["1003"]
    assert fuse(table.ballot).answer(("f3", "gate")).proposition == "c3"


def test_numbers_of_few_values_are_labels(tmp_path):
    text = HEADER + "\n".join(f"q{i},label,w{s},{(i + s) % 2}" for i in range(40) for s in range(3))
    assert read_claims(write(tmp_path, text)).kinds == {"label": "label"}


def test_the_order_of_rows_changes_nothing(tmp_path):
    rows = arrivals()
    first = read_claims(write(tmp_path, HEADER + "\n".join(rows))).ballot
    random.Random(4).shuffle(rows)
    other = read_claims(write(tmp_path, HEADER + "\n".join(rows + rows[:9]))).ballot
    for name in ("items", "propositions", "sources"):
        assert list(getattr(first, name)) == list(getattr(other, name))
    for name in ("vote_proposition", "vote_origin", "vote_weight", "proposition_item"):
        assert getattr(first, name).tolist() == getattr(other, name).tolist()


def test_empty_cells_are_left_out_and_named(tmp_path):
    table = read_claims(write(tmp_path, HEADER + "q,x,a,1\nq,x,b,\nq,x,c,NaN\nq,x,d,n/a\nq,x,e,2\n"))
    assert [row.row for row in table.left_out] == [2, 3, 4]
    assert table.left_out_count == 3
    assert table.rows == 5
    assert len(table.ballot.vote_origin) == 2


def test_a_value_of_another_kind_stays_as_a_label(tmp_path):
    rows = [*arrivals(), "f1,arrival,d,CANCELLED"]
    table = read_claims(write(tmp_path, HEADER + "\n".join(rows)))
    assert table.odd == {"arrival": 1}
    answer = fuse(table.ballot, method="vote").answer(("f1", "arrival"))
    assert "cancelled" in [say for say, _ in answer.rivals]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "empty"),
        ("object,attribute,value\nq,x,1\n", "no column 'source'"),
        (HEADER + "q,x,a\n", "row 1: 3 cells where the header has 4"),
        (HEADER + "q,x,a,1\n,x,a,1\n", "row 2: no object"),
        (HEADER + "q,x,,1\n", "row 1: no source"),
        (HEADER + "q,x,a,\n", "no row with a value"),
        ("object,attribute,source,value,weight\nq,x,a,1,2\n", "row 1: weight"),
        ("object,attribute,source,value,weight\nq,x,a,1,nan\n", "row 1: weight"),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_place(tmp_path, text, message):
    with pytest.raises(FactreconError, match=message):
        read_claims(write(tmp_path, text))


def test_files_that_are_no_tables(tmp_path):
    with pytest.raises(UnreadableInput, match="no such file"):
        read_claims(tmp_path / "nowhere.csv")
    binary = tmp_path / "b.csv"
    binary.write_bytes(b"\xff\xfe\x00\x01" * 100)
    with pytest.raises(UnreadableInput, match="UTF-8"):
        read_claims(binary)
    with pytest.raises(UnreadableInput, match="data frame"):
        read_claims([1, 2, 3])


def test_compressed_files_and_other_headers(tmp_path):
    file = tmp_path / "c.csv.gz"
    file.write_bytes(gzip.compress(b"thing,what,who,says\nq,x,a,1\n"))
    columns = Columns(object="thing", attribute="what", source="who", value="says")
    assert read_claims(file, columns=columns).ballot.items == [("q", "x")]


def test_origins_and_weights(tmp_path):
    text = "object,attribute,source,value,origin,weight\nq,x,a,1,,1\nq,x,b,1,a,0.5\nq,x,c,2,,0.25\n"
    ballot = read_claims(write(tmp_path, text)).ballot
    assert ballot.origins == ["a", "c"]
    assert ballot.vote_weight.tolist() == [ONE, ONE // 4]
    assert ballot.sources == ["a", "b", "c"]


def test_places_refine_each_other(tmp_path):
    text = HEADER + 'p,born,a,"Uppsala, Sweden"\np,born,b,Sweden\np,born,c,Norway\nr,born,a,Uppsala\nr,born,b,Sweden\n'
    ballot = read_claims(
        write(tmp_path, text), kinds={"born": "path"}, hierarchy={"Uppsala": ["Sweden"], "Sweden": ["Europe"]}
    ).ballot
    pairs = [
        (ballot.propositions[a], ballot.propositions[b]) for a, b in zip(ballot.links.a, ballot.links.b, strict=True)
    ]
    assert sorted(pairs) == [("uppsala", "sweden"), ("uppsala, sweden", "sweden")]
    assert set(ballot.links.kind.tolist()) == {int(LinkKind.REFINES)}


def test_a_hierarchy_that_bites_its_tail_ends(tmp_path):
    text = HEADER + "p,born,a,x\np,born,b,y\n"
    ballot = read_claims(write(tmp_path, text), kinds={"born": "path"}, hierarchy={"x": ["y"], "y": ["x"]}).ballot
    assert len(ballot.links) == 2


def test_shorter_lists_support_fuller_ones_by_half(tmp_path):
    text = HEADER + "b,authors,s,Ann Boyle; Per Lindqvist\nb,authors,t,Ann Boyle\nb,authors,u,Joan Smith\n"
    ballot = read_claims(write(tmp_path, text), kinds={"authors": "persons"}).ballot
    assert ballot.links.score.tolist() == [0.5]
    assert ballot.propositions[ballot.links.a[0]] == "boyle; lindqvist"


def test_unknown_kinds_are_named(tmp_path):
    with pytest.raises(UnknownName, match="persons"):
        read_claims(write(tmp_path, HEADER + "q,x,a,1\n"), kinds={"x": "people"})


def test_progress_counts_rows(tmp_path):
    seen = []
    read_claims(write(tmp_path, HEADER + "q,x,a,1\nq,x,b,2\n"), progress=seen.append)
    assert seen[-1] == 2


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_frames_say_what_the_csv_says(tmp_path, library):
    pytest.importorskip("narwhals")
    module = pytest.importorskip(library)
    file = write(tmp_path, HEADER + "\n".join(arrivals()))
    rows = [line.split(",", 3) for line in arrivals()]
    columns = {n: [r[k].strip('"') for r in rows] for k, n in enumerate(("object", "attribute", "source", "value"))}
    frame = module.table(columns) if library == "pyarrow" else module.DataFrame(columns)
    first, other = read_claims(file).ballot, read_claims(frame).ballot
    assert list(first.propositions) == list(other.propositions)
    assert first.vote_origin.tolist() == other.vote_origin.tolist()
    answers = answers_frame(fuse(other), backend=library)
    assert len(answers) == len(other.items)


def test_nothing_in_a_frame_is_nothing(tmp_path):
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(
        {"object": ["q"] * 4, "attribute": ["x"] * 4, "source": list("abcd"), "value": [1.0, None, float("nan"), 2.5]}
    )
    table = read_claims(frame)
    assert [r.row for r in table.left_out] == [2, 3]
    assert list(table.ballot.propositions) == ["1", "2.5"]


def test_parquet_and_arrow_files(tmp_path):
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    feather = pytest.importorskip("pyarrow.feather")
    table = pyarrow.table({"object": ["q"], "attribute": ["x"], "source": ["a"], "value": ["1"]})
    parquet.write_table(table, tmp_path / "c.parquet")
    feather.write_feather(table, tmp_path / "c.arrow")
    for name in ("c.parquet", "c.arrow"):
        assert read_claims(tmp_path / name).ballot.items == [("q", "x")]
    (tmp_path / "d.parquet").write_bytes(b"no table")
    with pytest.raises(UnreadableInput, match="not a readable table"):
        read_claims(tmp_path / "d.parquet")


def test_a_missing_extra_is_named(tmp_path, monkeypatch):
    real = builtins.__import__

    def without(name, *rest, **more):
        if name.split(".")[0] in ("narwhals", "pyarrow"):
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    (tmp_path / "c.parquet").write_bytes(b"")
    with pytest.raises(MissingExtra, match=r"factrecon\[frames\]"):
        read_claims(tmp_path / "c.parquet")
    with pytest.raises(MissingExtra, match=r"factrecon\[frames\]"):
        read_claims(object())


def test_answers_as_csv_begin_no_formula(tmp_path):
    text = HEADER + '"=cmd()",x,a,"+1+1"\nq,x,b,2\n'
    beliefs = fuse(read_claims(write(tmp_path, text)).ballot)
    file = tmp_path / "answers.csv"
    write_answers(beliefs, file)
    lines = file.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("object,attribute,answer,belief,status,vote")
    assert len(lines) == 3
    assert not any(cell.startswith(("=", "+", "@")) for line in lines for cell in line.split(","))


def test_answers_in_the_spelling_of_the_table(tmp_path):
    rows = [*arrivals(), "f1,gate,c,C 1", "f1,gate,d,C 1"]
    table = read_claims(write(tmp_path, HEADER + "\n".join(rows)), kinds={"gate": "code"})
    file = tmp_path / "answers.csv"
    write_answers(fuse(table.ballot), file, texts=table.texts)
    lines = {tuple(line.split(",")[:2]): line.split(",") for line in file.read_text("utf-8").splitlines()}
    assert lines["f1", "gate"][2] == "C 1"
    assert lines["f2", "arrival"][2] == "2024-05-01 10:02"
    assert lines["f2", "arrival"][6] == "2024-05-01T10:02"


def test_million_distinct_values_of_one_item_stay_quick(tmp_path):
    file = write(tmp_path, HEADER + "".join(f"q,x,s{i % 50},{i}.5\n" for i in range(50_000)))
    ballot = read_claims(file).ballot
    assert len(ballot.propositions) == 50_000
    assert fuse(ballot).answer(("q", "x")).proposition is not None


def test_an_invalid_record_is_a_value_error(tmp_path):
    with pytest.raises(ValueError, match="no column"):
        read_claims(write(tmp_path, "a,b\n1,2\n"))
    assert issubclass(InvalidRecord, ValueError)
