"""Places in a sentence: known ones, and names that a noun shows to be a place's."""

from collections.abc import Iterator

from anyq.reading.names import heads
from anyq.reading.names.forms import Form, used_as
from anyq.reading.names.gazetteer import Found, Known, places
from anyq.reading.names.parts import dictionary, spell
from anyq.reading.names.words import Bit, Line


def find(line: Line, taken: frozenset[int]) -> list[Found]:
    """Find the places a sentence names.

    Args:
        line: the sentence.
        taken: places of words inside other names.

    Returns:
        Finds in text order, none overlapping; `Known.kind` `street` is a locality that only
        keeps its name from being read otherwise.
    """
    found = list(_headed(line, taken))
    full = taken.union(*(range(place.start, place.end) for place in found))
    after = 0
    for at, bit in enumerate(line):
        if not bit.capital or at < after or at in full:
            continue
        place = _known(line, at)
        if place:
            found.append(place)
            after = place.end
    return sorted(found, key=lambda place: place.start)


def _known(line: Line, at: int) -> Found | None:
    bit = line[at]
    if bit.quoted or _dateline(line, at):
        return None
    found = places().at(line, at)
    if found and (_currency(line, found.end) or (at and line[at - 1].text == "+")):
        return None  # `АҚШ доллары`, `C5+АҚШ`
    local = found is not None and found.known.kind != "country" and found.end == 1
    if local and at == 0 and dictionary(bit.norm):
        return None  # `Ақтау себебі`: a common word with the capital of its sentence
    return found


def _currency(line: Line, at: int) -> bool:
    return at < len(line) and line[at].norm.startswith(("доллар", "рубл", "юан"))


def _dateline(line: Line, at: int) -> bool:
    """Whether a word in capitals opens a news item (`АСТАНА. …`): no place named in it."""
    bit = line[at]
    return at < 2 and bit.shape == "upper" and len(bit.norm) > 3 and "-" not in bit.text


def _headed(line: Line, taken: frozenset[int]) -> Iterator[Found]:
    """Yield what nouns like `ауданы` show: `Жангелдин ауданы`, `X, Y және Z аудандары`."""
    for at in range(1, len(line)):
        if not line[at - 1].capital or line[at].shape != "lower" or at - 1 in taken:
            continue
        if not _namely(line[at - 1]):
            continue
        noun = heads.place(line[at].norm)
        if not noun:
            continue
        kind, form = noun
        if places().at(line, at - 2) if at > 1 and line[at - 2].capital else None:
            continue
        yield _made(line, at - 1, at, at + 1, kind, form)
        if form.plural:
            yield from _listed(line, at - 1, kind, form)


def _namely(bit: Bit) -> bool:
    return bit.shape == "capital" and not bit.quoted and not heads.title(bit.norm)


def _joins(bit: Bit) -> bool:
    return bit.text == "," or bit.norm in used_as("and")


def _listed(line: Line, start: int, kind: heads.PlaceKind, form: Form) -> Iterator[Found]:
    at = start - 1
    while (
        at > 0
        and (line[at].text == "," or line[at].norm in used_as("and"))
        and _namely(line[at - 1])
    ):
        yield _made(line, at - 1, at, at, kind, form)
        at -= 2


def _made(line: Line, start: int, end: int, after: int, kind: heads.PlaceKind, form: Form) -> Found:
    """Make the find of a name `[start, end)` with its noun; `after` is where the words end."""
    words = [spell(bit.text, bit.cased) for bit in line[start:end]]
    name = " ".join(words)
    whole = f"{name} {kind.possessed}"
    known = places().named(whole) or (places().named(name) if kind.kind == "city" else None)
    if known is None:
        part = places().named(name)
        country = part.country if part else None
        label = name if kind.kind == "city" else whole
        known = Known(label, kind.kind, country)
    return Found(start, after, known, Form(kind.possessed, form.case, attributive=form.attributive))
