"""What people hold of the record, and looking after it, as a user calls the commands."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from anyq.cli import COMMANDS, main

PAGE = """Қазақстан мен Өзбекстан саудасы өсті

15 қаңтар 2024, 10:00

2023 жылы Қазақстан мен Өзбекстанның тауар айналымы {} млрд долларды құрады.
Өзбекстан министрі {} Астанаға сапармен келді.
"""
OF_PEOPLE = ("changes", "correct", "differ", "entities", "import", "reject", "same", "undo")
OF_RECORD = ("backup", "compact", "restore", "verify")


@pytest.fixture(autouse=True)
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two articles that contradict each other and name one person in two ways."""
    place = tmp_path / "record.sqlite"
    monkeypatch.setenv("ANYQ_RECORD", str(place))
    monkeypatch.setenv("ANYQ_LANG", "en")
    monkeypatch.setenv("ANYQ_AUTHOR", "Айгүл")
    pages = [("n1", "4,4", "Алишер Назаров"), ("n2", "3,1", "Алишер Нозиров")]
    lines = [
        json.dumps({"id": key, "url": f"https://example.kz/{key}", "text": PAGE.format(value, who)})
        for key, value, who in pages
    ]
    assert anyq("add", "--jsonl", "-", stdin="\n".join(lines)).exit_code == 0
    return place


def anyq(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, list(arguments), input=stdin)


def figures() -> list[dict[str, object]]:
    found = json.loads(anyq("series", "KZ", "UZ", "trade_turnover", "--json").stdout)
    return list(found["figures"])


def noted(result: Result) -> str:
    assert result.exit_code == 0, result.output
    return result.stdout.removeprefix("Noted: ").strip()


def test_a_claim_is_rejected_and_the_judgement_undone() -> None:
    claim = figures()[0]["figure"]["id"]
    key = noted(anyq("reject", claim[:10], "--reason", "a joke"))
    (judged,) = figures()[0]["judgements"]
    assert (judged["id"], judged["verdict"], judged["author"]) == (key, "rejected", "Айгүл")
    assert "rejected  — a joke (Айгүл" in anyq("series", "KZ", "UZ", "trade_turnover").stdout
    assert "✎ rejected" in anyq("show", "n1").stdout
    assert json.loads(anyq("show", "n1", "--json").stdout)["judgements"] == [judged]
    assert "articles contradict" not in anyq("check").stdout
    noted(anyq("undo", key, "--reason", "it was not", "--author", "Ермек"))
    assert figures()[0]["judgements"] == []
    assert "articles contradict" in anyq("check").stdout


def test_a_claim_is_corrected() -> None:
    claim = figures()[1]["figure"]["id"]
    noted(anyq("correct", claim, "value=4400000000", "unit=USD", "--reason", "misread"))
    assert figures()[1]["figure"]["amount"]["value"] == 4.4e9
    assert "value: 3100000000 → 4400000000" in anyq("show", claim).stdout
    wrong = anyq("correct", claim, "kind=big", "--reason", "r")
    assert wrong.exit_code == 1
    assert "It is one of: capacity" in wrong.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("reject", "f000000"),
        ("correct", "f000000", "unit", "--reason", "r"),
        ("correct", "f000000", "--reason", "r"),
        ("same", "A", "--reason", "r"),
        ("changes",),
        ("record", "backup"),
    ],
)
def test_called_wrongly_is_exit_code_two(arguments: tuple[str, ...]) -> None:
    assert anyq(*arguments).exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("reject", "f000000", "--reason", "r"), "There is no claim f000000 in the record."),
        (("undo", "j000000", "--reason", "r"), "There is no judgement j000000 in the record."),
        (("same", "Ешкім", "Назаров", "--reason", "r"), "The record knows no “Ешкім”."),
        (("record", "backup", "/nowhere/copy.sqlite"), "Nothing can be written in /nowhere"),
        (("record", "restore", "/nowhere/copy.sqlite"), "There is no record at /nowhere"),
    ],
)
def test_what_is_not_there_is_named_with_a_remedy(arguments: tuple[str, ...], words: str) -> None:
    result = anyq(*arguments)
    assert result.exit_code == 1
    message, remedy = result.stderr.splitlines()
    assert words in message
    assert remedy.strip()


def people(query: str) -> list[list[str]]:
    lines = anyq("entities", query, "--kind", "person", "--json").stdout.splitlines()
    return [[entry["name"] for entry in json.loads(line)["entries"]] for line in lines]


def test_entities_are_listed_joined_and_parted() -> None:
    assert len(people("Алишер")) == 2
    noted(anyq("same", "Алишер Назаров", "Алишер Нозиров", "--reason", "a slip of the pen"))
    ((one, other),) = people("Алишер")
    assert {one, other} == {"Алишер Назаров", "Алишер Нозиров"}
    assert len(anyq("timeline", "Нозиров", "--json").stdout.splitlines()) == 2
    assert "= Алишер Нозиров" in anyq("entities", "Назаров").stdout
    ids = [
        entry["id"] for entry in json.loads(anyq("entities", "Алишер", "--json").stdout)["entries"]
    ]
    noted(anyq("differ", *ids, "--reason", "two people after all"))
    assert len(people("Алишер")) == 2
    assert anyq("entities", "Ешкімов").stdout == "No such name.\n"


def test_what_is_new_is_told() -> None:
    shown = anyq("changes", "--since", "2020-01-01").stdout
    assert "New articles: 2" in shown
    assert "New disagreements:" in shown
    assert json.loads(anyq("changes", "--since", "2020-01-01", "--json").stdout)["revisions"] == []
    assert anyq("changes", "--since", "2100-01-01").stdout == "Nothing new since 2100-01-01.\n"
    assert anyq("check", "--since", "2100-01-01").stdout == "No disagreement found.\n"
    assert "articles contradict" in anyq("check", "--since", "2020-01-01").stdout


def test_a_record_is_verified_copied_and_brought_back(record: Path, tmp_path: Path) -> None:
    assert anyq("record", "verify").stdout == "The record is whole.\n"
    copy, back = str(tmp_path / "copy.sqlite"), str(tmp_path / "back.sqlite")
    assert "Copy: " in anyq("record", "backup", copy).stdout
    assert anyq("record", "backup", copy).exit_code == 1
    assert f"Restored: {back}" in anyq("record", "restore", copy, "--record", back).stdout
    assert anyq("record", "restore", copy, "--record", back).exit_code == 1
    assert anyq("export", "--record", back).stdout == anyq("export").stdout
    assert "pages let go: 2" in anyq("record", "compact", "--drop-bytes").stdout
    assert anyq("record", "verify").exit_code == 0


def test_damage_is_exit_code_one(record: Path) -> None:
    import sqlite3

    with sqlite3.connect(record) as raw:
        raw.execute("DROP TRIGGER entity_never_update")
        raw.execute("UPDATE entity SET country = 'XX'")
    raw.close()
    result = anyq("record", "verify")
    assert result.exit_code == 1
    assert "✗ entity e" in result.stdout
    faults = [json.loads(line) for line in anyq("record", "verify", "--json").stdout.splitlines()]
    assert {fault["table"] for fault in faults} == {"entity"}


def test_an_export_is_imported(tmp_path: Path) -> None:
    claim = figures()[0]["figure"]["id"]
    noted(anyq("reject", claim, "--reason", "a joke"))
    out, other = tmp_path / "all.jsonl", str(tmp_path / "other.sqlite")
    assert anyq("export", "-o", str(out)).exit_code == 0
    assert "Readings: 2, judgements: 1" in anyq("import", str(out), "--record", other).stdout
    assert anyq("export", "--record", other).stdout == out.read_text("utf-8")
    bad = anyq("import", "-", "--record", other, stdin='{"page": 1}\n')
    assert (bad.exit_code, "Line 1 is not one of an export" in bad.stderr) == (1, True)


@pytest.mark.parametrize("name", [*OF_PEOPLE, *(f"record {name}" for name in OF_RECORD)])
def test_every_command_has_help_with_examples_and_exit_codes(name: str) -> None:
    assert name.split()[0] in COMMANDS
    text = anyq(*name.split(), "--help").stdout
    assert "Examples:" in text
    assert f"anyq {name}" in text or name == "import"
    assert "Exit codes: 0" in text
