"""What the access log costs: writing lines, reading a page of them, checking the chain.

`python -m bench.access_log [URL]` fills a database of its own (or the empty one at URL) with a hundred
thousand lines and prints medians in milliseconds: of the clock, and of the processor.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from records import access_log, clients, database
from records.access_log import Asked
from records.models import Client, Role, Staff

PEOPLE = 100
TIMES = 1_000  # that all of them are looked at


def fill(url: str) -> tuple[Staff, list[Client]]:
    """A contact person, and her clients."""
    database.upgrade(url)
    with database.session(url) as work:
        anja = Staff(
            name="Anja",
            email="anja@huis.example",
            password_hash="-",  # noqa: S106 - nobody logs in
            role=Role.CONTACT_PERSON,
        )
        work.add(anja)
        work.flush()
        people = [
            clients.create(work, name=f"Bewoner {number}", contact_person_id=anja.id)
            for number in range(PEOPLE)
        ]
    return anja, people


def look(url: str, anja: Staff, people: list[Client], times: int = 1) -> None:
    """One unit of work in which she sees these people."""
    with database.session(url) as work:
        for one in people * times:
            access_log.write(work, event="view", what="vandaag", client_id=one.id, user=anja)


def read(url: str, asked: Asked) -> None:
    """A page of lines."""
    with database.session(url) as work:
        access_log.lines(work, asked, limit=101)


def check(url: str, newest: int | None = None) -> None:
    """Follow the chain."""
    with database.session(url) as work:
        found = access_log.check(work, newest=newest)
    if not found.whole:
        raise SystemExit(f"the log is not whole: {found.trouble}")


def measure(name: str, do: Callable[[], object], times: int = 20) -> None:
    """Print how long it takes."""
    took, worked = [], []
    for _ in range(times):
        began, busy = time.perf_counter(), time.process_time()
        do()
        took.append((time.perf_counter() - began) * 1000)
        worked.append((time.process_time() - busy) * 1000)
    print(f"{name:34} {statistics.median(took):9.1f} {statistics.median(worked):9.1f}", flush=True)


def run(url: str) -> None:
    """Measure it all."""
    anja, people = fill(url)
    for _ in range(TIMES // 10):
        look(url, anja, people, 10)
    measure("a page that writes 1 line", lambda: look(url, anja, people[:1]))
    measure("a page that writes 100 lines", lambda: look(url, anja, people))
    measure("the newest 100 lines", lambda: read(url, Asked()))
    measure("100 lines of one person", lambda: read(url, Asked(client_id=people[3].id)))
    measure("emergencies only", lambda: read(url, Asked(emergency=True)))
    measure("checking the newest 500", lambda: check(url, 500))
    measure(f"checking all {PEOPLE * TIMES:,}", lambda: check(url), 1)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        run(sys.argv[1])
    else:
        with tempfile.TemporaryDirectory() as folder:
            run(f"sqlite:///{Path(folder) / 'log.db'}")
