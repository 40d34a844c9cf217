"""Who may see which signal, and the words around it. The one place that says so.

The appointed officer sees all signals of the house. Carers see those of the talks within their reach, of who
lives on their ward, and what nobody else would see. Other roles see none.

Abuse is for the appointed officer. In a house without one that is free to look, it is for the team leads,
else for all carers: somebody must see it. Whom a signal may be about sees neither the signal nor the words
that raised it, whatever the role.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from records import rights
from records.models import Client, Conversation, Goal, Message, Role, Sender, Signal, SignalKind, Staff, Wish
from records.rights import Right

TRUSTED: Final = (Role.APPOINTED_OFFICER, Role.TEAM_LEAD)  # with abuse; who comes first

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


def _trusted_with_abuse(member: Staff) -> sa.ColumnElement[bool]:
    """Whether this member is the one to see abuse: nobody who comes first is free to."""
    allowed: sa.ColumnElement[bool] = sa.true()
    for role in TRUSTED:
        if member.role is role:
            break
        allowed = sa.and_(allowed, sa.not_(_free(role)))
    return allowed


def _without_lead() -> sa.ColumnElement[bool]:
    """Whether nobody leads the client's ward, or the whole house, but whom the signal is about."""
    lead = aliased(Staff)
    return sa.not_(
        sa.select(lead.id)
        .where(
            lead.role == Role.TEAM_LEAD,
            lead.active.is_(True),
            lead.ward.in_((Client.ward, "")),
            lead.id.is_distinct_from(Signal.about_staff_id),
        )
        .correlate(Client, Signal)
        .exists()
    )


def _near(member: Staff) -> sa.ColumnElement[bool]:
    """Which signals are near enough to a carer: those in talks within reach and on the own ward.

    A lead also sees those of a ward that nobody else leads. In a house without a lead all carers see those of
    who has no contact person to see it.
    """
    if rights.leads_all(member):
        return sa.true()
    places = [Client.ward == member.ward] if member.ward else []
    if member.role is Role.TEAM_LEAD:
        places.append(_without_lead())
    else:
        working = sa.select(Staff.id).where(
            Staff.id == Client.contact_person_id,
            Staff.active.is_(True),
            Staff.id.is_distinct_from(Signal.about_staff_id),
        )
        places.append(sa.and_(sa.not_(working.correlate(Client, Signal).exists()), rights.no_lead()))
    of_place = (
        sa.select(Conversation.id)
        .join(Client, Client.id == Conversation.client_id)
        .where(sa.or_(*places), Conversation.id == Signal.conversation_id)
        .correlate(Signal)
        .exists()
    )
    return sa.or_(
        Signal.conversation_id.in_(sa.select(Conversation.id).where(rights.talks(member))), of_place
    )


def visible(member: Staff) -> sa.ColumnElement[bool]:
    """Which signals this staff member may see, to put in a question about signals."""
    if not rights.may(member, Right.SIGNALS):
        return sa.false()
    not_about = Signal.message_id.not_in(_about(member))
    if member.role is Role.APPOINTED_OFFICER:
        return not_about
    abuse = Signal.kind == SignalKind.ABUSE
    near = _near(member)
    if member.role is Role.TEAM_LEAD:
        seen = sa.and_(near, sa.or_(sa.not_(abuse), _trusted_with_abuse(member)))
    else:
        seen = sa.or_(sa.and_(near, sa.not_(abuse)), sa.and_(abuse, _trusted_with_abuse(member)))
    return sa.and_(not_about, seen)


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


def keeps_back(session: Session, conversation_ids: set[uuid.UUID] | None, member: Staff) -> list[uuid.UUID]:
    """Which of these talks hold something that this staff member does not get to see; `hidden` says what.

    Of all talks when it is none.
    """
    held = sa.select(Signal.conversation_id).where(sa.not_(visible(member))).distinct()
    if conversation_ids is not None:
        held = held.where(Signal.conversation_id.in_(conversation_ids))
    return list(session.scalars(held))


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


def hidden_goals(
    session: Session, member: Staff, which: sa.ColumnElement[bool] | None = None
) -> set[uuid.UUID]:
    """Which goals were agreed from words that this staff member does not get to see.

    `which` says of which goals that is asked, as a condition on Goal; of all when it is none.
    """
    asked = (
        sa.select(Goal.id, Wish.conversation_id, Wish.message_id)
        .join(Wish, Wish.id == Goal.wish_id)
        .where(Wish.conversation_id.in_(sa.select(Signal.conversation_id).where(sa.not_(visible(member)))))
    )
    rows = session.execute(asked if which is None else asked.where(which)).all()
    kept = {talk: hidden(session, talk, member) for talk in {row[1] for row in rows}}
    return {goal for goal, talk, message in rows if message in kept[talk]}


def trusted(colleagues: Sequence[Staff], about: set[uuid.UUID]) -> list[Staff]:
    """Who of the active staff is told of abuse that may be about these: see the top of this module.

    In a house without carers anybody is told, to find somebody.
    """
    free = [member for member in colleagues if member.id not in about]
    for role in TRUSTED:
        found = [member for member in free if member.role is role]
        if found:
            return found
    return [member for member in free if rights.may(member, Right.SIGNALS)] or free


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
