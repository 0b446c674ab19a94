"""Data files beside the code: tab-separated, one fact a line, a header, `#` comments."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from anyq.errors import DataError

Row = Mapping[str, str]
"""A line of a table, keyed by the header."""


@cache
def rows(package: str, name: str) -> tuple[Row, ...]:
    """Read a table of the package, once a process: several modules ask for the same one.

    Args:
        package: dotted name of the package that holds it, e.g. `anyq.values`.
        name: file name, e.g. `months.tsv`.

    Returns:
        One mapping a line, keyed by the header; cells stripped; a short line has empty
        last cells. Blank lines and lines that start with `#` are skipped.

    Raises:
        DataError: a line has more cells than the header.
    """
    return tuple(parse_rows(files(package).joinpath(name).read_text("utf-8"), f"{package}/{name}"))


def parse_rows(text: str, place: str) -> Iterator[dict[str, str]]:
    """Read the lines of a table from `text`; `place` names it in errors. See `rows`."""
    header: list[str] = []
    empty: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line[0] == "#" or line.isspace():
            continue
        cells = line.split("\t")
        if " \t" in line or "\t " in line or line[0] == " " or line[-1] == " ":
            cells = [cell.strip() for cell in cells]
        if not header:
            header, empty = cells, [""] * len(cells)
            continue
        if len(cells) > len(header):
            raise DataError(
                f"{place}, line {number}: {len(cells)} cells, the header has {len(header)}.",
                "Separate the cells with one tab each and leave empty ones empty.",
            )
        yield dict(zip(header, cells + empty[len(cells) :], strict=True))
