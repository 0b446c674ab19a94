"""`anyq search` and `anyq index`, as a user calls them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from anyq.cli import main

PASSAGES = (
    {"id": 7, "text": "Ауылда балық өсіретін көл бар. Онда сазан мен алабұға көп."},
    {"id": 8, "text": "Қалада үлкен театр салынды. Көрермендер қойылымды күтіп отыр."},
)


def anyq(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A record of passages without title, date and address."""
    folder = tmp_path_factory.mktemp("search")
    lines = folder / "passages.jsonl"
    lines.write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in PASSAGES), "utf-8")
    result = anyq("add", "--jsonl", str(lines), "--record", str(folder / "r.sqlite"))
    assert result.exit_code == 0
    return str(folder / "r.sqlite")


def test_queries_of_a_file_are_answered_in_their_order(place: str, tmp_path: Path) -> None:
    queries = tmp_path / "queries.jsonl"
    typed = ["Қандай балық бар?", "teatr", "жоқсөзжоқ"]
    lines = [json.dumps({"query": one}, ensure_ascii=False) for one in typed]
    queries.write_text("\n".join([*lines, ""]), "utf-8")
    result = anyq("search", "--queries", str(queries), "--record", place)
    assert result.exit_code == 0
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [one["query"] for one in answers] == typed
    assert [[hit["source_id"] for hit in one["hits"]] for one in answers] == [["7"], ["8"], []]
    first = answers[0]["hits"][0]
    assert {"id", "source_id", "url", "score", "title", "snippet"} <= first.keys()
    assert "балық" in first["snippet"]
    assert [mark["text"] for mark in first["marks"]] == ["балық", "бар"]


def test_one_answer_as_json_with_facets(place: str) -> None:
    result = anyq("search", "--json", "--facets", "--limit", "1", "театр", "--record", place)
    answer = json.loads(result.stdout)
    assert answer["total"] == 1
    assert answer["read_as"] is None
    assert answer["hits"][0]["source_id"] == "8"
    assert answer["facets"].keys() == {"months", "sources", "entities", "types"}


@pytest.mark.parametrize(("lang", "told"), [("kk", "Табылған"), ("ru", "Найдено"), ("en", "found")])
def test_the_report(place: str, lang: str, told: str) -> None:
    result = anyq("search", "театр", "--facets", "--lang", lang, "--record", place)
    assert result.exit_code == 0
    assert told in result.stdout
    assert "театр" in result.stdout


def test_nothing_found_is_told(place: str) -> None:
    result = anyq("search", "жоқсөзжоқ", "--lang", "en", "--record", place)
    assert (result.exit_code, result.stdout.strip()) == (0, "Nothing found.")


def test_status_and_rebuild(place: str) -> None:
    told = json.loads(anyq("index", "status", "--json", "--record", place).stdout)
    assert (told["articles"], told["behind"], told["sound"]) == (2, 0, True)
    assert "2" in anyq("index", "rebuild", "--record", place).stdout
    assert "whole" in anyq("index", "status", "--lang", "en", "--record", place).stdout


@pytest.mark.parametrize("arguments", [(), ("сөз", "--queries", "-")])
def test_words_or_a_file(arguments: tuple[str, ...]) -> None:
    assert anyq("search", *arguments).exit_code == 2


def test_a_line_that_is_no_query_names_its_number(place: str, tmp_path: Path) -> None:
    (tmp_path / "q.jsonl").write_text('{"query": "балық"}\n{"question": "?"}\n', "utf-8")
    result = anyq("search", "--queries", str(tmp_path / "q.jsonl"), "--record", place)
    assert result.exit_code == 1
    assert "2" in result.stderr


def test_no_record_there(tmp_path: Path) -> None:
    assert anyq("search", "сөз", "--record", str(tmp_path / "none")).exit_code == 1
