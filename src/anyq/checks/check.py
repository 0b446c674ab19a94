"""`Check`: whether figures agree with each other or with an official series."""

from datetime import date
from decimal import Decimal
from typing import Literal

import msgspec

Verdict = Literal[
    "consistent",
    "within_rounding",
    "inconsistent",
    "not_checkable",
    "agrees",
    "rounds_differently",
    "revised_since",
    "differs",
]


class Implied(msgspec.Struct, frozen=True):
    """What other figures leave of a value.

    Attributes:
        claim: `FigureClaim.id` of the value; None for one that is not printed.
        low: least value left, rounded down; None where there is no lower end.
        high: greatest, rounded up; None where there is no upper end.
        unit: as in `Amount.unit`.
        period: ISO 8601 year, month, day or `start/end` that the value is of.
    """

    claim: str | None
    low: Decimal | None
    high: Decimal | None
    unit: str
    period: str


class Vintage(msgspec.Struct, frozen=True):
    """The edition a reference value was printed in.

    Attributes:
        workbook_year: last year that the workbook covers.
        published: the day it came out; None if not known.
    """

    workbook_year: int
    published: date | None


class Reference(msgspec.Struct, frozen=True):
    """An official value.

    Attributes:
        value: the value in `unit`; a growth carries its sign.
        unit: as in `Amount.unit`.
        source: who published it and where.
        vintage: the edition.
        after_article: whether the edition came out after the article; None if not known.
    """

    value: Decimal
    unit: str
    source: str
    vintage: Vintage
    after_article: bool | None


class Check(msgspec.Struct, frozen=True):
    """One comparison and its outcome.

    Attributes:
        id: hash of the claims and the rule.
        verdict: `consistent`, `within_rounding`, `inconsistent` or `not_checkable` among
            printed figures (docs/decisions/0002-checks.md says where each ends); `agrees`,
            `rounds_differently`, `revised_since` or `differs` against an official series.
        claims: `FigureClaim.id`s it is about, in order of time.
        arithmetic: the sum in one line, neutral notation.
        implied: what the figures leave of each other, printed ones first.
        reference: the official value; None where figures are compared with each other.
        rule: name of the rule.
    """

    id: str
    verdict: Verdict
    claims: tuple[str, ...]
    arithmetic: str
    implied: tuple[Implied, ...] = ()
    reference: Reference | None = None
    rule: str = ""
