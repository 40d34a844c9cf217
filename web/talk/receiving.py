"""A message as it comes in, and what Rasa is told along with it."""

from __future__ import annotations

import uuid
from typing import Any

from sqlalchemy.orm import Session

from listening.signals import find
from records import signals, talks
from records.models import Conversation, Message, SignalKind, Speaker


def storable(text: str) -> str:
    """What was typed without what no database keeps: NUL and halves of signs."""
    return text.replace("\x00", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def receive(work: Session, conversation_id: uuid.UUID, message_id: uuid.UUID, text: str) -> Message:
    """Write down what the person typed or pressed, and a signal in it. Raises records.talks.TalkClosed."""
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
