"""The country a title means that names none: `Энергетика министрі`, `Комитет төрағасы`."""

from collections.abc import Sequence

from anyq import kazakh
from anyq.article import Article
from anyq.doc import Mention
from anyq.reading.names import heads, organisations
from anyq.reading.names.forms import forms, used_as
from anyq.reading.names.gazetteer import Known

DOMESTIC = "KZ"  # whose offices the Kazakh press names without the country
LEAD = 300  # code points after the headline in which the scene of an article is set


def of(article: Article, role: str, mentions: Sequence[Mention]) -> str | None:
    """Return the country of an office that is printed without one.

    Args:
        article: whose headline and lead set the scene.
        role: the title, canonical.
        mentions: all that the article names.

    Returns:
        For a public office that of the press itself where it is in view or no other is. Where
        only one other is in view, that one, but never for a minister: `министр X Ташкентте`
        may be a guest. None where it is not clear, and for what is no public office.
    """
    words = role.split()
    bodies = [b for end in range(1, len(words)) if (b := _body(words[:end]))]
    if bodies and bodies[-1].name not in organisations.of_each():
        return bodies[-1].country
    if not _public(role):
        return None
    seen = {m.country for m in mentions if m.country and _in_view(article, m)}
    if not seen or DOMESTIC in seen or _of_home(article):
        return DOMESTIC
    return seen.pop() if len(seen) == 1 and not _ministerial(words) else None


def _body(words: Sequence[str]) -> Known | None:
    """Return the known body whose name words are, the last of them in the genitive or bare."""
    bare = (form.stem for form in forms(words[-1]) if form.case in ("Nom", "Gen"))
    found = (organisations.known().named(" ".join([*words[:-1], stem])) for stem in bare)
    return next((body for body in found if body), None)


def _in_view(article: Article, mention: Mention) -> bool:
    """Whether a mention in the lead sets the scene, not one that only qualifies a noun."""
    if mention.kind == "person":
        return mention.country == DOMESTIC
    if mention.kind != "place" or not _in_lead(article, mention):
        return False
    word = kazakh.tokenize(article.text[mention.start : mention.end])[-1]
    attribute = any(form.attributive for form in forms(word.norm))
    return not (mention.case == "Loc" and attribute)


def _ministerial(words: Sequence[str]) -> bool:
    """Whether a title is of a government: a minister's, of the head of government's deputy."""
    kinds = [found[0].rank for word in words if (found := heads.title(word))]
    return "minister" in kinds or "government" in kinds


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
    if _ministerial(words) or kind[0].lemma in used_as("public"):
        return True
    bodies = [found[0].kind for word in words if (found := heads.organisation(word))]
    return "state" in bodies or any(word.startswith(tuple(used_as("scope"))) for word in words)
