"""`Claim`: what an article asserts: events and figures, each with its evidence."""

from typing import Literal

import msgspec

from anyq.amount import Amount
from anyq.entity import Entity
from anyq.moment import Moment
from anyq.span import Span

Modality = Literal["happened", "planned", "proposed", "denied", "conditional", "wished"]
FigureKind = Literal["level", "change", "target", "forecast", "capacity", "share", "price", "rank"]
Direction = Literal["up", "down"]
RoleName = Literal["agent", "patient", "recipient", "counterpart"]


class Indicator(msgspec.Struct, frozen=True):
    """What a figure measures.

    Attributes:
        id: of a known indicator, e.g. `trade_turnover`; None for any other.
        text: the phrase printed, canonical (or that of the sentence it is carried on from).
        part: what narrows it, lemmas (`бидай` of exports); None for the whole of it.
        of: ISO code of the country whose it is where the subjects have roles (the exporter
            of exports, the importer of imports); None if there are no roles.
    """

    id: str | None
    text: str
    part: str | None = None
    of: str | None = None


class FigureClaim(msgspec.Struct, frozen=True):
    """A number that the article states of the world.

    Attributes:
        id: hash of the article's id and of what is claimed.
        indicator: what is measured.
        subjects: whom it is of: ISO 3166 alpha-2 codes (sorted) or entity ids.
        kind: level, change of a level, target, and so on.
        direction: of a change.
        amount: the number.
        period: when it holds; None if not stated.
        base_period: what a change is measured from; None if neither stated nor implied.
        modality: actual (`happened`) or not.
        attribution: who said it, as printed or canonical; None if the article itself.
        evidence: the clause it rests on.
        rule: name of the rule that made it.
    """

    id: str
    indicator: Indicator
    subjects: tuple[str, ...]
    kind: FigureKind
    direction: Direction | None
    amount: Amount
    period: Moment | None
    base_period: Moment | None
    modality: Modality
    attribution: str | None
    evidence: Span
    rule: str = ""


class Participant(msgspec.Struct, frozen=True):
    """Who takes part in an event: `entity` is an `Entity.id` or None for a bare phrase."""

    role: RoleName
    entity: str | None
    name: str
    country: str | None


class EventObject(msgspec.Struct, frozen=True):
    """What an event is about: a treaty, an order, aid; the words, the entity, the amount."""

    text: str
    entity: str | None = None
    amount: Amount | None = None


class Place(msgspec.Struct, frozen=True):
    """Where: `entity` is an `Entity.id`."""

    entity: str | None
    name: str
    country: str | None


class EventClaim(msgspec.Struct, frozen=True):
    """Something that the article says happened, will happen or was said.

    Attributes:
        id: hash of the article's id and of what is claimed.
        type: the frame's event type, e.g. `visit`.
        plover: PLOVER category, e.g. `CONSULT`.
        participants: who, in role order.
        objects: what.
        time: when; None if neither stated nor implied.
        place: where; None if not stated.
        modality: whether it happened.
        background: recalled from earlier, not the news itself.
        attribution: who reports it; None if the article itself.
        evidence: the words it rests on.
        rule: name of the frame and pattern that fired.
        mode: PLOVER mode, e.g. `visit`; empty where the category has none that fits.
    """

    id: str
    type: str
    plover: str
    participants: tuple[Participant, ...]
    objects: tuple[EventObject, ...]
    time: Moment | None
    place: Place | None
    modality: Modality
    background: bool
    attribution: str | None
    evidence: Span
    rule: str = ""
    mode: str = ""


Claim = FigureClaim | EventClaim


class Claims(msgspec.Struct, frozen=True):
    """All that an article asserts, and who and what it names."""

    entities: tuple[Entity, ...]
    figures: tuple[FigureClaim, ...]
    events: tuple[EventClaim, ...]
