from datetime import date
from pathlib import Path

import msgspec
import pytest

from anyq import pipeline
from anyq.article import Article
from anyq.checks.printed import period_name
from anyq.claim import FigureClaim
from anyq.data import parse_rows
from anyq.moment import Published
from anyq.reading import entities, figures

TABLE = Path(__file__).parent / "figures.tsv"
CASES = list(parse_rows(TABLE.read_text("utf-8"), TABLE.name))
PHRASES = Path(__file__).parent / "phrases.tsv"
UNDATED = Published(None, None, "open", status="unresolved")
PUBLISHED = Published(date(2024, 5, 15), date(2024, 5, 16), "day", status="resolved")


ARTICLE = Article(
    id="a1",
    title="Жаңалық",
    language="kk",
    script="Cyrl",
    published=PUBLISHED,
    bylines=(),
    credit=None,
    dateline=None,
    text="",
    rail=(),
)


def read(text: str, title: str = "Жаңалық") -> tuple[FigureClaim, ...]:
    article = msgspec.structs.replace(ARTICLE, title=title, text=f"{title}\n\n{text}")
    doc = pipeline.annotate(article)
    return figures.read(article, doc, entities.resolve(article, doc.mentions))


def written(claim: FigureClaim, wanted: str) -> str:
    """Write a figure as the table does, with `*` where the table does not care."""
    sign = {"up": "+", "down": "-", None: "0"}[claim.direction]
    fields = [
        claim.kind,
        sign,
        f"{claim.amount.value.normalize():f}",
        claim.amount.unit.replace(" ", "_"),
        period_name(claim.period) or "0",
        claim.indicator.id or "0",
        ",".join(claim.subjects) or "0",
    ]
    return " ".join(
        "*" if asked == "*" else field for field, asked in zip(fields, wanted.split(), strict=True)
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_sentence(case: dict[str, str]) -> None:
    wanted = [part.strip() for part in case["figures"].split(";") if part.strip()]
    found = read(case["text"])
    assert len(found) == len(wanted), [show.amount.text for show in found]
    assert [written(*pair) for pair in zip(found, wanted, strict=True)] == wanted


@pytest.mark.parametrize(
    "case",
    list(parse_rows(PHRASES.read_text("utf-8"), PHRASES.name)),
    ids=lambda case: case["text"],
)
def test_phrase(case: dict[str, str]) -> None:
    found = [claim.indicator.text for claim in read(case["text"])]
    assert found == [one.strip() for one in case["phrases"].split(";")]


def test_a_year_that_cannot_be_placed_keeps_its_figure() -> None:
    text = "Тауар айналымын биыл 3 млрд долларға, ал 2031 жылға таман 5 млрд долларға жеткізбек."
    article = msgspec.structs.replace(ARTICLE, text=f"Жаңалық\n\n{text}", published=UNDATED)
    doc = pipeline.annotate(article)
    found = figures.read(article, doc, entities.resolve(article, doc.mentions))
    assert [period_name(claim.period) for claim in found] == [None, "2031"]


def test_two_countries_are_no_city() -> None:
    text = (
        "Мерекеге орай Астана қаласында 40 шара өтеді. Тоқаев Өзбекстанға барып, Қазақстанға "
        "оралды. Былтыр екі ел арасындағы тауар айналымы 7 пайызға өсіп, 4 млрд доллар болды."
    )
    assert [claim.subjects for claim in read(text)[1:]] == [("KZ", "UZ")] * 2


def test_the_next_sentence_carries_on_with_this_indicator() -> None:
    text = (
        "2022 жылы Қазақстан мен Әзербайжан арасындағы тауар айналымы 400 млн доллар болды. "
        "Былтыр бұл көрсеткіш 5 пайызға өсті."
    )
    _, change = read(text)
    assert change.indicator.id == "trade_turnover"
    assert change.subjects == ("AZ", "KZ")
    assert (period_name(change.period), period_name(change.base_period)) == ("2023", "2022")


def test_the_headline_gives_way_to_the_text() -> None:
    found = read(
        "Былтыр жолдан 97 млрд теңге жиналды.", title="Жолдан 100 млрд теңгеге жуық жиналды"
    )
    assert [claim.amount.value for claim in found] == [97_000_000_000]


def test_whose_exports() -> None:
    (claim,) = read("Былтыр Өзбекстаннан Қазақстанға экспорт 1,3 млрд доллар болды.")
    assert (claim.indicator.id, claim.indicator.of) == ("exports", "UZ")


def test_who_says_it() -> None:
    (claim,) = read("Энергетика министрлігінің мәліметінше, былтыр 90 млн тонна мұнай өндірілді.")
    assert claim.attribution is not None
    assert "министрлігі" in claim.attribution


def test_the_evidence_is_the_clause() -> None:
    first, second = read("2023 жылы экспорт 12 пайызға артып, 4,4 млрд долларға жетті.")
    assert first.evidence.text.startswith("2023 жылы")
    assert second.evidence.text == "4,4 млрд долларға жетті."


def test_ids_are_hashes_of_content() -> None:
    text = "Былтыр экспорт 4 млрд доллар болды. Импорт 3 млрд доллар болды."
    once, again = read(text), read(text)
    assert [claim.id for claim in once] == [claim.id for claim in again]
    assert len({claim.id for claim in once}) == len(once)


def test_where_a_change_ends_is_no_upper_bound() -> None:
    (claim,) = read("Былтыр халық саны 20 млн адамға дейін өсті.")
    assert claim.amount.approximation == "exact"
    assert claim.amount.low is not None


def test_what_is_counted_keeps_its_own_words() -> None:
    (claim,) = read("Ауылдан 40-тан астам отбасы көшті.")
    assert claim.indicator.text == "көшкен отбасы"


def test_a_city_is_not_its_country() -> None:
    (city,) = read("Алматыда 2 млн адам тұрады.")
    (country,) = read("Қазақстанда 20 млн адам тұрады.")
    assert city.subjects[0] == "KZ"
    assert len(city.subjects) == 2
    assert country.subjects == ("KZ",)


def test_a_list_has_the_period_of_the_words_before_it() -> None:
    first, second = read(
        "2023 жылдың IV тоқсанында:\n- орташа жалақы – 390 мың теңге;\n"
        "- медианалық жалақы – 270 мың теңге."
    )
    assert period_name(first.period) == period_name(second.period) == "2023-10-01/2024-01-01"


def test_the_people_of_a_city() -> None:
    (claim,) = read("2022 жылы Астана қаласы халқының табысы 197 481 теңгені құрады.")
    assert len(claim.subjects) == 2


def test_a_country_left_out_of_the_second_flow() -> None:
    text = "Былтыр Қазақстанның Тәжікстанға экспорты – 877 млн доллар, "
    text += "Тәжікстаннан импорты – 508 млн доллар."
    exports, imports = read(text)
    assert exports.subjects == imports.subjects == ("KZ", "TJ")
    assert (exports.indicator.of, imports.indicator.of) == ("KZ", "KZ")


def test_a_wish_states_nothing() -> None:
    assert read("Екі ауылдың екі мың тұрғынына жақсы болсын.") == ()
