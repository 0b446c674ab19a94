"""Pages of our own writing, for the tests of the search."""

from collections.abc import Iterator
from datetime import date

from anyq import kazakh, pipeline
from anyq.page import Page
from anyq.record import Record

PAGES = (
    (
        "trade",
        "https://www.aq-habar.kz/n/1",
        date(2024, 5, 2),
        "Екі елдің сауда айналымы өсті\n\n02.05.2024\n\n"
        "Бішкекте Қасым-Жомарт Тоқаев пен Садыр Жапаров кездесті. Екі ел арасындағы сауда айналымы "
        "былтыр 1,5 млрд долларға жетті. Тараптар шекарадағы өткізу бекеттерін кеңейтуге келісті.",
    ),
    (
        "library",
        "https://aq-habar.kz/n/2",
        date(2024, 6, 10),
        "Алматыда жаңа кітапхана ашылды\n\n10.06.2024\n\n"
        "Алматыда балаларға арналған кітапхана ашылды. Онда қырық мың кітап бар. Кітапхананы "
        "аралаған оқушылар жазушылармен кездесті.",
    ),
    (
        "market",
        "https://dala.example/2",
        date(2024, 6, 12),
        "Шымкентте ескі базар жөнделді\n\n12.06.2024\n\n"
        "Шымкенттегі базардың шатыры жөнделді. Енді сауда орындары көбейеді, айналым да артады "
        "деп күтіледі.",
    ),
    (
        "economy",
        "https://dala.example/3",
        date(2023, 12, 30),
        "Экономикалық өсу баяулады\n\n30.12.2023\n\n"
        "Қазақстанның экономикасы үшінші тоқсанда баяу өсті. Сарапшылар бағаның қымбаттауын "
        "құнсызданумен түсіндірді.",
    ),
)
LATIN = (
    "latin",
    "https://dala.example/4",
    date(2024, 7, 1),
    kazakh.convert(
        "Балық шаруашылығы дамиды\n\n01.07.2024\n\nӨңірде балық өсіретін көлдер көбейді. "
        "Балықшылар қыста да жұмыс істейді.",
        "latin2021",
    ),
)


def fill(record: Record) -> None:
    """Add all pages to a record."""
    writer = record.writer()
    for name, url, day, text in (*PAGES, LATIN):
        page = Page(text.encode(), "text/plain", url=url, captured_at=day, source_id=name)
        writer.add(pipeline.read(page))


def numbered(count: int) -> Iterator[pipeline.Reading]:
    """Yield readings of short pages, each with a number of its own."""
    for number in range(count):
        text = f"Ауылда мектеп салынды\n\nАуылда {number} орындық мектеп салынды."
        yield pipeline.read(Page(text.encode(), "text/plain", source_id=str(number)))
