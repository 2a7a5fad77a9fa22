"""Signs, separators, scales, compound amounts and numbers in words, as reports of faults had them in other words."""

from __future__ import annotations

import pytest

from factrecon import compare
from factrecon.language.quantities.finding import find_quantities


def read(text: str) -> list[tuple[float, str]]:
    return [(round(m.nominal, 4), m.unit) for m in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "nominal", "unit"),
    [
        ("The balance came to -$40,000.", -40000, "USD"),
        ("The balance came to $-40,000.", -40000, "USD"),
        ("The balance came to −€1.5 million.", -1.5e6, "EUR"),
        ("The margin was -4.5 percent.", -4.5, "percent"),
        ("The margin was –4.5%.", -4.5, "percent"),
        ("The margin was minus 4.5 percent.", -4.5, "percent"),
        ("It posted a result of negative £3 million.", -3e6, "GBP"),
        ("Operating income was (1,250).", -1250, ""),
        ("It had an income of $(2.4) million.", -2.4e6, "USD"),
        ("It reached a low of -12°C.", -12, "degree Celsius"),
    ],
)
def test_the_sign_is_part_of_the_number(text: str, nominal: float, unit: str) -> None:
    assert read(text) == [(nominal, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "-30 people were rescued.",
        "The vote was 5-4 in favour of 30 people.",
        "He paid 4 million pounds ($5 million).",
        "She tested negative 3 times.",
        "The team (30 members) left.",
        "Sunday–12 people came.",
    ],
)
def test_what_is_no_sign(text: str) -> None:
    assert all(nominal > 0 for nominal, _ in read(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bill was one point four billion dollars.", [(1.4e9, "USD")]),
        ("It grew by two point two five percent.", [(2.25, "percent")]),
        ("Three quarters of a million people marched.", [(750000, "person")]),
        ("A quarter of a million people marched.", [(250000, "person")]),
        ("The path is three and three-quarter miles long.", [(3.75, "mile")]),
        ("Two and a quarter million homes lost power.", [(2250000, "home")]),
        ("Hundred and twelve boats sank.", [(112, "boat")]),
        ("More than thousand boats sank.", [(1000, "boat")]),
        ("Forty two boats sank.", [(42, "boat")]),
        ("Output was 12 500 tonnes.", [(12500, "tonne")]),
        ("It cost 3.250,75 €.", [(3250.75, "EUR")]),
        ("It cost 2.400.000 euros.", [(2400000, "EUR")]),
        ("Turnout was 43,5 %.", [(43.5, "percent")]),
        ("Aid of 30 MEUR came.", [(3e7, "EUR")]),
        ("The bond is 40 EUR million.", [(4e7, "EUR")]),
        ("The door is 6'8\" high.", [(6.6667, "foot")]),
        ("The door is 6 feet 8 inches high.", [(6.6667, "foot")]),
        ("It weighs 5 lb 4 oz.", [(5.25, "pound")]),
        ("It costs 5 dollars and 20 cents.", [(5.2, "USD")]),
        ("The beam has 1.5–1.7 GeV.", [(1.5, "gigaelectronvolt")]),
    ],
)
def test_ways_of_writing(text: str, expected: list[tuple[float, str]]) -> None:
    assert read(text) == expected


def test_a_list_is_no_decimal() -> None:
    assert 3.5 not in [n for n, _ in read("See pages 3,5 and 7.")]


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("Exports fell 4 percent in June.", "Export growth was -4 percent in June.", "same"),
        ("Exports fell 4 percent in June.", "Exports grew by minus 4 percent in June.", "same"),
        ("Exports fell 4 percent in June.", "Exports rose 4 percent in June.", "contradiction"),
        ("Exports fell 4 percent in June.", "Export growth was -9 percent in June.", "contradiction"),
        ("The club made a loss of £2 million.", "The club made a profit of -£2 million.", "same"),
        ("The trade balance was -300.", "The trade balance was 300.", "contradiction"),
        ("Seas warmed by 2 degrees Celsius.", "Seas warmed by 3.6 degrees Fahrenheit.", "same"),
        ("The barge held 900 tons of coal.", "The barge held 900 tonnes of coal.", "refined_by"),
        ("The wall is 12 feet 3 inches high.", "The wall is 3.73 metres high.", "same"),
    ],
)
def test_compared(a: str, b: str, relation: str) -> None:
    found = compare(a, b)
    if relation == "contradiction":
        assert found.relation == "contradiction"
    else:
        assert found.contradiction <= 0.1, found
        assert found.agreement >= 0.8, found
