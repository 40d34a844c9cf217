"""Lines of progress for long work in a terminal."""

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def progress(title: str) -> Iterator[None]:
    """Show what is going on and, when it is done, how long it took.

    On a terminal the seconds run along; elsewhere (a log) the line is written in two parts.

    Args:
        title: What is being done, without a full stop ("Training the model").
    """
    text = f"{title} ..."
    begin = time.monotonic()
    live = sys.stdout.isatty()
    ended = threading.Event()

    def tick() -> None:
        while not ended.wait(1):
            print(f"\r{text} {time.monotonic() - begin:.0f} s", end="", flush=True)

    ticker = threading.Thread(target=tick, daemon=True)
    print(text, end="", flush=True)
    if live:
        ticker.start()
    outcome = "failed"
    try:
        yield
        outcome = f"{time.monotonic() - begin:.0f} s"
    finally:
        ended.set()
        if live:
            ticker.join()
        start = f"\r{text}" if live else ""
        print(f"{start} {outcome}", flush=True)
