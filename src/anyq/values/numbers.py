"""Numbers in pieces: digits, words and scale words -> `Item` of kind `number`."""

from collections.abc import Sequence

from anyq.values.items import BARE, Item
from anyq.values.parts import HYPHENS, ONE, Token, glued_hyphen, token_at
from anyq.values.phrases import is_unit
from anyq.values.pieces import Piece
from anyq.values.sums import add_up

#: What a decimal fraction in words is counted in: `үш бүтін оннан бес`.
DENOMINATORS = (10, 100, 1000)


def number_at(pieces: Sequence[Piece], index: int) -> tuple[Item, int] | None:
    """Read the number that begins at a piece.

    Returns:
        The item and the index of the piece after it; None if no number begins here.
    """
    tokens = _tokens(pieces, index)
    if not tokens:
        return None
    last = tokens[-1]
    number = add_up(tokens)
    begin, final = pieces[index], pieces[last.next - 1]
    if final.norm in HYPHENS:
        final = pieces[last.next - 2]
    after = _particle(pieces, last.next)
    item = Item(
        "number",
        begin.norm,
        begin.start,
        final.end,
        begin.word,
        final.word + 1,
        ending=last.ending,
        number=number,
    )
    return item, after


def _particle(pieces: Sequence[Piece], index: int) -> int:
    """Return the index after the particle of `үш-ақ`."""
    return index + 2 if glued_hyphen(pieces, index) and pieces[index + 1].norm == "ақ" else index


def _tokens(pieces: Sequence[Piece], index: int) -> list[Token]:
    """Collect the parts that make one number: each admissible after those before it."""
    tokens: list[Token] = []
    while index < len(pieces):
        token = token_at(pieces, index)
        if token is None or not _admissible(tokens, token, pieces):
            break
        tokens.append(token)
        index = token.next
        if token.ordinal or (token.ending != BARE and not _continues(tokens)):
            break
    return _complete(tokens, pieces)


def _continues(tokens: Sequence[Token]) -> bool:
    """Whether a fraction begins after the last part: `екі бүтін`, `екі бүтін оннан`, `үш те`."""
    return tokens[-1].role in ("whole", "point") or _is_divided(tokens)


def _is_divided(tokens: Sequence[Token]) -> bool:
    """Whether the last part is a denominator: `екі бүтін оннан`."""
    return len(tokens) > 1 and tokens[-2].role == "whole" and tokens[-1].ending.case == "abl"


def _complete(tokens: list[Token], pieces: Sequence[Piece]) -> list[Token]:
    """Drop what cannot end or make a number: `бүтін` without a fraction, `жарым` alone."""
    while tokens and (
        tokens[-1].role in ("whole", "point")
        or (tokens[-1].role == "half" and len(tokens) == 1)
        or _is_divided(tokens)
    ):
        tokens.pop()
    point = next((i for i, token in enumerate(tokens) if token.role == "point"), None)
    if point is not None and not _is_measured(tokens, pieces):
        del tokens[point:]
    return tokens


def _is_measured(tokens: Sequence[Token], pieces: Sequence[Piece]) -> bool:
    """Whether a scale word or a unit follows, so that `үш те бес` is 3,5 and not a list."""
    after = tokens[-1].next
    if tokens[-1].role == "scale":
        return True
    return after < len(pieces) and is_unit(pieces[after].norm)


def _admissible(tokens: Sequence[Token], token: Token, pieces: Sequence[Piece]) -> bool:
    """Whether a part may follow those before it in one number."""
    if not tokens:
        return token.role not in ("whole", "half", "point")
    before = tokens[-1]
    if before.role == "whole" and token.ending.case == "abl":
        return token.value in DENOMINATORS
    if before.role in ("group", "halves") and token.role != "scale":
        return False
    return _FOLLOWS[token.role](tokens, token, pieces)


def _unit(tokens: Sequence[Token], token: Token, pieces: Sequence[Piece]) -> bool:
    return tokens[-1].role in ("ten", "hundred", "scale") or _continues(tokens)


def _ten(tokens: Sequence[Token], token: Token, pieces: Sequence[Piece]) -> bool:
    return tokens[-1].role in ("hundred", "scale") or _continues(tokens)


def _hundred(tokens: Sequence[Token], token: Token, pieces: Sequence[Piece]) -> bool:
    if tokens[-1].role == "unit":
        return len(tokens) == 1 or tokens[-2].role in ("scale", "unit") or _continues(tokens[:-1])
    return tokens[-1].role == "scale" or _continues(tokens)


def _scale(tokens: Sequence[Token], token: Token, pieces: Sequence[Piece]) -> bool:
    if tokens[-1].role in ("scale", "point"):
        return False
    return all(token.value < part.value for part in tokens if part.role == "scale")


def _half(tokens: Sequence[Token], token: Token, pieces: Sequence[Piece]) -> bool:
    return tokens[-1].role in ("unit", "ten", "scale", "digits")


def _whole(tokens: Sequence[Token], token: Token, pieces: Sequence[Piece]) -> bool:
    return tokens[-1].role in ("unit", "ten", "hundred", "digits") and token.ending == BARE


def _point(tokens: Sequence[Token], token: Token, pieces: Sequence[Piece]) -> bool:
    """Only a whole number in words takes a spoken decimal comma, and only one."""
    spoken = tokens[-1].role in ("unit", "ten") and tokens[-1].ending == BARE
    return spoken and not any(part.role in ("scale", "point", "whole") for part in tokens)


def _more_digits(tokens: Sequence[Token], token: Token, pieces: Sequence[Piece]) -> bool:
    """Digits after a scale word go on with the number: `2 млн 300 мың`, `5 мың 300`."""
    before = tokens[-1]
    if before.role != "scale" or token.digit != ONE or token.value >= before.value:
        return False
    following = token_at(pieces, token.next) if token.next < len(pieces) else None
    if following is not None and following.role == "scale":
        return following.value < before.value
    return before.value == 1000 and token.figures == 3 and not token.ordinal


def _never(tokens: Sequence[Token], token: Token, pieces: Sequence[Piece]) -> bool:
    return False


_FOLLOWS = {
    "unit": _unit,
    "ten": _ten,
    "hundred": _hundred,
    "scale": _scale,
    "half": _half,
    "whole": _whole,
    "point": _point,
    "digits": _more_digits,
    "group": _never,
    "halves": _never,
}
