"""Where sentences end: an ordered list of small rules, each with a name.

A candidate is a sign `. ! ? … ...`, or the end of a line. The first rule that knows decides.
"""

from collections.abc import Callable, Sequence

from anyq.data import rows
from anyq.doc import Word

ENDS = frozenset({".", "!", "?", "…", "..."})
_CLOSERS = frozenset('»”")’]')
_LAST = frozenset("".join(ENDS)) | _CLOSERS
_DASHES = frozenset("–—-‒")
_OPEN_ABBREVIATIONS = frozenset(
    row["printed"] for row in rows("anyq.kazakh", "abbreviations.tsv") if row["ends"] == "yes"
)

Rule = Callable[[Sequence[Word], int], bool | None]


def _starts_low(word: Word) -> bool:
    return word.text[0].islower()


def end_of_text(words: Sequence[Word], at: int) -> bool | None:
    """Nothing follows: the sentence ends."""
    return True if at + 1 >= len(words) else None


def more_signs(words: Sequence[Word], at: int) -> bool | None:
    """Another end sign or a closing quote follows: they end the sentence, not this one."""
    following = words[at + 1].text
    return False if following in ENDS or following in _CLOSERS else None


def speech_goes_on(words: Sequence[Word], at: int) -> bool | None:
    """`…!», – деп` and `…? – деді`: the sentence of the speaker goes on."""
    rest = [w for w in words[at + 1 : at + 4] if w.text not in _CLOSERS]
    if rest and rest[0].text == ",":
        return False
    if len(rest) > 1 and rest[0].text in _DASHES and _starts_low(rest[1]):
        return False
    return None


def low_letter(words: Sequence[Word], at: int) -> bool | None:
    """A small letter follows: the sentence goes on."""
    return False if _starts_low(words[at + 1]) else None


def abbreviation(words: Sequence[Word], at: int) -> bool | None:
    """After an abbreviation the sentence ends only if it can and a capital follows."""
    text = words[at].text
    if len(text) < 2 or text in ENDS or text in _CLOSERS:
        return None
    return text.lower() in _OPEN_ABBREVIATIONS and words[at + 1].text[0].isupper()


def otherwise(words: Sequence[Word], at: int) -> bool | None:
    """Nothing speaks against it: the sentence ends."""
    return True


RULES: tuple[Rule, ...] = (
    end_of_text,
    more_signs,
    speech_goes_on,
    low_letter,
    abbreviation,
    otherwise,
)


def split(text: str, words: Sequence[Word]) -> list[tuple[int, int]]:
    """Cut the words of a text into sentences.

    Args:
        text: the text the words were cut from.
        words: its tokens, in order.

    Returns:
        Half-open intervals of indexes into `words`, none empty, none left out.
    """
    found, start = [], 0
    lines = "\n" in text
    for at, word in enumerate(words):
        ends = word.text[-1] in _LAST and _is_candidate(words, at) and decide(words, at)[0]
        if ends or (lines and _line_ends(text, words, at)):
            found.append((start, at + 1))
            start = at + 1
    if start < len(words):
        found.append((start, len(words)))
    return found


def decide(words: Sequence[Word], at: int) -> tuple[bool, str]:
    """Whether the sentence ends after word `at`, and the name of the rule that says so."""
    for rule in RULES:
        answer = rule(words, at)
        if answer is not None:
            return answer, rule.__name__
    return False, ""


def _line_ends(text: str, words: Sequence[Word], at: int) -> bool:
    return at + 1 < len(words) and "\n" in text[words[at].end : words[at + 1].start]


def _is_candidate(words: Sequence[Word], at: int) -> bool:
    text = words[at].text
    if text in ENDS:
        return True
    if text in _CLOSERS:
        return at > 0 and (words[at - 1].text in ENDS or words[at - 1].text in _CLOSERS)
    return len(text) > 1 and text[-1] == "." and text[0].isalpha() and not text[0].isupper()
