import pytest

from factrecon.errors import InvalidRecord, UnreadableInput
from factrecon.matching.judgements import Judgement, Judgements, load_judgements, remember


def test_remembered_and_read_back(tmp_path):
    path = tmp_path / "judged.tsv"
    assert load_judgements(path) == Judgements()
    remember(path, [Judgement("same", "b", "a", "one fire")])
    found = remember(path, [Judgement("different", "a", "c")])
    assert found.same == (("a", "b"),)
    assert load_judgements(path) == found
    assert found.verdict("b", "c") == "different"


def test_the_later_judgement_counts(tmp_path):
    path = tmp_path / "judged.tsv"
    remember(path, [Judgement("same", "a", "b")])
    assert remember(path, [Judgement("different", "a", "b")]).verdict("a", "b") == "different"
    assert load_judgements(path).verdict("a", "b") == "different"


def test_a_clash_is_refused_and_not_written(tmp_path):
    path = tmp_path / "judged.tsv"
    remember(path, [Judgement("same", "a", "b"), Judgement("same", "b", "c")])
    before = path.read_text()
    with pytest.raises(InvalidRecord, match="take one judgement back"):
        remember(path, [Judgement("different", "a", "c")])
    assert path.read_text() == before


@pytest.mark.parametrize("line", ["same\ta", "maybe\ta\tb", "same\ta\ta"])
def test_bad_lines_are_named(tmp_path, line):
    path = tmp_path / "judged.tsv"
    path.write_text("# mine\n\n" + line + "\n")
    with pytest.raises(InvalidRecord, match="line 3"):
        load_judgements(path)


def test_no_text(tmp_path):
    path = tmp_path / "judged.tsv"
    path.write_bytes(b"\xff\xfe\x00same")
    with pytest.raises(UnreadableInput):
        load_judgements(path)


def test_tabs_in_ids_are_refused():
    with pytest.raises(InvalidRecord, match="tabs"):
        Judgement("same", "a\tb", "c")
