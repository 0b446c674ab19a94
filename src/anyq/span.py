"""A stretch of a text, and ids made of content."""

from hashlib import sha256

import msgspec


class Span(msgspec.Struct, frozen=True, order=True):
    """A half-open interval of code points `[start, end)` and the letters printed there.

    Attributes:
        start: first code point, counted in the text the span was cut from.
        end: one past the last code point.
        text: `source[start:end]`, letter for letter.
    """

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, source: str, start: int, end: int) -> "Span":
        """Cut `source[start:end]`."""
        return cls(start, end, source[start:end])

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


def content_id(kind: str, *parts: str) -> str:
    """Return an id that is a hash of content, so reading the same thing twice gives it twice.

    Args:
        kind: one letter that says what the id names (`p` page, `a` article, `e` entity,
            `f` figure claim, `v` event claim, `c` check).
        parts: the content, in a fixed order.

    Returns:
        `kind` and the first 16 hexadecimal digits (64 bits) of the SHA-256.
    """
    counted = "".join(f"{len(part)}:{part}" for part in parts)  # no two lists of parts join alike
    return kind + sha256(counted.encode("utf-8", "surrogatepass")).hexdigest()[:16]
