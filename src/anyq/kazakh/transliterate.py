"""Reading one word in Latin or Arabic letters as Cyrillic.

The alphabets print several Cyrillic letters alike (е э, ц тс, х һ, и й, я иа …). Of the ways a word
can be read, one the lexicon knows is taken: as the rules read it, or by a stem printed alike
(`alike`), spelled exactly before nearly, frequent before rare. `arabic` has the Arabic letters.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache, lru_cache

import msgspec

from anyq.data import rows
from anyq.kazakh import alike, arabic
from anyq.kazakh.alike import is_known
from anyq.kazakh.arabic import Pieces
from anyq.kazakh.grammar import harmony
from anyq.kazakh.writing import printed_ways

_VOWELS = frozenset("aáäeiıoóöuúüūyý")
# Pairs of letters the alphabet of 2018 does not print: an unknown word with one is English.
_ACUTE = frozenset("áǵńóúýıq")
_ENGLISH = re.compile(
    r"[aeiou]y|ee|oo|ea|ou|th|ph|[aeo]i|tion|kh|dh|gh|ity$|ment$|nge$|lks?$|ah$|^y[aeiou]|^(?:the|of|and|to|in|for|by)$"
)
_LEAST_STEM = 2  # letters of a stem that is looked for by its skeleton
_SHORT = 4  # letters; a word this short must be printed as its alphabet or a habit has it
_HABIT = 0.01  # the cost of a habit
_FREQUENT = 3_000  # rank up to which a word without its hamza is rather that than a rarer word
_UNLIKE = {
    "arabic": 0.15,
    "latin2018": 0.25,
    "latin2021": 0.25,
}  # the most a reading may differ from the print (TUMLU, territories of CLDR)


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
    small = list(_capitals(word, name))
    plain = [way for one in small for way in _ways(one, name)]
    for pieces in plain if name != "arabic" else ():
        if is_known(_text(pieces)):
            return pieces
    known = [pieces for one in small for pieces in _by_stems(one, name)]
    known += [pieces for pieces in plain if is_known(_text(pieces))]
    if known:
        costs = [_cost(_text(pieces), _bare(small[0], name), name) for pieces in known]
        least = min(costs)
        if least[0] <= _bound(word, name):
            return known[costs.index(least)]
    if name == "latin2018" and _ENGLISH.search(small[0]) and not _ACUTE & set(small[0]):
        return tuple(enumerate(lower(word)))
    return plain[-1] if name == "arabic" else plain[0]


def _bound(word: str, name: str) -> float:
    """Return how unlike the print a word may be read: a name (`Arına`) as it is printed."""
    named = name != "arabic" and word[0].isupper() and not word.isupper()
    return _UNLIKE[name] if len(word) > _SHORT and not named else _HABIT


def _ways(word: str, name: str) -> tuple[Pieces, ...]:
    """Return the readings by the rules alone; in Latin also those with i or ı for another vowel."""
    if name == "arabic":
        return arabic.ways(arabic.encoded(word))
    plain = plain_pieces(word, name)
    if name != "latin2021":
        parted = tuple(
            (at + i, sign)
            for at, one in plain
            for i, sign in enumerate("тс" if one == "ц" else [one])
        )
        return (plain,) if parted == plain else (plain, parted)
    soft = tuple((at, "і" if sign == "и" else sign) for at, sign in plain)
    hard = tuple((at, "ы" if sign == "і" else sign) for at, sign in plain)
    return tuple(dict.fromkeys((plain, soft, hard)))


def _cost(read: str, printed: str, name: str) -> tuple[float, tuple[bool, int]]:
    """Return how unlike the print a reading would be written, and how rare its stem is."""
    ways = dict.fromkeys(printed_ways(read, name))
    rank = alike.rank(read)
    if printed in ways:
        return 0.0 if printed == next(iter(ways)) else _HABIT, rank
    if len(printed) > _SHORT and arabic.HAMZA + printed in ways and rank[1] < _FREQUENT:
        return 0.0, rank  # a hamza left out, as often as not
    matcher = SequenceMatcher(None, "", printed)
    likest = 0.0
    for written in ways:
        matcher.set_seq1(written)
        likest = max(likest, matcher.ratio())
    return round(1 - likest, 2), rank


def _endings(word: str, name: str) -> tuple[Pieces, ...]:
    """Return the ways the letters after a stem can be read."""
    if name != "arabic":
        return _ways(word, name)
    letters = arabic.encoded(word)
    return arabic.read(letters, front=False), arabic.read(letters, front=True, wide=True)


def _bare(word: str, name: str) -> str:
    """Return the letters a word is compared by."""
    return "".join([c for _, c in arabic.encoded(word)]) if name == "arabic" else word


def _text(pieces: Pieces) -> str:
    return "".join(sign for _, sign in pieces)


def _by_stems(word: str, name: str) -> Iterator[Pieces]:
    """Yield readings by the stems that are printed alike, those of the longest that has any."""
    exception = alike.exceptions(name).get(word)
    if exception:
        yield _spread(exception, len(word))
        return
    endings = _endings(word, name)
    for at in range(len(endings[0]), _LEAST_STEM - 1, -1):
        found = False
        for stem in alike.words(alike.skeleton(_text(endings[0][:at]))):
            for pieces in _with_endings(stem, endings, at, len(word)):
                found = True
                yield pieces
        if found:
            return


def _is_front(ending: Pieces) -> bool:
    return any(sign in "еі" for _, sign in ending)


def _with_endings(stem: str, ways: tuple[Pieces, ...], at: int, size: int) -> Iterator[Pieces]:
    """Yield a stem with what each way reads after it, where the lexicon knows the whole."""
    back = stem[-1] in "яю" or harmony(stem) == "back"
    for way in sorted(ways, key=lambda way: _is_front(way[at:]) == back):
        end = way[at][0] if at < len(way) else size
        pieces = (*_spread(stem, end), *way[at:])
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
