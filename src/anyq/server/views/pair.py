"""Two countries: what happened between them, and the figures of the two."""

from collections.abc import Iterator, Sequence
from typing import Annotated, ClassVar

import msgspec
from babel import Locale
from markupsafe import Markup

from anyq.record import browse_series, shapes
from anyq.record.browse_series import Topic
from anyq.record.shapes import EventReportOut
from anyq.record.views import EventReport
from anyq.server.catalogues import catalogue
from anyq.server.drawing import template
from anyq.server.look import Look
from anyq.server.paging import Part
from anyq.server.problems import Refused
from anyq.server.view import Ask, Cell, Moved, View
from anyq.server.views import timelines
from anyq.server.views.timelines import Filter

Country = Annotated[str, msgspec.Meta(pattern="^[A-Za-z]{2}$", description="ISO 3166 alpha-2")]
TERRITORIES = frozenset(Locale.parse("en").territories)


class PairQuery(Filter, frozen=True, kw_only=True):
    """Which two countries, and which of their events."""

    a: Country
    b: Country


class Pair(msgspec.Struct, frozen=True):
    """Two countries: their events, all and those of a page; the indicators told of both."""

    a: str
    b: str
    every: tuple[EventReport, ...]
    part: Part[EventReport]
    topics: tuple[Topic, ...]


class PairOut(msgspec.Struct, frozen=True):
    """Two countries.

    Attributes:
        countries: their ISO codes.
        events: those of this page, the latest first.
        total: how many there are in all.
        next: cursor of the next page; "" after the last.
        indicators: with how many figures of both.
    """

    countries: tuple[str, str]
    events: tuple[EventReportOut, ...]
    total: int
    next: str
    indicators: tuple[Topic, ...]


class PairView(View[PairQuery, Pair]):
    """`/pair/{a}/{b}`."""

    path = "/pair/{a}/{b}"
    query = PairQuery
    shape = PairOut
    summary = "Two countries: events between them by time, and their series"
    columns: ClassVar[Sequence[str]] = timelines.COLUMNS

    def find(self, record: Look, query: PairQuery) -> Pair:
        """Return the events in which both have a part."""
        a, b = query.a.upper(), query.b.upper()
        if (a, b) != (query.a, query.b):
            raise Moved(f"/pair/{a}/{b}")
        for code in (a, b):
            if code not in TERRITORIES:
                raise Refused(404, "no_country", f"{code} is no country.", "Give ISO 3166 codes.")
        every = record.timeline(a, b)
        topics = record.ask(browse_series.topics, a, b)
        return Pair(a, b, every, timelines.part(every, query), topics)

    def html(self, found: Pair, query: PairQuery, ask: Ask) -> str:
        """Draw the chart, the filters, the events, the series."""
        title = catalogue(ask.lang).text("Events by month")
        chart: Markup = timelines.chart(found.every, title, ask)
        kinds = timelines.kinds(found.every)
        return template("pair.html", ask.lang).render(
            ask=ask, pair=found, asked=query, chart=chart, kinds=kinds
        )

    def json(self, found: Pair) -> PairOut:
        """Return the page of events."""
        events = tuple(map(shapes.event, found.part.items))
        return PairOut((found.a, found.b), events, found.part.total, found.part.next, found.topics)

    def rows(self, found: Pair) -> Iterator[Sequence[Cell]]:
        """Yield a row an event of the page."""
        return timelines.rows(found.part.items)
