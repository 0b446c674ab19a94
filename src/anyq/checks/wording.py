"""Numbers and intervals in neutral notation: `1.3 bn USD`, `[1.25, 1.266) bn USD`, `+19 %`."""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal, localcontext
from fractions import Fraction

from anyq.amount import Amount

SIGNS = {"about": "≈ ", "more_than": "> ", "at_least": "≥ ", "less_than": "< ", "up_to": "≤ "}
SCALES = ((10**12, "tn"), (10**9, "bn"), (10**6, "mn"))
FIGURES = 4  # significant digits shown of a computed number
FINE = 5  # and of the ends of an interval


def decimal(number: Fraction, quantum: Decimal, rounding: str = ROUND_HALF_EVEN) -> Decimal:
    """Return `number` rounded to a whole number of `quantum`."""
    with localcontext() as context:
        context.prec = 60
        steps = Decimal(number.numerator) / Decimal(number.denominator) / quantum
        return (steps.to_integral_value(rounding) * quantum).normalize() + 0


def amount(number: Decimal | Fraction, unit: str) -> str:
    """Return a number with its scale and unit: `1.3 bn USD`, `19 %`."""
    size, scale = _scale(Fraction(number))
    return " ".join(filter(None, (_short(Fraction(number) / size, FIGURES), scale, unit)))


def change(number: Decimal | Fraction, unit: str) -> str:
    """Return a signed amount: `+19 %`, `-2.5 bn USD`."""
    return ("+" if number >= 0 else "-") + amount(abs(Fraction(number)), unit)


def level(printed: Amount) -> str:
    """Return an amount as it is printed: `1.3 bn USD`, `> 5 %`, `2–3 mn USD`."""
    if isinstance(printed.value, tuple):
        return " – ".join(amount(one, printed.unit) for one in printed.value)
    sign = SIGNS.get(printed.approximation, "")
    return f"{sign}{amount(printed.value, printed.unit)}"


def printed(said: Amount, down: bool) -> str:
    """Return a change as it is printed: `+19 %`, `- ≥ 2 %`."""
    sign = "-" if down else "+"
    return f"{sign}{level(said)}" if said.approximation == "exact" else f"{sign} {level(said)}"


def between(low: Decimal | None, high: Decimal | None, unit: str) -> str:
    """Return an interval: `[1.25, 1.266) bn USD`, `≥ 5 %`, `< 3 bn USD`, `{3357}`."""
    if low is None or high is None:
        end = low if high is None else high
        sign = "≥" if high is None else "<"
        return "any" if end is None else f"{sign} {amount(end, unit)}"
    if low == high:
        return f"{{{amount(low, unit)}}}"
    size, scale = _scale(Fraction(high))
    least = _short(Fraction(low) / size, FINE, ROUND_FLOOR)
    most = _short(Fraction(high) / size, FINE, ROUND_CEILING)
    return " ".join(filter(None, (f"[{least}, {most})", scale, unit)))


def _scale(number: Fraction) -> tuple[int, str]:
    return next(((size, name) for size, name in SCALES if abs(number) >= size), (1, ""))


def _short(number: Fraction, figures: int, rounding: str = ROUND_HALF_EVEN) -> str:
    if number == 0:
        return "0"
    whole = len(str(abs(int(number)))) if abs(number) >= 1 else 0
    return f"{decimal(number, Decimal(1).scaleb(-max(figures - whole, 0)), rounding):f}"
