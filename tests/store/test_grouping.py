"""Documents group one by one, come or gone or judged, as they do all at once."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from factrecon.matching.judgements import Judgement, Judgements
from factrecon.matching.stories.finding import find_stories
from factrecon.model import Document
from factrecon.store.grouping import enter_document, regroup, take_out
from factrecon.store.schema import opened

PEOPLE = ("Marlow", "Quispe", "Harrowgate", "Odette", "Bellini", "Okafor", "Lindqvist", "Tanaka")
PLACES = ("Gdynia", "Puno", "Leeds", "Bergen", "Toledo", "Cusco")
DEEDS = ("flooded", "evacuated", "prosecuted", "demolished", "vaccinated", "auctioned", "excavated", "quarantined")


def stream(seed: int, many: int) -> list[Document]:
    """Documents of stories that share people, places and deeds, so that most of them are linked through others."""
    draw = random.Random(seed)
    stories = [(draw.sample(PEOPLE, 2), draw.sample(PLACES, 2), draw.sample(DEEDS, 3)) for _ in range(many // 4)]
    out = []
    for n in range(many):
        people, places, deeds = draw.choice(stories)
        other = draw.choice(stories)
        words = [*people, draw.choice(places), *draw.sample(deeds, 2), *draw.sample(other[0] + other[2], 2)]
        draw.shuffle(words)
        day = date(2024, 5, 1) + timedelta(draw.randrange(60))
        out.append(Document(id=f"d{n}", text=f"A {' '.join(words)}.", published=day if draw.random() < 0.8 else None))
    return out


def grouped(db) -> tuple[tuple[str, ...], ...]:
    found: dict[str, list[str]] = {}
    for r in db.execute("select id, story from document where until is null"):
        found.setdefault(r["story"], []).append(r["id"])
    return tuple(sorted(tuple(sorted(names)) for names in found.values()))


@pytest.mark.parametrize("seed", range(6))
def test_one_by_one_is_all_at_once(seed):
    draw, db, judged, held = random.Random(seed), opened(":memory:", patience=1), [], {}
    sizes = set()
    for document in stream(seed, 48):
        enter_document(db, document, "now")
        held[document.id] = document
        touched = {document.id}
        if draw.random() < 0.2:
            gone = draw.choice(sorted(held))
            _, near = take_out(db, gone, "now")
            del held[gone]
            touched |= near
        if draw.random() < 0.15 and len(held) > 2:
            pair = draw.sample(sorted(held), 2)
            taken = {name for p in judged for name in p.pair}
            if not taken & set(pair):
                judged.append(Judgement(draw.choice(("same", "different")), *pair, about="story"))
                touched |= set(pair)
        elif judged and draw.random() < 0.1:
            touched |= set(judged.pop(draw.randrange(len(judged))).pair)
        known = Judgements.of(judged)
        regroup(db, touched & held.keys(), known)
        assert grouped(db) == find_stories(held.values(), same=known.same, different=known.different)
        sizes |= {len(s) for s in grouped(db)}
    assert max(sizes) > 3, "some stories have several documents"
    linked = db.execute("select count(*) from link where likeness >= 140000").fetchone()[0]
    assert linked > len(held), "and most are linked with others"


def test_what_does_not_change_is_left_alone():
    db = opened(":memory:", patience=1)
    papers = [
        Document(id="a", text="Marlow flooded Gdynia."),
        Document(id="b", text="Gdynia was flooded, Marlow said."),
        Document(id="c", text="Quispe auctioned a Toledo mill."),
        Document(id="d", text="The Toledo mill was auctioned by Quispe."),
    ]
    for document in papers[:3]:
        enter_document(db, document, "now")
        assert document.id in regroup(db, {document.id}, Judgements())
    enter_document(db, papers[3], "now")
    assert regroup(db, {"d"}, Judgements()) == {"c", "d"}
    assert grouped(db) == (("a", "b"), ("c", "d"))
