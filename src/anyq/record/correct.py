"""Corrections: what a person may say a claim states instead, typed and validated."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import TypeVar, get_args, overload

import msgspec

from anyq import output
from anyq.amount import Amount
from anyq.claim import (
    Claim,
    Direction,
    EventClaim,
    FigureClaim,
    FigureKind,
    Modality,
    Place,
)
from anyq.data import rows
from anyq.errors import BadCorrection
from anyq.moment import Moment
from anyq.record.views import Change, Judged
from anyq.record.written import period

C = TypeVar("C", FigureClaim, EventClaim)
NONE = ""  # what is written for a field that is to be empty


def changes(claim: Claim, new: Mapping[str, str]) -> tuple[Change, ...]:
    """Return the changes that a correction makes to a claim.

    Args:
        claim: as it stands.
        new: field -> what it is to be; empty for none.

    Raises:
        BadCorrection: a field that such a claim has not, a value that it cannot have, or
            nothing that is not so already.
    """
    fields = FIGURE if isinstance(claim, FigureClaim) else EVENT
    result = claim
    for field, value in new.items():
        if field not in fields:
            raise BadCorrection(
                f"The claim {claim.id} has no field “{field}” to correct.",
                f"It has: {', '.join(fields)}.",
            )
        result = claim_with(result, field, value)
    if isinstance(result, FigureClaim):
        _upright(result)
    made = (Change(field, stated(claim, field), value) for field, value in new.items())
    found = tuple(change for change in made if change.was != change.now)
    if not found:
        raise BadCorrection(
            f"The claim {claim.id} says so already.", "Name a field and its right value."
        )
    return found


def _upright(claim: FigureClaim) -> None:
    low, high = claim.amount.low, claim.amount.high
    if low is not None and high is not None and low > high:
        raise BadCorrection(
            f"The interval of the claim {claim.id} would end before it begins: {low} > {high}.",
            "Give both low and high.",
        )


@overload
def corrected(claim: FigureClaim, judgements: Iterable[Judged]) -> FigureClaim: ...


@overload
def corrected(claim: EventClaim, judgements: Iterable[Judged]) -> EventClaim: ...


def corrected(claim: Claim, judgements: Iterable[Judged]) -> Claim:
    """Return a claim as the judgements correct it, the later the stronger."""
    for one in judgements:
        for change in one.changes:
            claim = claim_with(claim, change.field, change.now)
    return claim


def claim_with(claim: Claim, field: str, value: str) -> Claim:
    """Return a claim with a field of another value.

    Raises:
        BadCorrection: the field cannot have the value.
    """
    try:
        if isinstance(claim, FigureClaim):
            return FIGURE[field](claim, value)
        return EVENT[field](claim, value)
    except (ValueError, InvalidOperation) as error:
        raise BadCorrection(
            f"The {field} of the claim {claim.id} cannot be “{value}”.", f"{error}"
        ) from error


def stated(claim: Claim, field: str) -> str:
    """Write the value of a field as a correction would."""
    if isinstance(claim, FigureClaim):
        return _figure_states(claim, field)
    value = {
        "time": _written(claim.time),
        "place": claim.place.name if claim.place else NONE,
        "background": str(claim.background).lower(),
    }
    return value[field] if field in value else str(getattr(claim, field) or NONE)


def _figure_states(claim: FigureClaim, field: str) -> str:
    amount, indicator = claim.amount, claim.indicator
    value = amount.value if isinstance(amount.value, tuple) else (amount.value,)
    known = {
        "indicator": indicator.id,
        "part": indicator.part,
        "of": indicator.of,
        "subjects": ",".join(claim.subjects),
        "value": "..".join(format(one, "f") for one in value),
        "low": None if amount.low is None else format(amount.low, "f"),
        "high": None if amount.high is None else format(amount.high, "f"),
        "unit": amount.unit,
        "period": _written(claim.period),
        "base_period": _written(claim.base_period),
    }
    return str((known[field] if field in known else getattr(claim, field)) or NONE)


def _written(time: Moment | None) -> str:
    if time is None:
        return NONE
    return f"{output.iso(time.start) or ''}/{output.iso(time.end) or ''}"


def _one_of(known: Iterable[str], value: str) -> str:
    names = sorted(known)
    if value not in names:
        raise ValueError(f"It is one of: {', '.join(names)}.")
    return value


def _set(name: str, read: Callable[[str], object]) -> Callable[[C, str], C]:
    """Return how a plain field is set."""
    return lambda claim, value: msgspec.structs.replace(claim, **{name: read(value)})


def _modality(value: str) -> str:
    return _one_of(get_args(Modality), value)


def _kind(value: str) -> str:
    return _one_of(get_args(FigureKind), value)


def _direction(value: str) -> str | None:
    return _one_of((*get_args(Direction), NONE), value) or None


def _maybe(value: str) -> str | None:
    return value or None


def _truth(value: str) -> bool:
    return _one_of(("true", "false"), value) == "true"


def _event_type(value: str) -> str:
    return _one_of({row["type"] for row in rows("anyq.reading", "data/frames.tsv")}, value)


def _country(value: str) -> str:
    if not (len(value) == 2 and value.isascii() and value.isupper()):
        raise ValueError("Give an ISO 3166 code of two letters, such as KZ.")
    return value


def _subjects(value: str) -> tuple[str, ...]:
    names = (one.strip() for one in value.split(","))
    return tuple(sorted(one if one.startswith("e") else _country(one) for one in names if one))


def _place(value: str) -> Place | None:
    return Place(None, value, None) if value else None


def _amount(name: str) -> Callable[[FigureClaim, str], FigureClaim]:
    """Return how an end of a figure's interval, or its unit, is set."""

    def change(claim: FigureClaim, value: str) -> FigureClaim:
        new = value if name == "unit" else _decimal(value)
        if name == "unit" and not value:
            raise ValueError("Give an ISO 4217 code, %, or the thing that is counted.")
        return _with(claim, msgspec.structs.replace(claim.amount, **{name: new}))

    return change


def _value(claim: FigureClaim, value: str) -> FigureClaim:
    """Set the number, exactly: `1400000000`, or a range `10..15`."""
    ends = [Decimal(one) for one in value.split("..")]
    if len(ends) > 2 or not all(one.is_finite() for one in ends) or ends != sorted(ends):
        raise ValueError("Give a number, or the two ends of a range with .. between.")
    number = (ends[0], ends[1]) if len(ends) == 2 else ends[0]
    amount = msgspec.structs.replace(claim.amount, value=number, low=ends[0], high=ends[-1])
    return _with(claim, amount)


def _decimal(value: str) -> Decimal | None:
    number = Decimal(value) if value else None
    if number is not None and not number.is_finite():
        raise ValueError("Give a number, or nothing for no end on that side.")
    return number


def _with(claim: FigureClaim, amount: Amount) -> FigureClaim:
    return msgspec.structs.replace(claim, amount=amount)


def _of_indicator(name: str) -> Callable[[FigureClaim, str], FigureClaim]:
    def change(claim: FigureClaim, value: str) -> FigureClaim:
        new: str | None = value or None
        if name == "id" and value:
            known = {row["id"] for row in rows("anyq.reading", "data/indicators.tsv")}
            new = _one_of(known, value)
        if name == "of" and value:
            new = _country(value)
        indicator = msgspec.structs.replace(claim.indicator, **{name: new})
        return msgspec.structs.replace(claim, indicator=indicator)

    return change


FIGURE: Mapping[str, Callable[[FigureClaim, str], FigureClaim]] = {
    "indicator": _of_indicator("id"),
    "part": _of_indicator("part"),
    "of": _of_indicator("of"),
    "subjects": _set("subjects", _subjects),
    "kind": _set("kind", _kind),
    "direction": _set("direction", _direction),
    "value": _value,
    "low": _amount("low"),
    "high": _amount("high"),
    "unit": _amount("unit"),
    "period": _set("period", period),
    "base_period": _set("base_period", period),
    "modality": _set("modality", _modality),
    "attribution": _set("attribution", _maybe),
}
EVENT: Mapping[str, Callable[[EventClaim, str], EventClaim]] = {
    "type": _set("type", _event_type),
    "time": _set("time", period),
    "place": _set("place", _place),
    "modality": _set("modality", _modality),
    "background": _set("background", _truth),
    "attribution": _set("attribution", _maybe),
}
