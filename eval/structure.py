"""Headline, body, dateline and credit of agency articles, against what was published and gold.

The pages are those of eval/years.py. `credit` is compared with the gold `source` (49 articles read
by hand; `Kazinform` and its like in one spelling): precision of the credits given, and the share of
gold sources found. A gold source that is a person who only spoke is not expected.
"""

from __future__ import annotations

import json

from anyq.article import Article
from anyq.articles.plain import normalise
from anyq.kazakh import script
from anyq.kazakh.tokens import norm
from eval import years
from eval.measure import shared

NAME = "structure"
DATA = ("articles/kazinform-latin-dev.jsonl", "articles/gold-dev.jsonl")
RECIPE = (*years.RECIPE, "eval/structure.py")
RETRAINS = False
PLACES = {
    "ASTANA": "Астана",
    "ALMATY": "Алматы",
    "TAShKENT": "Ташкент",
    "BІShKEK": "Бішкек",
    "PETROPAVL": "Петропавл",
    "ÓSKEMEN": "Өскемен",
    "TÚRKІSTAN": "Түркістан",
    "TOKIO": "Токио",
}


def sources() -> dict[int, str | None]:
    """Read the gold source of each article read by hand."""
    folder = shared()
    assert folder is not None
    lines = (folder / DATA[1]).read_text("utf-8").splitlines()
    return {row["n"]: row["source"] for row in map(json.loads, lines)}


def spelling(source: str | None) -> str:
    """Write a source in lower-case Cyrillic without soft signs, so that spellings compare."""
    words = (source or "").split()  # gold is in Cyrillic, but for names that are printed in Latin
    read = (norm(word, None if script(word) == "Cyrl" else "latin2018") for word in words)
    return " ".join(read).replace("ь", "")


def paragraphs(page: years.Case) -> list[str]:
    """Return the body that was published, without the headline that it repeats."""
    lines = [normalise(line).strip() for line in page.gold_text.split("\n")]
    return [line for line in lines if line and line != page.title]


def kept(page: years.Case, article: Article) -> tuple[int, int, int]:
    """Count paragraphs kept, those expected, and those kept that are none."""
    expected = paragraphs(page)
    got = article.text.split("\n")[2:]
    signed = [*article.bylines]
    expected = [line for line in expected if not any(line.startswith(name) for name in signed)]
    return sum(line in got for line in expected), len(expected), sum(x not in expected for x in got)


def place(page: years.Case) -> str | None:
    """Return the place that the body's first words print."""
    first = paragraphs(page)[0].split(".")[0]
    return PLACES.get(first)


def measure() -> dict[str, float]:
    """Take the shares."""
    pages = [(page, years.read(page, None)) for page in years.cases(back=False)]
    counts = [kept(page, article) for page, article in pages]
    gold = sources()
    read = [(gold[page.number], article.credit) for page, article in pages if page.number in gold]
    right = sum(bool(given) and spelling(given) == spelling(source) for source, given in read)
    return {
        "title": sum(page.title == article.title for page, article in pages) / len(pages),
        "dateline": sum(place(page) == article.dateline for page, article in pages) / len(pages),
        "paragraphs_kept": sum(one for one, _, _ in counts) / sum(two for _, two, _ in counts),
        "paragraphs_added_max": float(sum(three for _, _, three in counts)),
        "credit_precision": right / max(sum(bool(given) for _, given in read), 1),
        "credit_recall": right / sum(source is not None for source, _ in read),
    }
