"""Lines of JSON into pages."""

import json

from hypothesis import given
from hypothesis import strategies as st

from anyq.capture import MAX_BYTES, Reject, read_jsonl
from anyq.page import Page

TEXT = "Көпір ашылды\n\nҚалада жаңа көпір ашылды."


def test_rows_keep_their_order_and_bad_ones_a_reason() -> None:
    lines = [
        json.dumps(
            {"id": "a", "text": TEXT, "url": "https://dala.kz/1", "captured_at": "2021-03-12"}
        ),
        "",
        "{",
        json.dumps({"id": 7, "html": f"<p>{TEXT}</p>", "title": "Көпір ашылды"}),
        json.dumps({"id": "c"}),
        json.dumps({"id": "d", "text": "  "}),
        json.dumps({"id": "e", "text": TEXT, "captured_at": "кеше"}),
        json.dumps({"id": "f", "text": 5}),
        json.dumps([TEXT]),
        json.dumps({"text": TEXT, "more": {"x": [1]}}),
    ]
    found = list(read_jsonl(lines))
    kinds = [item.code if isinstance(item, Reject) else item.media_type for item in found]
    assert kinds == [
        "text/plain", "bad_row", "text/html", "bad_row", "empty_page", "bad_row", "bad_row",
        "bad_row", "text/plain",
    ]  # fmt: skip
    assert [item.source_id for item in found] == ["a", None, "7", "c", "d", "e", "f", None, None]
    assert [item.line for item in found if isinstance(item, Reject)] == [3, 5, 6, 7, 8, 9]
    assert all(item.message and item.remedy for item in found if isinstance(item, Reject))


def test_bytes_with_a_mark_are_read() -> None:
    line = b"\xef\xbb\xbf" + json.dumps({"text": TEXT}).encode()
    assert isinstance(next(iter(read_jsonl([line]))), Page)


def test_bad_bytes_and_surrogates_are_rows_with_a_reason() -> None:
    lines = [
        b'{"id":"a","text":"\xff\xfe"}',
        '{"id":"b","text":"\\ud800 \u049b\u0430\u043b\u0430"}',
    ]
    found = list(read_jsonl(lines))
    assert len(found) == len(lines)


def test_too_large_a_line() -> None:
    found = next(iter(read_jsonl([json.dumps({"id": "a", "text": "қ" * (MAX_BYTES // 2 + 1)})])))
    assert isinstance(found, Reject)
    assert (found.code, found.source_id) == ("too_large", "a")


@given(st.lists(st.one_of(st.text(), st.binary())))
def test_nothing_is_lost_or_raised(lines: list[str | bytes]) -> None:
    expected = sum(bool(line.strip()) for line in lines)
    assert len(list(read_jsonl(lines))) == expected
