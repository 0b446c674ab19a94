"""Do the figures of an article agree with each other, and with the official series?"""

from anyq.checks import chain, headline, parts, printed, reference, total, units
from anyq.checks.check import Check, Implied, Reference, Verdict, Vintage
from anyq.claim import Claims
from anyq.moment import Published

__all__ = ["Check", "Implied", "Reference", "Verdict", "Vintage", "run"]


def run(claims: Claims, published: Published, title: int = 0) -> tuple[Check, ...]:
    """Check the figures of one article.

    Args:
        claims: what the article asserts.
        published: when it came out; decides which official edition it could have known.
        title: code points of the headline that the text begins with; 0 leaves it unchecked.

    Returns:
        Checks among the figures first (chains, totals, products, the headline), then those
        against official series, each in the order of the text.
    """
    stated = units.alike(claims.figures)
    figures = printed.read(stated)
    among = [*chain.check(figures), *total.check(figures), *parts.check(stated)]
    headlines = headline.check(stated, title)
    return (*among, *headlines, *reference.check(figures, published))
