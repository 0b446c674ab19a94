"""Running text for the recipes of `anyq.kazakh`: sentences of normalised words from ../shared/data.

Neither the treebank nor KazNERD is in it: accuracy and coverage are measured on those.
"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from anyq.kazakh import scripts, tokens

SHARED = Path("../shared/data")


class Count(NamedTuple):
    """How often a normalised word stands in the text.

    Attributes:
        total: everywhere.
        inside: after another word, in a line that has capitals: some texts have none.
        capital: of these, with a capital.
    """

    total: int
    inside: int
    capital: int


def texts() -> Iterator[str]:
    """Yield texts: government, general, news, headlines, passages, Latin articles."""
    for folder in ("text/gov", "text/news"):
        for path in sorted((SHARED / folder).iterdir()):
            yield from path.read_text("utf-8", errors="replace").splitlines()
    for path in sorted((SHARED / "text/general").glob("*.json")):
        yield from dict.fromkeys(_strings(json.loads(path.read_text("utf-8"))))
    for line in (SHARED / "headlines/kk-en-dev.tsv").read_text("utf-8").splitlines():
        yield line.split("\t")[0]
    for name, key in (("search/passages", "text"), ("articles/kazinform-latin-dev", "text")):
        for line in (SHARED / f"{name}.jsonl").read_text("utf-8").splitlines():
            yield json.loads(line)[key]


def _strings(node: object) -> Iterator[str]:
    """Yield the Cyrillic strings of a JSON document."""
    if isinstance(node, str):
        if scripts.script(node) == "Cyrl":
            yield node
    elif isinstance(node, dict):
        for value in node.values():
            yield from _strings(value)
    elif isinstance(node, list):
        for value in node:
            yield from _strings(value)


def counts() -> dict[str, Count]:
    """Count the Cyrillic words of `texts`."""
    total: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for text in texts():
        before, cased = ".", text.lower() != text
        for word in tokens.tokenize(text):
            if word.text[0].isalpha():
                total[word.norm] += 1
                if cased and before.isalnum():
                    inside[word.norm] += 1
                    capital[word.norm] += word.text[0].isupper()
            before = word.text[-1]
    return {word: Count(total[word], inside[word], capital[word]) for word in total}
