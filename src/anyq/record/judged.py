"""Readings as people have judged them: claims as corrected, without those rejected."""

from collections.abc import Iterator

import msgspec
import sqlalchemy as sa

from anyq.pipeline import Reading
from anyq.record import load
from anyq.record.correct import corrected
from anyq.record.held import held


def readings(connection: sa.Connection) -> Iterator[Reading]:
    """Yield the standing readings, claims as corrected, what is rejected left out."""
    known = held(connection)
    for reading in load.readings(connection):
        claims = reading.claims
        told = msgspec.structs.replace(
            claims,
            figures=tuple(
                corrected(one, known.of(one.id))
                for one in claims.figures
                if not known.rejects(one.id)
            ),
            events=tuple(
                corrected(one, known.of(one.id))
                for one in claims.events
                if not known.rejects(one.id)
            ),
        )
        yield msgspec.structs.replace(reading, claims=told)
