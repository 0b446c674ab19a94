"""How many, over time: a bar a month or a day."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from anyq.server.charts import svg

WIDTH, HEIGHT, LEFT, BOTTOM, TOP = 720, 150, 34, 24, 10
LABELS = 8  # at most so many under the bars
GAP = 0.25  # of a bar's width
WIDEST = 40  # pixels of a bar


def draw(bars: Sequence[tuple[str, int]], title: str, links: Mapping[str, str]) -> Markup:
    """Draw bars side by side.

    Args:
        bars: label and number, in order.
        title: of the picture.
        links: where the bar of a label leads.
    """
    root = svg.picture(WIDTH, HEIGHT, title, "chart bars")
    most = max((number for _, number in bars), default=0)
    if not most:
        return Markup("")
    _scale(root, most)
    width = (WIDTH - LEFT) / len(bars)
    every = -(-len(bars) // LABELS)
    for at, (label, number) in enumerate(bars):
        x = LEFT + at * width
        height = number / most * (HEIGHT - TOP - BOTTOM)
        said = f"{label}: {number}"
        parent = svg.link(root, links[label], said) if number and label in links else root
        if number:
            own = min(width * (1 - GAP), WIDEST)
            box = {"x": x + (width - own) / 2, "width": own}
            svg.shape(parent, "rect", "bar", y=HEIGHT - BOTTOM - height, height=height, **box)
        if at % every == 0:
            svg.words(root, x + width / 2, HEIGHT - 8, label, "middle soft")
    return svg.markup(root)


def _scale(root: svg.Element, most: int) -> None:
    base = HEIGHT - BOTTOM
    svg.shape(root, "line", "axis", x1=LEFT, x2=WIDTH, y1=base, y2=base)
    for value in {most, most // 2} - {0}:
        y = base - value / most * (base - TOP)
        svg.shape(root, "line", "grid", x1=LEFT, x2=WIDTH, y1=y, y2=y)
        svg.words(root, LEFT - 6, y + 4, str(value), "end soft")


def months(days: Sequence[str]) -> list[tuple[str, int]]:
    """Count ISO days by month, months without any between the first and the last included."""
    counts: dict[str, int] = {}
    for day in days:
        counts[day[:7]] = counts.get(day[:7], 0) + 1
    if not counts:
        return []
    first, last = min(counts), max(counts)
    year, month = int(first[:4]), int(first[5:7])
    found = []
    while (label := f"{year:04}-{month:02}") <= last:
        found.append((label, counts.get(label, 0)))
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return found
