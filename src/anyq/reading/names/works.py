"""Documents with a title and awards: `… туралы шарт`, `II дәрежелі «Барыс» ордені`."""

from functools import cache

import msgspec

from anyq.data import rows
from anyq.entity import EntityKind
from anyq.reading.names import heads
from anyq.reading.names.forms import PACKAGE, Form, forms, key, used_as
from anyq.reading.names.gazetteer import places
from anyq.reading.names.parts import common
from anyq.reading.names.words import Line

LONGEST = 30  # words of the title of a document
_ABOUT = frozenset({"туралы", "жөніндегі"})
_ROMAN = frozenset({"i", "ii", "iii", "іі", "ііі", "і"})


class Head(msgspec.Struct, frozen=True):
    """A line of `work_heads.tsv`."""

    kind: EntityKind
    about: bool
    quoted: bool


class Work(msgspec.Struct, frozen=True):
    """A document or award named at `[start, end)` of a line."""

    start: int
    end: int
    kind: EntityKind
    name: str
    case: str
    rule: str


@cache
def _heads() -> dict[str, Head]:
    kinds: dict[str, EntityKind] = {"document": "document", "award": "award"}
    return {
        key(row["lemma"]): Head(
            kinds[row["kind"]],
            row["form"] in ("about", "both"),
            row["form"] in ("quoted", "both"),
        )
        for row in rows(PACKAGE, "data/work_heads.tsv")
    }


@cache
def _head(norm: str) -> tuple[Head, Form] | None:
    for form in forms(norm):
        if not form.derived and not form.plural and (found := _heads().get(key(form.stem))):
            return found, form
    return None


def is_titled(line: Line, at: int) -> bool:
    """Whether a word is a document's with what it is about before it (`туралы шарт`)."""
    found = _head(line[at].norm)
    return found is not None and found[0].about and line[at - 1].norm in _ABOUT


def find(line: Line) -> list[Work]:
    """Find the titled documents and the awards a sentence names."""
    found: list[Work] = []
    for at in range(1, len(line)):
        if head := _head(line[at].norm):
            work = _about(line, at, *head) or _quoted(line, at, *head)
            if work and not any(work.start < f.end for f in found):
                found.append(work)
    return found


def _about(line: Line, at: int, head: Head, form: Form) -> Work | None:
    """`Мәдени мұраны бірлесіп қорғау туралы келісім`: from its capital letter on."""
    about = at - 1
    if not head.about or line[about].norm not in _ABOUT:
        return None
    if line[about - 1].text in '»”"':
        return _titled(line, at, about - 1, head, form)
    start = _title_start(line, about)
    if start is None:
        return None
    return Work(start, at + 1, head.kind, _name(line, start, at, form), form.case, "about")


def _title_start(line: Line, about: int) -> int | None:
    """Return the nearest capital letter to the left that opens a title, if one does."""
    for at in range(about - 1, max(-1, about - LONGEST), -1):
        bit = line[at]
        if bit.shape == "sign":
            return None
        if bit.capital:
            named = at == 0 or bit.person or places().at(line, at) or heads.title(bit.norm)
            short = about - at == 1 and not common(bit.norm)
            return None if named or short else at
    return None


def _quoted(line: Line, at: int, head: Head, form: Form) -> Work | None:
    """`«Достық» ордені`, with its degree before it; `«… туралы» Қазақстан Республикасының Заңы`."""
    close = _before_country(line, at) - 1
    if close < 1 or not head.quoted or line[close].text not in '»”"':
        return None
    return _titled(line, at, close, head, form)


def _before_country(line: Line, at: int) -> int:
    """Return where the country right before a word begins; the word's own place without one."""
    for start in range(max(0, at - 3), at):
        place = places().at(line, start) if line[start].capital else None
        if place and place.end == at and place.form.case == "Gen":
            return start
    return at


def _titled(line: Line, at: int, close: int, head: Head, form: Form) -> Work | None:
    opening = next((k for k in range(close - 1, -1, -1) if line[k].text in '«“„"'), None)
    if opening is None or opening == close - 1:
        return None
    if any(bit.text in "»”" for bit in line[opening:close]):
        return None
    start = _degree(line, opening)
    return Work(start, at + 1, head.kind, _name(line, start, at, form), form.case, "titled")


def _degree(line: Line, opening: int) -> int:
    """Return where `I дәрежелі` before a quoted name begins; `opening` if it is not there."""
    if opening < 2 or line[opening - 1].norm not in used_as("degree"):
        return opening
    number = line[opening - 2]
    known = number.norm in _ROMAN or number.norm in used_as("ordinal") or number.shape == "number"
    return opening - 2 if known else opening - 1


def _name(line: Line, start: int, at: int, form: Form) -> str:
    text = ""
    for place in range(start, at + 1):
        bit = line[place]
        word = bit.text if bit.norm in _ROMAN else bit.cased
        if place == at:
            word = heads.nominative(bit.norm, word, form)
        text += (" " if bit.spaced and place > start else "") + word
    return text
