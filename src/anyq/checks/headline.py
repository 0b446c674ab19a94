"""The number of a headline against that of the text."""

from collections.abc import Sequence
from typing import NamedTuple

from anyq.checks import wording
from anyq.checks.check import Check
from anyq.checks.printed import measured, period_name, series_of
from anyq.checks.system import System, verdict
from anyq.claim import FigureClaim
from anyq.span import content_id


class Kin(NamedTuple):
    """What two figures share that say the same thing of the same."""

    series: tuple[object, ...]
    kind: str
    direction: str | None
    unit: str


def check(claims: Sequence[FigureClaim], title: int) -> list[Check]:
    """Check each number of the headline that the text gives otherwise.

    Only of known indicators, and only where the text has one number of them: a headline that
    rounds a number of the text is no figure of its own (`reading.figures` drops it), so what is
    left here is another number. Periods must be the same; a headline may leave its own out.

    Args:
        claims: the figures of an article.
        title: code points of the headline, which the text begins with.
    """
    head = [one for one in claims if one.evidence.start < title and _is_plain(one)]
    body = [one for one in claims if one.evidence.start >= title]
    return [judged for one in head for judged in _against(one, body)]


def _is_plain(claim: FigureClaim) -> bool:
    exact = claim.amount.approximation == "exact" and not isinstance(claim.amount.value, tuple)
    return exact and claim.indicator.id is not None and claim.modality == "happened"


def _against(head: FigureClaim, body: Sequence[FigureClaim]) -> list[Check]:
    alike = [one for one in body if _kin(one) == _kin(head) and one.modality == "happened"]
    values = {one.amount.value for one in alike}
    if len(values) != 1 or not _same_period(head, alike):
        return []
    items = (measured(head), measured(alike[0]))
    system = System(items, ("it", "it"), ())
    outcome, _ = verdict(system, [system])
    if outcome != "inconsistent":
        return []
    claims = (head.id, alike[0].id)
    one, other = (wording.level(item.claim.amount) for item in items)
    return [
        Check(
            id=content_id("c", "headline", *claims),
            verdict=outcome,
            claims=claims,
            arithmetic=f"{one} ≠ {other}",
            implied=tuple(system.others_imply()),
            rule="headline",
        )
    ]


def _kin(claim: FigureClaim) -> Kin:
    return Kin(series_of(claim), claim.kind, claim.direction, claim.amount.unit)


def _same_period(head: FigureClaim, body: Sequence[FigureClaim]) -> bool:
    periods = {period_name(one.period) for one in body}
    return len(periods) == 1 and (head.period is None or period_name(head.period) in periods)
