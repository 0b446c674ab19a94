"""`anyq batch`, `anyq fetch` on the command line."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path

import pytest
from click.testing import CliRunner

from anyq.cli import main

TEXT = "20 сәуір 2024\n\nАуданда жаңа мектеп ашылды, онда екі жүз оқушы білім алады."


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    path = tmp_path / "in.jsonl"
    row = {"id": "1", "title": "Мектеп ашылды", "text": TEXT}
    path.write_text(json.dumps(row, ensure_ascii=False), "utf-8")
    return path


def test_a_run_prints_its_summary(lines: Path, tmp_path: Path) -> None:
    out = str(tmp_path / "out")
    run = CliRunner().invoke(main, ["batch", str(lines), "--out", out, "--workers", "1"])
    assert run.exit_code == 0, run.output
    assert json.loads(run.output)["articles"] == 1
    again = CliRunner().invoke(main, ["batch", "--out", out, "--resume"])
    assert json.loads(again.output)["pages"] == 1


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["batch", "--out", "x"], 2),
        (["batch", "in", "--out", "x", "--resume"], 2),
        (["batch", "nothing-there", "--out", "x"], 1),
        (["batch", "--out", "nothing-there", "--resume"], 1),
        (["fetch"], 2),
        (["fetch", "http://127.0.0.1:9/"], 1),
        (["fetch", "nothing-there.toml"], 1),
    ],
)
def test_wrong_calls(
    arguments: list[str], code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run = CliRunner().invoke(main, arguments)
    assert run.exit_code == code, run.output
    assert run.output


@pytest.mark.skipif(find_spec("ray") is not None, reason="tells what happens without Ray")
def test_without_ray_the_engine_says_what_to_install(lines: Path, tmp_path: Path) -> None:
    arguments = ["batch", str(lines), "--out", str(tmp_path / "out"), "--engine", "ray"]
    run = CliRunner().invoke(main, arguments)
    assert run.exit_code == 1
    assert "anyq[parquet,ray]" in run.output


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        found = {
            "/rss": "<rss><channel><item><link>/1</link></item></channel></rss>",
            "/1": f"<html><body><h1>Мектеп ашылды</h1><p>{TEXT}</p></body></html>",
        }.get(self.path)
        content = (found or "").encode()
        self.send_response(200 if found else 404)
        self.send_header("ETag", '"1"')
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_feeds_become_lines_that_add_and_batch_take(site: str, tmp_path: Path) -> None:
    feeds, state = tmp_path / "feeds.toml", tmp_path / "state"
    feeds.write_text(f'[[feed]]\nurl = "{site}/rss"\npublisher = "Аудан"\n', "utf-8")
    arguments = ["fetch", str(feeds), "--state", str(state), "--rate", "1000", "--allow-private"]
    run = CliRunner().invoke(main, arguments)
    assert run.exit_code == 0, run.output
    row = json.loads(run.stdout)
    assert (row["id"], row["url"], row["publisher"]) == (f"{site}/1", f"{site}/1", "Аудан")
    assert "Мектеп ашылды" in row["html"]
    assert row["captured_at"]
    assert json.loads(state.read_text("utf-8"))[f"{site}/1"]["etag"] == '"1"'
