"""A deed is asked by its doer, verb and object where no one clause asks what both documents tell."""

from __future__ import annotations

from datetime import date

import pytest

from factrecon import Document, reconcile
from factrecon.deed_wording import asked_of_deed
from factrecon.model import Assertion, Claim, Mention, Question, Role, Statement
from factrecon.values import Truth

DAY = date(2024, 5, 15)


def asks(*texts: str) -> list[str]:
    documents = [Document(id=f"d{n}", source=f"paper {n}", text=t, published=DAY) for n, t in enumerate(texts)]
    return [v.question.ask for v in reconcile(documents).verdicts if v.status == "corroborated"]


def test_a_refusal_asks_whether_it_was_done() -> None:
    asked = asks(
        "Mayor Ingrid Solberg faced new calls to go. But Ms. Solberg on Monday refused to step down from her post.",
        "Ingrid Solberg spoke on the radio. Solberg, however, continued her refusal to step down on Monday.",
    )
    assert "Did Ingrid Solberg step down?" in asked


def _told(
    document: str, text: str, *, doer: str = "", done: str = "", verb: str = "sell", yes: bool = True
) -> Assertion:
    def mention(words: str, entity: str = "") -> Mention:
        start = text.index(words)
        return Mention(words, words.split()[-1].lower(), entity, start, start + len(words))

    roles = [Role("agent", mention(doer, "ana lund"))] if doer else []
    roles += [Role("patient", mention(done))] if done else []
    span = Document(id=document, text=text).span(0, len(text))
    said = Statement(predicate=verb, roles=tuple(roles), span=span)
    return Assertion(Claim(Question("x", "truth", "truth"), Truth(yes)), document, document, span, statement=said)


ONE = "Ana Lund sold the old mill."
OTHER = "Mr. Berg said that Lund sold the old mill on Monday."


def test_doer_and_object_of_both_are_asked() -> None:
    group = [_told("a", ONE, doer="Ana Lund", done="the old mill"), _told("b", OTHER, doer="Lund", done="the old mill")]
    assert set(asked_of_deed(group, {"a": ONE, "b": OTHER})) == {"Did Ana Lund sell the old mill?"}


def test_what_one_leaves_out_is_asked_without_it() -> None:
    text = "The old mill was sold on Monday."
    group = [_told("a", ONE, doer="Ana Lund", done="the old mill"), _told("b", text, done="The old mill")]
    assert set(asked_of_deed(group, {"a": ONE, "b": text})) == {"Was the old mill sold?"}


@pytest.mark.parametrize(
    ("text", "doer", "done", "verb", "yes"),
    [
        ("Lund sold the boats.", "Lund", "the boats", "sell", True),
        ("Lund painted the old mill.", "Lund", "the old mill", "paint", True),
        ("Lund did not sell the old mill.", "Lund", "the old mill", "sell", False),
        ("Lund sold the old mill's wheel.", "Lund", "the old mill", "sell", True),
    ],
)
def test_another_deed_another_answer_and_half_a_phrase_are_not_asked(
    text: str, doer: str, done: str, verb: str, *, yes: bool
) -> None:
    group = [_told("a", ONE, doer="Ana Lund", done="the old mill")]
    group.append(_told("b", text, doer=doer, done=done, verb=verb, yes=yes))
    asked = list(asked_of_deed(group[::-1], {"a": ONE, "b": text}))
    assert not any(a for a in asked) or (asked == ["Did Ana Lund sell the old mill?"] and "wheel" in text)
