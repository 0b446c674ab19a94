"""The application: addresses, what guards them, and what an error looks like."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

import anyio.to_thread
import msgspec
from anyio import CapacityLimiter
from litestar import Litestar, Request, Response
from litestar.exceptions import HTTPException, NotFoundException
from litestar.handlers import HTTPRouteHandler

from anyq.errors import AnyqError, Internal
from anyq.record import Record
from anyq.server import problems, reply, security, serving, settings
from anyq.server.assets import assets
from anyq.server.drawing import template
from anyq.server.memory import Memory
from anyq.server.problems import Problem, Refused
from anyq.server.reply import Reply
from anyq.server.serving import Wanted
from anyq.server.settings import Settings
from anyq.server.site import VIEWS
from anyq.server.view import View

Asked = Request[Any, Any, Any]
Handler = Callable[[Asked], Awaitable[Response[bytes]]]
THREADS = 4  # that read the record and draw pages, in one process: Python runs one at a time
FOREVER = "public, max-age=31536000, immutable"


class Site:
    """A record served under some settings."""

    def __init__(self, told: Settings) -> None:
        self.settings = told
        self.record = Record.open(told.place)
        self.memory = Memory()
        self.threads = CapacityLimiter(THREADS)

    def close(self) -> None:
        """Close the record."""
        self.record.close()


def create(told: Settings) -> Litestar:
    """Return the application that serves a record.

    Raises:
        RecordError: the record cannot be opened.
    """
    site = Site(told)

    @asynccontextmanager
    async def lifespan(_: Litestar) -> AsyncIterator[None]:
        yield
        site.close()

    return Litestar(
        [*(_page(site, view) for view in VIEWS), _static(site)],
        exception_handlers={
            AnyqError: partial(_error, site),
            Refused: partial(_refused, site),
            HTTPException: partial(_http, site),
            Exception: partial(_fault, site),
        },
        lifespan=[lifespan],
        openapi_config=None,
        request_max_body_size=told.upload,
        logging_config=None,
    )


def from_environment() -> Litestar:
    """Return the application of the settings this process was started with."""
    return create(settings.restore())


def wanted(request: Asked) -> Wanted:
    """Return a request without the framework."""
    return Wanted(
        path=request.url.path,
        query=request.url.query,
        headers=dict(request.headers),
        cookies=request.cookies,
        scheme=request.url.scheme,
        client=request.client.host if request.client else "",
    )


def respond(found: Reply) -> Response[bytes]:
    """Return an answer as the framework's."""
    media = found.headers.get("Content-Type", "text/plain")
    made = Response(
        found.content, status_code=found.status, media_type=media, headers=found.headers
    )
    for line in found.cookies:
        made.headers["Set-Cookie"] = line
    return made


def _page(site: Site, view: View[Any, Any]) -> HTTPRouteHandler:
    """Return the handler of a page in all its forms."""
    path = view.path.replace("}", ":str}")
    paths = [path]
    if not path.endswith("}"):
        bare = "/index" if path == "/" else path
        paths += [f"{bare}.json", *([f"{bare}.csv"] if view.columns else [])]

    async def handle(request: Asked) -> Response[bytes]:
        asked = wanted(request)
        security.check_host(site.settings, asked.host)
        path, form = serving.split(asked.path)
        ask = serving.make_ask(site.settings, asked, path, None, "")
        parts = {name: str(value) for name, value in request.path_params.items()}
        if form != "html" and parts:
            last = list(parts)[-1]
            parts[last] = parts[last].removesuffix(f".{form}")
        made = partial(serving.show, view, site.record, site.memory, asked, ask, form, parts)
        return respond(await anyio.to_thread.run_sync(made, limiter=site.threads))

    return HTTPRouteHandler(paths, http_method="GET")(handle)


def _static(site: Site) -> HTTPRouteHandler:
    async def handle(request: Asked, name: str) -> Response[bytes]:
        found = assets().get(name.lstrip("/"))
        if found is None:
            raise NotFoundException
        current = request.url.query == f"v={found.mark}"
        headers = {
            **security.HEADERS,
            "Content-Type": found.media_type,
            "Cache-Control": FOREVER if current else "no-cache",
            "ETag": f'"{found.mark}"',
            "Vary": "Accept-Encoding",
        }
        if reply.has(request.headers.get("if-none-match"), f'"{found.mark}"'):
            return respond(Reply(304, b"", headers))
        if found.packed and "gzip" in request.headers.get("accept-encoding", ""):
            return respond(Reply(200, found.packed, {**headers, "Content-Encoding": "gzip"}))
        return respond(Reply(200, found.content, headers))

    return HTTPRouteHandler("/static/{name:path}", http_method="GET")(handle)


def _answer(
    site: Site, request: Asked, problem: Problem, headers: dict[str, str]
) -> Response[bytes]:
    """Say what is wrong: to a program as a problem, to a person as a page."""
    asked = wanted(request)
    path, form = serving.split(asked.path)
    problem = msgspec.structs.replace(problem, instance=asked.path)
    head = {**security.PAGE, "Cache-Control": "no-store", **headers}
    if form != "html" or asked.path.startswith("/api/") or "html" not in _accepts(asked):
        content = msgspec.json.encode(problem)
        return respond(
            Reply(problem.status, content, {**head, "Content-Type": problems.MEDIA_TYPE})
        )
    ask = serving.make_ask(site.settings, asked, path, None, "")
    drawn = template("problem.html", ask.lang).render(problem=problem, ask=ask)
    media = {"Content-Type": reply.MEDIA["html"]}
    return respond(Reply(problem.status, drawn.encode(), {**head, **media}))


def _accepts(asked: Wanted) -> str:
    return asked.headers.get("accept", "")


def _error(site: Site, request: Asked, error: AnyqError) -> Response[bytes]:
    problem = problems.of(error)
    headers = {"Retry-After": "5"} if problem.status == 503 else {}
    return _answer(site, request, problem, headers)


def _refused(site: Site, request: Asked, error: Refused) -> Response[bytes]:
    return _answer(site, request, error.problem, error.headers)


def _http(site: Site, request: Asked, error: HTTPException) -> Response[bytes]:
    return _answer(
        site, request, problems.http(error.status_code, error.detail, request.url.path), {}
    )


def _fault(site: Site, request: Asked, error: Exception) -> Response[bytes]:
    said = Internal(f"Anyq failed: {error!r}.", "This is a fault of Anyq: please report it.")
    return _answer(site, request, problems.of(said), {})
