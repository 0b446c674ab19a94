"""The actors of a sentence, and which of them stand together as one phrase."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from anyq.doc import Mention, Token
from anyq.reading import frames
from anyq.reading.events.actors import (
    Actor,
    bare_actor,
    is_land,
    is_people,
    named_actor,
    pronoun,
)
from anyq.reading.events.appositions import is_father, is_title, with_father, with_title
from anyq.reading.events.cast import Cast
from anyq.reading.events.pronouns import CASES
from anyq.reading.events.strangers import half_known, is_name_part

JOINING = frozenset({"мен", "бен", "пен", "және", "әрі", "менен", ","})
PAIRING = JOINING - {","}
COMPOUNDS = {("тұрғын", "үй"), ("халық", "сан"), ("адам", "құқық"), ("адам", "сауда")}
QUOTES = {"«", "“", "„"}
NAMED = {"NOUN", "PROPN", "ADJ", "X"}
DOING = "Mood=Pot|VerbForm=Part"
DASHES = (["–"], ["—"], ["-"])  # between the two of a pair in sports
BOUND = {"мен", "бен", "пен", "болып", "етіп", "ретінде", "атанып", "атындағы", "атты"}
ADVERBS = {"бұрын", "кейін", "соң"}  # postpositions that never govern the nominative
DESCRIBING = ("лы", "лі", "ды", "ді", "ты", "ті", "дік", "дық", "лық", "лік", "тық", "тік")
WORDS = 3  # a joining word and two attributes: `және бірқатар белді спортшылар`
NO_ACTOR = frozenset({"PUNCT", "ADP", "CCONJ", "ADV", "DET", "NUM", "AUX", "PART"})
ACTING = {"person", "organisation", "place", "people"}


class Group(msgspec.Struct, frozen=True):
    """Actors joined by commas and `мен`/`және`: one phrase, with the case of its last one.

    Attributes:
        after: the word that follows, `norm`; empty at the end of the sentence.
        subject: it stands free: in the nominative and no modifier of the next noun.
    """

    first: int
    last: int
    case: str
    after: str
    subject: bool
    actors: tuple[Actor, ...]


def find_actors(
    tokens: Sequence[Token],
    feats: Sequence[Mapping[str, str]],
    mentions: Sequence[Mention | None],
    cast: Cast,
    person: Mention | None,
) -> list[Actor]:
    """Find the actors of a sentence, from left to right; a title belongs to its person.

    Args:
        tokens: of the sentence.
        feats: of each token.
        mentions: what covers each token.
        cast: who is who.
        person: whom a pronoun means.
    """
    found: list[Actor] = []
    i = len(tokens) - 1
    while i >= 0:
        if mentions[i] is None and tokens[i].pos in NO_ACTOR:
            i -= 1
            continue
        actor = actor_at(tokens, feats, mentions, cast, person, found, i)
        if actor and found and is_title(actor, tokens, found[-1]):
            found[-1] = with_title(actor, found[-1])
        elif actor and found and is_father(actor, tokens, found[-1]):
            found[-1] = with_father(actor, tokens, found[-1])
        elif actor:
            found.append(actor)
        i = actor.first - 1 if actor else i - 1
    return [actor for actor in reversed(found) if actor.kind in ACTING and acts(actor)]


def actor_at(
    tokens: Sequence[Token],
    feats: Sequence[Mapping[str, str]],
    mentions: Sequence[Mention | None],
    cast: Cast,
    person: Mention | None,
    found: Sequence[Actor],
    i: int,
) -> Actor | None:
    """Return the actor that ends at token `i`; None if none does. Arguments as `find_actors`."""
    if mentions[i] is not None:
        return named_actor(tokens, mentions, cast, i)
    if person is not None and CASES.get(tokens[i].norm, "Nom") != "Nom":
        return pronoun(i, CASES[tokens[i].norm], person, cast)
    if is_part(tokens, i):
        return None
    if is_people(tokens[i]) or is_land(tokens[i]) or is_unlisted(tokens, feats, i, found):
        return bare_actor(tokens, feats, mentions, i)
    return half_known(tokens, feats, mentions, cast, i) if is_name_part(tokens[i]) else None


def is_part(tokens: Sequence[Token], i: int) -> bool:
    """Whether a people word is the first of a noun that is none (`тұрғын үй`, `халық саны`)."""
    if i + 1 == len(tokens):
        return False
    doing = tokens[i].pos == "VERB" and tokens[i].feats == DOING
    known = tokens[i].norm in frames.classes()["people"]
    if known and tokens[i + 1].feat("Case") not in {None, "Nom", "Gen"}:
        return False  # `жүргізуші қолға түсті`
    if doing and (tokens[i + 1].pos in NAMED or tokens[i + 1].text in QUOTES):
        return True  # `қатысушы мемлекеттер`
    return (tokens[i].norm, tokens[i + 1].lemma) in COMPOUNDS


def is_unlisted(
    tokens: Sequence[Token], feats: Sequence[Mapping[str, str]], i: int, found: Sequence[Actor]
) -> bool:
    """Whether a noun joined to the body on its right is one too (`X арнасы мен Y агенттігі`).

    Args:
        tokens: of the sentence.
        feats: of each token.
        i: of the noun.
        found: the actors right of it, the nearest last.
    """
    if not found:
        return False
    right = found[-1]
    if right.kind != "organisation" or i + 2 != right.first or tokens[i + 1].norm not in PAIRING:
        return False
    return tokens[i].pos == "NOUN" and "Person[psor]" in feats[i] and "Case" in feats[i]


def acts(actor: Actor) -> bool:
    """Whether an actor can be one: land only as a country's."""
    words = frames.classes()
    return bool(actor.country) or actor.head not in words["land"] or actor.head in words["people"]


def join(
    tokens: Sequence[Token],
    feats: Sequence[Mapping[str, str]],
    quoted: Sequence[bool],
    actors: Sequence[Actor],
) -> Iterator[Group]:
    """Yield coordinated actors as groups."""
    run: list[Actor] = []
    for actor in actors:
        if run and not joined(tokens, run[-1], actor):
            yield make_group(tokens, feats, run)
            run = []
        if not all(quoted[actor.first : actor.last + 1]):
            run.append(actor)
    if run:
        yield make_group(tokens, feats, run)


def joined(tokens: Sequence[Token], left: Actor, right: Actor) -> bool:
    """Whether only a comma or a joining word stands between two actors in fitting cases."""
    between = tokens[left.last + 1 : right.first]
    if left.kind == right.kind == "person" and [token.text for token in between] in DASHES:
        return left.case in {"Nom", right.case} and not left.titled
    if not between or between[0].norm not in JOINING or left.case not in {"Nom", right.case}:
        return False
    return len(between) == 1 or (len(between) <= WORDS and all(map(is_attribute, between[1:])))


def is_attribute(token: Token) -> bool:
    """Whether a word can stand before a noun that it describes, however it was tagged."""
    described = token.norm.endswith(DESCRIBING) and token.text.islower()
    return token.pos in {"ADJ", "DET", "NUM"} or (token.pos == "NOUN" and described)


def make_group(
    tokens: Sequence[Token], feats: Sequence[Mapping[str, str]], actors: Sequence[Actor]
) -> Group:
    """Make a group of actors that are joined."""
    last = actors[-1].last
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    free = actors[-1].case == "Nom" and (
        after is None or stands_free(actors[-1], after, feats[last + 1])
    )
    if free and actors[-1].kind == "place":
        free = not owns_next(tokens, feats, last + 1)
    return Group(
        first=actors[0].first,
        last=last,
        case=actors[-1].case,
        after=after.norm if after else "",
        subject=free,
        actors=tuple(actors),
    )


def owns_next(tokens: Sequence[Token], feats: Sequence[Mapping[str, str]], first: int) -> bool:
    """Whether adjectives and a body in the nominative follow: `АҚШ Орталық қолбасшылығы`."""
    i = first
    while i < len(tokens) and tokens[i].pos == "ADJ":
        i += 1
    if not first < i < len(tokens) or tokens[i].lemma not in frames.classes()["body"]:
        return False
    return feats[i].get("Person[psor]") == "3" and feats[i].get("Case") == "Nom"


def stands_free(actor: Actor, after: Token, feats: Mapping[str, str]) -> bool:
    """Whether a nominative is no modifier of the next noun and carries no postposition.

    `Қазақстан үкіметі` and `Назарбаев университеті` modify; a person named in full or with a
    title does not, whatever follows.
    """
    if (after.pos == "ADP" and after.norm not in ADVERBS) or after.norm in BOUND:
        return False
    leaders = frames.classes()["leader"]
    if actor.head in leaders and after.lemma in leaders and feats.get("Case") not in {None, "Nom"}:
        return True  # `елшісі президентіне`
    possessed = after.pos in {"NOUN", "PROPN"} and feats.get("Person[psor]") == "3"
    return not possessed or (actor.kind == "person" and actor.last > actor.first)
