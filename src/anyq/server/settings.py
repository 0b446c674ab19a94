"""What `anyq serve` was told."""

import os

import msgspec

VARIABLE = "ANYQ_SERVE"  # how the settings reach the processes that serve
MIB = 1 << 20


class Settings(msgspec.Struct, frozen=True):
    """How to serve a record.

    Attributes:
        place: the record, as `Record.open` takes it.
        tokens: the file of tokens (see `tokens.py`).
        public: whether reading needs no token.
        address: the public address, e.g. `https://anyq.example.kz`, that citations give and
            that requests must name; empty: whatever address a request was sent to.
        hosts: the names a request may be sent to; empty for any. It keeps other sites from
            reaching a server on loopback under a name of theirs (DNS rebinding).
        upload: most bytes of one request.
        rate: most pages read a minute for one address, and so many tokens tried.
    """

    place: str
    tokens: str
    public: bool = True
    address: str = ""
    hosts: tuple[str, ...] = ()
    upload: int = 4 * MIB
    rate: int = 60


def store(settings: Settings) -> None:
    """Leave the settings where the serving processes find them."""
    os.environ[VARIABLE] = msgspec.json.encode(settings).decode()


def restore() -> Settings:
    """Return the settings this process was started with."""
    return msgspec.json.decode(os.environ[VARIABLE], type=Settings)
