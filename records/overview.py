"""What staff look at together: today, the talks and wishes of a client, who waits for a human, colleagues."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session, selectinload

from records import due, goals, waiting
from records import scope as scopes
from records.models import Client, Conversation, Message, Staff, Wish
from records.scope import Scope

SHOWN = 20  # of each list on the page of today


@dataclass(frozen=True)
class Today:
    """What a staff member sees first, below the signals; of each list the first, and how many there are."""

    asking: list[Conversation]  # who wants to speak to someone, of all within reach
    talks: list[Conversation]  # to review, who waits longest first
    talks_waiting: int
    follow_up: list[goals.FollowUp]  # goals that ask for attention
    goals_waiting: int
    due: list[due.Due]  # who is due for a talk
    people_due: int


def today(session: Session, day: date, scope: Scope, member: Staff, *, limit: int = SHOWN) -> Today:
    """The page of today, of my people, my team's, or all."""
    talks, talks_waiting = waiting.talks(session, scope, member, limit=limit)
    follow_up, goals_waiting = goals.to_follow_up(session, day, scope, member, limit=limit)
    people, people_due = due.page(session, day, scope, member, limit=limit)
    return Today(
        asking=wanting_human(session, Scope.ALL, member),
        talks=talks,
        talks_waiting=talks_waiting,
        follow_up=follow_up,
        goals_waiting=goals_waiting,
        due=people,
        people_due=people_due,
    )


def clients(
    session: Session, day: date, scope: Scope, member: Staff, *, limit: int = 100, offset: int = 0
) -> tuple[list[Client], int]:
    """Who lives here or is about to, by name, with contact person and stand-in; and how many they are."""
    living = sa.and_(sa.or_(Client.left_on.is_(None), Client.left_on > day), scopes.clients(scope, member))
    total = session.scalar(sa.select(sa.func.count()).select_from(Client).where(living)) or 0
    found = session.scalars(
        sa.select(Client)
        .where(living)
        .order_by(Client.name, Client.id)
        .limit(limit)
        .offset(offset)
        .options(selectinload(Client.contact_person), selectinload(Client.stand_in))
    )
    return list(found), total


def talks_of_client(session: Session, client_id: uuid.UUID) -> list[Conversation]:
    """All talks with or about a client, newest first, also those that were not begun yet."""
    return list(
        session.scalars(
            sa.select(Conversation)
            .where(Conversation.client_id == client_id)
            .order_by(Conversation.created_at.desc())
            .options(selectinload(Conversation.client), selectinload(Conversation.relative))
        )
    )


def wishes_of_client(session: Session, client_id: uuid.UUID) -> list[Wish]:
    """The wishes for a client that were not struck, newest talk first, in a talk as they were said."""
    return list(
        session.scalars(
            sa.select(Wish)
            .join(Message, Message.id == Wish.message_id)
            .join(Conversation, Conversation.id == Wish.conversation_id)
            .where(
                Wish.client_id == client_id,
                Wish.confirmed.is_not(False),
                Wish.merged_into_id.is_(None),
            )
            .order_by(Conversation.created_at.desc(), Message.place, Wish.start)
            .options(
                selectinload(Wish.reviewed_by),
                selectinload(Wish.goal),
                selectinload(Wish.conversation).selectinload(Conversation.client),
                selectinload(Wish.conversation).selectinload(Conversation.relative),
            )
        )
    )


def wanting_human(session: Session, scope: Scope, member: Staff) -> list[Conversation]:
    """The talks in which the person asked to speak to someone and nobody took it on, oldest first."""
    return list(
        session.scalars(
            sa.select(Conversation)
            .where(Conversation.human_wanted_at.is_not(None), scopes.talks(scope, member))
            .order_by(Conversation.human_wanted_at)
            .options(selectinload(Conversation.client), selectinload(Conversation.relative))
        )
    )


def human_found(session: Session, conversation_id: uuid.UUID) -> Conversation | None:
    """A staff member goes to the person who asked for one; the talk leaves the list.

    Gives the talk, or none when there is no such talk or nobody waits in it any more. Who went, and when,
    is for the caller to write in the access log.
    """
    talk = session.get(Conversation, conversation_id, with_for_update=True)
    if talk is None or talk.human_wanted_at is None:
        return None
    talk.human_wanted_at = None
    return talk


def colleagues(session: Session) -> list[Staff]:
    """The staff members with an active account, by name."""
    return list(session.scalars(sa.select(Staff).where(Staff.active.is_(True)).order_by(Staff.name)))
