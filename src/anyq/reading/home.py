"""The country a title means that names none: `Энергетика министрі`, `Комитет төрағасы`."""

from collections.abc import Sequence

from anyq import kazakh
from anyq.article import Article
from anyq.doc import Mention
from anyq.reading.names import heads, organisations
from anyq.reading.names.forms import used_as

DOMESTIC = "KZ"  # whose offices the Kazakh press names without the country
LEAD = 300  # code points after the headline in which the scene of an article is set


def of(article: Article, role: str, mentions: Sequence[Mention]) -> str | None:
    """Return the country of an office that is printed without one.

    Args:
        article: whose headline and lead set the scene.
        role: the title, canonical.
        mentions: all that the article names.

    Returns:
        For a public office the country in which the scene is set or the only one in view;
        that of the press itself where it is in view or none is; else None.
    """
    body = organisations.known().named(" ".join(role.split()[:-1]))
    if body is not None and body.country:
        return body.country
    if not _public(role):
        return None
    seen = [m for m in mentions if m.kind == "place" and m.country and _in_lead(article, m)]
    scene = next((m.country for m in seen if m.case == "Loc"), None)
    countries = {m.country for m in seen}
    if scene:
        return scene
    if not countries or DOMESTIC in countries or _of_home(article):
        return DOMESTIC
    return countries.pop() if len(countries) == 1 else None


def _in_lead(article: Article, mention: Mention) -> bool:
    return mention.end <= len(article.title) + LEAD


def _of_home(article: Article) -> bool:
    """Whether the lead speaks of the press's own country: `қазақстандық`, `отандық`, `еліміз`."""
    lead = article.text[: len(article.title) + LEAD]
    return any(word.norm.startswith(tuple(used_as("home"))) for word in kazakh.tokenize(lead))


def _public(role: str) -> bool:
    """Whether a title is of a state: a minister's, a member's of parliament, of an agency."""
    words = role.split()
    kind = heads.title(words[-1])
    if kind is None or kind[0].rank == "job" or (role == kind[0].role and kind[0].rank == "state"):
        return False
    if kind[0].rank in ("minister", "government") or words[-1] in used_as("public"):
        return True
    bodies = [found[0].kind for word in words if (found := heads.organisation(word))]
    return "state" in bodies or any(word.startswith(tuple(used_as("scope"))) for word in words)
