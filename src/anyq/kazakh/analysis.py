"""Text -> sentences of tokens with lemma, part of speech and features."""

from anyq.doc import Sentence, Token, Word
from anyq.kazakh import sentences, tokens


def analyze(text: str) -> tuple[Sentence, ...]:
    """Analyse a text.

    Args:
        text: Kazakh in Cyrillic, Latin or Arabic letters; a line break ends a sentence.

    Returns:
        Its sentences in order; every token of `tokenize` is in exactly one of them.
    """
    words = tokens.tokenize(text)
    found = []
    for start, end in sentences.split(text, words):
        read = tuple(_token(word) for word in words[start:end])
        found.append(Sentence(read[0].start, read[-1].end, read))
    return tuple(found)


def _token(word: Word) -> Token:
    pos = "X" if tokens.is_word(word.text) else "PUNCT"
    return Token(word.start, word.end, word.text, word.norm, lemma=word.norm, pos=pos)
