"""Scripts: TUMLU's exam questions in Latin read as Cyrillic; CLDR's `kk_Arab` against its `kk`.

Rules were made looking at territories and half of the languages; the other half, not looked at
before, was read 90.4 % right and written 94.9 % (differing words left in). Then the list of
differing words was made from all, and well-known languages were added to `loans.tsv`.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from babel import Locale

from anyq.data import parse_rows
from anyq.kazakh import script, tokens
from anyq.kazakh.transliterate import read_word
from anyq.kazakh.writing import write_word

NAME = "kazakh_scripts"
DATA = ("scripts/tumlu",)
RECIPE = (
    "eval/kazakh_arabic_other.tsv",
    "src/anyq/kazakh/*.py",
    "src/anyq/kazakh/*.tsv",
    "src/anyq/kazakh/*.bin",
)
RETRAINS = False

_SHARED = Path("../shared/data")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LETTERS = re.compile(r"[\u0600-\u06ff]+")
_CYRILLIC = re.compile("[а-яәғқңөұүһі]")


def latin_pairs() -> Iterator[tuple[str, str]]:
    """Yield (Latin word, Cyrillic word) of every question and choice of both halves."""
    folder = _SHARED / DATA[0]
    for path in sorted((folder / "kazakh").glob("*/*.jsonl")):
        other = folder / "kazakh-latin" / path.parent.name / path.name
        for one, two in zip(_rows(path), _rows(other), strict=True):
            for cyrillic, latin in zip(one, two, strict=True):
                yield from _word_pairs(latin, cyrillic)


def _rows(path: Path) -> Iterator[list[str]]:
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        yield [row["question"], *row["choices"]]


def _word_pairs(latin: str, cyrillic: str) -> Iterator[tuple[str, str]]:
    left, right = _WORDS.findall(latin), _WORDS.findall(cyrillic)
    if script(latin) == "Latn" and len(left) == len(right):
        yield from (
            (a, b)
            for a, b in zip(left, right, strict=True)
            if _CYRILLIC.search(b.lower()) and not b.isascii()
        )


def arabic_pairs() -> Iterator[tuple[str, str]]:
    """Yield (Arabic word, Cyrillic word) of territories, languages, months and days."""
    arabic, cyrillic = Locale.parse("kk_Arab"), Locale.parse("kk")
    tables = [(arabic.territories, cyrillic.territories), (arabic.languages, cyrillic.languages)]
    tables += [
        (getattr(arabic, part)["format"]["wide"], getattr(cyrillic, part)["format"]["wide"])
        for part in ("months", "days")
    ]
    for ours, theirs in tables:
        for key in ours:
            left = _LETTERS.findall(ours[key])
            right = _WORDS.findall(theirs.get(key, "").lower().replace("-", " "))
            if len(left) == len(right):
                yield from zip((w.strip("،") for w in left), right, strict=True)


@cache
def other_words() -> frozenset[tuple[str, str]]:
    """Return the pairs that are not two spellings of one word: `kazakh_arabic_other.tsv`."""
    lines = Path(__file__).with_name("kazakh_arabic_other.tsv").read_text("utf-8")
    return frozenset((r["arabic"], r["cyrillic"]) for r in parse_rows(lines, "other words"))


def measure() -> dict[str, float]:
    """Return shares of words read or written right; different translations are left out."""
    latin = [tokens.norm(a, "latin2021") == tokens.norm(b) for a, b in latin_pairs()]
    pairs = [pair for pair in arabic_pairs() if pair[0] and pair not in other_words()]
    write = [write_word(c, "arabic") == a for a, c in pairs]
    read = ["".join(s for _, s in read_word(a, "arabic")) == c for a, c in pairs]
    return {
        "latin_read": round(sum(latin) / len(latin), 4),
        "arabic_write": round(sum(write) / len(write), 4),
        "arabic_read": round(sum(read) / len(read), 4),
        "arabic_pairs": len(pairs),
    }
