"""A talk from web's side: a message is written down first, then handed over, and its replies are kept.

Whatever fails after the writing down can be done again without doubling anything. One web process serves all
talks, so a lock a talk in memory keeps messages in order.

A turn counts as handled only after Rasa forgot what the person wants forgotten.
"""

from __future__ import annotations

import asyncio
import logging
import time
import uuid
from collections.abc import Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any, TypeVar
from weakref import WeakValueDictionary

from starlette.concurrency import run_in_threadpool

from records import database, forgetting, invitations, talks
from records.models import Conversation, ConversationState, Message, Sender
from web.talk import receiving, view
from web.talk.coming_back import RESUME, comes_back, resume_id
from web.talk.leftovers import Leftovers, must_be_scrubbed
from web.talk.rasa import Rasa, RasaUnavailable
from web.talk.view import Answer, Progress, TalkView

logger = logging.getLogger(__name__)
LONGEST = 4000  # characters in one message
AT_ONCE = 10  # messages of one talk that may wait at the same time
OPENING = "/begin"
TIDY_EVERY = 60.0  # seconds
Result = TypeVar("Result")


class UnknownToken(LookupError):
    """No talk is opened by this token."""


class BadMessage(ValueError):
    """The message can't be taken; the text is a Dutch sentence to show."""


class TooBusy(Exception):
    """Too many messages of this talk wait already."""


class TalkService:
    """All that a person can do in a talk. `database_url` is where it is kept; `rasa` is who answers."""

    def __init__(self, database_url: str, rasa: Rasa) -> None:
        self._url = database_url
        self._rasa = rasa
        self._locks: WeakValueDictionary[uuid.UUID, asyncio.Lock] = WeakValueDictionary()
        self._leftovers = Leftovers(database_url, rasa)
        self._waiting: dict[uuid.UUID, int] = {}
        self._forgotten: dict[uuid.UUID, int] = {}  # before a message that waits was first handed over

    async def open(self, token: str) -> TalkView:
        """The talk so far; a new talk is opened, and who comes back is welcomed. Raises UnknownToken."""
        talk = await self._in_thread(lambda: self._find(token))
        await self._opened(talk)
        if await self._in_thread(lambda: self._come_back(talk.id)):
            await self._deliver(talk.id)
        found = await self._in_thread(lambda: self._view(talk.id))
        return replace(found, progress=await self._progress(talk.id, found.state))

    async def say(self, token: str, message_id: uuid.UUID, text: str) -> Answer:
        """Keep one message and answer it; the same id again gives the same answer and changes nothing.

        `text` is what was typed, or the payload of a button that was offered. Raises UnknownToken,
        BadMessage, TooBusy and records.talks.TalkClosed.
        """
        talk = await self._in_thread(lambda: self._find(token))
        text = receiving.storable(text)
        if not text.strip():
            raise BadMessage("U hebt nog niets geschreven.")
        if len(text) > LONGEST:
            raise BadMessage(f"Dit bericht is te lang. Schrijf het in stukken van hooguit {LONGEST} tekens.")
        await self._opened(talk)
        async with self._one_more(talk.id):
            message = await self._in_thread(lambda: self._receive(talk.id, message_id, text))
            await self._deliver(talk.id)
            answer = await self._in_thread(lambda: self._answer(message.id))
        return replace(answer, progress=await self._progress(talk.id, answer.state))

    async def deliver_waiting(self) -> None:
        """Hand over whatever waits: once at start, and whenever Rasa is back."""
        for conversation_id in await self._in_thread(self._who_waits):
            await self._deliver(conversation_id)

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

    # What follows runs in a thread, with a unit of work of its own.

    async def _in_thread(self, work: Callable[[], Result]) -> Result:
        return await run_in_threadpool(work)

    def _find(self, token: str) -> Conversation:
        with database.session(self._url) as work:
            invitation = invitations.by_token(work, token)
            if invitation is None:
                raise UnknownToken
            return invitation.conversation

    def _who_waits(self) -> list[uuid.UUID]:
        with database.session(self._url) as work:
            return talks.waiting(work)

    def _receive(self, conversation_id: uuid.UUID, message_id: uuid.UUID, text: str) -> Message:
        with database.session(self._url) as work:
            return receiving.receive(work, conversation_id, message_id, text)

    def _answer(self, message_id: uuid.UUID) -> Answer:
        with database.session(self._url) as work:
            return view.answer(work, message_id)

    def _view(self, conversation_id: uuid.UUID) -> TalkView:
        with database.session(self._url) as work:
            return view.view(work, conversation_id)

    def _come_back(self, conversation_id: uuid.UUID) -> bool:
        """Write down that the person is back. Tells whether that is to be handed over."""
        with database.session(self._url) as work:
            said = comes_back(work, conversation_id)
            if said is None:
                return False
            message, _ = talks.receive(
                work,
                conversation_id,
                client_message_id=resume_id(said),
                text=RESUME,
                payload=RESUME,
                sender=Sender.SYSTEM,
            )
            return message.handled_at is None

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

    # Order and delivery.

    def _lock(self, conversation_id: uuid.UUID) -> asyncio.Lock:
        return self._locks.setdefault(conversation_id, asyncio.Lock())

    @asynccontextmanager
    async def _one_more(self, conversation_id: uuid.UUID):  # type: ignore[no-untyped-def]
        """Count a message that waits; raises TooBusy when too many do."""
        if self._waiting.get(conversation_id, 0) >= AT_ONCE:
            raise TooBusy
        self._waiting[conversation_id] = self._waiting.get(conversation_id, 0) + 1
        try:
            yield
        finally:
            self._waiting[conversation_id] -= 1
            if not self._waiting[conversation_id]:
                del self._waiting[conversation_id]

    async def _opened(self, talk: Conversation) -> None:
        """A new talk begins with the assistant; its opening is kept as a message with the talk's own id."""
        if talk.state is not ConversationState.NEW:
            return

        def write() -> None:
            with database.session(self._url) as work:
                talks.receive(
                    work,
                    talk.id,
                    client_message_id=talk.id,
                    text=OPENING,
                    payload=OPENING,
                    sender=Sender.SYSTEM,
                )

        await self._in_thread(write)
        await self._deliver(talk.id)

    async def _deliver(self, conversation_id: uuid.UUID) -> None:
        """Hand over the messages of a talk that wait, in order, until one fails."""
        async with self._lock(conversation_id):
            turns = 0
            while waiting := await self._in_thread(lambda: self._next(conversation_id)):
                try:
                    await self._turn(*waiting)
                except RasaUnavailable as why:
                    logger.warning("a message waits, Rasa is away: %s", why)
                    await self._in_thread(lambda: self._see_signals(conversation_id))
                    return
                turns += 1
            if turns:
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
        if await self._in_thread(lambda: self._words_must_go(message.id)):
            await self._rasa.scrub(message.conversation_id)
        await self._in_thread(lambda: self._store(message.id, replies))

    async def _progress(self, conversation_id: uuid.UUID, state: str) -> Progress | None:
        """How far a talk is; none when there is nobody to ask."""
        if state not in (ConversationState.OPEN, ConversationState.PAUSED):
            return None
        try:
            asked = await self._rasa.asked(conversation_id)
        except RasaUnavailable:
            return None
        return None if asked is None else Progress(asked)
