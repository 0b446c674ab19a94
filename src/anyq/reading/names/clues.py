"""What the recogniser looks at: a word by itself, beside others, and the run it stands in.

Most clues depend on the word alone, so the recogniser adds their weights up once a word. Those of
`around` depend on the sentence, and only numbers, capitals and words in quotation marks have them.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

import msgspec

from anyq.kazakh import tables
from anyq.reading.names.marks import lemma, marks, stems
from anyq.reading.names.parts import name_kind

Kind = Literal["quote", "number", "capital", "join", "word"]

Run = tuple[int, int, tuple[str, ...], str, str]
"""Places `[start, end)`, the clues of all words there, that of the first, that of the others."""

_TOGETHER = frozenset({"number", "capital"})
LONGEST_QUOTE = 9  # words inside quotation marks that are a name (KazNERD: 99 in 100)
LATIN, CYRILLIC = "abcdefghijklmnopqrstuvwxyz", "абвгдежзийклмнопрстуфхцчшщъыьэюяёәғқңөұүһі"
_REMEMBERED = 100_000
_KINDS = str.maketrans(
    dict.fromkeys(f"{LATIN.upper()}{CYRILLIC.upper()}І", "X")
    | dict.fromkeys(f"{LATIN}{CYRILLIC}", "x")
    | dict.fromkeys("0123456789", "d")
)
_RUNS = re.compile("(?<=x)x+|(?<=XX)X+")
_DIGIT = re.compile(r"\d")
_ORDINAL = re.compile("(?:[ыі]н|н)ш[ыі]")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_YEARS = ("1500", "2060")


class Word(msgspec.Struct, frozen=True):
    """A word and its clues.

    Attributes:
        kind: what runs it can be part of.
        lemma: the longest stem the lexicon has, else the word, lower case.
        marks: what the tables know it by.
        own: its clues where it stands.
        near: its clues for the words beside it.
        far: its clues for the words beside those.
    """

    kind: Kind
    lemma: str
    marks: tuple[str, ...]
    own: tuple[str, ...]
    near: tuple[str, ...]
    far: tuple[str, ...]


@lru_cache(maxsize=_REMEMBERED)
def word(text: str) -> Word:
    """Return a word with its clues.

    Args:
        text: one token in Cyrillic (others stay as they are), its capitals as printed.
    """
    norm = text.lower()
    found = stems(norm)
    base = lemma(found)
    known = _wider(marks(found), norm)
    flags = [f"g={mark}" for mark in known]
    plain, form = base or _DIGIT.sub("d", norm), shape(text)
    near = (f"w={norm}", f"l={plain}", f"s={form[:6]}", f"e={norm[-3:]}", *flags)
    own = (*_spelling(norm, form), *_dictionary(text, found, base, known), *flags)
    far = (f"l={plain}", f"s={form[:3]}", *flags)
    return Word(_kind(text, known), plain, known, own, near, far)


def _wider(known: frozenset[str], norm: str) -> tuple[str, ...]:
    """Return the marks of a word with the groups they are of, and that of an ordinal."""
    found = {mark.partition(".")[0] for mark in known} | known
    if _ORDINAL.search(norm):
        found.add("ordinal")
    return tuple(sorted(found))


def shape(text: str) -> str:
    """Return the kinds of letters of a word: `Xx`, `XX-x`, `dd.dd`."""
    return _RUNS.sub("", text.translate(_KINDS))[:10]


def _kind(text: str, known: tuple[str, ...]) -> Kind:
    if text in '«»“”"„':
        return "quote"
    if text[0].isdigit():
        return "number"
    if text[0].isupper():
        return "capital"
    if "num" in known or "scale" in known:
        return "number"
    return "join" if text in ",.:–—-" else "word"


def _spelling(norm: str, form: str) -> list[str]:
    """Return the clues of the letters alone."""
    found = [f"w={norm}", f"s={form}"]
    if number := _NUMBER.match(norm):
        digits = number[0]
        found += (f"n={digits[:3]}", f"r={norm[number.end() :]}")
        if len(digits) == 4:
            found.append(f"y={_YEARS[0] <= digits <= _YEARS[1]}")
    for size in range(1, min(7, len(norm))):
        found += ("p=" + norm[:size], "e=" + norm[-size:])
    return found


def _dictionary(
    text: str, found: list[str], base: str | None, known: tuple[str, ...]
) -> Iterator[str]:
    """Yield the clues of the stems a word can have."""
    yield from ["t=" + stem for stem in found[:4]]
    yield f"l={base}"
    capital = text[0].isupper()
    if base:
        yield f"c={tables.lexicon()[base]}{'X' * capital}"
    if not text[0].islower() and text[0].isalpha() and not base and not known:
        yield "unknown"
    if capital and (kind := next(filter(None, map(name_kind, found)), None)):
        yield f"k={kind}"


def around(words: Sequence[Word]) -> Iterator[Run]:
    """Yield the clues of runs; runs may lie over one another."""
    kinds = [each.kind for each in words]
    yield from _runs(words, kinds)
    if "quote" in kinds:
        yield from _quotes(words, kinds)


def _runs(words: Sequence[Word], kinds: list[Kind]) -> Iterator[Run]:
    """Numbers and capitals in a row: what stands before and after them all."""
    end = 0
    for at, kind in enumerate(kinds):
        if at < end or kind not in _TOGETHER:
            continue
        end = _run_end(kinds, at)
        before, after = _beside(words, at - 1), _beside(words, end)
        name, size = kind[0], min(3, end - 1 - at)
        clues = (
            f"{name}p={before}",
            f"{name}n={after}",
            f"{name}nn={after}_{_beside(words, end + 1)}",
            *[f"{name}m={mark}" for mark in (words[end].marks if end < len(kinds) else "#")],
            f"{name}l={words[end - 1].lemma}",
        )
        yield at, end, clues, f"{name}1{size}", f"{name}0{size}"


def _run_end(kinds: list[Kind], at: int) -> int:
    """Return where a run ends; numbers may have a sign between them (`2 , 5`)."""
    kind, end, size = kinds[at], at + 1, len(kinds)
    while end < size:
        if kinds[end] == kind:
            end += 1
        elif kind == "number" and kinds[end : end + 2] == ["join", "number"]:
            end += 2
        else:
            break
    return end


def _beside(words: Sequence[Word], at: int) -> str:
    return words[at].lemma if 0 <= at < len(words) else "#"


def _quotes(words: Sequence[Word], kinds: list[Kind]) -> Iterator[Run]:
    """Words in quotation marks: what stands before and after the marks."""
    opened = -1
    for at, kind in enumerate(kinds):
        if kind != "quote":
            continue
        if opened < 0 or words[at].lemma in "«„“":
            opened = at
            continue
        if 1 < at - opened <= LONGEST_QUOTE:
            yield opened + 1, at, _quoted(words, opened, at), "q1=True", "q1=False"
            if at + 1 < len(words):
                yield at + 1, at + 2, ("q>",), "", ""
        opened = -1


def _quoted(words: Sequence[Word], opened: int, end: int) -> tuple[str, ...]:
    return (
        f"qp={_beside(words, opened - 1)}",
        f"qn={_beside(words, end + 1)}",
        f"qnn={_beside(words, end + 2)}",
        *(f"qm={mark}" for mark in (words[end + 1].marks if end + 1 < len(words) else "#")),
        f"q#={end - opened}",
    )


def pair(before: Word, here: Word) -> str:
    """Return the clue of two words side by side; it counts for both."""
    return f"{before.lemma}_{here.lemma}"
