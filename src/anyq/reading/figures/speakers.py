"""Who says a figure."""

from collections.abc import Iterator

from anyq.doc import Token
from anyq.entity import Entity
from anyq.reading.figures import words
from anyq.reading.figures.context import Context
from anyq.reading.figures.places import Place

DASHES = ("–", "—", "-", "«")  # a paragraph that begins with one is speech
NEAR = 4  # tokens between a name and the word that makes it the source


def of(context: Context, place: Place) -> str | None:
    """Return who said it, canonical; None where the article itself says it.

    A person or organisation named before `мәліметінше` or `дерегіне сәйкес`; the one after
    `деді`, in the sentence or, in a paragraph of speech, in a later one; or the one that
    begins a sentence which ends in `айтты`.
    """
    source = _source(context, place)
    if source is None and context.names:
        source = _speaker(context, place.tokens) or _subject(context, place)
    if source is None and _in_speech(context, place):
        later = (_speaker(context, tokens) for tokens in _rest(context, place))
        source = next(filter(None, later), None)
    return source.name if source else None


def _source(context: Context, place: Place) -> Entity | None:
    for index, token in enumerate(place.tokens):
        if token.norm.startswith(words.starts("saying_stems")) or _of_data(place, index):
            found = _named(context, place.tokens[max(index - NEAR, 0) : index])
            if found:
                return found[-1]
    return None


def _of_data(place: Place, index: int) -> bool:
    """Whether `мәліметіне сәйкес`, `дерегі бойынша` stands here."""
    pair = [token.norm for token in place.tokens[index : index + 2]]
    if len(pair) < 2 or not pair[0].startswith(words.starts("source_stems")):
        return False
    return pair[1] in words.listed("according")


def _speaker(context: Context, tokens: tuple[Token, ...]) -> Entity | None:
    """Return the one named after `деді`: a person in the rest of the sentence, else who is near."""
    for index, token in enumerate(tokens):
        if token.norm in words.listed("said"):
            found = _named(context, tokens[index + 1 :])
            people = [entity for entity in found if entity.kind == "person"]
            near = _named(context, tokens[index + 1 : index + 1 + NEAR])
            return next(iter([*people, *near]), None)
    return None


def _subject(context: Context, place: Place) -> Entity | None:
    """Return the one that begins a sentence which ends in `айтты`."""
    last = [token.norm for token in place.tokens if token.pos != "PUNCT"][-2:]
    if not words.listed("said") & {" ".join(last), *last[-1:]}:
        return None
    first = next(iter(_names(context, place.tokens)), None)
    if first is None or first[1] > place.mention.start or context.case(first[1]) != "Nom":
        return None
    return first[2]


def _in_speech(context: Context, place: Place) -> bool:
    start = context.doc.text.rfind("\n", 0, place.mention.start) + 1
    return context.doc.text.startswith(DASHES, start)


def _rest(context: Context, place: Place) -> Iterator[tuple[Token, ...]]:
    """Yield the sentences that follow in the paragraph."""
    paragraph = context.paragraphs[place.sentence]
    for index in range(place.sentence + 1, len(context.paragraphs)):
        if context.paragraphs[index] != paragraph:
            return
        yield context.sentence(index).tokens


def _named(context: Context, tokens: tuple[Token, ...]) -> list[Entity]:
    return [entity for _, _, entity in _names(context, tokens)]


def _names(context: Context, tokens: tuple[Token, ...]) -> list[tuple[int, int, Entity]]:
    """Return the people and organisations that a stretch of tokens touches, in order."""
    if not tokens:
        return []
    return [
        (start, end, entity)
        for start, end, entity in context.names
        if entity.kind in ("person", "organisation")
        and start < tokens[-1].end
        and end > tokens[0].start
    ]
