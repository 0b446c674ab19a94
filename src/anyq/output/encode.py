"""Public shapes as JSON, and the schema of that JSON."""

from decimal import Decimal

import msgspec

from anyq.output.shapes import FailureOut, ReadingOut


def json(value: msgspec.Struct) -> bytes:
    """Encode a public shape as one line of JSON; decimals become plain JSON numbers."""
    return _encoder.encode(_plain(msgspec.to_builtins(value, builtin_types=(Decimal,))))


_encoder = msgspec.json.Encoder(decimal_format="number")


def _plain(value: object) -> object:
    """Write decimals without an exponent: readers of JSON differ on `1.3E+9`."""
    if isinstance(value, Decimal):
        return Decimal(format(value, "f"))
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value


def schema() -> dict[str, object]:
    """Return the JSON Schema (2020-12) of a line of output: a reading or a failure."""
    (one, other), defs = msgspec.json.schema_components(
        [ReadingOut, FailureOut], ref_template="#/$defs/{name}"
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A line of `anyq read --json`",
        "oneOf": [one, other],
        "$defs": _numbers(defs),
    }


def _numbers(value: object) -> object:
    """Say `number` where msgspec's schema says a decimal is a string: see `json`."""
    if isinstance(value, dict):
        if value.get("format") == "decimal":
            return {"type": "number"}
        return {key: _numbers(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_numbers(item) for item in value]
    return value
