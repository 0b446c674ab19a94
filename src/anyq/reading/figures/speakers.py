"""Who says a figure."""

from anyq.reading.figures.context import Context
from anyq.reading.figures.places import Place

SAYING = (
    "мәліметінше",
    "айтуынша",
    "деректерінше",
    "дерегінше",
    "ақпаратынша",
    "сөзінше",
    "бағалауынша",
)
SAYING_OF = ("мәлімет", "дерек", "ақпарат", "хабарлама", "есеп", "болжам", "бағалау")
ACCORDING = ("сәйкес", "бойынша", "сүйенсек", "сай", "қарағанда")
SAID = (
    "деді",
    "дейді",
    "мәлімдеді",
    "айтты",
    "хабарлады",
    "хабарлайды",
    "делінген",
    "жазды",
    "жеткізді",
)
NEAR = 4  # tokens between a name and the word that makes it the source


def of(context: Context, place: Place) -> str | None:
    """Return who said it, canonical; None where the article itself says it.

    A person or organisation named before `мәліметінше`, `дерегіне сәйкес`, or the one who
    `деді` in the same sentence.
    """
    for index, token in enumerate(place.tokens):
        if token.norm.startswith(SAYING) or _of_data(place, index):
            named = _named(context, place, index - NEAR, index)
        elif token.norm in SAID:
            named = _named(context, place, index + 1, index + 1 + NEAR) or _named(
                context, place, index - NEAR, index
            )
        else:
            continue
        if named:
            return named
    return None


def _of_data(place: Place, index: int) -> bool:
    """Whether `мәліметіне сәйкес`, `дерегі бойынша` stands here."""
    if not place.tokens[index].norm.startswith(SAYING_OF) or index + 1 >= len(place.tokens):
        return False
    return place.tokens[index + 1].norm in ACCORDING


def _named(context: Context, place: Place, first: int, last: int) -> str | None:
    tokens = place.tokens[max(first, 0) : max(last, 0)]
    if not tokens:
        return None
    found = [
        entity.name
        for start, end, entity in context.names
        if entity.kind in ("person", "organisation")
        and start < tokens[-1].end
        and end > tokens[0].start
    ]
    return found[-1] if found else None
