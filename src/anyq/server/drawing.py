"""Templates: one environment a language, made once; everything in them is escaped."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from functools import cache, lru_cache, partial

from babel.dates import format_date
from babel.numbers import format_compact_decimal
from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from anyq.moment import Moment, Precision, Published
from anyq.report import words
from anyq.report.messages import LANGUAGES, Language, term, text
from anyq.server.assets import address
from anyq.server.catalogues import catalogue

SIGNS = {
    "consistent": "✓",
    "agrees": "✓",
    "within_rounding": "≈",
    "rounds_differently": "≈",
    "revised_since": "≠",
    "inconsistent": "✗",
    "differs": "✗",
    "not_checkable": "?",
}
NAMES = {"kk": "Қазақша", "ru": "Русский", "en": "English"}


@cache
def environment(lang: Language) -> Environment:
    """Return the templates with the words of a language."""
    made = Environment(
        loader=PackageLoader("anyq.server"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    said = catalogue(lang)
    tools: dict[str, Callable[..., object]] = {
        "_": said.text,
        "count": said.count,
        "term": partial(name_of, lang),
        "say": partial(_say, lang),
        "country": partial(country, lang),
        "moment": partial(moment, lang),
        "day": partial(day, lang),
        "number": partial(number, lang),
        "short": partial(short, lang),
        "asset": address,
    }
    made.globals.update(tools)
    made.globals.update(lang=lang, languages=LANGUAGES, names=NAMES, signs=SIGNS)
    return made


@cache
def template(name: str, lang: Language) -> Template:
    """Return a template, compiled."""
    return environment(lang).get_template(name)


@lru_cache(2048)
def name_of(lang: Language, kind: str, value: str) -> str:
    """Return the word for a code such as `event.visit`; the code where none is listed."""
    return term(kind, value, lang)


def _say(lang: Language, key: str, **values: object) -> str:
    return text(key, lang, **values)


def country(lang: Language, code: str | None) -> str:
    """Return the name of a country; what is no code as it is."""
    return words.country(code, lang) if code else ""


def moment(lang: Language, value: Moment | None) -> str:
    """Write a time as precisely as it is known; of an open date the words printed."""
    if value is None:
        return ""
    if isinstance(value, Published) and value.status == "unresolved":
        return value.text or text("open", lang)
    return _moment(lang, value.start, value.end, value.precision, value.text)


@lru_cache(8192)
def _moment(
    lang: Language, start: date | None, end: date | None, precision: Precision, printed: str
) -> str:
    return words.moment(Moment(start, end, precision, printed), lang)


def day(lang: Language, value: str | date | None) -> str:
    """Write a day or an instant, given as ISO 8601 too: `2026 ж. 3 ақпан`."""
    if value is None:
        return ""
    known = datetime.fromisoformat(value) if isinstance(value, str) else value
    return str(format_date(known, "long", locale=lang))


@lru_cache(8192)
def number(lang: Language, value: Decimal | int) -> str:
    """Write a number with the separators of the language."""
    return words.number(Decimal(value), lang)


@lru_cache(8192)
def short(lang: Language, value: Decimal | int) -> str:
    """Write a number shortly: `1,3 млрд`."""
    return str(format_compact_decimal(value, locale=lang, fraction_digits=2))
