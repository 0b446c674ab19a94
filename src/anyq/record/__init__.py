"""The record: what was read, kept so that it can be checked. Nothing in it is ever changed.

    with Record.open("record.sqlite", create=True) as record:
        record.writer().add(anyq.read(page))
        with record.snapshot() as view:
            for report in view.timeline("KZ", "KG"):
                ...

Importing this package imports SQLAlchemy: do so only where a record is used.
"""

from anyq.record.adding import Added
from anyq.record.place import default
from anyq.record.snapshot import Snapshot
from anyq.record.store import Record
from anyq.record.writer import Writer

__all__ = ["Added", "Record", "Snapshot", "Writer", "default"]
