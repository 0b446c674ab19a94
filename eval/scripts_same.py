"""The same page in another script gives the same reading.

Pages of this repository (the demo, those of the tests of articles) and the case page are written
in the Latin alphabets of 2018 and 2021 and in Arabic letters by `kazakh.convert`, read the whole
way, and what they say is compared with what the Cyrillic page says: its facts, as sets. Gold: the
people of the articles read by hand, in Arabic letters, which have no capitals.

`python -m eval.scripts_same -v` prints every difference.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from anyq import articles, capture, kazakh, pipeline
from anyq.entity import Entity
from anyq.errors import AnyqError
from anyq.kazakh.writing import Alphabet
from anyq.page import Page
from anyq.pipeline import Reading
from anyq.reading.names.forms import key
from eval.measure import ROOT, shared
from eval.names import Gold, Tally, read, rows

NAME = "scripts_same"
DATA = (
    "pages/kazakh-kyrgyz-2024.txt",
    "articles/gold-dev.jsonl",
    "articles/kazinform-latin-dev.jsonl",
)
RECIPE = (
    "eval/scripts_same.py",
    "eval/names.py",
    "src/anyq/**/*.py",
    "src/anyq/**/*.tsv",
    "src/anyq/**/*.bin",
    "tests/articles/pages/*.txt",
)
RETRAINS = False
ALPHABETS: tuple[Alphabet, ...] = ("latin2018", "latin2021", "arabic")
_DATED, _PLAIN = "https://example.kz/2024/05/04/1", "https://example.kz/1"


def pages() -> Iterator[tuple[str, str]]:
    """Yield (name, text) of each Cyrillic page."""
    folder = shared()
    assert folder is not None, "eval.run checks it"
    paths = [ROOT / "src/anyq/demo/page.txt", folder / DATA[0]]
    paths += sorted((ROOT / "tests/articles/pages").glob("*.txt"))
    for path in paths:
        text = path.read_text("utf-8")
        if kazakh.script(text) == "Cyrl":
            yield path.stem, text


def reading(text: str, name: str) -> Reading | None:
    """Read a text the whole way; None where no article is found in it.

    A page that prints no year at its head has one in its address.
    """
    url = _PLAIN if re.search(r"\b20\d\d\b", text[:300]) else _DATED
    line = json.dumps({"id": name, "url": url, "text": text}, ensure_ascii=False)
    for page in capture.read_jsonl([line]):
        assert isinstance(page, Page)
        try:
            return pipeline.read(page)
        except AnyqError:
            return None
    return None


def written(text: str, alphabet: Alphabet) -> str:
    """Write a Cyrillic page in another alphabet, its foreign letters mended first."""
    for repair in reversed(kazakh.repairs(text)):
        text = text[: repair.start] + repair.fixed + text[repair.end :]
    return kazakh.convert(text, alphabet)


def plain(text: str | None) -> str:
    """Return words as they are compared: Cyrillic, without what the alphabets leave open."""
    return " ".join(key(word.norm) for word in kazakh.tokenize(text or "") if word.norm.isalnum())


def about(read: Reading, alphabet: Alphabet) -> Iterator[tuple[str, str]]:
    """Yield (kind of fact, fact) of what stands around the text, in the letters of `alphabet`."""
    article = read.article
    yield "article", f"title {plain(kazakh.convert(article.title, alphabet))}"
    yield "article", f"published {article.published.start} {article.published.status}"
    for part in (*article.bylines, article.credit, article.dateline):
        if part:
            yield "article", f"credit {plain(kazakh.convert(part, alphabet))}"


def facts(read: Reading, alphabet: Alphabet) -> Iterator[tuple[str, str]]:
    """Yield (kind of fact, fact) of all that a page says."""
    yield from about(read, alphabet)
    for entity in read.claims.entities:
        yield "entities", f"{entity.kind} {key(entity.name.lower())} {entity.country} {entity.role}"
    for figure in read.claims.figures:
        known = figure.indicator.id or plain(figure.indicator.text)
        period = figure.period.start if figure.period else None
        amount = f"{figure.amount.value} {figure.amount.unit}"
        yield "figures", f"{known} {amount} {figure.kind} {figure.direction} {period}"
    for event in read.claims.events:
        cast = sorted(f"{p.role}:{key(p.name.lower())}" for p in event.participants)
        yield "events", f"{event.type} {event.modality} {' '.join(cast)}"


def compare(alphabet: Alphabet, tally: Tally) -> None:
    """Count the facts of every page in one alphabet."""
    for name, text in pages():
        cyrillic, other = reading(text, name), reading(written(text, alphabet), name)
        theirs = set(facts(cyrillic, alphabet)) if cyrillic else set()
        ours = set(facts(other, alphabet)) if other else set()
        for kind in ("article", "entities", "figures", "events"):
            told = [{fact for k, fact in side if k == kind} for side in (ours, theirs)]
            if tally.verbose and told[0] != told[1]:
                print(f"{alphabet} {name}")
            tally.sets(f"{alphabet} {kind}", told[0], told[1], set(), 0)


def in_arabic(folder: Path) -> Iterator[tuple[Gold, tuple[Entity, ...]]]:
    """Yield what was read by hand, with what we read in the article in Arabic letters."""
    by_number = {row["n"]: row for row in rows(folder, DATA[2])}
    for line in (folder / DATA[1]).read_text("utf-8").splitlines():
        label: Gold = json.loads(line)
        row = by_number[label["n"]]
        title, text = (_arabic(str(row[part])) for part in ("title", "text"))
        source = json.dumps({"id": str(row["n"]), "title": title, "text": text})
        for page in capture.read_jsonl([source]):
            assert isinstance(page, Page)
            yield label, read(articles.read(page))


def _arabic(text: str) -> str:
    return kazakh.convert(kazakh.to_cyrillic(text).text, "arabic")


def compare_gold(tally: Tally) -> None:
    """Count the people and places of the articles read by hand, in Arabic letters."""
    folder = shared()
    assert folder is not None, "eval.run checks it"
    for label, found in in_arabic(folder):
        people = {key(e.name.lower()) for e in found if e.kind == "person"}
        gold = {key(person["name"].lower()) for person in label["persons"]}
        free = {key(item["item"].lower()) for item in label["unsure"]}
        tally.sets("gold people", people, gold, free, label["n"])
        places = {e.name for e in found if e.kind == "place"}
        free = {item["item"] for item in label["unsure"]}
        tally.sets("gold places", places, set(label["places"]), free, label["n"])


def measure() -> dict[str, float]:
    """Take every measure; each is between 0 and 1, more is better."""
    return scores(Tally())


def scores(tally: Tally) -> dict[str, float]:
    """Count all and return the scores."""
    for alphabet in ALPHABETS:
        compare(alphabet, tally)
    compare_gold(tally)
    found = {
        f"{alphabet}_{kind}": tally.f1(f"{alphabet} {kind}")
        for alphabet in ALPHABETS
        for kind in ("article", "entities", "figures", "events")
    }
    right = tally["gold people_right"]
    found["arabic_people_precision"] = right / max(1, tally["gold people_ours"])
    found["arabic_people_f1"] = tally.f1("gold people")
    found["arabic_places_f1"] = tally.f1("gold places")
    return found


if __name__ == "__main__":
    counted = Tally()
    counted.verbose = "-v" in sys.argv
    for metric, value in scores(counted).items():
        print(f"{metric:28} {value:.4f}")
