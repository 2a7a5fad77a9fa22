from __future__ import annotations

import json
from datetime import date, datetime

import pytest

from factrecon.errors import InvalidRecord, UnreadableInput
from factrecon.inputs.jsonld import linked_articles, read_jsonld
from factrecon.inputs.publication import publication
from factrecon.records import LeftOut, load


def article(**more) -> dict:
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "Dam bursts",
        "articleBody": "The dam at Ostrel burst on Monday.",
        "datePublished": "2024-03-05T08:30:00+01:00",
        **more,
    }


def test_what_an_article_says_of_itself():
    [found] = read_jsonld(
        json.dumps(
            article(
                publisher={"@type": "Organization", "name": "The Herald"},
                dateModified="2024-03-06",
                url="https://example.org/dam",
            )
        )
    )
    assert (found.title, found.outlet, found.text) == ("Dam bursts", "The Herald", "The dam at Ostrel burst on Monday.")
    assert (found.published, found.modified) == (datetime(2024, 3, 5, 8, 30), date(2024, 3, 6))
    assert found.url == "https://example.org/dam"


@pytest.mark.parametrize(
    "basis",
    [
        {"sourceOrganization": {"@type": "Organization", "name": "Valley Wire"}},
        {"isBasedOn": {"@type": "CreativeWork", "publisher": {"name": "Valley Wire"}}},
        {"isBasedOn": [{"@type": "NewsArticle", "name": "Valley Wire"}]},
    ],
)
def test_the_basis_is_the_origin(basis):
    [found] = read_jsonld(json.dumps(article(publisher={"name": "The Herald"}, **basis)))
    assert found.origin == "Valley Wire"


def test_an_address_as_basis_gives_its_host():
    assert read_jsonld(json.dumps(article(isBasedOn="https://www.wire.example/1")))[0].origin == "wire.example"


def test_an_outlet_is_not_its_own_origin():
    [found] = read_jsonld(
        json.dumps(article(publisher={"name": "The Herald"}, sourceOrganization={"name": "The Herald"}))
    )
    assert found.origin is None


@pytest.mark.parametrize(
    "kind", ["NewsArticle", "http://schema.org/ReportageNewsArticle", "schema:Article", ["Thing", "Article"]]
)
def test_kinds_of_article(kind):
    assert len(read_jsonld(json.dumps({"@graph": [{"@type": "WebSite"}, article(**{"@type": kind})]}))) == 1


def test_tags_and_entities_in_the_body_are_resolved():
    [found] = read_jsonld(json.dumps(article(articleBody="<p>Two &amp; two.</p><p>Four died.</p>")))
    assert found.text == "Two & two.\nFour died."


def test_several_articles_have_lasting_ids_and_one_without_text_is_told(tmp_path):
    rows = [article(url="https://example.org/1"), article(url="https://example.org/2", articleBody="")]
    path = tmp_path / "day.jsonld"
    path.write_text(json.dumps(rows), "utf-8")
    problems: list[LeftOut] = []
    [first] = load(path, on_error=problems.append)
    path.write_text(json.dumps([*reversed(rows), article(url="https://example.org/3")]), "utf-8")
    assert first.id in {d.id for d in load(path, on_error=lambda _: None)}
    assert [p.reason for p in problems] == [
        f"{path}, article 2: unreadable: no articleBody; the record names the article and does not hold it"
    ]
    with pytest.raises(UnreadableInput, match="articleBody"):
        list(load(path))


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, '{"@type": "Person"}', "3"])
def test_what_holds_no_article_says_so(text):
    with pytest.raises((UnreadableInput, InvalidRecord)):
        read_jsonld(text, "x.jsonld")


def test_a_broken_script_is_passed_over():
    assert len(linked_articles(("{broken", json.dumps(article())))) == 1


@pytest.mark.parametrize(
    "text", ["", None, "yesterday", "2024-13-45", "9" * 400, "2024-03-05T99:00", {}, [], "03/04/2024"]
)
def test_no_date_is_invented(text):
    assert publication(text) in (None, date(2024, 3, 5))
