"""Disagreements: the verdicts of checks that stand, and articles that contradict each other."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, groupby

import sqlalchemy as sa

from anyq.checks.check import Verdict
from anyq.record import load, restore, schema
from anyq.record.reports import figures
from anyq.record.views import Disagreement, FigureReport
from anyq.span import content_id

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
    for where in _told_twice(connection):
        reports = tuple(figures(connection, *where))
        if any(contradict(one, other) for one, other in combinations(reports, 2)):
            ids = sorted(report.figure.id for report in reports)
            yield Disagreement(content_id("c", "across", *ids), "inconsistent", reports, None)


def _told_twice(connection: sa.Connection) -> Iterator[Sequence[sa.ColumnElement[bool]]]:
    """Yield, of each number that two or more articles state, what its claims have in common."""
    query = (
        sa.select(*_SAME, load.CURRENT.article)
        .join_from(schema.claim, schema.current, _claim.reading == load.CURRENT.reading)
        .where(*_stated())
        .order_by(*_SAME)
    )
    for key, group in groupby(connection.execute(query), key=_key):
        if len({row.article for row in group}) > 1:
            yield [*_stated(), *map(_is, _SAME, key)]


def _key(row: "sa.Row[*tuple[object, ...]]") -> tuple[object, ...]:
    return tuple(row)[: len(_SAME)]


def _stated() -> tuple[sa.ColumnElement[bool], ...]:
    known = (_claim.series.is_not(None), _claim.time_start.is_not(None))
    return (_claim.modality == "happened", *known)


def _is(column: sa.ColumnElement[object], value: object) -> sa.ColumnElement[bool]:
    return column.is_(None) if value is None else column == value


def contradict(one: FigureReport, other: FigureReport) -> bool:
    """Whether two articles give intervals that do not touch; a change counts with its sign."""
    if one.source.article == other.source.article:
        return False
    (low, high), (least, most) = _interval(one), _interval(other)
    return _below(high, least) or _below(most, low)


def _below(high: Decimal | None, low: Decimal | None) -> bool:
    return high is not None and low is not None and high < low


def _interval(report: FigureReport) -> tuple[Decimal | None, Decimal | None]:
    amount = report.figure.amount
    if report.figure.kind == "change" and report.figure.direction == "down":
        return _minus(amount.high), _minus(amount.low)
    return amount.low, amount.high


def _minus(value: Decimal | None) -> Decimal | None:
    return None if value is None else value.copy_negate()
