"""Reading: one moment of a record, whatever is added meanwhile."""

from collections.abc import Iterator
from datetime import date
from types import TracebackType
from typing import IO

import sqlalchemy as sa

from anyq.pipeline import Reading
from anyq.record import conflicts, export, find, load, reports, schema
from anyq.record.export import Format
from anyq.record.failures import told
from anyq.record.place import Place
from anyq.record.views import Disagreement, EventReport, Rejected, Series


class Snapshot:
    """A view of the record as it stood when this was opened; use it in a `with`."""

    def __init__(self, engine: sa.Engine, place: Place) -> None:
        self._place = place
        with told(place):
            self._connection = engine.connect()
            self._connection.begin()
            self._connection.scalar(sa.text("SELECT 1 FROM meta"))  # SQLite begins when it reads

    def __enter__(self) -> "Snapshot":
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the view."""
        self._connection.close()

    def count(self) -> int:
        """Return the number of articles."""
        with told(self._place):
            query = sa.select(sa.func.count()).select_from(schema.current)
            return int(self._connection.scalar(query) or 0)

    def readings(self) -> Iterator[Reading]:
        """Yield the standing reading of every article, in the order they were added."""
        with told(self._place):
            yield from load.readings(self._connection)

    def rejects(self) -> Iterator[Rejected]:
        """Yield what could not be read, in the order it came."""
        with told(self._place):
            yield from find.rejects(self._connection)

    def show(self, id: str) -> tuple[find.Found, ...]:
        """Return what an id names. See `find.find`.

        Raises:
            Unknown: it names nothing.
        """
        with told(self._place):
            return find.find(self._connection, id)

    def timeline(
        self,
        *parties: str,
        type: str | None = None,
        since: date | None = None,
        until: date | None = None,
    ) -> tuple[EventReport, ...]:
        """Return the events in which every party has a part, by time. See `reports.events`.

        Raises:
            Unknown: a party that the record does not know.
        """
        with told(self._place):
            return tuple(reports.events(self._connection, parties, type, since, until))

    def series(self, subjects: tuple[str, ...], indicator: str) -> Series:
        """Return every claim and official value of an indicator. See `reports.series`.

        Raises:
            Unknown: neither the press nor the official series has a value.
        """
        with told(self._place):
            return reports.series(self._connection, subjects, indicator)

    def checks(self) -> Iterator[Disagreement]:
        """Yield every disagreement: across articles first, then within them, the gravest first."""
        with told(self._place):
            yield from conflicts.across(self._connection)
            yield from conflicts.within(self._connection)

    def export(self, form: Format, out: IO[bytes]) -> Iterator[int]:
        """Write everything to a stream as it is consumed; yield how many rows each time.

        Args:
            form: `jsonl`, a line a reading; `csv` or `parquet`, a row a claim.
            out: where to.

        Raises:
            RecordError: `parquet` without pyarrow.
        """
        with told(self._place):
            yield from export.WRITERS[form](self._connection, out)
