"""Times of captures: local to Kazakhstan unless they carry an offset."""

from datetime import date, datetime
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from anyq.errors import BadRow


@cache
def almaty() -> ZoneInfo:
    """Return Asia/Almaty: UTC+6 before 2024-03-01, UTC+5 after.

    Read from the `tzdata` package and not from the machine, whose own copy may be older than
    the change of 2024.
    """
    with files("tzdata").joinpath("zoneinfo", "Asia", "Almaty").open("rb") as file:
        return ZoneInfo.from_file(file, key="Asia/Almaty")


def parse_captured_at(text: str) -> datetime | date:
    """Read the time of a capture.

    Args:
        text: ISO 8601: `2024-05-02`, `2024-05-02T16:20`, `2024-05-02T11:20:00Z`.

    Returns:
        A date, or an aware datetime; one without an offset is Kazakhstan time.

    Raises:
        BadRow: it is neither.
    """
    try:
        if len(text) == len("2024-05-02"):
            return date.fromisoformat(text)
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise BadRow(
            f"The capture time “{text}” is no date.",
            "Write it as 2024-05-02 or 2024-05-02T16:20+05:00.",
        ) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=almaty())
