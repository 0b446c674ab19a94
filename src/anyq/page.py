"""`Page`: bytes as captured, and what the capture knew."""

from datetime import date, datetime
from functools import cached_property
from hashlib import sha256
from typing import Literal

import msgspec

MediaType = Literal["text/plain", "text/html"]


class Page(msgspec.Struct, frozen=True, dict=True):
    """One captured page.

    Attributes:
        content: the bytes as they came.
        media_type: what the bytes are.
        url: where the page was captured, if known.
        captured_at: when, if known: an aware datetime, or a date alone.
        source_id: the id the input carried; kept in every output.
        publisher: name or domain of the outlet, if the capture knew it.
        title: the headline, if the input gave it apart from the text.
        charset: the encoding the capture was told (HTTP header), if any.
    """

    content: bytes
    media_type: MediaType
    url: str | None = None
    captured_at: datetime | date | None = None
    source_id: str | None = None
    publisher: str | None = None
    title: str | None = None
    charset: str | None = None

    @cached_property
    def sha256(self) -> str:
        """Hexadecimal SHA-256 of `content`: the page's identity."""
        return sha256(self.content).hexdigest()
