"""Where sentences end: an ordered list of small rules, each with a name.

A candidate is a sign `. ! ? … ...`, or the end of a line. The first rule that knows decides.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise

from anyq.data import rows
from anyq.doc import Word
from anyq.kazakh.letters import kind

ENDS = frozenset({".", "!", "?", "…", "...", "؟", "۔"})
_CLOSERS = frozenset('»”")’]')
_STRAIGHT = frozenset("\"'")
_COMMAS = frozenset(",،")
_NEAR = 12  # words up to the end of a quotation that still belongs to its sentence
_ITEM = 80  # words of an item of a list printed in one line
_YEAR = 3  # digits: a longer number is no number of a list
_LAST = frozenset("".join(ENDS)) | _CLOSERS
_DASHES = frozenset("–—-‒")
_UNITS = frozenset(("с.", "т.", "м.", "г.", "л."))
_SCALES = frozenset(("мың", "млн", "млрд", "млн.", "млрд.", "миллион", "миллиард"))
_SIGNS = frozenset("+-−–")
_MEASURED = frozenset("0123456789°СCС%")  # what may stand before the dots of a range
_SAID = frozenset(("деді", "дейді", "деп", "деген"))
_ENDING = {row["printed"]: row["ends"] for row in rows("anyq.kazakh", "abbreviations.tsv")}
_OPEN_ABBREVIATIONS = frozenset(name for name, ends in _ENDING.items() if ends == "yes")
_CLOSED_ABBREVIATIONS = frozenset(_ENDING) - _OPEN_ABBREVIATIONS

# Looks at the words, the place of the sign and where the sentence began; None: does not know.
Rule = Callable[[Sequence[Word], int, int], bool | None]


def _starts_low(word: Word) -> bool:
    return word.text[0].islower()


def _starts_high(word: Word) -> bool:
    return word.text[0].isupper() or kind(word.text[0]) == "Arab"


def _closes(words: Sequence[Word], at: int) -> bool:
    """Whether a quote or bracket closes: a straight one does if it touches the word before it."""
    text = words[at].text
    touches = at > 0 and words[at - 1].end == words[at].start
    return text in _CLOSERS and (touches or text not in _STRAIGHT)


def end_of_text(words: Sequence[Word], at: int, start: int) -> bool | None:
    """Nothing follows: the sentence ends."""
    return True if at + 1 >= len(words) else None


def more_signs(words: Sequence[Word], at: int, start: int) -> bool | None:
    """Another end sign or a closing quote follows: they end the sentence, not this one."""
    return False if words[at + 1].text in ENDS or _closes(words, at + 1) else None


def speech_goes_on(words: Sequence[Word], at: int, start: int) -> bool | None:
    """`…!», – деп` and `…? – деді`: the sentence of the speaker goes on."""
    rest = [w for w in words[at + 1 : at + 4] if w.text not in _CLOSERS]
    if rest and rest[0].text in _COMMAS:
        return False
    if len(rest) > 1 and rest[0].text in _DASHES and (_starts_low(rest[1]) or _says(rest[1])):
        return False
    return None


def _says(word: Word) -> bool:
    return kind(word.text[0]) == "Arab" and word.norm in _SAID


def quote_goes_on(words: Sequence[Word], at: int, start: int) -> bool | None:
    """`«Кім? Не дейді?» деп`: inside a quotation that soon ends and is part of a sentence."""
    head = [w.text for w in words[start : at + 1]]
    if head.count("«") <= head.count("»") and head.count('"') % 2 == 0:
        return None
    close = "»" if head.count("«") > head.count("»") else '"'
    rest = words[at + 1 : at + 1 + _NEAR]
    end = next((i for i, word in enumerate(rest) if word.text == close), None)
    after = words[at + 2 + end : at + 5 + end] if end is not None else ()
    if after and after[0].text in (*_COMMAS, *_DASHES):
        after = [word for word in after if word.text not in (*_COMMAS, *_DASHES)]
    return False if after and _starts_low(after[0]) else None


def low_letter(words: Sequence[Word], at: int, start: int) -> bool | None:
    """A small letter follows: the sentence goes on."""
    return False if _starts_low(words[at + 1]) else None


def between_numbers(words: Sequence[Word], at: int, start: int) -> bool | None:
    """`-2...-4 градус`: dots that touch a number or its sign on both sides join two numbers."""
    if words[at].text not in ("...", "…") or at == start:
        return None
    before, after = words[at - 1], words[at + 1]
    touches = before.end == words[at].start and words[at].end == after.start
    signed = after.text[0].isdigit() or after.text in _SIGNS
    return False if touches and before.text[-1] in _MEASURED and signed else None


def in_brackets(words: Sequence[Word], at: int, start: int) -> bool | None:
    """`(!)`, `(?)`: a remark on a word, not the end of the sentence."""
    if words[at].text in _CLOSERS and at > start + 1:
        return False if words[at - 1].text in "!?" and words[at - 2].text == "(" else None
    return None


def unit_of_measure(words: Sequence[Word], at: int, start: int) -> bool | None:
    """`3-8 м/с. Түнде …`, `2 мың т. Бұл …`: a unit after its number may end a sentence."""
    if words[at].text.lower() not in _UNITS or at == start or not _starts_high(words[at + 1]):
        return None
    before = words[at - 1].text
    return True if before == "/" or before[-1].isdigit() or before.lower() in _SCALES else None


def abbreviation(words: Sequence[Word], at: int, start: int) -> bool | None:
    """After an abbreviation the sentence ends only if it can and a capital follows."""
    text = words[at].text
    if len(text) < 2 or text in ENDS or text in _CLOSERS:
        return None
    return text.lower() in _OPEN_ABBREVIATIONS and _starts_high(words[at + 1])


def spaced_abbreviation(words: Sequence[Word], at: int, start: int) -> bool | None:
    """`2018 ж . 8 ай`, `Ф . М .`: the full stop of an abbreviation or initial stands apart."""
    before = words[at - 1] if at > start else None
    if before is None or words[at].text != "." or before.end == words[at].start:
        return None
    initial = len(before.text) == 1 and before.text.isupper()
    return False if initial or f"{before.text.lower()}." in _CLOSED_ABBREVIATIONS else None


def number_of_item(words: Sequence[Word], at: int, start: int) -> bool | None:
    """`3. Мақат ауданы 4. …`: a small number, a letter or Roman number at the head is no end."""
    if words[at].text != "." or at == start or words[at - 1].end != words[at].start:
        return None
    text = words[at - 1].text
    if text.isdigit() and len(text) < _YEAR and _starts_high(words[at + 1]):
        return False if at - 1 == start or _counts_on(words[max(0, at - _ITEM) : at]) else None
    if at - 1 == start and (len(text) == 1 or all(c in "IVXІХ" for c in text)):
        return False
    return None


def _counts_on(words: Sequence[Word]) -> bool:
    """Whether the last word numbers an item: it is 1, or the number before it came before."""
    number = int(words[-1].text)
    before = str(number - 1)
    return number == 1 or any(
        one.text == before and two.text == "." for one, two in pairwise(words)
    )


def otherwise(words: Sequence[Word], at: int, start: int) -> bool | None:
    """Nothing speaks against it: the sentence ends."""
    return True


RULES: tuple[Rule, ...] = (
    end_of_text,
    more_signs,
    speech_goes_on,
    quote_goes_on,
    low_letter,
    between_numbers,
    in_brackets,
    unit_of_measure,
    abbreviation,
    spaced_abbreviation,
    number_of_item,
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
        ends = (
            word.text[-1] in _LAST and _is_candidate(words, at) and decide(words, at, start)[0]
        ) or (lines and _line_ends(text, words, at))
        if ends:
            found.append((start, at + 1))
            start = at + 1
    if start < len(words):
        found.append((start, len(words)))
    return found


def decide(words: Sequence[Word], at: int, start: int = 0) -> tuple[bool, str]:
    """Whether the sentence from `start` ends after word `at`, and the rule that says so."""
    for rule in RULES:
        answer = rule(words, at, start)
        if answer is not None:
            return answer, rule.__name__
    return False, ""


def explain(text: str, words: Sequence[Word]) -> list[tuple[int, bool, str]]:
    """Return (place of the word, whether the sentence ends after it, rule) of every candidate."""
    ends = {end - 1: start for start, end in split(text, words)}
    found, start = [], 0
    for at, word in enumerate(words):
        if word.text[-1] in _LAST and _is_candidate(words, at):
            found.append((at, *decide(words, at, start)))
        elif at in ends:
            found.append((at, True, "line" if at + 1 < len(words) else "end_of_text"))
        start = at + 1 if at in ends else start
    return found


def _line_ends(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether the line ends after a word; after a comma, small letters go on in the next one."""
    if at + 1 >= len(words) or "\n" not in text[words[at].end : words[at + 1].start]:
        return False
    return words[at].text not in _COMMAS or not _starts_low(words[at + 1])


def _is_candidate(words: Sequence[Word], at: int) -> bool:
    text = words[at].text
    if text in ENDS:
        return True
    if text in _CLOSERS:
        before = words[at - 1].text if at else ""
        return (before in ENDS or before in _CLOSERS) and _closes(words, at)
    return len(text) > 1 and text[-1] == "." and text[0].isalpha() and not text[0].isupper()
