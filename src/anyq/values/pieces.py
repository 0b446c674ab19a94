"""Words cut into pieces: runs of digits, runs of letters, single signs.

The grammars of this package run over pieces, so they do not depend on how a tokeniser glues
`19%-ға`, `$1,3`, `11:33` or `2030-шы`.
"""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from anyq.doc import Word

PieceKind = Literal["digits", "letters", "sign"]
RUN = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?|\d+|[^\w\s]|_")


class Piece(NamedTuple):
    """One run of a word.

    Attributes:
        kind: what it is made of.
        norm: its letters folded (as in `Word.norm`), digits as ASCII.
        start, end: code points in the text.
        word: index of the word it comes from.
        capital: whether it begins with a capital letter.
    """

    kind: PieceKind
    norm: str
    start: int
    end: int
    word: int
    capital: bool = False


def cut(words: Sequence[Word]) -> list[Piece]:
    """Cut words into pieces, in order; blanks inside a word are dropped."""
    pieces: list[Piece] = []
    add = pieces.append
    for index, word in enumerate(words):
        if word.norm.isalpha():
            add(Piece("letters", word.norm, word.start, word.end, index, word.text[0].isupper()))
        else:
            pieces.extend(_cut_word(word, index))
    return pieces


def _cut_word(word: Word, index: int) -> list[Piece]:
    """Cut one word that is more than letters; offsets come from `text`, letters from `norm`."""
    printed = list(RUN.finditer(word.text))
    folded = RUN.findall(word.norm)
    if [_kind(run.group()) for run in printed] != [_kind(run) for run in folded]:
        return [Piece("letters", word.norm, word.start, word.end, index)]
    return [_piece(run, norm, word.start, index) for run, norm in zip(printed, folded, strict=True)]


def _piece(run: re.Match[str], norm: str, offset: int, index: int) -> Piece:
    kind = _kind(norm)
    if kind == "digits" and not norm.isascii():
        norm = "".join(str(int(digit)) for digit in norm)
    capital = run.group()[0].isupper()
    return Piece(kind, norm, offset + run.start(), offset + run.end(), index, capital)


def _kind(run: str) -> PieceKind:
    if run[0].isdecimal():
        return "digits"
    return "letters" if run[0].isalpha() else "sign"


def glued(pieces: Sequence[Piece], begin: int, end: int) -> bool:
    """Whether no blank stands between the pieces from `begin - 1` to `end - 1`."""
    return all(pieces[i].start == pieces[i - 1].end for i in range(max(begin, 1), end))
