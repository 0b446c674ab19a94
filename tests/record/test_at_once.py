"""Readers and writers at once: each reader sees one moment; writers take turns."""

from threading import Thread

from record_readings import level, reading

from anyq.record import Record


def test_a_snapshot_stays_what_it_was(record: Record) -> None:
    record.writer().add(reading("бір"))
    with record.snapshot() as before:
        record.writer().add(reading("екі"))
        assert before.count() == 1
        with record.snapshot() as after:
            assert after.count() == 2
        assert before.count() == 1


def test_readers_see_whole_pages_while_two_writers_add(place: str) -> None:
    Record.open(place, create=True).close()
    seen: list[int] = []

    def write(name: str) -> None:
        with Record.open(place) as record:
            for number in range(30):
                record.writer().add(reading(f"{name}{number}", level("1.3e9", 2022)))

    def read() -> None:
        with Record.open(place) as record:
            while not seen or seen[-1] < 60:
                with record.snapshot() as view:
                    found = list(view.readings())
                    assert all(len(one.claims.figures) == 1 for one in found)
                    seen.append(len(found))

    threads = [Thread(target=write, args=(name,)) for name in "аб"] + [Thread(target=read)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert seen[-1] == 60
    assert seen == sorted(seen)
