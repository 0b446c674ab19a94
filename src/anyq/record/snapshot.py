"""Reading: one moment of a record, whatever is added meanwhile."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from types import TracebackType
from typing import IO

import sqlalchemy as sa

from anyq.pipeline import Reading
from anyq.record import changes, conflicts, export, find, held, load, names, people, reports, schema
from anyq.record.export import Format
from anyq.record.failures import told
from anyq.record.place import Place
from anyq.record.verify import Fault, verify
from anyq.record.views import (
    Changes,
    Disagreement,
    EntityLine,
    EntityView,
    EventReport,
    Happening,
    Judged,
    Rejected,
    Series,
)


def moment(since: date) -> str:
    """Write a day, or an instant, as the record writes when things were added."""
    if isinstance(since, datetime):
        return since.astimezone(UTC).isoformat(timespec="seconds")
    return since.isoformat()


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

    def happenings(
        self,
        *parties: str,
        type: str | None = None,
        since: date | None = None,
        until: date | None = None,
    ) -> tuple[Happening, ...]:
        """Return the same events, each once with every report of it. See `timeline`."""
        with told(self._place):
            found = reports.events(self._connection, parties, type, since, until)
            return tuple(reports.happenings(self._connection, found))

    def entities(
        self, query: str | None = None, *, kind: str | None = None, limit: int = 50
    ) -> tuple[EntityLine, ...]:
        """Return entities, those that most articles name first. See `people.listed`."""
        with told(self._place):
            return people.listed(self._connection, query, kind, limit)

    def entity(self, name: str) -> EntityView:
        """Return an entity by its id or name in any spelling.

        Raises:
            Unknown: the record does not know it, or knows several.
        """
        with told(self._place):
            return people.view(self._connection, names.entities(self._connection, name))

    def changes(self, since: date) -> Changes:
        """Return what is new since a day or an instant. See `changes.since`."""
        with told(self._place):
            return changes.since(self._connection, moment(since))

    def opinions(self, reading: Reading) -> tuple[Judged, ...]:
        """Return what people hold of the claims of a reading."""
        with told(self._place):
            known = held.held(self._connection)
            claims = [one.id for one in reading.claims.figures]
            claims += [one.id for one in reading.claims.events]
            return tuple(judged for claim in claims for judged in known.of(claim))

    def faults(self) -> Iterator[Fault]:
        """Yield everything in the record that is not as it was written. See `verify`."""
        with told(self._place):
            yield from verify(self._connection)

    def judgements(self) -> Iterator[Judged]:
        """Yield every judgement of people, withdrawn or not, in the order they were made."""
        with told(self._place):
            yield from held.judgements(self._connection, schema.judgement.c.by_hand)

    def series(self, subjects: tuple[str, ...], indicator: str) -> Series:
        """Return every claim and official value of an indicator. See `reports.series`.

        Raises:
            Unknown: neither the press nor the official series has a value.
        """
        with told(self._place):
            return reports.series(self._connection, subjects, indicator)

    def checks(self, since: date | None = None) -> Iterator[Disagreement]:
        """Yield every disagreement: across articles first, then within them, the gravest first.

        Args:
            since: only those that an article added since then has a part in.
        """
        with told(self._place):
            if since is not None:
                yield from changes.recent(self._connection, moment(since))
                return
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
