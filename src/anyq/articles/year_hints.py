"""What the clues to a year leave: exclusions and supports, and the year they decide on."""

from collections.abc import Iterable, Sequence

import msgspec

from anyq.moment import Clue, Status
from anyq.span import Span

FIRST_YEAR = 1995
"""Kazakh news pages exist since about then; only the list of open candidates begins there."""
RECENT = 31
"""Days between a date and the capture within which that date's year stands out: pages are
mostly captured within a month. Measured on the dev articles of Kazinform (eval/years.py):
it separates captures of the same day and 30 days later from those of 400 days and 3 years."""
RANKS = ("printed", "told", "equal", "bound")
"""How far a clue is trusted, best first: printed beside the date; told by the capture or the
page's metadata; said in words to be this year; a bound drawn from a tense."""


class Hint(msgspec.Struct, frozen=True):
    """A clue and what it excludes.

    Attributes:
        clue: its kind, see `Clue`.
        detail: the fact in neutral notation.
        low, high: bounds of the year, included; None where open. Equal for a single year.
        only: the years left, where they are no interval (a weekday); empty where they are.
        rank: one of `RANKS`.
        firm: it excludes the other years; else it only supports its own.
        evidence: the words it rests on.
    """

    clue: str
    detail: str
    low: int | None = None
    high: int | None = None
    only: frozenset[int] = frozenset()
    rank: str = "bound"
    firm: bool = True
    evidence: Span | None = None

    def allows(self, year: int) -> bool:
        """Whether the clue leaves a year."""
        if self.only and year not in self.only:
            return False
        return (self.low is None or self.low <= year) and (self.high is None or year <= self.high)


class Verdict(msgspec.Struct, frozen=True):
    """What the clues come to.

    Attributes:
        status: as of `Published`.
        year: the year, None where it stays open.
        low, high: bounds of the years not excluded; None where open.
        conflict: clues exclude each other.
    """

    status: Status
    year: int | None
    low: int | None
    high: int | None
    conflict: bool = False


def solve(hints: Sequence[Hint], recent: int | None = None) -> Verdict:
    """Combine clues.

    Args:
        hints: all clues.
        recent: the year whose date lies at most `RECENT` days before the capture, if any.

    Returns:
        `resolved` where the firm clues leave one year; `likely` where they leave more and the
        supports, or a capture soon after (which outweighs a mere tense), all point to one of
        them; else `unresolved`. A printed year, or one that address or metadata tell, stands
        even against what the text says; the conflict is noted.
    """
    told = _told(hints)
    if told is not None:
        odds = any(hint.firm and not hint.allows(told) for hint in hints)
        return Verdict("resolved", told, told, told, odds)
    low, high, conflict = _bounds(hints)
    left = years_left(hints, low, high)
    if low is not None and left is not None and len(left) == 1 and not conflict:
        return Verdict("resolved", left[0], low, high)
    soft = [hint for hint in hints if not hint.firm and hint.low == hint.high]
    fits = {hint.low for hint in soft if recent is None or hint.rank != "bound"}
    stand_out = {
        year for year in (*fits, recent) if year is not None and _stands(year, hints, low, high)
    }
    if len(stand_out) == 1:
        return Verdict("likely", stand_out.pop(), low, high, conflict)
    return Verdict("unresolved", None, low, high, conflict)


def _told(hints: Sequence[Hint]) -> int | None:
    """Return the year that is printed or told outright, unless two are or the capture is older."""
    for rank in ("printed", "told"):
        same = [hint for hint in hints if hint.firm and hint.rank == rank]
        years = {hint.low for hint in same if hint.low is not None and hint.low == hint.high}
        if len(years) == 1:
            year = years.pop()
            bounds = [hint for hint in same if not hint.only]
            return year if all(hint.allows(year) for hint in bounds) else None
    return None


def years_left(hints: Sequence[Hint], low: int | None, high: int | None) -> list[int] | None:
    """Return the years that bounds and weekdays leave; None where there is no upper bound."""
    if high is None:
        return None
    first = max(low or 0, min(FIRST_YEAR, high))
    only = [hint for hint in hints if hint.firm and hint.only]
    return [year for year in range(first, high + 1) if all(h.allows(year) for h in only)]


def _stands(year: int, hints: Sequence[Hint], low: int | None, high: int | None) -> bool:
    if not (low is None or low <= year) or not (high is None or year <= high):
        return False
    return all(hint.allows(year) for hint in hints if hint.firm and hint.only)


def _bounds(hints: Iterable[Hint]) -> tuple[int | None, int | None, bool]:
    """Intersect the firm clues, best first; a rank that contradicts better ones is left out."""
    low: int | None = None
    high: int | None = None
    conflict = False
    for rank in RANKS:
        same = [hint for hint in hints if hint.firm and hint.rank == rank]
        lows = [hint.low for hint in same if hint.low is not None]
        highs = [hint.high for hint in same if hint.high is not None]
        new_low = max([*lows, *([low] if low is not None else [])], default=None)
        new_high = min([*highs, *([high] if high is not None else [])], default=None)
        if new_low is not None and new_high is not None and new_low > new_high:
            conflict = True
            continue
        low, high = new_low, new_high
    return low, high, conflict


def telling(hints: Sequence[Hint]) -> list[Hint]:
    """Leave out impossible hints, and those that say no more than another of their kind."""
    kept: list[Hint] = []
    for hint in hints:
        if hint.high is not None and hint.high < FIRST_YEAR:
            continue
        if not any(_says_as_much(other, hint) for other in kept):
            kept = [*(other for other in kept if not _says_as_much(hint, other)), hint]
    return kept


def _says_as_much(one: Hint, other: Hint) -> bool:
    """Whether a hint says all that another of its kind says."""
    kinds = (one.clue, one.firm, one.rank) == (other.clue, other.firm, other.rank)
    low = one.low is not None and other.low is not None and one.low >= other.low
    high = one.high is not None and other.high is not None and one.high <= other.high
    open_low = one.low is None and other.low is None
    open_high = one.high is None and other.high is None
    return kinds and (low or open_low) and (high or open_high)


def clues(hints: Sequence[Hint]) -> tuple[Clue, ...]:
    """Write clues for the basis of a date; `years` are those left among the years in question."""
    known = [year for hint in hints for year in (hint.low, hint.high) if year is not None]
    window = range(min(known), max(known) + 1) if known else range(0)
    return tuple(
        Clue(
            hint.clue,
            hint.detail,
            tuple(year for year in window if hint.allows(year)) if _says(hint) else (),
            hint.evidence,
        )
        for hint in hints
    )


def _says(hint: Hint) -> bool:
    return hint.low is not None or hint.high is not None or bool(hint.only)
