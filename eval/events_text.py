"""Events of a bare text, for the evaluations of events: no page around it."""

from __future__ import annotations

from datetime import date, timedelta

from anyq import kazakh, pipeline
from anyq.article import Article
from anyq.claim import EventClaim
from anyq.entity import Entity
from anyq.moment import Published
from anyq.reading import entities, events

RECIPE = (
    "eval/events_text.py",
    "src/anyq/kazakh/**/*",
    "src/anyq/values/**/*",
    "src/anyq/reading/**/*",
)


def article_of(title: str, body: str, day: date | None) -> Article:
    """Make the article that a title and a body would be, published on `day` if known."""
    text = f"{title}\n\n{body}" if body else title
    end = day + timedelta(days=1) if day else None
    published = Published(day, end, "day", status="resolved" if day else "unresolved")
    script = kazakh.script(text) or "Cyrl"
    return Article(text, title, "kk", script, published, (), None, None, text, ())


def events_of(article: Article) -> tuple[tuple[EventClaim, ...], tuple[Entity, ...]]:
    """Read the events of an article, and the entities they refer to."""
    doc = pipeline.annotate(article)
    found = entities.resolve(article, doc.mentions)
    return events.read(article, doc, found), found
