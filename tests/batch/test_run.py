"""Runs: one row for each row of the input, through deaths of workers and of the run itself."""

import json
import signal
import subprocess
import sys
import time
from functools import cache
from pathlib import Path
from random import Random

import pytest
from batch_tables import places, table
from click.testing import CliRunner
from pyarrow import parquet

from anyq import batch, capture, pipeline
from anyq.batch import crew
from anyq.batch.places import Place
from anyq.batch.readings import readings
from anyq.batch.work import Settings, forget
from anyq.capture import Reject
from anyq.cli import main
from anyq.errors import BatchError, NotFound
from anyq.pipeline import Reading

EXPECTED = [(shard, row) for shard in range(5) for row in range(4)]


def finish(run: batch.Run, workers: int = 1) -> batch.Totals:
    *_, last = run.go(workers)
    return last


def test_each_row_of_the_input_has_one_row(lines: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    total = finish(batch.begin(str(out), Settings((str(lines),), size=4)))
    assert places(out) == EXPECTED
    assert (total.pages, total.articles) == (20, 18)
    assert total.rejects == {"bad_row": 1, "empty_page": 1}
    assert {row["source_id"] for row in table(out, "articles")} == {f"p{n}" for n in range(18)}
    claims = {row["claim"]: row for row in table(out, "claims")}
    texts = {row["article"]: row["text"] for row in table(out, "articles")}
    evidence = table(out, "evidence")
    assert claims
    assert {row["claim"] for row in evidence} == set(claims)
    for row in evidence:
        assert texts[row["article"]][row["start"] : row["end"]] == row["text"]


def test_the_summary_says_what_the_tables_hold(lines: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    finish(batch.begin(str(out), Settings((str(lines),), size=7)))
    summary = json.loads((out / "summary.json").read_text("utf-8"))
    assert summary["articles"] == len(table(out, "articles")) == 18
    assert sum(summary["rejects"].values()) == len(table(out, "rejects"))
    filled = summary["publishers"]["audan0.kz"]["2024-04"]
    assert filled["articles"] == filled["date"] == 6


def test_a_run_does_not_write_over_another(lines: Path, tmp_path: Path) -> None:
    batch.begin(str(tmp_path / "out"), Settings((str(lines),)))
    with pytest.raises(BatchError, match="holds a run already"):
        batch.begin(str(tmp_path / "out"), Settings((str(lines),)))


def test_inputs_that_are_not_there(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        batch.begin(str(tmp_path / "out"), Settings((str(tmp_path / "nothing"),)))
    (tmp_path / "empty").mkdir()
    with pytest.raises(BatchError, match="no pages"):
        batch.begin(str(tmp_path / "out"), Settings((str(tmp_path / "empty"),)))
    with pytest.raises(BatchError, match="no run"):
        batch.resume(str(tmp_path / "out"))


def test_a_worker_that_dies_once_costs_no_page(lines: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run = batch.begin(str(out), Settings((str(lines),), size=4))
    team = crew.Crew(run.out, run.settings, 1)
    for number, _ in enumerate(team.run(iter(run.shards))):
        if number == 0:
            team.workers[0].process.kill()
    assert places(out) == EXPECTED
    assert "died" not in batch.totals(Place(str(out))).rejects


def test_a_page_that_stops_its_worker_has_a_row_that_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines: Path
) -> None:
    few = tmp_path / "few.jsonl"
    few.write_text("".join(lines.read_text("utf-8").splitlines(keepends=True)[:2]), "utf-8")
    out = tmp_path / "out"
    run = batch.begin(str(out), Settings((str(few),)))
    team = crew.Crew(run.out, run.settings, 1)
    team.skips[0] = {0: "died", 1: "too_slow"}
    assert [total for total in team.run(iter(run.shards)) if total]
    assert [row["code"] for row in table(out, "rejects")] == ["died", "too_slow"]
    assert places(out) == [(0, 0), (0, 1)]


def test_deaths_at_one_row_are_laid_to_its_page(lines: Path, tmp_path: Path) -> None:
    run = batch.begin(str(tmp_path / "out"), Settings((str(lines),)))
    team = crew.Crew(run.out, run.settings, 0)
    team._blame(run.shards[0], 3, "died")
    assert team.skips == {}
    team._blame(run.shards[0], 3, "died")
    team._blame(run.shards[0], 5, "too_slow")
    assert team.skips == {0: {3: "died", 5: "too_slow"}}
    for _ in range(crew.TRIES - 1):
        team._blame(run.shards[0], -1, "died")
    with pytest.raises(BatchError, match="before the first page"):
        team._blame(run.shards[0], -1, "died")


def test_kills_lose_and_repeat_nothing(lines: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    kill_until_done(lines, out, kills=3, random=Random(5))
    assert places(out) == EXPECTED
    assert batch.totals(Place(str(out))).pages == 20


def kill_until_done(source: Path, out: Path, kills: int, random: Random) -> None:
    """Begin a run, kill it so many times at random moments, and let it end."""
    command = [sys.executable, "-m", "anyq", "batch", "--out", str(out), "--workers", "1"]
    for _ in range(kills):
        rest = ["--resume"] if (out / "plan.jsonl").exists() else [str(source), "--size", "4"]
        process = subprocess.Popen([*command, *rest], stdout=subprocess.DEVNULL)
        time.sleep(0.2 + 2.5 * random.random())
        process.send_signal(signal.SIGKILL)
        process.wait()
    rest = ["--resume"] if (out / "plan.jsonl").exists() else [str(source), "--size", "4"]
    subprocess.run([*command, *rest], check=True, stdout=subprocess.DEVNULL)


def test_a_run_goes_into_the_record_as_its_pages_would(lines: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    finish(batch.begin(str(out), Settings((str(lines),), size=7)))
    with lines.open("rb") as file:
        rows = list(capture.read_jsonl(file))
    read = [row if isinstance(row, Reject) else pipeline.read(row) for row in rows]
    found = list(readings(str(out)))
    assert [one for one in found if isinstance(one, Reading)] == [
        one for one in read if isinstance(one, Reading)
    ]
    assert {one.code for one in found if isinstance(one, Reject)} == {"bad_row", "empty_page"}
    added = CliRunner().invoke(main, ["add", str(out), "--record", str(tmp_path / "r.sqlite")])
    assert added.exit_code == 0, added.output


def test_near_copies_are_linked_to_the_first(tmp_path: Path) -> None:
    text = " ".join(
        f"Ауданда {n} шаруа қожалығы бар, олар {n} түрлі дақыл өсіреді." for n in range(40)
    )
    texts = [
        text,
        text.replace("шаруа", "жаңа", 1),
        " ".join(reversed(text.split())),
        f"{text} Соңы.",
    ]
    source = tmp_path / "in.jsonl"
    rows = [{"id": n, "title": "Егін", "text": text} for n, text in enumerate(texts)]
    source.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
    out = tmp_path / "out"
    finish(batch.begin(str(out), Settings((str(source),), size=1)))
    copies = parquet.read_table(out / "copies.parquet").to_pylist()
    assert [(row["shard"], row["of_shard"]) for row in copies] == [(1, 0), (3, 0)]
    assert all(row["alike"] > 0.7 for row in copies)


def test_fill_rates_by_publisher_and_month(lines: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    finish(batch.begin(str(out), Settings((str(lines),))))
    told = CliRunner().invoke(main, ["publishers", str(out), "--json"])
    rows = [json.loads(line) for line in told.output.splitlines()]
    assert [(row["publisher"], row["month"]) for row in rows] == [
        (f"audan{n}.kz", "2024-04") for n in range(3)
    ]
    assert all((row["date"], row["bylines"]) == (1, 0) for row in rows)
    assert "audan0.kz" in CliRunner().invoke(main, ["publishers", str(out)]).output
    assert CliRunner().invoke(main, ["publishers", str(tmp_path)]).exit_code == 1


def test_caches_that_grow_with_the_words_are_emptied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("anyq.batch.work.REMEMBERED", 50)

    @cache
    def words(word: int) -> int:
        return word

    @cache
    def tables(name: int) -> int:
        return name

    for number in range(60):
        words(number)
    tables(1)
    forget()
    assert (words.cache_info().currsize, tables.cache_info().currsize) == (0, 1)
