import pytest
from hypothesis import given
from hypothesis import strategies as st

from factrecon.matching.sentences.alignment import align, likeness
from factrecon.matching.words.content import words_of
from factrecon.matching.words.spelling import (
    consonants,
    inflects,
    initials_of,
    plain_spelling,
    split_compound,
)


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("labour", "labor"),
        ("offence", "offense"),
        ("theatre", "theater"),
        ("recognise", "recognize"),
        ("analyse", "analyze"),
        ("programme", "program"),
        ("catalogue", "catalog"),
        ("encyclopaedia", "encyclopedia"),
        ("marvellous", "marvelous"),
        ("neighbourhood", "neighborhood"),
        ("organisation", "organization"),
        ("grey", "gray"),
        ("cease-fire", "ceasefire"),
    ],
)
def test_british_and_american_are_one_word(british, american):
    assert plain_spelling(british) == plain_spelling(american)


@pytest.mark.parametrize(
    ("one", "other"), [("hour", "four"), ("promise", "premise"), ("sense", "science"), ("tiller", "tiler")]
)
def test_other_words_stay_other_words(one, other):
    assert plain_spelling(one) != plain_spelling(other)


@given(st.text(alphabet="abcdeilmnorstuy-'", max_size=20))
def test_plain_spelling_is_settled_at_once(word):
    assert plain_spelling(plain_spelling(word)) == plain_spelling(word)


def test_a_run_of_words_is_abbreviated_or_joined():
    assert initials_of("imf", ("international", "monetary", "fund", "chief")) == 3
    assert initials_of("dot", ("department", "transport")) == 2
    assert initials_of("imf", ("international", "fund", "monetary")) == 0
    assert initials_of("i", ("international",)) == 0
    assert split_compound("floodgate", ("flood", "gate", "open")) == 2
    assert split_compound("floodgate", ("flood",)) == 0
    assert split_compound("gateflood", ("flood", "gate")) == 0


def test_forms_of_a_verb_are_found_under_other_tags():
    assert inflects("wounded", "wound")
    assert not inflects("wing", "w")
    assert consonants("qatif") == consonants("katif")


def test_one_thing_spelt_in_two_ways_is_no_difference():
    for a, b in (
        ("The harbour master resigned.", "The harbor master resigned."),
        ("N. Korea closes the harbor.", "North Korea closes the harbor."),
        ("The mayor seeks re-election.", "The mayor seeks reelection."),
        ("Lima reopens its water front.", "Lima reopens its waterfront."),
    ):
        assert align(a, b).similarity == 1.0, (a, b, align(a, b))


def test_an_initial_inside_a_name_is_no_compass_point():
    assert [w.key for w in words_of("Then Ana S. Quispe spoke.")][:3] == ["ana", "s.", "quispe"]


def test_a_word_and_the_run_it_joins_are_linked_once():
    found = align("They sold gatepaint in Lima.", "They sold gate paint in Lima.")
    assert found.similarity == 1.0
    assert not found.left
    assert not found.right
    assert likeness(*words_of("defence"), *words_of("defense")) == (1.0, "same")


@given(st.text("abot. ", max_size=6), st.lists(st.text("abot. ", max_size=6), max_size=4))
def test_initials_never_fail(letters: str, words: list[str]) -> None:
    """Also not where the letters are used up in the middle of a phrase."""
    assert 0 <= initials_of(letters, words) <= len(words)
    assert 0 <= split_compound(letters, words) <= len(words)


def test_a_phrase_longer_than_its_letters() -> None:
    assert initials_of("st", ("state of texas",)) == 0
