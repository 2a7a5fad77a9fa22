import os
from pathlib import Path

import pytest

from factrecon.language.analysis import analyse
from factrecon.language.quantities.finding import find_quantities
from factrecon.language.quantities.mention import QuantityMention


def only(text: str) -> QuantityMention:
    found = find_quantities(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "nominal", "unit", "modifier", "role"),
    [
        ("The blast killed at least 12 people.", 12, "person", "at least", "count"),
        ("More than 75,000 bakers marched.", 75_000, "person", "more than", "count"),
        ("Some 40 ships sank.", 40, "ship", "about", "count"),
        ("He paid $1.2 million.", 1_200_000, "USD", "", "money"),
        ("It cost an estimated €30bn.", 30e9, "EUR", "about", "money"),
        ("It cost 300 Danish crowns.", 300, "DKK", "", "money"),
        ("Nearly 14 percent stayed home.", 14, "percent", "nearly", "percent"),
        ("The gap is 3 percentage points.", 3, "percentage point", "", "points"),
        ("It is about 8 km away.", 8, "kilometre", "about", "measure"),
        ("It was minus 5 degrees Celsius.", -5, "degree Celsius", "", "measure"),
        ("A 34-year-old man fled.", 34, "year of age", "", "age"),
        ("Nils Berg, 34, fled.", 34, "year of age", "", "age"),
        ("She died aged 81.", 81, "year of age", "", "age"),
        ("The 72-hour truce held.", 72, "hour", "", "duration"),
        ("It lasted for over two weeks.", 2, "week", "more than", "duration"),
        ("They ship 800,000 barrels a day.", 800_000, "barrel per day", "", "rate"),
        ("Half of the crew left.", 0.5, "percent", "", "fraction"),
        ("One in four Danes smokes.", 0.25, "percent", "", "fraction"),
        ("Dozens of ships sank.", 12, "ship", "indefinite", "count"),
        ("Tens of thousands of homes burnt.", 10_000, "home", "indefinite", "count"),
        ("The firm is ranked third.", 3, "", "", "rank"),
        ("The 12-page report came.", 12, "page", "", "count"),
        ("50 or more ships sank.", 50, "ship", "at least", "count"),
    ],
)
def test_one_quantity(text: str, nominal: float, unit: str, modifier: str, role: str) -> None:
    found = only(text)
    assert (found.nominal, found.unit, found.modifier, found.role) == (pytest.approx(nominal), unit, modifier, role)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("Between 13 and 16 people died.", 13, 16, "person"),
        ("It costs $1.2 to $1.5 billion.", 1.2e9, 1.5e9, "USD"),
        ("Four to five thousand homes burnt.", 4000, 5000, "home"),
        ("About 10-12 percent stayed.", 10, 12, "percent"),
        ("Two or three men fled.", 2, 3, "person"),
    ],
)
def test_ranges(text: str, low: float, high: float, unit: str) -> None:
    found = only(text)
    assert (found.nominal, found.upper, found.unit, found.modifier) == (
        pytest.approx(low),
        pytest.approx(high),
        unit,
        "range",
    )
    assert found.value is not None
    assert found.value.shape.core == pytest.approx((low, high))


def test_delta_and_target_are_two() -> None:
    delta, target = find_quantities("Shares rose 7% to $3.65.")
    assert (delta.role, delta.change, target.role, target.unit) == ("delta", "up", "target", "USD")


def test_scores_are_no_amounts() -> None:
    score = only("Inter won 2-1 at home.")
    assert (score.role, score.nominal, score.upper, score.value) == ("score", 2, 1, None)


def test_one_of_the_is_a_member_only() -> None:
    member = only("She is one of the best bakers.")
    assert (member.role, member.value) == ("member", None)
    assert [m.nominal for m in find_quantities("One of four sailors drowned.")] == [1, 4]
    assert find_quantities("No one came, and that one left.") == ()


@pytest.mark.parametrize(
    "text",
    [
        "On March 3, 2020 at 5:30 p.m. he left.",
        "Call 608-555-6014 24/7.",
        "The iPhone 14 is out.",
        "Flight 370 and the S&P 500",
        "It meets ISO 9001 in the 1990s.",
        "Since 1998 they lived at 12 Oak Street.",
        "He fled in the first half of the 20th century.",
    ],
)
def test_what_is_no_quantity(text: str) -> None:
    assert find_quantities(text) == ()


def test_one_may_be_counted_among_others() -> None:
    assert [m.nominal for m in find_quantities("Two men were shot. One died.")] == [2, 1]
    assert [m.nominal for m in find_quantities("He shot four people, killing one.")] == [4, 1]


def test_excluded_spans_hold_none() -> None:
    text = "two weeks later 30 men came"
    assert [m.nominal for m in find_quantities(text, exclude=[(0, 9)])] == [30]


def test_cents_and_dollars_are_one_unit() -> None:
    cents, dollars = only("It costs 63 cents.").value, only("It costs $0.63.").value
    assert cents is not None
    assert dollars is not None
    assert cents.unit == dollars.unit == "USD"
    assert cents.base.core == pytest.approx(dollars.base.core)


def test_a_share_names_its_whole() -> None:
    found = only("Two-thirds of nurses agreed.")
    assert (found.noun, found.of) == ("nurse", "nurses")


def test_the_noun_is_in_the_text() -> None:
    text = "More than 75,000 health workers marched."
    found = only(text)
    assert text[found.noun_start : found.noun_end] == "workers"
    assert text[found.start : found.end] == "More than 75,000"


def test_given_sentences_change_nothing() -> None:
    text = "Two ships sank. At least 30 men drowned, 5 percent of the crew."
    assert find_quantities(text, sentences=analyse(text)) == find_quantities(text)


def shared(*parts: str) -> Path:
    root = Path(os.environ.get("FACTRECON_SHARED", Path(__file__).resolve().parents[4] / "shared"))
    path = root.joinpath("data", "language", *parts)
    if not path.exists():
        pytest.skip(f"{path} is not there")
    return path


def test_newsquant() -> None:
    from benchmarks.quantities import ours, read_items, score

    result = score(read_items(shared("newsquant")), ours)
    assert result.value_f1 >= 0.88
    assert result.value_change_f1 >= 0.82


def test_equate() -> None:
    import json

    from benchmarks.equate import FILES, judge

    least = {"newsnli": 0.64, "redditnli": 0.64, "stress_sample": 0.93}
    for name, bound in least.items():
        lines = shared("equate", FILES[name]).read_text(encoding="utf-8").splitlines()
        rows = [json.loads(line) for line in lines if line.strip()]
        right = sum(judge(row["premise"], row["hypothesis"]).label == row["gold"] for row in rows)
        assert right / len(rows) >= bound, name


@pytest.mark.parametrize(
    ("text", "nominal", "unit"),
    [
        ("Rates fell by a quarter of a percentage point.", 0.25, "percentage point"),
        ("Rates rose half a percentage point.", 0.5, "percentage point"),
        ("She ran two thirds of a mile.", 2 / 3, "mile"),
    ],
)
def test_a_fraction_of_a_unit_is_no_share(text: str, nominal: float, unit: str) -> None:
    [found] = find_quantities(text)
    assert (found.nominal, found.unit) == (pytest.approx(nominal), unit)
    assert found.value is not None
    assert found.value.unit == unit


def test_a_fraction_of_many_is_a_share() -> None:
    [found] = find_quantities("A quarter of the miles were paved.")
    assert (found.role, found.unit) == ("fraction", "percent")
