"""Stored pages of our own in the layouts of the Kazakh press, and the article of each."""

import json
from pathlib import Path

import pytest

from anyq.articles import read
from anyq.capture import read_file

PAGES = sorted(
    path for path in (Path(__file__).parent / "pages").iterdir() if path.suffix != ".json"
)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_page(path: Path) -> None:
    article = read(read_file(path))
    published = article.published
    got = {
        "title": article.title,
        "script": article.script,
        "status": published.status,
        "start": published.start and published.start.isoformat(),
        "date_text": published.text,
        "clues": [clue.clue for clue in published.basis],
        "bylines": list(article.bylines),
        "credit": article.credit,
        "dateline": article.dateline,
        "paragraphs": article.text.split("\n")[2:],
        "rail": [
            [
                line.title,
                line.published and line.published.start and line.published.start.isoformat(),
            ]
            for line in article.rail
        ],
        "notes": [note.code for note in article.notes],
    }
    assert got == json.loads(path.with_name(f"{path.name}.json").read_text("utf-8"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_offsets_quote_the_text(path: Path) -> None:
    article = read(read_file(path))
    assert article.text.startswith(f"{article.title}\n\n")
    for clue in article.published.basis:
        if clue.evidence:
            assert article.text[clue.evidence.start : clue.evidence.end] == clue.evidence.text
    for note in article.notes:
        assert (note.start is None) == (note.end is None)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_encodings_and_line_ends_change_nothing(path: Path, tmp_path: Path) -> None:
    text = path.read_text("utf-8")
    plain = read(read_file(path))
    copies = {
        "bom": b"\xef\xbb\xbf" + text.encode(),
        "utf16": text.encode("utf-16"),
        "utf16le": text.encode("utf-16-le"),
        "crlf": text.replace("\n", "\r\n").encode(),
        "mixed": text.replace("\n\n", "\r\n\r").encode(),
        "nbsp": text.replace(" ", "\u00a0").encode() if path.suffix == ".txt" else text.encode(),
        "nul": text.replace(" ", " \0", 3).encode(),
    }
    for name, content in copies.items():
        copy = tmp_path / f"{name}{path.suffix}"
        copy.write_bytes(content)
        article = read(read_file(copy))
        assert (article.title, article.text) == (plain.title, plain.text), name
        assert article.published == plain.published, name
