"""What sentences say beside the number: countries, times, and what an article is about."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

import msgspec

from anyq.article import Article
from anyq.data import rows
from anyq.doc import Doc, Sentence, TimeMention
from anyq.entity import Entity, EntityKind
from anyq.reading.figures import words
from anyq.reading.figures.places import case_of

UNION = "EU"
PLACES: frozenset[EntityKind] = frozenset({"place"})
BODIES: frozenset[EntityKind] = frozenset({"organisation"})
ANY: frozenset[EntityKind] = frozenset({"place", "organisation", "person"})
VENUE = re.compile(r"\s+(?:өт(?:кен|етін|кізілген)|ót(?:ken|etin|kizilgen))\b")  # `Албанияда өткен`
LEAD = 2  # sentences after the headline that say what an article is about
OF_OR_IN = ("Gen", "Loc")  # cases of the place a figure is of


class Country(msgspec.Struct, frozen=True):
    """A country named at a place of the text; `kind` says by what: itself, who acts for it."""

    start: int
    end: int
    code: str
    kind: EntityKind


class Context(msgspec.Struct, frozen=True):
    """An article ready to be asked.

    Attributes:
        article, doc: the text and what was found in it.
        countries: where countries are named, in order; not those of `АҚШ доллары`.
        names: where anything is named, with the entity, in order.
        paragraphs: index of the paragraph of each sentence.
    """

    article: Article
    doc: Doc
    countries: tuple[Country, ...]
    names: tuple[tuple[int, int, Entity], ...]
    paragraphs: tuple[int, ...]

    def sentence(self, index: int) -> Sentence:
        """Return a sentence."""
        return self.doc.sentences[index]

    def sentence_at(self, offset: int) -> int:
        """Return the index of the sentence that holds a code point."""
        return bisect_right(self.doc.sentences, offset, key=lambda one: one.start) - 1

    def in_title(self, index: int) -> bool:
        """Whether a sentence belongs to the headline."""
        return self.sentence(index).start < len(self.article.title)

    def codes(self, start: int, end: int, kinds: frozenset[EntityKind] = PLACES) -> tuple[str, ...]:
        """Return the countries named in a stretch of text, in order, each once."""
        found = [
            one.code for one in self.countries if start <= one.start < end and one.kind in kinds
        ]
        return tuple(dict.fromkeys(found))

    def regions(self, start: int, end: int, cases: tuple[str, ...] = OF_OR_IN) -> tuple[str, ...]:
        """Return the ids of places within a country that a stretch of text is of or in."""
        found = [
            entity.id
            for first, last, entity in self.names
            if start <= first < end and _is_region(entity) and self._owns(last, cases)
        ]
        return tuple(dict.fromkeys(found))

    def _owns(self, end: int, cases: tuple[str, ...]) -> bool:
        """Whether a figure may be of the place named up to there: `Алматының`, `Алматы халқы`."""
        case = self.case(end)
        sentence = self.sentence(self.sentence_at(end - 1))
        after = next((token for token in sentence.tokens if token.start >= end), None)
        joined = case == "Nom" and after is not None and after.feat("Person[psor]") == "3"
        return case in cases or joined

    def case(self, end: int) -> str:
        """Return the case of the word that ends at a code point."""
        sentence = self.doc.sentences[self.sentence_at(end - 1)]
        return next((case_of(token) for token in sentence.tokens if token.end >= end), "Nom")

    def lead(self, index: int) -> int | None:
        """Return the sentence that a list item hangs on: the one before the list, ending in `:`."""
        while index > 0 and self._is_item(index):
            index -= 1
            if self.sentence(index).tokens[-1].norm == ":":
                return index
        return None

    def _is_item(self, index: int) -> bool:
        return self.sentence(index).tokens[0].norm in words.listed("bullet")

    def times(self, start: int, end: int) -> list[TimeMention]:
        """Return the times printed in a stretch of text."""
        return [one for one in self.doc.times if start <= one.start and one.end <= end]

    def topic(self, most: int) -> tuple[str, ...]:
        """Return the countries the article is about, at most so many.

        Those of the headline first; where it names fewer, those named most in the text.
        """
        title = self.codes(0, len(self.article.title))
        counts = Counter(one.code for one in self.countries)
        order = [*title, *(code for code, _ in counts.most_common() if code not in title)]
        return tuple(order[:most])

    def home(self) -> tuple[str, ...]:
        """Return the id of the region an article is about, where it speaks of no country.

        It is named in the headline or the first sentence, and more than once; the town that the
        dateline names is only where the text was filed.
        """
        if any(entity.kind == "place" and entity.name in states() for _, _, entity in self.names):
            return ()
        regions = [
            (start, entity.id)
            for start, _, entity in self.names
            if _is_region(entity) and entity.name != self.article.dateline
        ]
        lead = {one for start, one in regions if self.sentence_at(start) <= LEAD}
        best = Counter(one for _, one in regions).most_common(1)
        return tuple(one for one, times in best if one in lead and times > 1)

    def pair(self) -> tuple[str, ...]:
        """Return the two countries that the article most often names in one sentence."""
        pairs: Counter[tuple[str, str]] = Counter()
        for sentence in self.doc.sentences:
            codes = self.codes(sentence.start, sentence.end, ANY)
            pairs.update(combinations(sorted(codes), 2))
        if not pairs:
            return ()
        (best, times), *rest = pairs.most_common(2)
        return best if not rest or rest[0][1] < times else ()


def of(article: Article, doc: Doc, entities: Sequence[Entity]) -> Context:
    """Prepare an article.

    Args:
        article: the article.
        doc: its analysis.
        entities: what it names.
    """
    names = sorted(
        ((span.start, span.end, entity) for entity in entities for span in entity.mentions),
        key=lambda one: one[:2],
    )
    money = [(one.start, one.end) for one in doc.amounts]
    return Context(
        article=article,
        doc=doc,
        countries=tuple(
            country
            for country in _countries(names)
            if not any(start <= country.start < end for start, end in money)
            and not VENUE.match(doc.text, country.end)
        ),
        names=tuple(names),
        paragraphs=tuple(doc.text.count("\n", 0, sentence.start) for sentence in doc.sentences),
    )


def _is_region(entity: Entity) -> bool:
    """Whether a place lies within a country and is none."""
    return entity.kind == "place" and entity.country is not None and entity.name not in states()


@cache
def states() -> frozenset[str]:
    """Return every name of a country."""
    official = (row["name"] for row in rows("anyq.reading", "data/countries.tsv"))
    pressed = (row["form"] for row in rows("anyq.reading", "data/country_names.tsv"))
    return frozenset((*official, *pressed))


def _countries(names: Sequence[tuple[int, int, Entity]]) -> Iterator[Country]:
    for start, end, entity in names:
        if entity.country and entity.kind in ("place", "person", "organisation"):
            union = entity.country == UNION  # an organisation that is a subject itself
            yield Country(start, end, entity.country, "place" if union else entity.kind)
