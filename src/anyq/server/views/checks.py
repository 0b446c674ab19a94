"""Every disagreement, newest first: among articles, within one, with the official series."""

from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal

import msgspec

from anyq import output
from anyq.checks.check import Verdict
from anyq.record import shapes
from anyq.record.browse_articles import publisher
from anyq.record.shapes import DisagreementOut
from anyq.record.views import Disagreement
from anyq.server import paging
from anyq.server.drawing import template
from anyq.server.look import Look
from anyq.server.paging import MANY, Limit, Part
from anyq.server.view import Ask, Cell, View

Between = Literal["articles", "figures", "official"]
VERDICTS: tuple[Verdict, ...] = (
    *("inconsistent", "differs", "revised_since", "rounds_differently"),
)
BETWEEN: tuple[Between, ...] = ("articles", "figures", "official")


class ChecksQuery(msgspec.Struct, frozen=True):
    """Which disagreements.

    Attributes:
        verdict: of the check.
        between: `articles` that contradict each other, `figures` of one article, a figure and
            the `official` value.
        subject: ISO code of a country, or id of an entity, that a figure is of.
        indicator: of a figure.
        publisher: of an article.
        cursor, limit: which page of the list.
    """

    verdict: Verdict | None = None
    between: Between | None = None
    subject: str | None = None
    indicator: str | None = None
    publisher: str | None = None
    cursor: str = ""
    limit: Limit = MANY


class Found(msgspec.Struct, frozen=True):
    """A page of disagreements; the subjects, indicators and publishers there are of them."""

    part: Part[Disagreement]
    subjects: tuple[str, ...]
    indicators: tuple[str, ...]
    publishers: tuple[str, ...]


class ChecksOut(msgspec.Struct, frozen=True):
    """Disagreements, newest first; `next` is the cursor of the next page, "" after the last."""

    checks: tuple[DisagreementOut, ...]
    total: int
    next: str


class ChecksView(View[ChecksQuery, Found]):
    """`/checks`."""

    path = "/checks"
    query = ChecksQuery
    shape = ChecksOut
    summary = "Inconsistencies and differences from official values, newest first"
    columns: ClassVar[Sequence[str]] = (
        *("check", "verdict", "between", "arithmetic", "official", "official_unit"),
        *("claim", "evidence", "article", "title", "published", "publisher", "url"),
    )

    def find(self, record: Look, query: ChecksQuery) -> Found:
        """Return a page of the disagreements that stand."""
        every = all_checks(record)
        chosen = [found for found in every if _meets(found, query)]
        return Found(
            part=paging.cut(chosen, key, query.cursor, query.limit),
            subjects=_sorted(subject for found in every for subject in _subjects(found)),
            indicators=_sorted(name for found in every for name in _indicators(found)),
            publishers=_sorted(name for found in every for name in _publishers(found)),
        )

    def html(self, found: Found, query: ChecksQuery, ask: Ask) -> str:
        """Draw the filters and the list."""
        return template("checks.html", ask.lang).render(
            ask=ask, found=found, asked=query, verdicts=VERDICTS, betweens=BETWEEN
        )

    def json(self, found: Found) -> ChecksOut:
        """Return the page of the list."""
        checks = tuple(map(shapes.disagreement, found.part.items))
        return ChecksOut(checks, found.part.total, found.part.next)

    def rows(self, found: Found) -> Iterator[Sequence[Cell]]:
        """Yield a row for each figure of each disagreement of the page."""
        for one in found.part.items:
            yield from _rows(one)


def all_checks(record: Look) -> tuple[Disagreement, ...]:
    """Return every disagreement of the record."""
    return record.once("checks", lambda: tuple(record.checks()))


def key(found: Disagreement) -> paging.Key:
    """Return what disagreements are sorted by: the day of the newest article, then the id."""
    days = [output.iso(report.source.published.start) or "" for report in found.figures]
    return max(days, default=""), found.id


def between(found: Disagreement) -> Between:
    """Return what disagrees with what."""
    if found.check is None:
        return "articles"
    return "official" if found.check.reference else "figures"


def _meets(found: Disagreement, asked: ChecksQuery) -> bool:
    return (
        asked.verdict in (None, found.verdict)
        and asked.between in (None, between(found))
        and (not asked.subject or asked.subject in _subjects(found))
        and (not asked.indicator or asked.indicator in _indicators(found))
        and (not asked.publisher or asked.publisher in _publishers(found))
    )


def _subjects(found: Disagreement) -> set[str]:
    return {one for report in found.figures for one in report.figure.subjects if len(one) == 2}


def _indicators(found: Disagreement) -> set[str]:
    return {report.figure.indicator.id for report in found.figures if report.figure.indicator.id}


def _publishers(found: Disagreement) -> set[str]:
    sources = (report.source for report in found.figures)
    return {name for one in sources if (name := publisher(one.publisher, one.url))}


def _sorted(names: Iterator[str]) -> tuple[str, ...]:
    return tuple(sorted(set(names)))


def _rows(found: Disagreement) -> Iterator[tuple[Cell, ...]]:
    check = found.check
    official = check.reference if check else None
    for report in found.figures:
        source = report.source
        yield (
            found.id,
            found.verdict,
            between(found),
            check.arithmetic if check else None,
            official.value if official else None,
            official.unit if official else None,
            report.figure.id,
            report.figure.evidence.text,
            source.article,
            source.title,
            output.iso(source.published.start),
            publisher(source.publisher, source.url),
            source.url,
        )
