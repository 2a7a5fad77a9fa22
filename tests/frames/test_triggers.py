"""Finding the words of frames in text: longest match, gaps, passives, and what rules a word out."""

from __future__ import annotations

import time

import pytest
from attrs import frozen

from factrecon.frames import FRAMES, Frame, TriggerIndex, trigger_index
from factrecon.language.syntax.tagging import tokenize


def found(text: str, index: TriggerIndex | None = None) -> dict[str, str]:
    """Frame name to the words that triggered it."""
    tokens = tokenize(text)
    triggers = (index or trigger_index()).find(tokens)
    return {t.frame.name: " ".join(tokens[w].text for w in t.words) for t in triggers}


@pytest.mark.parametrize(
    ("text", "frame", "words"),
    [
        # labour
        ("Bakers walked off the job at dawn.", "strike", "walked off job"),
        ("Both sides reached a tentative wage agreement.", "agreement", "reached agreement"),
        ("The firm laid 300 clerks off.", "layoff", "laid off"),
        ("Pilots voted to authorize a strike.", "strike_vote", "voted to authorize strike"),
        # casualties
        ("The death toll rose to nine.", "death", "death toll"),
        ("A cyclist was fatally struck.", "death", "fatally struck"),
        ("The fall left two climbers dead.", "death", "left dead"),
        ("Divers recovered the body of a sailor.", "found", "recovered body"),
        # violence, accidents, disasters
        ("A gunman opened fire in a market.", "shooting", "opened fire"),
        ("Police heard shots fired near the station.", "shooting", "shots fired"),
        ("Pirates took the crew hostage.", "kidnapping", "took hostage"),
        ("The tram slammed into a wall.", "crash", "slammed into"),
        ("A cease-fire began at noon.", "ceasefire", "cease-fire"),
        ("The ferry capsized.", "sinking", "capsized"),
        ("A magnitude 5 earthquake was felt.", "earthquake", "earthquake"),
        ("The hurricane made landfall.", "storm", "made landfall"),
        # courts
        ("He was taken into custody.", "arrest", "taken into custody"),
        ("She pleaded not guilty.", "plea", "pleaded not guilty"),
        ("Charges were later dropped.", "charges_dropped", "Charges dropped"),
        ("The clerk was sentenced to death.", "sentence", "sentenced to death"),
        # business and markets
        ("Acme agreed to buy a rival.", "acquisition", "agreed to buy"),
        ("The maker filed for bankruptcy.", "bankruptcy", "filed for bankruptcy"),
        ("The bank raised interest rates.", "rate_rise", "raised interest rates"),
        ("Shares plunged in Oslo.", "price_fall", "plunged"),
        ("The company posted a loss.", "loss", "posted loss"),
        # politics, war
        ("The premier stepped down.", "resignation", "stepped down"),
        ("Lawmakers passed the bill.", "legislation_passed", "passed bill"),
        ("The bill was finally passed.", "legislation_passed", "bill passed"),
        ("Rebels seized the town.", "invasion", "seized town"),
        ("An air strike hit the depot.", "air_strike", "air strike"),
        # health, science, sport, people
        ("Six nurses tested positive.", "infection", "tested positive"),
        ("The rocket lifted off.", "space_launch", "lifted off"),
        ("Hackers stole data from a clinic.", "cyberattack", "stole data"),
        ("The Reds beat the Blues.", "win", "beat"),
        ("The pair tied the knot.", "wedding", "tied knot"),
        ("The poet won the prize.", "award", "won prize"),
    ],
)
def test_fresh_sentences(text: str, frame: str, words: str) -> None:
    assert found(text).get(frame) == words


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("They struck a last-minute pay deal.", "strike"),
        ("A drone strike hit the base.", "strike"),
        ("The fire department said so.", "fire"),
        ("He fired a pistol.", "dismissal"),
        ("She is in charge of the museum.", "charge"),
        ("They shot a film in Rome.", "shooting"),
        ("They launched an investigation.", "product_launch"),
        ("He landed a job in Perth.", "landing"),
        ("The death penalty was debated.", "death"),
        ("Prices were slashed.", "stabbing"),
        ("He declined to comment.", "price_fall"),
        ("The storm surge rose.", "storm"),
    ],
)
def test_unless_rules_a_sense_out(text: str, frame: str) -> None:
    assert frame not in found(text)


def test_unless_leaves_the_same_word_elsewhere_alone() -> None:
    text = "They struck a deal before the strike."
    assert found(text) == {"agreement": "struck deal", "strike": "strike"}
    assert found("The strike at the mill goes on.")["strike"] == "strike"


@frozen
class Word:
    text: str
    lemma: str
    tag: str
    form: str = ""


def words(tagged: str) -> list[Word]:
    """Words from "text/lemma/TAG/form"."""
    return [Word(*part.split("/")) for part in tagged.split()]


HIT = Frame(name="hit", gloss="x", nouns=("hit", "big hit"), verbs=("hit", "hit the wall", "hit out"))
BLOW = Frame(name="blow", gloss="x", nouns=("big hit",), unless=("hit parade", "hit at"))
TOSS = Frame(name="toss", gloss="x", verbs=("toss", "toss the coin"), unless=("toss and turn", "toss at"))


def test_longest_match_wins_and_ambiguity_keeps_every_frame_in_order() -> None:
    index = TriggerIndex((BLOW, HIT))
    triggers = index.find(words("a/a/DET big/big/ADJ hit/hit/NOUN"))
    assert [(t.frame.name, t.start_token, t.end_token, t.part) for t in triggers] == [
        ("blow", 1, 3, "noun"),
        ("hit", 1, 3, "noun"),
    ]
    assert [t.frame.name for t in TriggerIndex((HIT, BLOW)).find(words("big/big/ADJ hit/hit/NOUN"))] == [
        "hit",
        "blow",
    ]


def test_gaps_keep_to_modifiers_and_heads_are_verbs() -> None:
    index = TriggerIndex((HIT,))
    gap = "They/they/PRON hit/hit/VERB/past the/the/DET old/old/ADJ brick/brick/NOUN wall/wall/NOUN"
    (trigger,) = index.find(words(gap))
    assert (trigger.words, trigger.head, trigger.start_token, trigger.end_token) == ((1, 5), 1, 1, 6)
    blocked = "They/they/PRON hit/hit/VERB/past a/a/DET man/man/NOUN by/by/ADP the/the/DET wall/wall/NOUN"
    (trigger,) = index.find(words(blocked))
    assert trigger.words == (1,)


def test_the_passive_of_a_verb_and_its_noun() -> None:
    index = TriggerIndex((TOSS,))
    passive = "The/the/DET coin/coin/NOUN has/have/AUX/3sg been/be/AUX/participle tossed/toss/VERB/participle"
    (trigger,) = index.find(words(passive))
    assert (trigger.words, trigger.head, trigger.part) == ((1, 4), 4, "verb")


def test_a_verb_is_no_noun_and_a_noun_no_verb() -> None:
    index = TriggerIndex((TOSS,))
    assert index.find(words("a/a/DET toss/toss/NOUN")) == ()
    assert index.find(words("they/they/PRON toss/toss/VERB/base")) != ()
    assert index.find(words("they/they/PRON toss/toss/VERB/base at/at/ADP it/it/PRON")) == ()


def test_no_tokens_and_no_frames() -> None:
    assert trigger_index().find([]) == ()
    assert TriggerIndex(()).find(tokenize("A strike began.")) == ()


def test_the_index_is_built_once_for_equal_vocabularies() -> None:
    assert trigger_index(list(FRAMES)) is trigger_index()


def test_a_users_frame_is_found() -> None:
    bake = Frame(name="bake_off", gloss="Bakers compete", nouns=("bake-off",), verbs=("bake the cake",))
    index = trigger_index((*FRAMES, bake))
    assert found("The bake-off drew a crowd.", index)["bake_off"] == "bake-off"
    assert found("They baked a large chocolate cake.", index)["bake_off"] == "baked cake"


@pytest.mark.parametrize(
    "word",
    [
        Word("strike", "strike", "VERB", "past"),
        Word("be", "be", "AUX", "base"),
        Word("the", "the", "DET"),
        Word("fire-fire-fire-fire-fire-fire-fire-fire-fire-fire", "fire-" * 9 + "fire", "NOUN"),
        Word("deal", "deal", "NOUN"),
    ],
)
def test_time_is_linear(word: Word) -> None:
    index = trigger_index()

    def seconds(n: int) -> float:
        start = time.process_time()
        index.find([word, Word("strike", "strike", "VERB", "participle")] * n)
        return time.process_time() - start

    seconds(10)
    small, large = seconds(1_000), seconds(8_000)
    assert large < 50 * small + 1  # eight times the text; a square would be sixty-four times
