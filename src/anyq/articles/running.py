"""Captures that lost their line ends: a date, a headline and the text on one line, labels in it."""

import re
from functools import cache

from anyq.data import rows

_MONTHS = r"[^\W\d_]{3,12}"
_DATED = re.compile(rf"^(\d{{1,2}} {_MONTHS},? \d{{4}}(?: ж\.)?,? \d{{1,2}}:\d{{2}}) +(?=\S)", re.M)
"""A full date with its clock at the beginning of a line that goes on."""
_HEADLINE_MAX = 250
HEAD = 5
"""Lines from the top within which a headline is parted from what stands on its line."""


def part_lines(text: str) -> str:
    """Give a date, a headline, a first paragraph and the labels of tags a line each.

    `08 Қазан 2015, 14:17 Ауданда көпір ашылды АСТАНА. ҚазАқпарат - Ауданда…` becomes three lines.
    A text whose lines are whole stays as it is.
    """
    lines = text.split("\n", HEAD)
    head = [_at_dateline(_DATED.sub(r"\1\n\n", line)) for line in lines[:HEAD]]
    return _labels().sub(r"\n", "\n".join([*head, *lines[HEAD:]]))


def _at_dateline(line: str) -> str:
    """Part a headline from the dateline behind it on its line."""
    found = _dateline().search(line)
    headline = line[: found.start()].rstrip() if found else ""
    if found is None or len(headline.rpartition("\n")[2]) > _HEADLINE_MAX:
        return line
    if not headline or headline.endswith((".", ";", ",", "«")):
        return line
    return f"{headline}\n\n{line[found.start() :].lstrip()}"


@cache
def _dateline() -> re.Pattern[str]:
    """`АСТАНА. ҚазАқпарат -`: a place in capitals, a full stop, an agency, a dash."""
    names = "|".join(re.escape(row["norm"]) for row in rows("anyq.articles", "agencies.tsv"))
    capital = "[A-ZА-ЯЁӘҒҚҢӨҰҮІҺ]"
    place = rf"(?<![\w-]){capital}{{3,20}}(?:-{capital}{{2,20}}){{0,2}}"
    return re.compile(rf"{place}\. ?(?i:{names})\.? ?[-–—]")


@cache
def _labels() -> re.Pattern[str]:
    """A blank before words that begin what stands below an article: `… Басты сөздер: …`."""
    marks = [row["words"] for row in rows("anyq.articles", "chrome.tsv") if row["match"] == "mark"]
    return re.compile(rf"(?<=\S) +(?=(?i:{'|'.join(map(re.escape, marks))}))")
