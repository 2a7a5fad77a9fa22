import pytest
from hypothesis import given
from hypothesis import strategies as st

from factrecon.language.quantities.numbers import MAX_DIGITS, find_numbers, parse_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("seven", 7),
        ("twenty-one", 21),
        ("thirty five", 35),
        ("a hundred and one", 101),
        ("two hundred and ten thousand", 210_000),
        ("five hundred thousand", 500_000),
        ("twelve hundred", 1200),
        ("two and a half million", 2_500_000),
        ("a million and a half", 1_500_000),
        ("half a million", 500_000),
        ("half a dozen", 6),
        ("two dozen", 24),
        ("a dozen", 12),
        ("1,234", 1234),
        ("1,234.5", 1234.5),
        ("12,34,567", 1_234_567),
        ("1.2 million", 1_200_000),
        ("4 hundred million", 400_000_000),
        ("25k", 25_000),
        ("3bn", 3_000_000_000),
        ("3½", 3.5),
        ("1 1/2", 1.5),
        ("3/4", 0.75),
        ("two-thirds", 2 / 3),
        ("2.5×10^3", 2500),
        ("٣٤", 34),
        ("१२", 12),
        (".5", 0.5),
        ("one million two hundred thousand and three", 1_200_003),
        ("zero", 0),
        ("two crore", 20_000_000),
    ],
)
def test_values(text: str, value: float) -> None:
    assert parse_number(text) == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("one two", [1, 2]),
        ("nineteen ninety", [19, 90]),
        ("twenty twenty-one", [20, 21]),
        ("three or four", [3, 4]),
        ("the third man", []),
        ("the 20th century", []),
        ("few came", []),
        ("a few came", [2]),
        ("24/7", []),
        ("M16A4", []),
        ("tens of thousands", [10_000]),
        ("several hundred", [300]),
        ("hundreds", [100]),
        ("a third of it", [1 / 3]),
        ("a third try", []),
        ("the first half", []),
        ("half-time", []),
        ("$5m", [5e6]),
        ("a 100m race", [100]),
        ("5m people", [5e6]),
        ("USD10m", [1e7]),
        ("$US500", [500]),
    ],
)
def test_what_is_found(text: str, values: list[float]) -> None:
    assert [n.value for n in find_numbers(text)] == pytest.approx(values)


def test_absurd_numbers_are_left_alone() -> None:
    assert find_numbers("9" * (MAX_DIGITS + 1)) == ()
    assert find_numbers("1x10^9999") == ()
    assert find_numbers("1/0") == ()


def test_grain_is_the_last_place_said() -> None:
    assert [n.grain for n in find_numbers("75,000 and 3.50 and 1.2 million and sixty")] == pytest.approx(
        [1000, 0.01, 100_000, 10]
    )


@given(st.integers(0, 10**15))
def test_an_integer_with_commas_is_read_back(n: int) -> None:
    assert parse_number(f"{n:,}") == n


UNDER_TWENTY = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_words(n: int) -> str:
    if n < 20:
        return UNDER_TWENTY[n]
    if n < 100:
        return TENS[n // 10] + ("-" + UNDER_TWENTY[n % 10] if n % 10 else "")
    for scale, word in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if n >= scale:
            rest = n % scale
            joint = " and " if scale == 100 else " "
            return in_words(n // scale) + " " + word + (joint + in_words(rest) if rest else "")
    raise AssertionError


@given(st.integers(0, 10**12 - 1))
def test_numbers_in_words_are_read_back(n: int) -> None:
    assert parse_number(in_words(n)) == n
