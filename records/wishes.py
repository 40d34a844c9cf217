"""What people want, miss, like and mind, in their own words, and what staff do with it."""

from __future__ import annotations

import uuid
from contextlib import suppress

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from records.holding import hold
from records.models import (
    Consent,
    Conversation,
    Goal,
    LookBack,
    Message,
    Outcome,
    Review,
    Speaker,
    Staff,
    Wish,
    WishKind,
    now,
)

ASKED_AFTER = 3  # earlier wishes in one talk


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
    """Strike the wishes of the last message before `message_id` that has any; they were misheard.

    They are marked and not removed, so that doing it again strikes no earlier ones.
    """
    before = session.get_one(Message, message_id).place
    last = session.scalar(
        sa.select(Message.id)
        .join(Wish, Wish.message_id == Message.id)
        .where(Message.conversation_id == conversation_id, Message.place < before)
        .order_by(Message.place.desc())
        .limit(1)
    )
    if last is not None:
        session.execute(sa.update(Wish).where(Wish.message_id == last).values(confirmed=False))


def last_before(session: Session, conversation_id: uuid.UUID, message_id: uuid.UUID) -> Wish | None:
    """The wish that was heard last before a message, struck or not."""
    before = session.get_one(Message, message_id).place
    return session.scalar(
        sa.select(Wish)
        .join(Message, Message.id == Wish.message_id)
        .where(Wish.conversation_id == conversation_id, Message.place < before)
        .order_by(Message.place.desc(), Wish.start.desc())
        .limit(1)
    )


def told_why(session: Session, conversation_id: uuid.UUID, wish_id: uuid.UUID, own_words: str) -> Wish:
    """Keep why a wish matters, in the person's own words; more is added behind it. Raises UnknownWish."""
    wish = in_talk(session, conversation_id, wish_id)
    if own_words not in wish.why:
        wish.why = f"{wish.why} {own_words}".strip()
    return wish


def set_first(session: Session, conversation_id: uuid.UUID, wish_id: uuid.UUID) -> Wish:
    """The person would have this one first; another that was first is so no longer. Raises UnknownWish."""
    wish = in_talk(session, conversation_id, wish_id)
    for other in of_talk(session, conversation_id):
        other.first = other.id == wish.id
    return wish


def earlier(session: Session, conversation_id: uuid.UUID, limit: int = ASKED_AFTER) -> list[Wish]:
    """What the same person wished for in earlier talks and may be asked after now, what weighs most first.

    Only wishes that the person confirmed or staff agreed on, of talks that may be kept, and none that were
    done or given up already. A relative is asked after the own words only, and never after the client's.
    """
    talk = session.get_one(Conversation, conversation_id)
    if talk.client_id is None or talk.speaker is Speaker.GROUP:
        return []
    settled = sa.select(LookBack.wish_id).where(
        LookBack.outcome.in_((Outcome.DONE, Outcome.NO_LONGER_WANTED))
    )
    asked_today = sa.select(LookBack.wish_id).where(LookBack.conversation_id == conversation_id)
    return list(
        session.scalars(
            sa.select(Wish)
            .join(Conversation, Conversation.id == Wish.conversation_id)
            .where(
                Wish.client_id == talk.client_id,
                Wish.conversation_id != conversation_id,
                Conversation.speaker == talk.speaker,
                Conversation.relative_id == talk.relative_id
                if talk.relative_id
                else Conversation.relative_id.is_(None),
                Conversation.consent == Consent.GIVEN,
                Wish.kind.in_((WishKind.WISH, WishKind.WORRY, WishKind.DISLIKE)),
                Wish.merged_into_id.is_(None),
                sa.or_(Wish.confirmed.is_(True), Wish.review == Review.AGREED),
                Wish.id.not_in(settled),
                Wish.id.not_in(asked_today),
            )
            .order_by(
                (Wish.review == Review.AGREED).desc(),
                Wish.first.desc(),
                (Wish.kind == WishKind.WISH).desc(),
                Wish.created_at.desc(),
            )
            .limit(limit)
        )
    )


def look_back(
    session: Session,
    *,
    wish_id: uuid.UUID,
    message_id: uuid.UUID,
    outcome: Outcome,
    own_words: str,
) -> LookBack | None:
    """Keep what a person says now about an earlier wish. The same message again changes nothing.

    Gives none when the wish was struck meanwhile.
    """
    same = sa.select(LookBack).where(LookBack.wish_id == wish_id, LookBack.message_id == message_id)
    known = session.scalar(same)
    if known is not None:
        return known
    message = session.get_one(Message, message_id)
    row = LookBack(
        wish_id=wish_id,
        conversation_id=message.conversation_id,
        message_id=message_id,
        outcome=outcome,
        own_words=own_words,
    )
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError:  # an action that was begun again may meet itself
        return session.scalar(same)
    return row


def review(session: Session, wish_id: uuid.UUID, *, by: Staff, review: Review, reason: str = "") -> Wish:
    """What staff did with a wish. Agreeing makes a goal in the person's words, once. Raises UnknownWish."""
    wish = hold(session, Wish, wish_id)
    if wish is None:
        raise UnknownWish("there is no such wish")
    wish.review = review
    wish.review_reason = reason.strip()
    wish.reviewed_by_id = by.id
    wish.reviewed_at = now()
    session.flush()
    if review is Review.AGREED and wish.client_id and wish.goal is None:
        with suppress(IntegrityError), session.begin_nested():  # two colleagues may agree at once
            session.add(
                Goal(wish_id=wish.id, client_id=wish.client_id, what=wish.own_words, agreed_by_id=by.id)
            )
        session.expire(wish, ["goal"])
    return wish
