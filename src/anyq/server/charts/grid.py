"""How much of what, over time: a row a source, a square a day or a month, its area the number."""

from collections.abc import Mapping, Sequence
from math import sqrt

from markupsafe import Markup

from anyq.server.charts import svg

LEFT, ROW, TOP, WIDTH, LABELS, LETTERS = 150, 26, 22, 720, 6, 20


def draw(
    rows: Sequence[str], columns: Sequence[str], counts: Mapping[tuple[str, str], int], title: str
) -> Markup:
    """Draw squares.

    Args:
        rows: labels from top to bottom.
        columns: labels from left to right.
        counts: the number of a row and a column.
        title: of the picture.
    """
    if not rows or not columns:
        return Markup("")
    root = svg.picture(WIDTH, TOP + ROW * len(rows) + 6, title, "chart grid-of")
    step = (WIDTH - LEFT) / len(columns)
    side = min(step, ROW) - 3
    most = max(counts.values(), default=1)
    every = -(-len(columns) // LABELS)
    for at in range(0, len(columns), every):
        svg.words(root, LEFT + (at + 0.5) * step, 13, columns[at], "middle soft")
    for number, row in enumerate(rows):
        middle = TOP + ROW * (number + 0.5)
        said = row if len(row) <= LETTERS else f"{row[: LETTERS - 1]}…"
        svg.words(root, LEFT - 12, middle + 4, said, "end")
        svg.shape(root, "line", "grid", x1=LEFT, x2=WIDTH, y1=middle, y2=middle)
        for at, column in enumerate(columns):
            count = counts.get((row, column), 0)
            if count:
                own = max(side * sqrt(count / most), 3)
                x = LEFT + (at + 0.5) * step - own / 2
                box = svg.shape(root, "rect", "bar", x=x, y=middle - own / 2, width=own, height=own)
                svg.shape(box, "title").text = f"{row}, {column}: {count}"
    return svg.markup(root)
