"""What is new since a time."""

from datetime import date, datetime, timedelta, timezone

import msgspec
from record_readings import event, level, reading

from anyq.pipeline import Reading
from anyq.record import Record

LONG_AGO, TOMORROW = date(2020, 1, 1), date.today() + timedelta(days=2)
VISIT = event("visit", ("Садыр Жапаров", "KG"), at=date(2024, 4, 19))


def at(url: str, told: Reading) -> Reading:
    page = msgspec.structs.replace(told.page, url=url)
    return msgspec.structs.replace(told, page=page)


def test_everything_is_new_since_long_ago_and_nothing_since_tomorrow(record: Record) -> None:
    writer = record.writer()
    writer.add(reading("бір", level("1.3e9", 2022), VISIT))
    writer.add(reading("екі", level("9.9e9", 2022)))
    rejected = writer.refuse(VISIT.id, reason="a joke", author="Айгүл")
    with record.snapshot() as view:
        new = view.changes(LONG_AGO)
        assert [source.title for source in new.articles] == ["Сауда бір", "Сауда екі"]
        assert (len(new.figures), len(new.events), len(new.conflicts)) == (2, 1, 1)
        assert [one.id for one in new.judgements if one.by_hand] == [rejected]
        assert len(list(view.checks(LONG_AGO))) == 1
        none = view.changes(TOMORROW)
        assert not any((none.articles, none.figures, none.events, none.conflicts))
        assert not any((none.judgements, none.revisions))
        assert list(view.checks(TOMORROW)) == []


def test_an_instant_is_told_in_any_zone(record: Record) -> None:
    record.writer().add(reading("бір"))
    zone = timezone(timedelta(hours=5))
    with record.snapshot() as view:
        assert view.changes(datetime.now(zone) - timedelta(hours=1)).articles
        assert not view.changes(datetime.now(zone) + timedelta(hours=1)).articles


def test_an_article_captured_again_is_not_new(record: Record) -> None:
    record.writer().add(reading("бір", source_id="a"))
    record.writer().add(reading("бір", source_id="b"))
    with record.snapshot() as view:
        assert len(view.changes(LONG_AGO).articles) == 1


def test_a_page_that_says_another_number_than_before_is_a_revision(record: Record) -> None:
    writer, url = record.writer(), "https://example.kz/1"
    writer.add(at(url, reading("бір", level("1.3e9", 2022), level("2e9", 2023))))
    writer.add(at("https://example.kz/2", reading("үш", level("5e9", 2022))))
    writer.add(at(url, reading("екі", level("1.4e9", 2022), level("2e9", 2023))))
    with record.snapshot() as view:
        (revision,) = view.changes(LONG_AGO).revisions
    assert (revision.before.title, revision.after.title) == ("Сауда бір", "Сауда екі")
    (restated,) = revision.restated
    assert restated.before.figure.amount.value * 14 == restated.after.figure.amount.value * 13
