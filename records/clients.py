"""Clients and the people close to them."""

from __future__ import annotations

import uuid

import sqlalchemy as sa
from sqlalchemy.orm import Session, selectinload

from records.models import Client, Relative


def create(
    session: Session,
    *,
    name: str,
    called: str = "",
    room: str = "",
    ward: str = "",
    contact_person_id: uuid.UUID | None = None,
) -> Client:
    """A new client. `called` is how this person likes to be addressed; the full name when empty.

    Raises ValueError when the name is empty.
    """
    if not name.strip():
        raise ValueError("a client needs a name")
    client = Client(
        name=name.strip(),
        called=called.strip() or name.strip(),
        room=room.strip(),
        ward=ward.strip(),
        contact_person_id=contact_person_id,
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


def get(session: Session, client_id: uuid.UUID) -> Client | None:
    """The client with this id, with relatives and contact person."""
    return session.scalar(
        sa.select(Client)
        .where(Client.id == client_id)
        .options(selectinload(Client.relatives), selectinload(Client.contact_person))
    )


def everyone(session: Session) -> list[Client]:
    """All clients by name, with their contact person."""
    return list(
        session.scalars(sa.select(Client).order_by(Client.name).options(selectinload(Client.contact_person)))
    )
