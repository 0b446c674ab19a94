"""The commands of the record, as a user calls them."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from anyq.cli import COMMANDS, main

DEMO = Path(__file__).parents[2] / "src/anyq/demo/page.txt"
PAGE = """Қазақстан мен Өзбекстан саудасы өсті

15 қаңтар 2024, 10:00

2023 жылы Қазақстан мен Өзбекстанның тауар айналымы {} млрд долларды құрады.
Өзбекстан президенті Шавкат Мирзиёев Астанаға сапармен келді.
"""
COMMANDS_OF_RECORD = ("add", "check", "export", "series", "show", "timeline")


@pytest.fixture(autouse=True)
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "record.sqlite"
    monkeypatch.setenv("ANYQ_RECORD", str(place))
    monkeypatch.setenv("ANYQ_LANG", "en")
    return place


def anyq(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, list(arguments), input=stdin)


def added(*values: str) -> list[dict[str, str]]:
    """Add a page for each value of the turnover; return what `add` said."""
    lines = [json.dumps({"id": f"n{value}", "text": PAGE.format(value)}) for value in values]
    result = anyq("add", "--jsonl", "-", "--json", stdin="\n".join(lines))
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_the_same_page_twice_adds_nothing(record: Path) -> None:
    first, second = (anyq("add", str(DEMO)) for _ in range(2))
    assert first.stdout.splitlines() == ["New articles: 1", f"Record: {record}"]
    assert second.stdout.splitlines() == ["Already there: 1", f"Record: {record}"]
    assert (first.exit_code, second.exit_code) == (0, 0)


def test_what_is_shown_and_exported_is_what_read_prints() -> None:
    anyq("add", str(DEMO))
    read = json.loads(anyq("read", "--json", str(DEMO)).stdout)
    sha256 = read["page"]["sha256"]
    assert json.loads(anyq("show", "--json", sha256[:12]).stdout) == read
    exported = json.loads(anyq("export").stdout)
    assert exported.pop("record")["reader"].startswith("anyq ")
    assert exported == read
    assert anyq("show", read["article"]["id"]).stdout == anyq("read", str(DEMO)).stdout


def test_the_id_given_on_input_finds_the_page() -> None:
    (told,) = added("4,4")
    shown = json.loads(anyq("show", "--json", "n4,4").stdout)
    assert (shown["page"]["source_id"], shown["page"]["sha256"]) == ("n4,4", told["page"])


def test_a_page_that_cannot_be_read_is_a_row_with_its_reason(tmp_path: Path) -> None:
    lines = '{"id": "good", "text": %s}\nnot json\n{"id": "bad", "text": " "}\n'
    result = anyq("add", "--jsonl", "-", stdin=lines % json.dumps(PAGE.format("4,4")))
    assert result.exit_code == 0
    assert "Could not be read: 2" in result.stdout
    assert json.loads(anyq("show", "--json", "bad").stdout)["id"] == "bad"
    missing = anyq("add", str(tmp_path / "none.txt"), str(DEMO))
    assert missing.exit_code == 1
    assert "none.txt" in missing.stderr
    assert "New articles: 1" in missing.stdout


def test_articles_that_contradict_each_other_are_told_together() -> None:
    added("4,4", "3,1")
    found = [json.loads(line) for line in anyq("check", "--json").stdout.splitlines()]
    across = [item for item in found if item["check"] is None]
    assert len(across) == 1
    values = {item["figure"]["amount"]["value"] for item in across[0]["figures"]}
    assert values == {4.4e9, 3.1e9}
    assert {item["source"]["source_id"] for item in across[0]["figures"]} == {"n4,4", "n3,1"}
    assert "articles contradict each other" in anyq("check").stdout


def test_a_timeline_and_a_series_name_their_sources() -> None:
    added("4,4")
    events = [
        json.loads(line) for line in anyq("timeline", "KZ", "UZ", "--json").stdout.splitlines()
    ]
    assert "visit" in {item["event"]["type"] for item in events}
    assert {item["source"]["source_id"] for item in events} == {"n4,4"}
    assert "Шавкат Мирзиёев" in anyq("timeline", "KZ", "UZ").stdout
    found = json.loads(anyq("series", "KZ", "UZ", "trade_turnover", "--json").stdout)
    assert [item["figure"]["amount"]["value"] for item in found["figures"]] == [4.4e9]
    assert {item["year"] for item in found["official"]} >= {2022, 2023}
    shown = anyq("series", "KZ", "UZ", "trade_turnover").stdout
    assert "4,4 млрд" in shown
    assert "[1] — Қазақстан мен Өзбекстан саудасы өсті" in shown
    assert "2023 (2024-07-25): Bureau of National Statistics" in shown


def test_export_writes_a_table_to_a_file(tmp_path: Path) -> None:
    added("4,4")
    out = tmp_path / "claims.csv"
    assert anyq("export", "--format", "csv", "-o", str(out)).exit_code == 0
    rows = list(csv.DictReader(io.StringIO(out.read_text("utf-8"))))
    assert {row["kind"] for row in rows} == {"figure", "event"}
    pytest.importorskip("pyarrow")
    out = tmp_path / "claims.parquet"
    assert anyq("export", "--format", "parquet", "-o", str(out)).exit_code == 0
    assert out.read_bytes().startswith(b"PAR1")


def test_an_empty_record_says_so() -> None:
    added()
    assert anyq("check").stdout == "No disagreement found.\n"
    assert anyq("timeline", "KZ", "KG").stdout == "No event in which all of them take part.\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("show", "none"), "Nothing in the record is named none."),
        (("timeline", "Ешкім"), "The record knows no “Ешкім”."),
        (("series", "CN", "TM", "exports"), "The record has no exports of CN, TM."),
        (("check", "--record", "/nowhere/r.sqlite"), "There is no record at /nowhere/r.sqlite."),
        (("check", "--record", str(DEMO)), "page.txt is not a record."),
    ],
)
def test_what_is_not_there_is_named_with_a_remedy(arguments: tuple[str, ...], words: str) -> None:
    added("4,4")
    result = anyq(*arguments)
    assert result.exit_code == 1
    message, remedy = result.stderr.splitlines()
    assert message.endswith(words)
    assert remedy.strip()


@pytest.mark.parametrize(
    "arguments", [("add",), ("add", "--jsonl", "-", "--url", "x"), ("show",), ("series", "KZ")]
)
def test_called_wrongly_is_exit_code_two(arguments: tuple[str, ...]) -> None:
    assert anyq(*arguments).exit_code == 2


def test_reading_a_page_never_loads_the_database() -> None:
    program = "import sys, anyq, anyq.cli.read; print({'sqlalchemy', 'alembic'} & {*sys.modules})"
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert result.stdout == "set()\n", result.stderr


@pytest.mark.parametrize("name", COMMANDS_OF_RECORD)
def test_every_command_has_help_with_examples_and_exit_codes(name: str) -> None:
    assert name in COMMANDS
    text = anyq(name, "--help").stdout
    assert "Examples:" in text
    assert f"anyq {name}" in text
    assert "Exit codes: 0" in text


def test_a_series_is_drawn(tmp_path: Path) -> None:
    added("4,4")
    picture = tmp_path / "trade.svg"
    result = anyq("series", "KZ", "UZ", "trade_turnover", "--plot", str(picture))
    assert result.exit_code == 0, result.output
    assert "4,4 млрд" in picture.read_text("utf-8")


def test_a_picture_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    added("4,4")
    missing = str(tmp_path / "no" / "trade.svg")
    result = anyq("series", "KZ", "UZ", "trade_turnover", "--plot", missing)
    assert (result.exit_code, "Traceback" in result.output) == (1, False)
