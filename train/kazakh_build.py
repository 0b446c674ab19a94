"""Build the compiled tables of `anyq.kazakh`: the suffix table and the lexicon.

    python -m train.kazakh_build

Reads the grammar beside the package and `../shared/data/words` (KazNLP-Pipeline stems, Apache-2.0);
writes `src/anyq/kazakh/suffixes.bin` and `src/anyq/kazakh/lexicon.bin`. Takes half a minute.
"""

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from anyq.kazakh import grammar
from anyq.kazakh.stems import CLASSES, LEFT_OUT

PACKAGE = Path("src/anyq/kazakh")
SHARED = Path("../shared/data")

# One stem stands for all that end alike: (class, stem, front).
SPECIMENS = tuple(
    (name, stem, front)
    for name, back, soft in (
        ("V", "та", "те"), ("Y", "ты", "ті"), ("J", "тай", "тей"), ("U", "тау", "теу"),
        ("I", "ти", "ти"), ("R", "тар", "тер"), ("L", "тал", "тел"), ("N", "тан", "тен"),
        ("Z", "таз", "тез"), ("T", "тас", "тес"),
    )
    for stem, front in ((back, False), (soft, True))
)  # fmt: skip

POS = {
    "zatEsim": "N", "synEsim": "A", "etistik": "V", "usteu": "D", "elikteuish": "D",
    "odagai": "I", "sanEsim": "M", "modal": "A", "shylau": "", "esim": "", "komEsim": "N",
}  # fmt: skip


def spelled(stem: str, front: bool, chain: grammar.Chain) -> Iterator[tuple[str, str, str]]:
    """Spell a chain; yield (what stands after the stem, class override, letters cut)."""
    word = grammar.spell(stem, chain.parts, front)
    if word.startswith(stem):
        yield word[len(stem) :], "", ""
    else:
        yield word[len(stem) - 1 :], "cut", stem[-1]


def suffixes() -> None:
    """Write every suffix string with the stems it fits and what it says."""
    readings: dict[tuple[str, str], int] = {}
    table: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for half, kind in enumerate(("nominal", "verbal")):
        for chain in grammar.chains(kind):
            feats = grammar.format_feats(dict(chain.feats))
            copula = grammar.format_feats(dict(chain.copula))
            code = readings.setdefault((feats, copula), len(readings))
            for name, stem, front in SPECIMENS:
                for text, _, cut in spelled(stem, front, chain):
                    owner = LEFT_OUT[cut] if cut else name
                    bit = 1 << (CLASSES.index(owner) * 2 + front + half * 2 * len(CLASSES))
                    table[text][code] |= bit
                    if name == "T" and text[:1] in "аеыіуү" and text:
                        voiced = CLASSES.index("B") * 2 + front + half * 2 * len(CLASSES)
                        table[text][code] |= 1 << voiced
    values: dict[str, int] = {}
    lines = []
    for text in sorted(table):
        value = " ".join(f"{mask:x}:{code}" for code, mask in table[text].items())
        lines.append(f"{text}\t{values.setdefault(value, len(values))}")
    body = "\x1e".join(
        [
            "\n".join(f"{f}\t{c}" for f, c in readings),
            "\n".join(values),
            "\n".join(line.split("\t")[0] for line in lines),
            " ".join(line.split("\t")[1] for line in lines),
        ]
    )
    write("suffixes.bin", body)
    print(len(readings), "readings", len(values), "values", len(table), "strings")


def lexicon() -> None:
    """Write the stems with their parts of speech."""
    stems: dict[str, set[str]] = defaultdict(set)
    for line in (SHARED / "words/stems-pos.tsv").read_text("utf-8").splitlines():
        word, _, pos = line.partition("\t")
        word = word.strip().lower()
        code = POS.get(pos, "")
        if code and re.fullmatch(r"[а-яёәғқңөұүһі]+(-[а-яёәғқңөұүһі]+)*", word):
            stems[word].add(code)
    groups: dict[str, list[str]] = defaultdict(list)
    for word in sorted(stems):
        groups["".join(sorted(stems[word]))].append(word)
    body = "\x1e".join(f"{codes}\n" + "\n".join(words) for codes, words in sorted(groups.items()))
    write("lexicon.bin", body)
    print(len(stems), "stems", Counter("".join(map("".join, stems.values()))))


def write(name: str, body: str) -> None:
    """Write one compressed table."""
    data = zlib.compress(body.encode(), 9)
    (PACKAGE / name).write_bytes(data)
    print(name, len(data), "bytes")


if __name__ == "__main__":
    suffixes()
    lexicon()
