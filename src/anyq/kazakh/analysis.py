"""Text -> sentences of tokens with lemma, part of speech and features."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from anyq.doc import Sentence, Token, Word
from anyq.kazakh import lattice, sentences, tagger, tokens
from anyq.kazakh.scripts import alphabet
from anyq.kazakh.tagger import Known

_REMEMBERED = 100_000  # words as printed; more are worth less than the memory they take


def analyze(text: str) -> tuple[Sentence, ...]:
    """Analyse a text.

    Args:
        text: Kazakh in Cyrillic, Latin or Arabic letters; a line break ends a sentence.

    Returns:
        Its sentences in order; every token of `tokenize` is in exactly one of them.
    """
    name = alphabet(text)
    words = tokens.cut(text, name)
    return tuple([_sentence(words[start:end], name) for start, end in sentences.split(text, words)])


def analyze_all(texts: Iterable[str]) -> Iterator[tuple[Sentence, ...]]:
    """Analyse many texts, one after another."""
    return map(analyze, texts)


def _sentence(words: Sequence[Word], name: str | None) -> Sentence:
    known = readings(words, name)
    found = []
    for word, one, (at, confidence) in zip(words, known, tagger.model().best(known), strict=True):
        reading = one.readings[at]
        found.append(
            Token(
                word.start,
                word.end,
                word.text,
                word.norm,
                reading.lemma,
                reading.pos,
                reading.feats,
                confidence,
            )
        )
    return Sentence(words[0].start, words[-1].end, tuple(found))


def places(words: Sequence[Word], name: str | None = None) -> list[str]:
    """Return the `lattice.place` of each word of a sentence; `name` is the text's alphabet."""
    found, first = [], True
    for word in words:
        text = word.text if name is None else tokens.printed(word.text, name)
        found.append(lattice.place(text, first) if text[0].isupper() else "l")
        first = first and not text[0].isalnum()
    return found


class Seen:
    """What is known of the words of texts in one alphabet, as they are printed.

    Names have their lemmas with the capitals of the print.
    """

    def __init__(self, name: str | None) -> None:
        self._name = name
        self._inside: dict[str, Known] = {}
        self._first: dict[str, Known] = {}

    def sentence(self, words: Sequence[Word]) -> list[Known]:
        """Return what is known of each word of a sentence."""
        get = self._inside.get
        found = [get(word.text) or self._look(word) for word in words]
        for i, word in enumerate(words):
            if word.text[0].isalnum():
                if word.text[0].isupper():
                    found[i] = self._first.get(word.text) or self._look(word, True)
                break
        return found

    def _look(self, word: Word, first: bool = False) -> Known:
        small = word.text[0].islower()
        cased = word.norm if small else tokens.printed(word.text, self._name)
        model = tagger.model()
        if len(self._inside) + len(self._first) >= _REMEMBERED:
            self._inside.clear()
            self._first.clear()
            model.forget()
        known = model.know(word.norm, lattice.place(cased, first), cased)
        (self._first if first else self._inside)[word.text] = known
        return known


@cache
def _seen(name: str | None) -> Seen:
    return Seen(name)


def forget() -> None:
    """Forget every word seen (for measuring)."""
    _seen.cache_clear()
    tagger.model().forget()


def readings(words: Sequence[Word], name: str | None = None) -> list[Known]:
    """Return every reading of every word of a sentence that can still win."""
    return _seen(name).sentence(words)
