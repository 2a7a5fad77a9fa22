"""Names in text, their kinds and titles, and which names mean the same."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factrecon.language.names.aliases import resolve_aliases
from factrecon.language.names.finding import NameMention, find_names
from factrecon.language.syntax.tagging import tokenize
from factrecon.language.text.sentences import split_sentences


def found(text: str) -> list[tuple[str, str]]:
    return [(m.text, m.kind) for m in find_names(text)]


def titles(text: str) -> dict[str, str]:
    return {m.text: m.title for m in find_names(text) if m.kind == "person"}


# -- people -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Acting U.S. Energy Secretary Nora Pell spoke.", "Nora Pell", "Acting U.S. Energy Secretary"),
        ("The talks, said spokesman Terry Oakes, went on.", "Terry Oakes", "spokesman"),
        ("Then union president Dora Vance agreed.", "Dora Vance", "union president"),
        ("Gov. Hal Brandt signed it.", "Hal Brandt", "Gov."),
        ("It was signed by Mr. Orwin on Monday.", "Orwin", "Mr."),
        ("Hannah Osei, a welder at the yard, agreed.", "Hannah Osei", ""),
        ("Hannah Osei, an ultrasound technician, agreed.", "Hannah Osei", "ultrasound technician"),
        ("Sen. J. B. Quill left.", "J. B. Quill", "Sen."),
        ("U.S. Secretary of State Dora Vance left.", "Dora Vance", "U.S. Secretary of State"),
        ("Minister for Trade and Industry Dora Vance left.", "Dora Vance", "Minister for Trade and Industry"),
    ],
)
def test_person_with_title(text: str, name: str, title: str) -> None:
    assert titles(text) == {name: title}


def test_age_shows_a_person() -> None:
    assert found("Police found Zorblen Quaxley, 43, unhurt.") == [("Zorblen Quaxley", "person")]


def test_surname_takes_the_kind_of_the_full_name() -> None:
    assert found("Maria Hill, 30, sang. Hill left.") == [("Maria Hill", "person"), ("Hill", "person")]


# -- bodies -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "Harbor Workers International Union",
        "Ministry of Health",
        "Department of Housing and Urban Development",
        "University of Ohio",
        "Bank of Scotland",
        "Greenfield Police Department",
        "Greenfield Memorial Hospital",
        "Brightwater Holdings",
        "Quorvex Inc",
        "Bureau of Mines",
        "United Dock Workers",
    ],
)
def test_bodies_by_their_head(name: str) -> None:
    assert (name, "organisation") in found(f"On Monday the {name} issued a statement.")


def test_acronym_in_parentheses() -> None:
    assert found("the Harbor Workers International Union (HWIU) voted") == [
        ("Harbor Workers International Union", "organisation"),
        ("HWIU", "organisation"),
    ]


def test_outlet_is_a_body_not_its_town() -> None:
    assert ("Boston Globe", "organisation") in found("She told The Boston Globe so.")


# -- places, and what is no name --------------------------------------------------------------


@pytest.mark.parametrize("name", ["Ohio", "Los Angeles", "Lake Tahoe", "New Zealand", "Oak Street"])
def test_places(name: str) -> None:
    assert (name, "place") in found(f"They met at {name} on Monday.")


@pytest.mark.parametrize(
    "text",
    [
        "Reading is fun.",
        "Nurses said no. Striking was hard.",
        "On Monday, workers left.",
        "However, they stayed.",
        "WORKERS LEAVE JOBS AS TALKS END",
        "Thousands Leave Jobs As Talks Break Down Again",
        "I think so.",
        "The French and the Canadians agreed; a Kenyan major left.",
        "no capitals at all",
        "",
    ],
)
def test_no_name_is_invented(text: str) -> None:
    assert found(text) == []


def test_headline_keeps_what_is_no_word() -> None:
    assert [n for n, _ in found("QUORVEX LEAVES TALKS AS STRIKE GOES ON")] == ["QUORVEX"]


def test_name_at_the_start_of_a_sentence_after_a_verbal_word() -> None:
    assert [n for n, _ in found("Visiting Nora Pell was easy.")] == ["Nora Pell"]


def test_tokens_bar_what_is_no_noun() -> None:
    text = "Join Nora Pell today."
    tokens = [t for a, b in split_sentences(text) for t in tokenize(text, a, b)]
    assert [m.text for m in find_names(text, tokens=tokens)] == ["Nora Pell"]


# -- which names mean the same ----------------------------------------------------------------


def aliases(text: str, **options: object) -> dict[str, str]:
    return dict(resolve_aliases(find_names(text), text=text, **options))  # type: ignore[arg-type]


def test_acronym_by_initials() -> None:
    text = "The Harbor Workers International Union voted. Later HWIU said so."
    assert aliases(text)["HWIU"] == "Harbor Workers International Union"


def test_acronym_that_the_text_itself_explains() -> None:
    text = "The Harbor Workers International Union (HWU) voted. HWU said so."
    assert aliases(text)["HWU"] == "Harbor Workers International Union"


def test_acronym_of_two_bodies_stays_alone() -> None:
    text = "The Harbor Workers Union met the Hotel Workers Union. HWU said so."
    assert aliases(text)["HWU"] == "HWU"


def test_surname_of_one_person_only() -> None:
    assert aliases("Nora Pell spoke. Pell left.")["Pell"] == "Nora Pell"
    assert aliases("Nora Pell met John Pell. Pell left.")["Pell"] == "Pell"


def test_short_name_of_a_company_is_not_the_union_named_after_it() -> None:
    text = (
        "Quorvex Brundle met the Coalition of Quorvex Brundle Unions. Quorvex made an offer, and the Quorvex "
        "Workers Union refused."
    )
    names = aliases(text)
    assert names["Quorvex"] == "Quorvex Brundle"
    assert names["Coalition of Quorvex Brundle Unions"] == "Coalition of Quorvex Brundle Unions"
    assert names["Quorvex Workers Union"] == "Quorvex Workers Union"


def test_short_name_that_fits_two_stays_alone() -> None:
    assert aliases("Then Quorvex Holdings sued Quorvex Motors. Quorvex won.")["Quorvex"] == "Quorvex"


def test_designators_do_not_tell_bodies_apart() -> None:
    names = aliases("Later Quorvex Inc. grew. Still Quorvex fell.")
    assert names["Quorvex"] == names["Quorvex Inc"]


def test_definite_description_only_if_one_fits() -> None:
    one = "The Harbor Workers Union met Quorvex Inc."
    assert aliases(one, descriptions=["the union", "the company", "the hospital"]) | {} == {
        "Harbor Workers Union": "Harbor Workers Union",
        "Quorvex Inc": "Quorvex Inc",
        "the union": "Harbor Workers Union",
        "the company": "Quorvex Inc",
    }
    two = "The Harbor Workers Union met the Hotel Staff Union."
    assert "the union" not in aliases(two, descriptions=["the union"])


def test_cannot_link_holds() -> None:
    text = "Later Quorvex Holdings met. Still Quorvex fell."
    assert aliases(text)["Quorvex"] == "Quorvex Holdings"
    assert aliases(text, cannot_link=[("Quorvex", "Quorvex Holdings")])["Quorvex"] == "Quorvex"


def test_order_of_mentions_does_not_matter() -> None:
    mentions = find_names("Nora Pell of the Harbor Workers Union (HWU) spoke. Pell left. HWU agreed.")
    assert resolve_aliases(mentions) == resolve_aliases(tuple(reversed(mentions)))


# -- any text ---------------------------------------------------------------------------------

_PIECES = st.sampled_from(
    [
        "Nora",
        "Pell",
        "Dr.",
        "J.",
        "Union",
        "of",
        "and",
        "the",
        "Department",
        ",",
        "(",
        ")",
        "HWU",
        "said",
        "\n",
        ".",
        " ",
        "ÉTÉ",
        "’s",
        "O'Hara",
        "\u200b",
        "43",
        "Inc.",
        "-",
        "İ",
    ]
)


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.text(max_size=120), st.lists(_PIECES, max_size=25).map(" ".join), st.lists(_PIECES, max_size=25).map("".join)
    )
)
def test_spans_equal_the_text_and_do_not_overlap(text: str) -> None:
    mentions = find_names(text)
    last = 0
    for m in mentions:
        assert isinstance(m, NameMention)
        assert text[m.start : m.end] == m.text
        assert m.start >= last
        last = m.end
    names = resolve_aliases(mentions)
    assert set(names) == {m.text for m in mentions}
    assert set(names.values()) <= set(names)
    assert all(names[v] == v for v in names.values())


@pytest.mark.parametrize("piece", ["Nora Pell ", "University of ", "(Aa) ", "ACME ", "A-B-", "Dr. ", "Aa, an aa aa "])
def test_time_grows_linearly(piece: str) -> None:
    find_names("warm up")
    began = time.perf_counter()
    find_names(piece * (160_000 // len(piece)))
    assert time.perf_counter() - began < 90.0  # quadratic time would take minutes
