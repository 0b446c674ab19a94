"""The handlers of addresses: from the framework's request to an answer, and back."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import anyio.to_thread
import msgspec
from anyio import CapacityLimiter
from litestar import Request, Response
from litestar.datastructures import UploadFile
from litestar.exceptions import NotFoundException
from litestar.handlers import HTTPRouteHandler

from anyq.record import Record
from anyq.server import actions, openapi, reply, security, serving, sessions
from anyq.server.actions import Answer, Call, Desk, File, Form, Method
from anyq.server.assets import assets
from anyq.server.limits import Limit
from anyq.server.look import Look, Shelf
from anyq.server.reply import Reply
from anyq.server.serving import Wanted
from anyq.server.settings import Settings
from anyq.server.tokens import Tokens
from anyq.server.view import View

Asked = Request[Any, Any, Any]
THREADS = 4  # that read the record and draw pages, in one process: Python runs one at a time
FOREVER = "public, max-age=31536000, immutable"


class Site:
    """A record served under some settings."""

    def __init__(self, told: Settings) -> None:
        self.settings = told
        self.record = Record.open(told.place)
        self.shelf = Shelf(self.record)
        self.tokens = Tokens(Path(told.tokens))
        self.desk = Desk(self.record, self.tokens, Limit(told.rate), Limit(actions.ATTEMPTS))
        self.threads = CapacityLimiter(THREADS)

    async def run(self, work: Callable[[], Reply]) -> Response[bytes]:
        """Do work that waits for the record in a thread, and answer with what it makes."""
        return respond(await anyio.to_thread.run_sync(work, limiter=self.threads))

    def guard(self, wanted: Wanted) -> str | None:
        """Return the name of the token a request carries.

        Raises:
            Refused: it was sent under a name that is not this server's.
        """
        security.check_host(self.settings, wanted.host)
        return sessions.holder(self.tokens, wanted)

    def admit(self, wanted: Wanted) -> str | None:
        """Return the name of the token of a reader, None where reading needs none.

        Raises:
            Refused: reading needs one.
        """
        user = self.guard(wanted)
        if user is None and not self.settings.public:
            raise sessions.sign_in_first(html=serving.split(wanted.path)[1] == "html")
        return user


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
    for one in found.cookies:
        made.set_cookie(
            key=one.name,
            value=one.value,
            max_age=one.age,
            secure=one.secure,
            httponly=one.hidden,
            samesite="strict" if one.hidden else "lax",
        )
    return made


def page(site: Site, view: View[Any, Any]) -> HTTPRouteHandler:
    """Return the handler of a page in all its forms."""
    path = view.path.replace("}", ":str}")
    paths = [path]
    if not path.endswith("}"):
        paths += [openapi.address(view, form) for form in openapi.forms(view)[1:]]

    async def handle(request: Asked) -> Response[bytes]:
        asked = wanted(request)
        user = site.guard(asked) if view.open else site.admit(asked)
        bare, kind = serving.split(asked.path)
        ask = serving.make_ask(site.settings, asked, bare, user, "")
        parts = {name: str(value) for name, value in request.path_params.items()}
        if kind != "html" and parts:
            last = list(parts)[-1]
            parts[last] = parts[last].removesuffix(f".{kind}")
        return await site.run(partial(serving.show, view, site.shelf, asked, ask, kind, parts))

    return HTTPRouteHandler(paths, http_method="GET")(handle)


def form(site: Site, method: Method, path: str, answer: Answer) -> HTTPRouteHandler:
    """Return the handler of a form."""

    async def handle(request: Asked) -> Response[bytes]:
        asked = wanted(request)
        signing = path.startswith("/sign-")
        user = site.guard(asked) if signing else site.admit(asked)
        secret, cookies = sessions.secret(asked)
        ask = serving.make_ask(site.settings, asked, path, user, secret)
        given = await _sent(request) if method == "POST" else Form(dict(request.query_params))

        def work() -> Reply:
            found = answer(site.desk, asked, ask, given)
            return msgspec.structs.replace(found, cookies=(*found.cookies, *cookies))

        return await site.run(work)

    return HTTPRouteHandler(path, http_method=method, status_code=200)(handle)


async def _sent(request: Asked) -> Form:
    """Return the fields and files of a form."""
    fields: dict[str, str] = {}
    files: list[File] = []
    for name, value in (await request.form()).multi_items():
        if isinstance(value, UploadFile):
            files.append(File(value.filename, value.content_type, await value.read()))
        else:
            fields[name] = str(value)
    return Form(fields, files)


def call(site: Site, path: str, answer: Call) -> HTTPRouteHandler:
    """Return the handler of what programs send."""

    async def handle(request: Asked) -> Response[bytes]:
        asked = wanted(request)
        user = site.admit(asked)
        ask = serving.make_ask(site.settings, asked, path, user, "")
        return await site.run(partial(answer, site.desk, asked, ask, await request.body()))

    return HTTPRouteHandler(path, http_method="POST", status_code=200)(handle)


def files(site: Site) -> list[HTTPRouteHandler]:
    """Return the handlers of what stays as it is while the server runs."""

    async def described(request: Asked) -> Response[bytes]:
        site.guard(wanted(request))
        head = {**security.HEADERS, "Content-Type": reply.MEDIA["json"]}
        return respond(Reply(200, openapi.document(), head))

    async def well(request: Asked) -> Response[bytes]:
        def work() -> Reply:
            with Look.at(site.shelf):
                pass
            return Reply(200, b"ok\n", {**security.HEADERS, "Content-Type": "text/plain"})

        return await site.run(work)

    return [
        _static(site),
        HTTPRouteHandler("/openapi.json", http_method="GET")(described),
        HTTPRouteHandler("/health", http_method="GET")(well),
    ]


def _static(site: Site) -> HTTPRouteHandler:
    async def handle(request: Asked) -> Response[bytes]:
        found = assets().get(str(request.path_params["name"]).lstrip("/"))
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
