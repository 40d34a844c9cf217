"""Whose clients and talks a list is about: mine, my team's, all. The one place that says so."""

from __future__ import annotations

import enum

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from records.models import Client, Conversation, Invitation, Staff


class Scope(enum.StrEnum):
    """What a staff member looks at."""

    MINE = "mine"
    TEAM = "team"
    ALL = "all"


def clients(scope: Scope, member: Staff) -> sa.ColumnElement[bool]:
    """Which clients: those I am the contact person or stand-in of, those of my team's ward, all.

    Who has no ward has as a team the wards where the own clients live.
    """
    if scope is Scope.ALL:
        return sa.true()
    mine = sa.or_(Client.contact_person_id == member.id, Client.stand_in_id == member.id)
    if scope is Scope.MINE:
        return mine
    if member.ward:
        return sa.or_(mine, Client.ward == member.ward)
    other = aliased(Client)
    wards = sa.select(other.ward).where(
        sa.or_(other.contact_person_id == member.id, other.stand_in_id == member.id), other.ward != ""
    )
    return sa.or_(mine, Client.ward.in_(wards))


def talks(scope: Scope, member: Staff) -> sa.ColumnElement[bool]:
    """Which talks: with or about these clients. Those of the living room and the website are the team's.

    Mine are also the talks without a client that I invited to.
    """
    if scope is Scope.ALL:
        return sa.true()
    of_clients = Conversation.client_id.in_(sa.select(Client.id).where(clients(scope, member)))
    without: sa.ColumnElement[bool] = Conversation.client_id.is_(None)
    if scope is Scope.MINE:
        invited = sa.select(Invitation.conversation_id).where(Invitation.made_by_id == member.id)
        without = sa.and_(without, Conversation.id.in_(invited))
    return sa.or_(of_clients, without)
