"""What did the capture bring? The world -> `Page`.

Useful for: files, standard input and lines of JSON, their encodings, and refusing what is no
page with a reason. Not useful for: what the page says (`anyq.articles`).
"""

from anyq.capture.charset import decode
from anyq.capture.clock import almaty, parse_captured_at
from anyq.capture.files import MAX_BYTES, make_page, read_file
from anyq.capture.jsonl import Reject, read_jsonl

__all__ = [
    "MAX_BYTES",
    "Reject",
    "almaty",
    "decode",
    "make_page",
    "parse_captured_at",
    "read_file",
    "read_jsonl",
]
