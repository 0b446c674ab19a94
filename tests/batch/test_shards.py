"""Every kind of input, cut into shards of two and read whole."""

import gzip
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from anyq.batch.places import Place
from anyq.batch.shards import pages, plan
from anyq.capture import Reject
from anyq.errors import BatchError, NotFound

TEXT = "Ауданда жаңа мектеп ашылды, онда {} оқушы білім алады."
COUNT = 5


def rows() -> list[dict[str, str]]:
    return [
        {"id": str(n), "url": f"https://a.example/{n}", "text": TEXT.format(n)}
        for n in range(COUNT)
    ]


def lines() -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows()).encode()


def jsonl(path: Path) -> Path:
    path.with_suffix(".jsonl").write_bytes(lines())
    return path.with_suffix(".jsonl")


def packed_jsonl(path: Path) -> Path:
    path.with_suffix(".jsonl.gz").write_bytes(gzip.compress(lines()))
    return path.with_suffix(".jsonl.gz")


def table(path: Path) -> Path:
    parquet.write_table(
        pa.Table.from_pylist(rows()), path.with_suffix(".parquet"), row_group_size=3
    )
    return path.with_suffix(".parquet")


def records() -> bytes:
    found = b""
    for row in rows():
        body = row["text"].encode()
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + body
        head = (
            f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{row['id']}>\r\n"
            f"WARC-Date: 2024-05-02T11:20:00Z\r\nWARC-Target-URI: {row['url']}\r\n"
            "Content-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(http)}\r\n\r\n"
        )
        found += gzip.compress(head.encode() + http + b"\r\n\r\n")
    return found


def warc(path: Path) -> Path:
    path.with_suffix(".warc.gz").write_bytes(records())
    return path.with_suffix(".warc.gz")


def wacz(path: Path) -> Path:
    with zipfile.ZipFile(path.with_suffix(".wacz"), "w") as archive:
        archive.writestr("datapackage.json", "{}")
        archive.writestr("archive/data.warc.gz", records())
    return path.with_suffix(".wacz")


def folder(path: Path) -> Path:
    path.mkdir()
    for row in rows():
        content = row["text"].encode()
        if row["id"] == "3":
            (path / "3.txt.gz").write_bytes(gzip.compress(content))
        else:
            (path / f"{row['id']}.txt").write_bytes(content)
    return path


@pytest.mark.parametrize("make", [jsonl, packed_jsonl, table, warc, wacz, folder])
def test_shards_hold_the_input_once(make: Callable[[Path], Path], tmp_path: Path) -> None:
    place = make(tmp_path / "in")
    for given in (str(place), f"file://{place}", f"fsspec+file://{place}"):
        shards = list(plan([given], 2))
        assert [shard.number for shard in shards] == list(range(len(shards)))
        assert len(shards) == 3
        found = [page for shard in shards for page in pages(shard)]
        assert not [page for page in found if isinstance(page, Reject)]
        texts = [page.content.decode() for page in found]
        assert texts == [row["text"] for row in rows()]


def test_what_is_no_archive_says_so(tmp_path: Path) -> None:
    (tmp_path / "x.wacz").write_bytes(b"no zip")
    with pytest.raises(BatchError, match="no WACZ"):
        list(plan([str(tmp_path)], 2))
    with pytest.raises(NotFound):
        list(plan([str(tmp_path / "nothing")], 2))


def test_files_that_are_no_pages_are_rows_too(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.gz").write_bytes(b"\x1f\x8b broken")
    (tmp_path / "c.html").write_bytes(bytes(range(256)) * 50)
    (shard,) = plan([str(tmp_path)], 9)
    assert [page.code for page in pages(shard) if isinstance(page, Reject)] == [
        "empty_page",
        "batch",
        "not_text",
    ]


def test_a_line_too_long_to_be_a_page_is_one_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("anyq.batch.shards.LONGEST", 400)
    monkeypatch.setattr("anyq.capture.jsonl.MAX_BYTES", 199)
    source = tmp_path / "in.jsonl"
    source.write_bytes(b'{"text": "' + b"a" * 3000 + b'"}\n' + b'{"text": "abc"}\n')
    (shard,) = plan([str(source)], 9)
    one, two = pages(shard)
    assert isinstance(one, Reject)
    assert one.code == "too_large"
    assert not isinstance(two, Reject)


def test_places_write_whole_files(tmp_path: Path) -> None:
    for place in (Place(str(tmp_path / "a")), Place(f"fsspec+file://{tmp_path}/b")):
        place.make()
        (place / "x").write(b"1")
        (place / "x").write(b"22")
        assert (place / "x").read() == b"22"
        assert place.names() == ["x"]
        assert (place / "nothing").names() == []
        with pytest.raises(NotFound):
            (place / "y").read()
