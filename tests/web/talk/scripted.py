"""A stand-in for the service that holds talks, so that the page can be brought into every state at will."""

from __future__ import annotations

import asyncio
import uuid
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from records.talks import TalkClosed
from web.talk.service import LONGEST, BadMessage, TooBusy, UnknownToken
from web.talk.view import Answer, Line, Progress, TalkView
from web.talk.written import Noted, Written

TOKEN = "a-token-for-the-page"
CONSENT = [
    {"title": "Ja, dat is goed", "payload": "/affirm"},
    {"title": "Nee, liever niet", "payload": "/deny"},
    {"title": "Wie leest dit?", "payload": "/privacy"},
]
WELCOME = "Dag mevrouw Vroemen. Ik ben een computer, geen mens. Ik luister graag naar wat u belangrijk vindt."
ASK_CONSENT = "Wat u vertelt, bewaar ik voor uw vaste contactpersoon van Huis De Linde. Vindt u dat goed?"
WAITING = "Ik heb uw bericht bewaard. Het antwoord komt zodra ik er weer ben."


def said(sender: str, text: str, buttons: list[dict[str, str]] | None = None) -> Line:
    """A line of a talk, with an id of its own."""
    return Line(str(uuid.uuid4()), sender, text, buttons or [], datetime.now(UTC))


def noted(own_words: str, understood: str | None = None) -> Written:
    """Something that was written down, with an id of its own."""
    say_back = understood or f"U zei: ‘{own_words}’."
    moment = datetime.now(UTC)
    return Written(str(uuid.uuid4()), "wish", own_words, say_back, understood, ["food_drink"], "", moment)


@dataclass
class ScriptedTalks:
    """One talk. What it answers next stands in `script`: lists of (text, buttons), one list a message."""

    script: list[list[tuple[str, list[dict[str, str]]]]] = field(default_factory=list)
    state: str = "open"
    delay: float = 0.0  # seconds an answer takes
    busy: bool = False
    broken: bool = False  # as if the database was away
    away: bool = False  # as if Rasa was away
    farewell: bool = False  # the next answer closes the talk
    progress: Progress | None = None
    shared: bool = False
    embedded: bool = False
    left: bool = False  # the shared tablet was left
    stays: int = 0  # how often someone was still there
    written: list[Written] = field(default_factory=list)
    consent: str = "given"
    notice: str = ""  # what must be read at once after a change
    lines: list[Line] = field(default_factory=list)
    received: list[tuple[uuid.UUID, str]] = field(default_factory=list)  # every call, repeated ones too
    instead_of: list[uuid.UUID] = field(default_factory=list)
    looks: int = 0
    _answers: dict[uuid.UUID, Answer] = field(default_factory=dict)
    _waiting: list[tuple[uuid.UUID, Line]] = field(default_factory=list)

    def __post_init__(self) -> None:
        if not self.lines:
            self.lines = [said("assistant", WELCOME), said("assistant", ASK_CONSENT, CONSENT)]

    async def keep_delivering(self) -> None:
        """Nothing waits by itself here."""

    async def open(self, token: str) -> TalkView:
        self._find(token)
        self.looks += 1
        lines = list(self.lines)
        if self._waiting:
            lines.append(self._meanwhile(self._waiting[-1][1]))
        return TalkView(
            uuid.uuid4(),
            self._state(),
            "mevrouw Vroemen",
            lines,
            self.progress,
            shared=self.shared,
            embedded=self.embedded,
        )

    async def noted(self, token: str) -> Noted:
        self._find(token)
        wishes = list(self.written)
        return Noted(
            "mevrouw Vroemen", self.consent, wishes, False, shared=self.shared, embedded=self.embedded
        )

    async def change_noted(self, token: str, wish_id: uuid.UUID, own_words: str) -> tuple[Written, str]:
        self._find(token)
        if not own_words.strip():
            raise BadMessage("U hebt nog niets geschreven.")
        self.written = [
            replace(wish, own_words=own_words, understood=None) if wish.id == str(wish_id) else wish
            for wish in self.written
        ]
        return next(wish for wish in self.written if wish.id == str(wish_id)), self.notice

    async def strike_noted(self, token: str, wish_id: uuid.UUID) -> None:
        self._find(token)
        self.written = [wish for wish in self.written if wish.id != str(wish_id)]

    async def forget_all(self, token: str) -> None:
        self._find(token)
        self.written, self.lines, self.consent, self.state = [], self.lines[:1], "withdrawn", "closed"

    async def stay(self, token: str) -> None:
        self._find(token)
        self.stays += 1

    async def leave(self, token: str) -> None:
        self.left = self.shared and token == TOKEN

    def _find(self, token: str) -> None:
        if token != TOKEN or self.left:
            raise UnknownToken(shared=token == TOKEN)

    async def say(
        self, token: str, message_id: uuid.UUID, text: str, instead_of: uuid.UUID | None = None
    ) -> Answer:
        self._find(token)
        self.received.append((message_id, text))
        if self.broken:
            raise RuntimeError("scripted")
        if self.busy:
            raise TooBusy
        if message_id in self._answers:
            return self._answers[message_id]
        if self.state == "closed":
            raise TalkClosed
        if not text.strip():
            raise BadMessage("U hebt nog niets geschreven.")
        if len(text) > LONGEST:
            raise BadMessage("Dit bericht is te lang. Schrijf het in stukken van hooguit 4000 tekens.")
        if instead_of is not None:
            self.instead_of.append(instead_of)
            self.lines = [
                replace(line, replaceable=False, replaced=True) if line.id == str(instead_of) else line
                for line in self.lines
            ]
        titles = {b["payload"]: b["title"] for line in self.lines for b in line.buttons}
        own = replace(said("person", titles.get(text, text)), replaceable=text not in titles)
        self.lines.append(own)
        if self.away:
            self._waiting.append((message_id, own))
            return Answer([self._meanwhile(own)], "waiting")
        self._answer(message_id)
        await asyncio.sleep(self.delay)
        return self._answers[message_id]

    def come_back(self) -> None:
        """Rasa is back: what waits is answered."""
        self.away = False
        while self._waiting:
            self._answer(self._waiting.pop(0)[0])

    def _answer(self, message_id: uuid.UUID) -> None:
        answers = self.script.pop(0) if self.script else [("Ik luister. Vertelt u maar.", [])]
        replies = [said("assistant", text, buttons) for text, buttons in answers]
        self.lines.extend(replies)
        if self.farewell:
            self.state = "closed"
        self._answers[message_id] = Answer(replies, self._state(), self.progress)

    def _state(self) -> str:
        return "waiting" if self._waiting else self.state

    @staticmethod
    def _meanwhile(own: Line) -> Line:
        return Line(f"waiting-{own.id}", "assistant", WAITING, [], own.at)
