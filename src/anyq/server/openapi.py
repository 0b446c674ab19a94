"""The OpenAPI 3.1 document of the site, made from its pages and their types."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import msgspec

from anyq import __version__, output
from anyq.record import Added
from anyq.server import reply
from anyq.server.incoming import Sent
from anyq.server.problems import MEDIA_TYPE, Problem
from anyq.server.site import VIEWS
from anyq.server.view import Form, View

Json = Mapping[str, object]
Node = dict[str, object]
REFERENCE = "#/components/schemas/{name}"
PROBLEMS = {
    "400": "A field has a value it cannot have",
    "401": "Reading needs a token here",
    "404": "There is no such thing",
    "421": "This server does not answer under that name",
    "503": "The record cannot be had now",
}
SENDING = {
    "400": "The body is not of the documented form",
    "401": "This needs a token",
    "413": "Too large",
    "415": "Of another type",
    "421": "This server does not answer under that name",
    "422": "The page cannot be read; `type` says why",
    "429": "Too much in too little time",
    "503": "The record cannot be had now",
    "507": "No room left",
}
_FIELD = re.compile(r"{(\w+)}")


@cache
def document() -> bytes:
    """Return the document."""
    types = [view.shape for view in VIEWS] + [view.query for view in VIEWS]
    others = [Problem, Sent, output.ReadingOut, Added]
    _, schemas = msgspec.json.schema_components([*types, *others], ref_template=REFERENCE)
    paths: Node = {}
    for view in VIEWS:
        for form in forms(view):
            paths[address(view, form)] = {"get": _get(view, form, schemas)}
    paths["/api/read"] = {"post": _post("Read a page without keeping it", "ReadingOut", {"200"})}
    keep = _post("Read a page and keep it", "Added", {"200", "201"})
    paths["/api/pages"] = {"post": {**keep, "security": [{"token": []}]}}
    return msgspec.json.encode(
        {
            "openapi": "3.1.0",
            "info": {
                "title": "Anyq",
                "version": __version__,
                "description": "Reads the Kazakh-language press and keeps a record that can be "
                "checked. Every page is also JSON, every table CSV.",
            },
            "paths": paths,
            "components": {
                "schemas": _numbers(schemas),
                "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            },
        }
    )


def forms(view: View[Any, Any]) -> tuple[Form, ...]:
    """Return the forms a page has."""
    return ("html", "json", "csv") if view.columns else ("html", "json")


def address(view: View[Any, Any], form: Form) -> str:
    """Return the address of a page in a form."""
    if form == "html":
        return view.path
    return f"{'/index' if view.path == '/' else view.path}.{form}"


def _get(view: View[Any, Any], form: Form, schemas: Mapping[str, Any]) -> Node:
    content: Node = {"schema": {"type": "string"}}
    if form == "json":
        content = {"schema": _reference(view.shape.__name__)}
    media = reply.MEDIA[form].partition(";")[0]
    return {
        "summary": view.summary,
        "operationId": re.sub(r"\W+", "_", address(view, form)).strip("_") or "home",
        "parameters": list(_parameters(view, schemas)),
        "responses": {
            "200": {"description": "Found", "content": {media: content}},
            "304": {"description": "As it was: `If-None-Match` names its ETag"},
            "308": {"description": "It has another address"},
            **_problems(PROBLEMS),
        },
    }


def _parameters(view: View[Any, Any], schemas: Mapping[str, Any]) -> Iterator[Json]:
    """Yield the fields of a page's address and of its query string."""
    inside = _FIELD.findall(view.path)
    fields = schemas[view.query.__name__]["properties"]
    for name, schema in fields.items():
        place = "path" if name in inside else "query"
        yield {"name": name, "in": place, "required": place == "path", "schema": _plain(schema)}
    yield {"name": "lang", "in": "query", "schema": {"enum": ["kk", "ru", "en"]}}


def _plain(schema: Mapping[str, Any]) -> Json:
    """Return the schema of a value that stands in an address, where nothing is null."""
    if "anyOf" not in schema:
        return {key: value for key, value in schema.items() if key != "default"}
    (one,) = (part for part in schema["anyOf"] if part.get("type") != "null")
    return _without_null(one)


def _without_null(schema: Mapping[str, Any]) -> Json:
    if "enum" not in schema:
        return schema
    return {**schema, "enum": [value for value in schema["enum"] if value is not None]}


def _post(summary: str, shape: str, done: set[str]) -> Node:
    page: Node = {"schema": {"type": "string"}}
    answer: Node = {"application/json": {"schema": _reference(shape)}}
    return {
        "summary": summary,
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {"schema": _reference("Sent")},
                "text/plain": page,
                "text/html": page,
            },
        },
        "responses": {
            **{status: {"description": "Read", "content": answer} for status in sorted(done)},
            **_problems(SENDING),
        },
    }


def _problems(known: Mapping[str, str]) -> Node:
    content = {MEDIA_TYPE: {"schema": _reference("Problem")}}
    return {status: {"description": said, "content": content} for status, said in known.items()}


def _reference(name: str) -> Node:
    return {"$ref": REFERENCE.format(name=name)}


def _numbers(value: object) -> object:
    """Say `number` where msgspec's schema says a decimal is a string: see `output.json`."""
    if isinstance(value, dict):
        if value.get("format") == "decimal":
            return {"type": "number"}
        return {key: _numbers(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_numbers(item) for item in value]
    return value
