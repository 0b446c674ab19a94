"""`anyq analyze`, `anyq convert`, `anyq inflect`: the Kazakh language layer on the command line."""

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Literal

import click
import msgspec

from anyq import kazakh
from anyq.cli.options import clear_errors, open_lines
from anyq.doc import Sentence
from anyq.errors import DataError
from anyq.kazakh import conllu

_TARGETS: dict[str, Literal["latin2018", "latin2021", "arabic"]] = {
    "latin": "latin2021",
    "latin-2021": "latin2021",
    "latin-2018": "latin2018",
    "latin2018": "latin2018",
    "arabic": "arabic",
}
_BLOCK = 100_000  # characters read at a time
_source = click.argument("source", metavar="[FILE|-]", default="-")


def _open(source: str) -> Iterator[str]:
    """Yield the lines of a file, or of standard input for `-`.

    Raises:
        NotFound: it cannot be opened.
        DataError: it is not UTF-8.
    """
    with open_lines(Path(source)) as lines:
        for number, line in enumerate(lines, 1):
            try:
                yield line.decode("utf-8-sig" if number == 1 else "utf-8")
            except UnicodeDecodeError as error:
                raise DataError(
                    f"{source}, line {number}, is not UTF-8: byte {error.object[error.start]:#x}.",
                    "Convert the file, for example with iconv -t utf-8.",
                ) from error


def _blocks(lines: Iterable[str]) -> Iterator[str]:
    """Join lines to blocks that are read one after another; none ends inside a word or phrase."""
    block: list[str] = []
    size = 0
    for line in lines:
        block.append(line)
        size += len(line)
        if size >= _BLOCK and not line.rstrip("\r\n").endswith(("-", ",", "\u00ad", "\u2010", "،")):
            yield "".join(block)
            block, size = [], 0
    if block:
        yield "".join(block)


def _conllu(lines: Iterable[str]) -> Iterator[str]:
    number = 1
    for block in _blocks(lines):
        for sentence in conllu.write(block, number):
            number += 1
            yield sentence


def _sentences(lines: Iterable[str], output: str) -> Iterator[str]:
    """Yield the sentences of a text as lines; offsets of JSON count from the start of the text."""
    before = 0
    for block in _blocks(lines):
        for sentence in kazakh.analyze(block):
            if output == "jsonl":
                yield msgspec.json.encode(_moved(sentence, before)).decode() + "\n"
            else:
                yield " ".join(f"{t.text}/{t.lemma}/{t.pos}" for t in sentence.tokens) + "\n"
        before += len(block)


def _moved(sentence: Sentence, by: int) -> Sentence:
    if not by:
        return sentence
    move = msgspec.structs.replace
    tokens = tuple(move(t, start=t.start + by, end=t.end + by) for t in sentence.tokens)
    return move(sentence, start=sentence.start + by, end=sentence.end + by, tokens=tokens)


def _listed(listing: Callable[[str], Iterator[str]], lines: Iterable[str]) -> Iterator[str]:
    return (f"{line}\n" for block in _blocks(lines) for line in listing(block))


def _tagged(lines: Iterable[str], given: str) -> Iterator[str]:
    from anyq.cli import tags

    text = "".join(lines)
    rows = text.split("\n") if given == "iob2" else [*tags.cut(text)]
    yield "\n".join(tags.fill(rows))


@click.command()
@_source
@click.option(
    "--format",
    "output",
    type=click.Choice(["conllu", "jsonl", "text", "iob2"]),
    default="conllu",
    help="CoNLL-U, one JSON sentence a line, word/lemma/POS, or tokens with name tags.",
)
@click.option(
    "--input",
    "given",
    type=click.Choice(["text", "conllu", "iob2"]),
    default="text",
    help="conllu, iob2 keep the given tokens: LEMMA, UPOS, FEATS are filled, or the name tags.",
)
@click.option("--lattice", is_flag=True, help="Every reading of every token, one a line.")
@click.option("--explain", is_flag=True, help="The rule that cut each token and ended a sentence.")
def analyze(source: str, output: str, given: str, lattice: bool, explain: bool) -> None:
    """Analyse Kazakh text: sentences, tokens, lemmas, parts of speech, features.

    \b
    Examples:
      anyq analyze page.txt > page.conllu
      echo 'Біз дайынбыз.' | anyq analyze --format text
      anyq analyze --input conllu gold.conllu
      anyq analyze --input iob2 --format iob2 kaznerd.iob2
      anyq analyze --lattice page.txt
      echo 'Ол 2020 ж. Астанада болды.' | anyq analyze --explain

    Exit codes: 0 done; 1 the file cannot be read; 2 called wrongly.
    """
    lines = _open(source)
    if lattice or explain:
        shown = _listed(conllu.show_lattice if lattice else conllu.explain, lines)
    elif "iob2" in (given, output):
        shown = _tagged(lines, given)
    elif given == "conllu":
        shown = (f"{line}\n" for line in conllu.fill(lines))
    elif output == "conllu":
        shown = _conllu(lines)
    else:
        shown = _sentences(lines, output)
    _print(shown)


def _print(pieces: Iterable[str]) -> None:
    with clear_errors():
        for piece in pieces:
            click.echo(piece, nl=False)


@click.command()
@_source
@click.option(
    "--to",
    "target",
    type=click.Choice(["cyrillic", *_TARGETS]),
    required=True,
    help="latin is the alphabet of 2021, latin-2018 the acute one (ǵ ń ó ú ý).",
)
def convert(source: str, target: str) -> None:
    """Convert Kazakh text between Cyrillic, Latin and Arabic letters.

    \b
    Examples:
      anyq convert --to cyrillic latin.txt
      echo 'Қазақстан' | anyq convert --to latin
      anyq convert --to arabic page.txt

    Exit codes: 0 done; 1 the file cannot be read; 2 called wrongly.
    """
    _print(_converted(block, target) for block in _blocks(_open(source)))


def _converted(text: str, target: str) -> str:
    cyrillic = kazakh.to_cyrillic(text).text
    return cyrillic if target == "cyrillic" else kazakh.convert(cyrillic, _TARGETS[target])


@click.command()
@click.argument("lemma")
@click.argument("feats")
def inflect(lemma: str, feats: str) -> None:
    """Write a word in a form, its features given as UD_Kazakh-KTB writes them.

    \b
    Examples:
      anyq inflect ауыз 'Case=Loc|Number=Plur'
      anyq inflect АҚШ Case=Gen
      anyq inflect бар 'Mood=Ind|Number=Sing|Person=1|Tense=Past|VerbForm=Fin'

    Exit codes: 0 done; 1 there is no such form; 2 called wrongly.
    """
    try:
        click.echo(kazakh.inflect(lemma, feats))
    except ValueError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
