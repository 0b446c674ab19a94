"""Adding to the record: articles a second on one core, and what a record takes on disk.

The articles of ../shared/data are read once, before the clock starts; each round adds them all to
a new record in a file, a transaction a page and fifty pages a transaction. Processor time, the
best of five rounds. Bytes are those of the file after `VACUUM`, page bytes aside.
"""

import json
import sqlite3
import tempfile
from contextlib import nullcontext
from pathlib import Path
from time import process_time

from anyq.page import Page
from anyq.pipeline import Reading, read_or_reject
from anyq.record import Record

ARTICLES = Path("../shared/data/articles/kazinform-latin-dev.jsonl")
ROUNDS = 5
TOGETHER = 50


def readings() -> list[Reading]:
    """Read the articles."""
    rows = map(json.loads, ARTICLES.read_text("utf-8").splitlines())
    pages = (
        Page(row["text"].encode(), "text/plain", url=row["url"], source_id=str(row["n"]))
        for row in rows
    )
    return [one for one in map(read_or_reject, pages) if isinstance(one, Reading)]


def seconds(told: list[Reading], path: Path, together: int) -> float:
    """Add the readings to a new record; return the processor time."""
    with Record.open(path, create=True) as record:
        writer = record.writer()
        start = process_time()
        for at in range(0, len(told), together):
            with writer.together() if together > 1 else nullcontext():
                for one in told[at : at + together]:
                    writer.add(one)
        return process_time() - start


def measure() -> dict[str, float]:
    """Return articles a second, one by one and together, and bytes a byte of text."""
    told = readings()
    with tempfile.TemporaryDirectory() as folder:
        rounds = [
            [
                seconds(told, Path(folder) / f"{together}-{at}.sqlite", together)
                for at in range(ROUNDS)
            ]
            for together in (1, TOGETHER)
        ]
        size = bytes_beside_pages(Path(folder) / "1-0.sqlite")
    text = sum(len(one.article.text.encode()) for one in told)
    return {
        "articles_per_second": len(told) / min(rounds[0]),
        "articles_per_second_together": len(told) / min(rounds[1]),
        "bytes_per_byte_of_text": size / text,
    }


def bytes_beside_pages(path: Path) -> int:
    """Return the size of a record without the bytes of its pages."""
    raw = sqlite3.connect(path)
    for verb in ("update", "delete"):
        raw.execute(f"DROP TRIGGER page_never_{verb}")
    raw.execute("UPDATE page SET content = NULL")
    raw.commit()
    raw.execute("VACUUM")
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw.close()
    return path.stat().st_size
