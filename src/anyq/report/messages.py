"""Words for users in three languages: `messages.tsv`, one line a message."""

import os
from functools import cache
from typing import Literal

from anyq.data import Row, rows

Language = Literal["kk", "ru", "en"]
LANGUAGES: tuple[Language, ...] = ("kk", "ru", "en")


def language(asked: str | None = None) -> Language:
    """Return the language asked for, else `$ANYQ_LANG`, else Kazakh, the product's first."""
    wanted = asked or os.environ.get("ANYQ_LANG")
    return next((code for code in LANGUAGES if code == wanted), "kk")


@cache
def _table() -> dict[str, Row]:
    return {row["key"]: row for row in rows("anyq.report", "messages.tsv")}


def text(key: str, lang: Language, **values: object) -> str:
    """Return a message.

    Args:
        key: its line in `messages.tsv`.
        lang: which column.
        values: what the `{names}` in the message stand for.

    Raises:
        KeyError: no such message (a test holds the table to the code's keys).
    """
    return _table()[key][lang].format(**values)


def term(kind: str, value: str, lang: Language) -> str:
    """Return the word for a code such as `event.visit`; the code itself where none is listed."""
    row = _table().get(f"{kind}.{value}")
    return row[lang] if row else value
