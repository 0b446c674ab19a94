"""How a time or amount is written in `value_labels.tsv` and `time_labels.tsv`."""

from __future__ import annotations

from anyq.values import Partial, Quantity, TimeSpan


def amount(quantity: Quantity) -> str:
    """Write value, unit (`-` for a counted noun) and approximation."""
    value = quantity.value
    number = "..".join(f"{one:f}" for one in (value if isinstance(value, tuple) else (value,)))
    return f"{number} {quantity.unit or '-'} {quantity.approximation}"


def time(span: TimeSpan) -> str:
    """Write kind, relation, parts, the end of a range and the length (`2..3 month`)."""
    parts = [span.kind, span.relation, span.edge, _parts(span.at)]
    if span.to is not None:
        parts.append(f"to {_parts(span.to)}")
    if span.length is not None:
        least = "" if span.length.least is None else f"{span.length.least:f}.."
        parts.append(f"{least}{span.length.count:f} {span.length.unit}")
    return " ".join(part for part in parts if part)


def _parts(at: Partial) -> str:
    named = ((name, getattr(at, name)) for name in at.__struct_fields__)
    return " ".join(
        f"{name}={value}"
        for name, value in named
        if value not in (None, "") and not (name == "offset" and at.unit is None)
    )
