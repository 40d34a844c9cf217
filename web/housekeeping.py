"""The round that removes what was kept long enough, and sees to it that nothing removed comes back."""

from __future__ import annotations

import asyncio
import logging
import time
from datetime import datetime
from typing import Final

from starlette.concurrency import run_in_threadpool

from records import database, purging
from records.erasing import ledger, sweeping
from records.figures import published
from records.rules import HERE
from warmwelkom.settings import Settings

logger = logging.getLogger(__name__)
EVERY: Final = 60.0  # seconds; what a person wants gone is gone from the files of the database after that
TERMS_EVERY: Final = 3600.0  # seconds; terms are in days
FIRST: Final = 300.0  # seconds after the start


class Housekeeping:
    """Makes the round for as long as web runs."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def write_and_sweep(self) -> None:
        """Note beside the database what was removed, and empty its files of it. Raises OSError."""
        ledger.write_out(self._settings.database_url, self._settings.erased)
        sweeping.sweep_when_needed(self._settings.database_url)

    def keep_terms(self) -> dict[str, int]:
        """Remove what goes by itself. Gives how many of each kind. Quarters are counted before that.

        Rasa's own file is swept too: it does not overwrite the talks that it removes.
        """
        url, terms = self._settings.database_url, self._settings.retention_terms
        with database.session(url) as work:
            published.keep_up(work, datetime.now(HERE).date())
        sweeping.sweep(self._settings.tracker_url)
        gone = purging.remove(url, terms, purging.BY_ITSELF)
        for name, number in gone.items():
            if number:
                logger.info("kept long enough, removed: %d of %s", number, name)
        return gone

    async def keep_going(self, every: float = EVERY, first: float = FIRST) -> None:
        """Both, again and again; what fails is tried again in the next round."""
        terms_at = time.monotonic() + first
        while True:
            try:
                if time.monotonic() >= terms_at:
                    terms_at = time.monotonic() + TERMS_EVERY
                    await run_in_threadpool(self.keep_terms)
                await run_in_threadpool(self.write_and_sweep)
            except Exception:
                logger.exception("housekeeping failed; trying again")
            await asyncio.sleep(every)
