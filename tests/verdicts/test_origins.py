"""One voice behind many prints."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from factrecon import Document, reconcile
from factrecon.claim_record import assertion_from_row
from factrecon.model import claim
from factrecon.values import Truth
from factrecon.verdicts.origins import copied_articles, copied_sentences, find_origins, speaker_keys, wire_of

SENTENCE = "The ministry said on Monday that the bridge over the Orle would stay closed until the end of the summer."


def test_an_edited_sentence_is_the_same_voice() -> None:
    a = Document(id="a", text=SENTENCE, published=date(2024, 1, 1))
    b = Document(id="b", text=SENTENCE.replace("until the end of the summer", "until the end of summer"))
    found = copied_sentences([a, b])
    assert found["a"][0][2] == found["b"][0][2] == "print: a"


def test_a_sentence_with_another_number_is_near_but_short_ones_are_not_joined() -> None:
    a = Document(id="a", text="Two people died in the fire.")
    b = Document(id="b", text="Two people died in the fire.")
    assert copied_sentences([a, b]) == {}


def test_articles_that_hold_each_other() -> None:
    body = " ".join(f"Sentence number {i} of the long report tells of step {i * 7} in the work." for i in range(12))
    a = Document(id="a", text=body, published=date(2024, 1, 1))
    b = Document(id="b", text="A note by the editor. " + body, published=date(2024, 1, 2))
    assert copied_articles([b, a]) == {"a": "print: a", "b": "print: a"}


def test_wires_are_credited_only_where_they_credit_themselves() -> None:
    assert wire_of(Document(id="a", text="BRISSA (AP) — The ferry sank.")) == "associated press"
    assert wire_of(Document(id="a", text="The ministry told Reuters that the ferry sank.")) is None


def test_a_speaker_under_two_names_is_one_and_two_of_one_surname_are_two() -> None:
    keys = speaker_keys(
        [
            "President Orla Lindqvist",
            "Lindqvist",
            "Ms. Lindqvist",
            "Harbour Minister Tom Vale",
            "Ana Bell",
            "Rob Bell",
            "Bell",
        ]
    )
    assert keys["President Orla Lindqvist"] == keys["Lindqvist"] == keys["Ms. Lindqvist"]
    assert len({keys[n] for n in ("Ana Bell", "Rob Bell", "Bell", "Harbour Minister Tom Vale", "Lindqvist")}) == 5


def test_who_reads_out_a_letter_is_not_its_voice() -> None:
    keys = speaker_keys(["a letter", "Vale's letter", "the letter", "letter carriers"])
    assert keys["a letter"] == keys["Vale's letter"] == keys["the letter"] != keys["letter carriers"]


def test_an_agency_and_who_prints_its_text_are_one_voice() -> None:
    own = Document(id="a", text="The ferry sank on Monday.", source="Reuters")
    taken = Document(id="b", text="SELBY (Reuters) - A ferry went down.", source="The Selby Herald")
    other = Document(id="c", text="The ferry was lost.", source="The Gazette")
    documents = {d.id: d for d in (own, taken, other)}
    said = [
        evolve(claim(d.source, "the ferry", "sank", Truth(True)), document=d.id, span=d.span(0, 9))
        for d in documents.values()
    ]
    assert [a.origin for a in find_origins(said, documents)] == ["reuters", "reuters", "The Gazette"]


def test_whoever_speaks_for_a_body_is_that_body():
    keys = speaker_keys(["White House spokesman Jay Carney", "Carney", "a spokeswoman for the White House", "Ana Bell"])
    assert len(set(keys.values())) == 2
    assert keys["Ana Bell"] == "ana bell"


MOVED = "Firefighters moved 200 people out of the burning flats beside the old dock before midnight on Monday"
REWORDED = (
    "200 people were moved out of the burning flats beside the old dock by firefighters before midnight on Monday"
)
SHORT = "200 residents had to leave"
OTHERWISE = "All in all 200 neighbours had to leave, the mayor told us"


@pytest.mark.parametrize("with_texts", [True, False])
@pytest.mark.parametrize(
    ("quotes", "status"),
    [
        ((MOVED, MOVED), "single-source"),
        ((MOVED, REWORDED), "single-source"),
        ((MOVED, OTHERWISE), "corroborated"),
        ((SHORT, SHORT), "corroborated"),  # so few words are said alike by chance
        (("", ""), "corroborated"),  # that the records are made alike says nothing of who told it
    ],
)
def test_records_of_one_sentence_are_one_voice(quotes: tuple[str, str], status: str, with_texts: bool) -> None:
    row = {"object": "the dock fire", "attribute": "number of people evacuated", "value": "200", "kind": "count"}
    claims, texts = [], []
    for name, quote in zip("ab", quotes, strict=True):
        where = {"document": name} if with_texts else {}
        claims.append(assertion_from_row({**row, **where, "source": name, "quote": quote}))
        texts.append(Document(id=name, text=f"It was a long night. {quote}. {name * 3} left at ten.", source=name))
    made = reconcile([*(texts if with_texts else ()), *claims], readers=())
    assert [v.status for v in made.verdicts] == [status]


def test_a_record_of_a_paper_is_no_second_voice_beside_what_is_read_in_it() -> None:
    texts = [
        Document(id=name, source=name, text=f"The dam at Halden broke on Monday and {dead} in the valley.")
        for name, dead in (("herald", "killed 19 people"), ("gazette", "19 people died"))
    ]
    row = {"object": "dam break at Halden", "attribute": "deaths", "value": "19", "kind": "count"}
    given = [
        assertion_from_row({**row, "source": "The Herald", "document": "herald", "quote": "killed 19 people"}),
        assertion_from_row({**row, "source": "The Gazette", "document": "gazette", "quote": "19 people died"}),
    ]
    made = reconcile([*texts, *given])
    assert {a.origin for a in made.graph.assertions} == {"The Herald", "The Gazette"}
    assert [s.id for s in made.graph.sources] == ["The Gazette", "The Herald"]
    assert {a.origin for a in reconcile(texts).graph.assertions} == {"herald", "gazette"}
