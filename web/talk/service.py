"""A talk from web's side: a message is written down first, then handed over, and its replies are kept.

Whatever fails after the writing down can be done again without doubling anything.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

from starlette.concurrency import run_in_threadpool

from records import database, forgetting, invitations, talks, wishes
from records.models import Conversation, ConversationState, Invitation, Message, Sender
from web.talk import receiving, view, written
from web.talk.coming_back import RESUME, comes_back, resume_id
from web.talk.delivery import Delivery
from web.talk.rasa import Rasa, RasaUnavailable
from web.talk.view import Answer, Progress, TalkView
from web.talk.written import Noted, Written

LONGEST = 4000  # characters in one message
AT_ONCE = 10  # messages of one talk that may wait at the same time
OPENING = "/begin"
# A page on a shared tablet empties itself on time; the server hears of touches once a minute.
GRACE = timedelta(minutes=2)
NOTHING = "U hebt nog niets geschreven."
TOO_LONG = f"Dit bericht is te lang. Schrijf het in stukken van hooguit {LONGEST} tekens."
Result = TypeVar("Result")


class UnknownToken(LookupError):
    """No talk is opened by this token. `shared` when it opened one on a shared tablet that was left."""

    def __init__(self, *, shared: bool = False) -> None:
        super().__init__("no talk is opened by this token")
        self.shared = shared


class BadMessage(ValueError):
    """The message can't be taken; the text is a Dutch sentence to show."""


class TooBusy(Exception):
    """Too many messages of this talk wait already."""


def words(text: str) -> str:
    """What was written, as it can be kept. Raises BadMessage."""
    found = receiving.storable(text)
    if not found.strip():
        raise BadMessage(NOTHING)
    if len(found) > LONGEST:
        raise BadMessage(TOO_LONG)
    return found


class TalkService:
    """All that a person can do in a talk. `database_url` is where it is kept; `rasa` is who answers.

    `untouched` is how long a talk stays open on a shared tablet that nobody touches.
    """

    def __init__(
        self, database_url: str, rasa: Rasa, *, untouched: timedelta = invitations.UNTOUCHED
    ) -> None:
        self._url = database_url
        self._rasa = rasa
        self._untouched = untouched
        self._delivery = Delivery(database_url, rasa)
        self._waiting: dict[uuid.UUID, int] = {}

    async def open(self, token: str) -> TalkView:
        """The talk so far; a new talk is opened, and who comes back is welcomed. Raises UnknownToken."""
        invitation = await run_in_threadpool(self._find, token)
        talk = invitation.conversation
        await self._opened(talk)
        if await self._in_thread(lambda: self._come_back(talk.id)):
            await self._delivery.deliver(talk.id)
        found = await self._in_thread(lambda: self._view(talk.id))
        return replace(
            found,
            progress=await self._progress(talk.id, found.state),
            shared=invitation.shared,
            embedded=invitation.embedded,
        )

    async def say(
        self, token: str, message_id: uuid.UUID, text: str, instead_of: uuid.UUID | None = None
    ) -> Answer:
        """Keep one message and answer it; the same id again gives the same answer and changes nothing.

        `text` is what was typed, or the payload of a button that was offered. `instead_of` is an earlier
        message that these words take the place of; one that can't be changed is left alone. Raises
        UnknownToken, BadMessage, TooBusy and records.talks.TalkClosed.
        """
        talk = (await run_in_threadpool(self._find, token)).conversation
        text = words(text)
        await self._opened(talk)
        async with self._one_more(talk.id):
            if instead_of is None:
                message = await run_in_threadpool(self._receive, talk.id, message_id, text)
            else:
                # What is being heard now must be there before it can be struck.
                async with self._delivery.lock(talk.id):
                    message = await run_in_threadpool(self._receive, talk.id, message_id, text, instead_of)
            await self._delivery.deliver(talk.id)
            answer = await self._in_thread(lambda: self._answer(message.id))
        return replace(answer, progress=await self._progress(talk.id, answer.state))

    async def stay(self, token: str) -> None:
        """Someone is still at the shared tablet. Raises UnknownToken."""
        await run_in_threadpool(self._find, token)

    async def leave(self, token: str) -> None:
        """The person walks away from a shared tablet: the token opens nothing any more."""

        def work() -> None:
            with database.session(self._url) as work:
                invitations.leave(work, token)

        await self._in_thread(work)

    # What was written down.

    async def noted(self, token: str) -> Noted:
        """What was written down of the talk. Raises UnknownToken."""
        invitation = await run_in_threadpool(self._find, token)

        def work() -> Noted:
            with database.session(self._url) as work:
                found = written.noted(work, invitation.conversation_id)
                return replace(found, shared=invitation.shared, embedded=invitation.embedded)

        return await self._in_thread(work)

    async def change_noted(self, token: str, wish_id: uuid.UUID, own_words: str) -> tuple[Written, str]:
        """Other words for something written down. Gives it, and a sentence that must be read now, or "".

        Raises UnknownToken, BadMessage and records.wishes.UnknownWish.
        """
        talk_id = (await run_in_threadpool(self._find, token)).conversation_id
        new = words(own_words)

        def work() -> tuple[Written, str]:
            with database.session(self._url) as work:
                return written.change(work, talk_id, wish_id, new)

        return await self._in_thread(work)

    async def strike_noted(self, token: str, wish_id: uuid.UUID) -> None:
        """Something written down goes. Raises UnknownToken and records.wishes.UnknownWish."""
        talk_id = (await run_in_threadpool(self._find, token)).conversation_id

        def work() -> None:
            with database.session(self._url) as work:
                wishes.strike(work, talk_id, wish_id)

        await self._in_thread(work)

    async def forget_all(self, token: str) -> None:
        """All of the talk goes, Rasa's copy too, and it is closed. Raises UnknownToken."""
        talk_id = (await run_in_threadpool(self._find, token)).conversation_id

        def work() -> None:
            with database.session(self._url) as work:
                forgetting.forget_all(work, talk_id)

        async with self._delivery.lock(talk_id):  # what is being heard now must go too
            await self._in_thread(work)
            await self._delivery.remove_copy(talk_id)

    async def deliver_waiting(self) -> None:
        """Hand over whatever waits: once at start, and whenever Rasa is back."""
        await self._delivery.deliver_waiting()

    async def keep_delivering(self) -> None:
        """Hand over what waits, and tidy now and then, for as long as web runs."""
        await self._delivery.keep_delivering()

    async def tidy(self) -> None:
        """Remove what must not stay behind in Rasa and is there still."""
        await self._delivery.tidy()

    # What follows runs in a thread, with a unit of work of its own.

    async def _in_thread(self, work: Callable[[], Result]) -> Result:
        return await run_in_threadpool(work)

    def _find(self, token: str) -> Invitation:
        with database.session(self._url) as work:
            found = invitations.by_token(work, token, self._untouched)
            shared = found is None and invitations.was_shared(work, token)
        if found is None:
            raise UnknownToken(shared=shared)
        return found

    def _receive(
        self,
        conversation_id: uuid.UUID,
        message_id: uuid.UUID,
        text: str,
        instead_of: uuid.UUID | None = None,
    ) -> Message:
        with database.session(self._url) as work:
            return receiving.receive(work, conversation_id, message_id, text, instead_of)

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

    # The opening, what waits, and how far it is.

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
        await self._delivery.deliver(talk.id)

    async def _progress(self, conversation_id: uuid.UUID, state: str) -> Progress | None:
        """How far a talk is; none when there is nobody to ask."""
        if state not in (ConversationState.OPEN, ConversationState.PAUSED):
            return None
        try:
            asked = await self._rasa.asked(conversation_id)
        except RasaUnavailable:
            return None
        return None if asked is None else Progress(asked)
