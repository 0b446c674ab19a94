"""What an HTML page says of itself: JSON-LD, OpenGraph, meta tags, time elements."""

from collections.abc import Iterator
from datetime import date, datetime

import msgspec
from selectolax.lexbor import LexborHTMLParser

from anyq.articles.plain import normalise
from anyq.capture import almaty

TITLES = ('meta[property="og:title"]', 'meta[name="twitter:title"]')
DATES = (
    'meta[property="article:published_time"]',
    'meta[itemprop="datePublished"]',
    'meta[name="pubdate"]',
    'meta[name="publish-date"]',
    'meta[name="publishdate"]',
    'meta[name="date"]',
    'meta[name="DC.date.issued"]',
    '[itemprop="datePublished"]',
    "article time[datetime]",
    "time[pubdate]",
)
"""Where pages state the day of publication, best first. A day of modification is none."""
AUTHORS = ('meta[name="author"]', 'meta[property="article:author"]')


class Metadata(msgspec.Struct, frozen=True):
    """What a page says of itself.

    Attributes:
        titles: the headline, perhaps with the site's name about it, best first.
        page_title: what the window says.
        dates: when it says it was published, best first.
        authors: who it says wrote it.
    """

    titles: tuple[str, ...] = ()
    page_title: str = ""
    dates: tuple[datetime | date, ...] = ()
    authors: tuple[str, ...] = ()


def read_metadata(tree: LexborHTMLParser) -> Metadata:
    """Read the metadata of a parsed page."""
    linked = list(_linked(tree))
    headings = [*(_text(item.get("headline")) for item in linked), *_contents(tree, TITLES)]
    stated = [*(_text(item.get("datePublished")) for item in linked), *_contents(tree, DATES)]
    dates = [moment for text in stated if text and (moment := _moment(text)) is not None]
    authors = [name for item in linked for name in _authors(item.get("author"))]
    window = tree.css_first("title")
    return Metadata(
        titles=tuple(heading for heading in headings if heading),
        page_title=(_text(window.text()) or "") if window is not None else "",
        dates=tuple(dict.fromkeys(dates)),
        authors=tuple(dict.fromkeys(authors or _contents(tree, AUTHORS))),
    )


def _contents(tree: LexborHTMLParser, selectors: tuple[str, ...]) -> list[str]:
    found = []
    for selector in selectors:
        for node in tree.css(selector):
            attributes = node.attributes
            text = attributes.get("content") or attributes.get("datetime") or node.text()
            if text and text.strip():
                found.append(" ".join(normalise(text).split()))
    return found


def _linked(tree: LexborHTMLParser) -> Iterator[dict[str, object]]:
    """Yield the JSON-LD objects that have a headline or a date, outermost first."""
    for node in tree.css('script[type="application/ld+json"]'):
        try:
            data: object = msgspec.json.decode(node.text() or "")
        except (msgspec.DecodeError, RecursionError):
            continue
        yield from _articles(data)


def _articles(data: object) -> Iterator[dict[str, object]]:
    pending = [data]
    while pending:
        item = pending.pop(0)
        if isinstance(item, list):
            pending.extend(item)
        elif isinstance(item, dict):
            if "headline" in item or "datePublished" in item:
                yield item
            pending.extend(value for key, value in item.items() if key == "@graph")


def _text(value: object) -> str | None:
    return " ".join(normalise(value).split()) if isinstance(value, str) else None


def _authors(value: object) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        name = item.get("name") if isinstance(item, dict) else item
        if isinstance(name, str) and name.strip():
            yield " ".join(normalise(name).split())


def _moment(text: str) -> datetime | date | None:
    """Read ISO 8601; a time without an offset is Kazakhstan's."""
    try:
        if len(text) <= len("2024-04-20"):
            return date.fromisoformat(text)
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=almaty())
