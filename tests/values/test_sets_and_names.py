"""Places, truth, entities and texts."""

from __future__ import annotations

import pytest

from factrecon.errors import InvalidValue
from factrecon.values import Entity, Place, Places, Text, Truth, Value, value_from_json
from factrecon.values.entity import name_key
from factrecon.values.text import content_words

ALDER = Place("Alder Valley", ("Birch State", "Cedaria"))
BIRCH, CEDARIA = Place("Birch State", ("Cedaria",)), Place("Cedaria")
OTHER_BIRCH = Place("Birch State", ("Dunlinia",))


def closed(*items):
    return Places.of(*items, closed=True)


def test_parts_and_wholes_of_places():
    assert ALDER.is_part_of(ALDER)
    assert ALDER.is_part_of(BIRCH)
    assert ALDER.is_part_of(CEDARIA)
    assert not BIRCH.is_part_of(ALDER)
    assert not ALDER.is_part_of(OTHER_BIRCH)
    assert ALDER.is_part_of(Place("Birch State"))
    assert Place("Birch State").is_part_of(BIRCH)
    assert not BIRCH.is_part_of(OTHER_BIRCH)


@pytest.mark.parametrize(
    ("a", "b", "agreement", "contradiction", "forward", "backward"),
    [
        (Places.of("X", "Y"), Places.of("X"), 1, 0, 1, 0),
        (Places.of("X"), Places.of("Y"), 0, 0, 0, 0),
        (closed("X"), closed("Y"), 0, 1, 0, 0),
        (closed("X"), Places.of("X"), 1, 0, 1, 0),
        (closed("X"), Places.of("Y"), 0, 1, 0, 0),
        (Places.of("Y"), closed("X"), 0, 1, 0, 0),
        (closed("X", "Y"), closed("X"), 0, 1, 0, 0),
        (closed("X", "Y"), Places.of("X"), 1, 0, 1, 0),
        (closed(ALDER), closed(BIRCH), 1, 0, 1, 0),
        (closed(BIRCH), closed(ALDER), 1, 0, 0, 1),
        (closed(ALDER), closed(OTHER_BIRCH), 0, 1, 0, 0),
        (Places.of(ALDER), Places.of(CEDARIA), 1, 0, 1, 0),
        (closed(CEDARIA), Places.of(ALDER), 0, 0, 0, 0),
    ],
)
def test_sets_of_places(a, b, agreement, contradiction, forward, backward):
    s = a.scores(b)
    assert (s.agreement, s.contradiction, s.forward, s.backward) == (agreement, contradiction, forward, backward)


def test_overlap_and_names():
    assert Places.of("X", "W").names == ("W", "X")
    assert Places.of(ALDER).overlaps(Places.of(BIRCH))
    assert Places.of(BIRCH).overlaps(Places.of(ALDER, "X"))
    assert not Places.of("X").overlaps(Places.of("Y"))
    assert Places.of("X").scores(Truth(True)) is None
    assert repr(closed("X", "W")) == "Places(W, X, closed=True)"
    assert repr(Places.of("X")) == "Places(X)"
    with pytest.raises(InvalidValue, match="at least one"):
        Places(())


def test_json_of_places():
    data = closed(ALDER, "X").to_json()
    assert data == {
        "kind": "places",
        "items": ["Alder Valley", "X"],
        "closed": True,
        "text": "Alder Valley, X",
        "within": {"Alder Valley": ["Birch State", "Cedaria"]},
    }
    assert value_from_json(data) == closed(ALDER, "X")
    assert not value_from_json({"kind": "places", "items": ["X"]}).closed
    for change in ({"items": None}, {"items": "X"}, {"items": []}, {"within": 3}):
        with pytest.raises(InvalidValue):
            value_from_json({**data, **change})


def test_truth():
    assert Truth(True).scores(Truth(True)).agreement == 1
    assert Truth(True).scores(Truth(False)) == Truth(False).scores(Truth(True))
    assert Truth(True).scores(Truth(False)).contradiction == 1
    assert Truth(True).scores(Text("yes")) is None
    assert value_from_json({"kind": "truth", "value": False}) == Truth(False)
    for wrong in (None, 1, "yes"):
        with pytest.raises(InvalidValue):
            Truth(wrong)


def test_names():
    assert name_key("The U.S. Department of Labor") == "us department labor"
    assert name_key("Dr. Ada Moreno") == "ada moreno"
    assert name_key("x" * 2000) == "x" * 512


def test_entities():
    ada, moreno = Entity("Ada Moreno"), Entity("Minister Ada Moreno")
    assert (moreno.scores(ada).forward, moreno.scores(ada).backward, moreno.scores(ada).contradiction) == (1, 0, 0)
    assert ada.scores(Entity("Ada Okafor")).neutral == 1
    assert ada.scores(Entity("Ben Okafor")).contradiction == 1
    assert Entity("The Union", {"NU"}).scores(Entity("NU")).agreement == 1
    assert Entity("NU", {"", "The Union"}).keys == {"nu", "union"}
    assert Entity("The").key == "the"
    assert ada.scores("Ada Moreno") is None
    assert Entity("Ada  MORENO") == ada
    for wrong in ("", "  "):
        with pytest.raises(InvalidValue, match="name"):
            Entity(wrong)
    data = Entity("NU", {"b", "a"}).to_json()
    assert data == {"kind": "entity", "name": "NU", "text": "NU", "aliases": ["a", "b"]}
    assert value_from_json(data).aliases == {"a", "b"}
    assert "aliases" not in ada.to_json()
    for change in ({"name": None}, {"name": 3}, {"aliases": None}, {"aliases": "x"}):
        with pytest.raises(InvalidValue):
            value_from_json({**data, **change})


def test_texts():
    more, less = Text("higher wages and more staff"), Text("higher wages")
    assert (more.scores(less).forward, less.scores(more).forward) == (1, pytest.approx(2 / 3))
    assert more.scores(Text("an orchard")).contradiction == 0
    assert more.scores(Text("an orchard")).neutral == 1
    assert Text("higher wages").scores(Text("wages, higher")).agreement == 1
    assert Text("the") == Text("The ")
    assert content_words("parties families glass bus crisis axis its wages") == frozenset(
        {"party", "family", "glass", "bus", "crisis", "axis", "wage"}
    )
    assert more.scores(None) is None
    for wrong in ("", "  ", None, 3):
        with pytest.raises(InvalidValue, match="words"):
            Text(wrong)
    assert value_from_json(more.to_json()) == more


def test_kinds_keep_the_protocol():
    for value in (Truth(True), Text("x"), Entity("x"), Places.of("x")):
        assert isinstance(value, Value)
