"""When reports in two articles are of one event."""

from datetime import date, timedelta

import msgspec
import pytest

from anyq.claim import EventClaim, EventObject, Participant, Place
from anyq.moment import Moment
from anyq.reading.events import same_event
from anyq.span import Span

TOKAEV = Participant("agent", "e1", "Қасым-Жомарт Тоқаев", "KZ")
ZHAPAROV = Participant("counterpart", "e2", "Садыр Жапаров", "KG")
RAHMON = Participant("counterpart", "e3", "Эмомали Рахмон", "TJ")
BARE = Participant("counterpart", None, "қырғыз көшбасшысы", "KG")
OSH = Place("e4", "Ош", "KG")


def day(first: int, days: int = 1) -> Moment:
    start = date(2024, 6, first)
    return Moment(start, start + timedelta(days), "day")


MEETING = EventClaim(
    id="v1",
    type="meeting",
    plover="CONSULT",
    participants=(TOKAEV, ZHAPAROV),
    objects=(),
    time=day(3),
    place=OSH,
    modality="happened",
    background=False,
    attribution=None,
    evidence=Span(0, 4, "сөзі"),
)
change = msgspec.structs.replace


def test_the_reason_says_what_is_shared() -> None:
    assert same_event(MEETING, change(MEETING, id="v2")) == (
        "type=meeting; who=Қасым-Жомарт Тоқаев, Садыр Жапаров; time=2024-06-03; place=Ош"
    )


@pytest.mark.parametrize(
    "other",
    [
        change(MEETING, participants=(TOKAEV, BARE)),
        change(MEETING, participants=(ZHAPAROV, TOKAEV)),
        change(MEETING, modality="planned"),
        change(MEETING, time=day(1, 5)),
        change(MEETING, place=None),
    ],
)
def test_one_event_told_in_other_words(other: EventClaim) -> None:
    assert same_event(MEETING, other)
    assert same_event(other, MEETING)


@pytest.mark.parametrize(
    "other",
    [
        change(MEETING, type="call"),
        change(MEETING, modality="denied"),
        change(MEETING, participants=(TOKAEV, RAHMON)),
        change(MEETING, participants=(TOKAEV,), place=None),
        change(MEETING, time=day(4)),
        change(MEETING, place=Place(None, "Душанбе", "TJ")),
        change(MEETING, time=None),
    ],
)
def test_other_events_and_those_of_which_too_little_is_known(other: EventClaim) -> None:
    assert same_event(MEETING, other) is None
    assert same_event(other, MEETING) is None


def test_publication_dates_what_tells_no_time() -> None:
    undated = change(MEETING, time=None)
    assert same_event(MEETING, undated, (day(4), day(4)))
    assert same_event(MEETING, undated, (day(4), day(20))) is None
    coming = change(undated, modality="planned")
    assert same_event(coming, MEETING, (day(1), day(4)))


def test_one_is_appointed_once_and_each_to_one_post() -> None:
    person = Participant("patient", "e5", "Асан Үсенов", "KZ")
    other = Participant("patient", "e6", "Үсен Асанов", "KZ")
    decree = change(MEETING, type="appoint", participants=(TOKAEV, person), place=None)
    assert same_event(decree, change(decree, participants=(person,)))
    assert same_event(decree, change(decree, participants=(TOKAEV, other))) is None
    assert same_event(decree, change(decree, participants=(TOKAEV,))) is None


def test_speech_is_the_same_only_where_its_words_are() -> None:
    said = Span(0, 9, "Біз екі елдің саудасын дамытуға дайынбыз, деді ол")
    again = Span(0, 9, "Екі елдің саудасын дамытуға дайынбыз")
    words = Span(0, 9, "Ауа райы бүгін жақсы болады")
    speech = change(MEETING, type="statement", participants=(TOKAEV,), evidence=said)
    assert same_event(speech, change(speech, evidence=again))
    assert same_event(speech, change(speech, evidence=words)) is None


def test_what_has_the_same_object_needs_no_named_cast() -> None:
    opened = change(
        MEETING, type="open", participants=(), objects=(EventObject("«Достық» көпірі"),)
    )
    assert same_event(opened, change(opened, objects=(EventObject("жаңа «Достық» көпірі"),)))
    assert same_event(opened, change(opened, objects=(EventObject("кітапхана"),))) is None
    assert same_event(opened, change(opened, place=None)) is None
