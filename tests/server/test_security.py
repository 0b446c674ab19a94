"""What a browser is told it may do, and which requests are believed."""

import re
from pathlib import Path
from typing import Any

import pytest
from litestar.testing import TestClient

from anyq.server import sessions
from anyq.server.app import create
from anyq.server.settings import Settings
from anyq.server.site import VIEWS

Client = TestClient[Any]
HTML = {"Accept": "text/html"}
TEXT = "Жаңа хабар\n\nАстанада жаңа мектеп ашылды. Мектепте 900 бала оқиды."


def secret(client: Client) -> str:
    client.get("/add")
    return client.cookies[sessions.SECRET]


def sign_in(client: Client, token: str) -> None:
    answer = client.post("/sign-in", data={"secret": secret(client), "token": token, "to": "/add"})
    assert answer.status_code == 200, answer.text
    assert sessions.TOKEN in client.cookies


@pytest.mark.parametrize("path", ["/", "/nowhere", "/add", "/static/style.css", "/help.json"])
def test_headers_of_every_answer(path: str, client: Client) -> None:
    headers = client.get(path, headers=HTML).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    if not path.startswith("/static"):
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy


def test_only_the_card_may_be_framed(client: Client, ids: dict[str, str]) -> None:
    assert [view.path for view in VIEWS if view.framed] == ["/card/{id}"]
    headers = client.get(f"/card/{ids['figure']}").headers
    assert "frame-ancestors *" in headers["content-security-policy"]
    assert "script-src 'none'" in headers["content-security-policy"]
    assert "x-frame-options" not in headers


def test_pages_name_no_other_host(client: Client, ids: dict[str, str]) -> None:
    for path in ("/", f"/article/{ids['demo']}", "/search", "/add", "/help"):
        page = client.get(path, headers=HTML).text
        assert not re.findall(r"""(?:src|action|rel="stylesheet" href)="(?:https?:)?//""", page)
        assert "<script>" not in page
        assert not re.findall(r"\son\w+=", page)


def test_a_script_in_a_headline_is_text(client: Client, ids: dict[str, str]) -> None:
    page = client.get(f"/article/{ids['bad-1']}", headers=HTML).text
    assert "&lt;script&gt;document.title" in page
    assert "<script>document" not in page
    assert "<img src=x" not in page


def test_writing_needs_a_token(client: Client, token: str) -> None:
    body = {"text": TEXT}
    assert client.post("/api/pages", json=body).status_code == 401
    wrong = client.post("/api/pages", json=body, headers={"Authorization": "Bearer anyq_no"})
    assert wrong.status_code == 401
    assert wrong.headers["www-authenticate"].startswith("Bearer")
    right = client.post("/api/pages", json=body, headers={"Authorization": f"Bearer {token}"})
    assert right.status_code == 201
    again = client.post("/api/pages", json=body, headers={"Authorization": f"Bearer {token}"})
    assert (again.status_code, again.json()["news"]) == (200, "nothing")


def test_a_cookie_alone_is_no_token_for_programs(client: Client, token: str) -> None:
    sign_in(client, token)
    assert client.post("/api/pages", json={"text": TEXT}).status_code == 401


def test_reading_without_keeping_needs_none(client: Client) -> None:
    before = client.get("/index.json").json()["articles"]
    found = client.post("/api/read", content=TEXT.encode(), headers={"Content-Type": "text/plain"})
    assert found.status_code == 200
    assert found.json()["article"]["title"] == "Жаңа хабар"
    assert client.get("/index.json").json()["articles"] == before


def test_a_form_needs_its_secret(client: Client) -> None:
    assert client.post("/add", data={"text": TEXT}).status_code == 403
    wrong = client.post("/add", data={"text": TEXT, "secret": "x" * 32})
    assert wrong.status_code == 403
    elsewhere = client.post(
        "/add",
        data={"text": TEXT, "secret": secret(client)},
        headers={"Origin": "https://evil.example"},
    )
    assert elsewhere.json()["type"].endswith("other_site")
    right = client.post("/add", data={"text": TEXT, "secret": secret(client)})
    assert right.status_code == 200, right.text


def test_a_page_is_read_shown_and_kept(client: Client, token: str) -> None:
    sign_in(client, token)
    shown = client.post("/add", data={"text": TEXT, "secret": secret(client)})
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', shown.text))
    assert "900 бала" in shown.text
    kept = client.post("/add/keep", data=fields, follow_redirects=False)
    assert kept.status_code == 303
    page = client.get(kept.headers["location"], headers=HTML)
    assert "Жаңа хабар" in page.text


def test_the_source_of_a_page_can_be_pasted(client: Client, token: str) -> None:
    sign_in(client, token)
    title, _, body = TEXT.partition("\n\n")
    source = f"<html><body><article><h1>{title}</h1><p>{body}</p></article></body></html>"
    shown = client.post("/add", data={"text": source, "secret": secret(client)}).text
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', shown))
    assert fields["media_type"] == "text/html"
    assert "&lt;p&gt;" not in shown


def test_files_are_read_each_for_itself(client: Client) -> None:
    files = [
        ("files", ("a.txt", TEXT.encode(), "text/plain")),
        ("files", ("b.bin", b"\x00\x01\x02" * 50, "application/octet-stream")),
    ]
    found = client.post("/add", data={"secret": secret(client)}, files=files)
    assert found.status_code == 200, found.text
    assert "Жаңа хабар" in found.text
    assert "Бұл мәтін емес" in found.text


def test_what_is_revoked_is_refused_at_once(client: Client, token: str, tokens: Path) -> None:
    from anyq.server.tokens import Tokens

    sign_in(client, token)
    assert "newsroom" in client.get("/add", headers=HTML).text
    Tokens(tokens).revoke("newsroom")
    assert "newsroom" not in client.get("/add", headers=HTML).text


def test_sign_in_leads_only_to_this_site(client: Client, token: str) -> None:
    for to in ("https://evil.example/", "//evil.example/", "/\\evil.example"):
        data = {"secret": secret(client), "token": token, "to": to}
        answer = client.post("/sign-in", data=data, follow_redirects=False)
        assert answer.headers["location"] == "/", to
    wrong = client.post("/sign-in", data={"secret": secret(client), "token": "no"})
    assert wrong.status_code == 403


def test_signing_out_forgets(client: Client, token: str) -> None:
    sign_in(client, token)
    client.post("/sign-out", data={"secret": secret(client)})
    assert "newsroom" not in client.get("/add", headers=HTML).text


def test_cookies_are_for_this_site_alone(client: Client) -> None:
    said = client.get("/add").headers["set-cookie"]
    assert "HttpOnly" in said
    assert "SameSite=strict" in said


def test_a_private_record_is_read_with_a_token(place: Path, tokens: Path, token: str) -> None:
    with TestClient(create(Settings(str(place), str(tokens), public=False))) as client:
        assert client.get("/index.json").status_code == 401
        assert client.post("/api/read", content=b"x").status_code == 401
        assert client.get("/add", headers=HTML).status_code == 401
        assert client.get("/sign-in", headers=HTML).status_code == 200
        assert client.get("/static/style.css").status_code == 200
        bearer = {"Authorization": f"Bearer {token}"}
        assert client.get("/index.json", headers=bearer).status_code == 200


def test_other_names_are_refused(place: Path, tokens: Path) -> None:
    told = Settings(str(place), str(tokens), hosts=("localhost", "[::1]"))
    with TestClient(create(told)) as client:
        for host, status in (("localhost:80", 200), ("[::1]:80", 200), ("evil.example", 421)):
            assert client.get("/index.json", headers={"Host": host}).status_code == status, host


def test_too_much_is_refused(place: Path, tokens: Path) -> None:
    told = Settings(str(place), str(tokens), rate=3, upload=2000)
    with TestClient(create(told)) as client:
        kind = {"Content-Type": "text/plain"}
        answers = [client.post("/api/read", content=b" ", headers=kind) for _ in range(4)]
        assert [one.status_code for one in answers] == [422, 422, 422, 429]
        assert int(answers[-1].headers["retry-after"]) > 0
        large = client.post("/api/read", content=b"x" * 3000, headers=kind)
        assert large.status_code == 413
