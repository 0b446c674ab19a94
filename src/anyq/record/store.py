"""`Record`: a record opened; its write side and its read side."""

from pathlib import Path
from types import TracebackType

import sqlalchemy as sa

from anyq.errors import ReadOnly
from anyq.record import migrate
from anyq.record.failures import told
from anyq.record.place import Place, engine, locate, name
from anyq.record.snapshot import Snapshot
from anyq.record.writer import Writer


class Record:
    """A record at a place. Writers and readers may work at once, in many processes."""

    def __init__(self, engine: sa.Engine, place: Place, *, writable: bool) -> None:
        self._engine = self.engine = engine
        self.place = place
        self.writable = writable

    @classmethod
    def open(cls, place: str | Path, *, create: bool = False) -> "Record":
        """Open a record, bringing one of an earlier version to the present schema.

        Args:
            place: a file, or a URL: `sqlite:///FILE`, `postgresql://USER@HOST/DATABASE`.
            create: make it where there is none.

        Raises:
            NoRecord: there is none, and `create` is false.
            WrongVersion: a later version of Anyq made it.
            Damaged: the file there is something else.
            Locked, ReadOnly, Full: it cannot be opened or made now.
        """
        found = locate(place)
        with told(found):
            made, writable = engine(found, create=create)
            try:
                migrate.ready(made, found, create=create, writable=writable)
            except BaseException:
                made.dispose()
                raise
        return cls(made, found, writable=writable)

    def writer(self) -> Writer:
        """Return the write side.

        Raises:
            ReadOnly: the file or its folder cannot be written.
        """
        if not self.writable:
            raise ReadOnly(
                f"The record at {name(self.place)} cannot be written.",
                "Give yourself the right to write the file and its folder, or name another.",
            )
        return Writer(self._engine, self.place)

    def snapshot(self) -> Snapshot:
        """Return the read side: the record as it stands now."""
        return Snapshot(self._engine, self.place)

    def close(self) -> None:
        """Close every connection; SQLite then folds its log into the file."""
        self._engine.dispose()

    def __enter__(self) -> "Record":
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it."""
        self.close()
