"""Where an article points to a head of state or government by the office alone.

`Мемлекет басшысы тапсырды`, `Өзбекстан басшысы`, `Қытай төрағасы`: the office, with the country
before it or, with a capital letter, that of the press itself.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from anyq.doc import Mention, Sentence, Token
from anyq.reading.names import heads
from anyq.reading.names.respelling import is_arabic
from anyq.span import Span

Rank = Literal["state", "government"]
DOMESTIC = "KZ"  # whose president the Kazakh press calls `Президент` and `Мемлекет басшысы`
_HEADS = frozenset({"басшы", "көшбасшы"})  # of a state, where a country stands before them


class Reference(msgspec.Struct, frozen=True):
    """An office printed without its holder's name.

    Attributes:
        span: the words, with the country.
        role: the office, canonical.
        rank: of the state or of its government.
        country: ISO 3166 alpha-2; None for an office in lower case whose country is not said.
    """

    span: Span
    role: str
    rank: Rank
    country: str | None


def find(text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Reference]:
    """Find the offices an article names without their holders.

    Args:
        text: of the article.
        sentences: of the text.
        mentions: what `names.find` found; an office before a person's name is left out.

    Returns:
        References in text order.
    """
    named = {m.start for m in mentions if m.kind == "person"}
    places = {m.end: m for m in mentions if m.kind == "place"}
    bodies = [(m.start, m.end) for m in mentions if m.kind == "organisation"]
    found = []
    for sentence in sentences:
        for at, first in _offices(sentence.tokens):
            last = sentence.tokens[at]
            after = sentence.tokens[at + 1] if at + 1 < len(sentence.tokens) else None
            inside = any(start <= last.start < end for start, end in bodies)
            titled = after is not None and after.start in named
            if not inside and not titled and (office := _office(sentence.tokens, first, at)):
                found.append(_made(text, sentence.tokens, first, at, office, places))
    return [reference for reference in found if reference is not None]


def _offices(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield the last and the first place of words that are an office."""
    for at, token in enumerate(tokens):
        two = f"{tokens[at - 1].norm} {token.norm}" if at else ""
        if two and heads.title(two):
            yield at, at - 1
        elif heads.title(token.norm):
            yield at, at


def _office(tokens: Sequence[Token], first: int, at: int) -> tuple[str, Rank] | None:
    words = " ".join(token.norm for token in tokens[first : at + 1])
    found = heads.title(words)
    if found is None or found[1].plural:
        return None
    kind = found[0]
    if kind.rank == "state" or kind.lemma in _HEADS:
        return kind.role, "state"
    return (kind.role, "government") if kind.rank == "government" else None


def _made(
    text: str,
    tokens: Sequence[Token],
    first: int,
    at: int,
    office: tuple[str, Rank],
    places: dict[int, Mention],
) -> Reference | None:
    role, rank = office
    before = places.get(tokens[first - 1].end) if first else None
    if before is not None and before.case in ("Nom", "Gen") and before.country:
        span = Span.of(text, before.start, tokens[at].end)
        return Reference(span, role, rank, before.country)
    if role in _HEADS:
        return None
    two = first < at
    capital = tokens[first].text[0].isupper() and (first > 0 or two)
    capital |= two and is_arabic(tokens[first].text)  # no capitals: `ел басшысы` of the press
    span = Span.of(text, tokens[first].start, tokens[at].end)
    return Reference(span, role, rank, DOMESTIC if capital else None)
