"""Files into pages."""

from datetime import date
from pathlib import Path

import pytest

from anyq.capture import MAX_BYTES, parse_captured_at, read_file
from anyq.errors import BadRow, EmptyPage, NotFound, NotText, TooLarge

TEXT = "Көпір ашылды\n\nҚалада жаңа көпір ашылды.\n"


def test_text_and_html_are_told_apart(tmp_path: Path) -> None:
    plain, html, piece = tmp_path / "a.txt", tmp_path / "b", tmp_path / "c.txt"
    plain.write_text(TEXT, "utf-8")
    html.write_text(f"<!DOCTYPE html><html><body><p>{TEXT}</p></body></html>", "utf-8")
    piece.write_text(f"<div><p>{TEXT}</p><p>{TEXT}</p><br></div>", "utf-8")
    types = [read_file(path).media_type for path in (plain, html, piece)]
    assert types == ["text/plain", "text/html", "text/html"]


def test_what_the_capture_knew_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    page = read_file(path, url="https://dala.kz/1", captured_at=date(2021, 3, 12), publisher="Дала")
    assert (page.url, page.captured_at, page.publisher) == (
        "https://dala.kz/1",
        date(2021, 3, 12),
        "Дала",
    )
    assert page.content == TEXT.encode()


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n", b"\xef\xbb\xbf\n", "\u00a0\u00ad".encode()])
def test_empty(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    with pytest.raises(EmptyPage):
        read_file(path)


def test_binary(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(bytes(range(256)) * 40)
    with pytest.raises(NotText):
        read_file(path)


def test_no_file_and_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "none.txt", tmp_path):
        with pytest.raises(NotFound) as caught:
            read_file(path)
        assert str(path) in caught.value.message


def test_200_mb_are_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(TooLarge) as caught:
        read_file(path)
    assert f"{MAX_BYTES:,}" in caught.value.message


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2024-05-02", "2024-05-02"),
        ("2024-05-02T16:20", "2024-05-02T16:20:00+05:00"),
        ("2024-02-02T16:20", "2024-02-02T16:20:00+06:00"),
        ("2024-05-02T11:20:00Z", "2024-05-02T11:20:00+00:00"),
    ],
)
def test_capture_time(text: str, iso: str) -> None:
    assert parse_captured_at(text).isoformat() == iso


@pytest.mark.parametrize("text", ["кеше", "2024-13-01", "02.05.2024"])
def test_capture_time_that_is_none(text: str) -> None:
    with pytest.raises(BadRow):
        parse_captured_at(text)
