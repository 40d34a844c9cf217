"""A talk as the person sees it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from records import signals, talks
from records.models import Consent, Conversation, ConversationKind, ConversationState, Message, Sender
from web.talk.pictures import pictured
from web.talk.sentences import sentence

ABOUT = 10  # questions in a talk, more or less
CHOSEN = "/choose"  # how the payload of a picture begins; what was chosen may be changed as what was typed


@dataclass(frozen=True)
class Line:
    """One message. A button holds "title" and "payload", and may hold "image", the name of its picture.

    `replaceable`: the person may say it in other words; `replaced`: did so.
    """

    id: str
    sender: str  # "person" or "assistant"
    text: str
    buttons: list[dict[str, str]]
    at: datetime
    replaceable: bool = False
    replaced: bool = False


@dataclass(frozen=True)
class Progress:
    """How many questions were asked, and about how many there will be."""

    asked: int
    about: int = ABOUT


@dataclass(frozen=True)
class TalkView:
    """A talk so far. `progress` is none when it is not known now.

    `shared` and `embedded` are of the invitation that opened it: a shared tablet, the widget on a website.
    """

    conversation_id: uuid.UUID
    state: str  # "open", "waiting", "paused" or "closed"
    called: str
    messages: list[Line]
    progress: Progress | None = None
    shared: bool = False
    embedded: bool = False


@dataclass(frozen=True)
class Answer:
    """The replies to one message, and the state of the talk after it."""

    replies: list[Line]
    state: str
    progress: Progress | None = None


def line(message: Message) -> Line:
    """A message as it is shown."""
    buttons = pictured(message.buttons)
    return Line(str(message.id), message.sender.value, message.text, buttons, message.created_at)


def replaceable(talk: Conversation, message: Message) -> bool:
    """Whether the person may say this message in other words.

    Not a yes or no: it was an answer to one question, at one moment. And nothing in a talk that is closed or
    of which nothing is kept.
    """
    return (
        message.sender is Sender.PERSON
        and message.replaced_at is None
        and bool(message.text)
        and (message.payload is None or message.payload.startswith(CHOSEN))
        and talk.state is not ConversationState.CLOSED
        and talk.consent is Consent.GIVEN
    )


def meanwhile(work: Session, message: Message) -> Line:
    """What the person reads while a message waits; with a signal the one right step can't wait."""
    talk = work.get_one(Conversation, message.conversation_id)
    kind = signals.kind_of(work, message.id)
    if message.sender is Sender.SYSTEM:
        response = "utter_waiting_to_begin"
    else:
        response = f"utter_signal_{kind}" if kind else "utter_waiting"
    # Who visits the website is nobody's client yet; see actions/welcome.py.
    speaker = "visitor" if talk.kind is ConversationKind.WEBSITE else talk.speaker.value
    text = sentence(response, kind=talk.kind.value, speaker=speaker)
    return Line(f"waiting-{message.id}", Sender.ASSISTANT.value, text, [], message.created_at)


def answer(work: Session, message_id: uuid.UUID) -> Answer:
    """The replies to a message, or what is said while it waits."""
    message = work.get_one(Message, message_id)
    if message.handled_at is None:
        return Answer([meanwhile(work, message)], "waiting")
    state = work.get_one(Conversation, message.conversation_id).state.value
    return Answer([line(reply) for reply in talks.replies_to(work, message_id)], state)


def view(work: Session, conversation_id: uuid.UUID) -> TalkView:
    """A talk so far. What must not be kept is not there any more."""
    talk = work.get_one(Conversation, conversation_id)
    said = [message for message in talks.transcript(work, conversation_id) if message.text]
    lines = [
        replace(
            line(message),
            replaceable=replaceable(talk, message),
            replaced=message.replaced_at is not None,
        )
        for message in said
    ]
    waits = talks.unhandled(work, conversation_id)
    state = talk.state.value
    if waits:
        state = "waiting"
        lines.append(meanwhile(work, waits[-1]))
    elif talk.state is ConversationState.NEW:
        state = ConversationState.OPEN.value
    return TalkView(conversation_id, state, talks.called(talk), lines)
