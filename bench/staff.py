"""How long staff wait for a page in a home much bigger than any: 2,000 people, 20,000 wishes.

    python -m bench.staff [--only sqlite|postgres]

Each page is asked for as a browser does, on SQLite and on PostgreSQL, and what the database is asked is
counted. "Least" is the quickest of all rounds, "own" the processor time of the web process (on SQLite with
all of the database). A page whose least is above LIMIT makes this end badly; measure on a machine with time.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import sqlalchemy as sa
from fastapi import FastAPI

from bench import big_home
from records import database, sessions
from records.figures import quarters
from records.models import now
from tests.postgres import running
from warmwelkom.settings import get_settings
from web.staff.access import SESSION_COOKIE

LIMIT = 200.0  # milliseconds of server time
ROUNDS = 7
MILLISECONDS = 1000


@dataclass
class Measured:
    """Of one page on one database: milliseconds of each round, queries, and the size of the answer."""

    what: str
    status: int
    rounds: list[float]
    queries: int
    size: int
    processor: float = 0.0  # milliseconds of this process, the least of all rounds; on SQLite that is all

    @property
    def least(self) -> float:
        """What it takes when nothing else runs."""
        return min(self.rounds)


@contextmanager
def counting() -> Iterator[list[str]]:
    """The statements that go to any database while this is open."""
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        seen.append(statement)

    sa.event.listen(sa.Engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", note)


def pages(big: big_home.Big) -> dict[str, str]:
    """What a lead of the whole house opens, who reaches everybody: each page with a list on it."""
    return {
        "vandaag, mijn mensen": "/staff?van=mijn",
        "vandaag, iedereen": "/staff?van=alle",
        "bewoners, iedereen": "/staff/bewoners?van=alle",
        "bewoners, bladzijde 30": "/staff/bewoners?van=alle&pagina=30",
        "één bewoner": f"/staff/bewoners/{big.client_id}",
        "dit ben ik": f"/staff/bewoners/{big.client_id}/dit-ben-ik",
        "afspraken van een bewoner": f"/staff/bewoners/{big.client_id}/afspraken",
        "afspraken om op te volgen": "/staff/afspraken?van=alle",
        "gesprek bekijken": f"/staff/gesprekken/{big.talk_id}/bekijken",
        "gesprek": f"/staff/gesprekken/{big.talk_id}",
        "uitnodigingen": "/staff/uitnodigingen",
        "zoeken, een woord": "/staff/zoeken?q=postduiven",
        "zoeken, verkeerd gespeld": "/staff/zoeken?q=postduivne",
        "zoeken, kort en verkeerd": "/staff/zoeken?q=makrt",
        "zoeken, twee woorden": "/staff/zoeken?q=markt+Heerlen",
        "zoeken, wat vaak voorkomt": "/staff/zoeken?q=samen",
        "zoeken, een kort woord": "/staff/zoeken?q=bed",
        "zoeken, niets": "/staff/zoeken?q=xylofoonist",
        "signalen": "/staff/signalen",
        "delen, één bewoner": f"/staff/bewoners/{big.client_id}/delen",
    }


def pages_of_carer(who: str) -> dict[str, str]:
    """What a contact person or the lead of a ward opens, who reaches some."""
    wanted = {
        "vandaag": "/staff?van=team",
        "bewoners": "/staff/bewoners?van=team",
        "afspraken om op te volgen": "/staff/afspraken?van=team",
        "zoeken, een woord": "/staff/zoeken?q=postduiven",
        "zoeken, wat vaak voorkomt": "/staff/zoeken?q=samen",
        "signalen": "/staff/signalen",
        "samen doen": "/staff/samen",
        "leren praten": "/staff/leren",
    }
    return {f"{what}, {who}": address for what, address in wanted.items()}


def pages_of_coordinator() -> dict[str, str]:
    """What the activity coordinator opens: what people of the whole house share."""
    return {
        "samen doen": "/staff/samen",
        "samen doen, gezocht": "/staff/samen?q=klaverjasen&volgorde=nieuwste",
        "samen doen, ideeën": "/staff/samen/ideeen",
        "samen doen, één interesse": "/staff/samen/kaarten",
    }


def pages_of_manager() -> dict[str, str]:
    """What the manager opens: the newest quarter that is counted. The first time it is counted, once."""
    counted = quarters.of_day(now().date() - quarters.REVIEW_TIME).first - timedelta(days=1)
    newest = f"/staff/huis/{quarters.of_day(counted).name}"
    return {
        "het huis in cijfers": newest,
        "een grafiek": f"{newest}/themas.svg",
        "blad voor de cliëntenraad": f"{newest}/clientenraad",
    }


async def ask(app: FastAPI, key: str, wanted: dict[str, str], rounds: int = ROUNDS) -> list[Measured]:
    """Every page a number of times."""
    found = []
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(
        transport=transport, base_url="http://huis.example", cookies={SESSION_COOKIE: key}
    ) as client:
        for what, address in wanted.items():
            await client.get(address)  # the first compiles templates and queries
            taken, worked = [], []
            for _ in range(rounds):
                with counting() as seen:
                    begin, working = time.perf_counter(), time.process_time()
                    response = await client.get(address)
                    worked.append(MILLISECONDS * (time.process_time() - working))
                    taken.append(MILLISECONDS * (time.perf_counter() - begin))
            found.append(
                Measured(what, response.status_code, taken, len(seen), len(response.content), min(worked))
            )
    return found


def measure(url: str, rounds: int = ROUNDS, **size: int) -> list[Measured]:
    """Fill an empty database and ask for every page."""
    with tempfile.TemporaryDirectory() as var:
        before = dict(os.environ)
        os.environ |= {"WARMWELKOM_VAR": var, "WARMWELKOM_DATABASE_URL": url}
        get_settings.cache_clear()
        from web.app import create_app  # reads the settings

        try:
            database.upgrade(url)
            with database.session(url) as work:
                big = big_home.fill(work, **size)
                of_lead = sessions.start(work, big.lead)
                of_ward_lead = sessions.start(work, big.ward_lead)
                of_carer = sessions.start(work, big.member)
                of_coordinator = sessions.start(work, big.coordinator)
                of_manager = sessions.start(work, big.manager)
            with database.session(url) as work:
                work.execute(sa.text("ANALYZE"))
            app = create_app()
            found = asyncio.run(ask(app, of_lead, pages(big), rounds))
            found += asyncio.run(ask(app, of_ward_lead, pages_of_carer("teamleider"), rounds))
            found += asyncio.run(ask(app, of_carer, pages_of_carer("contactpersoon"), rounds))
            found += asyncio.run(ask(app, of_coordinator, pages_of_coordinator(), rounds))
            return found + asyncio.run(ask(app, of_manager, pages_of_manager(), rounds))
        finally:
            database.dispose(url)
            os.environ.clear()
            os.environ.update(before)
            get_settings.cache_clear()


def table(name: str, found: list[Measured]) -> str:
    """What was measured, to read."""
    lines = [f"{name:<28} {'least':>8} {'median':>8} {'own':>8} {'queries':>8} {'kB':>6}"]
    lines += [
        f"{one.what:<28} {one.least:>5.0f} ms {statistics.median(one.rounds):>5.0f} ms"
        f" {one.processor:>5.0f} ms {one.queries:>8}"
        f" {one.size / 1000:>6.0f}" + ("" if one.status == httpx.codes.OK else f"  answered {one.status}")
        for one in found
    ]
    return "\n".join(lines)


def too_slow(found: list[Measured]) -> list[Measured]:
    """The pages that took longer than they may, or did not come."""
    return [one for one in found if one.least >= LIMIT or one.status != httpx.codes.OK]


def main() -> None:
    """Measure on both databases and print; end badly when a page is too slow."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", choices=["sqlite", "postgres"])
    only = parser.parse_args().only
    logging.disable(logging.CRITICAL)
    slow = []
    if only != "postgres":
        with tempfile.TemporaryDirectory() as folder:
            found = measure(f"sqlite:///{Path(folder) / 'big.db'}")
        print(table("SQLite", found), flush=True)
        slow += too_slow(found)
    if only != "sqlite":
        with running() as server:
            found = measure(server.url(server.create()))
        print(table("PostgreSQL", found), flush=True)
        slow += too_slow(found)
    if slow:
        sys.exit(f"too slow or not there: {', '.join(sorted({one.what for one in slow}))}")


if __name__ == "__main__":
    main()
