"""List the stems of `anyq.kazakh` that the plain rules misread in Latin or Arabic letters.

    python -m train.kazakh_spellings

Reads the lexicon in the package; writes `src/anyq/kazakh/spellings.bin`. Takes five seconds.
"""

import re
import zlib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from anyq.kazakh import tables
from anyq.kazakh.grammar import voiced
from anyq.kazakh.transliterate import is_known, plain_pieces
from anyq.kazakh.writing import Alphabet, write_word

OUTPUT = Path("src/anyq/kazakh/spellings.bin")
ALPHABETS: tuple[Alphabet, ...] = ("latin2018", "latin2021", "arabic")
_DOUBLED = re.compile(r"([bcdfgklmnprstvz])\1")


def spellings(stem: str, alphabet: Alphabet) -> Iterator[str]:
    """Yield the ways a stem is printed: as the alphabet says and as people do."""
    yield write_word(stem, alphabet)
    if alphabet == "latin2021":
        yield from _printed_2021(stem)
    if alphabet == "latin2018":
        yield write_word(stem.replace("ия", "я"), alphabet)
        if "ё" in stem:
            yield write_word(stem.replace("ё", "о"), alphabet)
    if alphabet == "arabic":
        yield write_word(stem.replace("ц", "с"), alphabet)
        yield write_word(stem.replace("я", "а") if "ия" in stem else stem, alphabet)


def _printed_2021(stem: str) -> Iterator[str]:
    """Habits of 2021: soft signs as front vowels, ä ü for я ю, one letter of two."""
    soft = stem
    for back, front in ("аә", "оө", "уү"):
        soft = re.sub(rf"{back}([бвгджзклмнпрстфх]{{1,2}})ь", rf"{front}\1", soft)
    soft = re.sub(r"(?<=[бвгджзклмнпрстфхцчш])я", "ә", soft)
    soft = re.sub(r"(?<=[бвгджзклмнпрстфхцчш])ю", "ү", soft).replace("дж", "ж")
    for form in dict.fromkeys((stem, soft)):
        spelled = write_word(form, "latin2021")
        yield spelled
        yield _DOUBLED.sub(r"\1", spelled)
        if form.endswith("ий"):
            yield _DOUBLED.sub(r"\1", spelled[:-1])
        yield spelled.replace("s", "ts") if "ц" in form else spelled


def table(alphabet: Alphabet) -> dict[str, str]:
    """Return spelling -> stem where the plain rules read another word; the shortest stem wins."""
    found: dict[str, list[str]] = defaultdict(list)
    for stem in tables.lexicon():
        for form in (stem, voiced(stem)) if stem[-1] in "пкқ" else (stem,):
            for spelled in dict.fromkeys(spellings(form, alphabet)):
                plain = "".join(sign for _, sign in plain_pieces(spelled, alphabet))
                if len(spelled) > 2 and plain != form and not is_known(plain) and len(stem) > 2:
                    found[spelled].append(form)
    return {s: min(forms, key=len) for s, forms in found.items()}


def main() -> None:
    """Write the tables."""
    parts = []
    for alphabet in ALPHABETS:
        rows = table(alphabet)
        parts.append(f"{alphabet}\x1f" + "\n".join(rows) + "\x1f" + "\n".join(rows.values()))
        print(alphabet, len(rows), list(rows.items())[:5])
    data = zlib.compress("\x1e".join(parts).encode(), 9)
    OUTPUT.write_bytes(data)
    print(len(data), "bytes")


if __name__ == "__main__":
    main()
