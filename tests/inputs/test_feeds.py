from __future__ import annotations

import socket
import sys
from datetime import datetime

import pytest

from factrecon.errors import MissingExtra, UnreadableInput
from factrecon.inputs.feeds import read_feed
from factrecon.records import LeftOut, load

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Herald</title>
<item><title>Dam bursts</title><link>https://herald.example/dam</link><guid>dam-1</guid>
<pubDate>Tue, 05 Mar 2024 08:30:00 +0100</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>The dam burst on Monday.</p><p>Police &amp; medics came.</p>]]></content:encoded></item>
<item><title>Bridge shut</title><link>https://herald.example/bridge</link><description>The bridge is shut.</description>
<source url="https://wire.example/feed">Valley Wire</source></item>
<item><title>Nothing</title><link>https://herald.example/none</link></item>
</channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>The Ledger</title>
<entry><id>urn:1</id><title>Strike ends</title><link href="https://ledger.example/1"/>
<published>2024-03-05T08:30:00Z</published><updated>2024-03-06T09:00:00Z</updated>
<content type="html">&lt;p&gt;It is over.&lt;/p&gt;</content></entry></feed>"""


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    def refuse(*_args, **_more):
        raise AssertionError("the network was asked for")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture
def parser():
    return pytest.importorskip("feedparser", reason="the extra 'feeds' is not installed")


def test_entries_become_documents(parser, tmp_path):
    path = tmp_path / "news.rss"
    path.write_text(RSS, "utf-8")
    told: list[LeftOut] = []
    first, second = load(path, on_error=told.append)
    assert first.text == "The dam burst on Monday.\nPolice & medics came."
    assert (first.source, first.title, first.url) == ("The Herald", "Dam bursts", "https://herald.example/dam")
    assert first.published == datetime(2024, 3, 5, 8, 30)
    assert second.source == "Valley Wire"
    assert first.id.startswith("news-")
    assert first.id != second.id
    assert [t.reason for t in told] == [f"{path}, article 3: unreadable: the entry has neither content nor summary"]


def test_atom(parser):
    [entry] = read_feed(ATOM)
    assert (entry.text, entry.outlet) == ("It is over.", "The Ledger")
    assert (entry.published, entry.modified) == (datetime(2024, 3, 5, 8, 30), datetime(2024, 3, 6, 9, 0))


@pytest.mark.parametrize(
    "text", ["", "https://example.org/feed.xml", "<html><body>Hello</body></html>", "<a/>", "plain words"]
)
def test_what_is_no_feed_is_refused_and_never_fetched(parser, text):
    with pytest.raises(UnreadableInput):
        read_feed(text, "x.xml")


def test_entities_do_not_explode(parser):
    bomb = (
        '<!DOCTYPE r [<!ENTITY a "ha">'
        + "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9))
        + "]>"
        + RSS.split("?>", 1)[1].replace("Short.", "&j;")
    )
    try:
        articles = read_feed(bomb)
    except UnreadableInput:
        return
    assert all(len(a.text) < 10_000 for a in articles)


def test_a_file_of_the_machine_is_not_read(parser, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("hidden words", "utf-8")
    feed = f'<!DOCTYPE r [<!ENTITY x SYSTEM "{secret.as_uri()}">]>' + RSS.split("?>", 1)[1].replace("Short.", "&x;")
    try:
        articles = read_feed(feed)
    except UnreadableInput:
        return
    assert all("hidden" not in a.text for a in articles)


def test_without_the_extra_it_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "feedparser", None)
    with pytest.raises(MissingExtra, match=r"factrecon\[feeds\]"):
        read_feed(RSS)
