"""Write `docs/events.md`: the types of events, and what headlines of each are read as.

`python -m eval.events_confusion` reads the headlines of `events_headlines`; the English side
alone says which type is right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from anyq.data import rows
from eval.events_headlines import evaluate, judged
from eval.measure import ROOT

TARGET = ROOT / "docs" / "events.md"
NONE = "-"
HEAD = """\
# Events: the types, and what is taken for what

Made by `python -m eval.events_confusion` from `src/anyq/reading/data/frames.tsv` and the
headlines of `eval/events_headlines.py`; do not edit by hand.

## Types

A frame is one way to say it: a line of `frames.tsv`, with sentences of our own in
`tests/reading/frames_examples.tsv`. Category and mode are PLOVER's (CAMEO2PLOVER 2021), the code
is CAMEO's of what happened; where they have none that fits the cell is empty.

| type | frames | PLOVER category (mode) | CAMEO |
|---|---|---|---|
"""
MIDDLE = """
## Headlines: the type the English version settles, and the type read from the Kazakh one

Rows: what the published English version says for certain. Columns: what was read; `{none}` is
nothing of a type that the English side can settle. Where several events are read, the main one
counts (`main_event`). First the development part, then the headlines that nobody looked at while
writing frames.
"""


def main() -> None:
    """Write the page."""
    _, _, seen, unseen = evaluate()
    text = HEAD + "\n".join(types()) + "\n" + MIDDLE.format(none=NONE)
    for title, confusion in (("Development part", seen), ("Unseen part", unseen)):
        text += f"\n### {title}\n\n" + "\n".join(table(confusion)) + "\n"
    TARGET.write_text(text, encoding="utf-8")
    print(TARGET)


def types() -> Iterable[str]:
    """Yield a line a type: how many frames, which categories, which codes."""
    frames = rows("anyq.reading", "data/frames.tsv")
    codes = {
        (row["type"], row["plover"], row["mode"]): row["code"]
        for row in rows("anyq.output", "cameo.tsv")
    }
    for name in sorted({row["type"] for row in frames}):
        own = [row for row in frames if row["type"] == name]
        kinds = sorted({(row["plover"], row["mode"]) for row in own})
        called = ", ".join(category(*kind) for kind in kinds if kind[0])
        coded = ", ".join(sorted({codes[name, *kind] for kind in kinds if (name, *kind) in codes}))
        yield f"| {name} | {len(own)} | {called} | {coded} |"


def category(plover: str, mode: str) -> str:
    """Write a category with its mode."""
    return f"{plover} ({mode})" if mode else plover


def table(confusion: Mapping[tuple[str, str], int]) -> Iterable[str]:
    """Yield the lines of a confusion table; empty cells are none."""
    wanted = sorted(judged())
    columns = [*wanted, NONE]
    yield "| | " + " | ".join(columns) + " | right |"
    yield "|---" * (len(columns) + 2) + "|"
    for kind in wanted:
        counts = Counter({got: n for (want, got), n in confusion.items() if want == kind})
        total = counts.total()
        if total:
            cells = [str(counts[name] or "") for name in columns]
            yield f"| {kind} | " + " | ".join(cells) + f" | {100 * counts[kind] / total:.0f} % |"


if __name__ == "__main__":
    main()
