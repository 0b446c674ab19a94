"""Mutated pages: none may crash the reader or take two seconds.

Each page of eval/layouts.py is broken in ways that pages of the web are broken: bytes flipped,
cut, repeated; tags doubled, nested, left open; attributes without end; NULs, marks of writing
direction, other encodings; entities, huge numbers and dates. `python -m bench.hostile 100000`
takes as many as are asked for; what fails is kept in a folder that is named at the end.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from time import process_time

from eval.layouts import pages

from anyq import capture, pipeline
from anyq.capture import Reject
from anyq.errors import AnyqError

SEED = 20261123
SLOW = 2.0
MUTATIONS = 4
"""Mutations of one page at most."""
Mutate = Callable[[random.Random, bytes], bytes]


def flip(chance: random.Random, page: bytes) -> bytes:
    """Change some bytes."""
    changed = bytearray(page)
    for _ in range(chance.randint(1, 50)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def cut(chance: random.Random, page: bytes) -> bytes:
    """End the page too soon."""
    return page[: chance.randrange(1, len(page))]


def remove(chance: random.Random, page: bytes) -> bytes:
    """Take a stretch out."""
    start = chance.randrange(len(page))
    return page[:start] + page[start + chance.randint(1, 3000) :] or b"<"


def repeat(chance: random.Random, page: bytes) -> bytes:
    """Repeat a stretch many times."""
    start = chance.randrange(len(page))
    stretch = page[start : start + chance.randint(1, 400)]
    return page[:start] + stretch * chance.randint(2, 60) + page[start:]


def nest(chance: random.Random, page: bytes) -> bytes:
    """Open elements and never close them."""
    tag = chance.choice((b"div", b"b", b"table", b"a href=x", b"font", b"li", b"svg", b"p", b"i"))
    return _insert(chance, page, b"<" + tag + b">" * 1, chance.randint(10, 3000))


def attributes(chance: random.Random, page: bytes) -> bytes:
    """Put in attributes without end."""
    many = b" ".join(b'a%d="%s"' % (i, b"x" * 20) for i in range(chance.randint(10, 3000)))
    return _insert(chance, page, b"<p " + many, 1)


def signs(chance: random.Random, page: bytes) -> bytes:
    """Put in signs that print nothing or turn the writing."""
    sign = chance.choice(
        ("\0", "\u202e", "\u2066", "\u200b", "\ufeff", "\u0301", "\U000e0041", "\x1b")
    )
    at = [chance.randrange(len(page)) for _ in range(chance.randint(1, 200))]
    parts, last = [], 0
    for place in sorted(at):
        parts += [page[last:place], sign.encode("utf-8", "surrogatepass")]
        last = place
    return b"".join([*parts, page[last:]])


def recode(chance: random.Random, page: bytes) -> bytes:
    """Write the page in another encoding than it says."""
    text = page.decode("utf-8", "replace")
    name = chance.choice(("utf-16", "utf-16-le", "kz1048", "cp1251", "koi8-r", "latin-1", "utf-7"))
    return text.encode(name, chance.choice(("replace", "ignore", "xmlcharrefreplace")))


def words(chance: random.Random, page: bytes) -> bytes:
    """Put in numbers, dates and punctuation that no page has."""
    pieces = (
        "9" * 400, "1" + ",000" * 80, "99.99.9999 99:99", "2024-02-30", "0 қаңтар 0000", "«" * 300,
        "&#x10FFFF;&#0;&bogus;" * 20, "мың млрд трлн " * 60, "1/0 %", "a" * 20_000, "ә" * 20_000,
        "- " * 2000, ". " * 2000, "12 " * 2000, "Қ. " * 1500, "[" * 500, "2024 жылғы " * 300,
    )  # fmt: skip
    return _insert(chance, page, chance.choice(pieces).encode(), chance.randint(1, 3))


def linked(chance: random.Random, page: bytes) -> bytes:
    """Put in metadata that is no metadata."""
    data = chance.choice((b"[" * 4000, b'{"@graph":' * 900, b'{"datePublished":[]}', b"\xff{}"))
    return _insert(chance, page, b"<script type='application/ld+json'>" + data + b"</script>", 1)


def _insert(chance: random.Random, page: bytes, what: bytes, times: int) -> bytes:
    at = chance.randrange(len(page))
    return page[:at] + what * times + page[at:]


ALL: tuple[Mutate, ...] = (
    flip, cut, remove, repeat, nest, attributes, signs, recode, words, linked,
)  # fmt: skip


def mutated(number: int) -> tuple[bytes, list[str]]:
    """Make a page of a number, always the same; return it with the names of its mutations."""
    chance = random.Random(SEED + number)
    page = chance.choice(pages()).content
    chosen = [chance.choice(ALL) for _ in range(chance.randint(1, MUTATIONS))]
    for mutate in chosen:
        page = mutate(chance, page)
    return page, [mutate.__name__ for mutate in chosen]


def outcome(page: bytes) -> str:
    """Read a page; return what came of it: `read`, or the code of the reason why not."""
    try:
        result = pipeline.read_or_reject(capture.make_page(page, "page"))
    except AnyqError as error:
        return error.code
    return result.code if isinstance(result, Reject) else "read"


def measure(count: int = 300) -> dict[str, float]:
    """Read so many mutated pages; count those that crashed the reader or were slow.

    Time is of the processor: the machine may be busy with other things.
    """
    kept, results, slowest = Path(tempfile.mkdtemp(prefix="hostile")), Counter[str](), 0.0
    for number in range(count):
        page, names = mutated(number)
        started = process_time()
        result = outcome(page)
        spent = process_time() - started
        slowest = max(slowest, spent)
        results[result] += 1
        results["slow"] += spent > SLOW
        if result == "internal" or spent > SLOW:
            (kept / f"{number}.html").write_bytes(page)
            print(f"{number}: {result} in {spent:.1f} s after {', '.join(names)}: {kept}")
    print(dict(results), f"slowest {slowest:.2f} s")
    return {
        "pages": float(count),
        "crashes": float(results["internal"]),
        "slow": float(results["slow"]),
        "slowest_s": slowest,
    }


if __name__ == "__main__":
    measure(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
