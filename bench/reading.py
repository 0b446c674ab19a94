"""Pages per second of the whole reading, beside trafilatura's extraction of the same pages."""

from html import escape
from importlib.resources import files
from time import perf_counter

import trafilatura

import anyq
from anyq import capture

PAGES = 200  # enough that a run takes seconds, not minutes, on one core


def pages() -> list[str]:
    """Make HTML pages from the page that ships: each with a number of its own in its text."""
    plain = files("anyq.demo").joinpath("page.txt").read_text("utf-8")
    title, date, *body = [part for part in plain.split("\n\n") if part.strip()]
    return [html(f"{title} ({number})", date, body) for number in range(PAGES)]


def html(title: str, date: str, body: list[str]) -> str:
    """Set a page as a site would: menu, headline, date, paragraphs, footer."""
    paragraphs = "".join(f"<p>{escape(part)}</p>" for part in body)
    return (
        f'<!doctype html><html lang="kk"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        "</head><body><nav><a href='/'>Басты бет</a> <a href='/news'>Жаңалықтар</a></nav>"
        f"<article><h1>{escape(title)}</h1><time>{escape(date)}</time>{paragraphs}</article>"
        "<footer>© Барлық құқық қорғалған</footer></body></html>"
    )


def measure() -> dict[str, float]:
    """Read every page with both in turn, page by page, so that both see the same machine."""
    made = pages()
    ours = theirs = 0.0
    for number, page in enumerate(made):
        started = perf_counter()
        anyq.read(capture.make_page(page.encode(), f"{number}.html"))
        between = perf_counter()
        trafilatura.extract(page)
        ended = perf_counter()
        if number >= PAGES // 10:  # the first tenth warms both up
            ours += between - started
            theirs += ended - between
    counted = PAGES - PAGES // 10
    return {
        "anyq_read_pages_per_s": counted / ours,
        "trafilatura_extract_pages_per_s": counted / theirs,
        "ratio": theirs / ours,
    }
