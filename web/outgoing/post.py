"""The round that is made every second: who must be told of a signal, and what waits to leave the house."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Sequence

import sqlalchemy as sa
from starlette.concurrency import run_in_threadpool

from records import climbing, database, outbox
from records.models import Outbox, OutboxKind, now
from warmwelkom.settings import Settings
from web.outgoing import hook, letters, mail

logger = logging.getLogger(__name__)
TIDY_EVERY = 3600.0  # seconds
REST = 10.0  # seconds, after a round that failed

Send = Callable[[Sequence[Outbox], Settings], list[mail.Outcome]]
WAYS: dict[OutboxKind, Send] = {OutboxKind.EMAIL: mail.send, OutboxKind.WEBHOOK: hook.send}


def tell(settings: Settings) -> int:
    """Put in the outbox what tells people of signals that are new or climb. Gives how many signals."""
    with database.session(settings.database_url) as work:
        steps = climbing.climb(work, settings.signal_rules)
        for told in steps:
            letters.put(work, told, settings)
        return len(steps)


def send(settings: Settings, kind: OutboxKind) -> int:
    """Send what waits to go this way. Gives how many left."""
    with database.session(settings.database_url) as work:
        taken = outbox.take(work, kind)
    if not taken:
        return 0
    if kind is OutboxKind.EMAIL and not settings.smtp_host:
        outcomes = [mail.Outcome(row.id, "there is no mail server") for row in taken]
    else:
        outcomes = WAYS[kind](taken, settings)
    with database.session(settings.database_url) as work:
        for outcome in outcomes:
            if not outcome.failure:
                outbox.sent(work, outcome.id)
                continue
            outbox.failed(work, outcome.id, outcome.failure, for_good=outcome.for_good)
            logger.warning("%s %s did not leave: %s", kind.value, outcome.id, outcome.failure)
    return sum(not outcome.failure for outcome in outcomes)


def tidy(settings: Settings) -> None:
    """Forget what left long ago."""
    with database.session(settings.database_url) as work:
        outbox.tidy(work, now() - outbox.KEPT)


class Post:
    """Makes the rounds for as long as web runs. Telling never waits for a mail server that is slow."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    async def keep_going(self, every: float = 1.0) -> None:
        """All rounds, side by side."""
        if not self._settings.smtp_host:
            logger.info("no mail server is set: signals are shown in the pages of staff, and not sent")
        await asyncio.gather(
            self._round(tell, every),
            self._round(lambda settings: send(settings, OutboxKind.WEBHOOK), every),
            self._round(lambda settings: send(settings, OutboxKind.EMAIL), every),
        )

    async def _round(self, what: Callable[[Settings], object], every: float) -> None:
        tidied, failed = time.monotonic(), False
        while True:
            try:
                await run_in_threadpool(what, self._settings)
                if time.monotonic() - tidied >= TIDY_EVERY:
                    tidied = time.monotonic()
                    await run_in_threadpool(tidy, self._settings)
                failed = False
                await asyncio.sleep(every)
            except sa.exc.SQLAlchemyError as why:
                if not failed:  # once, not at every round
                    logger.error("the database can't be reached to look for signals: %s", type(why).__name__)
                failed = True
                await asyncio.sleep(REST)
            except Exception:
                logger.exception("a round for signals or the outbox failed; trying again")
                await asyncio.sleep(REST)
