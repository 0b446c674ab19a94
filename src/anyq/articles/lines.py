"""The lines of a page, and what each one is by itself, before its neighbours are looked at."""

import re
from functools import cache
from typing import Literal

import msgspec

from anyq.articles.printed import PrintedDate, read_date_line
from anyq.data import Row, rows
from anyq.doc import Word
from anyq.kazakh import tokenize

Kind = Literal[
    "date",
    "menu",
    "share",
    "more",
    "end",
    "inline",
    "photo",
    "source",
    "author",
    "counter",
    "text",
]
LONG = 120
"""Code points from which a line that ends as a sentence is surely a paragraph."""
COUNTED = 160
"""Letters beyond which a line is no counter or contact."""
LETTERS = 0.25
"""Share of letters that a longer line has; the tables of bulletins have 0.4."""
RUNNING = 3000
"""Letters from which a line that has a stop in every 1,500 at most is no text."""
CAPTION = 5
"""Words up to which a line that begins with `Фото` or `Сурет` and does not end is a credit."""
LONGEST_LABEL = 60
"""Letters beyond which a line is none of the labels of chrome.tsv."""
STEM = 4
"""Letters by which the beginnings of lines are looked up; none of them is shorter."""
HEADLINE_MAX = 250
MAX_TEXT = 500_000
"""Letters that a page may have; the longest speeches printed in full have 100,000."""
_SENTENCE_END = (".", "!", "?", "…", ":", ";")
_CLOSERS = "»”\"')]"
_COUNTER = re.compile(
    r"[\d\s.,:°+%/|•·©–—-]*(?:(?:рет|мин|минут|пікір|пікірлер|комментарий\w*|лайк\w*|қараулар|көрілім|саны|қаралым|оқылым|оқылды|қаралды|көрсетілді|views?|"
    r"просмотр\w*|usd|eur|rub|cny|kzt|°c|c)[\d\s.,:°+%/|•·–—-]*)*",
    re.IGNORECASE,
)
_CONTACT = re.compile(r"[\d\s()+,;-]*(?:[\w.+-]+@[\w-]+\.[\w.]+)?[\d\s()+,;-]*")


_STOP = re.compile(r"[.!?…;:](?=\s|$)")
_LABEL = re.compile(r"[^\W\d_][\w-]*")
_DIGIT = re.compile(r"\d")
_PHONE = re.compile(r"(?:\+7|\b8)[\s(]{0,2}\d{3,4}\)?[\s-]{0,2}\d{2,3}[\s-]?\d{2}[\s-]?\d{2}\b")
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.\w")
_WEATHER = re.compile(r"[+−–-]?\d{1,2} ?°")
_RATE = re.compile(r"(?:\b(?:usd|eur|rub|cny|gbp|kgs)|[$€₽])[\s:=–-]{0,3}\d+[.,]\d+", re.IGNORECASE)
_LANGUAGES = 3
"""Names of languages from which a line is the menu of them."""


class Line(msgspec.Struct, frozen=True):
    """A line of the page that is not blank.

    Attributes:
        text: the line, stripped.
        words: its words; offsets count in the line.
        kind: what it is by itself.
        block: number of the group of lines between blank lines, from 0.
        date: the date it prints, for kind `date`.
        value: what follows the label, for kinds `source` and `author`.
    """

    text: str
    words: tuple[Word, ...]
    kind: Kind
    block: int
    date: PrintedDate | None = None
    value: str = ""

    @property
    def norm(self) -> str:
        """The line's words and nothing else, folded, one blank apart."""
        return _norm(self.words)

    @property
    def is_sentence(self) -> bool:
        """Whether it ends as a sentence does."""
        return _ends(self.text)

    @property
    def is_paragraph(self) -> bool:
        """Whether it is surely running text."""
        return self.kind == "text" and self.is_sentence and len(self.text) >= LONG

    @property
    def may_be_headline(self) -> bool:
        """Whether it could be a headline: text, not too long, no full stop at its end."""
        if self.kind != "text" or len(self.text) > HEADLINE_MAX:
            return False
        stop = self.text.rstrip(_CLOSERS)
        return not stop.endswith((".", ";", ":")) or stop.endswith("..")


def _norm(words: tuple[Word, ...]) -> str:
    return " ".join(word.norm for word in words if word.norm[0].isalnum())


def read_lines(text: str) -> list[Line]:
    """Cut a page into its lines and say what each one is.

    Args:
        text: the page, normalised (`plain.normalise`).

    Returns:
        The lines that are not blank, top first.
    """
    words = tokenize(text)
    lines: list[Line] = []
    block, blank, at, used = -1, True, 0, 0
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            block += blank
            start = at + raw.index(stripped[0])
            last = used
            while last < len(words) and words[last].start < at + len(raw):
                last += 1
            lines.append(_line(stripped, _shifted(words[used:last], start), block))
            used = last
        blank = not stripped
        at += len(raw) + 1
    return lines


def _shifted(words: list[Word], start: int) -> tuple[Word, ...]:
    return tuple(Word(w.start - start, w.end - start, w.text, w.norm) for w in words)


def _line(text: str, words: tuple[Word, ...], block: int) -> Line:
    if _is_furniture(text):
        return Line(text, words, "menu", block)
    norm = _norm(words)
    date = read_date_line(text, words)
    if date is not None:
        return Line(text, words, "date", block, date)
    if not norm or _is_counter(text, norm):
        return Line(text, words, "counter", block)
    if text.startswith("©"):
        return Line(text, words, "end", block)
    kind = _chrome_line().get(norm)
    if kind is not None and kind != "date":
        return Line(text, words, kind, block)
    return _labelled(text, words, norm, block)


def _is_counter(text: str, norm: str) -> bool:
    """Whether a line counts readers, gives a contact, or is long and has hardly a letter."""
    if len(text) > COUNTED:
        return sum(map(str.isalpha, text)) < LETTERS * len(text) or _runs_on(text)
    spelled = any(map(str.isalpha, norm)) and _COUNTER.fullmatch(norm)  # in any script
    return bool(spelled or _COUNTER.fullmatch(text) or _CONTACT.fullmatch(text))


def _runs_on(text: str) -> bool:
    """Whether a line goes on as no language does: thousands of letters without a stop."""
    return len(text) > RUNNING and len(text) > RUNNING / 2 * (1 + len(_STOP.findall(text)))


def _is_furniture(text: str) -> bool:
    """Whether a line is the site's weather, rates, telephones or languages, however long."""
    if text.rstrip(_CLOSERS).endswith(_SENTENCE_END) and "@" not in text:
        return False
    if _DIGIT.search(text):
        phones, mail = len(_PHONE.findall(text)), "@" in text and _MAIL.search(text)
        if phones >= 2 or (phones and mail):
            return True
        degrees = len(_WEATHER.findall(text)) if "°" in text else 0
        if degrees + len(_RATE.findall(text)) >= 2:
            return True
    low = text.lower()
    return sum(name in low for name in _language_names()) >= _LANGUAGES


@cache
def _language_names() -> tuple[str, ...]:
    return tuple(row["words"] for row in _chrome() if row["match"] == "names")


def _labelled(text: str, words: tuple[Word, ...], norm: str, block: int) -> Line:
    """Tell a line by its first words: `Дереккөз: …`, `Фото: …`, `Тағы оқыңыз: …`."""
    for start, kind in _chrome_start().get(norm[:STEM], ()):
        whole = kind in ("photo", "source", "author", "inline")
        if norm == start or norm.startswith(f"{start} " if whole else start):
            rest = _after_label(text, words, len(start.split()))
            if rest is None and kind == "author":
                rest = _bare_name(words[len(start.split()) :])
            if rest is None and kind == "photo" and len(words) <= CAPTION and not _ends(text):
                rest = text
            if whole and rest is None:
                continue
            return Line(text, words, kind, block, value=rest or "")
    return Line(text, words, "text", block)


def _ends(text: str) -> bool:
    return text.rstrip(_CLOSERS).endswith(_SENTENCE_END)


def _bare_name(words: tuple[Word, ...]) -> str | None:
    """Return two or three capitalised words that are all that follows: `Сұхбаттасқан Айна Ер`."""
    named = 2 <= len(words) <= 3 and all(word.text[0].isupper() for word in words)
    return " ".join(word.text for word in words) if named else None


def _after_label(text: str, words: tuple[Word, ...], count: int) -> str | None:
    """Return what follows the label's colon or dash; None where neither stands there."""
    seen = 0
    for word in words:
        if seen == count:
            if word.text in (":", "–", "—", "-", "|", "/", "©"):
                return text[word.end :].strip()
            return None
        seen += word.norm[0].isalnum()
    return ""


def whole_line(text: str) -> Kind | None:
    """Tell what a line is by all its words, without their analysis; None if they do not say."""
    if len(text) > LONGEST_LABEL:
        return None
    return _chrome_line().get(" ".join(_LABEL.findall(text.lower())))


@cache
def _chrome_line() -> dict[str, Kind]:
    return {row["words"]: _kind(row["kind"]) for row in _chrome() if row["match"] == "line"}


@cache
def _chrome_start() -> dict[str, list[tuple[str, Kind]]]:
    """Return the beginnings of lines by their first letters, the longest first."""
    found = [(row["words"], _kind(row["kind"])) for row in _chrome() if row["match"] == "start"]
    by_stem: dict[str, list[tuple[str, Kind]]] = {}
    for start, kind in sorted(found, key=lambda pair: -len(pair[0])):
        by_stem.setdefault(start[:STEM], []).append((start, kind))
    return by_stem


def _chrome() -> list[Row]:
    return list(rows("anyq.articles", "chrome.tsv"))


def _kind(name: str) -> Kind:
    kind: Kind = msgspec.convert(name, Kind)
    return kind
