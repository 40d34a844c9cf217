"""What set-up says on the way."""

from __future__ import annotations

import sys
import threading
import time


class Step:
    """A line of progress: what is done, and when it is done how long it took.

    On a terminal the seconds run along; elsewhere (a CI log) the line is written in two parts.
    """

    def __init__(self, number: int, total: int, title: str) -> None:
        self._text = f"{number}/{total} {title} ..."
        self._begin = time.monotonic()
        self._live = sys.stdout.isatty()
        self._ended = threading.Event()
        self._ticker = threading.Thread(target=self._tick, daemon=True)
        print(self._text, end="", flush=True)
        if self._live:
            self._ticker.start()

    def _tick(self) -> None:
        while not self._ended.wait(1):
            print(f"\r{self._text} {time.monotonic() - self._begin:.0f} s", end="", flush=True)

    def end(self, remark: str = "") -> None:
        """Finish the line, with a remark on what came out."""
        self._ended.set()
        if self._live:
            self._ticker.join()
        start = f"\r{self._text}" if self._live else ""
        print(f"{start} {time.monotonic() - self._begin:.0f} s{'  ' + remark if remark else ''}", flush=True)

    def fail(self) -> None:
        """Finish the line of a step that did not work."""
        self._ended.set()
        print(" failed", flush=True)
