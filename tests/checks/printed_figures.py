"""Figures for tests, in a compact notation: `2022 +19 %`, `2023 1.5e9 USD`, `2023<2021 -4 %`."""

import re
from datetime import date
from decimal import Decimal

from anyq.amount import Amount
from anyq.claim import Claims, FigureClaim, Indicator
from anyq.moment import Moment, Published
from anyq.span import Span

FORM = re.compile(r"(?:(\w+):)?(\d{4})(?:<(\d{4}))? ([+-]?)(\S+) (\S+)")
YEAR = "year"


def year(number: int) -> Moment:
    return Moment(date(number, 1, 1), date(number + 1, 1, 1), YEAR)


def amount(printed: str, unit: str) -> Amount:
    value = Decimal(printed)
    digit = Decimal(1).scaleb(value.as_tuple().exponent)
    return Amount(value, value - digit / 2, value + digit / 2, printed, "exact", unit, digit)


def figure(text: str, subjects: tuple[str, ...] = ("KG", "KZ")) -> FigureClaim:
    indicator, at, base, sign, value, unit = FORM.fullmatch(text.strip()).groups()
    name = indicator or "trade_turnover"
    return FigureClaim(
        id=text.strip(),
        indicator=Indicator(name, name, of="KZ" if name in ("exports", "imports") else None),
        subjects=subjects,
        kind="change" if sign else "level",
        direction={"+": "up", "-": "down"}.get(sign),
        amount=amount(value, unit),
        period=year(int(at)),
        base_period=year(int(base or int(at) - 1)) if sign else None,
        modality="happened",
        attribution=None,
        evidence=Span(0, 0, ""),
    )


def claims(text: str, subjects: tuple[str, ...] = ("KG", "KZ")) -> Claims:
    return Claims((), tuple(figure(part, subjects) for part in text.split(";")), ())


def published(day: str | None) -> Published:
    if day is None:
        return Published(None, None, "open", status="unresolved")
    start = date.fromisoformat(day)
    return Published(start, date.fromordinal(start.toordinal() + 1), "day", status="resolved")
