"""Amounts printed side by side that make a product: a share of a whole, so much for each."""

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from anyq.checks import wording
from anyq.checks.check import Check
from anyq.checks.interval import Product
from anyq.checks.printed import Printed, measured
from anyq.checks.system import System, verdict
from anyq.claim import FigureClaim
from anyq.reading.figures import words
from anyq.span import content_id

NEAR = 240  # code points within which the three numbers stand: a sentence
JOINED = 12  # and between a part and its share: `, яғни `, ` (`
PART = re.compile(r"(?:-с?[ыі]|[^дтн\W\d][ыі])н?[аеы]?$")  # of it: `200-і`, `30 млн теңгесі`
SAME = re.compile(r"\b(?:яғни|немесе)\b")
EACH = re.compile(r"\b(?:әр|әрбір|әрқайсы\w*|бас[ыі]на)\b")
APIECE = re.compile(r"[днт][ае]н$")  # the case that deals out: `100 мың теңгеден`
IN_ALL = re.compile(r"\b(?:барлығы|барлық|жалпы|бәрі)\b")


class Triple(NamedTuple):
    """Three figures of one product, and whether the text says that they are."""

    whole: FigureClaim
    left: FigureClaim
    right: FigureClaim
    rule: str
    stated: bool


def check(claims: Sequence[FigureClaim]) -> list[Check]:
    """Check shares of a total and sums dealt out, in the order of the text.

    A product that does not come out is reported only where the words state it: numbers that
    stand together may still be of different things.

    Args:
        claims: the figures of an article.
    """
    levels = [claim for claim in claims if _counts(claim)]
    triples = [
        triple
        for (one, two), three in zip(pairwise(levels), levels[2:], strict=False)
        if _where(three) - _where(one) <= NEAR
        for triple in (*_share(one, two, three), *_dealt(one, two, three))
    ]
    return [judged for triple in triples if (judged := _judge(triple))]


def _counts(claim: FigureClaim) -> bool:
    single = not isinstance(claim.amount.value, tuple)
    return claim.kind in ("level", "share") and claim.modality == "happened" and single


def _where(claim: FigureClaim) -> int:
    return claim.evidence.start + max(claim.evidence.text.find(claim.amount.text), 0)


def _between(one: FigureClaim, other: FigureClaim) -> str | None:
    """Return the words between two amounts of one clause; None where they are not of one."""
    start = _where(one) + len(one.amount.text) - one.evidence.start
    end = _where(other) - one.evidence.start
    return one.evidence.text[start:end] if start <= end <= len(one.evidence.text) else None


def _share(whole: FigureClaim, part: FigureClaim, share: FigureClaim) -> Iterable[Triple]:
    """Yield `500 оқушының 200-і, яғни 40 пайызы`."""
    between = _between(part, share)
    if share.kind != "share" or "share" in (whole.kind, part.kind) or between is None:
        return
    of_it = whole.amount.unit == part.amount.unit and PART.search(part.amount.text) is not None
    if of_it and len(between) <= JOINED:
        bracket = between.strip() == "(" and share.evidence.text.strip() == share.amount.text
        stated = bracket or SAME.search(between) is not None
        yield Triple(part, whole, share, "share_of_total", stated)


def _dealt(one: FigureClaim, two: FigureClaim, total: FigureClaim) -> Iterable[Triple]:
    """Yield `әр отбасыға 100 мың теңгеден, барлығы 50 отбасыға 5 млн теңге`."""
    for each, count in ((one, two), (two, one)):
        if words.family(count.amount.unit) != "count" or each.amount.unit != total.amount.unit:
            continue
        if "share" in (each.kind, total.kind) or not APIECE.search(each.amount.text):
            continue
        said = one.evidence.text if one.evidence == total.evidence else ""
        stated = bool(EACH.search(said.lower()) and IN_ALL.search(_between(one, total) or ""))
        yield Triple(total, each, count, "sum_of_each", stated)


def _judge(triple: Triple) -> Check | None:
    items = tuple(map(measured, triple[:3]))
    names = tuple(item.claim.id for item in items)
    system = System(items, names, (Product(*names),))
    outcome, left = verdict(system, [system])
    if left is None and not triple.stated:
        return None
    return Check(
        id=content_id("c", triple.rule, *names),
        verdict=outcome,
        claims=names,
        arithmetic=_arithmetic(items),
        implied=tuple(system.others_imply() if left is None else system.implied(left)),
        rule=triple.rule,
    )


def _arithmetic(items: Sequence[Printed]) -> str:
    whole, left, right = items
    product = left.point.times(right.point)
    line = f"{wording.level(left.claim.amount)} × {wording.level(right.claim.amount)}"
    if product.low == product.high:
        sign = "≈" if whole.value.meet(product) else "≠"
        line += f" = {wording.amount(Fraction(product.low), whole.claim.amount.unit)} {sign}"
    else:
        line += " :"
    return f"{line} {wording.level(whole.claim.amount)}"
