"""Bounds on how deep the elements of an HTML page nest."""

import re

MANY_TAGS = 4000
"""Tags from which a page is looked at: pages with fewer are parsed soon however they nest."""
MAX_DEPTH = 500
"""Depth beyond which tags are dropped; browsers stop nesting at 512."""

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)\b[^<>]*>")
_UNCLOSED = re.compile(
    "area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|td|th|tr"
)
"""Elements that are void or that the next of their kind closes."""


def flatten(source: str) -> str:
    """Drop the tags that nest deeper than `MAX_DEPTH`; the text in them stays.

    Parsing time grows with the square of the depth: 20,000 nested `<div>` took 11 s.
    """
    if source.count("<") < MANY_TAGS:
        return source
    depth = 0

    def keep(tag: re.Match[str]) -> str:
        nonlocal depth
        if _UNCLOSED.fullmatch(tag[2].lower()):
            return tag[0]
        inside = depth <= MAX_DEPTH if not tag[1] else depth <= MAX_DEPTH + 1
        depth = max(depth + (-1 if tag[1] else 1), 0)
        return tag[0] if inside else ""

    return _TAG.sub(keep, source)
