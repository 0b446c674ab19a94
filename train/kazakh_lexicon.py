"""Build the lexicon of `anyq.kazakh`.

    python -m train.kazakh_lexicon

Stems come from `../shared/data/words` (KazNLP-Pipeline, Apache-2.0; UniMorph, CC BY-SA 3.0; country
names, MIT), from `stems-extra.tsv`, and from evidence in running text: an unknown stem seen with
several endings. Writes `src/anyq/kazakh/lexicon.bin`. Takes about a minute.
"""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from anyq.data import rows
from anyq.kazakh import morphology, spelling, tables
from anyq.kazakh.cuts import cuts
from anyq.kazakh.letters import VOWELS
from anyq.kazakh.stems import VERBAL, bits
from train.kazakh_build import write
from train.kazakh_corpus import SHARED, Count, counts

Stems = dict[str, set[str]]

POS = {
    "zatEsim": "N", "synEsim": "A", "etistik": "V", "usteu": "D", "elikteuish": "D",
    "odagai": "I", "sanEsim": "M", "modal": "A", "komEsim": "N",
}  # fmt: skip
_WORD = re.compile(r"[а-яёәғқңөұүһі]+(-[а-яёәғқңөұүһі]+)*")
_MIN_ENDINGS = 3  # different endings an unknown stem must be seen with; 2 if one is none at all
_NAME_SHARE = 0.7  # share of capitals that makes a found stem a name


def build() -> None:
    """Write the lexicon."""
    stems: Stems = defaultdict(set)
    for word, code in (*_listed(), *_extra(), *_tabled(), *_countries(), *_given()):
        if _WORD.fullmatch(word) and len(word) > 1 and code != "-":
            stems[word].add(code)
    save(stems)
    forget()
    found = dict(evidence(counts()))
    for word, code in found.items():
        stems[word].add(code)
    print(len(found), "stems found in running text")
    for word, code in _extra():
        if code == "-":
            stems.pop(word, None)
    save(stems)


def save(stems: Stems) -> None:
    """Write stems grouped by their codes."""
    groups: dict[str, list[str]] = defaultdict(list)
    for word in sorted(stems):
        groups["".join(sorted(stems[word]))].append(word)
    body = "\x1e".join(f"{codes}\n" + "\n".join(words) for codes, words in sorted(groups.items()))
    write("lexicon.bin", body)
    print(len(stems), "stems", dict(Counter("".join(map("".join, stems.values())))))


def forget() -> None:
    """Drop what the package remembers of the tables, so that the new ones are read."""
    for cached in (tables.lexicon, morphology.readings, morphology.entries):
        cached.cache_clear()


def _listed() -> Iterator[tuple[str, str]]:
    for line in (SHARED / "words/stems-pos.tsv").read_text("utf-8").splitlines():
        word, _, pos = line.partition("\t")
        if POS.get(pos):
            yield word.strip().lower(), POS[pos]


def _extra() -> Iterator[tuple[str, str]]:
    for row in rows("anyq.kazakh", "stems-extra.tsv"):
        for stem in row["stems"].split():
            yield stem, row["code"]


def _tabled() -> Iterator[tuple[str, str]]:
    """Yield the lemmas of UniMorph, with the Latin letters in its verbs folded."""
    for name in ("unimorph-kaz.noun.tsv", "unimorph-kaz"):
        for line in (SHARED / "words" / name).read_text("utf-8").splitlines():
            yield line.split("\t")[0].strip().lower(), "N"
    for line in (SHARED / "words/unimorph-kaz.sm").read_text("utf-8").splitlines():
        lemma = spelling.fold(line.split("\t")[0])
        if " " not in lemma and lemma.endswith("у"):
            yield from ((stem, "V") for stem in _verb_stems(lemma))


def _verb_stems(infinitive: str) -> Iterator[str]:
    """Undo the verbal noun: `оқу` -> `оқы`, `айту` -> `айт`; only what the lists already have."""
    stem = infinitive[:-1]
    if stem and stem[-1] not in VOWELS:
        yield stem


def _given() -> Iterator[tuple[str, str]]:
    """Yield given names."""
    yield from ((name, "P") for name in tables.names()[0])


def _countries() -> Iterator[tuple[str, str]]:
    with (SHARED / "words/countries.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            yield row["value"].lower(), "P"


def evidence(words: dict[str, Count]) -> Iterator[tuple[str, str]]:
    """Yield stems no list has that running text shows with several endings."""
    unknown = {w: c for w, c in words.items() if _WORD.fullmatch(w) and _is_unknown(w)}
    endings: dict[tuple[str, str], set[str]] = defaultdict(set)
    for word in unknown:
        for key, suffix in _splits(word, unknown[word]):
            endings[key].add(suffix)
    chosen: dict[tuple[str, str], list[str]] = defaultdict(list)
    for word in unknown:
        keys = [key for key, _ in _splits(word, unknown[word])]
        if keys:
            chosen[max(keys, key=lambda k: (len(endings[k]), -len(k[0])))].append(word)
    for (stem, code), forms in chosen.items():
        enough = len(forms) >= _MIN_ENDINGS or (len(forms) == 2 and stem in forms)
        often = stem in unknown and sum(unknown[f].total for f in forms) >= 4
        if len(stem) > 2 and stem not in tables.suffixes() and (enough or (often and code == "N")):
            yield stem, _kind(code, [unknown[f] for f in forms])


def _is_unknown(word: str) -> bool:
    return all(r.source == "guess" for r in morphology.readings(word))


def _splits(word: str, count: Count) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield ((stem, N or V), suffix) for every way to cut an unknown word; no name is a verb."""
    name = _are_names([count])
    for stem, suffix, variant in cuts(word):
        if not word.startswith(stem[:-1]):
            continue  # a vowel put in: only for stems that are known
        if len(stem) < 3 or variant == "H" or not any(c in VOWELS for c in stem):
            continue
        mask = bits(stem, variant)
        fits = [mask_of for mask_of, _, copula in tables.suffixes().get(suffix) if not copula]
        if any(f & mask for f in fits):
            yield (stem, "N"), suffix
        if not name and len(suffix) > 1 and any(f & mask << VERBAL for f in fits):
            yield (stem, "V"), suffix


def _kind(code: str, seen: list[Count]) -> str:
    return "P" if code == "N" and _are_names(seen) else code


def _are_names(seen: list[Count]) -> bool:
    inside = sum(count.inside for count in seen)
    return inside > 0 and sum(count.capital for count in seen) >= _NAME_SHARE * inside


if __name__ == "__main__":
    build()
