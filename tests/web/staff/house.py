"""A browser without a screen, and a small house with things said in it."""

from __future__ import annotations

import asyncio
import html
import re
import uuid
from typing import Any, TypeVar

import httpx
import sqlalchemy as sa
from fastapi import FastAPI

from records import clients, database, signals, staff, talks, wishes
from records.models import (
    Client,
    Consent,
    Conversation,
    ConversationKind,
    Message,
    Relative,
    Role,
    Sender,
    Signal,
    SignalKind,
    Speaker,
    Staff,
    Wish,
    WishKind,
)

Thing = TypeVar("Thing")
PASSWORD = "een zin die niemand raadt"


class Browser:
    """Sends requests straight to the application and keeps its cookies. Follows no redirect by itself."""

    def __init__(self, app: FastAPI, address: str = "192.0.2.10") -> None:
        self.app = app
        self.address = address
        self.cookies = httpx.Cookies()
        self.page = ""  # the last page that was read

    def _request(self, method: str, path: str, **more: Any) -> httpx.Response:
        async def go() -> httpx.Response:
            transport = httpx.ASGITransport(self.app, client=(self.address, 40000))
            async with httpx.AsyncClient(
                transport=transport, base_url="http://huis.example", cookies=self.cookies
            ) as client:
                response = await client.request(method, path, **more)
                self.cookies = client.cookies
                return response

        return asyncio.run(go())

    def get(self, path: str, **headers: str) -> httpx.Response:
        """Read a page."""
        response = self._request("GET", path, headers=headers)
        self.page = response.text
        return response

    @property
    def token(self) -> str:
        """The token in the forms of the last page."""
        found = re.search(r'name="csrf" value="([0-9a-f]{64})"', self.page)
        assert found, "the page has no form with a token"
        return found[1]

    def post(
        self, path: str, fields: dict[str, str] | None = None, *, token: str | None = None, **headers: str
    ) -> httpx.Response:
        """Send a form with the token of the last page, or with another one."""
        data = {**(fields or {}), "csrf": self.token if token is None else token}
        return self._request("POST", path, data=data, headers=headers)

    def bare_post(self, path: str, fields: dict[str, str] | None = None) -> httpx.Response:
        """Send a form without a token."""
        return self._request("POST", path, data=fields or {})

    def log_in(self, email: str, password: str = PASSWORD, next_page: str = "") -> httpx.Response:
        """Go to the log-in page and fill it in."""
        self.get("/staff/inloggen")
        return self.post("/staff/inloggen", {"email": email, "password": password, "next": next_page})


def text(page: httpx.Response) -> str:
    """What a page says, without its markup."""
    body = page.text.partition("<body")[2] or page.text
    words = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())
    return re.sub(r" (?=[,.])", "", words)


class House:
    """What stands in the database of a test; every step is a unit of work of its own."""

    def __init__(self, url: str) -> None:
        self.url = url

    def colleague(
        self, name: str = "Anja de Wit", email: str = "anja@huis.example", role: Role = Role.CONTACT_PERSON
    ) -> Staff:
        """Someone with an account."""
        with database.session(self.url) as work:
            return staff.create(work, name=name, email=email, password=PASSWORD, role=role)

    def client(
        self,
        name: str = "Johanna Vroemen",
        called: str = "mevrouw Vroemen",
        contact: Staff | None = None,
        *,
        of_nobody: bool = False,
    ) -> Client:
        """Someone who lives here. Without `contact` the first carer of the house is the contact person."""
        with database.session(self.url) as work:
            if contact is None and not of_nobody:
                contact = work.scalar(
                    sa.select(Staff)
                    .where(Staff.role == Role.CONTACT_PERSON)
                    .order_by(Staff.created_at)
                    .limit(1)
                )
            return clients.create(
                work,
                name=name,
                called=called,
                room="12",
                ward="De Beuk",
                contact_person_id=contact.id if contact else None,
            )

    def relative(self, client: Client, name: str = "Marjan Vroemen", relation: str = "dochter") -> Relative:
        """Someone close to a client."""
        with database.session(self.url) as work:
            return clients.add_relative(work, client, name=name, relation=relation)

    def talk(
        self,
        client: Client | None = None,
        relative: Relative | None = None,
        kind: ConversationKind = ConversationKind.INTAKE,
        consent: Consent = Consent.GIVEN,
    ) -> Conversation:
        """A talk in which the assistant said good day."""
        with database.session(self.url) as work:
            talk, _ = talks.create(
                work,
                kind=kind,
                speaker=Speaker.RELATIVE if relative else Speaker.CLIENT,
                client_id=client.id if client else None,
                relative_id=relative.id if relative else None,
            )
            opening, _ = talks.receive(
                work, talk.id, client_message_id=uuid.uuid4(), text="/begin", sender=Sender.SYSTEM
            )
            talks.store_replies(work, opening, [talks.Reply("Dag. Ik ben een computer.")])
            if consent is not Consent.ASKED:
                talks.set_consent(work, talk.id, consent)
            return talk

    def says(self, talk: Conversation, words: str, reply: str = "Ik luister.") -> Message:
        """The person says something and the assistant answers."""
        with database.session(self.url) as work:
            message, _ = talks.receive(work, talk.id, client_message_id=uuid.uuid4(), text=words)
            talks.store_replies(work, message, [talks.Reply(reply)])
            return message

    def wish(
        self,
        talk: Conversation,
        own_words: str,
        *,
        kind: WishKind = WishKind.WISH,
        say_back: str = "U wilt graag naar de markt.",
        themes: tuple[str, ...] = ("pleasant_day",),
    ) -> Wish:
        """The person says something that matters, and it is kept."""
        message = self.says(talk, own_words)
        with database.session(self.url) as work:
            return wishes.store(
                work,
                conversation_id=talk.id,
                message_id=message.id,
                start=0,
                own_words=own_words,
                kind=kind,
                say_back=say_back,
                themes=list(themes),
            )

    def signal(self, talk: Conversation, words: str, kind: SignalKind = SignalKind.FALL) -> Signal:
        """The person says something that needs a human."""
        message = self.says(talk, words)
        with database.session(self.url) as work:
            return signals.store(work, message_id=message.id, kind=kind, why="test")

    def read(self, kind: type[Thing], key: uuid.UUID) -> Thing:
        """A thing as it stands in the database now."""
        with database.session(self.url) as work:
            return work.get_one(kind, key)
