"""Where an amount stands: its sentence, its clause, the words before and after it."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from anyq.doc import AmountMention, Doc, Sentence, Token

STOPS = frozenset(",;:—–-()")
OPENING, CLOSING = "(", ")"
CASES = (
    ("Gen", re.compile(r"[нтд][ыі]ң$")),
    ("Abl", re.compile(r"[нтд][ае]н$")),
    ("Dat", re.compile(r"(?:[ғгқк][ае]|[ыі]на|[ыі]не)$")),
    ("Acc", re.compile(r"(?:[нтд][ыі]|[ыі]н)$")),
    ("Loc", re.compile(r"[нтд][ае]$")),
)
SUFFIXED = re.compile(r"[\d%.]+-?(?P<ending>\D+)$")


class Place(NamedTuple):
    """An amount in its sentence.

    Attributes:
        mention: the amount.
        sentence: index of its sentence in the Doc.
        tokens: the tokens of the sentence.
        first, last: half-open range of the tokens of the amount.
        start, end: half-open range of the tokens of its clause.
        since: index of the first token after the amount before it in the clause (or `start`).
        until: index of the first token of the next amount in the clause (or `end`).
        inner: whether it stands in brackets.
    """

    mention: AmountMention
    sentence: int
    tokens: tuple[Token, ...]
    first: int
    last: int
    start: int
    end: int
    since: int
    until: int
    inner: bool

    @property
    def before(self) -> tuple[Token, ...]:
        """The words of the clause before the amount, back to the amount before it."""
        return self.tokens[self.since : self.first]

    @property
    def after(self) -> tuple[Token, ...]:
        """The words of the clause after the amount, up to the next amount."""
        return self.tokens[self.last : self.until]

    @property
    def clause(self) -> tuple[Token, ...]:
        """The words of the clause."""
        return self.tokens[self.start : self.end]

    @property
    def tail(self) -> tuple[Token, ...]:
        """The words from the amount to the end of the sentence."""
        return self.tokens[self.last :]

    @property
    def case(self) -> str:
        """UD Case of the amount: of its last word; `Nom` where it has no ending."""
        return self.mention.case or case_of(self.tokens[self.last - 1])


def case_of(token: Token) -> str:
    """Return the case of a number, unit or noun, read from its letters where it has no feature."""
    case = token.feat("Case")
    if case and case != "Nom":
        return case
    glued = SUFFIXED.search(token.norm)
    ending = glued["ending"] if glued else token.norm.partition("-")[2]
    return next((name for name, form in CASES if ending and form.search(ending)), "Nom")


def places(doc: Doc, amounts: Sequence[AmountMention]) -> Iterator[Place]:
    """Yield the place of every amount of a document, in order."""
    mentions = iter(amounts)
    mention = next(mentions, None)
    for index, sentence in enumerate(doc.sentences):
        inside = []
        while mention is not None and mention.start < sentence.end:
            if mention.start >= sentence.start:
                inside.append(mention)
            mention = next(mentions, None)
        if inside:
            yield from _in_sentence(index, sentence, inside)


def _in_sentence(
    index: int, sentence: Sentence, mentions: Sequence[AmountMention]
) -> Iterator[Place]:
    tokens = sentence.tokens
    ranges = [token_range(tokens, one.start, one.end) for one in mentions]
    held = {i for first, last in ranges for i in range(first, last)}
    bounds = clauses(tokens, held)
    for mention, (first, last) in zip(mentions, ranges, strict=True):
        if first == last:
            continue
        start, end = next((s, e) for s, e in bounds if s <= first < e)
        earlier = [b for _, b in ranges if start < b <= first]
        later = [a for a, _ in ranges if last <= a < end]
        inner = start > 0 and tokens[start - 1].norm == OPENING
        yield Place(
            mention,
            index,
            tokens,
            first,
            last,
            start,
            max(end, last),
            max(earlier, default=start),
            min(later, default=max(end, last)),
            inner,
        )


def token_range(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """Return the half-open range of tokens that a stretch of text covers."""
    inside = [i for i, token in enumerate(tokens) if token.start < end and token.end > start]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def clauses(tokens: Sequence[Token], held: set[int]) -> list[tuple[int, int]]:
    """Split a sentence into clauses: after a verb and a stop, at brackets and semicolons.

    Args:
        tokens: of one sentence.
        held: indices of tokens inside an amount, which never end a clause.

    Returns:
        Half-open ranges that cover the sentence.
    """
    cuts = [0]
    for i, token in enumerate(tokens[:-1]):
        if i in held and i + 1 in held:
            continue
        apart = token.norm in (";", OPENING, CLOSING) or tokens[i + 1].norm == OPENING
        if apart or (token.norm in STOPS and i and _closes(tokens[i - 1])):
            cuts.append(i + 1)
    return [(a, b) for a, b in zip(cuts, [*cuts[1:], len(tokens)], strict=True) if a < b]


def _closes(token: Token) -> bool:
    """Whether a word ends a clause when a stop follows: a finite verb, a converb, `болса`."""
    form = token.feat("VerbForm")
    return form in ("Fin", "Conv") or token.feat("Mood") == "Cnd"
