"""`anyq analyze`, `anyq convert`, `anyq inflect`: the Kazakh language layer on the command line."""

import sys
from pathlib import Path
from typing import Literal

import click
import msgspec

from anyq import kazakh
from anyq.kazakh import conllu

_TARGETS: dict[str, Literal["latin2018", "latin2021", "arabic"]] = {
    "latin": "latin2021",
    "latin2018": "latin2018",
    "arabic": "arabic",
}
_source = click.argument("source", metavar="[FILE|-]", default="-")


def _read(source: str) -> str:
    """Read a file, or standard input for `-`."""
    if source == "-":
        return sys.stdin.buffer.read().decode("utf-8", errors="replace")
    try:
        return Path(source).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        click.echo(f"{source} cannot be read: {error}. Give a UTF-8 text file or -.", err=True)
        sys.exit(1)


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
def analyze(source: str, output: str, given: str, lattice: bool) -> None:
    """Analyse Kazakh text: sentences, tokens, lemmas, parts of speech, features.

    \b
    Examples:
      anyq analyze page.txt > page.conllu
      echo 'Біз дайынбыз.' | anyq analyze --format text
      anyq analyze --input conllu gold.conllu
      anyq analyze --input iob2 --format iob2 kaznerd.iob2
      anyq analyze --lattice page.txt

    Exit codes: 0 done; 1 the file cannot be read; 2 called wrongly.
    """
    text = _read(source)
    if lattice:
        for line in conllu.show_lattice(text):
            click.echo(line)
    elif given == "conllu":
        for line in conllu.fill(text.splitlines()):
            click.echo(line)
    elif "iob2" in (given, output):
        from anyq.cli import tags

        lines = text.split("\n") if given == "iob2" else [*tags.cut(text)]
        click.echo("\n".join(tags.fill(lines)), nl=False)
    elif output == "conllu":
        for block in conllu.write(text):
            click.echo(block, nl=False)
    else:
        for sentence in kazakh.analyze(text):
            if output == "jsonl":
                click.echo(msgspec.json.encode(sentence).decode())
            else:
                click.echo(" ".join(f"{t.text}/{t.lemma}/{t.pos}" for t in sentence.tokens))


@click.command()
@_source
@click.option(
    "--to",
    "target",
    type=click.Choice(["cyrillic", *_TARGETS]),
    required=True,
    help="latin is the alphabet of 2021, latin2018 the acute one.",
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
    text = kazakh.to_cyrillic(_read(source)).text
    click.echo(text if target == "cyrillic" else kazakh.convert(text, _TARGETS[target]), nl=False)


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
