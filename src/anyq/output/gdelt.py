"""Events as rows in the columns of GDELT's event table, and our evidence.

The columns before `EventType` are GDELT 2.0's, in its order; those it has and a text alone
cannot fill (tone, coordinates, ethnic codes) are left out. One row a pair of source and target.
`EventCode` is empty where CAMEO has none: `EventType` always says what it is. `SQLDATE` is the
event's own day, empty where that is open or only a month is known.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from typing import TextIO

import msgspec

from anyq.claim import EventClaim, Participant
from anyq.entity import Entity
from anyq.moment import Moment
from anyq.output import coding
from anyq.output.convert import iso
from anyq.output.plover import day
from anyq.pipeline import Reading

DAILY = {"day", "hour", "minute"}
MONTHLY = {*DAILY, "month"}
Cells = tuple[str, str, str, str]


class Row(msgspec.Struct, frozen=True):
    """A line of the table; the names are its columns. All cells are text, empty for none."""

    GLOBALEVENTID: str
    SQLDATE: str
    MonthYear: str
    Year: str
    Actor1Code: str
    Actor1Name: str
    Actor1CountryCode: str
    Actor1Type1Code: str
    Actor2Code: str
    Actor2Name: str
    Actor2CountryCode: str
    Actor2Type1Code: str
    IsRootEvent: str
    EventCode: str
    EventBaseCode: str
    EventRootCode: str
    QuadClass: str
    GoldsteinScale: str
    ActionGeo_FullName: str
    ActionGeo_CountryCode: str
    DATEADDED: str
    SOURCEURL: str
    EventType: str
    PloverCategory: str
    PloverMode: str
    Modality: str
    Background: str
    Attribution: str
    Objects: str
    DateStart: str
    DateEnd: str
    DatePrecision: str
    ArticleId: str
    ArticleTitle: str
    EvidenceStart: str
    EvidenceEnd: str
    EvidenceText: str
    Rule: str


COLUMNS = Row.__struct_fields__
BASE = 3  # digits of a base code: `042` of `0421`


def table(readings: Iterable[Reading], out: TextIO) -> Iterator[int]:
    """Write readings as CSV (RFC 4180) with a header; yield 1 after each reading."""
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for reading in readings:
        writer.writerows(map(msgspec.structs.astuple, rows(reading)))
        yield 1


def rows(reading: Reading) -> Iterator[Row]:
    """Yield the rows of every event of a reading."""
    entities = {entity.id: entity for entity in reading.claims.entities}
    for claim in reading.claims.events:
        for source, target in coding.pairs(claim):
            yield row(reading, claim, actor(source, entities), actor(target, entities))


def row(reading: Reading, claim: EventClaim, source: Cells, target: Cells) -> Row:
    """Make the row of one pair of source and target, given as their four cells each."""
    article = reading.article
    return Row(
        claim.id,
        *dates(claim.time),
        *source,
        *target,
        "1" if is_root(reading, claim) else "0",
        *codes(claim),
        claim.place.name if claim.place else "",
        coding.countries().get(claim.place.country or "", "") if claim.place else "",
        day(iso(article.published.start)).replace("-", ""),
        reading.page.url or "",
        claim.type,
        claim.plover,
        claim.mode,
        claim.modality,
        "1" if claim.background else "0",
        claim.attribution or "",
        "; ".join(thing.text for thing in claim.objects),
        day(iso(claim.time.start) if claim.time else None),
        day(iso(claim.time.end) if claim.time else None),
        claim.time.precision if claim.time else "",
        article.id,
        article.title,
        str(claim.evidence.start),
        str(claim.evidence.end),
        claim.evidence.text,
        claim.rule,
    )


def is_root(reading: Reading, claim: EventClaim) -> bool:
    """Whether an event is told by the title or the first paragraph, as GDELT calls a root event."""
    before = reading.article.text[len(reading.article.title) : claim.evidence.start]
    return "\n" not in before.strip("\n")


def dates(time: Moment | None) -> tuple[str, str, str]:
    """Return `YYYYMMDD`, `YYYYMM` and `YYYY`, as far as the time is known."""
    if time is None or time.start is None:
        return "", "", ""
    written = day(iso(time.start)).replace("-", "")
    date = written if time.precision in DAILY else ""
    month = written[: len("202601")] if time.precision in MONTHLY else ""
    return date, month, written[: len("2026")]


def actor(participant: Participant | None, entities: Mapping[str, Entity]) -> Cells:
    """Return code, name, country and type of an actor; four empty cells for none."""
    if participant is None:
        return "", "", "", ""
    land, sector = coding.country(participant), coding.sector(participant, entities)
    return land + sector, participant.name, land, sector


def codes(claim: EventClaim) -> tuple[str, str, str, str, str]:
    """Return the event's code, base and root code, quad class and Goldstein weight."""
    found = coding.code(claim)
    if found is None:
        return "", "", "", "", ""
    return found.code, found.code[:BASE], found.root, str(found.quad), found.goldstein
