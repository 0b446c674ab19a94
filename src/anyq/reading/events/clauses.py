"""A sentence as events see it: what each verb is, who stands where, and what is quoted."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from anyq.doc import Doc, Mention, Sentence, Token
from anyq.reading import frames
from anyq.reading.events.cast import Cast
from anyq.reading.events.groups import Group, find_actors, join
from anyq.reading.events.kinds import Kind, features, verb_kind
from anyq.reading.events.pronouns import CASES, antecedent

VERBAL = frozenset({"VERB", "AUX"})
CHAIN = {"finite", "converb", "conditional"}  # a pronoun behind them may mean something nearer
STATE = {"ислам", "араб", "халық", "демократиялық", "социалистік", "федеративтік", "кооперативтік"}
QUOTES = {"«": "»", "“": "”", "„": "“", "(": ")"}


class Clauses(msgspec.Struct, frozen=True):
    """One sentence prepared for matching; sequences run parallel to `tokens`.

    Attributes:
        person: whom a pronoun means, where the sentence has one and it is known.
    """

    sentence: Sentence
    tokens: tuple[Token, ...]
    feats: tuple[Mapping[str, str], ...]
    kinds: tuple[Kind, ...]
    quoted: tuple[bool, ...]
    mentions: tuple[Mention | None, ...]
    groups: tuple[Group, ...]
    person: Mention | None = None

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the code points of tokens `first` to `last`, both included."""
        return self.tokens[first].start, self.tokens[last].end

    def text(self, source: str, first: int, last: int) -> str:
        """Return what tokens `first` to `last` print."""
        start, end = self.span(first, last)
        return source[start:end]


def prepare(doc: Doc, sentence: Sentence, cast: Cast, index: int | None = None) -> Clauses:
    """Prepare one sentence; with its `index` in the document, pronouns are known too."""
    tokens = sentence.tokens
    feats = tuple(features(token.feats) for token in tokens)
    mentions = tuple(with_tails(tokens, feats, list(covering(doc.mentions, tokens))))
    quoted = tuple(inside_quotes(tokens))
    kinds = tuple(
        "" if mention or tokens[i].pos not in VERBAL else verb_kind(tokens, feats, i)
        for i, mention in enumerate(mentions)
    )
    person = spoken_of(doc, tokens, kinds, cast, index)
    actors = find_actors(tokens, feats, mentions, cast, person)
    groups = tuple(join(tokens, feats, quoted, actors))
    return Clauses(sentence, tokens, feats, kinds, quoted, mentions, groups, person)


def spoken_of(
    doc: Doc, tokens: Sequence[Token], kinds: Sequence[Kind], cast: Cast, index: int | None
) -> Mention | None:
    """Return whom the first pronoun of a sentence means, or one that ends it (`деді ол`)."""
    at = next((i for i, token in enumerate(tokens) if token.norm in CASES), None)
    if index is None or at is None:
        return None
    if CHAIN.intersection(kinds[:at]) and not ends_speech(tokens, at):
        return None
    return antecedent(doc, cast, index)


def ends_speech(tokens: Sequence[Token], at: int) -> bool:
    """Whether a pronoun stands behind the verb of saying."""
    return tokens[at].norm == "ол" and tokens[at - 1].lemma == "де"


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
        head = state_head(tokens, mentions, i)
        if place.case == "Nom" and tokens[head].lemma in kinds:
            whole = msgspec.structs.replace(place, case=feats[head].get("Case", "Nom"))
            mentions[i : head + 1] = [whole] * (head + 1 - i)
            for j in range(i - 1, -1, -1):
                if mentions[j] is not place:
                    break
                mentions[j] = whole
    return mentions


def state_head(tokens: Sequence[Token], mentions: Sequence[Mention | None], i: int) -> int:
    """Return the word that ends the full name of a state: `Пәкістан Ислам Республикасы`."""
    head = i
    while head + 1 < len(tokens) and mentions[head] is None and tokens[head].norm in STATE:
        head += 1
    return head if mentions[head] is None else i


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


def ends_mention(view: Clauses, i: int) -> bool:
    """Whether token `i` is the last of a mention."""
    return i + 1 == len(view.tokens) or view.mentions[i + 1] is not view.mentions[i]
