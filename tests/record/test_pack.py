"""A text and what was read from it are packed together and come apart again."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anyq.record import pack

START = "d3013475cd6cb3d578df01098915cad421c7a918782d4c39537200cf5a73aab8"
texts = st.text(st.characters(exclude_categories=["Cs"]))


@given(texts, st.binary())
def test_what_is_packed_comes_out_again(text: str, body: bytes) -> None:
    packed = pack.pack(text, body)
    assert pack.text(packed.text) == text
    assert pack.body(packed.body, text) == body


@pytest.mark.parametrize("length", [20_000, 32_768, 100_000])
def test_a_text_longer_than_the_window_is_history_too(length: int) -> None:
    text = "".join(map(chr, range(0x400, 0x460))) * (length // 96)
    body = text[-2_000:].encode() + text[:500].encode()
    packed = pack.pack(text, body)
    assert pack.body(packed.body, pack.text(packed.text)) == body


def test_the_words_of_a_text_cost_little_in_its_body() -> None:
    text = " ".join(f"сөз{number}" for number in range(300))
    assert len(pack.pack(text, text[900:1900].encode()).body) < 40


def test_what_is_cut_off_is_damage() -> None:
    packed = pack.pack("мәтін", b"x" * 99 + bytes(range(200)))
    with pytest.raises(pack.zlib.error):
        pack.body(packed.body[:-20], "мәтін")


def test_the_history_of_every_record_never_changes() -> None:
    assert sha256(pack.start()).hexdigest() == START
