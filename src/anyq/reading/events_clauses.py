"""A sentence as events see it: what each verb is, who stands where, and what is quoted."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Literal

import msgspec

from anyq.doc import Doc, Mention, Sentence, Token
from anyq.reading import events_wording, frames, names
from anyq.reading.events_cast import Cast, country_names, is_leader

# What a token does in the chain of clauses: finite verb; converb that ends a clause; converb
# before its auxiliary; conditional; participle before a noun; verb made a noun; anything else.
Kind = Literal["finite", "converb", "serial", "conditional", "participle", "nominal", ""]
JOINING = frozenset({"мен", "бен", "пен", "және", "әрі", "менен", ","})
QUOTES = {"«": "»", "“": "”", "„": "“", "(": ")"}
BOUND = {"мен", "бен", "пен", "болып", "етіп", "ретінде", "атанып", "атындағы", "атты"}
POSTPOSITIONS = {"тарапынан", "атынан"}
NEGATIONS = {"жоқ", "емес"}
PARTICIPLE = re.compile("(ған|ген|қан|кен|атын|етін|йтын|йтін)$")
ACTING = {"person", "organisation", "place", "people"}
ARTICLES = ("әл-", "аль-", "ас-", "аш-")
NAME = 4  # words of a personal name after its title
PHRASE = 8  # longest phrase around a people word, in tokens; longer ones are lists


@lru_cache(maxsize=4096)
def features(feats: str) -> Mapping[str, str]:
    """Read `Case=Loc|Number=Plur`."""
    return dict(pair.split("=", 1) for pair in feats.split("|") if "=" in pair)


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


class Clauses(msgspec.Struct, frozen=True):
    """One sentence prepared for matching; sequences run parallel to `tokens`."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    feats: tuple[Mapping[str, str], ...]
    kinds: tuple[Kind, ...]
    quoted: tuple[bool, ...]
    mentions: tuple[Mention | None, ...]
    groups: tuple[Group, ...]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the code points of tokens `first` to `last`, both included."""
        return self.tokens[first].start, self.tokens[last].end

    def text(self, source: str, first: int, last: int) -> str:
        """Return what tokens `first` to `last` print."""
        start, end = self.span(first, last)
        return source[start:end]


def prepare(doc: Doc, sentence: Sentence, cast: Cast) -> Clauses:
    """Prepare one sentence."""
    tokens = sentence.tokens
    feats = tuple(features(token.feats) for token in tokens)
    mentions = tuple(with_tails(tokens, feats, list(covering(doc.mentions, tokens))))
    quoted = tuple(inside_quotes(tokens))
    kinds = tuple(
        "" if mention else verb_kind(tokens, feats, i) for i, mention in enumerate(mentions)
    )
    actors = find_actors(tokens, feats, mentions, cast)
    groups = tuple(join(tokens, feats, quoted, actors))
    return Clauses(sentence, tokens, feats, kinds, quoted, mentions, groups)


def covering(mentions: Sequence[Mention], tokens: Sequence[Token]) -> Iterator[Mention | None]:
    """Yield for each token the mention that covers it."""
    if not tokens:
        return
    at = bisect_left(mentions, tokens[0].start, key=lambda mention: mention.end)
    for token in tokens:
        while at < len(mentions) and mentions[at].end <= token.start:
            at += 1
        inside = at < len(mentions) and mentions[at].start < token.end
        yield mentions[at] if inside else None


def with_tails(
    tokens: Sequence[Token], feats: Sequence[Mapping[str, str]], mentions: list[Mention | None]
) -> list[Mention | None]:
    """Let a place take the word that says what it is, and its case (`Душанбе қаласында`)."""
    kinds = frames.classes()["placed"]
    for i in range(1, len(tokens)):
        place = mentions[i - 1]
        if mentions[i] is not None or place is None or place.kind != "place":
            continue
        if place.case == "Nom" and tokens[i].lemma in kinds:
            whole = msgspec.structs.replace(place, case=feats[i].get("Case", "Nom"))
            mentions[i] = whole
            for j in range(i - 1, -1, -1):
                if mentions[j] is not place:
                    break
                mentions[j] = whole
    return mentions


def inside_quotes(tokens: Sequence[Token]) -> Iterator[bool]:
    """Yield for each token whether it stands in quotation marks or brackets that are closed."""
    marks = [False] * len(tokens)
    opened: list[tuple[str, int]] = []
    for i, token in enumerate(tokens):
        if opened and token.text == opened[-1][0]:
            _, start = opened.pop()
            marks[start : i + 1] = [True] * (i + 1 - start)
        elif token.text in QUOTES:
            opened.append((QUOTES[token.text], i))
    yield from marks


def verb_kind(tokens: Sequence[Token], feats: Sequence[Mapping[str, str]], i: int) -> Kind:
    """Say what token `i` does in the chain of clauses. Features are those of UD_Kazakh-KTB."""
    form, mood = feats[i].get("VerbForm", ""), feats[i].get("Mood", "")
    if tokens[i].pos not in {"VERB", "AUX"} or (mood == "Imp" and "Polite" not in feats[i]):
        return ""  # a bare stem is in print a noun tagged wrong more often than a command
    follows = following(tokens, i)
    if mood == "Cnd":
        return "conditional"
    if form == "Ger":
        return "" if feats[i].get("Number") == "Plur" else "nominal"
    if form in {"Conv", "Inf"}:
        return "serial" if follows in {"VERB", "AUX"} else "converb"
    if form == "Part" or PARTICIPLE.search(tokens[i].norm):
        return participle(follows, tokens[i + 1 : i + 2])
    return "finite"


def participle(follows: str, after: Sequence[Token]) -> Kind:
    """Say what a participle does by the word behind it: `келген ел`, `келген соң`, `келген жоқ`."""
    if follows in {"", "PUNCT", "AUX", "VERB"} or after[0].lemma in NEGATIONS:
        return "finite"
    return "converb" if follows == "ADP" else "participle"


def following(tokens: Sequence[Token], i: int) -> str:
    """Return the tag of the next token that is no particle; empty at the end."""
    for token in tokens[i + 1 : i + 4]:
        if token.pos != "PART":
            return token.pos
    return ""


def find_actors(
    tokens: Sequence[Token],
    feats: Sequence[Mapping[str, str]],
    mentions: Sequence[Mention | None],
    cast: Cast,
) -> list[Actor]:
    """Find the actors of a sentence, from left to right; a title belongs to its person."""
    found: list[Actor] = []
    i = len(tokens) - 1
    while i >= 0:
        actor = None
        if mentions[i] is not None:
            actor = named_actor(tokens, mentions, cast, i)
        elif is_people(tokens[i]) or is_land(tokens[i]):
            actor = bare_actor(tokens, feats, mentions, i)
        elif is_name_part(tokens[i]):
            actor = half_known(tokens, feats, mentions, cast, i)
        if actor and found and is_title(actor, tokens, found[-1]):
            country = found[-1].country or actor.country
            found[-1] = msgspec.structs.replace(
                found[-1], first=actor.first, country=country, titled=True
            )
        elif actor:
            found.append(actor)
        i = actor.first - 1 if actor else i - 1
    return [actor for actor in reversed(found) if actor.kind in ACTING and acts(actor)]


def is_land(token: Token) -> bool:
    """Whether a token is a word for a part of a country, which stands for its people."""
    return token.pos == "NOUN" and token.lemma in frames.classes()["land"]


def acts(actor: Actor) -> bool:
    """Whether an actor can be one: land only as a country's."""
    return actor.country is not None or actor.head not in frames.classes()["land"]


def half_known(
    tokens: Sequence[Token],
    feats: Sequence[Mapping[str, str]],
    mentions: Sequence[Mention | None],
    cast: Cast,
    last: int,
) -> Actor | None:
    """Make the actor of a person whose name, ending at `last`, no mention covers whole."""
    given = given_before(tokens, mentions, last)
    if given is not None:
        return surnamed(tokens, last, named_actor(tokens, mentions, cast, given))
    title = title_before(tokens, mentions, last)
    if title is not None:
        return unlisted(tokens, last, bare_actor(tokens, feats, mentions, title))
    return None


def unnamed(tokens: Sequence[Token], mentions: Sequence[Mention | None], last: int) -> int:
    """Return the token before the capitalised words that end at `last` and no mention covers."""
    i = last
    while i >= 0 and mentions[i] is None and is_name_part(tokens[i]) and last - i < NAME:
        i -= 1
    return i


def is_name_part(token: Token) -> bool:
    """Whether a word may be part of a personal name: a capital, or the article of Arabic names."""
    return token.text.startswith(ARTICLES) or (token.text[:1].isupper() and not is_people(token))


def given_before(
    tokens: Sequence[Token], mentions: Sequence[Mention | None], last: int
) -> int | None:
    """Return the end of a person's name that goes on, up to `last`, in words not known as names."""
    i = unnamed(tokens, mentions, last)
    mention = mentions[i] if 0 <= i < last else None
    named = mention is not None and mention.kind == "person" and mention.case == "Nom"
    return i if named else None


def title_before(
    tokens: Sequence[Token], mentions: Sequence[Mention | None], last: int
) -> int | None:
    """Return the title before capitalised words that end at `last` and that no mention covers."""
    i = unnamed(tokens, mentions, last)
    titled = 0 <= i < last and mentions[i] is None and is_people(tokens[i])
    return i if titled and tokens[i].feat("Case") in {None, "Nom"} else None


def surnamed(tokens: Sequence[Token], last: int, given: Actor) -> Actor:
    """Make the actor of a person of whose name only the beginning is known."""
    rest = events_wording.phrase(tokens[given.last + 1 : last + 1])
    return msgspec.structs.replace(
        given,
        last=last,
        case=events_wording.case_of(tokens[last]),
        entity=None,
        name=f"{given.name} {rest}",
    )


def unlisted(tokens: Sequence[Token], last: int, title: Actor) -> Actor:
    """Make the actor of a person whose name the names reader does not know."""
    return msgspec.structs.replace(
        title,
        last=last,
        case=events_wording.case_of(tokens[last]),
        kind="person",
        name=events_wording.phrase(tokens[title.last + 1 : last + 1]),
        head=tokens[last].lemma,
        official=True,
        titled=True,
    )


def is_title(actor: Actor, tokens: Sequence[Token], person: Actor) -> bool:
    """Whether a people word right before a person is the title (`Ресей Президенті Путин`).

    Before a person in another case the first people word of a sentence is rather the subject
    (`Мемлекет басшысы Ильхам Әлиевпен кездесті`), and a person has one title unless a dash
    joins two.
    """
    if person.kind != "person" or actor.kind != "people" or actor.case != "Nom":
        return False
    between = [token.text for token in tokens[actor.last + 1 : person.first]]
    if between:
        return between in (["–"], ["-"], ["—"])
    subject = person.case != "Nom" and actor.first <= 1
    return not person.titled and not subject


def is_people(token: Token) -> bool:
    """Whether a token is a people word, or a people's name that is no attribute."""
    return people_word(token.norm, token.lemma, token.pos, token.feats)


@lru_cache(maxsize=50_000)
def people_word(norm: str, lemma: str, pos: str, feats: str) -> bool:
    """Whether a word with this reading is a people word; see `is_people`."""
    if pos == "NOUN" and lemma in frames.classes()["people"]:
        return norm not in POSTPOSITIONS
    read = features(feats)
    plural = read.get("Number") == "Plur"
    if pos == "VERB":  # those who did: `ұйымдастырғандар`
        return plural and read.get("VerbForm") == "Ger"
    inflected = plural or read.get("Case", "Nom") != "Nom"
    return pos in {"NOUN", "ADJ"} and inflected and names.people(norm) is not None


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
    return Actor(
        first=first,
        last=last,
        case=mention.case,
        kind=mention.kind,
        entity=entity.id if entity else None,
        name=entity.name if entity else mention.name,
        country=(entity.country if entity else None) or mention.country,
        official=bool(mention.role or (entity and (entity.role or is_leader(entity.name)))),
        is_country=mention.kind == "place" and mention.name in country_names(),
        head=tokens[last].lemma,
    )


def bare_actor(
    tokens: Sequence[Token],
    feats: Sequence[Mapping[str, str]],
    mentions: Sequence[Mention | None],
    head: int,
) -> Actor:
    """Make the actor of a people word with the words before that belong to it."""
    first, country = head, None
    possessed = "Person[psor]" in feats[head]
    for i in range(head - 1, max(-1, head - PHRASE), -1):
        if not modifies(tokens[i], feats[i], mentions[i], possessed):
            break
        apart = i < head - 1 or (not possessed and "Person[psor]" in feats[i])
        if apart and own_phrase(tokens[i], feats[i], mentions[i]):
            break
        first = i
        country = country_of(mentions[i]) or names.people(tokens[i].norm) or country
    return Actor(
        first=first,
        last=head,
        case=feats[head].get("Case", "Nom"),
        kind="people",
        entity=None,
        name=events_wording.phrase(tokens[first : head + 1]),
        country=country or owner(tokens, mentions, first),
        official=country is not None or tokens[head].lemma in frames.classes()["leader"],
        is_country=False,
        head=tokens[head].lemma,
    )


def own_phrase(token: Token, feats: Mapping[str, str], mention: Mention | None) -> bool:
    """Whether a word with others between it and a head is rather an actor of its own."""
    if mention is not None:
        return mention.kind == "person"
    return is_people(token) and feats.get("Case", "Nom") == "Nom"


def country_of(mention: Mention | None) -> str | None:
    """Return the country of a place."""
    return mention.country if mention and mention.kind == "place" else None


def owner(tokens: Sequence[Token], mentions: Sequence[Mention | None], first: int) -> str | None:
    """Return the country in the genitive that owns a phrase across a participle before it.

    `Қазақстанның тасқыннан зардап шеккен аймақтарына`: the participle's own words stand between.
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
    if token.pos in {"ADJ", "DET", "NUM"}:
        return True
    return token.pos in {"NOUN", "PROPN"} and feats.get("Case", "Nom") in {"Nom", "Gen"}


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
    return len(between) == 1 and between[0].norm in JOINING and left.case in {"Nom", right.case}


def make_group(
    tokens: Sequence[Token], feats: Sequence[Mapping[str, str]], actors: Sequence[Actor]
) -> Group:
    """Make a group of actors that are joined."""
    last = actors[-1].last
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    free = actors[-1].case == "Nom" and (
        after is None or stands_free(actors[-1], after, feats[last + 1])
    )
    return Group(
        first=actors[0].first,
        last=last,
        case=actors[-1].case,
        after=after.norm if after else "",
        subject=free,
        actors=tuple(actors),
    )


def stands_free(actor: Actor, after: Token, feats: Mapping[str, str]) -> bool:
    """Whether a nominative is no modifier of the next noun and carries no postposition.

    `Қазақстан үкіметі` and `Назарбаев университеті` modify; a person named in full or with a
    title does not, whatever follows.
    """
    if after.pos == "ADP" or after.norm in BOUND:
        return False
    possessed = after.pos in {"NOUN", "PROPN"} and feats.get("Person[psor]") == "3"
    return not possessed or (actor.kind == "person" and actor.last > actor.first)


def ends_mention(view: Clauses, i: int) -> bool:
    """Whether token `i` is the last of a mention."""
    return i + 1 == len(view.tokens) or view.mentions[i + 1] is not view.mentions[i]
