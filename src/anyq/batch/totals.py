"""What a run has done so far: counted by shard, so that it survives any end of the run."""

from collections.abc import Iterable

import msgspec

from anyq.batch.places import Place

FIELDS = ("date", "bylines", "credit", "dateline")
"""What an article may have; the share that has it falls when a publisher changes its layout."""


class Fill(msgspec.Struct):
    """Articles of one publisher in one month, and how many of them have each of `FIELDS`."""

    articles: int = 0
    date: int = 0
    bylines: int = 0
    credit: int = 0
    dateline: int = 0


class Totals(msgspec.Struct):
    """Counts.

    Attributes:
        pages: rows of the input, read or not.
        articles, claims: read.
        rejects: rows that could not be read, by code.
        seconds: of the processors.
        publishers: publisher -> month (`2024-04`) -> `Fill`.
    """

    pages: int = 0
    articles: int = 0
    claims: int = 0
    rejects: dict[str, int] = {}
    seconds: float = 0.0
    publishers: dict[str, dict[str, Fill]] = {}

    def add(self, other: "Totals") -> None:
        """Add those of another shard."""
        self.pages += other.pages
        self.articles += other.articles
        self.claims += other.claims
        self.seconds += other.seconds
        for code, count in other.rejects.items():
            self.rejects[code] = self.rejects.get(code, 0) + count
        for publisher, months in other.publishers.items():
            for month, fill in months.items():
                add_fill(self.fill(publisher, month), fill)

    def fill(self, publisher: str, month: str) -> Fill:
        """Return the counts of a publisher's month."""
        return self.publishers.setdefault(publisher, {}).setdefault(month, Fill())


def add_fill(to: Fill, other: Fill) -> None:
    """Add the counts of one to another."""
    to.articles += other.articles
    for name in FIELDS:
        setattr(to, name, getattr(to, name) + getattr(other, name))


def decode(content: bytes) -> Totals:
    """Read totals from a shard's mark."""
    return msgspec.json.decode(content, type=Totals)


def totals(out: Place) -> Totals:
    """Add up the shards that a run has done."""
    return _sum(decode((out / "done" / name).read()) for name in marks(out))


def marks(out: Place) -> list[str]:
    """Return the names of the marks of shards that are done."""
    return [name for name in (out / "done").names() if name.endswith(".json")]


def _sum(counts: Iterable[Totals]) -> Totals:
    total = Totals()
    for one in counts:
        total.add(one)
    return total
