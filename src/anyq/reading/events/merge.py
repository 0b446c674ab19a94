"""One event told twice in an article is one: drafts of the same event become a claim.

`retelling` says which tell the same. The fuller draft gives the evidence and the rule; what it
leaves open is taken from the other.
"""

from collections.abc import Iterable

import msgspec

from anyq.claim import EventClaim
from anyq.moment import Moment
from anyq.reading.events import retelling
from anyq.reading.events.drafts import Draft
from anyq.span import content_id


def merge(drafts: Iterable[Draft]) -> list[Draft]:
    """Join the drafts that tell the same event; order by where they stand."""
    found: list[Draft] = []
    for draft in drafts:
        at = next((i for i, other in enumerate(found) if retelling.same(other, draft)), None)
        if at is None:
            found.append(draft)
        else:
            found[at] = join(found[at], draft)
    kept = [one for one in found if not any(retelling.is_part(one, other) for other in found)]
    return sorted(kept, key=lambda draft: draft.evidence.start)


def dated(draft: Draft, today: Moment | None) -> Draft:
    """Date what the title tells as happened, and nothing else dates, on the article's today."""
    if draft.time is not None or not draft.headline or draft.modality != "happened":
        return draft
    return msgspec.structs.replace(draft, time=today)


def fullness(draft: Draft) -> tuple[int, bool, int]:
    """Order drafts: the more it tells the better, the body before the headline, the earlier.

    What an earlier sentence told (`retold`) does not count, nor how much a statement tells:
    the first is the news.
    """
    if draft.type == "statement":
        return 0, not draft.headline, -draft.sentence
    told = len(draft.objects) + (0 if draft.retold else len(draft.participants))
    told += (draft.time is not None) + (draft.place is not None)
    return told, not draft.headline, -draft.sentence


def join(one: Draft, other: Draft) -> Draft:
    """Make one draft of two."""
    fuller, poorer = sorted((one, other), key=fullness, reverse=True)
    return msgspec.structs.replace(
        fuller,
        participants=max(fuller.participants, poorer.participants, key=len),
        objects=fuller.objects or poorer.objects,
        time=fuller.time or poorer.time,
        place=fuller.place or poorer.place,
        background=one.background and other.background,
        attribution=fuller.attribution or poorer.attribution,
    )


def claim(article: str, draft: Draft) -> EventClaim:
    """Make the claim of a draft; `article` is the article's id."""
    who = [f"{item.role}={item.entity or item.name}" for item in draft.participants]
    what = [item.text for item in draft.objects]
    place = str(draft.evidence.start)
    return EventClaim(
        id=content_id("v", article, draft.type, draft.modality, place, *who, *what),
        type=draft.type,
        plover=draft.plover,
        participants=draft.participants,
        objects=draft.objects,
        time=draft.time,
        place=draft.place,
        modality=draft.modality,
        background=draft.background,
        attribution=draft.attribution,
        evidence=draft.evidence,
        rule=draft.rule,
        mode=draft.mode,
    )
