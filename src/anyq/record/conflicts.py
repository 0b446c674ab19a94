"""Disagreements: the verdicts of checks that stand, and articles that contradict each other."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple, TypeAlias

import sqlalchemy as sa

from anyq import output
from anyq.checks.check import Verdict
from anyq.record import body, load, pack, rows, schema
from anyq.record.held import held
from anyq.record.reports import figures
from anyq.record.views import Disagreement, FigureReport
from anyq.span import content_id

UNBOUNDED = Decimal("Infinity")
Row: TypeAlias = "sa.Row[*tuple[object, ...]]"
# What counts as a disagreement, the gravest first. `within_rounding` agrees.
DISAGREES: tuple[Verdict, ...] = ("inconsistent", "differs", "revised_since", "rounds_differently")

_article, _claim, _verdict = schema.article.c, schema.claim.c, schema.verdict.c
_READING = (
    sa.select(_article.text, schema.reading.c.body)
    .join_from(schema.reading, schema.article)
    .where(schema.reading.c.key == sa.bindparam("reading"))
)
# Claims with these equal state one number. A change is one also by what it is measured from.
_SAME = (
    _claim.series,
    _claim.measure,
    _claim.unit,
    _claim.time_start,
    _claim.time_end,
    _claim.base_start,
    _claim.base_end,
)
_STATED = (
    _claim.kind == "figure",
    _claim.series.is_not(None),
    _claim.modality == "happened",
    _claim.time_start.is_not(None),
)


def within(
    connection: sa.Connection, verdicts: Sequence[Verdict] = DISAGREES
) -> Iterator[Disagreement]:
    """Yield the checks of standing readings with one of the verdicts, the gravest first.

    A check of a figure that a person has rejected or corrected is of what was never said.
    """
    known = held(connection)
    for verdict in verdicts:
        query = (
            sa.select(_verdict.id, _verdict.reading, _verdict.position)
            .join_from(schema.verdict, schema.current, load.CURRENT.reading == _verdict.reading)
            .where(_verdict.verdict == verdict)
            .order_by(load.CURRENT.seq, _verdict.position)
        )
        for key, reading, position in connection.execute(query):
            if key not in known.gone:
                found = disagreement(connection, reading, position)
                if not any(report.judgements for report in found.figures):
                    yield found


def disagreement(connection: sa.Connection, reading: int, position: int) -> Disagreement:
    """Return a check of a reading with the figures that it is about."""
    row = connection.execute(_READING, {"reading": reading}).one()
    text = pack.text(row.text)
    check = body.glance(pack.body(row.body, text)).checks[position]
    figures = reports_of(connection, reading, check.claims)
    return Disagreement(check.id, check.verdict, figures, check)


def reports_of(
    connection: sa.Connection, reading: int, ids: Sequence[str]
) -> tuple[FigureReport, ...]:
    """Return the figures of a reading with these ids, in their order."""
    found = figures(connection, _claim.reading == reading, _claim.id.in_(ids))
    return tuple(sorted(found, key=lambda report: ids.index(report.figure.id)))


def across(connection: sa.Connection) -> Iterator[Disagreement]:
    """Yield the numbers that two articles give intervals for which do not touch.

    One number is one series, kind of figure, unit and period (of a change, base period too),
    stated as fact. All figures given for it come along, so that agreement shows as well. What
    people have rejected does not count; what they have corrected counts as corrected.
    """
    judged = held(connection).of_claims
    stated = (*_STATED, _claim.id.not_in(list(judged))) if judged else _STATED
    corrected = _corrected(connection, list(judged))
    query = (
        sa.select(*_SAME, _article.id.label("article"), _claim.low, _claim.high, _claim.direction)
        .join_from(schema.claim, schema.current, _claim.reading == load.CURRENT.reading)
        .join(schema.article, load.CURRENT.article == _article.key)
        .where(*stated)
        .order_by(*_SAME)
    )
    for key, group in groupby(connection.execute(query), key=_number):
        ours = corrected.pop(key, [])
        if contradict([*map(_printed, group), *(one.printed for one in ours)]):
            yield _across(figures(connection, *stated, *map(_is, _SAME, key)), ours)
    for ours in corrected.values():
        if contradict([one.printed for one in ours]):
            yield _across((), ours)


def _across(read: Iterable[FigureReport], ours: Sequence["Corrected"]) -> Disagreement:
    reports = (*read, *(one.report for one in ours))
    ids = sorted(report.figure.id for report in reports)
    return Disagreement(content_id("c", "across", *ids), "inconsistent", reports, None)


class Corrected(NamedTuple):
    """A figure as people have corrected it, and the interval it gives."""

    report: FigureReport
    printed: "Printed"


def _corrected(
    connection: sa.Connection, judged: Sequence[str]
) -> dict[tuple[object, ...], list[Corrected]]:
    """Return the figures that people have corrected and stand, by the number they are of."""
    found: dict[tuple[object, ...], list[Corrected]] = {}
    if not judged:
        return found
    for report in figures(connection, _claim.id.in_(judged)):
        row = rows.figure(output.figure(report.figure), None)
        stated = row["modality"] == "happened" and row["series"] and row["time_start"]
        if stated and not report.rejected:
            key = tuple(row[column.name] for column in _SAME)
            interval = printed(
                report.source.article,
                report.figure.amount.low,
                report.figure.amount.high,
                fell=(row["measure"], row["direction"]) == ("change", "down"),
            )
            found.setdefault(key, []).append(Corrected(report, interval))
    return found


def _number(row: Row) -> tuple[object, ...]:
    return tuple(row)[: len(_SAME)]


def _is(column: sa.ColumnElement[object], value: object) -> sa.ColumnElement[bool]:
    return column.is_(None) if value is None else column == value


class Printed(NamedTuple):
    """The interval that an article gives for a number, ends included."""

    article: str
    low: Decimal
    high: Decimal


def _printed(row: Row) -> Printed:
    low = None if row.low is None else Decimal(row.low)
    high = None if row.high is None else Decimal(row.high)
    fell = row.measure == "change" and row.direction == "down"
    return printed(row.article, low, high, fell=fell)


def printed(article: str, low: Decimal | None, high: Decimal | None, *, fell: bool) -> Printed:
    """Return the interval that an article gives; a fall is a negative change."""
    least = -UNBOUNDED if low is None else low
    most = UNBOUNDED if high is None else high
    if fell:
        least, most = most.copy_negate(), least.copy_negate()
    return Printed(article, least, most)


def contradict(given: Sequence[Printed]) -> bool:
    """Whether two different articles give intervals that do not touch."""
    least = min(given, key=lambda one: one.high)
    own = [one for one in given if one.article == least.article]
    others = [one for one in given if one.article != least.article]
    if not others:
        return False
    return max(one.low for one in others) > least.high or (
        max(one.low for one in own) > min(one.high for one in others)
    )
