import random

from factrecon.matching.coreference import EventMention, cluster_mentions, head_lemma

MENTIONS = [
    EventMention("1", "x", "blaze", "The blaze gutted the Harrow mill in Leeds."),
    EventMention("2", "y", "fire", "A fire gutted the Harrow mill."),
    EventMention("3", "x", "killed", "Two workers were killed at the mill."),
    EventMention("4", "z", "fire", "A fire broke out in a Lagos market."),
    EventMention("5", "y", "deaths", "The deaths of two workers at the mill shocked Leeds."),
]
STORIES = (("x", "y"), ("z",))


def test_heads_within_a_story():
    found = cluster_mentions(MENTIONS, STORIES)
    assert ("1", "2") in found
    assert ("4",) in found


def test_order_is_no_matter():
    wanted = cluster_mentions(MENTIONS, STORIES)
    for seed in range(10):
        mixed = random.Random(seed).sample(MENTIONS, len(MENTIONS))
        assert cluster_mentions(mixed, STORIES) == wanted


def test_heads():
    assert head_lemma("was struck down") == "strike"
    assert head_lemma("shootings") == "shooting"
    assert head_lemma("...") == "..."
