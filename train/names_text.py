"""Unlabelled sentences for the recogniser of names, cut into words as KazNERD cuts them.

    python -m train.names_text OUT.txt [MOST]            # a sentence a line, words between blanks
    python -m train.names_text clues SENTENCES OUT.npz   # what the recogniser looks at in a text

From ../shared/data: news first (agency articles, headlines, NTREX), then passages, Wikipedia and
government sites. No sentence of KazNERD is among them.
"""

import json
import re
import sys
import zlib
from array import array
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from anyq import kazakh
from anyq.kazakh import sentences, tokens
from anyq.reading.names import clues
from train.kazakh_corpus import SHARED, _strings

_SIGNS = re.compile(r"(\d[\d.,]*)([%‰].*)")
BUCKETS = 60_000
_SHORTEST, _LONGEST = 3, 60  # words


def read(path: Path) -> list[list[str]]:
    """Read the sentences of a file: IOB2 (`*.iob2`), or a sentence a line."""
    text = path.read_text("utf-8")
    if path.suffix == ".iob2":
        blocks = (block.splitlines() for block in text.split("\n\n"))
        rows = ([line.split()[0] for line in block if line.strip()] for block in blocks)
        return [row for row in rows if row]
    return [line.split() for line in text.splitlines() if line.strip()]


def texts() -> Iterator[str]:
    """Yield texts, those most like news first."""
    for line in _lines("articles/kazinform-latin-dev.jsonl"):
        row = json.loads(line)
        yield kazakh.to_cyrillic(row["title"] + "\n" + row["text"]).text
    for line in _lines("headlines/kk-en-dev.tsv"):
        yield line.split("\t")[0]
    yield from _lines("text/news/ntrex-kaz.txt")
    yield from (json.loads(line)["text"] for line in _lines("search/passages.jsonl"))
    for path in sorted((SHARED / "text/gov").glob("*.txt")):
        if "lowercased" not in path.name:
            yield from path.read_text("utf-8", errors="replace").splitlines()
    for name in ("filtered_wikipedia_kz", "common_voice_kk", "tatoeba_kazakh"):
        path = SHARED / f"text/general/{name}_pack.json"
        yield from dict.fromkeys(_strings(json.loads(path.read_text("utf-8"))))


def _lines(name: str) -> list[str]:
    return (SHARED / name).read_text("utf-8", errors="replace").splitlines()


def cut(text: str) -> Iterator[list[str]]:
    """Yield the sentences of a text, each as its words."""
    found = tokens.tokenize(text)
    for first, last in sentences.split(text, found):
        words: list[str] = []
        for token in found[first:last]:
            parts = _SIGNS.fullmatch(token.text)
            words += parts.groups() if parts else [token.text]
        yield words


def telling(words: list[str]) -> bool:
    """Whether a sentence can hold a name or a number, and is neither too short nor too long."""
    inner = any(word[0].isupper() or word[0].isdigit() for word in words[1:])
    return inner and _SHORTEST <= len(words) <= _LONGEST


def write_clues(sentences: Iterable[list[str]], path: Path) -> None:
    """Write the clues of every word, as buckets: all in a row, and where those of a word begin."""
    flat, starts = array("i"), array("l")
    for words in sentences:
        known = [clues.word(word) for word in words]
        rows = [list(each.own) for each in known]
        for start, end, names, first, others in clues.around(known):
            for place in range(start, end):
                rows[place] += filter(None, (*names, first if place == start else others))
        for row in rows:
            starts.append(len(flat))
            flat.extend(zlib.crc32(name.encode()) % BUCKETS for name in row)
    np.savez(path, flat=np.array(flat, np.int32), starts=np.array(starts, np.int64))


def main() -> None:
    """Run as a command; see the module."""
    if sys.argv[1] == "clues":
        write_clues(read(Path(sys.argv[2])), Path(sys.argv[3]))
        return
    most = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000_000
    seen: dict[str, None] = {}
    total = 0
    for text in texts():
        for words in cut(text):
            line = " ".join(words)
            if telling(words) and line not in seen and total < most:
                seen[line] = None
                total += len(words)
    Path(sys.argv[1]).write_text("\n".join(seen) + "\n", "utf-8")
    print(len(seen), "sentences", total, "words")


if __name__ == "__main__":
    main()
