"""`anyq analyze --input iob2 --format iob2`: tokens, layout and sentence breaks stay as given."""

from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from anyq.cli import main
from anyq.cli.tags import fill


def tagged(text: str, *options: str) -> str:
    found = CliRunner().invoke(main, ["analyze", *options, "-"], input=text)
    assert found.exit_code == 0, found.output
    return found.output


def test_tags_replace_those_given() -> None:
    text = "Қасым-Жомарт O\nТоқаев O\nАлматыға O\nкелді O\n. O\n\n2021 X\nжылы X\n"
    assert tagged(text, "--input", "iob2", "--format", "iob2") == (
        "Қасым-Жомарт B-PERSON\nТоқаев I-PERSON\nАлматыға B-GPE\nкелді O\n. O\n"
        "\n2021 B-DATE\nжылы I-DATE\n"
    )


def test_tokens_alone_and_tabs() -> None:
    assert list(fill(["Алматыға", "келді\tO", ""])) == ["Алматыға B-GPE", "келді\tO", ""]


def test_a_comment_stays_and_a_hash_is_a_token() -> None:
    assert list(fill(["# text = Ол", "Ол O", "# O"])) == ["# text = Ол", "Ол O", "# O"]


def test_running_text_is_cut_first() -> None:
    assert tagged("Ол Алматыға келді.", "--format", "iob2").splitlines() == [
        "Ол O", "Алматыға B-GPE", "келді O", ". O",
    ]  # fmt: skip


def test_latin_letters_are_read_as_cyrillic_ones() -> None:
    lines = ["Ol", "Qazaqstannyń", "astanasy", "Astanaǵa", "keldi"]
    assert [line.split()[1] for line in fill(lines)] == ["O", "B-GPE", "O", "B-GPE", "O"]


@given(st.lists(st.sampled_from(["Абай", "2,5", "«", "%-ы", "", "#", "теңге O", "ал\tB-GPE"])))
def test_lines_and_tokens_are_never_lost(lines: list[str]) -> None:
    found = list(fill(lines))
    assert [line.split()[:1] for line in found] == [line.split()[:1] for line in lines]
