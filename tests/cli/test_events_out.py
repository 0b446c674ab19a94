"""`--format plover|gdelt`: the events alone, from pages and from the record."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from anyq.cli import main

PAGE = "Көршілер\n\nШавкат Мирзиёев Ташкентте Садыр Жапаровпен кездесті.\n"


def anyq(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, list(arguments), input=stdin)


@pytest.fixture
def jsonl(tmp_path: Path) -> Path:
    path = tmp_path / "pages.jsonl"
    lines = [json.dumps({"id": "n1", "url": "https://example.kz/1", "text": PAGE}), "no json"]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def test_a_page_as_plover_and_as_gdelt(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(PAGE, "utf-8")
    (line,) = anyq("read", "--format", "plover", str(page)).stdout.splitlines()
    assert json.loads(line)["event"] == "CONSULT"
    (row,) = csv.DictReader(io.StringIO(anyq("read", "--format", "gdelt", str(page)).stdout))
    assert row["EventCode"] == "040"


def test_many_pages_and_one_that_is_none(jsonl: Path) -> None:
    result = anyq("read", "--format", "gdelt", "--jsonl", str(jsonl))
    (row,) = csv.DictReader(io.StringIO(result.stdout))
    assert row["SOURCEURL"] == "https://example.kz/1"
    assert "line 2" in result.stderr


def test_a_page_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    result = anyq("read", "--format", "plover", str(tmp_path / "none.txt"))
    assert result.exit_code == 1
    assert not result.stdout


def test_the_record_goes_out_as_it_was_read(jsonl: Path, tmp_path: Path) -> None:
    record = ("--record", str(tmp_path / "record.db"))
    anyq("add", "--jsonl", str(jsonl), *record)
    for form in ("plover", "gdelt"):
        read = anyq("read", "--format", form, "--jsonl", str(jsonl)).stdout
        assert anyq("export", "--format", form, *record).stdout == read
