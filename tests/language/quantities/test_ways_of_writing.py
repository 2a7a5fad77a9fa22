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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Half a dozen cranes fell.", [(6, "crane")]),
        ("A couple thousand cranes fell.", [(2000, "crane")]),
        ("Two dozen and a half crates fell.", [(30, "crate")]),
        ("Forty-two thousand, one hundred and six voters came.", [(42106, "person")]),
        ("In 2021 300 barges sank.", [(300, "barge")]),
        ("Sixty-some barges sank.", [(60, "barge")]),
        ("The isle has 2'345'678 sheep.", [(2345678, "sheep")]),
        ("A bond of CHF 7'500 was paid.", [(7500, "CHF")]),
        ("It was 9 degrees below zero.", [(-9, "degree")]),
        ("It was 14 below zero.", [(-14, "")]),
        ("The result was £(7.2)m.", [(-7.2e6, "GBP")]),
        ("The fee was 80¢.", [(80, "cent")]),
        ("The plant cost 9 M€.", [(9e6, "EUR")]),
        ("The plant cost 9 MM USD.", [(9e6, "USD")]),
        ("The plant cost $9MM.", [(9e6, "USD")]),
        ("She is 5ft 4in tall.", [(5.3333, "foot")]),
        ("She is five foot four.", [(5.3333, "foot")]),
        ("She is 1 m 63.", [(1.63, "metre")]),
        ("The yard is 9 x 6 metres.", [(9, "metre"), (6, "metre")]),
        ("The yard is 9 by 6 feet.", [(9, "foot"), (6, "foot")]),
        ("It held 8 cubic metres, 400 litres of it oil.", [(8, "cubic metre"), (400, "litre")]),
        ("It has 8 GB and 4 MB.", [(8, "gigabyte"), (4, "megabyte")]),
        ("The air held 9 µg/m3 of lead.", [(9, "microgram per cubic metre")]),
        ("The well held 9 mg/L of lead.", [(9, "milligram per litre")]),
        ("A 5.4-magnitude quake struck.", [(5.4, "magnitude")]),
        ("A quake of magnitude 5.4 struck.", [(5.4, "magnitude")]),
        ("The fire burned 8 sq. miles.", [(8, "square mile")]),
        ("The tank holds 8 cu m.", [(8, "cubic metre")]),
        ("A 3,000-strong crowd sang.", [(3000, "person")]),
        ("Some 45 confirmed cases were told of.", [(45, "case")]),
        ("There were 45 reported cases.", [(45, "case")]),
        ("It held 4.5e3 cells.", [(4500, "cell")]),
        ("Ring 030 5550 1234 for help.", []),
    ],
)
def test_ways_of_writing_further(text: str, expected: list[tuple[float, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("The rod is 7.5 ± 0.3 cm long.", 0.072, 0.078),
        ("The rod is 7.5 +/- 0.3 cm long.", 0.072, 0.078),
        ("Less than a quarter of the wells failed.", 0, 25),
        ("More than two thirds of the wells failed.", 66.67, float("inf")),
        ("Half a dozen wells failed.", 6, 6),
        ("The can holds 5 gallons.", 18.93, 22.73),
    ],
)
def test_the_numbers_meant(text: str, low: float, high: float) -> None:
    [found] = find_quantities(text)
    assert found.value is not None
    core = found.value.base.core
    assert core[0] == pytest.approx(low, abs=0.01)
    assert core[1] == pytest.approx(high, abs=0.01)
