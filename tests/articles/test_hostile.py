"""Pages broken in every way: a row each, and soon. bench/hostile.py takes 100,000 of them."""

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from anyq import pipeline
from anyq.articles.dom import MAX_NODES
from anyq.capture import MAX_BYTES, Reject, make_page
from anyq.errors import AnyqError, TooLarge
from anyq.pipeline import Reading

PAGES = sorted((Path(__file__).parent / "publishers").glob("*.html"))
BODY = "Қаланың орталығында жаңа көпір ашылды, оған тұрғындар мен қонақтар келді. "
SECONDS = 5  # the bar is 2; machines that test other things beside are slower
edits = st.lists(
    st.tuples(
        st.integers(0, 20_000),
        st.integers(0, 2_000),
        st.one_of(
            st.binary(max_size=40),
            st.sampled_from(
                [b"<div>" * 400, b"<p " + b'a="b" ' * 500, b"\0" * 9, b"</div>" * 50, b"<!--", b"["]
            ),
            st.text(max_size=40).map(lambda text: text.encode("utf-8", "ignore")),
        ),
    ),
    min_size=1,
    max_size=5,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(PAGES), edits)
def test_mutated_pages_are_read_or_refused(
    path: Path, changes: list[tuple[int, int, bytes]]
) -> None:
    content = path.read_bytes()
    for place, length, new in changes:
        at = place % (len(content) + 1)
        content = content[:at] + new + content[at + length :]
    check(content)


def check(content: bytes) -> Reading | Reject | None:
    """Read a page within the time; a fault of the reader fails the test."""
    started = time.process_time()
    result: Reading | Reject | None = None
    try:
        result = pipeline.read_or_reject(make_page(content, "test"))
    except AnyqError:
        return None
    finally:
        assert time.process_time() - started < SECONDS
    assert not isinstance(result, Reject) or result.code != "internal", result
    return result


@pytest.mark.parametrize(
    "inside",
    [
        "[" * 4000,
        "2024 жылғы " * 600,
        "12 " * 5000,
        "а" * 100_000,
        "Қ. " * 3000,
        "мың млрд " * 800,
        "\u202e\u2066" * 5000,
        "&#x10FFFF;&#0;" * 3000,
        "<b>" * 30_000,
        "<br>" * 30_000,
        "<a href=x>б</a> " * 5000,
    ],
    ids=[
        "brackets",
        "years",
        "numbers",
        "word",
        "initials",
        "units",
        "bidi",
        "entities",
        "bold",
        "breaks",
        "links",
    ],
)
def test_what_no_page_has_ends_soon(inside: str) -> None:
    source = f"<html><body><h1>Көпір ашылды</h1><p>{BODY * 4}</p><p>{inside}</p></body></html>"
    found = check(source.encode())
    assert isinstance(found, Reading)
    assert BODY.strip() in found.article.text


def test_more_elements_than_news_has_are_refused() -> None:
    source = "<html><body>" + "<i>а</i>" * (MAX_NODES // 2 + 1) + "</body></html>"
    with pytest.raises(TooLarge, match="elements"):
        pipeline.read(make_page(source.encode(), "test"))


def test_a_page_of_a_hundred_megabytes_is_refused_unread() -> None:
    with pytest.raises(TooLarge):
        make_page(bytes(1) * (MAX_BYTES + 1), "test")
