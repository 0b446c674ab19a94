"""Copies of one text, and reports of one event, are linked: sources are counted once."""

from datetime import date

import msgspec
import pytest
from record_readings import event, reading

from anyq.pipeline import Reading
from anyq.record import Record, copies
from anyq.span import content_id

WORDS = [f"сөз{number}" for number in range(120)]
VISIT = (("Садыр Жапаров", "KG"),)


def article(title: str, words: list[str], url: str | None = None) -> Reading:
    """An article of these words that tells of one visit."""
    told = reading(title, event("visit", *VISIT, at=date(2024, 4, 19), place="KZ"))
    text = f"Сауда {title}\n\n{' '.join(words)}"
    whole = msgspec.structs.replace(
        told.article, id=content_id("a", told.article.title, text), text=text
    )
    (visit,) = told.claims.events
    visit = msgspec.structs.replace(visit, id=content_id("v", whole.id))
    claims = msgspec.structs.replace(told.claims, events=(visit,))
    page = msgspec.structs.replace(told.page, content=text.encode(), url=url)
    return msgspec.structs.replace(told, article=whole, claims=claims, page=page)


@pytest.mark.parametrize(
    ("other", "copy"),
    [
        (WORDS, True),
        (WORDS[:80], True),
        ([*WORDS[:60], "басқа", *WORDS[61:]], True),
        ([f"өзге{number}" for number in range(120)], False),
        ([*WORDS[:30], *(f"өзге{number}" for number in range(90))], False),
    ],
)
def test_a_near_copy_is_found(other: list[str], copy: bool) -> None:
    ours, theirs = (f"Т\n\n{' '.join(words)}" for words in (WORDS, other))
    assert (copies.alike(ours, theirs) >= copies.ALIKE) == copy
    found, sought = (set(copies.bands(copies.shingles(text))) for text in (ours, theirs))
    assert bool(found & sought) >= copy


def test_the_same_words_around_other_numbers_are_no_copy() -> None:
    rates = "Т\n\n{} валютаның бүгінгі бағамы осындай: доллар {}, еуро {}, рубль {} теңге болды."
    ours, theirs = (
        rates.format(" ".join(WORDS), *numbers)
        for numbers in (("503,7", "592,8", "6,1"), ("503,2", "592,1", "6,3"))
    )
    assert copies.alike(ours, ours) == 1
    assert copies.alike(ours, theirs) < copies.ALIKE


def test_what_is_too_short_is_nobodys_copy() -> None:
    assert copies.bands(copies.shingles("Т\n\nҚысқа хабар осы ғана.")) == []


def test_bands_stay_what_they_are() -> None:
    """They are in records: another library, or another version of it, must make the same."""
    assert copies.bands([f"сөз{number}" for number in range(30)])[:2] == BANDS


BANDS = [-3442752889034390353, 7813948202403959636]


def test_reports_of_one_event_are_one_happening_and_copies_one_source(record: Record) -> None:
    writer = record.writer()
    writer.add(article("бір", WORDS))
    writer.add(article("екі", [*WORDS[:100], "деп", "хабарлады"]))
    writer.add(article("үш", [f"өзге{number}" for number in range(120)]))
    with record.snapshot() as view:
        (happening,) = view.happenings("KG")
        assert (len(happening.reports), happening.sources) == (3, 2)
        assert {report.happening for report in view.timeline("KG")} == {happening.id}


def test_versions_of_one_page_are_one_source(record: Record) -> None:
    writer = record.writer()
    writer.add(article("бір", WORDS, "https://example.kz/1"))
    writer.add(article("екі", [f"өзге{number}" for number in range(120)], "https://example.kz/1"))
    with record.snapshot() as view:
        assert [happening.sources for happening in view.happenings("KG")] == [1]


def test_an_event_that_people_hold_to_be_another_is_another(record: Record) -> None:
    writer = record.writer()
    writer.add(article("бір", WORDS))
    writer.add(article("үш", [f"өзге{number}" for number in range(120)]))
    with record.snapshot() as view:
        (link,) = [one for one in view.changes(date(2020, 1, 1)).judgements if one.kind == "event"]
    assert "type=visit" in link.reason
    writer.withdraw(link.id, reason="two visits", author="Айгүл")
    with record.snapshot() as view:
        assert [len(one.reports) for one in view.happenings("KG")] == [1, 1]
