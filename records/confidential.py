"""Who may see which signal. The one place that says so.

Abuse is for the appointed officer. In a house without one that is free to look, it is for the team leads,
else the administrators, else everybody: somebody must see it. Whom a signal may be about sees neither the
signal nor the words that raised it, whatever the role.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from records.models import Client, Conversation, Message, Role, Sender, Signal, SignalKind, Staff

TRUSTED: Final = (Role.APPOINTED_OFFICER, Role.TEAM_LEAD, Role.ADMINISTRATOR)

SHORTEST_NAME: Final = 3  # letters; shorter ones are words too ("An", "Jo")
_WORD = re.compile(r"\w+")
_CONTACT = re.compile(r"\bcontactpersoon\b", re.IGNORECASE)
_LEAD = re.compile(r"\bteamleid(?:er|ster)\b", re.IGNORECASE)


def _free(role: Role) -> sa.ColumnElement[bool]:
    """Whether the house has someone in this role whom the signal is not about."""
    someone = aliased(Staff)
    return (
        sa.select(someone.id)
        .where(
            someone.role == role, someone.active.is_(True), someone.id.is_distinct_from(Signal.about_staff_id)
        )
        .correlate(Signal)
        .exists()
    )


def _about(member: Staff) -> sa.Select[uuid.UUID]:
    """The messages that raised a signal that may be about this staff member."""
    other = aliased(Signal)
    return sa.select(other.message_id).where(other.about_staff_id == member.id)


def visible(member: Staff) -> sa.ColumnElement[bool]:
    """Which signals this staff member may see, to put in a question about signals."""
    allowed: sa.ColumnElement[bool] = sa.true()
    for role in TRUSTED:
        if member.role is role:
            break
        allowed = sa.and_(allowed, sa.not_(_free(role)))
    return sa.and_(Signal.message_id.not_in(_about(member)), sa.or_(Signal.kind != SignalKind.ABUSE, allowed))


def may_see(session: Session, signal: Signal, member: Staff) -> bool:
    """Whether this staff member may see a signal."""
    found = session.scalar(sa.select(Signal.id).where(Signal.id == signal.id, visible(member)))
    return found is not None


def kept_from(member: Staff) -> sa.Select[uuid.UUID]:
    """The messages that raised a signal that this staff member may not see, to put in a question."""
    return sa.select(Signal.message_id).where(sa.not_(visible(member)))


def readable(member: Staff) -> sa.ColumnElement[bool]:
    """Which messages this staff member may read, to put in a question about messages.

    Left out are the words that raised a signal that is not theirs to see, and the replies to them.
    """
    kept = kept_from(member)
    return sa.and_(
        Message.id.not_in(kept), sa.or_(Message.reply_to_id.is_(None), Message.reply_to_id.not_in(kept))
    )


def keeps_back(session: Session, conversation_ids: set[uuid.UUID], member: Staff) -> list[uuid.UUID]:
    """Which of these talks hold something that this staff member does not get to see; `hidden` says what."""
    held = sa.select(Signal.conversation_id).where(
        Signal.conversation_id.in_(conversation_ids), sa.not_(visible(member))
    )
    return list(session.scalars(held.distinct()))


def hidden(session: Session, conversation_id: uuid.UUID, member: Staff) -> set[uuid.UUID]:
    """Which messages of a talk this staff member does not get to see, as if they were not said.

    They are the words that raised a signal of abuse, what was said next and the replies to both. Whom it may
    be about reads nothing from there on: people come back to it.
    """
    raised = set(
        session.scalars(
            sa.select(Signal.message_id).where(
                Signal.conversation_id == conversation_id, sa.not_(visible(member))
            )
        )
    )
    if not raised:
        return set()
    about = set(session.scalars(_about(member)))
    lines = session.scalars(
        sa.select(Message).where(Message.conversation_id == conversation_id).order_by(Message.place)
    ).all()
    kept: set[uuid.UUID] = set()
    goes_on, for_good = False, False
    for line in lines:
        if line.sender is Sender.ASSISTANT:
            if for_good or line.reply_to_id in kept:
                kept.add(line.id)
            continue
        for_good = for_good or line.id in about
        if for_good or goes_on or line.id in raised:
            kept.add(line.id)
        goes_on = line.id in raised
    return kept


def trusted(colleagues: Sequence[Staff], about: set[uuid.UUID]) -> list[Staff]:
    """Who of the active staff is told of abuse that may be about these: see the top of this module."""
    free = [member for member in colleagues if member.id not in about]
    for role in TRUSTED:
        found = [member for member in free if member.role is role]
        if found:
            return found
    return free


def mentioned(session: Session, message: Message) -> Staff | None:
    """The staff member whom these words may be about: named in them, or called by what they are.

    A guess, to hide it from; the appointed officer sees it and sets it right.
    """
    said = [word.casefold() for word in _WORD.findall(message.text)]
    named: list[tuple[int, Staff]] = []
    for member in session.scalars(sa.select(Staff).where(Staff.active.is_(True)).order_by(Staff.name)):
        names = [word.casefold() for word in _WORD.findall(member.name)]
        own = {name for name in (names[:1] + names[-1:]) if len(name) >= SHORTEST_NAME}
        place = next((place for place, word in enumerate(said) if word in own), None)
        if place is not None:
            named.append((place, member))
    if named:
        return min(named, key=lambda one: one[0])[1]
    client = session.scalar(
        sa.select(Client)
        .join(Conversation, Conversation.client_id == Client.id)
        .where(Conversation.id == message.conversation_id)
    )
    if client is None:
        return None
    if _CONTACT.search(message.text) and client.contact_person_id:
        return session.get(Staff, client.contact_person_id)
    if _LEAD.search(message.text) and client.ward:
        return session.scalar(
            sa.select(Staff)
            .where(Staff.role == Role.TEAM_LEAD, Staff.active.is_(True), Staff.ward == client.ward)
            .order_by(Staff.name)
            .limit(1)
        )
    return None
