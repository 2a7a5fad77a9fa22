"""Answers in words: other words for the same, more words, and denials."""

from __future__ import annotations

import pytest

from factrecon.algebra.tolerance import DEFAULT
from factrecon.model import Claim, Question
from factrecon.rules import compare_claims
from factrecon.rules.told_words import told_words
from factrecon.values import Entity, Text, Value


def relation(one: str | Value, other: str | Value, asked: str = "outcome") -> str:
    question = Question("the dispute", asked)
    first, second = (Claim(question, Text(v) if isinstance(v, str) else v) for v in (one, other))
    forth, back = (compare_claims(*pair, tolerance=DEFAULT) for pair in ((first, second), (second, first)))
    assert (forth.converse.relation, forth.converse.scores) == (back.relation, back.scores)
    return forth.relation


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("guilty", "not guilty"),
        ("supports the levy", "does not support the levy"),
        ("approved the plan", "rejected the plan"),
        ("safe", "unsafe"),
    ],
)
def test_what_denies_a_short_answer_contradicts_it(one: str, other: str) -> None:
    assert relation(one, other) == "contradiction"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("unsafe", "not safe"),
        ("still unclear", "unclear"),
        ("a gas leak", "gas leak"),
    ],
)
def test_other_words_for_the_same(one: str, other: str) -> None:
    assert relation(one, other) == "same"


def test_more_words_refine_fewer() -> None:
    assert relation("a knee injury in training", "injury", "reason") == "refines"


def test_two_numbers_are_never_the_same_for_their_words() -> None:
    assert relation("a seventh-round knockout", "a sixth-round knockout") not in ("same", "refines", "refined_by")


def test_long_answers_of_which_one_denies_something_may_both_be_so() -> None:
    longer = "it does not object to the levy, though members in the north want the council to look at it again in May"
    assert relation("objects to the levy", longer, "stance") == "compatible"


def test_what_the_question_says_counts_for_neither() -> None:
    assert relation("former harbour master", "harbour master", "former post") == "same"


def test_words_that_a_table_gives_as_a_name_are_words() -> None:
    assert relation(Entity("not guilty"), Entity("guilty")) == "contradiction"
    question = Question("Acme", "chief")
    assert (
        told_words(Claim(question, Entity("Not Guilty Ltd")), Claim(question, Entity("Guilty")), tolerance=DEFAULT)
        is None
    )
