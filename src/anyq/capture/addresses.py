"""Which addresses may be fetched: public ones, over HTTP, on the ports of the web."""

import ipaddress
import socket
from urllib.parse import urlsplit

from anyq.errors import Refused, Unreachable

SCHEMES = ("http", "https")
_REMEDY = "Give a public http(s) address, or --allow-private for your own network."

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def resolve(url: str, *, private: bool = False) -> str:
    """Return the IP address to connect to for a URL: the first that may be fetched.

    The name is resolved here, once, and the connection goes to what is returned: a name that
    answers with another address a moment later gains nothing.

    Args:
        url: where to.
        private: whether private, loopback and link-local addresses are allowed.

    Raises:
        Refused: no http(s) URL, one that carries a password, or one of a private address.
        Unreachable: the name does not resolve.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise Refused(f"{url!r} is no address: {error}.", _REMEDY) from error
    if parts.scheme not in SCHEMES or not host:
        raise Refused(f"{url} is no http(s) address.", _REMEDY)
    if parts.username or parts.password:
        raise Refused(f"The address of {host} carries a password.", "Leave it out.")
    found = _addresses(host, port or (443 if parts.scheme == "https" else 80))
    allowed = [one for one in found if private or is_public(one)]
    if not allowed:
        raise Refused(f"{host} is the private address {found[0]}.", _REMEDY)
    return str(allowed[0])


def is_public(address: Address) -> bool:
    """Whether an address is of the open internet, also inside its IPv6 wrappings."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if inner is not None:
            return is_public(inner)
    return address.is_global and not address.is_multicast


def _addresses(host: str, port: int) -> list[Address]:
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unreachable(f"{host} cannot be found: {error}.", "Look at its spelling.") from error
    return [ipaddress.ip_address(str(answer[4][0]).partition("%")[0]) for answer in answers]
