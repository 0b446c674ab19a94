"""Words as they were typed, read as words that the index has.

A query may be in any alphabet, in Latin letters without their marks, with Russian letters for
Kazakh ones (`Казакстан`), or on the wrong layout (`rfpfrcnfy`). Each way to read it is tried;
the one with most words in the index is taken, what was typed before what is guessed.
"""

import re
from collections.abc import Iterator
from functools import cache

import tantivy

from anyq.data import rows
from anyq.kazakh import scripts
from anyq.search import nearness, words
from anyq.search.ask import Filter, Sought
from anyq.search.query import Query
from anyq.search.words import Word

_MIN = 3  # letters of a word that is compared letter by letter
_ENDING = 9  # letters that endings may add to a lemma
_LETTER = re.compile(r"[^\W\d_]")
Words = tuple[Word, ...]


def sought(query: Query, searcher: tantivy.Searcher) -> Sought:
    """Read the words of a query."""
    return Sought(
        words=read(query.words, searcher),
        phrases=_phrases(query.phrases, searcher),
        without=_phrases(query.without, searcher),
        filters=tuple(_filters(query, searcher)),
        since=query.since,
        until=query.until,
    )


def _phrases(typed: tuple[str, ...], searcher: tantivy.Searcher) -> tuple[Words, ...]:
    found = (read(phrase, searcher) for phrase in typed)
    return tuple(phrase for phrase in found if phrase)


def _filters(query: Query, searcher: tantivy.Searcher) -> Iterator[Filter]:
    for one in query.named:
        lemmas = tuple(word.lemma for word in read(one.name, searcher, one.kind))
        yield Filter(one.kind, lemmas, without=one.without)
    for kind in query.types:
        yield Filter("type", (kind,))
    if query.sources:
        yield Filter("outlet", query.sources, any=True)


def read_as(query: Query, sought: Sought) -> str | None:
    """Return the words looked for where they are not those typed."""
    typed = [word.norm for word in words.words(query.words, None)]
    looked_for = [word.norm for word in sought.words]
    return None if typed == looked_for else " ".join(looked_for)


def read(typed: str, searcher: tantivy.Searcher, field: str = "lemma") -> Words:
    """Return the words of a query as the index has them; see the module."""
    best: Words = ()
    most = -1.0
    for way in _ways(typed):
        known = [_has(searcher, field, word.lemma) for word in way]
        found = tuple(
            word if there else _respelled(word, searcher, field)
            for word, there in zip(way, known, strict=True)
        )
        share = sum(_has(searcher, field, word.lemma) for word in found) / max(1, len(found))
        if share > most:
            best, most = found, share
        if share == 1:
            break
    return best


def _ways(typed: str) -> Iterator[list[Word]]:
    """Yield the ways a text can be read, the likeliest first."""
    yield words.words(typed)
    if scripts.script(typed) != "Latn" or scripts.alphabet(typed):
        return
    for alphabet in ("latin2021", "latin2018"):
        yield words.words(typed, alphabet)
    yield words.words(" ".join(map(_on_other_layout, typed.lower().split())), None)


def _on_other_layout(word: str) -> str:
    """Return what the same keys write in Kazakh; a number stays one."""
    return (
        word
        if any(map(str.isdigit, word)) and not _LETTER.search(word)
        else word.translate(_layout())
    )


def _has(searcher: tantivy.Searcher, field: str, lemma: str) -> bool:
    return searcher.doc_freq(field, lemma) > 0


def _respelled(word: Word, searcher: tantivy.Searcher, field: str) -> Word:
    """Return the word of the index that an unknown one is most likely meant for."""
    if len(word.norm) < _MIN or not word.norm.isalpha():
        return word
    lemma = _otherwise_typed(word.norm, searcher, field)
    if lemma is None and len(word.norm) >= nearness.SHORTEST:
        lemma = nearness.nearest(word.norm, searcher.terms_with_prefix(field, word.norm[:2]))
    if lemma is None:
        return word
    return Word(lemma + word.norm[len(lemma) :], lemma, lemma[: words.STEM])


def _otherwise_typed(norm: str, searcher: tantivy.Searcher, field: str) -> str | None:
    """Return the longest lemma that differs only in letters typed for one another."""
    folded = fold(norm)
    found = [
        (len(lemma), count, lemma)
        for beginning in _beginnings(norm[:_MIN])
        for lemma, count in searcher.terms_with_prefix(field, beginning)
        if folded.startswith(fold(lemma)) and len(folded) - len(lemma) <= _ENDING
    ]
    return max(found)[2] if found else None


def _beginnings(plain: str) -> list[str]:
    """Return the ways to write some letters with others that are typed alike."""
    ways = [""]
    for letter in plain:
        ways = [way + one for way in ways for one in _alike().get(letter, letter)]
    return ways


def fold(norm: str) -> str:
    """Write one letter for all that are typed alike."""
    return norm.translate(_first())


@cache
def _alike() -> dict[str, str]:
    """Return, for each letter, all that are typed for it."""
    table = rows("anyq.search", "alike.tsv")
    return {letter: row["letters"] for row in table for letter in row["letters"]}


@cache
def _first() -> dict[int, str]:
    return str.maketrans({letter: alike[0] for letter, alike in _alike().items()})


@cache
def _layout() -> dict[int, str]:
    return str.maketrans(
        {row["key"]: row["letter"] for row in rows("anyq.search", "keyboards.tsv")}
    )
