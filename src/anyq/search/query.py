"""What a user types, taken apart: words, phrases, words to leave out, filters.

    қазақстан "сыртқы сауда" -болжам person:Тоқаев place:Бішкек since:2024-05 source:egemen.kz

A filter's value with blanks stands in quotes: `person:"Қасым-Жомарт Тоқаев"`. Words in « » are
the title of something, not a phrase that has to stand there.
"""

import re
from datetime import date, timedelta
from typing import Literal

import msgspec

Kind = Literal["person", "place", "org"]
KINDS: tuple[Kind, ...] = ("person", "place", "org")

_PART = re.compile(
    r"""(?P<minus>-)?(?:(?P<field>[a-z]+):)?(?:"(?P<quoted>[^"]*)"|(?P<plain>\S+))""",
    re.IGNORECASE,
)
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")


class Named(msgspec.Struct, frozen=True):
    """A filter by name: the article names a person, place or organisation of these words."""

    kind: Kind
    name: str
    without: bool = False


class Query(msgspec.Struct, frozen=True):
    """A query taken apart.

    Attributes:
        words: the running words, as typed.
        phrases: words to stand side by side.
        without: words or phrases that may not occur.
        named: entities.
        types: types of event, all of them told in the article.
        sources: publishers, sites or parts of an url; any of them.
        since, until: bounds of the day of publication, both included.
        conflict: only articles whose figures contradict others or official ones.

    What looks like a filter and is none counts as words.
    """

    words: str = ""
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    named: tuple[Named, ...] = ()
    types: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    conflict: bool = False


def parse(typed: str) -> Query:
    """Take a query apart; what is no filter is a word."""
    made = Query()
    words: list[str] = []
    for part in _PART.finditer(typed):
        value = part["quoted"] if part["quoted"] is not None else part["plain"]
        changed = _filter(made, (part["field"] or "").lower(), value, bool(part["minus"]))
        if changed is not None:
            made = changed
        elif part["minus"] and not part["field"] and _has_letters(value):
            made = msgspec.structs.replace(made, without=(*made.without, value))
        elif part["quoted"] is not None and len(value.split()) > 1:
            made = msgspec.structs.replace(made, phrases=(*made.phrases, value))
        else:
            words.append(f"{part['field']}:{value}" if part["field"] else value)
    return msgspec.structs.replace(made, words=" ".join(words))


def _has_letters(value: str) -> bool:
    return any(letter.isalnum() for letter in value)


def _filter(made: Query, field: str, value: str, minus: bool) -> Query | None:
    """Return the query with one filter more; None where the part is no filter."""
    if not value:
        return None
    for kind in KINDS:
        if field == kind:
            return msgspec.structs.replace(made, named=(*made.named, Named(kind, value, minus)))
    return None if minus else _fact(made, field, value.lower())


def _fact(made: Query, field: str, value: str) -> Query | None:
    if field == "type":
        return msgspec.structs.replace(made, types=(*made.types, value))
    if field == "source":
        return msgspec.structs.replace(made, sources=(*made.sources, value))
    if field == "has" and value == "conflict":
        return msgspec.structs.replace(made, conflict=True)
    return _bound(made, field, value)


def _bound(made: Query, field: str, value: str) -> Query | None:
    if field == "since" and (days := _days(value)):
        return msgspec.structs.replace(made, since=days[0])
    if field == "until" and (days := _days(value)):
        return msgspec.structs.replace(made, until=days[1])
    return None


def _days(value: str) -> tuple[date, date] | None:
    """Return the first and last day of `2024`, `2024-05` or `2024-05-02`."""
    found = _DAY.fullmatch(value)
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = date(year or 1, month or 1, day or 1)
        if day:
            return first, first
        after = date(first.year + (not month or month == 12), (month or 12) % 12 + 1, 1)
    except ValueError:
        return None
    return first, after - timedelta(days=1)
