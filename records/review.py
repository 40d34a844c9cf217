"""Reviewing a talk: what staff do with each thing that was said, one tap a thing, and then the next talk.

What the person said is never changed here. Who is second finds how it stands (`Overtaken`), nothing is lost.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from records import goals, wishes
from records.holding import Overtaken, hold, hold_talk, unchanged
from records.models import Consent, Conversation, Goal, Message, Review, Sender, Staff, Wish, WishKind, now
from records.review_page import Beside, Quote, ReviewPage, UnknownTalk, page
from records.wishes import NotTheirWords, UnknownWish

__all__ = [
    "Beside",
    "NotTheSame",
    "NotTheirWords",
    "Overtaken",
    "Quote",
    "ReviewPage",
    "UnknownTalk",
    "UnknownWish",
    "accept_summary",
    "add",
    "agree",
    "edit",
    "finish",
    "merge",
    "not_now",
    "page",
    "part",
    "see",
    "undo",
]


class NotTheSame(ValueError):
    """These two can't be one: they are of different people, or it is the same wish twice."""


def _held(session: Session, wish_id: uuid.UUID, version: int | None) -> Wish:
    wish = hold(session, Wish, wish_id)
    if wish is None:
        raise UnknownWish("there is no such wish")
    return unchanged(wish, version)


def _reviewed(session: Session, wish: Wish, by: Staff, review: Review, reason: str = "") -> Wish:
    wish.review, wish.review_reason = review, reason.strip()
    wish.reviewed_by_id, wish.reviewed_at = by.id, now()
    session.flush()
    _end_when_done(session, wish.conversation_id, by)
    return wish


def _left(conversation_id: uuid.UUID) -> sa.ColumnElement[bool]:
    return sa.and_(
        Wish.conversation_id == conversation_id,
        Wish.review == Review.NEW,
        Wish.confirmed.is_not(False),
        Wish.merged_into_id.is_(None),
    )


def _end_when_done(session: Session, conversation_id: uuid.UUID, by: Staff) -> None:
    """When nothing is left to look at, the talk is reviewed. Two who end it at once see each other's work."""
    talk = hold_talk(session, conversation_id)
    if talk is None or session.scalar(sa.select(sa.exists().where(_left(conversation_id)))):
        return
    talk.reviewed_at, talk.reviewed_by_id = now(), by.id
    session.flush()


def see(session: Session, wish_id: uuid.UUID, *, by: Staff, version: int | None = None) -> Wish:
    """*Gezien*. What was agreed stays agreed. Raises UnknownWish or Overtaken."""
    wish = _held(session, wish_id, version)
    return wish if wish.review is Review.AGREED else _reviewed(session, wish, by, Review.SEEN)


def not_now(
    session: Session, wish_id: uuid.UUID, *, by: Staff, reason: str, version: int | None = None
) -> Wish:
    """*Nu niet*, with a reason that the person may read. What was agreed stays agreed: close its goal.

    Raises UnknownWish or Overtaken.
    """
    wish = _held(session, wish_id, version)
    return wish if wish.review is Review.AGREED else _reviewed(session, wish, by, Review.NOT_NOW, reason)


def agree(
    session: Session,
    wish_id: uuid.UUID,
    *,
    by: Staff,
    what: str = "",
    who: str = "",
    by_when: date | None = None,
    version: int | None = None,
) -> Goal | None:
    """*Afspreken*: the wish becomes a goal, in the person's words unless `what` says otherwise.

    Whoever agrees second gets the goal that is there, unchanged. None when the wish is nobody's in
    particular (a table, a visitor): it is marked as agreed. Raises UnknownWish or Overtaken.
    """
    wish = _held(session, wish_id, version)
    goal = None
    if wish.client_id is not None:
        goal = goals.agree(
            session,
            client_id=wish.client_id,
            by=by,
            what=what.strip() or wish.own_words,
            who=who,
            by_when=by_when,
            wish_id=wish.id,
        )
        session.expire(wish, ["goal"])
    if wish.review is not Review.AGREED:
        _reviewed(session, wish, by, Review.AGREED)
    return goal


def undo(session: Session, wish_id: uuid.UUID, *, version: int | None = None) -> Wish:
    """A tap was wrong: the wish is new again, a goal that nothing happened to since goes.

    A goal with a history stays, and so does the wish as agreed. Raises UnknownWish or Overtaken.
    """
    wish = _held(session, wish_id, version)
    if wish.goal is not None:
        if wish.goal.changes or wish.looked_back:
            return wish
        session.delete(wish.goal)
        session.flush()
        session.expire(wish, ["goal"])
    wish.review, wish.review_reason = Review.NEW, ""
    wish.reviewed_by_id = wish.reviewed_at = None
    session.flush()
    return wish


def edit(
    session: Session,
    wish_id: uuid.UUID,
    *,
    kind: WishKind,
    themes: list[str],
    say_back: str,
    version: int | None = None,
) -> Wish:
    """Correct what the assistant made of it. What was said stays; what was heard is kept beside it.

    Raises UnknownWish or Overtaken.
    """
    wish = _held(session, wish_id, version)
    changed = (wish.kind, wish.themes, wish.say_back) != (kind, themes, say_back.strip())
    if changed and wish.heard_kind is None and wish.added_by_id is None:
        wish.heard_kind, wish.heard_themes, wish.heard_say_back = wish.kind, wish.themes, wish.say_back
    if changed:
        wish.kind, wish.themes, wish.say_back = kind, themes, say_back.strip()
    session.flush()
    return wish


def add(
    session: Session,
    *,
    by: Staff,
    message_id: uuid.UUID,
    start: int,
    end: int,
    kind: WishKind = WishKind.WISH,
    themes: Sequence[str] = (),
    say_back: str = "",
) -> Wish:
    """One that was missed: the words from `start` to `end` of what the person said in a message.

    Space around them is left out. A wish that begins at the same place already is given back unchanged.
    Raises NotTheirWords when these are not words that the person said and wants kept.
    """
    message = session.get(Message, message_id)
    if message is None or message.sender is not Sender.PERSON or message.replaced_at is not None:
        raise NotTheirWords("only what the person said can be a wish")
    talk = session.get_one(Conversation, message.conversation_id)
    if talk.consent is not Consent.GIVEN or message.payload is not None:
        raise NotTheirWords("these words are not for keeping")
    if not 0 <= start < end <= len(message.text):
        raise NotTheirWords("there are no such words in this message")
    piece = message.text[start:end]
    begins = start + len(piece) - len(piece.lstrip())
    known = session.scalar(sa.select(Wish).where(Wish.message_id == message.id, Wish.start == begins))
    if known is not None:
        return known
    wish = wishes.store(
        session,
        conversation_id=talk.id,
        message_id=message.id,
        start=begins,
        own_words=piece.strip(),
        kind=kind,
        say_back=say_back.strip(),
        themes=list(themes),
    )
    wish.added_by_id = by.id
    session.flush()
    return wish


def merge(
    session: Session, wish_id: uuid.UUID, *, by: Staff, into: uuid.UUID, version: int | None = None
) -> Wish:
    """The same thing said twice: `into` stands for both; a goal of the first becomes a goal of both.

    Only words of one and the same speaker about the same person are merged. Gives `into`.
    Raises UnknownWish, NotTheSame or Overtaken.
    """
    for each in sorted((wish_id, into)):  # in one order, so that nobody waits for each other
        _held(session, each, None)
    wish, other = _held(session, wish_id, version), _held(session, into, None)
    if other.merged_into_id is not None:
        other = _held(session, other.merged_into_id, None)
    if wish.id == other.id or _voice(session, wish) != _voice(session, other):
        raise NotTheSame("only what one person said twice is one thing")
    session.execute(
        sa.update(Wish).where(Wish.merged_into_id == wish.id).values(merged_into_id=other.id),
        execution_options={"synchronize_session": "fetch"},
    )
    wish.merged_into_id = other.id
    wish.reviewed_by_id, wish.reviewed_at = by.id, now()
    if wish.goal is not None and other.goal is None:
        moved = wish.goal
        moved.wish_id = other.id
        other.review, other.review_reason = Review.AGREED, ""
        other.reviewed_by_id, other.reviewed_at = by.id, now()
        session.flush()
        session.expire(wish, ["goal"])
        session.expire(other, ["goal"])
    session.flush()
    _end_when_done(session, wish.conversation_id, by)
    return other


def part(session: Session, wish_id: uuid.UUID, *, version: int | None = None) -> Wish:
    """They were not the same after all: this one stands alone again. Raises UnknownWish or Overtaken."""
    wish = _held(session, wish_id, version)
    wish.merged_into_id = None
    session.flush()
    return wish


def _voice(session: Session, wish: Wish) -> tuple[object, ...]:
    talk = session.get_one(Conversation, wish.conversation_id)
    whose = wish.client_id or talk.id  # without a client only what was said in one talk is one person's
    return (whose, wish.speaker, talk.relative_id)


def accept_summary(
    session: Session, conversation_id: uuid.UUID, *, summary: str, was: str | None = None
) -> Conversation:
    """Keep a summary as staff accepted it. `was` is what the form showed as accepted ("" when none was).

    Raises UnknownTalk, or Overtaken when a colleague accepted another one meanwhile.
    """
    talk = hold_talk(session, conversation_id)
    if talk is None or talk.consent is not Consent.GIVEN:
        raise UnknownTalk("there is no such talk")
    if was is not None and talk.summary not in (was, summary.strip()):
        raise Overtaken(talk)
    talk.summary = summary.strip()
    session.flush()
    return talk


def finish(session: Session, conversation_id: uuid.UUID, *, by: Staff) -> Conversation:
    """Done with a talk: what was not looked at one by one counts as seen. Raises UnknownTalk."""
    for wish_id in session.scalars(sa.select(Wish.id).where(_left(conversation_id)).order_by(Wish.id)).all():
        wish = hold(session, Wish, wish_id)
        if wish is not None and wish.review is Review.NEW:
            wish.review, wish.reviewed_by_id, wish.reviewed_at = Review.SEEN, by.id, now()
            session.flush()
    talk = hold_talk(session, conversation_id)
    if talk is None:
        raise UnknownTalk("there is no such talk")
    talk.reviewed_at, talk.reviewed_by_id = now(), by.id
    session.flush()
    return talk
