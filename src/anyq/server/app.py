"""The application: every address, and what an error looks like."""

import gc
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

import msgspec
from litestar import Litestar, Response
from litestar.exceptions import HTTPException

from anyq.errors import AnyqError, Internal
from anyq.server import handlers, problems, reply, security, serving, settings
from anyq.server.actions import CALLS, FORMS
from anyq.server.drawing import template
from anyq.server.handlers import Asked, Site, respond
from anyq.server.problems import Problem, Refused
from anyq.server.reply import Reply
from anyq.server.settings import Settings
from anyq.server.site import VIEWS


def create(told: Settings) -> Litestar:
    """Return the application that serves a record.

    Raises:
        RecordError: the record cannot be opened.
    """
    site = Site(told)

    @asynccontextmanager
    async def lifespan(_: Litestar) -> AsyncIterator[None]:
        yield
        site.record.close()

    return Litestar(
        [
            *(handlers.page(site, view) for view in VIEWS),
            *(handlers.form(site, method, path, answer) for method, path, answer in FORMS),
            *(handlers.call(site, path, call) for path, call in CALLS),
            *handlers.files(site),
        ],
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
    """Return the application of the settings this process was started with.

    What is imported and compiled by now lives as long as the process: the collector need not look
    through it for every few pages (3.9 ms a page against 4.8, mean of three runs in turn).
    """
    made = create(settings.restore())
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000)
    return made


def _answer(
    site: Site, request: Asked, problem: Problem, headers: dict[str, str]
) -> Response[bytes]:
    """Say what is wrong: to a program as a problem, to a person as a page."""
    asked = handlers.wanted(request)
    path, form = serving.split(asked.path)
    problem = msgspec.structs.replace(problem, instance=asked.path)
    head = {**security.PAGE, "Cache-Control": "no-store", **headers}
    if (
        form != "html"
        or asked.path.startswith("/api/")
        or "html" not in asked.headers.get("accept", "")
    ):
        content = msgspec.json.encode(problem)
        return respond(
            Reply(problem.status, content, {**head, "Content-Type": problems.MEDIA_TYPE})
        )
    ask = serving.make_ask(site.settings, asked, path, None, "")
    drawn = template("problem.html", ask.lang).render(problem=problem, ask=ask)
    media = {"Content-Type": reply.MEDIA["html"]}
    return respond(Reply(problem.status, drawn.encode(), {**head, **media}))


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
    """Tell of a fault of ours; what it was goes to the log, not to the reader."""
    logging.getLogger("uvicorn.error").error("%s failed", request.url.path, exc_info=error)
    said = Internal(f"Anyq failed on {request.url.path}.", "This is a fault of Anyq: report it.")
    return _answer(site, request, problems.of(said), {})
