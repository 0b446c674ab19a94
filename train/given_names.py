"""Propose given names for `reading/data/given_names.tsv` from running text without labels.

    python -m train.given_names [LEAST]

Running text: that of `train.kazakh_corpus` (no sentence of KazNERD). A word is proposed where it
stands, capital, right before words that end like a surname or patronymic for sure
(`surname_endings.tsv`), LEAST different ones (2 if not given), and is no common word of the
language. A person who knows the names confirms each line before it goes into the table; the table
also has names from general knowledge. Prints how many names of the table the text supports, then
the proposals that the table lacks, most surnames first.
"""

import sys
from collections import defaultdict
from collections.abc import Iterator

from anyq.kazakh import tokens
from anyq.reading.names.forms import key
from anyq.reading.names.parts import common, given_names, nominative, sure_surname
from train.kazakh_corpus import texts

_SHORTEST = 3  # letters


def pairs(text: str) -> Iterator[tuple[str, str]]:
    """Yield (word, surname after it), both as their nominative, lower case."""
    before = ""
    for word in tokens.tokenize(text):
        capital = word.text[0].isupper() and word.text.isalpha() and not word.text.isupper()
        if capital and before:
            surname = nominative(word.norm).stem
            if sure_surname(surname):
                yield before, surname
        before = word.norm if capital and len(word.norm) >= _SHORTEST else ""


def proposals(least: int) -> tuple[dict[str, set[str]], int]:
    """Return the names proposed with the surnames met after them, and how many were known."""
    met: dict[str, set[str]] = defaultdict(set)
    for text in texts():
        for name, surname in pairs(text):
            met[name].add(surname)
    table = {key(name.lower()) for name in given_names()}
    known = sum(1 for name in met if key(name) in table)
    new = {
        name: found
        for name, found in met.items()
        if len(found) >= least and key(name) not in table
        if not common(name) and not sure_surname(name)
    }
    return new, known


def main() -> None:
    """Run as a command; see the module."""
    least = int(sys.argv[1]) if len(sys.argv) > 1 else 2
    new, known = proposals(least)
    print(f"{known} of {len(given_names())} names of the table stand before a surname in the text")
    for name in sorted(new, key=lambda name: -len(new[name])):
        print(f"{name.title()}\t{len(new[name])}\t{' '.join(sorted(new[name])[:3])}")


if __name__ == "__main__":
    main()
