"""What is sent to the site: pages to read and to keep, tokens to sign in with."""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

import msgspec

from anyq import output
from anyq.errors import AnyqError, EmptyPage
from anyq.page import Page
from anyq.pipeline import read
from anyq.record import Record
from anyq.server import incoming, reply, security, sessions
from anyq.server.drawing import template
from anyq.server.incoming import Capture, Sent
from anyq.server.limits import Limit
from anyq.server.problems import Problem, Refused
from anyq.server.problems import of as problem_of
from anyq.server.reply import Reply
from anyq.server.serving import Wanted
from anyq.server.tokens import Tokens
from anyq.server.view import Ask
from anyq.server.views.article import Drawn, draw

MOST = 20  # pages of one form
HEAD = {**security.PAGE, "Cache-Control": "no-store"}
ATTEMPTS = 10  # to sign in, a minute


class File(msgspec.Struct, frozen=True):
    """A file of a form."""

    name: str
    media_type: str
    content: bytes


class Form(msgspec.Struct, frozen=True):
    """A form that was sent."""

    fields: Mapping[str, str]
    files: Sequence[File] = ()


class Desk(msgspec.Struct, frozen=True):
    """Where what is sent arrives.

    Attributes:
        record: it may be kept in.
        tokens: of those who may keep.
        pages, attempts: how much one address may send.
    """

    record: Record
    tokens: Tokens
    pages: Limit
    attempts: Limit


class Kept(msgspec.Struct, frozen=True):
    """A page of a form, read: its parts for the template, or why it could not be read."""

    name: str
    sent: Mapping[str, str]
    page: Drawn | None
    error: Problem | None


def page(name: str, ask: Ask, status: int = 200, **values: object) -> Reply:
    """Draw a page that nobody keeps."""
    drawn = template(name, ask.lang).render(ask=ask, **values).encode()
    return Reply(status, drawn, {**HEAD, "Content-Type": reply.MEDIA["html"]})


def show_form(desk: Desk, wanted: Wanted, ask: Ask, form: Form) -> Reply:
    """`GET /add`: the form."""
    return page("add.html", ask)


def read_form(desk: Desk, wanted: Wanted, ask: Ask, form: Form) -> Reply:
    """`POST /add`: read what was sent, and show it."""
    sessions.check_form(wanted, form.fields)
    known = msgspec.convert({key: form.fields.get(key, "").strip() for key in KNOWN}, Capture)
    given = [file for file in form.files if file.content]
    text = form.fields.get("text", "")
    if text.strip():
        given.append(File("—", "", text.encode("utf-8", "replace")))  # HTML, or plain text
    if not given:
        raise EmptyPage("No page was given.", "Choose files, or paste a text.")
    if len(given) > MOST:
        raise Refused(413, "too_large", f"{len(given)} pages.", f"Send {MOST} at most.")
    desk.pages.take(wanted.client, len(given))
    found = [_read(file, known) for file in given]
    if len(found) == 1 and found[0].page:
        return page("article.html", ask, page=found[0].page, kept=False, sent=found[0].sent)
    return page("several.html", ask, found=found)


KNOWN = Capture.__struct_fields__


def _read(file: File, known: Capture) -> Kept:
    """Read a file of a form."""
    try:
        got = incoming.upload(file.content, file.name, known, file.media_type)
        shown = draw(read(got))
    except AnyqError as error:
        return Kept(file.name, {}, None, problem_of(error))
    return Kept(file.name, hidden(got, known), shown, None)


def hidden(value: Page, known: Capture) -> dict[str, str]:
    """Return the fields that bring a page back when it is to be kept."""
    return {
        "content": incoming.packed(value),
        "media_type": value.media_type,
        **{name: getattr(known, name) for name in KNOWN},
    }


def keep_form(desk: Desk, wanted: Wanted, ask: Ask, form: Form) -> Reply:
    """`POST /add/keep`: keep a page that was read."""
    sessions.check_form(wanted, form.fields)
    if ask.user is None:
        raise sessions.sign_in_first(html=True)
    desk.pages.take(wanted.client)
    known = msgspec.convert({key: form.fields.get(key, "") for key in KNOWN}, Capture)
    content = incoming.unpacked(form.fields.get("content", ""))
    kind = form.fields.get("media_type", "")
    added = incoming.keep(desk.record, incoming.upload(content, "the page", known, kind))
    return Reply(303, b"", {**HEAD, "Location": f"/article/{added.article}"})


def show_sign_in(desk: Desk, wanted: Wanted, ask: Ask, form: Form) -> Reply:
    """`GET /sign-in`: the form for a token."""
    return page("sign_in.html", ask, wrong=False, to=_local(form.fields.get("to", "")))


def sign_in(desk: Desk, wanted: Wanted, ask: Ask, form: Form) -> Reply:
    """`POST /sign-in`: remember a token in the browser."""
    sessions.check_form(wanted, form.fields)
    desk.attempts.take(wanted.client)
    token, to = form.fields.get("token", "").strip(), _local(form.fields.get("to", ""))
    if desk.tokens.holder(token) is None:
        return page("sign_in.html", ask, 403, wrong=True, to=to)
    cookie = sessions.cookie(wanted, sessions.TOKEN, token, sessions.DAYS)
    return Reply(303, b"", {**HEAD, "Location": to}, (cookie,))


def sign_out(desk: Desk, wanted: Wanted, ask: Ask, form: Form) -> Reply:
    """`POST /sign-out`: forget the token."""
    sessions.check_form(wanted, form.fields)
    cookie = sessions.cookie(wanted, sessions.TOKEN, "", 0)
    return Reply(303, b"", {**HEAD, "Location": "/"}, (cookie,))


def _local(to: str) -> str:
    """Return an address of this site; the first page for any other."""
    return to if to.startswith("/") and not to.startswith(("//", "/\\")) else "/"


def api_read(desk: Desk, wanted: Wanted, ask: Ask, body: bytes) -> Reply:
    """`POST /api/read`: read a page without keeping it."""
    desk.pages.take(wanted.client)
    found = output.reading(read(_sent(wanted, body)))
    return _json(200, output.json(found))


def api_keep(desk: Desk, wanted: Wanted, ask: Ask, body: bytes) -> Reply:
    """`POST /api/pages`: read a page and keep it."""
    if sessions.bearer(wanted) is None or ask.user is None:
        raise sessions.sign_in_first(html=False)
    desk.pages.take(wanted.client)
    added = incoming.keep(desk.record, _sent(wanted, body))
    head = {"Location": f"/article/{added.article}"}
    return _json(201 if added.news == "article" else 200, msgspec.json.encode(added), head)


def _sent(wanted: Wanted, body: bytes) -> Page:
    """Return the page in the body of a request: JSON, or the page itself."""
    kind = wanted.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind in incoming.TYPES:
        return incoming.upload(body, "what was sent", Capture(), kind)
    if kind != "application/json":
        raise Refused(
            415,
            "bad_type",
            f"A page cannot be sent as {kind or 'nothing'!r}.",
            "Send application/json, text/plain or text/html.",
        )
    try:
        return incoming.page(msgspec.json.decode(body, type=Sent))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Refused(400, "bad_body", f"{error}.", "See /openapi.json.") from error


def _json(status: int, content: bytes, headers: Mapping[str, str] | None = None) -> Reply:
    head = {**HEAD, "Content-Type": reply.MEDIA["json"], **(headers or {})}
    return Reply(status, content + b"\n", head)


Method = Literal["GET", "POST"]
Answer = Callable[[Desk, Wanted, Ask, Form], Reply]
Call = Callable[[Desk, Wanted, Ask, bytes], Reply]
FORMS: tuple[tuple[Method, str, Answer], ...] = (
    ("GET", "/add", show_form),
    ("POST", "/add", read_form),
    ("POST", "/add/keep", keep_form),
    ("GET", "/sign-in", show_sign_in),
    ("POST", "/sign-in", sign_in),
    ("POST", "/sign-out", sign_out),
)
CALLS: tuple[tuple[str, Call], ...] = (("/api/read", api_read), ("/api/pages", api_keep))
