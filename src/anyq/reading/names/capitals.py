"""Capitals for a script that has none: the sentence as Cyrillic would print it.

The rules for names rest on capital letters. A sentence in Arabic letters is given them where
`lowercase` finds that a word must be part of a name; then the same rules read it.
"""

from collections.abc import Iterator, Sequence

import msgspec

from anyq.doc import Sentence, Token
from anyq.reading.names import lowercase
from anyq.reading.names.gazetteer import places
from anyq.reading.names.parts import common, is_given
from anyq.reading.names.respelling import is_arabic, spelt
from anyq.reading.names.words import lines

_MARKS = {"،": ",", "؛": ";", "؟": "?"}


def restore(sentences: Sequence[Sentence]) -> Sequence[Sentence]:
    """Return the sentences with capitals where their script has none.

    Args:
        sentences: of a text, in order.

    Returns:
        The same sentences; tokens of those in Arabic letters have their text and norm in
        Cyrillic, with capitals, and their own offsets.
    """
    if not any(map(_caseless, sentences)):
        return sentences
    return [_restored(s) if _caseless(s) else s for s in _whole(sentences)]


def _whole(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """Yield the sentences, joined where one ends in an initial: a letter and its point."""
    open_one: Sentence | None = None
    for sentence in sentences:
        if open_one is not None:
            tokens = (*open_one.tokens, *sentence.tokens)
            sentence = Sentence(open_one.start, sentence.end, tokens)
        ends = sentence.tokens[-2:]
        open_one = sentence if len(ends) > 1 and _initial(*ends) else None
        if open_one is None:
            yield sentence
    if open_one is not None:
        yield open_one


def _initial(letter: Token, point: Token) -> bool:
    joined = point.text == "." and letter.end == point.start
    return joined and len(letter.text.lstrip("ء")) == 1 and letter.text.isalpha()


def _caseless(sentence: Sentence) -> bool:
    return any(is_arabic(token.text) for token in sentence.tokens)


def _restored(sentence: Sentence) -> Sentence:
    tokens = _with_initials([_cyrillic(token) for token in sentence.tokens])
    small = msgspec.structs.replace(sentence, tokens=tuple(tokens))
    line = lines([small])[0]
    raised = lowercase.capitals(line)
    shown = [_raise(t) if at in raised else t for at, t in enumerate(tokens)]
    if len(line) > 1 and line[1].text == "." and places().at(line, 0):
        shown[0] = msgspec.structs.replace(tokens[0], text=tokens[0].text.upper())  # dateline
    return msgspec.structs.replace(sentence, tokens=tuple(shown))


def _cyrillic(token: Token) -> Token:
    """Return a token in small Cyrillic letters; words of other scripts stay."""
    if token.text in _MARKS:
        sign = _MARKS[token.text]
        return msgspec.structs.replace(token, text=sign, norm=sign)
    if not is_arabic(token.text):
        return token
    norm = spelt(token.text, token.norm)
    return msgspec.structs.replace(token, text=norm, norm=norm)


def _with_initials(tokens: Sequence[Token]) -> list[Token]:
    """Join a letter and its point before a word: an initial (`ق. توقايەۆ`)."""
    found: list[Token] = []
    for at, token in enumerate(tokens):
        if found and _initial(found[-1], token) and _named_at(tokens, at + 1):
            text = f"{found[-1].text.upper()}."
            found[-1] = msgspec.structs.replace(
                found[-1], end=token.end, text=text, norm=text.lower()
            )
        elif _pointed(token) and _named_at(tokens, at + 1 + _pointed(*tokens[at + 1 : at + 2])):
            found.append(msgspec.structs.replace(token, text=token.text.upper()))
        else:
            found.append(token)
    return found


def _pointed(*token: Token) -> bool:
    """Whether there is a token and it is a letter with its point: an initial."""
    return bool(token) and len(token[0].text) == 2 and token[0].text[1] == "."


def _named_at(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and lowercase.surname(tokens[at].norm)


def _raise(token: Token) -> Token:
    if not token.text[0].isalpha() or token.text[0].isupper():
        return token
    printed = _printed(token.norm)
    return msgspec.structs.replace(token, text=printed)


def _printed(norm: str) -> str:
    """Return a word of a name with a capital, both parts of `Қасым-Жомарт`."""
    if common(norm) and not is_given(norm):
        return norm[:1].upper() + norm[1:]
    return "-".join(part[:1].upper() + part[1:] for part in norm.split("-"))
