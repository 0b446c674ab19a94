"""Names that stand alone after they were introduced: `Трамп`, `Карни`, `Анна`."""

from collections.abc import Iterator, Sequence
from itertools import chain

from anyq.doc import Mention
from anyq.reading.names import phrases
from anyq.reading.names.forms import forms, key
from anyq.reading.names.words import Bit, Line


def find(lines: Sequence[Line], mentions: Sequence[Mention]) -> list[Mention]:
    """Find single capitalised words that are a part of the name of a person already found.

    Args:
        lines: the sentences.
        mentions: what was found in them.

    Returns:
        Mentions of people by one word; `name` is that part in the nominative.
    """
    parts = dict(_parts(mentions))
    if not parts:
        return []
    covered = frozenset(chain.from_iterable(range(m.start, m.end) for m in mentions))
    words = (bit for bit in chain.from_iterable(lines) if bit.capital and not bit.quoted)
    return [
        mention for bit in words if bit.start not in covered and (mention := _mention(bit, parts))
    ]


def _parts(mentions: Sequence[Mention]) -> Iterator[tuple[str, str]]:
    """Yield each word of a full name by its key; surnames last, so that they win."""
    names = [m.name.split() for m in mentions if m.kind == "person" and " " in m.name]
    for place in (0, -1):
        for words in names:
            if len(words[place].rstrip(".")) > 1:
                yield key(words[place].lower()), words[place]


def _mention(bit: Bit, parts: dict[str, str]) -> Mention | None:
    if bit.shape == "initial" or phrases.stops(bit):
        return None
    for form in forms(bit.norm):
        name = parts.get(key(form.stem))
        if name and not (form.possessed or form.plural or form.derived or form.attributive):
            return Mention(bit.start, bit.end, "person", name, case=form.case, rule="repeat")
    return None
