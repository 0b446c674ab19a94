"""Frames by example, and what holds of every event."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from anyq import kazakh, pipeline
from anyq.article import Article
from anyq.claim import EventClaim
from anyq.data import parse_rows, rows
from anyq.moment import Published
from anyq.reading import entities, events

EXAMPLES = Path(__file__).with_name("frames_examples.tsv")
DAY = date(2024, 6, 3)


def article_of(title: str, body: str = "") -> Article:
    text = f"{title}\n\n{body}" if body else title
    published = Published(DAY, DAY + timedelta(1), "day", status="resolved")
    script = kazakh.script(text) or "Cyrl"
    return Article("a1", title, "kk", script, published, (), None, None, text, ())


def events_of(title: str, body: str = "") -> tuple[EventClaim, ...]:
    article = article_of(title, body)
    doc = pipeline.annotate(article)
    return events.read(article, doc, entities.resolve(article, doc.mentions))


def examples() -> list[dict[str, str]]:
    return list(parse_rows(EXAMPLES.read_text("utf-8"), EXAMPLES.name))


def told(event: EventClaim) -> list[tuple[str, str]]:
    found = [(person.role, person.name) for person in event.participants]
    found += [("object", thing.text) for thing in event.objects]
    if event.place:
        found.append(("place", event.place.name))
    return [*found, ("modality", event.modality)]


@pytest.mark.parametrize("example", examples(), ids=lambda row: row["frame"])
def test_example(example: dict[str, str]) -> None:
    found = events_of(example["text"])
    if example["frame"] == "-":
        assert not found
        return
    event = next(event for event in found if event.rule == example["frame"])
    wanted = [tuple(part.strip().split("=", 1)) for part in example["wanted"].split(";")]
    for name, value in wanted:
        values = [is_ for role, is_ in told(event) if role == name]
        assert any(is_.lower().startswith(value.lower()) for is_ in values), (name, value, values)
    roles = {"agent", "patient", "recipient", "counterpart"}
    assert len(event.participants) == sum(name in roles for name, _ in wanted)


def test_every_frame_has_an_example() -> None:
    named = {row["frame"] for row in rows("anyq.reading", "data/frames.tsv")}
    assert named == {row["frame"] for row in examples()} - {"-"}
