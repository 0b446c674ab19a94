"""Figures in whole articles, against those read by hand.

Value and unit (F1, mean over the articles), and the same with kind, direction and period;
exchange-rate bulletins apart. A prediction that matches no gold figure and overlaps an item
the reader was unsure of is dropped first. Articles without figures count only in `precision`
and `recall`, which are taken over all figures of all articles.

`python -m eval.figures` prints every error; with numbers, only those articles.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TypedDict

from anyq import kazakh, pipeline
from anyq.article import Article
from anyq.checks.printed import period_name
from anyq.claim import FigureClaim
from anyq.data import parse_rows
from anyq.moment import Published
from anyq.reading import entities, figures
from eval.measure import ROOT, shared

NAME = "figures"
DATA = (
    "articles/gold-dev.jsonl",
    "articles/kazinform-latin-dev.jsonl",
)
RECIPE = (
    "eval/figures.py",
    "eval/figure_units.tsv",
    "src/anyq/kazakh/**/*",
    "src/anyq/values/**/*",
    "src/anyq/reading/**/*",
)
RETRAINS = False
DATE_LINE = re.compile(r"\d\d:\d\d, \d\d? \w+ \d{4}.*\n")
MONTHS = "Qańtar Aqpan Naýryz Sáýir Mamyr Maýsym Shilde Tamyz Qyrkúıek Qazan Qarasha Jeltoqsan"
ZONE = datetime.fromisoformat("2026-01-01T00:00+05:00").tzinfo


class Gold(TypedDict):
    """One figure of the gold file: the fields that are compared."""

    value: float | list[float]
    unit: str
    kind: str
    direction: str | None
    period: str | None
    evidence: str
    indicator: str


class Row(TypedDict):
    """One article as published."""

    n: int
    title: str
    text: str
    printed_date: str


class Unsure(TypedDict):
    """Something the reader left out, or kept with doubt."""

    what: str
    item: str


class Labels(TypedDict):
    """What was read by hand in one article."""

    n: int
    figures: list[Gold]
    unsure: list[Unsure]


@dataclass
class Outcome:
    """One article: pairs of prediction and gold that share value and unit, and the rest."""

    pairs: list[tuple[FigureClaim, Gold]]
    spurious: list[FigureClaim]
    missed: list[Gold]

    def f1(self, whole: bool = False) -> float:
        """Return F1 on value and unit, or with kind, direction and period too."""
        right = sum(same_claim(*pair) for pair in self.pairs) if whole else len(self.pairs)
        predicted = len(self.pairs) + len(self.spurious)
        return 2 * right / (predicted + len(self.pairs) + len(self.missed))


def units() -> dict[str, frozenset[str]]:
    """Return the gold names of each unit of ours."""
    text = (ROOT / "eval/figure_units.tsv").read_text("utf-8")
    return {
        row["unit"]: frozenset(row["gold"].split("|")) for row in parse_rows(text, "figure_units")
    }


UNITS = units()


def article_of(row: Row) -> Article:
    """Make the article of a row, published when its date line says."""
    clock, day, month, year = re.findall(r"[\d:]+|\w+", row["printed_date"])[:4]
    hour, minute = map(int, clock.split(":"))
    number = MONTHS.split().index(month.capitalize()) + 1
    start = datetime(int(year), number, int(day), hour, minute, tzinfo=ZONE)
    body = DATE_LINE.sub("", row["text"], count=1)
    body = body.removeprefix(row["title"]).strip()
    return Article(
        id=f"n{row['n']}",
        title=row["title"],
        language="kk",
        script="Latn",
        published=Published(start, start + timedelta(minutes=1), "minute", status="resolved"),
        bylines=(),
        credit=None,
        dateline=None,
        text=f"{row['title']}\n\n{body}",
        rail=(),
    )


def same_amount(claim: FigureClaim, gold: Gold) -> bool:
    """Whether value and unit are those of the gold figure."""
    value = claim.amount.value
    ours = [float(one) for one in value] if isinstance(value, tuple) else [float(value)]
    theirs = gold["value"] if isinstance(gold["value"], list) else [gold["value"]]
    if len(ours) != len(theirs) or any(
        abs(one - other) > 1e-9 * abs(other) for one, other in zip(ours, theirs, strict=True)
    ):
        return False
    names = UNITS.get(claim.amount.unit)
    return names is None or gold["unit"] in names


def gold_period(text: str | None) -> str | None:
    """Write a period of the gold file as `period_name` does: half-open."""
    if not text or "/" not in text:
        return text
    first, last = text.split("/")
    if len(first) == 7:
        year, month = map(int, last.split("-"))
        return f"{first}-01/{date(year + month // 12, month % 12 + 1, 1)}"
    return f"{first}/{date.fromisoformat(last) + timedelta(days=1)}"


def same_claim(claim: FigureClaim, gold: Gold) -> bool:
    """Whether kind, direction and period are those of the gold figure."""
    return (
        claim.kind == gold["kind"]
        and claim.direction == gold["direction"]
        and period_name(claim.period) == gold_period(gold["period"])
    )


def is_unsure(claim: FigureClaim, article: Article, labels: Labels) -> bool:
    """Whether a prediction overlaps something that the reader was unsure of."""
    text = kazakh.to_cyrillic(article.text).text.lower()
    for item in labels["unsure"]:
        if not item["what"].startswith("figure"):
            continue
        for part in re.split(r"[;,…]|\(", item["item"]):
            words = kazakh.to_cyrillic(part).text.lower().strip(" .)»«")
            if words and covers(text, words, claim):
                return True
    return False


def covers(text: str, words: str, claim: FigureClaim) -> bool:
    """Whether the unsure words contain the number, at some place where they are printed."""
    number = kazakh.to_cyrillic(claim.amount.text).text.lower()
    return number in words or (words in number and words in text)


def match(article: Article, claims: tuple[FigureClaim, ...], labels: Labels) -> Outcome:
    """Pair predictions with gold figures, those that agree in everything first."""
    free = list(labels["figures"])
    pairs, rest = [], list(claims)
    for strict in (True, False):
        for claim in list(rest):
            fits = [
                g for g in free if same_amount(claim, g) and (not strict or same_claim(claim, g))
            ]
            if fits:
                free.remove(fits[0])
                rest.remove(claim)
                pairs.append((claim, fits[0]))
    spurious = [claim for claim in rest if not is_unsure(claim, article, labels)]
    return Outcome(pairs, spurious, free)


def read(folder: Path) -> Iterator[tuple[Article, Labels, Outcome]]:
    """Read every labelled article."""
    lines = (folder / DATA[1]).read_text("utf-8").splitlines()
    rows: dict[int, Row] = {int(row["n"]): row for row in map(json.loads, lines)}
    for line in (folder / DATA[0]).read_text("utf-8").splitlines():
        labels: Labels = json.loads(line)
        article = article_of(rows[int(labels["n"])])
        yield article, labels, match(article, figures_of(article), labels)


def figures_of(article: Article) -> tuple[FigureClaim, ...]:
    """Read the figures of an article."""
    doc = pipeline.annotate(article)
    return figures.read(article, doc, entities.resolve(article, doc.mentions))


def is_bulletin(labels: Labels) -> bool:
    """Whether an article is a list of exchange rates."""
    prices = sum(gold["kind"] == "price" for gold in labels["figures"])
    return 2 * prices > len(labels["figures"]) > 5


def measure() -> dict[str, float]:
    """Read the labelled articles and score the figures."""
    folder = shared()
    assert folder is not None
    outcomes = [(labels, outcome) for _, labels, outcome in read(folder)]
    plain = [o for labels, o in outcomes if not is_bulletin(labels)]
    stated = [o for o in plain if o.pairs or o.missed]
    bulletins = [o for labels, o in outcomes if is_bulletin(labels)]
    found = sum(len(o.pairs) for o in plain)
    return {
        "value_unit_f1": sum(o.f1() for o in stated) / len(stated),
        "whole_f1": sum(o.f1(whole=True) for o in stated) / len(stated),
        "precision": found / (found + sum(len(o.spurious) for o in plain)),
        "recall": found / (found + sum(len(o.missed) for o in plain)),
        "bulletins_value_unit_f1": sum(o.f1() for o in bulletins) / len(bulletins),
        "bulletins_whole_f1": sum(o.f1(whole=True) for o in bulletins) / len(bulletins),
    }


def show(claim: FigureClaim) -> str:
    """Write a prediction in one line."""
    value = claim.amount.value
    number = "–".join(map(str, value)) if isinstance(value, tuple) else f"{Decimal(value):f}"
    period = period_name(claim.period)
    return (
        f"{claim.kind} {claim.direction} {number} {claim.amount.unit} {period}"
        f" | {claim.indicator.id} «{claim.indicator.text}» {claim.subjects}"
        f" [{claim.rule}] …{claim.amount.text}…"
    )


def main(only: set[int]) -> None:
    """Print what is wrong, article by article."""
    folder = shared()
    assert folder is not None
    for _, labels, outcome in read(folder):
        if only and int(labels["n"]) not in only:
            continue
        print(f"## {labels['n']} {outcome.f1() if labels['figures'] else 'none'}")
        for claim, gold in outcome.pairs:
            if only or not same_claim(claim, gold):
                wanted = (gold["kind"], gold["direction"], gold["period"])
                print(
                    f"  {'≈' if not same_claim(claim, gold) else '='} {show(claim)}\n      {wanted}"
                )
        for claim in outcome.spurious:
            print(f"  + {show(claim)}\n      {claim.evidence.text}")
        for gold in outcome.missed:
            print(f"  - {gold['value']} {gold['unit']} {gold['kind']} {gold['evidence']}")
    for name, score in measure().items():
        print(f"{name:30} {score:.3f}")


if __name__ == "__main__":
    main({int(number) for number in sys.argv[1:]})
