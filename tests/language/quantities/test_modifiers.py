import pytest

from factrecon.algebra.tolerance import MODIFIERS
from factrecon.language.quantities.modifiers import modifier_after, modifier_before, movement_before


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("about ", "about"),
        ("an estimated ", "about"),
        ("some ", "about"),
        ("roughly $", "about"),
        ("~", "about"),
        ("more than ", "more than"),
        ("over ", "more than"),
        ("in excess of ", "more than"),
        ("well over ", "more than"),
        ("topping US$", "more than"),
        ("just over ", "just over"),
        ("slightly more than ", "just over"),
        ("at least ", "at least"),
        ("no fewer than ", "at least"),
        ("upwards of ", "at least"),
        ("a minimum of ", "at least"),
        ("nearly ", "nearly"),
        ("close to ", "nearly"),
        ("just under ", "nearly"),
        ("just shy of ", "nearly"),
        ("fewer than ", "fewer than"),
        ("under ", "fewer than"),
        ("less than a ", "fewer than"),
        ("up to ", "up to"),
        ("as many as ", "up to"),
        ("at most ", "at most"),
        ("no more than ", "at most"),
        ("exactly ", "exactly"),
    ],
)
def test_before(words: str, name: str) -> None:
    text = "They lost " + words
    found = modifier_before(text, len(text))
    assert found is not None
    assert found.name == name
    assert name in MODIFIERS


@pytest.mark.parametrize(
    "words", ["the ", "killed ", "over the past ", "more or fewer of the ", "all about the other "]
)
def test_nothing_before(words: str) -> None:
    text = "They saw " + words
    assert modifier_before(text, len(text)) is None


@pytest.mark.parametrize(
    ("rest", "name"),
    [
        (" or more", "at least"),
        ("+", "at least"),
        (" or so", "about"),
        ("-odd", "about"),
        (" or less", "at most"),
        (" and counting", "at least"),
    ],
)
def test_after(rest: str, name: str) -> None:
    found = modifier_after("30" + rest + " men", 2)
    assert found is not None
    assert found.name == name


def test_a_word_that_only_starts_alike_is_no_modifier() -> None:
    assert modifier_after("eight estimates", 5) is None


@pytest.mark.parametrize(
    ("words", "direction", "role"),
    [
        ("Shares rose ", "up", "delta"),
        ("Shares fell by about ", "down", "delta"),
        ("Sales fell to $", "down", "target"),
        ("Output climbed from ", "up", "origin"),
        ("It edged up ", "up", "delta"),
        ("It was down ", "down", "delta"),
    ],
)
def test_movement(words: str, direction: str, role: str) -> None:
    found = movement_before(words, len(words))
    assert found is not None
    assert (found.direction, found.role) == (direction, role)


@pytest.mark.parametrize("words", ["They have ", "up to ", "a decrease of ", "the team gave up "])
def test_no_movement(words: str) -> None:
    assert movement_before(words, len(words)) is None


def test_a_particle_is_no_bound():
    text = "The rebels handed over 40 soldiers"
    assert modifier_before(text, text.index("40")) is None
    text = "It cost the town over 40 million"
    assert modifier_before(text, text.index("40")).name == "more than"


def test_what_is_added_to_a_price_is_no_bound() -> None:
    from factrecon.language.quantities.finding import find_quantities

    told = {t: find_quantities(t)[0].value for t in ("a fee of £31m plus add-ons", "a crowd of 300-plus people")}
    assert [v.modifier for v in told.values() if v is not None] == [None, "at least"]
