"""How many letters apart two words are, and which known word a misspelt one may be."""

from collections.abc import Iterable

SHORTEST = 4  # letters of a word that is corrected
LONG = 8  # letters of a word that may have two mistakes
_ENDING = 9  # letters that endings may add to a lemma


def nearest(norm: str, known: Iterable[tuple[str, int]]) -> str | None:
    """Return the lemma that a misspelt word is most likely a form of.

    Args:
        norm: the word; its ending may be anything.
        known: lemmas and how many articles hold each.

    Returns:
        The lemma with fewest mistakes, the longest and most frequent of those; None where none
        is near enough.
    """
    best: tuple[int, int, int, str] | None = None
    letters = set(norm)
    for lemma, count in known:
        allowed = 2 if len(lemma) >= LONG else 1
        spare = len(norm) - len(lemma)
        if len(lemma) < SHORTEST or not -allowed <= spare <= _ENDING:
            continue
        if len(set(lemma) - letters) > allowed:
            continue
        apart = _beginning_apart(lemma, norm, allowed)
        if apart <= allowed and (best is None or (-apart, len(lemma), count) > best[:3]):
            best = (-apart, len(lemma), count, lemma)
    return best[3] if best else None


def _beginning_apart(lemma: str, norm: str, allowed: int) -> int:
    """Return the distance between a lemma and the likeliest beginning of a word."""
    ends = range(max(1, len(lemma) - allowed), min(len(norm), len(lemma) + allowed) + 1)
    return min(apart(lemma, norm[:end]) for end in ends)


def apart(one: str, other: str) -> int:
    """Count letters put in, left out, put wrong or exchanged with a neighbour."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        new = [row]
        for column, against in enumerate(other, 1):
            cost = min(last[column] + 1, new[-1] + 1, last[column - 1] + (letter != against))
            if row > 1 < column and letter == other[column - 2] and one[row - 2] == against:
                cost = min(cost, before[column - 2] + 1)
            new.append(cost)
        before, last = last, new
    return last[-1]
