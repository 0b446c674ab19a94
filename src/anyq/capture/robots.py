"""What a site allows to be fetched: its robots.txt (RFC 9309)."""

from collections.abc import Callable
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

AGENT = "anyq"
LIMIT = 512 << 10
"""Bytes of a robots.txt that are read (RFC 9309 asks for at least 500 KiB)."""


class Robots:
    """The rules of the sites met so far, each read once.

    Args:
        get: fetches a robots.txt: its status and its bytes; status 0 if there is no answer.
    """

    def __init__(self, get: Callable[[str], tuple[int, bytes]]) -> None:
        self._get = get
        self._known: dict[str, RobotFileParser] = {}

    def allows(self, url: str) -> bool:
        """Whether a page may be fetched.

        No robots.txt (a 4xx) allows all; a server that fails (5xx, no answer) allows nothing.
        """
        return self._of(url).can_fetch(AGENT, url)

    def delay(self, url: str) -> float:
        """Return the seconds that the site asks for between two requests, 0 if it does not."""
        asked = self._of(url).crawl_delay(AGENT)
        return float(asked) if asked else 0.0

    def _of(self, url: str) -> RobotFileParser:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._known:
            self._known[site] = self._read(f"{site}/robots.txt")
        return self._known[site]

    def _read(self, url: str) -> RobotFileParser:
        rules = RobotFileParser()
        status, content = self._get(url)
        if 200 <= status < 300:
            rules.parse(content[:LIMIT].decode("utf-8", "replace").lstrip("\ufeff").splitlines())
        elif 400 <= status < 500:
            rules.parse([])
        else:
            rules.parse(["User-agent: *", "Disallow: /"])
        return rules
