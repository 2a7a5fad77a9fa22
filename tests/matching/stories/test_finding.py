import random
from datetime import date

import pytest

from factrecon.matching.stories.finding import find_stories, group, neighbourhoods, story_links
from factrecon.matching.stories.keys import SCALE, StoryKeys, story_keys
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
    [alike] = [n for a, b, n in story_links(map(StoryKeys.of, documents())) if (a, b) == ("fire1", "fire2")]
    threshold = alike / SCALE * 0.9
    assert ("fire1", "fire2") in find_stories(documents(**near), threshold=threshold)
    assert ("fire1", "fire2") not in find_stories(documents(**far), threshold=threshold)


def test_what_is_counted_tells_more_than_a_number():
    document = Document(id="x", text="Some 2,300 sheep drowned; 14 farms lost all.")
    assert {"count:2300 sheep", "count:14 farm", "number:14"} <= set(story_keys(document))


FALLS = {
    "lind1": "Climber dies on Hallvik. Jonas Lind, a baker from Bergen, fell from the Hallvik ridge when a rope tore.",
    "lind2": "The Bergen baker Jonas Lind died after a fall from the Hallvik ridge; fog delayed the rescue, police "
    "said.",
    "lind3": "A torn rope killed a climber on the Hallvik ridge. His club in Bergen mourns Jonas Lind.",
    "lind4": "Rescuers found the baker Lind below the Hallvik ridge. The climber from Bergen had fallen in fog.",
    "lind5": "Fog hid the Hallvik ridge for hours after Lind, of Bergen, fell; another climber saw the rope tear.",
    "moss1": "Climber dies on Hallvik. Petra Moss, a nurse from Cardiff, fell from the Hallvik ridge, hit by a stone.",
    "moss2": "The Cardiff nurse Petra Moss died after a fall from the Hallvik ridge; her helmet was split, police "
    "said.",
    "moss3": "A falling stone killed a climber on the Hallvik ridge. Her hospital in Cardiff mourns Petra Moss.",
    "moss4": "Rescuers found the nurse Moss below the Hallvik ridge. The climber from Cardiff had lost her helmet.",
    "moss5": "The helmet of Moss, of Cardiff, lay on the Hallvik ridge hours later; another climber saw the stone.",
}
"""Two falls from one mountain, each in five reports."""


def falls():
    return [Document(id=k, text=v) for k, v in FALLS.items()]


def test_two_happenings_of_one_kind_are_two_stories():
    stories = find_stories(falls(), threshold=0.03)
    assert [{name[:4] for name in story} for story in stories] == [{"lind"}, {"moss"}]


def test_a_judgement_overrides_what_would_take_a_story_apart():
    stories = find_stories(falls(), same=[("lind1", "moss1")], threshold=0.03)
    assert any({"lind1", "moss1"} <= set(story) for story in stories)


def test_a_report_of_two_happenings_joins_one_and_not_both():
    both = Document(id="both", text=TEXTS["fire1"] + "\n\n" + TEXTS["vote1"])
    stories = find_stories([*documents(), both], threshold=0.07)
    homes = {name: i for i, story in enumerate(stories) for name in story}
    assert homes["fire1"] == homes["fire2"] != homes["vote1"] == homes["vote2"]
    assert homes["both"] in (homes["fire1"], homes["vote1"])


def test_a_document_bears_on_its_neighbourhood_alone():
    alone = story_links(StoryKeys.of(d) for d in documents() if d.id.startswith("fire"))
    [beside] = [link for link in story_links(map(StoryKeys.of, documents())) if link[0] == "fire1"]
    assert alone == [beside]


def test_neighbourhoods_grouped_by_themselves_are_the_stories():
    keys = {d.id: StoryKeys.of(d) for d in [*documents(), *falls()]}
    found = [
        s
        for names, links in neighbourhoods(keys, story_links(keys.values()))
        for s in group({n: keys[n] for n in names}, links)
    ]
    assert tuple(sorted(found)) == find_stories([*documents(), *falls()])


@pytest.mark.parametrize("text", ["", "   \n", "!!!", "7 8 9", "\ud7ff\u0000 a"])
def test_texts_without_words(text):
    assert find_stories([Document(id="x", text=text), Document(id="y", text=text)])
    assert find_stories([]) == ()
