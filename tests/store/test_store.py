"""A store is as reconciling everything at once, whatever was added, taken out and judged, in any order."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from factrecon.algebra.tolerance import Tolerance
from factrecon.claim_record import assertion_from_row
from factrecon.errors import FactreconError, InvalidRecord, UnknownName, UnwritableOutput
from factrecon.explanation import explain
from factrecon.judging import judge
from factrecon.matching.judgements import Judgement, Judgements
from factrecon.matching.stories.finding import TOGETHER
from factrecon.model import Document, claim
from factrecon.reconciliation import reconcile
from factrecon.store import Store
from factrecon.store.packed import packed, unpacked
from factrecon.store.schema import VERSION
from factrecon.values import Quantity

NIGHT = datetime(2024, 5, 6, 2, tzinfo=UTC)


def paper(name: str, source: str, day: int, text: str) -> Document:
    return Document(id=name, source=source, published=date(2024, 5, day), text=text)


NEWS = [
    paper(
        "f1",
        "gazette",
        6,
        "A fire at the Harrow textile mill in Leeds killed two workers on Monday, the brigade said. "
        "The mill employs 300 people.",
    ),
    paper(
        "f2",
        "herald",
        6,
        "Three workers died when the Harrow textile mill in Leeds burned down on Monday, officials said.",
    ),
    paper(
        "f3",
        "gazette",
        7,
        "The Harrow mill fire in Leeds killed four workers, police said on Tuesday. The textile mill "
        "employs 300 people.",
    ),
    paper("v1", "herald", 6, "Ana Quispe won the mayoral election in Cusco on Sunday with 54 percent of the vote."),
    paper(
        "v2", "courier", 7, "Cusco elected Ana Quispe mayor on Sunday; she took 54 percent of the vote, the board said."
    ),
    paper("v3", "gazette", 7, "Ana Quispe took 52 percent of the vote in Cusco's mayoral election on Sunday."),
    paper("s1", "courier", 8, "Storm Odette cut power to 12,000 homes along the coast of Galicia on Wednesday."),
    paper("s2", "herald", 8, "Storm Odette left 15,000 homes without power in Galicia on Wednesday, the utility said."),
]
STRIKE = [
    paper("p1", "gazette", 9, "Talks at the port of Gdynia resumed on May 8, one week after the dockers' strike "
          "ended on May 4. The dockers' strike began on May 6."),
    paper("p2", "herald", 10, "At least 12 people died in the Orlen depot fire in Bergen. "
          "The Orlen depot fire killed 5 people."),
]  # fmt: skip
BY_ID = {d.id: d for d in NEWS}
CLAIM = claim("desk", "the Harrow mill", "workers", Quantity.of(310, "person"), published=date(2024, 5, 7))


def batch(documents, judgements=(), claims=()):
    judged = Judgements.of(judgements)
    return reconcile([*documents, *claims], together=TOGETHER, judgements=judged).to_json()


def without_was(report):
    return {**report, "questions": [{**q, "was": []} for q in report["questions"]]}


def test_one_by_one_is_all_at_once(tmp_path):
    with Store(tmp_path / "desk.store") as store:
        for n, document in enumerate(NEWS):
            store.add([document], now=NIGHT + timedelta(hours=n))
        assert without_was(store.reconciliation().to_json()) == batch(NEWS)
        ids = {q["id"] for q in store.reconciliation().to_json()["questions"]}
    with Store(tmp_path / "desk.store") as again:
        assert without_was(again.reconciliation().to_json()) == batch(NEWS)
        again.retract("f2", now=NIGHT)
        assert without_was(again.reconciliation().to_json()) == batch([d for d in NEWS if d.id != "f2"])
        again.add([BY_ID["f2"]], now=NIGHT)
        assert {q["id"] for q in again.reconciliation().to_json()["questions"]} == ids


def test_copies_come_one_by_one_as_all_at_once():
    again = [
        evolve(NEWS[0], id="c1", source="mirror"),
        evolve(NEWS[0], id="a1", published=None),
        evolve(NEWS[2], id="c2", published=date(2024, 5, 9), text=NEWS[2].text.replace(" ", "\n")),
        evolve(NEWS[1], id="c3", published=date(2024, 5, 5)),
    ]
    store = Store(":memory:")
    for document in [again[0], NEWS[1], *NEWS[:3], again[3], NEWS[5], again[1], again[2]]:
        store.add([document], now=NIGHT)
    assert without_was(store.reconciliation().to_json()) == batch([*NEWS[:3], NEWS[5], *again])
    store.retract("f1", now=NIGHT)
    store.retract("c2", now=NIGHT)
    assert without_was(store.reconciliation().to_json()) == batch([*NEWS[1:3], NEWS[5], again[0], again[1], again[3]])


def test_a_story_is_found_by_its_id_and_read_alone():
    store = Store(":memory:")
    store.add(NEWS, now=NIGHT)
    assert {frozenset(d) for d in store.stories.values()} == {
        frozenset({"f1", "f2", "f3"}),
        frozenset({"v1", "v2", "v3"}),
        frozenset({"s1", "s2"}),
    }
    fire = next(s for s, d in store.stories.items() if "f1" in d)
    whole = {q["id"]: q for q in store.reconciliation().to_json()["questions"] if q["story"] == fire}
    alone = {q["id"]: q for q in store.reconciliation(story=fire[:8]).to_json()["questions"]}
    assert whole.keys() == alone.keys()
    assert all(
        whole[i]["status"] == alone[i]["status"] and whole[i]["best"]["belief"] == alone[i]["best"]["belief"]
        for i in whole
    )
    with pytest.raises(UnknownName, match="no story"):
        store.reconciliation(story="nowhere")


def test_only_the_stories_touched_are_made_anew():
    store = Store(":memory:")
    store.add(NEWS[:6], now=NIGHT)
    before = {r["number"] for r in store._db.execute("select number from part")}
    store.add([NEWS[6]], now=NIGHT)
    store.add([NEWS[7]], now=NIGHT)
    assert before < {r["number"] for r in store._db.execute("select number from part")}


def test_what_changed_is_what_an_editor_would_note():
    store = Store(":memory:")
    assert store.add([NEWS[0], NEWS[3]], now=NIGHT).changes == ()
    tuesday = NIGHT + timedelta(days=1)
    assert {c.kind for c in store.add([NEWS[4]], now=tuesday).changes} == {"told by two"}
    changes = store.add([NEWS[5]], now=tuesday).changes
    assert [c.kind for c in changes] == ["dispute", "told by two"]
    dispute = changes[0]
    assert dispute.before == "54 percent"
    assert "no answer fits both" in dispute.reason
    assert store.changes(since=tuesday) == ()
    later = store.add([NEWS[1], NEWS[2]], now=tuesday + timedelta(hours=1)).changes
    assert any(c.kind == "itself" and (c.before, c.after) == ("two", "four") for c in later)
    assert any(c.kind == "revised" and c.documents == ("f2", "f3") for c in later)
    assert store.changes(since=tuesday) == later
    settled, *others = store.retract("v3", now=tuesday + timedelta(hours=2)).changes
    assert [(c.kind, c.ask) for c in others] == [
        ("told by two", "Did Ana Quispe win the mayoral election in Cusco on Sunday?"),
        ("weakened", "Ana Quispe won the mayoral election in ___ on Sunday"),
    ]
    assert (settled.kind, settled.question) == ("settled", dispute.question)
    assert [c.number for c in store.changes()] == list(range(1, len(store.changes()) + 1))


def test_newly_told_by_two():
    store = Store(":memory:")
    store.add([NEWS[3]], now=NIGHT)
    [change] = [c for c in store.add([NEWS[4]], now=NIGHT).changes if "54" in (c.after or "")]
    assert change.kind == "told by two"
    assert change.documents == ("v2",)
    at_once = Store(":memory:").add([NEWS[3], NEWS[4]], now=NIGHT).changes
    assert (change.kind, change.question, change.after) in [(c.kind, c.question, c.after) for c in at_once]


def test_every_long_stage_tells_how_far_it_is():
    told = []
    Store(":memory:").add(NEWS, now=NIGHT, progress=lambda *step: told.append(step))
    assert {step for step, _, _ in told} == {"reading", "comparing pairs"}
    assert all(0 <= done <= whole for _, done, whole in told)
    reading = [done / whole for step, done, whole in told if step == "reading"]
    assert reading == sorted(reading)
    told.clear()
    reconcile(NEWS, progress=lambda *step: told.append(step))
    assert list(dict.fromkeys(s for s, _, _ in told)) == ["reading", "comparing pairs", "matching", "done"]


def test_what_was_known_then():
    store = Store(":memory:")
    store.add([NEWS[6]], now=NIGHT)
    store.add([NEWS[7]], now=NIGHT + timedelta(hours=1))
    store.retract("s1", now=NIGHT + timedelta(hours=2))
    then = store.at(NIGHT + timedelta(minutes=30))
    assert [d["id"] for d in then["documents"]] == ["s1"]
    assert {q["status"] for q in then["questions"]} == {"single-source"}
    disputed = [q for q in store.at(NIGHT + timedelta(minutes=90))["questions"] if q["status"] == "disputed"]
    assert [q["number"] for q in disputed] == [1]
    assert [d["id"] for d in store.at(NIGHT + timedelta(hours=3))["documents"]] == ["s2"]
    assert "disputed" in explain(store.at(NIGHT + timedelta(minutes=90)), disputed[0]["id"]).text
    assert store.at(NIGHT - timedelta(days=1))["questions"] == []


def known(report, *, beliefs=True):
    """What a store knows of a moment gone by: all of a report."""
    if beliefs:
        return report
    kept = ("id", "ask", "event", "status", "was", "story", "attribute", "possible")
    # Another story's coming weighs voices anew without anything to tell.
    return {**report, "questions": [{k: q[k] for k in kept} for q in report["questions"]]}


def test_what_was_known_is_what_was_told_then():
    store, then = Store(":memory:"), {}
    for n, document in enumerate([*NEWS[:3], STRIKE[0], *NEWS[3:], STRIKE[1]]):
        moment = NIGHT + timedelta(hours=n)
        store.add([document], now=moment)
        then[moment] = store.reconciliation().to_json()
    moment = NIGHT + timedelta(days=2)
    disputed = next(q for q in then[max(then)]["questions"] if {"v1", "v3"} <= documents_of(q))
    dismissed = judge(then[max(then)], "dismissed", *[c["id"] for c in disputed["claims"][:2]], note="two counts")
    store.judge([*dismissed, Judgement("different", "s1", "s2"), Judgement("same", "s1", "gone")], now=moment)
    then[moment] = store.reconciliation().to_json()
    moment += timedelta(hours=1)
    store.take_back(dismissed[0], now=moment)
    then[moment] = store.reconciliation().to_json()
    moment += timedelta(hours=1)
    store.retract("v3", now=moment)
    then[moment] = store.reconciliation().to_json()
    assert [len(report.get("judgements", ())) for report in then.values()][-4:] == [0, 3, 2, 2]
    for n, (moment, report) in enumerate(then.items()):
        assert known(store.at(moment), beliefs=n < 3) == known(report, beliefs=n < 3)
    assert all(r["matching"]["kept"] and r["matching"]["apart"] for r in then.values() if len(r["documents"]) > 5)
    credible = [{s["id"]: s["credibility"] for s in store.at(m)["sources"]} for m in then]
    assert len({json.dumps(c) for c in credible}) > 3
    assert any(q["kind"] == "offset" or "after" in q["attribute"] for q in store.at(moment)["questions"])
    assert store.at(moment)["conflicts"]


def documents_of(question):
    return {a["document"] for c in question["claims"] for a in c["assertions"]}


def test_other_margins_make_all_anew_and_those_of_then_are_told(tmp_path):
    later = NIGHT + timedelta(hours=1)
    with Store(tmp_path / "desk.store") as store:
        store.add(NEWS[:3], now=NIGHT)
    wide = Tolerance(rounding=0.25)
    with Store(tmp_path / "desk.store", tolerance=wide) as store:
        store.add(NEWS[6:], now=later)
        made = store.reconciliation().to_json()
        assert without_was(made) == reconcile([*NEWS[:3], *NEWS[6:]], together=TOGETHER, tolerance=wide).to_json()
        assert known(store.at(later), beliefs=False) == known(made, beliefs=False)
        assert store.at(NIGHT)["tolerance"] == batch(NEWS[:3])["tolerance"] != made["tolerance"]
    with Store(":memory:") as store:
        assert store.at(NIGHT).keys() >= {"schema", "sources", "documents", "questions"}


def test_links_name_what_is_asked_when_another_story_takes_its_id():
    first = [evolve(d, id=f"e{d.id}", published=d.published + timedelta(days=1)) for d in NEWS[:3]]
    apart = [Judgement("different", d.id, e.id) for d in NEWS[:3] for e in first]
    store = Store(":memory:")
    store.judge(apart, now=NIGHT)
    store.add(first, now=NIGHT)
    before = {q["id"] for q in store.reconciliation().to_json()["questions"]}
    later = NIGHT + timedelta(hours=1)
    store.add(NEWS[:3], now=later)
    made = store.reconciliation().to_json()
    other = {q["id"] for q in made["questions"] if before & {*q["was"]}} - before
    matching = store.at(later)["matching"]
    assert other & {q for link in (*matching["kept"], *matching["apart"]) for q in link["questions"]}
    assert known(store.at(later), beliefs=False) == known(made, beliefs=False)
    assert {q for link in store.at(NIGHT)["matching"]["kept"] for q in link["questions"]} <= before


def test_a_new_text_under_an_old_id_takes_its_place():
    store = Store(":memory:")
    store.add(NEWS[:2], now=NIGHT)
    assert store.add([NEWS[0]], now=NIGHT).documents == ()
    changed = evolve(NEWS[0], text=NEWS[0].text.replace("killed two", "killed three"))
    store.add([changed], now=NIGHT)
    assert without_was(store.reconciliation().to_json()) == batch([changed, NEWS[1]])


def test_claims_and_judgements_last():
    store = Store(":memory:")
    store.add([*NEWS[:3], CLAIM], now=NIGHT)
    assert without_was(store.reconciliation().to_json()) == batch(NEWS[:3], claims=[CLAIM])
    report = store.reconciliation().to_json()
    question = next(q for q in report["questions"] if len(q["claims"]) > 1 and q["claims"][0]["assertions"][0]["quote"])
    said = judge(report, "different", question["claims"][0]["id"], question["claims"][1]["id"])
    store.judge(said, now=NIGHT)
    assert set(store.judgements) == set(said)
    assert without_was(store.reconciliation().to_json()) == batch(NEWS[:3], said, [CLAIM])
    split = [q for q in store.reconciliation().to_json()["questions"] if question["id"] in q["was"]]
    assert split
    for judgement in said:
        store.take_back(judgement, now=NIGHT)
    assert without_was(store.reconciliation().to_json()) == batch(NEWS[:3], claims=[CLAIM])
    with pytest.raises(UnknownName, match="no such judgement"):
        store.take_back(said[0], now=NIGHT)


def test_somebody_of_one_name_in_two_stories_is_asked_of_twice():
    two = [
        paper(
            "a",
            "gazette",
            6,
            "Floods in Puno killed 12 farmers and swept away the Juliaca bridge. Energy Minister Rolf Dahl "
            "visited the Juliaca valley. Engineers will rebuild the Juliaca bridge.",
        ),
        paper(
            "b",
            "herald",
            7,
            "The Harrow orchestra of Leeds opened its tour in Bergen with a Sibelius programme. Culture "
            "Minister Rolf Dahl praised the Harrow conductor Edith Moran. The orchestra sold 900 tickets.",
        ),
    ]
    apart = [Judgement("different", "a", "b")]
    store = Store(":memory:")
    store.judge(apart, now=NIGHT)
    for d in two:
        store.add([d], now=NIGHT)
    report = store.reconciliation().to_json()
    assert without_was(report) == batch(two, apart)
    held = [q for q in report["questions"] if q.get("subject") == "Rolf Dahl"]
    assert [{a["document"] for c in q["claims"] for a in c["assertions"]} for q in held] in (
        [{"a"}, {"b"}],
        [{"b"}, {"a"}],
    )
    assert len({q["id"] for q in report["questions"]}) == len(report["questions"])
    alone = [q["id"] for s in store.stories for q in store.reconciliation(story=s).to_json()["questions"]]
    assert sorted(alone) == sorted(q["id"] for q in report["questions"])


def test_a_judgement_is_obeyed_when_its_question_splits():
    store = Store(":memory:")
    store.add(NEWS[3:6], now=NIGHT)
    report = store.reconciliation().to_json()
    disputed = next(q for q in report["questions"] if q["status"] == "disputed")
    said = judge(report, "dismissed", *[c["id"] for c in disputed["claims"][:2]], note="two counts")
    settled = store.judge(said, now=NIGHT).changes
    assert [c.kind for c in settled] == ["settled"]
    apart = judge(report, "different", *[c["id"] for c in disputed["claims"][:2]])
    store.judge(apart, now=NIGHT)
    made = store.reconciliation().to_json()
    parts = [q for q in made["questions"] if disputed["id"] in (q["id"], *q["was"])]
    assert len(parts) > 1
    assert not [q for q in made["questions"] if q["status"] == "disputed"]
    assert without_was(made) == batch(NEWS[3:6], store.judgements)
    told = {j["line"] if "line" in j else str(j): j.get("notice") for j in made["judgements"]}
    assert any(told.values()), "it no longer fits, and says so"
    store.take_back(apart[0], now=NIGHT)
    for j in apart[1:]:
        store.take_back(j, now=NIGHT)
    assert not [q for q in store.reconciliation().to_json()["questions"] if q["status"] == "disputed"], "obeyed again"


def test_what_breaks_a_document_leaves_the_others_in(monkeypatch):
    import factrecon.store.making as module

    real = module.make_part

    def broken(documents, *args, **options):
        if any(d.id == "f2" for d in documents):
            raise ZeroDivisionError
        return real(documents, *args, **options)

    monkeypatch.setattr(module, "make_part", broken)
    store = Store(":memory:")
    added = store.add(NEWS[:4], now=NIGHT)
    assert [x.file for x in added.left_out] == ["f2"]
    assert {d.id for d in store.documents} == {"f1", "f3", "v1"}
    assert "f2" not in added.documents


def test_files_that_are_no_stores_are_refused(tmp_path):
    other = tmp_path / "other.db"
    sqlite3.connect(other).execute("create table t(x)").connection.close()
    with pytest.raises(InvalidRecord, match="another program"):
        Store(other)
    newer = tmp_path / "newer.store"
    Store(newer).close()
    db = sqlite3.connect(newer)
    db.execute("pragma user_version = 99")
    db.close()
    with pytest.raises(InvalidRecord, match="version 99"):
        Store(newer)
    with pytest.raises(UnwritableOutput):
        Store(tmp_path / "no" / "folder")
    (tmp_path / "text").write_text("not a database at all, but long enough to be taken for a page of one" * 20)
    with pytest.raises(Exception, match="no store, or a damaged one"):
        Store(tmp_path / "text")


def test_a_store_of_the_first_version_opens_and_goes_on(tmp_path):
    path = tmp_path / "old.store"
    with Store(path) as store:
        store.add(NEWS[:2], now=NIGHT)
        for table, column in (("verdict", "body"), ("assertion", "row")):
            for row in store._db.execute(f"select rowid, {column} from {table}").fetchall():
                plain = json.dumps(unpacked(row[1]), sort_keys=True)
                store._db.execute(f"update {table} set {column} = ? where rowid = ?", (plain, row[0]))
        store._db.execute("create table kept_link(part integer)")
        store._db.execute("alter table judgement drop column until")
        store._db.execute("alter table change drop column headline")
        store._db.execute("drop table told")
        store._db.execute("drop index document_cluster")
        store._db.execute("alter table document drop column cluster")
        store._db.execute("pragma user_version = 1")
    with Store(path) as store:
        assert store._db.execute("pragma user_version").fetchone()[0] == VERSION
        assert len(store.at(NIGHT)["questions"]) > 2
        store.add(NEWS[2:], now=NIGHT + timedelta(hours=1))
        assert without_was(store.reconciliation().to_json()) == batch(NEWS)
        assert len(store.at(NIGHT)["documents"]) == 2


def test_what_another_version_made_is_made_anew(tmp_path):
    with Store(tmp_path / "old.store") as store:
        store.add(NEWS[:6], now=NIGHT)
        store._db.execute("update meta set value = '0.0.9 1' where key = 'made by'")
        store._db.execute("update verdict set question = 'q' || number, asked = number")  # it read otherwise
        store._db.execute("delete from link")  # and took no two documents for alike
    with Store(tmp_path / "old.store") as store:
        story = next(iter(store.stories))
        assert store.reconciliation(story=story).to_json()["questions"]
        added = store.add([NEWS[6]], now=NIGHT + timedelta(hours=1))
        assert added.documents == ("s1",)
        assert without_was(store.reconciliation().to_json()) == batch(NEWS[:7])
        current = {r["question"] for r in store._db.execute("select question from verdict where until is null")}
        assert current == {q["id"] for q in batch(NEWS[:7])["questions"]}
        parts = {r["number"] for r in store._db.execute("select number from part")}
        store.add([NEWS[7]], now=NIGHT + timedelta(hours=2))
        assert len(parts & {r["number"] for r in store._db.execute("select number from part")}) == 2


def test_what_was_packed_otherwise_is_told():
    assert unpacked(packed({"a": "“é”" * 9})) == {"a": "“é”" * 9}
    with pytest.raises(InvalidRecord, match="packed in a way"):
        unpacked(b"\x02" + packed([])[1:])
    store = Store(":memory:")
    store.add(NEWS[:2], now=NIGHT)
    store._db.execute("update verdict set body = x'01'")
    with pytest.raises(FactreconError):
        store.at(NIGHT)


def test_two_who_write_wait_for_each_other(tmp_path):
    path = tmp_path / "desk.store"
    one, other = Store(path), Store(path, patience=0.05)
    one._db.execute("begin immediate")
    with pytest.raises(UnwritableOutput, match="another one is writing"):
        other.add(NEWS[:1], now=NIGHT)
    one._db.execute("rollback")
    assert other.add(NEWS[:1], now=NIGHT).documents == ("f1",)
    assert len(one) == 1


COPY = evolve(BY_ID["f2"], id="f4", source="courier")
"""A paper that prints another's text word for word."""


class Desk(RuleBasedStateMachine):
    """Documents come and go, judgements are given and taken back, the store is closed and opened."""

    @initialize()
    def begin(self):
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "desk.store"
        self.held: dict[str, Document] = {}
        self.judged: list[Judgement] = []
        self.store = Store(self.path)
        self.hours = 0
        self.then: dict[datetime, dict] = {}

    def now(self):
        self.hours += 1
        return NIGHT + timedelta(hours=self.hours)

    @rule(names=st.lists(st.sampled_from(sorted([*BY_ID, COPY.id])), min_size=1, max_size=3, unique=True))
    def add(self, names):
        known = BY_ID | {COPY.id: COPY}
        self.store.add([known[n] for n in names], now=self.now())
        self.held |= {n: known[n] for n in names}

    @precondition(lambda self: self.held)
    @rule(data=st.data())
    def retract(self, data):
        name = data.draw(st.sampled_from(sorted(self.held)))
        self.store.retract(name, now=self.now())
        del self.held[name]

    @rule(
        pair=st.lists(st.sampled_from(sorted(BY_ID)), min_size=2, max_size=2, unique=True),
        verdict=st.sampled_from(["same", "different"]),
    )
    def judge(self, pair, verdict):
        self._judge([Judgement(verdict, *pair)])

    @precondition(lambda self: self.held)
    @rule(data=st.data(), verdict=st.sampled_from(["same", "different", "dismissed", "accepted"]))
    def judge_a_question(self, data, verdict):
        report = self.store.reconciliation().to_json()
        pairs = [
            [c["id"] for c in q["claims"][:2]]
            for q in report["questions"]
            if len(q["claims"]) > 1 and (verdict in ("same", "different") or q["status"] == "disputed")
        ]
        if pairs:
            pair = data.draw(st.sampled_from(pairs))
            try:
                said = judge(report, verdict, *pair)
            except InvalidRecord:
                return
            self._judge(said)

    def _judge(self, said):
        told = {(j.about, j.pair) for j in said}
        kept = [j for j in self.judged if (j.about, j.pair) not in told]
        try:
            Judgements.of([*kept, *said])
        except InvalidRecord:
            with pytest.raises(InvalidRecord):
                self.store.judge(said, now=self.now())
            return
        self.store.judge(said, now=self.now())
        self.judged = [*kept, *said]

    @precondition(lambda self: self.judged)
    @rule()
    def take_back(self):
        self.store.take_back(self.judged.pop(), now=self.now())

    @rule()
    def forget_what_is_in_memory(self):
        self.store._maker.kept.clear()

    @rule()
    def close_and_open(self):
        self.store.close()
        self.store = Store(self.path)

    @invariant()
    def is_as_the_batch(self):
        if hasattr(self, "store"):
            documents = [self.held[n] for n in sorted(self.held)]
            assert set(self.store.judgements) == set(self.judged)
            made = self.store.reconciliation().to_json()
            assert without_was(made) == batch(documents, self.store.judgements)
            current = {
                r["question"] for r in self.store._db.execute("select question from verdict where until is null")
            }
            assert current == {q["id"] for q in made["questions"]}
            if self.hours:
                self.then[NIGHT + timedelta(hours=self.hours)] = made

    def teardown(self):
        if hasattr(self, "store"):
            for moment, made in self.then.items():
                assert known(self.store.at(moment), beliefs=False) == known(made, beliefs=False)
            self.store.close()
            self.folder.cleanup()


TestDesk = Desk.TestCase
TestDesk.settings = settings(
    max_examples=6, stateful_step_count=8, deadline=None, suppress_health_check=list(HealthCheck)
)


def test_very_many_claims_that_name_no_story_are_parted_as_in_reconcile() -> None:
    told = {
        "Ely mill": "the Ely mill burned down, looms and cotton were lost and workers of the mill were hurt",
        "Rye ferry": "the Rye ferry sank off the pier, sailors and passengers of the ferry were hurt",
    }
    said = [
        assertion_from_row(
            {
                "source": f"paper {n}",
                "document": f"{thing} {n}",
                "object": "the accident",
                "attribute": f"{what} hurt",
                "value": str(7 + len(thing) + len(what)),
                "kind": "count",
                "quote": f"{words}, {what} among them",
            }
        )
        for thing, words in told.items()
        for n in range(9)
        for what in ("men", "women", "boys", "girls", "workers", "guests", "cooks", "guards", "clerks", "nurses")
        for words in (words, f"Police said {words}")
    ]
    store = Store(":memory:")
    store.add(said[:200], now=NIGHT)
    store.add(said[200:], now=NIGHT)
    kept, whole = store.reconciliation(), reconcile(said, together=TOGETHER)
    assert without_was(kept.to_json()) == without_was(whole.to_json())
    assert {v.question.story for v in kept.verdicts} == {"the accident", "the accident (2)"}
