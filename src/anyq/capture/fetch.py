"""Pages of the web -> `Page`, as a polite reader fetches them."""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

import httpx
import msgspec

from anyq.capture.addresses import resolve
from anyq.capture.feeds import read_feed
from anyq.capture.files import MAX_BYTES, make_page
from anyq.capture.jsonl import Reject
from anyq.capture.robots import AGENT, Robots
from anyq.errors import AnyqError, BadStatus, Refused, TooLarge, Unreachable
from anyq.page import MediaType, Page

REDIRECTS = 5
BUSY = (429, 500, 502, 503, 504)
"""Answers after which the same request is made again, later."""
LONGEST_WAIT = 60.0
FEEDS_DEEP = 3
"""Sitemaps inside sitemaps inside sitemaps."""
_MEDIA: dict[str, MediaType] = {"text/plain": "text/plain"}


class Limits(msgspec.Struct, frozen=True):
    """How a fetch behaves.

    Attributes:
        rate: requests a second to one host at most; robots.txt may ask for fewer.
        tries: of a request that fails or meets a busy server.
        seconds: for the whole of an answer.
        private: whether private and loopback addresses are allowed.
        robots: whether robots.txt is kept.
    """

    rate: float = 1.0
    tries: int = 3
    seconds: float = 30.0
    private: bool = False
    robots: bool = True


class Known(msgspec.Struct):
    """What an earlier answer said of its page, for `304 Not Modified`."""

    etag: str | None = None
    modified: str | None = None


class Answer(msgspec.Struct, frozen=True):
    """What a server answered.

    Attributes:
        url: the last address, after redirects.
        status: of HTTP.
        headers: lower-case names.
        content: at most `MAX_BYTES` and one more.
    """

    url: str
    status: int
    headers: dict[str, str]
    content: bytes


class Fetcher:
    """Fetches pages one after another; keeps connections, rules and times of each host.

    Args:
        limits: how it behaves.
        known: address -> what an earlier answer said; brought up to date.
        sleep: waits; tests give their own.
    """

    def __init__(
        self,
        limits: Limits,
        known: dict[str, Known] | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.limits, self.known, self._sleep = limits, {} if known is None else known, sleep
        self._client = httpx.Client(
            headers={"User-Agent": f"{AGENT}/1 (news reader)"},
            timeout=limits.seconds,
            follow_redirects=False,
            trust_env=False,
            transport=_Pinned(limits.private),
        )
        self._last: dict[str, float] = {}
        self._robots = Robots(self._rules)

    def __enter__(self) -> "Fetcher":
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def page(self, url: str) -> Page | Reject | None:
        """Fetch a page; None if it has not changed since the answer that is known.

        Whatever is wrong becomes a reject with its reason.
        """
        try:
            answer = self._polite(url, self._conditions(url))
            if answer.status == httpx.codes.NOT_MODIFIED:
                return None
            page = _page(answer, url)
        except AnyqError as error:
            return Reject(url, error.code, error.message, error.remedy, url=url)
        told = answer.headers
        self.known[url] = Known(told.get("etag"), told.get("last-modified"))
        return page

    def feed(self, url: str, deep: int = FEEDS_DEEP) -> Iterator[str | Reject]:
        """Yield the addresses of a feed or sitemap, with those of the sitemaps in it."""
        try:
            answer = self._polite(url, {})
            _check(answer)
            entries = read_feed(answer.content, url)
        except AnyqError as error:
            yield Reject(url, error.code, error.message, error.remedy, url=url)
            return
        for entry in entries:
            target = urljoin(answer.url, entry.url)
            if not entry.is_feed:
                yield target
            elif deep:
                yield from self.feed(target, deep - 1)

    def _conditions(self, url: str) -> dict[str, str]:
        known = self.known.get(url, Known())
        told = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
        return {name: value for name, value in told.items() if value}

    def _polite(self, url: str, headers: dict[str, str]) -> Answer:
        """Fetch an address through its redirects; each is checked as the first was."""
        for _ in range(REDIRECTS + 1):
            if self.limits.robots and not self._robots.allows(url):
                raise Refused(f"robots.txt of {_host(url)} forbids {url}.", "Leave it out.")
            answer = self._tried(url, headers)
            target = answer.headers.get("location")
            if not 300 <= answer.status < 400 or not target or answer.status == 304:
                return answer
            url = urljoin(url, target)
        raise Refused(f"{url} is redirected more than {REDIRECTS} times.", "Leave it out.")

    def _tried(self, url: str, headers: dict[str, str]) -> Answer:
        """Fetch an address, again after a failure: each time twice as late."""
        wait = 1.0
        for left in reversed(range(self.limits.tries)):
            self._wait_turn(url)
            try:
                answer = self._once(url, headers)
            except Unreachable:
                if not left:
                    raise
            else:
                if answer.status not in BUSY or not left:
                    return answer
                wait = max(wait, _retry_after(answer.headers.get("retry-after")))
            self._sleep(min(wait, LONGEST_WAIT))
            wait *= 2
        raise Unreachable(f"{url} was not tried.", "Give at least one try.")

    def _wait_turn(self, url: str) -> None:
        host = _host(url)
        asked = self._robots.delay(url) if self.limits.robots and not _is_rules(url) else 0.0
        pause = max(1 / self.limits.rate, min(asked, LONGEST_WAIT))
        due = self._last.get(host, -pause) + pause - time.monotonic()
        if due > 0 and host in self._last:
            self._sleep(due)
        self._last[host] = time.monotonic()

    def _once(self, url: str, headers: dict[str, str]) -> Answer:
        resolve(url, private=self.limits.private)
        deadline = time.monotonic() + self.limits.seconds
        content = bytearray()
        try:
            with self._client.stream("GET", url, headers=headers) as response:
                for block in response.iter_bytes(1 << 16):
                    content += block
                    if len(content) > MAX_BYTES:
                        raise TooLarge(f"{url} has over {MAX_BYTES:,} bytes.", "Leave it out.")
                    if time.monotonic() > deadline:
                        raise Unreachable(f"{url} took too long.", "Try again later.")
                told = {name.lower(): value for name, value in response.headers.items()}
                return Answer(url, response.status_code, told, bytes(content))
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            reason = str(error) or type(error).__name__
            raise Unreachable(f"{url} gave no answer: {reason}.", "Try again later.") from error

    def _rules(self, url: str) -> tuple[int, bytes]:
        try:
            for _ in range(REDIRECTS + 1):
                answer = self._once(url, {})
                target = answer.headers.get("location")
                if not 300 <= answer.status < 400 or not target:
                    return answer.status, answer.content
                url = urljoin(url, target)
        except AnyqError:
            return 0, b""
        return 0, b""


class _Pinned(httpx.HTTPTransport):
    """Connects to the address that was checked, whatever the name answers a moment later."""

    def __init__(self, private: bool) -> None:
        super().__init__()
        self._private = private

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        address = resolve(str(request.url), private=self._private)
        request.extensions = {**request.extensions, "sni_hostname": request.url.host}
        request.url = request.url.copy_with(host=address)
        return super().handle_request(request)


def _page(answer: Answer, url: str) -> Page:
    _check(answer)
    stated, _, rest = answer.headers.get("content-type", "").partition(";")
    charset = rest.lower().partition("charset=")[2].strip(" \"'") or None
    return make_page(
        answer.content,
        url,
        media_type=_MEDIA.get(stated.strip().lower()),
        url=answer.url,
        captured_at=datetime.now(UTC).replace(microsecond=0),
        source_id=url,
        charset=charset,
    )


def _check(answer: Answer) -> None:
    if not 200 <= answer.status < 300:
        raise BadStatus(f"HTTP says {answer.status} of {answer.url}.", "Look at the address.")


def _host(url: str) -> str:
    return urlsplit(url).netloc


def _is_rules(url: str) -> bool:
    return urlsplit(url).path == "/robots.txt"


def _retry_after(value: str | None) -> float:
    """Return the seconds that a busy server asks to wait, 0 if it does not say."""
    if value is None:
        return 0.0
    if value.isdigit():
        return float(value)
    try:
        return max((parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds(), 0.0)
    except (ValueError, TypeError):
        return 0.0
