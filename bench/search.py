"""Search over many passages, beside plain tantivy: BM25 on words, in the same run.

The passages are synthetic: sentences drawn from the text in ../shared/data and put together.
`ANYQ_BENCH_PASSAGES` says how many (a million for the figure in docs/decisions/0012-search.md).
Every question is asked once, ours and theirs in turn, top ten without snippets, on one core.
"""

import json
import os
import random
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, process_time

import tantivy

from anyq.search import fields, folder, typed, words
from anyq.search.query import parse
from anyq.search.rank import ranked
from anyq.search.source import Entry

SHARED = Path("../shared/data")
PASSAGES = int(os.environ.get("ANYQ_BENCH_PASSAGES", "100000"))
LETTERS = 850  # of a passage, as those of KazQAD have on average
_SENTENCE = re.compile(r"[^.!?\n]{20,400}[.!?]")


def sentences() -> list[str]:
    """Return the sentences of all running text."""
    texts = [path.read_text("utf-8") for path in sorted((SHARED / "text").glob("*/*.txt"))]
    packs = [path.read_text("utf-8") for path in sorted((SHARED / "text").glob("*/*.json"))]
    texts += ["\n".join(_strings(json.loads(pack))) for pack in packs]
    lines = (SHARED / "search/passages.jsonl").read_text("utf-8").splitlines()
    texts += [json.loads(line)["text"] for line in lines]
    return [m[0].strip() for text in texts for m in _SENTENCE.finditer(text)]


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _strings(one)


def passages(count: int) -> Iterator[str]:
    """Yield synthetic passages, the same ones every time."""
    known, draw = sentences(), random.Random(count)
    for _ in range(count):
        text = ""
        while len(text) < LETTERS:
            text += draw.choice(known) + " "
        yield text


def questions() -> list[str]:
    """Return the distinct questions."""
    lines = (SHARED / "search/questions-dev.jsonl").read_text("utf-8").splitlines()
    return list(dict.fromkeys(json.loads(line)["question"] for line in lines))


def measure() -> dict[str, float]:
    """Index the passages with both, ask every question of both."""
    with tempfile.TemporaryDirectory() as place:
        ours, theirs = Path(place, "ours"), Path(place, "theirs")
        taken = _index(ours, theirs)
        taken |= _ask(ours, theirs)
    return taken | {"passages": PASSAGES}


def _plain_schema() -> tantivy.Schema:
    return tantivy.SchemaBuilder().add_text_field("text", index_option="freq").build()


def _index(ours: Path, theirs: Path) -> dict[str, float]:
    ours.mkdir()
    theirs.mkdir()
    writer = tantivy.Index(fields.schema(), str(ours)).writer(64_000_000, 1)
    other = tantivy.Index(_plain_schema(), str(theirs)).writer(64_000_000, 1)
    spent, letters = 0.0, 0
    for number, text in enumerate(passages(PASSAGES)):
        letters += len(text.encode())
        other.add_document(tantivy.Document(text=text))
        entry = Entry(f"a{number:016x}", "", text, None, None, None, None, (), ())
        started = process_time()
        writer.add_document(fields.document(entry))
        spent += process_time() - started
    for one in (writer, other):
        one.commit()
        one.wait_merging_threads()
    return {
        "documents_per_s": PASSAGES / spent,
        "index_bytes_per_text_byte": folder.size(ours) / letters,
    }


def _ask(ours: Path, theirs: Path) -> dict[str, float]:
    mine = tantivy.Index.open(str(ours)).searcher()
    peer = tantivy.Index.open(str(theirs))
    other = peer.searcher()
    words.words("сөз")  # the tables are loaded once a process
    taken: list[tuple[float, float]] = []
    for question in questions():
        plain = re.sub(r"\W+", " ", question)
        started = perf_counter()
        other.search(peer.parse_query(plain, ["text"]), 10, count=False)
        between = perf_counter()
        ranked(mine, typed.sought(parse(question), mine), 0, 10)
        taken.append((perf_counter() - between, between - started))
    us, them = ([1000 * one for one in side] for side in zip(*taken, strict=True))
    return {
        "anyq_ms_p50": median(us),
        "anyq_ms_p95": quantiles(us, n=20)[-1],
        "tantivy_words_ms_p50": median(them),
        "tantivy_words_ms_p95": quantiles(them, n=20)[-1],
        "ratio_of_sums": sum(us) / sum(them),
    }
