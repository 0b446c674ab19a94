"""Raw text of the treebank cut into words: how many of KTB's words come out as its own tokens."""

from pathlib import Path

from anyq.kazakh import tokenize

NAME = "kazakh_tokens"
DATA = ("treebank/ktb-dev.conllu",)
RECIPE = (
    "src/anyq/kazakh/tokens.py",
    "src/anyq/kazakh/glue.py",
    "src/anyq/kazakh/mending.py",
    "src/anyq/kazakh/abbreviations.tsv",
)
RETRAINS = False

_SHARED = Path("../shared/data")


def sentences() -> list[tuple[str, list[list[str]]]]:
    """Return (text, surface words); a surface word is the list of syntactic words in it."""
    found = []
    for block in (_SHARED / DATA[0]).read_text("utf-8").split("\n\n"):
        lines = block.splitlines()
        text = next((line[9:] for line in lines if line.startswith("# text = ")), "")
        rows = [line.split("\t") for line in lines if line[:1].isdigit()]
        if text:
            found.append((text, _surface(rows)))
    return found


def _surface(rows: list[list[str]]) -> list[list[str]]:
    words: list[list[str]] = []
    inside = 0
    for row in rows:
        if "-" in row[0]:
            start, end = map(int, row[0].split("-"))
            inside = end - start + 1
            words.append([row[1]])
        elif inside:
            words[-1].append(row[1])
            inside -= 1
        else:
            words.append([row[1]])
    return words


def _places(text: str, forms: list[str]) -> list[tuple[int, int]]:
    found, at = [], 0
    for form in forms:
        at = text.find(form, at)
        found.append((at, at + len(form)))
        at += len(form)
    return found


def measure() -> dict[str, float]:
    """Return the share of KTB's syntactic words that stand in a token of the same extent.

    The words of a range (бала-лы) count as found when the token has the extent of the range.
    """
    right = total = 0
    for text, words in sentences():
        ours = {(w.start, w.end) for w in tokenize(text)}
        for place, word in zip(_places(text, [w[0] for w in words]), words, strict=True):
            number = max(1, len(word) - 1)
            total += number
            right += number * (place in ours)
    return {"aligned": round(right / total, 4)}
