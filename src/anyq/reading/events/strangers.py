"""People whose name the names reader knows only in part, or by the title before it."""

from collections.abc import Mapping, Sequence
from functools import cache

import msgspec

from anyq.doc import Mention, Token
from anyq.reading import frames
from anyq.reading.events import wording
from anyq.reading.events.actors import Actor, bare_actor, is_people, named_actor
from anyq.reading.events.appositions import HONORIFIC
from anyq.reading.events.cast import Cast
from anyq.reading.names.words import recase

ARTICLES = ("әл-", "аль-", "ас-", "аш-")
PARTICLES = {"бен", "бин", "ибн", "ван", "фон", "де", "ди", "да", "дер", "ден", "дос", "ла", "эль"}
OPEN = {"PROPN", "X", "PRON", "CCONJ"}  # tags of names: the last two where it is spelled as one
NAME = 6  # words of a personal name after its title


def half_known(
    tokens: Sequence[Token],
    feats: Sequence[Mapping[str, str]],
    mentions: Sequence[Mention | None],
    cast: Cast,
    last: int,
) -> Actor | None:
    """Make the actor of a person whose name, ending at `last`, no mention covers whole."""
    at = given_before(tokens, mentions, last)
    if at is not None:
        return surnamed(tokens, last, named_actor(tokens, mentions, cast, at))
    title = title_before(tokens, mentions, last)
    if title is not None:
        return unlisted(tokens, last, bare_actor(tokens, feats, mentions, title))
    return None


def unnamed(tokens: Sequence[Token], mentions: Sequence[Mention | None], last: int) -> int:
    """Return the token before the capitalised words that end at `last` and no mention covers."""
    i = last
    while i >= 0 and mentions[i] is None and last - i < NAME:
        inner = i < last and tokens[i].norm in PARTICLES
        if not inner and not is_name_part(tokens[i]):
            break
        i -= 1
    return i


def is_name_part(token: Token) -> bool:
    """Whether a word may be part of a personal name: a capital, or the article of Arabic names.

    A word that the lexicon knows may be one only with a case ending (`Тотты`).
    """
    if token.text.startswith(ARTICLES):
        return True
    if not token.text[:1].isupper() or is_short_form(token.text):
        return False
    known = token.pos not in OPEN and token.feat("Case") in {None, "Nom"}
    return not known and not is_people(token)


def is_short_form(text: str) -> bool:
    """Whether a word is an abbreviation in capitals, with or without an ending (`ЭКСПО-ға`)."""
    letters = text.split("-")[0]
    return len(letters) > 1 and letters.isupper()


def given_before(
    tokens: Sequence[Token], mentions: Sequence[Mention | None], last: int
) -> int | None:
    """Return the end of a person's name that goes on, up to `last`, in words not known as names."""
    i = unnamed(tokens, mentions, last)
    mention = mentions[i] if 0 <= i < last else None
    if mention is None or mention.kind != "person":
        return None
    if " " in mention.name and not all(map(is_foreign, tokens[i + 1 : last + 1])):
        return None  # `А. Асанов Бәсекеге қабілеттілік кеңесіне қатысты`
    cut = tokens[i].pos == "PROPN" and tokens[i + 1].pos == "PROPN" and mention.case == "Loc"
    return i if mention.case == "Nom" or cut else None


def is_foreign(token: Token) -> bool:
    """Whether a word is none of the language, so that it may go on a name of two words."""
    return token.pos in OPEN or token.norm in PARTICLES or token.text.startswith(ARTICLES)


def title_before(
    tokens: Sequence[Token], mentions: Sequence[Mention | None], last: int
) -> int | None:
    """Return the title before capitalised words that end at `last` and that no mention covers."""
    i = unnamed(tokens, mentions, last)
    titled = 0 <= i < last and mentions[i] is None and is_people(tokens[i])
    titled = titled and tokens[i].lemma not in bodies()
    return i if titled and tokens[i].feat("Case") in {None, "Nom"} else None


@cache
def bodies() -> frozenset[str]:
    """Return the people words that are no title of one person."""
    return frames.classes()["body"] | frames.classes()["collective"] | {"әскер"}


def surnamed(tokens: Sequence[Token], last: int, given: Actor) -> Actor:
    """Make the actor of a person of whose name only the beginning is known."""
    rest = wording.phrase(tokens[given.last + 1 : last + 1])
    if given.case != "Nom":  # the name read as a form of another (`Махинда`)
        known = recase(tokens[given.last].text, tokens[given.last].norm)
        given = msgspec.structs.replace(given, name=known)
    return msgspec.structs.replace(
        given,
        last=last,
        case=wording.case_of(tokens[last]),
        entity=None,
        name=f"{given.name} {rest}",
    )


def unlisted(tokens: Sequence[Token], last: int, title: Actor) -> Actor:
    """Make the actor of a person whose name the names reader does not know."""
    return msgspec.structs.replace(
        title,
        last=last,
        case=wording.case_of(tokens[last]),
        kind="person",
        name=wording.phrase(tokens[title.last + 1 : last + 1]),
        head=tokens[last].lemma,
        official=True,
        titled=title.head not in HONORIFIC,
    )
