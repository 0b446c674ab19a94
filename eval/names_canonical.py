"""Canonical forms of 300 mentions of people, places and organisations in headlines and articles.

The labels, read by hand, are in `names_canonical.tsv`. A label is found where the reader has a
mention with the same words, or one over it with the right name; the name is right if it is one of
the forms labelled, an abbreviation counting as what it stands for. `canonical` is over the labels
found, `canonical_all` over all of them: a name not found, or cut elsewhere, is wrong there.

`canonical_given` asks `names.canonical` for the form at the labelled place, whoever found it: the
normal form alone, without recognition.

`python -m eval.names_canonical -v` prints every error.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import msgspec

from anyq import kazakh
from anyq.data import parse_rows
from anyq.doc import Mention, Sentence
from anyq.reading import names
from anyq.reading.names import canonical
from eval.events_text import article_of
from eval.measure import shared
from eval.names import Tally, organisation_key, rows

NAME = "names_canonical"
DATA = ("headlines/kk-en-dev.tsv", "articles/kazinform-latin-dev.jsonl")
RECIPE = (
    "eval/names_canonical.*",
    "src/anyq/kazakh/**/*",
    "src/anyq/reading/names/*",
    "src/anyq/reading/data/*",
)
RETRAINS = False
LABELS = Path(__file__).with_name("names_canonical.tsv")


class Label(msgspec.Struct, frozen=True):
    """A mention at `[start, end)` of a text and the forms that are right for it."""

    text: str
    start: int
    end: int
    kind: str
    forms: tuple[str, ...]


def labels(folder: Path) -> Iterator[Label]:
    """Yield what was labelled, with the text around it."""
    articles = {str(row["n"]): str(row["text"]) for row in rows(folder, DATA[1])}
    lines = (folder / DATA[0]).read_text("utf-8").splitlines()
    headlines = {_hash(line.split("\t")[0]): line.split("\t")[0] for line in lines}
    for row in parse_rows(LABELS.read_text("utf-8"), str(LABELS)):
        text = (articles if row["source"] == "article" else headlines)[row["key"]]
        forms = tuple(row["canonical"].split("|"))
        yield Label(text, int(row["start"]), int(row["end"]), row["kind"], forms)


def _hash(headline: str) -> str:
    return hashlib.sha256(headline.encode()).hexdigest()[:12]


_KINDS: dict[str, canonical.Named] = {
    "person": "person",
    "gpe": "place",
    "organisation": "organisation",
}


@cache
def _sentences(text: str) -> Sequence[Sentence]:
    return kazakh.analyze(text)


@cache
def _mentions(text: str) -> Sequence[Mention]:
    return names.find(article_of(text, "", None), _sentences(text))


def over(label: Label) -> Mention | None:
    """Return the mention of the label's kind that shares most with it."""
    met = [m for m in _mentions(label.text) if m.kind == _KINDS[label.kind]]
    shares = [(min(m.end, label.end) - max(m.start, label.start), m) for m in met]
    share, mention = max(shares, key=lambda pair: pair[0], default=(0, None))
    return mention if share > 0 else None


def same(name: str, form: str) -> bool:
    """Whether two names are one but for blanks, capitals, and abbreviations."""
    return organisation_key(_plain(name)) == organisation_key(_plain(form))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _plain(name: str) -> str:
    return re.sub(r"\.\s+", ".", name).replace("’", "'")


def scores(folder: Path, tally: Tally) -> dict[str, float]:
    """Count all labels and return the scores."""
    for label in labels(folder):
        mention = over(label)
        right = mention is not None and any(same(mention.name, form) for form in label.forms)
        printed = label.text[label.start : label.end]
        words = mention and _words(label.text[mention.start : mention.end]) == _words(printed)
        note = f"{label.kind} {printed!r}: {mention and mention.name!r}, not {label.forms}"
        tally.agree("all", right, note)
        form = canonical.form(_sentences(label.text), label.start, label.end, _KINDS[label.kind])
        given = any(same(form, each) for each in label.forms)
        tally.agree("given", given, f"given: {printed!r}: {form!r}, not {label.forms}")
        if right or words:
            tally.agree("found", right, "of those found")
    return {
        "canonical": tally.share("found"),
        "canonical_given": tally.share("given"),
        "canonical_all": tally.share("all"),
        "found": tally["found_all"] / max(1, tally["all_all"]),
    }


def measure() -> dict[str, float]:
    """Take every measure; each is between 0 and 1, more is better."""
    folder = shared()
    assert folder is not None, "eval.run checks it"
    return scores(folder, Tally())


if __name__ == "__main__":
    data = shared()
    assert data is not None
    counted = Tally()
    counted.verbose = "-v" in sys.argv
    print(scores(data, counted))
