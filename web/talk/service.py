"""A talk from web's side: a message is written down first, then handed over, and its replies are kept.

Whatever fails after the writing down can be done again without doubling anything. One web process serves all
talks, so a lock a talk in memory keeps messages in order.
"""

from __future__ import annotations

import asyncio
import logging
import uuid
from collections.abc import Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from weakref import WeakValueDictionary

from sqlalchemy.orm import Session
from starlette.concurrency import run_in_threadpool

from listening.signals import find
from records import database, signals, talks
from records.models import Consent, Conversation, ConversationState, Message, Sender, SignalKind
from web.talk.rasa import Rasa, RasaUnavailable
from web.talk.sentences import sentence

logger = logging.getLogger(__name__)
LONGEST = 4000  # characters in one message
AT_ONCE = 10  # messages of one talk that may wait at the same time
OPENING = "/begin"
Result = TypeVar("Result")


class UnknownToken(LookupError):
    """No talk is opened by this token."""


class BadMessage(ValueError):
    """The message can't be taken; the text is a Dutch sentence to show."""


class TooBusy(Exception):
    """Too many messages of this talk wait already."""


@dataclass(frozen=True)
class Line:
    """One message as the person sees it."""

    id: str
    sender: str  # "person" or "assistant"
    text: str
    buttons: list[dict[str, str]]
    at: datetime


@dataclass(frozen=True)
class TalkView:
    """A talk as the person sees it."""

    conversation_id: uuid.UUID
    state: str  # "open", "waiting", "paused" or "closed"
    called: str
    messages: list[Line]


@dataclass(frozen=True)
class Answer:
    """The replies to one message, and the state of the talk after it."""

    replies: list[Line]
    state: str


def storable(text: str) -> str:
    """What was typed without what no database keeps: NUL and halves of signs."""
    return text.replace("\x00", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _line(message: Message) -> Line:
    return Line(str(message.id), message.sender.value, message.text, message.buttons, message.created_at)


class TalkService:
    """All that a person can do in a talk. `database_url` is where it is kept; `rasa` is who answers."""

    def __init__(self, database_url: str, rasa: Rasa) -> None:
        self._url = database_url
        self._rasa = rasa
        self._locks: WeakValueDictionary[uuid.UUID, asyncio.Lock] = WeakValueDictionary()
        self._waiting: dict[uuid.UUID, int] = {}

    async def open(self, token: str) -> TalkView:
        """The talk so far; a new talk is opened. Raises UnknownToken."""
        talk = await self._in_thread(lambda: self._find(token))
        await self._opened(talk)
        return await self._in_thread(lambda: self._view(talk.id))

    async def say(self, token: str, message_id: uuid.UUID, text: str) -> Answer:
        """Keep one message and answer it; the same id again gives the same answer and changes nothing.

        `text` is what was typed, or the payload of a button that was offered. Raises UnknownToken,
        BadMessage, TooBusy and records.talks.TalkClosed.
        """
        talk = await self._in_thread(lambda: self._find(token))
        text = storable(text)
        if not text.strip():
            raise BadMessage("U hebt nog niets geschreven.")
        if len(text) > LONGEST:
            raise BadMessage(f"Dit bericht is te lang. Schrijf het in stukken van hooguit {LONGEST} tekens.")
        await self._opened(talk)
        async with self._one_more(talk.id):
            message = await self._in_thread(lambda: self._receive(talk.id, message_id, text))
            await self._deliver(talk.id)
            return await self._in_thread(lambda: self._answer(talk.id, message.id))

    async def deliver_waiting(self) -> None:
        """Hand over whatever waits: once at start, and whenever Rasa is back."""
        for conversation_id in await self._in_thread(self._who_waits):
            await self._deliver(conversation_id)

    async def keep_delivering(self, every: float = 3.0) -> None:
        """Hand over what waits, every few seconds, for as long as web runs."""
        while True:
            try:
                await self.deliver_waiting()
            except Exception:
                logger.exception("delivery of waiting messages failed; trying again")
            await asyncio.sleep(every)

    # What follows runs in a thread, with a unit of work of its own.

    async def _in_thread(self, work: Callable[[], Result]) -> Result:
        return await run_in_threadpool(work)

    def _find(self, token: str) -> Conversation:
        with database.session(self._url) as work:
            talk = talks.by_token(work, token)
            if talk is None:
                raise UnknownToken
            return talk

    def _who_waits(self) -> list[uuid.UUID]:
        with database.session(self._url) as work:
            return talks.waiting(work)

    def _receive(self, conversation_id: uuid.UUID, message_id: uuid.UUID, text: str) -> Message:
        with database.session(self._url) as work:
            payload, shown = None, text
            for button in talks.offered_buttons(work, conversation_id):
                if text == button["payload"]:
                    payload, shown = button["payload"], button["title"]
            for button in talks.last_buttons(work, conversation_id):
                if text.strip(" .!").casefold() == button["title"].strip("?").casefold():
                    payload = button["payload"]
            message, new = talks.receive(
                work, conversation_id, client_message_id=message_id, text=shown, payload=payload
            )
            if new and payload is None:
                asked = talks.last_question(work, conversation_id, message.place) or ""
                found = find(text, question=asked)  # here too: a signal is seen even while Rasa is down
                if found is not None:
                    signals.store(work, message_id=message.id, kind=SignalKind(found.kind), why=found.why)
            return message

    def _answer(self, conversation_id: uuid.UUID, message_id: uuid.UUID) -> Answer:
        with database.session(self._url) as work:
            message = work.get_one(Message, message_id)
            talk = work.get_one(Conversation, conversation_id)
            if message.handled_at is None:
                return Answer([self._meanwhile(work, message)], "waiting")
            return Answer([_line(reply) for reply in talks.replies_to(work, message_id)], talk.state.value)

    @staticmethod
    def _meanwhile(work: Session, message: Message) -> Line:
        """What the person reads while the message waits; with a signal the one right step can't wait."""
        kind = signals.kind_of(work, message.id)
        if message.sender is Sender.SYSTEM:
            text = sentence("utter_waiting_to_begin")
        else:
            text = sentence(f"utter_signal_{kind}" if kind else "utter_waiting")
        return Line(f"waiting-{message.id}", Sender.ASSISTANT.value, text, [], message.created_at)

    def _view(self, conversation_id: uuid.UUID) -> TalkView:
        with database.session(self._url) as work:
            talk = work.get_one(Conversation, conversation_id)
            lines = [_line(m) for m in talks.transcript(work, conversation_id) if m.text]
            waits = talks.unhandled(work, conversation_id)
            state = talk.state.value
            if waits:
                state = "waiting"
                lines.append(self._meanwhile(work, waits[-1]))
            elif state == ConversationState.NEW.value:
                state = ConversationState.OPEN.value
            return TalkView(conversation_id, state, talk.client.called if talk.client else "", lines)

    def _unhandled(self, conversation_id: uuid.UUID) -> list[tuple[Message, dict[str, str]]]:
        with database.session(self._url) as work:
            talk = work.get_one(Conversation, conversation_id)
            return [
                (
                    message,
                    {
                        "question": talks.last_question(work, conversation_id, message.place) or "",
                        "speaker": talk.speaker.value,
                        "kind": talk.kind.value,
                    },
                )
                for message in talks.unhandled(work, conversation_id)
            ]

    def _store(self, message: Message, replies: list[talks.Reply]) -> bool:
        """Keep the replies. Tells whether the tracker can go: the talk is closed or must leave no words."""
        with database.session(self._url) as work:
            talks.store_replies(work, work.get_one(Message, message.id), replies)
            talk = work.get_one(Conversation, message.conversation_id)
            return talk.state is ConversationState.CLOSED or talk.consent in (
                Consent.REFUSED,
                Consent.WITHDRAWN,
            )

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
        lock = self._lock(conversation_id)
        async with lock:
            for message, metadata in await self._in_thread(lambda: self._unhandled(conversation_id)):
                try:
                    replies = await self._rasa.hand_over(
                        conversation_id=conversation_id,
                        message_id=message.id,
                        text=message.text,
                        payload=message.payload,
                        metadata=metadata,
                    )
                except RasaUnavailable as why:
                    logger.warning("a message waits, Rasa is away: %s", why)
                    return
                done = await self._in_thread(lambda m=message, r=replies: self._store(m, r))  # type: ignore[misc]
                if done:
                    await self._forget_tracker(conversation_id)

    async def _forget_tracker(self, conversation_id: uuid.UUID) -> None:
        try:
            await self._rasa.forget(conversation_id)
        except RasaUnavailable:
            logger.warning("a tracker could not be removed now")
