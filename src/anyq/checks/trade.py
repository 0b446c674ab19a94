"""The official yearly trade of Kazakhstan by partner, edition by edition."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from anyq.checks.check import Vintage
from anyq.data import rows
from anyq.moment import Published

DAY = timedelta(days=1)
HOME = "KZ"
UNIT = "USD"
THOUSAND = 1000  # the table is in thousand USD
COLUMNS = {"trade_turnover": "turnover", "exports": "exports", "imports": "imports"}


class Edition(NamedTuple):
    """One workbook, and where it comes from."""

    vintage: Vintage
    source: str

    def after(self, published: Published) -> bool | None:
        """Whether it came out after an article; None if that cannot be told.

        An edition without a date came out in the year after the last that it covers.
        """
        days = _days(published)
        if days is None:
            return None
        year = self.vintage.workbook_year + 1
        first = self.vintage.published or date(year, 1, 1)
        last = self.vintage.published or date(year, 12, 31)
        if first > days[1]:
            return True
        return False if last <= days[0] else None


Key = tuple[str, str, int]  # indicator id, partner, year
Values = dict[Edition, Decimal]


@cache
def editions() -> dict[int, Edition]:
    """Return the editions by the last year that each covers."""
    found = {}
    for row in rows("anyq.checks", "data/vintages.tsv"):
        published = date.fromisoformat(row["published"]) if row["published"] else None
        vintage = Vintage(int(row["workbook_year"]), published)
        found[vintage.workbook_year] = Edition(vintage, row["source"])
    return found


@cache
def _table() -> dict[Key, Values]:
    known = editions()
    table: dict[Key, Values] = {}
    for row in rows("anyq.checks", "data/trade.tsv"):
        edition = known[int(row["workbook_year"])]
        for indicator, column in COLUMNS.items():
            if row[column]:
                key = (indicator, row["partner"], int(row["year"]))
                table.setdefault(key, {})[edition] = Decimal(row[column]) * THOUSAND
    return table


def values(indicator: str, partner: str, year: int) -> Values:
    """Return what each edition, oldest first, gives for a year.

    Args:
        indicator: id of an indicator, e.g. `trade_turnover`.
        partner: ISO code of the partner, or a code of the table.
        year: calendar year.

    Returns:
        USD by edition; empty where the table has nothing.
    """
    found = _table().get((indicator, partner, year), {})
    return dict(sorted(found.items(), key=lambda item: item[0].vintage.workbook_year))


def _days(published: Published) -> tuple[date, date] | None:
    """Return the first and the last day an article may be of."""
    if published.start is not None and published.end is not None:
        return _day(published.start), _last_day(published.end)
    days = [date.fromisoformat(day) for day in published.candidates]
    return (min(days), max(days)) if days else None


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _last_day(end: date) -> date:
    """Return the last day before an end that is itself excluded."""
    return _day(end - timedelta(microseconds=1)) if isinstance(end, datetime) else end - DAY
