"""The fields of the index, and an article as a document of them."""

import zlib
from datetime import date
from functools import cache
from urllib.parse import urlsplit

import tantivy

from anyq.search import words
from anyq.search.source import Entry

VERSION = 1  # a change of the fields, or of how words become terms, makes every index anew
PACKING = 6  # level of zlib
ENTITY_FIELDS = {"person": "person", "place": "place", "organisation": "org"}


@cache
def schema() -> tantivy.Schema:
    """Return the schema. Words are cut by Anyq and joined by blanks."""
    build = tantivy.SchemaBuilder()
    build.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    build.add_text_field("lemma", tokenizer_name="whitespace", index_option="position")
    build.add_text_field("stem", tokenizer_name="whitespace", index_option="freq")
    build.add_text_field("head", tokenizer_name="whitespace", index_option="freq")
    build.add_bytes_field("letters", stored=True)
    for name in ENTITY_FIELDS.values():
        build.add_text_field(name, tokenizer_name="whitespace", index_option="basic")
    build.add_text_field("outlet", tokenizer_name="raw", index_option="basic")
    for name in ("month", "source", "entity", "type"):
        build.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    build.add_unsigned_field("day", indexed=True, fast=True)
    build.add_unsigned_field("last", indexed=True, fast=True)
    return build.build()


def document(entry: Entry) -> tantivy.Document:
    """Return an article as a document."""
    found = words.words(entry.text)
    made = tantivy.Document()
    made.add_text("id", entry.id)
    made.add_text("lemma", " ".join([word.lemma for word in found]))
    made.add_text("stem", " ".join([word.stem for word in found]))
    made.add_bytes("letters", zlib.compress(words.letters(found).encode(), PACKING))
    made.add_text("head", " ".join([word.stem for word in words.words(entry.title)]))
    _add_facts(made, entry)
    return made


def letters(found: tantivy.Document) -> str:
    """Return what `words.letters` gave of an article."""
    return zlib.decompress(found["letters"][0]).decode()


def _add_facts(made: tantivy.Document, entry: Entry) -> None:
    for name in entry.names:
        made.add_text("entity", name.id)
        if name.kind in ENTITY_FIELDS:
            made.add_text(ENTITY_FIELDS[name.kind], " ".join(name_words(name.name)))
    for kind in entry.types:
        made.add_text("type", kind)
    for outlet in outlets(entry):
        made.add_text("outlet", outlet)
    for outlet in outlets(entry)[:1]:
        made.add_text("source", outlet)
    first, last = days(entry)
    made.add_unsigned("day", first)
    made.add_unsigned("last", last)
    if first and first // 100 == last // 100:
        made.add_text("month", f"{first // 10000}-{first // 100 % 100:02}")


def name_words(name: str) -> list[str]:
    """Return the words of a name as they are looked for."""
    return [word.lemma for word in words.words(name)]


def outlets(entry: Entry) -> list[str]:
    """Return what an article's source is called: publisher, then site; lower case."""
    site = urlsplit(entry.url).hostname if entry.url and "//" in entry.url else None
    known = (entry.publisher, site.removeprefix("www.") if site else None)
    return list(dict.fromkeys(one.lower() for one in known if one))


def days(entry: Entry) -> tuple[int, int]:
    """Return the first and last day of publication as numbers, 20240502; 0 where not known."""
    if not entry.start or not entry.end:
        return 0, 0
    first = number(date.fromisoformat(entry.start[:10]))
    end = date.fromisoformat(entry.end[:10])
    if len(entry.end) > 10 and entry.end[11:16] != "00:00":
        return first, number(end)
    return first, max(first, number(date.fromordinal(end.toordinal() - 1)))


def number(day: date) -> int:
    """Return a day as a number that sorts: 20240502."""
    return day.year * 10000 + day.month * 100 + day.day
