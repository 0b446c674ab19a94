"""What a run has written."""

from pathlib import Path

from pyarrow import parquet


def table(out: Path, name: str) -> list[dict[str, object]]:
    """Read all parts of a table."""
    parts = sorted((out / name).glob("*.parquet"))
    return [row for part in parts for row in parquet.read_table(part).to_pylist()]


def places(out: Path) -> list[tuple[object, object]]:
    """Return the place of each row of the input that has a row in the output, sorted."""
    rows = [*table(out, "articles"), *table(out, "rejects")]
    return sorted((row["shard"], row["row"]) for row in rows)
