"""A record to look at: pages of our own, one that cannot be read among them."""

from pathlib import Path

from anyq import capture
from anyq.capture import Reject
from anyq.pipeline import read_or_reject
from anyq.record import Record

HERE = Path(__file__).parent
DEMO = HERE.parents[1] / "src/anyq/demo/page.txt"


def fill(place: str | Path) -> None:
    """Make the record of the tests: the pages of `pages.jsonl` and the one of the package."""
    with Record.open(place, create=True) as record, (HERE / "pages.jsonl").open("rb") as lines:
        writer = record.writer()
        for one in (*capture.read_jsonl(lines), capture.read_file(DEMO, publisher="Редакция")):
            found = one if isinstance(one, Reject) else read_or_reject(one)
            if isinstance(found, Reject):
                writer.reject(found)
            else:
                writer.add(found)
