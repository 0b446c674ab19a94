"""Fetching from a server of our own on this machine; nothing else is asked."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from anyq.capture import Reject, addresses
from anyq.capture.fetch import Fetcher, Limits
from anyq.errors import Refused
from anyq.page import Page

HTML = "<html><body><h1>Көпір ашылды</h1><p>Қалада жаңа көпір ашылды.</p></body></html>"
LIMITS = Limits(rate=1000, private=True, seconds=2)


class Site(BaseHTTPRequestHandler):
    """Answers by the path that is asked for; counts what was asked."""

    asked: list[str]
    rules = b"User-agent: *\nDisallow: /closed\n"

    def do_GET(self) -> None:
        self.asked.append(self.path)
        answer = getattr(self, f"get_{self.path.strip('/').partition('/')[0].partition('.')[0]}")
        status, headers, content = answer()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def get_robots(self) -> tuple[int, dict[str, str], bytes]:
        return 200, {}, self.rules

    def get_page(self) -> tuple[int, dict[str, str], bytes]:
        if self.headers.get("If-None-Match") == '"1"':
            return 304, {}, b""
        return 200, {"Content-Type": "text/html; charset=utf-8", "ETag": '"1"'}, HTML.encode()

    def get_closed(self) -> tuple[int, dict[str, str], bytes]:
        return 200, {}, HTML.encode()

    def get_moved(self) -> tuple[int, dict[str, str], bytes]:
        return 302, {"Location": "/page/1"}, b""

    def get_outside(self) -> tuple[int, dict[str, str], bytes]:
        return 302, {"Location": "file:///etc/passwd"}, b""

    def get_loop(self) -> tuple[int, dict[str, str], bytes]:
        return 302, {"Location": "/loop"}, b""

    def get_missing(self) -> tuple[int, dict[str, str], bytes]:
        return 404, {}, b"none"

    def get_busy(self) -> tuple[int, dict[str, str], bytes]:
        if self.asked.count("/busy") < 3:
            return 503, {"Retry-After": "7"}, b""
        return self.get_page()

    def get_huge(self) -> tuple[int, dict[str, str], bytes]:
        return 200, {"Content-Type": "text/html"}, b"<p>" + b"a" * (17 << 20)

    def get_sitemap(self) -> tuple[int, dict[str, str], bytes]:
        if self.path == "/sitemap.xml":
            return 200, {}, b"<sitemapindex><sitemap><loc>/sitemap/2</loc></sitemap></sitemapindex>"
        return (
            200,
            {},
            b"<urlset><url><loc>/page/1</loc></url><url><loc>/page/2</loc></url></urlset>",
        )

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[str]:
    handler = type("Asked", (Site,), {"asked": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    waits: list[float] = []
    with Fetcher(LIMITS, sleep=waits.append) as made:
        made.waits = waits  # type: ignore[attr-defined]  # the test looks at them
        yield made


def test_a_page_comes_with_what_the_server_said(site: str, fetcher: Fetcher) -> None:
    page = fetcher.page(f"{site}/page/1")
    assert isinstance(page, Page)
    assert (page.url, page.charset, page.media_type) == (f"{site}/page/1", "utf-8", "text/html")
    assert page.content == HTML.encode()
    assert page.captured_at is not None


def test_what_has_not_changed_is_not_fetched_again(site: str, fetcher: Fetcher) -> None:
    assert isinstance(fetcher.page(f"{site}/page/1"), Page)
    assert fetcher.known[f"{site}/page/1"].etag == '"1"'
    assert fetcher.page(f"{site}/page/1") is None


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/closed/1", "refused"),
        ("/missing", "bad_status"),
        ("/outside", "refused"),
        ("/loop", "refused"),
        ("/huge", "too_large"),
    ],
)
def test_what_cannot_be_fetched_says_why(site: str, fetcher: Fetcher, path: str, code: str) -> None:
    found = fetcher.page(site + path)
    assert isinstance(found, Reject)
    assert (found.code, found.url) == (code, site + path)


def test_a_redirect_is_followed(site: str, fetcher: Fetcher) -> None:
    page = fetcher.page(f"{site}/moved")
    assert isinstance(page, Page)
    assert page.url == f"{site}/page/1"


def test_a_busy_server_is_asked_again_when_it_says(site: str, fetcher: Fetcher) -> None:
    assert isinstance(fetcher.page(f"{site}/busy"), Page)
    assert [wait for wait in fetcher.waits if wait >= 1] == [7.0, 14.0]  # type: ignore[attr-defined]


def test_feeds_lead_to_pages_through_their_sitemaps(site: str, fetcher: Fetcher) -> None:
    assert list(fetcher.feed(f"{site}/sitemap.xml")) == [f"{site}/page/1", f"{site}/page/2"]


def test_a_host_is_asked_at_its_rate(site: str) -> None:
    waits: list[float] = []
    with Fetcher(Limits(rate=0.5, private=True), sleep=waits.append) as fetcher:
        fetcher.page(f"{site}/page/1")
        fetcher.page(f"{site}/page/2")
    assert all(1.5 < wait <= 2 for wait in waits)
    assert len(waits) == 1  # between the pages


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/", "http://localhost/", "http://[::1]/"])
def test_private_addresses_are_refused_unless_asked(url: str) -> None:
    with Fetcher(Limits(rate=1000)) as fetcher:
        found = fetcher.page(url)
    assert isinstance(found, Reject)
    assert found.code == "refused"


@pytest.mark.parametrize(
    "host",
    [
        "10.0.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "0.0.0.0",
        "100.64.0.1",
        "[::ffff:127.0.0.1]",
        "[fe80::1]",
        "[2002:7f00:1::]",
        "[fd00::1]",
        "2130706433",
        "0x7f.1",
    ],
)
def test_every_spelling_of_a_private_address_is_refused(host: str) -> None:
    with pytest.raises(Refused):
        addresses.resolve(f"http://{host}/")


def test_a_name_that_turns_private_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = [(2, 1, 6, "", ("192.168.0.9", 80))]
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: answer)
    with pytest.raises(Refused, match=r"192\.168\.0\.9"):
        addresses.resolve("http://news.example/")


@pytest.mark.parametrize(
    "url", ["ftp://a.kz/", "file:///etc/passwd", "http://u:p@a.kz/", "x", "http://["]
)
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(Refused):
        addresses.resolve(url)
