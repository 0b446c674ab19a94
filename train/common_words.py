"""Write `src/anyq/reading/data/common_words.tsv`: words that running text prints in lower case.

A capitalised word that is a common word is hardly a part of a person's name. Kept are the stems of
KazNLP-Pipeline that are met in public running text of ../shared/data, and other words met mostly in
lower case; no labels are used. A given name among them is told by `names.parts.lexical`.
Run `python -m train.common_words`.
"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from anyq import kazakh
from anyq.kazakh.morphology import readings

DATA = Path(__file__).parents[2] / "shared/data"
TARGET = Path(__file__).parents[1] / "src/anyq/reading/data/common_words.tsv"
LEAST = 3  # times in lower case, for a word no list has
SHARE = 0.6  # of the times such a word stands inside a sentence
HEAD = """\
# Words that running text prints in lower case: dictionary forms, {size} of them.
# Made by `python -m train.common_words` from the stems of KazNLP-Pipeline (Apache-2.0), Unilex
# (Unicode licence) and public text (government sites, Wikipedia, NTREX, headlines).
# A word is a fact.
word
"""


def texts() -> Iterator[str]:
    """Yield the texts."""
    for path in sorted(DATA.glob("text/general/*.json")):
        yield from (sample["text"] for sample in json.loads(path.read_text("utf-8"))["samples"])
    for path in (*sorted(DATA.glob("text/gov/*.txt")), DATA / "text/news/ntrex-kaz.txt"):
        if "lowercased" not in path.name:
            yield from path.read_text("utf-8", errors="replace").splitlines()
    for line in (DATA / "headlines/kk-en-dev.tsv").read_text("utf-8").splitlines():
        yield line.partition("\t")[0]


def listed() -> set[str]:
    """Return the stems of KazNLP-Pipeline."""
    lines = (DATA / "words/stems-pos.tsv").read_text("utf-8").splitlines()
    return {line.partition("\t")[0].strip().lower() for line in lines}


def frequent() -> Iterator[str]:
    """Yield the words of Unilex."""
    for line in (DATA / "words/frequency-unilex.tsv").read_text("utf-8").splitlines():
        yield line.partition("\t")[0].lower()


def main() -> None:
    """Count and write."""
    lower: Counter[str] = Counter()
    inner: Counter[str] = Counter()
    for text in texts():
        for before, word in zip(words := kazakh.tokenize(text), words[1:], strict=False):
            if word.text[0].isalpha():
                inside = before.text[0].isalnum()
                for lemma in {reading.lemma for reading in readings(word.norm)[:3]}:
                    inner[lemma] += inside
                    lower[lemma] += inside and word.text[0].islower()
    met = {reading.lemma for word in frequent() for reading in readings(word)[:3]} | set(inner)
    counted = {w for w, n in lower.items() if n >= LEAST and n >= SHARE * inner[w]}
    kept = sorted(word for word in (listed() & met) | counted if len(word) > 1)
    TARGET.write_text(HEAD.format(size=len(kept)) + "\n".join(kept) + "\n", "utf-8")
    print(f"{len(kept)} words in {TARGET}")


if __name__ == "__main__":
    main()
