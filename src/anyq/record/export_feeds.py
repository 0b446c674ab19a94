"""What is new as a feed: the claims of the articles that were added last, Atom and RSS."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import IO
from xml.etree import ElementTree

import sqlalchemy as sa

from anyq import __version__
from anyq.record import load, reports, schema
from anyq.record.migrate import now
from anyq.record.views import EventReport, FigureReport

LATEST = 100  # articles in a feed
ATOM = "http://www.w3.org/2005/Atom"
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Report = EventReport | FigureReport


def atom(connection: sa.Connection, out: IO[bytes]) -> Iterator[int]:
    """Write the claims of the last articles as Atom (RFC 4287); yield 1 after each."""
    found = _latest(connection)
    feed = ElementTree.Element("feed", xmlns=ATOM)
    _add(feed, "id", "urn:anyq:claims")
    _add(feed, "title", "Anyq")
    _add(feed, "updated", found[0].source.added_at if found else now())
    _add(feed, "generator", "Anyq", version=__version__)
    for report in found:
        entry = ElementTree.SubElement(feed, "entry")
        _add(entry, "id", f"urn:anyq:{_id(report)}")
        _add(entry, "title", _title(report))
        _add(entry, "updated", report.source.added_at)
        _add(ElementTree.SubElement(entry, "author"), "name", _author(report))
        if report.source.url:
            _add(entry, "link", None, href=report.source.url)
        _add(entry, "category", None, term=_kind(report))
        _add(entry, "summary", _summary(report))
        _add(entry, "rights", report.source.reader)
        yield 1
    _write(feed, out)


def rss(connection: sa.Connection, out: IO[bytes]) -> Iterator[int]:
    """Write the claims of the last articles as RSS 2.0; yield 1 after each."""
    root = ElementTree.Element("rss", version="2.0")
    channel = ElementTree.SubElement(root, "channel")
    _add(channel, "title", "Anyq")
    _add(channel, "link", "urn:anyq:claims")
    _add(channel, "description", "Claims of the articles added last, each with its evidence")
    _add(channel, "generator", f"anyq {__version__}")
    for report in _latest(connection):
        item = ElementTree.SubElement(channel, "item")
        _add(item, "guid", f"urn:anyq:{_id(report)}", isPermaLink="false")
        _add(item, "title", _title(report))
        if report.source.url:
            _add(item, "link", report.source.url)
        _add(item, "category", _kind(report))
        _add(item, "description", _summary(report))
        added = datetime.fromisoformat(report.source.added_at)
        _add(item, "pubDate", format_datetime(added.astimezone(UTC)))
        _add(item, "source", report.source.title, url=report.source.url or "urn:anyq:page")
        yield 1
    _write(root, out)


def _latest(connection: sa.Connection) -> list[Report]:
    """Return the claims of the articles added last, the newest first."""
    last = sa.select(load.CURRENT.reading).order_by(load.CURRENT.seq.desc()).limit(LATEST)
    new = schema.claim.c.reading.in_(list(connection.scalars(last)))
    found: list[Report] = [*reports.figures(connection, new)]
    found += reports.event_reports(connection, new)
    return sorted(found, key=lambda one: (one.source.added_at, one.source.article), reverse=True)


def _id(report: Report) -> str:
    return report.event.id if isinstance(report, EventReport) else report.figure.id


def _kind(report: Report) -> str:
    if isinstance(report, EventReport):
        return report.event.type
    return report.figure.indicator.id or report.figure.indicator.text


def _title(report: Report) -> str:
    if isinstance(report, EventReport):
        who = ", ".join(part.name for part in report.event.participants)
        said = f"{report.event.type}: {who}" if who else report.event.type
    else:
        said = f"{report.figure.indicator.text}: {report.figure.amount.text}"
    verdicts = ", ".join(one.verdict for one in report.judgements)
    return f"{said} [{verdicts}]" if verdicts else said


def _summary(report: Report) -> str:
    claim = report.event if isinstance(report, EventReport) else report.figure
    judged = [f"{one.verdict}: {one.reason} ({one.author})" for one in report.judgements]
    return "\n".join([claim.evidence.text, f"— {report.source.title}", *judged])


def _author(report: Report) -> str:
    return report.source.publisher or report.source.url or report.source.title


def _add(
    parent: ElementTree.Element, name: str, text: str | None, **attributes: str
) -> ElementTree.Element:
    """Add an element; what XML 1.0 cannot hold is left out."""
    made = ElementTree.SubElement(parent, name, attributes)
    made.text = None if text is None else _UNPRINTABLE.sub("", text)
    return made


def _write(root: ElementTree.Element, out: IO[bytes]) -> None:
    ElementTree.indent(root)
    out.write(ElementTree.tostring(root, "utf-8", xml_declaration=True))
    out.write(b"\n")
