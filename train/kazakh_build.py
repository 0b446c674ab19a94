"""Build the suffix table of `anyq.kazakh`.

    python -m train.kazakh_build

Reads the grammar in the package (`nominal.tsv`, `verbal.tsv`); writes `suffixes.bin` beside it.
Takes five seconds.
"""

import zlib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from anyq.kazakh import grammar
from anyq.kazakh.stems import CLASSES, LEFT_OUT

PACKAGE = Path("src/anyq/kazakh")

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


def write(name: str, body: str) -> None:
    """Write one compressed table."""
    data = zlib.compress(body.encode(), 9)
    (PACKAGE / name).write_bytes(data)
    print(name, len(data), "bytes")


if __name__ == "__main__":
    suffixes()
