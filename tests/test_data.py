import pytest

from anyq.data import parse_rows
from anyq.errors import DataError


def test_rows_skip_comments_and_fill_short_lines() -> None:
    text = "# about\nkey\tvalue\tnote\n\nа\t1\n# more\nб\t2\tx\n"
    assert list(parse_rows(text, "t")) == [
        {"key": "а", "value": "1", "note": ""},
        {"key": "б", "value": "2", "note": "x"},
    ]


def test_a_long_line_is_named_with_its_place() -> None:
    with pytest.raises(DataError, match=r"units\.tsv, line 3: 3 cells, the header has 2"):
        list(parse_rows("a\tb\n1\t2\n1\t2\t3\n", "units.tsv"))
