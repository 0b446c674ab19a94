"""Which series there are: of whom, of what, with how many figures."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

import msgspec

from anyq.record import browse_series
from anyq.record.browse_series import Topic
from anyq.record.views import FigureReport
from anyq.server.drawing import template
from anyq.server.look import Look
from anyq.server.view import Ask, Cell, View
from anyq.server.views.article import series_address

MOST = 60  # of the groups of figures, each of which is looked up


class TopicsQuery(msgspec.Struct, frozen=True):
    """Which series: of one indicator, or of all."""

    indicator: str | None = None


class Known(msgspec.Struct, frozen=True):
    """A series.

    Attributes:
        indicator: its id.
        subjects: ISO codes or ids of entities.
        figures: how many the press states.
        address: of its page.
    """

    indicator: str
    subjects: tuple[str, ...]
    figures: int
    address: str


class Topics(msgspec.Struct, frozen=True):
    """The series most is told of, and all indicators."""

    series: tuple[Known, ...]
    indicators: tuple[Topic, ...]


class TopicsView(View[TopicsQuery, Topics]):
    """`/series`."""

    path = "/series"
    query = TopicsQuery
    shape = Topics
    summary = "The series that most figures are told of"
    columns: ClassVar[Sequence[str]] = ("indicator", "subjects", "figures", "address")

    def find(self, record: Look, query: TopicsQuery) -> Topics:
        """Return the series most is told of."""
        topics = record.once("topics", lambda: record.ask(browse_series.topics))
        if query.indicator is None:
            return Topics(record.once("series", lambda: _series(record, None)), topics)
        return Topics(_series(record, query.indicator), topics)

    def html(self, found: Topics, query: TopicsQuery, ask: Ask) -> str:
        """Draw the list."""
        return template("topics.html", ask.lang).render(ask=ask, found=found, asked=query)

    def json(self, found: Topics) -> Topics:
        """Return the list."""
        return found

    def rows(self, found: Topics) -> Iterator[Sequence[Cell]]:
        """Yield a row a series."""
        for one in found.series:
            yield one.indicator, "-".join(one.subjects), one.figures, one.address


def _series(record: Look, indicator: str | None) -> tuple[Known, ...]:
    """Return the series of the groups of figures that most articles tell of."""
    counts: dict[tuple[str, tuple[str, ...]], int] = {}
    addresses: dict[tuple[str, tuple[str, ...]], str] = {}
    for group in record.ask(browse_series.groups, indicator, MOST):
        example = record.show(group.example)[0]
        if isinstance(example, FigureReport) and (to := series_address(example.figure)):
            key = group.indicator, example.figure.subjects
            counts[key] = counts.get(key, 0) + group.figures
            addresses[key] = to
    ranked = sorted(counts, key=lambda key: (-counts[key], key))
    return tuple(Known(*key, counts[key], addresses[key]) for key in ranked)
