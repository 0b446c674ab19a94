"""Sitemaps, RSS and Atom."""

import gzip

import pytest

from anyq.capture.feeds import read_feed
from anyq.errors import BadRow

RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Газет</title>
<item><title>Көпір ашылды</title><link>https://gazet.example/1</link>
<pubDate>Thu, 02 May 2024 16:20:00 +0500</pubDate></item>
<item><title>Сілтемесіз</title></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Газет</title>
<entry><title>Егін</title><link rel="edit" href="https://gazet.example/e"/>
<link href="https://gazet.example/2"/><updated>2024-05-02T11:20:00Z</updated></entry></feed>"""
NEWS = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url>
<loc>https://gazet.example/3</loc><news:news><news:publication_date>2024-05-02T16:20:00+05:00
</news:publication_date><news:title>Жол</news:title></news:news></url></urlset>"""


@pytest.mark.parametrize(
    ("source", "url", "title"),
    [
        (RSS, "https://gazet.example/1", "Көпір ашылды"),
        (ATOM, "https://gazet.example/2", "Егін"),
        (NEWS, "https://gazet.example/3", "Жол"),
    ],
    ids=["rss", "atom", "news"],
)
def test_entries(source: str, url: str, title: str) -> None:
    for content in (source.encode(), gzip.compress(source.encode())):
        (entry,) = read_feed(content, "test")
        assert (entry.url, entry.title, entry.is_feed) == (url, title, False)
        assert entry.at is not None
        assert entry.at.isoformat() in ("2024-05-02T16:20:00+05:00", "2024-05-02T11:20:00+00:00")


def test_sitemaps_of_sitemaps() -> None:
    source = (
        b"<sitemapindex><sitemap><loc>https://a.example/s.xml.gz</loc></sitemap></sitemapindex>"
    )
    (entry,) = read_feed(source, "test")
    assert entry.is_feed


BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss>&b;</rss>'


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html></html>",
        b"<rss><item>",
        BOMB,
        gzip.compress(b"<rss>" + b" " * (65 << 20)),
        b"\x1f\x8bx",
    ],
    ids=["empty", "html", "cut", "entities", "bomb", "not gzip"],
)
def test_what_is_no_feed_is_refused(content: bytes) -> None:
    with pytest.raises(BadRow, match="test cannot be read"):
        read_feed(content, "test")
