"""`Amount`: what a printed number says: a value, and the interval its digits allow."""

from decimal import Decimal
from typing import Literal

import msgspec

Approximation = Literal["exact", "about", "more_than", "at_least", "less_than", "up_to"]
Number = Decimal | tuple[Decimal, Decimal]


class Amount(msgspec.Struct, frozen=True):
    """A printed amount.

    Attributes:
        value: the number printed, after its scale word (`1,3 млрд` is 1300000000); a pair
            for a printed range.
        low: least value the print allows, included; None where there is no lower end.
        high: greatest value the print allows, excluded (included where `low == high`, a
            whole count printed in full); None where there is no upper end.
        text: the number and its unit as printed.
        approximation: what the words around it say of it.
        unit: ISO 4217 code, `%`, `pp`, a UCUM name, or the Kazakh lemma of the thing counted.
        digit: the unit of the last printed digit (`1,3 млрд` has 100000000).
    """

    value: Number
    low: Decimal | None
    high: Decimal | None
    text: str
    approximation: Approximation
    unit: str
    digit: Decimal
