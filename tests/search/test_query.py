"""A query taken apart: parts.tsv."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anyq.data import parse_rows
from anyq.search.query import Query, parse

CASES = list(parse_rows(Path(__file__).with_name("parts.tsv").read_text("utf-8"), "parts.tsv"))


def parts(made: Query) -> dict[str, str]:
    return {
        "words": made.words,
        "phrases": "|".join(made.phrases),
        "without": "|".join(made.without),
        "named": "|".join(f"{'-' * n.without}{n.kind} {n.name}" for n in made.named),
        "types": "|".join(made.types),
        "sources": "|".join(made.sources),
        "since": str(made.since or ""),
        "until": str(made.until or ""),
        "conflict": "yes" if made.conflict else "",
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["typed"])
def test_parts(case: dict[str, str]) -> None:
    assert {"typed": case["typed"], **parts(parse(case["typed"]))} == case


@given(st.text())
def test_whatever_is_typed_is_a_query(typed: str) -> None:
    assert isinstance(parse(typed), Query)
