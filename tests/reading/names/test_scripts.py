"""The same sentences in the Latin and Arabic alphabets give the same names."""

import re
from pathlib import Path

import pytest

from anyq import kazakh
from anyq.data import parse_rows
from anyq.reading.names.forms import key

CYRILLIC = "аәбвгғдежзийкқлмнңоөпрстуұүфхшыіэяюцчё"
PLAIN = ("a á b v g ǵ d e j z ı ı k q l m n ń o ó p r s t ý u ú f h sh y i e", "ıa ıý ts ch e")
LATIN = dict(zip(CYRILLIC, " ".join(PLAIN).split(), strict=True)) | {"ь": "", "ъ": ""}
# What other letters do not tell: і or ы, ц or с, where a title of a document begins.
UNTOLD = ("Сейітов", "Мюллер", "медалін", "Навроцкий", "Инасиу", "Тараптар")
BEFORE = "Бүгін күн жылы болды. "  # enough for the alphabet to be told


def latin(text: str) -> str:
    """Write Cyrillic in the Latin alphabet of 2018 as the press does."""
    return re.sub(r"\w", lambda match: _letter(match[0]), text)


def _letter(letter: str) -> str:
    plain = LATIN.get(letter.lower(), letter)
    if letter.islower() or plain == letter:
        return plain
    return "ı" + plain[1:].upper() if plain in ("ıa", "ıý") else plain[:1].upper() + plain[1:]


def sentences() -> list[str]:
    place = Path(__file__).with_name("sentences.tsv")
    rows = parse_rows(place.read_text("utf-8"), place.name)
    return list(dict.fromkeys(row["text"] for row in rows if row["text"]))


@pytest.mark.parametrize("text", sentences())
def test_latin_gives_the_same_names(text: str, find) -> None:
    def names(found) -> list[tuple[str, str, str | None]]:
        return [(m.kind, m.name, m.country) for m in found]

    assert names(find(latin(BEFORE + text))) == names(find(BEFORE + text))


@pytest.mark.parametrize("alphabet", ["latin2021", "arabic"])
@pytest.mark.parametrize("text", [t for t in sentences() if not any(u in t for u in UNTOLD)])
def test_other_alphabets_give_the_same_names(text: str, alphabet, find) -> None:
    def names(found) -> set[tuple[str, str, str | None, str | None]]:
        return {(m.kind, key(m.name.lower()), m.country, m.role) for m in found}

    assert names(find(kazakh.convert(BEFORE + text, alphabet))) == names(find(BEFORE + text))
