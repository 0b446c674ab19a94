"""Titles that quote without a verb: `Министр: сөз`, `Сөз – Министр`."""

from collections.abc import Sequence

from anyq.doc import Token
from anyq.reading.events import parties
from anyq.reading.events.drafts import Draft
from anyq.reading.events.groups import Group
from anyq.reading.events.scene import Scene

COLON = ":"
DASHES = {"–", "—", "-"}
RULE = "statement.title"


def may_quote(tokens: Sequence[Token]) -> bool:
    """Whether a title has the mark of a quotation."""
    return any(token.text == COLON or token.text in DASHES for token in tokens)


def speech(scene: Scene) -> Draft | None:
    """Return the statement that a title quotes; None if it names no official speaker."""
    speaker = before_colon(scene) or behind_dash(scene)
    if speaker is None or len(speaker.actors) > 1 or speaker.actors[0].kind == "organisation":
        return None
    (actor,) = speaker.actors
    if not actor.official or actor.is_country:
        return None
    view = scene.view
    start, end = view.span(0, len(view.tokens) - 1)
    return Draft(
        type="statement",
        plover="",
        mode="",
        participants=(parties.participant("agent", actor, scene.cast, frozenset()),),
        objects=(),
        time=None,
        place=None,
        modality="happened",
        background=False,
        attribution=None,
        evidence=scene.article.quote(start, end),
        rule=RULE,
        sentence=scene.index,
        headline=True,
        lead=False,
    )


def before_colon(scene: Scene) -> Group | None:
    """Return the group that opens a title and is followed by a colon."""
    opening = (group for group in scene.view.groups if group.first == 0)
    return next((group for group in opening if group.after == COLON), None)


def behind_dash(scene: Scene) -> Group | None:
    """Return the group that ends a title behind a dash."""
    tokens = scene.view.tokens
    ending = (group for group in scene.view.groups if group.last == len(tokens) - 1)
    found = next((group for group in ending if group.case == "Nom"), None)
    return found if found and found.first and tokens[found.first - 1].text in DASHES else None
