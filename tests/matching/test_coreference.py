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


def group(*mentions):
    stories = [sorted({m.document for m in mentions})]
    return cluster_mentions(mentions, stories)


def test_a_saying_is_one_only_of_one_speaker():
    police = EventMention("1", "x", "said", "Police said the bridge in Porto was closed.")
    again = EventMention("2", "y", "said", "The bridge would stay closed, Porto police said.")
    mayor = EventMention("3", "z", "said", "The mayor said the bridge in Porto was closed.")
    assert group(police, again, mayor) == (("1", "2"), ("3",))


def test_of_two_places_in_a_sentence_the_one_given_counts():
    sentence = "The mayor said police said it was closed."
    by_police = EventMention("1", "x", "said", sentence, sentence.rindex("said"))
    police = EventMention("2", "y", "said", "Police said it was closed.", 7)
    assert group(by_police, police) == (("1", "2"),)
    assert group(EventMention("1", "x", "said", sentence), police) == (("1",), ("2",))


def test_pronouns_name_no_happening_of_their_own():
    one = EventMention("1", "x", "It", "It shook Porto.")
    other = EventMention("2", "y", "it", "Porto felt it.")
    assert group(one, other) == (("1",), ("2",))


def test_heads_that_share_a_sense_need_sentences_that_share_words():
    one = EventMention("1", "x", "foiled", "The navy foiled an attack on a tanker off Oman.")
    other = EventMention("2", "y", "thwarted", "Off Oman the navy thwarted an attack on a tanker.")
    stranger = EventMention("3", "z", "thwarted", "Rain thwarted the start of the regatta.")
    assert group(one, other) == (("1", "2"),)
    assert group(one, stranger) == (("1",), ("3",))


def test_an_abbreviation_and_its_words_are_one():
    one = EventMention("1", "x", "IPO", "The IPO of Brant raised 2 billion.")
    other = EventMention("2", "y", "initial public offering", "Brant raised 2 billion in its initial public offering.")
    assert group(one, other) == (("1", "2"),)


def test_words_of_one_stem():
    one = EventMention("1", "x", "nominated", "The president nominated Ines Roca on Friday.")
    other = EventMention("2", "y", "nominee", "Ines Roca is the nominee of the president.")
    general = EventMention("3", "z", "generated", "The plant generated power.")
    assert group(one, other) == (("1", "2"),)
    assert group(general, EventMention("4", "x", "generosity", "Such generosity is rare.")) == (("3",), ("4",))


def test_other_names_speak_against_one_happening():
    fell = [
        EventMention("1", "x", "fell", "Jonas Lind fell when a rope tore."),
        EventMention("2", "y", "fell", "Lind fell in fog."),
        EventMention("3", "z", "fell", "Petra Moss fell after a stone hit her."),
    ]
    assert group(*fell) == (("1", "2"), ("3",))
