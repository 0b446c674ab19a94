"""`Look`: a record as it stands now, with what the process remembers of it."""

from collections.abc import Callable
from threading import Lock
from typing import Self, TypeVar

from anyq.record import Record
from anyq.record.browse import Browser, state
from anyq.record.browse_sources import Named
from anyq.search import Index
from anyq.server.memory import Memory

T = TypeVar("T")


class Shelf:
    """A record, and what a process keeps beside it: its index, answers about the whole of it."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.memory = Memory()
        self.named: dict[int, Named] = {}  # what readings name, by key: they never change
        self._index: Index | None = None
        self._lock = Lock()

    def index(self) -> Index:
        """Return the full-text index, opened when first asked for.

        Raises:
            RecordError: the record cannot be read, or another process indexes it for long.
        """
        with self._lock:
            if self._index is None:
                self._index = Index.open(self.record)
        return self._index


class Look(Browser):
    """What a page finds its things in.

    Attributes:
        shelf: what the process keeps.
        state: a stamp that changes with whatever is added.
        fresh: whether all that was looked up is of this state.
    """

    shelf: Shelf
    state: str
    fresh: bool

    @classmethod
    def at(cls, shelf: Shelf) -> Self:
        """Look at a record as it stands now."""
        made = cls.of(shelf.record)
        made.shelf, made.fresh = shelf, True
        made.state = made.ask(state)
        return made

    def once(self, name: str, ask: Callable[[], T]) -> T:
        """Return an answer about the whole record, had once while it stays as it is."""
        found, fresh = self.shelf.memory.recall(name, self.state, ask)
        self.fresh = self.fresh and fresh
        return found
