"""Shares of totals and sums dealt out, as the whole reading finds them in own sentences."""

from pathlib import Path

import msgspec
import pytest

from anyq import checks, pipeline
from anyq.article import Article
from anyq.claim import Claims
from anyq.data import parse_rows
from anyq.moment import Published
from anyq.reading import entities, figures

TABLE = Path(__file__).parent / "parts.tsv"
UNDATED = Published(None, None, "open", status="unresolved")
ARTICLE = Article("a1", "Жаңалық", "kk", "Cyrl", UNDATED, (), None, None, "", ())


def verdicts(text: str) -> str:
    article = msgspec.structs.replace(ARTICLE, text=f"Жаңалық\n\n{text}")
    doc = pipeline.annotate(article)
    read = figures.read(article, doc, entities.resolve(article, doc.mentions))
    found = checks.run(Claims((), read, ()), UNDATED)
    return "; ".join(
        f"{one.rule} {one.verdict}"
        for one in found
        if one.rule in ("share_of_total", "sum_of_each")
    )


@pytest.mark.parametrize(
    "case", list(parse_rows(TABLE.read_text("utf-8"), TABLE.name)), ids=lambda case: case["text"]
)
def test_sentence(case: dict[str, str]) -> None:
    assert verdicts(case["text"]) == case["checks"]


def test_what_others_leave_of_a_share_is_in_per_cent() -> None:
    article = msgspec.structs.replace(
        ARTICLE, text="Жаңалық\n\nСынаққа келген 500 оқушының 200-і, яғни 45 пайызы қыздар."
    )
    doc = pipeline.annotate(article)
    read = figures.read(article, doc, entities.resolve(article, doc.mentions))
    (check,) = checks.run(Claims((), read, ()), UNDATED)
    share = check.implied[2]
    assert (share.low, share.high, share.unit) == (40, 40, "%")
    assert check.arithmetic == "500 оқушы × 45 % = 225 оқушы ≠ 200 оқушы"
