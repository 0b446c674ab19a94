"""HTML pages in nineteen layouts: headline, day, authors and body; trafilatura beside.

The 38 pages are of our own writing: `html_layouts/<layout>.html` is a layout as outlets of that
kind have it (agency, presidency, government, national and regional newspapers, television,
portals, the Latin and the Arabic edition…), `html_layouts/articles.toml` what is set into it, with
menus, rails, comments, styles and scripts around it: 30 to 150 kB a page. The expected article is
the entry itself. Body F1 is of tokens (words with their number), pooled over pages; `title`, `day`
and `bylines` are the shares of pages that have exactly the expected ones.

The rules were written while looking at the agency, presidency, national, old, portal and latin
layouts. The others were written before they
were run, in three lots, and measured before they were looked at:

- government, weekly, regional, television, arabic, soup: headlines, days and authors all right,
  body F1 0.979 (an inline link cut an article short);
- amp, mobile, magazine, interview: headlines right, days 6 of 8, authors 4 of 8, body F1 0.83 (a
  theme that calls every paragraph a widget);
- infinite, teasers, district: headlines right, days 12 of 18, authors 8 of 18, body F1 0.90 (a
  second article on the page, cards with whole sentences, a date below the text).

What was repaired after each lot is general; the figures since then are those of layouts looked at.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from anyq import articles
from anyq.capture import make_page
from anyq.errors import AnyqError
from eval.layouts import Made, pages

NAME = "html"
DATA: tuple[str, ...] = ()
RECIPE = (
    "src/anyq/articles/*",
    "src/anyq/articles/publishers/*",
    "src/anyq/capture/*",
    "src/anyq/kazakh/*",
    "eval/html_pages.py",
    "eval/layouts.py",
    "eval/html_layouts/*",
)
RETRAINS = False


@dataclass
class Score:
    """Counts over pages."""

    pages: int = 0
    title: int = 0
    day: int = 0
    bylines: int = 0
    common: int = 0
    given: int = 0
    gold: int = 0

    def add(self, made: Made, title: str, day: str, bylines: tuple[str, ...], text: str) -> None:
        """Count one page."""
        given, gold = Counter(tokens(text)), Counter(tokens(" ".join(made.paragraphs)))
        self.pages += 1
        self.title += title == made.title
        self.day += day == made.day
        self.bylines += bylines == made.bylines
        self.common += (given & gold).total()
        self.given += given.total()
        self.gold += gold.total()

    def shares(self, name: str) -> dict[str, float]:
        """Return the shares, named."""
        return {
            f"{name}title": self.title / self.pages,
            f"{name}day": self.day / self.pages,
            f"{name}bylines": self.bylines / self.pages,
            f"{name}body_f1": 2 * self.common / max(self.given + self.gold, 1),
        }


def tokens(text: str) -> list[str]:
    """Cut a text into the words that are counted."""
    return re.findall(r"\w+", text.lower())


def ours(made: Made) -> tuple[str, str, tuple[str, ...], str]:
    """Read a page with Anyq."""
    try:
        article = articles.read(make_page(made.content, made.url, url=made.url))
    except AnyqError:
        return "", "", (), ""
    start = article.published.start
    return (
        article.title,
        start.isoformat()[:10] if start else "",
        article.bylines,
        article.text.partition("\n\n")[2],
    )


def theirs(made: Made) -> tuple[str, str, tuple[str, ...], str]:
    """Read a page with trafilatura."""
    import trafilatura

    found = trafilatura.bare_extraction(
        made.content, url=made.url, include_comments=False, include_tables=False, with_metadata=True
    )
    if found is None:
        return "", "", (), ""
    read: dict[str, str | None] = found if isinstance(found, dict) else found.as_dict()
    authors = tuple(filter(None, map(str.strip, (read["author"] or "").split(";"))))
    return read["title"] or "", read["date"] or "", authors, read["text"] or ""


def measure() -> dict[str, float]:
    """Take the scores of Anyq and of trafilatura on all layouts; all have been looked at by now."""
    scores = {"": Score(), "trafilatura_": Score()}
    for made in pages():
        scores[""].add(made, *ours(made))
        scores["trafilatura_"].add(made, *theirs(made))
    return {
        name: share
        for prefix, score in scores.items()
        for name, share in score.shares(prefix).items()
    }


def main() -> None:
    """Print what is wrong on each page."""
    for made in pages():
        title, day, bylines, text = ours(made)
        print(f"== {made.layout} {len(made.content):,} bytes")
        for name, got, want in (
            ("title", title, made.title),
            ("day", day, made.day),
            ("by", bylines, made.bylines),
        ):
            if got != want:
                print(f"  {name}: {got!r} for {want!r}")
        lines = text.split("\n")
        print(*(f"  + {line[:110]}" for line in lines if line not in made.paragraphs), sep="\n")
        print(*(f"  - {line[:110]}" for line in made.paragraphs if line not in lines), sep="\n")


if __name__ == "__main__":
    main()
