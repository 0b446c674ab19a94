"""Timelines, series, disagreements, and what an id names."""

from datetime import date
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from record_readings import event, level, reading

from anyq import checks
from anyq.claim import Claims
from anyq.errors import Unknown
from anyq.pipeline import Reading
from anyq.record import Record, conflicts
from anyq.record.views import EntityView, EventReport, FigureReport

ZHAPAROV, TOKAYEV = ("Садыр Жапаров", "KG"), ("Қасым-Жомарт Тоқаев", "KZ")
APRIL = date(2024, 4, 20)


def add(record: Record, *readings: Reading) -> None:
    for one in readings:
        record.writer().add(one)


def with_checks(value: Reading) -> Reading:
    verdicts = checks.run(value.claims, value.article.published)
    return msgspec.structs.replace(value, checks=verdicts)


def test_a_timeline_holds_what_both_have_a_part_in_by_time(record: Record) -> None:
    add(
        record,
        reading("бір", event("visit", ZHAPAROV, at=date(2024, 4, 19), place="KZ")),
        reading("екі", event("call", ZHAPAROV, TOKAYEV, at=date(2023, 1, 5))),
        reading("үш", event("meeting", ZHAPAROV, at=date(2024, 1, 1), place="UZ")),
        reading("төрт", event("aid", ZHAPAROV, TOKAYEV, at=None), day=date(2024, 4, 1)),
    )
    with record.snapshot() as view:
        assert types(view.timeline("KZ", "kg")) == ["call", "aid", "visit"]
        assert types(view.timeline("KG", "KZ", type="visit")) == ["visit"]
        assert types(view.timeline("KZ", "KG", since=date(2024, 4, 1))) == ["aid", "visit"]
        assert types(view.timeline("KZ", "KG", until=date(2024, 4, 18))) == ["call", "aid"]
        assert types(view.timeline("UZ")) == ["meeting"]
        assert types(view.timeline("Садыр Жапаров", "UZ")) == ["meeting"]
        assert view.timeline("KZ", "TM") == ()


def types(reports: tuple[EventReport, ...]) -> list[str]:
    return [report.event.type for report in reports]


def test_a_party_that_is_not_known_is_named(record: Record) -> None:
    with record.snapshot() as view, pytest.raises(Unknown, match=r"no “Жапарев”.*nominative"):
        view.timeline("Жапарев")


def test_a_surname_is_enough_where_it_is_one_persons(record: Record) -> None:
    add(record, reading("бір", event("visit", ZHAPAROV, ("Ақылбек Жапаров", "KG"), at=APRIL)))
    add(record, reading("екі", event("call", TOKAYEV, at=APRIL)))
    with record.snapshot() as view:
        assert types(view.timeline("Тоқаев")) == ["call"]
        with pytest.raises(Unknown, match="may be Ақылбек Жапаров, Садыр Жапаров"):
            view.timeline("Жапаров")


def test_a_series_has_every_claim_and_every_official_value(record: Record) -> None:
    add(
        record,
        with_checks(reading("бір", level("1.5e9", 2023), level("1.3e9", 2022))),
        reading("екі", level("1.25e9", 2022, "0.005e9")),
        reading("үш", level("3.9e9", 2023, subjects=("KZ", "UZ"))),
    )
    with record.snapshot() as view:
        series = view.series(("KZ", "KG"), "trade_turnover")
        values = [report.figure.amount.value for report in series.figures]
        assert values == [Decimal("1.3e9"), Decimal("1.25e9"), Decimal("1.5e9")]
        assert series.figures[2].checks
        assert {item.year for item in series.official} >= {2021, 2022, 2023}
        assert all(item.unit == "USD" for item in series.official)
        assert view.series(("kg", "kz"), "trade_turnover") == series


def test_a_series_may_be_of_an_entity(record: Record) -> None:
    told = reading("бір", event("visit", ZHAPAROV, at=APRIL))
    (person,) = told.claims.entities
    of_person = level("3", 2023, "0.5", subjects=(person.id,))
    add(record, told, reading("екі", of_person), reading("үш", level("4", 2023, "0.5")))
    with record.snapshot() as view:
        for name in (person.id, person.name, "Жапаров"):
            (report,) = view.series((name,), "trade_turnover").figures
            assert report.figure == of_person


def test_a_series_without_a_value_names_those_there_are(record: Record) -> None:
    add(record, reading("бір", level("1.5e9", 2023, subjects=("CN", "TM"))))
    with record.snapshot() as view:
        with pytest.raises(Unknown, match=r"no exports of CN, TM.*has of them: trade_turnover"):
            view.series(("CN", "TM"), "exports")
        with pytest.raises(Unknown, match="no known indicator"):
            view.series(("CN", "TJ"), "exports")


@pytest.mark.parametrize(
    ("one", "other", "contradict"),
    [
        (level("1.3e9", 2022), level("1.2e9", 2022), False),  # 1.25 may be both
        (level("1.3e9", 2022), level("1.21e9", 2022, "0.005e9"), True),
        (level("1.3e9", 2022), level("1.21e9", 2023, "0.005e9"), False),
        (level("1.3e9", 2022), level("3e9", 2022, subjects=("KZ", "UZ")), False),
    ],
)
def test_articles_contradict_each_other_where_intervals_do_not_touch(
    record: Record, one: object, other: object, contradict: bool
) -> None:
    add(record, reading("бір", one), reading("екі", other))
    with record.snapshot() as view:
        found = list(view.checks())
    assert [item.verdict for item in found] == (["inconsistent"] if contradict else [])
    for item in found:
        assert [report.figure for report in item.figures] == [one, other]
        assert item.check is None


def contradicts_by_pairs(printed: list[conflicts.Printed]) -> bool:
    return any(
        one.high < other.low for one in printed for other in printed if one.article != other.article
    )


ends = st.integers(0, 6).map(Decimal)
printed_intervals = st.builds(
    lambda article, ends: conflicts.Printed(article, *sorted(ends)),
    st.sampled_from("абв"),
    st.tuples(ends, ends),
)


@given(st.lists(printed_intervals, min_size=1, max_size=6))
def test_the_sweep_finds_what_comparing_every_pair_finds(printed: list[conflicts.Printed]) -> None:
    assert conflicts.contradict(printed) == contradicts_by_pairs(printed)


def test_a_rise_and_a_fall_by_as_much_contradict_each_other(record: Record) -> None:
    rise, fall = (
        msgspec.structs.replace(level("19", 2022, "0.5"), kind="change", direction=direction)
        for direction in ("up", "down")
    )
    add(record, reading("бір", rise), reading("екі", fall))
    with record.snapshot() as view:
        assert len(list(view.checks())) == 1


def test_disagreements_of_one_article_come_with_their_check(record: Record) -> None:
    told = with_checks(reading("бір", level("1.5e9", 2023), level("9.9e9", 2022)))
    add(record, told)
    with record.snapshot() as view:
        found = list(view.checks())
    expected = {check.id for check in told.checks if check.verdict in ("differs", "inconsistent")}
    assert {item.id for item in found} == expected
    assert all(item.check in told.checks and item.figures for item in found)


def test_a_withdrawn_judgement_is_not_shown_until_that_is_withdrawn(record: Record) -> None:
    told = with_checks(reading("бір", level("9.9e9", 2022)))
    add(record, told)
    (check,) = told.checks
    back = record.writer().withdraw(check.id, reason="the page was a joke", author="Айгүл")
    with record.snapshot() as view:
        assert list(view.checks()) == []
        assert list(view.readings()) == [told]
    record.writer().withdraw(back, reason="it was not", author="Айгүл")
    with record.snapshot() as view:
        assert [item.check for item in view.checks()] == [check]


def test_an_id_or_its_beginning_names_its_thing(record: Record) -> None:
    figure, visit = level("9.9e9", 2022), event("visit", ZHAPAROV, at=APRIL, place="KZ")
    told = with_checks(reading("бір", figure, visit, source_id="7"))
    add(record, told, reading("екі"))
    entity, (check,) = told.claims.entities[0], told.checks
    with record.snapshot() as view:
        for name in ("7", told.page.sha256, told.page.sha256[:6], told.article.id):
            assert view.show(name) == (told,)
        for length in (None, 8):
            (report,) = view.show(figure.id[:length])
            assert isinstance(report, FigureReport)
            assert (report.figure, report.checks) == (figure, (check,))
            assert report.source.article == told.article.id
            (seen,) = view.show(visit.id[:length])
            assert isinstance(seen, EventReport)
            assert seen.event == visit
            (person,) = view.show(entity.id[:length])
            assert isinstance(person, EntityView)
            assert (person.name, types(person.events)) == ("Садыр Жапаров", ["visit"])
            (wrong,) = view.show(check.id[:length])
            assert wrong.check == check
        with pytest.raises(Unknown, match="named nothing"):
            view.show("nothing")


def test_claims_of_a_superseded_reading_are_in_no_view(record: Record) -> None:
    add(record, reading("бір", level("1.3e9", 2022)), reading("бір", level("1.4e9", 2022)))
    with record.snapshot() as view:
        (report,) = view.series(("KZ", "KG"), "trade_turnover").figures
        assert report.figure == level("1.4e9", 2022)
        assert list(view.checks()) == []
        with pytest.raises(Unknown):
            view.show(level("1.3e9", 2022).id)


def test_an_empty_record_has_nothing_to_say(record: Record) -> None:
    with record.snapshot() as view:
        assert view.count() == 0
        assert list(view.readings()) == list(view.checks()) == list(view.rejects()) == []
        assert view.timeline("KZ") == ()


def test_claims_need_no_entities(record: Record) -> None:
    told = reading("бір", event("visit", ZHAPAROV, at=APRIL))
    bare = msgspec.structs.replace(told, claims=Claims((), (), told.claims.events))
    add(record, bare)
    with record.snapshot() as view:
        assert list(view.readings()) == [bare]
