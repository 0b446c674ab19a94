"""`Look`: a record as it stands now, with what the process remembers of it."""

from collections.abc import Callable
from typing import Self, TypeVar

from anyq.record import Record
from anyq.record.browse import Browser, state
from anyq.server.memory import Memory

T = TypeVar("T")


class Look(Browser):
    """What a page finds its things in.

    Attributes:
        state: a stamp that changes with whatever is added.
        fresh: whether all that was looked up is of this state.
        record: the record itself.
    """

    state: str
    fresh: bool
    record: Record
    _memory: Memory

    @classmethod
    def at(cls, record: Record, memory: Memory) -> Self:
        """Look at a record as it stands now."""
        made = cls.of(record)
        made._memory, made.record, made.fresh = memory, record, True
        made.state = made.ask(state)
        return made

    def once(self, name: str, ask: Callable[[], T]) -> T:
        """Return an answer about the whole record, had once while it stays as it is."""
        found, fresh = self._memory.recall(name, self.state, ask)
        self.fresh = self.fresh and fresh
        return found
