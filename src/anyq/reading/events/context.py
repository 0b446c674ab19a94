"""What surrounds an event: whether it is recalled or a habit, when and where it was."""

from collections.abc import Container, Mapping, Sequence
from functools import cache

from anyq.claim import Place
from anyq.data import rows
from anyq.doc import Doc, Mention, TimeMention, Token
from anyq.moment import Moment
from anyq.reading import frames
from anyq.reading.events.actors import is_people
from anyq.reading.events.cast import Cast
from anyq.reading.events.clauses import Clauses, ends_mention
from anyq.reading.events.modality import COMING

LOCAL = ("дағы", "дегі", "тағы", "тегі")
ATTRIBUTE = ("ғы", "гі")  # of a time that is an adjective: `жылғы`, `бүгінгі`
BACK = ("бұрын", "buryn", "burın")
TODAY = {"бүгін", "бүгінгі", "búgin", "búgingi", "bügin", "bügingi"}
FINE = {"day", "hour", "minute"}


@cache
def phrases(mark: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Return the set phrases of `phrases.tsv` with a mark, as word sequences, by first word."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for row in rows(frames.PACKAGE, "data/phrases.tsv"):
        if row["mark"] == mark:
            words = tuple(row["words"].split())
            found[words[0]] = (*found.get(words[0], ()), words)
    return found


def says(tokens: Sequence[Token], mark: str) -> bool:
    """Whether a sentence holds a set phrase with this mark."""
    known = phrases(mark)
    return any(
        tuple(word.norm for word in tokens[i : i + len(phrase)]) == phrase
        for i, token in enumerate(tokens)
        for phrase in known.get(token.norm, ())
    )


def time_of(doc: Doc, view: Clauses, first: int, head: int, last: int) -> Moment | None:
    """Return when: a day before a coarser time, the clause's own before the sentence's.

    Times in quotation marks belong to names of laws and events and do not count, nor does a
    time that starts behind the event's last word, that belongs to a participle in between
    (`қонақ кеше келген`), or that is an attribute of something else than a meeting
    (`2026 жылғы көрме`).
    """
    start, end = view.sentence.start, view.tokens[last].end
    found = [
        time
        for time in doc.times
        if start <= time.start < end
        and not is_rounded(time)
        and counts(view, at(view, time), head, in_future(view, time))
    ]
    inside = [time for time in found if time.start >= view.tokens[first].start]
    chosen = max(inside or found, key=rank, default=None)
    return chosen.moment if chosen else None


def today(doc: Doc) -> Moment | None:
    """Return the day that an article calls today; None if it calls none so."""
    for time in doc.times:
        if time.moment.precision == "day" and time.moment.text.lower() in TODAY:
            return time.moment
    return None


def is_rounded(time: TimeMention) -> bool:
    """Whether a time only counts years back (`екі жыл бұрын`), which gives no date."""
    return time.moment.precision == "year" and time.moment.text.lower().endswith(BACK)


def in_future(view: Clauses, time: TimeMention) -> bool:
    """Whether a time is only some day to come (`алдағы уақытта`)."""
    words = (token.norm for token in view.tokens if time.start <= token.start < time.end)
    return not COMING.isdisjoint(words)


def at(view: Clauses, time: TimeMention) -> int:
    """Return the last token of a time."""
    return max(i for i, token in enumerate(view.tokens) if token.start < time.end)


def counts(view: Clauses, end: int, head: int, vague: bool) -> bool:
    """Whether the time that ends at token `end` is one of the event at `head`."""
    nominal = any(view.kinds[i] == "nominal" for i in range(end + 1, head))
    if vague and nominal:  # `алдағы уақытта жұмыс жүргізуге уағдаласты`
        return False
    if view.quoted[end] or of_participle(view, end, head):
        return False
    if not view.tokens[end].norm.endswith(ATTRIBUTE) or end + 1 == len(view.tokens):
        return True
    return view.tokens[end + 1].lemma in frames.classes()["dated"]


def of_participle(view: Clauses, end: int, head: int) -> bool:
    """Whether a time is a participle's: right before it, or before it and behind the subject."""
    between = range(end + 1, head)
    if not any(view.kinds[i] == "participle" for i in between):
        return False
    if view.kinds[end + 1] == "participle":
        return True
    return any(group.subject and group.last < end for group in view.groups)


def is_near(moment: Moment | None) -> bool:
    """Whether a time is a month or finer."""
    return moment is not None and moment.precision in {*FINE, "month"}


def rank(time: TimeMention) -> tuple[bool, int]:
    """Order times: a day or finer before a coarser one, then the one nearest the verb."""
    return time.moment.precision in FINE, time.start


def place_before(view: Clauses, head: int, cast: Cast, apart: Container[int]) -> Place | None:
    """Return the nearest place, or seat of an organisation, in the locative before a verb.

    None of those at the tokens `apart`, and none that says whose people someone is
    (`Қазақстандағы елшісі`).
    """
    for i in range(head - 1, -1, -1):
        mention = view.mentions[i]
        if view.kinds[i] == "finite" and not view.quoted[i]:
            return None
        where = mention is not None and mention.kind in {"place", "organisation"}
        if i in apart or (view.tokens[i].norm.endswith(LOCAL) and is_people(view.tokens[i + 1])):
            continue
        if mention and where and mention.case == "Loc" and ends_mention(view, i):
            return cast.place(mention)
        if (owner := part_of(view, i)) is not None:
            return cast.place(owner)
    return None


def part_of(view: Clauses, i: int) -> Mention | None:
    """Return the place of which token `i` names a part (`Перудің оңтүстігінде`)."""
    part = view.tokens[i].lemma in frames.classes()["part"]
    if not part or not i or view.feats[i].get("Case") != "Loc":
        return None
    mention = view.mentions[i - 1]
    return mention if mention and mention.kind == "place" and mention.case == "Gen" else None
