"""Readings for the tests of the record: any at all (`readings`), and small ones made by hand."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

from hypothesis import strategies as st

from anyq.amount import Amount
from anyq.article import Article, Headline, Note
from anyq.checks import Check
from anyq.checks.check import Implied, Reference, Vintage
from anyq.claim import (
    Claims,
    EventClaim,
    EventObject,
    FigureClaim,
    Indicator,
    Participant,
    Place,
)
from anyq.entity import Entity, entity_id
from anyq.moment import Clue, Moment, Published
from anyq.page import Page
from anyq.pipeline import Reading
from anyq.span import Span, content_id

ALMATY = timezone(timedelta(hours=5))
DAY = timedelta(days=1)

words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
maybe_words = st.none() | words
decimals = st.decimals(allow_nan=False, allow_infinity=False, places=3) | st.sampled_from(
    [Decimal("1.3E+9"), Decimal("1.50"), Decimal("-0.00"), Decimal(10) ** 30]
)
days = st.dates(date(1900, 1, 1), date(2100, 1, 1))
minutes = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)).map(
    lambda at: at.replace(second=0, microsecond=0, tzinfo=ALMATY)
)
instants = st.none() | days | minutes
precisions = st.sampled_from(
    ["minute", "hour", "day", "month", "quarter", "year", "decade", "open"]
)
modalities = st.sampled_from(["happened", "planned", "proposed", "denied", "conditional", "wished"])
countries = st.none() | st.sampled_from(["KZ", "KG", "UZ", "EU"])


def tuples(of: st.SearchStrategy[object], most: int = 3) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(of, max_size=most).map(tuple)


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    start = draw(st.integers(0, len(text)))
    return Span.of(text, start, draw(st.integers(start, len(text))))


def clues(text: str) -> st.SearchStrategy[Clue]:
    years = tuples(st.integers(1990, 2030))
    return st.builds(Clue, words, words, years, st.none() | spans(text))


def moments(text: str) -> st.SearchStrategy[Moment]:
    return st.builds(Moment, instants, instants, precisions, words, tuples(clues(text), 2))


amounts = st.builds(
    Amount,
    value=decimals | st.tuples(decimals, decimals),
    low=st.none() | decimals,
    high=st.none() | decimals,
    text=words,
    approximation=st.sampled_from(["exact", "about", "more_than"]),
    unit=words,
    digit=decimals,
)


def figures(text: str, article: str) -> st.SearchStrategy[FigureClaim]:
    return st.builds(
        FigureClaim,
        id=words.map(lambda word: content_id("f", article, word)),
        indicator=st.builds(Indicator, maybe_words, words, maybe_words, countries),
        subjects=tuples(st.sampled_from(["KZ", "KG", "e0123456789abcdef"])),
        kind=st.sampled_from(["level", "change", "target", "share"]),
        direction=st.sampled_from(["up", "down", None]),
        amount=amounts,
        period=st.none() | moments(text),
        base_period=st.none() | moments(text),
        modality=modalities,
        attribution=maybe_words,
        evidence=spans(text),
        rule=words,
    )


def events(text: str, article: str) -> st.SearchStrategy[EventClaim]:
    roles = st.sampled_from(["agent", "patient", "recipient", "counterpart"])
    return st.builds(
        EventClaim,
        id=words.map(lambda word: content_id("v", article, word)),
        type=st.sampled_from(["visit", "sign"]),
        plover=words,
        participants=tuples(st.builds(Participant, roles, maybe_words, words, countries)),
        objects=tuples(st.builds(EventObject, words, maybe_words, st.none() | amounts)),
        time=st.none() | moments(text),
        place=st.none() | st.builds(Place, maybe_words, words, countries),
        modality=modalities,
        background=st.booleans(),
        attribution=maybe_words,
        evidence=spans(text),
        rule=words,
        mode=words,
    )


@st.composite
def entities(draw: st.DrawFn, text: str) -> Entity:
    kind = draw(st.sampled_from(["person", "place", "organisation", "document"]))
    name, country = draw(words), draw(countries)
    role, mentions = draw(maybe_words), draw(tuples(spans(text)))
    return Entity(entity_id(kind, name, country), kind, name, country, role, mentions)


@st.composite
def checks(draw: st.DrawFn, claims: tuple[str, ...]) -> Check:
    vintage = st.builds(Vintage, st.integers(2019, 2024), st.none() | days)
    reference = st.builds(Reference, decimals, words, words, vintage, st.none() | st.booleans())
    about = tuple(draw(st.lists(st.sampled_from(claims), max_size=3))) if claims else ()
    return Check(
        id=content_id("c", *about),
        verdict=draw(st.sampled_from(["consistent", "inconsistent", "differs", "agrees"])),
        claims=about,
        arithmetic=draw(words),
        implied=draw(tuples(st.builds(Implied, maybe_words, decimals, decimals, words, words), 2)),
        reference=draw(st.none() | reference),
        rule=draw(words),
    )


@st.composite
def articles(draw: st.DrawFn) -> Article:
    title, body = draw(words), draw(st.text(words.map(str), max_size=0) | words)
    text = f"{title}\n\n{body}"
    status = draw(st.sampled_from(["resolved", "likely", "unresolved"]))
    when = draw(moments(text))
    notes = st.builds(Note, words, words, st.none() | st.integers(0, 9), st.none())
    return Article(
        id=content_id("a", title, text),
        title=title,
        language="kk",
        script=draw(st.sampled_from(["Cyrl", "Latn", "Arab"])),
        published=Published(
            when.start,
            when.end,
            when.precision,
            when.text,
            when.basis,
            status=status,
            candidates=draw(tuples(days.map(date.isoformat))),
        ),
        bylines=draw(tuples(words)),
        credit=draw(maybe_words),
        dateline=draw(maybe_words),
        text=text,
        rail=draw(tuples(st.builds(Headline, words, st.none() | moments(text)))),
        notes=draw(tuples(notes)),
        republished=draw(st.booleans()),
    )


pages = st.builds(
    Page,
    content=st.binary(max_size=40),
    media_type=st.sampled_from(["text/plain", "text/html"]),
    url=maybe_words,
    captured_at=st.none() | days | st.datetimes(timezones=st.just(UTC)),
    source_id=maybe_words,
    publisher=maybe_words,
    title=maybe_words,
    charset=maybe_words,
)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Any reading that holds together, however odd."""
    article = draw(articles())
    stated = draw(tuples(figures(article.text, article.id)))
    told = draw(tuples(events(article.text, article.id)))
    named = draw(tuples(entities(article.text)))
    verdicts = draw(tuples(checks(tuple(claim.id for claim in stated))))
    extra = draw(st.just(()) | st.just((Note("odd", "on the reading alone"),)))
    claims = Claims(named, stated, told)
    return Reading(draw(pages), article, claims, verdicts, article.notes + extra)


def year(number: int) -> Moment:
    return Moment(date(number, 1, 1), date(number + 1, 1, 1), "year", str(number))


def published(day: date | None) -> Published:
    if day is None:
        return Published(None, None, "open", status="unresolved")
    return Published(day, day + DAY, "day", status="resolved")


def level(value: str, of: int, half: str = "0.05e9", subjects: tuple[str, ...] = ("KG", "KZ")):
    """A turnover in USD of a year, `half` a unit of its last digit wide either way."""
    number, width = Decimal(value), Decimal(half)
    unit = Amount(number, number - width, number + width, value, "exact", "USD", 2 * width)
    return FigureClaim(
        id=content_id("f", value, str(of), *subjects),
        indicator=Indicator("trade_turnover", "тауар айналымы"),
        subjects=subjects,
        kind="level",
        direction=None,
        amount=unit,
        period=year(of),
        base_period=None,
        modality="happened",
        attribution=None,
        evidence=Span(0, 5, "Сауда"),
        rule="level",
    )


def event(type: str, *who: tuple[str, str], at: date | None, place: str | None = None):
    """An event: who is pairs of name and country."""
    return EventClaim(
        id=content_id("v", type, str(at), *(name for name, _ in who)),
        type=type,
        plover="CONSULT",
        participants=tuple(
            Participant("agent", entity_id("person", name, country), name, country)
            for name, country in who
        ),
        objects=(),
        time=Moment(at, at + DAY, "day") if at else None,
        place=Place(None, "Астана", place) if place else None,
        modality="happened",
        background=False,
        attribution=None,
        evidence=Span(0, 5, "Сауда"),
        rule=type,
    )


def reading(
    title: str,
    *claims: FigureClaim | EventClaim,
    day: date | None = date(2024, 4, 20),
    source_id: str | None = None,
    checks: tuple[Check, ...] = (),
    captured_at: date | None = None,
) -> Reading:
    """A small article whose text is `Сауда` and its title, with these claims."""
    text = f"Сауда {title}\n\nСауда өсті."
    stated = tuple(claim for claim in claims if isinstance(claim, FigureClaim))
    told = tuple(claim for claim in claims if isinstance(claim, EventClaim))
    people = {
        part.entity: Entity(part.entity, "person", part.name, part.country, None, ())
        for claim in told
        for part in claim.participants
    }
    article = Article(
        id=content_id("a", f"Сауда {title}", text),
        title=f"Сауда {title}",
        language="kk",
        script="Cyrl",
        published=published(day),
        bylines=(),
        credit=None,
        dateline=None,
        text=text,
        rail=(),
    )
    page = Page(text.encode(), "text/plain", source_id=source_id, captured_at=captured_at)
    return Reading(page, article, Claims(tuple(people.values()), stated, told), checks, ())
