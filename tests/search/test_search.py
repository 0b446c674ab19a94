"""What is typed finds what it should: queries.tsv, and the parts of an answer."""

from pathlib import Path

import pytest
from search_pages import LATIN, PAGES

from anyq.data import parse_rows
from anyq.search import Index

CASES = list(parse_rows(Path(__file__).with_name("queries.tsv").read_text("utf-8"), "queries.tsv"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["typed"])
def test_queries(index: Index, case: dict[str, str]) -> None:
    hits = index.search(case["typed"]).hits
    first = hits[0].source.source_id if hits else "-"
    assert first == case["found"], case["why"]


def test_snippets_show_the_letters_printed(index: Index) -> None:
    texts = {name: text for name, _, _, text in (*PAGES, LATIN)}
    for typed in ("сауда айналымы", "балық", "кітап"):
        for hit in index.search(typed).hits:
            assert hit.snippet is not None
            assert hit.snippet.marks
            for mark in hit.snippet.marks:
                at = mark.start - hit.snippet.start
                assert hit.snippet.text[at : at + len(mark.text)] == mark.text
                assert mark.text in texts[hit.source.source_id or ""]


def test_the_latest_first(index: Index) -> None:
    hits = index.search("сауда", sort="date").hits
    assert [hit.source.source_id for hit in hits] == ["market", "trade"]


def test_pages_of_an_answer_join(index: Index) -> None:
    whole = index.search(whole_query(), limit=5).hits
    pages = [hit for at in range(5) for hit in index.search(whole_query(), limit=1, offset=at).hits]
    assert [hit.source for hit in pages] == [hit.source for hit in whole]


def whole_query() -> str:
    return "сауда кездесті кітап балық"


def test_facets_count_what_was_found(index: Index) -> None:
    facets = index.search("кездесті", facets=True).facets
    assert facets is not None
    assert [(one.value, one.articles) for one in facets.months] == [("2024-05", 1), ("2024-06", 1)]
    assert [(one.value, one.articles) for one in facets.sources] == [("aq-habar.kz", 2)]
    assert "Садыр Жапаров" in [one.name for one in facets.entities]
    assert "meeting" in [one.value for one in facets.types]


def test_what_was_looked_for_is_told_where_it_is_not_what_was_typed(index: Index) -> None:
    assert index.search("кітапхана").read_as is None
    assert index.search("kitaphana").read_as == "кітапхана"
    assert index.search("rsnfg[fyf").read_as == "кітапхана"


def test_nothing_typed_finds_everything(index: Index) -> None:
    answer = index.search("", sort="date")
    assert answer.total == len(answer.hits) == len(PAGES) + 1
