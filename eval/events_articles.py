"""Events in whole articles, against those read by hand.

F1 over the gold events whose type is not `other`. A match has the type, a sentence in common
and at least one gold actor, and one gold recipient where gold has any, by name, surname or
country. A prediction in the sentence of an `other` event, or of one the reader was unsure of,
is neither right nor wrong. Dates: over the matched events that gold dates, and those it leaves
open.

`python -m eval.events_articles -v` prints every error.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from anyq import kazakh
from anyq.article import Article
from anyq.claim import EventClaim, Participant
from eval.events_text import RECIPE as READING
from eval.events_text import article_of, events_of
from eval.measure import shared

NAME = "events_articles"
DATA = ("articles/gold-dev.jsonl", "articles/kazinform-latin-dev.jsonl")
RECIPE = ("eval/events_articles.py", *READING)
RETRAINS = False
MONTHS = "Qańtar Aqpan Naýryz Sáýir Mamyr Maýsym Shilde Tamyz Qyrkúıek Qazan Qarasha Jeltoqsan"
DATE_LINE = re.compile(r"^\d\d:\d\d, \d\d \w+ \d{4}.*\n")
STEM = 4  # letters by which surnames are compared; endings and spellings differ behind them


class Gold(TypedDict):
    """One event of the gold file."""

    type: str
    actors: list[str]
    recipients: list[str]
    date: str | None
    evidence: str


class Unsure(TypedDict):
    """Something the reader left out, or kept with doubt."""

    what: str
    item: str


class Labels(TypedDict):
    """What was read by hand in one article."""

    n: int
    events: list[Gold]
    unsure: list[Unsure]


class Row(TypedDict):
    """One article as published."""

    n: int
    title: str
    text: str
    printed_date: str


@dataclass
class Tally:
    """Counts over all articles."""

    right: int = 0
    predicted: int = 0
    gold: int = 0
    dated: int = 0
    dated_right: int = 0
    open: int = 0
    open_right: int = 0

    def scores(self) -> dict[str, float]:
        """Return the measures, 0 to 1."""
        precision = self.right / max(1, self.predicted)
        recall = self.right / max(1, self.gold)
        return {
            "precision": precision,
            "recall": recall,
            "f1": 2 * precision * recall / max(1e-9, precision + recall),
            "dated_right": self.dated_right / max(1, self.dated),
            "open_left_open": self.open_right / max(1, self.open),
        }


def load() -> Iterator[tuple[Row, Labels]]:
    """Yield the articles with what was read in them."""
    folder = shared()
    assert folder is not None
    lines = (folder / DATA[1]).read_text("utf-8").splitlines()
    rows: dict[int, Row] = {row["n"]: row for row in map(json.loads, lines)}
    for line in (folder / DATA[0]).read_text("utf-8").splitlines():
        labels: Labels = json.loads(line)
        yield rows[labels["n"]], labels


def article(row: Row) -> Article:
    """Make the article of a row, dated as printed."""
    _, day, month, year = row["printed_date"].split()
    published = date(int(year), MONTHS.split().index(month) + 1, int(day))
    body = DATE_LINE.sub("", row["text"]).strip().removeprefix(row["title"]).strip()
    return article_of(row["title"], body, published)


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the sentences of a text."""
    return [(sentence.start, sentence.end) for sentence in kazakh.analyze(text)]


def touched(spans: Sequence[tuple[int, int]], start: int, end: int) -> set[int]:
    """Return the sentences that `[start, end)` touches."""
    return {i for i, (first, last) in enumerate(spans) if first < end and start < last}


def places_of(text: str, words: str, spans: Sequence[tuple[int, int]]) -> set[int]:
    """Return the sentences where words stand; runs of blanks count as one."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    found: set[int] = set()
    for match in re.finditer(pattern, text) if pattern else ():
        found |= touched(spans, *match.span())
    return found


def is_one(name: str, person: Participant) -> bool:
    """Whether a participant is whom gold names: by country, name, its initials or surname."""
    if len(name) == 2 and name.isupper():
        return person.country == name
    wanted, found = name.lower(), person.name.lower()
    if name.isupper() and wanted == "".join(word[0] for word in found.split()):
        return True
    if wanted in found or found in wanted:
        return True
    surnames = wanted.split()[-1], found.split()[-1]
    short = min(len(word) for word in surnames)
    return short >= STEM and surnames[0][: short - 1] == surnames[1][: short - 1]


def fits(gold: Gold, claim: EventClaim) -> bool:
    """Whether a claim has the gold event's type and cast."""
    if gold["type"] != claim.type:
        return False
    agents = [p for p in claim.participants if p.role in {"agent", "counterpart"}]
    others = list(claim.participants)
    acted = not gold["actors"] or any(is_one(n, p) for n in gold["actors"] for p in agents)
    received = not gold["recipients"] or any(
        is_one(n, p) for n in gold["recipients"] for p in others
    )
    return acted and (received or any(thing_fits(n, claim) for n in gold["recipients"]))


def thing_fits(name: str, claim: EventClaim) -> bool:
    """Whether a gold recipient that is no person is named by the object or the place."""
    things = [thing.text.lower() for thing in claim.objects]
    things += [claim.place.name.lower(), claim.place.country or ""] if claim.place else []
    return any(name.lower() in thing for thing in things if thing) or (
        claim.place is not None and claim.place.country == name
    )


def same_date(gold: str, claim: EventClaim) -> bool:
    """Whether a claim's time is the gold day, month or year."""
    if claim.time is None or claim.time.start is None:
        return False
    return claim.time.start.isoformat()[: len(gold)] == gold


def score(row: Row, labels: Labels, tally: Tally, verbose: bool) -> None:
    """Count one article."""
    source = article(row)
    spans = sentences(source.text)
    claims, _ = events_of(source)
    where = [touched(spans, c.evidence.start, c.evidence.end) for c in claims]
    wanted = [g for g in labels["events"] if g["type"] != "other"]
    matched: dict[int, Gold] = {}
    for gold in wanted:
        at = places_of(source.text, gold["evidence"], spans)
        hits = [i for i, c in enumerate(claims) if i not in matched and where[i] & at]
        best = next((i for i in hits if fits(gold, claims[i])), None)
        if best is None:
            if verbose:
                print(f"{row['n']} MISSED {gold['type']} {gold['actors']} {gold['recipients']}")
                print("    ", *(source.text[slice(*spans[i])] for i in at))
            continue
        matched[best] = gold
        dates(gold, claims[best], tally, verbose)
    neutral: set[int] = set()
    for gold in labels["events"]:
        if gold["type"] == "other":
            neutral |= places_of(source.text, gold["evidence"], spans)
    for doubt in labels["unsure"]:
        if doubt["what"].startswith("event"):
            neutral |= places_of(source.text, doubt["item"].partition(": ")[2], spans)
            neutral |= places_of(source.text, doubt["item"], spans)
    extra = [i for i in range(len(claims)) if i not in matched and not where[i] & neutral]
    tally.gold += len(wanted)
    tally.right += len(matched)
    tally.predicted += len(matched) + len(extra)
    for i in extra if verbose else ():
        who = [(p.role, p.name, p.country) for p in claims[i].participants]
        print(f"{row['n']} EXTRA {claims[i].type} [{claims[i].rule}] {claims[i].modality} {who}")
        print("    ", claims[i].evidence.text)


def dates(gold: Gold, claim: EventClaim, tally: Tally, verbose: bool) -> None:
    """Count the date of one matched event."""
    if gold["date"]:
        good = same_date(gold["date"], claim)
        tally.dated += 1
        tally.dated_right += good
    else:
        good = claim.time is None or claim.time.start is None
        tally.open += 1
        tally.open_right += good
    if verbose and not good:
        print(f"    DATE wanted {gold['date']}, got {claim.time}: {claim.evidence.text}")


def measure() -> dict[str, float]:
    """Return the scores over all gold articles."""
    return run(verbose=False).scores()


def run(verbose: bool) -> Tally:
    """Score every gold article."""
    tally = Tally()
    for row, labels in load():
        score(row, labels, tally, verbose)
    return tally


if __name__ == "__main__":
    result = run(verbose="-v" in sys.argv)
    print(result, result.scores())
