"""Capitals for a script that has none: the sentence as Cyrillic would print it.

The rules for names rest on capital letters. A sentence in Arabic letters is given them where the
tables know a name, where titles, given names and endings of surnames show a person, and where the
phrase of a ministry or an office begins; then the same rules read it. What nothing shows to be a
name stays in small letters: a name that is missed is better than a wrong one.
"""

from collections.abc import Iterator, Sequence

import msgspec

from anyq.doc import Sentence, Token
from anyq.kazakh.morphology import readings
from anyq.reading.names import heads, organisations, phrases, runs, titles
from anyq.reading.names.forms import used_as
from anyq.reading.names.gazetteer import Found, people, places
from anyq.reading.names.parts import common, is_given, is_leader, name_kind, nominative
from anyq.reading.names.respelling import is_arabic, spelt
from anyq.reading.names.words import Line, lines

_OPENING = frozenset("«“„")
_MARKS = {"،": ",", "؛": ";", "؟": "?"}
_NAME_LENGTH = 3  # words of a name found by its title


def restore(sentences: Sequence[Sentence]) -> Sequence[Sentence]:
    """Return the sentences with capitals where their script has none.

    Args:
        sentences: of a text, in order.

    Returns:
        The same sentences; tokens of those in Arabic letters have their text and norm in
        Cyrillic, with capitals, and their own offsets.
    """
    return [_restored(s) if _caseless(s) else s for s in sentences]


def _caseless(sentence: Sentence) -> bool:
    return any(is_arabic(token.text) for token in sentence.tokens)


def _restored(sentence: Sentence) -> Sentence:
    tokens = _with_initials([_cyrillic(token) for token in sentence.tokens])
    small = msgspec.structs.replace(sentence, tokens=tuple(tokens))
    line = lines([small])[0]
    raised = set(_raised(line))
    raised |= set(_phrases(line, frozenset(raised)))
    shown = tuple(_raise(t) if at in raised else t for at, t in enumerate(tokens))
    return msgspec.structs.replace(sentence, tokens=shown)


def _cyrillic(token: Token) -> Token:
    """Return a token in small Cyrillic letters; words of other scripts stay."""
    if token.text in _MARKS:
        sign = _MARKS[token.text]
        return msgspec.structs.replace(token, text=sign, norm=sign)
    if not is_arabic(token.text):
        return token
    norm = spelt(token.text, token.norm).lower()
    return msgspec.structs.replace(token, text=norm, norm=norm)


def _with_initials(tokens: Sequence[Token]) -> list[Token]:
    """Join a letter and its point before a word: an initial (`ق. توقايەۆ`)."""
    found: list[Token] = []
    for at, token in enumerate(tokens):
        if found and found[-1].end == token.start and token.text == "." and _letter(found[-1]):
            if at + 1 < len(tokens) and _surname(tokens[at + 1].norm):
                text = f"{found[-1].text.upper()}."
                found[-1] = msgspec.structs.replace(
                    found[-1], end=token.end, text=text, norm=text.lower()
                )
                continue
        found.append(token)
    return found


def _letter(token: Token) -> bool:
    return len(token.text) == 1 and token.text.isalpha()


def _raise(token: Token) -> Token:
    if not token.text[0].isalpha() or token.text[0].isupper():
        return token
    printed = _printed(token.norm)
    return msgspec.structs.replace(token, text=printed)


def _printed(norm: str) -> str:
    """Return a word of a name with its capitals: those of the tables, else the first letter."""
    return "-".join(part[:1].upper() + part[1:] for part in norm.split("-"))


def _raised(line: Line) -> Iterator[int]:
    """Yield the places of words that would have a capital."""
    yield 0
    for at in range(len(line)):
        if at and line[at - 1].text in _OPENING:
            yield at
        for found in (runs.leaders().at(line, at), _place(line, at), _body(line, at)):
            if found:
                yield from _named(line, found)
        yield from range(at, _person(line, at))


def _named(line: Line, found: Found) -> Iterator[int]:
    """Yield the words of a known name that are written with a capital in it."""
    small = {word for word in found.known.name.split() if word.islower()}
    for at in range(found.start, found.end):
        noun = heads.place(line[at].norm) or heads.organisation(line[at].norm)
        if at == found.start or not (noun or line[at].norm in small):
            yield at


def _place(line: Line, at: int) -> Found | None:
    """Return the known place at a word, not one whose name is a common word as well."""
    found = places().at(line, at)
    if found is None or found.end - found.start > 1:
        return found
    return None if common(line[at].norm) or len(found.form.stem) < 3 else found


def _body(line: Line, at: int) -> Found | None:
    found = organisations.known().at(line, at)
    if found is None or found.end - found.start > 1:
        return found
    return None if common(line[at].norm) or len(found.form.stem) < 3 else found


def _surname(norm: str) -> bool:
    """Whether a word ends like a surname in one of its cases, and is no common word."""
    if common(norm) and not is_given(norm):
        return False
    stem = nominative(norm).stem
    return name_kind(stem) is not None or is_leader(stem)


def _given(norm: str) -> bool:
    return is_given(norm) or is_given(nominative(norm).stem)


def _unknown(norm: str) -> bool:
    """Whether the lexicon does not know a word, or only as a name."""
    if common(norm) or (phrases.outside(norm) and not _surname(norm)):
        return False
    return all(r.source == "guess" or r.pos == "PROPN" for r in readings(norm))


def _person(line: Line, at: int) -> int:
    """Return where the name of a person that begins at a word ends; `at` if none does."""
    if not _may_begin(line, at):
        return at
    if line[at].shape == "initial":
        return at + 2
    norm = line[at].norm
    after = line[at + 1].norm if at + 1 < len(line) and line[at + 1].shape == "lower" else ""
    paired = bool(after) and line[at].form.case == "Nom" and (is_given(norm) and _surname(after))
    if paired:
        return _on(line, at, at + 2)
    title = titles.head(line, at - 1) if at else None
    if title and title[2].case == "Nom" and (_given(norm) or _surname(norm) or _unknown(norm)):
        return _on(line, at, at + 1)
    alone = _surname(norm) or (_given(norm) and not common(norm))
    return _on(line, at, at + 1) if alone else at


def _may_begin(line: Line, at: int) -> bool:
    bit = line[at]
    if bit.shape == "initial":
        return True
    if bit.shape != "lower" or phrases.stops(bit) or len(bit.norm) < 2:
        return False
    if titles.head(line, at) or heads.organisation(bit.norm) or heads.place(bit.norm):
        return False
    return not people(bit.norm) and not places().at(line, at)


def _on(line: Line, start: int, end: int) -> int:
    """Go on with the words after the first ones that can only be of the same name."""
    while end < len(line) and end - start < _NAME_LENGTH and line[end].shape == "lower":
        norm = line[end].norm
        closed = nominative(line[end - 1].norm).case != "Nom" or not _may_begin(line, end)
        if closed or not (_surname(norm) or (is_given(norm) and not common(norm)) or _unknown(norm)):
            break
        end += 1
    return end


def _phrases(line: Line, raised: frozenset[int]) -> Iterator[int]:
    """Yield where the names of ministries and offices begin."""
    for at in range(1, len(line)):
        if at in raised:
            continue
        body = heads.organisation(line[at].norm)
        office = titles.head(line, at)
        if body and body[1].possessed:
            start = _start(line, at, raised)
            official = body[0].kind == "state" or organisations.opens(line[start].norm)
            if start < at and official:
                yield start
        elif office and office[1].rank == "minister" and at + 1 in raised:
            start = _start(line, office[0], raised)
            if start < office[0]:
                yield start


def _start(line: Line, head: int, raised: frozenset[int]) -> int:
    """Return where the chain of nouns before a head begins, as far as nothing else is named."""
    found, at = head, head - 1
    while at >= 0 and head - at <= phrases.LONGEST and at not in raised:
        if phrases.body(line, at) or not phrases.inside(line, at, joining=True):
            break
        if line[at].norm not in used_as("link"):
            found = at
        at -= 1
    return found
