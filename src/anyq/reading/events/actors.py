"""Someone or something that can act: a name, or a phrase whose head is a people word."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

import msgspec

from anyq.doc import Mention, Token
from anyq.entity import Entity
from anyq.reading import frames, names
from anyq.reading.events import wording
from anyq.reading.events.cast import Cast, country_names, initialled, is_leader, metonyms
from anyq.reading.events.kinds import PARTICIPLE, features

POSTPOSITIONS = {"тарапынан", "атынан"}
RELATING = {"байланысты", "қатысты", "сәйкес"}  # adjectives by tag, postpositions by use
ADJECTIVES = {"жетекші", "атқару", "атқар"}  # before a noun: leading, executive
ENDINGS = {"Ins": ("мен", "бен", "пен"), "Acc": ("ны", "ні", "ды", "ді", "ты", "ті")}
DATIVE = ("аға", "оға", "иға", "еге", "иге", "яға")
AGE = "жас"  # age, and the young
FORMER = ("ғы", "гі", "қы", "кі")  # adjectives of time: `бұрынғы`, `кешегі`
INITIAL = re.compile(r"\w\. ?\w")
WHEN = re.compile("(жыл|күн|кездер|кез|ай|апта|түн|кеш)[ыі]$")  # `2012 жылы сот`
PRONOUN = "ол"
PHRASE = 8  # longest phrase around a people word, in tokens; longer ones are lists


class Actor(msgspec.Struct, frozen=True):
    """Someone or something that can act: a name, or a phrase whose head is a people word.

    Attributes:
        first, last: its tokens, both included.
        case: UD Case of its last token.
        kind: `person`, `organisation`, `place`, `people` (a phrase with no name of its own).
        entity: who it is; None for a bare phrase.
        name: canonical, or the phrase as printed.
        country: that it acts for.
        official: has a title, now or elsewhere in the article.
        is_country: is a country itself.
        head: lemma of its last token.
        titled: `first` is that of a title before the name.
    """

    first: int
    last: int
    case: str
    kind: str
    entity: str | None
    name: str
    country: str | None
    official: bool
    is_country: bool
    head: str
    titled: bool = False


def is_people(token: Token) -> bool:
    """Whether a token is a people word, or a people's name that is no attribute."""
    return people_word(token.norm, token.lemma, token.pos, token.feats)


@lru_cache(maxsize=50_000)
def people_word(norm: str, lemma: str, pos: str, feats: str) -> bool:
    """Whether a word with this reading is a people word; see `is_people`."""
    read = features(feats)
    plural = read.get("Number") == "Plur"
    if pos == "NOUN" and lemma in frames.classes()["member"]:
        return plural or "Person[psor]" in read
    if pos == "NOUN" and lemma in frames.classes()["people"]:
        aged = lemma == AGE and "Person[psor]" in read and not plural
        return norm not in POSTPOSITIONS and not aged
    if pos == "VERB" and read.get("Mood") == "Pot":  # `жүргізуші`
        return read.get("VerbForm") == "Part"
    if pos == "VERB":  # those who did: `ұйымдастырғандар`
        return plural and read.get("VerbForm") == "Ger" and "Tense" in read
    inflected = plural or read.get("Case", "Nom") != "Nom"
    return pos in {"NOUN", "ADJ"} and inflected and names.people(norm) is not None


def is_land(token: Token) -> bool:
    """Whether a token is a word for a part of a country, which stands for its people."""
    return token.pos == "NOUN" and token.lemma in frames.classes()["land"]


def named_actor(
    tokens: Sequence[Token], mentions: Sequence[Mention | None], cast: Cast, last: int
) -> Actor:
    """Make the actor of the mention that ends at token `last`.

    Words of the canonical name right before the mention belong to it.
    """
    first, mention = last, mentions[last]
    assert mention is not None
    entity = cast.who(mention)
    words = entity.name.lower().split() if entity and entity.kind == "person" else ()
    while first and (mentions[first - 1] is mention or tokens[first - 1].norm in words):
        first -= 1
    case = printed_case(tokens, mention, last)
    name = entity.name if entity else mention.name
    if case != mention.case:  # a name not known, read with its ending
        entity, name = None, name[: -len(ENDINGS.get(case, DATIVE)[0]) + (case == "Dat")]
    seat = mention.case == "Nom" and mention.kind == "place" and mention.name in metonyms()
    return Actor(
        first=first,
        last=last,
        case=case,
        kind=mention.kind,
        entity=entity.id if entity and not seat else None,
        name=name,
        country=metonyms()[mention.name]
        if seat
        else (entity.country if entity else None) or mention.country or initialled().get(name),
        official=is_official(mention, entity),
        is_country=seat or (mention.kind == "place" and mention.name in country_names()),
        head=tokens[last].lemma,
    )


def printed_case(tokens: Sequence[Token], mention: Mention, last: int) -> str:
    """Return the case of a mention; of a person right before a verb, as the verb asks for it.

    A name that no table knows may be read with its ending: `Джек Мамен кездесті`.
    """
    verb = tokens[last + 1] if last + 1 < len(tokens) else None
    if mention.case != "Nom" or mention.kind != "person" or " " not in mention.name:
        return mention.case
    if tokens[last].norm.endswith(DATIVE):  # no name ends so: `Корреаға`
        return "Dat"
    for case, endings in ENDINGS.items():
        takes = verb is not None and verb.lemma in frames.classes()[f"takes-{case.lower()}"]
        if takes and tokens[last].norm.endswith(endings):
            return case
    return mention.case


def pronoun(i: int, case: str, person: Mention, cast: Cast) -> Actor:
    """Make the actor of a pronoun at token `i` that means a person named before."""
    entity = cast.who(person)
    return Actor(
        first=i,
        last=i,
        case=case,
        kind="person",
        entity=entity.id if entity else None,
        name=entity.name if entity else person.name,
        country=(entity.country if entity else None) or person.country,
        official=is_official(person, entity),
        is_country=False,
        head=PRONOUN,
    )


def is_official(mention: Mention, entity: Entity | None) -> bool:
    """Whether a person has a title, is a known leader, or is named by initial as officials are."""
    if mention.role or INITIAL.match(mention.name):
        return True
    return entity is not None and bool(entity.role or is_leader(entity.name))


def bare_actor(
    tokens: Sequence[Token],
    feats: Sequence[Mapping[str, str]],
    mentions: Sequence[Mention | None],
    head: int,
) -> Actor:
    """Make the actor of a people word with the words before that belong to it.

    Those who are members of something act as that (`X ұйымына мүше елдер`).
    """
    first, country, owned, named = head, None, False, ""
    possessed = "Person[psor]" in feats[head]
    for i in range(head - 1, max(-1, head - PHRASE), -1):
        mention = mentions[i]
        if WHEN.match(tokens[i].norm):
            break
        inside = mention is not None and mention is mentions[i + 1]
        if mention and mention.case == "Nom" and not inside and (owned or mention.kind == named):
            break  # `АҚШ Иранның компанияларына`: a phrase has one owner
        paired = tokens[i].norm == "және" and tokens[i - 1].pos == "ADJ"
        if not paired and not modifies(tokens[i], feats[i], mentions[i], possessed):
            break
        apart = i < head - 1 or (not possessed and "Person[psor]" in feats[i])
        apart = apart or are_leaders(tokens[i], tokens[head], possessed)
        named_body = not apart or is_body(tokens[i + 1], feats[i + 1])
        if not named_body and own_phrase(tokens[i], feats[i], mentions[i]):
            break
        first = i
        country = country_of(mention) or names.people(tokens[i].norm) or country
        named = "organisation" if mention is not None else named
        owned = owned or (mention is not None and mention.case == "Gen")
    return Actor(
        first=first,
        last=head,
        case=feats[head].get("Case", "Nom"),
        kind="people",
        entity=None,
        name=wording.phrase(tokens[first : head + 1]),
        country=country or owner(tokens, mentions, first),
        official=country is not None or tokens[head].lemma in frames.classes()["leader"],
        is_country=False,
        head=tokens[head].lemma,
    )


def are_leaders(token: Token, head: Token, possessed: bool) -> bool:
    """Whether a word for an office and a people word are two: `министр елшіні қабылдады`."""
    leaders = frames.classes()["leader"]
    inflected = head.feat("Case") not in {None, "Nom"} and head.lemma in leaders
    if token.lemma in leaders and token.feat("Person[psor]") == "3" and inflected:
        return True  # `Елшісі Президентіне … тапсырды`
    if possessed or token.lemma not in leaders:
        return False
    if head.feat("Number") == "Plur" and token.feat("Number") != "Plur":
        return True  # `Президент дәрігерлермен кездесті`
    return inflected


def own_phrase(token: Token, feats: Mapping[str, str], mention: Mention | None) -> bool:
    """Whether a word with others between it and a head is rather an actor of its own."""
    if mention is not None:
        return mention.kind == "person"
    leading = token.lemma in ADJECTIVES
    return is_people(token) and feats.get("Case", "Nom") == "Nom" and not leading


def is_body(token: Token, feats: Mapping[str, str]) -> bool:
    """Whether a word says that those before it sit in a body: `Депутаттар конгресі`."""
    return feats.get("Person[psor]") == "3" and token.lemma in frames.classes()["body"]


def country_of(mention: Mention | None) -> str | None:
    """Return the country of a place or an organisation."""
    return mention.country if mention and mention.kind != "person" else None


def owner(tokens: Sequence[Token], mentions: Sequence[Mention | None], first: int) -> str | None:
    """Return the country in the genitive that owns a phrase across a participle before it.

    `Түркияның жер сілкінісінен қираған қалаларына`: the participle's own words stand between.
    """
    if not first or not PARTICIPLE.search(tokens[first - 1].norm):
        return None
    for i in range(first - 2, max(-1, first - PHRASE), -1):
        mention = mentions[i]
        if mention is not None:
            return mention.country if mention.case == "Gen" else None
        if tokens[i].pos == "PUNCT":
            return None
    return None


def modifies(
    token: Token, feats: Mapping[str, str], mention: Mention | None, possessed: bool
) -> bool:
    """Whether a token can stand before the head of a noun phrase as part of it.

    A name with no ending belongs to the phrase only if the head says whose it is
    (`Қазақстан делегациясы`), a person's only in the genitive.
    """
    if mention is not None:
        free = mention.case == "Nom" and possessed and mention.kind != "person"
        return mention.case == "Gen" or free
    if token.lemma in ADJECTIVES or (token.pos == "VERB" and feats.get("Mood") == "Pot"):
        return True
    if token.pos == "NUM" and feats.get("Case", "Nom") not in {"Nom", "Gen"}:
        return False
    if token.pos in {"ADJ", "DET", "NUM"} or (token.pos == "ADV" and token.norm.endswith(FORMER)):
        return token.norm not in RELATING
    return token.pos in {"NOUN", "PROPN"} and feats.get("Case", "Nom") in {"Nom", "Gen"}
