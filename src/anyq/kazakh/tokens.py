"""Words and signs of a text, with exact offsets.

The pattern is an ordered list of named rules: the first that matches at a place makes the token.
"""

import re
from functools import cache, lru_cache

from anyq.data import rows
from anyq.doc import Word
from anyq.kazakh import glue, mending, scripts
from anyq.kazakh.letters import kind
from anyq.kazakh.spelling import fold
from anyq.kazakh.transliterate import read_word

_L = r"[^\W\d_]"  # a letter
_M = "[\u00ad\u200b-\u200d\u2060\ufeff\u0300\u0301\u0306\u0308]"  # prints nothing or an accent
_WORD = rf"{_L}+(?:{_M}+{_L}*)*"
_JOIN = r"[-\u2010\u2011]"  # hyphens, not dashes
_SUFFIX = rf"(?:{_JOIN}?{_WORD})"
_CAPITAL = "[А-ЯЁӘҒҚҢӨҰҮҺІƏA-ZÁǴÓÚÝÄÖÜŞ]"
_ARABIC = "[\u0621-\u06d3]"
_ENDINGS = "(?i:kz|com|org|net|ru|gov|info)"  # of addresses printed without http or www
_ABBREVIATIONS = tuple(row["printed"] for row in rows("anyq.kazakh", "abbreviations.tsv"))


def _abbreviation_pattern() -> str:
    names = sorted(_ABBREVIATIONS, key=len, reverse=True)
    spelled = (r"\s?".join(re.escape(p + ".") for p in n[:-1].split(".")) for n in names)
    return rf"(?=\w{{1,7}}\.)(?<![\w-])(?i:{'|'.join(spelled)})(?!\w)"


RULES: tuple[tuple[str, str], ...] = (
    ("url", r"(?:https?://|www\.)[^\s<>«»\"]*[^\s<>«»\".,;:!?)\]]"),
    ("email", r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    (
        "domain",
        rf"(?<![\w.])[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.{_ENDINGS}\b(?:/\S*[\w/])?"
        rf"(?:{_JOIN}{_WORD})*",
    ),
    ("handle", r"[@#][^\W\d]\w*"),
    ("date", rf"\d{{1,2}}\.\d{{1,2}}\.\d{{2,4}}(?!\d){_SUFFIX}?"),
    ("clock", rf"(?<!\d)\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?!\d)(?:{_JOIN}{_WORD})?"),
    ("range", rf"\d+(?:[.,]\d+)*(?:{_JOIN}\d+(?:[.,]\d+)*)+%?(?:{_JOIN}{_WORD})?"),
    ("number", rf"\d+(?:[.,]\d+)*(?:%|(?=\w))?(?:{_JOIN}?{_WORD})?(?:{_JOIN}{_WORD})*"),
    ("percent", rf"[%‰]{_JOIN}{_WORD}"),
    ("abbreviation", _abbreviation_pattern()),
    (
        "initial",
        rf"(?<![\w-])(?<!\w\w\.)(?:{_CAPITAL}\.(?=\s?{_CAPITAL})|{_ARABIC}\.(?=\s?{_ARABIC}))",
    ),
    (
        "code",
        rf"(?:[A-Z][A-Za-z]*|{_CAPITAL}{{1,3}})\d+(?:[A-Z][a-z]?\d*)*(?!\w)(?:{_JOIN}(?:{_WORD}|\d+))*",
    ),
    ("word", rf"{_WORD}(?:[.’'ʼ](?={_L}{{2}})(?<=[’'ʼ]){_WORD})*(?:{_JOIN}(?:{_WORD}|\d+))*[²³]?"),
    ("ellipsis", r"\.{3,}"),
    ("sign", r"\S"),
)
# Addresses are rare and slow to rule out at every word: looked for only where a text has one.
_ADDRESSES = frozenset(("url", "email", "domain", "handle"))
_ADDRESS = re.compile(rf"[@#]|://|www\.|\.{_ENDINGS}\b")
# A word before a space or comma is the same by every rule: most tokens are cut by this alone.
_QUICK = "[а-яА-ЯёЁәғқңөұүһіӘҒҚҢӨҰҮҺІ]++(?=[ ,])|,|"
_PLAIN = re.compile(_QUICK + "|".join(text for name, text in RULES if name not in _ADDRESSES))
_REMEMBERED = 300_000  # words
_NORMS: "dict[str | None, _Norms]" = {}
_TO_HYPHEN = str.maketrans(dict.fromkeys("‐‑–—−‒", "-"))
MENDABLE = re.compile(r"[\s\u00ad‐‑–—−‒]")  # what `mended` takes out or changes
_BREAKS = re.compile(r"[-\u2010\u00ad]\n|\s")


def tokenize(text: str) -> list[Word]:
    """Cut a text into words and signs.

    Args:
        text: Kazakh in Cyrillic, Latin (2018, 2021) or Arabic letters.

    Returns:
        Tokens in text order; `norm` is lower-case Cyrillic with the spelling repaired, also
        for Latin and Arabic letters; foreign words keep their letters.
    """
    return cut(text, scripts.alphabet(text))


def cut(text: str, alphabet: str | None) -> list[Word]:
    """Cut a text whose `scripts.alphabet` is known; see `tokenize`."""
    pattern = _named() if _ADDRESS.search(text) else _PLAIN
    norms = _NORMS.setdefault(alphabet, _Norms(alphabet))
    words = [Word(m.start(), m.end(), t := m[0], norms[t]) for m in pattern.finditer(text)]
    if norms.glued:
        words = list(mending.apart(words, norms.glued))
        norms.glued.clear()
    return _joined(text, words, norms) if mending.broken(text) else words


def _joined(text: str, words: list[Word], norms: "_Norms") -> list[Word]:
    stretches = mending.spans(text)
    if not stretches:
        return words
    found = []
    for group in mending.together(words, stretches):
        start, end = group[0].start, group[-1].end
        whole = len(group) > 1
        found.append(
            Word(start, end, text[start:end], norms[text[start:end]]) if whole else group[0]
        )
    return found


@cache
def _named() -> re.Pattern[str]:
    """Compile all rules by name, when first needed: it would slow every start-up."""
    return re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in RULES))


class _Norms(dict[str, str]):
    """Remembered norms of tokens in texts of one alphabet; emptied when too many.

    Glued words are noted instead, so that a text without any pays nothing for them.
    """

    def __init__(self, alphabet: str | None) -> None:
        super().__init__()
        self._alphabet = alphabet
        self.glued: dict[str, tuple[int, ...]] = {}  # met since it was last cleared

    def __missing__(self, word: str) -> str:
        if len(self) >= _REMEMBERED:
            self.clear()
        found = printed(word, self._alphabet).lower()
        if self._alphabet == "arabic" and len(word) == 1:
            found = found.translate(scripts.MARKS)
        places = glue.places(word, found) if self._alphabet is None else ()
        if places:
            self.glued[word] = places  # not remembered: is to be met again in the next text
        else:
            self[word] = found
        return found


def explain(text: str) -> list[tuple[str, str]]:
    """Return each token with the name of the rule that made it."""
    return [(m[0], m.lastgroup or "") for m in _named().finditer(text)]


def rules(text: str) -> list[tuple[int, str]]:
    """Return (start, name of the rule) of each piece the rules cut, before words are mended."""
    return [(m.start(), m.lastgroup or "") for m in _named().finditer(text)]


def norm(word: str, alphabet: str | None = None) -> str:
    """Return the lower-case Cyrillic of one token; `alphabet` is that of the text around it."""
    return _NORMS.setdefault(alphabet, _Norms(alphabet))[word]


@lru_cache(maxsize=200_000)
def printed(word: str, alphabet: str | None = None) -> str:
    """Return one token in Cyrillic with its spelling repaired and its capitals kept."""
    if word.isascii() and (alphabet is None or (not word[0].isalpha() and word.isdigit())):
        return word
    if is_address(word):
        return word
    whole = mended(word) if MENDABLE.search(word) else word
    return re.sub(_WORD, lambda m: _part(m[0], alphabet), whole) or word


def is_address(word: str) -> bool:
    """Whether a token is an address, whose letters mean nothing but themselves."""
    return "//" in word or "@" in word


def mended(word: str) -> str:
    """Return a token as one word: no spaces between letters, no line end, hyphens for dashes."""
    if len(word) == 1:
        return word
    return _BREAKS.sub("", word).translate(_TO_HYPHEN)


def _part(word: str, alphabet: str | None) -> str:
    home = "Cyrl" if alphabet is None else "Arab" if alphabet == "arabic" else "Latn"
    if home == "Latn" and "І" in word:
        word = word.replace("І", "İ")  # in Latin text the Cyrillic capital prints і, never и
    fixed = fold(word, home)
    if alphabet is None or not scripts.converts(fixed, home):
        return fixed
    return "".join(piece for _, piece in read_word(fixed, alphabet))


def is_word(text: str) -> bool:
    """Whether a token is made of letters or digits, not a sign."""
    return text[0].isalnum() or bool(kind(text[0]))
