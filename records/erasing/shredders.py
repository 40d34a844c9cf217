"""A shredder for each kind of data: which rows of a table are about a person, or came from a talk.

Whoever adds a table that refers to a client, a talk or a message adds its shredder here; a test over all
tables fails until then. Two tables have none: the access log, which must outlive the person and holds ids
only, and `erasure`, which is the list of what was removed.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from records.models import (
    Base,
    Client,
    Conversation,
    EmergencyAccess,
    EmergencySeen,
    Goal,
    GoalChange,
    Interest,
    Introduced,
    Invitation,
    LeftOff,
    LookBack,
    Message,
    Note,
    Outbox,
    Relative,
    Sharing,
    Signal,
    TrackerLeft,
    Viewing,
    Wish,
)

Condition = sa.ColumnElement[bool]


@dataclass(frozen=True)
class OfClient:
    """All that is kept of a client, their relatives' talks too."""

    client_id: uuid.UUID

    @property
    def talks(self) -> sa.Select[uuid.UUID]:
        """All talks with or about this client."""
        return sa.select(Conversation.id).where(Conversation.client_id == self.client_id)


@dataclass(frozen=True)
class OfTalk:
    """All that came from one talk, but for what staff agreed on: that is the house's."""

    talk_id: uuid.UUID

    @property
    def talks(self) -> sa.Select[uuid.UUID]:
        """The talk itself."""
        return sa.select(Conversation.id).where(Conversation.id == self.talk_id)


Target = OfClient | OfTalk


@dataclass(frozen=True)
class Shredder:
    """`rows` gives the condition on `table` for a target; none when this table holds nothing of it."""

    table: type[Base]
    rows: Callable[[Target], Condition | None]

    def count(self, session: Session, target: Target) -> int:
        """How many rows would go."""
        where = self.rows(target)
        if where is None:
            return 0
        return session.scalar(sa.select(sa.func.count()).select_from(self.table).where(where)) or 0

    def shred(self, session: Session, target: Target) -> int:
        """Remove them. Gives how many."""
        where = self.rows(target)
        if where is None:
            return 0
        gone = session.execute(
            sa.delete(self.table).where(where), execution_options={"synchronize_session": False}
        )
        return int(gone.rowcount)  # type: ignore[attr-defined]


def _said_in(column: sa.orm.InstrumentedAttribute[uuid.UUID]) -> Callable[[Target], Condition]:
    """Rows that belong to a talk."""
    return lambda target: column.in_(target.talks)


def _of_client(column: sa.orm.InstrumentedAttribute[uuid.UUID]) -> Callable[[Target], Condition | None]:
    """Rows that belong to the person, whatever the talk."""
    return lambda target: column == target.client_id if isinstance(target, OfClient) else None


def _wishes(target: Target) -> Condition:
    said = Wish.conversation_id.in_(target.talks)
    return sa.or_(said, Wish.client_id == target.client_id) if isinstance(target, OfClient) else said


def _of_wishes(column: sa.orm.InstrumentedAttribute[uuid.UUID]) -> Callable[[Target], Condition]:
    """Rows that belong to a wish."""
    return lambda target: column.in_(sa.select(Wish.id).where(_wishes(target)))


def _looked_back(target: Target) -> Condition:
    return sa.or_(LookBack.conversation_id.in_(target.talks), _of_wishes(LookBack.wish_id)(target))


def _goal_changes(target: Target) -> Condition | None:
    if isinstance(target, OfTalk):
        return None
    return GoalChange.goal_id.in_(sa.select(Goal.id).where(Goal.client_id == target.client_id))


def _emergencies_seen(target: Target) -> Condition | None:
    if isinstance(target, OfTalk):
        return None
    opened = sa.select(EmergencyAccess.id).where(EmergencyAccess.client_id == target.client_id)
    return EmergencySeen.emergency_access_id.in_(opened)


def _letters(target: Target) -> Condition:
    invitations = sa.select(Invitation.id).where(Invitation.conversation_id.in_(target.talks))
    return sa.or_(Outbox.conversation_id.in_(target.talks), Outbox.invitation_id.in_(invitations))


# In this order: what refers to something goes before it.
SHREDDERS: Final = (
    Shredder(LookBack, _looked_back),
    Shredder(Interest, _of_wishes(Interest.wish_id)),
    Shredder(Sharing, _of_wishes(Sharing.wish_id)),
    Shredder(Introduced, _of_client(Introduced.client_id)),
    Shredder(GoalChange, _goal_changes),
    Shredder(Goal, _of_client(Goal.client_id)),
    Shredder(Signal, _said_in(Signal.conversation_id)),
    Shredder(Wish, _wishes),
    Shredder(LeftOff, _of_client(LeftOff.client_id)),
    Shredder(Note, _of_client(Note.client_id)),
    Shredder(EmergencySeen, _emergencies_seen),
    Shredder(EmergencyAccess, _of_client(EmergencyAccess.client_id)),
    Shredder(Viewing, _said_in(Viewing.conversation_id)),
    Shredder(Outbox, _letters),
    Shredder(Invitation, _said_in(Invitation.conversation_id)),
    Shredder(Message, _said_in(Message.conversation_id)),
    Shredder(Conversation, _said_in(Conversation.id)),
    Shredder(Relative, _of_client(Relative.client_id)),
    Shredder(Client, _of_client(Client.id)),
)


def count(session: Session, target: Target) -> dict[str, int]:
    """How many rows would go, by the name of their table; tables without any are left out."""
    found = {one.table.__tablename__: one.count(session, target) for one in SHREDDERS}
    return {name: number for name, number in found.items() if number}


def shred(session: Session, target: Target) -> dict[str, int]:
    """Remove all of it, and have Rasa's copies of these talks removed. Gives how many rows went a table.

    What was read of it in this session must not be used any more.
    """
    for talk_id in session.scalars(target.talks).all():
        let_go_of_tracker(session, talk_id)
    gone = {one.table.__tablename__: one.shred(session, target) for one in SHREDDERS}
    session.expire_all()
    return {name: number for name, number in gone.items() if number}


def let_go_of_tracker(session: Session, conversation_id: uuid.UUID) -> None:
    """Rasa's copy of this talk must go, also when the talk itself is gone by then."""
    waits = sa.exists().where(TrackerLeft.conversation_id == conversation_id)
    if not session.scalar(sa.select(waits)):
        session.add(TrackerLeft(conversation_id=conversation_id))
        session.flush()
