"""Answers about a whole record, kept while it stays as it is.

What takes long is not asked anew for every page while someone writes: an answer may then be old,
but by no more than `PATIENCE` times what it took.
"""

from collections.abc import Callable
from threading import Lock
from time import monotonic
from typing import TypeVar, cast

import msgspec

T = TypeVar("T")
PATIENCE = 20


class Kept(msgspec.Struct, frozen=True):
    """An answer: of which state of the record, when it was had, how long it took (seconds)."""

    state: str
    value: object
    at: float
    took: float


class Memory:
    """What one process remembers of a record."""

    def __init__(self) -> None:
        self._kept: dict[str, Kept] = {}
        self._locks: dict[str, Lock] = {}
        self._lock = Lock()

    def recall(self, name: str, state: str, ask: Callable[[], T]) -> tuple[T, bool]:
        """Return an answer, and whether it is of this state.

        Args:
            name: of the question.
            state: of the record.
            ask: how to find the answer; asked by one thread at a time.
        """
        with self._lock:
            lock = self._locks.setdefault(name, Lock())
        with lock:
            kept = self._kept.get(name)
            if kept is None or (kept.state != state and self._is_old(kept)):
                before = monotonic()
                value = ask()
                now = monotonic()
                kept = self._kept[name] = Kept(state, value, now, now - before)
        return cast("T", kept.value), kept.state == state

    def _is_old(self, kept: Kept) -> bool:
        return monotonic() - kept.at > PATIENCE * kept.took
