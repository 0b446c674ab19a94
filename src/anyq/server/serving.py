"""From a request to an answer: which page, in which form and language, for whom."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode

import msgspec

from anyq import __version__, output
from anyq.report.messages import LANGUAGES, Language
from anyq.server import reply, security
from anyq.server.look import Look, Shelf
from anyq.server.problems import Refused
from anyq.server.reply import Cookie, Reply
from anyq.server.settings import Settings
from anyq.server.view import Ask, Form, Moved, View

LANGUAGE = "anyq_lang"  # the cookie that remembers a reader's language
YEAR = 365 * 24 * 3600
FORMS: tuple[Form, ...] = ("json", "csv")


class Wanted(msgspec.Struct, frozen=True):
    """A request, without the framework.

    Attributes:
        path: as sent, e.g. `/article/a1.json`.
        query: the query string.
        headers: names in lower case.
        cookies: by name.
        scheme: `http` or `https`.
        client: address it came from.
    """

    path: str
    query: str
    headers: Mapping[str, str]
    cookies: Mapping[str, str]
    scheme: str = "http"
    client: str = ""

    @property
    def host(self) -> str:
        """Return the name the request was sent to."""
        return self.headers.get("host", "")


def split(path: str) -> tuple[str, Form]:
    """Return an address without the suffix of its form, and the form."""
    for form in FORMS:
        if path.endswith(f".{form}"):
            bare = path.removesuffix(f".{form}")
            return ("/" if bare == "/index" else bare), form
    return path, "html"


def language(query: Mapping[str, str], cookies: Mapping[str, str]) -> Language:
    """Return the language the address asks for, else the one remembered, else Kazakh."""
    wanted = (query.get("lang"), cookies.get(LANGUAGE))
    return next((one for said in wanted for one in LANGUAGES if one == said), "kk")


def make_ask(settings: Settings, wanted: Wanted, path: str, user: str | None, secret: str) -> Ask:
    """Say who asks, in which language, under which address."""
    pairs = parse_qsl(wanted.query, keep_blank_values=False)
    return Ask(
        lang=language(dict(pairs), wanted.cookies),
        base=settings.address or f"{wanted.scheme}://{wanted.host}",
        path=path,
        query=urlencode([pair for pair in pairs if pair[0] != "lang"]),
        user=user,
        secret=secret,
    )


def read_query(view: View[Any, Any], parts: Mapping[str, str], query: str) -> msgspec.Struct:
    """Return what a page is asked, from the parts of its address and the query string.

    Raises:
        Refused: a field has a value it cannot have.
    """
    given = {key: value for key, value in parse_qsl(query) if key not in parts}
    try:
        return msgspec.convert({**given, **parts}, view.query, strict=False)
    except msgspec.ValidationError as error:
        raise Refused(
            400, "bad_query", f"{error}.", "See the fields of this address in /openapi.json."
        ) from error


def show(
    view: View[Any, Any],
    shelf: Shelf,
    wanted: Wanted,
    ask: Ask,
    form: Form,
    parts: dict[str, str],
) -> Reply:
    """Answer with a page of the record.

    Raises:
        AnyqError: it cannot be had.
        Refused: it cannot be asked so.
    """
    if form == "csv" and not view.columns:
        raise Refused(404, "no_table", f"{ask.path} is no table.", "Ask for it as .json.")
    query = read_query(view, parts, wanted.query)
    head = {**(security.CARD if view.framed else security.PAGE), "Cache-Control": "no-cache"}
    with Look.at(shelf) as look:
        etag = reply.mark(
            __version__,
            look.state,
            ask.path,
            ask.query,
            form,
            ask.lang,
            str(ask.user),
            ask.base,
        )
        head["ETag"] = etag
        if reply.has(wanted.headers.get("if-none-match"), etag):
            return Reply(304, b"", head)
        try:
            found = view.find(look, query)
        except Moved as moved:
            suffix = "" if form == "html" else f".{form}"
            return Reply(308, b"", {**head, "Location": f"{moved.to}{suffix}"})
        content = _content(view, found, query, ask, form)
        if not look.fresh:  # of an earlier state: nobody should keep it
            del head["ETag"]
    packs = "gzip" in wanted.headers.get("accept-encoding", "")
    content, described = reply.body(content, reply.MEDIA[form], packs)
    return Reply(200, content, {**head, **described}, remember(wanted, ask.lang))


def _content(
    view: View[Any, Any], found: object, query: msgspec.Struct, ask: Ask, form: Form
) -> bytes:
    if form == "json":
        return output.json(view.json(found)) + b"\n"
    if form == "csv":
        return reply.table(view.columns, view.rows(found))
    return view.html(found, query, ask).encode()


def remember(wanted: Wanted, lang: Language) -> tuple[Cookie, ...]:
    """Keep the language a reader has just chosen."""
    if "lang=" not in wanted.query or wanted.cookies.get(LANGUAGE) == lang:
        return ()
    return (Cookie(LANGUAGE, lang, YEAR, hidden=False, secure=wanted.scheme == "https"),)
