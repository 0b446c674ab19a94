"""Times and quantities as printed: text -> values, not yet anchored; knows nothing of news."""

from anyq.values.found import Length, Partial, Quantity, TimeSpan, Values
from anyq.values.quantities import find_quantities, find_values
from anyq.values.times import find_times

__all__ = [
    "Length",
    "Partial",
    "Quantity",
    "TimeSpan",
    "Values",
    "find_quantities",
    "find_times",
    "find_values",
]
