"""`Doc`: sentences, tokens, and what is found on them; offsets count in `Article.text`."""

import msgspec

from anyq.amount import Amount
from anyq.entity import EntityKind
from anyq.moment import Moment


class Word(msgspec.Struct, frozen=True, gc=False):
    """A token not yet analysed.

    Attributes:
        start: first code point in the text.
        end: one past the last.
        text: the letters printed.
        norm: the same word in lower-case Cyrillic with its spelling repaired; numerals,
            Latin names and signs stay what they are (but lower case).
    """

    start: int
    end: int
    text: str
    norm: str


class Token(Word, frozen=True, gc=False):
    """A word with its reading in context.

    Attributes:
        lemma: dictionary form in Cyrillic (verbs as the bare stem, as in UD_Kazakh-KTB).
        pos: UD UPOS tag.
        feats: UD features, sorted, `Case=Loc|Number=Plur`; empty if none.
        confidence: probability the tagger gives this reading, 0 to 1.
    """

    lemma: str
    pos: str
    feats: str = ""
    confidence: float = 1.0

    def feat(self, name: str) -> str | None:
        """Return the value of one feature, None if the token does not have it."""
        for pair in self.feats.split("|"):
            key, _, value = pair.partition("=")
            if key == name:
                return value
        return None


class Sentence(msgspec.Struct, frozen=True):
    """A sentence: a half-open interval of the text and its tokens."""

    start: int
    end: int
    tokens: tuple[Token, ...]


class Mention(msgspec.Struct, frozen=True):
    """The trace of an entity in the text.

    Attributes:
        start, end: code points.
        kind: what kind of thing is named.
        name: canonical nominative in Cyrillic, of this mention alone (`Жапаров`).
        role: title printed with it, canonical (`президент`), or None.
        country: ISO 3166 alpha-2 (or `EU`) that the mention or its title states, or None.
        case: UD Case of the phrase (`Nom` when bare).
        rule: name of the rule that found it.
    """

    start: int
    end: int
    kind: EntityKind
    name: str
    role: str | None = None
    country: str | None = None
    case: str = "Nom"
    rule: str = ""


class TimeMention(msgspec.Struct, frozen=True):
    """A time printed in the text, anchored to the article's date."""

    start: int
    end: int
    moment: Moment
    rule: str = ""


class AmountMention(msgspec.Struct, frozen=True):
    """An amount printed in the text; `case` is the UD Case of its last word, empty if bare."""

    start: int
    end: int
    amount: Amount
    rule: str = ""
    case: str = ""


class Doc(msgspec.Struct, frozen=True):
    """An article's text, analysed.

    `mentions`, `times` and `amounts` are sorted by start; none overlaps another of its kind.
    """

    text: str
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    times: tuple[TimeMention, ...]
    amounts: tuple[AmountMention, ...]
