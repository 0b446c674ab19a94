"""How a phrase of a sentence is called apart from it: in Cyrillic, in the nominative."""

from collections.abc import Sequence

from anyq.doc import Token
from anyq.reading.names.forms import forms
from anyq.reading.names.words import recase

OPENING = frozenset("«(“„")
CLOSING = frozenset("»)”,.;:")


def phrase(tokens: Sequence[Token]) -> str:
    """Return the words of a phrase with the last one in the nominative."""
    words = [recase(token.text, token.norm) for token in tokens[:-1]]
    last = tokens[-1]
    words.append(recase(last.text, last.norm)[: len(nominative(last))])
    return spaced(words)


def nominative(token: Token) -> str:
    """Return `norm` without its case ending; a possessive stays (`әріптесін`: `әріптесі`)."""
    case = case_of(token)
    if case == "Nom":
        return token.norm
    stems = [
        form.stem
        for form in forms(token.norm)
        if form.case == case and not form.possessed and not form.plural and not form.derived
    ]
    if token.feat("Person[psor]") == "3":
        stems = [stem for stem in stems if stem.endswith(("ы", "і"))]
    return max(stems, key=len, default=token.norm)


def case_of(token: Token) -> str:
    """Return the case of a word; of a foreign name, which the tagger leaves bare, by its ending."""
    case = token.feat("Case") or "Nom"
    if case != "Nom" or token.pos not in {"PROPN", "X"}:
        return case
    endings = [f.case for f in forms(token.norm) if f.case != "Nom" and not f.possessed]
    return endings[0] if endings else "Nom"


def spaced(words: Sequence[str]) -> str:
    """Join words with blanks, none inside quotation marks and before commas."""
    text = ""
    for word in words:
        close = word in CLOSING or not text or text[-1] in OPENING
        text += word if close else f" {word}"
    return text
