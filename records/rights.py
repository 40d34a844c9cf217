"""Who may do what, and with whose data. The one place that says so; web asks here for pages, forms and API.

A right opens pages; the reach says whose clients, talks and signals stand on them. Who is refused by either
gets nothing, whatever way is tried: address, form, API, export (docs/rights.md, made by the tests).
"""

from __future__ import annotations

import enum
import uuid
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from records.models import Client, Conversation, EmergencyAccess, Invitation, Role, Staff, now


class Right(enum.StrEnum):
    """What a role may do at all."""

    CARE = "care"  # talks, wishes, goals, invitations and the page of a person, of the clients in reach
    SIGNALS = "signals"  # what needs a human: see it, take it on, say what was done
    ERASE = "erase"  # delete all that is kept of a person in reach
    INTERESTS = "interests"  # what people share across wards, and only what may be shared
    FIGURES = "figures"  # the home in numbers, no person's words
    LEARN = "learn"  # learning to talk, from own talks
    ACCOUNTS = "accounts"  # colleagues, keys and settings; nothing that a person said
    ACCESS_LOG = "access_log"  # who saw what


OF: Final[Mapping[Role, frozenset[Right]]] = MappingProxyType(
    {
        Role.CONTACT_PERSON: frozenset({Right.CARE, Right.SIGNALS, Right.INTERESTS, Right.LEARN}),
        Role.TEAM_LEAD: frozenset(
            {Right.CARE, Right.SIGNALS, Right.ERASE, Right.INTERESTS, Right.FIGURES, Right.LEARN}
        ),
        Role.ACTIVITY_COORDINATOR: frozenset({Right.INTERESTS}),
        Role.APPOINTED_OFFICER: frozenset({Right.SIGNALS}),
        Role.MANAGER: frozenset({Right.FIGURES}),
        Role.ADMINISTRATOR: frozenset({Right.ACCOUNTS, Right.ACCESS_LOG}),
    }
)


def may(member: Staff, right: Right) -> bool:
    """Whether this staff member's role has a right."""
    return right in OF[member.role]


def own(member: Staff) -> sa.ColumnElement[bool]:
    """Which clients a member is the contact person or stand-in of."""
    return sa.or_(Client.contact_person_id == member.id, Client.stand_in_id == member.id)


def leads_all(member: Staff) -> bool:
    """Whether this is a team lead of the whole house."""
    return member.role is Role.TEAM_LEAD and not member.ward


def usual_clients(member: Staff) -> sa.ColumnElement[bool]:
    """Which clients are a member's without any emergency.

    Of a contact person the own ones; of a team lead also those of the ward, and those who have none yet; a
    lead without a ward leads the whole house. Of every other role: nobody.
    """
    if not may(member, Right.CARE):
        return sa.false()
    if leads_all(member):
        return sa.true()
    if member.role is Role.TEAM_LEAD:
        return sa.or_(own(member), Client.ward.in_((member.ward, "")))
    return own(member)


def clients(member: Staff) -> sa.ColumnElement[bool]:
    """Which clients are within reach, to put in a question about clients.

    The usual ones. Whoever opened someone in an emergency reaches them too, until that ends.
    """
    usual = usual_clients(member)
    if not may(member, Right.CARE) or leads_all(member):
        return usual
    opened = sa.select(EmergencyAccess.client_id).where(
        EmergencyAccess.staff_id == member.id, EmergencyAccess.until > now()
    )
    return sa.or_(usual, Client.id.in_(opened))


def no_lead() -> sa.ColumnElement[bool]:
    """Whether nobody leads a team in this house: then what is the leads' is every carer's."""
    lead = aliased(Staff)
    return sa.not_(
        sa.select(lead.id).where(lead.role == Role.TEAM_LEAD, lead.active.is_(True)).correlate(None).exists()
    )


def talks(member: Staff) -> sa.ColumnElement[bool]:
    """Which talks are within reach, to put in a question about talks.

    Those with or about the clients within reach. Those without a client (a living room, a visitor of the
    website) are the team leads', and of who made the invitation; of all carers in a house without a lead.
    """
    if not may(member, Right.CARE):
        return sa.false()
    if leads_all(member):
        return sa.true()
    of_clients = Conversation.client_id.in_(sa.select(Client.id).where(clients(member)))
    without: sa.ColumnElement[bool] = Conversation.client_id.is_(None)
    if member.role is not Role.TEAM_LEAD:
        invited = sa.select(Invitation.conversation_id).where(Invitation.made_by_id == member.id)
        without = sa.and_(without, sa.or_(Conversation.id.in_(invited), no_lead()))
    return sa.or_(of_clients, without)


def reaches(session: Session, member: Staff, client_id: uuid.UUID) -> bool:
    """Whether a client is within this member's reach."""
    found = session.scalar(sa.select(Client.id).where(Client.id == client_id, clients(member)))
    return found is not None


def reaches_talk(session: Session, member: Staff, conversation_id: uuid.UUID) -> bool:
    """Whether a talk is within this member's reach."""
    return (
        session.scalar(sa.select(Conversation.id).where(Conversation.id == conversation_id, talks(member)))
        is not None
    )
