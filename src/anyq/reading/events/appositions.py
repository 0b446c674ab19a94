"""What stands before a name and belongs to it: titles, offices, and the father's name."""

from collections.abc import Sequence

import msgspec

from anyq.doc import Token
from anyq.reading import frames
from anyq.reading.events.actors import Actor

DASHES = (["–"], ["-"], ["—"])
FATHER = {"бин", "ибн"}
HONORIFIC = {"шейх", "ханзада", "генерал", "профессор", "ханым", "сұлтан"}
VOICED = tuple("бвгғджз")
BODIES = {"агенттік", "компания", "корпорация", "холдинг", "концерн", "әуекомпания", "топ"}


def is_title(actor: Actor, tokens: Sequence[Token], person: Actor) -> bool:
    """Whether a people word right before a person is the title (`Ресей Президенті Путин`).

    Before a person in another case the first people word of a sentence is rather the subject
    (`Мемлекет басшысы Ильхам Әлиевпен кездесті`), and a person has one title unless a dash
    or a comma joins two.
    """
    if person.kind == "organisation" and actor.last + 1 == person.first:
        called = actor.kind == "people" and actor.case == "Nom" and actor.first < actor.last
        return called and actor.head in BODIES
    if person.kind != "person" or actor.kind != "people" or actor.case != "Nom":
        return False
    if actor.head in frames.classes()["body"] or tokens[actor.last].feat("Number") == "Plur":
        return False
    opening = actor.first == 0 or (actor.first == 1 and tokens[0].pos == "ADV")
    between = [token.text for token in tokens[actor.last + 1 : person.first]]
    if between:
        return is_second(actor, tokens, person, between, opening)
    return not person.titled and not (person.case != "Nom" and opening)


def is_second(
    actor: Actor, tokens: Sequence[Token], person: Actor, between: list[str], opening: bool
) -> bool:
    """Whether a title apart from a person is another of theirs: `төраға және министр Асановпен`."""
    if between in DASHES:
        return True
    inner = person.titled and person.case != "Nom"
    if between == ["және"]:
        owned = tokens[actor.last].feat("Person[psor]") == "3"
        return inner and owned and actor.head in frames.classes()["leader"]
    return between == [","] and inner and not opening


def with_title(title: Actor, person: Actor) -> Actor:
    """Add a title and the country it names to the person behind it."""
    return msgspec.structs.replace(
        person,
        first=title.first,
        country=title.country or person.country,
        titled=person.titled or title.head not in HONORIFIC,
    )


def is_father(actor: Actor, tokens: Sequence[Token], father: Actor) -> bool:
    """Whether two names are of one man, `X бен Y`: son of, and not `and`.

    As `and` the word is `бен` only behind the sounds that turn it so.
    """
    if not actor.kind == father.kind == "person" or actor.last + 2 != father.first:
        return False
    word = tokens[actor.last + 1].norm
    return word in FATHER or (word == "бен" and not tokens[actor.last].norm.endswith(VOICED))


def with_father(actor: Actor, tokens: Sequence[Token], father: Actor) -> Actor:
    """Make one man of a name and his father's."""
    name = f"{actor.name} {tokens[actor.last + 1].norm} {father.name}"
    return msgspec.structs.replace(
        actor, last=father.last, case=father.case, name=name, entity=None, head=father.head
    )
