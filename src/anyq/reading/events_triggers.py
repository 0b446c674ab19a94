"""Which frames a sentence triggers: the words of a trigger, found at their head."""

from collections.abc import Iterator, Sequence

import msgspec

from anyq.doc import Token
from anyq.reading import frames
from anyq.reading.events_clauses import features
from anyq.reading.frames import Form, Frame

PASSIVE = ("ыл", "іл", "ын", "ін", "л", "н")
PAST = ("ды", "ді", "ты", "ті")
RECIPROCAL = ("с", "ыс", "іс")
SKIPPED = {"PART", "PUNCT"}


class Hit(msgspec.Struct, frozen=True):
    """A frame at a place: the tokens of its trigger, in text order, the head last."""

    frame: Frame
    words: tuple[int, ...]
    form: Form

    @property
    def first(self) -> int:
        """The first token of the trigger."""
        return self.words[0]

    @property
    def head(self) -> int:
        """The last token of the trigger."""
        return self.words[-1]


def readings(token: Token) -> Iterator[tuple[str, Form]]:
    """Yield what a token may be as the head of a trigger: lemma and form.

    A passive may be tagged on the bare stem or be its own lemma (`тағайындал`); a verb made a
    noun by -у is a noun as well.
    """
    if token.pos not in {"VERB", "AUX"}:
        yield token.lemma.lower(), "noun"
        _, hyphen, last = token.lemma.rpartition("-")
        if hyphen:
            yield last, "noun"
        return
    feats = features(token.feats)
    voice = feats.get("Voice")
    if feats.get("VerbForm") == "Ger" and "Tense" not in feats:
        yield from ((stem.rstrip("ыі") + "у", "noun") for stem in voiced(token.lemma, voice))
    if voice == "Pass":
        yield token.lemma, "pass"
        return
    yield from ((stem, "act") for stem in voiced(token.lemma, voice))
    yield from passives(token.lemma)


def voiced(lemma: str, voice: str | None) -> Iterator[str]:
    """Yield the stems a verb may have with its voice; KTB gives the lemma without it."""
    yield lemma
    endings = {"Rcp": RECIPROCAL, "Pass": PASSIVE}.get(voice or "", ())
    yield from (lemma + ending for ending in endings)


def passives(stem: str) -> Iterator[tuple[str, Form]]:
    """Yield the stems of which this one may be the passive (`тағайындал`: `тағайында`)."""
    for ending in PASSIVE:
        if stem.endswith(ending):
            yield stem.removesuffix(ending), "pass"


def hits(tokens: Sequence[Token]) -> Iterator[tuple[Hit, ...]]:
    """Yield for each token that heads a trigger the frames to try, the more specific first."""
    index = frames.by_head()
    for i, token in enumerate(tokens):
        found = [
            Hit(frame, words, form)
            for lemma, form in (*readings(token), *final_past(tokens, i))
            for frame in index.get(lemma, ())
            if fits(frame, form) and (words := match(tokens, frame, i))
        ]
        if found:
            yield tuple(sorted(found, key=lambda hit: -len(hit.words)))


def final_past(tokens: Sequence[Token], i: int) -> Iterator[tuple[str, Form]]:
    """Yield the verb that the last word of a sentence is in the past, whatever its tag.

    `қатысты` is also an adjective (concerning) and `түсті` another (coloured): not at the end.
    """
    norm, after = tokens[i].norm, tokens[i + 1 : i + 2]
    last = not after or after[0].pos == "PUNCT"
    if last and tokens[i].pos not in {"VERB", "AUX"} and norm.endswith(PAST):
        yield norm[:-2], "act"
        yield from passives(norm[:-2])


def fits(frame: Frame, form: Form) -> bool:
    """Whether the head stands in the form that the frame asks for."""
    return frame.form == form or (frame.form == "verb" and form != "noun")


def match(tokens: Sequence[Token], frame: Frame, head: int) -> tuple[int, ...]:
    """Return the tokens of the trigger that ends at `head`; empty if a word is missing."""
    if not is_marked(tokens[head], frame.words[-1]):
        return ()
    found = [head]
    for word in reversed(frame.words[:-1]):
        at = before(tokens, found[-1], word)
        if at is None:
            return ()
        found.append(at)
    return tuple(reversed(found))


def before(tokens: Sequence[Token], end: int, word: frames.Trigger) -> int | None:
    """Find the word of a trigger before token `end`, nearest first."""
    left = word.gap
    for i in range(end - 1, -1, -1):
        if is_word(tokens[i], word):
            return i
        if tokens[i].pos not in SKIPPED:
            left -= 1
        if left < 0 or ends_clause(tokens[i]):
            return None
    return None


def is_word(token: Token, word: frames.Trigger) -> bool:
    """Whether a token is this word of a trigger."""
    return is_marked(token, word) and any(lemma in word.lemmas for lemma, _ in readings(token))


def is_marked(token: Token, word: frames.Trigger) -> bool:
    """Whether a token has one of the features that a trigger asks for; no case is nominative."""
    if not word.marks:
        return True
    feats = features(token.feats)
    return bool(word.marks & {feats.get("Case", "Nom"), *feats.values()})


def ends_clause(token: Token) -> bool:
    """Whether a token ends the clause, so that no trigger reaches across it."""
    if token.text in {".", ";", ":", "?", "!"}:
        return True
    return token.pos == "VERB" and features(token.feats).get("VerbForm") == "Fin"
