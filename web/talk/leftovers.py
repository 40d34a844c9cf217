"""What must not stay behind in Rasa: its copy of a closed talk, and of one that nobody came back to."""

from __future__ import annotations

import logging
import uuid
from datetime import timedelta

from starlette.concurrency import run_in_threadpool

from records import database, forgetting
from records.models import Consent, Conversation, ConversationState, Message, now
from web.talk.rasa import Rasa, RasaUnavailable

logger = logging.getLogger(__name__)
ALONE = timedelta(hours=24)  # a talk of which nothing may be kept waits no longer


class Leftovers:
    """Removes Rasa's copies. What can't be removed now is removed by a later `tidy`."""

    def __init__(self, database_url: str, rasa: Rasa) -> None:
        self._url = database_url
        self._rasa = rasa

    async def tidy(self) -> None:
        """Close the talks that were left alone and may not be kept; remove all copies that must go."""
        await run_in_threadpool(self._close_left_alone)
        for conversation_id in await run_in_threadpool(self._left):
            if not await self._remove(conversation_id):
                return

    async def after_a_turn(self, conversation_id: uuid.UUID) -> None:
        """Remove the copy of this talk, when it is closed."""
        if await run_in_threadpool(self._left, conversation_id):
            await self._remove(conversation_id)

    async def _remove(self, conversation_id: uuid.UUID) -> bool:
        try:
            await self._rasa.forget(conversation_id)
        except RasaUnavailable:
            logger.warning("a tracker could not be removed now")
            return False
        await run_in_threadpool(self._gone, conversation_id)
        return True

    def _left(self, conversation_id: uuid.UUID | None = None) -> list[uuid.UUID]:
        with database.session(self._url) as work:
            return forgetting.trackers_left(work, conversation_id)

    def _gone(self, conversation_id: uuid.UUID) -> None:
        with database.session(self._url) as work:
            forgetting.tracker_gone(work, conversation_id)

    def _close_left_alone(self) -> None:
        with database.session(self._url) as work:
            forgetting.close_left_alone(work, now() - ALONE)


def must_be_scrubbed(talk: Conversation, message: Message, forgotten_before: int, forgotten_now: int) -> bool:
    """Whether words of the person must go from a talk that goes on, now that `message` was handled.

    That is so after every turn when nothing may be kept, and after a turn in which something was forgotten.
    """
    if talk.state is ConversationState.CLOSED:
        return False  # all of it goes
    if talk.consent in (Consent.REFUSED, Consent.WITHDRAWN):
        return True
    return forgotten_now > forgotten_before or message.text == forgetting.NOT_KEPT
