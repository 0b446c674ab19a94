"""Who asks: a token in a header, for programs, or in a cookie, for a browser that has signed in.

A form is believed if it carries the secret of a cookie that only this site could set and read, and
the browser does not say that another site sent it.
"""

import secrets
from collections.abc import Mapping

from anyq.server import security
from anyq.server.problems import Refused
from anyq.server.reply import Cookie
from anyq.server.serving import Wanted
from anyq.server.tokens import Tokens

TOKEN, SECRET = "anyq_token", "anyq_form"
BEARER = "bearer "
DAYS = 30


def holder(tokens: Tokens, wanted: Wanted) -> str | None:
    """Return the name of the token a request carries; None where it carries none that holds."""
    given = bearer(wanted) or wanted.cookies.get(TOKEN)
    return tokens.holder(given) if given else None


def bearer(wanted: Wanted) -> str | None:
    """Return the token in the header of a program's request."""
    said = wanted.headers.get("authorization", "")
    return said[len(BEARER) :].strip() if said[: len(BEARER)].lower() == BEARER else None


def sign_in_first(html: bool) -> Refused:
    """Return the refusal of a request that needs a token."""
    told = "Send it as `Authorization: Bearer anyq_…`." if not html else "Sign in at /sign-in."
    return Refused(
        401,
        "sign_in",
        "This needs a token.",
        f"{told} `anyq token create NAME` makes one.",
        {"WWW-Authenticate": 'Bearer realm="anyq"'},
    )


def secret(wanted: Wanted) -> tuple[str, tuple[Cookie, ...]]:
    """Return the secret of the forms of a browser, and the cookie to set where it has none."""
    known = wanted.cookies.get(SECRET, "")
    if len(known) >= 32:
        return known, ()
    made = secrets.token_urlsafe(24)
    return made, (cookie(wanted, SECRET, made, DAYS),)


def check_form(wanted: Wanted, form: Mapping[str, str]) -> None:
    """Refuse a form that this site did not give out.

    Raises:
        Refused: its secret is not that of the cookie, or another site sent it.
    """
    security.check_origin(wanted.headers, wanted.host)
    known, given = wanted.cookies.get(SECRET, ""), form.get("secret", "")
    if len(known) < 32 or not secrets.compare_digest(known.encode(), given.encode()):
        raise Refused(
            403, "stale_form", "This form is not of this session.", "Open it again and send it."
        )


def cookie(wanted: Wanted, name: str, value: str, days: int) -> Cookie:
    """Return a cookie that no script reads and no other site sends; `days` 0 removes it."""
    return Cookie(name, value, days * 24 * 3600, secure=wanted.scheme == "https")
