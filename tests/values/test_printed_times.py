from pathlib import Path

import pytest

from anyq.data import parse_rows
from anyq.kazakh import tokenize
from anyq.values import Partial, find_times

HERE = Path(__file__).parent
CASES = list(parse_rows((HERE / "times.tsv").read_text("utf-8"), "times.tsv"))
NOT_TIMES = list(parse_rows((HERE / "not_times.tsv").read_text("utf-8"), "not_times.tsv"))


def parts(at: Partial | None) -> str:
    """Write the printed parts of a time, in the order of the type."""
    if at is None:
        return ""
    named = [(name, getattr(at, name)) for name in at.__struct_fields__]
    return " ".join(
        f"{name}={value}"
        for name, value in named
        if value not in (None, "") and not (name == "offset" and at.unit is None)
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_a_time_is_read_as_printed(case: dict[str, str]) -> None:
    text = case["text"]
    (span,) = find_times(tokenize(text))
    assert text[span.start : span.end] == case["span"]
    found = (span.kind, parts(span.at), parts(span.to), span.relation)
    assert found == (case["kind"], case["parts"], case["to"], case["relation"])


@pytest.mark.parametrize("case", NOT_TIMES, ids=lambda case: case["text"])
def test_other_words_are_no_times(case: dict[str, str]) -> None:
    assert [span for span in find_times(tokenize(case["text"])) if span.kind == "point"] == []


def test_two_levels_of_time_stay_two() -> None:
    text = "2022 жылы өсті, былтыр кеміді."
    assert [text[s.start : s.end] for s in find_times(tokenize(text))] == ["2022 жылы", "былтыр"]
