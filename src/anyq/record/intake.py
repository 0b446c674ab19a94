"""Taking in: the lines of a JSONL export become a record again, as they were."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

import msgspec

from anyq.errors import BadLine, BadReading
from anyq.record import line, rows
from anyq.record.adding import Added
from anyq.record.line import JudgementLine, Line
from anyq.record.writer import Writer

T = TypeVar("T")
TOGETHER = 200  # lines that go in at once


class _Kind(msgspec.Struct):
    """Which of the two a line is."""

    judgement: msgspec.Raw | msgspec.UnsetType = msgspec.UNSET


_kind = msgspec.json.Decoder(_Kind).decode
_reading = msgspec.json.Decoder(Line).decode
_judgement = msgspec.json.Decoder(JudgementLine).decode


def take(writer: Writer, lines: Iterable[bytes]) -> Iterator[Added | str]:
    """Add what the lines of an export say.

    Args:
        writer: of the record.
        lines: as `anyq export` writes them; blank ones are passed over.

    Yields:
        What each reading added, and the id of each judgement, once they are there.

    Raises:
        BadLine: a line that no export writes; those some hundred before it are there.
    """
    numbered = ((at, text) for at, text in enumerate(lines, 1) if text.strip())
    while batch := list(islice(numbered, TOGETHER)):
        with writer.together():
            done = [_one(writer, at, text) for at, text in batch]
        yield from done


def _one(writer: Writer, at: int, text: bytes) -> Added | str:
    try:
        if _kind(text).judgement is not msgspec.UNSET:
            return writer.judge_again(_judgement(text).judgement)
        said = _reading(text)
        found = line.reading(said)
        return writer.add_again(found, rows.statements(found), said.record)
    except (msgspec.DecodeError, BadReading, ValueError) as error:
        raise BadLine(
            f"Line {at} is not one of an export: {error}.",
            "Give a file that `anyq export --format jsonl` has written.",
        ) from error
