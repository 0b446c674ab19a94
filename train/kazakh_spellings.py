"""Say which stems are frequent, for reading Latin and Arabic letters as Cyrillic.

    python -m train.kazakh_spellings

Reads the lexicon in the package, running text (`train.kazakh_corpus`) and word lists of
`../shared/data/words` (Unilex, Unicode licence; country names, MIT). Writes
`src/anyq/kazakh/spellings.bin`: stems by frequency, names the lexicon has not, and for each
alphabet the frequent forms that would still be read as another word. Takes a minute.
"""

import csv
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from anyq.data import rows
from anyq.kazakh import alike, morphology, tables
from anyq.kazakh.transliterate import read_word
from anyq.kazakh.writing import Alphabet, write_word
from train.kazakh_corpus import SHARED, counts

OUTPUT = Path("src/anyq/kazakh/spellings.bin")
ALPHABETS: tuple[Alphabet, ...] = ("latin2018", "latin2021", "arabic")
_WORD = re.compile(r"[а-яёәғқңөұүһі]+")
_UNILEX_UNIT = 5052  # what Unilex writes for a word seen once
_STEMS = 10_000  # the most frequent ones; the others are equals
_SEEN = 3  # times a word without a reading must stand in the lists
_FORMS = 2  # times a misread form must stand in the lists

Counts = dict[str, float]


def forms() -> Counts:
    """Count the forms of running text and of Unilex."""
    found: Counter[str] = Counter({w: c.total for w, c in counts().items() if _WORD.fullmatch(w)})
    for line in (SHARED / "words/frequency-unilex.tsv").read_text("utf-8").splitlines():
        word, _, number = line.partition("\t")
        if number.isdigit() and _WORD.fullmatch(word.lower()):
            found[word.lower()] += int(number) // _UNILEX_UNIT
    return dict(found)


def ranked(seen: Counts) -> list[str]:
    """Return the most frequent stems: a form counts for each of its lemmas in equal parts."""
    total: Counter[str] = Counter()
    for form, number in seen.items():
        lemmas = {r.lemma for r in morphology.readings(form) if r.source != "guess"}
        for lemma in lemmas:
            total[lemma] += number / len(lemmas)  # type: ignore[assignment]
    return [stem for stem, _ in total.most_common(_STEMS)]


def unread(seen: Counts) -> Iterator[str]:
    """Yield words that the lexicon does not read: loans, countries, frequent forms."""
    listed = [word for row in rows("anyq.kazakh", "loans.tsv") for word in row["words"].split()]
    with (SHARED / "words/countries.csv").open(encoding="utf-8") as file:
        listed += _WORD.findall(" ".join(row["value"].lower() for row in csv.DictReader(file)))
    often = [form for form, number in seen.items() if number >= _SEEN and len(form) > 3]
    yield from (w for w in dict.fromkeys((*listed, *often)) if "-" in w or not alike.is_known(w))


def misread(seen: Counts, alphabet: Alphabet) -> Iterator[tuple[str, str]]:
    """Yield (spelling, form) of the forms that are read as another, rarer one."""
    best: dict[str, str] = {}
    for form in seen:
        if alike.is_known(form) or form in alike.names():
            printed = write_word(form, alphabet)
            if seen[form] > seen.get(best.get(printed, ""), 0):
                best[printed] = form
    for printed, form in best.items():
        if printed and seen[form] >= _FORMS:
            read = "".join(sign for _, sign in read_word(printed, alphabet))
            both_names = {read, form} <= tables.names()[0].keys()
            if read != form and seen[form] > seen.get(read, 0) and not both_names:
                yield printed, form


def save(parts: list[str]) -> None:
    """Write the table and forget what was read from the old one."""
    OUTPUT.write_bytes(zlib.compress("\x1e".join(parts).encode(), 9))
    for cached in (alike.parts, alike.names, alike.ranks, alike.index, alike.exceptions):
        cached.cache_clear()
    alike.is_known.cache_clear()
    alike.rank.cache_clear()


def main() -> None:
    """Write the table: without exceptions first, for those are what it then misreads."""
    seen = forms()
    save(["", ""])
    parts = ["\n".join(ranked(seen)), "\n".join(sorted(unread(seen)))]
    save(parts)
    for alphabet in ALPHABETS:
        found = dict(misread(seen, alphabet))
        parts.append(f"{alphabet}\x1f" + "\n".join(found) + "\x1f" + "\n".join(found.values()))
        print(alphabet, len(found), list(found.items())[:5])
    save(parts)
    print(len(parts[1].split("\n")), "names,", OUTPUT.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
