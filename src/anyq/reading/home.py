"""The country a title means that names none: `Энергетика министрі`, `Комитет төрағасы`."""

from collections.abc import Sequence

from anyq.article import Article
from anyq.doc import Mention
from anyq.reading.names import heads

DOMESTIC = "KZ"  # whose offices the Kazakh press names without the country
LEAD = 300  # code points after the headline in which the scene of an article is set


def of(article: Article, role: str, mentions: Sequence[Mention]) -> str | None:
    """Return the country of an office that is printed without one.

    Args:
        article: whose headline and lead set the scene.
        role: the title, canonical.
        mentions: all that the article names.

    Returns:
        The foreign country in which the scene is set; else the country of the press itself
        for an office of a state, or where no other country is in view; else None. A
        profession belongs to no country.
    """
    kind = heads.title(role.split()[-1])
    if kind is None or kind[0].rank == "job":
        return None
    seen = [m for m in mentions if m.kind == "place" and m.country and _in_lead(article, m)]
    scene = next((m.country for m in seen if m.case == "Loc"), None)
    if scene:
        return scene
    abroad = any(m.country != DOMESTIC for m in seen)
    return DOMESTIC if _of_state(role) or not abroad else None


def _in_lead(article: Article, mention: Mention) -> bool:
    return mention.end <= len(article.title) + LEAD


def _of_state(role: str) -> bool:
    """Whether a title is of a ministry, an agency, a national bank and the like."""
    words = role.split()
    kinds = [found[0].kind for word in words if (found := heads.organisation(word))]
    minister = heads.title(words[-1])
    ministerial = minister is not None and minister[0].rank in ("minister", "government")
    return ministerial or "state" in kinds or "ұлттық" in words
