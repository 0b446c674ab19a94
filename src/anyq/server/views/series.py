"""A series: press and official values of one indicator of some subjects, on one chart."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from itertools import combinations
from typing import ClassVar

import msgspec

from anyq import output
from anyq.claim import FigureClaim
from anyq.record import shapes
from anyq.record.shapes import SeriesOut
from anyq.record.views import FigureReport, Official, Series, Source
from anyq.report.messages import text
from anyq.server import drawing
from anyq.server.charts import series as chart
from anyq.server.look import Look
from anyq.server.view import Ask, Cell, View

BAD = frozenset({"inconsistent", "differs"})
UNBOUNDED = Decimal("Infinity")


class SeriesQuery(msgspec.Struct, frozen=True):
    """Whose (ISO codes or ids of entities, joined by `-`), and what."""

    subjects: str
    indicator: str


class Line(msgspec.Struct, frozen=True):
    """A row of the table under the chart: a claim of the press, or an official value.

    Attributes:
        sort: what rows are sorted by.
        report: the claim; None of an official value.
        note: number of its article below the table; 0 of an official value.
        official: editions that agree on a value, oldest first.
        clash: whether the claim is in conflict.
    """

    sort: tuple[str, int]
    report: FigureReport | None
    note: int
    official: tuple[Official, ...]
    clash: bool = False


class SeriesView(View[SeriesQuery, Series]):
    """`/series/{subjects}/{indicator}`."""

    path = "/series/{subjects}/{indicator}"
    query = SeriesQuery
    shape = SeriesOut
    summary = "A series: claims of the press as intervals, official values with their editions"
    columns: ClassVar[Sequence[str]] = (
        *("source", "claim", "period_start", "period_end", "kind", "direction", "value", "low"),
        *("high", "unit", "modality", "verdicts", "evidence", "article", "title", "published"),
    )

    def find(self, record: Look, query: SeriesQuery) -> Series:
        """Return every claim and every official value."""
        return record.series(tuple(query.subjects.split("-")), query.indicator)

    def html(self, found: Series, query: SeriesQuery, ask: Ask) -> str:
        """Draw the chart and the table under it."""
        clash = clashes(found.figures)
        short = partial(drawing.short, ask.lang)
        name = f"{text_of(found.indicator, ask)}: {', '.join(names(found, ask))}"
        plot = chart.draw(found, name, short, clash, text("open", ask.lang))
        editions = {item.vintage.workbook_year: item for item in found.official}
        return drawing.template("series.html", ask.lang).render(
            ask=ask,
            series=found,
            name=text_of(found.indicator, ask),
            subjects=names(found, ask),
            plot=plot,
            unit=chart.unit(found),
            lines=sorted(lines(found, clash), key=lambda line: line.sort),
            sources=tuple(sources(found.figures).values()),
            editions=sorted(editions.values(), key=lambda item: item.vintage.workbook_year),
            clash=clash,
        )

    def json(self, found: Series) -> SeriesOut:
        """Return the series as `anyq series --json` prints it."""
        return shapes.series(found)

    def rows(self, found: Series) -> Iterator[Sequence[Cell]]:
        """Yield a row a claim, then a row an official value."""
        for report in found.figures:
            yield _press_row(report)
        for item in found.official:
            yield _official_row(item)


def text_of(indicator: str, ask: Ask) -> str:
    """Return the name of an indicator in the reader's language; its id where none is listed."""
    return drawing.name_of(ask.lang, "indicator", indicator)


def names(found: Series, ask: Ask) -> tuple[str, ...]:
    """Return the names of the subjects: countries in the reader's language."""
    return tuple(drawing.country(ask.lang, subject) for subject in found.subjects)


def clashes(reports: Sequence[FigureReport]) -> frozenset[str]:
    """Return the claims that a check refutes, or that another article contradicts."""
    bad = {report.figure.id for report in reports if BAD & {one.verdict for one in report.checks}}
    stated = [report for report in reports if report.figure.modality == "happened"]
    for one, other in combinations(stated, 2):
        if one.source.article != other.source.article and _apart(one.figure, other.figure):
            bad.update((one.figure.id, other.figure.id))
    return frozenset(bad)


def _apart(one: FigureClaim, other: FigureClaim) -> bool:
    """Whether two claims are of one number and allow no common value."""
    if _number(one) != _number(other) or one.period is None:
        return False
    (low, high), (least, most) = _ends(one), _ends(other)
    return high < least or most < low


def _number(claim: FigureClaim) -> tuple[object, ...]:
    period = (claim.period.start, claim.period.end) if claim.period else None
    base = (claim.base_period.start, claim.base_period.end) if claim.base_period else None
    indicator = claim.indicator
    return claim.kind, claim.amount.unit, indicator.part, indicator.of, period, base


def _ends(claim: FigureClaim) -> tuple[Decimal, Decimal]:
    amount = claim.amount
    low = -UNBOUNDED if amount.low is None else amount.low
    high = UNBOUNDED if amount.high is None else amount.high
    return (-high, -low) if claim.direction == "down" else (low, high)


def sources(reports: Sequence[FigureReport]) -> dict[str, Source]:
    """Return the articles in the order of their figures."""
    return {report.source.article: report.source for report in reports}


def lines(found: Series, clash: frozenset[str]) -> Iterator[Line]:
    """Yield the rows of the table."""
    notes = {article: number for number, article in enumerate(sources(found.figures), 1)}
    for number, report in enumerate(found.figures):
        period = report.figure.period
        start = str(period.start) if period and period.start else "9999"
        bad = report.figure.id in clash
        yield Line((start, number + 1), report, notes[report.source.article], (), bad)
    editions: dict[tuple[int, Decimal], list[Official]] = {}
    for item in found.official:
        editions.setdefault((item.year, item.value), []).append(item)
    for (year, _), items in editions.items():
        yield Line((str(year), 0), None, 0, tuple(items))


def _press_row(report: FigureReport) -> tuple[Cell, ...]:
    claim, source = report.figure, report.source
    value = claim.amount.value
    return (
        "press",
        claim.id,
        output.iso(claim.period.start) if claim.period else None,
        output.iso(claim.period.end) if claim.period else None,
        claim.kind,
        claim.direction,
        value[0] if isinstance(value, tuple) else value,
        claim.amount.low,
        claim.amount.high,
        claim.amount.unit,
        claim.modality,
        "; ".join(check.verdict for check in report.checks),
        claim.evidence.text,
        source.article,
        source.title,
        output.iso(source.published.start),
    )


def _official_row(item: Official) -> tuple[Cell, ...]:
    start, end = f"{item.year}-01-01", f"{item.year + 1}-01-01"
    edition = item.vintage.published.isoformat() if item.vintage.published else None
    return (
        *("official", None, start, end, "level", None, item.value, None, None, item.unit),
        *(None, None, None, None, item.source, edition),
    )
