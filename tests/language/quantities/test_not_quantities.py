import pytest

from factrecon.language.quantities.not_quantities import find_not_quantities, is_year


@pytest.mark.parametrize(
    "numeral",
    [
        "March 3, 2020",
        "3 March 2020",
        "2020-03-03",
        "5:30 p.m.",
        "15:30",
        "1990s",
        "608-555-6014",
        "24/7",
        "Covid-19",
        "192.168.0.1",
        "49 Oak Road",
        "ISO 9001",
        "Flight 370",
        "category 4",
    ],
)
def test_blocked(numeral: str) -> None:
    text = f"They spoke of {numeral} again."
    assert any(text[a:b] in (numeral, numeral.rstrip(".")) for a, b in find_not_quantities(text))


@pytest.mark.parametrize(
    "text", ["They saw 40 men.", "It cost $1,200.50 in all.", "It fell 3.5 percent to 1,463.87 points."]
)
def test_not_blocked(text: str) -> None:
    assert find_not_quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("in 1998.", True),
        ("since 2015, sales", True),
        ("the 2018 sales figures", True),
        ("killed 1998 people", False),
        ("about 2000 workers left", False),
        ("1,998 people", False),
        ("$1998 was paid", False),
        ("in 1745 the town", True),
    ],
)
def test_years(text: str, year: bool) -> None:
    start = next(i for i, c in enumerate(text) if c.isdigit())
    end = start + 4
    assert is_year(text, start, end, float(text[start:end]) if text[start:end].isdigit() else 0) is year
