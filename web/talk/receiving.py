"""A message as it comes in, and what Rasa is told along with it."""

from __future__ import annotations

import uuid
from typing import Any

from sqlalchemy.orm import Session

from listening.signals import find
from records import forgetting, signals, talks
from records.models import Consent, Conversation, Message, Sender, SignalKind, Speaker, now
from web.talk.view import replaceable


def storable(text: str) -> str:
    """What was typed without what no database keeps: NUL and halves of signs."""
    return text.replace("\x00", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def receive(
    work: Session,
    conversation_id: uuid.UUID,
    message_id: uuid.UUID,
    text: str,
    instead_of: uuid.UUID | None = None,
) -> Message:
    """Write down what the person typed or pressed. Raises records.talks.TalkClosed.

    What was heard in the message `instead_of` is struck, once; one that can't be changed is left alone, for
    the new words matter more.
    """
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
    if new and instead_of is not None:
        _take_back(work, conversation_id, instead_of)
    return message


def _take_back(work: Session, conversation_id: uuid.UUID, message_id: uuid.UUID) -> None:
    """A message was said in other words. What waits still is not handed over, but signals in it are seen."""
    talk, message = work.get_one(Conversation, conversation_id), work.get(Message, message_id)
    if message is None or message.conversation_id != conversation_id or not replaceable(talk, message):
        return
    if message.handled_at is None:
        see_signals(work, conversation_id)
        message.handled_at = now()
    forgetting.replace(work, message)


def see_signals(work: Session, conversation_id: uuid.UUID) -> None:
    """Look for signals in what waits, by the rules alone: they must be seen even while Rasa is away.

    When Rasa is there it weighs the rules with what the models hear, and stores the signal itself.
    """
    consent = work.get_one(Conversation, conversation_id).consent
    for message in talks.unhandled(work, conversation_id):
        if message.sender is not Sender.PERSON or message.payload is not None:
            continue
        asked = talks.last_question(work, conversation_id, message.place) or ""
        found = find(message.text, question=asked)
        if found is not None:
            kind = SignalKind(found.kind)
            kept = consent in (Consent.ASKED, Consent.GIVEN)  # else without the words
            signals.store(work, message_id=message.id, kind=kind, why=found.why if kept else kind.value)


def goes_along(work: Session, message: Message) -> dict[str, Any]:
    """What Rasa is told with a message: the question it answers, who speaks, and what talk it is."""
    talk = work.get_one(Conversation, message.conversation_id)
    group = talk.speaker is Speaker.GROUP
    return {
        "question": talks.last_question(work, talk.id, message.place) or "",
        # For a table somebody else types; what understands a message knows two speakers.
        "speaker": Speaker.RELATIVE.value if group else talk.speaker.value,
        "group": group,
        "kind": talk.kind.value,
        "consent": talk.consent.value,
    }
