"""Everything that is kept of one person, as far as who asks may see it: to read, to print, to take along.

What a staff member does not get to see (records/confidential.py) is not in it, as if it were not there. What
was said before the person said yes, and what must not be kept, is nowhere.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import Session, selectinload

from records import clients, confidential, forgetting, goals, this_is_me
from records.goals import Entry
from records.models import (
    Client,
    Consent,
    Conversation,
    EmergencyAccess,
    Goal,
    Introduced,
    Invitation,
    LeftOff,
    LookBack,
    Message,
    Note,
    Sender,
    Sharing,
    Signal,
    Staff,
    Wish,
)

OfTalk = TypeVar("OfTalk", Wish, Message, LookBack, Signal, Invitation)


@dataclass(frozen=True)
class Talk:
    """A talk, with what may be read of it. `whole` is false when some of it is not for who asks."""

    conversation: Conversation
    whole: bool
    lines: list[Message]
    wishes: list[Wish]
    looked_back: list[LookBack]
    signals: list[Signal]
    invitations: list[Invitation]

    @property
    def summary(self) -> str:
        """As staff accepted it; it may tell of what is not for everyone."""
        return self.conversation.summary if self.whole else ""


@dataclass(frozen=True)
class Everything:
    """A person; talks oldest first, each goal with its history, what stands on *Dit ben ik* and what not."""

    client: Client
    talks: list[Talk]
    goals: list[tuple[Goal, list[Entry]]]
    notes: list[tuple[Note, Staff | None]]
    sheet: this_is_me.Page
    left_off: list[LeftOff]
    sharing: list[tuple[Sharing, Wish]]
    introduced: list[Introduced]
    opened: list[EmergencyAccess]  # by whom in an emergency, and why


def of(session: Session, client_id: uuid.UUID, member: Staff) -> Everything | None:
    """Everything of this person for this staff member; none when there is no such person.

    Whether the member reaches the person at all is for the caller to ask (records/rights.py).
    """
    client = clients.get(session, client_id)
    sheet = this_is_me.make(session, client_id, member)
    if client is None or sheet is None:
        return None
    found = list(
        session.scalars(
            sa.select(Conversation)
            .where(Conversation.client_id == client_id)
            .order_by(Conversation.created_at)
            .options(selectinload(Conversation.relative), selectinload(Conversation.reviewed_by))
        )
    )
    ids = [talk.id for talk in found]
    kept = {
        talk_id: confidential.hidden(session, talk_id, member)
        for talk_id in confidential.keeps_back(session, set(ids), member)
    }
    secret = {message_id for hidden in kept.values() for message_id in hidden}
    wishes = _of_talks(session, Wish, Wish.conversation_id.in_(ids), Wish.confirmed.is_not(False))
    lines = _of_talks(session, Message, Message.conversation_id.in_(ids), Message.sender != Sender.SYSTEM)
    looked_back = _of_talks(session, LookBack, LookBack.conversation_id.in_(ids))
    signals = _of_talks(session, Signal, Signal.conversation_id.in_(ids), confidential.visible(member))
    invitations = _of_talks(session, Invitation, Invitation.conversation_id.in_(ids))
    talks = [
        Talk(
            conversation=talk,
            whole=talk.id not in kept,
            lines=_readable(lines.get(talk.id, []), talk, secret),
            wishes=[one for one in wishes.get(talk.id, []) if _may(one, talk, secret)],
            looked_back=[one for one in looked_back.get(talk.id, []) if _may(one, talk, secret)],
            signals=signals.get(talk.id, []),
            invitations=invitations.get(talk.id, []),
        )
        for talk in found
    ]
    readable = {wish.id for talk in talks for wish in talk.wishes}
    mine = [
        goal
        for goal in goals.of_client(session, client_id, member)
        if goal.wish_id is None or goal.wish_id in readable
    ]
    histories = goals.histories(session, mine, member)
    return Everything(
        client=client,
        talks=talks,
        goals=[(goal, histories[goal.id]) for goal in mine],
        notes=[
            (note, staff)
            for note, staff in session.execute(
                sa.select(Note, Staff)
                .outerjoin(Staff, Staff.id == Note.staff_id)
                .where(Note.client_id == client_id)
                .order_by(Note.created_at)
            )
        ],
        sheet=sheet,
        left_off=list(session.scalars(sa.select(LeftOff).where(LeftOff.client_id == client_id))),
        sharing=[
            (sharing, wish)
            for sharing, wish in session.execute(
                sa.select(Sharing, Wish).join(Wish, Wish.id == Sharing.wish_id).where(Wish.id.in_(readable))
            )
        ],
        introduced=list(
            session.scalars(
                sa.select(Introduced)
                .where(Introduced.client_id == client_id)
                .order_by(Introduced.created_at)
                .options(selectinload(Introduced.introduction))
            )
        ),
        opened=list(
            session.scalars(
                sa.select(EmergencyAccess)
                .where(EmergencyAccess.client_id == client_id)
                .order_by(EmergencyAccess.created_at)
                .options(selectinload(EmergencyAccess.staff))
            )
        ),
    )


def _of_talks(
    session: Session, kind: type[OfTalk], *where: sa.ColumnElement[bool]
) -> dict[uuid.UUID, list[OfTalk]]:
    """Rows of all talks in one question, a list for each talk."""
    order = (Message.place,) if kind is Message else (kind.created_at,)
    found: dict[uuid.UUID, list[OfTalk]] = {}
    for row in session.scalars(sa.select(kind).where(*where).order_by(*order)):
        found.setdefault(row.conversation_id, []).append(row)
    return found


def _may(one: Wish | LookBack, talk: Conversation, secret: set[uuid.UUID]) -> bool:
    return talk.consent is Consent.GIVEN and one.message_id not in secret


def _readable(lines: list[Message], talk: Conversation, secret: set[uuid.UUID]) -> list[Message]:
    """What was said and may be read; nothing of what was said in other words later."""
    if talk.consent is not Consent.GIVEN:
        return []
    gone = secret | forgetting.hidden(lines)
    return [line for line in lines if line.id not in gone and line.text]
