"""`anyq read` and `anyq schema`, as a user calls them."""

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from anyq.cli import COMMANDS, main

DEMO = Path(__file__).parents[2] / "src/anyq/demo/page.txt"
TEXT = "Ауылда жаңа мектеп ашылды\n\nБүгін ауыл тұрғындары жаңа мектептің ашылуына жиналды."


def anyq(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, list(arguments), input=stdin)


@pytest.fixture(scope="module")
def schema() -> dict[str, object]:
    return json.loads(anyq("schema").stdout)


def test_json_of_the_demo_page_fits_the_schema(schema: dict[str, object]) -> None:
    result = anyq("read", "--json", str(DEMO))
    assert result.exit_code == 0
    reading = json.loads(result.stdout)
    jsonschema.validate(reading, schema)
    text = reading["article"]["text"]
    spans = [mention for item in reading["entities"] for mention in item["mentions"]]
    spans += [claim["evidence"] for claim in reading["figures"] + reading["events"]]
    assert spans
    for span in spans:
        assert text[span["start"] : span["end"]] == span["text"]


def test_claims_refer_to_what_is_there() -> None:
    reading = json.loads(anyq("read", "--json", str(DEMO)).stdout)
    entities = {item["id"] for item in reading["entities"]}
    figures = {item["id"] for item in reading["figures"]}
    for event in reading["events"]:
        named = {item["entity"] for item in event["participants"] + event["objects"]}
        assert named - {None} <= entities
    for check in reading["checks"]:
        assert set(check["claims"]) <= figures
    for figure in reading["figures"]:
        assert all(len(item) == 2 or item in entities for item in figure["subjects"])


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_report_in_three_languages(lang: str) -> None:
    result = anyq("read", "--lang", lang, "--explain", str(DEMO))
    assert result.exit_code == 0
    assert "Эмомали Рахмон" in result.stdout
    assert {"kk": "Оқиғалар", "ru": "События", "en": "Events"}[lang] in result.stdout


def test_jsonl_keeps_order_and_ids_and_bad_lines(tmp_path: Path, schema: dict[str, object]) -> None:
    rows = tmp_path / "pages.jsonl"
    lines = [
        json.dumps({"id": "a", "text": TEXT}, ensure_ascii=False),
        "{not json",
        json.dumps({"id": "b", "text": ""}),
        json.dumps(
            {"id": "c", "title": TEXT.split("\n")[0], "text": TEXT, "captured_at": "2024-05-02"}
        ),
    ]
    rows.write_text("\n".join(lines) + "\n", "utf-8")
    result = anyq("read", "--jsonl", str(rows))
    assert result.exit_code == 0
    out = [json.loads(line) for line in result.stdout.splitlines()]
    for line in out:
        jsonschema.validate(line, schema)
    assert [line.get("id", line.get("page", {}).get("source_id")) for line in out] == [
        "a",
        None,
        "b",
        "c",
    ]
    assert [line["error"]["code"] for line in out[1:3]] == ["bad_row", "empty_page"]
    assert all(line["error"]["remedy"] for line in out[1:3])
    assert out[0]["article"]["text"] == out[3]["article"]["text"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_page"),
        (b" \n\t\n", "empty_page"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", "not_text"),
        (
            b"The minister said on Monday that the budget had been approved by all.",
            "not_kazakh",
        ),
    ],
)
def test_bad_input_is_a_clear_error_and_a_row(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(content)
    result = anyq("read", "--json", str(path))
    assert result.exit_code == 1
    assert json.loads(result.stdout)["error"]["code"] == code
    assert "anyq: " in result.stderr
    assert "Traceback" not in result.stderr


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    result = anyq("read", str(tmp_path / "no.txt"))
    assert result.exit_code == 1
    assert "no.txt" in result.stderr


def test_stdin() -> None:
    result = anyq("read", "--json", "-", stdin=DEMO.read_bytes())
    assert result.exit_code == 0
    assert json.loads(result.stdout)["article"]["bylines"] == ["Айдана Жанұзақова"]


@pytest.mark.parametrize("arguments", [["read"], ["read", "--jsonl", "x", "y"]])
def test_wrong_calls_say_what_to_give(arguments: list[str]) -> None:
    result = anyq(*arguments)
    assert result.exit_code == 2
    assert "--jsonl FILE" in result.stderr


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_shows_examples(name: str) -> None:
    result = anyq(name, "--help")
    assert result.exit_code == 0
    assert f"anyq {name}" in result.stdout
