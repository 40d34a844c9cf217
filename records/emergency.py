"""Opening somebody in an emergency who is not one's own: with a reason, for four hours, seen by who cares."""

from __future__ import annotations

import re
import uuid
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, selectinload

from records import access_log, clients, rights
from records.models import Client, EmergencyAccess, EmergencySeen, Staff, now
from records.rights import Right

LASTS = timedelta(hours=4)
SHOWN_FOR = timedelta(days=30)  # to who cares for the client, unless they have seen it before
FEWEST_WORDS = 3  # of a reason
GROUND = "noodgeval"

_WORD = re.compile(r"\w+")


class NoReason(ValueError):
    """The reason is missing or too short to say anything."""


def open_for(session: Session, member: Staff, client: Client, reason: str) -> EmergencyAccess | None:
    """Bring a client within reach of a carer for four hours, and write that in the access log.

    None when the client is within reach already. Raises NoReason, and PermissionError for who is no carer.
    """
    if not rights.may(member, Right.CARE):
        raise PermissionError("only carers open somebody in an emergency")
    if rights.reaches(session, member, client.id):
        return None
    if len(_WORD.findall(reason)) < FEWEST_WORDS:
        raise NoReason("say in a few words why")
    opened = EmergencyAccess(
        staff_id=member.id, client_id=client.id, reason=" ".join(reason.split()), until=now() + LASTS
    )
    session.add(opened)
    session.flush()
    access_log.write(
        session,
        event="view",
        what=f"noodtoegang {opened.id}: geopend",
        client_id=client.id,
        user=member,
        ground=GROUND,
        emergency=True,
    )
    return opened


def find(session: Session, name: str, room: str, day: date) -> Client | None:
    """The one person living here with just this name, in this room when given; else none.

    The whole name is asked, so that nobody learns by guessing who lives here.
    """
    wanted = [word.casefold() for word in _WORD.findall(name)]
    if not wanted:
        return None
    named = session.execute(sa.select(Client.id, Client.name, Client.room).where(clients.here(day))).all()
    found = [
        key
        for key, whole, where in named
        if [word.casefold() for word in _WORD.findall(whole)] == wanted
        and (not room.strip() or where.strip().casefold() == room.strip().casefold())
    ]
    return session.get(Client, found[0]) if len(found) == 1 else None


def standing(session: Session, member: Staff, client_id: uuid.UUID) -> EmergencyAccess | None:
    """By what this member reaches a client in an emergency now; none when it is not needed or over."""
    return session.scalar(
        sa.select(EmergencyAccess)
        .join(Client, Client.id == EmergencyAccess.client_id)
        .where(
            EmergencyAccess.staff_id == member.id,
            EmergencyAccess.client_id == client_id,
            EmergencyAccess.until > now(),
            Client.id.not_in(sa.select(Client.id).where(rights.usual_clients(member))),
        )
        .order_by(EmergencyAccess.until.desc())
        .limit(1)
    )


def _of(member: Staff) -> sa.Select[EmergencyAccess]:
    """What others opened of this member's own people of late, and this member has not seen."""
    seen = sa.select(EmergencySeen.emergency_access_id).where(EmergencySeen.staff_id == member.id)
    return (
        sa.select(EmergencyAccess)
        .join(Client, Client.id == EmergencyAccess.client_id)
        .where(
            rights.usual_clients(member),
            EmergencyAccess.staff_id != member.id,
            EmergencyAccess.created_at > now() - SHOWN_FOR,
            EmergencyAccess.id.not_in(seen),
        )
    )


def to_see(session: Session, member: Staff) -> list[EmergencyAccess]:
    """What others opened in an emergency, to show to who cares for the client; newest first."""
    return list(
        session.scalars(
            _of(member)
            .order_by(EmergencyAccess.created_at.desc())
            .options(selectinload(EmergencyAccess.staff), selectinload(EmergencyAccess.client))
        )
    )


def see(session: Session, member: Staff, opened_id: uuid.UUID) -> EmergencyAccess | None:
    """A member has seen it: it is shown to them no more. None when it is not for this member to see.

    Twice is the same as once.
    """
    found = session.scalar(
        sa.select(EmergencyAccess)
        .join(Client, Client.id == EmergencyAccess.client_id)
        .where(EmergencyAccess.id == opened_id, rights.usual_clients(member))
    )
    if found is None:
        return None
    try:
        with session.begin_nested():
            session.add(EmergencySeen(emergency_access_id=found.id, staff_id=member.id))
    except IntegrityError:  # seen before
        pass
    return found
