"""What a person does not want kept is gone: one message, all of a talk, and Rasa's own copy of it."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from records.models import (
    Consent,
    Conversation,
    ConversationState,
    Erasure,
    ErasureKind,
    Goal,
    GoalChange,
    Invitation,
    LookBack,
    Message,
    Outbox,
    Sender,
    Signal,
    TrackerLeft,
    Wish,
    now,
)

NOT_KEPT = ""  # what is left of a message whose words must not be kept
WITHOUT_WORDS: Final = "Afspraak zonder de woorden van het gesprek"  # what is left of a goal in own words
A_TURN: Final = timedelta(minutes=1)  # longer than any turn that Rasa may be busy with


def forget_words(session: Session, talk: Conversation, but_replies_to: uuid.UUID | None = None) -> None:
    """Remove all that the person said in a talk. What needs a human stays, without the words.

    Replies may say the person's words back, so they go too, but for the opening and for those to the message
    `but_replies_to`: the person reads these now.
    """
    out_of_goals(session, Wish.conversation_id == talk.id)
    let_go_of_invitations(session, talk.id)
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


def out_of_goals(session: Session, wishes: sa.ColumnElement[bool]) -> None:
    """Take the person's own words out of the goals that came from these wishes.

    What was agreed is the house's and stays, with who does it and by when. Where it was written in the
    person's words, those go (AVG art. 17); staff see that and say it in words of their own, or remove it.
    """
    found = session.execute(sa.select(Goal, Wish.own_words).join(Wish, Wish.id == Goal.wish_id).where(wishes))
    for goal, own_words in found.all():
        if _says(goal.what, own_words):
            goal.what = WITHOUT_WORDS
        for change in session.scalars(sa.select(GoalChange).where(GoalChange.goal_id == goal.id)):
            change.before = _without(change.before, own_words)
            change.after = _without(change.after, own_words)
    session.flush()


def _says(text: str, own_words: str) -> bool:
    return bool(own_words) and " ".join(own_words.split()).casefold() in " ".join(text.split()).casefold()


def _without(fields: dict[str, Any], own_words: str) -> dict[str, Any]:
    what = fields.get("what")
    return {**fields, "what": WITHOUT_WORDS} if what and _says(what, own_words) else fields


def let_go_of_invitations(session: Session, conversation_id: uuid.UUID) -> None:
    """The letters that invite to a talk, and the addresses they go to, are needed no more."""
    session.execute(
        sa.delete(Outbox).where(Outbox.conversation_id == conversation_id, Outbox.invitation_id.is_not(None)),
        execution_options={"synchronize_session": False},
    )
    session.execute(
        sa.update(Invitation).where(Invitation.conversation_id == conversation_id).values(sent_to=None),
        execution_options={"synchronize_session": False},
    )


def forget(session: Session, conversation_id: uuid.UUID, message_ids: list[uuid.UUID]) -> None:
    """Remove messages of the person and the replies to them.

    Wishes go with their message. Signals stay: what needs a human is not the person's to hide from help.
    """
    gone = sa.select(Message.id).where(
        Message.conversation_id == conversation_id, Message.id.in_(message_ids)
    )
    out_of_goals(session, Wish.message_id.in_(gone))
    talk = session.get_one(Conversation, conversation_id)
    for say_back in session.scalars(sa.select(Wish.say_back).where(Wish.message_id.in_(gone))).all():
        if say_back and say_back in talk.summary:
            talk.summary = ""  # made of what was said back; staff can accept another
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
        session.add(Erasure(kind=ErasureKind.WITHDRAWN, key=talk.id))
    forget_words(session, talk)
    session.execute(
        sa.update(Invitation)
        .where(Invitation.conversation_id == talk.id)
        .values(code_hash=None, code_until=None),
        execution_options={"synchronize_session": False},
    )
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
    """The talks, or only this one, of which Rasa has a copy still and that need it no more.

    They are closed, or gone already.
    """
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
    gone = session.scalars(sa.select(TrackerLeft.conversation_id).order_by(TrackerLeft.created_at))
    return list(dict.fromkeys([*session.scalars(left), *gone]))


def tracker_gone(session: Session, conversation_id: uuid.UUID) -> None:
    """Rasa's own copy of a talk was removed.

    One that was in the middle of a turn when the talk went may be written once more; so it is removed until
    such a turn has ended.
    """
    session.execute(
        sa.update(Conversation).where(Conversation.id == conversation_id).values(tracker_gone_at=now())
    )
    session.execute(
        sa.delete(TrackerLeft).where(
            TrackerLeft.conversation_id == conversation_id, TrackerLeft.created_at < now() - A_TURN
        )
    )
