"""A small invented care home, so that a first start has something to show. Nobody in it exists."""

from __future__ import annotations

import secrets

import sqlalchemy as sa

from records import clients, staff, talks
from records.database import session
from records.models import Client, ConversationKind, Role, Speaker

PEOPLE = (
    # name, called, room, ward, relatives (name, relation)
    ("Johanna Vroemen", "mevrouw Vroemen", "12", "De Beuk", (("Marjan Vroemen", "dochter"),)),
    ("Sjef Habets", "Sjef", "14", "De Beuk", (("Wil Habets", "zus"),)),
    ("Truus en Harm Kuipers", "Truus en Harm", "21", "De Eik", ()),
    ("Rukmini Soekhlal", "mevrouw Soekhlal", "23", "De Eik", (("Anil Soekhlal", "zoon"),)),
)


def fill(url: str, public_url: str = "http://127.0.0.1:8080") -> list[str]:
    """Bring the invented home into an empty database.

    Gives the lines to show once: the accounts with the passwords made just now, and a first invitation.
    Gives nothing, and changes nothing, when there is a client already.
    """
    with session(url) as work:
        if work.scalar(sa.select(sa.func.count()).select_from(Client)):
            return []
        lines = []
        accounts = {}
        for name, email, role in (
            ("Anja de Wit", "anja@huis.example", Role.CONTACT_PERSON),
            ("Beheer", "beheer@huis.example", Role.ADMINISTRATOR),
        ):
            password = secrets.token_urlsafe(12)
            accounts[email] = staff.create(work, name=name, email=email, password=password, role=role)
            lines.append(f"Log in as {email} with the password {password}")
        contact = accounts["anja@huis.example"]
        first: Client | None = None
        for name, called, room, ward, relatives in PEOPLE:
            client = clients.create(
                work, name=name, called=called, room=room, ward=ward, contact_person_id=contact.id
            )
            for relative, relation in relatives:
                clients.add_relative(work, client, name=relative, relation=relation)
            if first is None:
                first = client
                _, token = talks.create(
                    work,
                    kind=ConversationKind.INTAKE,
                    speaker=Speaker.CLIENT,
                    client_id=client.id,
                    made_by=contact,
                )
                lines.append(f"A first talk, for {client.called}: {public_url}/t/{token}")
    return lines
