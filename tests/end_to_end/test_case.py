"""The page the system starts from, whole: see the issue "A. The main job"."""

from decimal import Decimal

import pytest

from anyq import capture, output, pipeline
from anyq.claim import EventClaim, FigureClaim
from anyq.pipeline import Reading

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def reading(shared) -> Reading:
    return pipeline.read(capture.read_file(shared / "pages" / "kazakh-kyrgyz-2024.txt"))


def test_date_is_resolved_from_the_page_alone(reading: Reading) -> None:
    published = output.published(reading.article.published)
    assert (published.status, published.precision) == ("resolved", "minute")
    assert published.start == "2024-04-20T11:33+05:00"
    assert published.end == "2024-04-20T11:34+05:00"
    assert any(clue.years == (2024,) for clue in published.basis)
    assert any(clue.clue == "rail" and "05-02" in clue.detail for clue in published.basis)


def test_article_is_clean(reading: Reading) -> None:
    article = reading.article
    assert article.title == "Қазақ — Қырғыз байланысы жаңа деңгейге шықты"
    assert article.bylines == ("Айбар Олжаев",)
    assert article.credit is not None
    assert "Фейсбук" in article.credit
    paragraphs = [line for line in article.text.split("\n") if line.strip()]
    assert len(paragraphs) == 1 + 7
    assert paragraphs[-1].endswith("өркендей берсін деп тілейміз.")


def test_rail_is_kept_apart_as_printed(reading: Reading) -> None:
    rail = reading.article.rail
    assert len(rail) == 9
    assert all(headline.published is not None for headline in rail)
    assert rail[4].title.startswith("«Нөлдік төзімділік: Түркістан")
    assert "»" not in rail[4].title


def test_foreign_letters_are_folded_and_the_roman_numeral_is_not(reading: Reading) -> None:
    assert any(note.code == "foreign_letters" for note in reading.notes)
    award = next(item for item in reading.claims.entities if item.kind == "award")
    assert "I дәрежелі" in award.name


def figure(reading: Reading, **wanted: object) -> FigureClaim:
    def fits(claim: FigureClaim) -> bool:
        has = {
            "kind": claim.kind,
            "unit": claim.amount.unit,
            "value": claim.amount.value,
            "indicator": claim.indicator.id,
        }
        return all(has[key] == value for key, value in wanted.items())

    (found,) = [claim for claim in reading.claims.figures if fits(claim)]
    return found


@pytest.mark.parametrize(
    ("year", "change", "level", "low", "high"),
    [(2022, 19, "1.3e9", "1.25e9", "1.35e9"), (2023, 23, "1.5e9", "1.45e9", "1.55e9")],
)
def test_turnover(reading: Reading, year, change, level, low, high) -> None:
    grew = figure(reading, kind="change", unit="%", value=Decimal(change))
    stood = figure(reading, kind="level", unit="USD", value=Decimal(level))
    assert grew.direction == "up"
    assert (stood.amount.low, stood.amount.high) == (Decimal(low), Decimal(high))
    for claim in (grew, stood):
        assert claim.indicator.id == "trade_turnover"
        assert claim.subjects == ("KG", "KZ")
        assert claim.period is not None
        assert (claim.period.start.year, claim.period.precision) == (year, "year")
        assert claim.modality == "happened"
    assert grew.base_period is not None
    assert grew.base_period.start.year == year - 1


def test_target_and_capacity(reading: Reading) -> None:
    target = figure(reading, kind="target")
    assert (target.amount.value, target.amount.unit) == (Decimal("2e9"), "USD")
    assert target.indicator.id == "trade_turnover"
    assert target.period is None
    kinds = figure(reading, value=Decimal(195))
    assert kinds.kind == "capacity"
    worth = figure(reading, value=Decimal("260e6"))
    assert worth.amount.unit == "USD"
    assert (worth.amount.low, worth.amount.high) == (Decimal("259.5e6"), Decimal("260.5e6"))
    assert len(reading.claims.figures) == 7


def test_the_sums_agree_only_within_rounding(reading: Reading) -> None:
    (check,) = [item for item in reading.checks if item.verdict == "within_rounding"]
    implied = {
        item.period[:4]: (item.low, item.high) for item in check.implied if item.unit == "USD"
    }
    for year, low, high in ((2021, 1.04, 1.07), (2022, 1.25, 1.266), (2023, 1.53, 1.55)):
        assert float(implied[str(year)][0]) / 1e9 == pytest.approx(low, abs=0.008)
        assert float(implied[str(year)][1]) / 1e9 == pytest.approx(high, abs=0.008)
    assert not [item for item in reading.checks if item.verdict == "inconsistent"]


@pytest.mark.parametrize(
    ("year", "kind", "verdict", "after"),
    [
        (2022, "change", "agrees", None),
        (2022, "level", "rounds_differently", None),
        (2023, "change", "differs", True),
        (2023, "level", "differs", True),
    ],
)
def test_against_the_official_series(reading: Reading, year, kind, verdict, after) -> None:
    claims = {claim.id: claim for claim in reading.claims.figures}
    (check,) = [
        item
        for item in reading.checks
        if item.reference
        and claims[item.claims[0]].kind == kind
        and claims[item.claims[0]].period.start.year == year
    ]
    assert check.verdict == verdict
    if after is not None:
        assert check.reference.after_article is after
        assert check.reference.vintage.published.isoformat() == "2024-07-25"


def events(reading: Reading, kind: str) -> list[EventClaim]:
    return [claim for claim in reading.claims.events if claim.type == kind]


def cast(claim: EventClaim, role: str) -> set[str]:
    return {item.name for item in claim.participants if item.role == role}


def everyone(claim: EventClaim) -> set[str]:
    return {item.name for item in claim.participants}


ZHAPAROV = "Садыр Жапаров"
TOKAYEV = "Қасым-Жомарт Тоқаев"


def test_visit_and_session(reading: Reading) -> None:
    (visit,) = events(reading, "visit")
    assert cast(visit, "agent") == {ZHAPAROV}
    assert visit.place is not None
    assert visit.place.name == "Астана"
    assert any("Жоғарғы мемлекетаралық кеңес" in str(event) for event in events(reading, "hold"))


def test_treaty(reading: Reading) -> None:
    (signing,) = events(reading, "sign")
    assert everyone(signing) == {ZHAPAROV, TOKAYEV}
    assert {item.country for item in signing.participants} == {"KG", "KZ"}
    (treaty,) = signing.objects
    assert "Одақтастық қатынастарды нығайту және кеңейту туралы шарт" in treaty.text
    assert signing.modality == "happened"


def test_talks_and_agreements(reading: Reading) -> None:
    assert any("транзит" in claim.evidence.text for claim in events(reading, "meeting"))
    (agreement,) = events(reading, "agree")
    assert agreement.time is None
    assert "цифрландыру" in agreement.evidence.text


def test_aid_and_marathon(reading: Reading) -> None:
    sent = [claim for claim in events(reading, "aid") if claim.modality == "happened"]
    assert any({item.country for item in claim.participants} == {"KG", "KZ"} for claim in sent)
    assert all(claim.time is None or claim.time.start is None for claim in sent)
    assert any("марафон" in claim.evidence.text for claim in reading.claims.events)


def test_offer_and_award(reading: Reading) -> None:
    offers = [*events(reading, "propose"), *events(reading, "statement")]
    assert any(cast(claim, "agent") == {ZHAPAROV} for claim in offers)
    (award,) = events(reading, "award")
    assert cast(award, "agent") == {TOKAYEV}
    assert cast(award, "recipient") == {ZHAPAROV}
    assert any("«Достық»" in item.text for item in award.objects)


def test_wishes_are_no_events(reading: Reading) -> None:
    wishes = reading.article.text.index("Бұл – Садыр Жапаровқа жасалған")
    assert not [claim for claim in reading.claims.events if claim.evidence.start >= wishes]
    assert len(reading.claims.events) <= 10
