"""What can go wrong, as one tree.

    AnyqError                 every error that Anyq raises on purpose
    ├── CaptureError          the input cannot become a page
    │   ├── NotFound          no file there, or it cannot be opened
    │   ├── EmptyPage         nothing in it, or only blanks
    │   ├── NotText           binary, or bytes in no known encoding
    │   ├── TooLarge          more bytes than a page may have
    │   ├── BadRow            a JSONL line that is not an object of the documented form
    │   ├── BadRecord         a record of a WARC file that cannot be read
    │   ├── BadStatus         a response that is no page: 404, 500, a redirect
    │   ├── Refused           an address that may not be fetched, or that robots.txt forbids
    │   └── Unreachable       no answer from there, or none in time
    ├── ArticleError          the page cannot become an article
    │   ├── NoArticle         no headline and no body in it
    │   └── NotKazakh         the text is in another language
    ├── DataError             a data file of the package or of the user has a bad line
    ├── Internal              a fault of Anyq itself, met on one page
    │   ├── TooSlow           a page took longer than the limit
    │   └── Died              a page ended the process that read it
    ├── BatchError            a run over many pages cannot begin or go on
    └── RecordError           the record cannot be opened, read or written
        ├── NoRecord          no record at that place
        ├── WrongVersion      made by another version of the schema
        ├── Locked            another process holds it
        ├── ReadOnly          its file or folder cannot be written
        ├── Full              no room left on the disk
        ├── Damaged           the file there is not a record, or no longer a whole one
        ├── BadReading        a reading that does not hold together
        ├── BadLine           a line of an import that no export writes
        ├── BadCorrection     a claim cannot have that field or that value
        ├── Exists            something is there already, and is not overwritten
        └── Unknown           no such page, article, claim or indicator in it

Each error names the thing, the place and the remedy.
"""


class AnyqError(Exception):
    """Base of the tree above.

    Attributes:
        code: the stable name in machine-readable output, e.g. `empty_page`.
        message: what is wrong, with what, where.
        remedy: what the user can do about it.
    """

    code = "error"

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}"


class CaptureError(AnyqError):
    """The input cannot become a page."""

    code = "capture"


class NotFound(CaptureError):
    """No file there, or it cannot be opened."""

    code = "not_found"


class EmptyPage(CaptureError):
    """Nothing in it, or only blanks."""

    code = "empty_page"


class NotText(CaptureError):
    """Binary, or bytes in no known encoding."""

    code = "not_text"


class TooLarge(CaptureError):
    """More bytes than a page may have."""

    code = "too_large"


class BadRow(CaptureError):
    """A JSONL line that is not an object of the documented form."""

    code = "bad_row"


class BadRecord(CaptureError):
    """A record of a WARC file that cannot be read."""

    code = "bad_record"


class BadStatus(CaptureError):
    """A response that is no page."""

    code = "bad_status"


class Refused(CaptureError):
    """An address that may not be fetched, or that robots.txt forbids."""

    code = "refused"


class Unreachable(CaptureError):
    """No answer from an address, or none in time."""

    code = "unreachable"


class ArticleError(AnyqError):
    """The page cannot become an article."""

    code = "article"


class NoArticle(ArticleError):
    """No headline and no body in it."""

    code = "no_article"


class NotKazakh(ArticleError):
    """The text is in another language."""

    code = "not_kazakh"


class DataError(AnyqError):
    """A data file of the package or of the user has a bad line."""

    code = "bad_data"


class Internal(AnyqError):
    """A fault of Anyq itself, met on one page."""

    code = "internal"


class TooSlow(Internal):
    """A page took longer than the limit."""

    code = "too_slow"


class Died(Internal):
    """A page ended the process that read it."""

    code = "died"


class BatchError(AnyqError):
    """A run over many pages cannot begin or go on."""

    code = "batch"


class RecordError(AnyqError):
    """The record cannot be opened, read or written."""

    code = "record"


class NoRecord(RecordError):
    """No record at that place."""

    code = "no_record"


class WrongVersion(RecordError):
    """The record was made by another version of the schema."""

    code = "wrong_version"


class Locked(RecordError):
    """Another process holds the record."""

    code = "locked"


class ReadOnly(RecordError):
    """The file or folder of the record cannot be written."""

    code = "read_only"


class Full(RecordError):
    """No room left on the disk of the record."""

    code = "full"


class Damaged(RecordError):
    """The file there is not a record, or no longer a whole one."""

    code = "damaged"


class BadReading(RecordError):
    """A reading whose offsets, words and ids contradict each other."""

    code = "bad_reading"


class BadLine(RecordError):
    """A line of an import that no export writes."""

    code = "bad_line"


class BadCorrection(RecordError):
    """A claim cannot have that field or that value."""

    code = "bad_correction"


class Exists(RecordError):
    """Something is there already, and is not overwritten."""

    code = "exists"


class Unknown(RecordError):
    """No such page, article, claim or indicator in the record."""

    code = "unknown"
