"""Text -> sentences of tokens with lemma, part of speech and features."""

from collections.abc import Iterable, Iterator, Sequence

from anyq.doc import Sentence, Token, Word
from anyq.kazakh import lattice, sentences, tagger, tokens
from anyq.kazakh.morphology import Reading
from anyq.kazakh.scripts import alphabet
from anyq.kazakh.tagger import Known


def analyze(text: str) -> tuple[Sentence, ...]:
    """Analyse a text.

    Args:
        text: Kazakh in Cyrillic, Latin or Arabic letters; a line break ends a sentence.

    Returns:
        Its sentences in order; every token of `tokenize` is in exactly one of them.
    """
    name = alphabet(text)
    words = tokens.cut(text, name)
    return tuple(_sentence(words[start:end], name) for start, end in sentences.split(text, words))


def analyze_all(texts: Iterable[str]) -> Iterator[tuple[Sentence, ...]]:
    """Analyse many texts, one after another."""
    return map(analyze, texts)


def _sentence(words: Sequence[Word], name: str | None) -> Sentence:
    model = tagger.model()
    known = readings(words, name)
    found = tuple(
        [
            _token(word, one.readings[at], confidence, name)
            for word, one, (at, confidence) in zip(words, known, model.best(known), strict=True)
        ]
    )
    return Sentence(words[0].start, words[-1].end, found)


def places(words: Sequence[Word], name: str | None = None) -> list[str]:
    """Return the `lattice.place` of each word of a sentence; `name` is the text's alphabet."""
    found, first = [], True
    for word in words:
        text = word.text if name is None else tokens.printed(word.text, name)
        found.append(lattice.place(text, first) if text[0].isupper() else "l")
        first = first and not text[0].isalnum()
    return found


def readings(words: Sequence[Word], name: str | None = None) -> list[Known]:
    """Return every reading of every word of a sentence: the lattice the tagger chooses from."""
    model = tagger.model()
    return [model.know(w.norm, p) for w, p in zip(words, places(words, name), strict=True)]


def _token(word: Word, reading: Reading, confidence: float, name: str | None) -> Token:
    pos = reading.pos
    lemma = cased_lemma(word.text, reading, name) if pos == "PROPN" else reading.lemma
    return Token(word.start, word.end, word.text, word.norm, lemma, pos, reading.feats, confidence)


def cased_lemma(text: str, reading: Reading, name: str | None = None) -> str:
    """Return the lemma with the capitals a name is printed with."""
    lemma = reading.lemma
    if reading.pos != "PROPN":
        return lemma
    cased = tokens.printed(text, name)
    if cased[: len(lemma)].lower() == lemma and not (cased.isupper() and len(lemma) > 5):
        return cased[: len(lemma)]
    return lemma.title()
