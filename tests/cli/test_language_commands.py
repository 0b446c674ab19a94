"""`anyq analyze` and `anyq convert` as a user calls them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from anyq.cli import language, main

TEXT = "Біз дайынбыз.\nОл 2020 ж. Астанада болды.\n"


def run(*args: str, text: str = TEXT) -> Result:
    return CliRunner().invoke(main, list(args), input=text)


def test_json_offsets_count_from_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "_BLOCK", 5)
    rows = [json.loads(line) for line in run("analyze", "--format", "jsonl").output.splitlines()]
    assert [TEXT[row["start"] : row["end"]] for row in rows] == TEXT.splitlines()
    assert all(TEXT[t["start"] : t["end"]] == t["text"] for row in rows for t in row["tokens"])


def test_sentences_are_numbered_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "_BLOCK", 5)
    output = run("analyze").output
    assert "# sent_id = 1\n" in output
    assert "# sent_id = 2\n" in output


def test_rules_are_explained() -> None:
    assert "ж.\tabbreviation\t(abbreviation)\n" in run("analyze", "--explain").output


def test_the_alphabet_can_be_chosen() -> None:
    assert run("convert", "--to", "latin-2018", text="жаңа үй").output == "jańa úı"
    assert run("convert", "--to", "latin", text="жаңа үй").output == "jaña üi"


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes("Қазақ\n".encode() + b"\xca\xe0\xe7")
    told = run("analyze", str(tmp_path / "old.txt"))
    assert told.exit_code == 1
    assert "line 2" in told.output
    assert run("analyze", str(tmp_path / "none.txt")).exit_code == 1
    assert "2 columns" in run("analyze", "--input", "conllu", text="1\tбала\n").output
