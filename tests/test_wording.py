"""How a question is worded once its claims are together."""

from __future__ import annotations

import re
from datetime import date

import pytest

from factrecon import Document, read, reconcile
from factrecon.language.syntax.tagging import tokenize
from factrecon.story.cloze import BLANK, MOST_WORDS
from factrecon.story.sayable import unresolved_tokens

DAY = date(2024, 5, 15)


def asks(*texts: str) -> list[str]:
    documents = [Document(id=f"d{n}", source=f"paper {n}", text=t, published=DAY) for n, t in enumerate(texts)]
    return [v.question.ask for v in reconcile(documents).verdicts]


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("The museum lent 30 of its paintings to Lunde.", "The museum lent ___ of its paintings to Lunde"),
        ("The museum sold two paintings on Tuesday.", "When did the museum sell two paintings?"),
        ("Acme plans to hire 300 people in Lunde.", "Acme plans to hire ___ people in Lunde"),
        ("Ana Bell said she owns 40 boats in Lunde.", "Ana Bell owns ___ boats in Lunde"),
        ("On Monday, the board of Acme approved the dam.", "When did the board of Acme approve the dam?"),
        (
            "The board rejected on Friday a plan to build 30 boats.",
            "When did the board reject a plan to build 30 boats?",
        ),
        ("Forty of the boats sank off Lunde.", "___ of the boats sank off Lunde"),
        ("There were 30 boats in the bay.", "There were ___ boats in the bay"),
    ],
)
def test_a_clause_asks_in_its_own_words(text: str, own: str) -> None:
    assert own in {a.own_words for a in read(Document(id="a", text=text, published=DAY))}


TEXTS = (
    "She told him that they had seen 40 of these before it sank on Monday, when 12 of them left.",
    "The ferry, which was built in 1998 for the island's fishermen, carried 90 passengers and 12 cars across the "
    "sound to "
    "Lunde on Monday evening when a storm of rare strength struck the coast and tore four boats loose.",
    "Overall, 53 percent of those asked by the institute said that the council had done too little.",
)


@pytest.mark.parametrize("text", TEXTS)
def test_own_words_are_short_and_speak_of_nobody_unsaid_and_hold_no_answer(text: str) -> None:
    for a in read(Document(id="a", text=text, published=DAY)):
        if a.own_words:
            assert len(a.own_words.split()) <= MOST_WORDS
            assert not unresolved_tokens(tokenize(a.own_words.replace(BLANK, "")), named=True)
            assert not re.search(rf"(?<!\w){re.escape(a.claim.value.text)}(?!\w)", a.own_words)


@pytest.mark.parametrize(
    "text",
    [
        "McCann appeared.",
        "McCann intends to.",
        "Rather than go ahead, the talks of the board ended and resumed the hearing.",
        "He lent 30 paintings to it on Monday.",
        "Both left the town of Lunde on Monday after the others had sold 30 boats.",
    ],
)
def test_no_question_is_made_of_half_a_clause_or_of_nobody(text: str) -> None:
    for a in read(Document(id="a", text=text, published=DAY)):
        words = a.own_words.lower().split()
        assert not words or not {"he", "it", "both", "others"} & set(words)
        assert a.own_words not in ("Did McCann appear?", "Does McCann intend?")


def test_what_cannot_be_asked_plainly_is_kept_and_told_to_nobody() -> None:
    made = reconcile([Document(id="a", source="a", text="He paid just over $200,000 for it.", published=DAY)])
    assert [v.status for v in made.verdicts] == ["untold"]
    assert [q["ask"] for q in made.to_json()["questions"]] == [""]


def test_all_claims_of_one_question_ask_in_the_same_words() -> None:
    made = reconcile(
        Document(id=f"d{n}", source=f"paper {n}", text=t, published=DAY)
        for n, t in enumerate(
            ["The fire at the mill in Lunde killed 30 people.", "Thirty people died in a fire at Lunde's mill."]
        )
    )
    for verdict in made.verdicts:
        asked = {a.claim.question.ask for a in made.graph.assertions if a.claim.question.id == verdict.question.id}
        assert asked == {verdict.question.ask}


def test_the_day_that_is_asked_for_does_not_stand_in_its_question() -> None:
    texts = ("The council met on Tuesday. Its next meeting is on 4 June.", "The council met on Tuesday in Lunde.")
    assert not [a for a in asks(*texts) if a.startswith("When") and re.search(r"\d", a)]


def test_what_was_given_as_a_record_keeps_its_words() -> None:
    from factrecon import Quantity, claim

    said = [claim(s, "the fund", "size", Quantity.of(3, "USD"), ask="How large is the fund?") for s in "ab"]
    assert [v.question.ask for v in reconcile(said).verdicts] == ["How large is the fund?"]


def test_a_deed_is_asked_with_whom_it_was_done_to() -> None:
    found = asks("The board approved the dam on Monday.", "On Monday the board approved the dam.")
    assert not any(re.fullmatch(r"Did the \w+ happen\?", ask) for ask in found)
    assert any("board" in ask and "dam" in ask for ask in found)


def test_an_event_is_named_with_the_words_beside_its_noun() -> None:
    found = asks("The approval of the dam came on Monday, police said.", "The approval of the dam came on Monday.")
    assert any("approval of the dam" in ask for ask in found)


def test_what_one_document_alone_names_is_not_asked_of_two() -> None:
    """ "Supports the right" is said by both, but of another right: what is asked must be borne out by a second."""
    alone = "Mayor Ana Lund supports the right of the islands to decide on ferry subsidies for schoolchildren."
    for other, asked in (
        ("Mayor Ana Lund supports the right to strike.", False),
        ("Mayor Ana Lund supports the islands' right to decide on subsidies for ferries.", True),
    ):
        documents = [Document(id=n, text=t, source=n) for n, t in (("a", alone), ("b", other))]
        asks = {a.claim.question.ask for a in reconcile(documents).graph.assertions if a.claim.value.kind == "truth"}
        assert any(asks) == asked


def test_what_another_document_tells_in_its_own_terms_is_asked() -> None:
    """Nearly all that one names the other tells too, though what is done has another name there."""
    one = "Ana Lund criticized her sister's opposition to the island ferry on Sunday."
    other = "Ana Lund sharply criticized her sister's stance on the island ferry on Sunday, the paper said."
    documents = [Document(id=n, text=t, source=n) for n, t in (("a", one), ("b", other))]
    asks = [
        v.question.ask
        for v in reconcile(documents).verdicts
        if v.question.kind == "truth" and v.question.ask.startswith("Did Ana Lund")
    ]
    assert asks
    assert "criticize" in asks[0]


def test_no_two_questions_read_alike() -> None:
    said = (
        "Governor Cole Marsh of Norland died in Lund on Monday of a stroke. Marsh led Norland for ten years.",
        "Norland Governor Cole Marsh died on Monday. The death of Marsh on Monday morning shook Norland.",
        "Monday. Governor Cole Marsh of Norland is dead, and his death on Monday leaves Norland without a head.",
    )
    made = reconcile(
        [Document(id=n, source=n, text=t, published=DAY) for n, t in zip("abc", said, strict=True)],
        stories=dict.fromkeys("abc", "s"),
    )
    asked = [v.question.ask for v in made.verdicts if v.status != "untold"]
    assert asked
    assert len(asked) == len(set(asked))


def test_a_text_that_ends_with_a_day_and_without_a_stop_is_read():
    text = "Alba Stone was charged with arson and was certified to stand trial as an adult Tuesday"
    made = reconcile([Document(id="a", text=text)], strict=True)
    assert "When was Alba Stone certified to stand trial as an adult?" in [v.question.ask for v in made.verdicts]


def test_a_vote_is_asked_of_the_body_that_one_of_the_papers_names() -> None:
    said = (
        "The Lund council voted 7-4 on Monday to close two schools.",
        "Two schools in Lund will close after a 7-4 vote on Monday, the council said.",
    )
    made = reconcile(
        [Document(id=n, source=n, text=t, published=DAY) for n, t in zip("ab", said, strict=True)],
        stories=dict.fromkeys("ab", "s"),
    )
    asked = {v.question.ask for v in made.verdicts if v.question.attribute == "votes won" and v.status != "untold"}
    assert asked == {"How many votes did the winning side get in the Lund council?"}


def test_an_event_is_not_asked_about_by_what_one_paper_alone_tells_of_it() -> None:
    said = (
        "Dockers in Lund staged a three-day strike last week. They walked picket lines across Lund and in Selby.",
        "Dockers in Lund took part in a strike last week at the port of Lund and in Selby.",
        "The port of Lund lost 3 million crowns in the strike of its dockers last week.",
    )
    made = reconcile(
        [Document(id=n, source=n, text=t, published=DAY) for n, t in zip("abc", said, strict=True)],
        stories=dict.fromkeys("abc", "s"),
    )
    several = {
        v.question.ask
        for v in made.verdicts
        if len({a.document for a in made.graph.assertions if a.claim.question.id == v.question.id}) > 1
    }
    assert not [ask for ask in several if "picket" in ask]
