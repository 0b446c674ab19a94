"""docs/web.md and the site name the same addresses."""

import json
import re
from pathlib import Path
from typing import Any

from litestar import Litestar
from litestar.testing import TestClient

from anyq.server import openapi
from anyq.server.actions import CALLS, FORMS
from anyq.server.app import create
from anyq.server.settings import Settings
from anyq.server.site import VIEWS

DOCS = Path(__file__).parents[2] / "docs/web.md"
_ROW = re.compile(r"^\| `(/[^`]*)` \| ([^|]*) \|", re.M)


def documented() -> dict[str, str]:
    """Return what stands beside each address in the tables."""
    return {path: beside.strip() for path, beside in _ROW.findall(DOCS.read_text())}


def routes(app: Litestar) -> set[str]:
    """Return every address the application answers."""
    found = {re.sub(r":\w+}", "}", route.path) for route in app.routes}
    return {path for path in found if not path.endswith((".csv",)) and path != "/index.json"} - {
        openapi.address(view, form) for view in VIEWS for form in openapi.forms(view)[1:]
    }


def test_every_address_is_documented_and_is_there(place: Path, tokens: Path) -> None:
    app = create(Settings(str(place), str(tokens)))
    with TestClient(app):
        assert routes(app) == set(documented())


def test_forms_of_pages_are_documented() -> None:
    told = documented()
    for view in VIEWS:
        forms = re.findall(r"\.(\w+)", told[view.path])
        assert forms == list(openapi.forms(view)[1:]), view.path


def test_methods_are_documented() -> None:
    told = documented()
    for path in {path for _, path, _ in FORMS}:
        methods = ", ".join(sorted(method for method, one, _ in FORMS if one == path))
        assert told[path] == methods, path
    assert all(told[path] == "POST" for path, _ in CALLS)


def test_every_field_of_a_query_is_documented() -> None:
    text = DOCS.read_text()
    for view in VIEWS:
        for field in view.query.__struct_fields__:
            assert f"`{field}" in text or f"{{{field}}}" in text, (view.path, field)


def test_the_document_describes_what_is_served(client: Any) -> None:
    told = json.loads(client.get("/openapi.json").text)
    expected = {openapi.address(view, form) for view in VIEWS for form in openapi.forms(view)}
    assert set(told["paths"]) == expected | {path for path, _ in CALLS}
    for path, item in told["paths"].items():
        for operation in item.values():
            named = {one["name"] for one in operation.get("parameters", ()) if one["in"] == "path"}
            assert named == set(re.findall(r"{(\w+)}", path)), path
