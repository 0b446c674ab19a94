"""The sum of a number's parts: `екі`, `бүтін`, `оннан`, `бес`, `миллион` -> 2 500 000."""

from collections.abc import Sequence
from decimal import Decimal

from anyq.values.items import Number
from anyq.values.parts import ONE, Token

TEN = Decimal(10)


class _Sum:
    """The running sum of a number's parts."""

    def __init__(self) -> None:
        self.total = Decimal(0)
        self.current = Decimal(0)
        self.digit = ONE
        self.unit = ONE
        self.mantissa = Decimal(0)
        self.started = False
        self.in_fraction = False
        self.denominator: Decimal | None = None
        self.fraction = Decimal(0)

    def add(self, token: Token) -> None:
        """Take the next part."""
        if token.role in ("whole", "point"):
            self.in_fraction = True
        elif self.in_fraction and token.ending.case == "abl" and self.denominator is None:
            self.denominator = token.value
        elif token.role == "scale":
            self._scale(token.value)
        elif token.role == "half":
            self._half()
        elif self.in_fraction:
            self.fraction = _grow(self.fraction, token)
        else:
            self.current = _grow(self.current, token)
            self.unit = token.digit
            self.started = True

    def close(self) -> None:
        """Add the fraction to the whole part; without a denominator its digits are decimals."""
        if not self.in_fraction:
            return
        denominator = self.denominator or TEN ** len(str(self.fraction))
        self.current += self.fraction / denominator
        self.unit = ONE / denominator
        self.in_fraction, self.denominator, self.fraction = False, None, Decimal(0)

    def _scale(self, scale: Decimal) -> None:
        self.close()
        mantissa = self.current if self.started else ONE
        self.started = False
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
    return Decimal(int(value)) if value == value.to_integral_value() else value


def add_up(tokens: Sequence[Token]) -> Number:
    """Return the number that some parts make; each is admissible after those before it."""
    running = _Sum()
    for token in tokens:
        running.add(token)
    running.close()
    scaled = any(token.role == "scale" for token in tokens)
    rest = running.current
    return Number(
        value=plain(running.total + rest),
        digit=plain(running.unit if rest or not scaled else running.digit),
        scaled=scaled,
        figures=tokens[0].figures,
        mantissa=running.mantissa if scaled else rest,
        ordinal=tokens[-1].ordinal,
        grouped=tokens[-1].grouped and len(tokens) == 1,
    )
