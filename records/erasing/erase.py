"""Removing for good what a person does not want kept, or what was kept long enough.

Each writes a line in `erasure`, in the same unit of work, so that a backup doesn't bring it back. Doing any
of it again changes nothing. What needs a human (a signal) keeps its kind and what was done, never its words;
with the person it goes too.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from records import forgetting
from records.erasing.shredders import OfClient, OfTalk, let_go_of_tracker, shred
from records.forgetting import NOT_KEPT
from records.holding import hold, hold_talk
from records.models import (
    Client,
    Conversation,
    ConversationState,
    Erasure,
    ErasureKind,
    Goal,
    Introduced,
    Introduction,
    LeftOff,
    Message,
    Note,
    Relative,
    Review,
    Sender,
    Signal,
    Wish,
    WishKind,
    now,
)

GOOD_TO_KNOW: Final = (WishKind.PREFERENCE, WishKind.INTEREST, WishKind.CONTENT, WishKind.PERSON)


@dataclass(frozen=True)
class Raw:
    """What goes with the words of a talk, in numbers, and what stays."""

    messages: int
    wishes: int  # that go
    unseen: int  # of these: nobody looked at them yet
    stay: int  # wishes that stay, with their own words


def _kept() -> sa.ColumnElement[bool]:
    """Wishes that outlive the talk: agreed on, or seen by staff and either confirmed or good to know.

    The second kind is what *Dit ben ik* and the days of the house are made of; the next talk asks after it.
    What was put off, what nobody looked at, and worries that were not confirmed, go.
    """
    has_goal = sa.select(Goal.id).where(Goal.wish_id == Wish.id).exists()
    meant = sa.or_(Wish.confirmed.is_(True), sa.and_(Wish.confirmed.is_(None), Wish.kind.in_(GOOD_TO_KNOW)))
    seen = sa.and_(Wish.review == Review.SEEN, meant)
    return sa.or_(Wish.review == Review.AGREED, has_goal, seen)


def raw_in_numbers(session: Session, conversation_ids: list[uuid.UUID]) -> Raw:
    """What `raw` would do with these talks."""
    of = Wish.conversation_id.in_(conversation_ids)

    def wishes(*where: sa.ColumnElement[bool]) -> int:
        return session.scalar(sa.select(sa.func.count()).select_from(Wish).where(of, *where)) or 0

    messages = sa.select(sa.func.count()).where(
        Message.conversation_id.in_(conversation_ids), Message.text != NOT_KEPT
    )
    return Raw(
        messages=session.scalar(messages.where(Message.sender != Sender.SYSTEM)) or 0,
        wishes=wishes(sa.not_(_kept())),
        unseen=wishes(sa.not_(_kept()), Wish.review == Review.NEW),
        stay=wishes(_kept()),
    )


def goals_of_talk(session: Session, conversation_id: uuid.UUID) -> int:
    """How many goals came from what was said in a talk; those stay, without the person's own words."""
    of_talk = sa.select(Wish.id).where(Wish.conversation_id == conversation_id)
    return session.scalar(sa.select(sa.func.count()).where(Goal.wish_id.in_(of_talk))) or 0


def raw(session: Session, conversation_id: uuid.UUID) -> bool:
    """Remove the words of a talk; what outlives it (`_kept`) stays, with day, kind and who it was with.

    A talk that was never closed is closed. False when there is no such talk, or its words went before.
    """
    talk = hold_talk(session, conversation_id)
    if talk is None or talk.raw_gone_at is not None:
        return False
    moment = now()
    close(session, talk)
    session.execute(
        sa.delete(Wish).where(Wish.conversation_id == talk.id, sa.not_(_kept())),
        execution_options={"synchronize_session": False},
    )
    session.execute(
        sa.update(Message)
        .where(Message.conversation_id == talk.id)
        .values(text=NOT_KEPT, payload=None, buttons=[]),
        execution_options={"synchronize_session": False},
    )
    session.execute(
        sa.update(Signal).where(Signal.conversation_id == talk.id).values(why=Signal.kind),
        execution_options={"synchronize_session": False},
    )
    talk.visitor_name = talk.visitor_reach = talk.joining = talk.summary = ""
    forgetting.let_go_of_invitations(session, talk.id)
    talk.raw_gone_at = moment
    session.add(Erasure(kind=ErasureKind.RAW, key=talk.id))
    session.flush()
    session.expire_all()
    return True


def close(session: Session, talk: Conversation) -> None:
    """Nothing waits to be answered in it any more; Rasa may be in the middle of a turn of it."""
    session.execute(
        sa.update(Message)
        .where(Message.conversation_id == talk.id, Message.handled_at.is_(None))
        .values(handled_at=now()),
        execution_options={"synchronize_session": False},
    )
    if talk.state is not ConversationState.CLOSED:
        talk.state, talk.closed_at = ConversationState.CLOSED, now()
        let_go_of_tracker(session, talk.id)


def withdraw(session: Session, conversation_id: uuid.UUID) -> bool:
    """The yes to a talk is taken back, told to staff: as when the person says it. False: no such talk."""
    talk = hold_talk(session, conversation_id)
    if talk is None:
        return False
    close(session, talk)
    forgetting.forget_all(session, conversation_id)
    session.flush()
    session.expire_all()
    return True


def message(session: Session, message_id: uuid.UUID) -> bool:
    """Remove one thing that the person said, with what was said to it and what was heard in it.

    Of a closed talk only: in one that goes on, the person says so in the talk itself. False when there is no
    such message or its words went before.
    """
    said = session.get(Message, message_id)
    if said is None or said.sender is not Sender.PERSON or said.text == NOT_KEPT:
        return False
    talk = hold_talk(session, said.conversation_id)
    if talk is None or talk.state is not ConversationState.CLOSED:
        return False
    forgetting.forget(session, talk.id, [said.id])
    session.add(Erasure(kind=ErasureKind.MESSAGE, key=message_id))
    session.flush()
    session.expire_all()
    return True


def talk(session: Session, conversation_id: uuid.UUID) -> bool:
    """Remove a talk with all that came from it. Goals stay, without the person's own words."""
    if hold_talk(session, conversation_id) is None:
        return False
    forgetting.out_of_goals(session, Wish.conversation_id == conversation_id)
    shred(session, OfTalk(conversation_id))
    session.add(Erasure(kind=ErasureKind.TALK, key=conversation_id))
    session.flush()
    return True


def relative(session: Session, relative_id: uuid.UUID) -> bool:
    """Remove someone close to a client, with the talks that they held: those words are theirs."""
    found = hold(session, Relative, relative_id)
    if found is None:
        return False
    for talk_id in session.scalars(
        sa.select(Conversation.id).where(Conversation.relative_id == relative_id)
    ).all():
        talk(session, talk_id)
    session.execute(
        sa.delete(LeftOff).where(LeftOff.line == f"relative:{relative_id}"),
        execution_options={"synchronize_session": False},
    )
    session.execute(sa.delete(Relative).where(Relative.id == relative_id))
    session.add(Erasure(kind=ErasureKind.RELATIVE, key=relative_id))
    session.flush()
    return True


def note(session: Session, note_id: uuid.UUID) -> bool:
    """Remove what a colleague wrote down about a client."""
    return _one(session, Note, note_id, ErasureKind.NOTE)


def goal(session: Session, goal_id: uuid.UUID) -> bool:
    """Remove a goal with its history. The wish that it came from stays, as agreed once."""
    return _one(session, Goal, goal_id, ErasureKind.GOAL)


def _one(session: Session, table: type[Note] | type[Goal], key: uuid.UUID, kind: ErasureKind) -> bool:
    gone = session.execute(sa.delete(table).where(table.id == key))
    if not gone.rowcount:  # type: ignore[attr-defined]
        return False
    session.add(Erasure(kind=kind, key=key))
    session.flush()
    session.expire_all()
    return True


def client(session: Session, client_id: uuid.UUID) -> bool:
    """Remove a person and all that is kept of them. Only the access log knows that they were here, by id."""
    if hold(session, Client, client_id) is None:
        return False
    _out_of_introductions(session, client_id)
    shred(session, OfClient(client_id))
    session.add(Erasure(kind=ErasureKind.CLIENT, key=client_id))
    session.flush()
    return True


def _out_of_introductions(session: Session, client_id: uuid.UUID) -> None:
    """How it went is written in free words and may name anyone; an introduction of nobody is none."""
    joined = sa.select(Introduced.introduction_id).where(Introduced.client_id == client_id)
    others = sa.select(Introduced.introduction_id).where(Introduced.client_id != client_id)
    for change in (
        sa.update(Introduction).where(Introduction.id.in_(joined)).values(how_it_went=""),
        sa.delete(Introduction).where(Introduction.id.in_(joined), Introduction.id.not_in(others)),
    ):
        session.execute(change, execution_options={"synchronize_session": False})
