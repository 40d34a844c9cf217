"""The real service on a real database, with a Rasa that the test plays."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from records import clients, database, forgetting, talks
from records.models import (
    Consent,
    Conversation,
    ConversationKind,
    ConversationState,
    Message,
    Speaker,
    Wish,
)
from web.talk.rasa import Rasa, RasaUnavailable
from web.talk.service import TalkService
from web.talk.view import Answer, TalkView

Do = Callable[[uuid.UUID, uuid.UUID], None]  # what the actions do in the database: talk, message


class PlayedRasa(Rasa):
    """Answers everything with "Gehoord." and remembers what was asked of it."""

    def __init__(self) -> None:
        super().__init__("http://127.0.0.1:9", "secret")
        self.turns: list[dict[str, Any]] = []
        self.scrubbed: list[uuid.UUID] = []
        self.forgotten: list[uuid.UUID] = []
        self.away: set[str] = set()  # names of what does not work now
        self.actions: dict[str, Do] = {}  # by the text of the message
        self.replies: dict[str, list[talks.Reply]] = {}
        self.questions: int | None = 3
        self.gate: asyncio.Event | None = None

    def _works(self, name: str) -> None:
        if name in self.away:
            raise RasaUnavailable("played")

    async def hand_over(self, **given: Any) -> list[talks.Reply]:
        if self.gate is not None:
            await self.gate.wait()
        self._works("hand_over")
        known = given["message_id"] in [turn["message_id"] for turn in self.turns]
        self.turns.append(given)
        act = self.actions.get(given["text"])
        if act and not known:
            act(given["conversation_id"], given["message_id"])
        return self.replies.get(given["text"], [talks.Reply("Gehoord.")])

    async def scrub(self, conversation_id: uuid.UUID) -> None:
        self._works("scrub")
        self.scrubbed.append(conversation_id)

    async def forget(self, conversation_id: uuid.UUID) -> None:
        self._works("forget")
        self.forgotten.append(conversation_id)

    async def asked(self, conversation_id: uuid.UUID) -> int | None:
        self._works("asked")
        return self.questions

    def texts(self) -> list[str]:
        """What was handed over."""
        return [turn["text"] for turn in self.turns]


@dataclass
class Playing:
    """One talk with its service."""

    url: str
    rasa: PlayedRasa = field(default_factory=PlayedRasa)
    kind: ConversationKind = ConversationKind.INTAKE
    speaker: Speaker = Speaker.CLIENT
    id: uuid.UUID = field(init=False)
    token: str = field(init=False)

    def __post_init__(self) -> None:
        with database.session(self.url) as work:
            client = clients.create(work, name="Johanna Vroemen", called="mevrouw Vroemen")
            wil = clients.add_relative(work, client, name="Wil Habets", relation="zus")
            work.flush()
            relative = self.speaker is Speaker.RELATIVE
            talk, self.token = talks.create(
                work,
                kind=self.kind,
                speaker=self.speaker,
                client_id=client.id,
                relative_id=wil.id if relative else None,
            )
            self.id = talk.id
        self.service = TalkService(self.url, self.rasa)
        self.rasa.actions |= {
            "ja": self.consents(Consent.GIVEN),
            "nee": self.consents(Consent.REFUSED),
            "bewaar toch maar niets": self.consents(Consent.WITHDRAWN),
            "straks verder": self.becomes(ConversationState.PAUSED),
            "stop": self.becomes(ConversationState.CLOSED),
            "haal dat weg": self.forgets,
        }

    # What the actions do.

    def consents(self, consent: Consent) -> Do:
        def do(talk: uuid.UUID, _message: uuid.UUID) -> None:
            with database.session(self.url) as work:
                talks.set_consent(work, talk, consent)

        return do

    def becomes(self, state: ConversationState) -> Do:
        def do(talk: uuid.UUID, _message: uuid.UUID) -> None:
            with database.session(self.url) as work:
                talks.set_state(work, talk, state)

        return do

    def forgets(self, talk: uuid.UUID, message: uuid.UUID) -> None:
        """What was told last goes; the request itself stays."""
        with database.session(self.url) as work:
            told = talks.told_before(work, talk, message)[0]
            forgetting.forget(work, talk, [told.id])

    # What the person does.

    def runs(self, *steps: Coroutine[Any, Any, Any]) -> list[Any]:
        """One after the other."""

        async def all_of_them() -> list[Any]:
            return [await step for step in steps]

        return asyncio.run(all_of_them())

    def opens(self) -> TalkView:
        found: TalkView = self.runs(self.service.open(self.token))[0]
        return found

    def says(self, text: str, message_id: uuid.UUID | None = None) -> Answer:
        found: Answer = self.runs(self.service.say(self.token, message_id or uuid.uuid4(), text))[0]
        return found

    def tidies(self) -> None:
        """What web does every minute."""
        self.runs(self.service.tidy())

    # What is there.

    def passes(self, time: timedelta) -> None:
        """All that was said was said so much earlier."""
        with database.session(self.url) as work:
            for message in work.scalars(sa.select(Message).where(Message.conversation_id == self.id)):
                message.created_at -= time

    def now(self) -> Conversation:
        with database.session(self.url) as work:
            return work.get_one(Conversation, self.id)

    def written(self) -> str:
        """Every text that the database holds of this talk."""
        with database.session(self.url) as work:
            tables = [table.__table__ for table in (Conversation, Message, Wish)]
            return "\n".join(str(tuple(row)) for table in tables for row in work.execute(sa.select(table)))
