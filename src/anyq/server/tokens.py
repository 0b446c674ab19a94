"""Tokens: who may write, and read where reading is not public. Only their hashes are kept.

A token is 256 random bits, so a plain SHA-256 keeps it: there is nothing to guess. The file is
read again when it changes: what is revoked is refused at once, in every process.
"""

import os
import re
import secrets
from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import msgspec
import platformdirs

from anyq.errors import DataError, ReadOnly, Unknown

VARIABLE = "ANYQ_TOKENS"
PREFIX = "anyq_"
_NAME = re.compile(r"[\w.@-]{1,64}")


class Token(msgspec.Struct, frozen=True):
    """What is kept of a token.

    Attributes:
        name: whose it is, or what for.
        hash: SHA-256 of the token, hexadecimal.
        created_at: when, ISO 8601.
        revoked_at: when it was taken back; None while it holds.
    """

    name: str
    hash: str
    created_at: str
    revoked_at: str | None = None


def default() -> Path:
    """Return `$ANYQ_TOKENS`, else `tokens.json` in the platform's configuration directory."""
    named = os.environ.get(VARIABLE)
    return Path(named) if named else Path(platformdirs.user_config_dir("anyq")) / "tokens.json"


class Tokens:
    """The tokens of a file."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._stamp: tuple[int, int] | None = None
        self._known: tuple[Token, ...] = ()

    def all(self) -> Sequence[Token]:
        """Return every token, revoked ones too, in the order they were made.

        Raises:
            DataError: the file is not one of tokens.
        """
        try:
            state = self._place.stat()
        except OSError:
            return ()
        stamp = (state.st_mtime_ns, state.st_size)
        if stamp != self._stamp:
            self._known, self._stamp = self._read(), stamp
        return self._known

    def _read(self) -> tuple[Token, ...]:
        try:
            return msgspec.json.decode(self._place.read_bytes(), type=tuple[Token, ...])
        except (msgspec.DecodeError, OSError) as error:
            raise DataError(
                f"The tokens at {self._place} cannot be read: {error}.",
                "Restore the file from a copy, or remove it and make new tokens.",
            ) from error

    def create(self, name: str) -> str:
        """Make a token and return it: it is told this once.

        Raises:
            Unknown: the name has signs a name cannot have, or is taken.
            ReadOnly: the file cannot be written.
        """
        if not _NAME.fullmatch(name):
            raise Unknown(f"{name!r} cannot name a token.", "Use letters, digits and . _ @ - only.")
        if any(one.name == name and not one.revoked_at for one in self.all()):
            raise Unknown(
                f"There is a token {name} already.", "Revoke it first, or take another name."
            )
        token = PREFIX + secrets.token_urlsafe(32)
        self._write((*self.all(), Token(name, digest(token), _now())))
        return token

    def revoke(self, name: str) -> None:
        """Take a token back.

        Raises:
            Unknown: there is no such token.
            ReadOnly: the file cannot be written.
        """
        if not any(one.name == name and not one.revoked_at for one in self.all()):
            raise Unknown(f"There is no token {name}.", "`anyq token list` shows them.")
        changed = (
            msgspec.structs.replace(one, revoked_at=_now())
            if one.name == name and not one.revoked_at
            else one
            for one in self.all()
        )
        self._write(tuple(changed))

    def holder(self, token: str) -> str | None:
        """Return the name of a token that holds, None of any other."""
        said = digest(token)
        return next(
            (
                one.name
                for one in self.all()
                if not one.revoked_at and secrets.compare_digest(one.hash, said)
            ),
            None,
        )

    def _write(self, tokens: tuple[Token, ...]) -> None:
        """Write the file anew, for its owner alone; it is never there in part."""
        content = msgspec.json.format(msgspec.json.encode(tokens), indent=1)
        beside = self._place.with_name(f"{self._place.name}.{os.getpid()}")
        try:
            self._place.parent.mkdir(parents=True, exist_ok=True)
            with os.fdopen(
                os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb"
            ) as out:
                out.write(content)
            beside.replace(self._place)
        except OSError as error:
            raise ReadOnly(
                f"The tokens at {self._place} cannot be written: {error.strerror}.",
                "Give yourself the right to, or name another file with $ANYQ_TOKENS.",
            ) from error
        self._stamp = None


def digest(token: str) -> str:
    """Return what is kept of a token."""
    return sha256(token.encode("utf-8", "replace")).hexdigest()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
