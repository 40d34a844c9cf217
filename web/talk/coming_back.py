"""When a person comes back to a talk: the assistant says where they were, once."""

from __future__ import annotations

import uuid
from datetime import timedelta

from sqlalchemy.orm import Session

from records import talks
from records.models import Consent, Conversation, ConversationState, Message, Sender, now

RESUME = "/resume"
AWAY = timedelta(hours=6)  # who said nothing for so long comes back
# After a pause the page is loaded once more at once; that is not coming back.
PAUSED = timedelta(seconds=10)


def comes_back(work: Session, conversation_id: uuid.UUID) -> Message | None:
    """What the person said last, when who opens the talk now comes back to it; else none."""
    said = talks.last_said(work, conversation_id, Sender.PERSON)
    last = talks.last_said(work, conversation_id)
    if said is None or last is None:
        return None
    waits = talks.unhandled(work, conversation_id)
    if waits:  # a welcome that waits is handed over again; what the person said goes first
        return said if all(message.client_message_id == resume_id(said) for message in waits) else None
    return said if _was_away(work.get_one(Conversation, conversation_id), last) else None


def _was_away(talk: Conversation, last: Message) -> bool:
    away = now() - last.created_at
    if talk.state is ConversationState.PAUSED:
        return away >= PAUSED
    return talk.state is ConversationState.OPEN and talk.consent is Consent.GIVEN and away >= AWAY


def resume_id(said: Message) -> uuid.UUID:
    """The id of the message that resumes after what the person said last: there is one, whoever opens it."""
    return uuid.uuid5(said.conversation_id, str(said.place))
