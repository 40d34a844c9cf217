"""Handing messages to Rasa in order and keeping its replies, as often as it takes and never twice.

One web process serves all talks, so a lock a talk in memory keeps messages in order. A turn counts as handled
only after Rasa forgot what the person wants forgotten.
"""

from __future__ import annotations

import asyncio
import logging
import time
import uuid
from typing import Any
from weakref import WeakValueDictionary

from starlette.concurrency import run_in_threadpool

from records import database, forgetting, talks
from records.models import Conversation, Message
from web.talk import receiving
from web.talk.leftovers import Leftovers, must_be_scrubbed
from web.talk.rasa import Rasa, RasaUnavailable

logger = logging.getLogger(__name__)
TIDY_EVERY = 60.0  # seconds


class Delivery:
    """What waits in the database at `database_url` goes to `rasa`."""

    def __init__(self, database_url: str, rasa: Rasa) -> None:
        self._url = database_url
        self._rasa = rasa
        self._locks: WeakValueDictionary[uuid.UUID, asyncio.Lock] = WeakValueDictionary()
        self._leftovers = Leftovers(database_url, rasa)
        self._forgotten: dict[uuid.UUID, int] = {}  # before a message that waits was first handed over

    def lock(self, conversation_id: uuid.UUID) -> asyncio.Lock:
        """Who holds it knows that nothing of this talk is being handed over."""
        return self._locks.setdefault(conversation_id, asyncio.Lock())

    async def deliver(self, conversation_id: uuid.UUID) -> None:
        """Hand over the messages of a talk that wait, in order, until one fails."""
        async with self.lock(conversation_id):
            turns = 0
            while waiting := await run_in_threadpool(self._next, conversation_id):
                try:
                    await self._turn(*waiting)
                except RasaUnavailable as why:
                    logger.warning("a message waits, Rasa is away: %s", why)
                    await run_in_threadpool(self._see_signals, conversation_id)
                    return
                turns += 1
            if turns:
                await self._leftovers.after_a_turn(conversation_id)

    async def deliver_waiting(self) -> None:
        """Hand over whatever waits: once at start, and whenever Rasa is back."""
        for conversation_id in await run_in_threadpool(self._who_waits):
            await self.deliver(conversation_id)

    async def keep_delivering(self, every: float = 3.0) -> None:
        """Hand over what waits, every few seconds, and tidy now and then, for as long as web runs."""
        tidied = -TIDY_EVERY
        while True:
            try:
                await self.deliver_waiting()
                if time.monotonic() - tidied >= TIDY_EVERY:
                    tidied = time.monotonic()
                    await self.tidy()
            except Exception:
                logger.exception("delivery of waiting messages failed; trying again")
            await asyncio.sleep(every)

    async def tidy(self) -> None:
        """Remove what must not stay behind in Rasa and is there still."""
        await self._leftovers.tidy()

    async def remove_copy(self, conversation_id: uuid.UUID) -> None:
        """Remove Rasa's copy of a closed talk, now when it works and else when tidying."""
        await self._leftovers.after_a_turn(conversation_id)

    async def _turn(self, message: Message, metadata: dict[str, Any]) -> None:
        """Have one message answered and keep the replies. Raises RasaUnavailable: then it waits still."""
        replies = await self._rasa.hand_over(
            conversation_id=message.conversation_id,
            message_id=message.id,
            text=message.text,
            payload=message.payload,
            metadata=metadata,
        )
        if await run_in_threadpool(self._words_must_go, message.id):
            await self._rasa.scrub(message.conversation_id)
        await run_in_threadpool(self._store, message.id, replies)

    # What follows runs in a thread, with a unit of work of its own.

    def _who_waits(self) -> list[uuid.UUID]:
        with database.session(self._url) as work:
            return talks.waiting(work)

    def _next(self, conversation_id: uuid.UUID) -> tuple[Message, dict[str, Any]] | None:
        """The message that waits longest, and what Rasa is told along with it."""
        with database.session(self._url) as work:
            waits = talks.unhandled(work, conversation_id)
            if not waits:
                return None
            self._forgotten.setdefault(waits[0].id, forgetting.count_forgotten(work, conversation_id))
            return waits[0], receiving.goes_along(work, waits[0])

    def _see_signals(self, conversation_id: uuid.UUID) -> None:
        with database.session(self._url) as work:
            receiving.see_signals(work, conversation_id)

    def _words_must_go(self, message_id: uuid.UUID) -> bool:
        with database.session(self._url) as work:
            message = work.get_one(Message, message_id)
            talk = work.get_one(Conversation, message.conversation_id)
            now = forgetting.count_forgotten(work, talk.id)
            return must_be_scrubbed(talk, message, self._forgotten.get(message_id, now), now)

    def _store(self, message_id: uuid.UUID, replies: list[talks.Reply]) -> None:
        with database.session(self._url) as work:
            talks.store_replies(work, work.get_one(Message, message_id), replies)
        self._forgotten.pop(message_id, None)
