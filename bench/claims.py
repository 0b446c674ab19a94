"""Tokens a second of times, amounts and figures together, given the analysed sentences and names.

The texts are the articles of ../shared/data, where it is present, else the page that ships. The
first round warms the tables up; the best of the others counts (another job on the machine only
ever makes one slower).
"""

import json
from collections.abc import Sequence
from importlib.resources import files
from time import process_time

import msgspec
from eval.measure import shared

from anyq import articles, capture, pipeline
from anyq.article import Article
from anyq.doc import Doc
from anyq.entity import Entity
from anyq.reading import amounts, entities, figures, times
from anyq.values import find_values

ROUNDS = 5
Analysed = tuple[Article, Doc, tuple[Entity, ...]]


def texts() -> list[bytes]:
    """Return the pages to read."""
    folder = shared()
    if folder is None:
        return [files("anyq.demo").joinpath("page.txt").read_bytes()] * 20
    lines = (folder / "articles/kazinform-latin-dev.jsonl").read_text("utf-8").splitlines()
    rows = (json.loads(line) for line in lines)
    return [f"{row['title']}\n\n{row['printed_date']}\n\n{row['text']}".encode() for row in rows]


def analysed() -> list[Analysed]:
    """Return each article with its sentences, names and entities."""
    found = []
    for number, text in enumerate(texts()):
        article = articles.read(capture.make_page(text, f"{number}.txt"))
        doc = pipeline.annotate(article)
        found.append((article, doc, entities.resolve(article, doc.mentions, doc.sentences)))
    return found


def work(article: Article, doc: Doc, names: Sequence[Entity]) -> None:
    """Read the values of an article and make claims of them."""
    found = [find_values(sentence.tokens) for sentence in doc.sentences]
    placed = times.anchor(article.published, doc.sentences, article.republished, found)
    read = amounts.read(article.text, doc.sentences, found)
    fresh = msgspec.structs.replace(doc, times=tuple(placed), amounts=tuple(read))
    figures.read(article, fresh, tuple(names))


def measure() -> dict[str, float]:
    """Take the measure."""
    docs = analysed()
    tokens = sum(len(sentence.tokens) for _, doc, _ in docs for sentence in doc.sentences)
    taken = []
    for _ in range(ROUNDS):
        started = process_time()
        for one in docs:
            work(*one)
        taken.append(process_time() - started)
    return {"times_amounts_figures_tokens_s": tokens / min(taken[1:]), "tokens": float(tokens)}


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name:34} {value:g}")
