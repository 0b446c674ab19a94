"""What is known of a publisher's pages: one file each in `publishers/`, found by the host."""

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

import msgspec

from anyq.article import Script

Day = date


class PageLayout(msgspec.Struct, frozen=True):
    """Where a layout has its parts: CSS selectors, empty where it has none.

    Attributes:
        since, until: days between which pages were captured in it; open where None.
        title, date, byline, section, body: where they stand.
        drop: blocks inside the body that are no text.
    """

    since: Day | None = None
    until: Day | None = None
    title: str = ""
    date: str = ""
    byline: str = ""
    section: str = ""
    body: str = ""
    drop: tuple[str, ...] = ()

    def holds(self, day: Day | None) -> bool:
        """Whether pages captured on a day are laid out so; where no day is known, today's."""
        if day is None:
            return self.until is None
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


class Publisher(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One publisher.

    Attributes:
        name: as it calls itself.
        domains: its hosts, without `www.`; those below them are its too.
        layout: the layouts it has had.
        scripts: script of an edition, by its host or the beginning of its path.
    """

    name: str
    domains: tuple[str, ...]
    layout: tuple[PageLayout, ...]
    scripts: dict[str, Script] = {}


@cache
def publishers() -> tuple[Publisher, ...]:
    """Read all files."""
    folder = files("anyq.articles").joinpath("publishers")
    found = [entry for entry in folder.iterdir() if entry.name.endswith(".toml")]
    texts = [entry.read_text("utf-8") for entry in sorted(found, key=lambda entry: entry.name)]
    return tuple(msgspec.convert(tomllib.loads(text), Publisher) for text in texts)


@cache
def _by_domain() -> dict[str, Publisher]:
    return {domain: one for one in publishers() for domain in one.domains}


def publisher_of(url: str | None) -> Publisher | None:
    """Return the publisher of an address, None if it is not known."""
    try:
        host = (urlsplit(url).hostname or "") if url else ""
    except ValueError:
        return None
    while "." in host:
        if found := _by_domain().get(host):
            return found
        host = host.partition(".")[2]
    return None


def layouts_of(url: str | None, day: date | None) -> tuple[PageLayout, ...]:
    """Return the layouts that a page of an address may have, captured on a day if it is known."""
    found = publisher_of(url)
    return tuple(one for one in found.layout if one.holds(day)) if found else ()
