"""What may leave the house of all that was told. The one place that says so.

What was kept with a yes and was not struck. What somebody told for the contact person alone goes no further
than through the contact person or who stands in. Words that raised a signal that who asks may not see stay,
with what was said next, as everywhere (records/confidential.py).
"""

from __future__ import annotations

import uuid
from itertools import pairwise

import sqlalchemy as sa
from sqlalchemy.orm import Session

from records import confidential, rights
from records.models import (
    Client,
    Consent,
    Conversation,
    Goal,
    MayKnow,
    Message,
    Sender,
    Signal,
    SignalKind,
    Staff,
    Wish,
)


def talks(member: Staff) -> sa.ColumnElement[bool]:
    """Which talks a staff member may take something out of, to put in a question about talks."""
    own = sa.select(Client.id).where(rights.own(member))
    for_more = sa.or_(not_for_one(), Conversation.client_id.in_(own))
    return sa.and_(rights.talks(member), Conversation.consent == Consent.GIVEN, for_more)


def not_for_one() -> sa.ColumnElement[bool]:
    """Which talks were not told for the contact person alone, to put in a question about talks."""
    return Conversation.may_know.is_distinct_from(MayKnow.CONTACT_PERSON)


def standing() -> sa.ColumnElement[bool]:
    """Which wishes stand: not struck, and not the same as another; to put in a question about wishes."""
    return sa.and_(Wish.confirmed.is_not(False), Wish.merged_into_id.is_(None))


def kept_back(session: Session, member: Staff, which: sa.ColumnElement[bool]) -> set[uuid.UUID]:
    """The messages in the talks of `which` that this staff member does not get to see."""
    of = sa.select(Conversation.id).where(which)
    held = sa.select(Signal.conversation_id).where(
        Signal.conversation_id.in_(of), sa.not_(confidential.visible(member))
    )
    found: set[uuid.UUID] = set()
    for conversation_id in session.scalars(held.distinct()).all():
        found |= confidential.hidden(session, conversation_id, member)
    return found


def goals(member: Staff, kept: set[uuid.UUID]) -> sa.ColumnElement[bool]:
    """Which goals of clients in reach may leave: agreed with staff, or from a wish that may leave.

    `kept` is what `kept_back` gave. To put in a question about goals.
    """
    from_wish = sa.select(Wish.id).join(Conversation).where(talks(member), Wish.message_id.not_in(kept))
    in_reach = Goal.client_id.in_(sa.select(Client.id).where(rights.clients(member)))
    return sa.and_(in_reach, sa.or_(Goal.wish_id.is_(None), Goal.wish_id.in_(from_wish)))


def around_signals(session: Session, which: sa.ColumnElement[bool]) -> set[uuid.UUID]:
    """The messages in the talks of `which` that raised a signal, and those said next to abuse.

    A signal is for the people in the house. No other system gets it, nor the words around it.
    """
    raised = session.execute(
        sa.select(Signal.message_id, Signal.conversation_id, Signal.kind)
        .join(Conversation, Conversation.id == Signal.conversation_id)
        .where(which)
    ).all()
    found = {message for message, _, _ in raised}
    abuse = {message for message, _, kind in raised if kind is SignalKind.ABUSE}
    told_in = {talk for _, talk, kind in raised if kind is SignalKind.ABUSE}
    said = session.execute(
        sa.select(Message.id, Message.conversation_id)
        .where(Message.conversation_id.in_(told_in), Message.sender == Sender.PERSON)
        .order_by(Message.conversation_id, Message.place)
    ).all()
    for (before, talk), (after, same) in pairwise(said):
        if before in abuse and talk == same:
            found.add(after)
    return found
