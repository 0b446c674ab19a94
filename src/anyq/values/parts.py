"""The printed parts of a number: digits with their groups and decimals, number words."""

from collections.abc import Sequence
from decimal import Decimal

import msgspec

from anyq.values.items import BARE
from anyq.values.lexicon import Ending, Form, ending, lookup
from anyq.values.pieces import Piece

HYPHENS = frozenset("-‐‑")
#: Particles that in speech stand for the decimal comma: `үш те бес` is 3,5.
POINTS = frozenset({"де", "да", "те", "та"})
ONE = Decimal(1)
#: What stands before the decimals; the last two in Arabic letters.
DECIMAL_SIGNS = (",", ".", "،", "٫")
#: More digits than this are the number of something, and with a scale word too many for a Decimal.
LONGEST = 15
#: Forms of a numeral that are always another word: `он бірдей` is 10.
NEVER = frozenset({"бірдей"})
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


def token_at(pieces: Sequence[Piece], index: int) -> Token | None:
    """Read the part of a number at a piece; None if there is none."""
    piece = pieces[index]
    if piece.kind == "digits":
        return _digits(pieces, index)
    if piece.kind != "letters":
        return None
    if piece.norm in POINTS:
        return Token("point", ONE, ONE, index + 1)
    form = lookup(piece.norm)
    if form is None or form.entry.kind not in ("numeral", "scale"):
        return None
    if form.ending.attribute == "adj" or piece.norm in NEVER:
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
    fraction, after, grouped = _fraction(pieces, after, whole)
    if grouped and _fraction_follows(pieces, after) and len(pieces[after + 1].norm) == 3:
        whole, fraction, grouped = whole + fraction, "", False
        while (
            len(whole) < LONGEST
            and _fraction_follows(pieces, after)
            and len(pieces[after + 1].norm) == 3
        ):
            whole += pieces[after + 1].norm
            after += 2
    value = Decimal(f"{whole}.{fraction}" if fraction else whole)
    read, after, ordinal = _tail(pieces, after)
    digit = ONE.scaleb(-len(fraction))
    figures = len(pieces[index].norm)
    return Token("digits", value, digit, after, read, figures, grouped, ordinal)


def _groups(pieces: Sequence[Piece], index: int) -> tuple[str, int]:
    """Join groups of three digits set apart by one blank: `5 539 969`."""
    whole, after = pieces[index].norm, index + 1
    if len(whole) > 3 or whole.startswith("0"):
        return whole, after
    while (
        after < len(pieces)
        and len(whole) < LONGEST
        and pieces[after].kind == "digits"
        and len(pieces[after].norm) == 3
        and pieces[after].start == pieces[after - 1].end + 1
    ):
        whole += pieces[after].norm
        after += 1
    return whole, after


def _fraction(pieces: Sequence[Piece], after: int, whole: str) -> tuple[str, int, bool]:
    """Return the decimals, the index after them, and whether they may be thousands (`1,234`)."""
    if not _fraction_follows(pieces, after):
        return "", after, False
    fraction = pieces[after + 1].norm
    grouped = len(fraction) == 3 and 0 < len(whole) <= 3 and not whole.startswith("0")
    return fraction, after + 2, grouped


def _fraction_follows(pieces: Sequence[Piece], index: int) -> bool:
    return (
        index + 1 < len(pieces)
        and pieces[index].norm in DECIMAL_SIGNS
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
    if not glued_hyphen(pieces, index):
        return None
    letters = pieces[index + 1].norm
    form = lookup(letters)
    if letters in NOT_AFTER_DIGITS or (form is not None and form.entry.kind != "and"):
        return None
    return ending(letters)


def _hyphened_noun(pieces: Sequence[Piece], index: int) -> bool:
    """Whether `-noun` follows: `46-отырыс` is an ordinal; `10-мың` is not."""
    if not glued_hyphen(pieces, index):
        return False
    if pieces[index + 1].norm == "ақ":
        return False
    form = lookup(pieces[index + 1].norm)
    if form is None or form.entry.kind not in ("scale", "numeral"):
        return True
    return form.entry.value == "90" and len(pieces[index - 1].norm) == 1


def glued_hyphen(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a hyphen with letters stands glued to the piece before."""
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
