"""Times, countries and numbers in the reader's language (CLDR, through Babel)."""

from datetime import date, datetime
from decimal import Decimal
from functools import cache

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from anyq.moment import Moment
from anyq.report.messages import Language, text


@cache
def _territories(lang: Language) -> dict[str, str]:
    return dict(Locale.parse(lang).territories)


def country(code: str, lang: Language) -> str:
    """Return the name of an ISO 3166 alpha-2 country (or `EU`); the code if CLDR has none."""
    return _territories(lang).get(code, code)


def moment(value: Moment | None, lang: Language) -> str:
    """Write a time as precisely as it is known, and no more."""
    if value is None:
        return ""
    if value.start is None and value.end is None:
        return value.text or text("open", lang)
    if value.start is None or value.end is None:
        return value.text or _bound(value, lang)
    if value.precision in ("minute", "hour"):
        clock = f"{value.start:%H:%M}" if isinstance(value.start, datetime) else ""
        return f"{_day(value.start, lang)}, {clock}".rstrip(", ")
    return _interval(value, value.start, value.end, lang)


def _bound(value: Moment, lang: Language) -> str:
    if value.start:
        return f"≥ {_day(value.start, lang)}"
    return f"< {_day(value.end, lang)}" if value.end else ""


def _interval(value: Moment, start: date, end: date, lang: Language) -> str:
    months = (end.year - start.year) * 12 + end.month - start.month
    if value.precision == "day" and (end - start).days == 1:
        return _day(start, lang)
    if value.precision == "month" and months == 1:
        return str(format_skeleton("yMMMM", start, locale=lang))
    if value.precision == "year" and months == 12:
        return str(start.year)
    last = date.fromordinal(end.toordinal() - 1)
    if value.precision in ("year", "decade"):
        return f"{start.year}–{last.year}"
    if value.precision == "day":
        return f"{_day(start, lang)} – {_day(last, lang)}"
    first, final = (str(format_skeleton("yMMM", day, locale=lang)) for day in (start, last))
    return f"{first} – {final}"


def _day(value: date, lang: Language) -> str:
    return str(format_date(value, "long", locale=lang))


def number(value: Decimal, lang: Language) -> str:
    """Write a number with the separators of the language, to three digits after the point."""
    return str(format_decimal(value, format="#,##0.###", locale=lang))
