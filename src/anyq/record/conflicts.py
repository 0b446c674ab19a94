"""Disagreements: the verdicts of checks that stand, and articles that contradict each other."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple, TypeAlias

import sqlalchemy as sa

from anyq.checks.check import Verdict
from anyq.record import load, restore, schema
from anyq.record.reports import figures
from anyq.record.views import Disagreement, FigureReport
from anyq.span import content_id

UNBOUNDED = Decimal("Infinity")
Row: TypeAlias = "sa.Row[*tuple[object, ...]]"
# What counts as a disagreement, the gravest first. `within_rounding` agrees.
DISAGREES: tuple[Verdict, ...] = ("inconsistent", "differs", "revised_since", "rounds_differently")

_claim, _verdict, _judgement = schema.claim.c, schema.verdict.c, schema.judgement.c
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
    """Yield the checks of standing readings with one of the verdicts, the gravest first."""
    gone = load.withdrawn(connection)
    for verdict in verdicts:
        query = (
            sa.select(_judgement.id, _judgement.body, _verdict.reading)
            .join_from(schema.judgement, schema.verdict)
            .join(schema.current, load.CURRENT.reading == _verdict.reading)
            .where(_judgement.verdict == verdict)
            .order_by(load.CURRENT.seq, _verdict.position)
        )
        for key, body, reading in connection.execute(query):
            if key not in gone:
                check = restore.check(body)
                reports = reports_of(connection, reading, check.claims)
                yield Disagreement(check.id, verdict, reports, check)


def reports_of(
    connection: sa.Connection, reading: int, ids: Sequence[str]
) -> tuple[FigureReport, ...]:
    """Return the figures of a reading with these ids, in their order."""
    found = figures(connection, _claim.reading == reading, _claim.id.in_(ids))
    return tuple(sorted(found, key=lambda report: ids.index(report.figure.id)))


def across(connection: sa.Connection) -> Iterator[Disagreement]:
    """Yield the numbers that two articles give intervals for which do not touch.

    One number is one series, kind of figure, unit and period (of a change, base period too),
    stated as fact. All figures given for it come along, so that agreement shows as well.
    """
    query = (
        sa.select(*_SAME, load.CURRENT.article, _claim.low, _claim.high, _claim.direction)
        .join_from(schema.claim, schema.current, _claim.reading == load.CURRENT.reading)
        .where(*_STATED)
        .order_by(*_SAME)
    )
    for key, group in groupby(connection.execute(query), key=_number):
        if contradict([_printed(row) for row in group]):
            reports = tuple(figures(connection, *_STATED, *map(_is, _SAME, key)))
            ids = sorted(report.figure.id for report in reports)
            yield Disagreement(content_id("c", "across", *ids), "inconsistent", reports, None)


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
    low = Decimal(row.low) if row.low is not None else -UNBOUNDED
    high = Decimal(row.high) if row.high is not None else UNBOUNDED
    if row.measure == "change" and row.direction == "down":  # a fall is a negative change
        low, high = high.copy_negate(), low.copy_negate()
    return Printed(row.article, low, high)


def contradict(printed: Sequence[Printed]) -> bool:
    """Whether two different articles give intervals that do not touch."""
    least = min(printed, key=lambda one: one.high)
    own = [one for one in printed if one.article == least.article]
    others = [one for one in printed if one.article != least.article]
    if not others:
        return False
    return max(one.low for one in others) > least.high or (
        max(one.low for one in own) > min(one.high for one in others)
    )
