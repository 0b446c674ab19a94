"""`Entity`: a person, place, organisation, document or award in the world."""

from typing import Literal

import msgspec

from anyq.span import Span, content_id

EntityKind = Literal["person", "place", "organisation", "document", "award", "other"]


class Entity(msgspec.Struct, frozen=True):
    """Someone or something that texts name.

    Attributes:
        id: hash of kind, name and country.
        kind: what it is.
        name: canonical nominative in Cyrillic, the fullest the article gives.
        country: ISO 3166 alpha-2 (or `EU`): of a place, the country it is or lies in; of a
            person or organisation, the one it acts for; None if not known.
        role: a person's title, canonical, lower case; None if not stated.
        mentions: where it is named, sorted.
        references: where it is pointed to without its name, sorted: `Мемлекет басшысы` of a
            person, `қырғыз` of a country.
    """

    id: str
    kind: EntityKind
    name: str
    country: str | None
    role: str | None
    mentions: tuple[Span, ...]
    references: tuple[Span, ...] = ()


def entity_id(kind: EntityKind, name: str, country: str | None) -> str:
    """Return the id of an entity: the same name of the same kind and country is one."""
    return content_id("e", kind, name, country or "")
