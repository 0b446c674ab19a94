"""The index keeps up with the record, whatever happens to it."""

import shutil
import subprocess
import sys
from pathlib import Path

import kill_indexer
import pytest
from search_pages import PAGES, fill, numbered

from anyq.record import Record
from anyq.search import Index
from anyq.search.folder import STATE, load

ROUNDS = 100
FEW = 20
EVERYTHING = len(PAGES) + 1


def names(record: Record) -> list[str]:
    return sorted(hit.source.source_id or "" for hit in Index.open(record).search("").hits)


def folder(record: Record) -> Path:
    place = Index.open(record).status().place
    assert place is not None
    return Path(place)


def files(record: Record) -> list[Path]:
    """The files of the index that a search reads."""
    ends = {".term", ".idx", ".pos", ".store", ".fast", ".fieldnorm"}
    return sorted(path for path in folder(record).rglob("*") if path.suffix in ends)


def test_what_is_added_while_it_is_open_is_found(own: Record) -> None:
    index = Index.open(own)
    assert index.search("мектеп").total == 0
    for reading in numbered(3):
        own.writer().add(reading)
    assert index.search("мектеп").total == 3


def test_an_article_read_again_is_there_once(own: Record) -> None:
    fill(own)
    index = Index.open(own)
    fill(own)
    assert index.search("").total == EVERYTHING


def test_killed_at_any_moment_it_finds_every_committed_page(tmp_path: Path) -> None:
    command = [sys.executable, kill_indexer.__file__, str(tmp_path / "r.sqlite"), "7", str(ROUNDS)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    assert len(told) == ROUNDS
    assert all(line.split()[0] == line.split()[1] for line in told)
    assert int(told[-1].split()[0]) > FEW  # writers got far enough for kills to land among commits


@pytest.mark.parametrize("kind", ["term", "idx", "pos", "store", "fast", "fieldnorm"])
def test_a_damaged_file_is_seen_and_mended(own: Record, kind: str) -> None:
    fill(own)
    Index.open(own)
    (path,) = (path for path in files(own) if path.suffix == f".{kind}")
    with path.open("r+b") as file:  # in place: a file cut short under a reader kills it
        first = file.read(1)
        file.seek(0)
        file.write(bytes([first[0] ^ 255]))
    assert Index.open(own).search("кітапхана").total == 1
    assert Index.open(own).status().sound
    assert names(own) == sorted(name for name, *_ in (*PAGES, ("latin",)))


@pytest.mark.parametrize("lost", ["a segment", "meta.json", STATE, "all"])
def test_a_lost_file_is_made_again(own: Record, lost: str) -> None:
    fill(own)
    place = folder(own)
    match lost:
        case "a segment":
            files(own)[0].unlink()
        case "all":
            shutil.rmtree(place)
        case _:
            next(place.rglob(lost)).unlink()
    assert Index.open(own).search("").total == EVERYTHING


def test_damage_while_it_is_open_is_told(own: Record) -> None:
    fill(own)
    index = Index.open(own)
    files(own)[0].unlink()
    assert not index.status().sound
    assert index.rebuild() == EVERYTHING
    assert index.status().sound


def test_rebuilding_leaves_one_generation(own: Record) -> None:
    fill(own)
    before = load(folder(own))
    assert Index.open(own).rebuild() == EVERYTHING
    after = load(folder(own))
    assert before is not None
    assert after is not None
    assert before.generation != after.generation
    assert [p.name for p in folder(own).iterdir() if p.is_dir()] == [after.generation]


def test_another_record_at_the_same_place_is_indexed_anew(tmp_path: Path) -> None:
    place = tmp_path / "r.sqlite"
    with Record.open(place, create=True) as record:
        fill(record)
        Index.open(record)
    place.unlink()
    with Record.open(place, create=True) as record:
        assert Index.open(record).search("").total == 0


def test_a_record_put_back_to_an_earlier_state_is_indexed_anew(tmp_path: Path) -> None:
    place, copy = tmp_path / "r.sqlite", tmp_path / "copy"
    one, two = numbered(2)
    with Record.open(place, create=True) as record:
        record.writer().add(one)
    shutil.copy(place, copy)
    with Record.open(place) as record:
        record.writer().add(two)
        assert Index.open(record).search("").total == 2
    shutil.copy(copy, place)
    with Record.open(place) as record:
        assert Index.open(record).search("").total == 1


def test_where_nothing_can_be_written_it_is_in_memory(own: Record) -> None:
    fill(own)
    blocked = Path(f"{own.place}.search")
    blocked.write_bytes(b"a file where the folder would be")
    index = Index.open(own)
    assert index.status().place is None
    assert index.search("").total == EVERYTHING


def test_many_processes_index_one_record(own: Record) -> None:
    fill(own)
    code = (
        "import sys; from anyq.record import Record; from anyq.search import Index\n"
        "with Record.open(sys.argv[1]) as r: print(Index.open(r).search('').total)"
    )
    command = [sys.executable, "-c", code, str(own.place)]
    started = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    assert [one.communicate()[0].strip() for one in started] == [str(EVERYTHING)] * 3
