"""Frames: which words make an event, and in which case each of its roles stands.

A frame is one line of `data/frames.tsv`, a word class one line of `data/classes.tsv`; both are
written by people who know Kazakh. Here they become types, indexed by the lemma of the word
that triggers a frame.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal

import msgspec

from anyq.data import Row, rows
from anyq.errors import DataError

PACKAGE = "anyq.reading"
Form = Literal["act", "pass", "verb", "noun"]
Carried = Literal["", "yes", "must", "named"]
Role = Literal["agent", "patient", "recipient", "counterpart", "object", "place", "goal"]
GAP = 8  # tokens that `..` may stand for; longer gaps cross clauses on the headlines read


class Trigger(msgspec.Struct, frozen=True):
    """One word of a trigger.

    Attributes:
        lemmas: any of these.
        marks: values of UD features, one of which it must have (`Dat`, `Past`); empty if any.
        gap: how many tokens may stand between it and the next word of the trigger.
    """

    lemmas: frozenset[str]
    marks: frozenset[str]
    gap: int


class Slot(msgspec.Struct, frozen=True):
    """One way to fill a role.

    Attributes:
        role: which.
        cases: UD Cases of the phrase, or where else it stands: `Self` is the first word of the
            trigger, `Right` what a participle modifies, `Inside` within the object,
            `Bare` right before the trigger with no ending, `Touch` right before it.
        after: postpositions (as `norm`) of which one must follow; empty if none.
        kinds: what may fill it: of actors `actor person official body land` (with places), of
            things `country place organisation thing clause` (a verb made a noun), or `@class`.
        required: the frame does not fire without it.
    """

    role: Role
    cases: frozenset[str]
    after: frozenset[str]
    kinds: frozenset[str]
    required: bool


class Frame(msgspec.Struct, frozen=True):
    """A line of `frames.tsv`.

    Attributes:
        words: of the trigger; the last is the head.
        actors: how many different participants it must find.
        touched: the place it leads to must stand right before it.
        needs: sets of lemmas, one of each of which a sentence must have for it to be told: of
            the words before the head, and of the things that required roles take.
        carried: its participants may be those of the event told just before: `yes`; `must`: and
            without them nothing is told; `named`: where the sentence names the meeting or visit.
    """

    name: str
    type: str
    plover: str
    mode: str
    words: tuple[Trigger, ...]
    form: Form
    slots: tuple[Slot, ...]
    actors: int
    carried: Carried
    touched: bool
    needs: tuple[frozenset[str], ...]


@cache
def classes() -> dict[str, frozenset[str]]:
    """Return the word classes: name to lemmas. Titles of people are people words."""
    titles = {row["lemma"].split()[-1] for row in rows(PACKAGE, "data/titles.tsv")}
    found: dict[str, set[str]] = {"people": titles}
    for row in rows(PACKAGE, "data/classes.tsv"):
        found.setdefault(row["class"], set()).update(row["lemmas"].split())
    return {name: frozenset(spread(name, found)) for name in found}


def spread(name: str, found: Mapping[str, set[str]]) -> Iterator[str]:
    """Yield the lemmas of a class and of the classes it names with @."""
    for lemma in found[name]:
        if lemma.startswith("@"):
            yield from spread(lemma[1:], found)
        else:
            yield lemma


def expand(cell: str) -> frozenset[str]:
    """Return the lemmas of `a|b|@class`.

    Raises:
        DataError: there is no such class.
    """
    lemmas: set[str] = set()
    for part in cell.split("|"):
        if not part.startswith("@"):
            lemmas.add(part)
        elif part[1:] in classes():
            lemmas |= classes()[part[1:]]
        else:
            raise DataError(f"frames.tsv: no class {part}.", "Add it to classes.tsv.")
    return frozenset(lemmas)


def parse_trigger(cell: str) -> tuple[Trigger, ...]:
    """Read `сапар:Ins .. кел|бар`: words, the case of each, `..` where others may stand."""
    words: list[Trigger] = []
    for part in cell.split():
        if part == "..":
            words[-1] = msgspec.structs.replace(words[-1], gap=GAP)
            continue
        lemmas, _, marks = part.partition(":")
        words.append(Trigger(expand(lemmas), split(marks), 0))
    return tuple(words)


def split(cell: str) -> frozenset[str]:
    """Return the parts of `a|b`; none of an empty cell."""
    return frozenset(cell.split("|")) if cell else frozenset()


def parse_slot(cell: str) -> Slot:
    """Read `agent=Nom:actor!` or `object=Nom+туралы|жөнінде`."""
    role, _, rest = cell.rstrip("!").partition("=")
    marks, _, kinds = rest.partition(":")
    cases, _, after = marks.partition("+")
    return Slot(
        role=msgspec.convert(role, Role),
        cases=split(cases),
        after=split(after),
        kinds=split(kinds or "thing"),
        required=cell.endswith("!"),
    )


def parse_frame(row: Row) -> Frame:
    """Make the frame of one line.

    Raises:
        DataError: a cell is not of the form that the head of the file describes.
    """
    try:
        words = parse_trigger(row["trigger"])
        slots = tuple(parse_slot(cell) for cell in row["roles"].split())
        return Frame(
            name=row["frame"],
            type=row["type"],
            plover=row["plover"],
            mode=row["mode"],
            words=words,
            form=msgspec.convert(row["form"], Form),
            slots=slots,
            actors=int(row["actors"] or 0),
            carried=msgspec.convert(row["carried"], Carried),
            touched=any("Touch" in slot.cases for slot in slots),
            needs=(*(word.lemmas for word in words[:-1]), *filter(None, map(things, slots))),
        )
    except (msgspec.ValidationError, ValueError) as error:
        raise DataError(
            f"frames.tsv, frame {row['frame']}: {error}.",
            "The first lines of the file say what each cell holds.",
        ) from error


def things(slot: Slot) -> frozenset[str]:
    """Return the lemmas one of which a required role takes; empty if it takes others too.

    A verb made a noun is none: `clause:Acc` and the like stand for it.
    """
    if not slot.required:
        return frozenset()
    if slot.kinds == {"clause"}:
        return frozenset(f"clause:{case}" for case in slot.cases)
    if not all(kind.startswith("@") for kind in slot.kinds):
        return frozenset()
    return frozenset().union(*(classes()[kind[1:]] for kind in slot.kinds))


@cache
def by_head() -> dict[str, tuple[Frame, ...]]:
    """Return the frames by the lemma of their head, those of more words first."""
    index: dict[str, list[Frame]] = {}
    for row in rows(PACKAGE, "data/frames.tsv"):
        frame = parse_frame(row)
        for lemma in frame.words[-1].lemmas:
            index.setdefault(lemma, []).append(frame)
    return {
        lemma: tuple(sorted(frames, key=lambda frame: -len(frame.words)))
        for lemma, frames in index.items()
    }
