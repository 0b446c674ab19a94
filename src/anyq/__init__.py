"""Anyq reads the Kazakh-language press and keeps a record that can be checked.

    import anyq
    reading = anyq.read(anyq.Page(content, "text/plain"))

`anyq.kazakh` is the language layer on its own; `anyq.record` the store.
"""

from typing import TYPE_CHECKING

from anyq.page import Page

if TYPE_CHECKING:
    from anyq.pipeline import Reading

__version__ = "0.1.0"
__all__ = ["Page", "__version__", "read"]


def read(page: Page) -> "Reading":
    """Read one page. See `anyq.pipeline.read`; imported on first use to keep start-up short."""
    from anyq import pipeline

    return pipeline.read(page)
