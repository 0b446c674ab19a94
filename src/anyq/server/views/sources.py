"""Sources: how much of each publisher, what its articles tell, and what could not be read."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import ClassVar

import msgspec
from markupsafe import Markup

from anyq.record import browse_sources
from anyq.record.browse_sources import Fill, Named
from anyq.record.views import Rejected
from anyq.server import paging
from anyq.server.catalogues import catalogue
from anyq.server.charts import shares
from anyq.server.drawing import template
from anyq.server.look import Look
from anyq.server.paging import MANY, Limit, Part
from anyq.server.view import Ask, Cell, View

PUBLISHERS = 24  # drawn, those with most articles


class SourcesQuery(msgspec.Struct, frozen=True):
    """Of which publisher; rejected input for which reason, and which page of it."""

    publisher: str | None = None
    code: str | None = None
    cursor: str = ""
    limit: Limit = MANY


class Source(msgspec.Struct, frozen=True):
    """A publisher, in all and month by month."""

    publisher: str
    articles: int
    dated: int
    byline: int
    credit: int
    months: tuple[Fill, ...]


class Reason(msgspec.Struct, frozen=True):
    """Why input could not be read, and how often."""

    code: str
    inputs: int


class Found(msgspec.Struct, frozen=True):
    """The publishers, the reasons, a page of the rejected input."""

    sources: tuple[Source, ...]
    reasons: tuple[Reason, ...]
    part: Part[Rejected]


class SourcesOut(msgspec.Struct, frozen=True):
    """The publishers, those with most articles first; what could not be read, newest first.

    Attributes:
        sources: with their months.
        reasons: for which input was rejected, and how often.
        rejects: a page of it; `next` is the cursor of the next, "" after the last.
    """

    sources: tuple[Source, ...]
    reasons: tuple[Reason, ...]
    rejects: tuple[Rejected, ...]
    next: str


class SourcesView(View[SourcesQuery, Found]):
    """`/sources`."""

    path = "/sources"
    query = SourcesQuery
    shape = SourcesOut
    summary = "Publishers: pages, shares with date, byline, credit by month; unreadable input"
    columns: ClassVar[Sequence[str]] = Fill.__struct_fields__

    def find(self, record: Look, query: SourcesQuery) -> Found:
        """Return the publishers and what could not be read."""
        fills = record.once("fills", lambda: _fills(record))
        rejects = record.once("rejects", lambda: tuple(record.rejects()))
        chosen = [one for one in rejects if query.code in (None, "", one.code)]
        sources = _sources(fills)
        if query.publisher:
            sources = tuple(one for one in sources if one.publisher == query.publisher)
        return Found(
            sources, _reasons(rejects), paging.cut(chosen, _key, query.cursor, query.limit)
        )

    def html(self, found: Found, query: SourcesQuery, ask: Ask) -> str:
        """Draw the publishers, the reasons, the rejected input."""
        said = catalogue(ask.lang).text
        titles = {"dated": said("date"), "byline": said("byline"), "credit": said("credit")}
        rows = [(one, _lines(one, titles)) for one in found.sources[:PUBLISHERS]]
        return template("sources.html", ask.lang).render(
            ask=ask, found=found, asked=query, rows=rows, titles=titles
        )

    def json(self, found: Found) -> SourcesOut:
        """Return the publishers and what could not be read."""
        return SourcesOut(found.sources, found.reasons, found.part.items, found.part.next)

    def rows(self, found: Found) -> Iterator[Sequence[Cell]]:
        """Yield a row a publisher and month."""
        for source in found.sources:
            for one in source.months:
                yield msgspec.structs.astuple(one)


def _fills(record: Look) -> tuple[Fill, ...]:
    known: dict[int, Named] = record.shelf.named
    known.update(record.ask(lambda one: dict(browse_sources.named(one, max(known, default=0)))))
    return record.ask(browse_sources.fills, known)


def _sources(fills: Sequence[Fill]) -> tuple[Source, ...]:
    by_name: dict[str, list[Fill]] = {}
    for one in fills:
        by_name.setdefault(one.publisher, []).append(one)
    found = (
        Source(
            publisher=name,
            articles=sum(one.articles for one in months),
            dated=sum(one.dated for one in months),
            byline=sum(one.byline for one in months),
            credit=sum(one.credit for one in months),
            months=tuple(months),
        )
        for name, months in by_name.items()
    )
    return tuple(sorted(found, key=lambda one: (-one.articles, one.publisher)))


def _lines(source: Source, titles: dict[str, str]) -> list[tuple[str, int, Markup]]:
    """Return, of date, byline and credit: the share in percent, and its course as a picture."""
    found = []
    for name, title in titles.items():
        number = int(getattr(source, name))
        course = [(one.month, getattr(one, name) / one.articles) for one in source.months]
        said = f"{source.publisher}: {title}"
        found.append((name, round(100 * number / source.articles), shares.draw(course, said)))
    return found


def _reasons(rejects: Sequence[Rejected]) -> tuple[Reason, ...]:
    counts = Counter(one.code for one in rejects)
    return tuple(Reason(code, number) for code, number in counts.most_common())


def _key(one: Rejected) -> paging.Key:
    return one.added_at, one.id
