"""A teacher for the recogniser of names: e5's lower layers, frozen, and a small net over words.

    python -m train.names_teacher cache WORK NAME SENTENCES   # features of words, once a text
    python -m train.names_teacher teach WORK GOLD [BLOCK...]  # a net for each held-out block
    python -m train.names_teacher teach WORK GOLD all         # a net that has seen all of GOLD

In the teacher's own environment (`pip install -e .[teacher]`). SENTENCES and GOLD are IOB2 or
plain lines of words. Two shared cores read about 1,000 pieces a second, so each text passes the
encoder once: the mean of a word's pieces after layers 3 and 7 is kept as fp16 in `WORK/NAME.npy`.
`teach` reads `WORK/gold.npy`, `WORK/gold-clues.npz` (see train.names_text) and, if they are there,
those of `WORK/silver.txt`, which it labels: `WORK/silver-BLOCK.iob2`, with the chance of each tag.
The net of a block sees no label of that block; what it gives the block is in
`WORK/gold-BLOCK.iob2`.
"""

import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from train.encoder import Encoder, batch, weights

LAYERS = (3, 7)
CUTS = (2233, 4466, 6700, 8933)  # the blocks of ../shared's half of KazNERD, as the issue cuts it
BUCKETS, _HIDDEN = 60_000, 160  # buckets as in train.names_text
_EPOCHS, _SIZE, _RATE = 7, 32, 3e-3  # block 1 held out: see docs/cards/names.md
_CHUNK = 512  # sentences sorted by length together
_BATCH = 1500  # pieces
_LONGEST = 254


def words(path: Path) -> list[list[str]]:
    """Read the sentences of a file: IOB2 (`*.iob2`), or a sentence a line."""
    text = path.read_text("utf-8")
    if path.suffix == ".iob2":
        blocks = (block.splitlines() for block in text.split("\n\n"))
        rows = ([line.split()[0] for line in block if line.strip()] for block in blocks)
        return [row for row in rows if row]
    return [line.split() for line in text.splitlines() if line.strip()]


def cache(work: Path, name: str, sentences: Sequence[list[str]]) -> None:
    """Write the features of every word of the sentences: `NAME.npy`, words in their order."""
    encoder = Encoder(weights())
    total = sum(map(len, sentences))
    width = encoder.sizes.width * len(LAYERS)
    made = np.lib.format.open_memmap(
        str(work / f"{name}.npy"), mode="w+", dtype=np.float16, shape=(total, width)
    )
    at = 0
    for start in range(0, len(sentences), _CHUNK):
        chunk = sentences[start : start + _CHUNK]
        found = dict(_features(encoder, chunk))
        for place in range(len(chunk)):
            made[at : at + len(chunk[place])] = found[place]
            at += len(chunk[place])
        print(name, start + len(chunk), at, flush=True)
    made.flush()


def _features(
    encoder: Encoder, chunk: Sequence[list[str]]
) -> Iterator[tuple[int, NDArray[np.float16]]]:
    """Yield the place of a sentence in the chunk and the features of its words."""
    cut = [[encoder.tokeniser.pieces(word) for word in sentence] for sentence in chunk]
    order = sorted(range(len(chunk)), key=lambda place: sum(map(len, cut[place])))
    group: list[int] = []
    for place in order:
        length = 2 + sum(map(len, cut[place]))
        if group and (len(group) + 1) * min(length, _LONGEST) > _BATCH:
            yield from zip(group, _encoded(encoder, [cut[g] for g in group]), strict=True)
            group = []
        group.append(place)
    yield from zip(group, _encoded(encoder, [cut[g] for g in group]), strict=True)


def _encoded(encoder: Encoder, cut: Sequence[list[list[int]]]) -> list[NDArray[np.float16]]:
    """Return the features of the words of sentences cut into pieces."""
    rows = [[0, *[p for word in sentence for p in word][:_LONGEST], 2] for sentence in cut]
    ids, mask = batch(rows)
    states, x, first = [], encoder.embed(ids), 0
    for last in LAYERS:
        x = encoder.run(x, mask, first, last)
        states.append(x)
        first = last
    x = torch.cat(states, -1)
    return [_pooled(x[place], cut[place]) for place in range(len(cut))]


def _pooled(x: torch.Tensor, sentence: list[list[int]]) -> NDArray[np.float16]:
    """Return the mean over the pieces of each word; zeros beyond the longest sentence."""
    made = np.zeros((len(sentence), x.shape[-1]), np.float16)
    at = 1
    for place, word in enumerate(sentence):
        end = min(at + len(word), _LONGEST + 1)
        if at < end:
            made[place] = x[at:end].mean(0).numpy()
        at = end
    return made


class Text(NamedTuple):
    """Sentences with the features of their words, and their tags where they are known."""

    sentences: list[list[str]]
    tags: list[list[str]]
    starts: list[int]
    features: NDArray[np.float16]
    clues: list[NDArray[np.int32]]

    def part(self, places: Sequence[int]) -> "Text":
        """Return some of the sentences."""
        return Text(
            [self.sentences[p] for p in places],
            [self.tags[p] for p in places] if self.tags else [],
            [self.starts[p] for p in places],
            self.features,
            self.clues,
        )


def load(work: Path, name: str, path: Path) -> Text:
    """Read a text that has been through `cache`."""
    sentences = words(path)
    tags = []
    if path.suffix == ".iob2":
        blocks = (block.splitlines() for block in path.read_text("utf-8").split("\n\n"))
        rows = ([line.split()[1] for line in block if line.strip()] for block in blocks)
        tags = [row for row in rows if row]
    starts = [0]
    for sentence in sentences:
        starts.append(starts[-1] + len(sentence))
    features = np.load(work / f"{name}.npy", mmap_mode="r")
    with np.load(work / f"{name}-clues.npz") as known:
        clues = np.split(known["flat"], known["starts"][1:])
    return Text(sentences, tags, starts, features, clues)


class Net(torch.nn.Module):  # type: ignore[misc]
    """Features and clues of words -> an LSTM each way -> scores of tags."""

    def __init__(self, width: int, tags: int) -> None:
        super().__init__()
        self.norm = torch.nn.LayerNorm(width)
        self.narrow = torch.nn.Linear(width, 224)
        self.clues = torch.nn.EmbeddingBag(BUCKETS, 96, mode="sum")
        torch.nn.init.normal_(self.clues.weight, std=0.1)
        self.lstm = torch.nn.LSTM(320, _HIDDEN, batch_first=True, bidirectional=True)
        self.out = torch.nn.Linear(2 * _HIDDEN, tags)

    def forward(
        self, x: torch.Tensor, bags: tuple[torch.Tensor, torch.Tensor], lengths: torch.Tensor
    ) -> torch.Tensor:
        """Return [batch, length, tags]."""
        drop = functional.dropout
        inner = functional.gelu(self.narrow(drop(self.norm(x), 0.2, self.training)))
        flat = functional.gelu(self.clues(*bags)).unflatten(0, x.shape[:2])
        both = torch.cat([drop(inner, 0.2, self.training), drop(flat, 0.4, self.training)], -1)
        packed = pack_padded_sequence(both, lengths, batch_first=True, enforce_sorted=False)
        read, _ = pad_packed_sequence(self.lstm(packed)[0], batch_first=True)
        return self.out(drop(read, 0.3, self.training))


_Inputs = tuple[torch.Tensor, tuple[torch.Tensor, torch.Tensor], torch.Tensor]


def _inputs(text: Text, places: Sequence[int]) -> _Inputs:
    lengths = torch.tensor([len(text.sentences[p]) for p in places])
    longest = int(lengths.max())
    x = torch.zeros(len(places), longest, text.features.shape[1])
    bags: list[NDArray[np.int32]] = []
    none = np.zeros(0, np.int32)
    for row, place in enumerate(places):
        size, start = len(text.sentences[place]), text.starts[place]
        x[row, :size] = torch.from_numpy(text.features[start : start + size].astype(np.float32))
        bags += [*text.clues[start : start + size], *[none] * (longest - size)]
    starts = np.cumsum([0, *map(len, bags[:-1])])
    return x, (torch.from_numpy(np.concatenate(bags)), torch.from_numpy(starts).int()), lengths


def _batches(text: Text, size: int, draw: random.Random | None) -> Iterator[list[int]]:
    """Yield places of sentences of about one length; in a drawn order for training."""
    order = list(range(len(text.sentences)))
    if draw:
        draw.shuffle(order)
    for start in range(0, len(order), size * 40):
        group = sorted(order[start : start + size * 40], key=lambda p: len(text.sentences[p]))
        found = [group[at : at + size] for at in range(0, len(group), size)]
        if draw:
            draw.shuffle(found)
        yield from found


def teach(text: Text, tags: list[str]) -> Net:
    """Train a net on labelled sentences."""
    torch.manual_seed(0)
    draw, number = random.Random(0), {tag: at for at, tag in enumerate(tags)}
    net = Net(text.features.shape[1], len(tags))
    steps = _EPOCHS * (len(text.sentences) // _SIZE + 1)
    optimiser = torch.optim.AdamW(net.parameters(), lr=_RATE, weight_decay=0.01)
    plan = torch.optim.lr_scheduler.OneCycleLR(optimiser, _RATE, total_steps=steps + _EPOCHS * 9)
    for epoch in range(_EPOCHS):
        net.train()
        total = 0.0
        for places in _batches(text, _SIZE, draw):
            x, bags, lengths = _inputs(text, places)
            gold = torch.full(x.shape[:2], -100)
            for row, place in enumerate(places):
                found = [number[tag] for tag in text.tags[place]]
                gold[row, : len(found)] = torch.tensor(found)
            loss = functional.cross_entropy(net(x, bags, lengths).flatten(0, 1), gold.flatten())
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            plan.step()
            total += float(loss.detach())
        print("epoch", epoch, round(total / steps * _EPOCHS, 4), flush=True)
    return net


def chances(net: Net, text: Text) -> list[NDArray[np.float32]]:
    """Return for each sentence the logarithm of the chance of each tag, [words, tags]."""
    found: dict[int, NDArray[np.float32]] = {}
    net.eval()
    with torch.inference_mode():
        for places in _batches(text, 64, None):
            x, bags, lengths = _inputs(text, places)
            logs = functional.log_softmax(net(x, bags, lengths), -1).numpy()
            for row, place in enumerate(places):
                found[place] = logs[row, : lengths[row]]
    return [found[place] for place in range(len(text.sentences))]


def label(
    logs: Sequence[NDArray[np.float32]], tags: list[str]
) -> list[tuple[list[str], list[float]]]:
    """Return for each sentence its best allowed tags and the chance of each."""
    follows = np.array([[_allowed(a, b) for b in tags] for a in tags])
    return [_best(rows, follows, tags) for rows in logs]


def _allowed(before: str, here: str) -> float:
    inside = here[:1] == "I" and (before[:1] == "O" or before[2:] != here[2:])
    return -1e4 if inside else 0.0


def _best(
    scores: NDArray[np.float32], follows: NDArray[np.float64], tags: list[str]
) -> tuple[list[str], list[float]]:
    """Return the best path (Viterbi) and the probability of each of its tags."""
    ahead = scores[0] + np.array([_allowed("O", tag) for tag in tags])
    back = []
    for row in scores[1:]:
        both = ahead[:, None] + follows
        back.append(both.argmax(0))
        ahead = both.max(0) + row
    path = [int(ahead.argmax())]
    for row in reversed(back):
        path.append(int(row[path[-1]]))
    path.reverse()
    return [tags[p] for p in path], [float(np.exp(scores[at, p])) for at, p in enumerate(path)]


def write(path: Path, text: Text, labels: Sequence[tuple[list[str], list[float]]]) -> None:
    """Write `word tag probability` lines."""
    blocks = [
        "\n".join(f"{w} {t} {p:.3f}" for w, t, p in zip(sentence, *found, strict=True))
        for sentence, found in zip(text.sentences, labels, strict=True)
    ]
    path.write_text("\n\n".join(blocks) + "\n", "utf-8")


def block_of(place: int) -> int:
    """Return the block of a sentence of KazNERD's dev half."""
    return sum(place >= cut for cut in CUTS)


def run(work: Path, gold: Path, blocks: Sequence[str]) -> None:
    """Train the nets asked for and label with each; see the module."""
    text = load(work, "gold", gold)
    tags = sorted({tag for row in text.tags for tag in row})
    silver = work / "silver.txt"
    places = range(len(text.sentences))
    for block in blocks:
        held = [p for p in places if str(block_of(p)) == block]
        rest = sorted(set(places) - set(held))
        net = teach(text.part(rest), tags)
        if held:
            keep(work, f"gold-{block}", net, text.part(held), tags)
        if silver.exists():
            keep(work, f"silver-{block}", net, load(work, "silver", silver), tags)
        print("block", block, "done", flush=True)


def keep(work: Path, name: str, net: Net, text: Text, tags: list[str]) -> None:
    """Write what a net makes of a text: its labels, and the chances of all tags beside them."""
    logs = chances(net, text)
    write(work / f"{name}.iob2", text, label(logs, tags))
    np.save(work / f"{name}-logs.npy", np.concatenate(logs).astype(np.float16))


def main() -> None:
    """Run as a command; see the module."""
    torch.set_num_threads(1)
    work = Path(sys.argv[2])
    work.mkdir(parents=True, exist_ok=True)
    if sys.argv[1] == "teach":
        run(work, Path(sys.argv[3]), sys.argv[4:])
        return
    with torch.inference_mode():
        cache(work, sys.argv[3], words(Path(sys.argv[4])))


if __name__ == "__main__":
    main()
