"""An entity: where it is named, what it takes part in, what is told of it."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

import msgspec

from anyq.errors import Unknown
from anyq.record import shapes
from anyq.record.shapes import AppearanceOut, EntityOut, EventReportOut, FigureReportOut
from anyq.record.views import EntityView as Known
from anyq.record.views import EventReport
from anyq.server.catalogues import catalogue
from anyq.server.drawing import template
from anyq.server.look import Look
from anyq.server.paging import Part
from anyq.server.view import Ask, Cell, Moved, View
from anyq.server.views import timelines
from anyq.server.views.timelines import Filter

MOST = 200  # articles and figures shown; the events go on page by page


class EntityQuery(Filter, frozen=True, kw_only=True):
    """Which entity, and which of its events."""

    id: str


class Found(msgspec.Struct, frozen=True):
    """An entity and a page of its events."""

    known: Known
    part: Part[EventReport]


class EntityPage(msgspec.Struct, frozen=True):
    """An entity.

    Attributes:
        id, kind, name, country: of the entity.
        articles: that name it, the first 200.
        events: those of this page, the latest first; `total` of them in all.
        next: cursor of the next page; "" after the last.
        figures: about it, the first 200.
    """

    id: str
    kind: str
    name: str
    country: str | None
    articles: tuple[AppearanceOut, ...]
    events: tuple[EventReportOut, ...]
    total: int
    next: str
    figures: tuple[FigureReportOut, ...]


class EntityView(View[EntityQuery, Found]):
    """`/entity/{id}`."""

    path = "/entity/{id}"
    query = EntityQuery
    shape = EntityPage
    summary = "A person, place or organisation: articles, events by time, figures"
    columns: ClassVar[Sequence[str]] = timelines.COLUMNS

    def find(self, record: Look, query: EntityQuery) -> Found:
        """Return the entity and a page of its events."""
        for found in record.show(query.id):
            if isinstance(found, Known):
                if found.id != query.id:
                    raise Moved(f"/entity/{found.id}")
                return Found(found, timelines.part(found.events, query))
        raise Unknown(f"{query.id} names no entity.", "Take the id from an article that names it.")

    def html(self, found: Found, query: EntityQuery, ask: Ask) -> str:
        """Draw the chart, the filters, the events, the figures, the articles."""
        title = catalogue(ask.lang).text("Events by month")
        return template("entity.html", ask.lang).render(
            ask=ask,
            entity=found.known,
            part=found.part,
            asked=query,
            chart=timelines.chart(found.known.events, title, ask),
            kinds=timelines.kinds(found.known.events),
            most=MOST,
        )

    def json(self, found: Found) -> EntityPage:
        """Return the entity with a page of its events."""
        whole: EntityOut = shapes.entity(found.known)
        return EntityPage(
            id=whole.id,
            kind=whole.kind,
            name=whole.name,
            country=whole.country,
            articles=whole.appearances[:MOST],
            events=tuple(map(shapes.event, found.part.items)),
            total=found.part.total,
            next=found.part.next,
            figures=whole.figures[:MOST],
        )

    def rows(self, found: Found) -> Iterator[Sequence[Cell]]:
        """Yield a row an event of the page."""
        return timelines.rows(found.part.items)
