"""Bytes to text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anyq.capture import decode
from anyq.errors import NotText

KAZAKH = "Қазақ елінде көктем: әжелер мен немерелер гүл екті. Үй, ұя, өзен, аңғал, ғалым, дүкен."
RUSSIAN = "Казак елинде коктем: ажелер мен немерелер гул екти, олар алма да отыргызды."


@pytest.mark.parametrize(
    "name",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "kz1048", "ptcp154"],
)
def test_kazakh_comes_back(name: str) -> None:
    assert decode(KAZAKH.encode(name)) == KAZAKH


@pytest.mark.parametrize("name", ["cp1251", "koi8-r", "cp866", "iso8859-5"])
def test_cyrillic_without_kazakh_letters_comes_back(name: str) -> None:
    assert decode(RUSSIAN.encode(name)) == RUSSIAN


def test_declared_charset_is_used_where_it_fits() -> None:
    meta = '<meta charset="windows-1251">'
    assert decode((meta + RUSSIAN).encode("cp1251")) == meta + RUSSIAN
    assert decode((meta + KAZAKH).encode("utf-8")) == meta + KAZAKH
    assert decode(RUSSIAN.encode("koi8-r"), "koi8-r") == RUSSIAN
    assert decode(KAZAKH.encode(), "no-such-charset") == KAZAKH


def test_a_cut_last_character_and_stray_nuls_are_dropped() -> None:
    assert decode(KAZAKH.encode()[:-2] + "қ".encode()[:1]) == KAZAKH[:-2]
    assert decode((KAZAKH[:10] + "\0" + KAZAKH[10:]).encode()) == KAZAKH


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4,
        b"\xff\xfe\x00\xd8",
        b"%PDF-1.7 \x00\x01\x02" * 9,
    ],
)
def test_binary_is_refused(content: bytes) -> None:
    with pytest.raises(NotText):
        decode(content)


@given(st.text())
def test_utf8_without_nuls_is_itself(text: str) -> None:
    content = text.encode("utf-8", "replace")
    if content.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        return
    try:
        found = decode(content)
    except NotText:
        return
    assert found.replace("\0", "") == found


def test_a_few_bad_bytes_do_not_make_utf8_another_encoding() -> None:
    content = bytearray(("Қалада жаңа көпір ашылды, оған қонақтар келді. " * 10).encode())
    for place in (41, 160, 333):
        content[place] = 0xC3
    text = decode(bytes(content))
    assert text.count("\ufffd") <= 6
    assert text.count("көпір") >= 8
