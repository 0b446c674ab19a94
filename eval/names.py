"""People, places and organisations in whole articles, and people in KazNERD's sentences.

Articles: those read by hand, taken the whole way from a captured row. People are compared by
canonical name; role and country over the people found for whom gold has them; mentions where
equal in number to gold's. What the reader was unsure of is neither right nor wrong. Script: the
entities of each article against those of its Cyrillic conversion. KazNERD: spans of PERSON, each
sentence alone (its labels were used for no table).

`python -m eval.names -v` prints every error.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypedDict

import msgspec

from anyq import articles, capture, kazakh, pipeline
from anyq.article import Article
from anyq.entity import Entity
from anyq.page import Page
from anyq.reading import entities, names
from anyq.reading.names import heads, organisations
from eval.events_text import article_of
from eval.measure import shared

NAME = "names"
DATA = (
    "articles/gold-dev.jsonl",
    "articles/kazinform-latin-dev.jsonl",
    "entities/kaznerd-dev.iob2",
)
RECIPE = (
    "eval/names.py",
    "eval/events_text.py",
    "src/anyq/articles/**/*",
    "src/anyq/kazakh/**/*",
    "src/anyq/reading/names/*",
    "src/anyq/reading/entities.py",
    "src/anyq/reading/home.py",
    "src/anyq/reading/leaders.py",
    "src/anyq/reading/references.py",
    "src/anyq/reading/data/*",
)
RETRAINS = False
EVERY = 3  # each third sentence of KazNERD: enough, and quick


class GoldPerson(TypedDict):
    """A person of the gold file."""

    name: str
    role: str | None
    country: str | None
    mentions: int


class Unsure(TypedDict):
    """Something the reader left out, or kept with doubt."""

    what: str
    item: str


class Gold(TypedDict):
    """What was read by hand in one article."""

    n: int
    persons: list[GoldPerson]
    places: list[str]
    orgs: list[str]
    unsure: list[Unsure]


class Tally(Counter[str]):
    """Counts by name; `verbose` prints what is wrong."""

    verbose = False

    def sets(self, name: str, ours: set[str], gold: set[str], free: set[str], n: int) -> None:
        """Count two sets; what is in `free` is not held against us."""
        extra, missed = ours - gold - free, gold - ours
        self[f"{name}_right"] += len(ours & gold)
        self[f"{name}_ours"] += len(ours & gold) + len(extra)
        self[f"{name}_gold"] += len(gold)
        if self.verbose and (extra or missed):
            print(n, name, "extra", sorted(extra), "missed", sorted(missed))

    def agree(self, name: str, right: bool, note: str) -> None:
        """Count one comparison."""
        self[f"{name}_right"] += right
        self[f"{name}_all"] += 1
        if self.verbose and not right:
            print(name, note)

    def f1(self, name: str) -> float:
        """Return F1 of sets counted."""
        both = self[f"{name}_ours"] + self[f"{name}_gold"]
        return 2 * self[f"{name}_right"] / both if both else 0.0

    def share(self, name: str) -> float:
        """Return the share of comparisons that were right."""
        return self[f"{name}_right"] / max(1, self[f"{name}_all"])


def read(article: Article) -> tuple[Entity, ...]:
    """Return the entities of an article."""
    doc = pipeline.annotate(article)
    return entities.resolve(article, doc.mentions, doc.sentences)


def rows(folder: Path, name: str) -> Iterator[dict[str, object]]:
    """Read a JSONL file."""
    with (folder / name).open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def gold(folder: Path) -> Iterator[tuple[Gold, Article]]:
    """Yield what was read by hand with the article as we read it."""
    by_number = {row["n"]: row for row in rows(folder, "articles/kazinform-latin-dev.jsonl")}
    for labels in (folder / "articles/gold-dev.jsonl").read_text("utf-8").splitlines():
        label: Gold = json.loads(labels)
        row = by_number[label["n"]]
        line = json.dumps({"id": str(row["n"]), "title": row["title"], "text": row["text"]})
        for page in capture.read_jsonl([line]):
            assert isinstance(page, Page)
            yield label, articles.read(page)


def role_key(role: str) -> str:
    """Return what two writings of one role share: the title of our table, else its last word."""
    last = re.split(r"[ ,–]+", role.lower())[-1]
    for words in (" ".join(role.lower().split()[-2:]), last):
        if found := heads.title(words):
            return "президент" if found[0].rank == "state" else found[0].role
    return last[:5]


def organisation_key(name: str) -> str:
    """Return a name without quotation marks, an abbreviation by the name it stands for."""
    plain = re.sub("[«»]", "", name)
    known = organisations.known().named(plain)
    return (known.name if known else plain).lower()


def compare_people(label: Gold, found: Iterable[Entity], tally: Tally) -> None:
    """Count the people of an article."""
    ours = {e.name: e for e in found if e.kind == "person" and e.mentions}
    free = {item["item"] for item in label["unsure"] if item["what"] == "person"}
    theirs = {person["name"]: person for person in label["persons"]}
    tally.sets("people", set(ours), set(theirs), free, label["n"])
    for name in ours.keys() & theirs.keys():
        entity, person = ours[name], theirs[name]
        note = (
            f"{label['n']} {name}: {entity.role} {entity.country} {len(entity.mentions)} {person}"
        )
        tally.agree("mentions", len(entity.mentions) == person["mentions"], note)
        role = person["role"]
        same_role = not role or role_key(entity.role or "-") == role_key(role)
        if role:
            tally.agree("role", same_role, note)
        if person["country"]:
            tally.agree("country", entity.country == person["country"], note)
        if role and person["country"]:
            tally.agree("role_country", same_role and entity.country == person["country"], note)


def compare_article(label: Gold, article: Article, tally: Tally) -> None:
    """Count one article."""
    found = read(article)
    compare_people(label, found, tally)
    places = {e.name for e in found if e.kind == "place"}
    free = {item["item"] for item in label["unsure"] if item["what"] == "place"}
    tally.sets("places", places, set(label["places"]), free, label["n"])
    bodies = {organisation_key(e.name) for e in found if e.kind == "organisation"}
    free = {organisation_key(item["item"]) for item in label["unsure"]}
    tally.sets("organisations", bodies, set(map(organisation_key, label["orgs"])), free, label["n"])
    cyrillic = msgspec.structs.replace(article, text=kazakh.to_cyrillic(article.text).text)
    same = {f"{e.kind} {e.name}" for e in read(cyrillic)}
    tally.sets("script", {f"{e.kind} {e.name}" for e in found}, same, set(), label["n"])


def sentences(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    """Yield words and tags of KazNERD."""
    for block in path.read_text("utf-8").split("\n\n"):
        pairs = [line.split() for line in block.splitlines() if line.strip()]
        if pairs:
            yield [word for word, _ in pairs], [tag for _, tag in pairs]


def joined(words: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """Write words as text, with the place of each."""
    text, places, glued = "", [], True
    for word in words:
        text += "" if glued or word in ",.;:!?)»%…" else " "
        places.append((len(text), len(text) + len(word)))
        text, glued = text + word, word in "(«"
    return text, places


def spans(tags: list[str], places: list[tuple[int, int]]) -> set[str]:
    """Return the spans of PERSON, written out."""
    found = []
    for tag, (start, end) in zip(tags, places, strict=True):
        if tag == "B-PERSON":
            found.append((start, end))
        elif tag == "I-PERSON" and found:
            found[-1] = (found[-1][0], end)
    return {f"{start}:{end}" for start, end in found}


def compare_sentence(number: int, words: list[str], tags: list[str], tally: Tally) -> None:
    """Count the people of one sentence."""
    text, places = joined(words)
    article = article_of(text, "", None)
    found = names.find(article, kazakh.analyze(text))
    ours = {f"{m.start}:{m.end}" for m in found if m.kind == "person"}
    tally.sets("kaznerd", ours, spans(tags, places), set(), number)


def measure() -> dict[str, float]:
    """Take every measure; each is between 0 and 1, more is better."""
    folder = shared()
    assert folder is not None, "eval.run checks it"
    return scores(folder, Tally())


def scores(folder: Path, tally: Tally) -> dict[str, float]:
    """Count all and return the scores."""
    for label, article in gold(folder):
        compare_article(label, article, tally)
    for number, (words, tags) in enumerate(sentences(folder / DATA[2])):
        if number % EVERY == 0:
            compare_sentence(number, words, tags, tally)
    kinds: tuple[tuple[str, Callable[[str], float], str], ...] = (
        ("people_f1", tally.f1, "people"),
        ("people_role", tally.share, "role"),
        ("people_country", tally.share, "country"),
        ("people_role_and_country", tally.share, "role_country"),
        ("people_mentions", tally.share, "mentions"),
        ("places_f1", tally.f1, "places"),
        ("organisations_f1", tally.f1, "organisations"),
        ("script_same", tally.f1, "script"),
        ("kaznerd_person_f1", tally.f1, "kaznerd"),
    )
    return {name: score(counted) for name, score, counted in kinds}


if __name__ == "__main__":
    data = shared()
    assert data is not None
    counted = Tally()
    counted.verbose = "-v" in sys.argv
    print(scores(data, counted))
