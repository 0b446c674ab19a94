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
QUOTES = {"«": "»", "“": "”", "„": "“", "(": ")"}


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
    person = None
    at = next((i for i, token in enumerate(tokens) if token.norm in CASES), None)
    if index is not None and at is not None and not CHAIN.intersection(kinds[:at]):
        person = antecedent(doc, cast, index)
    actors = find_actors(tokens, feats, mentions, cast, person)
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


def ends_mention(view: Clauses, i: int) -> bool:
    """Whether token `i` is the last of a mention."""
    return i + 1 == len(view.tokens) or view.mentions[i + 1] is not view.mentions[i]
