"""Agency pages of 2015 that were captured with menus, weather, rates and telephones left in.

`boilerplate_labels.tsv` tells by number and hash which lines of the file are furniture, which
bylines, which the text of other pages of the site (`other`: not counted), and where a page begins
with its headline (hash of the headline). Each line was labelled by reading; all others are lines
of articles. A line is left when its last 60 letters are in the text of its page, lost when not.

The file is read page by page (a page begins at the banner that the site prints above each, or at
a dated headline), and once more as one page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from anyq import articles
from anyq.article import Article
from anyq.capture import make_page
from eval.measure import shared

NAME = "boilerplate"
DATA = ("articles/kazinform-2015-boilerplate.txt",)
RECIPE = (
    "src/anyq/articles/*",
    "src/anyq/capture/*",
    "src/anyq/kazakh/*",
    "eval/boilerplate.py",
    "eval/boilerplate_labels.tsv",
)
RETRAINS = False
FURNITURE = ("menu", "weather", "phone", "tags")
END = 60
LABELS = Path(__file__).with_name("boilerplate_labels.tsv")


@dataclass(frozen=True)
class Label:
    """What a line is; `headline` is the hash of the one that stands on it, if a page begins."""

    hash: str
    kind: str
    page: bool
    headline: str


def short_hash(text: str) -> str:
    """Return the first letters of the SHA-256 of a text."""
    return sha256(text.encode()).hexdigest()[:12]


def labels() -> dict[int, Label]:
    """Read the labels by number of the line."""
    lines = LABELS.read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    return {int(row[0]): Label(row[1], row[2], row[3] == "page", row[4]) for row in rows}


def lines() -> list[str]:
    """Read the file."""
    folder = shared()
    assert folder is not None
    return (folder / DATA[0]).read_text("utf-8").split("\n")


def pages(known: dict[int, Label], text: Sequence[str]) -> Iterator[range]:
    """Yield the numbers of the lines of each page."""
    starts = sorted(number for number, label in known.items() if label.page)
    for start, end in zip(starts, [*starts[1:], len(text) + 1], strict=True):
        yield range(start, end)


def read(text: Sequence[str], numbers: range) -> Article:
    """Read some lines as one page."""
    content = "\n".join(text[number - 1] for number in numbers)
    return articles.read(make_page(content.encode(), f"lines {numbers[0]} to {numbers[-1]}"))


def count(text: Sequence[str], numbers: range, known: dict[int, Label]) -> Counter[str]:
    """Count what one page keeps."""
    article = read(text, numbers)
    found = Counter[str]()
    for number in numbers:
        line = text[number - 1].strip()
        label = known.get(number)
        if label and not label.headline and label.kind != "article":
            found["left"] += label.kind in FURNITURE and line[-END:] in article.text
        elif line:
            found["lines"] += 1
            found["lost"] += line[-END:] not in article.text
        if label and label.headline:
            found["titles"] += 1
            found["titles_right"] += short_hash(article.title) == label.headline
    return found


def measure() -> dict[str, float]:
    """Count over all pages, and over the file read as one."""
    known, text = labels(), lines()
    stale = [
        number for number, label in known.items() if short_hash(text[number - 1]) != label.hash
    ]
    assert not stale, f"labels of other lines: {stale}"
    total: Counter[str] = Counter()
    for numbers in pages(known, text):
        total.update(count(text, numbers, known))
    whole = count(text, range(1, len(text) + 1), known)
    return {
        "left_max": float(total["left"]),
        "lost_max": total["lost"] / total["lines"],
        "titles": total["titles_right"] / total["titles"],
        "whole_left_max": float(whole["left"]),
        "whole_lost_max": whole["lost"] / whole["lines"],
    }
