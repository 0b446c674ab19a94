"""Phrases that end in a known noun: how far to the left do they reach?

`Мәдениет және ақпарат министрлігі`, `Қазақстанның Ирандағы елшісі`: a chain of nouns, genitives
and adjectives before the head, begun by a capital letter.
"""

from functools import cache

from anyq.kazakh.morphology import readings
from anyq.reading.names import heads
from anyq.reading.names.forms import forms, used_as
from anyq.reading.names.gazetteer import places
from anyq.reading.names.parts import common, dictionary, is_given, name_kind
from anyq.reading.names.words import Bit, Line

LONGEST = 12  # words before the head; the longest name in gold-dev has 9
_OUTSIDE = frozenset({"Acc", "Dat", "Abl", "Ins", "Loc"})
_VERBS = frozenset({"VERB", "AUX"})


def stops(bit: Bit) -> bool:
    """Whether a word stands outside every name (`туралы`, `бүгін`)."""
    return bit.norm in used_as("stop")


@cache
def outside(norm: str) -> bool:
    """Whether every inflected reading of a word is a case that no name holds inside it."""
    if dictionary(norm):
        return False
    read = [form for form in forms(norm) if form.case != "Nom" and len(form.stem) > 2]
    strong = [form for form in read if _sure(norm, form.stem)]
    return bool(strong) and all(f.case in _OUTSIDE and not f.attributive for f in strong)


def _sure(norm: str, stem: str) -> bool:
    """Whether an ending is long enough to be one (`жол-да` may be, `жолд-а` is not)."""
    return len(norm) - len(stem) >= 2


def start(line: Line, head: int, joining: bool = True) -> int:
    """Return where the phrase that ends in `line[head]` begins.

    Args:
        line: the sentence.
        head: place of its last word.
        joining: whether `және` and the like may stand inside it.

    Returns:
        The leftmost place from which the words up to the head are one phrase that begins
        with a capital letter; `head` itself if none does.
    """
    found, at = head, head - 1
    while at >= 0 and head - at <= LONGEST and inside(line, at, joining):
        if line[at].capital and _opens(line, at):
            found = at
            if _owner(line, at) or body(line, at - 1):
                break
        at -= 1
    return found


def body(line: Line, at: int) -> bool:
    """Whether a word ends the name of the body that a capitalised one after it is a part of."""
    found = heads.organisation(line[at].norm) if at >= 0 else None
    return found is not None and found[1].case in ("Gen", "Nom") and found[1].possessed


def _owner(line: Line, at: int) -> bool:
    """Whether a word begins the country whose office or body it is: nothing goes before it."""
    place = places().at(line, at)
    if place is None or place.known.kind != "country" or place.form.attributive:
        return False
    if at and line[at - 1].norm in used_as("side"):
        return False
    return place.end >= len(line) or line[place.end].norm not in used_as("subject")


def _opens(line: Line, at: int) -> bool:
    """Whether a capitalised word can be the first of a name; `Елдегі` at the start cannot."""
    if line[at].norm in used_as("link"):
        return False
    if at:
        return True
    if any(form.attributive for form in forms(line[at].norm)):
        return places().at(line, at) is not None
    noun = line[0].pos == "NOUN" and dictionary(line[0].norm) and line[1].capital
    return not noun or places().at(line, 0) is not None


def inside(line: Line, at: int, joining: bool) -> bool:
    """Whether the word at a place can be a part of the phrase that goes on after it."""
    bit = line[at]
    if bit.norm in used_as("link"):
        return joining and at > 0 and not heads.organisation(line[at - 1].norm)
    if bit.shape in ("sign", "number", "initial") or bit.norm in used_as("stop"):
        return False
    if bit.capital:
        return _capital_inside(line, at)
    if bit.norm in used_as("inside") or _governed(bit.norm, line[at + 1].norm):
        return True
    if _office(line, at):
        return False
    return not (bit.pos in _VERBS and verbal(bit.norm)) and not outside(bit.norm)


def _capital_inside(line: Line, at: int) -> bool:
    """Whether a capitalised word can be a part of the phrase, and is not another name."""
    bit = line[at]
    if found := places().at(line, at):
        return found.form.case in ("Nom", "Gen") or found.form.attributive
    if _in_place(line, at):
        return True
    if _bare_body(line, at):
        return False
    if _holder(line, at) or ((bit.person or _person(bit)) and not _named_after(line, at)):
        return False
    return not outside(bit.norm)


def _bare_body(line: Line, at: int) -> bool:
    """Whether a word is a body by itself before another name (`Үкімет Ұлттық қордан …`)."""
    found = heads.organisation(line[at].norm)
    own = found is not None and found[1].case == "Nom" and not found[1].possessed
    return own and line[at + 1].capital


def _in_place(line: Line, at: int) -> bool:
    """Whether a word is a later one of the name of a place (`Иран Ислам Республикасы`)."""
    found = (places().at(line, start) for start in range(max(0, at - 3), at))
    return any(place and place.end > at for place in found)


@cache
def verbal(norm: str) -> bool:
    """Whether a word of the lexicon can only be a verb."""
    if norm.endswith(("у", "ю")):
        return False
    known = [reading.pos for reading in readings(norm) if reading.source in ("closed", "lexicon")]
    return bool(known) and all(pos in _VERBS for pos in known)


def _governed(norm: str, after: str) -> bool:
    """Whether a case belongs to the word after it: `көлікке жауапты`, `құқығын қорғау`."""
    if after in used_as("governing"):
        return True
    return after.endswith(("у", "ю")) and any(form.case == "Acc" for form in forms(norm))


def _office(line: Line, at: int) -> bool:
    """Whether a word ends another title (`… директоры, мемлекеттік кеңесші X`)."""
    found = heads.title(line[at].norm)
    if found is None or found[1].case != "Nom" or found[0].rank == "job":
        return False
    after = line[at + 1].norm if at + 1 < len(line) else ""
    return not (after.startswith("жан") or heads.organisation(after) or heads.title(after))


def _holder(line: Line, at: int) -> bool:
    """Whether a bare title is whoever holds it (`Президент … ашты`), not part of the name."""
    found = heads.title(line[at].norm)
    if found is None or found[1].case != "Nom" or at + 1 >= len(line):
        return False
    after = line[at + 1]
    return (after.capital or not found[1].possessed) and not heads.organisation(after.norm)


def _person(bit: Bit) -> bool:
    given = is_given(bit.norm) and not common(bit.norm)
    return given or name_kind(bit.form.stem) is not None


def _named_after(line: Line, at: int) -> bool:
    """Whether a person is only a part of the name (`Абай атындағы театр`)."""
    return any(bit.norm == "атындағы" for bit in line[at + 1 : at + 4])
