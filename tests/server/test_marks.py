"""The text cut into pieces: nothing lost, nothing doubled, every claim over its own words."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from anyq.pipeline import Reading
from anyq.record import Record
from anyq.server import prose
from anyq.server.marks import marks, numbered, paragraphs


@pytest.fixture
def readings(filled: Path) -> list[Reading]:
    with Record.open(filled) as record, record.snapshot() as view:
        return list(view.readings())


def test_pieces_are_the_text(readings: list[Reading]) -> None:
    for reading in readings:
        lines = paragraphs(reading, numbered(reading))
        printed = ["".join(piece.text for piece in line) for line in lines]
        assert printed == [line for line in reading.article.text.split("\n") if line]


def test_each_claim_covers_its_words(readings: list[Reading]) -> None:
    for reading in readings:
        claims = numbered(reading)
        pieces = [piece for line in paragraphs(reading, claims) for piece in line]
        for one in claims:
            words = "".join(piece.text for piece in pieces if one.number in piece.claims)
            assert words == one.claim.evidence.text.replace("\n", "")
            assert sum(one in piece.ends for piece in pieces) == 1


def test_marks_do_not_overlap(readings: list[Reading]) -> None:
    for reading in readings:
        found = marks(reading)
        assert found
        for one, after in pairwise(found):
            assert one.end <= after.start


def test_letters_of_another_alphabet_keep_the_pieces(readings: list[Reading]) -> None:
    demo = next(one for one in readings if one.article.title.startswith("Душанбе"))
    text = demo.article.text
    lines = paragraphs(demo, numbered(demo))
    cyrillic = prose.spelling(text, "Cyrl")
    assert "".join(cyrillic(piece) for line in lines for piece in line).startswith("Душанбе мен")
    latin = prose.spelling(text, "Latn")
    assert "Astana" in "".join(latin(piece) for line in lines for piece in line)


@given(st.text(alphabet="<>&\"'аб ", min_size=1, max_size=40))
def test_nothing_printed_becomes_markup(letters: str) -> None:
    from anyq.server.marks import Mark, Piece

    mark = Mark(0, len(letters), "person", letters, letters)
    piece = Piece(letters, 0, mark, True, True, (1,), True, ())
    shown = str(prose.render([piece], prose.printed))
    assert str(escape(letters)) in shown
    assert shown.count("<") == 2
