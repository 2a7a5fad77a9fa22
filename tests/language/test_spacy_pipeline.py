from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from factrecon.language.analysis import analyse
from factrecon.language.spacy_pipeline import parser_from
from factrecon.language.text.tokens import split_words
from factrecon.model import Document
from factrecon.readers import read


@dataclass
class FakeWord:
    """What a spaCy token tells, as far as the parser asks."""

    text: str
    idx: int
    pos_: str = "X"
    tag_: str = ""
    lemma_: str = ""
    dep_: str = ""
    head: FakeWord | None = None


@dataclass
class FakePipeline:
    """Tags the words it is told of: {word: (pos, tag, lemma, relation, head)}."""

    known: dict[str, tuple[str, str, str, str, str]] = field(default_factory=dict)
    seen: list[str] = field(default_factory=list)

    def pipe(self, texts):
        for text in texts:
            self.seen.append(text)
            words = [FakeWord(text[a:b], a) for a, b in split_words(text)]
            for word in words:
                if word.text in self.known:
                    word.pos_, word.tag_, word.lemma_, word.dep_, head = self.known[word.text]
                    word.head = next((w for w in words if w.text == head), word)
            yield words


TEXT = "The crew shot footage. Police left."


def test_a_pipeline_that_knows_nothing_changes_nothing():
    ours, theirs = analyse(TEXT), parser_from(FakePipeline())(TEXT)
    assert [(s.start, s.end) for s in theirs] == [(s.start, s.end) for s in ours]
    assert [s.tokens for s in theirs] == [s.tokens for s in ours]
    assert [s.clauses for s in theirs] == [s.clauses for s in ours]


def test_each_sentence_is_parsed_once():
    pipeline = FakePipeline()
    parser_from(pipeline)(TEXT)
    assert pipeline.seen == ["The crew shot footage.", "Police left."]


def test_open_words_are_tagged_by_the_pipeline_and_places_stay():
    pipeline = FakePipeline({"shot": ("NOUN", "NN", "shot", "", "shot"), "The": ("NOUN", "NN", "x", "", "The")})
    sentence = parser_from(pipeline)(TEXT)[0]
    by_text = {t.text: t for t in sentence.tokens}
    assert (by_text["shot"].tag, by_text["shot"].lemma, by_text["shot"].form) == ("NOUN", "shot", "")
    assert by_text["The"].tag == "DET"  # function words stay ours
    assert all(TEXT[t.start : t.end] == t.text for t in sentence.tokens)
    assert [c.verb.lemma for c in sentence.clauses] == []


def test_the_parse_decides_on_subject_and_object():
    # A fake parse that differs from what the rules say.
    text = "The men in the car shot officers."
    known = {
        "car": ("NOUN", "NN", "car", "nsubj", "shot"),
        "shot": ("VERB", "VBD", "shoot", "ROOT", "shot"),
        "officers": ("NOUN", "NNS", "officer", "dobj", "shot"),
    }
    [sentence] = parser_from(FakePipeline(known))(text)
    shot = next(c for c in sentence.clauses if c.verb.lemma == "shoot")
    assert shot.subject is not None
    assert shot.subject.head.text == "car"
    assert shot.object is not None
    assert shot.object.head.text == "officers"


def test_read_takes_the_parser():
    pipeline = FakePipeline()
    document = Document(id="a", text="A fire killed 12 people in Toledo.")
    assert read(document, parser=parser_from(pipeline)) == read(document)
    assert pipeline.seen == [document.text]


def test_a_real_pipeline():
    spacy = pytest.importorskip("spacy", reason="the extra 'spacy' is not installed")
    nlp = spacy.blank("en")  # no model is downloaded: a blank pipeline tags nothing
    assert [s.tokens for s in parser_from(nlp)(TEXT)] == [s.tokens for s in analyse(TEXT)]
