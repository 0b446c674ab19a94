from hypothesis import given
from hypothesis import strategies as st

from anyq.span import Span, content_id


@given(st.text(max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_a_span_quotes_what_it_points_at(source: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(source)), min(other, len(source))))
    span = Span.of(source, start, end)
    assert source[span.start : span.end] == span.text


def test_covering_and_overlapping() -> None:
    whole, head, tail = (Span.of("анық дерек", *pair) for pair in ((0, 10), (0, 4), (5, 10)))
    assert whole.covers(head)
    assert not head.covers(whole)
    assert whole.overlaps(tail)
    assert not head.overlaps(tail)


@given(st.lists(st.text(max_size=5), max_size=4))
def test_ids_depend_on_content_alone(parts: list[str]) -> None:
    assert content_id("a", *parts) == content_id("a", *parts)
    assert content_id("a", *parts) != content_id("b", *parts)
    assert content_id("a", *parts) != content_id("a", *parts, "")


def test_ids_keep_parts_apart() -> None:
    assert content_id("e", "аб", "в") != content_id("e", "а", "бв")
