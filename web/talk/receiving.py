"""A message as it comes in, and what Rasa is told along with it."""

from __future__ import annotations

import uuid
from typing import Any

from sqlalchemy.orm import Session

from listening.signals import find
from records import signals, talks
from records.models import Consent, Conversation, Message, Sender, SignalKind, Speaker


def storable(text: str) -> str:
    """What was typed without what no database keeps: NUL and halves of signs."""
    return text.replace("\x00", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def receive(work: Session, conversation_id: uuid.UUID, message_id: uuid.UUID, text: str) -> Message:
    """Write down what the person typed or pressed. Raises records.talks.TalkClosed."""
    payload, shown = None, text
    for button in talks.offered_buttons(work, conversation_id):
        if text == button["payload"]:
            payload, shown = button["payload"], button["title"]
    for button in talks.last_buttons(work, conversation_id):
        if text.strip(" .!").casefold() == button["title"].strip("?").casefold():
            payload = button["payload"]
    message, _ = talks.receive(
        work, conversation_id, client_message_id=message_id, text=shown, payload=payload
    )
    return message


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
