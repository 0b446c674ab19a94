"""What does a reading look like as JSON? Its shapes, how a reading becomes them, the schema.

Names here are public: others build on them, so they stay; more may be added.
"""

from anyq.output.convert import amount, event, figure, iso, page, published, reading, row, time
from anyq.output.encode import json, schema
from anyq.output.shapes import (
    AmountOut,
    ArticleOut,
    ErrorOut,
    EventOut,
    FailureOut,
    FigureOut,
    HeadlineOut,
    ObjectOut,
    PageOut,
    PublishedOut,
    ReadingOut,
    TimeOut,
    UnitAmountOut,
)

__all__ = [
    "AmountOut",
    "ArticleOut",
    "ErrorOut",
    "EventOut",
    "FailureOut",
    "FigureOut",
    "HeadlineOut",
    "ObjectOut",
    "PageOut",
    "PublishedOut",
    "ReadingOut",
    "TimeOut",
    "UnitAmountOut",
    "amount",
    "event",
    "figure",
    "iso",
    "json",
    "page",
    "published",
    "reading",
    "row",
    "schema",
    "time",
]
