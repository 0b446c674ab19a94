from collections.abc import Callable
from datetime import date, timedelta

import pytest

from anyq import kazakh
from anyq.article import Article
from anyq.doc import Mention
from anyq.entity import Entity
from anyq.moment import Published
from anyq.reading import entities, names


def article(text: str, day: date | None = None) -> Article:
    end = day + timedelta(days=1) if day else None
    published = Published(day, end, "day", status="resolved" if day else "unresolved")
    title = text.split("\n")[0]
    return Article("a", title, "kk", "Cyrl", published, (), None, None, text, ())


def mentions(text: str) -> list[Mention]:
    return names.find(article(text), kazakh.analyze(text))


@pytest.fixture(scope="session")
def find() -> Callable[[str], list[Mention]]:
    return mentions


@pytest.fixture(scope="session")
def resolve() -> Callable[[str, date | None], tuple[Entity, ...]]:
    def read(text: str, day: date | None = None) -> tuple[Entity, ...]:
        sentences = kazakh.analyze(text)
        page = article(text, day)
        return entities.resolve(page, names.find(page, sentences), sentences)

    return read
