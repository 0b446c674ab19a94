"""Events of headlines, judged by their published English version, which is never shown to Anyq.

The English side settles the type of a headline's main event, the person and the country on the
other side (`headline_types.tsv` and the rules below). Every other line of the last third of the
file is the test part: nobody wrote a frame with them in sight; scores on the rest are called `dev`.
(The whole third was the test part until the other half of it was read, once.)

`python -m eval.events_headlines` prints the errors of the dev part.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from babel import Locale

from anyq.claim import EventClaim
from anyq.data import parse_rows
from eval.events_text import RECIPE as READING
from eval.events_text import article_of, events_of
from eval.measure import ROOT, shared

NAME = "events_headlines"
DATA = ("headlines/kk-en-dev.tsv",)
RECIPE = ("eval/events_headlines.py", "eval/headline_*.tsv", *READING)
RETRAINS = False
TEST_FROM = 2 / 3
SIDE = re.compile(
    r"^(?:.*?)\b(?:conversation with|talks? with|meeting with|met with|meets with|meets|met"
    r"|received|receives|condolences? to|congratulations? to|congratulated|congratulates"
    r"|congratulatory telegram to)\s+(.*)$",
    re.IGNORECASE,
)
ASIDE = re.compile(
    r",? (?:who|which|that|taking part|arriv\w+|following|during|within|on the sidelines"
    r"|in connection|due to|upon|over|after|ahead of|as part of|on the occasion|on results"
    r"|resulting|at the)\b.*$",
    re.IGNORECASE,
)
DATELINE = re.compile(r" (?=[A-Z][A-Z-]{3,}, [A-Z][a-z]+ \d)")  # the body after the headline
SKELETON = re.compile(r"[aeiouyw'’ʼ\-. ]")
LETTERS = dict(
    zip("абвгғдезийкқлмнңоөпрстуұүфхһыіэ", "abvggdeziikklmnnooprstuuufhhyie", strict=True)
)
LETTERS |= {"ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh"}
LETTERS |= {"ә": "a", "ь": "", "ю": "yu", "я": "ya", "ё": "e"}
SOUNDS = (("ng", "n"),
          ("kh", "h"), ("zh", "j"), ("dj", "j"), ("dzh", "j"), ("ck", "k"), ("q", "k"), ("c", "k"),
          ("ph", "f"), ("x", "ks"), ("sh", "s"), ("ch", "s"), ("ts", "s"), ("z", "s"), ("w", "v"),
          ("gh", "g"), ("h", ""))  # fmt: skip


@dataclass(frozen=True)
class Settled:
    """What an English headline says for certain; None where it does not."""

    type: str | None
    person: str | None
    country: str | None


def rows() -> Iterator[tuple[str, str, bool]]:
    """Yield Kazakh, English and whether the line belongs to the test part."""
    folder = shared()
    assert folder is not None
    lines = (folder / DATA[0]).read_text("utf-8").split("\n")
    for number, line in enumerate(lines):
        kazakh, tab, english = line.partition("\t")
        if tab:
            test = number >= len(lines) * TEST_FROM and number % 2 == 1
            yield kazakh.strip(), english.strip(), test


@cache
def patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the types and their patterns."""
    text = (ROOT / "eval" / "headline_types.tsv").read_text("utf-8")
    table = parse_rows(text, "eval/headline_types.tsv")
    return tuple((row["type"], re.compile(row["pattern"])) for row in table)


@cache
def words(kind: str) -> frozenset[str]:
    """Return the English words of a kind: titles and the like that are no names."""
    text = (ROOT / "eval" / "headline_words.tsv").read_text("utf-8")
    return frozenset(
        word
        for row in parse_rows(text, "eval/headline_words.tsv")
        if row["kind"] == kind
        for word in row["words"].split()
    )


@cache
def countries() -> dict[str, str]:
    """Return English names and adjectives of countries, lower case, to ISO codes."""
    names = {
        name.lower(): code for code, name in Locale("en").territories.items() if len(code) == 2
    }
    text = (ROOT / "eval" / "headline_countries.tsv").read_text("utf-8")
    for row in parse_rows(text, "eval/headline_countries.tsv"):
        names[row["form"].lower()] = row["code"]
    return names


def settle(english: str) -> Settled:
    """Read what an English headline says for certain."""
    main = ASIDE.sub("", DATELINE.split(english)[0])
    types = {kind for kind, pattern in patterns() if pattern.search(main.lower())}
    kind = types.pop() if len(types) == 1 else None
    side = SIDE.match(main)
    if kind not in {"call", "condole", "congratulate", "meeting"} or side is None:
        return Settled(kind, None, None)
    return Settled(kind, person_in(side[1]), country_in(side[1]))


def person_in(text: str) -> str | None:
    """Return the one personal name in a text: capitalised words that are no title or place."""
    known = words("title") | {part for name in countries() for part in name.split()}
    runs: list[list[str]] = [[]]
    for token in re.findall(r"[\w’'\-]+|[,.]", text):
        if len(token) > 1 and token[:1].isupper() and token.lower() not in known:
            runs[-1].append(token)
        elif runs[-1]:
            runs.append([])
    names = [run for run in runs if 2 <= len(run) <= 4]
    return re.sub(r"['’]s$", "", names[0][-1]) if len(names) == 1 else None


def country_in(text: str) -> str | None:
    """Return the one foreign country in a text."""
    found = set()
    lower = f" {re.sub(r'[^a-z]+', ' ', text.lower())} "
    for name in sorted(countries(), key=len, reverse=True):
        if f" {name} " in lower:
            found.add(countries()[name])
            lower = lower.replace(f" {name} ", " ")
    found.discard("KZ")
    return found.pop() if len(found) == 1 else None


def latin(name: str) -> str:
    """Write a Kazakh name in Latin letters; Chinese sounds as Pinyin does."""
    name = name.lower().replace("цз", "дж").replace("чж", "дж").replace("ся", "кся")
    return "".join(LETTERS.get(letter, letter) for letter in name.lower())


def skeleton(name: str) -> str:
    """Return the consonants of a name, sounds that are spelled in many ways made one."""
    name = name.lower()
    for old, new in SOUNDS:
        name = name.replace(old, new)
    return re.sub(r"(.)\1+", r"\1", SKELETON.sub("", name))


def same_name(kazakh: str, english: str) -> bool:
    """Whether one word of a Kazakh name sounds like an English surname."""
    wanted = skeleton(english)
    return any(
        SequenceMatcher(None, skeleton(latin(word)), wanted).ratio() >= 0.7
        for word in re.split(r"[ .]", kazakh)
        if word
    )


def main_event(found: Iterable[EventClaim], wanted: str | None) -> EventClaim | None:
    """Return the event that a headline tells: of several side by side the wanted one.

    An event told within the words of another (`сапармен келген X-пен кездесті`) is not looked
    at, nor are types that the English side cannot settle. Of the rest the last one counts, as
    Kazakh ends in its main verb, unless the wanted type is among them.
    """
    known = [event for event in found if event.type in judged()]
    side = [event for event in known if not any(within(event, other) for other in known)]
    fitting = [event for event in side if event.type == wanted]
    return max(fitting or side, key=lambda event: event.evidence.end, default=None)


def within(event: EventClaim, other: EventClaim) -> bool:
    """Whether an event's words are a part of another's."""
    return other.evidence.covers(event.evidence) and other.evidence != event.evidence


def judged() -> frozenset[str]:
    """Return the types that the English side can settle."""
    return frozenset(kind for kind, _ in patterns())


class Score:
    """Counts of one part."""

    def __init__(self) -> None:
        self.count: Counter[str] = Counter()

    def add(self, settled: Settled, event: EventClaim | None) -> list[str]:
        """Count one headline; return the names of what went wrong."""
        wrong = []
        self.count["settled"] += 1
        if event is not None:
            self.count["predicted"] += 1
            self.count["right"] += event.type == settled.type
        if event is None or event.type != settled.type:
            wrong.append("type")
        others = [p for p in event.participants if p.role != "agent"] if event else []
        if event and not others:
            others = list(event.participants[1:])
        named = [p for p in others if p.entity or p.name.istitle()]
        if settled.person:
            good = any(same_name(p.name, settled.person) for p in named)
            self.tally("person", bool(named), good)
            if not good:
                wrong.append("person")
        if settled.country:
            placed = [p for p in others if p.country]
            good = any(p.country == settled.country for p in placed)
            self.tally("country", bool(placed), good)
            if not good:
                wrong.append("country")
        return wrong

    def tally(self, kind: str, answered: bool, good: bool) -> None:
        """Count one answer about the other side."""
        self.count[f"{kind}_settled"] += 1
        self.count[f"{kind}_answered"] += answered
        self.count[f"{kind}_right"] += good

    def result(self, part: str) -> dict[str, float]:
        """Return precision and recall of types and of the other side."""
        c = self.count
        side = {
            name: c[f"person_{name}"] + c[f"country_{name}"]
            for name in ("settled", "answered", "right")
        }
        return {
            f"{part}_type_precision": c["right"] / max(1, c["predicted"]),
            f"{part}_type_recall": c["right"] / max(1, c["settled"]),
            f"{part}_side_precision": side["right"] / max(1, side["answered"]),
            f"{part}_side_recall": side["right"] / max(1, side["settled"]),
        }


Confusion = Counter[tuple[str, str]]


def evaluate(verbose: bool = False) -> tuple[Score, Score, Confusion, Confusion]:
    """Score the dev and the test part; count the confusions of each."""
    parts, confusion = (Score(), Score()), (Confusion(), Confusion())
    for kazakh, english, test in rows():
        settled = settle(english)
        if settled.type is None:
            continue
        found, _ = events_of(article_of(kazakh, "", None))
        event = main_event(found, settled.type)
        wrong = parts[test].add(settled, event)
        confusion[test][settled.type, event.type if event else "-"] += 1
        if verbose and wrong and not test:
            print(settled, wrong, event and (event.type, event.rule), kazakh, english, sep="\n  ")
            print("  ", [(p.role, p.name, p.country) for p in event.participants] if event else "")
    return *parts, *confusion


def measure() -> dict[str, float]:
    """Return the scores of both parts, 0 to 1."""
    dev, test, *_ = evaluate()
    return test.result("test") | dev.result("dev")


if __name__ == "__main__":
    dev, test, confusion, _ = evaluate(verbose="-v" in sys.argv)
    print(dict(dev.count), dict(test.count))
    for (wanted, got), count in sorted(confusion.items()):
        print(f"{wanted}\t{got}\t{count}")
    print(dev.result("dev") | test.result("test"))
