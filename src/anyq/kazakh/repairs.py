"""What of the print is repaired for reading, each repair with its place."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from anyq.doc import Word
from anyq.kazakh import arabic, scripts, spelling, tokens
from anyq.kazakh.letters import kind

_WORD = re.compile(
    r"(?:[^\W\d_]|[\u00ad\u200b-\u200d\u2060\ufeff\u0300\u0301\u0306\u0308\u064b-\u0652\u0670])+"
)
_GAP = re.compile(r"\s")


class Repair(msgspec.Struct, frozen=True):
    """A place where the print is repaired for reading; the text itself is never changed.

    Attributes:
        start, end: code points of the word.
        text: as printed.
        fixed: as read.
        kind: `foreign_letters` (letters of another alphabet), `old_font` (letters of fonts and code
            pages of before Unicode, Arabic presentation forms), `invisible` (signs that print
            nothing, stray accents), `composed` (letters printed in parts), `hyphen` (a dash or
            another sign for a hyphen), `broken` (a word cut at the end of a line), `spaced`
            (a word with spaces between its letters), `glued` (words without a space between).
    """

    start: int
    end: int
    text: str
    fixed: str
    kind: str


def repairs(text: str) -> list[Repair]:
    """List what is repaired for reading, in text order."""
    name = scripts.alphabet(text)
    words = tokens.cut(text, name)
    found = [*_letters(words, name), *_joined(words), *_apart(text, words)]
    return sorted(found, key=lambda r: (r.start, r.end))


def _letters(words: Sequence[Word], name: str | None) -> Iterator[Repair]:
    home = "Cyrl" if name is None else "Arab" if name == "arabic" else "Latn"
    for word in words:
        if word.text.isascii() or tokens.is_address(word.text) or _GAP.search(word.text):
            continue
        for match in _WORD.finditer(word.text):
            arab = kind(match[0][0]) == "Arab"
            fixed = _arabic(match[0]) if arab else spelling.fold(match[0], home)
            if fixed != match[0]:
                start, why = (
                    word.start + match.start(),
                    "old_font" if arab else spelling.reason(match[0]),
                )
                yield Repair(start, start + len(match[0]), match[0], fixed, why)


def _arabic(word: str) -> str:
    return word if arabic.is_plain(word) else "".join([c for _, c in arabic.encoded(word)])


def _joined(words: Sequence[Word]) -> Iterator[Repair]:
    for word in words:
        if len(word.text) < 2 or not tokens.MENDABLE.search(word.text):
            continue
        if tokens.is_address(word.text):
            continue
        fixed = tokens.mended(word.text)
        if fixed != word.text and word.norm != word.text:
            if "\n" in word.text:
                why = "broken"
            else:
                why = "spaced" if _GAP.search(word.text) else "hyphen"
            yield Repair(word.start, word.end, word.text, fixed, why)


def _apart(text: str, words: Sequence[Word]) -> Iterator[Repair]:
    group: list[Word] = []
    for word in (*words, None):
        if group and (word is None or not _touch(group[-1], word)):
            if len(group) > 1:
                start, end = group[0].start, group[-1].end
                yield Repair(start, end, text[start:end], " ".join(w.text for w in group), "glued")
            group = []
        if word is not None:
            group.append(word)


def _touch(one: Word, two: Word) -> bool:
    return one.end == two.start and one.text[-1].isalnum() and two.text[0].isalnum()
