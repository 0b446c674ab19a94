"""What every answer says to the browser about what it may do, and which requests are believed."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from anyq.server.problems import Refused
from anyq.server.settings import Settings

# Nothing but what this server sends; no inline script or style; no frames round a page.
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "require-trusted-types-for": "'script'",
}
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), interest-cohort=()",
}
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


def _policy(rules: Mapping[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in rules.items())


PAGE = {**HEADERS, "Content-Security-Policy": _policy(POLICY), "X-Frame-Options": "DENY"}
# The card of a claim is made to be framed by others, and runs no script at all.
CARD = {
    **HEADERS,
    "Content-Security-Policy": _policy(
        {**POLICY, "script-src": "'none'", "connect-src": "'none'", "frame-ancestors": "*"}
    ),
    "Cross-Origin-Resource-Policy": "cross-origin",
}


def check_host(settings: Settings, host: str) -> None:
    """Refuse a request under a name that is not this server's.

    Raises:
        Refused: it is not among the hosts of the settings.
    """
    name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
    if settings.hosts and name.lower() not in settings.hosts:
        raise Refused(
            421,
            "wrong_host",
            f"This server does not answer as {host!r}.",
            "Use the address it was started with, or name this one: anyq serve --address.",
        )


def check_origin(headers: Mapping[str, str], host: str) -> None:
    """Refuse a form that another site sent.

    Raises:
        Refused: the browser says that the request comes from elsewhere.
    """
    origin = headers.get("origin")
    elsewhere = origin is not None and urlsplit(origin).netloc != host
    if elsewhere or headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise Refused(
            403,
            "other_site",
            "This form was sent from another site.",
            "Open the form on this site and send it from there.",
        )
