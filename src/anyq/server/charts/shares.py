"""A share over time, small enough for the cell of a table."""

from collections.abc import Sequence

from markupsafe import Markup

from anyq.server.charts import svg

WIDTH, HEIGHT, EDGE = 120, 26, 3


def draw(course: Sequence[tuple[str, float]], title: str) -> Markup:
    """Draw a line from share to share; a single one is a dot.

    Args:
        course: month and share, 0 to 1, in order.
        title: of the picture.
    """
    told = ", ".join(f"{month} {share:.0%}" for month, share in course[-12:])
    root = svg.picture(WIDTH, HEIGHT, f"{title}: {told}", "chart share")
    root.set("role", "img")
    svg.shape(root, "line", "grid", x1=0, x2=WIDTH, y1=EDGE, y2=EDGE)
    svg.shape(root, "line", "axis", x1=0, x2=WIDTH, y1=HEIGHT - EDGE, y2=HEIGHT - EDGE)
    step = (WIDTH - 2 * EDGE) / max(len(course) - 1, 1)
    points = [
        (EDGE + at * step, HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE))
        for at, (_, share) in enumerate(course)
    ]
    line = svg.shape(root, "polyline", "line")
    line.set("points", " ".join(f"{x:.1f},{y:.1f}" for x, y in points))
    x, y = points[-1]
    svg.shape(root, "circle", "dot", cx=x, cy=y, r=2.6)
    return svg.markup(root)
