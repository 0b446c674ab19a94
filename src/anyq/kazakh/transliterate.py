"""Reading one word in Latin or Arabic letters as Cyrillic.

The alphabets print several Cyrillic letters alike (е э, ц тс, х һ, и й, я иа …). Of the ways a word
can be read, the first the lexicon knows is taken: by the stems whose spelling the plain rules miss
(`spellings.bin`, made by `train/kazakh_spellings.py`), then by the rules, then by their variants.
"""

import re
import zlib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

import msgspec

from anyq.data import rows
from anyq.kazakh import morphology

Pieces = tuple[tuple[int, str], ...]  # (place in the word, Cyrillic letters) for each sign

_VOWELS = frozenset("aáäeiıoóöuúüūyý")
_ARABIC_VOWELS = frozenset("اەوۇى")
_HAMZA = "ء"
# Pairs of letters the alphabet of 2018 does not print: an unknown word with one is English.
_ACUTE = frozenset("áǵńóúýıq")
_ENGLISH = re.compile(r"[aeiou]y|ee|oo|ea|ou|th|ph|[aeo]i|tion|^(?:the|of|and|to|in|for|by)$")
# What a sign may stand for besides what the rules say, tried in this order, all places at once.
_VARIANTS = {
    "latin2018": (("ц", "тс"), ("х", "һ"), ("е", "э"), ("иа", "я"), ("ю", "иу"), ("шщ", "щ")),
    "latin2021": (("и", "і"), ("с", "ц"), ("х", "һ"), ("е", "э"), ("ия", "иа")),
    "arabic": (("с", "ц"), ("у", "ю"), ("е", "э"), ("ж", "дж"), ("х", "һ")),
}


class Rule(msgspec.Struct, frozen=True):
    """One line of an alphabet: `printed` is read as `cyrillic`, `after` a vowel or the edge."""

    printed: str
    cyrillic: str
    after: str


@cache
def _rules(name: str) -> dict[str, list[Rule]]:
    found: dict[str, list[Rule]] = {}
    for row in rows("anyq.kazakh", f"{name}.tsv"):
        rule = Rule(row["latin"], row["cyrillic"], row["after"])
        found.setdefault(rule.printed[0], []).append(rule)
    return found


@cache
def _arabic_letters() -> dict[str, tuple[str, str]]:
    table = rows("anyq.kazakh", "arabic.tsv")
    return {row["arabic"]: (row["cyrillic"], row["front"]) for row in table}


@cache
def spellings(name: str) -> dict[str, str]:
    """Return the stems the plain rules of an alphabet misread: spelling -> Cyrillic."""
    data = zlib.decompress(files("anyq.kazakh").joinpath("spellings.bin").read_bytes()).decode()
    parts = dict(part.split("\x1f", 1) for part in data.split("\x1e"))
    keys, _, values = parts.get(name, "\x1f").partition("\x1f")
    return dict(zip(keys.split("\n"), values.split("\n"), strict=True))


def lower(word: str) -> str:
    """Lower-case letter for letter, as long as the word itself (`İ` is `i`)."""
    return "".join(letter.lower()[0] for letter in word)


def read_word(word: str, name: str) -> Pieces:
    """Read one word.

    Args:
        word: letters of one script.
        name: `latin2018`, `latin2021` or `arabic`.

    Returns:
        (place in the word, Cyrillic letters) for each sign; capitals as printed.
    """
    found = _best(word, name)
    if name == "arabic":
        return found
    shout = len(word) > 1 and word.isupper()
    cased, last = [], -1
    for at, sign in found:
        if shout:
            sign = sign.upper()
        elif at != last and word[at].isupper():
            sign = sign.capitalize()
        cased.append((at, sign))
        last = at
    return tuple(cased)


@lru_cache(maxsize=100_000)
def _best(word: str, name: str) -> Pieces:
    plain = [plain_pieces(small, name) for small in _capitals(word, name)]
    if name == "arabic" and _HAMZA not in word:
        plain = [*_arabic_ways(word), *plain]
    for pieces in plain:
        if is_known(_text(pieces)):
            return pieces
    for small in _capitals(word, name):
        for pieces in _by_stems(small, name):
            return pieces
    for one in plain:
        for pieces in _variants(one, name):
            if is_known(_text(pieces)):
                return pieces
    if name == "latin2018" and _ENGLISH.search(lower(word)) and not _ACUTE & set(lower(word)):
        return tuple(enumerate(lower(word)))
    return plain[-1] if name == "arabic" else plain[0]


def _text(pieces: Pieces) -> str:
    return "".join(sign for _, sign in pieces)


@lru_cache(maxsize=100_000)
def is_known(norm: str, stem: str = "") -> bool:
    """Whether the lexicon has a reading of a Cyrillic word, by a stem if one is given."""
    return any(
        r.source != "guess" and r.lemma.startswith(stem[:-1]) for r in morphology.readings(norm)
    )


def _by_stems(word: str, name: str) -> Iterator[Pieces]:
    """Yield readings by a stem of `spellings`, the longest first."""
    known = spellings(name)
    for end in range(len(word), 1, -1):
        stem = known.get(word[:end])
        if stem is not None:
            pieces = (*_spread(stem, end), *plain_pieces(word, name, end))
            if is_known(_text(pieces), stem):
                yield pieces


def _spread(stem: str, size: int) -> Pieces:
    """Lay the letters of a stem over the `size` letters it was printed with."""
    return tuple((min(i * size // len(stem), size - 1), c) for i, c in enumerate(stem))


def _capitals(word: str, name: str) -> Iterator[str]:
    """Yield the word in small letters: a capital `I` may print `i` or `ı`."""
    word = word.replace("І", "İ").replace("і", "i")
    plain = lower(word)
    if name == "arabic" or "I" not in word:
        yield plain
        return
    dotless_first = name == "latin2021" or not word.isupper()
    for small in "ıi" if dotless_first else "iı":
        yield "".join(small if c == "I" else p for c, p in zip(word, plain, strict=True))


def plain_pieces(word: str, name: str, start: int = 0) -> Pieces:
    """Read small letters from `start` on by the rules alone."""
    if name == "arabic":
        return _arabic_pieces(word, start)
    rules, found, at = _rules(name), [], start
    while at < len(word):
        rule = next((r for r in rules.get(word[at], ()) if _fits(r, word, at)), None)
        found.append((at, rule.cyrillic if rule else word[at]))
        at += len(rule.printed) if rule else 1
    return tuple(found)


def _fits(rule: Rule, word: str, at: int) -> bool:
    if not word.startswith(rule.printed, at):
        return False
    if rule.after == "V":
        return at > 0 and word[at - 1] in _VOWELS
    return at == 0 if rule.after == "#" else True


def _arabic_pieces(word: str, start: int, front: bool | None = None, wide: bool = False) -> Pieces:
    """Read Arabic letters; `front` sets the vowels, `wide` keeps ا back among front ones."""
    letters = _arabic_letters()
    front = _HAMZA in word if front is None else front
    found: list[tuple[int, str]] = []
    for at in range(start, len(word)):
        letter, before = word[at], word[at - 1] if at else ""
        if letter == _HAMZA:
            continue
        sign = letters.get(letter, (letter, letter))[front and not (wide and letter == "ا")]
        if letter == "ي" and before in _ARABIC_VOWELS and before:
            sign = "й"
        if letter == "ا" and before == "ي":
            sign = "я"
            if len(word) > 2 and word[at - 2 : at - 1] in _ARABIC_VOWELS and found:
                found.pop()
        found.append((at, sign))
    return tuple(found)


def _arabic_ways(word: str) -> Iterator[Pieces]:
    """Yield readings of a word without hamza that ە ك گ may make front."""
    if any(letter in "ەكگ" for letter in word):
        yield _arabic_pieces(word, 0, front=True, wide=True)
        yield _arabic_pieces(word, 0, front=False)
        yield _arabic_pieces(word, 0, front=True)


def _variants(pieces: Pieces, name: str) -> Iterator[Pieces]:
    """Yield readings with one kind of sign read another way: everywhere, then at each place."""
    for usual, other in _VARIANTS[name]:
        if usual == "е":
            yield tuple(
                (at, "э" if sign == "е" and (i == 0 or pieces[i - 1][1] in "аоуиіе") else sign)
                for i, (at, sign) in enumerate(pieces)
            )
            continue
        places = [i for i, (_, sign) in enumerate(pieces) if sign == usual]
        if places:
            yield tuple((at, other if sign == usual else sign) for at, sign in pieces)
        if usual == "и" and places:
            yield tuple((at, "і" if sign in "ий" else sign) for at, sign in pieces)
        for i in places if len(places) > 1 else ():
            yield (*pieces[:i], (pieces[i][0], other), *pieces[i + 1 :])
