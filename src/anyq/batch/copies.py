"""Near-copies over a whole run: one agency text on forty sites is one text."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from anyq.batch.places import Place

HASHES = 64
"""Hashes of a fingerprint: the share two have in common is off by 0.06 (one sigma)."""
SEED = 9
SHINGLE = 3
"""Words that stand together in what is compared."""
BANDS = 16
"""Bands of 4 hashes: two texts alike by 0.8 share one with probability 0.9998, by 0.3 with 0.12."""
ALIKE = 0.7
"""Share of common hashes from which two texts are copies."""
WIDTH = 4  # bytes of a hash


def fingerprint(text: str) -> bytes:
    """Return the MinHash of a text: `HASHES` numbers of four bytes.

    Its words are compared in small letters, three together; signs and spaces count for nothing.
    """
    from rensa import RMinHash

    words = "".join(char if char.isalnum() else " " for char in text.lower()).split()
    last = max(len(words) - SHINGLE + 1, 1)
    made = RMinHash(HASHES, SEED)
    made.update([" ".join(words[i : i + SHINGLE]) for i in range(last)])
    return b"".join(number.to_bytes(WIDTH, "little") for number in made.digest())


def alike(one: bytes, other: bytes) -> float:
    """Return the share of hashes that two fingerprints have in common."""
    same = sum(one[i : i + WIDTH] == other[i : i + WIDTH] for i in range(0, len(one), WIDTH))
    return same / HASHES


def groups(prints: Sequence[bytes]) -> Iterator[tuple[int, int, float]]:
    """Yield `(copy, first, share)` for each text that is a copy of an earlier one.

    Args:
        prints: the fingerprints of all texts in their order.

    One band is in memory at a time: 1 M texts take some 400 MB with their fingerprints.
    """
    first = list(range(len(prints)))
    share: dict[int, float] = {}
    size = HASHES // BANDS * WIDTH
    for band in range(0, HASHES * WIDTH, size):
        seen: dict[bytes, int] = {}
        for number, one in enumerate(prints):
            key = one[band : band + size]
            found = seen.setdefault(key, number)
            if found != number and first[number] == number:
                likeness = alike(one, prints[found])
                if likeness >= ALIKE:
                    first[number], share[number] = found, likeness
    for number in sorted(share):
        root = first[number]
        while first[root] != root:
            root = first[root]
        yield number, root, share[number]


def link(out: Place) -> int:
    """Write `copies.parquet` of a finished run; return how many copies there are.

    Its rows: the place of a copy (`shard`, `row`, `article`), that of the first text it is a copy
    of (`of_shard`, `of_row`, `of_article`), and the share of hashes both have (`alike`).
    """
    import pyarrow as pa
    from pyarrow import parquet

    columns: dict[str, list[object]] = {"shard": [], "row": [], "article": [], "minhash": []}
    for name in (out / "articles").names():
        with (out / "articles" / name).open() as file:
            table = parquet.read_table(file, columns=list(columns))
        for column, held in columns.items():
            held.extend(table[column].to_pylist())
    prints = [one for one in columns.pop("minhash") if isinstance(one, bytes)]
    rows: dict[str, list[object]] = defaultdict(list)
    for copy, first, share in groups(prints):
        for name, held in columns.items():
            rows[name].append(held[copy])
            rows[f"of_{name}"].append(held[first])
        rows["alike"].append(share)
    types = {"shard": pa.int32(), "row": pa.int32(), "article": pa.string()}
    fields = [*types.items(), *((f"of_{name}", kind) for name, kind in types.items())]
    schema = pa.schema([*fields, ("alike", pa.float32())])
    sink = pa.BufferOutputStream()
    parquet.write_table(pa.table({name: rows[name] for name in schema.names}, schema), sink)
    (out / "copies.parquet").write(sink.getvalue().to_pybytes())
    return len(rows["alike"])
