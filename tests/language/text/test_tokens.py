import pytest

from factrecon.language.text.tokens import split_words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It didn't cost $1,200.", ["It", "did", "n't", "cost", "$", "1,200", "."]),
        ("can’t won't", ["ca", "n’t", "wo", "n't"]),
        ("O'Hara's team", ["O'Hara", "'s", "team"]),
        ("workers' pay", ["workers", "'", "pay"]),
        ("a 34-year-old man", ["a", "34-year-old", "man"]),
        ("10-12 people", ["10", "-", "12", "people"]),
        ("the U.S.-led force at 5 a.m.", ["the", "U.S.-led", "force", "at", "5", "a.m."]),
        ("AT&T fell 3.5%", ["AT&T", "fell", "3.5", "%"]),
        ("Mr. Ode left—then", ["Mr.", "Ode", "left", "—", "then"]),
        ("we've they'll 've", ["we", "'ve", "they", "'ll", "'ve"]),
        ("''", ["''"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in split_words(text)] == expected
