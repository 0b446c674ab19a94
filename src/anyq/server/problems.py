"""What went wrong, as HTTP says it: RFC 9457 problem details, or a page for a person.

The `type` of a problem is its code of `anyq.errors`, at the place where the help explains it.
"""

from collections.abc import Mapping

import msgspec

from anyq.errors import (
    AnyqError,
    ArticleError,
    CaptureError,
    Full,
    Internal,
    Locked,
    NoRecord,
    ReadOnly,
    RecordError,
    TooLarge,
    Unknown,
)

TYPE = "/help#error-"
MEDIA_TYPE = "application/problem+json"
# The first class an error belongs to decides.
STATUS: tuple[tuple[type[AnyqError], int], ...] = (
    (Unknown, 404),
    (TooLarge, 413),
    (Locked, 503),
    (NoRecord, 503),
    (ReadOnly, 503),
    (Full, 507),
    (Internal, 500),
    (RecordError, 503),
    (CaptureError, 422),
    (ArticleError, 422),
)


class Problem(msgspec.Struct, frozen=True, omit_defaults=True):
    """Problem details.

    Attributes:
        type: an address that names the kind of problem.
        title: the kind, in English.
        status: the HTTP status.
        detail: what, with the thing and the place.
        remedy: what to do about it.
        instance: the address that was asked for.
    """

    type: str
    title: str
    status: int
    detail: str
    remedy: str = ""
    instance: str = ""

    @property
    def code(self) -> str:
        """Return the last part of `type`."""
        return self.type.removeprefix(TYPE)


class Refused(Exception):
    """A request that is turned down before anything is looked up.

    Attributes:
        problem: what is wrong with it.
        headers: to answer with, e.g. `WWW-Authenticate`.
    """

    def __init__(
        self,
        status: int,
        code: str,
        detail: str,
        remedy: str,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        title = code.replace("_", " ").capitalize()
        self.problem = Problem(f"{TYPE}{code}", title, status, detail, remedy)
        self.headers = dict(headers or {})


def of(error: AnyqError) -> Problem:
    """Return the problem that an error of Anyq is."""
    status = next((number for kind, number in STATUS if isinstance(error, kind)), 500)
    title = (type(error).__doc__ or "").splitlines()[0].rstrip(".")
    return Problem(f"{TYPE}{error.code}", title, status, error.message, error.remedy)


def http(status: int, detail: str, path: str) -> Problem:
    """Return the problem of a request that reaches no page."""
    if status == 404:
        return Problem(
            f"{TYPE}no_page", "No such page", 404, f"There is no page at {path}.", "Begin at /."
        )
    if status == 405:
        return Problem(
            f"{TYPE}bad_method", "Not so", 405, f"{path} cannot be asked so.", "See /openapi.json."
        )
    if status == 413:
        return Problem(
            f"{TYPE}too_large", "Too large", 413, "The request is too large.", "Send fewer pages."
        )
    return Problem(f"{TYPE}bad_request", "Bad request", status, detail, "See /openapi.json.")
