"""Talks: what is said, consent, pausing and closing."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field

import sqlalchemy as sa
from sqlalchemy.orm import Session, selectinload

from records.forgetting import NOT_KEPT, forget_words
from records.invitations import invite
from records.models import (
    Client,
    Consent,
    Conversation,
    ConversationKind,
    ConversationState,
    Erasure,
    ErasureKind,
    MayKnow,
    Message,
    Relative,
    Sender,
    Speaker,
    Staff,
    Wish,
    now,
)


class UnknownPerson(ValueError):
    """The client or relative of a talk does not exist, or they don't belong together."""


class TalkClosed(Exception):
    """The talk is closed; nothing can be added."""


@dataclass(frozen=True)
class Reply:
    """What the assistant says: text, buttons [{"title", "payload"}], and whether it asks something."""

    text: str
    buttons: list[dict[str, str]] = field(default_factory=list)
    is_question: bool = False


def create(
    session: Session,
    *,
    kind: ConversationKind,
    speaker: Speaker = Speaker.CLIENT,
    client_id: uuid.UUID | None = None,
    relative_id: uuid.UUID | None = None,
    made_by: Staff | None = None,
    embedded: bool = False,
) -> tuple[Conversation, str]:
    """A new talk and the token that opens it. The token can't be read back later.

    `embedded` is for a talk in the widget on a website.

    Raises UnknownPerson when client or relative don't exist, don't belong together, or are missing where
    this kind of talk needs them.
    """
    if (
        kind is not ConversationKind.WEBSITE
        and client_id is None
        and kind is not ConversationKind.LIVING_ROOM
    ):
        raise UnknownPerson("this kind of talk needs a client")
    if client_id and session.get(Client, client_id) is None:
        raise UnknownPerson("there is no such client")
    if speaker is Speaker.RELATIVE and client_id and relative_id is None:
        raise UnknownPerson("a relative's talk needs to say which relative")
    if speaker is Speaker.GROUP and kind is not ConversationKind.LIVING_ROOM:
        raise UnknownPerson("only in the living room a table talks")
    if relative_id:
        relative = session.get(Relative, relative_id)
        if relative is None or relative.client_id != client_id:
            raise UnknownPerson("there is no such relative of this client")
    talk = Conversation(kind=kind, speaker=speaker, client_id=client_id, relative_id=relative_id)
    session.add(talk)
    session.flush()
    return talk, invite(session, talk, made_by, embedded=embedded)


def get(session: Session, conversation_id: uuid.UUID) -> Conversation | None:
    """The talk with this id, with all that staff see of it."""
    return session.scalar(
        sa.select(Conversation)
        .where(Conversation.id == conversation_id)
        .options(
            selectinload(Conversation.client),
            selectinload(Conversation.relative),
            selectinload(Conversation.messages),
            selectinload(Conversation.wishes).selectinload(Wish.goal),
            selectinload(Conversation.signals),
            selectinload(Conversation.looked_back),
        )
    )


def recent(session: Session, limit: int = 200) -> list[Conversation]:
    """The talks that were begun, newest first, with client, wishes and signals."""
    return list(
        session.scalars(
            sa.select(Conversation)
            .where(Conversation.state != ConversationState.NEW)
            .order_by(Conversation.created_at.desc())
            .limit(limit)
            .options(
                selectinload(Conversation.client),
                selectinload(Conversation.relative),
                selectinload(Conversation.wishes),
                selectinload(Conversation.signals),
            )
        )
    )


def called(talk: Conversation) -> str:
    """How the person who talks is addressed; empty when nobody knows."""
    if talk.speaker is Speaker.RELATIVE:
        return talk.relative.name if talk.relative else ""
    if talk.speaker is Speaker.GROUP:
        return ""
    return talk.client.called if talk.client else ""


def _hold(session: Session, conversation_id: uuid.UUID) -> Conversation:
    """The talk as it is now. Until this unit of work ends nobody else can hold it: who adds messages waits.

    A change that changes nothing does it on both databases; SQLite knows no `SELECT ... FOR UPDATE`.
    """
    session.execute(
        sa.update(Conversation).where(Conversation.id == conversation_id).values(state=Conversation.state),
        execution_options={"synchronize_session": False},
    )
    return session.get_one(Conversation, conversation_id, populate_existing=True)


def _next_place(session: Session, conversation_id: uuid.UUID) -> int:
    highest = session.scalar(
        sa.select(sa.func.max(Message.place)).where(Message.conversation_id == conversation_id)
    )
    return 0 if highest is None else highest + 1


def receive(
    session: Session,
    conversation_id: uuid.UUID,
    *,
    client_message_id: uuid.UUID,
    text: str,
    payload: str | None = None,
    sender: Sender = Sender.PERSON,
) -> tuple[Message, bool]:
    """Write down a message before it is handled. Gives the message and whether it is new.

    The same `client_message_id` again gives the message that was stored first. Raises TalkClosed.
    """
    talk = _hold(session, conversation_id)
    known = session.scalar(
        sa.select(Message).where(
            Message.conversation_id == conversation_id, Message.client_message_id == client_message_id
        )
    )
    if known is not None:
        return known, False
    if talk.state is ConversationState.CLOSED:
        raise TalkClosed
    message = Message(
        conversation_id=conversation_id,
        place=_next_place(session, conversation_id),
        sender=sender,
        client_message_id=client_message_id,
        text=text,
        payload=payload,
    )
    session.add(message)
    session.flush()
    if talk.state in (ConversationState.NEW, ConversationState.PAUSED) and sender is Sender.PERSON:
        talk.state = ConversationState.OPEN
    return message, True


def replies_to(session: Session, message_id: uuid.UUID) -> list[Message]:
    """The assistant's replies to a message, in order."""
    return list(
        session.scalars(sa.select(Message).where(Message.reply_to_id == message_id).order_by(Message.place))
    )


def store_replies(session: Session, message: Message, replies: list[Reply]) -> list[Message]:
    """Keep the replies to `message` and mark it handled. Doing it again changes nothing.

    When the person's words must not be kept (consent was refused or withdrawn) they are removed here too.
    """
    talk = _hold(session, message.conversation_id)
    session.refresh(message)
    if message.handled_at is not None:
        return replies_to(session, message.id)
    message.handled_at = now()
    first = _next_place(session, message.conversation_id)
    stored = [
        Message(
            conversation_id=message.conversation_id,
            place=first + number,
            sender=Sender.ASSISTANT,
            text=reply.text,
            buttons=reply.buttons,
            is_question=reply.is_question,
            reply_to_id=message.id,
        )
        for number, reply in enumerate(replies)
    ]
    session.add_all(stored)
    session.flush()
    if talk.state is ConversationState.NEW and message.sender is Sender.SYSTEM:
        talk.state = ConversationState.OPEN
    if talk.consent in (Consent.REFUSED, Consent.WITHDRAWN):
        forget_words(session, talk, but_replies_to=message.id)
    return stored


def unhandled(session: Session, conversation_id: uuid.UUID) -> list[Message]:
    """The messages of a talk that wait to be handled, oldest first."""
    return list(
        session.scalars(
            sa.select(Message)
            .where(
                Message.conversation_id == conversation_id,
                Message.sender != Sender.ASSISTANT,
                Message.handled_at.is_(None),
            )
            .order_by(Message.place)
        )
    )


def waiting(session: Session) -> list[uuid.UUID]:
    """The talks in which a message waits to be handled; who waits longest comes first."""
    return list(
        session.scalars(
            sa.select(Message.conversation_id)
            .where(Message.sender != Sender.ASSISTANT, Message.handled_at.is_(None))
            .group_by(Message.conversation_id)
            .order_by(sa.func.min(Message.created_at))
        )
    )


def last_said(session: Session, conversation_id: uuid.UUID, sender: Sender | None = None) -> Message | None:
    """The last message of a talk: of `sender`, or of anybody."""
    said = sa.select(Message).where(Message.conversation_id == conversation_id)
    if sender is not None:
        said = said.where(Message.sender == sender)
    return session.scalar(said.order_by(Message.place.desc()).limit(1))


def last_question(session: Session, conversation_id: uuid.UUID, before_place: int) -> str | None:
    """What the assistant asked last before a place in the talk."""
    return session.scalar(
        sa.select(Message.text)
        .where(
            Message.conversation_id == conversation_id,
            Message.sender == Sender.ASSISTANT,
            Message.is_question.is_(True),
            Message.place < before_place,
        )
        .order_by(Message.place.desc())
        .limit(1)
    )


def offered_buttons(session: Session, conversation_id: uuid.UUID) -> list[dict[str, str]]:
    """The buttons that a person can press: those of all the assistant said, the last said first to match."""
    rows = session.scalars(
        sa.select(Message.buttons)
        .where(Message.conversation_id == conversation_id, Message.sender == Sender.ASSISTANT)
        .order_by(Message.place)
    )
    return [button for buttons in rows for button in buttons]


def last_buttons(session: Session, conversation_id: uuid.UUID) -> list[dict[str, str]]:
    """The buttons of the last thing the assistant said; who types such a title presses it."""
    found = session.scalar(
        sa.select(Message.buttons)
        .where(Message.conversation_id == conversation_id, Message.sender == Sender.ASSISTANT)
        .order_by(Message.place.desc())
        .limit(1)
    )
    return found or []


def transcript(session: Session, conversation_id: uuid.UUID) -> list[Message]:
    """What was said, in order; without the message that opened the talk."""
    return list(
        session.scalars(
            sa.select(Message)
            .where(Message.conversation_id == conversation_id, Message.sender != Sender.SYSTEM)
            .order_by(Message.place)
        )
    )


def set_may_know(session: Session, conversation_id: uuid.UUID, may_know: MayKnow) -> None:
    """Keep who may know what was told."""
    session.get_one(Conversation, conversation_id).may_know = may_know


def set_visitor(session: Session, conversation_id: uuid.UUID, *, name: str, reach: str) -> None:
    """Keep how a visitor of the website wants to be reached, as written."""
    talk = session.get_one(Conversation, conversation_id)
    talk.visitor_name, talk.visitor_reach = name.strip(), reach.strip()


def set_joining(session: Session, conversation_id: uuid.UUID, own_words: str) -> None:
    """Keep who of a table would like to join in, as the carer wrote it."""
    session.get_one(Conversation, conversation_id).joining = own_words.strip()


def set_consent(session: Session, conversation_id: uuid.UUID, consent: Consent) -> None:
    """Keep what the person said about keeping the talk. After a no all they said is forgotten.

    The same answer again changes nothing.
    """
    talk = session.get_one(Conversation, conversation_id)
    if talk.consent is consent:
        return
    talk.consent = consent
    talk.consent_at = now()
    if consent in (Consent.REFUSED, Consent.WITHDRAWN):
        session.add(Erasure(kind=ErasureKind.WITHDRAWN, key=talk.id))
        forget_words(session, talk)


def told_before(session: Session, conversation_id: uuid.UUID, message_id: uuid.UUID) -> list[Message]:
    """What the person typed in a talk before a message, last first; not what was forgotten."""
    place = session.get_one(Message, message_id).place
    return list(
        session.scalars(
            sa.select(Message)
            .where(
                Message.conversation_id == conversation_id,
                Message.sender == Sender.PERSON,
                Message.place < place,
                Message.payload.is_(None),
                Message.text != NOT_KEPT,
            )
            .order_by(Message.place.desc())
        )
    )


def want_human(session: Session, conversation_id: uuid.UUID) -> None:
    """The person wants to speak to someone."""
    session.get_one(Conversation, conversation_id).human_wanted_at = now()


def set_state(session: Session, conversation_id: uuid.UUID, state: ConversationState) -> None:
    """Pause, resume or close a talk. What was said before consent was given is not kept past it."""
    talk = session.get_one(Conversation, conversation_id)
    talk.state = state
    talk.closed_at = now() if state is ConversationState.CLOSED else None
    if state in (ConversationState.CLOSED, ConversationState.PAUSED) and talk.consent is Consent.ASKED:
        forget_words(session, talk)
