"""Write frequent words with their readings already scored, so that few words of a text are new.

    python -m train.kazakh_warm

Run after `train.kazakh_tagger`. Reads the running text of `train.kazakh_corpus` and the package;
writes `src/anyq/kazakh/warm.bin`. Takes half a minute.
"""

import zlib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from anyq.kazakh import analysis, lattice, scripts, sentences, tagger, tokens
from anyq.kazakh.features import ambiguity, may_lead
from train.kazakh_corpus import texts

OUTPUT = Path("src/anyq/kazakh/warm.bin")
_OFTEN = 2  # times a word must be seen

Key = tuple[str, str]  # place and word


def seen(lines: Iterable[str]) -> Counter[Key]:
    """Count the words of running text with their places."""
    found: Counter[Key] = Counter()
    for text in lines:
        name = scripts.alphabet(text)
        words = tokens.cut(text, name)
        for start, end in sentences.split(text, words):
            places = analysis.places(words[start:end], name)
            found.update((p, w.norm) for p, w in zip(places, words[start:end], strict=True))
    return found


def pack(keys: Iterable[Key], model: tagger.Model) -> list[str]:
    """Return the parts `tagger.read` reads: forms, keys, lines."""
    forms: dict[str, int] = {}
    names, lines = [], []
    for place, norm in keys:
        readings = lattice.readings(norm, place)
        known = model.look(norm, place, readings)
        cells = [ambiguity(readings), str(may_lead(readings))]
        for reading, score in zip(known.readings, known.scores, strict=True):
            form = "\x1f".join((reading.pos, reading.feats, reading.copula))
            cells += [reading.lemma, str(forms.setdefault(form, len(forms))), f"{score:.2f}"]
        names.append(place + norm)
        lines.append("\x1f".join(cells))
    return ["\n".join(forms), "\n".join(names), "\n".join(lines)]


def main() -> None:
    """Write the table."""
    cold = tagger.model().cold()
    counted = seen(texts())
    keys = sorted(key for key, n in counted.items() if n >= _OFTEN and key[1][0].isalpha())
    data = zlib.compress("\x1e".join(pack(keys, cold)).encode(), 9)
    OUTPUT.write_bytes(data)
    print(len(keys), "words,", len(data), "bytes")


if __name__ == "__main__":
    main()
