"""What people want, miss, like and mind, in their own words, and what staff do with it."""

from __future__ import annotations

import uuid
from contextlib import suppress

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from records.models import Conversation, Goal, Message, Review, Staff, Wish, WishKind, now


class NotTheirWords(ValueError):
    """The quote does not stand at that place in the message."""


class UnknownWish(LookupError):
    """There is no such wish in this talk."""


def store(
    session: Session,
    *,
    conversation_id: uuid.UUID,
    message_id: uuid.UUID,
    start: int,
    own_words: str,
    kind: WishKind,
    say_back: str,
    themes: list[str],
) -> Wish:
    """Keep one expression. The same message and place again changes nothing.

    `start` is where `own_words` begins in the message, in characters. Raises NotTheirWords when the message
    does not hold these words there: a wish is a quote, never something made up.
    """
    same = sa.select(Wish).where(Wish.message_id == message_id, Wish.start == start)
    known = session.scalar(same)
    if known is not None:
        return known
    talk = session.get_one(Conversation, conversation_id)
    message = session.get_one(Message, message_id)
    held = bool(own_words) and start >= 0 and message.text.startswith(own_words, start)
    if message.conversation_id != conversation_id or not held:
        raise NotTheirWords("a wish must be a piece of its message")
    wish = Wish(
        conversation_id=conversation_id,
        client_id=talk.client_id,
        message_id=message_id,
        start=start,
        speaker=talk.speaker,
        kind=kind,
        own_words=own_words,
        say_back=say_back,
        themes=themes,
    )
    try:
        with session.begin_nested():
            session.add(wish)
    except IntegrityError:  # an action that was begun again may meet itself
        return session.scalars(same).one()
    return wish


def of_talk(session: Session, conversation_id: uuid.UUID) -> list[Wish]:
    """The wishes of a talk that the person did not strike, in the order in which they were said."""
    return list(
        session.scalars(
            sa.select(Wish)
            .join(Message, Message.id == Wish.message_id)
            .where(Wish.conversation_id == conversation_id, Wish.confirmed.is_not(False))
            .order_by(Message.place, Wish.start)
        )
    )


def in_talk(session: Session, conversation_id: uuid.UUID, wish_id: uuid.UUID) -> Wish:
    """A wish of this talk. Raises UnknownWish."""
    wish = session.get(Wish, wish_id)
    if wish is None or wish.conversation_id != conversation_id:
        raise UnknownWish("there is no such wish in this talk")
    return wish


def confirm(session: Session, conversation_id: uuid.UUID, wish_id: uuid.UUID) -> Wish:
    """The person said that this is right. Raises UnknownWish."""
    wish = in_talk(session, conversation_id, wish_id)
    wish.confirmed = True
    return wish


def strike(session: Session, conversation_id: uuid.UUID, wish_id: uuid.UUID) -> None:
    """The person wants this gone: the row and its words go, struck means struck. Raises UnknownWish."""
    session.delete(in_talk(session, conversation_id, wish_id))


def strike_last(session: Session, conversation_id: uuid.UUID, message_id: uuid.UUID) -> None:
    """Remove the wishes of the last message before `message_id` that has any; they were misheard."""
    before = session.get_one(Message, message_id).place
    last = session.scalar(
        sa.select(Message.id)
        .join(Wish, Wish.message_id == Message.id)
        .where(Message.conversation_id == conversation_id, Message.place < before)
        .order_by(Message.place.desc())
        .limit(1)
    )
    if last is not None:
        session.execute(sa.delete(Wish).where(Wish.message_id == last))


def review(session: Session, wish_id: uuid.UUID, *, by: Staff, review: Review, reason: str = "") -> Wish:
    """What staff did with a wish. Agreeing makes a goal in the person's words, once. Raises UnknownWish."""
    wish = session.get(Wish, wish_id)
    if wish is None:
        raise UnknownWish("there is no such wish")
    wish.review = review
    wish.review_reason = reason.strip()
    wish.reviewed_by_id = by.id
    wish.reviewed_at = now()
    session.flush()
    if review is Review.AGREED and wish.client_id and wish.goal is None:
        with suppress(IntegrityError), session.begin_nested():  # two colleagues may agree at once
            session.add(Goal(wish_id=wish.id, client_id=wish.client_id, what=wish.own_words))
        session.expire(wish, ["goal"])
    return wish
