"""Clients and the people close to them."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session, selectinload

from records import rights
from records import scope as scopes
from records.holding import Overtaken, hold
from records.models import Client, Relative, Staff
from records.scope import Scope

SETTLING_IN = timedelta(days=7)  # nobody is bothered with administration this long after the move


@dataclass(frozen=True)
class Facts:
    """What staff write down about a person. Empty or none: not known."""

    name: str
    called: str
    room: str = ""
    ward: str = ""
    contact_person_id: uuid.UUID | None = None
    stand_in_id: uuid.UUID | None = None
    moves_on: date | None = None
    left_on: date | None = None

    @property
    def mark(self) -> str:
        """The same for the same facts, for a form to say what it was made from."""
        return hashlib.sha256(repr(sorted(asdict(self).items())).encode()).hexdigest()[:16]


def facts(client: Client) -> Facts:
    """What is written down about this person now."""
    return Facts(**{name: getattr(client, name) for name in Facts.__dataclass_fields__})


def create(
    session: Session,
    *,
    name: str,
    called: str = "",
    room: str = "",
    ward: str = "",
    contact_person_id: uuid.UUID | None = None,
    stand_in_id: uuid.UUID | None = None,
    moves_on: date | None = None,
) -> Client:
    """A new client. `called` is how this person likes to be addressed; the full name when empty.

    Raises ValueError when the name is empty or the stand-in is the contact person.
    """
    if not name.strip():
        raise ValueError("a client needs a name")
    if stand_in_id is not None and stand_in_id == contact_person_id:
        raise ValueError("nobody stands in for themselves")
    client = Client(
        name=name.strip(),
        called=called.strip() or name.strip(),
        room=room.strip(),
        ward=ward.strip(),
        contact_person_id=contact_person_id,
        stand_in_id=stand_in_id,
        moves_on=moves_on,
    )
    session.add(client)
    session.flush()
    return client


def add_relative(
    session: Session, client: Client, *, name: str, relation: str, may_represent: bool = False
) -> Relative:
    """Someone close to `client`; `relation` is the word for it, such as "dochter"."""
    relative = Relative(
        client_id=client.id, name=name.strip(), relation=relation.strip(), may_represent=may_represent
    )
    session.add(relative)
    session.flush()
    return relative


def change_relative(
    session: Session,
    relative_id: uuid.UUID,
    *,
    name: str,
    relation: str,
    may_represent: bool,
    unless: Callable[[Relative], bool] | None = None,
) -> bool:
    """Change what is written down about someone close; false when there is nothing to change, or nobody.

    `unless` says of how it stands now that a colleague was first. Raises Overtaken then, and ValueError when
    the name or the relation is empty.
    """
    if not name.strip() or not relation.strip():
        raise ValueError("someone close needs a name and a word for who this is")
    relative = hold(session, Relative, relative_id)
    wanted = (name.strip(), relation.strip(), may_represent)
    if relative is None or (relative.name, relative.relation, relative.may_represent) == wanted:
        return False
    if unless is not None and unless(relative):
        raise Overtaken(relative)
    relative.name, relative.relation, relative.may_represent = wanted
    session.flush()
    return True


def get(session: Session, client_id: uuid.UUID) -> Client | None:
    """The client with this id, with relatives, contact person and stand-in."""
    return session.scalar(
        sa.select(Client)
        .where(Client.id == client_id)
        .options(
            selectinload(Client.relatives),
            selectinload(Client.contact_person),
            selectinload(Client.stand_in),
        )
    )


def change(session: Session, client_id: uuid.UUID, wanted: Facts, *, was: str | None = None) -> Client | None:
    """Change what is written down about a person; none when there is no such person.

    `was` is the mark of the facts that the form showed. Raises Overtaken when a colleague changed them since,
    and ValueError when the name is empty or the stand-in is the contact person.
    """
    if not wanted.name.strip():
        raise ValueError("a client needs a name")
    if wanted.stand_in_id is not None and wanted.stand_in_id == wanted.contact_person_id:
        raise ValueError("nobody stands in for themselves")
    client = hold(session, Client, client_id)
    if client is None:
        return None
    standing = facts(client)
    if was is not None and was != standing.mark and standing != wanted:
        raise Overtaken(client)
    for name, value in asdict(wanted).items():
        setattr(client, name, value.strip() if isinstance(value, str) else value)
    client.called = client.called or client.name
    session.flush()
    return client


def here(today: date) -> sa.ColumnElement[bool]:
    """Who lives here or is about to."""
    return sa.or_(Client.left_on.is_(None), Client.left_on > today)


def listed(
    session: Session,
    today: date,
    scope: Scope,
    member: Staff,
    *,
    ward: str = "",
    gone: bool = False,
    limit: int = 60,
    offset: int = 0,
) -> tuple[list[Client], int]:
    """A page of people by name, with contact person and stand-in, and how many there are.

    `ward` narrows it to one; `gone` is for those who no longer live here.
    """
    wanted = [scopes.clients(scope, member), ~here(today) if gone else here(today)]
    if ward:
        wanted.append(Client.ward == ward)
    total = session.scalar(sa.select(sa.func.count()).select_from(Client).where(*wanted)) or 0
    found = session.scalars(
        sa.select(Client)
        .where(*wanted)
        .order_by(Client.name, Client.id)
        .limit(limit)
        .offset(offset)
        .options(selectinload(Client.contact_person), selectinload(Client.stand_in))
    )
    return list(found), total


def wards(session: Session, today: date, member: Staff | None = None) -> list[str]:
    """The wards where people live, by name; only of people within reach of `member`, when given."""
    whose = rights.clients(member) if member else sa.true()
    return list(
        session.scalars(
            sa.select(Client.ward)
            .where(Client.ward != "", here(today), whose)
            .distinct()
            .order_by(Client.ward)
        )
    )


def settling_in(session: Session, today: date, scope: Scope, member: Staff) -> list[Client]:
    """Who came to live here within the last week, the newest first."""
    return list(
        session.scalars(
            sa.select(Client)
            .where(
                scopes.clients(scope, member),
                here(today),
                Client.moves_on <= today,
                Client.moves_on > today - SETTLING_IN,
            )
            .order_by(Client.moves_on.desc(), Client.name)
        )
    )


def without_contact_person(session: Session, today: date, scope: Scope, member: Staff) -> int:
    """How many people have no contact person; one who left the house is none."""
    working = sa.select(Staff.id).where(Staff.active.is_(True))
    nobody = sa.or_(Client.contact_person_id.is_(None), Client.contact_person_id.not_in(working))
    return (
        session.scalar(
            sa.select(sa.func.count())
            .select_from(Client)
            .where(scopes.clients(scope, member), here(today), nobody)
        )
        or 0
    )


def everyone(session: Session) -> list[Client]:
    """All clients by name, with their contact person."""
    return list(
        session.scalars(sa.select(Client).order_by(Client.name).options(selectinload(Client.contact_person)))
    )
