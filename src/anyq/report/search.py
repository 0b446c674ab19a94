"""What a search found, as a person reads it."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from anyq.report.messages import Language, term, text
from anyq.report.record import source_line
from anyq.search import Count, Facets, Hit, Hits, Snippet, Status

_SHOWN = 8  # values of a facet


def found(value: Hits, lang: Language) -> RenderableType:
    """Draw an answer: how many, how the query was read, the hits, the facets."""
    lines: list[RenderableType] = []
    if value.read_as:
        lines.append(Text(text("search.read_as", lang, words=value.read_as), style="yellow"))
    if not value.hits:
        return Group(*lines, Text(text("search.none", lang)))
    lines.append(Text(text("search.total", lang, count=value.total), style="dim"))
    for one in value.hits:
        lines += [Text(), *_hit(one, lang)]
    if value.facets:
        lines += [Text(), *_facets(value.facets, lang)]
    return Group(*lines)


def _hit(value: Hit, lang: Language) -> Iterator[Text]:
    yield Text(value.source.title, style="bold")
    if value.snippet:
        yield _marked(value.snippet)
    yield source_line(value.source, lang, value.source.article)


def _marked(value: Snippet) -> Text:
    """Draw the words found in bold; a line break becomes a blank."""
    drawn = Text(value.text.replace("\n", " "))
    for mark in value.marks:
        drawn.stylize("bold green", mark.start - value.start, mark.end - value.start)
    return drawn


def _facets(value: Facets, lang: Language) -> Iterator[Text]:
    types = [Count(c.value, term("event", c.value, lang), c.articles) for c in value.types]
    for key, counts in (
        ("months", value.months[-_SHOWN:]),
        ("sources", value.sources),
        ("entities", value.entities),
        ("types", types),
    ):
        if counts:
            told = ", ".join(f"{one.name} {one.articles}" for one in counts[:_SHOWN])
            yield Text.assemble((f"{text(f'search.{key}', lang)}: ", "bold"), told)


def status(value: Status, lang: Language) -> Text:
    """Tell the state of an index."""
    return Text(
        text(
            "index.sound" if value.sound else "index.damaged",
            lang,
            place=value.place or "—",
            articles=value.articles,
            size=f"{value.bytes / 1e6:,.1f}",
            behind=value.behind,
        )
    )
