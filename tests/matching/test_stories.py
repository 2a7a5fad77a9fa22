import random
from datetime import date

import pytest

from factrecon.matching.stories import find_stories, story_candidates
from factrecon.model import Document

TEXTS = {
    "fire1": "A fire at the Harrow textile mill in Leeds killed two workers on Tuesday, the brigade said.",
    "fire2": "Two dead in Leeds mill blaze. The Harrow textile mill burned for hours, firefighters said.",
    "vote1": "Ana Quispe won the mayoral election in Cusco with 54 percent of the vote.",
    "vote2": "Cusco elects Ana Quispe mayor; she took 54 percent, the electoral board said.",
    "storm": "Storm Odette cut power to thousands of homes along the coast of Galicia.",
}


def documents(**dates):
    return [Document(id=k, text=v, published=dates.get(k)) for k, v in TEXTS.items()]


def test_groups_by_happening():
    assert find_stories(documents()) == (("fire1", "fire2"), ("storm",), ("vote1", "vote2"))


def test_every_order_gives_the_same():
    wanted = find_stories(documents())
    shuffle = random.Random(3)
    for _ in range(20):
        mixed = documents()
        shuffle.shuffle(mixed)
        assert find_stories(mixed) == wanted


def test_judgements_override():
    assert ("fire1",) in find_stories(documents(), different=[("fire1", "fire2")])
    assert ("storm", "vote1", "vote2") in find_stories(documents(), same=[("storm", "vote1")])


def test_a_pair_years_apart_is_held_less_alike():
    near = {"fire1": date(2023, 3, 1), "fire2": date(2023, 3, 2)}
    far = {"fire1": date(2023, 3, 1), "fire2": date(2025, 3, 2)}
    [pair] = [c for c in story_candidates(documents()) if (c.a, c.b) == ("fire1", "fire2")]
    threshold = pair.score * 0.9
    assert ("fire1", "fire2") in find_stories(documents(**near), threshold=threshold)
    assert ("fire1", "fire2") not in find_stories(documents(**far), threshold=threshold)


def test_pairs_say_what_they_share():
    [pair] = [c for c in story_candidates(documents()) if (c.a, c.b) == ("vote1", "vote2")]
    assert "names:ana quispe" in pair.keys


@pytest.mark.parametrize("text", ["", "   \n", "!!!", "7 8 9", "\ud7ff\u0000 a"])
def test_texts_without_words(text):
    assert find_stories([Document(id="x", text=text), Document(id="y", text=text)])
    assert find_stories([]) == ()
