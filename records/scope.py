"""Whose clients and talks a list is about: mine, my team's, all. Never more than is within reach."""

from __future__ import annotations

import enum

import sqlalchemy as sa

from records import rights
from records.models import Client, Conversation, Invitation, Role, Staff


class Scope(enum.StrEnum):
    """What a staff member looks at."""

    MINE = "mine"
    TEAM = "team"
    ALL = "all"


def choices(member: Staff) -> tuple[Scope, ...]:
    """What this member can choose from: only what differs. Nothing for who reaches the own people alone."""
    if member.role is not Role.TEAM_LEAD:
        return ()
    return (Scope.MINE, Scope.TEAM) if member.ward else (Scope.MINE, Scope.ALL)


def clients(scope: Scope, member: Staff) -> sa.ColumnElement[bool]:
    """Which clients: those I am the contact person or stand-in of, or all within reach."""
    if scope is Scope.MINE:
        return sa.and_(rights.own(member), rights.clients(member))
    return rights.clients(member)


def talks(scope: Scope, member: Staff) -> sa.ColumnElement[bool]:
    """Which talks: with or about these clients, and those of a living room or a visitor within reach.

    Of those without a client a lead's own are the ones that the lead invited to.
    """
    reached = rights.talks(member)
    if scope is not Scope.MINE:
        return reached
    mine = Conversation.client_id.in_(sa.select(Client.id).where(rights.own(member)))
    without: sa.ColumnElement[bool] = Conversation.client_id.is_(None)
    if member.role is Role.TEAM_LEAD:
        invited = sa.select(Invitation.conversation_id).where(Invitation.made_by_id == member.id)
        without = sa.and_(without, Conversation.id.in_(invited))
    return sa.and_(reached, sa.or_(mine, without))
