"""A query that has been read, as queries of tantivy."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

import msgspec
import tantivy

from anyq.data import rows
from anyq.search import fields
from anyq.search.words import Word

HEAD = 0.2  # what a stem in the headline adds
MOST = 2 / 3  # of the words an article must hold to count as found

Must, Should, MustNot = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot


class Without(NamedTuple):
    """A query that may not match."""

    query: tantivy.Query


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


def candidates(sought: Sought, head: float = HEAD) -> tantivy.Query:
    """Return the query whose best answers `rank` puts in order; `head` as `HEAD`."""
    stems = _stems(sought)
    heads = [tantivy.Query.boost_query(_term("head", stem), head) for stem in stems]
    any_of = tantivy.Query.boolean_query(
        [(Should, one) for one in (*(_term("stem", stem) for stem in stems), *heads)]
    )
    conditions = _conditions(sought)
    # Alone, a plain union of terms: tantivy then passes over what cannot be among the best.
    return _all_of([any_of, *conditions]) if conditions else any_of


def matching(sought: Sought) -> tantivy.Query:
    """Return the query for the articles that count as found: most words are in them."""
    stems = _stems(sought)
    if not stems:
        return _all_of(_conditions(sought))
    most = tantivy.Query.boolean_query(
        [(Should, _term("stem", stem)) for stem in stems],
        minimum_number_should_match=max(1, round(MOST * len(stems))),
    )
    return _all_of([most, *_conditions(sought)])


def _stems(sought: Sought) -> list[str]:
    return list(dict.fromkeys(word.stem for word in telling(sought.words)))


def _all_of(parts: Sequence[tantivy.Query | Without]) -> tantivy.Query:
    """Return the query for what meets every part; all articles where there is none to meet."""
    clauses = [
        (MustNot, part.query) if isinstance(part, Without) else (Must, part) for part in parts
    ]
    if all(occur is MustNot for occur, _ in clauses):
        clauses.append((Must, _silent(tantivy.Query.all_query())))
    return tantivy.Query.boolean_query(clauses)


def _conditions(sought: Sought) -> list[tantivy.Query | Without]:
    """Return what must hold, and what may not, besides the words."""
    found: list[tantivy.Query | Without] = [_phrase(phrase) for phrase in sought.phrases]
    found += [Without(_phrase(phrase)) for phrase in sought.without]
    for one in sought.filters:
        query = _silent(_filter(one))
        found.append(Without(query) if one.without else query)
    if sought.since:
        found.append(_silent(_between("last", fields.number(sought.since), 99991231)))
    if sought.until:
        found.append(_silent(_between("day", 1, fields.number(sought.until))))
    if sought.among is not None:
        among = tantivy.Query.term_set_query(fields.schema(), "id", list(sought.among))
        found.append(_silent(among))
    return found


def _filter(one: Filter) -> tantivy.Query:
    occur = Should if one.any else Must
    return tantivy.Query.boolean_query([(occur, _term(one.field, value)) for value in one.values])


def _term(field: str, value: str) -> tantivy.Query:
    return tantivy.Query.term_query(fields.schema(), field, value, index_option="freq")


def _silent(query: tantivy.Query) -> tantivy.Query:
    return tantivy.Query.const_score_query(query, 0.0)


def _phrase(phrase: Sequence[Word]) -> tantivy.Query:
    lemmas = [word.lemma for word in phrase]
    if len(lemmas) == 1:
        return _term("lemma", lemmas[0])
    return tantivy.Query.phrase_query(fields.schema(), "lemma", list(lemmas))


def _between(field: str, low: int, high: int) -> tantivy.Query:
    kind = tantivy.FieldType.Unsigned
    return tantivy.Query.range_query(fields.schema(), field, kind, low, high)
