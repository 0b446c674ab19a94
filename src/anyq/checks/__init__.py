"""Do the figures of an article agree with each other, and with the official series?"""

from anyq.checks import chain, printed, reference, total
from anyq.checks.check import Check, Implied, Reference, Verdict, Vintage
from anyq.claim import Claims
from anyq.moment import Published

__all__ = ["Check", "Implied", "Reference", "Verdict", "Vintage", "run"]


def run(claims: Claims, published: Published) -> tuple[Check, ...]:
    """Check the figures of one article.

    Args:
        claims: what the article asserts.
        published: when it came out; decides which official edition it could have known.

    Returns:
        Checks among the figures first (chains, then totals), then those against official
        series, each in the order of the text.
    """
    figures = printed.read(claims.figures)
    among = [*chain.check(figures), *total.check(figures)]
    return (*among, *reference.check(figures, published))
