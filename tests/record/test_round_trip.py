"""What goes in comes out."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from record_readings import readings

from anyq import output
from anyq.errors import BadReading
from anyq.pipeline import Reading
from anyq.record import Record
from anyq.span import Span


@pytest.fixture(scope="module")
def large() -> Iterator[Record]:
    """One record for all examples: what is in it already must not show in what comes out."""
    folder = tempfile.TemporaryDirectory()
    with folder, Record.open(Path(folder.name) / "record.sqlite", create=True) as made:
        yield made


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(reading=readings())
def test_a_reading_comes_back_as_it_went_in(large: Record, reading: Reading) -> None:
    added = large.writer().add(reading)
    assert large.writer().add(reading).news == "nothing"
    with large.snapshot() as view:
        back = [found for found in view.show(added.page) if found == reading]
    assert len(back) == 1
    assert output.json(output.reading(back[0])) == output.json(output.reading(reading))


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(reading=readings())
def test_words_must_stand_where_they_are_said_to(large: Record, reading: Reading) -> None:
    moved = Span(len(reading.article.text), len(reading.article.text) + 1, "x")
    for figure in reading.claims.figures:
        claims = msgspec.structs.replace(
            reading.claims, figures=(msgspec.structs.replace(figure, evidence=moved),)
        )
        with pytest.raises(BadReading, match=reading.article.id):
            large.writer().add(msgspec.structs.replace(reading, claims=claims))
