"""WARC files, whole and broken: each response has a row."""

import gzip
import io

import pytest
from warc_files import bomb, file, response

from anyq.capture import Reject
from anyq.capture.warc import offsets, read_warc
from anyq.page import Page

PAGE = "<html><body><p>Қалада көпір ашылды.</p></body></html>"


@pytest.mark.parametrize("packed", [True, False], ids=["gz", "plain"])
def test_responses_become_pages(packed: bool) -> None:
    content = file([response(f"https://a.example/{n}", PAGE) for n in range(3)], packed=packed)
    found = list(read_warc(io.BytesIO(content), "test.warc"))
    assert [page.url for page in found] == [f"https://a.example/{n}" for n in range(3)]
    (page, *_) = found
    assert isinstance(page, Page)
    assert (page.content, page.media_type, page.charset) == (PAGE.encode(), "text/html", "utf-8")
    assert page.captured_at is not None
    assert page.captured_at.isoformat() == "2024-05-02T11:20:00+00:00"


def test_what_is_no_page_says_why() -> None:
    content = file(
        [
            response("https://a.example/404", PAGE, status="404 Not Found"),
            response("https://a.example/png", PAGE, media="image/png"),
            response("https://a.example/0", ""),
            response("https://a.example/http", PAGE, http="no http at all"),
        ]
    )
    found = list(read_warc(io.BytesIO(content), "test.warc"))
    assert [one.code for one in found if isinstance(one, Reject)] == [
        "bad_status",
        "not_text",
        "empty_page",
        "bad_status",
    ]
    assert [one.url for one in found][:2] == ["https://a.example/404", "https://a.example/png"]


def test_content_is_unpacked_and_bombs_are_not() -> None:
    packed = gzip.compress(PAGE.encode())
    content = file(
        [
            response("https://a.example/gz", packed, encoding="gzip"),
            bomb("https://a.example/bomb", 64 << 20),
            response("https://a.example/next", PAGE),
        ]
    )
    one, two, three = read_warc(io.BytesIO(content), "test.warc")
    assert isinstance(one, Page)
    assert one.content == PAGE.encode()
    assert isinstance(two, Reject)
    assert two.code == "too_large"
    assert isinstance(three, Page)


@pytest.mark.parametrize("packed", [True, False], ids=["gz", "plain"])
def test_a_broken_record_costs_itself_alone(packed: bool) -> None:
    parts = [response(f"https://a.example/{n}", PAGE * 40) for n in range(4)]
    records = [file([part], packed=packed) for part in parts]
    broken = bytearray(records[1])
    broken[len(broken) // 2 if packed else 4] ^= 0xFF
    content = records[0] + bytes(broken) + records[2] + records[3]
    found = list(read_warc(io.BytesIO(content), "test.warc"))
    assert [one.code for one in found if isinstance(one, Reject)] == ["bad_record"]
    pages = [one.url for one in found if isinstance(one, Page)]
    assert pages == [f"https://a.example/{n}" for n in (0, 2, 3)]


def test_a_file_that_ends_too_soon_says_so() -> None:
    content = file([response(f"https://a.example/{n}", PAGE * 40) for n in range(2)])
    for cut in (len(content) - 30, len(content) // 2 + 40):
        found = list(read_warc(io.BytesIO(content[:cut]), "test.warc"))
        assert [type(one) for one in found] == [Page, Reject]


def test_shards_of_a_file_are_the_file() -> None:
    content = file([response(f"https://a.example/{n}", PAGE) for n in range(5)])
    at = list(offsets(io.BytesIO(content)))
    assert len(at) == 5
    first = list(read_warc(io.BytesIO(content), "x", 0, at[2]))
    rest = list(read_warc(io.BytesIO(content), "x", at[2]))
    assert [one.url for one in (*first, *rest)] == [f"https://a.example/{n}" for n in range(5)]
