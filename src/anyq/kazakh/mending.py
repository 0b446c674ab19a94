"""Tokens put together or taken apart where the print has a space too many or too few.

Letter-spaced words, words cut at the end of a line and dashes in place of hyphens are joined into
one token, glued words are taken apart. The text stays as it is: a token keeps what is printed, and
its norm is the word that is meant. Clean text costs one look for each kind.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from anyq.doc import Word
from anyq.kazakh import tables
from anyq.kazakh.alike import is_known, names

_LETTER = r"[^\W\d_]"
_GAP = "[ \u00a0\u2009\u202f]"
_SPACED = re.compile(rf"(?<!\S){_LETTER}(?:{_GAP}{_LETTER}){{3,}}(?![\w-])")
_MAY_BE_SPACED = re.compile(r" \w \w ")
_TIGHT = re.compile(r"[–—−‒](?<=\w.)(?=[^\W\d_])")
_BROKEN = re.compile(rf"({_LETTER}{{2,}})[-\u00ad\u2010]\n({_LETTER}{{2,}})")
_DASHED = re.compile(rf"(\w+)[–—−‒]({_LETTER}+)")
_PARTICLES = frozenset(("ақ", "ау", "ай", "мыс", "міс", "ды", "ді", "шы", "ші", "нші", "ншы"))


def broken(text: str) -> bool:
    """Whether a text may have words to join."""
    return bool(
        _MAY_BE_SPACED.search(text)
        or _TIGHT.search(text)
        or "-\n" in text
        or "\u2010\n" in text
        or "\u00ad\n" in text
    )


def apart(words: Sequence[Word], glued: Mapping[str, tuple[int, ...]]) -> Iterator[Word]:
    """Yield the words with those taken apart that are glued; `glued` says where."""
    for word in words:
        places = glued.get(word.text)
        if places is None:
            yield word
            continue
        bounds = (0, *places, len(word.text))
        for start, end in pairwise(bounds):
            part, norm = word.text[start:end], word.norm[start:end]
            yield Word(word.start + start, word.start + end, part, norm)


def spans(text: str) -> list[tuple[int, int]]:
    """Return the stretches of a text that are one word each, in text order."""
    found = [match.span() for match in _SPACED.finditer(text) if _is_spaced(match[0])]
    found += [match.span() for match in _BROKEN.finditer(text) if is_known(_whole(match))]
    found += [match.span() for match in _DASHED.finditer(text) if _is_hyphenated(match)]
    return sorted(found)


def _is_spaced(print_: str) -> bool:
    return is_known(re.sub(_GAP, "", print_).lower())


def _whole(match: re.Match[str]) -> str:
    return f"{match[1]}{match[2]}".lower()


def _is_hyphenated(match: re.Match[str]) -> bool:
    """Whether a dash stands for a hyphen: before an ending or a particle, in a doubled word."""
    left, right = match[1].lower(), match[2].lower()
    if right in _PARTICLES or left == right or _is_listed(f"{left}-{right}"):
        return True
    return right in tables.suffixes() and (match[1].isupper() or match[1].isdigit())


def _is_listed(word: str) -> bool:
    """Whether a list has the word with its hyphen, or its stem."""
    return any(
        (word[:at] in tables.lexicon() or word[:at] in names())
        and (at == len(word) or word[at:] in tables.suffixes())
        for at in range(len(word), word.index("-") + 2, -1)
    )


def together(words: Sequence[Word], stretches: Sequence[tuple[int, int]]) -> Iterator[list[Word]]:
    """Yield the words in groups: those of one stretch together, the others alone."""
    at = 0
    for start, end in (*stretches, (1 << 60, 1 << 60)):
        while at < len(words) and words[at].end <= start:
            yield [words[at]]
            at += 1
        inside = at
        while at < len(words) and words[at].start < end:
            at += 1
        if at > inside:
            group = list(words[inside:at])
            fits = group[0].start == start and group[-1].end == end
            yield from [group] if fits else [[word] for word in group]
