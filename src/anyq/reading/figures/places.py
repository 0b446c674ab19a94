"""Where an amount stands: its sentence, its clause, the words before and after it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from anyq.doc import AmountMention, Doc, Mention, Sentence, TimeMention, Token

STOPS = frozenset(",:—–-")
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
        clauses: half-open ranges of the tokens of every clause of the sentence.
        aside: tokens in brackets that the amount is not in.
        dated: tokens of times; these and those aside are passed over when words are looked for.
        named: tokens of names.
        later: the amounts behind it in the sentence: their tokens, half-open, and their units.
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
    clauses: tuple[tuple[int, int], ...] = ()
    aside: frozenset[int] = frozenset()
    dated: frozenset[int] = frozenset()
    named: frozenset[int] = frozenset()
    later: tuple[tuple[int, int, str], ...] = ()

    @property
    def before(self) -> tuple[Token, ...]:
        """The words of the clause before the amount, back to the amount before it."""
        return self.open(self.since, self.first)

    @property
    def after(self) -> tuple[Token, ...]:
        """The words of the clause after the amount, up to the next amount."""
        return self.open(self.last, self.until)

    def open(self, start: int, end: int) -> tuple[Token, ...]:
        """Return the tokens of a range that are not passed over."""
        passed = self.aside | self.dated
        return tuple(self.tokens[i] for i in range(start, end) if i not in passed)

    @property
    def clause(self) -> tuple[Token, ...]:
        """The words of the clause."""
        return self.tokens[self.start : self.end]

    @property
    def name_starts(self) -> frozenset[int]:
        """Where the words of names begin: code points."""
        return frozenset(self.tokens[i].start for i in self.named)

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
    for index, sentence in enumerate(doc.sentences):
        inside = [one for one in amounts if sentence.start <= one.start < sentence.end]
        if inside:
            times = [one for one in doc.times if sentence.start <= one.start < sentence.end]
            names = [one for one in doc.mentions if sentence.start <= one.start < sentence.end]
            yield from _in_sentence(index, sentence, inside, times, names)


def _in_sentence(
    index: int,
    sentence: Sentence,
    mentions: Sequence[AmountMention],
    times: Sequence[TimeMention],
    names: Sequence[Mention],
) -> Iterator[Place]:
    tokens = sentence.tokens
    ranges = [token_range(tokens, one.start, one.end) for one in mentions]
    dated = _indices(token_range(tokens, one.start, one.end) for one in times)
    named = _indices(token_range(tokens, one.start, one.end) for one in names)
    brackets = _brackets(tokens)
    aside = _indices(brackets)
    bounds = clauses(tokens, _indices(ranges) | aside)
    for mention, (first, last) in zip(mentions, ranges, strict=True):
        if first == last:
            continue
        inner = first in aside
        home = brackets if inner else bounds
        start, end = next((s, max(e, last)) for s, e in home if s <= first < e)
        peers = [r for r in ranges if inner or r[0] not in aside]
        yield Place(
            mention=mention,
            sentence=index,
            tokens=tokens,
            first=first,
            last=last,
            start=start,
            end=end,
            since=max((b for _, b in peers if start < b <= first), default=start),
            until=min((a for a, _ in peers if last <= a < end), default=end),
            inner=inner,
            clauses=tuple(bounds),
            aside=frozenset() if inner else aside,
            dated=dated,
            named=named,
            later=tuple(
                (begin, stop, one.amount.unit)
                for one, (begin, stop) in zip(mentions, ranges, strict=True)
                if begin >= last and (begin, stop) in peers
            ),
        )


def _indices(ranges: Iterable[tuple[int, int]]) -> frozenset[int]:
    return frozenset(i for start, end in ranges for i in range(start, end))


def _brackets(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Return the ranges inside round brackets, an unclosed one up to the end."""
    found: list[tuple[int, int]] = []
    opened: int | None = None
    for i, token in enumerate(tokens):
        if token.norm == OPENING and opened is None:
            opened = i + 1
        elif token.norm == CLOSING and opened is not None:
            found.append((opened, i))
            opened = None
    return found if opened is None else [*found, (opened, len(tokens))]


def token_range(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """Return the half-open range of tokens that a stretch of text covers."""
    inside = [i for i, token in enumerate(tokens) if token.start < end and token.end > start]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def clauses(tokens: Sequence[Token], held: frozenset[int]) -> list[tuple[int, int]]:
    """Split a sentence into clauses: after a verb and a stop, and at semicolons.

    Args:
        tokens: of one sentence.
        held: indices of tokens inside amounts and brackets, which never end a clause.

    Returns:
        Half-open ranges that cover the sentence.
    """
    cuts = [0]
    for i, token in enumerate(tokens[:-1]):
        if i in held:
            continue
        if token.norm == ";" or (token.norm in STOPS and i and _closes(tokens[i - 1])):
            cuts.append(i + 1)
    return [(a, b) for a, b in zip(cuts, [*cuts[1:], len(tokens)], strict=True) if a < b]


def _closes(token: Token) -> bool:
    """Whether a word ends a clause when a stop follows: a finite verb, a converb, `болса`."""
    if token.feat("VerbForm") in ("Fin", "Conv") or token.feat("Mood") == "Cnd":
        return True
    return token.pos in ("VERB", "AUX") and token.norm.endswith("п")
