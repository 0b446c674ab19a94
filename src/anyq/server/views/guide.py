"""How to read these pages: what the marks, the verdicts, the problems mean."""

from collections.abc import Iterator, Sequence
from typing import ClassVar, get_args

import msgspec

from anyq import errors
from anyq.checks.check import Verdict
from anyq.errors import AnyqError
from anyq.server.drawing import template
from anyq.server.look import Look
from anyq.server.view import Ask, Cell, Nothing, View


class Code(msgspec.Struct, frozen=True):
    """A kind of problem: its code, and what it is."""

    code: str
    meaning: str


class Guide(msgspec.Struct, frozen=True):
    """Every kind of problem there is."""

    errors: tuple[Code, ...]


class GuideView(View[Nothing, Guide]):
    """`/help`."""

    path = "/help"
    shape = Guide
    open = True
    summary = "How to read these pages; every kind of problem"
    columns: ClassVar[Sequence[str]] = ("code", "meaning")

    def find(self, record: Look, query: Nothing) -> Guide:
        """Return every kind of problem."""
        return Guide(tuple(codes()))

    def html(self, found: Guide, query: Nothing, ask: Ask) -> str:
        """Draw the guide."""
        return template("guide.html", ask.lang).render(
            ask=ask, guide=found, verdicts=get_args(Verdict)
        )

    def json(self, found: Guide) -> Guide:
        """Return every kind of problem."""
        return found

    def rows(self, found: Guide) -> Iterator[Sequence[Cell]]:
        """Yield a row a kind of problem."""
        for one in found.errors:
            yield one.code, one.meaning


def codes() -> Iterator[Code]:
    """Yield every kind of error of `anyq.errors`, as its tree lists them."""
    for kind in vars(errors).values():
        if isinstance(kind, type) and issubclass(kind, AnyqError) and kind is not AnyqError:
            yield Code(kind.code, (kind.__doc__ or "").splitlines()[0])
