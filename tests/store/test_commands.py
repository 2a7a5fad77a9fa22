"""update, changes, watch, judgements: what they print, how they end, and that two do not write at once."""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result

from factrecon.cli import main
from factrecon.store import Store
from factrecon.writing import alone_with

TEXTS = {
    "a": "date 2024-05-06 Ana Quispe won the mayoral election in Cusco on Sunday with 54 percent of the vote.",
    "b": "date 2024-05-07 Ana Quispe took 52 percent of the vote in Cusco's mayoral election on Sunday.",
}


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        os.utime(folder / f"{name}.txt", (0, 0))
    return tmp_path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


def test_update_says_what_changed_and_ends_for_a_scheduler(desk):
    store = desk / "desk.store"
    first = run("update", store, desk / "in" / "a.txt", "--quiet")
    assert (first.exit_code, first.output) == (0, "")
    second = run("update", store, desk / "in" / "b.txt", "--quiet", "--fail-on", "dispute")
    assert second.exit_code == 1
    [dispute] = [line for line in second.output.splitlines() if line.startswith("  new dispute: ")]
    assert "Ana Quispe" in dispute
    assert "___ of the vote" in dispute
    assert dispute.endswith("54 percent")
    again = run("update", store, desk / "in" / "a.txt", desk / "in" / "b.txt", "--quiet", "--fail-on", "change")
    assert (again.exit_code, again.output) == (0, "")
    assert run("update", store, desk / "none.txt", "--quiet").exit_code == 3
    told = [json.loads(line) for line in run("changes", store, "--format", "json").output.splitlines()]
    assert {c["kind"] for c in told} >= {"dispute"}
    assert run("changes", store, "--since", "2999-01-01").output == ""
    assert run("changes", store, "--since", "soon").exit_code == 2
    assert run("changes", desk / "no.store").exit_code == 3


def test_what_is_retracted_settles_its_disputes(desk):
    store = desk / "desk.store"
    run("update", store, desk / "in" / "a.txt", desk / "in" / "b.txt", "--quiet")
    none = run("retract", store, "b", "never came")
    assert none.exit_code != 0
    assert "the store holds no document 'never came'" in none.output
    with Store(store) as held:
        assert len(held) == 2
    taken = run("retract", store, "b")
    assert taken.exit_code == 0
    assert "dispute settled" in taken.output
    assert "1 taken out, 1 left" in taken.output
    assert run("retract", desk / "no.store", "b").exit_code == 3
    both = run("retract", store, "a", "--format", "json")
    assert "1 taken out, 0 left" in both.output
    with Store(store) as held:
        assert held.reconciliation().to_json()["questions"] == []


def test_the_feed_is_atom_and_links_last(desk):
    store = desk / "desk.store"
    for name in TEXTS:
        run("update", store, desk / "in" / f"{name}.txt", "--quiet")
    feed = ElementTree.fromstring(run("changes", store, "--format", "atom", "--page", "page.html").output.encode())
    atom = "{http://www.w3.org/2005/Atom}"
    entries = feed.findall(f"{atom}entry")
    with Store(store) as held:
        ids = {q["id"] for q in held.reconciliation().to_json()["questions"]}
    links = {e.find(f"{atom}link").attrib["href"] for e in entries}
    assert entries
    assert links <= {f"page.html#{i}" for i in ids}
    page = run("report", store, "--format", "html").output
    assert all(f'id="{link.partition("#")[2]}"' in page for link in links)


def test_a_feed_reader_subscribes(desk):
    feedparser = pytest.importorskip("feedparser")
    store = desk / "desk.store"
    for name in TEXTS:
        run("update", store, desk / "in" / f"{name}.txt", "--quiet")
    run("changes", store, "--format", "atom", "--page", "https://desk.example/page.html", "--output", desk / "feed.xml")
    feed = feedparser.parse((desk / "feed.xml").read_bytes())
    assert (feed.bozo, feed.version) == (False, "atom10")
    with Store(store) as held:
        changes = held.changes()
    assert [e.link.rpartition("#")[2] for e in feed.entries] == [c.question for c in reversed(changes)]
    assert len({e.id for e in feed.entries}) == len(feed.entries)
    assert feed.entries[0].updated_parsed
    assert {t.term for e in feed.entries for t in e.tags} == {c.kind for c in changes}


def test_an_export_of_a_store_answers_what_a_browser_of_data_asks(desk):
    store = desk / "desk.store"
    for name in TEXTS:
        run("update", store, desk / "in" / f"{name}.txt", "--quiet")
    assert run("export", store, "--to", "sqlite", "--output", desk / "out").exit_code == 0
    db = sqlite3.connect(f"file:{desk / 'out' / 'report.db'}?mode=ro", uri=True)
    facets = dict(db.execute("select status, count(*) from questions group by status order by 2 desc"))
    assert facets["disputed"] == 1
    [(question,)] = db.execute("select id from questions where status = 'disputed'")
    with Store(store) as held:
        assert question in {q["id"] for q in held.reconciliation().to_json()["questions"]}, "a permalink lasts"
    found = db.execute("select question from search where search match ?", ('"52 percent"',)).fetchall()
    assert (question,) in found
    figures = db.execute("select text, low, high from claims where question = ? order by low", (question,)).fetchall()
    assert [(text, round(low, 3)) for text, low, _ in figures] == [("52 percent", 52.0), ("54 percent", 54.0)]
    quoted = db.execute("select source, quote, published from assertions where question = ?", (question,)).fetchall()
    assert {q[2] for q in quoted} == {"2024-05-06", "2024-05-07"}
    assert all(q[1] for q in quoted)


def test_watch_takes_in_a_folder(desk):
    store = desk / "desk.store"
    assert "new dispute" in run("watch", store, desk / "in", "--once").output
    assert run("watch", store, desk / "in", "--once").output == ""
    assert run("watch", store, desk / "nowhere", "--once").exit_code == 2


def test_two_at_once_wait_and_give_up(desk, monkeypatch):
    monkeypatch.setattr("factrecon.writing.PATIENCE", 0.2)
    with alone_with(f"{desk / 'desk.store'}.lock"):
        assert run("update", desk / "desk.store", desk / "in" / "a.txt", "--quiet").exit_code == 2


def test_judgements_are_listed_and_taken_back(desk):
    store, file = desk / "desk.store", desk / "mine.tsv"
    run("watch", store, desk / "in", "--once")
    assert "disputed" in run("explain", store, "1").output
    assert run("judge", store, "different", "c1", "c2").exit_code == 0
    assert run("judgements", store).output.startswith("1\tdifferent question\t")
    assert run("judgements", store, "--take-back", "2").exit_code == 2
    assert run("judgements", store, "--take-back", "1").output.startswith("taken back: ")
    assert run("judgements", store).output == ""
    file.write_text("# mine\nsame\ta\tb\tone vote\ndifferent\ta\tc\n", encoding="utf-8")
    assert run("judgements", file, "--take-back", "1").exit_code == 0
    assert file.read_text(encoding="utf-8").splitlines()[0] == "# mine"
    assert len(run("judgements", file).output.splitlines()) == 1


def test_the_export_to_sqlite_is_typed_and_searched(desk):
    run("watch", desk / "desk.store", desk / "in", "--once")
    assert run("export", desk / "desk.store", "--to", "sqlite", "-o", desk / "out").exit_code == 0
    db = sqlite3.connect(desk / "out" / "report.db")
    numbers = db.execute("select low from claims where status = 'disputed' order by low").fetchall()
    assert [type(n) for (n,) in numbers] == [float, float]
    assert db.execute("select count(*) from search where search match 'quispe'").fetchone()[0] > 1
    assert db.execute("select a_text, b_text from comparisons where relation = 'contradiction'").fetchone()
    db.close()
