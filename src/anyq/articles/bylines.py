"""Lines that name the author, and lines that name where a text was taken from."""

import re
from functools import cache

from anyq.articles.lines import Line
from anyq.data import rows

MAX_WORDS = 9
"""Words of a byline with the author's post, or of a credit line; longer lines are sentences."""
_STRAY = " ,.;:–—-|/•·\t"
_PATRONYMICS = ("ұлы", "улы", "қызы", "кызы", "ович", "евич", "овна", "евна", "тегі")
_CASES = ("да", "де", "та", "те", "ға", "ге", "қа", "ке", "нан", "нен", "дан", "ден", "тан", "тен")
_TAKEN = frozenset({"алынды", "алынған", "алындым", "алып", "көшірілді", "көшірілген"})
_DOMAIN = re.compile(
    r"(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:kz|com|org|net|ru|info|gov)/?"
)
_QUOTED = re.compile(r"[«“\"][^«»“”\"]{2,40}[»”\"]")


def bylines(line: Line, *, sure: bool) -> tuple[str, ...]:
    """Return the authors that a line names, none if it is no byline.

    Args:
        line: a line of the head or of the end of an article.
        sure: whether its place already says that it may be one (the last line of the body);
            elsewhere a name must look like one: a surname's ending, capitals or a comma.
    """
    if line.kind == "author":
        return _names(line.value, labelled=True) or tuple(filter(None, [line.value.strip(_STRAY)]))
    if line.kind != "text" or len(line.words) > 2 * MAX_WORDS:
        return ()
    if line.is_sentence:  # `Айна Болатова.` signs too
        name = line.text.removesuffix(".")
        return (name,) if is_name(name, sure=sure) else ()
    return _names(line.text, labelled=False, sure=sure)


def names_in(line: Line) -> tuple[str, ...]:
    """Return the names of a line that its block says are authors'."""
    return _names(line.text, labelled=True)


def is_name(text: str, *, sure: bool = False) -> bool:
    """Whether words are a person's name: two or three, each with a capital."""
    parts = text.strip(_STRAY).split()
    if not 2 <= len(parts) <= 3 or not all(map(_is_name_part, parts)):
        return False
    if len(parts) == 3 and not any(part.lower().endswith(_PATRONYMICS) for part in parts):
        return False
    surnames = [i for i, part in enumerate(parts) if _is_surname(part)]
    if surnames == [0] and parts[-1].lower().endswith(_CASES):
        return False
    return sure or bool(surnames)


def name_in(text: str) -> str | None:
    """Return the name among the words beside a date: `Қоғам Думан Ержанов 1204 рет оқылды`."""
    parts = text.split()
    for size in (3, 2):
        for i in range(len(parts) - size + 1):
            words = " ".join(parts[i : i + size])
            if is_name(words) and (size == 3 or _is_surname(parts[i + 1])):
                return words
    return None


def _is_name_part(part: str) -> bool:
    letters = part.replace("-", "").replace("’", "").rstrip(".")
    if not letters.isalpha() or not part[0].isupper():
        return False
    return not part.endswith(".") or len(letters) == 1


def _is_surname(part: str) -> bool:
    long_capitals = len(part) >= 4 and part.isupper()
    return long_capitals or part.lower().endswith(_surnames())


@cache
def _surnames() -> tuple[str, ...]:
    return tuple(row["ending"] for row in rows("anyq.articles", "surnames.tsv"))


def _names(text: str, *, labelled: bool, sure: bool = False) -> tuple[str, ...]:
    """Read `Асан Серіков,`, `Асан Серіков, Айна Болатова`, `Ажар Шыныбай, студент`."""
    pieces = [piece.strip(_STRAY) for piece in re.split(r"[,;/|]|\s(?:және|мен)\s", text)]
    pieces = [piece for piece in pieces if piece]
    if not pieces or len(text.split()) > MAX_WORDS or (":" in text and not labelled):
        return ()
    trusted = labelled or sure or text.rstrip().endswith(",")
    if not is_name(pieces[0], sure=trusted):
        return ()
    found = [pieces[0]]
    for piece in pieces[1:]:
        if not is_name(piece, sure=labelled):
            break
        found.append(piece)
    return tuple(found)


def credit(line: Line) -> str | None:
    """Return the outlet, agency or page a line credits, None if it is no credit line."""
    if line.kind == "source":
        return line.value.strip(_STRAY) or None
    if line.kind != "text" or len(line.words) > 2 * MAX_WORDS:
        return None
    return _taken_from(line) or _bare_outlet(line)


def _taken_from(line: Line) -> str | None:
    """`Фейсбук парақшасынан`, `«Ана тілі» газетінен алынды`: the name without `from`."""
    words = [word for word in line.words if word.norm[0].isalnum()]
    while words and words[-1].norm in _TAKEN:
        words.pop()
    if not words or words[-1].norm not in _ablatives():
        return None
    source = words[-1]
    cut = len(source.norm) - len(_ablatives()[source.norm])
    return line.text[: source.end - cut].strip(_STRAY)


def _bare_outlet(line: Line) -> str | None:
    text = line.text.strip(_STRAY)
    return text if _DOMAIN.fullmatch(text) or _QUOTED.fullmatch(text) else None


@cache
def _ablatives() -> dict[str, str]:
    return {row["ablative"]: row["stem"] for row in rows("anyq.articles", "credits.tsv")}
