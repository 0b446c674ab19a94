"""The text of an article cut where something begins or ends: names, times, amounts, claims.

Names, times and amounts become marks, none of which overlaps another. Claims rest on clauses that
overlap freely; so the text is cut into pieces, and each piece knows the claims that cover it.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Literal

import msgspec

from anyq.claim import Claim, EventClaim, FigureClaim
from anyq.entity import Entity
from anyq.pipeline import Reading

MarkKind = Literal[
    "person", "place", "organisation", "document", "award", "other", "time", "amount"
]


class Mark(msgspec.Struct, frozen=True):
    """A stretch of the text that names something.

    Attributes:
        start, end: code points of the article's text.
        kind: what is named: the kind of an entity, `time` or `amount`.
        entity: `Entity.id`; empty of times and amounts.
        tip: what the words mean: the canonical name, or the time in full.
    """

    start: int
    end: int
    kind: MarkKind
    entity: str
    tip: str


class Numbered(msgspec.Struct, frozen=True):
    """A claim with its number on the page, counted in the order of the text."""

    number: int
    claim: Claim


class Piece(msgspec.Struct, frozen=True):
    """A piece of the text that nothing begins or ends in.

    Attributes:
        text: its letters, as printed.
        start: where it begins in the article's text.
        mark: what it names, if anything.
        opens, closes: whether the mark begins, ends with it.
        claims: numbers of the claims that rest on it.
        event: whether one of them is an event.
        ends: the claims whose words end with it.
    """

    text: str
    start: int
    mark: Mark | None
    opens: bool
    closes: bool
    claims: tuple[int, ...]
    event: bool
    ends: tuple[Numbered, ...]


def numbered(reading: Reading) -> tuple[Numbered, ...]:
    """Return the claims of a reading, numbered in the order their words stand."""
    claims: list[Claim] = [*reading.claims.figures, *reading.claims.events]
    claims.sort(key=lambda claim: (claim.evidence.start, claim.evidence.end))
    return tuple(Numbered(number, claim) for number, claim in enumerate(claims, 1))


def marks(reading: Reading) -> list[Mark]:
    """Return names, then the times and amounts of claims, where nothing stands in the way."""
    taken: list[Mark] = []
    free = bytearray(b"\x01" * len(reading.article.text))
    for mark in (*_names(reading.claims.entities), *_values(reading)):
        if 0 not in free[mark.start : mark.end]:
            free[mark.start : mark.end] = bytes(mark.end - mark.start)
            taken.append(mark)
    return sorted(taken, key=lambda mark: mark.start)


def _names(entities: Iterable[Entity]) -> list[Mark]:
    """Return the mentions, the longest first, so that of two nested ones the outer stands."""
    found = [
        Mark(span.start, span.end, entity.kind, entity.id, entity.name)
        for entity in entities
        for span in entity.mentions
    ]
    return sorted(found, key=lambda mark: mark.start - mark.end)


def _values(reading: Reading) -> Iterator[Mark]:
    text = reading.article.text
    for figure in reading.claims.figures:
        yield from _printed(text, figure, figure.amount.text, "amount")
    claims: list[Claim] = [*reading.claims.figures, *reading.claims.events]
    for claim in claims:
        moment = claim.period if isinstance(claim, FigureClaim) else claim.time
        if moment:
            yield from _printed(text, claim, moment.text, "time")


def _printed(text: str, claim: Claim, words: str, kind: MarkKind) -> Iterator[Mark]:
    """Find the words of a claim in its clause, else nearest before it in the paragraph."""
    if not words:
        return
    start, end = claim.evidence.start, claim.evidence.end
    at = text.find(words, start, end)
    if at < 0:
        at = text.rfind(words, text.rfind("\n", 0, start) + 1, start)
    if at >= 0:
        yield Mark(at, at + len(words), kind, "", "")


def paragraphs(reading: Reading, claims: Sequence[Numbered]) -> list[list[Piece]]:
    """Cut the text into paragraphs of pieces; the first is the headline."""
    text, found = reading.article.text, marks(reading)
    begins = {mark.start: mark for mark in found}
    waiting = list(reversed(claims))  # sorted by where they begin
    over: list[Numbered] = []
    lines: list[list[Piece]] = [[]]
    mark: Mark | None = None
    for start, end in pairwise(_cuts(text, found, claims)):
        if text[start] == "\n":
            lines.append([])
            continue
        if mark is not None and mark.end <= start:
            mark = None
        mark = begins.get(start, mark)
        over = [one for one in over if one.claim.evidence.end > start]
        while waiting and waiting[-1].claim.evidence.start <= start:
            over.append(waiting.pop())
        lines[-1].append(_piece(text, start, end, mark, over))
    return [line for line in lines if line]


def _cuts(text: str, found: Sequence[Mark], claims: Sequence[Numbered]) -> list[int]:
    """Return every place where something begins or ends, sorted."""
    cuts = {0, len(text)}
    for mark in found:
        cuts.update((mark.start, mark.end))
    for one in claims:
        cuts.update((one.claim.evidence.start, one.claim.evidence.end))
    at = text.find("\n")
    while at >= 0:
        cuts.update((at, at + 1))
        at = text.find("\n", at + 1)
    return sorted(cuts)


def _piece(text: str, start: int, end: int, mark: Mark | None, over: Sequence[Numbered]) -> Piece:
    return Piece(
        text=text[start:end],
        start=start,
        mark=mark,
        opens=mark is not None and mark.start == start,
        closes=mark is not None and mark.end == end,
        claims=tuple([one.number for one in over]),
        event=any(isinstance(one.claim, EventClaim) for one in over),
        ends=tuple([one for one in over if one.claim.evidence.end == end]),
    )
