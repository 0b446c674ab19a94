"""The year of publication, on agency articles whose day and month alone are left on the page.

Each dev article becomes a page: title, blank line, its printed date without the year, blank line,
the text without its own date line. It is read from the page alone; with a capture time of the
same day or 30 days later (near); of 400 days or three years (3 x 365 days) later (far). All of it
again with every year in text and date shifted back by one to nine, where the answers must shift
too: by one shift an article, in turn.

A capture on the very anniversary of the printed day, or within a month after it, cannot be told
from one of that year; 3 x 365 days is a day before it where the three years hold a 29 February,
as they do unshifted. So `likely` without a clue beyond the capture is counted unshifted.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from anyq import articles
from anyq.article import Article
from anyq.capture import make_page
from eval.measure import shared

NAME = "years"
DATA = ("articles/kazinform-latin-dev.jsonl",)
RECIPE = (
    "src/anyq/articles/*",
    "src/anyq/capture/*",
    "src/anyq/kazakh/*",
    "src/anyq/values/*",
    "eval/years.py",
)
RETRAINS = False
SHIFTS = 9
NEAR = (0, 30)
FAR = (400, 3 * 365)
MONTHS = {"Qańtar": 1, "Aqpan": 2, "Jeltoqsan": 12}
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DATE_LINE = re.compile(r"\d\d:\d\d, \d\d \w+ \d{4}")


@dataclass(frozen=True)
class Case:
    """One article as a page, some years back."""

    number: int
    title: str
    page: str
    day: date
    gold_text: str


@cache
def rows() -> tuple[dict[str, str], ...]:
    """Read the dev articles."""
    folder = shared()
    assert folder is not None
    lines = (folder / DATA[0]).read_text("utf-8").splitlines()
    return tuple(json.loads(line) for line in lines)


def shifted(text: str, by: int) -> str:
    """Set every year of a text back."""
    return _YEAR.sub(lambda match: str(int(match.group()) - by), text)


def case(row: dict[str, str], by: int) -> Case:
    """Make the page of an article, all its years set back."""
    clock, day, month, year = row["printed_date"].split()
    lines = row["text"].split("\n")
    body = "\n".join(lines[1:] if _DATE_LINE.match(lines[0]) else lines)
    text = f"{row['title']}\n\n{clock} {day} {month}\n\n{body}"
    return Case(
        number=int(row["n"]),
        title=" ".join(shifted(row["title"], by).split()),
        page=shifted(text, by),
        day=date(int(year) - by, MONTHS[month], int(day)),
        gold_text=shifted(body, by),
    )


def read(page: Case, days: int | None) -> Article:
    """Read a page captured so many days after its date, or at an unknown time."""
    captured = None if days is None else page.day + timedelta(days)
    return articles.read(make_page(page.page.encode(), f"{page.number}", captured_at=captured))


def outcome(page: Case, article: Article) -> str:
    """Name what came of the date: `resolved right`, `likely wrong`, `unresolved`."""
    status, start = article.published.status, article.published.start
    if status == "unresolved" or start is None:
        return "unresolved"
    return f"{status} {'right' if start.year == page.day.year else 'wrong'}"


def cases(*, back: bool) -> Iterator[Case]:
    """Make the page of every article, as it is or set back by one to nine years in turn."""
    for i, row in enumerate(rows()):
        yield case(row, 1 + i % SHIFTS if back else 0)


def precision(counts: Counter[str], *statuses: str) -> float:
    """Return the share of right ones among those of the statuses; 1 where there are none."""
    right = sum(counts[f"{status} right"] for status in statuses)
    wrong = sum(counts[f"{status} wrong"] for status in statuses)
    return right / (right + wrong) if right + wrong else 1.0


def share(counts: Counter[str], *statuses: str) -> float:
    """Return the share of pages that got one of the statuses."""
    got = sum(counts[f"{status} {end}"] for status in statuses for end in ("right", "wrong"))
    return got / max(counts.total(), 1)


def lone_likely(article: Article) -> bool:
    """Whether a year was called likely though no clue but the capture speaks of it."""
    clues = {clue.clue for clue in article.published.basis if clue.years}
    return article.published.status == "likely" and clues <= {"capture"}


def measure() -> dict[str, float]:
    """Take the four measures, as it is and set back."""
    score: dict[str, float] = {}
    for suffix, back in (("", False), ("_shifted", True)):
        alone, near, far = Counter[str](), Counter[str](), Counter[str]()
        lone = 0
        for page in cases(back=back):
            alone[outcome(page, read(page, None))] += 1
            near.update(outcome(page, read(page, days)) for days in NEAR)
            captured = [read(page, days) for days in FAR]
            far.update(outcome(page, article) for article in captured)
            lone += sum(map(lone_likely, captured))
        score |= {
            f"alone_precision{suffix}": precision(alone, "resolved"),
            f"alone_share{suffix}": share(alone, "resolved"),
            f"near_precision{suffix}": precision(near, "resolved", "likely"),
            f"near_share{suffix}": share(near, "resolved", "likely"),
            f"far_precision{suffix}": precision(far, "resolved"),
        }
        if not back:
            score["far_lone_likely_max"] = float(lone)
    return score
