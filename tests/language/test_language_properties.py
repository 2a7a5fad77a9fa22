"""What holds for any text: true spans, sane order, no dependence on the rest, linear time."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factrecon.language.analysis import analyse
from factrecon.language.quantities.finding import find_quantities
from factrecon.language.quotations import find_quotations
from factrecon.language.text.sentences import split_sentences

PIECES = [
    "the",
    "a",
    "nurses",
    "strike",
    "struck",
    "said",
    "that",
    "who",
    "which",
    "“",
    "”",
    '"',
    "'",
    ",",
    ".",
    ";",
    ":",
    "(",
    ")",
    "-",
    "—",
    "$",
    "€",
    "%",
    "12",
    "3.5",
    "1,000",
    "two",
    "dozen",
    "hundred",
    "million",
    "and",
    "or",
    "of",
    "more",
    "than",
    "at",
    "least",
    "about",
    "nearly",
    "rose",
    "fell",
    "to",
    "from",
    "by",
    "7%",
    "$3",
    "km",
    "people",
    "was",
    "killed",
    "denied",
    "not",
    "no",
    "to",
    "will",
    "may",
    "if",
    "Lee",
    "U.S.",
    "Mr.",
    "Oct.",
    "5",
    "p.m.",
    "2-1",
    "10-12",
    "half",
    "thirds",
    "one",
    "few",
    "several",
    "according",
    "told",
    ",",
    "said",
    "\n",
    "\n\n",
    "½",
    "٣",
    "\u200b",
    "\u202e",
    "é",
    "ﬁ",
    "ß",
    "İ",
    "中文",
    "``",
    "''",
    "minus-",
    "+",
    "~",
    "≈",
    "1e9",
    "×10",
    "/",
    "⁄",
]
texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=40).map(" ".join) | st.text(
    max_size=200
)


@settings(max_examples=200, deadline=None)
@given(texts)
def test_sentences_and_tokens_are_true_spans(text: str) -> None:
    end = 0
    for sentence in analyse(text):
        assert end <= sentence.start < sentence.end <= len(text)
        assert text[sentence.start : sentence.end].strip() == text[sentence.start : sentence.end]
        end = sentence.end
        at = sentence.start
        for token in sentence.tokens:
            assert at <= token.start < token.end <= sentence.end
            assert text[token.start : token.end] == token.text
            at = token.end
        for phrase in sentence.phrases:
            assert sentence.start <= phrase.start < phrase.end <= phrase.whole_end <= sentence.end
            assert phrase.head in phrase.tokens
    covered = "".join(text[a:b] for a, b in split_sentences(text))
    assert "".join(covered.split()) == "".join(text.split())


@settings(max_examples=200, deadline=None)
@given(texts)
def test_quantities_are_true_ordered_spans(text: str) -> None:
    found = find_quantities(text)
    assert [m.start for m in found] == sorted(m.start for m in found)
    for mention in found:
        assert 0 <= mention.start < mention.end <= len(text)
        assert any(c.isalnum() for c in text[mention.start : mention.end])
        if mention.noun_start >= 0:
            assert mention.noun
            assert text[mention.noun_start : mention.noun_end].strip()
        if mention.role not in ("rank", "score", "member"):
            assert mention.value is not None
            assert mention.value.shape.a <= mention.value.shape.d
    assert find_quantities(text) == found


@settings(max_examples=150, deadline=None)
@given(texts)
def test_quotations_are_true_spans(text: str) -> None:
    for quotation in find_quotations(text):
        assert 0 <= quotation.start < quotation.end <= len(text)
        if quotation.speaker_start >= 0:
            assert text[quotation.speaker_start : quotation.speaker_end] == quotation.speaker
        for inner in quotation.nested:
            assert quotation.start <= inner.start < inner.end <= quotation.end


HOSTILE = {
    "stops": ". ",
    "open quotes": "“",
    "straight quotes": '" ',
    "digits": "1",
    "digit commas": "1,",
    "digit dots": "1.",
    "hyphens": "a-",
    "fractions": "1/2",
    "number words": "one hundred and ",
    "commas": "and, ",
    "apostrophes": "n't ",
    "of": "one of ",
    "said": "Lee said ",
    "that": "that ",
    "which": "who said ",
    "to": "to strike ",
    "capitals": "Abc ",
    "dollars": "$",
    "percent": "5% to ",
    "more than": "more than ",
    "according": "according to ",
    "newlines": "\n",
    "rose": "rose up by about ",
    "brackets": "((",
    "minus": "minus-",
    "abbreviations": "U.S. ",
    "tens": "tens of ",
    "streets": "1 Aa Aa Aa ",
    "phones": "555-",
    "corrections": "earlier said ",
    "adjectives": "old ",
    "lists": "Lee, ",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_grows_with_length_only(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        best = float("inf")
        for _ in range(3):  # the best of three, for other work may interrupt
            began = time.process_time()
            sentences = analyse(text)
            find_quantities(text, sentences=sentences)
            find_quotations(text, sentences=sentences)
            best = min(best, time.process_time() - began)
        return best

    small, large = seconds(8_000), seconds(32_000)
    assert large < 0.3 + 13 * small  # four times the text; a square would be sixteen times
