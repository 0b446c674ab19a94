"""What a figure is known by: the article and all that is claimed."""

from anyq.amount import Amount
from anyq.claim import FigureClaim
from anyq.moment import Moment
from anyq.reading.figures.context import Context
from anyq.span import content_id


def identify(context: Context, claim: FigureClaim) -> str:
    """Return the id of a figure: the article and all that is claimed."""
    amount, known = claim.amount, claim.indicator
    return content_id(
        "f",
        context.article.id,
        known.id or known.text,
        known.part or "",
        ",".join(claim.subjects),
        claim.kind,
        claim.direction or "",
        _number(amount),
        amount.unit,
        _when(claim.period),
        _when(claim.base_period),
        str(claim.evidence.start),
    )


def _number(amount: Amount) -> str:
    return "/".join(map(str, amount.value if isinstance(amount.value, tuple) else (amount.value,)))


def _when(moment: Moment | None) -> str:
    return "" if moment is None else f"{moment.start}/{moment.end}"
