"""A series as a picture: it is XML, and every claim and official value is in it."""

from datetime import date
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anyq.amount import Amount
from anyq.checks.check import Vintage
from anyq.claim import FigureClaim, FigureKind, Indicator
from anyq.moment import Moment, Published
from anyq.record.views import FigureReport, Official, Series, Source
from anyq.report import plane, plot
from anyq.report.messages import Language, text
from anyq.span import Span

SVG = "{http://www.w3.org/2000/svg}"
DAY = Published(date(2024, 5, 1), date(2024, 5, 2), "day", status="resolved")
SOURCE = Source("a1", "Сауда <өсті> & өседі", DAY, "p1", None, None, None, None)


def report(
    number: str,
    kind: FigureKind = "level",
    year: int | None = 2023,
    unit: str = "USD",
    low: str | None = "1450000000",
    high: str | None = "1550000000",
) -> FigureReport:
    amount = Amount(
        Decimal("1500000000"),
        Decimal(low) if low else None,
        Decimal(high) if high else None,
        f"{number} млрд",
        "exact",
        unit,
        Decimal(1),
    )
    period = Moment(date(year, 1, 1), date(year + 1, 1, 1), "year") if year else None
    claim = FigureClaim(
        id=f"f{number}",
        indicator=Indicator("trade_turnover", "тауар айналымы"),
        subjects=("KG", "KZ"),
        kind=kind,
        direction="up" if kind == "change" else None,
        amount=amount,
        period=period,
        base_period=None,
        modality="planned" if kind == "target" else "happened",
        attribution=None,
        evidence=Span(0, 5, f"Сөйлем {number}"),
    )
    return FigureReport(claim, SOURCE, ())


def official(year: int, value: int) -> Official:
    return Official(year, Decimal(value), "USD", "Bureau", Vintage(year, None))


FIGURES = (
    report("1"),
    report("2", high=None),
    report("3", low=None, year=2022),
    report("4", kind="target", year=None),
    report("5", kind="change", unit="%", low="18", high="20"),
    report("6", year=2019, low="1500000000", high="1500000000"),
)


def draw(series: Series, lang: Language = "en") -> ET.Element:
    return ET.fromstring(plot.draw(series, lang))


def classes(root: ET.Element, tag: str) -> list[str | None]:
    return [
        one.get("class") for one in root.iter(f"{SVG}{tag}") if one.find(f"{SVG}title") is not None
    ]


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_every_claim_and_official_value_is_in_the_picture(lang: Language) -> None:
    values = (official(2022, 10**9), official(2023, 2 * 10**9))
    root = draw(Series("trade_turnover", ("KG", "KZ"), FIGURES, values), lang)
    told = " ".join(root.itertext())
    assert all(one.figure.amount.text in told for one in FIGURES)
    assert text("plot.ahead", lang) in told
    assert "Сауда <өсті> & өседі" in told
    assert sorted(classes(root, "rect"), key=str) == ["ahead"] + ["press"] * 4
    assert classes(root, "circle") == ["official"] * 2


def test_bars_lie_inside_the_picture() -> None:
    root = draw(Series("trade_turnover", ("KG", "KZ"), FIGURES, ()))
    for bar in root.iter(f"{SVG}rect"):
        if bar.find(f"{SVG}title") is not None:
            x, y, width, height = (
                float(bar.get(name) or -1) for name in ("x", "y", "width", "height")
            )
            assert plane.LEFT <= x <= x + width <= plane.WIDTH - plane.RIGHT
            assert plane.TOP <= y <= y + height <= plane.HEIGHT - plane.BOTTOM + plot.FLAT


@pytest.mark.parametrize(
    "figures", [(), (report("1", kind="change", unit="%"),), (report("1", year=None),)]
)
def test_little_to_draw_is_still_a_picture(figures: tuple[FigureReport, ...]) -> None:
    assert draw(Series("exports", ("KZ",), figures, ())).tag == f"{SVG}svg"


@given(st.lists(st.integers(1, 10**13), min_size=1, max_size=4))
def test_no_value_lies_beyond_the_plane(values: list[int]) -> None:
    frame = plane.frame([], [official(2018 + year, value) for year, value in enumerate(values)])
    assert frame is not None
    assert frame.top >= max(values)
    assert frame.top <= 2 * max(values)
