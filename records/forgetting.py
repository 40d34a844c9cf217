"""What a person does not want kept is gone: one message, all of a talk, and Rasa's own copy of it."""

from __future__ import annotations

import uuid
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from records.models import (
    Consent,
    Conversation,
    ConversationState,
    GoalChange,
    LookBack,
    Message,
    Sender,
    Signal,
    Wish,
    now,
)

NOT_KEPT = ""  # what is left of a message whose words must not be kept


def forget_words(session: Session, talk: Conversation, but_replies_to: uuid.UUID | None = None) -> None:
    """Remove all that the person said in a talk. What needs a human stays, without the words.

    Replies may say the person's words back, so they go too, but for the opening and for those to the message
    `but_replies_to`: the person reads these now.
    """
    session.execute(sa.delete(Wish).where(Wish.conversation_id == talk.id))
    session.execute(sa.delete(LookBack).where(LookBack.conversation_id == talk.id))
    session.execute(
        sa.update(GoalChange).where(GoalChange.conversation_id == talk.id).values(words=NOT_KEPT),
        execution_options={"synchronize_session": False},
    )
    talk.visitor_name = talk.visitor_reach = talk.joining = talk.summary = ""
    session.execute(
        sa.update(Message)
        .where(Message.conversation_id == talk.id, Message.sender == Sender.PERSON)
        .values(text=NOT_KEPT, payload=None)
    )
    session.execute(
        sa.update(Message)
        .where(
            Message.conversation_id == talk.id,
            Message.sender == Sender.ASSISTANT,
            Message.reply_to_id.in_(
                sa.select(Message.id).where(
                    Message.conversation_id == talk.id,
                    Message.client_message_id.is_distinct_from(talk.id),  # the opening says nothing back
                    Message.id.is_distinct_from(but_replies_to),
                )
            ),
        )
        .values(text=NOT_KEPT, buttons=[])
        .execution_options(synchronize_session=False)
    )
    session.execute(sa.update(Signal).where(Signal.conversation_id == talk.id).values(why=Signal.kind))


def forget(session: Session, conversation_id: uuid.UUID, message_ids: list[uuid.UUID]) -> None:
    """Remove messages of the person and the replies to them.

    Wishes go with their message. Signals stay: what needs a human is not the person's to hide from help.
    """
    gone = sa.select(Message.id).where(
        Message.conversation_id == conversation_id, Message.id.in_(message_ids)
    )
    session.execute(sa.delete(Wish).where(Wish.message_id.in_(gone)))
    session.execute(sa.delete(LookBack).where(LookBack.message_id.in_(gone)))
    session.execute(sa.update(Signal).where(Signal.message_id.in_(gone)).values(why=Signal.kind))
    session.execute(
        sa.update(Message)
        .where(
            Message.conversation_id == conversation_id,
            sa.or_(Message.id.in_(message_ids), Message.reply_to_id.in_(message_ids)),
        )
        .values(text=NOT_KEPT, payload=None, buttons=[])
        .execution_options(synchronize_session=False)
    )


def forget_all(session: Session, conversation_id: uuid.UUID) -> None:
    """The person wants nothing of a talk kept: the yes is taken back, all is forgotten, the talk is closed.

    What waited to be handled waits no longer; its words are gone.
    """
    talk = session.get_one(Conversation, conversation_id)
    if talk.consent is not Consent.WITHDRAWN:
        talk.consent, talk.consent_at = Consent.WITHDRAWN, now()
    forget_words(session, talk)
    session.execute(
        sa.update(Message)
        .where(
            Message.conversation_id == talk.id,
            Message.sender != Sender.ASSISTANT,
            Message.handled_at.is_(None),
        )
        .values(handled_at=now())
    )
    if talk.state is not ConversationState.CLOSED:
        talk.state, talk.closed_at = ConversationState.CLOSED, now()


def replace(session: Session, message: Message) -> None:
    """The person says it in other words: what was heard in this message goes. Again changes nothing.

    The person still sees the old words, as changed; staff don't. Signals stay: what needs a human is not the
    person's to hide from help.
    """
    if message.replaced_at is not None:
        return
    message.replaced_at = now()
    session.execute(sa.delete(Wish).where(Wish.message_id == message.id))
    session.execute(sa.delete(LookBack).where(LookBack.message_id == message.id))


def hidden(messages: list[Message]) -> set[uuid.UUID]:
    """Which messages staff don't read: what was said in other words later, and the replies to it."""
    replaced = {message.id for message in messages if message.replaced_at is not None}
    return replaced | {message.id for message in messages if message.reply_to_id in replaced}


def count_forgotten(session: Session, conversation_id: uuid.UUID) -> int:
    """How many messages of the person have lost their words."""
    return session.scalars(
        sa.select(sa.func.count())
        .select_from(Message)
        .where(
            Message.conversation_id == conversation_id,
            Message.sender == Sender.PERSON,
            Message.text == NOT_KEPT,
        )
    ).one()


def close_left_alone(session: Session, before: datetime) -> None:
    """Close the talks of which nothing may be kept and in which nothing was said since `before`."""
    left = session.scalars(
        sa.select(Conversation).where(
            Conversation.state != ConversationState.CLOSED,
            Conversation.consent.in_((Consent.REFUSED, Consent.WITHDRAWN)),
            ~sa.exists().where(Message.conversation_id == Conversation.id, Message.created_at >= before),
        )
    ).all()
    for talk in left:
        forget_words(session, talk)
        talk.state, talk.closed_at = ConversationState.CLOSED, now()


def trackers_left(session: Session, conversation_id: uuid.UUID | None = None) -> list[uuid.UUID]:
    """The closed talks, or only this one, of which Rasa has a copy still and that need it no more."""
    left = (
        sa.select(Conversation.id)
        .where(
            Conversation.state == ConversationState.CLOSED,
            Conversation.tracker_gone_at.is_(None),
            ~sa.exists().where(
                Message.conversation_id == Conversation.id,
                Message.sender != Sender.ASSISTANT,
                Message.handled_at.is_(None),
            ),
        )
        .order_by(Conversation.closed_at)
    )
    if conversation_id is not None:
        left = left.where(Conversation.id == conversation_id)
    return list(session.scalars(left))


def tracker_gone(session: Session, conversation_id: uuid.UUID) -> None:
    """Rasa's own copy of a talk was removed."""
    session.get_one(Conversation, conversation_id).tracker_gone_at = now()
