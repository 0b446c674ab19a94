"""Words and what they are found by; misspelt ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anyq.search import nearness, typed, words
from anyq.search.snippets import snippet


@pytest.mark.parametrize(
    ("text", "lemmas"),
    [
        ("Кітаптарымызды оқыды.", ["кітап", "оқы"]),
        ("Ресей-Қытай", ["ресей", "қытай"]),
        ("XX ғасыр, ХІХ ғ. басы", ["20", "ғасыр", "19", "ғасыр", "бас"]),
        ("2024 ж. 1,5 млн.", ["2024", "жыл", "1,5", "миллион"]),
        ("С. Мұқанов", ["с", "мұқанов"]),
        ("…—!", []),
        ("", []),
    ],
)
def test_lemmas(text: str, lemmas: list[str]) -> None:
    assert [word.lemma for word in words.words(text)] == lemmas


def test_one_word_in_three_alphabets() -> None:
    found = {words.words(text)[0] for text in ("қалалар", "qalalar ğoi", "قالالار")}
    assert {word.stem for word in found} == {"қала"}


@given(st.text(alphabet="абқі сң.-АBz\n", max_size=60))
def test_a_snippet_is_a_stretch_of_the_text(text: str) -> None:
    stems = {word.stem for word in words.words(text)}
    shown = snippet(text, stems)
    assert text[shown.start : shown.start + len(shown.text)] == shown.text
    for mark in shown.marks:
        assert text[mark.start : mark.end] == mark.text


def test_pieces_have_edges() -> None:
    assert words.pieces("сөз") == [" сөз", "сөз "]
    assert words.pieces("а") == [" а "]


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [("сөз", "сөз", 0), ("сөз", "сз", 1), ("сөз", "сзө", 1), ("сөз", "көзі", 2), ("", "аб", 2)],
)
def test_letters_apart(one: str, other: str, apart: int) -> None:
    assert nearness.apart(one, other) == nearness.apart(other, one) == apart


def test_the_nearest_word() -> None:
    known = [("мектеп", 9), ("мектептес", 1), ("мереке", 30)]
    assert nearness.nearest("мекетпке", known) == "мектеп"
    assert nearness.nearest("мысал", known) is None


def test_letters_typed_for_one_another_are_one() -> None:
    assert typed.fold("қазақстан") == typed.fold("казахстан")
    assert typed.fold("білім") == typed.fold("билим")
