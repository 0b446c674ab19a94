"""Which frames a sentence triggers: the words of a trigger, found at their head."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

import msgspec

from anyq.doc import Token
from anyq.reading import frames
from anyq.reading.events.kinds import features
from anyq.reading.frames import Form, Frame

PASSIVE = ("ыл", "іл", "ын", "ін", "л", "н")
PAST = ("ды", "ді", "ты", "ті")
RECIPROCAL = ("с", "ыс", "іс")
REFLEXIVE = {"ұстан", "көрін", "сүйен"}  # hold to, seem, lean: no passives of ұста, көр, сүйе
HELPING = {"ал", "бер", "қал", "тұр", "жібер"}
LIGHT = {"етті"}  # did; as a noun (meat, accusative) it is rare in what frames read
RELATING = "қатысты"
WISH = re.compile("[ғгқк][ыі](м|мыз|міз|сы|сі|ларың|лерің)?$")  # `білдіргісі келеді`
ABOUT = {"туралы", "бойынша", "жөнінде", "жайлы", "хақында"}
ASPECTS = {"өт", "бол"}
SPOKEN = {"ата", "айт", "жаз"}
VERBAL = {"VERB", "AUX"}
NAMING = {"NOUN", "PROPN", "X", "NUM", "PUNCT"}  # what may end the name of a place
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


@lru_cache(maxsize=50_000)
def readings(lemma: str, pos: str, feats: str) -> tuple[tuple[str, Form], ...]:
    """Return what a token may be as a word of a trigger: lemma and form.

    A passive may be tagged on the bare stem or be its own lemma (`тағайындал`); a verb made a
    noun by -у is a noun as well.

    Args:
        lemma: as tagged.
        pos: as tagged.
        feats: as tagged.
    """
    if pos in VERBAL:
        return tuple(verb_readings(lemma, features(feats)))
    _, hyphen, last = lemma.rpartition("-")
    whole: tuple[str, Form] = (lemma.lower(), "noun")
    return (whole, (last, "noun")) if hyphen else (whole,)


def verb_readings(lemma: str, feats: Mapping[str, str]) -> Iterator[tuple[str, Form]]:
    """Yield what a verb may be."""
    voice = feats.get("Voice")
    if feats.get("VerbForm") == "Ger" and feats.get("Number") == "Plur":
        return  # those who did it, and no event
    if feats.get("VerbForm") == "Ger" and "Tense" not in feats:
        yield from ((stem.rstrip("ыі") + "у", "noun") for stem in voiced(lemma, voice))
    if voice == "Pass":
        yield lemma, "pass"
        return
    yield from ((stem, "act") for stem in voiced(lemma, voice))
    yield from passives(lemma)


@lru_cache(maxsize=50_000)
def lemmas(lemma: str, pos: str, feats: str) -> frozenset[str]:
    """Return the lemmas that a token may have as a word of a trigger or of a class.

    A verb made a noun has that it is one, and its case, too: `clause:Acc`.
    """
    stems = [stem for stem, _ in readings(lemma, pos, feats)]
    read = features(feats)
    if pos in VERBAL and read.get("VerbForm") == "Ger":
        stems.append(f"clause:{read.get('Case', 'Nom')}")
    return frozenset(stems)


@lru_cache(maxsize=50_000)
def headed(lemma: str, pos: str, feats: str) -> tuple[tuple[Frame, Form], ...]:
    """Return the frames that a token may head, and in which form."""
    return tuple(frames_of(readings(lemma, pos, feats)))


@lru_cache(maxsize=50_000)
def scan(
    norm: str, lemma: str, pos: str, feats: str
) -> tuple[tuple[tuple[Frame, Form], ...], frozenset[str], bool]:
    """Return what a token heads, its lemmas, and whether it may be a past tense tagged wrong."""
    past = pos not in VERBAL and norm.endswith(PAST)
    return headed(lemma, pos, feats), lemmas(lemma, pos, feats), past


def frames_of(found: Iterable[tuple[str, Form]]) -> Iterator[tuple[Frame, Form]]:
    """Yield the frames whose head one of the readings is, in a form that fits."""
    index = frames.by_head()
    for lemma, form in found:
        for frame in index.get(lemma, ()):
            if fits(frame, form):
                yield frame, form


def voiced(lemma: str, voice: str | None) -> Iterator[str]:
    """Yield the stems a verb may have with its voice; KTB gives the lemma without it."""
    yield lemma
    endings = {"Rcp": RECIPROCAL, "Pass": PASSIVE}.get(voice or "", ())
    yield from (lemma + ending for ending in endings)


def passives(stem: str) -> Iterator[tuple[str, Form]]:
    """Yield the stems of which this one may be the passive (`тағайындал`: `тағайында`)."""
    for ending in PASSIVE if stem not in REFLEXIVE else ():
        if stem.endswith(ending):
            yield stem.removesuffix(ending), "pass"


def hits(tokens: Sequence[Token]) -> Iterator[tuple[Hit, ...]]:
    """Yield for each token that heads a trigger the frames to try, the more specific first."""
    seen = [scan(token.norm, token.lemma, token.pos, token.feats) for token in tokens]
    present = frozenset[str]()  # the lemmas of the sentence, once a token heads a frame
    for i, (tried, _, past) in enumerate(seen):
        if past:
            tried = (*tried, *frames_of(final_past(tokens, i)))
        if not tried or is_adjective(tokens, i):
            continue
        present = present or frozenset().union(*[stems for _, stems, _ in seen])
        found = [
            Hit(frame, words, form)
            for frame, form in tried
            if may_match(frame, present) and (words := match(tokens, frame, i))
        ]
        if found:
            yield tuple(sorted(found, key=lambda hit: -len(hit.words)))


def is_adjective(tokens: Sequence[Token], i: int) -> bool:
    """Whether `қатысты` (concerning) is none of қатыс-: a noun or an adjective follows."""
    if tokens[i].norm != RELATING or i + 1 == len(tokens):
        return False
    return tokens[i + 1].pos in {"NOUN", "ADJ", "NUM", "PROPN", "DET", "PRON"}


def final_past(tokens: Sequence[Token], i: int) -> Iterator[tuple[str, Form]]:
    """Yield the verb that the last word of a sentence, or a light verb, is in the past.

    Its tag does not count.

    `қатысты` is also an adjective (concerning) and `түсті` another (coloured): not at the end.
    """
    norm, after = tokens[i].norm, tokens[i + 1 : i + 2]
    last = not after or after[0].pos == "PUNCT"
    if last or norm in LIGHT:
        yield norm[:-2], "act"
        yield from passives(norm[:-2])


def fits(frame: Frame, form: Form) -> bool:
    """Whether the head stands in the form that the frame asks for."""
    return frame.form == form or (frame.form == "verb" and form != "noun")


def compound(tokens: Sequence[Token], frame: Frame, head: int) -> bool:
    """Whether a verb is only the aspect of another one before it (`атап өтті`), of no trigger."""
    if head and tokens[head].lemma == "кел" and WISH.search(tokens[head - 1].norm):
        return tokens[head - 1].pos in VERBAL
    if len(frame.words) == 1 and tokens[head].norm == "болып":
        return tokens[head + 1 : head + 2] == () or tokens[head + 1].pos != "PUNCT"
    if not head or len(frame.words) == 1 or not frame.words[-2].gap:
        return False
    if tokens[head].norm == "болып" and tokens[head + 1 : head + 2]:
        return "Nom" in frame.words[-2].marks  # as: `кеңес болып өзгертілген`
    verb = tokens[head - 1]
    return verb.pos == "VERB" and tokens[head].lemma in ASPECTS and verb.lemma in SPOKEN


def may_match(frame: Frame, present: frozenset[str]) -> bool:
    """Whether a sentence has the words that a frame needs, in any order."""
    return not any(need.isdisjoint(present) for need in frame.needs)


def match(tokens: Sequence[Token], frame: Frame, head: int) -> tuple[int, ...]:
    """Return the tokens of the trigger that ends at `head`; empty if a word is missing."""
    if not is_marked(tokens[head], frame.words[-1]) or compound(tokens, frame, head):
        return ()
    if frame.touched and (not head or tokens[head - 1].pos not in NAMING):
        return ()
    found = [head]
    for word in reversed(frame.words[:-1]):
        at = before(tokens, found[-1], word)
        if at is None:
            return ()
        found.append(at)
    if is_auxiliary(tokens, head) and head - 1 not in found:
        return ()
    return tuple(reversed(found))


def is_auxiliary(tokens: Sequence[Token], head: int) -> bool:
    """Whether a verb only helps the converb before it: `түсе алмай`, `айтып берді`."""
    if not head or tokens[head].lemma not in HELPING:
        return False
    return tokens[head - 1].pos in VERBAL and "VerbForm=Conv" in tokens[head - 1].feats


def before(tokens: Sequence[Token], end: int, word: frames.Trigger) -> int | None:
    """Find the word of a trigger before token `end`, nearest first."""
    left = word.gap
    for i in range(end - 1, -1, -1):
        if is_word(tokens[i], word) and not (word.gap and is_topic(tokens, i)):
            return i
        if tokens[i].pos not in SKIPPED:
            left -= 1
        if left < 0 or ends_clause(tokens[i]):
            return None
    return None


def is_topic(tokens: Sequence[Token], i: int) -> bool:
    """Whether a noun is what something is about: `келіссөздер бойынша мәлімдеме жасады`."""
    return tokens[i + 1].norm in ABOUT


def is_word(token: Token, word: frames.Trigger) -> bool:
    """Whether a token is this word of a trigger."""
    if word.lemmas.isdisjoint(lemmas(token.lemma, token.pos, token.feats)):
        return False
    return is_marked(token, word)


def is_marked(token: Token, word: frames.Trigger) -> bool:
    """Whether a token has one of the features that a trigger asks for; no case is nominative."""
    if not word.marks:
        return True
    feats = features(token.feats)
    return bool(word.marks & {feats.get("Case", "Nom"), *feats.values()})


def ends_clause(token: Token) -> bool:
    """Whether a token ends the clause, so that no trigger reaches across it.

    A verbal noun in the dative does too (`көмек көрсетуге уәде берді`).
    """
    if token.pos != "VERB":
        return token.text in {".", ";", ":", "?", "!"}
    feats = features(token.feats)
    form = feats.get("VerbForm")
    return form == "Fin" or (form == "Ger" and feats.get("Case") == "Dat")
