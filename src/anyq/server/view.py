"""`View`: one page of the site: what it asks, what it finds, how it looks in each form."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import ClassVar, Generic, Literal, TypeVar

import msgspec

from anyq.report.messages import Language
from anyq.server.look import Look

Form = Literal["html", "json", "csv"]
Cell = str | int | bool | Decimal | None
Q = TypeVar("Q", bound=msgspec.Struct)
T = TypeVar("T")


class Ask(msgspec.Struct, frozen=True):
    """Who asks, in which language, under which address.

    Attributes:
        lang: of the words around the record.
        base: scheme and host, e.g. `http://127.0.0.1:8000`, for addresses that are cited.
        path: what was asked for, without the suffix of its form; begins with `/`.
        query: the rest of the address after `?`, without the language.
        user: name of the token; None for a reader without one.
        secret: of the forms sent back (see `sessions.py`); empty where there are none.
    """

    lang: Language
    base: str
    path: str
    query: str = ""
    user: str | None = None
    secret: str = ""

    @property
    def without_cursor(self) -> str:
        """Return the query but for the place in a list."""
        kept = (part for part in self.query.split("&") if not part.startswith("cursor="))
        return "&".join(kept)

    def form(self, suffix: str) -> str:
        """Return the address of this page in another form, e.g. `json`."""
        path = "/index" if self.path == "/" else self.path
        return f"{path}.{suffix}" + (f"?{self.query}" if self.query else "")


class Moved(Exception):
    """What was asked for has another address: `to`."""

    def __init__(self, to: str) -> None:
        super().__init__(to)
        self.to = to


class Nothing(msgspec.Struct, frozen=True):
    """A page that asks nothing."""


class View(Generic[Q, T]):
    """A page. Each subclass is one address; instances hold no state.

    Attributes:
        path: the address, with the fields of `query` that stand in it: `/article/{id}`.
        query: what it asks: fields of the address and of the query string, with their types.
        shape: the public type of its JSON.
        summary: what it is, in a line, for the API's document.
        columns: the head of its CSV; empty where it is no table.
        framed: whether other sites may show it in a frame.
        open: whether it is shown without a token even where reading needs one.
    """

    path: ClassVar[str]
    query: ClassVar[type[msgspec.Struct]] = Nothing
    shape: ClassVar[type[msgspec.Struct]]
    summary: ClassVar[str]
    columns: ClassVar[Sequence[str]] = ()
    framed: ClassVar[bool] = False
    open: ClassVar[bool] = False

    def find(self, record: Look, query: Q) -> T:
        """Look up what the page shows.

        Raises:
            AnyqError: it cannot be had; `Unknown` where there is no such thing.
            Moved: it has another address.
        """
        raise NotImplementedError

    def html(self, found: T, query: Q, ask: Ask) -> str:
        """Draw it."""
        raise NotImplementedError

    def json(self, found: T) -> msgspec.Struct:
        """Return its public shape."""
        raise NotImplementedError

    def rows(self, found: T) -> Iterator[Sequence[Cell]]:
        """Yield the rows of its table; `columns` is their head."""
        raise NotImplementedError
