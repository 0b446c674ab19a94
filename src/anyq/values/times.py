"""Words -> times as printed: patterns matched, their parts read, neighbours joined."""

from collections.abc import Sequence

from anyq.doc import Word
from anyq.values.found import Partial, TimeSpan
from anyq.values.grammar import Match, matches
from anyq.values.items import Item
from anyq.values.joins import join
from anyq.values.readers import edge, last, length, number_of, own_relation, partial
from anyq.values.scan import read_items
from anyq.values.tails import Placed, with_tail

#: A bare `N жыл` is a year from here on, a length before.
FIRST_YEAR = 1700
#: Signs after which a capital letter says nothing.
SENTENCE_ENDS = frozenset('.!?…:–—-«"“')
#: Before these `қысқа` is "for the winter"; elsewhere it is "short".
WINTER_COMES = ("дайын", "қарай", "дейін", "азық", "қарсы")
TABLE = "time_patterns.tsv"


def find_times(words: Sequence[Word]) -> list[TimeSpan]:
    """Find the times printed in some words.

    Args:
        words: words or tokens of a text or of one sentence, in order.

    Returns:
        Spans in text order; none overlaps another.
    """
    return times_in(read_items(words))


def times_in(items: Sequence[Item]) -> list[TimeSpan]:
    """Find the times in items already read. See `find_times`."""
    found: list[Placed] = []
    for match in matches(items, TABLE):
        span = _build(match, items)
        if span is not None:
            found.append(with_tail(span, items))
    return [each.span for each in join(found, items)]


def _build(match: Match, items: Sequence[Item]) -> Placed | None:
    """Read the named parts of a match; None for one that is no time."""
    parts = match.parts
    at = partial(parts)
    to = last(parts, at)
    begin, final = items[match.begin], items[match.end - 1]
    if _is_length(match, final) or _is_other_word(match, items) or _is_name(match, items):
        return None
    kind = match.rule.kind
    if _is_open(match, items) or (to is not None and _is_pair(match, at, to, items)):
        kind = "vague"
    span = TimeSpan(
        begin.start,
        final.end,
        begin.first,
        final.last,
        kind=kind,  # type: ignore[arg-type]
        at=at,
        to=to,
        relation=own_relation(parts),
        edge=edge(parts),
        length=length(parts),
        case=final.ending.case,
        rule=match.rule.name,
    )
    return Placed(span, match.begin, match.end)


def _is_length(match: Match, final: Item) -> bool:
    """Whether `1500 жыл` is a duration: a bare жыл after a number before `FIRST_YEAR`."""
    year = match.parts.get("y")
    if match.rule.name != "year" or year is None or final.norm != "жыл":
        return False
    return number_of(year) < FIRST_YEAR


def _is_open(match: Match, items: Sequence[Item]) -> bool:
    """Whether no one unit is meant: `соңғы жылдары`, `осы күні` (the day just told of)."""
    named = match.parts.keys()
    if match.rule.name == "relunit" and match.parts["ru"].kind == "day":
        until = match.end < len(items) and items[match.end].kind == "until"
        return match.parts["rel"].value == "0" and not until
    return (
        bool(named & {"rel", "la"})
        and not named & {"n", "d10"}
        and items[match.end - 1].ending.plural
    )


def _is_pair(match: Match, at: Partial, to: Partial, items: Sequence[Item]) -> bool:
    """Whether two times joined by `және` are two and no range: `2019 және 2022 жылғы`."""
    if "an" not in match.parts:
        return False
    if match.end < len(items) and items[match.end].kind == "between":
        return False
    steps = ((at.year, to.year), (at.month, to.month), (at.day, to.day), (at.century, to.century))
    moved = [last - first for first, last in steps if first is not None and last is not None]
    return [step for step in moved if step] != [1]


def _is_other_word(match: Match, items: Sequence[Item]) -> bool:
    """Whether a month is rather the other word of months.tsv: `қазан` is also a cauldron.

    It is where it stands alone and bare, and in `15-маусымының`, "of the fifteenth season".
    """
    if match.rule.name == "season" and items[match.begin].norm == "қысқа":  # `қысқа мерзім`: short
        following = items[match.end].norm if match.end < len(items) else ""
        return not following.startswith(WINTER_COMES)
    if match.rule.name == "weekday" and match.begin:  # `екі жұма`: two weeks
        return items[match.begin - 1].number is not None
    final = items[match.end - 1]
    if final.form is None or not final.form.entry.detail:
        return False
    if match.rule.name == "date_dm":
        return final.ending.possessive
    alone = match.rule.name == "month" and match.end - match.begin == 1
    if alone and match.end < len(items) and items[match.end].kind == "edge":
        return False
    return alone and final.ending.case not in ("loc", "abl") and not final.ending.attribute


def _is_name(match: Match, items: Sequence[Item]) -> bool:
    """Whether a lone month or weekday is a name: `Бейсенбі Дөненбайұлы`, `Қазан қаласында`."""
    item = items[match.begin]
    if match.end - match.begin > 1 or not item.capital:
        return False
    if match.rule.name == "month":
        return match.begin > 0 and items[match.begin - 1].norm not in SENTENCE_ENDS
    following = items[match.end] if match.end < len(items) else None
    return match.rule.name == "weekday" and following is not None and following.capital
