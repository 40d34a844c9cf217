"""Writing a line, and finding out on what ground."""

from __future__ import annotations

import uuid
from contextvars import ContextVar
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from records import rights
from records.access_log import chain
from records.models import AccessLog, Client, EmergencyAccess, Role, Staff, now
from records.rights import Right

CARE: Final = "zorgrelatie"  # the usual ground: the staff member cares for this client
EMERGENCY: Final = "noodgeval"  # somebody else's client, opened with a reason and for a few hours
TASK: Final = "taak"  # not the own client, but what the role is for: a signal, what is done across wards
MANAGEMENT: Final = "beheer"  # accounts, the log itself, the command line
AT_COMMAND_LINE: Final = "opdrachtregel"  # the role of who works there, beside those of records.models.Role

_WAITING: Final = "access log"  # under which a session keeps its lines until the end
via: ContextVar[str] = ContextVar("via", default="")
"""What a request came by, when that isn't a page: the name of a key to the API."""


def write(
    session: Session,
    *,
    event: str,
    what: str,
    client_id: uuid.UUID | None,
    user: Staff,
    responsible_user_id: uuid.UUID | None = None,
    ground: str = "",
    emergency: bool = False,
) -> None:
    """One line of the log, in the same unit of work as what it tells of.

    `event` is "view", "change", "print", "export", "search", "invite" or "erase"; `what` is the page or
    thing in fixed words and ids, never what anybody said or typed: who reads the log may not know it. The
    ground, and whether it is an emergency, are found out when they aren't told.
    """
    _wait(
        session,
        AccessLog(
            id=uuid.uuid4(),
            created_at=now(),
            event=event,
            what=what,
            client_id=client_id,
            user_id=user.id,
            responsible_user_id=responsible_user_id or user.id,
            role=user.role.value,
            ground=ground,
            emergency=emergency,
            via=via.get(),
        ),
        user,
    )


def by_command(session: Session, *, event: str, what: str, client_id: uuid.UUID | None) -> None:
    """A line for what was done at the command line, where nobody logs in; or by the system itself."""
    _wait(
        session,
        AccessLog(
            id=uuid.uuid4(),
            created_at=now(),
            event=event,
            what=what,
            client_id=client_id,
            role=AT_COMMAND_LINE,
            ground=MANAGEMENT,
            emergency=False,
            via="",
        ),
    )


def _wait(session: Session, line: AccessLog, user: Staff | None = None) -> None:
    waiting: list[tuple[AccessLog, Staff | None]] = session.info.setdefault(_WAITING, [])
    waiting.append((line, user))


@sa.event.listens_for(Session, "before_commit")
def _at_the_end(session: Session) -> None:
    """Number and seal the lines of this unit of work, as its very last step.

    From here to the commit the end of the log is this unit's alone; that is short, and whoever is here waits
    for nobody else.
    """
    if session.in_nested_transaction():  # a savepoint
        return
    waiting: list[tuple[AccessLog, Staff | None]] = session.info.pop(_WAITING, [])
    if not waiting:
        return
    session.flush()
    _find_grounds(session, waiting)
    chain.append(session, [line for line, _ in waiting])


@sa.event.listens_for(Session, "after_rollback")
def _not_done(session: Session) -> None:
    """What was not done is not in the log."""
    session.info.pop(_WAITING, None)


def _find_grounds(session: Session, waiting: list[tuple[AccessLog, Staff | None]]) -> None:
    """Fill in the grounds that nobody told; a question or two for each user, however many lines."""
    asked = [(line, user) for line, user in waiting if user is not None and not line.ground]
    for user in {user.id: user for _, user in asked}.values():
        mine = [line for line, who in asked if who is not None and who.id == user.id]
        people = {line.client_id for line in mine if line.client_id}
        usual, opened = _reached(session, user, people)
        for line in mine:
            line.ground, line.emergency = _ground(line, user, usual, opened)


def _reached(session: Session, user: Staff, people: set[uuid.UUID]) -> tuple[set[uuid.UUID], set[uuid.UUID]]:
    """Which of these clients are the user's, or nobody's any more; and which were opened in an emergency."""
    if not people or not rights.may(user, Right.CARE):
        return set(), set()
    asked = sa.select(Client.id, sa.case((rights.usual_clients(user), True), else_=False).label("mine"))
    there = {row.id: row.mine for row in session.execute(asked.where(Client.id.in_(people)))}
    usual = {key for key in people if there.get(key, True)}
    opened = sa.select(EmergencyAccess.client_id).where(
        EmergencyAccess.staff_id == user.id,
        EmergencyAccess.until > now(),
        EmergencyAccess.client_id.in_(people - usual),
    )
    return usual, set(session.scalars(opened)) if people - usual else set()


def _ground(line: AccessLog, user: Staff, usual: set[uuid.UUID], opened: set[uuid.UUID]) -> tuple[str, bool]:
    if line.client_id in opened:
        return EMERGENCY, True
    if user.role is Role.ADMINISTRATOR:
        return MANAGEMENT, line.emergency
    if rights.may(user, Right.CARE) and (line.client_id is None or line.client_id in usual):
        return CARE, line.emergency
    return TASK, line.emergency
