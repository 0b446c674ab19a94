"""Numbers in pieces: digits, words and scale words -> `Item` of kind `number`."""

from collections.abc import Sequence
from decimal import Decimal

import msgspec

from anyq.values.items import BARE, Item, Number
from anyq.values.lexicon import Ending, Form, ending, lookup
from anyq.values.pieces import Piece

HYPHENS = frozenset("-‐‑")
ONE = Decimal(1)
TEN = Decimal(10)
#: Endings of one or two letters that after a digit are rather the letter of a house or a class.
NOT_AFTER_DIGITS = frozenset({"а", "е", "н", "на", "не"})


class Token(msgspec.Struct, frozen=True):
    """One printed part of a number: digits or a number word, and where the next piece is."""

    role: str
    value: Decimal
    digit: Decimal
    next: int
    ending: Ending = BARE
    figures: int = 0
    grouped: bool = False
    ordinal: bool = False


def number_at(pieces: Sequence[Piece], index: int) -> tuple[Item, int] | None:
    """Read the number that begins at a piece.

    Returns:
        The item and the index of the piece after it; None if no number begins here.
    """
    tokens = _tokens(pieces, index)
    if not tokens:
        return None
    last = tokens[-1]
    number = _add_up(tokens)
    if number is None:
        return None
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
    return index + 2 if _glued_hyphen(pieces, index) and pieces[index + 1].norm == "ақ" else index


def _tokens(pieces: Sequence[Piece], index: int) -> list[Token]:
    """Collect the parts that make one number: each admissible after those before it."""
    tokens: list[Token] = []
    while index < len(pieces):
        token = _token(pieces, index)
        if token is None or not _admissible(tokens, token, pieces):
            break
        tokens.append(token)
        index = token.next
        if token.ordinal or (token.ending != BARE and not _continues(tokens)):
            break
    return _complete(tokens)


def _continues(tokens: Sequence[Token]) -> bool:
    """Whether the ending is that of a denominator: `екі бүтін оннан бес`."""
    return len(tokens) > 1 and tokens[-2].role == "whole" and tokens[-1].ending.case == "abl"


def _complete(tokens: list[Token]) -> list[Token]:
    """Drop what cannot end or make a number: `бүтін` without a fraction, `жарым` alone."""
    while tokens and (
        tokens[-1].role == "whole"
        or (tokens[-1].role == "half" and len(tokens) == 1)
        or (len(tokens) > 1 and tokens[-2].role == "whole")
    ):
        tokens.pop()
    return tokens


def _token(pieces: Sequence[Piece], index: int) -> Token | None:
    piece = pieces[index]
    if piece.kind == "digits":
        return _digits(pieces, index)
    if piece.kind != "letters":
        return None
    form = lookup(piece.norm)
    if form is None or form.entry.kind not in ("numeral", "scale"):
        return None
    return _word(pieces, index, form)


def _word(pieces: Sequence[Piece], index: int, form: Form) -> Token:
    role = "scale" if form.entry.kind == "scale" else form.entry.detail
    read, after = form.ending, index + 1
    if role == "scale" and read == BARE:
        after = _skip_dot(pieces, after) if len(form.entry.stem) > 3 else after
        hyphened = _hyphened(pieces, after)
        read, after = (hyphened, after + 2) if hyphened else (read, after)
    return Token(role, form.number, ONE, after, read, ordinal=read.number == "ord")


def _skip_dot(pieces: Sequence[Piece], index: int) -> int:
    """Return the index after the dot of an abbreviation (`млн.`) when the sentence goes on."""
    if index >= len(pieces) or pieces[index].norm != "." or len(pieces[index - 1].norm) > 4:
        return index
    return index + 1 if pieces[index].start == pieces[index - 1].end else index


def _digits(pieces: Sequence[Piece], index: int) -> Token:
    """Read digits with their groups and decimals, and the ending glued to them."""
    whole, after = _groups(pieces, index)
    fraction, grouped = "", False
    if _fraction_follows(pieces, after):
        fraction = pieces[after + 1].norm
        grouped = len(fraction) == 3 and 0 < len(whole) <= 3 and not whole.startswith("0")
        after += 2
        while grouped and _fraction_follows(pieces, after) and len(pieces[after + 1].norm) == 3:
            whole, fraction = whole + fraction, ""
            whole += pieces[after + 1].norm
            after += 2
            grouped = False
    value = Decimal(f"{whole}.{fraction}" if fraction else whole)
    read, after, ordinal = _tail(pieces, after)
    digit = ONE.scaleb(-len(fraction))
    return Token("digits", value, digit, after, read, len(whole), grouped, ordinal)


def _groups(pieces: Sequence[Piece], index: int) -> tuple[str, int]:
    """Join groups of three digits set apart by one blank: `5 539 969`."""
    whole, after = pieces[index].norm, index + 1
    if len(whole) > 3 or whole.startswith("0"):
        return whole, after
    while (
        after < len(pieces)
        and pieces[after].kind == "digits"
        and len(pieces[after].norm) == 3
        and pieces[after].start == pieces[after - 1].end + 1
    ):
        whole += pieces[after].norm
        after += 1
    return whole, after


def _fraction_follows(pieces: Sequence[Piece], index: int) -> bool:
    return (
        index + 1 < len(pieces)
        and pieces[index].norm in (",", ".")
        and pieces[index + 1].kind == "digits"
        and pieces[index].start == pieces[index - 1].end
        and pieces[index + 1].start == pieces[index].end
    )


def _tail(pieces: Sequence[Piece], index: int) -> tuple[Ending, int, bool]:
    """Read what is glued to digits: an ending, or a noun that makes them an ordinal."""
    read = _hyphened(pieces, index)
    if read is not None:
        return read, index + 2, read.number == "ord"
    if _glued_letters(pieces, index):
        letters = pieces[index].norm
        glued = None if letters in NOT_AFTER_DIGITS else ending(letters)
        if (
            glued is not None
            and (glued.number == "ord" or len(letters) > 1)
            and not lookup(letters)
        ):
            return glued, index + 1, glued.number == "ord"
        return BARE, index, False
    if _hyphened_noun(pieces, index):
        return BARE, index + 1, True
    return BARE, index, False


def _hyphened(pieces: Sequence[Piece], index: int) -> Ending | None:
    """Return the ending after a hyphen: `118-ге`, `млн-нан`; None if there is none."""
    if not _glued_hyphen(pieces, index):
        return None
    letters = pieces[index + 1].norm
    form = lookup(letters)
    if letters in NOT_AFTER_DIGITS or (form is not None and form.entry.kind != "and"):
        return None
    return ending(letters)


def _hyphened_noun(pieces: Sequence[Piece], index: int) -> bool:
    """Whether `-noun` follows: `46-отырыс` is an ordinal; `10-мың` is not."""
    if not _glued_hyphen(pieces, index):
        return False
    if pieces[index + 1].norm == "ақ":
        return False
    form = lookup(pieces[index + 1].norm)
    if form is None or form.entry.kind not in ("scale", "numeral"):
        return True
    return form.entry.value == "90" and len(pieces[index - 1].norm) == 1


def _glued_hyphen(pieces: Sequence[Piece], index: int) -> bool:
    return (
        0 < index < len(pieces) - 1
        and pieces[index].norm in HYPHENS
        and pieces[index].start == pieces[index - 1].end
        and _glued_letters(pieces, index + 1)
    )


def _glued_letters(pieces: Sequence[Piece], index: int) -> bool:
    return (
        0 < index < len(pieces)
        and pieces[index].kind == "letters"
        and pieces[index].start == pieces[index - 1].end
    )


def _admissible(tokens: Sequence[Token], token: Token, pieces: Sequence[Piece]) -> bool:
    """Whether a part may follow those before it in one number."""
    if not tokens:
        return token.role not in ("whole", "half")
    before = tokens[-1]
    if before.role == "whole":
        return token.ending.case == "abl" and token.value in (10, 100, 1000)
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
    if tokens[-1].role == "scale":
        return False
    return all(token.value < part.value for part in tokens if part.role == "scale")


def _half(tokens: Sequence[Token], token: Token, pieces: Sequence[Piece]) -> bool:
    return tokens[-1].role in ("unit", "ten", "scale", "digits")


def _whole(tokens: Sequence[Token], token: Token, pieces: Sequence[Piece]) -> bool:
    return tokens[-1].role in ("unit", "ten", "hundred", "digits") and token.ending == BARE


def _more_digits(tokens: Sequence[Token], token: Token, pieces: Sequence[Piece]) -> bool:
    """Digits after a scale word go on with the number: `2 млн 300 мың`, `5 мың 300`."""
    before = tokens[-1]
    if before.role != "scale" or token.digit != ONE or token.value >= before.value:
        return False
    following = _token(pieces, token.next) if token.next < len(pieces) else None
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
    "digits": _more_digits,
    "group": _never,
    "halves": _never,
}


class _Sum:
    """The running sum of a number's parts."""

    def __init__(self) -> None:
        self.total = Decimal(0)
        self.current = Decimal(0)
        self.digit = ONE
        self.unit = ONE
        self.mantissa = Decimal(0)
        self.denominator: Decimal | None = None
        self.fraction = Decimal(0)

    def add(self, token: Token) -> None:
        if self.denominator is not None and token.role in ("unit", "ten", "hundred"):
            self.fraction = _grow(self.fraction, token)
        elif token.role == "scale":
            self._scale(token.value)
        elif token.role == "half":
            self._half()
        else:
            self.current = _grow(self.current, token)
            self.unit = token.digit

    def divide(self, denominator: Decimal) -> None:
        """Begin the fraction of `екі бүтін оннан бес`."""
        self.denominator = denominator

    def close(self) -> None:
        """Add the fraction to the whole part."""
        if self.denominator is not None:
            self.current += self.fraction / self.denominator
            self.unit = ONE / self.denominator
            self.denominator, self.fraction = None, Decimal(0)

    def _scale(self, scale: Decimal) -> None:
        self.close()
        mantissa = self.current or ONE
        self.mantissa = mantissa
        self.total += mantissa * scale
        self.digit = self.unit * scale
        self.current, self.unit = Decimal(0), ONE

    def _half(self) -> None:
        if self.current:
            self.current += Decimal("0.5")
            self.unit = Decimal("0.1")
        else:
            self.total += self.digit / 2
            self.digit /= 10


def _grow(current: Decimal, token: Token) -> Decimal:
    if token.role == "hundred":
        units = current % TEN
        return current - units + (units or ONE) * 100
    return current + token.value


def plain(value: Decimal) -> Decimal:
    """Write a whole number without a fraction or an exponent."""
    return value.quantize(ONE) if value == value.to_integral_value() else value


def _add_up(tokens: Sequence[Token]) -> Number | None:
    """Return the number its parts make."""
    running = _Sum()
    for token, before in zip(tokens, (None, *tokens), strict=False):
        if token.role == "whole":
            continue
        if before is not None and before.role == "whole":
            running.divide(token.value)
        else:
            running.add(token)
    running.close()
    scaled = any(token.role == "scale" for token in tokens)
    rest = running.current
    digit = running.unit if rest or not scaled else running.digit
    return Number(
        value=plain(running.total + rest),
        digit=plain(digit),
        scaled=scaled,
        figures=tokens[0].figures,
        mantissa=running.mantissa if scaled else rest,
        ordinal=tokens[-1].ordinal,
        grouped=tokens[-1].grouped and len(tokens) == 1,
    )
