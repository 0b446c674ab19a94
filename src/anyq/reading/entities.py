"""Mentions -> entities: which names in one article are one person, place or organisation."""

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from anyq.article import Article
from anyq.doc import Mention, Sentence
from anyq.entity import Entity, entity_id
from anyq.reading import home, leaders, references
from anyq.reading.names.forms import key
from anyq.reading.names.gazetteer import places
from anyq.span import Span

__all__ = ["resolve"]


def resolve(
    article: Article, mentions: Sequence[Mention], sentences: Sequence[Sentence] = ()
) -> tuple[Entity, ...]:
    """Group the mentions of an article by what they name.

    Args:
        article: for its text and date.
        mentions: what `names.find` found in it.
        sentences: of its text, for `Entity.references`; without them there are none.

    Returns:
        Entities in the order of their first mention; `Entity.mentions` are sorted.
    """
    groups = [*_people(article, mentions), *_things(mentions)]
    found = [_entity(article, group) for group in groups]
    found = _referred(found, references.find(article.text, sentences, mentions))
    return tuple(sorted(found, key=lambda entity: entity.mentions[0].start))


def _referred(entities: Sequence[Entity], pointing: Sequence[references.Reference]) -> list[Entity]:
    """Add to heads of state and government where the article points to the office alone."""
    own: dict[str, list[references.Reference]] = {}
    for reference in pointing:
        holder = _holder(reference, entities)
        if holder is not None:
            own.setdefault(holder.id, []).append(reference)
    return [_with(entity, own[entity.id]) if entity.id in own else entity for entity in entities]


def _with(entity: Entity, own: Sequence[references.Reference]) -> Entity:
    spans = tuple(sorted(reference.span for reference in own))
    return msgspec.structs.replace(entity, references=spans, role=entity.role or own[0].role)


def _holder(reference: references.Reference, entities: Sequence[Entity]) -> Entity | None:
    """Return the one person of the article who holds the office, None if that is not clear."""
    people = [e for e in entities if e.kind == "person" and leaders.holds(e, reference.rank)]
    if reference.country:
        people = [e for e in people if e.country == reference.country]
    return people[0] if len(people) == 1 else None


class _Group(msgspec.Struct, frozen=True):
    """Mentions of one entity and what they say together."""

    mentions: tuple[Mention, ...]
    name: str
    country: str | None
    role: str | None


def _entity(article: Article, group: _Group) -> Entity:
    kind = group.mentions[0].kind
    spans = {Span.of(article.text, m.start, m.end) for m in group.mentions}
    return Entity(
        id=entity_id(kind, group.name, group.country),
        kind=kind,
        name=group.name,
        country=group.country,
        role=group.role,
        mentions=tuple(sorted(spans)),
    )


def _things(mentions: Iterable[Mention]) -> list[_Group]:
    """Group what is no person by kind and name."""
    groups: dict[tuple[str, str], list[Mention]] = {}
    for mention in mentions:
        if mention.kind != "person":
            groups.setdefault((mention.kind, _thing_key(mention)), []).append(mention)
    return [_thing(tuple(group)) for group in groups.values()]


def _thing(group: tuple[Mention, ...]) -> _Group:
    """Make one thing of its mentions, named as it is first."""
    return _Group(group, group[0].name, _first(m.country for m in group), None)


def _thing_key(mention: Mention) -> str:
    """Return the key of a name without the country that stands before a body's."""
    words = mention.name.split()
    for size in (3, 2, 1):
        place = places().named(" ".join(words[:size])) if len(words) > size + 1 else None
        if place and place.country == mention.country:
            words = words[size:]
    return key(" ".join(words).lower())


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)


def _people(article: Article, mentions: Sequence[Mention]) -> list[_Group]:
    """Group people: full names first, then each shorter name with the one it can be of."""
    met = [mention for mention in mentions if mention.kind == "person"]
    full = [m for m in met if _is_full(m.name)]
    groups: list[list[Mention]] = []
    for mention in full:
        home = next((g for g in groups if _same_full(g[0].name, mention.name)), None)
        (groups.append([mention]) if home is None else home.append(mention))
    for mention in (m for m in met if not _is_full(m.name)):
        home = _owner(mention, groups)
        (groups.append([mention]) if home is None else home.append(mention))
    return _merged([_person(article, tuple(group), mentions) for group in groups])


def _merged(groups: Sequence[_Group]) -> list[_Group]:
    """Join the groups that turn out to be one known person."""
    found: dict[tuple[str, str | None], _Group] = {}
    for group in groups:
        same = (group.name, group.country)
        if before := found.get(same):
            both = (*before.mentions, *group.mentions)
            group = _Group(both, group.name, group.country, before.role or group.role)
        found[same] = group
    return list(found.values())


def _is_full(name: str) -> bool:
    words = name.split()
    return len(words) > 1 and not any(word.endswith(".") for word in words)


def _words(name: str) -> list[str]:
    return [key(word) for word in name.lower().split()]


def _same_full(one: str, other: str) -> bool:
    """Whether two full names are of one person: a patronymic or a middle name may be left out."""
    short, long = sorted((_words(one), _words(other)), key=len)
    if short == long:
        return True
    return len(short) > 1 and short[0] == long[0] and set(short) <= set(long)


def _owner(mention: Mention, groups: Sequence[list[Mention]]) -> list[Mention] | None:
    """Return the group a short name belongs to: the last one named before it, else the first."""
    fitting = [group for group in groups if _short_of(mention.name, group[0].name)]
    before = [g for g in fitting if any(m.start < mention.start for m in g)]
    if before:
        return max(before, key=lambda g: max(m.start for m in g if m.start < mention.start))
    return fitting[0] if fitting else None


def _short_of(short: str, name: str) -> bool:
    """Whether `Тоқаев`, `Қ.Тоқаев` or `Қасым-Жомарт` can be short for a name."""
    words, full = _words(short), _words(name)
    if short == name:
        return True
    if len(full) == 1 or any(word.endswith(".") for word in full):
        return words[-1] == full[-1]
    if len(words) == 1:
        return words[0] in (full[0], full[-1])
    initials = [word[0] for word in words if word.endswith(".")]
    return bool(initials) and words[-1] == full[-1] and initials[0] == full[0][0]


def _person(article: Article, group: tuple[Mention, ...], mentions: Sequence[Mention]) -> _Group:
    name = _best_name(group)
    role = _role(group)
    country = _first(m.country for m in group)
    leader = leaders.known(name, article.published, role, country, _countries(mentions))
    if leader:
        return _Group(group, leader.name, leader.country or country, role or leader.role or None)
    if role and not country:
        country = home.of(article, role, mentions)
    return _Group(group, name, country, role)


def _countries(mentions: Iterable[Mention]) -> frozenset[str]:
    return frozenset(m.country for m in mentions if m.kind == "place" and m.country)


def _best_name(group: Sequence[Mention]) -> str:
    """Return the full name most often printed, the first of them where two are even."""
    full = [m.name for m in group if _is_full(m.name)]
    names = full or [m.name for m in group]
    return Counter(names).most_common(1)[0][0]


def _role(group: Sequence[Mention]) -> str | None:
    """Return the first title that says what the person is the head of, else the first."""
    return _first(m.role for m in group)
