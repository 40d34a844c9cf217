"""What an administrator does with accounts of colleagues. Nothing here reads what a person said."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from records import second_factor, sessions, staff
from records.models import ApiToken, Client, Role, Staff


class LastAdministrator(Exception):
    """Nobody else could manage accounts any more."""


@dataclass(frozen=True)
class Account:
    """A colleague with what the administrator should know."""

    member: Staff
    contact_of: int  # how many people who live here have this colleague as contact person
    stand_in_of: int


def _how_many(column: sa.orm.InstrumentedAttribute[uuid.UUID | None]) -> sa.ScalarSelect[int]:
    return (
        sa.select(sa.func.count())
        .select_from(Client)
        .where(column == Staff.id, Client.left_on.is_(None))
        .scalar_subquery()
    )


def _accounts() -> sa.Select[Staff, int, int]:
    return sa.select(Staff, _how_many(Client.contact_person_id), _how_many(Client.stand_in_id))


def everyone(session: Session) -> list[Account]:
    """All accounts: who works here by name, then who doesn't any more."""
    rows = session.execute(_accounts().order_by(Staff.active.desc(), Staff.name))
    return [Account(member, contact, stand_in) for member, contact, stand_in in rows]


def one(session: Session, staff_id: uuid.UUID) -> Account | None:
    """One account, or none."""
    row = session.execute(_accounts().where(Staff.id == staff_id)).one_or_none()
    return Account(row[0], row[1], row[2]) if row else None


def change(session: Session, member: Staff, *, name: str, email: str, role: Role, ward: str) -> list[str]:
    """Change an account; gives the names of what became otherwise.

    Raises staff.EmailTaken or LastAdministrator. Another role ends all sessions: what is open on a
    screen may no longer be for this colleague.
    """
    staff.check_free(session, email, but=member)
    wanted = {"name": name.strip(), "email": staff.address_of(email), "role": role, "ward": ward.strip()}
    changed = [key for key, value in wanted.items() if getattr(member, key) != value]
    _lock_administrators(session)
    for key in changed:
        setattr(member, key, wanted[key])
    session.flush()
    _check_administrator(session)
    if "role" in changed:
        sessions.end_all(session, member.id)
    return changed


def deactivate(session: Session, member: Staff) -> None:
    """A colleague who doesn't work here any more: no log-in, no session, no key. Raises LastAdministrator.

    The account stays, for the access log and for what this colleague agreed on.
    """
    _lock_administrators(session)
    member.active = False
    session.flush()
    _check_administrator(session)
    sessions.end_all(session, member.id)
    session.execute(sa.delete(ApiToken).where(ApiToken.staff_id == member.id))


def activate(member: Staff) -> None:
    """A colleague who works here again."""
    member.active = True


def new_password(session: Session, member: Staff, own: Iterable[str] = ()) -> str:
    """A first password for a colleague, to be shown once. Ends all sessions."""
    password = staff.made_up()
    staff.choose_password(member, password, own=own, first=True)
    sessions.end_all(session, member.id)
    return password


def without_second_factor(session: Session, member: Staff) -> None:
    """For a colleague whose telephone and recovery codes are lost. Ends all sessions."""
    second_factor.remove(session, member)
    sessions.end_all(session, member.id)


def _lock_administrators(session: Session) -> None:
    """Two who take each other's account away at the same moment wait for each other."""
    session.execute(sa.select(Staff.id).where(Staff.role == Role.ADMINISTRATOR).with_for_update())


def _check_administrator(session: Session) -> None:
    left = session.scalar(
        sa.select(sa.func.count())
        .select_from(Staff)
        .where(Staff.role == Role.ADMINISTRATOR, Staff.active.is_(True))
    )
    if not left:
        raise LastAdministrator
