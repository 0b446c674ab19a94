"""What running text says of its own making: the dateline, and whom it credits."""

from collections.abc import Iterator, Sequence
from functools import cache

from anyq.articles.printed import PrintedDate, read_date_line
from anyq.data import rows
from anyq.doc import Word
from anyq.values import find_times

OPENING = 4
"""Paragraphs of the beginning that may hold a dateline or a credit, after subtitles."""
MAX_WORDS = 9
"""Words of a credited source; longer phrases are something else."""
_DASHES = frozenset({"-", "–", "—", "―"})
_STOPS = frozenset({".", "!", "?", "…", ",", ";", ":", "(", "–", "—"})
_REPORTS = frozenset({"хабарлайды", "хабарлады", "жазады", "жазды", "хабарлап", "хабарлаған"})
_WRITES = frozenset({"жазады", "жазды"})
_PRONOUNS = frozenset({"ол", "оның", "олар", "ел", "басылым"})
_STATES = _REPORTS | {"мәлім", "таратты"}
_POSTS = ("тілшісі", "агенттігі", "порталы", "сайты", "басылымы", "телеарнасы", "қызметі")
_BY_DATA = frozenset({"мәліметінше", "дерегінше", "хабарлауынша", "жазуынша", "ақпаратынша"})
_DATA = frozenset({"мәліметіне", "дерегіне", "деректеріне", "мәліметтеріне", "ақпаратына"})


def dateline(words: Sequence[Word]) -> str | None:
    """Return the place of a dateline: `АСТАНА. KAZINFORM – …`, `Алматы, 20 сәуір – …`.

    Args:
        words: the first paragraph of the body.

    Returns:
        The place, canonical (`Астана`), or None where the paragraph has no dateline.
    """
    place, _ = _dateline(words)
    return " ".join(_capital(word.norm) for word in place) or None


def dateline_date(text: str, words: Sequence[Word]) -> PrintedDate | None:
    """Return the date of a dateline: `Алматы, 20 сәуір – …`; None if it prints none.

    Args:
        text: the text that the words were cut from.
        words: the first paragraph of the body.
    """
    _, rest = _dateline(words)
    if not rest:
        return None
    start = rest[0].start
    moved = [Word(word.start - start, word.end - start, word.text, word.norm) for word in rest]
    return read_date_line(text[start : rest[-1].end], moved)


def _dateline(words: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """Return the words of the place and those between it and the dash; both empty if none."""
    head = list(words[:12])
    dash = next((i for i, word in enumerate(head) if word.text in _DASHES), None)
    if not dash or dash < 2:
        return [], []
    head = _separated(head[:dash])
    stop = next((i for i, word in enumerate(head) if word.text in {".", ",", "،", "/"}), None)
    if not stop or stop > 3 or not all(map(_is_place_part, head[:stop])):
        return [], []
    rest = head[stop + 1 :]
    return (head[:stop], rest) if _is_agency(rest) or _is_date(rest) else ([], [])


def _separated(words: Sequence[Word]) -> list[Word]:
    """Part `ASTANA.KAZINFORM`, which has no blank, at its full stop."""
    parted: list[Word] = []
    for word in words:
        left, dot, right = word.norm.partition(".")
        if dot and left and right:
            at = word.start + len(left)
            parted += [
                Word(word.start, at, word.text[: len(left)], left),
                Word(at, at + 1, ".", "."),
                Word(at + 1, word.end, word.text[len(left) + 1 :], right),
            ]
        else:
            parted.append(word)
    return parted


def _is_place_part(word: Word) -> bool:
    """Whether a word may name a place: a capital, or a letter of a script that has none."""
    first = word.text[0]
    return first.upper() == first and word.text.replace("-", "").isalpha()


def _is_agency(words: Sequence[Word]) -> bool:
    return any({word.norm, word.text.lower()} & _agencies() for word in words)


def _is_date(words: Sequence[Word]) -> bool:
    return any(span.at.day is not None for span in find_times(list(words)))


def _capital(norm: str) -> str:
    return "-".join(part.capitalize() for part in norm.split("-"))


@cache
def _agencies() -> frozenset[str]:
    return frozenset(row["norm"] for row in rows("anyq.articles", "agencies.tsv"))


def credited(paragraphs: Sequence[Sequence[Word]]) -> tuple[Word, ...]:
    """Return the words of the source that the opening credits; empty if it credits none.

    Args:
        paragraphs: the words of the body's first paragraphs.

    Returns:
        The source as printed: `деп хабарлайды X`, `бұл туралы X хабарлады`, `X мәліметінше`;
        the first in the text. A person who only said something is no source.
    """
    for sentence in _sentences(paragraphs[:OPENING]):
        for rule in RULES:
            found = rule(sentence)
            if found and len(found) <= MAX_WORDS:
                return found
    return ()


def _sentences(paragraphs: Sequence[Sequence[Word]]) -> Iterator[tuple[Word, ...]]:
    for words in paragraphs:
        start = 0
        for i, word in enumerate(words):
            if word.text in {".", "!", "?", "…"}:
                yield tuple(words[start : i + 1])
                start = i + 1
        if start < len(words):
            yield tuple(words[start:])


def reports(sentence: tuple[Word, ...]) -> tuple[Word, ...]:
    """`…, деп хабарлайды Kazinform меншікті тілшісі`; `деп жазды ол` speaks of a person."""
    for i in range(len(sentence) - 2):
        verb = sentence[i + 1].norm
        if sentence[i].norm == "деп" and verb in _REPORTS:
            found = _source(sentence[i + 2 :])
            outlet = found and (found[0].text[0].isupper() or verb not in _WRITES)
            return found if outlet and found[0].norm not in _PRONOUNS else ()
    return ()


def _source(words: Sequence[Word]) -> tuple[Word, ...]:
    end = next((i for i, word in enumerate(words) if word.text in _STOPS), len(words))
    return _before_reference(words[:end])


def _before_reference(words: Sequence[Word]) -> tuple[Word, ...]:
    """Leave out whom the source refers to: `Kazinform тілшісі Синьхуаға сілтеме жасап`."""
    if not any(word.norm == "сілтеме" for word in words):
        return tuple(words)
    post = next((i for i, w in enumerate(words) if w.norm.endswith(_POSTS)), 0)
    return tuple(words[: post + 1])


def about_this(sentence: tuple[Word, ...]) -> tuple[Word, ...]:
    """A sentence `Бұл туралы Көлік министрлігі мәлім етті`."""
    norms = [word.norm for word in sentence]
    if norms[:2] != ["бұл", "туралы"]:
        return ()
    end = next((i for i, norm in enumerate(norms) if norm in _STATES), None)
    if end is None or any(word.text in _STOPS for word in sentence[2:end]):
        return ()
    return _before_reference(sentence[2:end])


def by_data(sentence: tuple[Word, ...]) -> tuple[Word, ...]:
    """`Kurs.kz мәліметінше, …`, `Kurs.kz мәліметіне сәйкес, …`."""
    for i, word in enumerate(sentence[: MAX_WORDS + 1]):
        following = sentence[i + 1].norm if i + 1 < len(sentence) else ""
        if word.norm in _BY_DATA or (word.norm in _DATA and following in {"сәйкес", "сүйенсек"}):
            bare = not sentence[i - 1].norm.endswith(("ның", "нің", "дың", "дің", "тың", "тің"))
            return sentence[:i] if i and bare and sentence[0].text[0].isupper() else ()
    return ()


RULES = (reports, about_this, by_data)
