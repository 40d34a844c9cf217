"""How often something may be done from one address."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable


class Limit:
    """At most `allowed` times within `within` seconds for each subject.

    Kept in memory: one web process serves all, nothing is written of who comes by, and a restart forgives.
    """

    def __init__(self, allowed: int, within: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._allowed = allowed
        self._within = within
        self._clock = clock
        self._taken: dict[str, deque[float]] = {}
        self._lock = threading.Lock()

    def take(self, subject: str) -> bool:
        """Count one more for `subject`. False, and not counted, when there were enough of late."""
        with self._lock:
            moment = self._clock()
            self._forget(moment - self._within)
            taken = self._taken.setdefault(subject, deque())
            if len(taken) >= self._allowed:
                return False
            taken.append(moment)
            return True

    def _forget(self, before: float) -> None:
        """Drop what no longer counts, so that memory does not grow with every visitor."""
        for subject, taken in list(self._taken.items()):
            while taken and taken[0] <= before:
                taken.popleft()
            if not taken:
                del self._taken[subject]
