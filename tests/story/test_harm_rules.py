"""The rows of harm: the first that fits decides, and conditions are asked where a row has them."""

from __future__ import annotations

import pytest

from factrecon.story.harm_rules import Around, rule_at, starting_words


def around(text: str, *, guns: bool = False, lightly: bool = False, alone: bool = True) -> Around:
    words = text.split()
    return Around(
        words=words,
        tags=["VERB"] * len(words),
        guns=guns,
        lightly=lambda: lightly,
        alone=lambda i: alone,
        people_before=lambda i: False,
    )


@pytest.mark.parametrize(
    ("text", "name", "length"),
    [
        ("shot dead", "shot_dead", 2),
        ("shot , and fatally wounded", "shot_dead", 5),
        ("shot and wounded", "shot_and_hurt", 3),
        ("took his own life", "took_his_life", 3),
        ("took his life", "took_his_life", 2),
        ("claimed the lives of", "claimed_the_lives", 4),
        ("suffered two deep wounds", "suffered_wounds", 1),
    ],
)
def test_the_first_row_that_fits_decides(text: str, name: str, length: int) -> None:
    found = rule_at(around(text), 0)
    assert found is not None
    assert (found[0].name, found[1]) == (name, length)


def test_conditions_decide_between_rows() -> None:
    there = ["taken", "to", "hospital"]
    for lightly, name in ((True, "taken_to_hospital_with_light_wounds"), (False, "taken_to_hospital")):
        found = rule_at(around("taken to hospital", lightly=lightly), len(there) - 1)
        assert found is not None
        assert found[0].name == name
    assert rule_at(around("struck twice"), 0) is None
    assert rule_at(around("struck twice", guns=True), 0) is not None
    assert rule_at(around("hospital"), 0) is None  # nobody was taken there
    assert "hospital" in starting_words()


def test_with_others_near_nobody_shot_himself() -> None:
    for alone, name in ((True, "shot_himself"), (False, "shot")):
        found = rule_at(around("shot himself twice", alone=alone), 0)
        assert found is not None
        assert found[0].name == name
