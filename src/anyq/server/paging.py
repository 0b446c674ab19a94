"""Long lists, a page at a time: a cursor names the last entry seen, wherever it stands now."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterable
from typing import Annotated, Generic, TypeVar

import msgspec

from anyq.server.problems import Refused

T = TypeVar("T")
Key = tuple[str, ...]
Limit = Annotated[int, msgspec.Meta(ge=1, le=500)]
MANY = 50  # entries of a page of a list


class Part(msgspec.Struct, Generic[T], frozen=True):
    """A part of a list, and the cursor of the next ("" after the last)."""

    items: tuple[T, ...]
    next: str
    total: int


def cut(
    items: Iterable[T], key: Callable[[T], Key], cursor: str, limit: int, newest: bool = True
) -> Part[T]:
    """Return the entries after the one a cursor names.

    Args:
        items: all of them.
        key: what they are sorted by; it must tell any two apart.
        cursor: as the page before gave it; "" for the first page.
        limit: at most so many.
        newest: whether the greatest key comes first.

    Raises:
        Refused: the cursor is none.
    """
    ranked = sorted(((key(item), item) for item in items), key=_first, reverse=newest)
    total = len(ranked)
    if cursor:
        last = decode(cursor)
        ranked = [one for one in ranked if (one[0] < last if newest else one[0] > last)]
    shown = ranked[:limit]
    after = encode(shown[-1][0]) if len(ranked) > limit else ""
    return Part(tuple(item for _, item in shown), after, total)


def _first(pair: tuple[Key, T]) -> Key:
    return pair[0]


def encode(key: Key) -> str:
    """Write a key as a cursor."""
    return urlsafe_b64encode(msgspec.json.encode(key)).decode().rstrip("=")


def decode(cursor: str) -> Key:
    """Read a cursor.

    Raises:
        Refused: it is none.
    """
    try:
        padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        return msgspec.json.decode(urlsafe_b64decode(padded), type=Key)
    except (ValueError, msgspec.DecodeError) as error:
        raise Refused(
            400, "bad_cursor", f"{cursor!r} is no cursor.", "Take it from the page before."
        ) from error
