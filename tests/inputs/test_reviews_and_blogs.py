"""Fact-checkers' reviews, live blogs, and files of which one entry is damaged."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from factrecon import Document, load, reconcile
from factrecon.inputs import read_feed, read_jsonld, read_page
from factrecon.language.ratings import status_of_rating


def review(**more: Any) -> dict[str, Any]:
    rating = {"@type": "Rating", "ratingValue": 1, "worstRating": 1, "bestRating": 5, **more.pop("rating", {})}
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "datePublished": "2024-06-11",
        "claimReviewed": "The old mill was sold for two million euros.",
        "author": {"@type": "Organization", "name": "Proof Desk"},
        "itemReviewed": {"@type": "Claim", "author": {"name": "Ida Holm"}, "datePublished": "2024-06-09"},
        "reviewRating": rating,
        **more,
    }


def loaded(tmp_path: Path, data: Any) -> list[Any]:
    path = tmp_path / "reviews.jsonld"
    path.write_text(json.dumps(data), encoding="utf-8")
    return list(load(path))


def test_a_review_denies_what_somebody_claims(tmp_path: Path) -> None:
    checker, claimant = loaded(tmp_path, review())
    assert (checker.source, checker.status, str(checker.published)) == ("Proof Desk", "denied", "2024-06-11")
    assert (claimant.source, claimant.status, str(claimant.published)) == ("Ida Holm", "asserted", "2024-06-09")
    assert checker.claim.question == claimant.claim.question
    assert checker.claim.question.subject == "The old mill was sold for two million euros."
    assert len(reconcile([checker, claimant]).verdicts) == 1


@pytest.mark.parametrize(
    ("rating", "status"),
    [
        ({"alternateName": "Mostly false"}, "denied"),
        ({"alternateName": "Half True"}, "possible"),
        ({"alternateName": "True", "ratingValue": 5}, "asserted"),
        ({"ratingValue": 5}, "asserted"),
        ({"ratingValue": "3"}, "possible"),
        ({"ratingValue": -1, "worstRating": None}, "possible"),
        ({"ratingValue": "NaN"}, "possible"),
    ],
)
def test_ratings(tmp_path: Path, rating: dict[str, Any], status: str) -> None:
    assert loaded(tmp_path, review(rating=rating))[0].status == status


def test_the_longest_words_of_a_rating_decide() -> None:
    assert [status_of_rating(w) for w in ("Not true", "Barely true", "Mostly true", "True, but misleading")] == [
        "denied",
        "denied",
        "asserted",
        "possible",
    ]


def test_a_feed_of_reviews_loses_only_what_is_broken(tmp_path: Path) -> None:
    feed = {"@type": "DataFeed", "dataFeedElement": [{"item": [review()]}, {"item": review(claimReviewed="")}]}
    path = tmp_path / "feed.jsonld"
    text = json.dumps(feed).replace("old mill", "old\x07 mill")
    path.write_bytes(text.encode().replace(b"Ida Holm", b"Ida H\xf8lm", 1))
    told: list[str] = []
    first, *_ = load(path, on_error=lambda left: told.append(left.reason))
    assert first.source == "Proof Desk"
    assert len(told) == 1
    assert "claimReviewed" in told[0]


BLOG = {
    "@type": "LiveBlogPosting",
    "headline": "Flood live",
    "publisher": {"name": "The Courier"},
    "datePublished": "2024-06-01T06:00:00+02:00",
    "liveBlogUpdate": [
        {
            "@type": "BlogPosting",
            "headline": "Four hurt",
            "datePublished": "2024-06-01T07:10:00+02:00",
            "articleBody": "Four people were hurt when the river rose over its banks, the town said.",
        },
        {
            "@type": "BlogPosting",
            "headline": "Nine hurt",
            "datePublished": "2024-06-01T11:40:00+02:00",
            "articleBody": "Nine people were hurt when the river rose over its banks, the town says now.",
        },
    ],
}


def test_updates_of_a_live_blog_are_documents_of_their_own_times() -> None:
    for found in (
        read_jsonld(json.dumps(BLOG)),
        read_page(f'<html><script type="application/ld+json">{json.dumps(BLOG)}</script><p>x</p></html>'),
    ):
        assert [(a.title, a.published.hour, a.outlet) for a in found] == [
            ("Four hurt", 7, "The Courier"),
            ("Nine hurt", 11, "The Courier"),
        ]


def test_the_updates_of_one_blog_are_one_source(tmp_path: Path) -> None:
    path = tmp_path / "flood.jsonld"
    path.write_text(json.dumps({k: v for k, v in BLOG.items() if k != "publisher"}), encoding="utf-8")
    first, then = load(path)
    assert first.source == then.source == "flood"
    assert first.id != then.id
    assert first.published < then.published


def test_one_bad_byte_costs_no_other_entry_its_letters() -> None:
    pytest.importorskip("feedparser", reason="feeds need feedparser, the extra 'feeds'")
    items = "".join(f"<item><guid>{i}</guid><description>Le café {i} a fermé.</description></item>" for i in range(3))
    feed = f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>{items}</channel></rss>'.encode()
    texts = [a.text for a in read_feed(feed.replace(b"1 a", b"1\xff a"))]
    assert texts[0] == "Le café 0 a fermé."
    assert texts[2] == "Le café 2 a fermé."


def test_a_reviewed_claim_meets_what_articles_say(tmp_path: Path) -> None:
    records = loaded(tmp_path, review(claimReviewed="The fire at the Velden mill killed 14 people on Sunday."))
    papers = [
        Document(
            id="gazette", source="gazette", text="A fire in the Velden mill killed three people on Sunday, police said."
        ),
        Document(
            id="herald", source="herald", text="Three people died when fire tore through a mill in Velden on Sunday."
        ),
    ]
    papers = [evolve(p, published=date(2024, 6, 10)) for p in papers]
    made = reconcile([*papers, *records], strict=True)
    (toll,) = [v for v in made.verdicts if v.question.attribute == "deaths"]
    assert (toll.status, toll.best.text if toll.best else "") == ("disputed", "Three")
    said = {(a.source, a.status) for c in made.graph.claims_of(toll.question) for a in made.graph.assertions_of(c)}
    assert {("Ida Holm", "asserted"), ("Proof Desk", "denied"), ("herald", "asserted")} <= said
    alone = reconcile(records, readers=())
    assert {v.question.attribute for v in alone.verdicts} == {"claim"}
