"""People who say what they like, for tests of what may be shared."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from records import database
from records.models import (
    Client,
    Consent,
    Conversation,
    ConversationKind,
    MayKnow,
    Message,
    Role,
    Sender,
    Speaker,
    Staff,
    Wish,
    WishKind,
)

TODAY = date(2026, 11, 22)
CARDS = "ik kaart graag"


class Telling:
    """A house in which people say things; every step is a unit of work of its own."""

    def __init__(self, url: str) -> None:
        self.url = url

    def member(self, name: str, role: Role = Role.CONTACT_PERSON, ward: str = "") -> Staff:
        """A colleague. Can't log in."""
        with database.session(self.url) as work:
            member = Staff(
                name=name, email=f"{name}@huis.example".lower(), password_hash="-", role=role, ward=ward
            )
            work.add(member)
        return member

    def client(self, name: str, ward: str = "De Beuk", contact: Staff | None = None) -> Client:
        """Somebody who lives here."""
        with database.session(self.url) as work:
            client = Client(
                name=name, called=name, ward=ward, contact_person_id=contact.id if contact else None
            )
            work.add(client)
        return client

    def says(
        self,
        client: Client,
        words: str = CARDS,
        *,
        may_know: MayKnow | None = MayKnow.TEAM,
        kind: WishKind = WishKind.INTEREST,
        themes: tuple[str, ...] = ("pleasant_day",),
        consent: Consent = Consent.GIVEN,
        speaker: Speaker = Speaker.CLIENT,
        **of_wish: Any,
    ) -> Wish:
        """A talk in which this is said."""
        with database.session(self.url) as work:
            talk = Conversation(
                id=uuid.uuid4(),
                client_id=client.id,
                kind=ConversationKind.INTAKE,
                speaker=speaker,
                consent=consent,
                may_know=may_know,
            )
            message = Message(
                id=uuid.uuid4(), conversation_id=talk.id, place=0, sender=Sender.PERSON, text=words
            )
            wish = Wish(
                conversation_id=talk.id,
                client_id=client.id,
                message_id=message.id,
                start=0,
                speaker=speaker,
                kind=kind,
                own_words=words,
                say_back="",
                themes=list(themes),
                **of_wish,
            )
            for row in (talk, message, wish):
                work.add(row)
                work.flush()
        return wish

    def change(self, table: type[Any], key: uuid.UUID, /, **values: Any) -> None:
        """Set fields of a row."""
        with database.session(self.url) as work:
            row = work.get_one(table, key)
            for name, value in values.items():
                setattr(row, name, value)
