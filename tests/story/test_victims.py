"""Who was killed, hurt or hit, sentence by sentence."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factrecon.model import Document
from factrecon.readers import Analysis
from factrecon.story.victims import Victims, find_victims


def told(text: str) -> list[Victims]:
    analysis = Analysis(Document(id="d", text=text))
    return [v for s in analysis.sentences for v in find_victims(s)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two people were killed and three others wounded.", [("killed", 2), ("hurt", 3)]),
        ("Shooting at bakery leaves 1 dead, 3 injured", [("killed", 1), ("hurt", 3)]),
        ("He shot four people, killing one and wounding three.", [("hit", 4), ("killed", 1), ("hurt", 3)]),
        ("The gunman killed his wife and two children.", [("killed", 3)]),
        ("A 23-year-old man was shot in the leg.", [("hit", 1)]),
        ("Ana Bell, 34, died at a hospital.", [("killed", 1)]),
        ("Five men were shot, two fatally.", [("hit", 5), ("killed", 2)]),
        ("Seven more people were hurt.", [("hurt", 7)]),
        ("Six people were shot, including one who died.", [("hit", 6), ("killed", 1)]),
        ("No one was injured.", []),
        ("The boy was nearly killed.", []),
        ("Police said the man threatened to kill two neighbors.", []),
        ("Three people were injured or killed.", []),
        ("A deputy shot at two men.", []),
        ("A man who fled a house where three men were killed also was injured.", [("killed", 3), ("hurt", 1)]),
        ("Two people were shot dead and a third was critically injured.", [("killed", 2), ("hurt", 1)]),
        ("His sister died from cancer.", []),
        ("The blast claimed the lives of a boy and his mother.", [("killed", 2)]),
        ("A teenager is on life support.", [("hurt", 1)]),
        ("Her brother played with the gun and she was shot in the arm.", [("hit", 1)]),
        ("Four of the five men were shot to death.", [("killed", 4)]),
    ],
)
def test_groups_and_their_fate(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(v.outcome, v.people.count) for v in told(text)] == expected


def test_the_verb_decides_the_side() -> None:
    (victims,) = told("A man shot two women.")
    assert victims.people.count == 2
    assert victims.active
    (victims,) = told("Two women were shot by a man.")
    assert victims.people.count == 2
    assert not victims.active


def test_who_turns_the_gun_on_himself_is_hit_too() -> None:
    found = told("The man killed three people before turning the gun on himself.")
    assert [(v.people.count, v.people.harms_self) for v in found] == [(3, False), (1, True)]


def test_who_is_told_of_besides_others() -> None:
    assert [v.people.others for v in told("A woman and two other men were also shot.")] == [True]
    assert [v.people.others for v in told("Another man was shot.")] == [True]
    assert [v.people.others for v in told("A pupil fired and another pupil was shot.")] == [False]


def test_a_pronoun_before_the_verb_is_whom_it_befell() -> None:
    (victims,) = told("Her brother played with the gun and she was shot in the arm.")
    assert (victims.people.sex, victims.people.definite) == ("f", True)


def test_an_age_is_no_count() -> None:
    assert [v.people.count for v in told("The boys, ages 11 and 15, were wounded.")] == [None]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="shot killed two men, and a 5-year-old girl died. “'ü\n", max_size=120))
def test_any_text_is_read_and_spans_hold(text: str) -> None:
    for victims in told(text or "x"):
        assert 0 <= victims.start < victims.end <= len(text)
