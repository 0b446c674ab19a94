import msgspec
import pytest
from printed_figures import figure, published

from anyq.checks import run
from anyq.claim import Claims, FigureClaim
from anyq.span import Span

TITLE = 40


def article(head: str, *body: str) -> Claims:
    """Make figures, the first in the headline."""
    figures = [placed(head, 0), *(placed(one, TITLE + 100 * i) for i, one in enumerate(body))]
    return Claims((), tuple(figures), ())


def placed(text: str, start: int) -> FigureClaim:
    claim = figure(text)
    return msgspec.structs.replace(claim, id=f"{text}@{start}", evidence=Span(start, start, ""))


@pytest.mark.parametrize(
    ("claims", "verdicts"),
    [
        (article("2023 +12 %", "2023 +21 %"), ["inconsistent"]),
        (article("2023 +12 %", "2023 +12.3 %"), []),
        (article("2023 +12 %", "2022 +21 %"), []),
        (article("2023 +12 %", "2023 -21 %"), []),
        (article("2023 +12 %", "exports:2023 +21 %"), []),
        (article("2023 +12 %", "2023 +21 %", "2023 +12 %"), []),
    ],
)
def test_another_number_than_the_text_has(claims: Claims, verdicts: list[str]) -> None:
    found = [one for one in run(claims, published(None), TITLE) if one.rule == "headline"]
    assert [one.verdict for one in found] == verdicts


def test_without_its_headline_nothing_is_checked() -> None:
    assert not run(article("budget:2023 1.2e9 USD", "budget:2023 2.1e9 USD"), published(None))


def test_a_headline_may_leave_its_period_out() -> None:
    claims = article("budget:2023 1.2e9 USD", "budget:2023 2.1e9 USD")
    head, *body = claims.figures
    bare = msgspec.structs.replace(head, period=None)
    (check,) = run(Claims((), (bare, *body), ()), published(None), TITLE)
    assert (check.rule, check.arithmetic) == ("headline", "1.2 bn USD ≠ 2.1 bn USD")
