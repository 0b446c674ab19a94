"""HTML pages of our own writing: articles set into layouts, with all that stands around them."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from html import escape
from pathlib import Path

import msgspec

from anyq import kazakh

FOLDER = Path(__file__).parent / "html_layouts"
MENUS = {
    "menu": "<li><a href='/c/{0}'>{1}</a></li>",
    "menu_div": "<a href='/c/{0}'>{1}</a> ",
    "menu_td": "<a href='/c/{0}'>{1}</a> | ",
    "menu_tr": "<tr><td><a href='/c/{0}'>{1}</a></td></tr>",
}
RAILS = {
    "rail": "<div class='item'><a href='/n/{0}'>{1}</a> <time>{2}</time></div>",
    "rail_div": "<div class='it'><span>{2}</span><a href='/n/{0}'>{1}</a></div>",
    "rail_br": "{2} <a href='/n/{0}'>{1}</a><br>",
    "rail_plain": "<li><a href='/n/{0}'>{1}</a></li>",
}
COMMENTS = {
    "comments": "<li><b class='fn'>{0}</b> <p>{1}</p> <a>Жауап беру</a></li>",
    "comments_div": "<div class='cm'><b>{0}</b><div>{1}</div></div>",
}
_SLOT = re.compile(r"\{\{(t:)?([^{}]+)\}\}")


@dataclass(frozen=True)
class Made:
    """A page and the article that is on it."""

    layout: str
    url: str
    content: bytes
    title: str
    day: str
    bylines: tuple[str, ...]
    paragraphs: tuple[str, ...]


class Entry(msgspec.Struct, frozen=True):
    """An article of articles.toml.

    `also_in` are other layouts that it is set into, `list` the numbers of the paragraphs that are
    items.
    """

    layout: str
    title: str
    published: str
    bylines: tuple[str, ...]
    section: str
    paragraphs: tuple[str, ...]
    tags: tuple[str, ...] = ()
    lead: str | None = None
    also: str | None = None
    photo: str | None = None
    list: tuple[int, ...] = ()
    also_in: tuple[str, ...] = ()


class Layout(msgspec.Struct, frozen=True):
    """The head of a layout: how it prints an address, a date, a paragraph and so on."""

    url: str
    date: str
    p: str
    photo: str
    tag: str
    li: str | None = None
    also: str | None = None
    script: str = "cyrillic"
    charset: str = "utf-8"
    byline_sep: str = ", "


class Around(msgspec.Struct, frozen=True):
    """The words of around.toml."""

    months: tuple[str, ...]
    menu: tuple[str, ...]
    headlines: tuple[str, ...]
    comments: tuple[tuple[str, str], ...]


@cache
def pages() -> tuple[Made, ...]:
    """Set every article into its layout."""
    entries = tomllib.loads((FOLDER / "articles.toml").read_text("utf-8"))["article"]
    articles = [msgspec.convert(entry, Entry) for entry in entries]
    chosen = [
        msgspec.structs.replace(entry, layout=name, lead=entry.lead if not i else None)
        for entry in articles
        for i, name in enumerate((entry.layout, *entry.also_in))
    ]
    return tuple(Setter(entry, number).page() for number, entry in enumerate(chosen))


@cache
def _around() -> Around:
    read = tomllib.loads((FOLDER / "around.toml").read_text("utf-8"))
    return msgspec.convert(read, Around)


@cache
def _layout(name: str) -> tuple[Layout, str]:
    head, _, template = (FOLDER / f"{name}.html").read_text("utf-8").partition("=====")
    return msgspec.convert(tomllib.loads(head), Layout), template.strip()


class Setter:
    """Sets one article into its layout; menus and rails are drawn from the page's number."""

    def __init__(self, entry: Entry, number: int) -> None:
        self.entry, self.number = entry, number
        self.layout, self.template = _layout(entry.layout)
        self.at = datetime.fromisoformat(entry.published)
        self.chance = random.Random(number)
        self.write = _writer(self.layout.script)

    def page(self) -> Made:
        """Make the page."""
        slots = self._slots()
        html = _SLOT.sub(lambda found: self._slot(found[1], found[2], slots), self.template)
        at, write = self.at, self.write
        url = self.layout.url.format(
            slug="maqala", n=10_000 + self.number, section_slug="qogam", Y=at.year, m=at.month
        )
        return Made(
            layout=self.entry.layout,
            url=url,
            content=html.encode(self.layout.charset, "xmlcharrefreplace"),
            title=write(self.entry.title),
            day=at.date().isoformat(),
            bylines=tuple(map(write, self.entry.bylines)),
            paragraphs=tuple(map(write, self._expected())),
        )

    def _slots(self) -> dict[str, str]:
        entry, layout, at, write = self.entry, self.layout, self.at, self.write
        photo = layout.photo.format(write(entry.photo)) if entry.photo else ""
        return {
            "title": escape(write(entry.title)),
            "lead": escape(write(entry.lead or entry.paragraphs[0])),
            "section": write(entry.section),
            "byline": write(layout.byline_sep.join(entry.bylines)),
            "date": self._printed(layout.date, at),
            "date_later": self._printed(layout.date, at + timedelta(hours=3)),
            "iso": f"{at.isoformat()}+05:00",
            "iso_later": f"{(at + timedelta(days=2)).isoformat()}+05:00",
            "iso_wrong": f"{(at + timedelta(days=400)).isoformat()}+05:00",
            "body": self._body(),
            "photo": photo,
            "tags": " ".join(layout.tag.format(write(tag)) for tag in entry.tags),
        }

    def _slot(self, translated: str | None, name: str, slots: dict[str, str]) -> str:
        if translated:
            return self.write(name)
        return slots[name] if name in slots else self._fill(name)

    def _body(self) -> str:
        """Write the paragraphs, with a link to another article between them if there is one."""
        parts = []
        for number, text in enumerate(self.entry.paragraphs):
            form = self.layout.li if number in self.entry.list else None
            parts.append((form or self.layout.p).format(escape(self.write(text), quote=False)))
            if number == 1 and self.entry.also and self.layout.also:
                parts.append(self.layout.also.format(escape(self.entry.also)))
        return "\n".join(parts)

    def _expected(self) -> Iterator[str]:
        """Yield the paragraphs as a reader sees them; a lead is not said twice."""
        lead = self.entry.lead
        printed = "<p>{{lead}}</p>" in self.template or ">{{lead}}<" in self.template
        if lead and printed and lead not in self.entry.paragraphs:
            yield lead
        for number, text in enumerate(self.entry.paragraphs):
            yield f"– {text}" if number in self.entry.list and self.layout.li else text

    def _printed(self, form: str, at: datetime) -> str:
        month = _around().months[at.month - 1]
        clock = {"H": f"{at.hour:02}", "M": f"{at.minute:02}"}
        names = {"month": month, "Month": month.capitalize()}
        return self.write(form.format(d=at.day, m=at.month, Y=at.year, **names, **clock))

    def _fill(self, name: str) -> str:
        """Write what stands around an article: menus, rails, comments, styles, scripts."""
        kind, _, count = name.partition(":")
        if kind in MENUS:
            words = enumerate(_around().menu)
            return "\n".join(MENUS[kind].format(i, self.write(word)) for i, word in words)
        if kind in RAILS:
            return "\n".join(self._rail(RAILS[kind], int(count)))
        if kind in COMMENTS:
            return "".join(COMMENTS[kind].format(*said) for said in _around().comments)
        return _bulk(kind, self.chance.randint(8, 40) * 1000)

    def _rail(self, form: str, count: int) -> Iterator[str]:
        headlines = _around().headlines
        for number, title in enumerate(self.chance.sample(headlines, min(count, len(headlines)))):
            when = self._printed("{d} {month}, {H}:{M}", self.at + timedelta(hours=5 - 3 * number))
            yield form.format(number, self.write(title), when)


def _bulk(kind: str, size: int) -> str:
    """Write what has no text: styles, scripts, drawings, a calendar."""
    bulk = {
        "css": lambda: "".join(f".c{i}{{color:#{i % 4096:03x}}}" for i in range(size // 20)),
        "svg": lambda: f"<svg viewBox='0 0 9 9'><path d='{'M1 2L3 4' * (size // 80)}'/></svg>",
        "js": lambda: f"var q=[{','.join(map(str, range(size // 6)))}];",
        "js_json": lambda: '{"props":["' + '","'.join(map(str, range(size // 8))) + '"]}',
        "calendar": lambda: "".join(f"<td>{day}</td>" for day in range(1, 31)),
    }
    return bulk[kind]()


def _writer(script: str) -> Callable[[str], str]:
    """Return what writes Cyrillic text as a layout's edition does."""
    if script == "latin":
        return lambda text: kazakh.convert(text, "latin2018")
    if script == "arabic":
        return lambda text: kazakh.convert(text, "arabic")
    return lambda text: text
