"""How much one address may ask of what costs: reading a page takes a tenth of a second and more."""

from threading import Lock
from time import monotonic

from anyq.server.problems import Refused

MOST = 10_000  # addresses remembered


class Limit:
    """A bucket for each address: `rate` at once, refilled within a minute."""

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._left: dict[str, tuple[float, float]] = {}
        self._lock = Lock()

    def take(self, client: str, much: float = 1.0) -> None:
        """Take from the bucket of an address.

        Raises:
            Refused: it is empty.
        """
        now = monotonic()
        with self._lock:
            if len(self._left) > MOST:
                self._left.clear()
            left, at = self._left.get(client, (float(self._rate), now))
            left = min(left + (now - at) * self._rate / 60, float(self._rate))
            if left < much:
                wait = str(int((much - left) * 60 / self._rate) + 1)
                raise Refused(
                    429,
                    "too_many",
                    "You ask too much in too little time.",
                    f"Try again in {wait} s.",
                    {"Retry-After": wait},
                )
            self._left[client] = (left - much, now)
