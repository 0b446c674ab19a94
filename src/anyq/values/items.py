"""Items: what the grammars run over: numbers, words of the tables, signs."""

from collections.abc import Sequence
from decimal import Decimal

import msgspec

from anyq.values.lexicon import Ending, Form

BARE = Ending()


class Number(msgspec.Struct, frozen=True):
    """A number as printed, with its scale words applied.

    Attributes:
        value: the number.
        digit: the unit of its last printed digit (1 for a number in words below a thousand).
        scaled: a scale word (`мың`, `млн`) stands in it.
        figures: how many digits its first group is printed with; 0 for a number in words.
        mantissa: the digits before the scale word (`1.3` of `1,3 млрд`).
        ordinal: `46-шы`, `бірінші`, `5-ракетка`.
        grouped: one group of three after a comma or dot (`1,234`): thousands or decimals.
    """

    value: Decimal
    digit: Decimal
    scaled: bool = False
    figures: int = 0
    mantissa: Decimal = Decimal(0)
    ordinal: bool = False
    grouped: bool = False

    @property
    def whole(self) -> int | None:
        """The value as an int; None if it is not whole."""
        return int(self.value) if self.value == self.value.to_integral_value() else None


class Item(msgspec.Struct, frozen=True):
    """One element of a text for the grammars.

    Attributes:
        kind: `number`, `code` (digits inside a name, a phone, a score), `date`, `clock`,
            `roman`, `sign`, `word`, or the kind of an `Entry` (`month`, `weekday`, `year`…).
        norm: the word or sign, folded.
        start, end: code points in the text.
        first, last: half-open range of word indices.
        ending: endings of the word or number.
        form: the table entry read, if any.
        number: the number read, if any.
        fields: parts of a `date`, `clock` or `roman`, by name.
        capital: whether it begins with a capital letter.
    """

    kind: str
    norm: str
    start: int
    end: int
    first: int
    last: int
    ending: Ending = BARE
    form: Form | None = None
    number: Number | None = None
    fields: tuple[tuple[str, int], ...] = ()
    capital: bool = False

    @property
    def value(self) -> str:
        """The value of the table entry; empty for other items."""
        return self.form.entry.value if self.form else ""


def spaced(items: Sequence[Item], index: int) -> bool:
    """Whether a blank stands before the item at `index`."""
    return index == 0 or items[index].start > items[index - 1].end
