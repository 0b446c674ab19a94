"""`Kind`: what an amount is, before it is a figure."""

from typing import NamedTuple

from anyq.claim import Direction, FigureKind, Modality


class Kind(NamedTuple):
    """What an amount is, and by which rule."""

    kind: FigureKind
    rule: str
    direction: Direction | None = None
    modality: Modality = "happened"
