"""The words of a sentence as the rules for names see them."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import Literal

import msgspec

from anyq.doc import Sentence, Token
from anyq.reading.names.forms import Form, key
from anyq.reading.names.parts import nominative

Shape = Literal["capital", "upper", "lower", "initial", "number", "sign"]
MOSTLY = 0.6  # of its letters are capitals in a word printed in capitals (`TAShKENT`, `AQSh`)
LONGEST_TITLE = 5  # words; longer quotations in gold-dev are speech


class Bit(msgspec.Struct, frozen=True):
    """One token of a sentence.

    Attributes:
        start, end: code points in the text.
        text: as printed.
        norm: lower-case Cyrillic.
        key: `norm` as names are compared (see `forms.key`).
        shape: what its letters look like.
        capital: it begins with a capital letter.
        spaced: a blank stands before it.
        quoted: it stands inside quotation marks.
        pos: UPOS of the tagger.
        form: its reading as the last word of a person's name.
        person: it is part of a person's name, found before.
    """

    start: int
    end: int
    text: str
    norm: str
    key: str
    shape: Shape
    capital: bool
    spaced: bool
    quoted: bool
    pos: str
    form: Form
    person: bool = False

    @property
    def cased(self) -> str:
        """The Cyrillic of the word with the capitals that are printed."""
        return recase(self.text, self.norm)


Line = tuple[Bit, ...]


@lru_cache(maxsize=20_000)
def recase(text: str, norm: str) -> str:
    """Give `norm` the capitals of `text`, part by part between hyphens and apostrophes."""
    if len(text) == len(norm):
        return "".join(n.upper() if t.isupper() else n for t, n in zip(text, norm, strict=True))
    printed, plain = text.replace("’", "'").split("-"), norm.split("-")
    if len(printed) != len(plain):
        return norm[:1].upper() + norm[1:] if _begins_capital(text) else norm
    return "-".join(map(_recase_part, printed, plain))


def _recase_part(text: str, norm: str) -> str:
    letters = [letter for letter in text if letter.isalpha()]
    if len(letters) > 1 and sum(map(str.isupper, letters)) > len(letters) / 2 + 0.5:
        return norm.upper()
    return norm[:1].upper() + norm[1:] if _begins_capital(text) else norm


def _begins_capital(text: str) -> bool:
    """Whether a word begins with a capital letter; `ı` of `ıA` (Я) and `ıÝ` (Ю) has none."""
    return text[:1].isupper() or (text[:1] == "ı" and text[1:2].isupper())


_CAPITAL = frozenset({"capital", "upper", "initial"})


@lru_cache(maxsize=50_000)
def _shape(text: str) -> Shape:
    if not text[0].isalpha():
        return "number" if text[0].isdigit() else "sign"
    if text[-1] == "." and text[:-1].isupper() and len(text) <= 3:
        return "initial"
    head = text.partition("-")[0]
    upper = sum(map(str.isupper, head))
    if upper > 1 and upper >= len(head) * MOSTLY:
        return "upper"
    inner = text[2:3] if text[1:2] in "'’" else text[1:2]
    return "capital" if text[0].isupper() or inner.isupper() else "lower"


def lines(sentences: Sequence[Sentence]) -> list[Line]:
    """Return the words of every sentence of an article."""
    tokens = chain.from_iterable(sentence.tokens for sentence in sentences)
    seen = frozenset(key(token.norm) for token in tokens if token.text[0].isupper())
    return [_line(sentence, seen) for sentence in sentences]


def mark(line: Line, places: frozenset[int]) -> Line:
    """Return a line whose words at `places` are known to be of people."""
    if not places:
        return line
    return tuple(
        msgspec.structs.replace(bit, person=True) if at in places else bit
        for at, bit in enumerate(line)
    )


def _line(sentence: Sentence, seen: frozenset[str]) -> Line:
    tokens = sentence.tokens
    inside = _quoted(tokens)
    before = [sentence.start, *(token.end for token in tokens)]
    return tuple(
        _bit(token, token.start > before[place], place in inside, seen)
        for place, token in enumerate(tokens)
    )


def _bit(token: Token, spaced: bool, quoted: bool, seen: frozenset[str]) -> Bit:
    shape, norm = _shape(token.text), token.norm
    capital = shape in _CAPITAL
    form = nominative(norm, seen) if shape == "capital" else _itself(norm)
    return Bit(
        start=token.start,
        end=token.end,
        text=token.text,
        norm=norm,
        key=key(norm),
        shape=shape,
        capital=capital,
        spaced=spaced,
        quoted=quoted,
        pos=token.pos,
        form=form,
    )


@lru_cache(maxsize=50_000)
def _itself(norm: str) -> Form:
    return Form(norm)


def _quoted(tokens: tuple[Token, ...]) -> set[int]:
    """Return the places inside short quotations: titles, not speech."""
    inside: set[int] = set()
    opened: int | None = None
    for place, token in enumerate(tokens):
        if token.text in '»”"' and opened is not None:
            if place - opened <= LONGEST_TITLE:
                inside.update(range(opened + 1, place))
            opened = None
        elif token.text in '«“„"':
            opened = place
    return inside
