"""Frames by example, and what holds of every event."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anyq import kazakh, pipeline
from anyq.article import Article
from anyq.claim import EventClaim
from anyq.data import parse_rows, rows
from anyq.moment import Published
from anyq.reading import entities, events, frames

EXAMPLES = Path(__file__).with_name("frames_examples.tsv")
DAY = date(2024, 6, 3)


def article_of(title: str, body: str = "") -> Article:
    text = f"{title}\n\n{body}" if body else title
    published = Published(DAY, DAY + timedelta(1), "day", status="resolved")
    script = kazakh.script(text) or "Cyrl"
    return Article("a1", title, "kk", script, published, (), None, None, text, ())


def events_of(title: str, body: str = "") -> tuple[EventClaim, ...]:
    article = article_of(title, body)
    doc = pipeline.annotate(article)
    return events.read(article, doc, entities.resolve(article, doc.mentions))


def examples() -> list[dict[str, str]]:
    return list(parse_rows(EXAMPLES.read_text("utf-8"), EXAMPLES.name))


def told(event: EventClaim) -> list[tuple[str, str]]:
    found = [(person.role, person.name) for person in event.participants]
    found += [("object", thing.text) for thing in event.objects]
    if event.place:
        found.append(("place", event.place.name))
    return [*found, ("modality", event.modality)]


@pytest.mark.parametrize("example", examples(), ids=lambda row: row["frame"])
def test_example(example: dict[str, str]) -> None:
    found = events_of(example["text"])
    if example["frame"] == "-":
        assert not found
        return
    event = next(event for event in found if event.rule == example["frame"])
    wanted = [tuple(part.strip().split("=", 1)) for part in example["wanted"].split(";")]
    for name, value in wanted:
        values = [is_ for role, is_ in told(event) if role == name]
        assert any(is_.lower().startswith(value.lower()) for is_ in values), (name, value, values)
    roles = {"agent", "patient", "recipient", "counterpart"}
    assert len(event.participants) == sum(name in roles for name, _ in wanted)


def test_every_frame_has_an_example() -> None:
    named = {row["frame"] for row in rows("anyq.reading", "data/frames.tsv")}
    assert named == {row["frame"] for row in examples()} - {"-"}


def only(found: tuple[EventClaim, ...], kind: str) -> EventClaim:
    (event,) = [event for event in found if event.type == kind]
    return event


def test_a_dropped_subject_is_that_of_the_sentence_before() -> None:
    body = "Шавкат Мирзиёев Бішкекке сапармен барды. Ертесіне Садыр Жапаровпен кездесті."
    meeting = only(events_of("Көршілер", body), "meeting")
    assert told(meeting)[:2] == [("agent", "Шавкат Мирзиёев"), ("counterpart", "Садыр Жапаров")]


def test_a_subject_of_its_own_is_not_replaced() -> None:
    body = "Шавкат Мирзиёев Бішкекке сапармен барды. Халық Садыр Жапаровпен кездесті."
    meeting = only(events_of("Көршілер", body), "meeting")
    assert ("agent", "Шавкат Мирзиёев") not in told(meeting)


def test_the_title_of_what_was_signed_may_stand_in_the_next_sentence() -> None:
    body = (
        "Ташкентте Шавкат Мирзиёев пен Ильхам Әлиев маңызды құжатқа қол қойды. "
        "Су ресурстарын бірлесіп пайдалану туралы келісім ел өмірінде үлкен рөл атқарады."
    )
    signing = only(events_of("Көршілер", body), "sign")
    (paper,) = signing.objects
    assert paper.text.endswith("Су ресурстарын бірлесіп пайдалану туралы келісім")
    assert paper.text in signing.evidence.text
    assert signing.place is not None
    assert signing.place.name == "Ташкент"


def test_one_event_told_twice_is_one() -> None:
    title = "Шавкат Мирзиёев Ильхам Әлиевпен кездесті"
    body = "Бүгін Ташкентте Шавкат Мирзиёев Ильхам Әлиевпен кездесті."
    meeting = only(events_of(title, body), "meeting")
    assert meeting.place is not None
    assert meeting.time is not None
    assert meeting.evidence.start > len(title)


def test_two_meetings_are_two() -> None:
    body = "Шавкат Мирзиёев Ильхам Әлиевпен кездесті. Шавкат Мирзиёев Садыр Жапаровпен де кездесті."
    found = [event for event in events_of("Көршілер", body) if event.type == "meeting"]
    assert len(found) == 2


def test_who_says_it() -> None:
    text = "Қазақстан мен Қытай келісімге қол қойды, деп хабарлады Сыртқы істер министрлігі"
    signing = only(events_of(text), "sign")
    assert signing.attribution == "Сыртқы істер министрлігі"
    assert {person.name for person in signing.participants} == {"Қазақстан", "Қытай"}


def test_recalled_events_are_background() -> None:
    body = (
        "Жаңа көпір салынады. Бұған дейін Олжас Бектенов Ақтөбе облысына сапармен барған болатын."
    )
    visit = only(events_of("Көпір", body), "visit")
    assert visit.background


@pytest.mark.parametrize(
    ("text", "kind", "modality"),
    [
        ("Тоқаев келесі аптада Қытайға сапармен барады", "visit", "planned"),
        ("Астанада халықаралық форум өткізу жоспарланып отыр", "hold", "planned"),
        ("Қазақстан мен Иранның келісімге қол қоюы ұсынылды", "sign", "proposed"),
        ("Қазақстан мен Иран келісімге қол қойған жоқ", "sign", "denied"),
        ("Қазақстан мен Иран келісімге қол қойса", "sign", "conditional"),
    ],
)
def test_whether_it_happened(text: str, kind: str, modality: str) -> None:
    assert only(events_of(text), kind).modality == modality


def test_what_is_proposed_is_no_event_beside_the_proposal() -> None:
    (proposal,) = events_of("Ильхам Әлиев Ташкентте саммит өткізуді ұсынды")
    assert proposal.type == "propose"
    assert proposal.objects[0].text == "саммит өткізу"


@pytest.mark.parametrize(
    "text",
    [
        "Достық әрдайым жасасын, Қазақстан мен Қытай келісімге қол қойсын деп тілейміз",
        "Қазақстан мен Қытай жыл сайын келіссөз жүргізеді",
        "Қазақстан Қытаймен келіссөз жүргізу мәселесін қарайды",
    ],
)
def test_wishes_habits_and_bare_nouns_are_no_events(text: str) -> None:
    assert not events_of(text)


def test_latin_and_cyrillic_read_alike() -> None:
    cyrillic = events_of("Шавкат Мирзиёев Ташкентте Ильхам Әлиевпен кездесті")
    latin = events_of("Shavkat Mırzııoev Tashkentte Ilham Álıevpen kezdesti")
    assert [event.type for event in cyrillic] == [event.type for event in latin] == ["meeting"]


WORDS = sorted({word for row in examples() for word in row["text"].split()})


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*WORDS, ".", ",", "«", "»", "–"]), min_size=1, max_size=30))
def test_any_order_of_words_is_read(order: list[str]) -> None:
    article = article_of(" ".join(order))
    doc = pipeline.annotate(article)
    found = entities.resolve(article, doc.mentions)
    known = {entity.id for entity in found}
    for event in events.read(article, doc, found):
        assert event.evidence.text == article.text[event.evidence.start : event.evidence.end]
        assert {p.entity for p in event.participants} <= known | {None}
        assert event.type in {frame.type for group in frames.by_head().values() for frame in group}


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Үкімет басшысы Шавкат Мирзиёевпен кездесті.", "Олжас Бектенов"),
        ("Кремль басшысы Шавкат Мирзиёевпен кездесті.", "Владимир Путин"),
        ("Өзбекстандық әріптесі Олжас Бектеновпен кездесті.", "Шавкат Мирзиёев"),
    ],
)
def test_who_holds_an_office_called_by_another_name(sentence: str, who: str) -> None:
    body = (
        "Премьер-министр Олжас Бектенов Ташкентке сапармен барды. "
        "Жиынға Өзбекстан Президенті Шавкат Мирзиёев, Ресей Президенті Владимир Путин қатысты. "
    )
    meeting = only(events_of("Көршілер", body + sentence), "meeting")
    assert who in {person.name for person in meeting.participants}
