"""Bytes to text: which encoding a page is in."""

import codecs
import re
from functools import cache

from anyq.data import rows
from anyq.errors import NotText

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SAMPLE = 1 << 16
"""Bytes looked at to tell text from binary and one 8-bit encoding from another."""
CONTROL = bytes(set(range(32)) - {7, 8, 9, 10, 12, 13, 27})
MAX_CONTROL = 0.01
"""Share of control bytes (NUL among them) above which bytes are not text."""
MAX_BAD = 0.1
"""Share of bad bytes among the letters beyond ASCII up to which UTF-8 is damaged and not another
encoding: text in an 8-bit encoding read as UTF-8 had over 0.6."""
MIN_LETTERS = 0.4
"""Share of Kazakh and Russian lower-case letters that an 8-bit reading must reach."""

_META = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I
)
_KAZAKH = frozenset("әіңғүұқөһ")
_LOWER = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя") | _KAZAKH
_NO_LOWER = dict.fromkeys(map(ord, _LOWER))
_ASCII = re.compile(r"[\x00-\x7f]+")
_REMEDY = "Give text or HTML in UTF-8, UTF-16, Windows-1251 or KZ-1048."


@cache
def _legacy() -> tuple[str, ...]:
    return tuple(row["name"] for row in rows("anyq.capture", "charsets.tsv"))


def decode(content: bytes, declared: str | None = None) -> str:
    """Turn the bytes of a page into text.

    The order: a byte order mark, UTF-16 told by its NULs, UTF-8, the charset declared (by the
    capture, then by the page's own meta tag), then the 8-bit encodings of `charsets.tsv`, of
    which the one that reads most like Kazakh wins. Stray NULs are dropped.

    Args:
        content: the bytes.
        declared: the encoding the capture was told, e.g. from an HTTP header.

    Raises:
        NotText: binary, or in none of these encodings.
    """
    for mark, name in BOMS:
        if content.startswith(mark):
            return _strict(content, name)
    if wide := _wide(content):
        return _strict(content, wide)
    if _binary(content):
        raise NotText("The bytes are binary, not text.", _REMEDY)
    return _utf8(content) or _declared(content, declared) or _eight_bit(content)


def _strict(content: bytes, name: str) -> str:
    try:
        return content.decode(name).replace("\0", "")
    except UnicodeDecodeError as error:
        raise NotText(
            f"The bytes begin as {name} but are not it: {error.reason}.", _REMEDY
        ) from error


def _wide(content: bytes) -> str | None:
    """Tell UTF-16 without a mark: in running text every other byte is one of very few."""
    sample = content[:SAMPLE]
    if len(sample) < 8:
        return None
    high = frozenset(b"\x00\x01\x04\x06\x20")  # Latin, Cyrillic, Arabic, punctuation
    for name, odd in (("utf-16-le", 1), ("utf-16-be", 0)):
        upper = sample[odd::2]
        lower = sample[1 - odd :: 2]
        if b"\0" in sample and _share(upper, high) > 0.95 > _share(
            lower, frozenset(b"\x00\x01\x04")
        ):
            return name
    return None


def _share(sample: bytes, values: frozenset[int]) -> float:
    return sum(byte in values for byte in sample) / max(len(sample), 1)


def _binary(content: bytes) -> bool:
    sample = content[:SAMPLE]
    return len(sample.translate(None, CONTROL)) < (1 - MAX_CONTROL) * len(sample)


def _utf8(content: bytes) -> str | None:
    """Decode UTF-8, also where it was cut inside its last character or has a few bad bytes."""
    try:
        return content.decode("utf-8").replace("\0", "")
    except UnicodeDecodeError as error:
        if error.start >= len(content) - 3 and error.start > 0:
            return content[: error.start].decode("utf-8").replace("\0", "")
    text = content.decode("utf-8", "replace").replace("\0", "")
    bad, beyond = text.count("\ufffd"), len(_ASCII.sub("", text))
    return text if bad <= MAX_BAD * beyond else None


def _declared(content: bytes, declared: str | None) -> str | None:
    found = _META.search(content[:SAMPLE])
    for name in (declared, found and found.group(1).decode("ascii", "replace")):
        text = _try(content, name) if name else None
        if text is not None and _cyrillic(text) >= MIN_LETTERS:
            return _kazakh(content, text)
    return None


def _kazakh(content: bytes, text: str) -> str:
    """Read as KZ-1048 what calls itself Windows-1251 but has letters that are not Kazakh there."""
    other = _try(content, "kz1048")
    return other if other is not None and _cyrillic(other) > _cyrillic(text) + 1e-9 else text


def _try(content: bytes, name: str) -> str | None:
    try:
        return content.decode(name).replace("\0", "")
    except (LookupError, UnicodeError):
        return None


def _eight_bit(content: bytes) -> str:
    """Choose the 8-bit encoding that gives most letters of Kazakh and Russian."""
    best, score = "", 0.0
    for name in _legacy():
        text = _try(content, name)
        found = _cyrillic(text) if text else 0.0
        if text and found > score + 1e-9:
            best, score = text, found
    if score < MIN_LETTERS:
        raise NotText("The bytes are in no encoding that Kazakh pages use.", _REMEDY)
    return best


def _cyrillic(text: str) -> float:
    """Return the share of lower-case Cyrillic letters among the characters outside ASCII."""
    beyond = _ASCII.sub("", text[:SAMPLE])
    return 1 - len(beyond.translate(_NO_LOWER)) / len(beyond) if beyond else 0.0
