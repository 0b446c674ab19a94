"""Entities across articles: linked by Anyq with reasons, by people whatever it holds."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from record_readings import event, reading

from anyq.data import parse_rows
from anyq.entity import Entity, entity_id
from anyq.errors import Unknown
from anyq.record import Record, groups, likeness
from anyq.record.views import EntityView

LINES = list(parse_rows(Path(__file__).with_name("likeness.tsv").read_text("utf-8"), "likeness"))
SIGNED = {"reason": "they say so", "author": "Айгүл"}


@pytest.mark.parametrize("line", LINES, ids=lambda line: f"{line['one']}–{line['other']}")
def test_names_are_alike_or_not(line: dict[str, str]) -> None:
    for one, other in ((line["one"], line["other"]), (line["other"], line["one"])):
        assert likeness.compare(line["kind"], one, other) == line["like"]
        if line["like"] != "other":  # else nobody would compare them
            assert likeness.fold(line["kind"], one) == likeness.fold(line["kind"], other)


def add(record: Record, title: str, *people: tuple[str, str | None, str | None]) -> None:
    """Add an article that names people, by name, country and role."""
    visits = [
        event(f"visit{at}", (name, country or ""), at=None)
        for at, (name, country, _) in enumerate(people)
    ]
    told = reading(title, *visits)
    entities = tuple(
        Entity(entity_id("person", name, country), "person", name, country, role, ())
        for name, country, role in people
    )
    claims = msgspec.structs.replace(told.claims, entities=entities)
    record.writer().add(msgspec.structs.replace(told, claims=claims))


def verdicts(record: Record, name: str) -> list[tuple[str, str]]:
    with record.snapshot() as view:
        return sorted((one.verdict, one.reason) for one in view.entity(name).judgements)


def names(record: Record, name: str) -> set[str]:
    with record.snapshot() as view:
        return {entry.name for entry in view.entity(name).entries}


TOKAYEV = ("Қасым-Жомарт Тоқаев", "KZ", "президент")


@pytest.mark.parametrize(
    ("other", "verdict"),
    [
        (("Касым-Жомарт Токаев", None, None), "same"),
        (("Қасым-Жомарт Кемелұлы Тоқаев", "KZ", None), "same"),
        (("Қ.Тоқаев", "KZ", "президент"), "same"),
        (("Тоқаев", "KZ", "президент"), "same"),
        (("Қ.Тоқаев", "KZ", None), "unsure"),
        (("Тоқаев", None, "президент"), "unsure"),
        (("Қасым-Жомарт Тоқаев", "RU", None), "unsure"),
        (("Қайрат Тоқаев", "KZ", "президент"), "different"),
    ],
)
def test_a_new_name_is_linked_where_it_is_sure(
    in_file: Record, other: tuple[str, str | None, str | None], verdict: str
) -> None:
    add(in_file, "бір", TOKAYEV)
    add(in_file, "екі", other)
    key = entity_id("person", TOKAYEV[0], TOKAYEV[1])
    ((said, reason),) = verdicts(in_file, key)
    assert said == verdict
    assert reason
    assert names(in_file, key) == ({TOKAYEV[0], other[0]} if verdict == "same" else {TOKAYEV[0]})


def test_one_of_no_country_is_nobodys_where_several_may_be_meant(in_file: Record) -> None:
    for title, country in (("бір", "KZ"), ("екі", "UZ"), ("үш", None)):
        add(in_file, title, ("Асқар Әбенов", country, None))
    key = entity_id("person", "Асқар Әбенов", None)
    assert {verdict for verdict, _ in verdicts(in_file, key)} == {"unsure"}
    with in_file.snapshot() as view, pytest.raises(Unknown, match=r"Әбенов \(KZ, e"):
        view.timeline("Асқар Әбенов")


def test_views_follow_the_entity_whatever_it_is_called(record: Record) -> None:
    add(record, "бір", TOKAYEV)
    add(record, "екі", ("Касым-Жомарт Токаев", None, None))
    with record.snapshot() as view:
        for name in ("Қасым-Жомарт Тоқаев", "Касым-Жомарт Токаев", "Токаев", "Тоқаев"):
            assert len(view.timeline(name)) == 2
            assert len(view.entity(name).appearances) == 2
        (line,) = view.entities("Токаев")
        assert (line.articles, len(line.entries)) == (2, 2)
        assert len(view.entities()) == len(view.entities(kind="person", limit=1)) == 1
        assert view.entities("Ешкімов") == view.entities(kind="place") == ()
        (shown,) = view.show(line.id)
        assert isinstance(shown, EntityView)
        assert shown.judgements[0].verdict == "same"


def test_a_persons_word_beats_anyqs(record: Record) -> None:
    add(record, "бір", TOKAYEV)
    add(record, "екі", ("Касым-Жомарт Токаев", None, None))
    add(record, "үш", ("Серік Әбенов", "KZ", None))
    one, other = (
        entity_id("person", name, country)
        for name, country, _ in (TOKAYEV, ("Касым-Жомарт Токаев", None, None))
    )
    (apart,) = record.writer().link(one, other, "different", **SIGNED)
    assert names(record, one) == {"Қасым-Жомарт Тоқаев"}
    record.writer().withdraw(apart, **SIGNED)
    assert names(record, one) == {"Қасым-Жомарт Тоқаев", "Касым-Жомарт Токаев"}
    record.writer().link("Серік Әбенов", "Тоқаев", "same", **SIGNED)
    assert names(record, one) == {"Қасым-Жомарт Тоқаев", "Касым-Жомарт Токаев", "Серік Әбенов"}


def test_names_that_are_one_are_parted_and_the_rest_stays(record: Record) -> None:
    add(record, "бір", TOKAYEV)
    add(record, "екі", ("Касым-Жомарт Токаев", None, None))
    add(record, "үш", ("Қасым-Жомарт Кемелұлы Тоқаев", "KZ", None))
    full, russian = "Қасым-Жомарт Кемелұлы Тоқаев", "Касым-Жомарт Токаев"
    record.writer().link(russian, TOKAYEV[0], "different", **SIGNED)
    record.writer().link(russian, full, "different", **SIGNED)
    assert names(record, russian) == {russian}
    assert names(record, TOKAYEV[0]) == {TOKAYEV[0], full}


def test_an_entity_is_not_linked_to_itself(record: Record) -> None:
    add(record, "бір", TOKAYEV)
    with pytest.raises(Unknown, match="are one entry"):
        record.writer().link("Тоқаев", "Қасым-Жомарт Тоқаев", "same", **SIGNED)


things = st.sampled_from("абвгде")
links = st.lists(
    st.builds(
        groups.Link,
        judgement=st.uuids().map(str),
        one=things,
        other=things,
        same=st.booleans(),
        by_hand=st.booleans(),
        made_at=st.integers(2000, 2009).map(str),
    ).filter(lambda link: link.one != link.other),
    max_size=12,
)


@given(links)
def test_groups_never_join_what_people_hold_apart(made: list[groups.Link]) -> None:
    joined = groups.join({link.judgement: link for link in made})
    last = {
        frozenset((link.one, link.other)): link
        for link in sorted(made, key=lambda one: (one.by_hand, one.made_at, one.judgement))
    }
    for thing, members in joined.items():
        assert thing in members
        assert all(joined[member] == members for member in members)
        for pair, link in last.items():
            assert link.same or not pair <= set(members)
