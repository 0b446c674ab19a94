"""A query that has been read, as queries of tantivy."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache

import msgspec
import tantivy

from anyq.data import rows
from anyq.search import fields
from anyq.search.words import Word

HEAD = 0.2  # what a stem in the headline adds
MOST = 2 / 3  # of the words an article must hold to count as found

Clause = tuple[tantivy.Occur, tantivy.Query]
Must, Should, MustNot = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot


class Filter(msgspec.Struct, frozen=True):
    """A field that holds all `values`, or (`any`) one of them; `without`: that does not."""

    field: str
    values: tuple[str, ...]
    any: bool = False
    without: bool = False


class Sought(msgspec.Struct, frozen=True):
    """What is looked for.

    Attributes:
        words: in order.
        phrases: words side by side.
        without: words or phrases that may not occur.
        filters: on facts about the article.
        since, until: bounds of the day of publication.
        among: ids of articles to choose from; None for all.
    """

    words: tuple[Word, ...] = ()
    phrases: tuple[tuple[Word, ...], ...] = ()
    without: tuple[tuple[Word, ...], ...] = ()
    filters: tuple[Filter, ...] = ()
    since: date | None = None
    until: date | None = None
    among: tuple[str, ...] | None = None

    @property
    def stems(self) -> frozenset[str]:
        """The stems that an answer is marked for."""
        of_phrases = (word for phrase in self.phrases for word in phrase)
        return frozenset(word.stem for word in (*telling(self.words), *of_phrases))


@cache
def _asking() -> frozenset[str]:
    return frozenset(row["lemma"] for row in rows("anyq.search", "questions.tsv"))


def telling(found: Sequence[Word]) -> list[Word]:
    """Leave out words that only ask, unless there is nothing else."""
    return [word for word in found if word.lemma not in _asking()] or list(found)


def candidates(sought: Sought) -> tantivy.Query:
    """Return the query whose best answers `rank` puts in order."""
    return _with_filters(sought, list(_stems(sought)))


def matching(sought: Sought) -> tantivy.Query:
    """Return the query for the articles that count as found: most words are in them."""
    stems = list(_stems(sought))
    if not stems:
        return _with_filters(sought, [])
    heads = [part for part in stems if part[0] is Should]
    wanted = max(1, round(MOST * len(heads)))
    most = tantivy.Query.boolean_query(heads, minimum_number_should_match=wanted)
    return _with_filters(sought, [(Must, most)])


def _term(field: str, value: str) -> tantivy.Query:
    return tantivy.Query.term_query(fields.schema(), field, value, index_option="freq")


def _silent(query: tantivy.Query) -> tantivy.Query:
    return tantivy.Query.const_score_query(query, 0.0)


def _stems(sought: Sought) -> Iterable[Clause]:
    for stem in dict.fromkeys(word.stem for word in telling(sought.words)):
        head = tantivy.Query.boost_query(_term("head", stem), HEAD)
        yield Should, tantivy.Query.boolean_query([(Should, _term("stem", stem)), (Should, head)])


def _with_filters(sought: Sought, parts: list[Clause]) -> tantivy.Query:
    clauses = [*parts, *_filters(sought)]
    clauses += [(Must, _phrase(phrase)) for phrase in sought.phrases]
    clauses += [(MustNot, _phrase(phrase)) for phrase in sought.without]
    if not any(occur is not MustNot for occur, _ in clauses):
        clauses.append((Must, tantivy.Query.all_query()))
    return tantivy.Query.boolean_query(clauses)


def _phrase(phrase: Sequence[Word]) -> tantivy.Query:
    lemmas = [word.lemma for word in phrase]
    if len(lemmas) == 1:
        return _term("lemma", lemmas[0])
    return tantivy.Query.phrase_query(fields.schema(), "lemma", list(lemmas))


def _filters(sought: Sought) -> Iterable[Clause]:
    for one in sought.filters:
        parts = [(Should if one.any else Must, _term(one.field, value)) for value in one.values]
        if parts:
            yield MustNot if one.without else Must, _silent(tantivy.Query.boolean_query(parts))
    if sought.since:
        yield Must, _silent(_between("last", fields.number(sought.since), 99991231))
    if sought.until:
        yield Must, _silent(_between("day", 1, fields.number(sought.until)))
    if sought.among is not None:
        yield Must, _silent(tantivy.Query.term_set_query(fields.schema(), "id", sought.among))


def _between(field: str, low: int, high: int) -> tantivy.Query:
    kind = tantivy.FieldType.Unsigned
    return tantivy.Query.range_query(fields.schema(), field, kind, low, high)
